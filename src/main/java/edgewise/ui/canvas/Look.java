package edgewise.ui.canvas;

import edgewise.model.ElementId;
import edgewise.ui.theme.Palette;
import java.util.BitSet;
import java.util.Set;

/// How the still drawing looks right now.
///
/// @param above cards that stand out while everything else steps back; null for all alike
/// @param strong whether lines between them stand out as well
/// @param gone cards that are left out with their lines, since they are on the move
/// @param goneOthers frames and notes that are left out
record Look(
    Palette palette,
    Overlay overlay,
    BitSet above,
    boolean strong,
    BitSet gone,
    Set<ElementId> goneOthers) {

  boolean hides(int card) {
    return gone.get(card);
  }

  boolean hides(ElementId other) {
    return goneOthers.contains(other);
  }

  boolean isSorting() {
    return above != null;
  }

  boolean isAbove(int card) {
    return above.get(card);
  }

  boolean isAbove(Drawing.Line line) {
    return above.get(line.from()) && above.get(line.to());
  }

  /// Moves the lines that are not left out to the front and returns how many they are.
  int without(Drawing d, int[] lines) {
    if (gone.isEmpty()) {
      return lines.length;
    }
    int kept = 0;
    for (int line : lines) {
      if (!gone.get(d.lines[line].from()) && !gone.get(d.lines[line].to())) {
        lines[kept++] = line;
      }
    }
    return kept;
  }
}
