package edgewise.sim;

import edgewise.fixture.Designs;
import edgewise.model.Direction;
import edgewise.model.Traffic;
import java.util.ArrayList;
import java.util.List;

/// Runs flows over a fixture, for tests.
final class Runs {
  private final Simulator simulator;
  private final List<Fault> faults;

  private Runs(Simulator simulator, List<Fault> faults) {
    this.simulator = simulator;
    this.faults = faults;
  }

  static Runs of(String template) {
    return of(Designs.template(template));
  }

  static Runs of(Designs design) {
    return new Runs(new Simulator(design.plan(), SimSettings.STANDARD), List.of());
  }

  static Runs of(Designs design, SimSettings settings) {
    return new Runs(new Simulator(design.plan(), settings), List.of());
  }

  Runs failing(Fault... more) {
    List<Fault> all = new ArrayList<>(faults);
    all.addAll(List.of(more));
    return new Runs(simulator, all);
  }

  Runs without(String element) {
    return failing(Fault.element(element));
  }

  /// The worst outcome over all users.
  FlowResult run(Traffic traffic, String partner, Direction direction) {
    return simulator.flows(List.of(traffic)).stream()
        .filter(f -> f.partner().map(p -> p.value()).orElse("").equals(partner))
        .filter(f -> f.direction() == direction)
        .map(f -> simulator.run(f, faults))
        .max((a, b) -> a.verdict().compareTo(b.verdict()))
        .orElseThrow();
  }

  /// Verdict and, unless delivered, the reason.
  String says(Traffic traffic, String partner, Direction direction) {
    FlowResult r = run(traffic, partner, direction);
    return r.verdict().id() + (r.reason().isNone() ? "" : " " + r.reason().why().id());
  }

  String signIn() {
    return says(Traffic.SIGNIN, "", Direction.IN);
  }
}
