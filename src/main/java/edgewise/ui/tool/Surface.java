package edgewise.ui.tool;

import edgewise.model.ElementId;
import java.util.Optional;

/// What a gesture can do to the drawing.
public interface Surface {
  /// The card or the title of a frame at a point.
  Optional<ElementId> elementAt(double x, double y);

  /// Selects an element.
  ///
  /// @param adding keeps what is selected and takes the element away when it is selected already
  void select(ElementId element, boolean adding);

  /// Selects nothing.
  void clearSelection();

  /// Moves the view.
  void pan(double dx, double dy);

  /// Brings an element into view at a readable size.
  void show(ElementId element);

  /// Shows that the view can be moved or is being moved.
  void grabbing(boolean now);
}
