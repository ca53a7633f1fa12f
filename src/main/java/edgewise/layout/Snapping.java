package edgewise.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Where a moved card comes to rest: in line with an edge or middle of another card, at the same
/// distance as its neighbours have, or else on the grid. Made once for a gesture; asked in every
/// frame, in logarithmic time for edges and in time of the neighbours for distances.
public final class Snapping {
  private final List<Box> others;
  private final double grid;
  private final double reach;
  private final Line[] vertical;
  private final Line[] horizontal;

  /// An edge or middle of a card that does not move.
  private record Line(double at, Box box) {}

  /// The movement after snapping, and what it lines up with.
  public record Rest(double dx, double dy, List<Guide> guides) {
    public Rest {
      guides = List.copyOf(guides);
    }
  }

  /// @param others the cards that do not move
  /// @param grid distance of the grid lines; 0 for none
  /// @param reach how far a card is drawn to a line
  public Snapping(List<Box> others, double grid, double reach) {
    this.others = List.copyOf(others);
    this.grid = grid;
    this.reach = reach;
    vertical = new Line[3 * others.size()];
    horizontal = new Line[3 * others.size()];
    for (int i = 0; i < others.size(); i++) {
      Box b = others.get(i);
      vertical[3 * i] = new Line(b.x(), b);
      vertical[3 * i + 1] = new Line(b.centerX(), b);
      vertical[3 * i + 2] = new Line(b.right(), b);
      horizontal[3 * i] = new Line(b.y(), b);
      horizontal[3 * i + 1] = new Line(b.centerY(), b);
      horizontal[3 * i + 2] = new Line(b.bottom(), b);
    }
    Arrays.sort(vertical, Comparator.comparingDouble(Line::at));
    Arrays.sort(horizontal, Comparator.comparingDouble(Line::at));
  }

  /// Where the moved cards come to rest.
  ///
  /// @param moved the rectangle around them before the movement
  /// @param dx the movement of the pointer
  public Rest rest(Box moved, double dx, double dy) {
    List<Guide> guides = new ArrayList<>();
    Box wanted = new Box(moved.x() + dx, moved.y() + dy, moved.width(), moved.height());
    double x = nearest(vertical, wanted.x(), wanted.centerX(), wanted.right());
    double y = nearest(horizontal, wanted.y(), wanted.centerY(), wanted.bottom());
    boolean alignedX = !Double.isNaN(x);
    boolean alignedY = !Double.isNaN(y);
    if (!alignedX) {
      x = gap(wanted, true, guides);
    }
    if (!alignedY) {
      y = gap(wanted, false, guides);
    }
    double restX = Double.isNaN(x) ? onGrid(wanted.x()) - wanted.x() : x;
    double restY = Double.isNaN(y) ? onGrid(wanted.y()) - wanted.y() : y;
    Box rest = new Box(wanted.x() + restX, wanted.y() + restY, moved.width(), moved.height());
    if (alignedX) {
      guides(vertical, rest, true, guides);
    }
    if (alignedY) {
      guides(horizontal, rest, false, guides);
    }
    return new Rest(dx + restX, dy + restY, guides);
  }

  private double onGrid(double value) {
    return grid <= 0 ? value : Math.rint(value / grid) * grid;
  }

  /// The smallest shift that brings one of three values onto a line within reach, or NaN.
  private double nearest(Line[] lines, double a, double b, double c) {
    double best = Double.NaN;
    for (double value : new double[] {a, b, c}) {
      int i = first(lines, value - reach);
      for (; i < lines.length && lines[i].at() <= value + reach; i++) {
        double shift = lines[i].at() - value;
        if (Double.isNaN(best) || Math.abs(shift) < Math.abs(best)) {
          best = shift;
        }
      }
    }
    return best;
  }

