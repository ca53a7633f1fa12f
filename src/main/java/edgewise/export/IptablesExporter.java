package edgewise.export;

import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The firewall rows for `iptables-restore`: `firewall/SITE-FIREWALL.iptables`, and beside it
/// `.ip6tables` for `ip6tables-restore` where a rule has IPv6 addresses. A file replaces the whole
/// tables that it names, as the tool does.
///
/// Rules see a listener behind the translation; the address that was called is matched as well, so
/// that nobody gets in by the real one.
public final class IptablesExporter implements Exporter {
  /// The kernel takes 255 bytes.
  private static final int LONGEST_COMMENT = 250;

  private static final int LONGEST_CHAIN = 28;

  @Override
  public String id() {
    return "iptables";
  }

  @Override
  public Audience audience() {
    return Audience.FIREWALL;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    List<OutFile> files = new ArrayList<>();
    for (RuleSet set : FirewallRules.of(in)) {
      files.add(
          FirewallRules.file(set.file() + ".iptables", FirewallRules.ascii(text(in, set, 4))));
      if (set.rules().stream().anyMatch(r -> r.has(6))) {
        files.add(
            FirewallRules.file(set.file() + ".ip6tables", FirewallRules.ascii(text(in, set, 6))));
      }
    }
    return List.copyOf(files);
  }

  private static String text(ExportInput in, RuleSet set, int family) {
    StringBuilder out = new StringBuilder();
    comment(out, FirewallRules.head(in, set));
    comment(
        out,
        in.texts()
            .say("export.iptables.run", family == 4 ? "iptables-restore" : "ip6tables-restore"));
    // A chain of this firewall, so that counters and listings are told apart.
    String chain = "EDGEWISE-" + set.side().id().toUpperCase(Locale.ROOT);
    out.append("*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n:");
    out.append(chain).append(" - [0:0]\n");
    Map<String, String> crossings = crossings(set, family);
    crossings.keySet().forEach(name -> out.append(':').append(name).append(" - [0:0]\n"));
    out.append("-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT\n");
    out.append("-A FORWARD -m conntrack --ctstate NEW -j ").append(chain).append('\n');
    for (Rule rule : set.rules()) {
      if (rule.has(family)) {
        if (isCrossed(rule, family)) {
          out.append("-A ").append(chain);
          ports(out, rule);
          comment(out, rule);
          out.append(" -j ").append(crossing(rule)).append('\n');
        } else {
          rules(out, set, rule, family, chain);
        }
      } else if (rule.isOpen()) {
        comment(out, FirewallRules.open(in, rule));
      }
    }
    crossings.values().forEach(out::append);
    out.append("COMMIT\n");
    translation(out, set, family);
    return out.toString();
  }

  /// True when each of several senders may call each of several listeners: one list of addresses in
  /// a rule becomes as many rules, two lists become their product.
  private static boolean isCrossed(Rule rule, int family) {
    return !rule.destination().isTranslated()
        && rule.source().real().of(family).size() > 1
        && rule.destination().real().of(family).size() > 1;
  }

  /// The chains for rules between two lists, with what is in them: one for each pair of lists,
  /// which asks for the sender, and one for each list of listeners. Rules share them.
  private static Map<String, String> crossings(RuleSet set, int family) {
    Map<String, String> chains = new LinkedHashMap<>();
    for (Rule rule : set.rules()) {
      if (rule.has(family) && isCrossed(rule, family)) {
        Group from = rule.source().real();
        Group to = rule.destination().real();
        String target = chain(to.name());
        chains.putIfAbsent(
            crossing(rule),
            "-A " + crossing(rule) + " -s " + list(from.of(family)) + " -j " + target + "\n");
        chains.putIfAbsent(target, "-A " + target + " -d " + list(to.of(family)) + " -j ACCEPT\n");
      }
    }
    return chains;
  }

  private static String crossing(Rule rule) {
    return chain(rule.source().real().name() + "_" + rule.destination().real().name());
  }

  private static String chain(String name) {
    return FirewallRules.name(name, LONGEST_CHAIN);
  }

  private static void rules(StringBuilder out, RuleSet set, Rule rule, int family, String chain) {
    End to = rule.destination();
    if (!to.isTranslated()) {
      rule(out, rule, family, chain, to.any() ? "" : list(to.real().of(family)), "");
      return;
    }
    for (Cidr called : to.outside().of(family)) {
      Optional<Address> real = Optional.ofNullable(set.translated().get(called.base()));
      rule(
          out,
          rule,
          family,
          chain,
          real.map(Address::text).orElseGet(() -> list(to.real().of(family))),
          called.text());
    }
  }

  private static void rule(
      StringBuilder out, Rule rule, int family, String chain, String to, String called) {
    out.append("-A ").append(chain);
    if (!rule.source().any()) {
      out.append(" -s ").append(list(rule.source().real().of(family)));
    }
    if (!to.isEmpty()) {
      out.append(" -d ").append(to);
    }
    ports(out, rule);
    if (!called.isEmpty()) {
      out.append(" -m conntrack --ctorigdst ").append(called);
    }
    comment(out, rule);
    out.append(" -j ACCEPT\n");
  }

  private static void ports(StringBuilder out, Rule rule) {
    String transport = rule.transport();
    out.append(" -p ").append(transport).append(" -m ").append(transport);
    rule.row()
        .sourcePorts()
        .ifPresent(p -> out.append(" --sport ").append(FirewallRules.ports(p, ":")));
    rule.row().ports().ifPresent(p -> out.append(" --dport ").append(FirewallRules.ports(p, ":")));
  }

  private static void comment(StringBuilder out, Rule rule) {
    out.append(" -m comment --comment \"");
    out.append(FirewallRules.words(rule.note(), true, LONGEST_COMMENT)).append('"');
  }

  private static String list(List<Cidr> parts) {
    return parts.stream().map(Cidr::text).collect(Collectors.joining(","));
  }

  private static void translation(StringBuilder out, RuleSet set, int family) {
    Map<Address, Address> pairs = set.translated(family);
    if (pairs.isEmpty()) {
      return;
    }
    out.append("*nat\n:PREROUTING ACCEPT [0:0]\n:INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n");
    out.append(":POSTROUTING ACCEPT [0:0]\n");
    pairs.forEach(
        (outside, real) ->
            out.append("-A PREROUTING -d ")
                .append(outside.text())
                .append(" -j DNAT --to-destination ")
                .append(real.text())
                .append('\n'));
    set.back(family)
        .forEach(
            (real, outside) ->
                out.append("-A POSTROUTING -s ")
                    .append(real.text())
                    .append(" -j SNAT --to-source ")
                    .append(outside.text())
                    .append('\n'));
    out.append("COMMIT\n");
  }

  private static void comment(StringBuilder out, String sentence) {
    out.append("# ").append(Plain.ascii(sentence)).append('\n');
  }
}
