package edgewise.work;

import edgewise.check.Checks;
import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.export.ExportInput;
import edgewise.model.Acceptance;
import edgewise.model.Document;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.plan.Plans;
import edgewise.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A design with everything that follows from it.
///
/// @param findings those that nobody has accepted, in catalogue order
/// @param accepted those that someone decided to live with
public record Planned(
    Document document, Plan plan, List<Finding> findings, List<Finding> accepted) {
  public Planned {
    findings = List.copyOf(findings);
    accepted = List.copyOf(accepted);
  }

  /// Derives the plan of a design and checks it.
  public static Planned of(Document document) {
    Plan plan = Plans.of(document.topology());
    return of(document, plan, Checks.of(plan, document.decisions()));
  }

  /// A design with its plan and everything the checks found in it.
  static Planned of(Document document, Plan plan, List<Finding> all) {
    Set<String> ids =
        document.decisions().accepted().stream()
            .map(Acceptance::finding)
            .collect(Collectors.toSet());
    return new Planned(
        document,
        plan,
        all.stream().filter(f -> !ids.contains(f.id())).toList(),
        all.stream().filter(f -> ids.contains(f.id())).toList());
  }

  /// What exporters get of this design.
  ///
  /// @param name file name of the design without its extension
  /// @param date when the documents are made; without it they carry none
  public ExportInput exportInput(Texts texts, String name, Optional<Instant> date) {
    return new ExportInput(document, plan, findings, texts, name, date);
  }

  /// The index of the document's topology.
  public Design design() {
    return plan.design();
  }

  /// How many open findings have this severity.
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /// Each is itself alone: a design with all that follows from it is too large to be compared piece
  /// by piece whenever the window is told of it.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
