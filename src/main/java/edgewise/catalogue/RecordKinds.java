package edgewise.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All kinds of DNS record, in catalogue order. Source: `records.csv`; sentences under
/// `record.ID.note`.
public final class RecordKinds {
  private static final RecordKinds STANDARD = new RecordKinds();

  private final List<RecordKind> kinds = new ArrayList<>();

  private RecordKinds() {
    for (Map<String, String> row : Csv.rows("records.csv")) {
      kinds.add(
          new RecordKind(
              row.get("id"),
              kinds.size(),
              row.get("zone"),
              row.get("type"),
              row.get("name"),
              row.get("target"),
              row.get("port"),
              row.get("each"),
              row.get("when"),
              Kinds.releases(row.get("releases")),
              Csv.parts(row.get("decisions")),
              Csv.parts(row.get("topics"))));
    }
  }

  /// The record kinds of the product.
  public static RecordKinds standard() {
    return STANDARD;
  }

  /// All kinds, ordered.
  public List<RecordKind> all() {
    return kinds;
  }
}
