package edgewise.catalogue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The published topics that facts and properties refer to. Source: `topics.csv`.
public final class Topics {
  private static final Topics STANDARD = new Topics();
  private static final String LIBRARY = "https://technet.microsoft.com/en-us/library/";

  private final Map<String, String> titles = new LinkedHashMap<>();

  private Topics() {
    Csv.rows("topics.csv").forEach(row -> titles.put(row.get("id"), row.get("title")));
  }

  /// The topics of the product.
  public static Topics standard() {
    return STANDARD;
  }

  /// The title of a topic.
  public Optional<String> title(String topic) {
    return Optional.ofNullable(titles.get(topic));
  }

  /// Where a topic was published; empty for what is outside the published topics.
  public Optional<String> link(String topic) {
    return titles.containsKey(topic) && !topic.equals("ext")
        ? Optional.of(LIBRARY + topic.toLowerCase(Locale.ROOT) + ".aspx")
        : Optional.empty();
  }
}
