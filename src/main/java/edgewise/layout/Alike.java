package edgewise.layout;

import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Remembers how sites were filled: an organization has many sites that are built alike, and those
/// are arranged alike, the first of them for all.
final class Alike {
  private static final int PARTS = 2;
  private static final int ELSEWHERE = -1;

  private final Map<Site, Filled> known = new HashMap<>();

  /// What counts of a site, its cards being numbers.
  private record Site(
      Arranger.Effort effort, List<Card> cards, List<Line> lines, Map<Integer, Integer> order) {}

  private record Card(int role, Box size, int rank) {}

  private record Line(LinkKind kind, int from, int to) {}

  private record Filled(List<Map<Integer, Box>> parts, List<List<Integer>> columns) {}

  /// Fills a site like one before it, or in the given way.
  List<List<ElementId>> fill(
      SiteBlock block,
      List<Link> neighbours,
      Arranger.Effort effort,
      Map<ElementId, Double> order,
      Supplier<List<List<ElementId>>> way) {
    List<ElementId> ids = new ArrayList<>();
    List<Card> cards = new ArrayList<>();
    List<List<Item>> roles = new ArrayList<>(List.of(block.perimeterBalancers, block.perimeter));
    roles.addAll(block.tiers);
    roles.add(block.outerFirewalls());
    roles.add(block.innerFirewalls());
    roles.add(block.rest);
    for (int role = 0; role < roles.size(); role++) {
      for (Item item : roles.get(role)) {
        ids.add(item.id());
        cards.add(new Card(role, item.size(), item.rank()));
      }
    }
    Map<ElementId, Integer> numbers = new HashMap<>();
    ids.forEach(id -> numbers.put(id, numbers.size()));
    List<Line> lines =
        neighbours.stream()
            .map(
                l ->
                    new Line(
                        l.kind(),
                        numbers.getOrDefault(l.from(), ELSEWHERE),
                        numbers.getOrDefault(l.to(), ELSEWHERE)))
            .toList();
    Site site = new Site(effort, cards, lines, ranks(order, numbers));
    Filled filled = known.get(site);
    if (filled == null) {
      List<List<ElementId>> columns = way.get();
      known.put(
          site,
          new Filled(
              List.of(numbered(block.outside, numbers), numbered(block.inside, numbers)),
              columns.stream().map(c -> c.stream().map(numbers::get).toList()).toList()));
      return columns;
    }
    List<Part> parts = new ArrayList<>(PARTS);
    for (Map<Integer, Box> part : filled.parts) {
      Map<ElementId, Box> boxes = new LinkedHashMap<>();
      part.forEach((i, box) -> boxes.put(ids.get(i), box));
      parts.add(Part.of(boxes));
    }
    block.outside = parts.getFirst();
    block.inside = parts.getLast();
    return filled.columns.stream().map(c -> c.stream().map(ids::get).toList()).toList();
  }

  private static Map<Integer, Box> numbered(Part part, Map<ElementId, Integer> numbers) {
    Map<Integer, Box> boxes = new LinkedHashMap<>();
    part.boxes().forEach((id, box) -> boxes.put(numbers.get(id), box));
    return boxes;
  }

  private static Map<Integer, Integer> ranks(
      Map<ElementId, Double> order, Map<ElementId, Integer> numbers) {
    List<Double> values = new ArrayList<>(new TreeSet<>(order.values()));
    Map<Double, Integer> ranks = new HashMap<>();
    values.forEach(v -> ranks.put(v, ranks.size()));
    Map<Integer, Integer> found = new HashMap<>();
    order.forEach((id, v) -> found.put(numbers.get(id), ranks.get(v)));
    return found;
  }
}
