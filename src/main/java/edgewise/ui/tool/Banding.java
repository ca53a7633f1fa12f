package edgewise.ui.tool;

/// A rubber band from the point of the press. Without movement the press lets go of the selection.
///
/// @param x where it was pressed, on the surface
/// @param fromX where it was pressed, on the drawing: the view may move meanwhile
/// @param adding keeps what is selected
/// @param moved whether it is a band for sure
record Banding(double x, double y, double fromX, double fromY, boolean adding, boolean moved)
    implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case DRAG -> {
        if (!moved && !Slack.isPassed(x, y, in)) {
          yield this;
        }
        surface.follow(in.x(), in.y());
        double toX = surface.drawingX(in.x());
        double toY = surface.drawingY(in.y());
        surface.preview(
            new Intent.Band(
                Math.min(fromX, toX),
                Math.min(fromY, toY),
                Math.max(fromX, toX),
                Math.max(fromY, toY),
                adding));
        yield new Banding(x, y, fromX, fromY, adding, true);
      }
      case RELEASE -> {
        if (moved) {
          surface.commit();
        } else if (!adding) {
          surface.clearSelection();
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
