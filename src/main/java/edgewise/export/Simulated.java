package edgewise.export;

import edgewise.model.Direction;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Plan;
import edgewise.sim.FlowResult;
import edgewise.sim.Matrix;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the simulator says of a plan while nothing is out of service, for documents. It is worked
/// out when it is first asked for, and only then.
public final class Simulated {
  private final Plan plan;
  private List<FlowResult> results;

  /// The traffic over a plan.
  Simulated(Plan plan) {
    this.plan = plan;
  }

  /// The result of every flow, wanted or not: partners in document order, then remote users.
  public synchronized List<FlowResult> results() {
    if (results == null) {
      Simulator simulator = new Simulator(plan, SimSettings.STANDARD);
      results =
          simulator.flows(List.of(Traffic.values())).stream()
              .map(flow -> simulator.run(flow, List.of()))
              .toList();
    }
    return results;
  }

  /// Partners and remote users by traffic; of all users the worst result.
  public List<Matrix.Line> matrix() {
    return Matrix.of(results());
  }

  /// The cells of the matrix one by one: partners in document order, then remote users; traffic in
  /// its order; outward before inward.
  public List<FlowResult> cells() {
    List<FlowResult> cells = new ArrayList<>();
    for (Matrix.Line line : matrix()) {
      for (Matrix.Cell cell : line.cells().values()) {
        for (Direction direction : Direction.values()) {
          cell.of(direction).ifPresent(cells::add);
        }
      }
    }
    return cells;
  }

  /// How many of the wanted flows ended in each way.
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (FlowResult r : results()) {
      if (r.flow().wanted()) {
        counts.merge(r.verdict(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
