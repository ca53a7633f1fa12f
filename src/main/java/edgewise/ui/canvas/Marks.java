package edgewise.ui.canvas;

import edgewise.model.ElementId;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What stands out on the drawing right now.
///
/// @param selected cards that are selected
/// @param marked cards that belong to the selected rows; when there are any, everything else steps
///   back
/// @param others selected frames and notes
/// @param line the selected line, or -1
/// @param hoverItem card under the pointer, or -1; likewise `hoverLine`
/// @param focused whether the drawing has the keyboard
record Marks(
    BitSet selected,
    BitSet marked,
    Set<ElementId> others,
    int line,
    int hoverItem,
    int hoverLine,
    boolean focused) {
  static final Marks NONE = new Marks(new BitSet(), new BitSet(), Set.of(), -1, -1, -1, false);

  /// The same with something else under the pointer.
  Marks hovering(int item, int over) {
    return new Marks(selected, marked, others, line, item, over, focused);
  }

  /// Cards that show handles for lines: the one under the pointer and the one selected alone.
  List<Integer> withPorts() {
    int alone = selected.cardinality() == 1 && others.isEmpty() ? selected.nextSetBit(0) : -1;
    return IntStream.of(hoverItem, alone).filter(i -> i >= 0).distinct().boxed().toList();
  }
}
