package edgewise.model;

import java.util.List;
import java.util.Optional;

/// What people decided about derived things: findings they live with, what they expect of the
/// traffic, and which certificates were issued to the requests.
///
/// @param scenarios in the order in which they were saved
/// @param issued at most one for each planned certificate
public record Decisions(
    List<Acceptance> accepted, List<Scenario> scenarios, List<IssuedCertificate> issued) {
  public Decisions {
    accepted = List.copyOf(accepted);
    scenarios = List.copyOf(scenarios);
    issued = List.copyOf(issued);
  }

  /// No decision.
  public static Decisions none() {
    return new Decisions(List.of(), List.of(), List.of());
  }

  /// The same with other findings accepted.
  public Decisions withAccepted(List<Acceptance> others) {
    return others.equals(accepted) ? this : new Decisions(others, scenarios, issued);
  }

  /// The same with other scenarios.
  public Decisions withScenarios(List<Scenario> others) {
    return others.equals(scenarios) ? this : new Decisions(accepted, others, issued);
  }

  /// The same with other issued certificates.
  public Decisions withIssued(List<IssuedCertificate> others) {
    return others.equals(issued) ? this : new Decisions(accepted, scenarios, others);
  }

  /// The scenario of this name.
  public Optional<Scenario> scenario(String name) {
    return scenarios.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /// What was issued for a planned certificate.
  public Optional<IssuedCertificate> issued(String certificate) {
    return issued.stream().filter(i -> i.certificate().equals(certificate)).findFirst();
  }
}
