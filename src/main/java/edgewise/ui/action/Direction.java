package edgewise.ui.action;

import java.util.Locale;

/// The four ways that arrow keys go.
enum Direction {
  LEFT(-1, 0),
  RIGHT(1, 0),
  UP(0, -1),
  DOWN(0, 1);

  private final int dx;
  private final int dy;

  Direction(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  /// The word in ids of actions.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The name of its key.
  String key() {
    return name().charAt(0) + id().substring(1);
  }

  int dx() {
    return dx;
  }

  int dy() {
    return dy;
  }
}
