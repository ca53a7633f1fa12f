package edgewise.layout;

import edgewise.model.ElementId;
import edgewise.model.LoadBalancer;
import edgewise.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One site on the way to its frame: which cards stand in which part of it, and once it is
/// measured, where.
final class SiteBlock {
  static final double STRIP_GAP = 16;
  static final double TALL = 600;
  static final double BROADER_THAN_TALL = 1.6;
  private static final double LEAST = 72;

  final Site site;
  final List<List<Item>> tiers =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  final List<Item> perimeter = new ArrayList<>();
  final List<Item> perimeterBalancers = new ArrayList<>();
  final List<Item> rest = new ArrayList<>();
  private final List<Item> outerFirewalls = new ArrayList<>();
  private final List<Item> innerFirewalls = new ArrayList<>();
  Part outer = Part.NONE;
  Part outside = Part.NONE;
  Part inner = Part.NONE;
  Part inside = Part.NONE;
  Part strip = Part.NONE;

  /// How the cards of the perimeter and of the corporate part are put into columns.
  @FunctionalInterface
  interface Method {
    /// Sets the two parts.
    void fill(SiteBlock block);
  }

  /// @param site null for what belongs to no site
  SiteBlock(Site site) {
    this.site = site;
  }

  /// Whether it reaches over all bands.
  boolean isFull() {
    return !perimeter.isEmpty()
        || !perimeterBalancers.isEmpty()
        || !outerFirewalls.isEmpty()
        || !innerFirewalls.isEmpty();
  }

  void add(Item item, BandKind band) {
    switch (band) {
      case OUTER_FIREWALL -> outerFirewalls.add(item);
      case INNER_FIREWALL -> innerFirewalls.add(item);
      case PERIMETER ->
          (item.element() instanceof LoadBalancer ? perimeterBalancers : perimeter).add(item);
      default -> {
        int tier = item.tier();
        (tier < 0 ? rest : tiers.get(tier)).add(item);
      }
    }
  }

  void measure(Method method) {
    outer = Part.columns(List.of(outerFirewalls), BandLayout.ROW_GAP);
    inner = Part.columns(List.of(innerFirewalls), BandLayout.ROW_GAP);
    method.fill(this);
    Item.sort(rest);
    strip =
        Part.strip(
            rest,
            Math.max(inside.width(), Math.sqrt(rest.size() * 200.0 * 90 * BROADER_THAN_TALL)));
  }

  /// The cards by role, one role beside the other.
  void inColumns() {
    List<List<Item>> columns = new ArrayList<>();
    wrap(perimeterBalancers, columns, tallest(perimeterBalancers));
    wrap(perimeter, columns, tallest(perimeter));
    outside = Part.columns(columns, BandLayout.ROW_GAP);
    columns.clear();
    double limit = tallestInside();
    for (List<Item> tier : tiers) {
      wrap(tier, columns, limit);
    }
    inside = Part.columns(columns, BandLayout.ROW_GAP);
  }

  /// How tall the columns of the corporate part may become.
  double tallestInside() {
    return Math.max(
        Math.max(TALL, outside.height()),
        Math.sqrt(tiers.stream().mapToDouble(SiteBlock::area).sum() / BROADER_THAN_TALL));
  }

  /// How tall the columns of some cards in the perimeter may become.
  static double tallest(List<Item> items) {
    return Math.max(TALL, Math.sqrt(area(items) * 2));
  }

  private static double area(List<Item> items) {
    double area = 0;
    for (Item item : items) {
      area += (item.height() + BandLayout.ROW_GAP) * (item.width() + Part.COLUMN_GAP);
    }
    return area;
  }

  /// Spreads cards over columns no taller than a limit.
  static void wrap(List<Item> items, List<List<Item>> into, double limit) {
    Item.sort(items);
    List<Item> column = new ArrayList<>();
    for (Item item : items) {
      if (!column.isEmpty() && Item.stacked(column) + BandLayout.ROW_GAP + item.height() > limit) {
        into.add(column);
        column = new ArrayList<>();
      }
      column.add(item);
    }
    if (!column.isEmpty()) {
      into.add(column);
    }
  }

  double insideWidth() {
    return Math.max(inside.width(), strip.width());
  }

  private double stripTop() {
    return inside.isEmpty() ? 0 : inside.height() + BandLayout.FRAME_GAP;
  }

  double contentHeight() {
    double corporate = strip.isEmpty() ? inside.height() : stripTop() + strip.height();
    double firewalls = Math.max(outer.height(), inner.height());
    return Math.max(Math.max(corporate, outside.height()), Math.max(firewalls, LEAST));
  }

  double height() {
    return BandLayout.TITLE + contentHeight() + BandLayout.PADDING;
  }

  /// Takes places for everything but the firewalls.
  void stand(Part perimeterPart, Part corporatePart) {
    outside = perimeterPart;
    inside = corporatePart;
    strip = Part.NONE;
  }

  List<Item> outerFirewalls() {
    return outerFirewalls;
  }

  List<Item> innerFirewalls() {
    return innerFirewalls;
  }

  /// Places the corporate part, and the strip below it.
  void placeInside(double x, double y, Map<ElementId, Box> out) {
    inside.place(x, y, out);
    strip.place(x, y + stripTop(), out);
  }
}
