package edgewise.export;

import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
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

/// The firewall rows for `iptables-restore`: `firewall/SITE-FIREWALL.iptables`, and beside it
/// `.ip6tables` for `ip6tables-restore` where a rule has IPv6 addresses. A file replaces the whole
/// tables that it names, as the tool does.
///
/// Rules see a listener behind the translation; the address that was called is matched as well, so
/// that nobody gets in by the real one.
public final class IptablesExporter implements ChangeExporter {
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

  /// Files for `iptables-restore --noflush`. Each table is changed at once; in the filter,
  /// additions come before the translation changes and removals after it.
  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    List<OutFile> files = new ArrayList<>();
    for (int family : new int[] {4, 6}) {
      files.addAll(
          FirewallRules.changes(
              before,
              after,
              family == 4 ? ".iptables" : ".ip6tables",
              (old, now) -> changes(before, after, old, now, family),
              StandardCharsets.US_ASCII));
    }
    return List.copyOf(files);
  }

  private static String chain(RuleSet set) {
    // A chain of this firewall, so that counters and listings are told apart.
    return "EDGEWISE-" + set.side().id().toUpperCase(Locale.ROOT);
  }

  private static String text(ExportInput in, RuleSet set, int family) {
    StringBuilder out = new StringBuilder();
    comment(out, FirewallRules.head(in, set));
    comment(out, in.texts().say("export.iptables.run", tool(family)));
    FirewallRules.tooLong(in, set).ifPresent(s -> comment(out, s));
    out.append("*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n");
    chains(set, family).forEach(name -> out.append(declared(name)));
    filter(Optional.of(in), set, family).forEach(out::append);
    out.append("COMMIT\n");
    List<String> nat = translation(set, family);
    if (!nat.isEmpty()) {
      out.append("*nat\n:PREROUTING ACCEPT [0:0]\n:INPUT ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n");
      out.append(":POSTROUTING ACCEPT [0:0]\n");
      nat.forEach(out::append);
      out.append("COMMIT\n");
    }
    return out.toString();
  }

  private static String tool(int family) {
    return family == 4 ? "iptables-restore" : "ip6tables-restore";
  }

  private static String declared(String chain) {
    return ":" + chain + " - [0:0]\n";
  }

  /// The chains of our own.
  private static List<String> chains(RuleSet set, int family) {
    List<String> chains = new ArrayList<>();
    chains.add(chain(set));
    chains.addAll(crossings(set, family).keySet());
    return chains;
  }

  /// The lines of the filter table behind the names of its chains.
  ///
  /// @param in where rules that cannot be written yet are to be said
  private static List<String> filter(Optional<ExportInput> in, RuleSet set, int family) {
    String chain = chain(set);
    List<String> lines = new ArrayList<>();
    lines.add("-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT\n");
    lines.add("-A FORWARD -m conntrack --ctstate NEW -j " + chain + "\n");
    for (Rule rule : set.rules()) {
      StringBuilder out = new StringBuilder();
      if (rule.has(family)) {
        if (isCrossed(rule, family)) {
          out.append("-A ").append(chain);
          interfaces(out, set, rule);
          ports(out, rule);
          comment(out, rule);
          out.append(" -j ").append(crossing(rule)).append('\n');
        } else {
          rules(out, set, rule, family, chain);
        }
      } else if (rule.isOpen()) {
        in.ifPresent(i -> comment(out, FirewallRules.open(i, rule)));
      }
      // A translated listener with several addresses has a line for each.
      out.toString().lines().forEach(l -> lines.add(l + "\n"));
    }
    lines.addAll(crossings(set, family).values());
    return lines;
  }

  private static String changes(
      ExportInput before, ExportInput after, RuleSet old, RuleSet now, int family) {
    boolean was = old.rules().stream().anyMatch(r -> r.has(family)) || has(family, old);
    boolean is = now.rules().stream().anyMatch(r -> r.has(family)) || has(family, now);
    List<String> oldChains = was ? chains(old, family) : List.of();
    List<String> newChains = is ? chains(now, family) : List.of();
    List<String> olds = was ? filter(Optional.empty(), old, family) : List.of();
    List<String> news = is ? filter(Optional.empty(), now, family) : List.of();
    StringBuilder first = new StringBuilder();
    if (!was && is) {
      first.append(":FORWARD DROP [0:0]\n");
    }
    without(newChains, oldChains).forEach(name -> first.append(declared(name)));
    without(news, olds).forEach(first::append);
    List<String> oldNat = translation(old, family);
    List<String> newNat = translation(now, family);
    StringBuilder nat = new StringBuilder();
    without(newNat, oldNat).forEach(nat::append);
    without(oldNat, newNat).forEach(l -> nat.append(deleted(l)));
    StringBuilder last = new StringBuilder();
    without(olds, news).forEach(l -> last.append(deleted(l)));
    without(oldChains, newChains).forEach(name -> last.append("-X ").append(name).append('\n'));
    if (first.isEmpty() && nat.isEmpty() && last.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    comment(out, FirewallRules.changesHead(before, after, now));
    comment(out, after.texts().say("export.iptables.changes", tool(family)));
    table(out, "filter", first);
    table(out, "nat", nat);
    table(out, "filter", last);
    return out.toString();
  }

  /// Whether there is a file for the family: that of IPv4 is always written.
  private static boolean has(int family, RuleSet set) {
    return family == 4 && !set.rules().isEmpty();
  }

  private static void table(StringBuilder out, String name, StringBuilder lines) {
    if (!lines.isEmpty()) {
      out.append('*').append(name).append('\n').append(lines).append("COMMIT\n");
    }
  }

  private static String deleted(String line) {
    return "-D" + line.substring(2);
  }

  private static List<String> without(List<String> these, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return these.stream().filter(l -> !known.contains(l)).toList();
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
      rule(out, set, rule, family, chain, to.any() ? "" : list(to.real().of(family)), "");
      return;
    }
    for (Cidr called : to.outside().of(family)) {
      Optional<Address> real = Optional.ofNullable(set.translated().get(called.base()));
      rule(
          out,
          set,
          rule,
          family,
          chain,
          real.map(Address::text).orElseGet(() -> list(to.real().of(family))),
          called.text());
    }
  }

  private static void rule(
      StringBuilder out,
      RuleSet set,
      Rule rule,
      int family,
      String chain,
      String to,
      String called) {
    out.append("-A ").append(chain);
    interfaces(out, set, rule);
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

  private static void interfaces(StringBuilder out, RuleSet set, Rule rule) {
    set.linux(rule.source().band()).ifPresent(n -> out.append(" -i ").append(n));
    set.linux(rule.destination().band()).ifPresent(n -> out.append(" -o ").append(n));
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

  private static List<String> translation(RuleSet set, int family) {
    List<String> lines = new ArrayList<>();
    set.translated(family)
        .forEach(
            (outside, real) ->
                lines.add(
                    "-A PREROUTING -d "
                        + outside.text()
                        + " -j DNAT --to-destination "
                        + real.text()
                        + "\n"));
    set.back(family)
        .forEach(
            (real, outside) ->
                lines.add(
                    "-A POSTROUTING -s "
                        + real.text()
                        + " -j SNAT --to-source "
                        + outside.text()
                        + "\n"));
    return lines;
  }

  private static void comment(StringBuilder out, String sentence) {
    out.append("# ").append(Plain.ascii(sentence)).append('\n');
  }
}
