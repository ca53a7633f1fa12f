package edgewise.ui.tool;

import edgewise.model.ElementId;
import java.util.List;

/// What lies under the pointer.
public sealed interface Spot {
  /// Nothing that can be taken hold of.
  record Ground() implements Spot {}

  /// A card, a note, or the title of a frame.
  record On(ElementId element) implements Spot {}

  /// A handle from which a line can be drawn.
  record Port(ElementId element) implements Spot {}

  /// The handle that changes the size of a note.
  record Corner(ElementId note) implements Spot {}

  /// A line.
  ///
  /// @param stretch position of the stretch that was hit, from 0
  record Wire(Intent.Line line, int stretch) implements Spot {}

  /// A line that ends at a collapsed site and has no shape of its own.
  ///
  /// @param lines what it stands for, at least one
  record Bundle(List<Intent.Line> lines) implements Spot {
    public Bundle {
      lines = List.copyOf(lines);
    }
  }
}
