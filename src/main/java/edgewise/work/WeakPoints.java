package edgewise.work;

import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.sim.Simulator;
import edgewise.sim.Sweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What breaks when single elements fail, or pairs of them.
///
/// @param base what is out of service in all of them
/// @param lines failures that cost something, the worst first; of pairs only those that cost more
///   than their members do alone
/// @param lost how many wanted flows the worst failure of each element costs
/// @param wanted wanted flows in all
/// @param cases how many failures were tried
public record WeakPoints(
    List<Fault> base, List<Line> lines, Map<ElementId, Integer> lost, int wanted, int cases) {
  private static final int PIECES = 40;

  public WeakPoints {
    base = List.copyOf(base);
    lines = List.copyOf(lines);
    lost = Map.copyOf(lost);
  }

  /// A failure that costs something.
  ///
  /// @param elements those that fail, or whose servers do
  /// @param lost flows that are lost; of a pair those that neither member costs alone
  /// @param worse flows that are degraded
  public record Line(
      List<Fault> failed, Set<ElementId> elements, List<FlowResult> lost, List<FlowResult> worse) {}

  /// Fails everything once.
  ///
  /// @param base what is out of service already; what names nothing of the design is left out
  /// @param depth 1 for each element, 2 for pairs as well
  public static WeakPoints of(Simulator simulator, List<Fault> base, int depth, Job job) {
    List<Fault> known = base.stream().filter(f -> Simulation.isKnown(simulator, f)).toList();
    Sweep sweep = new Sweep(simulator, known);
    Design design = simulator.plan().design();
    int pieces = Math.clamp(sweep.size(depth), 1, PIECES);
    List<Sweep.Case> cases = new ArrayList<>();
    for (int i = 1; i <= pieces; i++) {
      cases.addAll(sweep.run(depth, i, pieces, job::isCancelled));
      job.done((double) i / pieces);
    }
    cases.sort(Comparator.comparingInt(Sweep.Case::number));
    Map<String, Set<String>> alone = new HashMap<>();
    Map<ElementId, Integer> lost = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    int wanted = 0;
    for (Sweep.Case c : cases) {
      wanted = c.wanted();
      List<FlowResult> fresh = c.lost();
      if (c.failed().size() == 1) {
        Set<String> keys = new HashSet<>();
        c.lost().forEach(r -> keys.add(r.flow().key()));
        alone.put(c.failed().getFirst().target(), keys);
      } else {
        fresh =
            c.lost().stream()
                .filter(
                    r ->
                        c.failed().stream()
                            .noneMatch(
                                f ->
                                    alone
                                        .getOrDefault(f.target(), Set.of())
                                        .contains(r.flow().key())))
                .toList();
        if (fresh.isEmpty()) {
          continue;
        }
      }
      if (fresh.isEmpty() && c.worse().isEmpty()) {
        continue;
      }
      Set<ElementId> elements = new LinkedHashSet<>();
      c.failed().forEach(f -> Failures.element(f.target(), design).ifPresent(elements::add));
      lines.add(new Line(c.failed(), elements, fresh, c.worse()));
      if (c.failed().size() == 1) {
        int count = fresh.size();
        elements.forEach(e -> lost.merge(e, count, Math::max));
      }
    }
    lines.sort(
        Comparator.comparingInt((Line l) -> -l.lost().size())
            .thenComparingInt(l -> l.failed().size())
            .thenComparingInt(l -> -l.worse().size()));
    return new WeakPoints(known, lines, lost, wanted, cases.size());
  }
}
