package edgewise.ui.tool;

import edgewise.model.ElementId;

/// The lower right corner of a note follows the pointer.
record Resizing(ElementId note) implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case DRAG -> {
        surface.preview(
            new Intent.Resize(note, surface.drawingX(in.x()), surface.drawingY(in.y()), in.free()));
        yield this;
      }
      case RELEASE -> {
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
