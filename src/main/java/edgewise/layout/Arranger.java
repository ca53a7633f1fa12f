package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/// Arranges drawings: bands from the Internet inwards, in them the cards of each site in columns by
/// role, so ordered that linked cards stand in line and few lines cross; sites side by side and one
/// below the other. What is locked stays, and everything else keeps clear of it.
///
/// Same input, same places. Runs away from the window's thread; between two sites it says how far
/// it is and may be stopped.
public final class Arranger {
  /// Links times sites: with more, trying other orders of sites takes too long.
  private static final int MOST_ORDERED = 600;

  private static final int MOST_PASSES = 6;

  /// Share of the cards that stand as they would in an arrangement when it is one already.
  private static final double MOST_STAND = 0.3;

  private final Design design;
  private final Layout now;
  private final DoubleConsumer watch;
  private final Map<ElementId, Box> places;
  private final Alike alike;
  private final List<Link> links;
  private final Map<ElementId, List<Link>> linksBySite;

  /// How much is spent on a good result.
  enum Effort {
    /// A first result, soon.
    QUICK,
    /// A better one, some time later.
    THOROUGH
  }

  /// @param now a complete layout: every element has a place
  /// @param watch hears how much is done, 0 to 1; an exception it throws ends the arrangement
  public Arranger(Design design, Layout now, DoubleConsumer watch) {
    this.design = design;
    this.now = now;
    this.watch = watch;
    places = new HashMap<>();
    alike = new Alike();
    linksBySite = new HashMap<>();
    now.placements().forEach(p -> places.put(p.element(), box(p)));
    links = Links.of(design);
    for (Link link : links) {
      Set<ElementId> sites = new HashSet<>();
      for (ElementId end : List.of(link.from(), link.to())) {
        design
            .find(end)
            .flatMap(Element::siteId)
            .filter(sites::add)
            .ifPresent(s -> linksBySite.computeIfAbsent(s, _ -> new ArrayList<>()).add(link));
      }
    }
  }

  private Arranger(Arranger other, DoubleConsumer watch) {
    design = other.design;
    now = other.now;
    this.watch = watch;
    places = other.places;
    alike = other.alike;
    links = other.links;
    linksBySite = other.linksBySite;
  }

  /// This one, watched by somebody else. Uses what this one has found, so the two must not run at
  /// the same time.
  public Arranger watchedBy(DoubleConsumer other) {
    return new Arranger(this, other);
  }

  /// Arranges everything, soon. Notes go with the site they lie on and make room for cards.
  public Layout all() {
    return all(Effort.QUICK, 0, 1);
  }

  /// A better arrangement of everything, which takes longer; the quick one when there is none.
  public Layout better(Layout quick) {
    return better(quick, () -> all(Effort.THOROUGH, 0, 0.8));
  }

  private Layout all(Effort effort, double begin, double share) {
    Composition composition = new Composition(design);
    composition.keepOrder(places);
    List<SiteBlock> sites = composition.sites();
    for (int i = 0; i < sites.size(); i++) {
      watch.accept(begin + share * i / sites.size());
      measure(sites.get(i), effort);
    }
    if (effort == Effort.THOROUGH) {
      order(composition);
    }
    Map<ElementId, Box> fresh = composition.place();
    Fixed fixed = new Fixed(design, now);
    Map<ElementId, Box> boxes = fixed.isEmpty() ? inPlace(fresh) : fixed.around(fresh);
    return now.withPlacements(placements(boxes)).withNotes(new Notes(design, now, boxes).moved());
  }

