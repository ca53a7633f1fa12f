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
public record ExportInput(
    Document document,
    Plan plan,
    List<Finding> findings,
    Texts texts,
    String baseName,
    Optional<Instant> date) {
  public ExportInput {
    findings = List.copyOf(findings);
  }
}
