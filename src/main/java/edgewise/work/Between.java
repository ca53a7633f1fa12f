package edgewise.work;

import edgewise.model.ElementId;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The firewall rows of a plan, found by what stands at their ends: “from A to B, which ports?”.
///
/// Rows are made findable when they are first asked for, or by [#prepare] on another thread.
public final class Between {
  private final List<FirewallRow> rows;
  private volatile Map<ElementId, List<FirewallRow>> byElement;

  private Between(List<FirewallRow> rows) {
    this.rows = rows;
  }

  /// How a row runs between two ends.
  public enum Direction {
    /// From the first to the second.
    THERE,
    /// From the second to the first.
    BACK,
    /// Between other ends, for the sake of both.
    BESIDE
  }

  /// A row that concerns both ends.
  public record Found(Direction direction, FirewallRow row) {}

  /// Of no rows.
  public static Between none() {
    return new Between(List.of());
  }

  /// Of a plan.
  public static Between of(Plan plan) {
    return new Between(plan.firewall());
  }

  /// Of another plan; this one when the plan has the same rows.
  // A plan that did not change keeps its list.
  @SuppressWarnings("ReferenceEquality")
  public Between orOf(Plan plan) {
    return plan.firewall() == rows ? this : of(plan);
  }

  /// Whether rows are found at once.
  public boolean isReady() {
    return byElement != null;
  }

  /// Makes rows findable; in a large plan this takes longer than a frame.
  public void prepare() {
    index();
  }

  private Map<ElementId, List<FirewallRow>> index() {
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

  /// The rows that name both elements at an end or among their reasons, in the order of the plan. A
  /// row that runs both ways stands there once for each. A row for whole networks is not one of a
  /// machine in them.
  public List<Found> rows(ElementId a, ElementId b) {
    List<FirewallRow> of = index().getOrDefault(a, List.of());
    List<FirewallRow> other = index().getOrDefault(b, List.of());
    boolean fewer = of.size() <= other.size();
    ElementId wanted = fewer ? b : a;
    return (fewer ? of : other)
        .stream().filter(r -> r.elements().contains(wanted)).flatMap(r -> found(r, a, b)).toList();
  }

  private static Stream<Found> found(FirewallRow row, ElementId a, ElementId b) {
    boolean there = runs(row, a, b);
    boolean back = !a.equals(b) && runs(row, b, a);
    if (!there && !back) {
      return Stream.of(new Found(Direction.BESIDE, row));
    }
    return Stream.concat(
        there ? Stream.of(new Found(Direction.THERE, row)) : Stream.empty(),
        back ? Stream.of(new Found(Direction.BACK, row)) : Stream.empty());
  }

  private static boolean runs(FirewallRow row, ElementId from, ElementId to) {
    return row.source().elements().contains(from) && row.destination().elements().contains(to);
  }
}
