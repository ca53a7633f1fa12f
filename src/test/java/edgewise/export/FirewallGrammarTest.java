package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.HostileDesigns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Firewall files for devices that no tool here stands for keep to the grammar of the reference,
/// whatever a design is called, and name nothing that they do not define.
class FirewallGrammarTest {
  private static final String WORDS = "[\\p{L}\\p{Nd} .,:;/()+_@-]*";

  static Set<String> names() {
    return HostileDesigns.NAMES.keySet();
  }

  private static List<String> lines(String format, ExportInput in) {
    return Exporters.find(format).orElseThrow().render(in).stream()
        .flatMap(f -> new String(f.bytes(), UTF_8).lines())
        .toList();
  }

  private static void allMatch(String format, String name, String grammar) {
    Pattern pattern = Pattern.compile(grammar);
    assertThat(lines(format, HostileNamesTest.inputs(name).getFirst()))
        .isNotEmpty()
        .allMatch(line -> pattern.matcher(line).matches());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyLineForAnAsaIsACommand(String name) {
    String end = "(any|object-group [A-Za-z][A-Za-z0-9-]{0,63})";
    String port = "( eq \\d+| range \\d+ \\d+)?";
    allMatch(
        "asa",
        name,
        "! [ -~]*|object network nat-[0-9.]+| host [0-9.]+| nat \\(dmz,(outside|any)\\) static"
            + " [0-9.]+|object-group network [A-Za-z][A-Za-z0-9-]{0,63}| network-object (host"
            + " )?[0-9.]+( [0-9.]+)?|access-list [A-Z]+_IN remark ["
            + " -~&&[^?\"$`]]{1,100}|access-list [A-Z]+_IN extended permit (tcp|udp) "
            + end
            + port
            + " "
            + end
            + port
            + "|access-group [A-Z]+_IN in interface (outside|dmz|inside)");
  }

  @ParameterizedTest
  @MethodSource("edgewise.fixture.Designs#templateNames")
  void anAsaTakesEachLineOnce(String name) {
    for (OutFile file :
        Exporters.find("asa").orElseThrow().render(Designs.template(name).exportInput())) {
      assertThat(new String(file.bytes(), UTF_8).lines())
          .filteredOn(l -> l.contains(" extended permit "))
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyLineForPanOsIsASetCommand(String name) {
    allMatch(
        "panos",
        name,
        "set (tag edgewise comments \""
            + WORDS
            + "\"|(address|address-group|service|rulebase (nat|security) rules)"
            + " [A-Za-z][A-Za-z0-9._-]{0,62} (description \""
            + WORDS
            + "\"|[a-z0-9A-Z ./\\[\\]_-]+))");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyLineForFortiOsIsAConfigLine(String name) {
    allMatch(
        "fortios",
        name,
        "# "
            + WORDS
            + "|config firewall (address|addrgrp|vip|service custom|policy)|end|    next|    edit"
            + " (1\\d{9}|\"[A-Za-z0-9._-]{1,79}\")|        set name \"[A-Za-z0-9_-]{1,35}\"|       "
            + " set comments \""
            + WORDS
            + "\"|        set [a-z-]+ [A-Za-z0-9 .:\"_-]+");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCallOfTheWindowsScriptIsMadeOfLiterals(String name) {
    String literal = "'([^'\u2018\u2019\u201a\u201b\\p{Cntrl}]|''|[\u2018\u2019\u201a\u201b]{2})*'";
    String list = "(Any|" + literal + "(," + literal + ")*)";
    Pattern call =
        Pattern.compile(
            "Set-PlannedRule -Name "
                + literal
                + " -DisplayName "
                + literal
                + " -Direction (Inbound|Outbound) -Protocol (TCP|UDP) -LocalAddress "
                + list
                + " -LocalPort "
                + list
                + " -RemoteAddress "
                + list
                + " -RemotePort "
                + list);
    List<String> lines =
        lines("windows-firewall", HostileNamesTest.inputs(name).getFirst()).stream()
            .filter(l -> l.contains("-DisplayName '"))
            .toList();
    assertThat(lines).isNotEmpty().allMatch(l -> call.matcher(l).matches());
  }

  @ParameterizedTest
  @MethodSource("edgewise.fixture.Designs#templateNames")
  void rulesNameOnlyWhatIsDefinedBefore(String template) {
    ExportInput in = Designs.template(template).exportInput();
    for (OutFile file : Exporters.find("panos").orElseThrow().render(in)) {
      Set<String> defined = new HashSet<>(Set.of("any"));
      for (String line : new String(file.bytes(), UTF_8).lines().toList()) {
        for (MatchResult m : found(line, "^set (?:address|address-group|service) (\\S+)")) {
          defined.add(m.group(1));
        }
        for (MatchResult m :
            found(line, "security rules .* source (\\S+) destination (\\S+) .* service (\\S+)")) {
          assertThat(defined).as(file.path()).contains(m.group(1), m.group(2), m.group(3));
        }
      }
    }
    for (OutFile file : Exporters.find("asa").orElseThrow().render(in)) {
      Set<String> defined = new HashSet<>();
      for (String line : new String(file.bytes(), UTF_8).lines().toList()) {
        found(line, "^object-group network (\\S+)").forEach(m -> defined.add(m.group(1)));
        for (MatchResult m : found(line, "(?<=permit .{1,90})object-group (\\S+)")) {
          assertThat(defined).as(file.path()).contains(m.group(1));
        }
      }
    }
    for (OutFile file : Exporters.find("fortios").orElseThrow().render(in)) {
      Set<String> defined = new HashSet<>(Set.of("all"));
      Set<String> policies = new HashSet<>();
      for (String line : new String(file.bytes(), UTF_8).lines().toList()) {
        found(line, "^    edit \"(.*)\"").forEach(m -> defined.add(m.group(1)));
        found(line, "^        set name (.*)")
            .forEach(m -> assertThat(policies.add(m.group(1))).as(line).isTrue());
        if (line.matches("        set (member|srcaddr6?|dstaddr6?|service) .*")) {
          found(line, "\"([^\"]*)\"").forEach(m -> assertThat(defined).contains(m.group(1)));
        }
      }
    }
  }

  private static List<MatchResult> found(String line, String pattern) {
    return Pattern.compile(pattern).matcher(line).results().toList();
  }

  @Test
  void addressesOfBothFamiliesStandInTheirOwnTables() {
    String fortios = String.join("\n", lines("fortios", Designs.withIpv6().exportInput()));
    assertThat(fortios)
        .contains(
            "config firewall address6\n",
            "set ip6 2001:db8:155::10/128",
            "set dstaddr6 \"lsedge-access-edge\"");
    assertThat(lines("asa", Designs.withIpv6().exportInput()))
        .contains(" network-object 2001:db8:155::10/128");
    assertThat(lines("panos", Designs.withIpv6().exportInput()))
        .contains("set address h-2001_db8_155__10 ip-netmask 2001:db8:155::10/128");
  }
}
