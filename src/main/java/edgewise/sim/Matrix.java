package edgewise.sim;

import edgewise.model.Direction;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Results at a glance: partners and remote users by traffic.
public final class Matrix {
  private Matrix() {}

  /// A line for each partner, and one for users outside, in the order of the results.
  public static List<Line> of(Collection<FlowResult> results) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (FlowResult r : results) {
      String key = r.flow().partner().map(ElementId::value).orElse("");
      lines
          .computeIfAbsent(
              key,
              _ ->
                  new Line(
                      r.flow().partner(),
                      r.flow().partnerName(),
                      new EnumMap<Traffic, Cell>(Traffic.class)))
          .cells()
          .merge(r.flow().traffic(), Cell.of(r), Cell::and);
    }
    return List.copyOf(lines.values());
  }

  /// A line of the matrix.
  ///
  /// @param partner empty for users outside
  public record Line(Optional<ElementId> partner, String name, Map<Traffic, Cell> cells) {}

  /// The worst results of both directions. Wanted flows count before the others.
  public record Cell(Optional<FlowResult> out, Optional<FlowResult> in) {
    static Cell of(FlowResult r) {
      return r.flow().direction() == Direction.OUT
          ? new Cell(Optional.of(r), Optional.empty())
          : new Cell(Optional.empty(), Optional.of(r));
    }

    Cell and(Cell other) {
      return new Cell(worse(out, other.out), worse(in, other.in));
    }

    /// The result of one direction.
    public Optional<FlowResult> of(Direction direction) {
      return direction == Direction.OUT ? out : in;
    }

    /// The worse one of both directions.
    public Optional<FlowResult> worst() {
      return worse(out, in);
    }

    private static Optional<FlowResult> worse(Optional<FlowResult> a, Optional<FlowResult> b) {
      if (a.isEmpty() || b.isEmpty()) {
        return a.or(() -> b);
      }
      return badness(b.get()) > badness(a.get()) ? b : a;
    }
  }

  private static int badness(FlowResult r) {
    int verdict =
        switch (r.verdict()) {
          case DELIVERED -> 0;
          case NOT_SUPPORTED -> 1;
          case DEGRADED -> 2;
          case FAILED -> 3;
        };
    return r.flow().wanted() ? 4 + verdict : verdict;
  }
}
