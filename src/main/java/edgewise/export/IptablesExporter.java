package edgewise.export;

import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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

  /// About as long as a line.
  private static final int LINE = 256;

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
    // A chain of this firewall, so that counters and listings are told apart. In capitals, which no
    // group of addresses ends in.
    String key = set.key().toUpperCase(Locale.ROOT);
    return chain(key.startsWith("-") ? "_" + key : key);
  }

  private static String text(ExportInput in, RuleSet set, int family) {
    StringBuilder out = new StringBuilder();
    comment(out, FirewallRules.head(in, set));
    comment(out, in.texts().say("export.iptables.run", tool(family)));
    FirewallRules.tooLong(in, set).ifPresent(s -> comment(out, s));
    out.append("*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n");
    Crossings crossings = new Crossings(set, family);
    chains(set, crossings).forEach(name -> out.append(declared(name)));
    filter(Optional.of(in), set, family, crossings).forEach(out::append);
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
  private static List<String> chains(RuleSet set, Crossings crossings) {
    List<String> chains = new ArrayList<>();
    chains.add(chain(set));
    chains.addAll(crossings.chains.keySet());
    return chains;
  }

  /// The lines of the filter table behind the names of its chains.
  ///
  /// @param in where rules that cannot be written yet are to be said
  private static List<String> filter(
      Optional<ExportInput> in, RuleSet set, int family, Crossings crossings) {
    String chain = chain(set);
    List<String> lines = new ArrayList<>();
    lines.add("-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT\n");
    lines.add("-A FORWARD -m conntrack --ctstate NEW -j " + chain + "\n");
    for (Rule rule : set.rules()) {
      if (rule.has(family)) {
        if (isCrossed(rule, family)) {
          StringBuilder out = new StringBuilder(LINE);
          out.append("-A ").append(chain);
          interfaces(out, set, rule);
          ports(out, rule);
          comment(out, rule);
          out.append(" -j ").append(crossings.of(rule)).append('\n');
          lines.add(out.toString());
        } else {
          rules(lines, set, rule, family, chain);
        }
      } else if (rule.isOpen()) {
        in.ifPresent(
            i -> {
              StringBuilder out = new StringBuilder();
              comment(out, FirewallRules.open(i, rule));
              lines.add(out.toString());
            });
      }
    }
    lines.addAll(crossings.chains.values());
    return lines;
  }

  private static String changes(
      ExportInput before, ExportInput after, RuleSet old, RuleSet now, int family) {
    boolean was = old.rules().stream().anyMatch(r -> r.has(family)) || has(family, old);
    boolean is = now.rules().stream().anyMatch(r -> r.has(family)) || has(family, now);
    Crossings oldCrossings = new Crossings(old, family);
    Crossings newCrossings = new Crossings(now, family);
    List<String> oldChains = was ? chains(old, oldCrossings) : List.of();
    List<String> newChains = is ? chains(now, newCrossings) : List.of();
    List<String> olds = was ? filter(Optional.empty(), old, family, oldCrossings) : List.of();
    List<String> news = is ? filter(Optional.empty(), now, family, newCrossings) : List.of();
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

  /// The chains for rules between two lists: one for each pair of lists, which asks for the sender,
  /// and one for each list of listeners. Rules share them, and each name is made once.
  private static final class Crossings {
    private record Ends(String from, String to) {}

    private final Map<Ends, String> names = new HashMap<>();

    /// The line of each chain by its name, in the order of the rules.
    private final Map<String, String> chains = new LinkedHashMap<>();

    Crossings(RuleSet set, int family) {
      for (Rule rule : set.rules()) {
        if (rule.has(family) && isCrossed(rule, family)) {
          Group from = rule.source().real();
          Group to = rule.destination().real();
          names.computeIfAbsent(
              new Ends(from.name(), to.name()),
              ends -> {
                String name = chain(ends.from() + "_" + ends.to());
                String target = chain(ends.to());
                String senders = list(from.of(family));
                String listeners = list(to.of(family));
                chains.putIfAbsent(name, "-A " + name + " -s " + senders + " -j " + target + "\n");
                chains.putIfAbsent(target, "-A " + target + " -d " + listeners + " -j ACCEPT\n");
                return name;
              });
        }
      }
    }

    /// The chain of a rule.
    String of(Rule rule) {
      return names.get(new Ends(rule.source().real().name(), rule.destination().real().name()));
    }
  }

  private static String chain(String name) {
    return FirewallRules.name(name, LONGEST_CHAIN);
  }

  /// A translated listener with several addresses has a line for each.
  private static void rules(List<String> lines, RuleSet set, Rule rule, int family, String chain) {
    End to = rule.destination();
    if (!to.isTranslated()) {
      String listeners = to.any() ? "" : list(to.real().of(family));
      lines.add(rule(set, rule, family, chain, listeners, ""));
      return;
    }
    for (Cidr called : to.outside().of(family)) {
      Optional<Address> real = Optional.ofNullable(set.translated().get(called.base()));
      lines.add(
          rule(
              set,
              rule,
              family,
              chain,
              real.map(Address::text).orElseGet(() -> list(to.real().of(family))),
              called.text()));
    }
  }

  private static String rule(
      RuleSet set, Rule rule, int family, String chain, String to, String called) {
    StringBuilder out = new StringBuilder(LINE);
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
    return out.append(" -j ACCEPT\n").toString();
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
    if (parts.size() == 1) {
      return parts.getFirst().text();
    }
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
