package edgewise.layout;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Firewall;
import edgewise.model.Layout;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.model.Zone;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Places every element of a design in the band of its zone and the frame of its site.
///
/// Sites with something in the perimeter are frames across the bands, one below the other; from
/// [#MANY_SITES] on they are spread over several columns, each with bands of its own. Sites without
/// a perimeter are packed in rows below them, in the corporate band. What belongs to no site stands
/// below all sites. Sizes and places are multiples of [#GRID]. Same input, same places; time is
/// linear but for a sort.
public final class BandLayout {
  /// Everything automatic is a multiple of this.
  public static final double GRID = 8;

  /// From this number of full sites on, one column of sites is too tall.
  public static final int MANY_SITES = 7;

  /// Height of a site frame's title.
  public static final double TITLE = 40;

  /// Distance from a frame's edge to its cards.
  public static final double PADDING = 24;

  private static final double COLUMN_GAP = 48;
  private static final double ROW_GAP = 24;
  private static final double STRIP_GAP = 16;
  private static final double FRAME_GAP = 32;
  private static final double EMPTY_STRIP = 64;
  private static final double EMPTY_BAND = 208;
  private static final double TALL = 600;
  private static final double STRIP_ROOM = 640;
  private static final double OVERHANG = 240;
  private static final double PARTNERS = 1000;
  private static final double BROADER_THAN_TALL = 1.6;
  private static final double FIREWALL = 176;
  private static final double NARROWEST = 200;
  private static final double WIDEST = 264;

  private BandLayout() {}

  /// Places every element of the topology that has no place yet; those that have one stay.
  public static Layout arrange(Topology topology, Layout existing) {
    return arrange(new Design(topology), existing);
  }

  /// The same for a design that is indexed already.
  public static Layout arrange(Design design, Layout existing) {
    Map<ElementId, Placement> kept = new HashMap<>();
    for (Placement p : existing.placements()) {
      kept.put(p.element(), p);
    }
    Map<ElementId, Box> fresh = new Arranger(design).run();
    Map<ElementId, Box> boxes = kept.isEmpty() ? fresh : new Joiner(design, kept, fresh).run();
    List<Placement> placements = new ArrayList<>(design.elements().size());
    Set<ElementId> done = new HashSet<>();
    for (Element element : design.elements()) {
      if (done.add(element.id())) {
        Box b = boxes.get(element.id());
        Placement old = kept.get(element.id());
        placements.add(
            old == null
                ? new Placement(element.id(), b.x(), b.y(), b.width(), b.height())
                : old.at(b.x(), b.y()).sized(b.width(), b.height()));
      }
    }
    return existing.withPlacements(placements);
  }

  /// The band an element stands in. A site reaches over several bands and counts as corporate, and
  /// so does what belongs to no site.
  public static BandKind band(Element element, Design design) {
    if (element instanceof Partner) {
      return BandKind.INTERNET;
    }
    if (frame(element, design).isEmpty()) {
      return BandKind.CORPORATE;
    }
    return switch (element) {
      case Firewall f ->
          f.kind().value().equals("inner-firewall")
              ? BandKind.INNER_FIREWALL
              : BandKind.OUTER_FIREWALL;
      case edgewise.model.EdgePool _, edgewise.model.ReverseProxy _ -> BandKind.PERIMETER;
      case LoadBalancer balancer ->
          servesPerimeter(balancer, design) ? BandKind.PERIMETER : BandKind.CORPORATE;
      case Network network ->
          network.zone() == Zone.CORPORATE ? BandKind.CORPORATE : BandKind.PERIMETER;
      default -> BandKind.CORPORATE;
    };
  }

  /// The frame an element stands in: its site, when there is one with that id.
  public static Optional<Site> frame(Element element, Design design) {
    return element.siteId().flatMap(id -> design.find(id, Site.class));
  }

