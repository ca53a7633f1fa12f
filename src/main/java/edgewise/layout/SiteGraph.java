package edgewise.layout;

import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Puts the cards of a site into columns by role, so ordered that linked cards stand in line and
/// few lines cross. What has no link stands below.
final class SiteGraph {
  private static final int CHUNKS = 100;
  private static final int PERIMETER_ROLES = 2;

  private final SiteBlock block;
  private final Layers layers;
  private final Map<ElementId, Double> order;
  private final Map<ElementId, Integer> nodes = new LinkedHashMap<>();
  private final Map<ElementId, Integer> columns = new LinkedHashMap<>();
  private final Map<ElementId, Item> items = new LinkedHashMap<>();
  private final Map<ElementId, Integer> roles = new HashMap<>();

  private SiteGraph(SiteBlock block, Layers layers, Map<ElementId, Double> order) {
    this.block = block;
    this.layers = layers;
    this.order = order;
  }

  /// Sets the parts of a site and returns the columns of linked cards, from left to right, each
  /// from top to bottom.
  ///
  /// @param neighbours all links that have an end in the site
  /// @param order cards that are to keep their order: where each stands among those of its column
  static List<List<ElementId>> fill(
      SiteBlock block, List<Link> neighbours, Layers layers, Map<ElementId, Double> order) {
    return new SiteGraph(block, layers, order).fill(neighbours);
  }

  private List<List<ElementId>> fill(List<Link> neighbours) {
    List<List<Item>> byRole = new ArrayList<>();
    byRole.add(block.perimeterBalancers);
    byRole.add(block.perimeter);
    byRole.addAll(block.tiers);
    for (int role = 0; role < byRole.size(); role++) {
      Item.sort(byRole.get(role));
      for (Item item : byRole.get(role)) {
        items.put(item.id(), item);
        roles.put(item.id(), role);
      }
    }
    List<Link> inner = neighbours.stream().filter(this::isInner).toList();
    Set<ElementId> linked = new HashSet<>();
    for (Link link : inner) {
      linked.add(link.from());
      linked.add(link.to());
    }
    for (int role = 0; role < byRole.size(); role++) {
      columns(role, byRole.get(role).stream().filter(i -> linked.contains(i.id())).toList());
    }
    Map<Integer, List<Placed>> placed = new TreeMap<>();
    if (!linked.isEmpty()) {
      Map<ElementId, Integer> layer = run(inner, neighbours);
      nodes.forEach(
          (id, node) ->
              placed
                  .computeIfAbsent(layer.get(id), _ -> new ArrayList<>())
                  .add(new Placed(items.get(id), Math.rint(layers.y(node) / GRID) * GRID)));
    }
    arrange(placed.values(), byRole, linked);
    return placed.values().stream()
        .map(column -> column.stream().map(p -> p.item.id()).toList())
        .toList();
  }

  private static final double GRID = BandLayout.GRID;

  private boolean isInner(Link link) {
    return items.containsKey(link.from())
        && items.containsKey(link.to())
        && link.kind() != LinkKind.PAIRING
        && link.kind() != LinkKind.MIRROR;
  }

  /// A role with more cards than fit one below the other gets several columns.
  private void columns(int role, List<Item> some) {
    List<List<Item>> chunks = new ArrayList<>();
    SiteBlock.wrap(new ArrayList<>(some), chunks, limit(role));
    for (int i = 0; i < chunks.size(); i++) {
      for (Item item : chunks.get(i)) {
        columns.put(item.id(), role * CHUNKS + i);
      }
    }
  }

  private double limit(int role) {
    return role < PERIMETER_ROLES
        ? SiteBlock.tallest(role == 0 ? block.perimeterBalancers : block.perimeter)
        : block.tallestInside();
  }

  /// Finds an order and places.
  ///
  /// @return the layer of each card
  private Map<ElementId, Integer> run(List<Link> inner, List<Link> neighbours) {
    List<ElementId> ids = new ArrayList<>(columns.keySet());
    ids.sort(
        Comparator.<ElementId>comparingInt(columns::get)
            .thenComparingInt(id -> items.get(id).rank()));
    Map<ElementId, Integer> position = new HashMap<>();
    ids.forEach(id -> position.put(id, position.size()));
    Set<Join> joins = new LinkedHashSet<>();
    for (Link link : inner) {
      boolean forward = position.get(link.from()) < position.get(link.to());
      joins.add(forward ? new Join(link.from(), link.to()) : new Join(link.to(), link.from()));
    }
    Map<ElementId, Integer> layer = layered(ids, joins);
    for (ElementId id : ids) {
      Item item = items.get(id);
      nodes.put(id, layers.add(item.width(), item.height(), layer.get(id)));
      if (order.containsKey(id)) {
        layers.order(nodes.get(id), order.get(id));
      }
    }
    joins.forEach(join -> layers.join(nodes.get(join.from), nodes.get(join.to)));
    int internet = -1;
    Set<ElementId> met = new HashSet<>();
    for (Link link : neighbours) {
      Integer to = nodes.get(link.to());
      if (link.kind() == LinkKind.FEDERATION && to != null && met.add(link.to())) {
        if (internet < 0) {
          internet = layers.add(GRID, GRID, 0);
        }
        layers.join(internet, to);
      }
    }
    layers.run();
    return layer;
  }

