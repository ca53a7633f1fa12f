package edgewise.export;

import edgewise.model.Address;
import edgewise.model.DnsView;
import edgewise.model.Fqdn;
import edgewise.model.Organization;
import edgewise.model.RecordType;
import edgewise.model.View;
import edgewise.model.Words;
import edgewise.plan.DnsRow;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The records as zone files (RFC 1035) that BIND takes: `dns/external-ZONE.zone`,
/// `dns/internal-ZONE.zone`.
///
/// Zones are the SIP domains and, inside, the domains of Active Directory; a record below none of
/// them goes to the zone above its host label. Each file is a whole zone, since only a whole zone
/// can be checked. Its name servers are those of the design's DNS view; where none with an address
/// is drawn, the file names one below `.invalid`, which exists nowhere, and says so in its first
/// lines.
///
/// A SIP domain gets an internal file also without split-brain DNS: the matching internal zone, one
/// of the three documented ways to give inside clients their records. Its first lines say what such
/// a zone hides.
public final class ZoneExporter implements ChangeExporter {
  private static final int TTL = 3600;
  private static final String NO_SERVER = "name-your-dns-server.invalid";

  @Override
  public String id() {
    return "zone";
  }

  @Override
  public Audience audience() {
    return Audience.DNS;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    List<OutFile> files = new ArrayList<>();
    for (View view : View.values()) {
      List<Address> servers = servers(in, view);
      Map<String, List<DnsRow>> zones = DnsZones.of(in.plan(), view);
      zones.forEach(
          (zone, records) -> {
            files.add(file(in, view, zone, zones, servers));
            files.add(fragment(in, view, zone, records));
          });
    }
    return List.copyOf(files);
  }

