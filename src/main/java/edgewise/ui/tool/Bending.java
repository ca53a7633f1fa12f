package edgewise.ui.tool;

/// A stretch of a line follows the pointer.
///
/// @param moved whether it is a movement for sure
record Bending(Spot.Wire wire, double x, double y, boolean moved) implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case DRAG -> {
        if (!moved && !Slack.isPassed(x, y, in)) {
          yield this;
        }
        surface.preview(
            new Intent.Bend(
                wire.line(), wire.stretch(), surface.drawingX(in.x()), surface.drawingY(in.y())));
        yield new Bending(wire, x, y, true);
      }
      case RELEASE -> {
        if (moved) {
          surface.commit();
        }
        yield new Idle();
      }
      case ESCAPE -> {
        surface.discard();
        yield new Idle();
      }
      default -> this;
    };
  }
}
