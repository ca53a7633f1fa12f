package edgewise.ui.canvas;

import edgewise.layout.Link;
import edgewise.model.ElementId;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.work.Between;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What lines say of the firewall rows between their ends.
public final class Traffic {
  private final Between rows;

  private Traffic(Between rows) {
    this.rows = rows;
  }

  static Traffic none() {
    return new Traffic(Between.none());
  }

  /// Of a plan.
  public static Traffic of(Plan plan) {
    return new Traffic(Between.of(plan));
  }

  /// Of another plan; this one when the plan has the same rows.
  // A plan that did not change keeps its list.
  @SuppressWarnings("ReferenceEquality")
  Traffic orOf(Plan plan) {
    Between now = rows.orOf(plan);
    return now == rows ? this : new Traffic(now);
  }

  /// The rows by their ends.
  Between rows() {
    return rows;
  }

  /// Protocols and ports between two elements in a few words, such as `TCP 443, 5061 · UDP 3478`;
  /// empty when no row runs between them.
  public String ports(ElementId a, ElementId b) {
    return words(rows.rows(a, b));
  }

  /// The same of all links together.
  String ports(List<Link> links) {
    return words(
        links.stream().flatMap(l -> rows.rows(l.from(), l.to()).stream()).distinct().toList());
  }

  private static String words(List<Between.Found> all) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Between.Found each : all) {
      FirewallRow row = each.row();
      row.ports()
          .ifPresent(
              ports ->
                  found
                      .computeIfAbsent(row.transport().toString(), _ -> new LinkedHashSet<>())
                      .add(ports.toString().replace('-', '–')));
    }
    return found.entrySet().stream()
        .map(e -> e.getKey() + " " + String.join(", ", e.getValue()))
        .collect(Collectors.joining(" · "));
  }
}
