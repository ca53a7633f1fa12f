package edgewise.layout;

/// A rectangle in drawing units (pixels at 100 %).
public record Box(double x, double y, double width, double height) {
  /// The rectangle between two corners.
  public static Box between(double left, double top, double right, double bottom) {
    return new Box(left, top, right - left, bottom - top);
  }

  /// Right edge.
  public double right() {
    return x + width;
  }

  /// Lower edge.
  public double bottom() {
    return y + height;
  }

  /// Horizontal middle.
  public double centerX() {
    return x + width / 2;
  }

  /// Vertical middle.
  public double centerY() {
    return y + height / 2;
  }

  /// True when the two share more than an edge.
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /// True when the point lies inside or on the left or upper edge.
  public boolean contains(double px, double py) {
    return px >= x && px < right() && py >= y && py < bottom();
  }

  /// True when the other rectangle lies inside this one, edges included.
  public boolean contains(Box other) {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }

  /// The smallest rectangle around both.
  public Box union(Box other) {
    return between(
        Math.min(x, other.x),
        Math.min(y, other.y),
        Math.max(right(), other.right()),
        Math.max(bottom(), other.bottom()));
  }

  /// The rectangle grown on every side.
  public Box grown(double by) {
    return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
  }
}
