package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.model.Words;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Lines elements and notes up, or puts them at equal distances. What is locked stays, and what
/// stands in a site is carried along when the site moves.
///
/// @param shown where the window draws elements that nobody has placed
public record Align(Set<ElementId> ids, To to, Layout shown) implements Command {
  /// What they have in common afterwards.
  public enum To {
    /// The left edge of the leftmost one.
    LEFT,
    /// The vertical line through the middle of them all.
    CENTER,
    /// The right edge of the rightmost one.
    RIGHT,
    /// The upper edge of the topmost one.
    TOP,
    /// The horizontal line through the middle of them all.
    MIDDLE,
    /// The lower edge of the lowest one.
    BOTTOM,
    /// Equal gaps from left to right; the first and last one stay.
    ACROSS,
    /// Equal gaps from top to bottom; the first and last one stay.
    DOWN;

    /// How many elements it takes.
    public int least() {
      return this == ACROSS || this == DOWN ? 3 : 2;
    }

    private boolean isHorizontal() {
      return this == LEFT || this == CENTER || this == RIGHT || this == ACROSS;
    }
  }

  public Align {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Message.of("step.align." + Words.of(to));
  }

  /// One of the things lined up, seen along the direction in which they move.
  private record Extent(ElementId id, double from, double size, boolean locked) {
    double to() {
      return from + size;
    }
  }

  @Override
  public Document on(Document before) {
    List<Extent> extents = extents(before);
    if (extents.size() < to.least()) {
      return before;
    }
    Document now = before;
    for (Extent extent : extents) {
      double by = wanted(extent, extents) - extent.from();
      if (by != 0 && !extent.locked()) {
        boolean across = to.isHorizontal();
        now =
            new Move(Set.of(extent.id()), across ? by : 0, across ? 0 : by, shown, Optional.empty())
                .on(now);
      }
    }
    return now;
  }

  private List<Extent> extents(Document document) {
    List<Extent> extents = new ArrayList<>();
    boolean across = to.isHorizontal();
    for (Placement p : Drawn.complete(document, shown)) {
      if (ids.contains(p.element())) {
        extents.add(
            new Extent(
                p.element(), across ? p.x() : p.y(), across ? p.width() : p.height(), p.locked()));
      }
    }
    for (Note n : document.layout().notes()) {
      if (ids.contains(n.id())) {
        extents.add(
            new Extent(
                n.id(), across ? n.x() : n.y(), across ? n.width() : n.height(), n.locked()));
      }
    }
    return extents;
  }

  private double wanted(Extent extent, List<Extent> all) {
    double low = all.stream().mapToDouble(Extent::from).min().orElseThrow();
    double high = all.stream().mapToDouble(Extent::to).max().orElseThrow();
    return switch (to) {
      case LEFT, TOP -> low;
      case RIGHT, BOTTOM -> high - extent.size();
      case CENTER, MIDDLE -> Math.rint((low + high) / 2 - extent.size() / 2);
      case ACROSS, DOWN -> spread(extent, all);
    };
  }

  private static double spread(Extent extent, List<Extent> all) {
    List<Extent> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingDouble(Extent::from).thenComparing(Extent::id));
    Extent first = sorted.getFirst();
    Extent last = sorted.getLast();
    double between = last.from() - first.to();
    for (Extent e : sorted.subList(1, sorted.size() - 1)) {
      between -= e.size();
    }
    double gap = between / (sorted.size() - 1);
    double at = first.from();
    for (Extent e : sorted) {
      if (e.id().equals(extent.id())) {
        return e.equals(last) || e.equals(first) ? e.from() : Math.rint(at);
      }
      at += e.size() + gap;
    }
    return extent.from();
  }
}
