package edgewise.layout;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The cards that lines keep clear of, by flat rows over the whole drawing: for many lines that
/// reach far. Answers like [Obstacles].
final class Rows {
  private static final double HEIGHT = 64;
  private static final int[] NONE = {};

  private final Box[] boxes;
  private final int first;
  private final int[][] rows;

  /// @param open those that lines may cross
  Rows(Box[] boxes, boolean[] open) {
    this.boxes = boxes;
    int[] closed =
        IntStream.range(0, boxes.length)
            .filter(i -> !open[i])
            .boxed()
            .sorted((one, other) -> Obstacles.order(boxes[one], boxes[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    first = closed.length == 0 ? 0 : row(boxes[closed[0]].y());
    int last = Arrays.stream(closed).map(i -> row(boxes[i].bottom())).max().orElse(first - 1);
    int[] sizes = new int[last - first + 1];
    for (int i : closed) {
      for (int r = row(boxes[i].y()); r <= row(boxes[i].bottom()); r++) {
        sizes[r - first]++;
      }
    }
    rows = new int[sizes.length][];
    Arrays.setAll(rows, r -> new int[sizes[r]]);
    Arrays.fill(sizes, 0);
    for (int i : closed) {
      for (int r = row(boxes[i].y()); r <= row(boxes[i].bottom()); r++) {
        rows[r - first][sizes[r - first]++] = i;
      }
    }
  }

  /// Of the cards that overlap a rectangle the topmost one, of those the leftmost; null when there
  /// is none.
  ///
  /// @param a one that does not count, `b` another
  Box hit(double left, double top, double right, double bottom, int a, int b) {
    for (int r = row(top); r <= row(bottom); r++) {
      for (int index : r < first || r - first >= rows.length ? NONE : rows[r - first]) {
        Box box = boxes[index];
        if (box.y() >= bottom) {
          break;
        }
        if (top < box.bottom()
            && box.x() < right
            && left < box.right()
            && index != a
            && index != b) {
          return box;
        }
      }
    }
    return null;
  }

  private static int row(double y) {
    return (int) Math.floor(y / HEIGHT);
  }
}
