package edgewise.ui.canvas;

import edgewise.model.ElementId;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The firewall rows of a plan, found by the elements at their ends.
public final class Traffic {
  private final List<FirewallRow> rows;
  private volatile Map<ElementId, List<FirewallRow>> byElement;

  private Traffic(List<FirewallRow> rows) {
    this.rows = rows;
  }

  static Traffic none() {
    return new Traffic(List.of());
  }

  /// Of a plan.
  public static Traffic of(Plan plan) {
    return new Traffic(plan.firewall());
  }

  /// Of another plan; this one when the plan has the same rows.
  // A plan that did not change keeps its list.
  @SuppressWarnings("ReferenceEquality")
  Traffic orOf(Plan plan) {
    return plan.firewall() == rows ? this : of(plan);
  }

  /// Whether rows are found at once.
  boolean isReady() {
    return byElement != null;
  }

  /// Makes rows findable; in a large plan this takes longer than a frame.
  Map<ElementId, List<FirewallRow>> prepare() {
    Map<ElementId, List<FirewallRow>> ready = byElement;
    if (ready == null) {
      ready = new HashMap<>();
      for (FirewallRow row : rows) {
        for (ElementId id : row.elements()) {
          ready.computeIfAbsent(id, _ -> new ArrayList<>(4)).add(row);
        }
      }
      byElement = ready;
    }
    return ready;
  }

  /// The rows that name both elements, in the order of the plan.
  public List<FirewallRow> between(ElementId a, ElementId b) {
    List<FirewallRow> of = prepare().getOrDefault(a, List.of());
    List<FirewallRow> other = prepare().getOrDefault(b, List.of());
    boolean fewer = of.size() <= other.size();
    ElementId wanted = fewer ? b : a;
    return (fewer ? of : other).stream().filter(r -> r.elements().contains(wanted)).toList();
  }

  /// Protocols and ports between two elements in a few words, such as `TCP 443, 5061 · UDP 3478`;
  /// empty when no row runs between them.
  public String ports(ElementId a, ElementId b) {
    Map<String, Set<String>> found = new TreeMap<>();
    List<FirewallRow> named = between(a, b);
    List<FirewallRow> direct = named.stream().filter(r -> joins(r, a, b)).toList();
    for (FirewallRow row : direct.isEmpty() ? named : direct) {
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

  private static boolean joins(FirewallRow row, ElementId a, ElementId b) {
    List<ElementId> source = row.source().elements();
    List<ElementId> destination = row.destination().elements();
    return (source.contains(a) && destination.contains(b))
        || (source.contains(b) && destination.contains(a));
  }
}
