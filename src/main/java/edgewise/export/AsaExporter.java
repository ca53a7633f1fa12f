package edgewise.export;

import edgewise.export.FirewallRules.Band;
import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.PortRange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The firewall rows as commands for a Cisco ASA 9: `firewall/SITE-FIREWALL.asa`, with a network
/// object group for each end, one access list for each interface that connections come in by, and
/// the static translations. Access lists name real addresses, as the ASA has it since 8.3.
public final class AsaExporter implements Exporter {
  private static final int LONGEST_REMARK = 100;

  @Override
  public String id() {
    return "asa";
  }

  @Override
  public Audience audience() {
    return Audience.FIREWALL;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return FirewallRules.files(in, ".asa", set -> FirewallRules.ascii(text(in, set)));
  }

  private static String text(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    remark(out, FirewallRules.head(in, set));
    remark(out, in.texts().say("export.asa.interfaces"));
    Set<Address> inside = set.calledFromInside();
    set.translated()
        .forEach(
            (outside, real) -> {
              String to = inside.contains(outside) ? "any" : nameif(Band.OUTSIDE);
              translation(out, outside, real, to);
            });
    for (Group group : set.groups(r -> List.of(r.source().real(), r.destination().real()))) {
      group(out, group);
    }
    Map<Band, List<Rule>> byBand = new EnumMap<>(Band.class);
    set.rules()
        .forEach(r -> byBand.computeIfAbsent(r.source().band(), _ -> new ArrayList<>()).add(r));
    byBand.forEach(
        (band, rules) -> {
          String list = list(band);
          boolean any = false;
          for (Rule rule : rules) {
            if (rule.isOpen()) {
              remark(out, FirewallRules.open(in, rule));
            } else {
              rule(out, list, rule);
              any = true;
            }
          }
          if (any) {
            out.append("access-group ").append(list).append(" in interface ");
            out.append(nameif(band)).append('\n');
          }
        });
    return out.toString();
  }

  private static void rule(StringBuilder out, String list, Rule rule) {
    out.append("access-list ").append(list).append(" remark ");
    out.append(FirewallRules.words(rule.note(), true, LONGEST_REMARK)).append('\n');
    out.append("access-list ").append(list).append(" extended permit ");
    out.append(rule.transport()).append(' ').append(end(rule.source()));
    rule.row().sourcePorts().ifPresent(p -> out.append(' ').append(ports(p)));
    out.append(' ').append(end(rule.destination()));
    rule.row().ports().ifPresent(p -> out.append(' ').append(ports(p)));
    out.append('\n');
  }

  private static String end(End end) {
    return end.any() ? "any" : "object-group " + end.real().name();
  }

  private static String ports(PortRange range) {
    return range.from() == range.to()
        ? "eq " + range.from()
        : "range " + range.from() + " " + range.to();
  }

  private static void group(StringBuilder out, Group group) {
    out.append("object-group network ").append(group.name()).append('\n');
    for (Cidr part : group.parts()) {
      out.append(" network-object ");
      if (part.base().family() == 6) {
        out.append(FirewallRules.prefix(part));
      } else if (part.isSingle()) {
        out.append("host ").append(part.base().text());
      } else {
        out.append(part.base().text()).append(' ').append(FirewallRules.mask(part.length()));
      }
      out.append('\n');
    }
  }

  private static void translation(StringBuilder out, Address outside, Address real, String to) {
    out.append("object network nat-").append(outside.text().replace(':', '_')).append('\n');
    out.append(" host ").append(real.text()).append('\n');
    out.append(" nat (").append(nameif(Band.PERIMETER)).append(',').append(to);
    out.append(") static ").append(outside.text()).append('\n');
  }

  private static String list(Band band) {
    return switch (band) {
      case OUTSIDE -> "OUTSIDE_IN";
      case PERIMETER -> "DMZ_IN";
      case INSIDE -> "INSIDE_IN";
    };
  }

  private static String nameif(Band band) {
    return switch (band) {
      case OUTSIDE -> "outside";
      case PERIMETER -> "dmz";
      case INSIDE -> "inside";
    };
  }

  private static void remark(StringBuilder out, String sentence) {
    out.append("! ").append(FirewallRules.words(sentence, true, 200)).append('\n');
  }
}
