package edgewise.export;

import edgewise.export.FirewallRules.Band;
import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.PortRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The firewall rows as a script for FortiOS 7: `firewall/SITE-FIREWALL.fortios`, with addresses,
/// groups, services, virtual addresses for what is translated, and one policy a row. The
/// destination of a policy for a translated server is its virtual address.
public final class FortiosExporter implements ChangeExporter {
  private static final int LONGEST_POLICY = 35;
  private static final int LONGEST_COMMENT = 255;

  /// Far above the numbers that a device gives by itself.
  private static final long FIRST_NUMBER = 1_000_000_000L;

  private static final int[] FAMILIES = {4, 6};

  @Override
  public String id() {
    return "fortios";
  }

  @Override
  public Audience audience() {
    return Audience.FIREWALL;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return FirewallRules.files(
        in, ".fortios", set -> text(in, set).getBytes(StandardCharsets.UTF_8));
  }

  /// A script that makes or sets what is new or other, objects before policies, then deletes what
  /// is gone, policies before objects.
  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    return FirewallRules.changes(
        before,
        after,
        ".fortios",
        (old, now) -> changes(before, after, old, now),
        StandardCharsets.UTF_8);
  }

  private static String changes(ExportInput before, ExportInput after, RuleSet old, RuleSet now) {
    StringBuilder out = new StringBuilder();
    Map<String, List<Entry>> olds = tables(old);
    Map<String, List<Entry>> news = tables(now);
    news.forEach(
        (table, entries) -> {
          Map<String, Entry> was = byName(olds.get(table));
          config(
              out,
              table,
              entries.stream()
                  .filter(e -> !e.equals(was.get(e.name())))
                  .map(e -> was.containsKey(e.name()) ? e.instead(was.get(e.name())) : e)
                  .toList());
        });
    for (String table : List.copyOf(olds.keySet()).reversed()) {
      Map<String, Entry> kept = byName(news.get(table));
      List<String> gone =
          olds.get(table).stream().map(Entry::name).filter(n -> !kept.containsKey(n)).toList();
      if (!gone.isEmpty()) {
        out.append("config ").append(table).append('\n');
        gone.forEach(name -> out.append("    delete ").append(name).append('\n'));
        out.append("end\n");
      }
    }
    if (out.isEmpty()) {
      return "";
    }
    StringBuilder head = new StringBuilder();
    comment(head, FirewallRules.changesHead(before, after, now));
    examples(head, after, now);
    return head.append(out).toString();
  }

  private static Map<String, Entry> byName(List<Entry> entries) {
    Map<String, Entry> all = new LinkedHashMap<>();
    entries.forEach(e -> all.put(e.name(), e));
    return all;
  }

  private static String text(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    comment(out, FirewallRules.head(in, set));
    examples(out, in, set);
    for (Rule rule : set.rules()) {
      if (rule.isOpen()) {
        comment(out, FirewallRules.open(in, rule));
      }
    }
    tables(set).forEach((table, entries) -> config(out, table, entries));
    return out.toString();
  }

  /// Every table with its entries, in the order in which they may be made.
  private static Map<String, List<Entry>> tables(RuleSet set) {
    List<Group> groups =
        set.groups(
            r ->
                isVirtual(set, r.destination())
                    ? List.of(r.source().real())
                    : List.of(r.source().real(), r.destination().real()));
    Map<String, List<Entry>> tables = new LinkedHashMap<>();
    for (int family : FAMILIES) {
      addresses(tables, groups, family);
      virtual(tables, set, family);
    }
    tables.put(
        "firewall service custom",
        FirewallRules.services(set).stream().map(FortiosExporter::service).toList());
    tables.put("firewall policy", policies(set));
    return tables;
  }

  /// An entry of a table.
  ///
  /// @param values each `KEY VALUE`
  /// @param unset keys that have to be cleared
  private record Entry(String name, List<String> values, List<String> unset) {
    Entry(String name, List<String> values) {
      this(name, values, List.of());
    }

    /// This entry where another one of its name is in place.
    Entry instead(Entry other) {
      Set<String> keys = values.stream().map(Entry::key).collect(Collectors.toSet());
      return new Entry(
          name,
          values,
          other.values.stream().map(Entry::key).filter(k -> !keys.contains(k)).toList());
    }

    private static String key(String value) {
      return value.substring(0, value.indexOf(' '));
    }
  }

  private static void config(StringBuilder out, String table, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    out.append("config ").append(table).append('\n');
    for (Entry entry : entries) {
      out.append("    edit ").append(entry.name()).append('\n');
      entry.values().forEach(v -> out.append("        set ").append(v).append('\n'));
      entry.unset().forEach(k -> out.append("        unset ").append(k).append('\n'));
      out.append("    next\n");
    }
    out.append("end\n");
  }

  private static void addresses(Map<String, List<Entry>> tables, List<Group> groups, int family) {
    String six = family == 6 ? "6" : "";
    tables.put(
        "firewall address" + six,
        groups.stream()
            .flatMap(g -> g.of(family).stream())
            .distinct()
            .sorted()
            .map(p -> new Entry(quoted(FirewallRules.object(p)), List.of(subnet(p))))
            .toList());
    tables.put(
        "firewall addrgrp" + six,
        groups.stream()
            .filter(g -> !g.of(family).isEmpty())
            .map(
                g ->
                    new Entry(
                        quoted(g.name()),
                        List.of(
                            "member "
                                + quoted(
                                    g.of(family).stream().map(FirewallRules::object).toList()))))
            .toList());
  }

  private static String subnet(Cidr part) {
    return part.base().family() == 6
        ? "ip6 " + FirewallRules.prefix(part)
        : "subnet " + part.base().text() + " " + FirewallRules.mask(part.length());
  }

  private static void virtual(Map<String, List<Entry>> tables, RuleSet set, int family) {
    Set<Address> seen = new HashSet<>();
    Set<Address> inside = set.calledFromInside();
    List<Entry> entries = new ArrayList<>();
    set.translated(family)
        .forEach(
            (outside, real) -> {
              List<String> values = new ArrayList<>();
              values.add("extip " + outside.text());
              values.add("mappedip " + (family == 6 ? real.text() : quoted(real.text())));
              if (family == 4) {
                values.add(
                    "extintf "
                        + quoted(inside.contains(outside) ? "any" : port(set, Band.OUTSIDE)));
              }
              // What the server sends leaves by the first of its public addresses.
              if (seen.add(real)) {
                values.add("nat-source-vip enable");
              }
              entries.add(new Entry(quoted(virtual(outside)), values));
            });
    tables.put(family == 6 ? "firewall vip6" : "firewall vip", entries);
  }

  private static String virtual(Address outside) {
    return "vip-" + outside.text().replace(':', '_');
  }

  private static Entry service(Rule rule) {
    String ports =
        rule.row().ports().map(p -> FirewallRules.ports(p, "-")).orElse("1-65535")
            + rule.row()
                .sourcePorts()
                .map((PortRange p) -> ":" + FirewallRules.ports(p, "-"))
                .orElse("");
    return new Entry(
        quoted(FirewallRules.service(rule)), List.of(rule.transport() + "-portrange " + ports));
  }

  /// Policies have numbers made of their names, so that a second run sets them again and a later
  /// one finds them.
  private static List<Entry> policies(RuleSet set) {
    Map<String, String> names = FirewallRules.names(set, LONGEST_POLICY);
    Set<Long> taken = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (Rule rule : set.rules()) {
      if (!rule.isOpen()) {
        String name = names.get(rule.row().id());
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        long number = FIRST_NUMBER + sum.getValue() % FIRST_NUMBER;
        while (!taken.add(number)) {
          number++;
        }
        entries.add(new Entry(Long.toString(number), policy(set, name, rule)));
      }
    }
    return entries;
  }

  private static List<String> policy(RuleSet set, String name, Rule rule) {
    List<String> values = new ArrayList<>();
    values.add("name " + quoted(name));
    values.add("srcintf " + quoted(port(set, rule.source().band())));
    values.add("dstintf " + quoted(port(set, rule.destination().band())));
    for (int family : FAMILIES) {
      if (rule.has(family)) {
        String six = family == 6 ? "6" : "";
        values.add("srcaddr" + six + " " + source(rule.source()));
        values.add("dstaddr" + six + " " + destination(set, rule.destination(), family));
      }
    }
    values.add("action accept");
    values.add("schedule \"always\"");
    values.add("service " + quoted(FirewallRules.service(rule)));
    values.add("logtraffic all");
    if (rule.source().isTranslated()) {
      values.add("nat enable");
    }
    values.add("comments " + quoted(FirewallRules.words(rule.note(), false, LONGEST_COMMENT)));
    return values;
  }

  private static String source(End end) {
    return quoted(end.any() ? "all" : end.real().name());
  }

  /// True when every address by which the end is called has a virtual address object.
  private static boolean isVirtual(RuleSet set, End end) {
    return end.isTranslated()
        && end.outside().parts().stream().allMatch(c -> set.translated().containsKey(c.base()));
  }

  private static String destination(RuleSet set, End end, int family) {
    if (!isVirtual(set, end)) {
      return source(end);
    }
    return quoted(end.outside().of(family).stream().map(c -> virtual(c.base())).toList());
  }

  private static void examples(StringBuilder out, ExportInput in, RuleSet set) {
    FirewallRules.examples(in, set, "export.fortios.interfaces", FortiosExporter::example)
        .ifPresent(said -> comment(out, said));
  }

  private static String port(RuleSet set, Band band) {
    return set.named(band, FortiosExporter::example);
  }

  private static String example(Band band) {
    return switch (band) {
      case OUTSIDE -> "wan1";
      case PERIMETER -> "dmz";
      case INSIDE -> "internal";
    };
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String quoted(List<String> names) {
    return names.stream().map(n -> '"' + n + '"').collect(Collectors.joining(" "));
  }

  private static void comment(StringBuilder out, String sentence) {
    out.append("# ").append(FirewallRules.words(sentence, false, LONGEST_COMMENT)).append('\n');
  }
}
