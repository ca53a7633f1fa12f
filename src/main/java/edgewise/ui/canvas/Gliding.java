package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.model.ElementId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/// Cards on their way from one place to another, so that the eye can follow. It only looks like
/// that: the design has the new places already.
final class Gliding extends AnimationTimer {
  /// How long it takes, in nanoseconds.
  private static final double TIME = 280e6;

  /// With more cards than this nobody can follow one.
  private static final int MOST = 1500;

  private final Consumer<Preview> show;
  private Map<ElementId, Box> from = Map.of();
  private Map<ElementId, Box> to = Map.of();
  private long began;
  private boolean arrived;

  /// @param show shows where cards are on the way
  Gliding(Consumer<Preview> show) {
    this.show = show;
  }

  /// Begins to move what has both places; what has only one is left out.
  void begin(Map<ElementId, Box> old, Map<ElementId, Box> now) {
    end();
    from = new HashMap<>();
    to = new HashMap<>();
    old.forEach(
        (id, box) -> {
          Box there = now.get(id);
          if (there != null && !there.equals(box)) {
            from.put(id, box);
            to.put(id, there);
          }
        });
    if (!to.isEmpty() && to.size() <= MOST) {
      arrived = false;
      began = 0;
      show.accept(Preview.moving(from, List.of()));
      start();
    } else {
      to = Map.of();
    }
  }

  /// Another drawing is shown: goes on when it has the new places, and ends otherwise.
  void shown(Drawing drawing) {
    if (!to.isEmpty()) {
      arrived = to.entrySet().stream().allMatch(e -> isAt(drawing, e.getKey(), e.getValue()));
      if (!arrived) {
        end();
      }
    }
  }

  private static boolean isAt(Drawing drawing, ElementId id, Box box) {
    return drawing.box(id).filter(b -> b.x() == box.x() && b.y() == box.y()).isPresent();
  }

  /// Stops at once.
  void end() {
    stop();
    to = Map.of();
  }

  @Override
  public void handle(long now) {
    if (began == 0) {
      began = now;
    }
    double part = Math.min(1, (now - began) / TIME);
    if (part < 1) {
      // Slow at both ends.
      double k = part * part * (3 - 2 * part);
      Map<ElementId, Box> boxes = new HashMap<>();
      from.forEach((id, a) -> boxes.put(id, between(a, to.get(id), k)));
      show.accept(Preview.moving(boxes, List.of()));
    } else if (arrived) {
      end();
      show.accept(Preview.NONE);
    } else {
      show.accept(Preview.moving(to, List.of()));
      stop();
    }
  }

  private static Box between(Box a, Box b, double k) {
    return new Box(
        a.x() + (b.x() - a.x()) * k,
        a.y() + (b.y() - a.y()) * k,
        a.width() + (b.width() - a.width()) * k,
        a.height() + (b.height() - a.height()) * k);
  }
}
