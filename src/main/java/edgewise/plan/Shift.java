package edgewise.plan;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What differs after an edit in which elements came or went. An element of another kind or at
/// another site counts as gone and come.
final class Shift {
  private final List<Design.Change> changes;
  private final List<Element> removed;
  private final List<Element> added;
  private final int[] origins;

  private Shift(
      List<Design.Change> changes, List<Element> removed, List<Element> added, int[] origins) {
    this.changes = changes;
    this.removed = removed;
    this.added = added;
    this.origins = origins;
  }

  List<Design.Change> changes() {
    return changes;
  }

  List<Element> removed() {
    return removed;
  }

  List<Element> added() {
    return added;
  }

  /// For each element of the topology after the edit its position before; -1 where it is new. Not
  /// copied: it is read once for each edit.
  int[] origins() {
    return origins;
  }

  /// The difference; null when elements stand in another order, or share an id.
  @SuppressWarnings("ReferenceEquality")
  static Shift between(Design design, Topology after) {
    List<Element> before = design.elements();
    if (!design.hasUniqueIds()) {
      return null;
    }
    List<Design.Change> changes = new ArrayList<>();
    List<Element> removed = new ArrayList<>();
    List<Element> added = new ArrayList<>();
    Set<ElementId> fresh = new HashSet<>();
    int[] origins = new int[after.elements().size()];
    int next = 0;
    for (int i = 0; i < origins.length; i++) {
      Element now = after.elements().get(i);
      if (next < before.size() && before.get(next) == now) {
        origins[i] = next++;
        continue;
      }
      int origin = design.position(now.id());
      if (origin < 0 || !isAlike(before.get(origin), now)) {
        if (!fresh.add(now.id())) {
          return null;
        }
        origins[i] = -1;
        added.add(now);
        continue;
      }
      if (origin < next) {
        return null;
      }
      removed.addAll(before.subList(next, origin));
      if (before.get(origin) != now) {
        changes.add(new Design.Change(i, before.get(origin), now));
      }
      origins[i] = origin;
      next = origin + 1;
    }
    removed.addAll(before.subList(next, before.size()));
    return new Shift(changes, removed, added, origins);
  }

  /// Whether two elements of one id have their rows at the same places.
  static boolean isAlike(Element a, Element b) {
    return a.kind().equals(b.kind())
        && a.siteId().equals(b.siteId())
        && a.getClass() == b.getClass();
  }

  /// The types of all that came or went.
  Set<Class<?>> types() {
    Set<Class<?>> types = new HashSet<>();
    removed.forEach(e -> types.add(e.getClass()));
    added.forEach(e -> types.add(e.getClass()));
    return types;
  }

  /// Ids of all that came or went.
  Set<ElementId> ids() {
    Set<ElementId> ids = new HashSet<>();
    removed.forEach(e -> ids.add(e.id()));
    added.forEach(e -> ids.add(e.id()));
    return ids;
  }
}