  private static int first(Line[] lines, double from) {
    int low = 0;
    int high = lines.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines[middle].at() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// One guide for each edge or middle of the resting card that other cards share.
  private static void guides(Line[] lines, Box rest, boolean isVertical, List<Guide> guides) {
    double[] values =
        isVertical
            ? new double[] {rest.x(), rest.centerX(), rest.right()}
            : new double[] {rest.y(), rest.centerY(), rest.bottom()};
    for (double value : values) {
      Box around = null;
      for (int i = first(lines, value - 0.01);
          i < lines.length && lines[i].at() <= value + 0.01;
          i++) {
        around = around == null ? lines[i].box() : around.union(lines[i].box());
      }
      if (around != null) {
        Box all = around.union(rest);
        guides.add(
            isVertical
                ? new Guide(true, value, all.y(), all.bottom(), false)
                : new Guide(false, value, all.x(), all.right(), false));
      }
    }
  }

  /// The shift that makes the distance to the neighbour on one side equal to the distance between
  /// that neighbour and the next one, or to the distance on the other side; NaN when none is within
  /// reach.
  private double gap(Box wanted, boolean across, List<Guide> guides) {
    Box before = neighbour(wanted, across, -1);
    Box after = neighbour(wanted, across, 1);
    double best = Double.NaN;
    Box first = null;
    Box second = null;
    if (before != null && after != null) {
      double shift = (low(after, across) + high(before, across) - size(wanted, across)) / 2;
      shift -= low(wanted, across);
      if (Math.abs(shift) <= reach) {
        best = shift;
        first = before;
        second = after;
      }
    }
    for (int side = -1; side <= 1; side += 2) {
      Box next = side < 0 ? before : after;
      Box beyond = next == null ? null : neighbour(next, across, side);
      if (beyond == null) {
        continue;
      }
      double distance =
          side < 0
              ? low(next, across) - high(beyond, across)
              : low(beyond, across) - high(next, across);
      double shift =
          side < 0
              ? high(next, across) + distance - low(wanted, across)
              : low(next, across) - distance - high(wanted, across);
      if (Math.abs(shift) <= reach && (Double.isNaN(best) || Math.abs(shift) < Math.abs(best))) {
        best = shift;
        first = next;
        second = beyond;
      }
    }
    if (!Double.isNaN(best)) {
      Box rest =
          across
              ? new Box(wanted.x() + best, wanted.y(), wanted.width(), wanted.height())
              : new Box(wanted.x(), wanted.y() + best, wanted.width(), wanted.height());
      measure(rest, first, across, guides);
      if (low(second, across) > high(rest, across) == low(first, across) > high(rest, across)) {
        measure(first, second, across, guides);
      } else {
        measure(rest, second, across, guides);
      }
    }
    return best;
  }

  /// A guide along the distance between two cards.
  private static void measure(Box a, Box b, boolean across, List<Guide> guides) {
    Box left = low(a, across) <= low(b, across) ? a : b;
    Box right = left.equals(a) ? b : a;
    double from = Math.max(aside(left, across), aside(right, across));
    double to =
        Math.min(
            aside(left, across) + size(left, !across), aside(right, across) + size(right, !across));
    guides.add(new Guide(!across, (from + to) / 2, high(left, across), low(right, across), true));
  }

  private Box neighbour(Box box, boolean across, int side) {
    Box best = null;
    double nearest = Double.POSITIVE_INFINITY;
    for (Box other : others) {
      boolean beside =
          aside(other, across) < aside(box, across) + size(box, !across)
              && aside(box, across) < aside(other, across) + size(other, !across);
      double distance =
          side < 0
              ? low(box, across) - high(other, across)
              : low(other, across) - high(box, across);
      if (beside && distance >= -reach && distance < nearest && !other.equals(box)) {
        nearest = distance;
        best = other;
      }
    }
    return best;
  }

  private static double low(Box b, boolean across) {
    return across ? b.x() : b.y();
  }

  private static double high(Box b, boolean across) {
    return across ? b.right() : b.bottom();
  }

  private static double size(Box b, boolean across) {
    return across ? b.width() : b.height();
  }

  private static double aside(Box b, boolean across) {
    return across ? b.y() : b.x();
  }
}
