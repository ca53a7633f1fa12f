package edgewise.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cards that lines keep clear of, in a coarse grid. Answers do not depend on the order in
/// which cards were added, so that a grid that was changed step by step answers like a new one.
final class Obstacles {
  private static final int[] NONE = {};

  private final Map<Long, int[]> cells;

  Obstacles() {
    cells = new HashMap<>();
  }

  /// A copy that can be changed; cells are shared until they are.
  Obstacles(Obstacles other) {
    cells = new HashMap<>(other.cells);
  }

  void add(int index, Box box) {
    for (int cy = Cells.cell(box.y()); cy <= Cells.cell(box.bottom()); cy++) {
      for (int cx = Cells.cell(box.x()); cx <= Cells.cell(box.right()); cx++) {
        int[] old = cells.getOrDefault(Cells.key(cx, cy), NONE);
        int[] now = Arrays.copyOf(old, old.length + 1);
        now[old.length] = index;
        cells.put(Cells.key(cx, cy), now);
      }
    }
  }

  void remove(int index, Box box) {
    for (int cy = Cells.cell(box.y()); cy <= Cells.cell(box.bottom()); cy++) {
      for (int cx = Cells.cell(box.x()); cx <= Cells.cell(box.right()); cx++) {
        int[] old = cells.getOrDefault(Cells.key(cx, cy), NONE);
        cells.put(Cells.key(cx, cy), Arrays.stream(old).filter(i -> i != index).toArray());
      }
    }
  }

  /// Of the cards that overlap a rectangle the topmost one, of those the leftmost; null when there
  /// is none.
  ///
  /// @param boxes places by index
  /// @param a one that does not count, `b` another
  Box hit(Box[] boxes, double left, double top, double right, double bottom, int a, int b) {
    Box found = null;
    int lastX = Cells.cell(right);
    int lastY = Cells.cell(bottom);
    for (int cy = Cells.cell(top); cy <= lastY; cy++) {
      for (int cx = Cells.cell(left); cx <= lastX; cx++) {
        for (int index : cells.getOrDefault(Cells.key(cx, cy), NONE)) {
          if (index == a || index == b) {
            continue;
          }
          Box box = boxes[index];
          if (box.x() < right
              && left < box.right()
              && box.y() < bottom
              && top < box.bottom()
              && (found == null || isBefore(box, found))) {
            found = box;
          }
        }
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The topmost first, of those the leftmost.
  static int order(Box one, Box other) {
    return isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0;
  }

  private static boolean isBefore(Box one, Box other) {
    if (one.y() != other.y()) {
      return one.y() < other.y();
    }
    if (one.x() != other.x()) {
      return one.x() < other.x();
    }
    return one.bottom() > other.bottom()
        || one.bottom() == other.bottom() && one.right() > other.right();
  }

  /// All cards that overlap a rectangle, none twice, or null when there are more than the limit.
  List<Box> all(Box[] boxes, Box area, int limit) {
    List<Integer> seen = new ArrayList<>();
    for (int cy = Cells.cell(area.y()); cy <= Cells.cell(area.bottom()); cy++) {
      for (int cx = Cells.cell(area.x()); cx <= Cells.cell(area.right()); cx++) {
        for (int index : cells.getOrDefault(Cells.key(cx, cy), NONE)) {
          if (boxes[index].overlaps(area) && !seen.contains(index)) {
            if (seen.size() == limit) {
              return null;
            }
            seen.add(index);
          }
        }
      }
    }
    return seen.stream().map(i -> boxes[i]).toList();
  }
}
