package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.model.ElementId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a gesture shows before it is done: nothing of it is in the design yet. All places are in
/// drawing units.
///
/// @param boxes where moved or resized cards, frames and notes would be; their lines follow
/// @param ghosts outlines of elements that would be added
/// @param guides lines that tell what the moved cards line up with
/// @param band the rubber band
/// @param wire the line that is being drawn
/// @param target the element that would take the drop
/// @param refused whether the drop would be refused; the target and the wire then say so by colour
///   and sign
/// @param words what to say beside the pointer, and where
public record Preview(
    Map<ElementId, Box> boxes,
    List<Ghost> ghosts,
    List<Guide> guides,
    Optional<Box> band,
    Optional<Wire> wire,
    Optional<ElementId> target,
    boolean refused,
    Optional<Words> words) {
  /// Nothing.
  public static final Preview NONE =
      new Preview(
          Map.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty());

  public Preview {
    ghosts = List.copyOf(ghosts);
    guides = List.copyOf(guides);
  }

  /// An element that would be added.
  ///
  /// @param kind id of its kind, for the icon
  public record Ghost(String kind, String name, Box box) {}

  /// A guide: a vertical line at `at` from `from` to `to`, or a horizontal one.
  ///
  /// @param gap whether it measures equal distances instead of a common edge
  public record Guide(boolean vertical, double at, double from, double to, boolean gap) {}

  /// A line from a card to the pointer, or to the card it would be connected with.
  public record Wire(ElementId from, Optional<ElementId> to, double x, double y) {}

  /// A short text beside a point of the drawing.
  public record Words(String text, double x, double y) {}
}
