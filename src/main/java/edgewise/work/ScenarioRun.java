package edgewise.work;

import edgewise.model.ElementId;
import edgewise.model.Scenario;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Plan;
import edgewise.sim.Fault;
import edgewise.sim.Flow;
import edgewise.sim.FlowResult;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What came of a saved scenario. Window and command line both get it here.
///
/// @param faults what was out of service
/// @param results the flows it is about; none when its partner or user has gone
/// @param gone what it names and the design has no more, a sentence each
public record ScenarioRun(
    Scenario scenario, List<Fault> faults, List<FlowResult> results, List<Message> gone) {
  /// Whether what was expected came about.
  public enum State {
    /// Nothing is expected of it.
    OPEN,
    /// Every flow ends as expected.
    HOLDS,
    /// Some flow ends in another way.
    BROKEN,
    /// It names something that the design has no more.
    GONE
  }

  public ScenarioRun {
    faults = List.copyOf(faults);
    results = List.copyOf(results);
    gone = List.copyOf(gone);
  }

  /// Runs a scenario. What it names and is gone is left out.
  ///
  /// @param simulator one of the plan, which is used when it assumes the same
  public static ScenarioRun of(Simulator simulator, Scenario scenario) {
    SimSettings settings = SimSettings.with(scenario.assumptions());
    Simulator own =
        simulator.settings().equals(settings)
            ? simulator
            : new Simulator(simulator.plan(), settings);
    List<Message> gone = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (String text : scenario.faults()) {
      switch (fault(own, text)) {
        case Outcome.Ok<Fault> ok -> faults.add(ok.value());
        case Outcome.Refused<Fault> refused -> gone.add(refused.why().getFirst().message());
      }
    }
    Plan plan = own.plan();
    missing(plan, scenario.partner(), "scenario.gone.partner").ifPresent(gone::add);
    missing(plan, scenario.user(), "scenario.gone.user").ifPresent(gone::add);
    List<FlowResult> results = new ArrayList<>();
    for (Flow flow : flows(own, scenario)) {
      results.add(own.run(flow, faults));
    }
    return new ScenarioRun(scenario, faults, results, gone);
  }

  private static Outcome<Fault> fault(Simulator simulator, String text) {
    return switch (Fault.parse(text)) {
      case Outcome.Refused<Fault> refused -> refused;
      case Outcome.Ok<Fault> ok ->
          switch (simulator.known(List.of(ok.value()))) {
            case Outcome.Ok<List<Fault>> known -> Outcome.ok(known.value().getFirst());
            case Outcome.Refused<List<Fault>> refused -> new Outcome.Refused<>(refused.why());
          };
    };
  }

  private static Optional<Message> missing(Plan plan, Optional<ElementId> id, String key) {
    return id.filter(i -> plan.design().find(i).isEmpty()).map(i -> Message.of(key, i.value()));
  }

  /// The flows that a scenario is about: those that the design asks for, or, where it asks for none
  /// of them, all that fit.
  private static List<Flow> flows(Simulator simulator, Scenario scenario) {
    List<Traffic> kinds = scenario.traffic().map(List::of).orElse(List.of(Traffic.values()));
    List<Flow> fitting =
        simulator.flows(kinds).stream()
            .filter(f -> scenario.partner().isEmpty() || scenario.partner().equals(f.partner()))
            .filter(
                f -> scenario.direction().isEmpty() || scenario.direction().get() == f.direction())
            .filter(f -> scenario.user().isEmpty() || scenario.user().get().equals(f.user()))
            .toList();
    List<Flow> wanted = fitting.stream().filter(Flow::wanted).toList();
    return wanted.isEmpty() ? fitting : wanted;
  }

  /// The worst end of its flows; empty when there are none.
  public Optional<Verdict> worst() {
    return results.stream()
        .map(FlowResult::verdict)
        .max(Comparator.comparingInt(ScenarioRun::badness));
  }

  /// The flow to look at first: one that ends in another way than expected, or else the worst.
  public Optional<FlowResult> first() {
    return surprises().stream()
        .findFirst()
        .or(
            () ->
                results.stream()
                    .max(Comparator.comparingInt((FlowResult r) -> badness(r.verdict()))));
  }

  private static int badness(Verdict verdict) {
    return switch (verdict) {
      case DELIVERED -> 0;
      case NOT_SUPPORTED -> 1;
      case DEGRADED -> 2;
      case FAILED -> 3;
    };
  }

  /// The flows that end in another way than expected; none when nothing is expected.
  public List<FlowResult> surprises() {
    return scenario.expected().isEmpty()
        ? List.of()
        : results.stream().filter(r -> r.verdict() != scenario.expected().get()).toList();
  }

  /// Whether what was expected came about.
  public State state() {
    if (!gone.isEmpty()) {
      return State.GONE;
    }
    if (scenario.expected().isEmpty()) {
      return State.OPEN;
    }
    return !results.isEmpty() && surprises().isEmpty() ? State.HOLDS : State.BROKEN;
  }

  /// What it names and the design has no more, as trouble for the command line.
  public Outcome<ScenarioRun> whole() {
    return gone.isEmpty()
        ? Outcome.ok(this)
        : Outcome.refused(
            Trouble.of("", Message.of("scenario.gone", scenario.name(), gone.getFirst())));
  }
}
