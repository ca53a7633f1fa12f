package edgewise.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How often the lines of a drawing cross: the measure by which one arrangement is better than
/// another.
public final class Crossings {
  private Crossings() {}

  private record Stretch(int line, double at, double from, double to) {}

  /// Places where a horizontal and a vertical stretch of different lines cross, ends not counted.
  ///
  /// @param lines corner points x, y, x, y … with right angles
  public static long count(List<double[]> lines) {
    List<Stretch> rows = new ArrayList<>();
    List<Stretch> columns = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      double[] p = lines.get(line);
      for (int i = 0; i + 3 < p.length; i += 2) {
        if (p[i] == p[i + 2]) {
          columns.add(
              new Stretch(line, p[i], Math.min(p[i + 1], p[i + 3]), Math.max(p[i + 1], p[i + 3])));
        } else {
          rows.add(new Stretch(line, p[i + 1], Math.min(p[i], p[i + 2]), Math.max(p[i], p[i + 2])));
        }
      }
    }
    rows.sort(Comparator.comparingDouble(Stretch::at));
    double[] heights = rows.stream().mapToDouble(Stretch::at).toArray();
    double[] lefts = rows.stream().mapToDouble(Stretch::from).toArray();
    double[] rights = rows.stream().mapToDouble(Stretch::to).toArray();
    long crossings = 0;
    for (Stretch column : columns) {
      int at = Arrays.binarySearch(heights, column.from);
      int i = at < 0 ? -at - 1 : at;
      for (; i < heights.length && heights[i] < column.to; i++) {
        if (lefts[i] < column.at
            && column.at < rights[i]
            && heights[i] > column.from
            && rows.get(i).line != column.line) {
          crossings++;
        }
      }
    }
    return crossings;
  }
}
