package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is locked, and how an arrangement keeps clear of it. A site with something locked stays
/// about where that is; other sites and cards make room downwards.
final class Fixed {
  private static final double GAP = BandLayout.ROW_GAP;

  private final Design design;
  private final Map<ElementId, Box> locked = new HashMap<>();
  private final List<Box> notes = new ArrayList<>();
  private final Map<ElementId, Box> out = new HashMap<>();
  private final Cells cards = new Cells();
  private final Cells frames = new Cells();

  Fixed(Design design, Layout now) {
    this.design = design;
    for (Placement p : now.placements()) {
      if (p.locked()) {
        locked.put(p.element(), Arranger.box(p));
      }
    }
    for (Note note : now.notes()) {
      if (note.locked()) {
        notes.add(Arranger.box(note));
      }
    }
  }

  boolean isEmpty() {
    return locked.isEmpty() && notes.isEmpty();
  }

  /// The arrangement moved as a whole to where the first locked element is, and apart where it
  /// would cover something locked.
  Map<ElementId, Box> around(Map<ElementId, Box> fresh) {
    Map<ElementId, List<Element>> bySite = Arranger.bySite(design);
    double[] by = shift(fresh, bySite);
    Map<ElementId, Box> wished = new HashMap<>();
    fresh.forEach((id, b) -> wished.put(id, Arranger.moved(b, by[0], by[1])));
    notes.forEach(cards::add);
    List<ElementId> others = new ArrayList<>();
    bySite.forEach(
        (site, elements) -> {
          for (Element element : elements) {
            Box box = locked.get(element.id());
            if (box != null) {
              out.put(element.id(), box);
              cards.add(box);
              if (site.value().isEmpty()) {
                frames.add(box);
              }
            }
          }
          if (!site.value().isEmpty() && !isPinned(site, elements)) {
            others.add(site);
          }
        });
    for (Map.Entry<ElementId, List<Element>> entry : bySite.entrySet()) {
      ElementId site = entry.getKey();
      if (!site.value().isEmpty() && isPinned(site, entry.getValue())) {
        double[] own = anchor(site, entry.getValue(), wished).orElseThrow();
        settle(site, entry.getValue(), wished, own[0], own[1]);
      }
    }
    others.sort(Comparator.comparingDouble(id -> wished.get(id).y()));
    for (ElementId site : others) {
      apart(site, bySite.get(site), wished);
    }
    for (Element element : bySite.get(ElementId.of(""))) {
      if (!out.containsKey(element.id())) {
        Box at = wished.get(element.id());
        Box clear = frames.free(cards.free(at, 0), 0);
        put(element.id(), cards.isFree(clear) ? clear : cards.free(clear, GAP));
      }
    }
    return out;
  }

  private boolean isPinned(ElementId site, List<Element> elements) {
    return locked.containsKey(site) || elements.stream().anyMatch(e -> locked.containsKey(e.id()));
  }

  private double[] shift(Map<ElementId, Box> fresh, Map<ElementId, List<Element>> bySite) {
    for (Map.Entry<ElementId, List<Element>> entry : bySite.entrySet()) {
      Optional<double[]> by = anchor(entry.getKey(), entry.getValue(), fresh);
      if (by.isPresent()) {
        return by.get();
      }
    }
    return new double[2];
  }

  /// How far what is locked of a site is from where it would stand.
  private Optional<double[]> anchor(
      ElementId site, List<Element> elements, Map<ElementId, Box> wished) {
    List<ElementId> ids = new ArrayList<>(List.of(site));
    elements.forEach(e -> ids.add(e.id()));
    return ids.stream()
        .filter(locked::containsKey)
        .findFirst()
        .map(
            id ->
                new double[] {
                  locked.get(id).x() - wished.get(id).x(), locked.get(id).y() - wished.get(id).y()
                });
  }

  /// Places a site without looking at other sites.
  private void settle(
      ElementId site, List<Element> elements, Map<ElementId, Box> wished, double dx, double dy) {
    Box frame = locked.getOrDefault(site, Arranger.moved(wished.get(site), dx, dy));
    for (Element element : elements) {
      Box box = out.get(element.id());
      if (box == null) {
        box = cards.free(Arranger.moved(wished.get(element.id()), dx, dy), 0);
        put(element.id(), box);
      }
      frame = frame.union(Arranger.framed(box));
    }
    out.put(site, frame);
    frames.add(frame);
  }

  private void put(ElementId id, Box box) {
    out.put(id, box);
    cards.add(box);
  }

  /// Places a site clear of all others.
  private void apart(ElementId site, List<Element> elements, Map<ElementId, Box> wished) {
    double dy = 0;
    Box frame = frame(site, elements, wished, dy);
    Box free = frames.free(frame, BandLayout.FRAME_GAP);
    while (free.y() > frame.y()) {
      dy += free.y() - frame.y();
      frame = frame(site, elements, wished, dy);
      free = frames.free(frame, BandLayout.FRAME_GAP);
    }
    settle(site, elements, wished, 0, dy);
  }

  private Box frame(ElementId site, List<Element> elements, Map<ElementId, Box> wished, double dy) {
    Box frame = Arranger.moved(wished.get(site), 0, dy);
    for (Element element : elements) {
      frame =
          frame.union(
              Arranger.framed(cards.free(Arranger.moved(wished.get(element.id()), 0, dy), 0)));
    }
    return frame;
  }
}
