package edgewise.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// All design checks, in catalogue order. Source: `checks.csv`; sentences under
/// `finding.ID.message` and `finding.ID.remedy`.
public final class CheckRows {
  private static final CheckRows STANDARD = new CheckRows();

  private final Map<String, CheckRow> rows = new LinkedHashMap<>();

  private CheckRows() {
    for (Map<String, String> row : Csv.rows("checks.csv")) {
      rows.put(
          row.get("id"),
          new CheckRow(
              row.get("id"),
              row.get("severity"),
              row.get("severity_2019"),
              Kinds.releases(row.get("releases")),
              row.get("applies_to"),
              Csv.parts(row.get("topics"))));
    }
  }

  /// The checks of the product.
  public static CheckRows standard() {
    return STANDARD;
  }

  /// All rows, ordered.
  public Collection<CheckRow> all() {
    return rows.values();
  }

  /// The row with this id; throws when there is none.
  public CheckRow row(String id) {
    CheckRow row = rows.get(id);
    if (row == null) {
      throw new IllegalArgumentException("no check " + id);
    }
    return row;
  }
}
