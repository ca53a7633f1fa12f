package edgewise.ui.canvas;

import edgewise.model.ElementId;
import java.util.BitSet;
import java.util.Optional;

/// What stands out on the drawing right now.
///
/// @param selected cards that are selected
/// @param marked cards that belong to the selected rows; when there are any, everything else steps
///   back
/// @param frame the selected site
/// @param hoverItem card under the pointer, or -1; likewise `hoverLine`
/// @param focused whether the drawing has the keyboard
record Marks(
    BitSet selected,
    BitSet marked,
    Optional<ElementId> frame,
    int hoverItem,
    int hoverLine,
    boolean focused) {
  static final Marks NONE = new Marks(new BitSet(), new BitSet(), Optional.empty(), -1, -1, false);

  /// The same with something else under the pointer.
  Marks hovering(int item, int line) {
    return new Marks(selected, marked, frame, item, line, focused);
  }
}
