package edgewise.layout;

import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Notes of a drawing that is arranged anew: they go with the card they lie beside, or with the
/// site they lie on, and make room for cards.
final class Notes {
  private static final double BESIDE = 64;

  private final Design design;
  private final Layout now;
  private final Map<ElementId, Box> arranged;
  private final Map<ElementId, Box> before = new HashMap<>();

  /// @param arranged new places of all elements
  Notes(Design design, Layout now, Map<ElementId, Box> arranged) {
    this.design = design;
    this.now = now;
    this.arranged = arranged;
    for (Placement p : now.placements()) {
      before.put(p.element(), Arranger.box(p));
    }
  }

  /// All notes, moved. Those that are locked stay.
  List<Note> moved() {
    if (now.notes().isEmpty()) {
      return now.notes();
    }
    Cells cards = new Cells();
    Cells all = new Cells();
    arranged.forEach(
        (id, box) -> {
          all.add(box);
          if (design.find(id, Site.class).isEmpty()) {
            cards.add(box);
          }
        });
    for (Note note : now.notes()) {
      if (note.locked()) {
        cards.add(Arranger.box(note));
        all.add(Arranger.box(note));
      }
    }
    List<Note> moved = new ArrayList<>();
    for (Note note : now.notes()) {
      if (note.locked()) {
        moved.add(note);
        continue;
      }
      ElementId host = host(Arranger.box(note));
      Box wish = Arranger.box(note);
      if (host != null) {
        Box from = before.get(host);
        Box to = arranged.get(host);
        wish = Arranger.moved(wish, to.x() - from.x(), to.y() - from.y());
      }
      Box free = (host == null ? all : cards).free(wish, BandLayout.GRID);
      cards.add(free);
      all.add(free);
      moved.add(note.at(free.x(), free.y()));
    }
    return moved;
  }

  /// The card beside a note, else the site it lies on, or null.
  private ElementId host(Box note) {
    ElementId best = null;
    double nearest = BESIDE;
    for (Map.Entry<ElementId, Box> entry : sorted()) {
      Box b = entry.getValue();
      boolean frame = design.find(entry.getKey(), Site.class).isPresent();
      double dx = Math.max(0, Math.max(b.x() - note.right(), note.x() - b.right()));
      double dy = Math.max(0, Math.max(b.y() - note.bottom(), note.y() - b.bottom()));
      double distance = Math.hypot(dx, dy);
      if (!frame && distance < nearest) {
        nearest = distance;
        best = entry.getKey();
      }
    }
    if (best != null) {
      return best;
    }
    for (Map.Entry<ElementId, Box> entry : sorted()) {
      if (design.find(entry.getKey(), Site.class).isPresent()
          && entry.getValue().contains(note.centerX(), note.centerY())) {
        return entry.getKey();
      }
    }
    return null;
  }

  /// In the order of the layout, so that equal distances give the same host each time.
  private List<Map.Entry<ElementId, Box>> sorted() {
    return now.placements().stream()
        .map(p -> Map.entry(p.element(), before.get(p.element())))
        .filter(e -> arranged.containsKey(e.getKey()))
        .toList();
  }
}
