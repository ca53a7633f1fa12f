package edgewise.ui.canvas;

import edgewise.model.LinkKind;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;

/// Paints lines between cards: thin bars while the drawing is small, else with round corners, a
/// dash for each kind and signs at the ends.
final class LinePainter {
  private static final double WIDTH = 1.2;
  private static final double LABEL = 10.5;

  private final Pen pen;

  LinePainter(Pen pen) {
    this.pen = pen;
  }

  /// Lines in the order of their kinds.
  void all(Drawing d, int[] lines, int count) {
    if (pen.s < Pen.NEAR) {
      LinkKind kind = null;
      pen.g.setGlobalAlpha(0.8);
      for (int k = 0; k < count; k++) {
        Drawing.Line line = d.lines[lines[k]];
        if (line.link().kind() != kind) {
          kind = line.link().kind();
          pen.g.setFill(pen.p.links().get(kind));
        }
        thin(line.points(), 1);
      }
      pen.g.setGlobalAlpha(1);
      return;
    }
    for (int k = 0; k < count; k++) {
      Drawing.Line line = d.lines[lines[k]];
      full(line.link().kind(), line.points(), pen.p.links().get(line.link().kind()), width(line));
    }
  }

  /// The words beside lines.
  void labels(Drawing d, int[] lines, int count) {
    for (int k = 0; k < count && pen.s >= Pen.NEAR; k++) {
      label(d.lines[lines[k]]);
    }
  }

  private static double width(Drawing.Line line) {
    return line.count() > 1 ? 2 * WIDTH : WIDTH;
  }

  /// A line that stands out.
  void strong(Drawing.Line line) {
    strong(line.link().kind(), line.points());
  }

  void strong(LinkKind kind, double[] points) {
    if (pen.s < Pen.NEAR) {
      pen.g.setFill(pen.p.accent());
      thin(points, 2);
    } else {
      full(kind, points, pen.p.accent(), 2);
    }
  }

  /// A line as bars in the colour that is set.
  void thin(double[] q, double width) {
    for (int i = 0; i + 3 < q.length; i += 2) {
      double x1 = pen.sx(q[i]);
      double y1 = pen.sy(q[i + 1]);
      double x2 = pen.sx(q[i + 2]);
      double y2 = pen.sy(q[i + 3]);
      if (x1 != x2 && y1 != y2) {
        slanted(x1, y1, x2, y2, width);
        continue;
      }
      double left = Math.max(0, Math.min(x1, x2));
      double right = Math.min(pen.w, Math.max(x1, x2) + width);
      double top = Math.max(0, Math.min(y1, y2));
      double bottom = Math.min(pen.h, Math.max(y1, y2) + width);
      if (right > left && bottom > top) {
        pen.g.fillRect(left, top, right - left, bottom - top);
      }
    }
  }

  private void slanted(double x1, double y1, double x2, double y2, double width) {
    pen.g.setStroke(pen.g.getFill());
    pen.g.setLineWidth(width);
    pen.g.strokeLine(x1 + 0.5, y1 + 0.5, x2 + 0.5, y2 + 0.5);
  }

  /// A line with everything.
  void full(LinkKind kind, double[] q, Color color, double width) {
    if (!isSeen(q)) {
      return;
    }
    double s = pen.s;
    pen.g.setFill(color);
    stretches(q, Math.max(1, Pen.whole(width * s)), dashes(kind), color);
    int last = q.length - 2;
    double a = Math.max(5, 6.5 * s);
    switch (kind) {
      case PAIRING, MIRROR, TRUNK -> {
        dot(q[0], q[1]);
        dot(q[last], q[last + 1]);
      }
      case FEDERATION -> {
        arrow(q, 0, 2, a);
        arrow(q, last, last - 2, a);
      }
      default -> arrow(q, last, last - 2, a);
    }
  }

