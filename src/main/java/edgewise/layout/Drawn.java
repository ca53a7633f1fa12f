package edgewise.layout;

import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the lines of a drawing are like: the fewer cross, the better; then the shorter they are.
///
/// @param crossings as [Crossings] counts them
/// @param length of all lines together
record Drawn(long crossings, double length) {
  /// Shorter by less than this share is not worth a movement.
  private static final double WORTH = 0.97;

  private static final ElementId INTERNET = ElementId.of("(internet)");
  private static final ElementId ELSEWHERE = ElementId.of("(elsewhere)");
  private static final double AWAY = 300;
  private static final double CARD = 64;

  /// The lines of a whole drawing.
  static Drawn of(Design design, List<Link> links, Layout layout) {
    Folding folding = Folding.of(design, layout);
    return of(
        Routes.of(folding.links(links), folding.shown(), folding.frames(), layout.lines()).lines());
  }

  /// The lines of one site, those to partners coming from the left and those to other sites from
  /// below.
  static Drawn of(SiteBlock block, List<Link> neighbours) {
    Map<ElementId, Box> boxes = new LinkedHashMap<>();
    Composition.Across across = Composition.Across.of(List.of(block));
    Composition.place(block, 0, 0, across, boxes);
    Set<Link> links = new HashSet<>();
    List<Link> drawn = new ArrayList<>();
    for (Link link : neighbours) {
      Link local =
          new Link(link.kind(), end(link, link.from(), boxes), end(link, link.to(), boxes));
      if (links.add(local)) {
        drawn.add(local);
      }
    }
    boxes.put(INTERNET, new Box(-2 * AWAY, block.height() / 2, AWAY, CARD));
    boxes.put(ELSEWHERE, new Box(across.corporate(), block.height() + AWAY, AWAY, CARD));
    return of(Routes.of(drawn, boxes, Set.of(block.site.id()), List.of()).lines());
  }

  private static ElementId end(Link link, ElementId id, Map<ElementId, Box> boxes) {
    if (boxes.containsKey(id)) {
      return id;
    }
    return link.kind() == edgewise.model.LinkKind.FEDERATION ? INTERNET : ELSEWHERE;
  }

  private static Drawn of(List<double[]> lines) {
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
