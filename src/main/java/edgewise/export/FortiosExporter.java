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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The firewall rows as a script for FortiOS 7: `firewall/SITE-FIREWALL.fortios`, with addresses,
/// groups, services, virtual addresses for what is translated, and one policy a row. The
/// destination of a policy for a translated server is its virtual address.
public final class FortiosExporter implements Exporter {
  private static final int LONGEST_POLICY = 35;
  private static final int LONGEST_COMMENT = 255;
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

  private static String text(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    comment(out, FirewallRules.head(in, set));
    comment(out, in.texts().say("export.fortios.interfaces"));
    List<Group> groups =
        set.groups(
            r ->
                isVirtual(set, r.destination())
                    ? List.of(r.source().real())
                    : List.of(r.source().real(), r.destination().real()));
    for (int family : FAMILIES) {
      addresses(out, groups, family);
      virtual(out, set, family);
    }
    config(out, "firewall service custom", FirewallRules.services(set), FortiosExporter::service);
    Map<String, String> names = FirewallRules.names(set, LONGEST_POLICY);
    out.append("config firewall policy\n");
    for (Rule rule : set.rules()) {
      if (rule.isOpen()) {
        comment(out, FirewallRules.open(in, rule));
      } else {
        policy(out, set, names.get(rule.row().id()), rule);
      }
    }
    return out.append("end\n").toString();
  }

  /// An entry of a table.
  ///
  /// @param values each `KEY VALUE`
  private record Entry(String name, List<String> values) {}

  private static <T> void config(
      StringBuilder out, String table, List<T> items, Function<T, Entry> entry) {
    if (items.isEmpty()) {
      return;
    }
    out.append("config ").append(table).append('\n');
    items.forEach(item -> entry(out, entry.apply(item)));
    out.append("end\n");
  }

  private static void entry(StringBuilder out, Entry entry) {
    out.append("    edit ").append(entry.name()).append('\n');
    entry.values().forEach(v -> out.append("        set ").append(v).append('\n'));
    out.append("    next\n");
  }

  private static void addresses(StringBuilder out, List<Group> groups, int family) {
    String six = family == 6 ? "6" : "";
    List<Cidr> parts =
        groups.stream().flatMap(g -> g.of(family).stream()).distinct().sorted().toList();
    config(
        out,
        "firewall address" + six,
        parts,
        p -> new Entry(quoted(FirewallRules.object(p)), List.of(subnet(p))));
    config(
        out,
        "firewall addrgrp" + six,
        groups.stream().filter(g -> !g.of(family).isEmpty()).toList(),
        g ->
            new Entry(
                quoted(g.name()),
                List.of(
                    "member "
                        + quoted(g.of(family).stream().map(FirewallRules::object).toList()))));
  }

  private static String subnet(Cidr part) {
    return part.base().family() == 6
        ? "ip6 " + FirewallRules.prefix(part)
        : "subnet " + part.base().text() + " " + FirewallRules.mask(part.length());
  }

  private static void virtual(StringBuilder out, RuleSet set, int family) {
    Set<Address> seen = new HashSet<>();
    Set<Address> inside = set.calledFromInside();
    config(
        out,
        family == 6 ? "firewall vip6" : "firewall vip",
        List.copyOf(set.translated(family).entrySet()),
        pair -> {
          List<String> values = new ArrayList<>();
          values.add("extip " + pair.getKey().text());
          values.add(
              "mappedip "
                  + (family == 6 ? pair.getValue().text() : quoted(pair.getValue().text())));
          if (family == 4) {
            values.add(
                "extintf " + quoted(inside.contains(pair.getKey()) ? "any" : port(Band.OUTSIDE)));
          }
          // What the server sends leaves by the first of its public addresses.
          if (seen.add(pair.getValue())) {
            values.add("nat-source-vip enable");
          }
          return new Entry(quoted(virtual(pair.getKey())), values);
        });
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

  private static void policy(StringBuilder out, RuleSet set, String name, Rule rule) {
    List<String> values = new ArrayList<>();
    values.add("name " + quoted(name));
    values.add("srcintf " + quoted(port(rule.source().band())));
    values.add("dstintf " + quoted(port(rule.destination().band())));
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
    entry(out, new Entry("0", values));
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

  private static String port(Band band) {
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
