package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.text.Message;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the gaps between elements and notes equal. The first and the last stay, and so does what
/// is locked: gaps are then equal between two that stay. Sites carry what stands in them.
///
/// @param across gaps beside each other, or one below the other
/// @param shown where the window draws elements that nobody has placed
public record Distribute(Set<ElementId> ids, boolean across, Layout shown) implements Command {
  public Distribute {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Message.of(across ? "step.distribute.across" : "step.distribute.down");
  }

  @Override
  public Document on(Document before) {
    List<Pieces.Piece> pieces =
        Pieces.of(before, ids, shown).stream()
            .sorted(Comparator.comparingDouble(p -> low(p) + size(p) / 2))
            .toList();
    Map<ElementId, Pieces.Shift> shifts = new HashMap<>();
    int from = 0;
    for (int i = 1; i < pieces.size(); i++) {
      if (pieces.get(i).locked() || i == pieces.size() - 1) {
        distribute(pieces.subList(from, i + 1), shifts);
        from = i;
      }
    }
    return Pieces.move(before, shown, shifts);
  }

  private void distribute(List<Pieces.Piece> pieces, Map<ElementId, Pieces.Shift> shifts) {
    double start = low(pieces.getFirst()) + size(pieces.getFirst());
    double room = low(pieces.getLast()) - start;
    List<Pieces.Piece> between = pieces.subList(1, pieces.size() - 1);
    for (Pieces.Piece piece : between) {
      room -= size(piece);
    }
    double gap = room / (pieces.size() - 1);
    double at = start + gap;
    for (Pieces.Piece piece : between) {
      double by = at - low(piece);
      shifts.put(piece.id(), across ? new Pieces.Shift(by, 0) : new Pieces.Shift(0, by));
      at += size(piece) + gap;
    }
  }

  private double low(Pieces.Piece piece) {
    return across ? piece.x() : piece.y();
  }

  private double size(Pieces.Piece piece) {
    return across ? piece.width() : piece.height();
  }
}