  /// A script of `nsupdate` for each zone that is in both plans, in one message each, so that all
  /// of it counts at once; the whole file of a zone that is new.
  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    List<OutFile> files = new ArrayList<>();
    for (View view : View.values()) {
      List<Address> oldServers = servers(before, view);
      List<Address> servers = servers(after, view);
      Map<String, List<DnsRow>> olds = DnsZones.of(before.plan(), view);
      Map<String, List<DnsRow>> news = DnsZones.of(after.plan(), view);
      news.forEach(
          (zone, _) -> {
            if (!olds.containsKey(zone)) {
              files.add(file(after, view, zone, news, servers));
              return;
            }
            String updates =
                updates(records(zone, olds, oldServers), records(zone, news, servers), zone);
            if (!updates.isEmpty()) {
              StringBuilder out = new StringBuilder();
              comment(
                  out,
                  after.texts().say("zone.changes", zone, before.baseName(), after.baseName()));
              comment(out, after.texts().say("zone.changes.run"));
              out.append("zone ").append(zone).append(".\n").append(updates).append("send\n");
              files.add(update(view, zone, out));
            }
          });
      olds.keySet().stream()
          .filter(zone -> !news.containsKey(zone))
          .forEach(
              zone -> {
                StringBuilder out = new StringBuilder();
                comment(out, after.texts().say("zone.gone", zone));
                files.add(update(view, zone, out));
              });
    }
    return List.copyOf(files);
  }

  private static OutFile update(View view, String zone, StringBuilder text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    return new OutFile(
        "dns/" + Words.of(view) + "-" + OutFile.safeName(zone) + ".nsupdate",
        out -> out.write(bytes));
  }

  /// New name servers come first, since a zone always has one. Other records go before they come:
  /// an alias and another record of one name do not bear each other.
  private static String updates(Set<Entry> olds, Set<Entry> news, String zone) {
    StringBuilder out = new StringBuilder();
    List<Entry> fresh = news.stream().filter(r -> !olds.contains(r)).toList();
    fresh.stream().filter(Entry::isServer).forEach(r -> out.append(r.added(zone)));
    olds.stream().filter(r -> !news.contains(r)).forEach(r -> out.append(r.deleted(zone)));
    fresh.stream().filter(r -> !r.isServer()).forEach(r -> out.append(r.added(zone)));
    return out.toString();
  }

  private static List<Address> servers(ExportInput in, View view) {
    return in.plan().design().dnsViews(view).stream()
        .map(DnsView::servers)
        .flatMap(List::stream)
        .filter(Address::isUsable)
        .distinct()
        .toList();
  }

  private static OutFile file(
      ExportInput in,
      View view,
      String zone,
      Map<String, List<DnsRow>> zones,
      List<Address> servers) {
    byte[] text = text(in, view, zone, zones, servers).getBytes(StandardCharsets.US_ASCII);
    return new OutFile(
        "dns/" + Words.of(view) + "-" + OutFile.safeName(zone) + ".zone", out -> out.write(text));
  }

  /// The records without the start of a zone and its name servers, for a zone that is there.
  private static OutFile fragment(ExportInput in, View view, String zone, List<DnsRow> rows) {
    StringBuilder text = new StringBuilder();
    comment(text, in.texts().say("zone.records", zone));
    text.append("$ORIGIN ").append(zone).append(".\n$TTL ").append(TTL).append('\n');
    planned(zone, rows).forEach(r -> text.append(r.line()));
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    return new OutFile(
        "dns/" + Words.of(view) + "-" + OutFile.safeName(zone) + ".records",
        out -> out.write(bytes));
  }

  /// A record as a file of its zone has it.
  ///
  /// @param front the data before the name or address that ends it, with a blank behind; else empty
  private record Entry(String owner, int ttl, String type, String front, String last) {
    boolean isServer() {
      return type.equals("NS");
    }

    String line() {
      return owner + (ttl == TTL ? "" : " " + ttl) + " IN " + type + " " + front + last + "\n";
    }

    String added(String zone) {
      return "update add "
          + DnsZones.absolute(owner, zone)
          + " "
          + ttl
          + " IN "
          + type
          + " "
          + data(zone)
          + "\n";
    }

    String deleted(String zone) {
      return "update delete "
          + DnsZones.absolute(owner, zone)
          + " IN "
          + type
          + " "
          + data(zone)
          + "\n";
    }

    private String data(String zone) {
      boolean address = type.equals("A") || type.equals("AAAA");
      return front + (address ? last : DnsZones.absolute(last, zone));
    }
  }

  private static Set<Entry> records(
      String zone, Map<String, List<DnsRow>> zones, List<Address> servers) {
    List<String> nameServers = nameServers(zone, zones.get(zone), servers);
    Set<Entry> records = new LinkedHashSet<>();
    addServers(records, zone, zone, nameServers, servers);
    for (String child : zones.keySet()) {
      // Otherwise a name of a zone below this one would fall between two files.
      if (!child.equals(zone)
          && DnsZones.above(child.substring(child.indexOf('.') + 1), zones.keySet()).equals(zone)) {
        addServers(records, child, zone, nameServers(child, zones.get(child), servers), servers);
      }
    }
    records.addAll(planned(zone, zones.get(zone)));
    return records;
  }

  /// The records of the plan alone, by owner.
  private static Set<Entry> planned(String zone, List<DnsRow> rows) {
    Set<Entry> records = new LinkedHashSet<>();
    rows.stream()
        .sorted(
            Comparator.comparing(
                    (DnsRow r) ->
                        DnsZones.relative(r.name(), zone).equals("@")
                            ? ""
                            : DnsZones.relative(r.name(), zone))
                .thenComparing(DnsRow::type)
                .thenComparing(r -> r.priority().orElse(0))
                .thenComparing(r -> Address.of(r.value()))
                .thenComparing(DnsRow::value))
        .forEach(
            r ->
                records.add(
                    new Entry(
                        DnsZones.relative(r.name(), zone),
                        r.ttl(),
                        r.type().name(),
                        front(r),
                        last(r, zone))));
    return records;
  }

  private static String text(
      ExportInput in,
      View view,
      String zone,
      Map<String, List<DnsRow>> zones,
      List<Address> servers) {
    List<String> nameServers = nameServers(zone, zones.get(zone), servers);
    String body =
        records(zone, zones, servers).stream().map(Entry::line).collect(Collectors.joining());
    StringBuilder file = new StringBuilder();
    comments(file, in, view, zone, servers.isEmpty());
    file.append("$ORIGIN ").append(zone).append(".\n$TTL ").append(TTL).append('\n');
    file.append("@ IN SOA ")
        .append(DnsZones.relative(nameServers.getFirst(), zone))
        .append(" hostmaster ( ")
        .append(serial(in, body))
        .append(" 7200 900 1209600 3600 )\n");
    return file.append(body).toString();
  }

  /// Absolute names of a zone's name servers, in the order of their addresses. None is a name that
  /// the plan uses.
  private static List<String> nameServers(String zone, List<DnsRow> rows, List<Address> servers) {
    if (servers.isEmpty()) {
      return List.of(NO_SERVER);
    }
    Set<String> taken = rows.stream().map(DnsRow::name).collect(Collectors.toSet());
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= servers.size(); i++) {
      String label = "ns" + i;
      while (taken.contains(label + "." + zone)) {
        label = "dns-" + label;
      }
      names.add(label + "." + zone);
    }
    return names;
  }

  private static void addServers(
      Set<Entry> records, String of, String zone, List<String> names, List<Address> servers) {
    names.forEach(
        name ->
            records.add(
                new Entry(
                    DnsZones.relative(of, zone), TTL, "NS", "", DnsZones.relative(name, zone))));
    for (int i = 0; i < servers.size(); i++) {
      records.add(
          new Entry(
              DnsZones.relative(names.get(i), zone),
              TTL,
              servers.get(i).family() == 4 ? "A" : "AAAA",
              "",
              servers.get(i).text()));
    }
  }

  private static String front(DnsRow row) {
    return row.type() == RecordType.SRV
        ? row.priority().orElse(0) + " " + row.weight().orElse(0) + " " + row.port().orElse(0) + " "
        : "";
  }

  private static String last(DnsRow row, String zone) {
    return switch (row.type()) {
      case A, AAAA -> Address.of(row.value()).text();
      case CNAME, SRV -> DnsZones.relative(row.value().toLowerCase(Locale.ROOT), zone);
    };
  }

  private static void comments(
      StringBuilder file, ExportInput in, View view, String zone, boolean noServer) {
    comment(file, in.texts().say(view == View.EXTERNAL ? "zone.external" : "zone.internal", zone));
    if (noServer) {
      comment(file, in.texts().say("zone.no-server", NO_SERVER));
    }
    if (hidesPublicZone(in, view, zone)) {
      comment(file, in.texts().say("zone.matching", zone));
    }
    if (in.date().isEmpty()) {
      comment(file, in.texts().say("zone.serial"));
    }
  }

  /// True when a zone of the inside view takes the place of a public one that nobody planned for.
  static boolean hidesPublicZone(ExportInput in, View view, String zone) {
    Organization organization = in.plan().design().organization();
    return view == View.INTERNAL
        && organization.sipDomains().stream().anyMatch(d -> d.name().lower().equals(zone))
        && !organization.splitBrain()
        && !organization.internalDomains().contains(Fqdn.of(zone));
  }

  private static void comment(StringBuilder file, String sentence) {
    file.append("; ").append(Plain.ascii(sentence)).append('\n');
  }

  /// The date of the documents, else a number that changes with the content.
  private static String serial(ExportInput in, String body) {
    if (in.date().isPresent()) {
      return DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT)
              .format(in.date().get().atOffset(ZoneOffset.UTC))
          + "01";
    }
    CRC32 sum = new CRC32();
    sum.update(body.getBytes(StandardCharsets.US_ASCII));
    // Zero is a serial that some servers treat apart.
    return Long.toString(Math.max(1, sum.getValue()));
  }
}
