package edgewise.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rectangles in a coarse grid, to find those near a place without looking at all of them.
final class Cells {
  private static final double SIZE = 512;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Map<Long, List<Box>> cells = new HashMap<>();

  void add(Box box) {
    for (int cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
      for (int cx = cell(box.x()); cx <= cell(box.right()); cx++) {
        cells.computeIfAbsent(key(cx, cy), _ -> new ArrayList<>(4)).add(box);
      }
    }
  }

  /// The first place at or below the wished one where the rectangle and a gap around it are free.
  Box free(Box wish, double gap) {
    Box at = wish;
    Box hit = firstHit(at, gap);
    while (hit != null) {
      at = new Box(at.x(), BandLayout.snapUp(hit.bottom() + gap), at.width(), at.height());
      hit = firstHit(at, gap);
    }
    return at;
  }

  private Box firstHit(Box box, double gap) {
    Box room =
        new Box(
            box.x() - gap + 1,
            box.y() - gap + 1,
            box.width() + 2 * gap - 2,
            box.height() + 2 * gap - 2);
    Box lowest = null;
    for (int cy = cell(room.y()); cy <= cell(room.bottom()); cy++) {
      for (int cx = cell(room.x()); cx <= cell(room.right()); cx++) {
        for (Box other : cells.getOrDefault(key(cx, cy), List.of())) {
          if (other.overlaps(room) && (lowest == null || other.bottom() > lowest.bottom())) {
            lowest = other;
          }
        }
      }
    }
    return lowest;
  }

  /// True when no rectangle overlaps this one.
  boolean isFree(Box box) {
    for (int cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
      for (int cx = cell(box.x()); cx <= cell(box.right()); cx++) {
        for (Box other : cells.getOrDefault(key(cx, cy), List.of())) {
          if (other.overlaps(box)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// A rectangle that overlaps this one, or null when it is free.
  Box hit(Box box) {
    for (int cy = cell(box.y()); cy <= cell(box.bottom()); cy++) {
      for (int cx = cell(box.x()); cx <= cell(box.right()); cx++) {
        for (Box other : cells.getOrDefault(key(cx, cy), List.of())) {
          if (other.overlaps(box)) {
            return other;
          }
        }
      }
    }
    return null;
  }

  /// Column or row of cells.
  static int cell(double v) {
    return (int) Math.floor(v / SIZE);
  }

  /// The number of a cell.
  // Mixed, because the hash of a plain pair would be the same along each diagonal.
  static long key(int cx, int cy) {
    return (((long) cx << 32) | (cy & 0xffffffffL)) * MIX;
  }
}
