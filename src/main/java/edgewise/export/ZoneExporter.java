package edgewise.export;

import edgewise.model.Address;
import edgewise.model.DnsView;
import edgewise.model.Fqdn;
import edgewise.model.Organization;
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
public final class ZoneExporter implements Exporter {
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
      List<Address> servers =
          in.plan().design().dnsViews(view).stream()
              .map(DnsView::servers)
              .flatMap(List::stream)
              .filter(Address::isUsable)
              .distinct()
              .toList();
      Map<String, List<DnsRow>> zones = DnsZones.of(in.plan(), view);
      zones.forEach(
          (zone, records) -> {
            byte[] text = text(in, view, zone, zones, servers).getBytes(StandardCharsets.US_ASCII);
            files.add(
                new OutFile(
                    "dns/" + Words.of(view) + "-" + OutFile.safeName(zone) + ".zone",
                    out -> out.write(text)));
          });
    }
    return List.copyOf(files);
  }

  private static String text(
      ExportInput in,
      View view,
      String zone,
      Map<String, List<DnsRow>> zones,
      List<Address> servers) {
    List<String> nameServers = nameServers(zone, zones.get(zone), servers);
    Set<String> records = new LinkedHashSet<>();
    addServers(records, zone, zone, nameServers, servers);
    for (String child : zones.keySet()) {
      // Otherwise a name of a zone below this one would fall between two files.
      if (!child.equals(zone)
          && DnsZones.above(child.substring(child.indexOf('.') + 1), zones.keySet()).equals(zone)) {
        addServers(records, child, zone, nameServers(child, zones.get(child), servers), servers);
      }
    }
    zones.get(zone).stream()
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
                line(
                    records,
                    DnsZones.relative(r.name(), zone),
                    r.ttl(),
                    r.type().name(),
                    data(r, zone)));
    String body = String.join("", records);
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
      Set<String> records, String of, String zone, List<String> names, List<Address> servers) {
    names.forEach(
        name ->
            line(records, DnsZones.relative(of, zone), TTL, "NS", DnsZones.relative(name, zone)));
    for (int i = 0; i < servers.size(); i++) {
      line(
          records,
          DnsZones.relative(names.get(i), zone),
          TTL,
          servers.get(i).family() == 4 ? "A" : "AAAA",
          servers.get(i).text());
    }
  }

  private static void line(Set<String> records, String owner, int ttl, String type, String data) {
    records.add(owner + (ttl == TTL ? "" : " " + ttl) + " IN " + type + " " + data + "\n");
  }

  private static String data(DnsRow row, String zone) {
    return switch (row.type()) {
      case A, AAAA -> Address.of(row.value()).text();
      case CNAME -> DnsZones.relative(row.value().toLowerCase(Locale.ROOT), zone);
      case SRV ->
          row.priority().orElse(0)
              + " "
              + row.weight().orElse(0)
              + " "
              + row.port().orElse(0)
              + " "
              + DnsZones.relative(row.value().toLowerCase(Locale.ROOT), zone);
    };
  }

  private static void comments(
      StringBuilder file, ExportInput in, View view, String zone, boolean noServer) {
    comment(file, in.texts().say(view == View.EXTERNAL ? "zone.external" : "zone.internal", zone));
    if (noServer) {
      comment(file, in.texts().say("zone.no-server", NO_SERVER));
    }
    Organization organization = in.plan().design().organization();
    boolean sip = organization.sipDomains().stream().anyMatch(d -> d.name().lower().equals(zone));
    if (view == View.INTERNAL
        && sip
        && !organization.splitBrain()
        && !organization.internalDomains().contains(Fqdn.of(zone))) {
      comment(file, in.texts().say("zone.matching", zone));
    }
    if (in.date().isEmpty()) {
      comment(file, in.texts().say("zone.serial"));
    }
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
