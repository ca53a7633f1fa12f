package edgewise.export;

import edgewise.export.FirewallRules.Band;
import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The firewall rows as `set` commands for the configure mode of PAN-OS:
/// `firewall/SITE-FIREWALL.panos`. Rules name the address that was called, from before the
/// translation, and the zone behind it, as the device has it. Nothing is committed.
public final class PanosExporter implements Exporter {
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_DESCRIPTION = 255;
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

  private static String text(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    // The configure mode has no comments; the tag of all rules says where they come from.
    out.append("set tag ").append(TAG).append(" comments ");
    out.append(quoted(FirewallRules.head(in, set) + ". " + in.texts().say("export.panos.zones")));
    out.append('\n');
    List<Group> groups = set.groups(r -> List.of(r.source().real(), r.destination().outside()));
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
    set.translated().forEach((outside, real) -> translation(out, outside, real));
    Map<String, String> names = FirewallRules.names(set, LONGEST_NAME);
    for (Rule rule : set.rules()) {
      if (!rule.isOpen()) {
        rule(out, names.get(rule.row().id()), rule);
      }
    }
    return out.toString();
  }

  private static void rule(StringBuilder out, String name, Rule rule) {
    String start = "set rulebase security rules " + name + " ";
    out.append(start).append("from ").append(zone(rule.source().band()));
    out.append(" to ").append(zone(rule.destination().band()));
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
  private static void translation(StringBuilder out, Address outside, Address real) {
    out.append("set rulebase nat rules nat-").append(outside.text().replace(':', '_'));
    out.append(" from ").append(zone(Band.PERIMETER)).append(" to ").append(zone(Band.OUTSIDE));
    out.append(" source ").append(real.text()).append(" destination any service any");
    out.append(" source-translation static-ip translated-address ").append(outside.text());
    out.append(" bi-directional yes\n");
  }

  private static String list(List<String> names) {
    return names.stream().collect(Collectors.joining(" ", "[ ", " ]"));
  }

  /// The zone of a side, also in policies for this device.
  static String zone(Band band) {
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
