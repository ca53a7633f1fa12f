package edgewise.ui.tool;

/// The view follows the pointer until the button goes up.
///
/// @param x where the pointer was last
public record Pan(double x, double y) implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case DRAG -> {
        surface.grabbing(true);
        surface.pan(in.x() - x, in.y() - y);
        yield new Pan(in.x(), in.y());
      }
      case RELEASE, ESCAPE -> {
        surface.grabbing(false);
        yield new Idle();
      }
      default -> this;
    };
  }
}
