package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.model.Site;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts a whole design together: partners on the left, the frames of sites across the bands, what
/// belongs to no site below.
final class Composition {
  private static final double TITLE = BandLayout.TITLE;
  private static final double PADDING = BandLayout.PADDING;
  private static final double FRAME_GAP = BandLayout.FRAME_GAP;
  private static final double STRIP_GAP = SiteBlock.STRIP_GAP;
  private static final double EMPTY_STRIP = 64;
  private static final double EMPTY_BAND = 208;
  private static final double TALL = SiteBlock.TALL;
  private static final double STRIP_ROOM = 640;
  private static final double OVERHANG = 240;
  private static final double PARTNERS = 1000;
  private static final double BROADER_THAN_TALL = SiteBlock.BROADER_THAN_TALL;

  private final Map<ElementId, Box> boxes = new HashMap<>();
  private final List<Item> partners = new ArrayList<>();
  private final SiteBlock organization = new SiteBlock(null);
  private final List<SiteBlock> full = new ArrayList<>();
  private final List<SiteBlock> small = new ArrayList<>();

  /// Collects the elements of a design.
  Composition(Design design) {

    Map<ElementId, SiteBlock> blocks = new LinkedHashMap<>();
    for (Site site : design.sites()) {
      blocks.putIfAbsent(site.id(), new SiteBlock(site));
    }
    for (Element element : design.elements()) {
      if (element instanceof Site) {
        continue;
      }
      Item item = Item.of(element, design);
      if (element instanceof Partner) {
        partners.add(item);
        continue;
      }
      SiteBlock block = element.siteId().map(blocks::get).orElse(null);
      if (block == null) {
        organization.rest.add(item);
      } else {
        block.add(item, BandLayout.band(element, design));
      }
    }
    Item.sort(partners);
    Item.sort(organization.rest);
    organization.strip = Part.strip(organization.rest, STRIP_ROOM);
    for (SiteBlock block : blocks.values()) {
      (block.isFull() ? full : small).add(block);
    }
    inOrder();
  }

  /// Sites without a perimeter follow the central site they belong to.
  private void inOrder() {
    Map<ElementId, Integer> order = new HashMap<>();
    for (int i = 0; i < full.size(); i++) {
      order.put(full.get(i).site.id(), i);
    }
    small.sort(
        Comparator.comparingInt(
            b ->
                b.site
                    .centralSite()
                    .map(c -> order.getOrDefault(c, full.size()))
                    .orElse(full.size())));
    if (!organization.rest.isEmpty()) {
      small.add(organization);
    }
  }

  /// The sites, those with a perimeter first.
  List<SiteBlock> sites() {
    List<SiteBlock> all = new ArrayList<>(full);
    all.addAll(small);
    all.remove(organization);
    return all;
  }

  /// The place of every element. All sites must have been measured.
  Map<ElementId, Box> place() {
    boxes.clear();
    double height = 0;
    for (SiteBlock block : full) {
      height += block.height() + FRAME_GAP;
    }
    List<List<SiteBlock>> groups = groups(height);
    double tallest = 0;
    for (List<SiteBlock> group : groups) {
      tallest = Math.max(tallest, stack(group));
    }
    double left = internet(Math.max(tallest + TALL / 3, PARTNERS));
    double right = left;
    double corporate = left + EMPTY_STRIP + EMPTY_BAND + EMPTY_STRIP;
    double bottom = 0;
    for (int i = 0; i < groups.size(); i++) {
      Across across = Across.of(groups.get(i));
      if (i == 0) {
        corporate = left + across.corporate() - PADDING;
      }
      place(groups.get(i), left, across);
      right = left + across.width();
      bottom = Math.max(bottom, stack(groups.get(i)));
      left = right + FRAME_GAP * 2;
    }
    smallSites(corporate, Math.max(0, right - corporate), full.isEmpty() ? 0 : bottom + FRAME_GAP);
    return boxes;
  }

  private double stack(List<SiteBlock> group) {
    double height = -FRAME_GAP;
    for (SiteBlock block : group) {
      height += block.height() + FRAME_GAP;
    }
    return height;
  }

