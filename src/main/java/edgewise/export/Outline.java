package edgewise.export;

import edgewise.layout.Box;

/// Path data of common shapes.
final class Outline {
  private static final double CIRCLE = 0.5522847498;

  private Outline() {}

  static String at(double x, double y) {
    return Picture.number(x) + " " + Picture.number(y);
  }

  static String line(double x1, double y1, double x2, double y2) {
    return "M " + at(x1, y1) + " L " + at(x2, y2);
  }

  /// A closed outline through points x, y, x, y …
  static String polygon(double... points) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      out.append(i == 0 ? "M " : " L ").append(at(points[i], points[i + 1]));
    }
    return out.append(" Z").toString();
  }

  static String disc(double x, double y, double r) {
    String radius = Picture.number(r);
    String half = " A " + radius + " " + radius + " 0 0 1 ";
    return "M " + at(x - r, y) + half + at(x + r, y) + half + at(x - r, y) + " Z";
  }

  /// A rectangle with round corners.
  static String round(Box b, double radius) {
    double r = Math.min(radius, Math.min(b.width(), b.height()) / 2);
    double k = r * (1 - CIRCLE);
    return "M "
        + at(b.x() + r, b.y())
        + " L "
        + at(b.right() - r, b.y())
        + curve(b.right() - k, b.y(), b.right(), b.y() + k, b.right(), b.y() + r)
        + " L "
        + at(b.right(), b.bottom() - r)
        + curve(b.right(), b.bottom() - k, b.right() - k, b.bottom(), b.right() - r, b.bottom())
        + " L "
        + at(b.x() + r, b.bottom())
        + curve(b.x() + k, b.bottom(), b.x(), b.bottom() - k, b.x(), b.bottom() - r)
        + " L "
        + at(b.x(), b.y() + r)
        + curve(b.x(), b.y() + k, b.x() + k, b.y(), b.x() + r, b.y())
        + " Z";
  }

  private static String curve(double x1, double y1, double x2, double y2, double x, double y) {
    return " C " + at(x1, y1) + " " + at(x2, y2) + " " + at(x, y);
  }

  /// A line through corner points x, y, x, y … with round corners.
  static String rounded(double[] q, double radius) {
    StringBuilder out = new StringBuilder("M ").append(at(q[0], q[1]));
    int last = q.length - 2;
    for (int i = 2; i <= last; i += 2) {
      if (i == last) {
        out.append(" L ").append(at(q[i], q[i + 1]));
        break;
      }
      double before = Math.hypot(q[i] - q[i - 2], q[i + 1] - q[i - 1]);
      double after = Math.hypot(q[i + 2] - q[i], q[i + 3] - q[i + 1]);
      double r = Math.min(radius, Math.min(before, after) / 2);
      if (r < 1) {
        out.append(" L ").append(at(q[i], q[i + 1]));
        continue;
      }
      out.append(" L ")
          .append(
              at(
                  q[i] + (q[i - 2] - q[i]) / before * r,
                  q[i + 1] + (q[i - 1] - q[i + 1]) / before * r))
          .append(" Q ")
          .append(at(q[i], q[i + 1]))
          .append(" ")
          .append(
              at(
                  q[i] + (q[i + 2] - q[i]) / after * r,
                  q[i + 1] + (q[i + 3] - q[i + 1]) / after * r));
    }
    return out.toString();
  }
}
