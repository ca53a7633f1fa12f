package edgewise.sim.load;

import edgewise.model.ElementId;
import edgewise.model.Words;
import edgewise.text.Message;
import java.util.function.Function;

/// The numbers of load results in words.
public final class LoadWords {
  private static final String UPLINK = "uplink.";
  private static final String INTERNET = "internet.";

  private LoadWords() {}

  /// A part of a result, such as `servers`.
  public static Message section(String section) {
    return Message.of("load.section." + section);
  }

  /// What a number measures, unit included.
  public static Message metric(String section, String metric) {
    return Message.of((section.equals("warnings") ? "load.limit." : "load.metric.") + metric);
  }

  /// What a number is about.
  ///
  /// @param name names of elements, by id
  public static Message element(String section, String element, Function<ElementId, String> name) {
    return switch (section) {
      case "run", "media" -> Message.of("load.section.run");
      case "traffic" -> word(Activity.class, element).label();
      case "drops" -> word(DropReason.class, element).label();
      default -> element(ElementId.of(element), name);
    };
  }

  /// The name of an element, or of a link of a site.
  public static Message element(ElementId id, Function<ElementId, String> name) {
    String text = id.value();
    if (text.startsWith(UPLINK)) {
      return Message.of("load.link.uplink", name.apply(site(text, UPLINK)));
    }
    if (text.startsWith(INTERNET)) {
      return Message.of("load.link.internet", name.apply(site(text, INTERNET)));
    }
    return Message.of("load.element", name.apply(id));
  }

  private static ElementId site(String link, String prefix) {
    return ElementId.of(link.substring(prefix.length()));
  }

  private static <T> T word(Class<T> type, String word) {
    return type.cast(Words.parse(type, word).orElseThrow());
  }
}
