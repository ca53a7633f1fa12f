package edgewise.catalogue;

import edgewise.model.Release;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Until when each server release is supported. Source: `support.csv`; all but the first date are
/// from outside the documentation.
public final class Support {
  private static final Map<Release, LocalDate> ENDS = new EnumMap<>(Release.class);

  static {
    for (Map<String, String> row : Csv.rows("support.csv")) {
      LocalDate end = LocalDate.parse(row.get("ends"));
      Kinds.releases(row.get("release")).forEach(r -> ENDS.put(r, end));
    }
  }

  private Support() {}

  /// The last day of support for a release.
  public static Optional<LocalDate> end(Release release) {
    return Optional.ofNullable(ENDS.get(release));
  }
}
