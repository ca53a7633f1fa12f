package edgewise.export;

import edgewise.check.Severity;
import edgewise.model.Acceptance;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.Organization;
import edgewise.plan.Design;
import edgewise.text.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// What stands on the first page: labelled facts about the design and its plan.
record Summary(String title, List<Line> lines) {
  /// A label and what it says.
  record Line(String label, String value) {}

  static Summary of(ExportInput in) {
    Texts texts = in.texts();
    Design design = in.plan().design();
    Organization organization = design.organization();
    List<Line> lines = new ArrayList<>();
    Adder add =
        (key, value) -> {
          if (!value.isEmpty()) {
            lines.add(new Line(texts.say("summary." + key), value));
          }
        };
    add.line("design", in.baseName());
    add.line(
        "date",
        in.date()
            .map(d -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(d.atOffset(ZoneOffset.UTC)))
            .orElse(""));
    add.line("design-date", organization.designDate().orElse(""));
    add.line("release", Said.of("release", organization.release(), texts));
    add.line(
        "sip-domains",
        String.join(", ", organization.sipDomains().stream().map(d -> d.name().lower()).toList()));
    add.line(
        "internal-domains",
        String.join(", ", organization.internalDomains().stream().map(Fqdn::lower).toList()));
    add.line("split-brain", texts.say(organization.splitBrain() ? "word.yes" : "word.no"));
    add.line("sites", String.join(", ", design.sites().stream().map(Element::name).toList()));
    add.line(
        "edge-pools", String.join(", ", design.edgePools().stream().map(Element::name).toList()));
    add.line("partners", Integer.toString(design.partners().size()));
    add.line("firewall", Integer.toString(in.plan().firewall().size()));
    add.line("dns", Integer.toString(in.plan().dns().size()));
    add.line("certificates", Integer.toString(in.plan().certificates().size()));
    for (Severity severity : Severity.values()) {
      add.line(
          severity.id(),
          Long.toString(in.findings().stream().filter(f -> f.severity() == severity).count()));
    }
    for (Acceptance acceptance : in.document().decisions().accepted()) {
      add.line("accepted", acceptance.finding() + ": " + acceptance.reason());
    }
    return new Summary(
        organization.name().isBlank() ? in.baseName() : organization.name(), List.copyOf(lines));
  }

  private interface Adder {
    void line(String key, String value);
  }
}