  /// The arrangement moved as a whole to where most of it stands already, if it does.
  private Map<ElementId, Box> inPlace(Map<ElementId, Box> fresh) {
    Map<List<Double>, Integer> shifts = new LinkedHashMap<>();
    fresh.forEach(
        (id, b) -> {
          Box old = places.get(id);
          if (old != null && design.find(id, Site.class).isEmpty()) {
            shifts.merge(List.of(old.x() - b.x(), old.y() - b.y()), 1, Integer::sum);
          }
        });
    Map<ElementId, Box> moved = new HashMap<>(fresh);
    shifts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getValue() >= MOST_STAND * fresh.size())
        .ifPresent(
            most ->
                moved.replaceAll(
                    (_, b) -> moved(b, most.getKey().getFirst(), most.getKey().getLast())));
    return moved;
  }

  /// Puts sites that are linked closer together, as far as fewer lines cross then.
  private void order(Composition composition) {
    if (links.size() * composition.full() > MOST_ORDERED || !joinsSites()) {
      return;
    }
    Drawn best = drawn(composition);
    boolean found = true;
    for (int passes = 0; found && passes < MOST_PASSES; passes++) {
      found = false;
      for (int i = 0; i + 1 < composition.full(); i++) {
        watch.accept(0.9);
        composition.exchange(i);
        Drawn other = drawn(composition);
        if (other.crossings() < best.crossings()) {
          best = other;
          found = true;
        } else {
          composition.exchange(i);
        }
      }
    }
  }

  /// Whether lines lead from one site to another, or from two to what stands in none.
  private boolean joinsSites() {
    Map<ElementId, ElementId> sites = new HashMap<>();
    for (Map.Entry<ElementId, List<Link>> site : linksBySite.entrySet()) {
      for (Link link : site.getValue()) {
        for (ElementId end : List.of(link.from(), link.to())) {
          ElementId other = sites.putIfAbsent(end, site.getKey());
          if (other != null && !other.equals(site.getKey())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Drawn drawn(Composition composition) {
    return Drawn.of(design, links, now.withPlacements(placements(composition.place())));
  }

  /// Arranges some elements among themselves, about where they stand, soon. Whatever else there is
  /// stays and is kept clear of.
  ///
  /// @param ids elements; of a site, what stands in it
  public Layout some(Set<ElementId> ids) {
    return some(ids, block -> fill(block, Effort.QUICK, Map.of()));
  }

  /// A better arrangement of some elements, which takes longer; the quick one when there is none.
  public Layout better(Set<ElementId> ids, Layout quick) {
    return better(quick, () -> some(ids, block -> fill(block, Effort.THOROUGH, Map.of())));
  }

  private Layout some(Set<ElementId> ids, SiteBlock.Method method) {
    return now.withPlacements(placements(new Chosen(design, now, ids, method).arranged()));
  }

  private Layout better(Layout one, Supplier<Layout> more) {
    // What stands as an arrangement already stays, so that arranging again moves nothing.
    if (one.equals(now)) {
      return one;
    }
    Layout other = more.get();
    if (one.equals(other)) {
      return one;
    }
    Drawn a = Drawn.of(design, links, one);
    watch.accept(0.95);
    Drawn b = Drawn.of(design, links, other);
    return b.isBetterThan(a) ? other : one;
  }

  private List<List<ElementId>> fill(SiteBlock block, Effort effort, Map<ElementId, Double> order) {
    List<Link> neighbours = neighbours(block);
    return alike.fill(
        block,
        neighbours,
        effort,
        order,
        () -> {
          SiteSearch search = new SiteSearch(block, neighbours);
          return effort == Effort.QUICK
              ? search.quick(order)
              : search.thorough(order, fill(block, Effort.QUICK, Map.of()));
        });
  }

  private List<Link> neighbours(SiteBlock block) {
    return linksBySite.getOrDefault(block.site.id(), List.of());
  }

  /// Measures a site; where it stands as an arrangement already and no fewer lines would cross, it
  /// keeps that.
  private void measure(SiteBlock block, Effort effort) {
    Standing standing = new Standing(block, places);
    List<List<ElementId>> columns = new ArrayList<>();
    block.measure(b -> columns.addAll(fill(b, Effort.QUICK, Map.of())));
    Map<ElementId, Double> order = standing.order(columns);
    if (effort == Effort.THOROUGH) {
      block.measure(b -> fill(b, effort, order));
    }
    Parts fresh = Parts.of(block);
    boolean other = standing.keep(columns);
    if (!other && effort == Effort.QUICK && !order.isEmpty()) {
      block.measure(b -> fill(b, effort, order));
      other = true;
    }
    if (other) {
      Parts stay = Parts.of(block);
      long crossings = Drawn.of(block, neighbours(block)).crossings();
      fresh.take(block);
      if (Drawn.of(block, neighbours(block)).crossings() >= crossings) {
        stay.take(block);
      }
    }
  }

  /// The parts of a site, to go back to.
  private record Parts(Part outside, Part inside, Part strip) {
    static Parts of(SiteBlock block) {
      return new Parts(block.outside, block.inside, block.strip);
    }

    void take(SiteBlock block) {
      block.outside = outside;
      block.inside = inside;
      block.strip = strip;
    }
  }

  private List<Placement> placements(Map<ElementId, Box> boxes) {
    List<Placement> placements = new ArrayList<>(now.placements().size());
    for (Placement p : now.placements()) {
      Box b = p.locked() ? null : boxes.get(p.element());
      placements.add(b == null ? p : p.at(b.x(), b.y()).sized(b.width(), b.height()));
    }
    return placements;
  }

  static Box box(Placement p) {
    return new Box(p.x(), p.y(), p.width(), p.height());
  }

  static Box box(Note n) {
    return new Box(n.x(), n.y(), n.width(), n.height());
  }

  static Box moved(Box b, double dx, double dy) {
    return new Box(b.x() + dx, b.y() + dy, b.width(), b.height());
  }

  /// The frame that a site needs around a card.
  static Box framed(Box card) {
    return Box.between(
        card.x() - BandLayout.PADDING,
        card.y() - BandLayout.TITLE,
        card.right() + BandLayout.PADDING,
        card.bottom() + BandLayout.PADDING);
  }

  /// The cards of each site, in document order; those of none under the empty id.
  static Map<ElementId, List<Element>> bySite(Design design) {
    Map<ElementId, List<Element>> found = new LinkedHashMap<>();
    for (Site site : design.sites()) {
      found.put(site.id(), new ArrayList<>());
    }
    List<Element> others = new ArrayList<>();
    for (Element element : design.elements()) {
      if (!(element instanceof Site)) {
        BandLayout.frame(element, design).map(s -> found.get(s.id())).orElse(others).add(element);
      }
    }
    found.put(ElementId.of(""), others);
    return found;
  }
}
