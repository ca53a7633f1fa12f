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

/// The frames of sites around what stands in them.
public final class Frames {
  private Frames() {}

  /// The layout with every frame grown so far that it encloses its cards, with room at the edges
  /// and for the title. Frames never shrink, and collapsed ones stay as they are. The layout itself
  /// when nothing has to grow.
  public static Layout fit(Topology topology, Layout layout) {
    Map<ElementId, Placement> places = HashMap.newHashMap(layout.placements().size());
    layout.placements().forEach(p -> places.put(p.element(), p));
    Map<ElementId, Box> content = new HashMap<>();
    for (Element element : topology.elements()) {
      Placement place = places.get(element.id());
      if (place != null && !(element instanceof Site)) {
        element.siteId().ifPresent(s -> content.merge(s, box(place), Box::union));
      }
    }
    List<Placement> fitted = new ArrayList<>(layout.placements().size());
    boolean grown = false;
    for (Placement place : layout.placements()) {
      Box inside = content.get(place.element());
      if (inside == null || place.collapsed()) {
        fitted.add(place);
        continue;
      }
      Box needed =
          Box.between(
              inside.x() - BandLayout.PADDING,
              inside.y() - BandLayout.TITLE,
              inside.right() + BandLayout.PADDING,
              inside.bottom() + BandLayout.PADDING);
      Box frame = box(place);
      if (frame.contains(needed)) {
        fitted.add(place);
      } else {
        Box all = frame.union(needed);
        fitted.add(place.at(all.x(), all.y()).sized(all.width(), all.height()));
        grown = true;
      }
    }
    return grown ? layout.withPlacements(fitted) : layout;
  }

  private static Box box(Placement p) {
    return new Box(p.x(), p.y(), p.width(), p.height());
  }
}
