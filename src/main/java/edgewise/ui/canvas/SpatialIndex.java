package edgewise.ui.canvas;

import edgewise.layout.Box;
import java.util.Arrays;

/// A grid over the drawing that tells which cards and lines lie in a rectangle. Used from one
/// thread, since a query fills the result arrays.
final class SpatialIndex {
  private static final double CELL = 480;
  private static final int MOST_CELLS = 400_000;

  private final double cell;
  private final double left;
  private final double top;
  private final int columns;
  private final int rows;
  private final int[][] itemCells;
  private final int[][] lineCells;
  private final int[] itemStamp;
  private final int[] lineStamp;
  private int stamp;

  /// Result of the last query: positions of the cards, in drawing order within a cell.
  final int[] foundItems;

  /// Result of the last query: positions of the lines.
  final int[] foundLines;

  /// Number of cards found.
  int itemCount;

  /// Number of lines found.
  int lineCount;

  SpatialIndex(Drawing.Item[] items, Drawing.Line[] lines, Box bounds) {
    left = bounds.x();
    top = bounds.y();
    double fit = Math.sqrt(bounds.width() * bounds.height() / MOST_CELLS);
    cell = Math.max(CELL, fit);
    columns = (int) (bounds.width() / cell) + 1;
    rows = (int) (bounds.height() / cell) + 1;
    int[] counts = new int[columns * rows];
    for (Drawing.Item item : items) {
      cells(item.box(), c -> counts[c]++);
    }
    itemCells = allocate(counts);
    for (int i = 0; i < items.length; i++) {
      int at = i;
      cells(items[i].box(), c -> itemCells[c][itemCells[c].length - counts[c]--] = at);
    }
    int[] lineCounts = new int[columns * rows];
    for (Drawing.Line line : lines) {
      segments(line.points(), c -> lineCounts[c]++);
    }
    lineCells = allocate(lineCounts);
    for (int i = 0; i < lines.length; i++) {
      int at = i;
      segments(lines[i].points(), c -> lineCells[c][lineCells[c].length - lineCounts[c]--] = at);
    }
    itemStamp = new int[items.length];
    lineStamp = new int[lines.length];
    foundItems = new int[items.length];
    foundLines = new int[lines.length];
  }

  private SpatialIndex(SpatialIndex before, int[][] itemCells, int[][] lineCells) {
    cell = before.cell;
    left = before.left;
    top = before.top;
    columns = before.columns;
    rows = before.rows;
    this.itemCells = itemCells;
    this.lineCells = lineCells;
    itemStamp = new int[before.itemStamp.length];
    lineStamp = new int[before.lineStamp.length];
    foundItems = new int[itemStamp.length];
    foundLines = new int[lineStamp.length];
  }

  /// The same index after some cards and lines have changed; none may have come or gone.
  SpatialIndex mended(
      Drawing.Item[] oldItems,
      Drawing.Item[] items,
      Iterable<Integer> changedItems,
      Drawing.Line[] oldLines,
      Drawing.Line[] lines,
      Iterable<Integer> changedLines) {
    int[][] newItems = itemCells.clone();
    for (int i : changedItems) {
      cells(oldItems[i].box(), c -> newItems[c] = without(newItems[c], i));
      cells(items[i].box(), c -> newItems[c] = with(newItems[c], i));
    }
    int[][] newLines = lineCells.clone();
    for (int i : changedLines) {
      segments(oldLines[i].points(), c -> newLines[c] = without(newLines[c], i));
      segments(lines[i].points(), c -> newLines[c] = with(newLines[c], i));
    }
    return new SpatialIndex(this, newItems, newLines);
  }

  private static int[] without(int[] all, int one) {
    return Arrays.stream(all).filter(i -> i != one).toArray();
  }

  private static int[] with(int[] all, int one) {
    int[] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = one;
    return more;
  }

  private static int[][] allocate(int[] counts) {
    int[][] cells = new int[counts.length][];
    int[] none = new int[0];
    for (int i = 0; i < counts.length; i++) {
      cells[i] = counts[i] == 0 ? none : new int[counts[i]];
    }
    return cells;
  }

  private interface Visitor {
    void at(int cell);
  }

  private void cells(Box box, Visitor visitor) {
    cells(box.x(), box.y(), box.right(), box.bottom(), visitor);
  }

  private void cells(double x1, double y1, double x2, double y2, Visitor visitor) {
    for (int y = row(y1); y <= row(y2); y++) {
      for (int x = column(x1); x <= column(x2); x++) {
        visitor.at(y * columns + x);
      }
    }
  }

  private void segments(double[] p, Visitor visitor) {
    for (int i = 0; i + 3 < p.length; i += 2) {
      cells(
          Math.min(p[i], p[i + 2]),
          Math.min(p[i + 1], p[i + 3]),
          Math.max(p[i], p[i + 2]),
          Math.max(p[i + 1], p[i + 3]),
          visitor);
    }
  }

  private int column(double x) {
    return Math.clamp((int) ((x - left) / cell), 0, columns - 1);
  }

  private int row(double y) {
    return Math.clamp((int) ((y - top) / cell), 0, rows - 1);
  }

  /// Finds everything near a rectangle.
  void query(double x1, double y1, double x2, double y2) {
    query(x1, y1, x2, y2, true);
  }

  /// Finds the cards near a rectangle, and the lines too where they matter.
  void query(double x1, double y1, double x2, double y2, boolean lines) {
    itemCount = 0;
    lineCount = 0;
    stamp++;
    int lastColumn = column(x2);
    int lastRow = row(y2);
    if (column(x1) == 0 && row(y1) == 0 && lastColumn == columns - 1 && lastRow == rows - 1) {
      all(lines);
      return;
    }
    for (int y = row(y1); y <= lastRow; y++) {
      for (int x = column(x1); x <= lastColumn; x++) {
        int c = y * columns + x;
        for (int i : itemCells[c]) {
          if (itemStamp[i] != stamp) {
            itemStamp[i] = stamp;
            foundItems[itemCount++] = i;
          }
        }
        if (!lines) {
          continue;
        }
        for (int i : lineCells[c]) {
          if (lineStamp[i] != stamp) {
            lineStamp[i] = stamp;
            foundLines[lineCount++] = i;
          }
        }
      }
    }
    // Lines are sorted by kind; in order, one colour follows the other instead of changing at every
    // line.
    Arrays.sort(foundLines, 0, lineCount);
  }

  private void all(boolean lines) {
    itemCount = foundItems.length;
    lineCount = lines ? foundLines.length : 0;
    for (int i = 0; i < itemCount; i++) {
      foundItems[i] = i;
    }
    for (int i = 0; i < lineCount; i++) {
      foundLines[i] = i;
    }
  }

  int lineAt(Drawing.Line[] lines, double x, double y, double distance) {
    if (lines.length == 0) {
      return -1;
    }
    query(x - distance, y - distance, x + distance, y + distance);
    int best = -1;
    double nearest = distance;
    for (int k = 0; k < lineCount; k++) {
      double[] p = lines[foundLines[k]].points();
      for (int i = 0; i + 3 < p.length; i += 2) {
        double dx =
            Math.max(0, Math.max(Math.min(p[i], p[i + 2]) - x, x - Math.max(p[i], p[i + 2])));
        double dy =
            Math.max(
                0, Math.max(Math.min(p[i + 1], p[i + 3]) - y, y - Math.max(p[i + 1], p[i + 3])));
        double d = Math.hypot(dx, dy);
        if (d < nearest) {
          nearest = d;
          best = foundLines[k];
        }
      }
    }
    return best;
  }
}
