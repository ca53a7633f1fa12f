package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Firewall;
import edgewise.model.Layout;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.model.Zone;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Places every element of a design in the band of its zone and the frame of its site.
///
/// Sites with something in the perimeter are frames across the bands, one below the other; from
/// [#MANY_SITES] on they are spread over several columns, each with bands of its own. Sites without
/// a perimeter are packed in rows below them, in the corporate band. What belongs to no site stands
/// below all sites. Sizes and places are multiples of [#GRID]. Same input, same places; time is
/// linear but for a sort.
public final class BandLayout {
  /// Everything automatic is a multiple of this.
  public static final double GRID = 8;

  /// From this number of full sites on, one column of sites is too tall.
  public static final int MANY_SITES = 7;

  /// Height of a site frame's title.
  public static final double TITLE = 40;

  /// Distance from a frame's edge to its cards.
  public static final double PADDING = 24;

  static final double ROW_GAP = 24;
  static final double FRAME_GAP = 32;
  private static final double FIREWALL = 176;
  static final double NARROWEST = 200;
  private static final double WIDEST = 264;

  private BandLayout() {}

  /// Places every element of the topology that has no place yet; those that have one stay.
  public static Layout arrange(Topology topology, Layout existing) {
    return arrange(new Design(topology), existing);
  }

  /// The same for a design that is indexed already.
  public static Layout arrange(Design design, Layout existing) {
    Map<ElementId, Placement> kept = new HashMap<>();
    for (Placement p : existing.placements()) {
      kept.put(p.element(), p);
    }
    Map<ElementId, Box> fresh = inColumns(design);
    Map<ElementId, Box> boxes = kept.isEmpty() ? fresh : new Joiner(design, kept, fresh).run();
    List<Placement> placements = new ArrayList<>(design.elements().size());
    Set<ElementId> done = new HashSet<>();
    for (Element element : design.elements()) {
      if (done.add(element.id())) {
        Box b = boxes.get(element.id());
        Placement old = kept.get(element.id());
        placements.add(
            old == null
                ? new Placement(element.id(), b.x(), b.y(), b.width(), b.height())
                : old.at(b.x(), b.y()).sized(b.width(), b.height()));
      }
    }
    return existing.withPlacements(placements);
  }

  private static Map<ElementId, Box> inColumns(Design design) {
    Composition composition = new Composition(design);
    composition.sites().forEach(s -> s.measure(SiteBlock::inColumns));
    return composition.place();
  }

  /// The band an element stands in. A site reaches over several bands and counts as corporate, and
  /// so does what belongs to no site.
  public static BandKind band(Element element, Design design) {
    if (element instanceof Partner) {
      return BandKind.INTERNET;
    }
    if (frame(element, design).isEmpty()) {
      return BandKind.CORPORATE;
    }
    return switch (element) {
      case Firewall f ->
          f.kind().value().equals("inner-firewall")
              ? BandKind.INNER_FIREWALL
              : BandKind.OUTER_FIREWALL;
      case edgewise.model.EdgePool _, edgewise.model.ReverseProxy _ -> BandKind.PERIMETER;
      case LoadBalancer balancer ->
          servesPerimeter(balancer, design) ? BandKind.PERIMETER : BandKind.CORPORATE;
      case Network network ->
          network.zone() == Zone.CORPORATE ? BandKind.CORPORATE : BandKind.PERIMETER;
      default -> BandKind.CORPORATE;
    };
  }

  /// The frame an element stands in: its site, when there is one with that id.
  public static Optional<Site> frame(Element element, Design design) {
    return element.siteId().flatMap(id -> design.find(id, Site.class));
  }

  /// The next multiple of the grid.
  public static double snapUp(double value) {
    return Math.ceil(value / GRID) * GRID;
  }

  /// Size of an element's card when it is placed for the first time.
  public static Box size(Element element, Design design) {
    Card card = Cards.of(element, design);
    int longest = element.name().length() + 8;
    for (Card.Line line : card.lines()) {
      longest = Math.max(longest, line.text().length() + (line.label().isEmpty() ? 0 : 9));
    }
    double width =
        element instanceof Firewall
            ? FIREWALL
            : Math.clamp(snapUp(longest * 6.6 + 32), NARROWEST, WIDEST);
    return new Box(0, 0, width, card.height());
  }

