package edgewise.ui.canvas;

import edgewise.check.Issuance;
import edgewise.layout.Box;
import edgewise.ui.theme.Palette;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// What everything on the drawing is painted with: the picture, its colours, and where the drawing
/// lies on it.
final class Pen {
  /// Below this scale cards are plain rectangles.
  static final double FAR = 0.25;

  /// From this scale on cards show everything.
  static final double NEAR = 0.5;

  /// Roundness of cards, in drawing units.
  static final double RADIUS = 8;

  static final double[] SOLID = null;

  final TextFit fit = new TextFit();
  final Sprites sprites = new Sprites();
  GraphicsContext g;
  Palette p;
  double w;
  double h;
  double tx;
  double ty;
  double s;

  void begin(GraphicsContext context, double width, double height, Viewport view, Palette palette) {
    g = context;
    w = width;
    h = height;
    p = palette;
    s = view.scale();
    tx = view.tx();
    ty = view.ty();
    sprites.scale(pixels(context.getCanvas()));
    g.setGlobalAlpha(1);
    g.setLineDashes(SOLID);
  }

  /// Pixels of the screen for one of a node.
  static double pixels(Node node) {
    Scene scene = node.getScene();
    return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getRenderScaleX();
  }

  /// The nearest whole pixel; halves always go the same way, wherever the view is moved.
  static double whole(double at) {
    return Math.floor(at + 0.5);
  }

  double sx(double x) {
    return whole(x * s + tx);
  }

  double sy(double y) {
    return whole(y * s + ty);
  }

  boolean sees(Box b) {
    return sx(b.x()) <= w && sx(b.right()) >= 0 && sy(b.y()) <= h && sy(b.bottom()) >= 0;
  }

  void text(String text, double x, double y, boolean bold, double size, Color color) {
    if (!text.isEmpty()) {
      g.setFont(fit.font(bold, size));
      g.setFill(color);
      // On whole pixels, letters look the same wherever the view is moved.
      g.fillText(text, whole(x), whole(y));
    }
  }

  void ring(Box b, Color color, double width, double halo) {
    double x = sx(b.x()) - 1;
    double y = sy(b.y()) - 1;
    double boxWidth = sx(b.right()) - x + 1;
    double boxHeight = sy(b.bottom()) - y + 1;
    if (x > w || y > h || x + boxWidth < 0 || y + boxHeight < 0) {
      return;
    }
    double r = s < FAR ? 0 : s < NEAR ? 3 : RADIUS * s + 1;
    double thick = Math.max(1, whole(width));
    if (halo > 0 && s >= FAR) {
      double by = thick / 2 + halo;
      Color pale = color.deriveColor(0, 1, 1, 0.3);
      outline(x - by, y - by, boxWidth + 2 * by, boxHeight + 2 * by, r + by, halo, pale);
    }
    double by = thick / 2;
    outline(x - by, y - by, boxWidth + 2 * by, boxHeight + 2 * by, r + by, thick, color);
  }

