package edgewise.layout;

import edgewise.model.ElementId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a site stands now: whether that is an arrangement already, which is then left alone, and
/// which order its columns have.
final class Standing {
  private static final double LEAST_GAP = BandLayout.GRID;
  private static final double LARGER = 1.25;
  private static final double SLACK = 96;

  private final SiteBlock block;
  private final Map<ElementId, Box> boxes;

  /// @param boxes where everything stands now
  Standing(SiteBlock block, Map<ElementId, Box> boxes) {
    this.block = block;
    this.boxes = boxes;
  }

  /// The order of the cards of columns as they stand: numbers of those that stand in the column
  /// most of theirs stand in; nothing when too few do.
  Map<ElementId, Double> order(List<List<ElementId>> columns) {
    Map<ElementId, Double> order = new HashMap<>();
    int all = 0;
    for (List<ElementId> column : columns) {
      all += column.size();
      Map<Double, List<ElementId>> byLeft = new LinkedHashMap<>();
      for (ElementId id : column) {
        Box box = boxes.get(id);
        if (box != null) {
          byLeft.computeIfAbsent(box.x(), _ -> new ArrayList<>()).add(id);
        }
      }
      byLeft.values().stream()
          .max(Comparator.comparingInt(List::size))
          .ifPresent(most -> most.forEach(id -> order.put(id, boxes.get(id).y())));
    }
    return 3 * order.size() >= 2 * all ? order : Map.of();
  }

  /// Gives the site the places it has now, when they are those of an arrangement: in their bands,
  /// linked cards in their columns, all in line with others, no two too close, and not much larger
  /// than what it was measured at.
  ///
  /// @param columns of linked cards, as an arrangement has them
  /// @return whether it has them now
  boolean keep(List<List<ElementId>> columns) {
    if (!isInLine(columns)) {
      return false;
    }
    Box frame = boxes.get(block.site.id());
    List<List<Item>> parts =
        List.of(block.outerFirewalls(), perimeter(), block.innerFirewalls(), corporate());
    double right = frame.x();
    double top = Double.POSITIVE_INFINITY;
    Cells taken = new Cells();
    List<Map<ElementId, Box>> placed = new ArrayList<>();
    for (List<Item> part : parts) {
      Map<ElementId, Box> own = new LinkedHashMap<>();
      double end = right;
      for (Item item : part) {
        Box box = boxes.get(item.id());
        if (box == null || box.x() < right) {
          return false;
        }
        Box now = new Box(box.x(), box.y(), box.width(), item.height());
        if (!taken.isFree(now.grown(LEAST_GAP / 2))) {
          return false;
        }
        taken.add(now);
        own.put(item.id(), now);
        end = Math.max(end, now.right());
        top = Math.min(top, now.y());
      }
      right = end;
      placed.add(own);
    }
    Part outside = moved(placed.get(1), top);
    Part inside = moved(placed.get(3), top);
    double width = block.outside.width() + block.insideWidth() + SLACK;
    double height = block.contentHeight() + SLACK;
    if ((outside.width() + inside.width()) * Math.max(outside.height(), inside.height())
        > LARGER * width * height) {
      return false;
    }
    block.stand(outside, inside);
    return true;
  }

  private List<Item> perimeter() {
    List<Item> items = new ArrayList<>(block.perimeterBalancers);
    items.addAll(block.perimeter);
    return items;
  }

  private List<Item> corporate() {
    List<Item> items = new ArrayList<>();
    block.tiers.forEach(items::addAll);
    items.addAll(block.rest);
    return items;
  }

  /// Cards from their left edge and a common top on.
  private static Part moved(Map<ElementId, Box> placed, double top) {
    double left = placed.values().stream().mapToDouble(Box::x).min().orElse(0);
    Map<ElementId, Box> moved = new LinkedHashMap<>();
    placed.forEach((id, b) -> moved.put(id, Arranger.moved(b, -left, -top)));
    return Part.of(moved);
  }

  private boolean isInLine(List<List<ElementId>> columns) {
    double right = Double.NEGATIVE_INFINITY;
    for (List<ElementId> column : columns) {
      Box first = boxes.get(column.getFirst());
      double end = right;
      for (ElementId id : column) {
        Box box = boxes.get(id);
        if (box == null || first == null || box.x() != first.x() || box.x() < right) {
          return false;
        }
        end = Math.max(end, box.right());
      }
      right = end;
    }
    if (boxes.get(block.site.id()) == null) {
      return false;
    }
    Map<Double, Integer> lefts = new HashMap<>();
    Map<Double, Integer> tops = new HashMap<>();
    List<Item> all = perimeter();
    all.addAll(corporate());
    for (Item item : all) {
      Box box = boxes.get(item.id());
      if (box == null) {
        return false;
      }
      lefts.merge(box.x(), 1, Integer::sum);
      tops.merge(box.y(), 1, Integer::sum);
    }
    double top = all.stream().mapToDouble(i -> boxes.get(i.id()).y()).min().orElse(0);
    List<ElementId> linked = columns.stream().flatMap(List::stream).toList();
    return all.size() <= 2
        || all.stream()
            .map(Item::id)
            .filter(id -> !linked.contains(id))
            .map(boxes::get)
            .allMatch(b -> b.y() == top || lefts.get(b.x()) > 1 || tops.get(b.y()) > 1);
  }
}
