package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Partner;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Arranges some cards about where they stand: those of one site together, each in its band, clear
/// of everything else. Where there is no room for the cards of a site, they stay.
final class Chosen {
  private static final double GAP = BandLayout.ROW_GAP;

  private final Design design;
  private final SiteBlock.Method method;
  private final Map<ElementId, Box> boxes = new LinkedHashMap<>();
  private final Map<ElementId, List<Element>> groups = new LinkedHashMap<>();
  private final List<Box> still = new ArrayList<>();
  private final Map<ElementId, Box> out = new HashMap<>();

  /// @param ids elements; of a site, what stands in it
  /// @param method how the cards of a site are put into columns
  Chosen(Design design, Layout now, Set<ElementId> ids, SiteBlock.Method method) {
    this.design = design;
    this.method = method;
    Set<ElementId> fixed = new HashSet<>();
    for (Placement p : now.placements()) {
      boxes.put(p.element(), Arranger.box(p));
      if (p.locked()) {
        fixed.add(p.element());
      }
    }
    Arranger.bySite(design)
        .forEach(
            (site, elements) -> {
              List<Element> some = new ArrayList<>();
              for (Element element : elements) {
                boolean chosen = ids.contains(element.id()) || ids.contains(site);
                if (chosen && !fixed.contains(element.id()) && boxes.containsKey(element.id())) {
                  some.add(element);
                } else if (boxes.containsKey(element.id())) {
                  still.add(boxes.get(element.id()));
                }
              }
              groups.put(site, some);
            });
    now.notes().forEach(n -> still.add(Arranger.box(n)));
  }

  /// New places of the chosen cards, and of frames that have to grow for them.
  Map<ElementId, Box> arranged() {
    groups.forEach(
        (site, elements) -> {
          if (site.value().isEmpty()) {
            partners(elements.stream().filter(Partner.class::isInstance).toList());
            others(elements.stream().filter(e -> !(e instanceof Partner)).toList());
          } else if (!elements.isEmpty()) {
            site(site, elements);
          }
        });
    return out;
  }

  private void partners(List<Element> elements) {
    if (elements.size() > 1) {
      Box around = around(elements);
      List<Item> items = items(elements);
      List<List<Item>> columns = new ArrayList<>();
      SiteBlock.wrap(items, columns, Math.max(around.height(), Item.stacked(items) / 2));
      Map<ElementId, Box> placed = new LinkedHashMap<>();
      Part.columns(columns, SiteBlock.STRIP_GAP).place(around.x(), around.y(), placed);
      take(clear(placed, null));
    }
  }

  private void others(List<Element> elements) {
    if (elements.size() > 1) {
      Box around = around(elements);
      Map<ElementId, Box> placed = new LinkedHashMap<>();
      Part.strip(items(elements), around.width()).place(around.x(), around.y(), placed);
      take(clear(placed, null));
    }
  }

  private List<Item> items(List<Element> elements) {
    List<Item> items = new ArrayList<>();
    elements.forEach(e -> items.add(Item.of(e, design)));
    Item.sort(items);
    return items;
  }

  private void take(Map<ElementId, Box> placed) {
    if (strays(placed) <= strays(Map.of())) {
      out.putAll(placed);
    }
  }

  private Box around(List<Element> elements) {
    Box around = null;
    for (Element element : elements) {
      Box box = boxes.get(element.id());
      around = around == null ? box : around.union(box);
    }
    return around;
  }

  private void site(ElementId site, List<Element> elements) {
    SiteBlock block = new SiteBlock(design.find(site, Site.class).orElseThrow());
    Map<BandKind, List<Element>> bands = new LinkedHashMap<>();
    for (Element element : elements) {
      BandKind band = BandLayout.band(element, design);
      bands.computeIfAbsent(band, _ -> new ArrayList<>()).add(element);
      block.add(Item.of(element, design), band);
    }
    for (SiteBlock.Method way : List.<SiteBlock.Method>of(method, SiteBlock::inColumns)) {
      block.measure(way);
      Map<ElementId, Box> placed = clear(placed(block, bands, around(elements).y()), site);
      Box frame = frame(site, placed);
      placed.put(site, frame);
      if (isApart(site, frame) && strays(placed) <= strays(Map.of())) {
        out.putAll(placed);
        return;
      }
    }
    elements.forEach(e -> still.add(boxes.get(e.id())));
  }

