package edgewise.export;

import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The firewall rows as rule sets of nftables 1.0: `firewall/SITE-FIREWALL.nft`, one for each
/// firewall of a site. A file replaces its own tables and nothing else; what no row names is
/// dropped, answers come back by connection tracking.
///
/// Rows of a firewall that translates are matched on both addresses, the one that was called and
/// the one behind it, and the translation itself is a table of its own.
public final class NftExporter implements Exporter {
  private static final int LONGEST_COMMENT = 120;
  private static final int[] FAMILIES = {4, 6};

  @Override
  public String id() {
    return "nft";
  }

  @Override
  public Audience audience() {
    return Audience.FIREWALL;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return FirewallRules.files(in, ".nft", set -> FirewallRules.ascii(text(in, set)));
  }

  private static String text(ExportInput in, RuleSet set) {
    String table = "edgewise_" + set.side().id().replace('-', '_');
    StringBuilder out = new StringBuilder();
    out.append("#!/usr/sbin/nft -f\n");
    out.append("# ").append(Plain.ascii(FirewallRules.head(in, set))).append("\n\n");
    replace(out, "inet", table);
    out.append("table inet ").append(table).append(" {\n");
    for (Group group :
        set.groups(
            r ->
                Stream.of(r.source().real(), r.destination().real(), r.destination().outside())
                    .toList())) {
      for (int family : FAMILIES) {
        set(out, group, family);
      }
    }
    out.append("  chain forward {\n");
    out.append("    type filter hook forward priority filter; policy drop;\n");
    out.append("    ct state established,related accept\n");
    for (Rule rule : set.rules()) {
      for (int family : FAMILIES) {
        if (rule.has(family)) {
          rule(out, rule, family);
        }
      }
      if (rule.isOpen()) {
        out.append("    # ").append(Plain.ascii(FirewallRules.open(in, rule))).append('\n');
      }
    }
    out.append("  }\n}\n");
    for (int family : FAMILIES) {
      translation(out, set, family, table + "_nat");
    }
    return out.toString();
  }

  /// Makes the table if it is missing, then takes it away, so that it can be written anew.
  private static void replace(StringBuilder out, String family, String table) {
    out.append("table ").append(family).append(' ').append(table).append(" {}\n");
    out.append("delete table ").append(family).append(' ').append(table).append('\n');
  }

  private static void set(StringBuilder out, Group group, int family) {
    List<Cidr> parts = group.of(family);
    if (parts.isEmpty()) {
      return;
    }
    boolean single = parts.stream().allMatch(Cidr::isSingle);
    out.append("  set ").append(name(group, family)).append(" { type ");
    out.append(family == 4 ? "ipv4_addr" : "ipv6_addr").append("; ");
    out.append(single ? "" : "flags interval; ").append("elements = { ");
    out.append(parts.stream().map(Cidr::text).collect(Collectors.joining(", ")));
    out.append(" }; }\n");
  }

  private static String name(Group group, int family) {
    return group.name().replace('-', '_') + (family == 4 ? "" : ".v6");
  }

  private static void rule(StringBuilder out, Rule rule, int family) {
    String word = family == 4 ? "ip" : "ip6";
    End from = rule.source();
    End to = rule.destination();
    out.append("    ");
    if (!from.any()) {
      out.append(word).append(" saddr @").append(name(from.real(), family)).append(' ');
    }
    if (!to.any()) {
      out.append(word).append(" daddr @").append(name(to.real(), family)).append(' ');
      if (to.isTranslated()) {
        out.append("ct original ").append(word).append(" daddr @");
        out.append(name(to.outside(), family)).append(' ');
      }
    }
    String transport = rule.transport();
    rule.row()
        .sourcePorts()
        .ifPresent(
            p ->
                out.append(transport)
                    .append(" sport ")
                    .append(FirewallRules.ports(p, "-"))
                    .append(' '));
    rule.row()
        .ports()
        .ifPresent(
            p ->
                out.append(transport)
                    .append(" dport ")
                    .append(FirewallRules.ports(p, "-"))
                    .append(' '));
    if (rule.row().ports().isEmpty() && rule.row().sourcePorts().isEmpty()) {
      out.append("meta l4proto ").append(transport).append(' ');
    }
    out.append("ct state new accept comment \"");
    out.append(FirewallRules.words(rule.note(), true, LONGEST_COMMENT)).append("\"\n");
  }

  private static void translation(StringBuilder out, RuleSet set, int family, String table) {
    Map<Address, Address> pairs = set.translated(family);
    if (pairs.isEmpty()) {
      return;
    }
    String word = family == 4 ? "ip" : "ip6";
    out.append('\n');
    replace(out, word, table);
    out.append("table ").append(word).append(' ').append(table).append(" {\n");
    out.append("  chain prerouting {\n");
    out.append("    type nat hook prerouting priority dstnat; policy accept;\n");
    out.append("    dnat to ").append(word).append(" daddr map { ").append(map(pairs));
    out.append(" }\n  }\n  chain postrouting {\n");
    out.append("    type nat hook postrouting priority srcnat; policy accept;\n");
    out.append("    snat to ").append(word).append(" saddr map { ").append(map(set.back(family)));
    out.append(" }\n  }\n}\n");
  }

  private static String map(Map<Address, Address> pairs) {
    return pairs.entrySet().stream()
        .map(e -> e.getKey().text() + " : " + e.getValue().text())
        .collect(Collectors.joining(", "));
  }
}
