package edgewise.ui.tool;

import edgewise.model.ElementId;
import java.util.Optional;

/// Nothing is going on: a press selects, or begins to move the view.
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
    Optional<ElementId> element =
        in.panning() ? Optional.empty() : surface.elementAt(in.x(), in.y());
    if (element.isEmpty()) {
      return new Pan(in.x(), in.y(), in.panning());
    }
    if (in.clicks() == 2) {
      surface.show(element.get());
    } else {
      surface.select(element.get(), in.adding());
    }
    return this;
  }
}
