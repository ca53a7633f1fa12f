package edgewise.edit;

import edgewise.model.Bend;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.text.Message;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Moves elements and notes on the drawing. A site carries what stands in it; what is locked stays.
/// Hand-shaped lines between two elements that both move keep their shape.
///
/// @param dx to the right, in drawing units; `dy` downwards
/// @param shown where the window draws everything: elements nobody has placed stand there
/// @param gesture what steps of one gesture have in common, if it makes several
public record Move(Set<ElementId> ids, double dx, double dy, Layout shown, Optional<Object> gesture)
    implements Command {
  public Move {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Counted.label("step.move", ids);
  }

  @Override
  public Optional<Object> mergeKey() {
    return gesture;
  }

  @Override
  public Document on(Document before) {
    if (dx == 0 && dy == 0) {
      return before;
    }
    Set<ElementId> moving = moving(before, ids, shown);
    Document now = Drawn.edit(before, shown, moving, p -> p.at(p.x() + dx, p.y() + dy));
    Layout layout = now.layout();
    return now.withLayout(
        layout
            .withNotes(
                layout.notes().stream()
                    .map(n -> moving.contains(n.id()) ? n.at(n.x() + dx, n.y() + dy) : n)
                    .toList())
            .withLines(
                layout.lines().stream()
                    .map(l -> moving.contains(l.from()) && moving.contains(l.to()) ? shifted(l) : l)
                    .toList()));
  }

  /// What moves with these elements and notes: itself and what stands in the sites among them,
  /// without what is locked.
  public static Set<ElementId> moving(Document document, Set<ElementId> ids, Layout shown) {
    Set<ElementId> moving = new LinkedHashSet<>();
    Set<ElementId> locked = new HashSet<>();
    for (Placement p : Drawn.complete(document, shown)) {
      if (p.locked()) {
        locked.add(p.element());
      }
    }
    for (Element element : document.topology().elements()) {
      boolean carried =
          element.siteId().filter(s -> ids.contains(s) && !locked.contains(s)).isPresent();
      if ((ids.contains(element.id()) || carried) && !locked.contains(element.id())) {
        moving.add(element.id());
      }
    }
    document.layout().notes().stream()
        .filter(n -> ids.contains(n.id()) && !n.locked())
        .map(Note::id)
        .forEach(moving::add);
    return moving;
  }

  private LineShape shifted(LineShape line) {
    return new LineShape(
        line.link(),
        line.from(),
        line.to(),
        line.bends().stream().map(b -> new Bend(b.x() + dx, b.y() + dy)).toList(),
        line.label());
  }
}