  private void outline(
      double x, double y, double width, double height, double r, double thick, Color color) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    sprites.ring(g, left, top, whole(x + width) - left, whole(y + height) - top, r, thick, color);
  }

  /// Words on a small plate.
  ///
  /// @param x left edge
  void plate(String words, double x, double y, double width, double size, Color color) {
    double height = size + 5;
    g.setFill(p.card());
    g.setGlobalAlpha(0.92);
    g.fillRect(x, y, width, height);
    g.setGlobalAlpha(1);
    text(words, x + 4, y + height / 2 + size * 0.36, false, size, color);
  }

  /// A closed padlock.
  void lock(double x, double y, double size, Color color) {
    double body = size * 0.6;
    g.setFill(color);
    g.fillRoundRect(x, y + size - body, size * 0.84, body, size * 0.2, size * 0.2);
    g.setStroke(color);
    g.setLineWidth(Math.max(1, size * 0.14));
    g.strokeArc(
        x + size * 0.16,
        y + size * 0.06,
        size * 0.52,
        size * 0.68,
        0,
        180,
        javafx.scene.shape.ArcType.OPEN);
  }

  /// Errors are a disc, warnings a triangle, each with an exclamation mark, so that colour is not
  /// needed.
  void badge(Drawing.Problems problems, double x, double y, double r) {
    if (!problems.isBad()) {
      return;
    }
    sign(problems, x, y, r);
    g.setFill(p.onMark());
    double bar = Math.max(1.2, r * 0.28);
    g.fillRect(x - bar / 2, y - r * 0.45, bar, r * 0.65);
    g.fillRect(x - bar / 2, y + r * 0.4, bar, bar);
  }

  private void sign(Drawing.Problems problems, double x, double y, double r) {
    if (problems.errors() > 0) {
      g.setFill(p.error());
      g.fillOval(x - r, y - r, 2 * r, 2 * r);
    } else if (problems.warnings() > 0) {
      g.setFill(p.warning());
      g.fillPolygon(
          new double[] {x, x + r * 1.15, x - r * 1.15}, new double[] {y - r, y + r, y + r}, 3);
    } else {
      g.setFill(p.info());
      g.fillRect(x - r, y - r, 2 * r, 2 * r);
    }
  }

  /// How issued certificates are: a disc with a tick, a triangle, or a square with a cross, so that
  /// colour is not needed. The rim keeps them off what is behind.
  void seal(Issuance.Status status, double x, double y, double r) {
    g.setFill(p.card());
    g.fillOval(x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3);
    g.setStroke(p.onMark());
    g.setLineWidth(Math.max(1.2, r * 0.26));
    switch (status) {
      case RIGHT -> {
        g.setFill(p.accent());
        g.fillOval(x - r, y - r, 2 * r, 2 * r);
        g.strokePolyline(
            new double[] {x - r * 0.45, x - r * 0.1, x + r * 0.5},
            new double[] {y, y + r * 0.38, y - r * 0.38},
            3);
      }
      case ENDS_SOON, NO_KEY -> {
        g.setFill(p.warning());
        g.fillPolygon(new double[] {x - r, x + r, x}, new double[] {y - r, y - r, y + r}, 3);
      }
      case FAULTY -> {
        g.setFill(p.error());
        double half = r * 0.86;
        g.fillRect(x - half, y - half, 2 * half, 2 * half);
        g.strokeLine(x - r * 0.4, y - r * 0.4, x + r * 0.4, y + r * 0.4);
        g.strokeLine(x - r * 0.4, y + r * 0.4, x + r * 0.4, y - r * 0.4);
      }
      case MISSING -> {}
    }
  }

  /// Signs with numbers, the worst one last.
  ///
  /// @param right where they end
  /// @return where they begin
  double counts(Drawing.Problems problems, double right, double y, double size) {
    double x = right;
    record Count(Drawing.Problems kind, int number) {}
    for (Count count :
        List.of(
            new Count(new Drawing.Problems(0, 0, 1), problems.hints()),
            new Count(new Drawing.Problems(0, 1, 0), problems.warnings()),
            new Count(new Drawing.Problems(1, 0, 0), problems.errors()))) {
      if (count.number() > 0) {
        String number = Integer.toString(count.number());
        double width = fit.width(number, true, size);
        x -= width;
        text(number, x, y + size * 0.36, true, size, p.text());
        double r = size * 0.42;
        x -= r + 3;
        sign(count.kind(), x, y, r);
        x -= r + 5;
      }
    }
    return x;
  }

  /// The colour that tells how bad problems are, if there are any.
  Color severity(Drawing.Problems problems, Color none) {
    return problems.errors() > 0
        ? p.error()
        : problems.warnings() > 0 ? p.warning() : problems.hints() > 0 ? p.info() : none;
  }
}
