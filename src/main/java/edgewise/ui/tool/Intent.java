package edgewise.ui.tool;

import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.LinkKind;
import java.util.Set;

/// What a gesture would do if the button went up now. Distances and places are in drawing units.
public sealed interface Intent {
  /// Moves cards, frames and notes.
  ///
  /// @param x where the pointer is; what lies there may take them
  /// @param copying leaves the originals and moves copies
  /// @param free does not snap
  /// @param straight keeps to the longer of the two directions
  record Move(
      Set<ElementId> elements,
      double dx,
      double dy,
      double x,
      double y,
      boolean copying,
      boolean free,
      boolean straight)
      implements Intent {}

  /// Adds an element of a kind, or a note, around a point.
  record Insert(KindId kind, double x, double y, boolean free) implements Intent {}

  /// Draws a line from a card to a point.
  record Connect(ElementId from, double x, double y) implements Intent {}

  /// Selects what lies in a rectangle between two points.
  ///
  /// @param adding keeps what is selected
  record Band(double x1, double y1, double x2, double y2, boolean adding) implements Intent {}

  /// Moves the lower right corner of a note.
  record Resize(ElementId note, double x, double y, boolean free) implements Intent {}

  /// Moves a stretch of a line.
  ///
  /// @param stretch position of the stretch among those of the line, from 0
  record Bend(Line line, int stretch, double x, double y) implements Intent {}

  /// A line, told by what it means and what it connects.
  record Line(LinkKind kind, ElementId from, ElementId to) {}
}
