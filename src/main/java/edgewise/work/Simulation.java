package edgewise.work;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Plan;
import edgewise.sim.Fault;
import edgewise.sim.Flow;
import edgewise.sim.FlowResult;
import edgewise.sim.Matrix;
import edgewise.sim.Simulator;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What became of every flow of a design while some things were out of service.
///
/// @param faults those that mean something in the design
/// @param results of all kinds of traffic, wanted or not: partners in document order, then remote
///   users
public record Simulation(Simulator simulator, List<Fault> faults, List<FlowResult> results) {
  public Simulation {
    faults = List.copyOf(faults);
    results = List.copyOf(results);
  }

  /// Runs every flow of a simulator. Faults that name nothing of the design are left out.
  public static Simulation of(Simulator simulator, List<Fault> faults, Job job) {
    List<Fault> known = faults.stream().filter(f -> isKnown(simulator, f)).toList();
    List<Flow> flows = simulator.flows(List.of(Traffic.values()));
    List<FlowResult> results = new ArrayList<>(flows.size());
    for (Flow flow : flows) {
      results.add(simulator.run(flow, known));
      if (results.size() % 256 == 0) {
        job.done((double) results.size() / flows.size());
      }
    }
    return new Simulation(simulator, known, results);
  }

  /// Whether a fault names something of the design.
  public static boolean isKnown(Simulator simulator, Fault fault) {
    return simulator.known(List.of(fault)) instanceof Outcome.Ok<List<Fault>>;
  }

  /// The plan it is about.
  public Plan plan() {
    return simulator.plan();
  }

  /// How many of the wanted flows ended in each way.
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (FlowResult r : results) {
      if (r.flow().wanted()) {
        counts.merge(r.verdict(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /// The keys of the flows that pass all of these elements; what stands in a site passes the site.
  public Set<String> passing(Collection<ElementId> elements) {
    Set<String> keys = new LinkedHashSet<>();
    for (FlowResult r : results) {
      Set<ElementId> on = new HashSet<>(r.trace().elements());
      on.add(r.flow().user());
      r.flow().partner().ifPresent(on::add);
      for (ElementId id : List.copyOf(on)) {
        plan().design().find(id).flatMap(Element::siteId).ifPresent(on::add);
      }
      if (on.containsAll(elements)) {
        keys.add(r.flow().key());
      }
    }
    return keys;
  }

  /// The result of the flow with a key.
  public Optional<FlowResult> find(String key) {
    return results.stream().filter(r -> r.flow().key().equals(key)).findFirst();
  }

  /// Partners and remote users by traffic.
  public List<Matrix.Line> matrix(Optional<ElementId> user) {
    return Matrix.of(
        results.stream()
            .filter(r -> user.isEmpty() || user.get().equals(r.flow().user()))
            .toList());
  }
}
