package edgewise.export;

import edgewise.export.FirewallRules.Band;
import edgewise.export.FirewallRules.End;
import edgewise.export.FirewallRules.Group;
import edgewise.export.FirewallRules.Rule;
import edgewise.export.FirewallRules.RuleSet;
import edgewise.model.Cidr;
import edgewise.model.PortRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The firewall rows as policies for Capirca and Aerleon: `firewall/SITE-FIREWALL.pol`, with the
/// definitions that all of them share, `firewall/NETWORK.net` and `firewall/SERVICES.svc`.
///
/// A policy has one filter for each pair of sides. Where something translates there are two: one
/// with the addresses behind it for targets that want those, one with the addresses that are called
/// for PAN-OS.
public final class CapircaExporter implements Exporter {
  /// What the target with the shortest names takes.
  private static final int LONGEST_TERM = 24;

  private static final int LONGEST_COMMENT = 200;

  @Override
  public String id() {
    return "capirca";
  }

  @Override
  public Audience audience() {
    return Audience.FIREWALL;
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    List<RuleSet> sets = FirewallRules.of(in);
    List<OutFile> files = new ArrayList<>();
    Map<String, Group> networks = new LinkedHashMap<>();
    Map<String, String> services = new TreeMap<>();
    for (RuleSet set : sets) {
      files.add(FirewallRules.file(set.file() + ".pol", FirewallRules.ascii(policy(in, set))));
      set.groups(
              r ->
                  Stream.of(r.source().real(), r.destination().real(), r.destination().outside())
                      .toList())
          .forEach(g -> networks.put(token(g.name()), g));
      for (Rule rule : set.rules()) {
        Stream.of(rule.row().ports(), rule.row().sourcePorts())
            .flatMap(Optional::stream)
            .forEach(
                p ->
                    services.put(
                        service(rule, p), FirewallRules.ports(p, "-") + "/" + rule.transport()));
      }
    }
    if (!sets.isEmpty()) {
      files.add(FirewallRules.file("NETWORK.net", FirewallRules.ascii(networks(in, networks))));
      files.add(FirewallRules.file("SERVICES.svc", FirewallRules.ascii(services(in, services))));
    }
    return List.copyOf(files);
  }

  private static String policy(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    comment(out, FirewallRules.head(in, set));
    if (!set.interfaces().isEmpty()) {
      comment(out, in.texts().say("export.capirca.definitions"));
    }
    FirewallRules.examples(in, set, "export.capirca.run", PanosExporter::example)
        .ifPresent(said -> comment(out, said));
    Map<String, String> names = FirewallRules.names(set, LONGEST_TERM);
    Map<String, List<Rule>> bySides = new LinkedHashMap<>();
    for (Rule rule : set.rules()) {
      if (rule.isOpen()) {
        comment(out, FirewallRules.open(in, rule));
      } else {
        bySides
            .computeIfAbsent(
                rule.source().band() + " " + rule.destination().band(), _ -> new ArrayList<>())
            .add(rule);
      }
    }
    bySides
        .values()
        .forEach(
            rules -> {
              Band from = rules.getFirst().source().band();
              Band to = rules.getFirst().destination().band();
              String chain = word(from) + "-TO-" + word(to);
              String palo =
                  "paloalto from-zone "
                      + PanosExporter.zone(set, from)
                      + " to-zone "
                      + PanosExporter.zone(set, to);
              boolean six = rules.stream().anyMatch(r -> r.has(6));
              List<String> real = new ArrayList<>();
              real.add("ciscoasa " + chain);
              real.add("speedway " + chain);
              if (six) {
                real.add("speedway " + chain + " inet6");
              }
              if (rules.stream().anyMatch(r -> r.destination().isTranslated())) {
                filter(out, in, set, real, rules, names, false);
                filter(out, in, set, List.of(palo), rules, names, true);
              } else {
                real.add(palo);
                filter(out, in, set, real, rules, names, false);
              }
            });
    return out.toString();
  }

  private static void filter(
      StringBuilder out,
      ExportInput in,
      RuleSet set,
      List<String> targets,
      List<Rule> rules,
      Map<String, String> names,
      boolean called) {
    out.append("\nheader {\n  comment:: ").append(quoted(FirewallRules.head(in, set)));
    targets.forEach(t -> out.append("\n  target:: ").append(t));
    out.append("\n}\n");
    for (Rule rule : rules) {
      out.append("term ").append(names.get(rule.row().id())).append(" {\n");
      out.append("  comment:: ").append(quoted(rule.note())).append('\n');
      address(out, "source", rule.source(), rule.source().real());
      End to = rule.destination();
      address(out, "destination", to, called ? to.outside() : to.real());
      rule.row().sourcePorts().ifPresent(p -> line(out, "source-port", service(rule, p)));
      rule.row().ports().ifPresent(p -> line(out, "destination-port", service(rule, p)));
      line(out, "protocol", rule.transport());
      line(out, "action", "accept");
      out.append("}\n");
    }
  }

  private static void address(StringBuilder out, String side, End end, Group group) {
    if (!end.any()) {
      line(out, side + "-address", token(group.name()));
    }
  }

  private static void line(StringBuilder out, String key, String value) {
    out.append("  ").append(key).append(":: ").append(value).append('\n');
  }

  private static String token(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String service(Rule rule, PortRange ports) {
    return token(rule.transport() + "-" + FirewallRules.ports(ports, "-"));
  }

  private static String networks(ExportInput in, Map<String, Group> networks) {
    StringBuilder out = new StringBuilder();
    comment(out, in.texts().say("export.capirca.networks", in.baseName()));
    networks.forEach(
        (name, group) -> {
          String start = name + " = ";
          for (Cidr part : group.parts()) {
            out.append(start).append(FirewallRules.prefix(part)).append('\n');
            start = " ".repeat(start.length());
          }
        });
    return out.toString();
  }

  private static String services(ExportInput in, Map<String, String> services) {
    StringBuilder out = new StringBuilder();
    comment(out, in.texts().say("export.capirca.services", in.baseName()));
    services.forEach((name, ports) -> out.append(name).append(" = ").append(ports).append('\n'));
    return out.toString();
  }

  private static String word(Band band) {
    return switch (band) {
      case OUTSIDE -> "OUTSIDE";
      case PERIMETER -> "DMZ";
      case INSIDE -> "INSIDE";
    };
  }

  private static String quoted(String text) {
    return '"' + FirewallRules.words(text, true, LONGEST_COMMENT) + '"';
  }

  private static void comment(StringBuilder out, String sentence) {
    out.append("# ").append(Plain.ascii(sentence)).append('\n');
  }
}