  /// Each part where the chosen cards of its band begin now; what has no link stands below the
  /// corporate part.
  private Map<ElementId, Box> placed(
      SiteBlock block, Map<BandKind, List<Element>> bands, double top) {
    Map<ElementId, Box> placed = new LinkedHashMap<>();
    bands.forEach(
        (band, elements) -> {
          Box around = around(elements);
          switch (band) {
            case OUTER_FIREWALL -> block.outer.place(around.x(), around.y(), placed);
            case INNER_FIREWALL -> block.inner.place(around.x(), around.y(), placed);
            case PERIMETER -> block.outside.place(around.x(), top, placed);
            default -> block.placeInside(around.x(), top, placed);
          }
        });
    return placed;
  }

  /// The same, each card moved down until it is clear of everything that stays, of other sites and
  /// of the cards before it.
  private Map<ElementId, Box> clear(Map<ElementId, Box> placed, ElementId site) {
    Cells taken = new Cells();
    still.forEach(taken::add);
    groups.forEach(
        (other, elements) -> {
          for (Element element : elements) {
            if (!placed.containsKey(element.id())) {
              taken.add(out.getOrDefault(element.id(), boxes.get(element.id())));
            }
          }
          if (site == null && !other.value().isEmpty()) {
            taken.add(out.getOrDefault(other, boxes.get(other)));
          }
        });
    List<ElementId> order = new ArrayList<>(placed.keySet());
    order.sort(Comparator.comparingDouble(id -> placed.get(id).y()));
    Map<ElementId, Box> clear = new LinkedHashMap<>();
    for (ElementId id : order) {
      Box wish = placed.get(id);
      Box at = taken.isFree(wish) ? wish : taken.free(wish, GAP);
      clear.put(id, at);
      taken.add(at);
    }
    return clear;
  }

  private Box frame(ElementId site, Map<ElementId, Box> placed) {
    Box frame = boxes.get(site);
    for (Box box : placed.values()) {
      frame = frame.union(Arranger.framed(box));
    }
    return frame;
  }

  /// Whether a frame touches no other more than it does already, and no card of others.
  private boolean isApart(ElementId site, Box frame) {
    Box old = boxes.get(site);
    for (ElementId other : new LinkedHashSet<>(groups.keySet())) {
      Box box = out.getOrDefault(other, boxes.get(other));
      if (!other.equals(site) && box != null && frame.overlaps(box) && !old.overlaps(box)) {
        return false;
      }
    }
    for (Element element : design.elements()) {
      Box box = out.getOrDefault(element.id(), boxes.get(element.id()));
      boolean own = element.siteId().filter(site::equals).isPresent();
      if (box != null
          && !own
          && !(element instanceof Site)
          && frame.overlaps(box)
          && !old.overlaps(box)) {
        return false;
      }
    }
    return true;
  }

  /// How many cards are not in their band.
  private long strays(Map<ElementId, Box> placed) {
    Map<ElementId, Box> all = new HashMap<>(boxes);
    all.putAll(out);
    all.putAll(placed);
    Layout layout =
        new Layout(
            all.entrySet().stream()
                .map(
                    e -> {
                      Box b = e.getValue();
                      return new Placement(e.getKey(), b.x(), b.y(), b.width(), b.height());
                    })
                .toList());
    List<Band> bands = Bands.of(design, layout);
    return design.elements().stream()
        .filter(e -> !(e instanceof Site) && all.containsKey(e.id()))
        .filter(
            e ->
                bands.stream()
                    .noneMatch(
                        b ->
                            b.kind() == BandLayout.band(e, design)
                                && b.area().contains(all.get(e.id()))))
        .count();
  }
}
