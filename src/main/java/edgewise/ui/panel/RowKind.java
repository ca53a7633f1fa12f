package edgewise.ui.panel;

import edgewise.check.Finding;
import edgewise.check.Issuance;
import edgewise.check.Problems;
import edgewise.check.Severity;
import edgewise.model.ElementId;
import edgewise.model.PortRange;
import edgewise.plan.CertificateRow;
import edgewise.plan.Column;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Row;
import edgewise.plan.Tables;
import edgewise.text.Texts;
import edgewise.work.Match;
import edgewise.work.Planned;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A table of the window: where its rows come from, what its columns are, and how it first looks.
///
/// @param id also the word in text keys: `column.ID.COLUMN`, `table.ID`
/// @param icon name of an action icon
/// @param elements the elements a row is about
/// @param chips words of the chips that narrow the table; text keys `chip.ID.WORD`
/// @param chip the word of a row
/// @param widths columns that are shown at first, with their widths; the others can be switched on
/// @param grows the column that takes the room that is left
/// @param groups columns that rows can be grouped by
/// @param narrowings what is looked at where a column is narrowed by ports or addresses
/// @param aside rows that stand apart, at the end
public record RowKind<R>(
    String id,
    String icon,
    List<Column<R>> columns,
    Function<Planned, List<R>> rows,
    Function<R, Set<ElementId>> elements,
    List<String> chips,
    Function<R, String> chip,
    Map<String, Double> widths,
    String grows,
    List<String> groups,
    Map<String, Narrowing<R>> narrowings,
    Function<Planned, List<R>> aside) {

  /// How a column is narrowed by what a person types.
  ///
  /// @param text what that is compared with
  public record Narrowing<R>(Match.Sort sort, Function<R, String> text) {}

  /// Firewall rules.
  public static final RowKind<FirewallRow> FIREWALL =
      new RowKind<>(
          "firewall",
          "firewall-rules",
          Tables.FIREWALL,
          a -> a.plan().firewall(),
          Row::elements,
          List.of(
              FirewallSide.EXTERNAL.id(),
              FirewallSide.INTERNAL.id(),
              FirewallSide.INTERNAL_NET.id()),
          r -> r.firewall().id(),
          Map.ofEntries(
              Map.entry("firewall", 100.0),
              Map.entry("site", 88.0),
              Map.entry("application", 104.0),
              Map.entry("transport", 86.0),
              Map.entry("port_from", 88.0),
              Map.entry("port_to", 72.0),
              Map.entry("source", 120.0),
              Map.entry("source_addresses", 146.0),
              Map.entry("destination", 120.0),
              Map.entry("destination_addresses", 180.0),
              Map.entry("required_by", 200.0),
              Map.entry("note", 280.0)),
          "note",
          List.of("firewall", "site", "application", "source", "destination", "required_by"),
          Map.ofEntries(
              ports("port_from", FirewallRow::ports, "*"),
              ports("port_to", FirewallRow::ports, "*"),
              ports("source_port_from", FirewallRow::sourcePorts, ""),
              ports("source_port_to", FirewallRow::sourcePorts, ""),
              addresses("source_addresses", r -> r.source().addresses().text()),
              addresses("destination_addresses", r -> r.destination().addresses().text()),
              addresses("source_translated", r -> r.source().translated().text()),
              addresses("destination_translated", r -> r.destination().translated().text())),
          _ -> List.of());

  /// DNS records.
  public static final RowKind<DnsRow> DNS =
      new RowKind<>(
          "dns",
          "dns-records",
          Tables.DNS,
          a -> a.plan().dns(),
          Row::elements,
          List.of("external", "internal"),
          r -> Tables.DNS.get(2).cell().apply(r, null),
          Map.ofEntries(
              Map.entry("site", 88.0),
              Map.entry("zone", 88.0),
              Map.entry("type", 64.0),
              Map.entry("name", 260.0),
              Map.entry("value", 200.0),
              Map.entry("port", 64.0),
              Map.entry("ttl", 80.0),
              Map.entry("required_by", 180.0),
              Map.entry("note", 280.0)),
          "note",
          List.of("zone", "type", "name", "site", "required_by"),
          Map.ofEntries(
              Map.entry(
                  "port",
                  new Narrowing<DnsRow>(
                      Match.Sort.PORTS, r -> r.port().map(String::valueOf).orElse(""))),
              addresses("value", DnsRow::value)),
          _ -> List.of());

  /// Certificates, as they are at this moment.
  public static final RowKind<Issuance> CERTIFICATES = certificates(Clock.systemUTC());

  /// Certificates with what was issued for each.
  ///
  /// @param clock says what has ended
  public static RowKind<Issuance> certificates(Clock clock) {
    List<Column<Issuance>> columns = new ArrayList<>();
    for (Column<CertificateRow> column : Tables.CERTIFICATES) {
      columns.add(new Column<>(column.id(), (i, t) -> column.cell().apply(i.row(), t)));
      if (column.id().equals("issuer")) {
        columns.add(new Column<>("status", (i, t) -> t.say(i.status().label())));
      }
    }
    return new RowKind<>(
        "certificates",
        "certificates",
        List.copyOf(columns),
        a -> Issuance.of(a.plan(), a.document().decisions(), Instant.now(clock)),
        i -> i.row().elements(),
        List.of("public", "enterprise"),
        i -> i.row().publicIssuer() ? "public" : "enterprise",
        Map.ofEntries(
            Map.entry("site", 88.0),
            Map.entry("component", 150.0),
            Map.entry("servers", 140.0),
            Map.entry("issuer", 92.0),
            Map.entry("subject", 190.0),
            Map.entry("sans", 320.0),
            Map.entry("ekus", 140.0),
            Map.entry("key", 140.0),
            Map.entry("status", 92.0),
            Map.entry("note", 260.0)),
        "sans",
        List.of("status", "site", "issuer", "component", "required_by"),
        Map.of(),
        _ -> List.of());
  }

  /// Findings of the checks.
  public static final RowKind<Finding> PROBLEMS =
      new RowKind<>(
          "problems",
          "warning",
          Problems.COLUMNS,
          Planned::findings,
          f -> f.element().map(Set::of).orElse(Set.of()),
          List.of(Severity.ERROR.id(), Severity.WARNING.id(), Severity.INFO.id()),
          f -> f.severity().id(),
          Map.ofEntries(
              Map.entry("severity", 96.0),
              Map.entry("check", 120.0),
              Map.entry("element", 150.0),
              Map.entry("message", 430.0),
              Map.entry("remedy", 380.0)),
          "remedy",
          List.of("severity", "check", "element"),
          Map.of(),
          Planned::accepted);

  private static <R> Map.Entry<String, Narrowing<R>> ports(
      String column, Function<R, Optional<PortRange>> ports, String none) {
    return Map.entry(
        column,
        new Narrowing<>(Match.Sort.PORTS, r -> ports.apply(r).map(RowKind::text).orElse(none)));
  }

  private static String text(PortRange range) {
    return range.from() + "-" + range.to();
  }

  private static <R> Map.Entry<String, Narrowing<R>> addresses(
      String column, Function<R, String> text) {
    return Map.entry(column, new Narrowing<>(Match.Sort.ADDRESSES, text));
  }

  /// A value of a column as a person reads it.
  static String word(String column, String value, Texts texts) {
    return column.equals("severity") ? texts.say("severity." + value) : value;
  }

  /// What identifies a row while the design changes elsewhere.
  public String idOf(R row) {
    return columns.getFirst().cell().apply(row, Texts.english());
  }

  /// The column with this id.
  public Optional<Column<R>> column(String column) {
    return columns.stream().filter(c -> c.id().equals(column)).findFirst();
  }
}
