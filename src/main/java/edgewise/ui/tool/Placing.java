package edgewise.ui.tool;

import edgewise.model.KindId;

/// A new element hangs on the pointer; a click or the end of a drag puts it down there, Enter where
/// the layout has room.
///
/// @param dragged whether it came with the button held, so that letting go puts it down
public record Placing(KindId kind, boolean dragged) implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case MOVE, DRAG -> {
        show(in, surface);
        yield this;
      }
      case PRESS -> {
        if (in.panning()) {
          yield this;
        }
        show(in, surface);
        yield dragged ? this : put(surface);
      }
      case RELEASE -> dragged ? put(surface) : this;
      case ENTER -> {
        surface.discard();
        surface.insert(kind);
        surface.placed(kind);
        yield new Idle();
      }
      case ESCAPE -> {
        surface.discard();
        surface.placed(kind);
        yield new Idle();
      }
    };
  }

  private void show(Input in, Surface surface) {
    surface.preview(
        new Intent.Insert(kind, surface.drawingX(in.x()), surface.drawingY(in.y()), in.free()));
  }

  private Tool put(Surface surface) {
    surface.commit();
    surface.placed(kind);
    return new Idle();
  }
}