  /// A line from left to right.
  private record Join(ElementId from, ElementId to) {}

  /// Layers from 1: a card stands right of all cards of columns before its own, and of those of its
  /// own column that have a line to it.
  private Map<ElementId, Integer> layered(List<ElementId> ids, Set<Join> joins) {
    Map<ElementId, List<ElementId>> before = new HashMap<>();
    for (Join join : joins) {
      if (columns.get(join.from).equals(columns.get(join.to))) {
        before.computeIfAbsent(join.to, _ -> new ArrayList<>()).add(join.from);
      }
    }
    Map<ElementId, Integer> layer = new HashMap<>();
    int column = -1;
    int first = 1;
    int last = 0;
    for (ElementId id : ids) {
      if (columns.get(id) != column) {
        column = columns.get(id);
        first = last + 1;
      }
      int own = first;
      for (ElementId other : before.getOrDefault(id, List.of())) {
        own = Math.max(own, layer.get(other) + 1);
      }
      layer.put(id, own);
      last = Math.max(last, own);
    }
    return layer;
  }

  private record Placed(Item item, double y) {
    double bottom() {
      return y + item.height();
    }
  }

  private record Column(int role, List<Placed> cards) {
    double bottom() {
      return cards.isEmpty() ? -BandLayout.ROW_GAP : cards.getLast().bottom();
    }
  }

  private void arrange(
      Iterable<List<Placed>> inLayers, List<List<Item>> byRole, Set<ElementId> linked) {
    List<List<Column>> grouped = new ArrayList<>();
    byRole.forEach(_ -> grouped.add(new ArrayList<>()));
    double top = Double.POSITIVE_INFINITY;
    for (List<Placed> layer : inLayers) {
      layer.sort(Comparator.comparingDouble(Placed::y));
      List<Placed> apart = new ArrayList<>();
      for (Placed p : layer) {
        double least = apart.isEmpty() ? p.y : apart.getLast().bottom() + BandLayout.ROW_GAP - GRID;
        apart.add(new Placed(p.item, Math.max(p.y, least)));
      }
      top = Math.min(top, apart.getFirst().y);
      int role = roles.get(apart.getFirst().item.id());
      grouped.get(role).add(new Column(role, apart));
    }
    for (List<Column> group : grouped) {
      for (Column column : group) {
        double by = top;
        column.cards.replaceAll(p -> new Placed(p.item, p.y - by));
      }
    }
    for (int role = 0; role < byRole.size(); role++) {
      for (Item item : byRole.get(role)) {
        if (!linked.contains(item.id())) {
          below(item, role, grouped.get(role));
        }
      }
    }
    block.outside = part(grouped.subList(0, PERIMETER_ROLES));
    block.inside = part(grouped.subList(PERIMETER_ROLES, grouped.size()));
  }

  private void below(Item item, int role, List<Column> group) {
    Column shortest = group.stream().min(Comparator.comparingDouble(Column::bottom)).orElse(null);
    if (shortest == null || shortest.bottom() + BandLayout.ROW_GAP + item.height() > limit(role)) {
      shortest = new Column(role, new ArrayList<>());
      group.add(shortest);
    }
    shortest.cards.add(new Placed(item, BandLayout.snapUp(shortest.bottom() + BandLayout.ROW_GAP)));
  }

  private static Part part(List<List<Column>> groups) {
    Map<ElementId, Box> boxes = new LinkedHashMap<>();
    double left = 0;
    for (List<Column> group : groups) {
      for (Column column : group) {
        double width = Item.widest(column.cards.stream().map(Placed::item).toList());
        for (Placed p : column.cards) {
          boxes.put(p.item.id(), new Box(left, p.y, width, p.item.height()));
        }
        left += width + Part.COLUMN_GAP;
      }
    }
    return Part.of(boxes);
  }
}
