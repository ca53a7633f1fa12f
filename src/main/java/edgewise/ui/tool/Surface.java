package edgewise.ui.tool;

import edgewise.model.ElementId;
import edgewise.model.KindId;
import java.util.Set;

/// What a gesture can do to the drawing. Places are in pixels of the drawing surface, unless an
/// [Intent] holds them.
public interface Surface {
  /// What lies at a point.
  Spot at(double x, double y);

  /// Horizontal place on the drawing.
  double drawingX(double x);

  /// Vertical place on the drawing.
  double drawingY(double y);

  /// What is selected.
  Set<ElementId> selected();

  /// Selects an element.
  ///
  /// @param adding keeps what is selected and takes the element away when it is selected already
  void select(ElementId element, boolean adding);

  /// Selects a line and nothing else.
  void select(Intent.Line line);

  /// Selects the line that a bundle stands for; asks which when there are several.
  void select(Spot.Bundle bundle);

  /// Selects nothing.
  void clearSelection();

  /// Moves the view.
  void pan(double dx, double dy);

  /// Brings the view along when the pointer is at its edge.
  void follow(double x, double y);

  /// Edits the name of an element or the words of a note or line in place.
  void editText(Spot spot);

  /// Shows that the view can be moved or is being moved.
  void grabbing(boolean now);

  /// Shows what would be done.
  void preview(Intent intent);

  /// Does what was shown last.
  void commit();

  /// Shows nothing more; nothing has happened.
  void discard();

  /// Adds an element of a kind where the layout has room for it.
  void insert(KindId kind);

  /// The kind that waits to be placed is placed or given up.
  void placed(KindId kind);
}