  /// Bars for the stretches and small arcs for the corners: a stroke along the whole line would
  /// cost as much as the rectangle around it.
  private void stretches(double[] q, double thick, double[] dashes, Color color) {
    GraphicsContext g = pen.g;
    double back = Math.floor(thick / 2);
    double phase = 0;
    int last = q.length - 2;
    double cut = 0;
    for (int i = 0; i < last; i += 2) {
      double x1 = pen.sx(q[i]);
      double y1 = pen.sy(q[i + 1]);
      double x2 = pen.sx(q[i + 2]);
      double y2 = pen.sy(q[i + 3]);
      double length = Math.abs(x2 - x1) + Math.abs(y2 - y1);
      if (x1 != x2 && y1 != y2) {
        g.setStroke(color);
        g.setLineWidth(thick);
        g.strokeLine(x1 + 0.5, y1 + 0.5, x2 + 0.5, y2 + 0.5);
        cut = 0;
        continue;
      }
      double radius = 0;
      if (i + 2 < last) {
        double x3 = pen.sx(q[i + 4]);
        double y3 = pen.sy(q[i + 5]);
        double next = Math.abs(x3 - x2) + Math.abs(y3 - y2);
        boolean turns = (x1 == x2) != (x2 == x3);
        radius = turns ? Math.floor(Math.min(8 * pen.s, Math.min(length, next) / 2)) : 0;
        if (radius < 2 || !straight(x2, y2, x3, y3)) {
          radius = 0;
        } else {
          corner(x1, y1, x2, y2, x3, y3, radius, thick, color);
        }
      }
      double dx = Math.signum(x2 - x1);
      double dy = Math.signum(y2 - y1);
      // Without an arc the bar reaches over the corner.
      double over = radius == 0 ? thick - back : 0;
      phase =
          bar(
              x1 + dx * cut,
              y1 + dy * cut,
              x2 - dx * radius + dx * over * (i + 2 < last ? 1 : 0),
              y2 - dy * radius + dy * over * (i + 2 < last ? 1 : 0),
              thick,
              back,
              dashes,
              phase);
      cut = radius;
    }
  }

  private static boolean straight(double x1, double y1, double x2, double y2) {
    return x1 == x2 || y1 == y2;
  }

  /// A bar along one direction, in dashes if there are any.
  ///
  /// @return where in the pattern of dashes it ended
  private double bar(
      double x1,
      double y1,
      double x2,
      double y2,
      double thick,
      double back,
      double[] dashes,
      double phase) {
    boolean across = y1 == y2;
    double from = across ? x1 : y1;
    double to = across ? x2 : y2;
    double at = (across ? y1 : x1) - back;
    double limit = across ? pen.w : pen.h;
    double other = across ? pen.h : pen.w;
    double length = Math.abs(to - from);
    if (at > other || at + thick < 0) {
      return phase + length;
    }
    if (dashes == null) {
      piece(across, Math.min(from, to), Math.max(from, to), at, thick, limit);
      return 0;
    }
    double whole = 0;
    for (double dash : dashes) {
      whole += dash;
    }
    double sign = Math.signum(to - from);
    double low = Math.max(0, sign > 0 ? -from : from - limit);
    double done = Math.max(0, low - whole);
    double inPattern = (phase + done) % whole;
    int k = 0;
    while (inPattern >= dashes[k]) {
      inPattern -= dashes[k];
      k = (k + 1) % dashes.length;
    }
    double high = Math.min(length, done + limit + 2 * whole + Math.abs(low - done));
    while (done < high) {
      double end = Math.min(length, done + dashes[k] - inPattern);
      if (k % 2 == 0) {
        double a = Pen.whole(from + sign * done);
        double b = Pen.whole(from + sign * end);
        piece(
            across, Math.min(a, b), Math.max(Math.max(a, b), Math.min(a, b) + 1), at, thick, limit);
      }
      done = end;
      inPattern = 0;
      k = (k + 1) % dashes.length;
    }
    return phase + length;
  }

  private void piece(
      boolean across, double from, double to, double at, double thick, double limit) {
    double a = Math.max(0, from);
    double b = Math.min(limit, to);
    if (b <= a) {
      return;
    }
    if (across) {
      pen.g.fillRect(a, at, b - a, thick);
    } else {
      pen.g.fillRect(at, a, thick, b - a);
    }
  }

