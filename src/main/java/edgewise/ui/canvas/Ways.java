package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.Box;
import edgewise.model.Bend;
import edgewise.model.ElementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The ways of messages between cards.
final class Ways {
  private static final double EDGE = 26;

  private Ways() {}

  static List<Bend> between(Drawing d, Optional<ElementId> from, Optional<ElementId> to) {
    Optional<Box> a = from.flatMap(d::box);
    Optional<Box> b = to.flatMap(d::box);
    if (from.isPresent() && to.isPresent()) {
      List<Bend> line = line(d, from.get(), to.get());
      if (!line.isEmpty()) {
        return line;
      }
    }
    Box begin = a.orElseGet(() -> outside(d, b));
    Box end = b.orElseGet(() -> outside(d, a));
    if (begin.equals(end)) {
      return List.of(new Bend(begin.centerX(), begin.centerY()));
    }
    return bends(Moved.between(begin, end));
  }

  private static List<Bend> line(Drawing d, ElementId from, ElementId to) {
    Optional<Integer> a = d.find(from);
    Optional<Integer> b = d.find(to);
    if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
      return List.of();
    }
    for (int i : d.linesOf(a.get())) {
      Drawing.Line line = d.lines[i];
      boolean there = line.from() == a.get() && line.to() == b.get();
      boolean back = line.from() == b.get() && line.to() == a.get();
      if (there || back) {
        List<Bend> way = bends(line.points());
        return there ? way : way.reversed();
      }
    }
    return List.of();
  }

  private static List<Bend> bends(double[] points) {
    List<Bend> way = new ArrayList<>();
    for (int i = 0; i + 1 < points.length; i += 2) {
      way.add(new Bend(points[i], points[i + 1]));
    }
    return Collections.unmodifiableList(way);
  }

  /// A place at the far edge of the Internet, level with the other end.
  private static Box outside(Drawing d, Optional<Box> other) {
    double x = d.bounds.x() + EDGE;
    for (Band band : d.bands) {
      if (band.kind() == BandKind.INTERNET) {
        x = band.area().x() + EDGE;
        break;
      }
    }
    double y = other.map(Box::centerY).orElse(d.content().y() + d.content().height() / 2);
    return new Box(x, y, 0, 0);
  }
}
