package edgewise.ui.canvas;

import edgewise.layout.Box;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lines of cards that are on the move.
final class Moved {
  private Moved() {}

  /// New corner points of each line of which an end is moved, by its position. They take the
  /// shortest way with two corners, since they are routed when the cards rest; between cards that
  /// move alike they keep their shape.
  static Map<Integer, double[]> lines(Drawing d, Preview preview) {
    Map<Integer, double[]> found = new LinkedHashMap<>();
    preview
        .boxes()
        .keySet()
        .forEach(
            id -> {
              if (!d.isInside(id)) {
                d.find(id)
                    .ifPresent(
                        i -> {
                          for (int line : d.linesOf(i)) {
                            found.computeIfAbsent(line, l -> line(d, d.lines[l], preview));
                          }
                        });
              }
            });
    return found;
  }

  private static double[] line(Drawing d, Drawing.Line line, Preview preview) {
    Drawing.Item a = d.items[line.from()];
    Drawing.Item b = d.items[line.to()];
    Box from = preview.boxes().get(a.element().id());
    Box to = preview.boxes().get(b.element().id());
    if (from != null && to != null) {
      double dx = from.x() - a.box().x();
      double dy = from.y() - a.box().y();
      if (dx == to.x() - b.box().x() && dy == to.y() - b.box().y()) {
        double[] q = line.points().clone();
        for (int i = 0; i < q.length; i += 2) {
          q[i] += dx;
          q[i + 1] += dy;
        }
        return q;
      }
    }
    return between(from == null ? a.box() : from, to == null ? b.box() : to);
  }

  /// A line with two corners from the side of one box to the side of another.
  static double[] between(Box a, Box b) {
    double ya = a.y() + Math.min(24, a.height() / 2);
    double yb = b.y() + Math.min(24, b.height() / 2);
    if (b.x() >= a.right() || b.right() <= a.x()) {
      boolean right = b.x() >= a.right();
      double xa = right ? a.right() : a.x();
      double xb = right ? b.x() : b.right();
      double middle = (xa + xb) / 2;
      return new double[] {xa, ya, middle, ya, middle, yb, xb, yb};
    }
    boolean below = b.centerY() >= a.centerY();
    double fromY = below ? a.bottom() : a.y();
    double toY = below ? b.y() : b.bottom();
    double middle = (fromY + toY) / 2;
    return new double[] {
      a.centerX(), fromY, a.centerX(), middle, b.centerX(), middle, b.centerX(), toY
    };
  }
}
