package edgewise.edit;

import edgewise.model.Bend;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What aligning and arranging move: elements and notes as rectangles.
final class Pieces {
  private Pieces() {}

  /// A selected element or note as it is drawn.
  record Piece(ElementId id, double x, double y, double width, double height, boolean locked) {}

  /// How far something moves.
  record Shift(double dx, double dy) {
    boolean isNone() {
      return dx == 0 && dy == 0;
    }
  }

  /// The selected elements, in document order, and notes. What stands in a selected site goes with
  /// the site and is no piece of its own.
  static List<Piece> of(Document document, Set<ElementId> ids, Layout shown) {
    Map<ElementId, Placement> drawn = new HashMap<>();
    Drawn.complete(document, shown).forEach(p -> drawn.put(p.element(), p));
    List<Piece> pieces = new ArrayList<>();
    for (Element element : document.topology().elements()) {
      Placement p = drawn.get(element.id());
      if (p != null
          && ids.contains(element.id())
          && element.siteId().filter(ids::contains).isEmpty()) {
        pieces.add(new Piece(p.element(), p.x(), p.y(), p.width(), p.height(), p.locked()));
      }
    }
    for (Note n : document.layout().notes()) {
      if (ids.contains(n.id())) {
        pieces.add(new Piece(n.id(), n.x(), n.y(), n.width(), n.height(), n.locked()));
      }
    }
    return pieces;
  }

  /// The document with pieces moved, the document itself when none moves. Sites carry what stands
  /// in them, but for what is locked; hand-shaped lines between two ends that move alike keep their
  /// shape.
  static Document move(Document before, Layout shown, Map<ElementId, Shift> by) {
    if (by.values().stream().allMatch(Shift::isNone)) {
      return before;
    }
    Map<ElementId, Shift> moves = new HashMap<>(by);
    Set<ElementId> locked = new HashSet<>();
    for (Placement p : Drawn.complete(before, shown)) {
      if (p.locked()) {
        locked.add(p.element());
      }
    }
    for (Element element : before.topology().elements()) {
      element.siteId().map(by::get).ifPresent(s -> moves.putIfAbsent(element.id(), s));
    }
    moves.keySet().removeAll(locked);
    Document now =
        Drawn.edit(
            before,
            shown,
            moves.keySet(),
            p -> p.at(p.x() + moves.get(p.element()).dx, p.y() + moves.get(p.element()).dy));
    Layout layout = now.layout();
    return now.withLayout(
        layout
            .withNotes(
                layout.notes().stream()
                    .map(
                        n -> {
                          Shift s = n.locked() ? null : moves.get(n.id());
                          return s == null ? n : n.at(n.x() + s.dx, n.y() + s.dy);
                        })
                    .toList())
            .withLines(layout.lines().stream().map(l -> shifted(l, moves)).toList()));
  }

  private static LineShape shifted(LineShape line, Map<ElementId, Shift> moves) {
    Shift shift = moves.get(line.from());
    return shift == null || !shift.equals(moves.get(line.to())) ? line : shifted(line, shift);
  }

  /// A hand-shaped line somewhere else.
  static LineShape shifted(LineShape line, Shift by) {
    return new LineShape(
        line.link(),
        line.from(),
        line.to(),
        line.bends().stream().map(b -> new Bend(b.x() + by.dx, b.y() + by.dy)).toList(),
        line.label());
  }
}
