package edgewise.export;

import edgewise.check.Finding;
import edgewise.model.Document;
import edgewise.plan.Plan;
import edgewise.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an exporter may use.
///
/// @param findings the open findings; accepted ones are in the decisions of the document
/// @param baseName file name of the design without its extension
/// @param date when the documents are made; without it they carry no date, so that two runs give
///   the same bytes
/// @param baseline an earlier state to tell the changes against
/// @param simulated what becomes of the traffic, worked out once for all formats that ask for it
public record ExportInput(
    Document document,
    Plan plan,
    List<Finding> findings,
    Texts texts,
    String baseName,
    Optional<Instant> date,
    Optional<Baseline> baseline,
    Simulated simulated) {
  public ExportInput {
    findings = List.copyOf(findings);
  }

  /// A design and its plan, without an earlier state.
  public ExportInput(
      Document document,
      Plan plan,
      List<Finding> findings,
      Texts texts,
      String baseName,
      Optional<Instant> date) {
    this(document, plan, findings, texts, baseName, date, Optional.empty(), new Simulated(plan));
  }

  /// The same with an earlier state to tell the changes against.
  public ExportInput since(Baseline earlier) {
    return new ExportInput(
        document, plan, findings, texts, baseName, date, Optional.of(earlier), simulated);
  }
}
