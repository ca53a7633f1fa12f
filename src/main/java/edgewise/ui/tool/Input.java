package edgewise.ui.tool;

/// What a person did with the pointer, in pixels of the drawing surface.
///
/// @param panning the middle button is used, or the space bar is held
/// @param adding the key for adding to the selection is held
/// @param copying the key for copying while moving is held
/// @param free the key that switches snapping off is held
/// @param clicks number of clicks in a row
public record Input(
    Type type,
    double x,
    double y,
    boolean panning,
    boolean adding,
    boolean copying,
    boolean free,
    int clicks) {
  /// Kinds of input.
  public enum Type {
    /// A button goes down.
    PRESS,
    /// The pointer moves with a button down.
    DRAG,
    /// The button goes up.
    RELEASE,
    /// The pointer moves without a button.
    MOVE,
    /// Escape is pressed.
    ESCAPE,
    /// Enter is pressed.
    ENTER
  }

  /// An input without any key held.
  public static Input plain(Type type, double x, double y) {
    return new Input(type, x, y, false, false, false, false, type == Type.PRESS ? 1 : 0);
  }
}
