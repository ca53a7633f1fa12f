package edgewise.bench;

import edgewise.fixture.Designs;
import edgewise.sim.Flow;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import edgewise.sim.Sweep;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Measures the simulation of single flows and of failures on the largest starter design and prints
/// a table: goal, figure, verdict. Exit code 1 when a goal is missed.
///
/// Rounds of every flow follow each other until they no longer get faster by compilation; the
/// figure of a flow is the median of its round, so that a moment in which the machine did something
/// else does not count.
final class FlowGoals {
  private static final String TEMPLATE = "large-multi-datacenter";
  private static final int WARM = 400;
  private static final int ROUNDS = 301;
  private static final double FLOW_MICROSECONDS = 50;
  private static final double SWEEP_SECONDS = 1;

  private boolean missed;

  private FlowGoals() {}

  public static void main(String[] args) {
    FlowGoals goals = new FlowGoals();
    goals.flows();
    goals.sweep(1);
    goals.sweep(2);
    System.exit(goals.missed ? 1 : 0);
  }

  private static Simulator simulator() {
    return new Simulator(Designs.template(TEMPLATE).plan(), SimSettings.STANDARD);
  }

  private void flows() {
    Simulator simulator = simulator();
    List<Flow> flows = simulator.wanted();
    long[] means = new long[ROUNDS];
    int delivered = 0;
    for (int i = -WARM; i < ROUNDS; i++) {
      long start = System.nanoTime();
      for (Flow flow : flows) {
        delivered += simulator.run(flow, List.of()).hops().size();
      }
      if (i >= 0) {
        means[i] = (System.nanoTime() - start) / flows.size();
      }
    }
    Arrays.sort(means);
    say(
        "a flow, mean of " + flows.size() + ", " + delivered / (WARM + ROUNDS) + " hops",
        means[ROUNDS / 2] / 1e3,
        "us",
        FLOW_MICROSECONDS);
  }

  /// Each from the beginning, on a simulator of its own, as a person waits for it.
  private void sweep(int depth) {
    int times = depth == 1 ? 9 : 1;
    long[] took = new long[times];
    int cases = 0;
    for (int i = depth == 1 ? -3 : 0; i < times; i++) {
      Simulator simulator = simulator();
      long start = System.nanoTime();
      Sweep sweep = new Sweep(simulator, List.of());
      cases = sweep.run(depth, 1, 1, () -> false).size();
      if (i >= 0) {
        took[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(took);
    say(
        (depth == 1 ? "single failures, " : "pairs of failures, ") + cases + " cases",
        took[times / 2] / 1e9,
        "s",
        depth == 1 ? SWEEP_SECONDS : Double.NaN);
  }

  private void say(String what, double figure, String unit, double limit) {
    boolean late = figure > limit;
    missed |= late;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-48s %10.2f %-3s %s",
            what,
            figure,
            unit,
            Double.isNaN(limit)
                ? "no goal"
                : (late ? "MISSED" : "met") + " (at most " + limit + ")"));
  }
}
