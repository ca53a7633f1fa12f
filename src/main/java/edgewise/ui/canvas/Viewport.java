package edgewise.ui.canvas;

import edgewise.layout.Box;

/// Which part of the drawing is shown: screen = drawing × scale + offset.
public record Viewport(double tx, double ty, double scale) {
  /// Smallest scale.
  public static final double LEAST = 0.004;

  /// Largest scale.
  public static final double MOST = 4;

  /// Unmoved at 100 %.
  public static final Viewport ORIGIN = new Viewport(0, 0, 1);

  /// Horizontal screen position.
  public double screenX(double x) {
    return x * scale + tx;
  }

  /// Vertical screen position.
  public double screenY(double y) {
    return y * scale + ty;
  }

  /// Horizontal position on the drawing.
  public double drawingX(double x) {
    return (x - tx) / scale;
  }

  /// Vertical position on the drawing.
  public double drawingY(double y) {
    return (y - ty) / scale;
  }

  /// Moved on the screen.
  public Viewport panned(double dx, double dy) {
    return new Viewport(tx + dx, ty + dy, scale);
  }

  /// Another scale, with the point of the screen staying where it is.
  public Viewport zoomed(double to, double x, double y) {
    double s = Math.clamp(to, LEAST, MOST);
    double k = s / scale;
    return new Viewport(x - (x - tx) * k, y - (y - ty) * k, s);
  }

  /// The whole box in the middle of a view, not larger than `most`.
  ///
  /// @param top height at the upper edge that stays free
  public static Viewport fitting(
      Box box, double width, double height, double top, double margin, double most) {
    double w = Math.max(1, width - 2 * margin);
    double h = Math.max(1, height - top - 2 * margin);
    double s =
        Math.clamp(
            Math.min(w / Math.max(1, box.width()), h / Math.max(1, box.height())), LEAST, most);
    double tx = (width - box.width() * s) / 2 - box.x() * s;
    double ty = top + (height - top - box.height() * s) / 2 - box.y() * s;
    return new Viewport(tx, ty, s);
  }

  /// The part of the drawing that a view of this size shows.
  public Box visible(double width, double height) {
    return new Box(-tx / scale, -ty / scale, width / scale, height / scale);
  }
}
