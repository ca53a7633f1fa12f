package edgewise.export;

import edgewise.model.Cidr;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.plan.Column;
import edgewise.plan.Design;
import java.util.List;

/// A partner as a document lists it.
record PartnerLine(Partner partner) {
  static final List<Column<PartnerLine>> COLUMNS =
      List.of(
          new Column<>("name", (l, _) -> l.partner.name()),
          new Column<>("kind", (l, t) -> Said.kind(l.partner.kind().value(), t)),
          new Column<>(
              "domains",
              (l, _) -> String.join(";", l.partner.domains().stream().map(Fqdn::lower).toList())),
          new Column<>("edge", (l, _) -> l.partner.edge().map(Fqdn::lower).orElse("")),
          new Column<>(
              "addresses",
              (l, _) -> String.join(";", l.partner.addresses().stream().map(Cidr::text).toList())),
          new Column<>("release", (l, t) -> Said.of("partner-release", l.partner.release(), t)),
          new Column<>(
              "modalities",
              (l, t) ->
                  l.partner.modalities().isEmpty()
                      ? t.say("partners.all-traffic")
                      : String.join(
                          ";",
                          l.partner.modalities().stream()
                              .map(m -> Said.of("modality", m, t))
                              .toList())),
          new Column<>("enabled", (l, t) -> t.say(l.partner.enabled() ? "word.yes" : "word.no")));

  static List<PartnerLine> of(Design design) {
    return design.partners().stream().map(PartnerLine::new).toList();
  }
}