  /// The next multiple of the grid.
  public static double snapUp(double value) {
    return Math.ceil(value / GRID) * GRID;
  }

  /// Size of an element's card when it is placed for the first time.
  public static Box size(Element element, Design design) {
    Card card = Cards.of(element, design);
    int longest = element.name().length() + 8;
    for (Card.Line line : card.lines()) {
      longest = Math.max(longest, line.text().length() + (line.label().isEmpty() ? 0 : 9));
    }
    double width =
        element instanceof Firewall
            ? FIREWALL
            : Math.clamp(snapUp(longest * 6.6 + 32), NARROWEST, WIDEST);
    return new Box(0, 0, width, card.height());
  }

  private static boolean servesPerimeter(LoadBalancer balancer, Design design) {
    boolean inside = false;
    for (ElementId id : balancer.references()) {
      Element element = design.find(id).orElse(null);
      if (element instanceof edgewise.model.EdgePool
          || element instanceof edgewise.model.ReverseProxy) {
        return true;
      }
      inside |= element instanceof edgewise.model.Pool;
    }
    return !inside;
  }

  /// Column of a card inside the corporate part of a frame; -1 for the strip below the columns.
  private static int tier(Element element) {
    return switch (element.kind().value()) {
      case "director", "director-pool", "hardware-load-balancer", "dns-load-balancer" -> 0;
      case "front-end-pool",
          "standard-edition",
          "survivable-branch-appliance",
          "survivable-branch-server" ->
          1;
      case "mediation-pool", "persistent-chat-pool", "video-interop-server", "pstn-gateway" -> 2;
      case "sql-server", "file-store", "office-web-apps", "exchange-um" -> 3;
      default -> -1;
    };
  }

  /// Order inside a column or strip.
  private static int rank(Element element) {
    return switch (element.kind().value()) {
      case "edge-pool", "edge-server", "director-pool", "director", "front-end-pool" -> 0;
      case "reverse-proxy", "standard-edition", "mediation-pool", "sql-server" -> 1;
      case "survivable-branch-appliance",
          "survivable-branch-server",
          "persistent-chat-pool",
          "file-store" ->
          2;
      case "video-interop-server", "office-web-apps" -> 3;
      case "pstn-gateway", "exchange-um", "hardware-load-balancer" -> 4;
      case "dns-load-balancer" -> 5;
      case "network" -> 6;
      case "user-group" -> 7;
      case "access-policy" -> 8;
      case "dns-view" -> 9;
      case "certification-authority" -> 10;
      case "certificate" -> 11;
      case "allowed-domain" -> 12;
      case "allowed-server" -> 13;
      case "discovered-domain" -> 14;
      case "hosting-provider" -> 15;
      case "public-im-provider" -> 16;
      case "xmpp-partner" -> 17;
      case "push-clearing-house" -> 18;
      default -> 19;
    };
  }

  private record Item(Element element, Box size, int rank) {}

  /// Cards in columns of one width each, top edges in line.
  private record Columns(List<List<Item>> columns, double gap) {
    private static final Columns NONE = new Columns(List.of());

    Columns(List<List<Item>> columns) {
      this(columns, ROW_GAP);
    }

    double width() {
      double width = 0;
      for (List<Item> column : columns) {
        width += (width == 0 ? 0 : COLUMN_GAP) + widest(column);
      }
      return width;
    }

    double height() {
      double height = 0;
      for (List<Item> column : columns) {
        height = Math.max(height, stacked(column));
      }
      return height;
    }

    void place(double x, double y, Map<ElementId, Box> out) {
      double left = x;
      for (List<Item> column : columns) {
        double top = y;
        double width = widest(column);
        for (Item item : column) {
          out.put(item.element.id(), new Box(left, top, width, item.size.height()));
          top += item.size.height() + gap;
        }
        left += width + COLUMN_GAP;
      }
    }
  }

