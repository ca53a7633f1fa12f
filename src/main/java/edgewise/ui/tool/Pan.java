package edgewise.ui.tool;

/// The view follows the pointer until the button goes up. A press on nothing that does not move
/// clears the selection.
///
/// @param moved whether it is a movement for sure
public record Pan(double x, double y, boolean moved) implements Tool {
  private static final double SLACK = 3;

  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case DRAG -> {
        if (!moved && Math.hypot(in.x() - x, in.y() - y) < SLACK) {
          yield this;
        }
        surface.grabbing(true);
        surface.pan(in.x() - x, in.y() - y);
        yield new Pan(in.x(), in.y(), true);
      }
      case RELEASE -> {
        surface.grabbing(false);
        if (!moved) {
          surface.clearSelection();
        }
        yield new Idle();
      }
      case ESCAPE -> {
        surface.grabbing(false);
        yield new Idle();
      }
      default -> this;
    };
  }
}
