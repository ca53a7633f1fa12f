package edgewise.layout;

import edgewise.model.ElementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Seeks the order of the cards of a site in which the fewest of its real lines cross: begins with
/// what the engine thinks best, then exchanges neighbours as long as that helps.
final class SiteSearch {
  private static final int THOROUGH = 7;
  private static final int MOST_TRIES = 5;

  private final SiteBlock block;
  private final List<Link> neighbours;
  private Part outside = Part.NONE;
  private Part inside = Part.NONE;
  private List<List<ElementId>> columns = List.of();
  private Drawn best;
  private int tries;

  /// @param neighbours all links that have an end in the site
  SiteSearch(SiteBlock block, List<Link> neighbours) {
    this.block = block;
    this.neighbours = neighbours;
  }

  /// A first result.
  ///
  /// @return the columns of linked cards
  List<List<ElementId>> quick(Map<ElementId, Double> order) {
    return SiteGraph.fill(block, neighbours, new Layers(1, Layers.Placing.STRAIGHT), order);
  }

  /// The best result.
  ///
  /// @param first the columns of the first result, which the site has
  /// @return the columns of linked cards
  List<List<ElementId>> thorough(Map<ElementId, Double> order, List<List<ElementId>> first) {
    judge(first);
    if (!order.isEmpty()) {
      attempt(1, Layers.Placing.STRAIGHT, order);
    }
    if (best.crossings() > 0) {
      attempt(THOROUGH, Layers.Placing.STRAIGHT, Map.of());
    }
    attempt(THOROUGH, Layers.Placing.SHORT, Map.of());
    boolean found = best.crossings() > 0;
    while (found && tries < MOST_TRIES) {
      found = exchange();
    }
    block.outside = outside;
    block.inside = inside;
    return columns;
  }

  private boolean attempt(int thoroughness, Layers.Placing placing, Map<ElementId, Double> order) {
    return judge(SiteGraph.fill(block, neighbours, new Layers(thoroughness, placing), order));
  }

  /// Keeps what the site has now when it is better than all before.
  private boolean judge(List<List<ElementId>> tried) {
    tries++;
    Drawn drawn = Drawn.of(block, neighbours);
    boolean better = best == null || (isLike(tried, columns) && drawn.isBetterThan(best));
    if (better) {
      best = drawn;
      outside = block.outside;
      inside = block.inside;
      columns = tried;
    }
    return better;
  }

  /// Whether two arrangements put the same cards into each column. Another one would not be taken
  /// for an arrangement when it is looked at again.
  private static boolean isLike(List<List<ElementId>> a, List<List<ElementId>> b) {
    boolean alike = a.size() == b.size();
    for (int i = 0; alike && i < a.size(); i++) {
      alike = Set.copyOf(a.get(i)).equals(Set.copyOf(b.get(i)));
    }
    return alike;
  }

  private boolean exchange() {
    for (int c = 0; c < columns.size(); c++) {
      for (int i = 0; i + 1 < columns.get(c).size() && tries < MOST_TRIES; i++) {
        List<List<ElementId>> other = new ArrayList<>(columns);
        other.set(c, new ArrayList<>(columns.get(c)));
        Collections.swap(other.get(c), i, i + 1);
        if (attempt(1, Layers.Placing.STRAIGHT, numbers(other))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Map<ElementId, Double> numbers(List<List<ElementId>> columns) {
    Map<ElementId, Double> numbers = new HashMap<>();
    for (List<ElementId> column : columns) {
      for (int i = 0; i < column.size(); i++) {
        numbers.put(column.get(i), (double) i);
      }
    }
    return numbers;
  }
}
