package edgewise.sim.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two load results side by side.
///
/// @param lines every number of either, those of the first in its order, then those that only the
///   second has
public record LoadComparison(List<Line> lines) {
  public LoadComparison {
    lines = List.copyOf(lines);
  }

  /// One number before and after; empty where a result does not have it.
  public record Line(
      String section,
      String element,
      String metric,
      Optional<Double> before,
      Optional<Double> after) {
    /// After less before, where both are there.
    public Optional<Double> change() {
      return before.flatMap(b -> after.map(a -> a - b));
    }
  }

  /// Compares two results.
  public static LoadComparison of(LoadResult before, LoadResult after) {
    Map<String, LoadMeasure> second = new LinkedHashMap<>();
    LoadMeasure.of(after).forEach(m -> second.put(m.key(), m));
    List<Line> lines = new ArrayList<>();
    for (LoadMeasure m : LoadMeasure.of(before)) {
      lines.add(
          new Line(
              m.section(),
              m.element(),
              m.metric(),
              Optional.of(m.value()),
              Optional.ofNullable(second.remove(m.key())).map(LoadMeasure::value)));
    }
    second
        .values()
        .forEach(
            m ->
                lines.add(
                    new Line(
                        m.section(),
                        m.element(),
                        m.metric(),
                        Optional.empty(),
                        Optional.of(m.value()))));
    return new LoadComparison(lines);
  }

  /// The lines whose numbers differ, or that only one result has.
  public List<Line> differences() {
    return lines.stream().filter(l -> !l.before().equals(l.after())).toList();
  }
}
