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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The firewall rows as commands for a Cisco ASA 9: `firewall/SITE-FIREWALL.asa`, with a network
/// object group for each end, one access list for each interface that connections come in by, and
/// the static translations. Access lists name real addresses, as the ASA has it since 8.3.
public final class AsaExporter implements ChangeExporter {
  private static final int LONGEST_REMARK = 100;
  private static final int LONGEST_LINE = 400;

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

  @Override
  public List<OutFile> changes(ExportInput before, ExportInput after) {
    return FirewallRules.changes(
        before,
        after,
        ".asa",
        (old, now) -> changes(before, after, old, now),
        StandardCharsets.US_ASCII);
  }

  /// New addresses and entries first, then what goes, in the other order. An entry of which only
  /// the remark differs stays where it is.
  private static String changes(ExportInput before, ExportInput after, RuleSet old, RuleSet now) {
    StringBuilder out = new StringBuilder();
    Map<String, List<String>> oldGroups = members(old);
    Map<String, List<String>> newGroups = members(now);
    newGroups.forEach(
        (name, members) -> {
          List<String> fresh = without(members, oldGroups.getOrDefault(name, List.of()));
          if (!fresh.isEmpty()) {
            out.append(header(name));
            fresh.forEach(m -> out.append(' ').append(m).append('\n'));
          }
        });
    Map<String, String> oldNat = translations(old);
    Map<String, String> newNat = translations(now);
    newNat.forEach(
        (name, lines) -> {
          if (!lines.equals(oldNat.get(name))) {
            out.append(lines);
          }
        });
    Map<String, Rule> olds = entries(old);
    Map<String, Rule> news = entries(now);
    news.forEach(
        (entry, rule) -> {
          Rule was = olds.get(entry);
          if (was == null) {
            out.append(remark(now, rule)).append(entry);
          } else if (!remark(old, was).equals(remark(now, rule))) {
            remark(out, after.texts().say("export.asa.remark", rule.row().id()));
          }
        });
    Set<String> oldLists = bindings(old);
    Set<String> newLists = bindings(now);
    newLists.stream().filter(b -> !oldLists.contains(b)).forEach(out::append);
    oldLists.stream().filter(b -> !newLists.contains(b)).forEach(b -> out.append("no ").append(b));
    olds.forEach(
        (entry, rule) -> {
          if (!news.containsKey(entry)) {
            out.append("no ").append(entry).append("no ").append(remark(old, rule));
          }
        });
    oldNat.keySet().stream()
        .filter(name -> !newNat.containsKey(name))
        .forEach(name -> out.append("no ").append(name).append('\n'));
    oldGroups.forEach(
        (name, members) -> {
          List<String> kept = newGroups.get(name);
          if (kept == null) {
            out.append("no ").append(header(name));
          } else if (!kept.containsAll(members)) {
            out.append(header(name));
            without(members, kept).forEach(m -> out.append(" no ").append(m).append('\n'));
          }
        });
    if (out.isEmpty()) {
      return "";
    }
    StringBuilder head = new StringBuilder();
    remark(head, FirewallRules.changesHead(before, after, now));
    remark(head, after.texts().say("export.asa.changes"));
    return head.append(out).toString();
  }

  private static List<String> without(List<String> these, List<String> others) {
    return these.stream().filter(l -> !others.contains(l)).toList();
  }

  private static List<Group> groups(RuleSet set) {
    return set.groups(r -> List.of(r.source().real(), r.destination().real()));
  }

