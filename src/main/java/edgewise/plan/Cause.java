package edgewise.plan;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Words;
import edgewise.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Something that makes a row necessary: a feature, said by a text key, or an element such as a
/// partner.
///
/// @param key text key of a feature; empty for an element
/// @param element the element; empty for a feature
/// @param name name of the element as drawn; empty for a feature
public record Cause(String key, Optional<ElementId> element, String name) {
  /// A feature or need whose name is the text `cause.ID`.
  public static Cause feature(String id) {
    return new Cause("cause." + id, Optional.empty(), "");
  }

  private static final Map<Feature, Cause> FEATURES = features();

  private static Map<Feature, Cause> features() {
    Map<Feature, Cause> all = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      all.put(feature, feature(Words.of(feature)));
    }
    return all;
  }

  /// A feature of the organization.
  public static Cause of(Feature feature) {
    return FEATURES.get(feature);
  }

  /// An element that needs the row.
  public static Cause element(Element element) {
    return new Cause("", Optional.of(element.id()), element.name());
  }

  /// The cause in words.
  public String text(Texts texts) {
    return key.isEmpty() ? name : texts.say(key);
  }
}
