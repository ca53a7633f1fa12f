package edgewise.ui.tool;

import edgewise.model.ElementId;

/// The selected cards follow the pointer. Without movement the press was a click.
///
/// @param element what was pressed
/// @param x where it was pressed, on the surface
/// @param fromX where it was pressed, on the drawing: the view may move meanwhile
/// @param chosen whether it was selected before
/// @param adding whether the key for adding was held
/// @param moved whether it is a movement for sure
record Moving(
    ElementId element,
    double x,
    double y,
    double fromX,
    double fromY,
    boolean chosen,
    boolean adding,
    boolean moved)
    implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case DRAG -> {
        if (!moved && !Slack.isPassed(x, y, in)) {
          yield this;
        }
        surface.follow(in.x(), in.y());
        double atX = surface.drawingX(in.x());
        double atY = surface.drawingY(in.y());
        surface.preview(
            new Intent.Move(
                surface.selected(),
                atX - fromX,
                atY - fromY,
                atX,
                atY,
                in.copying(),
                in.free(),
                in.adding()));
        yield new Moving(element, x, y, fromX, fromY, chosen, adding, true);
      }
      case RELEASE -> {
        if (moved) {
          surface.commit();
        } else if (chosen) {
          // A click on one of several selected cards selects it alone, or lets go of it.
          surface.select(element, adding);
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