  private static Map<String, List<String>> members(RuleSet set) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (Group group : groups(set)) {
      members.put(group.name(), group.parts().stream().map(AsaExporter::member).toList());
    }
    return members;
  }

  /// The lines of each translation by the name of its object.
  private static Map<String, String> translations(RuleSet set) {
    Map<String, String> all = new LinkedHashMap<>();
    Set<Address> inside = set.calledFromInside();
    set.translated()
        .forEach(
            (outside, real) ->
                all.put(
                    translation(outside),
                    translation(
                        outside,
                        real,
                        nameif(set, Band.PERIMETER),
                        inside.contains(outside) ? "any" : nameif(set, Band.OUTSIDE))));
    return all;
  }

  /// The rules by their entries.
  private static Map<String, Rule> entries(RuleSet set) {
    Map<String, Rule> entries = new LinkedHashMap<>();
    set.rules().stream()
        .filter(r -> !r.isOpen())
        .forEach(r -> entries.putIfAbsent(entry(set, r), r));
    return entries;
  }

  /// The lines that put access lists into effect.
  private static Set<String> bindings(RuleSet set) {
    Set<String> all = new LinkedHashSet<>();
    set.rules().stream()
        .filter(r -> !r.isOpen())
        .map(r -> r.source().band())
        .sorted()
        .forEach(band -> all.add(binding(set, band)));
    return all;
  }

  private static String text(ExportInput in, RuleSet set) {
    StringBuilder out = new StringBuilder();
    remark(out, FirewallRules.head(in, set));
    names(in, set).forEach(said -> remark(out, said));
    translations(set).values().forEach(out::append);
    for (Group group : groups(set)) {
      group(out, group);
    }
    Map<Band, List<Rule>> byBand = new EnumMap<>(Band.class);
    set.rules()
        .forEach(r -> byBand.computeIfAbsent(r.source().band(), _ -> new ArrayList<>()).add(r));
    byBand.forEach(
        (band, rules) -> {
          rules.stream()
              .filter(Rule::isOpen)
              .forEach(rule -> remark(out, FirewallRules.open(in, rule)));
          // A device takes each line once; rows that come to the same line are remarks on it.
          Map<String, List<Rule>> lines = new LinkedHashMap<>();
          rules.stream()
              .filter(r -> !r.isOpen())
              .forEach(r -> lines.computeIfAbsent(entry(set, r), _ -> new ArrayList<>()).add(r));
          lines.forEach(
              (entry, same) -> {
                same.forEach(rule -> out.append(remark(set, rule)));
                out.append(entry);
              });
          if (!lines.isEmpty()) {
            out.append(binding(set, band));
          }
        });
    return out.toString();
  }

  private static List<String> names(ExportInput in, RuleSet set) {
    List<String> said = new ArrayList<>();
    FirewallRules.examples(in, set, "export.asa.interfaces", AsaExporter::example)
        .ifPresent(said::add);
    said.add(in.texts().say("export.asa.lists"));
    return said;
  }

  private static String binding(RuleSet set, Band band) {
    return "access-group " + list(set, band) + " in interface " + nameif(set, band) + "\n";
  }

  private static String remark(RuleSet set, Rule rule) {
    return "access-list "
        + list(set, rule.source().band())
        + " remark "
        + FirewallRules.words(rule.note(), true, LONGEST_REMARK)
        + "\n";
  }

  private static String entry(RuleSet set, Rule rule) {
    StringBuilder out = new StringBuilder("access-list ");
    out.append(list(set, rule.source().band())).append(" extended permit ");
    out.append(rule.transport()).append(' ').append(end(rule.source()));
    rule.row().sourcePorts().ifPresent(p -> out.append(' ').append(ports(p)));
    out.append(' ').append(end(rule.destination()));
    rule.row().ports().ifPresent(p -> out.append(' ').append(ports(p)));
    return out.append('\n').toString();
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
    out.append(header(group.name()));
    group.parts().forEach(part -> out.append(' ').append(member(part)).append('\n'));
  }

  private static String header(String group) {
    return "object-group network " + group + "\n";
  }

  private static String member(Cidr part) {
    if (part.base().family() == 6) {
      return "network-object " + FirewallRules.prefix(part);
    }
    return part.isSingle()
        ? "network-object host " + part.base().text()
        : "network-object " + part.base().text() + " " + FirewallRules.mask(part.length());
  }

  private static String translation(Address outside) {
    return "object network nat-" + outside.text().replace(':', '_');
  }

  private static String translation(Address outside, Address real, String from, String to) {
    return translation(outside)
        + "\n host "
        + real.text()
        + "\n nat ("
        + from
        + ","
        + to
        + ") static "
        + outside.text()
        + "\n";
  }

  /// An access list is called after its interface, as OUTSIDE_IN.
  private static String list(RuleSet set, Band band) {
    return nameif(set, band).toUpperCase(Locale.ROOT) + "_IN";
  }

  private static String nameif(RuleSet set, Band band) {
    return set.named(band, AsaExporter::example);
  }

  private static String example(Band band) {
    return switch (band) {
      case OUTSIDE -> "outside";
      case PERIMETER -> "dmz";
      case INSIDE -> "inside";
    };
  }

  private static void remark(StringBuilder out, String sentence) {
    out.append("! ").append(FirewallRules.words(sentence, true, LONGEST_LINE)).append('\n');
  }
}