  private void corner(
      double x1,
      double y1,
      double x2,
      double y2,
      double x3,
      double y3,
      double r,
      double thick,
      Color color) {
    if (x2 < -r || y2 < -r || x2 > pen.w + r || y2 > pen.h + r) {
      return;
    }
    double dx = x1 == x2 ? Math.signum(x3 - x2) : Math.signum(x1 - x2);
    double dy = y1 == y2 ? Math.signum(y3 - y2) : Math.signum(y1 - y2);
    double middle = thick / 2 - Math.floor(thick / 2);
    double cx = x2 + dx * r + middle;
    double cy = y2 + dy * r + middle;
    double start = dx > 0 ? (dy > 0 ? 90 : 180) : (dy > 0 ? 0 : 270);
    pen.g.setStroke(color);
    pen.g.setLineWidth(thick);
    pen.g.strokeArc(cx - r, cy - r, 2 * r, 2 * r, start, 90, ArcType.OPEN);
  }

  private boolean isSeen(double[] q) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = left;
    double bottom = right;
    for (int i = 0; i < q.length; i += 2) {
      left = Math.min(left, q[i]);
      right = Math.max(right, q[i]);
      top = Math.min(top, q[i + 1]);
      bottom = Math.max(bottom, q[i + 1]);
    }
    return pen.sx(left) < pen.w + 8
        && pen.sx(right) > -8
        && pen.sy(top) < pen.h + 8
        && pen.sy(bottom) > -8;
  }

  private void dot(double x, double y) {
    double r = Math.max(2.5, 3 * pen.s);
    pen.g.fillOval(pen.sx(x) - r, pen.sy(y) + 0.5 - r, 2 * r, 2 * r);
  }

  /// An arrow head with its tip at one corner point, away from the other.
  private void arrow(double[] q, int tip, int back, double a) {
    double x = pen.sx(q[tip]) + 0.5;
    double y = pen.sy(q[tip + 1]) + 0.5;
    double dx = q[back] - q[tip];
    double dy = q[back + 1] - q[tip + 1];
    double length = Math.hypot(dx, dy);
    if (length == 0) {
      return;
    }
    double ux = dx / length * a;
    double uy = dy / length * a;
    pen.g.fillPolygon(
        new double[] {x, x + ux - uy * 0.5, x + ux + uy * 0.5},
        new double[] {y, y + uy + ux * 0.5, y + uy - ux * 0.5},
        3);
  }

  /// How a kind of line is dashed, so that colour is not needed.
  double[] dashes(LinkKind kind) {
    double u = Math.max(0.75, pen.s);
    return switch (kind) {
      case MEDIA -> new double[] {7 * u, 4 * u};
      case BALANCES -> new double[] {1.5 * u, 3 * u};
      case PAIRING, MIRROR -> new double[] {9 * u, 3 * u, 2 * u, 3 * u};
      case REGISTRAR -> new double[] {3 * u, 3 * u};
      default -> Pen.SOLID;
    };
  }

  /// The words beside a line, on the middle of its longest stretch.
  private void label(Drawing.Line line) {
    if (line.label().isEmpty()) {
      return;
    }
    double[] q = line.points();
    int longest = 0;
    for (int i = 0; i + 3 < q.length; i += 2) {
      if (length(q, i) > length(q, longest)) {
        longest = i;
      }
    }
    double size = LABEL * Math.max(0.8, pen.s);
    String words = pen.fit.cut(line.label(), false, size, 220 * pen.s);
    double width = pen.fit.width(words, false, size) + 8;
    pen.plate(
        words,
        Pen.whole((pen.sx(q[longest]) + pen.sx(q[longest + 2]) - width) / 2),
        Pen.whole((pen.sy(q[longest + 1]) + pen.sy(q[longest + 3]) - size - 5) / 2),
        width,
        size,
        pen.p.text());
  }

  /// Length of a stretch.
  static double length(double[] q, int at) {
    return Math.abs(q[at] - q[at + 2]) + Math.abs(q[at + 1] - q[at + 3]);
  }
}
