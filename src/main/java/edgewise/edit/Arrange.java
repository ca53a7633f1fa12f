package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Places elements as an automatic arrangement has them; what is locked stays. Hand-shaped lines
/// keep their shape where both ends move alike, and are routed again where they do not.
///
/// @param to the arrangement of elements and notes; what it does not place stays
/// @param gesture what an arrangement and a better one that follows have in common
public record Arrange(Message label, Layout to, Optional<Object> gesture) implements Command {
  /// Arranges the whole drawing.
  public static Arrange all(Layout to, Optional<Object> gesture) {
    return new Arrange(Message.of("step.arrange.all"), to, gesture);
  }

  /// Arranges some elements among themselves.
  public static Arrange selection(Set<ElementId> ids, Layout to, Optional<Object> gesture) {
    return new Arrange(Counted.label("step.arrange", ids), to, gesture);
  }

  @Override
  public Optional<Object> mergeKey() {
    return gesture;
  }

  @Override
  public Document on(Document before) {
    Map<ElementId, Placement> wanted = new HashMap<>();
    to.placements().forEach(p -> wanted.put(p.element(), p));
    Map<ElementId, Pieces.Shift> moves = new HashMap<>();
    Set<ElementId> placed = new HashSet<>();
    List<Placement> now = new ArrayList<>();
    for (Placement p : before.layout().placements()) {
      Placement other = wanted.get(p.element());
      Placement kept =
          other == null || p.locked()
              ? p
              : p.at(other.x(), other.y()).sized(other.width(), other.height());
      now.add(kept);
      placed.add(p.element());
      moves.put(p.element(), new Pieces.Shift(kept.x() - p.x(), kept.y() - p.y()));
    }
    for (Element element : before.topology().elements()) {
      Placement other = wanted.get(element.id());
      if (other != null && placed.add(element.id())) {
        now.add(other);
      }
    }
    Map<ElementId, Note> notes = new HashMap<>();
    to.notes().forEach(n -> notes.put(n.id(), n));
    Layout layout = before.layout();
    return before.withLayout(
        layout
            .withPlacements(now)
            .withNotes(
                layout.notes().stream()
                    .map(
                        n -> {
                          Note other = n.locked() ? null : notes.get(n.id());
                          return other == null ? n : n.at(other.x(), other.y());
                        })
                    .toList())
            .withLines(
                layout.lines().stream()
                    .map(l -> reshaped(l, moves.get(l.from()), moves.get(l.to())))
                    .flatMap(Optional::stream)
                    .toList()));
  }

  private static Optional<LineShape> reshaped(LineShape line, Pieces.Shift from, Pieces.Shift to) {
    if (from != null && Objects.equals(from, to)) {
      return Optional.of(from.isNone() ? line : Pieces.shifted(line, from));
    }
    return line.label()
        .map(l -> new LineShape(line.link(), line.from(), line.to(), List.of(), Optional.of(l)));
  }
}
