package edgewise.plan;

import edgewise.model.PortRange;
import edgewise.text.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The columns of the three derived tables, in the order of the files.
public final class Tables {
  private Tables() {}

  /// Columns of `firewall.csv`.
  public static final List<Column<FirewallRow>> FIREWALL =
      List.of(
          new Column<>("id", (r, _) -> r.id()),
          new Column<>("firewall", (r, _) -> r.firewall().id()),
          new Column<>("site", (r, _) -> r.siteName()),
          new Column<>("application", (r, _) -> r.application()),
          new Column<>("security", (r, _) -> r.security()),
          new Column<>("transport", (r, _) -> r.transport().name()),
          new Column<>("port_from", (r, _) -> from(r.ports(), "*")),
          new Column<>("port_to", (r, _) -> to(r.ports(), "*")),
          new Column<>("source_port_from", (r, _) -> from(r.sourcePorts(), "")),
          new Column<>("source_port_to", (r, _) -> to(r.sourcePorts(), "")),
          new Column<>("source_role", (r, _) -> r.source().role()),
          new Column<>("destination_role", (r, _) -> r.destination().role()),
          new Column<>("source", (r, t) -> r.source().text(t)),
          new Column<>("destination", (r, t) -> r.destination().text(t)),
          new Column<>("source_addresses", (r, _) -> r.source().addresses().text()),
          new Column<>("destination_addresses", (r, _) -> r.destination().addresses().text()),
          new Column<>("source_translated", (r, _) -> r.source().translated().text()),
          new Column<>("destination_translated", (r, _) -> r.destination().translated().text()),
          new Column<>("interface", (r, _) -> r.vip() ? "vip" : "node"),
          new Column<>("required_by", Tables::requiredBy),
          new Column<>("reference", (r, _) -> reference(r)),
          new Column<>("note", Tables::note));

  /// Columns of `dns.csv`.
  public static final List<Column<DnsRow>> DNS =
      List.of(
          new Column<>("id", (r, _) -> r.id()),
          new Column<>("site", (r, _) -> r.siteName()),
          new Column<>(
              "zone",
              (r, _) ->
                  switch (r.zone()) {
                    case EXTERNAL -> "external";
                    case INTERNAL -> "internal";
                  }),
          new Column<>("type", (r, _) -> r.type().name()),
          new Column<>("name", (r, _) -> r.name()),
          new Column<>("value", (r, _) -> r.value()),
          new Column<>("port", (r, _) -> r.port().map(String::valueOf).orElse("")),
          new Column<>("priority", (r, _) -> r.priority().map(String::valueOf).orElse("")),
          new Column<>("weight", (r, _) -> r.weight().map(String::valueOf).orElse("")),
          new Column<>("ttl", (r, _) -> Integer.toString(r.ttl())),
          new Column<>("required_by", Tables::requiredBy),
          new Column<>("reference", (r, _) -> reference(r)),
          new Column<>("note", Tables::note));

  /// Columns of `certificates.csv`.
  public static final List<Column<CertificateRow>> CERTIFICATES =
      List.of(
          new Column<>("id", (r, _) -> r.id()),
          new Column<>("site", (r, _) -> r.siteName()),
          new Column<>("component", (r, t) -> t.say(r.component())),
          new Column<>("servers", (r, _) -> String.join(";", r.servers())),
          new Column<>("assigned_to", (r, _) -> String.join(";", r.assignedTo())),
          new Column<>("issuer", (r, _) -> r.publicIssuer() ? "public" : "enterprise"),
          new Column<>("subject", (r, _) -> r.subject()),
          new Column<>(
              "sans", (r, _) -> String.join(";", r.sans().stream().map(San::name).toList())),
          new Column<>("ekus", (r, _) -> r.clientAuthentication() ? "server;client" : "server"),
          new Column<>("key", (r, _) -> r.key()),
          new Column<>("exportable", (r, _) -> r.exportable() ? "yes" : "no"),
          new Column<>("required_by", Tables::requiredBy),
          new Column<>("reference", (r, _) -> reference(r)),
          new Column<>("note", Tables::note));

  private static String from(Optional<PortRange> range, String none) {
    return range.isPresent() ? Integer.toString(range.get().from()) : none;
  }

  private static String to(Optional<PortRange> range, String none) {
    return range.isPresent() ? Integer.toString(range.get().to()) : none;
  }

  /// Names of the features and elements that need the row, joined by `;`.
  public static String requiredBy(Row row, Texts texts) {
    if (row.reasons().size() == 1 && row.reasons().getFirst().causes().size() == 1) {
      return row.reasons().getFirst().causes().getFirst().text(texts);
    }
    Set<String> names = new LinkedHashSet<>();
    for (Reason reason : row.reasons()) {
      for (Cause cause : reason.causes()) {
        names.add(cause.text(texts));
      }
    }
    return String.join(";", names);
  }

  /// Catalogue ids, each followed by its published topics, joined by `;`.
  public static String reference(Row row) {
    Set<String> ids = new LinkedHashSet<>();
    for (Reason reason : row.reasons()) {
      ids.add(reason.fact().id());
      ids.addAll(reason.fact().topics());
    }
    return String.join(";", ids);
  }

  /// The sentences about the row's facts.
  public static String note(Row row, Texts texts) {
    if (row.reasons().size() == 1) {
      return texts.say(row.reasons().getFirst().fact().noteKey());
    }
    Set<String> notes = new LinkedHashSet<>();
    for (Reason reason : row.reasons()) {
      notes.add(texts.say(reason.fact().noteKey()));
    }
    return String.join(" ", notes);
  }
}
