package edgewise.layout;

import edgewise.model.Layout;
import edgewise.plan.Design;
import java.util.List;

/// What the lines of a drawing are like: the fewer cross, the better; then the shorter they are.
///
/// @param crossings as [Crossings] counts them
/// @param length of all lines together
record Drawn(long crossings, double length) {
  /// Shorter by less than this share is not worth a movement.
  private static final double WORTH = 0.97;

  static Drawn of(Design design, List<Link> links, Layout layout) {
    Folding folding = Folding.of(design, layout);
    List<double[]> lines =
        Routes.of(folding.links(links), folding.shown(), folding.frames(), layout.lines()).lines();
    double length = 0;
    for (double[] p : lines) {
      for (int i = 0; i + 3 < p.length; i += 2) {
        length += Math.abs(p[i] - p[i + 2]) + Math.abs(p[i + 1] - p[i + 3]);
      }
    }
    return new Drawn(Crossings.count(lines), length);
  }

  boolean isBetterThan(Drawn other) {
    return crossings < other.crossings
        || (crossings == other.crossings && length < WORTH * other.length);
  }
}
