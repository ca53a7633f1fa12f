package edgewise.export;

import edgewise.export.document.Fields;
import edgewise.model.Address;
import edgewise.model.PortRange;
import edgewise.model.View;
import edgewise.model.Words;
import edgewise.plan.CertificateRow;
import edgewise.plan.Column;
import edgewise.plan.Design;
import edgewise.plan.DnsRow;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Row;
import edgewise.plan.San;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The tables that teams work from: addresses, rules by firewall and site, records by view and
/// zone, certificates one by one.
final class TeamTables {
  /// Addresses that are joined here or in the tables.
  private static final String PARTS = ";";

  private final ExportInput in;
  private final Design design;
  private final Texts texts;

  TeamTables(ExportInput in) {
    this.in = in;
    design = in.plan().design();
    texts = in.texts();
  }

  private static String tone(Sheet.Tone tone) {
    return Words.of(tone);
  }

  // Addresses

  Fields addresses() {
    Map<String, List<Fields>> sites = new LinkedHashMap<>();
    for (ServerLine line : ServerLine.of(design)) {
      sites.computeIfAbsent(line.site(), _ -> new ArrayList<>()).add(address(line, texts));
    }
    return groups(sites);
  }

  static Fields address(ServerLine line, Texts texts) {
    return new Fields()
        .put("element", line.element().name())
        .put("href", Planning.link(line.element().id()))
        .put("kind", Said.kind(line.element().kind().value(), texts))
        .put("machine", line.machine())
        .put("interface", texts.say(line.adapter()))
        .texts("addresses", line.addresses().stream().map(Address::text).toList())
        .texts("translated", line.translated().stream().map(Address::text).toList());
  }

  private Fields groups(Map<String, List<Fields>> rows) {
    List<Fields> groups = new ArrayList<>();
    rows.forEach(
        (heading, all) ->
            groups.add(
                new Fields()
                    .put("heading", heading.isBlank() ? texts.say("document.everywhere") : heading)
                    .put("count", all.size())
                    .put("rows", all)));
    return new Fields().put("groups", groups);
  }

  // Firewalls

  Fields firewall() {
    Map<String, List<Fields>> groups = new LinkedHashMap<>();
    for (FirewallRow row : in.plan().firewall()) {
      groups
          .computeIfAbsent(heading(row.firewall(), row.siteName()), _ -> new ArrayList<>())
          .add(rule(row));
    }
    return groups(groups).put("count", in.plan().firewall().size());
  }

  private String heading(FirewallSide side, String site) {
    return texts.say("document.firewall." + side.id(), site);
  }

  private Fields rule(FirewallRow row) {
    Fields fields =
        new Fields()
            .put("id", row.id())
            .put("anchor", "firewall:" + row.id())
            .put("tone", tone(Sheet.tone(row)))
            .put("application", Said.protocol(row.application(), texts))
            .put("security", row.security().equals("not-stated") ? "" : row.security())
            .put("transport", row.transport().name())
            .put("ports", row.ports().map(TeamTables::ports).orElse("*"))
            .put("source-ports", row.sourcePorts().map(TeamTables::ports))
            .put("vip", row.vip())
            .put("source", end(row.source()))
            .put("destination", end(row.destination()));
    return reasons(fields, row);
  }

  private Fields end(Endpoint end) {
    return new Fields()
        .put("text", end.elements().isEmpty() ? end.text(texts) : "")
        .put("elements", Planning.links(design, end.elements()))
        .put("role", texts.say("role." + end.role()))
        .texts("addresses", parts(end.addresses().text()))
        .texts("translated", parts(end.translated().text()));
  }

