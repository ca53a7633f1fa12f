package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.text.Message;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Brings an edge or the middle of elements and notes in line: with that of a locked one when there
/// is one, else with that of the area they cover together. Sites carry what stands in them.
///
/// @param shown where the window draws elements that nobody has placed
public record Align(Set<ElementId> ids, Edge edge, Layout shown) implements Command {
  /// What is brought in line.
  public enum Edge {
    /// Left edges.
    LEFT,
    /// Middles, one below the other.
    CENTER,
    /// Right edges.
    RIGHT,
    /// Upper edges.
    TOP,
    /// Middles, beside each other.
    MIDDLE,
    /// Lower edges.
    BOTTOM;

    private boolean isAcross() {
      return this == LEFT || this == CENTER || this == RIGHT;
    }

    private double share() {
      return switch (this) {
        case LEFT, TOP -> 0;
        case CENTER, MIDDLE -> 0.5;
        case RIGHT, BOTTOM -> 1;
      };
    }
  }

  public Align {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Message.of("step.align." + edge.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Document on(Document before) {
    List<Pieces.Piece> pieces = Pieces.of(before, ids, shown);
    if (pieces.size() < 2) {
      return before;
    }
    double at =
        pieces.stream()
            .filter(Pieces.Piece::locked)
            .findFirst()
            .map(this::at)
            .orElseGet(() -> middle(pieces));
    Map<ElementId, Pieces.Shift> shifts = new HashMap<>();
    for (Pieces.Piece piece : pieces) {
      if (!piece.locked()) {
        double by = at - at(piece);
        shifts.put(piece.id(), edge.isAcross() ? new Pieces.Shift(by, 0) : new Pieces.Shift(0, by));
      }
    }
    return Pieces.move(before, shown, shifts);
  }

  private double at(Pieces.Piece piece) {
    return low(piece) + edge.share() * size(piece);
  }

  private double middle(List<Pieces.Piece> pieces) {
    double low = pieces.stream().mapToDouble(this::low).min().orElseThrow();
    double high = pieces.stream().mapToDouble(p -> low(p) + size(p)).max().orElseThrow();
    return low + edge.share() * (high - low);
  }

  private double low(Pieces.Piece piece) {
    return edge.isAcross() ? piece.x() : piece.y();
  }

  private double size(Pieces.Piece piece) {
    return edge.isAcross() ? piece.width() : piece.height();
  }
}
