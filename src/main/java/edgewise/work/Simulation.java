package edgewise.work;

import edgewise.model.Direction;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Plan;
import edgewise.sim.Fault;
import edgewise.sim.Flow;
import edgewise.sim.FlowResult;
import edgewise.sim.Simulator;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  public List<Line> matrix(Optional<ElementId> user) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (FlowResult r : results) {
      if (user.isPresent() && !user.get().equals(r.flow().user())) {
        continue;
      }
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
