package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.plan.Design;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What collapsed sites hide. A collapsed site is a card at the upper left corner of its frame; its
/// place and size in the layout stay, so that expanding it brings everything back.
///
/// @param boxes places of all elements; those of collapsed sites are the card, those of hidden
///   elements where they would be
/// @param frames the sites that are frames, in document order
/// @param hidden the collapsed site that stands for each hidden element
public record Folding(
    Map<ElementId, Box> boxes, Set<ElementId> frames, Map<ElementId, ElementId> hidden) {
  /// Height of a collapsed site's card.
  public static final double HEIGHT = 64;

  private static final double NARROWEST = 200;
  private static final double WIDEST = 264;

  public Folding {
    boxes = Collections.unmodifiableMap(boxes);
    frames = Collections.unmodifiableSet(frames);
    hidden = Collections.unmodifiableMap(hidden);
  }

  /// What the collapsed sites of a complete layout hide.
  public static Folding of(Design design, Layout layout) {
    Map<ElementId, Box> boxes = HashMap.newHashMap(layout.placements().size());
    Set<ElementId> collapsed = new HashSet<>();
    for (Placement p : layout.placements()) {
      boxes.put(p.element(), new Box(p.x(), p.y(), p.width(), p.height()));
      if (p.collapsed()) {
        collapsed.add(p.element());
      }
    }
    Set<ElementId> frames = new LinkedHashSet<>();
    for (Site site : design.sites()) {
      if (collapsed.contains(site.id())) {
        boxes.compute(site.id(), (_, box) -> card(site, box));
      } else {
        frames.add(site.id());
      }
    }
    Map<ElementId, ElementId> hidden = new LinkedHashMap<>();
    if (!collapsed.isEmpty()) {
      for (Element element : design.elements()) {
        if (!(element instanceof Site)) {
          BandLayout.frame(element, design)
              .map(Site::id)
              .filter(collapsed::contains)
              .ifPresent(site -> hidden.put(element.id(), site));
        }
      }
    }
    return new Folding(boxes, frames, hidden);
  }

  private static Box card(Site site, Box frame) {
    double width =
        Math.clamp(BandLayout.snapUp(site.name().length() * 7.5 + 80), NARROWEST, WIDEST);
    return new Box(frame.x(), frame.y(), width, HEIGHT);
  }

  /// The element that is drawn in the place of this one: itself or its collapsed site.
  public ElementId shown(ElementId element) {
    return hidden.getOrDefault(element, element);
  }

  /// The places of what is drawn.
  public Map<ElementId, Box> shown() {
    if (hidden.isEmpty()) {
      return boxes;
    }
    Map<ElementId, Box> shown = new HashMap<>(boxes);
    shown.keySet().removeAll(hidden.keySet());
    return shown;
  }

  /// The links as they are drawn, in the same order: between what stands for their ends. A link
  /// inside a collapsed site, and all but the first of several that become the same, stay as they
  /// are; [#shown()] has no place for one of their ends, so they have no line.
  public List<Link> links(List<Link> links) {
    if (hidden.isEmpty()) {
      return links;
    }
    Set<Link> drawn = new HashSet<>();
    return links.stream()
        .map(
            link -> {
              ElementId from = shown(link.from());
              ElementId to = shown(link.to());
              if (from.equals(link.from()) && to.equals(link.to())) {
                return link;
              }
              Link folded = new Link(link.kind(), from, to);
              return !from.equals(to) && drawn.add(folded) ? folded : link;
            })
        .toList();
  }
}
