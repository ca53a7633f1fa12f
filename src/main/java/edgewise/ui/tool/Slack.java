package edgewise.ui.tool;

/// How far a pressed pointer has to move before the press is a drag.
final class Slack {
  private static final double PIXELS = 3;

  private Slack() {}

  static boolean isPassed(double x, double y, Input in) {
    return Math.hypot(in.x() - x, in.y() - y) >= PIXELS;
  }
}