  private static double widest(List<Item> column) {
    double width = 0;
    for (Item item : column) {
      width = Math.max(width, item.size.width());
    }
    return width;
  }

  private static double stacked(List<Item> column) {
    double height = -ROW_GAP;
    for (Item item : column) {
      height += item.size.height() + ROW_GAP;
    }
    return Math.max(0, height);
  }

  /// Cards in rows of one width, as many as fit beside each other.
  private record Strip(List<Item> items, double card, int perRow) {
    static Strip of(List<Item> items, double room) {
      if (items.isEmpty()) {
        return new Strip(items, 0, 1);
      }
      double card = widest(items);
      int fits = (int) ((room + STRIP_GAP) / (card + STRIP_GAP));
      return new Strip(items, card, Math.clamp(fits, Math.min(3, items.size()), items.size()));
    }

    double width() {
      return items.isEmpty() ? 0 : Math.min(perRow, items.size()) * (card + STRIP_GAP) - STRIP_GAP;
    }

    double height() {
      double height = 0;
      for (int i = 0; i < items.size(); i += perRow) {
        height += rowHeight(i) + STRIP_GAP;
      }
      return Math.max(0, height - STRIP_GAP);
    }

    private double rowHeight(int from) {
      double height = 0;
      for (Item item : items.subList(from, Math.min(items.size(), from + perRow))) {
        height = Math.max(height, item.size.height());
      }
      return height;
    }

    void place(double x, double y, Map<ElementId, Box> out) {
      double top = y;
      for (int i = 0; i < items.size(); i += perRow) {
        double height = rowHeight(i);
        for (int k = i; k < Math.min(items.size(), i + perRow); k++) {
          out.put(
              items.get(k).element.id(),
              new Box(x + (k - i) * (card + STRIP_GAP), top, card, height));
        }
        top += height + STRIP_GAP;
      }
    }
  }

  /// One site on the way to its frame.
  private static final class Frame {
    final Site site;
    final List<List<Item>> tiers =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final List<Item> perimeter = new ArrayList<>();
    final List<Item> perimeterBalancers = new ArrayList<>();
    final List<Item> outer = new ArrayList<>();
    final List<Item> inner = new ArrayList<>();
    final List<Item> rest = new ArrayList<>();
    Columns perimeterColumns = Columns.NONE;
    Columns corporateColumns = Columns.NONE;
    Strip strip = Strip.of(List.of(), 0);

    Frame(Site site) {
      this.site = site;
    }

    boolean isFull() {
      return !perimeter.isEmpty()
          || !perimeterBalancers.isEmpty()
          || !outer.isEmpty()
          || !inner.isEmpty();
    }

    void add(Item item, BandKind band) {
      switch (band) {
        case OUTER_FIREWALL -> outer.add(item);
        case INNER_FIREWALL -> inner.add(item);
        case PERIMETER ->
            (item.element instanceof LoadBalancer ? perimeterBalancers : perimeter).add(item);
        default -> {
          int tier = tier(item.element);
          (tier < 0 ? rest : tiers.get(tier)).add(item);
        }
      }
    }

    void measure() {
      List<List<Item>> outside = new ArrayList<>();
      wrap(perimeterBalancers, outside, tallest(perimeterBalancers));
      wrap(perimeter, outside, tallest(perimeter));
      perimeterColumns = new Columns(outside);
      double area = 0;
      for (List<Item> tier : tiers) {
        for (Item item : tier) {
          area += (item.size.height() + ROW_GAP) * (item.size.width() + COLUMN_GAP);
        }
      }
      double limit =
          Math.max(Math.max(TALL, perimeterColumns.height()), Math.sqrt(area / BROADER_THAN_TALL));
      List<List<Item>> inside = new ArrayList<>();
      for (List<Item> tier : tiers) {
        wrap(tier, inside, limit);
      }
      corporateColumns = new Columns(inside);
      sort(rest);
      strip =
          Strip.of(
              rest,
              Math.max(
                  corporateColumns.width(),
                  Math.sqrt(rest.size() * 200.0 * 90 * BROADER_THAN_TALL)));
    }

