package edgewise.layout;

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
  private Frames() {}

  /// The layout with every frame grown so far that it encloses its cards, with room at the edges
  /// and for the title. Frames never shrink, and collapsed ones stay as they are. The layout itself
  /// when nothing has to grow.
  public static Layout fit(Topology topology, Layout layout) {
    List<Element> elements = topology.elements();
    Placement[] places = places(elements, layout.placements());
    Map<ElementId, Placement> frames = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] != null && !places[i].collapsed() && elements.get(i) instanceof Site site) {
        frames.put(site.id(), places[i]);
      }
    }
    Map<ElementId, Box> grown = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      Element element = elements.get(i);
      Optional<ElementId> site = element.siteId();
      if (places[i] == null || site.isEmpty() || element instanceof Site) {
        continue;
      }
      Placement frame = frames.get(site.get());
      Box needed = frame == null ? null : around(places[i]);
      if (frame != null && !box(frame).contains(needed)) {
        grown.merge(site.get(), box(frame).union(needed), Box::union);
      }
    }
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
