package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Placements as they are drawn. Elements that nobody has placed stand where the window shows them:
/// the first edit of a layout writes all of them down, so that moving one leaves the others where
/// they are.
final class Drawn {
  private Drawn() {}

  /// The document with some placements changed; the document itself when none changes.
  ///
  /// @param shown where the window draws elements that the document does not place
  static Document edit(
      Document before, Layout shown, Set<ElementId> ids, UnaryOperator<Placement> to) {
    List<Placement> all = complete(before, shown);
    List<Placement> now = new ArrayList<>(all);
    boolean changed = false;
    for (int i = 0; i < now.size(); i++) {
      Placement p = now.get(i);
      if (ids.contains(p.element())) {
        now.set(i, to.apply(p));
        changed |= !now.get(i).equals(p);
      }
    }
    return changed ? before.withLayout(before.layout().withPlacements(now)) : before;
  }

  /// The placements of a document, and behind them those that only the window knows.
  @SuppressWarnings("ReferenceEquality")
  static List<Placement> complete(Document document, Layout shown) {
    if (shown == document.layout()) {
      return shown.placements();
    }
    Map<ElementId, Placement> drawn = new HashMap<>();
    shown.placements().forEach(p -> drawn.put(p.element(), p));
    Set<ElementId> placed = new HashSet<>();
    document.layout().placements().forEach(p -> placed.add(p.element()));
    List<Placement> all = new ArrayList<>(document.layout().placements());
    for (Element element : document.topology().elements()) {
      Placement p = drawn.get(element.id());
      if (p != null && placed.add(element.id())) {
        all.add(p);
      }
    }
    return all;
  }
}