    private static double tallest(List<Item> items) {
      double area = 0;
      for (Item item : items) {
        area += (item.size.height() + ROW_GAP) * (item.size.width() + COLUMN_GAP);
      }
      return Math.max(TALL, Math.sqrt(area * 2));
    }

    private static void wrap(List<Item> items, List<List<Item>> into, double limit) {
      sort(items);
      List<Item> column = new ArrayList<>();
      for (Item item : items) {
        if (!column.isEmpty() && stacked(column) + ROW_GAP + item.size.height() > limit) {
          into.add(column);
          column = new ArrayList<>();
        }
        column.add(item);
      }
      if (!column.isEmpty()) {
        into.add(column);
      }
    }

    double corporateWidth() {
      return Math.max(corporateColumns.width(), strip.width());
    }

    double stripTop() {
      return corporateColumns.columns.isEmpty() ? 0 : corporateColumns.height() + FRAME_GAP;
    }

    double contentHeight() {
      double corporate =
          strip.items.isEmpty() ? corporateColumns.height() : stripTop() + strip.height();
      double firewalls = Math.max(stacked(outer), stacked(inner));
      return Math.max(Math.max(corporate, perimeterColumns.height()), Math.max(firewalls, 72));
    }

    double height() {
      return TITLE + contentHeight() + PADDING;
    }
  }

  private static void sort(List<Item> items) {
    items.sort(Comparator.comparingInt(Item::rank));
  }

  /// Places a whole design.
  private static final class Arranger {
    private final Design design;
    private final Map<ElementId, Box> boxes = new HashMap<>();
    private final List<Item> partners = new ArrayList<>();
    private final Frame organization = new Frame(null);
    private final List<Frame> full = new ArrayList<>();
    private final List<Frame> small = new ArrayList<>();

    Arranger(Design design) {
      this.design = design;
    }

