package edgewise.work;

import edgewise.model.Cidr;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The firewall rows of a plan, found by what stands at their ends: the same rows that an [Answer]
/// has, found fast enough for every line in view.
///
/// Rows are made findable when they are first asked for, or by [#prepare] on another thread.
public final class Between {
  private final Optional<Design> design;
  private final List<FirewallRow> rows;
  private volatile Index found;

  private Between(Optional<Design> design, List<FirewallRow> rows) {
    this.design = design;
    this.rows = rows;
  }

  /// Rows by what they name, as positions in the plan.
  ///
  /// @param open rows both of whose ends may take in what they do not name, such as whole networks
  private record Index(
      Map<ElementId, List<Integer>> byElement,
      Map<Cidr, List<Integer>> byAddress,
      List<Integer> open) {}

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
    return new Between(Optional.empty(), List.of());
  }

  /// Of a plan.
  public static Between of(Plan plan) {
    return new Between(Optional.of(plan.design()), plan.firewall());
  }

  /// Of another plan; this one when the plan has the same rows.
  // A plan that did not change keeps its list.
  @SuppressWarnings("ReferenceEquality")
  public Between orOf(Plan plan) {
    return plan.firewall() == rows ? this : of(plan);
  }

  /// Whether rows are found at once.
  public boolean isReady() {
    return found != null;
  }

  /// Makes rows findable; in a large plan this takes longer than a frame.
  public void prepare() {
    index();
  }

  private Index index() {
    Index ready = found;
    return ready == null ? made() : ready;
  }

  private synchronized Index made() {
    if (found != null) {
      return found;
    }
    Index index = new Index(new HashMap<>(), new HashMap<>(), new ArrayList<>());
    for (int i = 0; i < rows.size(); i++) {
      FirewallRow row = rows.get(i);
      for (ElementId id : row.elements()) {
        index.byElement().computeIfAbsent(id, _ -> new ArrayList<>(4)).add(i);
      }
      List<Endpoint> ends = List.of(row.source(), row.destination());
      for (Endpoint end : ends) {
        for (Cidr part : parts(end)) {
          index.byAddress().computeIfAbsent(part, _ -> new ArrayList<>(4)).add(i);
        }
      }
      if (ends.stream().allMatch(Between::isOpen)) {
        index.open().add(i);
      }
    }
    found = index;
    return index;
  }

  private static List<Cidr> parts(Endpoint end) {
    List<Cidr> all = new ArrayList<>(end.addresses().parts());
    all.addAll(end.translated().parts());
    return all;
  }

  private static boolean isOpen(Endpoint end) {
    return Fitting.isOpen(end) || !parts(end).stream().allMatch(Cidr::isSingle);
  }

  /// The rows that an [Answer] has between two elements, back ones too, in its order. When there
  /// are none, the rows between other ends that name both elements among their reasons, in the
  /// order of the plan.
  public List<Found> rows(ElementId a, ElementId b) {
    if (design.isEmpty()) {
      return List.of();
    }
    Index index = index();
    Fitting from = new Fitting(design.get(), new End.Drawn(a));
    Fitting to = new Fitting(design.get(), new End.Drawn(b));
    BitSet asked = new BitSet(rows.size());
    index.open().forEach(asked::set);
    naming(index, a, from, asked);
    naming(index, b, to, asked);
    List<FirewallRow> candidates = asked.stream().mapToObj(rows::get).toList();
    List<Found> between = Answer.between(candidates, from, to, !a.equals(b));
    return between.isEmpty() ? beside(index, a, b) : between;
  }

  /// Adds the rows that name an end by itself or by an address. What has whole networks may lie at
  /// an end of any row.
  private void naming(Index index, ElementId id, Fitting end, BitSet asked) {
    index.byElement().getOrDefault(id, List.of()).forEach(asked::set);
    if (!end.own().stream().allMatch(Cidr::isSingle) || end.isSite()) {
      asked.set(0, rows.size());
      return;
    }
    for (Cidr part : end.own()) {
      index.byAddress().getOrDefault(part, List.of()).forEach(asked::set);
    }
  }

  private List<Found> beside(Index index, ElementId a, ElementId b) {
    return index.byElement().getOrDefault(a, List.of()).stream()
        .map(rows::get)
        .filter(r -> r.elements().contains(b))
        .map(r -> new Found(Direction.BESIDE, r))
        .toList();
  }
}
