package edgewise.model;

/// Place of one element on the drawing: upper left corner and size, in drawing units (pixels at 100
/// %).
///
/// @param collapsed whether a site shows its title only
/// @param locked whether the pointer leaves it where it is
/// @param level drawing order: higher levels lie above lower ones, equal ones in document order
public record Placement(
    ElementId element,
    @Default("0") double x,
    @Default("0") double y,
    @Default("0") double width,
    @Default("0") double height,
    @Default("false") boolean collapsed,
    @Default("false") boolean locked,
    @Default("0") int level) {
  /// A place that is neither collapsed nor locked.
  public Placement(ElementId element, double x, double y, double width, double height) {
    this(element, x, y, width, height, false, false, 0);
  }

  /// The same at another upper left corner.
  public Placement at(double left, double top) {
    return left == x && top == y
        ? this
        : new Placement(element, left, top, width, height, collapsed, locked, level);
  }

  /// The same with another size.
  public Placement sized(double wide, double high) {
    return wide == width && high == height
        ? this
        : new Placement(element, x, y, wide, high, collapsed, locked, level);
  }

  /// The same, collapsed or not.
  public Placement withCollapsed(boolean now) {
    return now == collapsed
        ? this
        : new Placement(element, x, y, width, height, now, locked, level);
  }

  /// The same, locked or not.
  public Placement withLocked(boolean now) {
    return now == locked
        ? this
        : new Placement(element, x, y, width, height, collapsed, now, level);
  }

  /// The same on another level.
  public Placement withLevel(int now) {
    return now == level
        ? this
        : new Placement(element, x, y, width, height, collapsed, locked, now);
  }
}
