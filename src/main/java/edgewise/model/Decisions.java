package edgewise.model;

import java.util.List;
import java.util.Optional;

/// What people decided about derived things: findings they live with, and what they expect of the
/// traffic.
///
/// @param scenarios in the order in which they were saved
public record Decisions(List<Acceptance> accepted, List<Scenario> scenarios) {
  public Decisions {
    accepted = List.copyOf(accepted);
    scenarios = List.copyOf(scenarios);
  }

  /// No decision.
  public static Decisions none() {
    return new Decisions(List.of(), List.of());
  }

  /// The same with other findings accepted.
  public Decisions withAccepted(List<Acceptance> others) {
    return others.equals(accepted) ? this : new Decisions(others, scenarios);
  }

  /// The same with other scenarios.
  public Decisions withScenarios(List<Scenario> others) {
    return others.equals(scenarios) ? this : new Decisions(accepted, others);
  }

  /// The scenario of this name.
  public Optional<Scenario> scenario(String name) {
    return scenarios.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
