package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.layout.Guide;
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
/// @param path corner points x, y, x, y … of a line that is being shaped; empty for none
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
    List<Double> path,
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
          List.of(),
          Optional.empty(),
          false,
          Optional.empty());

  public Preview {
    ghosts = List.copyOf(ghosts);
    guides = List.copyOf(guides);
    path = List.copyOf(path);
  }

  /// Cards that move, with what they line up with.
  public static Preview moving(Map<ElementId, Box> boxes, List<Guide> guides) {
    return NONE.with(boxes, guides);
  }

  private Preview with(Map<ElementId, Box> moved, List<Guide> lines) {
    return new Preview(moved, ghosts, lines, band, wire, path, target, refused, words);
  }

  /// An element that would be added.
  public static Preview adding(Ghost ghost) {
    return new Preview(
        Map.of(),
        List.of(ghost),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /// A rubber band.
  public static Preview banding(Box box) {
    return new Preview(
        Map.of(),
        List.of(),
        List.of(),
        Optional.of(box),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /// A line being drawn.
  public static Preview connecting(Wire wire) {
    return new Preview(
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(wire),
        List.of(),
        wire.to(),
        false,
        Optional.empty());
  }

  /// A line being shaped.
  public static Preview shaping(List<Double> path) {
    return new Preview(
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        path,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /// The same onto an element that takes it, or refuses it.
  public Preview onto(ElementId element, boolean isRefused) {
    return new Preview(
        boxes, ghosts, guides, band, wire, path, Optional.of(element), isRefused, words);
  }

  /// The same, refused where there is nothing to drop it on.
  public Preview asRefused() {
    return new Preview(boxes, ghosts, guides, band, wire, path, target, true, words);
  }

  /// The same with words beside the pointer.
  public Preview saying(String text, double x, double y) {
    return new Preview(
        boxes,
        ghosts,
        guides,
        band,
        wire,
        path,
        target,
        refused,
        Optional.of(new Words(text, x, y)));
  }

  /// An element that would be added.
  ///
  /// @param kind id of its kind, for the icon
  public record Ghost(String kind, String name, Box box) {}

  /// A line from a card to the pointer, or to the card it would be connected with.
  public record Wire(ElementId from, Optional<ElementId> to, double x, double y) {}

  /// A short text beside a point of the drawing.
  public record Words(String text, double x, double y) {}
}
