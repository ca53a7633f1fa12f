package edgewise.layout;

import edgewise.model.Differences;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The frames of sites around what stands in them.
public final class Frames {
  /// More changed places than this are looked at with all others.
  private static final int FEW = 200;

  private Frames() {}

  /// The layout with every frame grown so far that it encloses its cards, with room at the edges
  /// and for the title. Frames never shrink, and collapsed ones stay as they are. The layout itself
  /// when nothing has to grow.
  public static Layout fit(Topology topology, Layout layout) {
    List<Element> elements = topology.elements();
    Placement[] places = places(elements, layout.placements());
    Map<ElementId, Placement> frames = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] != null && elements.get(i) instanceof Site site) {
        frames.put(site.id(), places[i]);
      }
    }
    Map<ElementId, Box> grown = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] != null) {
        grow(elements.get(i), places[i], frames, grown);
      }
    }
    return with(grown, layout);
  }

  /// The same for what became of a document in which every frame held its cards: looks only at what
  /// differs from it, where that is little.
  // What did not change is the same object.
  @SuppressWarnings("ReferenceEquality")
  public static Layout fit(Document was, Document is) {
    Map<ElementId, Element> earlier = new HashMap<>();
    Map<ElementId, Element> touched = new HashMap<>();
    Differences.between(
        was.topology().elements(),
        is.topology().elements(),
        (a, b) -> a == b,
        (a, b) -> a.id().equals(b.id()),
        e -> earlier.put(e.id(), e),
        e -> touched.put(e.id(), e));
    Map<ElementId, Placement> places = new HashMap<>();
    Differences.between(
        was.layout().placements(),
        is.layout().placements(),
        (a, b) -> a == b,
        (a, b) -> a.element().equals(b.element()),
        _ -> {},
        p -> places.put(p.element(), p));
    boolean elsewhere =
        touched.values().stream()
            .anyMatch(
                e -> {
                  Element before = earlier.get(e.id());
                  return before != null && !before.siteId().equals(e.siteId());
                });
    if (elsewhere || places.size() > FEW) {
      return fit(is.topology(), is.layout());
    }
    Map<ElementId, Placement> frames = new HashMap<>();
    List<Element> cards = new ArrayList<>();
    if (!places.isEmpty()) {
      for (Element element : is.topology().elements()) {
        if (places.containsKey(element.id())) {
          if (element instanceof Site) {
            return fit(is.topology(), is.layout());
          }
          cards.add(element);
          element.siteId().ifPresent(site -> frames.put(site, null));
        }
      }
      is.layout().placements().stream()
          .filter(p -> frames.containsKey(p.element()))
          .forEach(p -> frames.put(p.element(), p));
    }
    Map<ElementId, Box> grown = new HashMap<>();
    cards.forEach(card -> grow(card, places.get(card.id()), frames, grown));
    return with(grown, is.layout());
  }

  /// Notes how far the frame around a card has to grow.
  private static void grow(
      Element element,
      Placement place,
      Map<ElementId, Placement> frames,
      Map<ElementId, Box> grown) {
    Optional<ElementId> site = element.siteId();
    Placement frame = site.isEmpty() || element instanceof Site ? null : frames.get(site.get());
    if (frame == null || frame.collapsed()) {
      return;
    }
    Box needed = around(place);
    if (!box(frame).contains(needed)) {
      grown.merge(site.get(), box(frame).union(needed), Box::union);
    }
  }

  private static Layout with(Map<ElementId, Box> grown, Layout layout) {
    if (grown.isEmpty()) {
      return layout;
    }
    List<Placement> fitted = new ArrayList<>(layout.placements());
    fitted.replaceAll(
        place -> {
          Box all = grown.get(place.element());
          return all == null ? place : place.at(all.x(), all.y()).sized(all.width(), all.height());
        });
    return layout.withPlacements(fitted);
  }

  /// Where each element stands, null where nobody has placed it. Placements mostly stand in the
  /// order of the elements; they are looked up only where they do not.
  private static Placement[] places(List<Element> elements, List<Placement> placements) {
    Placement[] places = new Placement[elements.size()];
    Map<ElementId, Integer> at = Map.of();
    int next = 0;
    for (int i = 0; i < places.length; i++) {
      ElementId id = elements.get(i).id();
      if (next >= placements.size() || !placements.get(next).element().equals(id)) {
        if (at.isEmpty()) {
          at = HashMap.newHashMap(placements.size());
          for (int k = 0; k < placements.size(); k++) {
            at.put(placements.get(k).element(), k);
          }
        }
        next = at.getOrDefault(id, placements.size());
      }
      if (next < placements.size()) {
        places[i] = placements.get(next++);
      }
    }
    return places;
  }

  /// A card with the room it needs in its frame.
  private static Box around(Placement card) {
    return Box.between(
        card.x() - BandLayout.PADDING,
        card.y() - BandLayout.TITLE,
        card.x() + card.width() + BandLayout.PADDING,
        card.y() + card.height() + BandLayout.PADDING);
  }

  private static Box box(Placement p) {
    return new Box(p.x(), p.y(), p.width(), p.height());
  }
}
