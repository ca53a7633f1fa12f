package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bands behind a drawing, read off a complete layout. They follow the cards: moving a card to
/// the side widens its band.
public final class Bands {
  private static final double STRIP = 48;
  private static final double LEAST = 200;
  private static final double MARGIN = 32;
  private static final double ALIGNED = 24;

  private Bands() {}

  /// The bands from left to right, column of sites by column of sites, and the area around
  /// everything.
  public static List<Band> of(Design design, Layout layout) {
    Map<ElementId, Box> boxes = HashMap.newHashMap(layout.placements().size());
    for (Placement p : layout.placements()) {
      boxes.put(p.element(), new Box(p.x(), p.y(), p.width(), p.height()));
    }
    if (boxes.isEmpty()) {
      return List.of();
    }
    Map<Long, Group> groups = new LinkedHashMap<>();
    Group small = new Group();
    Box partners = null;
    Box all = null;
    Map<ElementId, Boolean> full = new HashMap<>();
    for (Element element : design.elements()) {
      BandKind band = BandLayout.band(element, design);
      if (band != BandKind.CORPORATE && band != BandKind.INTERNET) {
        element.siteId().ifPresent(s -> full.put(s, true));
      }
    }
    for (Element element : design.elements()) {
      Box box = boxes.get(element.id());
      if (box == null) {
        continue;
      }
      all = all == null ? box : all.union(box);
      BandKind band = BandLayout.band(element, design);
      if (band == BandKind.INTERNET) {
        partners = partners == null ? box : partners.union(box);
        continue;
      }
      ElementId frame = element instanceof Site ? element.id() : element.siteId().orElse(null);
      Box frameBox = frame == null ? null : boxes.get(frame);
      boolean inGroup = frameBox != null && full.containsKey(frame);
      Group group =
          inGroup
              ? groups.computeIfAbsent(Math.round(frameBox.x() / ALIGNED), _ -> new Group())
              : small;
      if (element instanceof Site) {
        group.frames = group.frames == null ? box : group.frames.union(box);
      } else {
        group.parts.merge(band, box, Box::union);
      }
    }
    if (all == null) {
      return List.of();
    }
    return groups.size() <= 1
        ? single(
            groups.values().stream().findFirst().orElse(null), small, partners, all.grown(MARGIN))
        : several(groups.values(), small, partners, all.grown(MARGIN));
  }

  /// What stands in one column of sites.
  private static final class Group {
    final Map<BandKind, Box> parts = new EnumMap<>(BandKind.class);
    Box frames;

    Box around() {
      Box around = frames;
      for (Box box : parts.values()) {
        around = around == null ? box : around.union(box);
      }
      return around;
    }
  }

  private static List<Band> single(Group group, Group small, Box partners, Box all) {
    Group only = group == null ? small : group;
    Box rest = small.around();
    double inside =
        only.parts.containsKey(BandKind.CORPORATE)
            ? only.parts.get(BandKind.CORPORATE).x()
            : only.frames != null ? only.frames.right() - LEAST : all.right();
    if (rest != null) {
      inside = Math.min(inside, rest.x() + BandLayout.PADDING);
    }
    if (group == null) {
      // A site on its own keeps clear of the edge of its band.
      inside -= MARGIN / 2;
    }
    inside = Math.max(inside, outerEnd(only) + BandLayout.PADDING);
    double left = partners == null ? Double.NaN : partners.x() - MARGIN;
    double partnersRight = partners == null ? Double.NaN : partners.right() + BandLayout.PADDING;
    return columns(
        only,
        left,
        partnersRight,
        inside - BandLayout.PADDING,
        all.right(),
        all.y() - 8,
        all.bottom());
  }

  /// Where the inner network may begin at the earliest: behind the cards of the perimeter and of
  /// the inner firewall. What belongs to the whole organization may stand further left.
  private static double outerEnd(Group group) {
    Box perimeter = group.parts.get(BandKind.PERIMETER);
    Box inner = group.parts.get(BandKind.INNER_FIREWALL);
    return Math.max(
        perimeter == null
            ? Double.NEGATIVE_INFINITY
            : perimeter.right() + BandLayout.PADDING + STRIP,
        inner == null ? Double.NEGATIVE_INFINITY : inner.right() + MARGIN / 2);
  }

  private static List<Band> several(Iterable<Group> groups, Group small, Box partners, Box all) {
    List<Band> bands = new ArrayList<>();
    double top = all.y() - 8;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Group group : groups) {
      bottom = Math.max(bottom, group.around().bottom() + MARGIN / 2);
    }
    boolean first = true;
    for (Group group : groups) {
      Box around = group.around();
      double inside =
          group.parts.containsKey(BandKind.CORPORATE)
              ? group.parts.get(BandKind.CORPORATE).x() - BandLayout.PADDING
              : around.right() - LEAST;
      double left = first && partners != null ? partners.x() - MARGIN : Double.NaN;
      double right = first && partners != null ? partners.right() + BandLayout.PADDING : Double.NaN;
      List<Band> own =
          columns(group, left, right, inside, around.right() + MARGIN / 2, top, bottom);
      for (Band band : own) {
        if (band.kind() != BandKind.INTERNET) {
          bands.add(band);
        } else if (first) {
          double end = partners == null ? bottom : Math.max(bottom, partners.bottom() + MARGIN / 2);
          Box area = band.area();
          bands.add(new Band(band.kind(), Box.between(area.x(), area.y(), area.right(), end)));
        }
      }
      first = false;
    }
    Box rest = small.around();
    if (rest != null) {
      bands.add(
          new Band(
              BandKind.CORPORATE,
              Box.between(
                  rest.x() - MARGIN / 2,
                  Math.max(bottom, rest.y() - MARGIN / 2),
                  all.right(),
                  all.bottom())));
    }
    return bands;
  }

  private static List<Band> columns(
      Group group,
      double partnersLeft,
      double partnersRight,
      double inside,
      double right,
      double top,
      double bottom) {
    Box perimeter = group.parts.get(BandKind.PERIMETER);
    Box outer = group.parts.get(BandKind.OUTER_FIREWALL);
    Box inner = group.parts.get(BandKind.INNER_FIREWALL);
    double innerLeft = inner != null ? inner.x() - 16 : inside - STRIP;
    double perimeterRight = Math.min(innerLeft, inside);
    double perimeterLeft =
        perimeter != null
            ? perimeter.x() - BandLayout.PADDING
            : outer != null
                ? outer.right() + 16
                : Double.isNaN(partnersRight) ? perimeterRight - LEAST : partnersRight + STRIP;
    double frameLeft = group.frames == null ? perimeterLeft - STRIP : group.frames.x() - 8;
    double outerLeft = outer != null ? outer.x() - 16 : perimeterLeft - STRIP;
    outerLeft = Math.min(outerLeft, perimeter != null || outer != null ? frameLeft : outerLeft);
    if (!Double.isNaN(partnersRight)) {
      outerLeft = Math.max(outerLeft, Math.min(partnersRight, perimeterLeft - 16));
    }
    double internetLeft =
        Double.isNaN(partnersLeft) ? outerLeft - LEAST : Math.min(partnersLeft, outerLeft - 16);
    double[] edges = {internetLeft, outerLeft, perimeterLeft, perimeterRight, inside, right};
    for (int i = 1; i < edges.length; i++) {
      edges[i] = Math.max(edges[i], edges[i - 1]);
    }
    List<Band> bands = new ArrayList<>();
    int i = 0;
    for (BandKind kind : BandKind.values()) {
      bands.add(new Band(kind, Box.between(edges[i], top, edges[++i], bottom)));
    }
    return bands;
  }
}
