package edgewise.sim;

import edgewise.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Fails every element once, or every pair, and looks at what breaks.
///
/// Each failure is a case with a number; case `k` of a share `i` of `n` is one with `k % n = i -
/// 1`, so that many machines can divide the work and their lines, sorted by number, are the whole.
public final class Sweep {
  /// What breaks when some elements stand still.
  ///
  /// @param number of the case among all
  /// @param failed the elements
  /// @param lost wanted flows that got through before and do not now
  /// @param worse wanted flows that are degraded by it
  /// @param wanted wanted flows in all
  public record Case(
      int number, List<Fault> failed, List<FlowResult> lost, List<FlowResult> worse, int wanted) {}

  private final Simulator simulator;
  private final List<Fault> base;
  private final List<Fault> points;
  private final List<FlowResult> before;
  private final Map<String, Set<Integer>> users = new LinkedHashMap<>();

  /// A sweep over the wanted flows of a simulator.
  ///
  /// @param base what is out of service already
  public Sweep(Simulator simulator, List<Fault> base) {
    this.simulator = simulator;
    this.base = List.copyOf(base);
    Conditions conditions = new Conditions(base);
    before = simulator.wanted().stream().map(f -> simulator.run(f, conditions)).toList();
    points = simulator.failurePoints();
    for (int i = 0; i < before.size(); i++) {
      int flow = i;
      for (String machine : simulator.handles(before.get(i).trace())) {
        users.computeIfAbsent(machine, _ -> new LinkedHashSet<>()).add(flow);
      }
    }
  }

  /// The elements that are failed, in document order.
  public List<Fault> points() {
    return points;
  }

  /// How many cases there are.
  ///
  /// @param depth 1 for each element, 2 for each pair as well
  public int size(int depth) {
    int n = points.size();
    return depth == 1 ? n : n + n * (n - 1) / 2;
  }

  /// Runs a share of the cases, on all cores, in the order of their numbers.
  ///
  /// @param share from 1 to `shares`
  public List<Case> run(int depth, int share, int shares, BooleanSupplier cancelled) {
    int size = size(depth);
    return IntStream.range(0, size)
        .filter(k -> k % shares == share - 1)
        .parallel()
        .mapToObj(k -> cancelled.getAsBoolean() ? null : one(k, faults(k)))
        .filter(c -> c != null)
        .sorted(Comparator.comparingInt(Case::number))
        .toList();
  }

  private List<Fault> faults(int number) {
    int n = points.size();
    if (number < n) {
      return List.of(points.get(number));
    }
    int k = number - n;
    int first = 0;
    while (k >= n - 1 - first) {
      k -= n - 1 - first;
      first++;
    }
    return List.of(points.get(first), points.get(first + 1 + k));
  }

  private Case one(int number, List<Fault> faults) {
    List<Fault> all = new ArrayList<>(base);
    all.addAll(faults);
    Conditions conditions = new Conditions(all);
    Set<Integer> touched = new LinkedHashSet<>();
    for (Fault fault : faults) {
      touched.addAll(users.getOrDefault(fault.target(), Set.of()));
    }
    List<FlowResult> lost = new ArrayList<>();
    List<FlowResult> worse = new ArrayList<>();
    for (int i : touched.stream().sorted().toList()) {
      FlowResult was = before.get(i);
      if (was.verdict() == Verdict.FAILED || was.verdict() == Verdict.NOT_SUPPORTED) {
        continue;
      }
      FlowResult now = simulator.run(was.flow(), conditions);
      if (now.verdict() == Verdict.FAILED) {
        lost.add(now);
      } else if (now.verdict() == Verdict.DEGRADED && was.verdict() == Verdict.DELIVERED) {
        worse.add(now);
      }
    }
    return new Case(number, faults, lost, worse, before.size());
  }
}
