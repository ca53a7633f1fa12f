package edgewise.catalogue;

import edgewise.model.Release;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sizes, counts and dates that a design is held against, by release. Source: `limits.csv`.
public final class Limits {
  private static final Limits STANDARD = new Limits();

  private final Map<String, Limit> limits = new LinkedHashMap<>();

  private Limits() {
    for (Map<String, String> row : Csv.rows("limits.csv")) {
      Map<Release, String> values = new EnumMap<>(Release.class);
      values.put(Release.V2013, row.get("2013"));
      values.put(Release.V2015, row.get("2015"));
      values.put(Release.V2019, row.get("2019"));
      values.put(Release.SE, row.get("SE"));
      limits.put(
          row.get("item"),
          new Limit(row.get("item"), values, row.get("unit"), Csv.parts(row.get("topics"))));
    }
  }

  /// A limit.
  ///
  /// @param values one for each release
  /// @param unit what is counted; `date` for an ISO date
  /// @param topics published topics; `ext` marks a source outside them
  public record Limit(String item, Map<Release, String> values, String unit, List<String> topics) {}

  /// The limits of the product.
  public static Limits standard() {
    return STANDARD;
  }

  /// All limits, in file order.
  public Collection<Limit> all() {
    return limits.values();
  }

  /// The number for a release; throws when there is no such item or it is no number.
  public int number(String item, Release release) {
    return Integer.parseInt(limit(item).values().get(release));
  }

  /// The date for a release; throws when there is no such item or it is no date.
  public LocalDate date(String item, Release release) {
    return LocalDate.parse(limit(item).values().get(release));
  }

  private Limit limit(String item) {
    Limit limit = limits.get(item);
    if (limit == null) {
      throw new IllegalArgumentException("no limit " + item);
    }
    return limit;
  }
}
