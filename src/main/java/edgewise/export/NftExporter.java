package edgewise.export;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.PortRange;
import edgewise.model.ReverseProxy;
import edgewise.model.VipService;
import edgewise.plan.AddressSet;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The firewall rows as rule sets of nftables 1.0: `firewall/SITE-FIREWALL.nft`, one for each
/// firewall of a site. A file replaces its own tables and nothing else; what no row names is
/// dropped, answers come back by connection tracking.
///
/// Rows of a firewall that translates are matched on both addresses, the one that was called and
/// the one behind it, and the translation itself is a table of its own.
public final class NftExporter implements Exporter {
  private static final int LONGEST_COMMENT = 120;

  private record Place(String site, FirewallSide side) {}

  @Override
  public String id() {
    return "nft";
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    Map<Place, List<FirewallRow>> byFirewall = new LinkedHashMap<>();
    for (FirewallRow row : in.plan().firewall()) {
      byFirewall
          .computeIfAbsent(new Place(row.siteName(), row.firewall()), _ -> new ArrayList<>())
          .add(row);
    }
    List<OutFile> files = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    byFirewall.forEach(
        (place, rows) -> {
          String name = OutFile.safeName(place.site() + "-" + place.side().id());
          for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = OutFile.safeName(place.site() + "-" + n + "-" + place.side().id());
          }
          byte[] text = text(in, place, rows).getBytes(StandardCharsets.US_ASCII);
          files.add(new OutFile("firewall/" + name + ".nft", out -> out.write(text)));
        });
    return List.copyOf(files);
  }

  private static String text(ExportInput in, Place place, List<FirewallRow> rows) {
    String table = "edgewise_" + place.side().id().replace('-', '_');
    StringBuilder out = new StringBuilder();
    out.append("#!/usr/sbin/nft -f\n");
    out.append("# ").append(ascii(in.baseName() + ", " + place.site())).append('\n');
    out.append("# ").append(place.side().id()).append(" firewall, ").append(rows.size());
    out.append(" rows\n\n");
    replace(out, "inet", table);
    out.append("table inet ").append(table).append(" {\n");
    out.append("  chain forward {\n");
    out.append("    type filter hook forward priority filter; policy drop;\n");
    out.append("    ct state established,related accept\n");
    for (FirewallRow row : rows) {
      rule(out, row);
    }
    out.append("  }\n}\n");
    if (place.side() == FirewallSide.EXTERNAL) {
      translation(out, table, in.plan().design(), place.site());
    }
    return out.toString();
  }

  /// Makes the table if it is missing, then takes it away, so that it can be written anew.
  private static void replace(StringBuilder out, String family, String table) {
    out.append("table ").append(family).append(' ').append(table).append(" {}\n");
    out.append("delete table ").append(family).append(' ').append(table).append('\n');
  }

  private static void rule(StringBuilder out, FirewallRow row) {
    boolean any = false;
    for (int family : new int[] {4, 6}) {
      Optional<String> from = end(row.source(), "saddr", family);
      Optional<String> to = end(row.destination(), "daddr", family);
      if (from.isEmpty() || to.isEmpty()) {
        continue;
      }
      boolean both = row.source().addresses().isAny() && row.destination().addresses().isAny();
      if (both && any) {
        continue;
      }
      any = true;
      out.append("    ").append(from.get()).append(to.get());
      String transport = row.transport().name().toLowerCase(Locale.ROOT);
      row.sourcePorts()
          .ifPresent(p -> out.append(transport).append(" sport ").append(ports(p)).append(' '));
      if (row.ports().isPresent()) {
        out.append(transport).append(" dport ").append(ports(row.ports().get())).append(' ');
      } else if (row.sourcePorts().isEmpty()) {
        out.append("meta l4proto ").append(transport).append(' ');
      }
      out.append("ct state new accept comment \"").append(comment(row.id())).append("\"\n");
    }
    if (!any) {
      out.append("    # ").append(ascii(row.id())).append(": an address is not drawn\n");
    }
  }

  private static String ports(PortRange range) {
    return range.from() == range.to()
        ? Integer.toString(range.from())
        : range.from() + "-" + range.to();
  }

  /// The match on one end; empty text for any address, nothing when the end has no address of the
  /// family.
  private static Optional<String> end(Endpoint end, String side, int family) {
    if (end.addresses().isAny()) {
      return Optional.of("");
    }
    String word = family == 4 ? "ip" : "ip6";
    List<String> called = parts(end.addresses(), family);
    if (called.isEmpty()) {
      return Optional.empty();
    }
    List<String> behind = parts(end.translated(), family);
    if (behind.isEmpty() || side.equals("saddr")) {
      return Optional.of(word + " " + side + " " + set(called) + " ");
    }
    return Optional.of(
        word + " daddr " + set(behind) + " ct original " + word + " daddr " + set(called) + " ");
  }

  private static List<String> parts(AddressSet set, int family) {
    return set.parts().stream().filter(c -> c.base().family() == family).map(Cidr::text).toList();
  }

  private static String set(List<String> parts) {
    return parts.size() == 1 ? parts.getFirst() : "{ " + String.join(", ", parts) + " }";
  }

  private static void translation(StringBuilder out, String table, Design design, String site) {
    Map<Address, Address> pairs = new LinkedHashMap<>();
    for (EdgePool edge : design.edgePools()) {
      if (edge.nat() && design.siteName(edge).equals(site)) {
        for (EdgeServer server : edge.servers()) {
          for (VipService service :
              List.of(
                  VipService.ACCESS_EDGE, VipService.WEB_CONFERENCING_EDGE, VipService.AV_EDGE)) {
            pair(
                pairs,
                design.publicAddresses(edge, server, service),
                design.external(edge, server, service));
          }
        }
      }
    }
    for (ReverseProxy proxy : design.reverseProxies()) {
      if (design.siteName(proxy).equals(site)) {
        pair(pairs, Design.usable(proxy.publicAddresses()), Design.usable(proxy.external()));
      }
    }
    for (int family : new int[] {4, 6}) {
      List<Map.Entry<Address, Address>> some =
          pairs.entrySet().stream().filter(e -> e.getKey().family() == family).toList();
      if (!some.isEmpty()) {
        natTable(out, family == 4 ? "ip" : "ip6", table + "_nat", some);
      }
    }
  }

  private static void pair(
      Map<Address, Address> pairs, List<Address> outside, List<Address> inside) {
    for (int i = 0; i < Math.min(outside.size(), inside.size()); i++) {
      if (!outside.get(i).equals(inside.get(i))
          && outside.get(i).family() == inside.get(i).family()) {
        pairs.putIfAbsent(outside.get(i), inside.get(i));
      }
    }
  }

  private static void natTable(
      StringBuilder out, String family, String table, List<Map.Entry<Address, Address>> pairs) {
    out.append('\n');
    replace(out, family, table);
    out.append("table ").append(family).append(' ').append(table).append(" {\n");
    out.append("  chain prerouting {\n");
    out.append("    type nat hook prerouting priority dstnat; policy accept;\n");
    out.append("    dnat to ").append(family).append(" daddr map { ");
    out.append(
        pairs.stream()
            .map(e -> e.getKey().text() + " : " + e.getValue().text())
            .collect(Collectors.joining(", ")));
    out.append(" }\n  }\n  chain postrouting {\n");
    out.append("    type nat hook postrouting priority srcnat; policy accept;\n");
    // Each inside address once: two public ones in front of it share the way out.
    Map<String, String> back = new LinkedHashMap<>();
    pairs.forEach(e -> back.putIfAbsent(e.getValue().text(), e.getKey().text()));
    out.append("    snat to ").append(family).append(" saddr map { ");
    out.append(
        back.entrySet().stream()
            .map(e -> e.getKey() + " : " + e.getValue())
            .collect(Collectors.joining(", ")));
    out.append(" }\n  }\n}\n");
  }

  /// Text that can stand between double quotes: nothing that ends or escapes them.
  private static String comment(String text) {
    String plain = ascii(text).replace('"', '_').replace('\\', '_');
    return plain.length() > LONGEST_COMMENT ? plain.substring(0, LONGEST_COMMENT) : plain;
  }

  /// Printable ASCII; everything else becomes `_`, so that no text of a design can end a comment.
  private static String ascii(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(c >= 0x20 && c < 0x7f ? (char) c : '_'));
    return out.toString();
  }
}
