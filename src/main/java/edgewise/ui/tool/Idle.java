package edgewise.ui.tool;

/// Nothing is going on: a press selects, and begins to move, connect, shape, or look around.
public record Idle() implements Tool {
  @Override
  public Tool on(Input in, Surface surface) {
    return switch (in.type()) {
      case PRESS -> press(in, surface);
      case ESCAPE -> {
        surface.clearSelection();
        yield this;
      }
      default -> this;
    };
  }

  private Tool press(Input in, Surface surface) {
    if (in.panning()) {
      return new Pan(in.x(), in.y());
    }
    Spot spot = surface.at(in.x(), in.y());
    if (in.clicks() == 2 && !(spot instanceof Spot.Ground)) {
      surface.editText(spot);
      return this;
    }
    return switch (spot) {
      case Spot.Ground _ ->
          new Banding(
              in.x(),
              in.y(),
              surface.drawingX(in.x()),
              surface.drawingY(in.y()),
              in.adding(),
              false);
      case Spot.Port port -> new Connecting(port.element());
      case Spot.Corner corner -> new Resizing(corner.note());
      case Spot.Wire wire -> {
        surface.select(wire.line());
        yield new Bending(wire, in.x(), in.y(), false);
      }
      case Spot.Bundle bundle -> {
        surface.select(bundle);
        yield this;
      }
      case Spot.On on -> {
        boolean chosen = surface.selected().contains(on.element());
        if (!chosen) {
          surface.select(on.element(), in.adding());
        }
        yield new Moving(
            on.element(),
            in.x(),
            in.y(),
            surface.drawingX(in.x()),
            surface.drawingY(in.y()),
            chosen,
            in.adding(),
            false);
      }
    };
  }
}