    Map<ElementId, Box> run() {
      collect();
      double height = 0;
      for (Frame frame : full) {
        height += frame.height() + FRAME_GAP;
      }
      List<List<Frame>> groups = groups(height);
      double tallest = 0;
      for (List<Frame> group : groups) {
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
      smallSites(
          corporate, Math.max(0, right - corporate), full.isEmpty() ? 0 : bottom + FRAME_GAP);
      return boxes;
    }

    private void collect() {
      Map<ElementId, Frame> frames = new LinkedHashMap<>();
      for (Site site : design.sites()) {
        frames.putIfAbsent(site.id(), new Frame(site));
      }
      for (Element element : design.elements()) {
        if (element instanceof Site) {
          continue;
        }
        Item item = new Item(element, size(element, design), BandLayout.rank(element));
        if (element instanceof Partner) {
          partners.add(item);
          continue;
        }
        Frame frame = element.siteId().map(frames::get).orElse(null);
        if (frame == null) {
          organization.rest.add(item);
        } else {
          frame.add(item, band(element, design));
        }
      }
      sort(organization.rest);
      for (Frame frame : frames.values()) {
        frame.measure();
        (frame.isFull() ? full : small).add(frame);
      }
    }

    private double stack(List<Frame> group) {
      double height = -FRAME_GAP;
      for (Frame frame : group) {
        height += frame.height() + FRAME_GAP;
      }
      return height;
    }

    /// Full sites by column of sites, in document order.
    private List<List<Frame>> groups(double height) {
      if (full.isEmpty()) {
        return List.of();
      }
      if (full.size() < MANY_SITES) {
        return List.of(full);
      }
      double width = Across.of(full).width();
      int columns =
          Math.clamp(
              (int) Math.ceil(Math.sqrt(BROADER_THAN_TALL * height / width)), 1, full.size());
      List<List<Frame>> groups = new ArrayList<>();
      List<Frame> group = new ArrayList<>();
      double filled = 0;
      for (Frame frame : full) {
        if (!group.isEmpty() && filled + frame.height() / 2 > height / columns) {
          groups.add(group);
          group = new ArrayList<>();
          filled = 0;
        }
        group.add(frame);
        filled += frame.height() + FRAME_GAP;
      }
      groups.add(group);
      return groups;
    }

    /// Places the partners and returns where the outer firewall begins.
    private double internet(double height) {
      sort(partners);
      List<List<Item>> columns = new ArrayList<>();
      Frame.wrap(partners, columns, height - TITLE);
      Columns band = new Columns(columns, STRIP_GAP);
      band.place(PADDING, TITLE, boxes);
      return snapUp(Math.max(EMPTY_BAND, band.width() + 2 * PADDING)) + COLUMN_GAP / 2;
    }

    private void place(List<Frame> group, double left, Across across) {
      double top = 0;
      for (Frame frame : group) {
        double y = top + TITLE;
        new Columns(List.of(frame.outer)).place(left + PADDING, y, boxes);
        frame.perimeterColumns.place(left + across.perimeter(), y, boxes);
        new Columns(List.of(frame.inner)).place(left + across.inner(), y, boxes);
        corporate(frame, left + across.corporate(), y);
        boxes.put(frame.site.id(), new Box(left, top, across.width(), frame.height()));
        top += frame.height() + FRAME_GAP;
      }
    }

    private void corporate(Frame frame, double x, double y) {
      frame.corporateColumns.place(x, y, boxes);
      frame.strip.place(x, y + frame.stripTop(), boxes);
    }

    /// Packs the sites without a perimeter in rows; what belongs to no site comes last.
    private void smallSites(double left, double room, double top) {
      double area = 0;
      for (Frame frame : small) {
        area += (smallWidth(frame) + FRAME_GAP) * (frame.height() + FRAME_GAP);
      }
      double width = Math.max(room + OVERHANG, Math.sqrt(area * BROADER_THAN_TALL));
      Map<ElementId, Integer> order = new HashMap<>();
      for (int i = 0; i < full.size(); i++) {
        order.put(full.get(i).site.id(), i);
      }
      small.sort(
          Comparator.comparingInt(
              f ->
                  f.site
                      .centralSite()
                      .map(c -> order.getOrDefault(c, full.size()))
                      .orElse(full.size())));
      if (!organization.rest.isEmpty()) {
        organization.strip = Strip.of(organization.rest, STRIP_ROOM);
        small.add(organization);
      }
      double x = left;
      double y = top;
      double row = 0;
      for (Frame frame : small) {
        double w = smallWidth(frame);
        if (x > left && x + w > left + width) {
          x = left;
          y += row + FRAME_GAP;
          row = 0;
        }
        if (frame.site != null) {
          boxes.put(frame.site.id(), new Box(x, y, w, frame.height()));
        }
        corporate(frame, x + PADDING, y + TITLE);
        x += w + FRAME_GAP;
        row = Math.max(row, frame.height());
      }
    }

    private static double smallWidth(Frame frame) {
      return Math.max(frame.corporateWidth(), NARROWEST) + 2 * PADDING;
    }
  }

