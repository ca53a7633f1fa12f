package edgewise.export;

import edgewise.export.FirewallRules.Band;
import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The firewall rows as `set` commands for the configure mode of PAN-OS:
/// `firewall/SITE-FIREWALL.panos`. Rules name the address that was called, from before the
/// translation, and the zone behind it, as the device has it. Nothing is committed.
public final class PanosExporter implements ChangeExporter {
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_DESCRIPTION = 255;

  /// The family whose single addresses the device translates; of IPv6 it translates prefixes
  /// (NPTv6; there is no NAT66).
  private static final int TRANSLATED = 4;

  private static final String TAG = "edgewise";

  @Override
  public String id() {
    return "panos";
  }

  @Override
  public Audience audience() {
    return Audience.FIREWALL;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return FirewallRules.files(in, ".panos", set -> text(in, set).getBytes(StandardCharsets.UTF_8));
  }

  /// Nothing counts before it is committed, so a rule may go before it comes back; objects come
  /// before what names them and go after it.
  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    return FirewallRules.changes(
        before,
        after,
        ".panos",
        (old, now) -> changes(before, after, old, now),
        StandardCharsets.UTF_8);
  }

  private static String changes(ExportInput before, ExportInput after, RuleSet old, RuleSet now) {
    StringBuilder out = new StringBuilder();
    Map<String, String> oldObjects = objects(old);
    Map<String, String> newObjects = objects(now);
    Map<String, List<String>> oldGroups = members(old);
    Map<String, List<String>> newGroups = members(now);
    Map<String, String> oldRules = rules(old);
    Map<String, String> newRules = rules(now);
    newObjects.forEach(
        (name, line) -> {
          if (!oldObjects.containsKey(name)) {
            out.append(line);
          }
        });
    newGroups.forEach(
        (name, members) -> {
          List<String> fresh = without(members, oldGroups.getOrDefault(name, List.of()));
          if (!fresh.isEmpty()) {
            out.append("set ").append(name).append(" static ").append(list(fresh)).append('\n');
          }
        });
    newRules.forEach(
        (name, lines) -> {
          String was = oldRules.get(name);
          if (!lines.equals(was)) {
            // A second set would add to what is there.
            out.append(was == null ? "" : "delete " + name + "\n").append(lines);
          }
        });
    oldRules.keySet().stream()
        .filter(name -> !newRules.containsKey(name))
        .forEach(name -> out.append("delete ").append(name).append('\n'));
    oldGroups.forEach(
        (name, members) -> {
          List<String> kept = newGroups.get(name);
          if (kept == null) {
            out.append("delete ").append(name).append('\n');
          } else {
            without(members, kept)
                .forEach(m -> out.append("delete " + name + " static " + m + "\n"));
          }
        });
    oldObjects.keySet().stream()
        .filter(name -> !newObjects.containsKey(name))
        .forEach(name -> out.append("delete ").append(name).append('\n'));
    if (out.isEmpty()) {
      return "";
    }
    return tag(after, now, FirewallRules.changesHead(before, after, now)) + out;
  }

  private static List<String> without(List<String> these, List<String> others) {
    return these.stream().filter(l -> !others.contains(l)).toList();
  }

  /// The lines of addresses and services by what is deleted when they go.
  private static Map<String, String> objects(RuleSet set) {
    Map<String, String> objects = new LinkedHashMap<>();
    groups(set).stream()
        .flatMap(g -> g.parts().stream())
        .distinct()
        .sorted()
        .forEach(
            part -> {
              StringBuilder line = new StringBuilder();
              address(line, part);
              objects.put("address " + FirewallRules.object(part), line.toString());
            });
    for (Rule rule : FirewallRules.services(set)) {
      StringBuilder line = new StringBuilder();
      service(line, rule);
      objects.put("service " + FirewallRules.service(rule), line.toString());
    }
    return objects;
  }

  private static Map<String, List<String>> members(RuleSet set) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (Group group : groups(set)) {
      members.put(
          "address-group " + group.name(),
          group.parts().stream().map(FirewallRules::object).toList());
    }
    return members;
  }

  /// The lines of translations and rules by what is deleted when they go.
  private static Map<String, String> rules(RuleSet set) {
    Map<String, String> rules = new LinkedHashMap<>();
    set.translated(TRANSLATED)
        .forEach(
            (outside, real) -> {
              StringBuilder lines = new StringBuilder();
              translation(lines, set, outside, real);
              rules.put(nat(outside), lines.toString());
            });
    Map<String, String> names = FirewallRules.names(set, LONGEST_NAME);
    for (Rule rule : set.rules()) {
      if (!rule.isOpen()) {
        StringBuilder lines = new StringBuilder();
        String name = names.get(rule.row().id());
        rule(lines, set, name, rule);
        rules.put("rulebase security rules " + name, lines.toString());
      }
    }
    return rules;
  }

  private static List<Group> groups(RuleSet set) {
    return set.groups(r -> List.of(r.source().real(), r.destination().outside()));
  }

  /// The configure mode has no comments; the tag of all rules says where they come from. Of a head
  /// that is too long the end is left out, so that what has to be done stays.
  private static String tag(ExportInput in, RuleSet set, String head) {
    String commit = ". " + in.texts().say("export.panos.commit");
    String what = FirewallRules.words(head, false, LONGEST_DESCRIPTION - commit.length());
    String examples =
        FirewallRules.examples(in, set, "export.panos.zones", PanosExporter::example)
            .map(s -> " " + s)
            .orElse("");
    return "set tag " + TAG + " comments " + quoted(what + commit + examples) + "\n";
  }

  private static String nat(Address outside) {
    return "rulebase nat rules nat-" + outside.text().replace(':', '_');
  }

  private static String text(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    out.append(tag(in, set, FirewallRules.head(in, set)));
    if (set.translated(TRANSLATED).size() < set.translated().size()) {
      out.append("set tag " + TAG + "-ipv6 comments ");
      out.append(quoted(in.texts().say("export.panos.ipv6"))).append('\n');
    }
    List<Group> groups = groups(set);
    groups.stream()
        .flatMap(g -> g.parts().stream())
        .distinct()
        .sorted()
        .forEach(part -> address(out, part));
    for (Group group : groups) {
      out.append("set address-group ").append(group.name()).append(" static ");
      out.append(list(group.parts().stream().map(FirewallRules::object).toList())).append('\n');
    }
    for (Rule rule : FirewallRules.services(set)) {
      service(out, rule);
    }
    set.translated(TRANSLATED).forEach((outside, real) -> translation(out, set, outside, real));
    Map<String, String> names = FirewallRules.names(set, LONGEST_NAME);
    for (Rule rule : set.rules()) {
      if (!rule.isOpen()) {
        rule(out, set, names.get(rule.row().id()), rule);
      }
    }
    return out.toString();
  }

  private static void rule(StringBuilder out, RuleSet set, String name, Rule rule) {
    String start = "set rulebase security rules " + name + " ";
    out.append(start).append("from ").append(zone(set, rule.source().band()));
    out.append(" to ").append(zone(set, rule.destination().band()));
    out.append(" source ").append(group(rule.source(), rule.source().real()));
    out.append(" destination ").append(group(rule.destination(), rule.destination().outside()));
    out.append(" application any service ").append(FirewallRules.service(rule));
    out.append(" action allow\n");
    out.append(start).append("description ").append(quoted(rule.note())).append('\n');
    out.append(start).append("tag ").append(TAG).append('\n');
  }

  private static String group(End end, Group group) {
    return end.any() ? "any" : group.name();
  }

  private static void address(StringBuilder out, Cidr part) {
    out.append("set address ").append(FirewallRules.object(part)).append(" ip-netmask ");
    out.append(FirewallRules.prefix(part)).append('\n');
  }

  private static void service(StringBuilder out, Rule rule) {
    out.append("set service ").append(FirewallRules.service(rule)).append(" protocol ");
    out.append(rule.transport()).append(" port ");
    out.append(rule.row().ports().map(p -> FirewallRules.ports(p, "-")).orElse("1-65535"));
    rule.row()
        .sourcePorts()
        .ifPresent(p -> out.append(" source-port ").append(FirewallRules.ports(p, "-")));
    out.append('\n');
  }

  /// One rule translates both ways: a listener that is called, and a machine that calls.
  private static void translation(StringBuilder out, RuleSet set, Address outside, Address real) {
    out.append("set ").append(nat(outside));
    out.append(" from ")
        .append(zone(set, Band.PERIMETER))
        .append(" to ")
        .append(zone(set, Band.OUTSIDE));
    out.append(" source ").append(real.text()).append(" destination any service any");
    out.append(" source-translation static-ip translated-address ").append(outside.text());
    out.append(" bi-directional yes\n");
  }

  private static String list(List<String> names) {
    return names.stream().collect(Collectors.joining(" ", "[ ", " ]"));
  }

  /// The zone of a side, also in policies for this device.
  static String zone(RuleSet set, Band band) {
    return set.named(band, PanosExporter::example);
  }

  /// What the zone of a side is called where the design does not say.
  static String example(Band band) {
    return switch (band) {
      case OUTSIDE -> "untrust";
      case PERIMETER -> "dmz";
      case INSIDE -> "trust";
    };
  }

  private static String quoted(String text) {
    return '"' + FirewallRules.words(text, false, LONGEST_DESCRIPTION) + '"';
  }
}
