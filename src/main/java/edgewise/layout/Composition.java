package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.model.Site;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
  private static final double CLEAR = 8;

  /// How much worse the shape of a drawing may be if its columns of sites or partners stay.
  private static final double TOLERANCE = 0.3;

  private static final double BROADER_THAN_TALL = SiteBlock.BROADER_THAN_TALL;

  private final Map<ElementId, Box> boxes = new HashMap<>();
  private final List<Item> partners = new ArrayList<>();
  private final SiteBlock organization = new SiteBlock(null);
  private final List<SiteBlock> full = new ArrayList<>();
  private final List<SiteBlock> small = new ArrayList<>();
  private List<List<SiteBlock>> standingGroups = List.of();
  private List<List<Item>> standingPartners = List.of();

  /// Heights at which lines leave the partners, the lowest first.
  private double[] partnerRows = {};

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

  /// Keeps sites and partners in the order in which they stand, when they stand apart.
  void keepOrder(Map<ElementId, Box> now) {
    Comparator<ElementId> standing =
        Comparator.<ElementId>comparingDouble(id -> now.get(id).x())
            .thenComparingDouble(id -> now.get(id).y());
    if (isApart(full.stream().map(b -> b.site.id()).toList(), now)) {
      full.sort(Comparator.comparing(b -> b.site.id(), standing));
      Map<Double, List<SiteBlock>> byLeft = new LinkedHashMap<>();
      full.forEach(
          b -> byLeft.computeIfAbsent(now.get(b.site.id()).x(), _ -> new ArrayList<>()).add(b));
      standingGroups = List.copyOf(byLeft.values());
    }
    if (isApart(partners.stream().map(Item::id).toList(), now)) {
      Map<Double, List<Item>> byLeft = new TreeMap<>();
      partners.stream()
          .sorted(Comparator.comparing(Item::id, standing))
          .forEach(p -> byLeft.computeIfAbsent(now.get(p.id()).x(), _ -> new ArrayList<>()).add(p));
      standingPartners = List.copyOf(byLeft.values());
    }
  }

  private static boolean isApart(List<ElementId> ids, Map<ElementId, Box> now) {
    Cells cells = new Cells();
    for (ElementId id : ids) {
      Box box = now.get(id);
      if (box == null || !cells.isFree(box)) {
        return false;
      }
      cells.add(box);
    }
    return true;
  }

  /// Exchanges a site that reaches over all bands with the next one.
  void exchange(int site) {
    SiteBlock one = full.get(site);
    SiteBlock next = full.get(site + 1);
    Collections.swap(full, site, site + 1);
    for (List<SiteBlock> group : standingGroups) {
      group.replaceAll(b -> b.equals(one) ? next : b.equals(next) ? one : b);
    }
  }

  /// Number of sites that reach over all bands.
  int full() {
    return full.size();
  }

  /// The place of every element. All sites must have been measured.
  Map<ElementId, Box> place() {
    boxes.clear();
    List<List<SiteBlock>> groups = groups();
    double tallest = 0;
    for (List<SiteBlock> group : groups) {
      tallest = Math.max(tallest, stack(group));
    }
    double left = internet(room(tallest));
    double right = left;
    double corporate = left + EMPTY_STRIP + EMPTY_BAND + EMPTY_STRIP;
    double bottom = 0;
    for (int i = 0; i < groups.size(); i++) {
      Across across = Across.of(groups.get(i));
      if (i == 0) {
        corporate = left + across.corporate() - PADDING;
      }
      place(groups.get(i), left, across, i == 0);
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

  /// Full sites by column of sites: as many columns as make the drawing as broad as it should be.
  private List<List<SiteBlock>> groups() {
    if (full.isEmpty()) {
      return List.of();
    }
    List<List<SiteBlock>> best = List.of(full);
    for (int columns = 2; full.size() >= BandLayout.MANY_SITES; columns++) {
      List<List<SiteBlock>> more = columns(columns);
      if (columns > full.size() || misfit(more) >= misfit(best)) {
        break;
      }
      best = more;
    }
    boolean stay =
        full.size() >= BandLayout.MANY_SITES
            && !standingGroups.isEmpty()
            && misfit(standingGroups) < misfit(best) + TOLERANCE;
    return stay ? standingGroups : best;
  }

  private List<List<SiteBlock>> columns(int columns) {
    double height = stack(full) / columns;
    List<List<SiteBlock>> groups = new ArrayList<>();
    List<SiteBlock> group = new ArrayList<>();
    double filled = 0;
    for (SiteBlock block : full) {
      if (!group.isEmpty() && filled + block.height() / 2 > height) {
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

  /// How far the drawing is from being as broad as it should be; 0 when it is.
  private double misfit(List<List<SiteBlock>> groups) {
    double tallest = 0;
    double width = 0;
    for (List<SiteBlock> group : groups) {
      tallest = Math.max(tallest, stack(group));
      width += Across.of(group).width() + 2 * FRAME_GAP;
    }
    double room = room(tallest);
    width += Math.ceil(Item.stacked(partners) / room) * (Item.widest(partners) + Part.COLUMN_GAP);
    return Math.abs(Math.log(width / Math.max(tallest, room) / BROADER_THAN_TALL));
  }

  /// Height for the partners beside sites of some height.
  private static double room(double tallest) {
    return Math.max(tallest + TALL / 3, PARTNERS);
  }

  /// Places the partners and returns where the outer firewall begins.
  private double internet(double height) {
    List<List<Item>> columns = new ArrayList<>();
    SiteBlock.wrap(partners, columns, height - TITLE);
    if (!standingPartners.isEmpty()
        && standingPartners.size() <= columns.size() + 1
        && standingPartners.stream().allMatch(c -> Item.stacked(c) < height * (1 + TOLERANCE))) {
      columns = standingPartners;
    }
    Part band = Part.columns(columns, STRIP_GAP);
    band.place(PADDING, TITLE, boxes);
    partnerRows =
        partners.stream()
            .map(p -> boxes.get(p.id()))
            .mapToDouble(b -> b.y() + Math.min(Card.HEADER, b.height()) / 2)
            .sorted()
            .toArray();
    return BandLayout.snapUp(Math.max(EMPTY_BAND, band.width() + 2 * PADDING))
        + Part.COLUMN_GAP / 2;
  }

  private void place(List<SiteBlock> group, double left, Across across, boolean besidePartners) {
    double top = 0;
    for (SiteBlock block : group) {
      place(block, left, top, across, boxes);
      double shift = besidePartners ? clearOfRows(block, top + TITLE) : 0;
      block.outer.place(left + PADDING, top + TITLE + shift, boxes);
      top += block.height() + FRAME_GAP;
    }
  }

  /// How far down the outer firewalls of a site let the lines of the partners beside them pass
  /// between them; 0 when there is no such place.
  private double clearOfRows(SiteBlock block, double top) {
    double height = block.outer.height();
    double room = block.height() - TITLE - PADDING - height;
    for (double shift = 0; height > 0 && shift <= room; shift += BandLayout.GRID) {
      double from = top + shift - CLEAR;
      double to = top + shift + height + CLEAR;
      int next = Arrays.binarySearch(partnerRows, Math.nextUp(from));
      next = next < 0 ? -next - 1 : next;
      if (next == partnerRows.length || partnerRows[next] >= to) {
        return shift;
      }
    }
    return 0;
  }

  /// Places a site that reaches over all bands, or one as if it did.
  static void place(
      SiteBlock block, double left, double top, Across across, Map<ElementId, Box> out) {
    double y = top + TITLE;
    block.outer.place(left + PADDING, y, out);
    block.outside.place(left + across.perimeter(), y, out);
    block.inner.place(left + across.inner(), y, out);
    block.placeInside(left + across.corporate(), y, out);
    out.put(block.site.id(), new Box(left, top, across.width(), block.height()));
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
  record Across(double perimeter, double inner, double corporate, double width) {
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
