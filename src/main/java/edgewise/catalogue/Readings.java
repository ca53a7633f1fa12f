package edgewise.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where published sources contradict each other or leave something open, and what Edgewise takes.
/// Source: `decisions.csv`.
public final class Readings {
  private static final List<Reading> ALL = read();

  private Readings() {}

  /// One such place. What Edgewise takes is the text `decision.ID`.
  ///
  /// @param facts ids of the catalogue rows it is about; empty when it is about none
  public record Reading(String id, String subject, Set<String> facts) {}

  private static List<Reading> read() {
    List<Reading> all = new ArrayList<>();
    for (Map<String, String> row : Csv.rows("decisions.csv")) {
      all.add(
          new Reading(row.get("id"), row.get("subject"), Set.copyOf(Csv.parts(row.get("rows")))));
    }
    return List.copyOf(all);
  }

  /// Those that are about one of the facts, in their order.
  public static List<Reading> about(Set<String> facts) {
    return ALL.stream().filter(r -> r.facts().stream().anyMatch(facts::contains)).toList();
  }
}