  /// Where the parts of all frames of one column of sites begin, from the left edge of the frames.
  private record Across(double perimeter, double inner, double corporate, double width) {
    static Across of(List<Frame> frames) {
      double outerWidth = 0;
      double perimeterWidth = 0;
      double innerWidth = 0;
      double corporateWidth = 0;
      for (Frame frame : frames) {
        outerWidth = Math.max(outerWidth, widest(frame.outer));
        perimeterWidth = Math.max(perimeterWidth, frame.perimeterColumns.width());
        innerWidth = Math.max(innerWidth, widest(frame.inner));
        corporateWidth = Math.max(corporateWidth, frame.corporateWidth());
      }
      double perimeter =
          outerWidth == 0 ? EMPTY_STRIP + PADDING : outerWidth + PADDING + STRIP_GAP + PADDING;
      double afterPerimeter = perimeter + Math.max(perimeterWidth, NARROWEST) + PADDING + STRIP_GAP;
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

  /// Adds new elements to a drawing that people have arranged.
  private static final class Joiner {
    private final Design design;
    private final Map<ElementId, Placement> kept;
    private final Map<ElementId, Box> fresh;
    private final Map<ElementId, Box> boxes = new HashMap<>();
    private final Cells taken = new Cells();

    Joiner(Design design, Map<ElementId, Placement> kept, Map<ElementId, Box> fresh) {
      this.design = design;
      this.kept = kept;
      this.fresh = fresh;
    }

    Map<ElementId, Box> run() {
      List<Element> missing = new ArrayList<>();
      for (Element element : design.elements()) {
        Placement p = kept.get(element.id());
        if (p == null) {
          missing.add(element);
          continue;
        }
        Box size = fresh.get(element.id());
        Box box =
            new Box(
                p.x(),
                p.y(),
                p.width() > 0 ? p.width() : size.width(),
                p.height() > 0 ? p.height() : size.height());
        boxes.put(element.id(), box);
        if (!(element instanceof Site)) {
          taken.add(box);
        }
      }
      Map<ElementId, double[]> moved = offsets();
      for (Element element : missing) {
        if (element instanceof Site) {
          continue;
        }
        double[] by = moved.getOrDefault(frameKey(element), moved.get(ElementId.of("")));
        Box wish = fresh.get(element.id());
        Box box =
            taken.free(
                new Box(wish.x() + by[0], wish.y() + by[1], wish.width(), wish.height()), ROW_GAP);
        boxes.put(element.id(), box);
        taken.add(box);
      }
      frames(moved);
      return boxes;
    }

    private static ElementId frameKey(Element element) {
      return element.siteId().orElse(ElementId.of(""));
    }

    /// How far people have moved each site from where it would stand: by its frame, else by its
    /// first placed element.
    private Map<ElementId, double[]> offsets() {
      Map<ElementId, double[]> moved = new HashMap<>();
      for (Element element : design.elements()) {
        Box now = boxes.get(element.id());
        if (now != null) {
          Box then = fresh.get(element.id());
          double[] by = {now.x() - then.x(), now.y() - then.y()};
          if (element instanceof Site) {
            moved.put(element.id(), by);
          } else {
            moved.putIfAbsent(frameKey(element), by);
          }
        }
      }
      moved.putIfAbsent(ElementId.of(""), new double[] {0, 0});
      return moved;
    }

    /// Frames hold all their cards; those people have drawn never shrink.
    private void frames(Map<ElementId, double[]> moved) {
      Map<ElementId, Box> around = new HashMap<>();
      for (Element element : design.elements()) {
        if (!(element instanceof Site)) {
          element.siteId().ifPresent(s -> around.merge(s, boxes.get(element.id()), Box::union));
        }
      }
      for (Site site : design.sites()) {
        Box cards = around.get(site.id());
        Box drawn = boxes.get(site.id());
        if (drawn == null && cards == null) {
          double[] by = moved.get(ElementId.of(""));
          Box wish = fresh.get(site.id());
          drawn =
              taken.free(
                  new Box(wish.x() + by[0], wish.y() + by[1], wish.width(), wish.height()),
                  FRAME_GAP);
          taken.add(drawn);
        }
        if (cards != null) {
          Box needed =
              Box.between(
                  cards.x() - PADDING,
                  cards.y() - TITLE,
                  cards.right() + PADDING,
                  cards.bottom() + PADDING);
          drawn = drawn == null ? needed : drawn.contains(cards) ? drawn : drawn.union(needed);
        }
        boxes.put(site.id(), drawn);
      }
    }
  }
}
