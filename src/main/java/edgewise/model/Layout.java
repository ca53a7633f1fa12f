package edgewise.model;

import java.util.List;
import java.util.Optional;

/// Where a design is drawn. Elements without a placement are placed by the window.
///
/// @param lines lines that somebody shaped or labelled by hand; all others are routed
/// @param notes what is drawn beside the elements
public record Layout(List<Placement> placements, List<LineShape> lines, List<Note> notes) {
  private static final Layout EMPTY = new Layout(List.of(), List.of(), List.of());

  public Layout {
    placements = List.copyOf(placements);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// A layout of elements only.
  public Layout(List<Placement> placements) {
    this(placements, List.of(), List.of());
  }

  /// A layout that places nothing.
  public static Layout empty() {
    return EMPTY;
  }

  /// The same with other places.
  public Layout withPlacements(List<Placement> others) {
    return others.equals(placements) ? this : new Layout(others, lines, notes);
  }

  /// The same with other shapes of lines.
  public Layout withLines(List<LineShape> others) {
    return others.equals(lines) ? this : new Layout(placements, others, notes);
  }

  /// The same with other notes.
  public Layout withNotes(List<Note> others) {
    return others.equals(notes) ? this : new Layout(placements, lines, others);
  }

  /// Where an element is placed, if it is. Linear in the number of placements.
  public Optional<Placement> find(ElementId element) {
    return placements.stream().filter(p -> p.element().equals(element)).findFirst();
  }
}