  private static boolean servesPerimeter(LoadBalancer balancer, Design design) {
    boolean inside = false;
    for (ElementId id : balancer.references()) {
      Element element = design.find(id).orElse(null);
      if (element instanceof edgewise.model.EdgePool
          || element instanceof edgewise.model.ReverseProxy) {
        return true;
      }
      inside |= element instanceof edgewise.model.Pool;
    }
    return !inside;
  }

  /// Adds new elements to a drawing that people have arranged.
  private static final class Joiner {
    private final Design design;
    private final Map<ElementId, Placement> kept;
    private final Map<ElementId, Box> fresh;
    private final Map<ElementId, Box> boxes = new HashMap<>();
    private final Cells taken = new Cells();

    Joiner(Design design, Map<ElementId, Placement> kept, Map<ElementId, Box> fresh) {
      this.design = design;
      this.kept = kept;
      this.fresh = fresh;
    }

    Map<ElementId, Box> run() {
      List<Element> missing = new ArrayList<>();
      for (Element element : design.elements()) {
        Placement p = kept.get(element.id());
        if (p == null) {
          missing.add(element);
          continue;
        }
        Box size = fresh.get(element.id());
        Box box =
            new Box(
                p.x(),
                p.y(),
                p.width() > 0 ? p.width() : size.width(),
                p.height() > 0 ? p.height() : size.height());
        boxes.put(element.id(), box);
        if (!(element instanceof Site)) {
          taken.add(box);
        }
      }
      Map<ElementId, double[]> moved = offsets();
      for (Element element : missing) {
        if (element instanceof Site) {
          continue;
        }
        double[] by = moved.getOrDefault(frameKey(element), moved.get(ElementId.of("")));
        Box wish = fresh.get(element.id());
        Box box =
            taken.free(
                new Box(wish.x() + by[0], wish.y() + by[1], wish.width(), wish.height()), ROW_GAP);
        boxes.put(element.id(), box);
        taken.add(box);
      }
      frames(moved);
      return boxes;
    }

    private static ElementId frameKey(Element element) {
      return element.siteId().orElse(ElementId.of(""));
    }

    /// How far people have moved each site from where it would stand: by its frame, else by its
    /// first placed element.
    private Map<ElementId, double[]> offsets() {
      Map<ElementId, double[]> moved = new HashMap<>();
      for (Element element : design.elements()) {
        Box now = boxes.get(element.id());
        if (now != null) {
          Box then = fresh.get(element.id());
          double[] by = {now.x() - then.x(), now.y() - then.y()};
          if (element instanceof Site) {
            moved.put(element.id(), by);
          } else {
            moved.putIfAbsent(frameKey(element), by);
          }
        }
      }
      moved.putIfAbsent(ElementId.of(""), new double[] {0, 0});
      return moved;
    }

    /// Frames hold all their cards; those people have drawn never shrink.
    private void frames(Map<ElementId, double[]> moved) {
      Map<ElementId, Box> around = new HashMap<>();
      for (Element element : design.elements()) {
        if (!(element instanceof Site)) {
          element.siteId().ifPresent(s -> around.merge(s, boxes.get(element.id()), Box::union));
        }
      }
      for (Site site : design.sites()) {
        Box cards = around.get(site.id());
        Box drawn = boxes.get(site.id());
        if (drawn == null && cards == null) {
          double[] by = moved.get(ElementId.of(""));
          Box wish = fresh.get(site.id());
          drawn =
              taken.free(
                  new Box(wish.x() + by[0], wish.y() + by[1], wish.width(), wish.height()),
                  FRAME_GAP);
          taken.add(drawn);
        }
        if (cards != null) {
          Box needed =
              Box.between(
                  cards.x() - PADDING,
                  cards.y() - TITLE,
                  cards.right() + PADDING,
                  cards.bottom() + PADDING);
          drawn = drawn == null ? needed : drawn.contains(cards) ? drawn : drawn.union(needed);
        }
        boxes.put(site.id(), drawn);
      }
    }
  }
}
