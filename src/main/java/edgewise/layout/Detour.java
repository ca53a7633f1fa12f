package edgewise.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/// The shortest way with right angles around a handful of cards, for lines that no simple shape
/// fits. It runs along the edges of the cards at a small distance; a corner costs like a stretch.
final class Detour {
  private static final double ASIDE = 8;
  private static final double CLEAR = 4;
  private static final double CORNER = 40;

  private final double[] xs;
  private final double[] ys;
  private final List<Box> cards;

  /// A place on the grid, how it was reached, and what that cost.
  private record Place(int state, double cost, int order) {}

  private Detour(double[] xs, double[] ys, List<Box> cards) {
    this.xs = xs;
    this.ys = ys;
    this.cards = cards;
  }

  /// The corner points from one point to another, both included, or null when there is no way
  /// inside the area. The first and the last stretch are horizontal if that costs no more.
  static double[] find(List<Box> cards, Box area, double x1, double y1, double x2, double y2) {
    TreeSet<Double> xs = new TreeSet<>(List.of(x1, x2));
    TreeSet<Double> ys = new TreeSet<>(List.of(y1, y2));
    for (Box card : cards) {
      xs.add(Math.rint(card.x() - ASIDE));
      xs.add(Math.rint(card.right() + ASIDE));
      ys.add(Math.rint(card.y() - ASIDE));
      ys.add(Math.rint(card.bottom() + ASIDE));
    }
    xs.removeIf(x -> x < area.x() || x > area.right());
    ys.removeIf(y -> y < area.y() || y > area.bottom());
    return new Detour(array(xs), array(ys), cards).run(x1, y1, x2, y2);
  }

  private static double[] array(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double[] run(double x1, double y1, double x2, double y2) {
    int from = place(x1, y1);
    int to = place(x2, y2);
    if (from < 0 || to < 0) {
      return null;
    }
    int places = xs.length * ys.length;
    double[] cost = new double[2 * places];
    int[] before = new int[2 * places];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    Arrays.fill(before, -1);
    PriorityQueue<Place> open =
        new PriorityQueue<>(
            (p, q) ->
                p.cost != q.cost
                    ? Double.compare(p.cost, q.cost)
                    : Integer.compare(p.order, q.order));
    int order = 0;
    cost[2 * from] = 0;
    open.add(new Place(2 * from, 0, order++));
    int end = -1;
    while (!open.isEmpty() && end < 0) {
      Place at = open.poll();
      if (at.cost > cost[at.state]) {
        continue;
      }
      int place = at.state / 2;
      if (place == to) {
        end = at.state;
        continue;
      }
      int i = place % xs.length;
      int j = place / xs.length;
      for (int d = 0; d < 4; d++) {
        int ni = i + (d == 0 ? 1 : d == 1 ? -1 : 0);
        int nj = j + (d == 2 ? 1 : d == 3 ? -1 : 0);
        if (ni < 0 || nj < 0 || ni == xs.length || nj == ys.length || isBlocked(i, j, ni, nj)) {
          continue;
        }
        int turned = d < 2 ? 0 : 1;
        int next = 2 * (nj * xs.length + ni) + turned;
        double now =
            at.cost
                + Math.abs(xs[ni] - xs[i])
                + Math.abs(ys[nj] - ys[j])
                + (turned == at.state % 2 ? 0 : CORNER);
        if (nj * xs.length + ni == to && turned == 1) {
          now += CORNER;
        }
        if (now < cost[next]) {
          cost[next] = now;
          before[next] = at.state;
          open.add(new Place(next, now, order++));
        }
      }
    }
    return end < 0 ? null : back(before, end);
  }

  private double[] back(int[] before, int end) {
    List<Double> points = new ArrayList<>();
    for (int state = end; state >= 0; state = before[state]) {
      points.addFirst(ys[state / 2 / xs.length]);
      points.addFirst(xs[state / 2 % xs.length]);
    }
    return points.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private int place(double x, double y) {
    int i = Arrays.binarySearch(xs, x);
    int j = Arrays.binarySearch(ys, y);
    return i < 0 || j < 0 ? -1 : j * xs.length + i;
  }

  private boolean isBlocked(int i, int j, int ni, int nj) {
    double left = Math.min(xs[i], xs[ni]) - CLEAR;
    double right = Math.max(xs[i], xs[ni]) + CLEAR;
    double top = Math.min(ys[j], ys[nj]) - CLEAR;
    double bottom = Math.max(ys[j], ys[nj]) + CLEAR;
    for (Box card : cards) {
      if (card.x() < right && left < card.right() && card.y() < bottom && top < card.bottom()) {
        return true;
      }
    }
    return false;
  }
}
