package edgewise.export;

import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The firewall rows as rule sets of nftables 1.0: `firewall/SITE-FIREWALL.nft`, one for each
/// firewall of a site. A file replaces its own tables and nothing else; what no row names is
/// dropped, answers come back by connection tracking.
///
/// In nftables a drop in one table is final whatever another says, and one machine may do the work
/// of several firewalls. So no table of a firewall drops: it marks what it lets through, and one
/// table that all files bring along comes last and drops what none has marked.
///
/// Rows of a firewall that translates are matched on both addresses, the one that was called and
/// the one behind it, and the translation itself is a table of its own.
public final class NftExporter implements ChangeExporter {
  private static final int LONGEST_COMMENT = 120;
  private static final int LONGEST_TABLE = 60;
  private static final int[] FAMILIES = {4, 6};

  /// The table that drops, and the bit of the packet mark that saves from it.
  private static final String REST = "edgewise_rest";

  private static final String MARK = "0x10000000";

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

  /// A shell script for each firewall: `nft` takes rules away by numbers that only the firewall
  /// knows. Everything happens in one transaction.
  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    return FirewallRules.changes(
        before,
        after,
        ".nft.sh",
        (old, now) -> changes(before, after, old, now),
        StandardCharsets.US_ASCII);
  }

  private static String table(RuleSet set) {
    return "edgewise_" + FirewallRules.name(set.key(), LONGEST_TABLE).replace('-', '_');
  }

  private static List<Group> groups(RuleSet set) {
    return set.groups(
        r -> List.of(r.source().real(), r.destination().real(), r.destination().outside()));
  }

  private static String text(ExportInput in, RuleSet set) {
    String table = table(set);
    StringBuilder out = new StringBuilder();
    out.append("#!/usr/sbin/nft -f\n");
    out.append("# ").append(Plain.ascii(FirewallRules.head(in, set))).append('\n');
    out.append("# ").append(Plain.ascii(in.texts().say("export.nft.run", MARK, REST)));
    out.append('\n');
    FirewallRules.tooLong(in, set).ifPresent(s -> out.append("# " + s + "\n"));
    out.append('\n');
    replace(out, "inet", table);
    out.append("table inet ").append(table).append(" {\n");
    for (Group group : groups(set)) {
      for (int family : FAMILIES) {
        set(out, group, family);
      }
    }
    out.append("  chain pass {\n    meta mark set meta mark or " + MARK + " accept\n  }\n");
    out.append("  chain forward {\n");
    out.append("    type filter hook forward priority filter; policy accept;\n");
    out.append("    ct state established,related accept\n");
    for (Rule rule : set.rules()) {
      for (int family : FAMILIES) {
        if (rule.has(family)) {
          out.append("    ");
          rule(out, set, rule, family);
        }
      }
      if (rule.isOpen()) {
        out.append("    # ").append(Plain.ascii(FirewallRules.open(in, rule))).append('\n');
      }
    }
    out.append("  }\n}\n\n");
    rest(out);
    for (int family : FAMILIES) {
      translation(out, set, family, table + "_nat");
    }
    return out.toString();
  }

  /// What drops all that no firewall on the machine lets through: the same in each file.
  private static void rest(StringBuilder out) {
    replace(out, "inet", REST);
    out.append("table inet ").append(REST).append(" {\n  chain forward {\n");
    out.append("    type filter hook forward priority filter + 1; policy drop;\n");
    out.append("    ct state established,related accept\n");
    out.append("    meta mark and ").append(MARK).append(" == ").append(MARK);
    out.append(" accept\n  }\n}\n");
  }

  /// Makes the table if it is missing, then takes it away, so that it can be written anew.
  private static void replace(StringBuilder out, String family, String table) {
    out.append("table ").append(family).append(' ').append(table).append(" {}\n");
    out.append("delete table ").append(family).append(' ').append(table).append('\n');
  }

  private static void set(StringBuilder out, Group group, int family) {
    List<Cidr> parts = group.of(family);
    if (!parts.isEmpty()) {
      out.append("  set ").append(name(group, family)).append(body(parts, family));
    }
  }

  /// Sets are of intervals also where there are single addresses only: a subnet that comes later
  /// would otherwise need another set.
  private static String body(List<Cidr> parts, int family) {
    return " { type "
        + (family == 4 ? "ipv4_addr" : "ipv6_addr")
        + "; flags interval; elements = { "
        + elements(parts)
        + " }; }\n";
  }

  private static String elements(List<Cidr> parts) {
    return parts.stream().map(Cidr::text).collect(Collectors.joining(", "));
  }

  private static String name(Group group, int family) {
    return group.name().replace('-', '_') + (family == 4 ? "" : ".v6");
  }

  private static void rule(StringBuilder out, RuleSet set, Rule rule, int family) {
    String word = family == 4 ? "ip" : "ip6";
    End from = rule.source();
    End to = rule.destination();
    set.linux(from.band()).ifPresent(n -> out.append("iifname \"").append(n).append("\" "));
    set.linux(to.band()).ifPresent(n -> out.append("oifname \"").append(n).append("\" "));
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
    out.append("ct state new goto pass comment \"").append(comment(rule)).append("\"\n");
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

  private static String comment(Rule rule) {
    return FirewallRules.words(rule.note(), true, LONGEST_COMMENT);
  }

  private static String changes(ExportInput before, ExportInput after, RuleSet old, RuleSet now) {
    String table = "inet " + table(old.rules().isEmpty() ? now : old);
    StringBuilder first = new StringBuilder();
    StringBuilder last = new StringBuilder();
    List<String> dropped = new ArrayList<>();
    if (old.rules().isEmpty()) {
      first.append(text(after, now));
    } else if (now.rules().isEmpty()) {
      gone(first, old);
    } else if (!table(old).equals(table(now))) {
      gone(first, old);
      first.append(text(after, now));
    } else {
      sets(first, last, table, old, now);
      Map<String, List<String>> olds = rules(old);
      Map<String, List<String>> news = rules(now);
      news.forEach(
          (comment, lines) -> {
            if (!lines.equals(olds.get(comment))) {
              lines.forEach(l -> first.append("add rule " + table + " forward " + l));
            }
          });
      olds.forEach(
          (comment, lines) -> {
            if (!lines.equals(news.get(comment))) {
              dropped.add(comment);
            }
          });
      translations(first, old, now);
    }
    if (first.isEmpty() && last.isEmpty() && dropped.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("#!/bin/sh\n");
    for (String line :
        List.of(
            FirewallRules.changesHead(before, after, now),
            after.texts().say("export.nft.changes"))) {
      out.append("# ").append(Plain.ascii(line)).append('\n');
    }
    out.append("set -eu\n");
    if (!dropped.isEmpty()) {
      out.append("rules=$(nft -a list chain ").append(table).append(" forward)\n");
      out.append("drop() {\n");
      out.append("  printf '%s\\n' \"$rules\" | grep -F \"comment \\\"$1\\\" # handle \" |\n");
      out.append("    sed 's/.*# handle /delete rule ")
          .append(table)
          .append(" forward handle /'\n");
      out.append("}\n");
    }
    out.append("{\n");
    here(out, first);
    dropped.forEach(comment -> out.append("drop '").append(comment).append("'\n"));
    here(out, last);
    if (now.rules().isEmpty()) {
      out.append("nft list tables inet | grep edgewise_ |\n");
      out.append("  grep -qvx -e 'table inet ").append(REST).append("' -e 'table ").append(table);
      out.append("' ||\n  echo 'delete table inet ").append(REST).append("'\n");
    }
    return out.append("} | nft -f -\n").toString();
  }

  /// Takes the tables of a firewall away.
  private static void gone(StringBuilder out, RuleSet set) {
    out.append("delete table inet ").append(table(set)).append('\n');
    for (int family : FAMILIES) {
      if (!set.translated(family).isEmpty()) {
        noTranslation(out, set, family);
      }
    }
  }

  private static void translations(StringBuilder out, RuleSet old, RuleSet now) {
    for (int family : FAMILIES) {
      if (!old.translated(family).equals(now.translated(family))) {
        translation(out, now, family, table(now) + "_nat");
        if (now.translated(family).isEmpty()) {
          noTranslation(out, now, family);
        }
      }
    }
  }

  private static void noTranslation(StringBuilder out, RuleSet set, int family) {
    out.append("delete table ").append(family == 4 ? "ip " : "ip6 ");
    out.append(table(set)).append("_nat\n");
  }

  private static void here(StringBuilder out, StringBuilder lines) {
    if (!lines.isEmpty()) {
      out.append("cat <<'EDGEWISE'\n").append(lines).append("EDGEWISE\n");
    }
  }

  /// The lines of each rule by comment, which is how a rule is found again.
  private static Map<String, List<String>> rules(RuleSet set) {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (Rule rule : set.rules()) {
      for (int family : FAMILIES) {
        if (rule.has(family)) {
          StringBuilder line = new StringBuilder();
          rule(line, set, rule, family);
          rules.computeIfAbsent(comment(rule), _ -> new ArrayList<>()).add(line.toString());
        }
      }
    }
    return rules;
  }

  /// Elements go before others come, since intervals must not overlap; within a transaction nobody
  /// sees the moment between.
  private static void sets(
      StringBuilder first, StringBuilder last, String table, RuleSet old, RuleSet now) {
    for (int family : FAMILIES) {
      Map<String, List<Cidr>> olds = members(old, family);
      Map<String, List<Cidr>> news = members(now, family);
      news.forEach(
          (name, parts) -> {
            List<Cidr> was = olds.get(name);
            if (was == null) {
              first.append("add set " + table + " " + name + body(parts, family));
              return;
            }
            elements(first, "delete element " + table + " " + name, was, parts);
            elements(first, "add element " + table + " " + name, parts, was);
          });
      olds.keySet().stream()
          .filter(name -> !news.containsKey(name))
          .forEach(name -> last.append("delete set " + table + " " + name + "\n"));
    }
  }

  private static void elements(
      StringBuilder out, String command, List<Cidr> these, List<Cidr> withoutThese) {
    List<Cidr> parts = these.stream().filter(c -> !withoutThese.contains(c)).toList();
    if (!parts.isEmpty()) {
      out.append(command).append(" { ").append(elements(parts)).append(" }\n");
    }
  }

  private static Map<String, List<Cidr>> members(RuleSet set, int family) {
    Map<String, List<Cidr>> members = new LinkedHashMap<>();
    for (Group group : groups(set)) {
      if (!group.of(family).isEmpty()) {
        members.put(name(group, family), group.of(family));
      }
    }
    return members;
  }
}
