package edgewise.export;

import edgewise.catalogue.PropertyRow;
import edgewise.catalogue.PropertyRows;
import edgewise.check.Finding;
import edgewise.export.document.Fields;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Shape;
import edgewise.model.Site;
import edgewise.plan.CertificateRow;
import edgewise.plan.Design;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Row;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A sheet for each element: what it is, its addresses, and the rows it appears in.
final class ElementSheets {
  /// What a sheet says in another way.
  private static final Set<String> ELSEWHERE = Set.of("id", "kind", "name", "site", "servers");

  /// More rows than this are counted on paper, not listed.
  private static final int MOST_ROWS = 15;

  private final int most;
  private final ExportInput in;
  private final Design design;
  private final Texts texts;
  private final Map<ElementId, List<Fields>> firewall = new HashMap<>();
  private final Map<ElementId, List<Fields>> dns = new HashMap<>();
  private final Map<ElementId, List<Fields>> certificates = new HashMap<>();
  private final Map<ElementId, List<Finding>> findings = new HashMap<>();
  private final Map<ElementId, List<ServerLine>> lines = new HashMap<>();

  /// @param all whether every row is listed
  ElementSheets(ExportInput in, boolean all) {
    this.in = in;
    most = all ? Integer.MAX_VALUE : MOST_ROWS;
    design = in.plan().design();
    texts = in.texts();
  }

  Fields fields() {
    for (FirewallRow row : in.plan().firewall()) {
      count(row, "firewall", firewall);
    }
    for (DnsRow row : in.plan().dns()) {
      count(row, "dns", dns);
    }
    for (CertificateRow row : in.plan().certificates()) {
      count(row, "certificates", certificates);
    }
    for (Finding finding : in.findings()) {
      finding
          .element()
          .ifPresent(e -> findings.computeIfAbsent(e, _ -> new ArrayList<>()).add(finding));
    }
    for (ServerLine line : ServerLine.of(design)) {
      lines.computeIfAbsent(line.element().id(), _ -> new ArrayList<>()).add(line);
    }
    List<Fields> groups = new ArrayList<>();
    for (Site site : design.sites()) {
      group(groups, site.name(), Optional.of(site.id()), Optional.of(site));
    }
    group(groups, texts.say("document.elements.everywhere"), Optional.empty(), Optional.empty());
    return new Fields().put("groups", groups);
  }

  private void count(Row row, String table, Map<ElementId, List<Fields>> into) {
    for (ElementId id : row.elements()) {
      List<Fields> rows = into.computeIfAbsent(id, _ -> new ArrayList<>());
      rows.add(
          new Fields()
              .put("text", row.id())
              .put("href", Planning.link(table, row.id()))
              .put("first", rows.isEmpty()));
    }
  }

  private void group(
      List<Fields> into, String heading, Optional<ElementId> site, Optional<Site> itself) {
    List<Fields> sheets = new ArrayList<>();
    itself.ifPresent(s -> sheets.add(sheet(s)));
    for (Element element : design.elements()) {
      if (!(element instanceof Site) && element.siteId().equals(site)) {
        sheets.add(sheet(element));
      }
    }
    if (!sheets.isEmpty()) {
      into.add(new Fields().put("heading", heading).put("sheets", sheets));
    }
  }

  private Fields sheet(Element element) {
    List<Fields> properties = new ArrayList<>();
    properties((Record) element, "", properties);
    List<Fields> addresses = new ArrayList<>();
    for (ServerLine line : lines.getOrDefault(element.id(), List.of())) {
      addresses.add(TeamTables.address(line, texts));
    }
    List<Fields> problems =
        findings.getOrDefault(element.id(), List.of()).stream()
            .map(
                f ->
                    new Fields()
                        .put("tone", f.severity().id())
                        .put("severity", texts.say("severity." + f.severity().id()))
                        .put("message", texts.say(f.message())))
            .toList();
    return new Fields()
        .put("anchor", Planning.anchor(element.id()))
        .put("name", element.name().isBlank() ? element.id().value() : element.name())
        .put("kind", Said.kind(element.kind().value(), texts))
        .put("properties", properties)
        .put("lines", pairs(properties))
        .put("addresses", addresses)
        .put("rows", rows(element))
        .put("problems", problems);
  }

  /// Two properties a line, so that sheets stay short on paper.
  private static List<Fields> pairs(List<Fields> properties) {
    List<Fields> lines = new ArrayList<>();
    for (int i = 0; i < properties.size(); i += 2) {
      List<Fields> line =
          new ArrayList<>(properties.subList(i, Math.min(i + 2, properties.size())));
      if (line.size() == 1) {
        line.add(new Fields().put("label", "").put("value", ""));
      }
      lines.add(new Fields().put("pair", line));
    }
    return lines;
  }

  private List<Fields> rows(Element element) {
    List<Fields> all = new ArrayList<>();
    rows(all, "firewall", firewall.get(element.id()));
    rows(all, "dns", dns.get(element.id()));
    rows(all, "certificates", certificates.get(element.id()));
    return all;
  }

  private void rows(List<Fields> into, String table, List<Fields> rows) {
    if (rows != null) {
      int more = rows.size() - most;
      into.add(
          new Fields()
              .put("table", texts.say("sheet." + table))
              .put("count", rows.size())
              .put("links", more > 0 ? rows.subList(0, most) : rows)
              .put("more", more > 0 ? texts.say("document.elements.more", more) : ""));
    }
  }

  private void properties(Record record, String owner, List<Fields> into) {
    Shape.Rec shape = Shape.Rec.of(record.getClass());
    for (PropertyRow row : PropertyRows.standard().of(record.getClass())) {
      if (ELSEWHERE.contains(row.name())) {
        continue;
      }
      Shape.Component component = shape.component(row.name());
      Object value = component.of(record);
      String label = texts.say("property." + row.name());
      if (!owner.isEmpty()) {
        label = texts.say("document.elements.part", owner, label);
      }
      property(component.shape(), value, label, row, into);
    }
  }

  private void property(
      Shape shape, Object value, String label, PropertyRow row, List<Fields> into) {
    switch (shape) {
      case Shape.Rec _ -> properties((Record) value, label, into);
      case Shape.Maybe(Shape of) -> {
        if (((Optional<?>) value).isPresent()) {
          property(of, ((Optional<?>) value).get(), label, row, into);
        }
      }
      case Shape.ListOf(Shape.Rec _) -> {
        int entries = ((List<?>) value).size();
        if (entries > 0) {
          into.add(
              new Fields()
                  .put("label", label)
                  .put("value", texts.say("document.elements.entries", entries)));
        }
      }
      default -> {
        String said = Values.said(value, design, texts);
        if (!said.isBlank()) {
          String unit = "unit." + row.measure();
          into.add(
              new Fields()
                  .put("label", label)
                  .put("value", texts.has(unit) ? said + " " + texts.say(unit) : said));
        }
      }
    }
  }
}
