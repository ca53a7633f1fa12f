package edgewise.export;

import edgewise.check.Issuance;
import edgewise.model.Acceptance;
import edgewise.model.Assumption;
import edgewise.model.Document;
import edgewise.model.IssuedCertificate;
import edgewise.model.Scenario;
import edgewise.plan.Column;
import edgewise.plan.Design;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// A line of the change log, in words for people.
///
/// @param kind word of the text `change.KIND`: what happened, `decided` or `issued`
/// @param table word of the text `change.of.TABLE`: what it is about
/// @param id of the element, row or finding
/// @param name what people call it; may be empty
/// @param field what is different about it; empty for the whole
public record ChangeLine(
    String kind, String table, String id, String name, String field, String before, String after) {
  static final List<Column<ChangeLine>> COLUMNS =
      List.of(
          new Column<>("kind", (l, t) -> t.say("change." + l.kind)),
          new Column<>("table", (l, t) -> t.say("change.of." + l.table)),
          new Column<>("id", (l, _) -> l.id),
          new Column<>("name", (l, _) -> l.name),
          new Column<>("field", (l, _) -> l.field),
          new Column<>("before", (l, _) -> l.before),
          new Column<>("after", (l, _) -> l.after));

  /// What is different from the baseline; without one, the decisions and issued certificates that
  /// the design holds.
  public static List<ChangeLine> of(ExportInput in) {
    return in.baseline()
        .map(Baseline::changes)
        .orElseGet(() -> decisions(in.document(), in.plan().design(), in.texts()));
  }

  private static List<ChangeLine> decisions(Document document, Design design, Texts texts) {
    List<ChangeLine> lines = new ArrayList<>();
    design
        .organization()
        .designDate()
        .ifPresent(
            date -> lines.add(decided("date", "", design.organization().name(), "", "", date)));
    for (Acceptance acceptance : document.decisions().accepted()) {
      lines.add(
          decided(
              "finding",
              acceptance.finding(),
              "",
              texts.say("change.reason"),
              "",
              acceptance.reason()));
    }
    for (IssuedCertificate issued : document.decisions().issued()) {
      lines.add(
          new ChangeLine(
              "issued",
              "issued",
              issued.certificate(),
              issued.subject(),
              "",
              "",
              issued(issued, texts)));
    }
    for (Scenario scenario : document.decisions().scenarios()) {
      for (Assumption assumption : scenario.assumptions()) {
        lines.add(
            decided(
                "assumption",
                assumption.id(),
                scenario.name(),
                "",
                "",
                texts.say("assumption." + assumption.id())));
      }
      scenario
          .expected()
          .ifPresent(
              verdict ->
                  lines.add(
                      decided(
                          "scenario",
                          "",
                          scenario.name(),
                          texts.say("change.expected"),
                          "",
                          texts.say("sim.verdict." + verdict.id()))));
    }
    return lines;
  }

  private static String issued(IssuedCertificate issued, Texts texts) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("issued.detail.issuer", issued.issuer()));
    lines.add(
        texts.say(
            "issued.detail.valid",
            Issuance.day(issued.notBefore()),
            Issuance.day(issued.notAfter())));
    lines.add(texts.say("issued.field.serial") + ": " + issued.serial());
    if (!issued.keyKept()) {
      lines.add(
          texts.say("issued.field.private-key") + ": " + texts.say("issued.private-key.missing"));
    }
    return String.join("\n", lines);
  }

  private static ChangeLine decided(
      String table, String id, String name, String field, String before, String after) {
    return new ChangeLine("decided", table, id, name, field, before, after);
  }
}