  /// Full sites by column of sites, in document order.
  private List<List<SiteBlock>> groups(double height) {
    if (full.isEmpty()) {
      return List.of();
    }
    if (full.size() < BandLayout.MANY_SITES) {
      return List.of(full);
    }
    double width = Across.of(full).width();
    int columns =
        Math.clamp((int) Math.ceil(Math.sqrt(BROADER_THAN_TALL * height / width)), 1, full.size());
    List<List<SiteBlock>> groups = new ArrayList<>();
    List<SiteBlock> group = new ArrayList<>();
    double filled = 0;
    for (SiteBlock block : full) {
      if (!group.isEmpty() && filled + block.height() / 2 > height / columns) {
        groups.add(group);
        group = new ArrayList<>();
        filled = 0;
      }
      group.add(block);
      filled += block.height() + FRAME_GAP;
    }
    groups.add(group);
    return groups;
  }

  /// Places the partners and returns where the outer firewall begins.
  private double internet(double height) {
    List<List<Item>> columns = new ArrayList<>();
    SiteBlock.wrap(partners, columns, height - TITLE);
    Part band = Part.columns(columns, STRIP_GAP);
    band.place(PADDING, TITLE, boxes);
    return BandLayout.snapUp(Math.max(EMPTY_BAND, band.width() + 2 * PADDING))
        + Part.COLUMN_GAP / 2;
  }

  private void place(List<SiteBlock> group, double left, Across across) {
    double top = 0;
    for (SiteBlock block : group) {
      double y = top + TITLE;
      block.outer.place(left + PADDING, y, boxes);
      block.outside.place(left + across.perimeter(), y, boxes);
      block.inner.place(left + across.inner(), y, boxes);
      block.placeInside(left + across.corporate(), y, boxes);
      boxes.put(block.site.id(), new Box(left, top, across.width(), block.height()));
      top += block.height() + FRAME_GAP;
    }
  }

  /// Packs the sites without a perimeter in rows; what belongs to no site comes last.
  private void smallSites(double left, double room, double top) {
    double area = 0;
    for (SiteBlock block : small) {
      area += (smallWidth(block) + FRAME_GAP) * (block.height() + FRAME_GAP);
    }
    double width = Math.max(room + OVERHANG, Math.sqrt(area * BROADER_THAN_TALL));
    double x = left;
    double y = top;
    double row = 0;
    for (SiteBlock block : small) {
      double w = smallWidth(block);
      if (x > left && x + w > left + width) {
        x = left;
        y += row + FRAME_GAP;
        row = 0;
      }
      if (block.site != null) {
        boxes.put(block.site.id(), new Box(x, y, w, block.height()));
      }
      block.placeInside(x + PADDING, y + TITLE, boxes);
      x += w + FRAME_GAP;
      row = Math.max(row, block.height());
    }
  }

  private static double smallWidth(SiteBlock block) {
    return Math.max(block.insideWidth(), BandLayout.NARROWEST) + 2 * PADDING;
  }

  /// Where the parts of all frames of one column of sites begin, from the left edge of the frames.
  private record Across(double perimeter, double inner, double corporate, double width) {
    static Across of(List<SiteBlock> frames) {
      double outerWidth = 0;
      double perimeterWidth = 0;
      double innerWidth = 0;
      double corporateWidth = 0;
      for (SiteBlock block : frames) {
        outerWidth = Math.max(outerWidth, block.outer.width());
        perimeterWidth = Math.max(perimeterWidth, block.outside.width());
        innerWidth = Math.max(innerWidth, block.inner.width());
        corporateWidth = Math.max(corporateWidth, block.insideWidth());
      }
      double perimeter =
          outerWidth == 0 ? EMPTY_STRIP + PADDING : outerWidth + PADDING + STRIP_GAP + PADDING;
      double afterPerimeter =
          perimeter + Math.max(perimeterWidth, BandLayout.NARROWEST) + PADDING + STRIP_GAP;
      double corporate =
          innerWidth == 0
              ? afterPerimeter + EMPTY_STRIP
              : afterPerimeter + innerWidth + STRIP_GAP + PADDING;
      return new Across(
          perimeter,
          afterPerimeter,
          corporate,
          corporate + Math.max(corporateWidth, EMPTY_BAND) + PADDING);
    }
  }
}
