package edgewise.ui.tool;

import edgewise.model.ElementId;

/// A line is drawn from a card to another one, with the pointer or by keys.
public record Connecting(ElementId from) implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case DRAG, MOVE -> {
        surface.follow(in.x(), in.y());
        surface.preview(
            new Intent.Connect(from, surface.drawingX(in.x()), surface.drawingY(in.y())));
        yield this;
      }
      case RELEASE, ENTER -> {
        surface.commit();
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