  private static List<String> parts(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(PARTS));
  }

  static String ports(PortRange range) {
    return range.from() == range.to()
        ? Integer.toString(range.from())
        : range.from() + "–" + range.to();
  }

  private Fields reasons(Fields fields, Row row) {
    return fields
        .texts("required-by", parts(Tables.requiredBy(row, texts)))
        .put("required", String.join(", ", parts(Tables.requiredBy(row, texts))))
        .put("reference", Tables.reference(row).replace(PARTS, ", "))
        .put("note", Tables.note(row, texts));
  }

  // DNS

  Fields dns() {
    Map<String, List<Fields>> groups = new LinkedHashMap<>();
    Set<String> written = new TreeSet<>();
    for (View view : View.values()) {
      DnsZones.of(in.plan(), view)
          .forEach(
              (zone, rows) -> {
                List<Fields> all = new ArrayList<>();
                for (DnsRow row : rows) {
                  written.add(row.id());
                  all.add(record(row));
                }
                groups.put(texts.say("document.dns." + Words.of(view), zone), all);
              });
    }
    List<Fields> rest =
        in.plan().dns().stream().filter(r -> !written.contains(r.id())).map(this::record).toList();
    if (!rest.isEmpty()) {
      groups.put(texts.say("document.dns.no-zone"), rest);
    }
    return groups(groups).put("count", in.plan().dns().size());
  }

  private Fields record(DnsRow row) {
    Fields fields =
        new Fields()
            .put("id", row.id())
            .put("anchor", "dns:" + row.id())
            .put("tone", tone(Sheet.tone(row)))
            .put("name", row.name())
            .put("type", row.type().name())
            .put("value", row.value())
            .put("ttl", row.ttl())
            .put("service", row.port().isPresent())
            .put("port", row.port().map(String::valueOf))
            .put("priority", row.priority().map(String::valueOf))
            .put("weight", row.weight().map(String::valueOf))
            .put("targets", Planning.links(design, row.targets()));
    return reasons(fields, row);
  }

  // Certificates

  Fields certificates() {
    List<Fields> sheets = new ArrayList<>();
    for (CertificateRow row : in.plan().certificates()) {
      List<Fields> sans = new ArrayList<>();
      for (San san : row.sans()) {
        List<DnsRow> records = in.plan().records(san);
        sans.add(
            new Fields()
                .put("number", sans.size() + 1)
                .put("text", san.name())
                .put(
                    "href",
                    records.isEmpty() ? "" : Planning.link("dns", records.getFirst().id())));
      }
      Fields fields =
          new Fields()
              .put("id", row.id())
              .put("anchor", "certificates:" + row.id())
              .put("tone", tone(Sheet.tone(row)))
              .put("site", row.siteName())
              .put("component", texts.say(row.component()))
              .put("subject", row.subject())
              .put("sans", sans)
              .put(
                  "issuer",
                  texts.say(
                      row.publicIssuer()
                          ? "document.certificate.public"
                          : "document.certificate.enterprise"))
              .put(
                  "eku",
                  texts.say(
                      row.clientAuthentication()
                          ? "document.certificate.both"
                          : "document.certificate.server"))
              .put("key", row.key())
              .put("exportable", texts.say(row.exportable() ? "word.yes" : "word.no"))
              .put(
                  "shared",
                  texts.say(
                      row.shared() ? "document.certificate.one" : "document.certificate.each"))
              .texts("servers", row.servers())
              .texts("assigned", row.assignedTo())
              .put("elements", Planning.links(design, row.on()))
              .put("file", "certificates/" + OutFile.safeName(row.id()) + ".csr");
      sheets.add(reasons(fields, row));
    }
    return new Fields().put("sheets", sheets).put("count", sheets.size());
  }

  // Whole tables

  /// Every table with all the columns of its CSV file.
  List<Fields> whole() {
    List<Fields> tables = new ArrayList<>();
    for (Sheet<?> sheet : Sheet.of(in)) {
      tables.add(whole(sheet));
    }
    return tables;
  }

  private <R> Fields whole(Sheet<R> sheet) {
    List<Fields> rows = new ArrayList<>(sheet.rows().size());
    for (R row : sheet.rows()) {
      List<Fields> cells = new ArrayList<>(sheet.columns().size());
      String anchor = sheet.anchor().apply(row);
      for (Column<R> column : sheet.columns()) {
        cells.add(new Fields().put("parts", cell(sheet.id(), anchor, row, column)));
      }
      rows.add(new Fields().put("tone", tone(sheet.tone().apply(row))).put("cells", cells));
    }
    return new Fields()
        .put("table", sheet.id())
        .put("heading", sheet.heading(texts))
        .put("count", sheet.rows().size())
        .texts("columns", sheet.headings(texts))
        .put("rows", rows);
  }

  private <R> List<Fields> cell(String sheet, String anchor, R row, Column<R> column) {
    String text = column.cell().apply(row, texts);
    if (row instanceof CertificateRow certificate && column.id().equals("sans")) {
      List<Fields> parts = new ArrayList<>();
      int left = certificate.sans().size();
      for (San san : certificate.sans()) {
        List<DnsRow> records = in.plan().records(san);
        parts.add(
            part(
                san.name() + (--left > 0 ? PARTS : ""),
                records.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Planning.link("dns", records.getFirst().id()))));
      }
      return parts;
    }
    if (column.id().equals("id") && !sheet.equals("problems")) {
      return List.of(part(text, Optional.of(Planning.link(sheet, anchor))));
    }
    List<Fields> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(PARTS); end >= 0; end = text.indexOf(PARTS, start)) {
      parts.add(part(text.substring(start, end + 1), Optional.empty()));
      start = end + 1;
    }
    if (start < text.length()) {
      parts.add(part(text.substring(start), Optional.empty()));
    }
    return parts;
  }

  private static Fields part(String text, Optional<String> href) {
    return new Fields().put("text", text).put("href", href);
  }
}
