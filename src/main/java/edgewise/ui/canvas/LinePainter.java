package edgewise.ui.canvas;

import edgewise.model.LinkKind;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

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
    for (int k = 0; k < count; k++) {
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
    GraphicsContext g = pen.g;
    double s = pen.s;
    g.setStroke(color);
    g.setFill(color);
    g.setLineWidth(width * Math.clamp(s, 1, 2));
    g.setLineCap(StrokeLineCap.BUTT);
    g.setLineJoin(StrokeLineJoin.ROUND);
    g.setLineDashes(dashes(kind));
    g.beginPath();
    g.moveTo(pen.sx(q[0]) + 0.5, pen.sy(q[1]) + 0.5);
    int last = q.length - 2;
    for (int i = 2; i < last; i += 2) {
      double before = Math.abs(q[i] - q[i - 2]) + Math.abs(q[i + 1] - q[i - 1]);
      double after = Math.abs(q[i + 2] - q[i]) + Math.abs(q[i + 3] - q[i + 1]);
      double radius = Math.min(8, Math.min(before, after) / 2) * s;
      g.arcTo(
          pen.sx(q[i]) + 0.5,
          pen.sy(q[i + 1]) + 0.5,
          pen.sx(q[i + 2]) + 0.5,
          pen.sy(q[i + 3]) + 0.5,
          radius);
    }
    g.lineTo(pen.sx(q[last]) + 0.5, pen.sy(q[last + 1]) + 0.5);
    g.stroke();
    g.setLineDashes(Pen.SOLID);
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
        Math.rint((pen.sx(q[longest]) + pen.sx(q[longest + 2]) - width) / 2),
        Math.rint((pen.sy(q[longest + 1]) + pen.sy(q[longest + 3]) - size - 5) / 2),
        width,
        size,
        pen.p.text());
  }

  /// Length of a stretch.
  static double length(double[] q, int at) {
    return Math.abs(q[at] - q[at + 2]) + Math.abs(q[at + 1] - q[at + 3]);
  }
}
