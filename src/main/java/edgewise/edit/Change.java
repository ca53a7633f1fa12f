package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What differs between two documents, told by the identity of what they share.
///
/// @param added ids of elements and notes that are new; likewise `removed`
/// @param changed ids of elements whose content differs
/// @param moved ids of elements and notes that are drawn elsewhere or in another way
/// @param organization whether what holds for the whole design differs
/// @param lines whether shapes of lines differ
/// @param decisions whether decisions differ
public record Change(
    Set<ElementId> added,
    Set<ElementId> changed,
    Set<ElementId> removed,
    Set<ElementId> moved,
    boolean organization,
    boolean lines,
    boolean decisions) {
  /// The difference between two documents; linear in the number of elements that do not stand at
  /// the same place in both.
  // Identity tells what an edit left alone; equality by value would cost more than the edit.
  @SuppressWarnings("ReferenceEquality")
  public static Change between(Document before, Document after) {
    Set<ElementId> added = new LinkedHashSet<>();
    Set<ElementId> changed = new LinkedHashSet<>();
    Set<ElementId> removed = new LinkedHashSet<>();
    Set<ElementId> moved = new LinkedHashSet<>();
    if (before.topology() != after.topology()) {
      compare(
          before.topology().elements(),
          after.topology().elements(),
          Element::id,
          added,
          changed,
          removed);
    }
    Layout was = before.layout();
    Layout is = after.layout();
    if (was != is) {
      compare(was.placements(), is.placements(), Placement::element, moved, moved, moved);
      compare(was.notes(), is.notes(), Note::id, added, moved, removed);
      moved.removeAll(removed);
    }
    return new Change(
        added,
        changed,
        removed,
        moved,
        before.topology().organization() != after.topology().organization(),
        was.lines() != is.lines(),
        before.decisions() != after.decisions());
  }

  /// Whether what the design means differs.
  public boolean isTopology() {
    return organization || !added.isEmpty() || !changed.isEmpty() || !removed.isEmpty();
  }

  /// Whether nothing differs.
  public boolean isEmpty() {
    return !isTopology() && moved.isEmpty() && !lines && !decisions;
  }

  @SuppressWarnings("ReferenceEquality")
  private static <T> void compare(
      List<T> before,
      List<T> after,
      Function<T, ElementId> id,
      Set<ElementId> added,
      Set<ElementId> changed,
      Set<ElementId> removed) {
    if (before == after) {
      return;
    }
    Map<ElementId, T> olds = new HashMap<>();
    int same = 0;
    int most = Math.min(before.size(), after.size());
    while (same < most && before.get(same) == after.get(same)) {
      same++;
    }
    int tail = 0;
    while (tail < most - same
        && before.get(before.size() - 1 - tail) == after.get(after.size() - 1 - tail)) {
      tail++;
    }
    for (T old : before.subList(same, before.size() - tail)) {
      olds.put(id.apply(old), old);
    }
    for (T now : after.subList(same, after.size() - tail)) {
      T old = olds.remove(id.apply(now));
      if (old == null) {
        added.add(id.apply(now));
      } else if (old != now && !old.equals(now)) {
        changed.add(id.apply(now));
      }
    }
    removed.addAll(olds.keySet());
  }
}
