package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Firewall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a drawn firewall calls its interfaces or zones stands in the files for it, in place of the
/// example names.
class InterfaceNamesTest {
  private static final Designs PLAIN = Designs.template("edge-single-nat");
  private static final Designs NAMED = PLAIN.withInterfaces(0);

  private static String file(String format, String path, Designs design) {
    return Exporters.find(format).orElseThrow().render(design.exportInput()).stream()
        .filter(f -> f.path().startsWith("firewall/" + path + "."))
        .map(f -> new String(f.bytes(), UTF_8))
        .collect(Collectors.joining());
  }

  private static String changes(String format, Designs before, Designs after) {
    return Exporters.findChanging(format)
        .orElseThrow()
        .changes(before.exportInput(), after.exportInput())
        .stream()
        .map(f -> new String(f.bytes(), UTF_8))
        .collect(Collectors.joining());
  }

  /// A file without the lines that say what it is.
  private static String body(String text) {
    return text.lines()
        .filter(l -> !l.matches("(! |# |set tag ).*"))
        .collect(Collectors.joining("\n"));
  }

  private static String replaced(String text, Map<String, String> names) {
    String all = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      all = all.replaceAll(name.getKey(), name.getValue());
    }
    return all;
  }

  @Test
  void anAsaHasTheNamesInTranslationsListsAndGroups() {
    Map<String, String> outer =
        Map.of(
            "OUTSIDE_IN", "WAN_IN",
            "DMZ_IN", "DMZ-OUT_IN",
            "INSIDE_IN", "LAN-FAR_IN",
            "interface outside", "interface wan",
            "interface dmz", "interface dmz-out",
            "interface inside", "interface lan-far",
            "\\(dmz,outside\\)", "(dmz-out,wan)",
            "\\(dmz,any\\)", "(dmz-out,any)");
    assertThat(body(file("asa", "Redmond-external", NAMED)))
        .isEqualTo(replaced(body(file("asa", "Redmond-external", PLAIN)), outer))
        .contains("access-group WAN_IN in interface wan\n", "nat (dmz-out,");
    assertThat(file("asa", "Redmond-internal", NAMED))
        .contains("access-list LAN_IN extended", "access-group DMZ-IN_IN in interface dmz-in")
        .doesNotContain(" change them", "Change them", "inside\n");
  }

  @Test
  void panOsAndCapircaHaveTheNamesAsZones() {
    Map<String, String> outer =
        Map.of(
            "(from|to|from-zone|to-zone) untrust\\b", "$1 wan",
            "(from|to|from-zone|to-zone) dmz\\b", "$1 dmz-out",
            "(from|to|from-zone|to-zone) trust\\b", "$1 lan-far");
    for (String format : List.of("panos", "capirca")) {
      assertThat(body(file(format, "Redmond-external", NAMED)))
          .isEqualTo(replaced(body(file(format, "Redmond-external", PLAIN)), outer))
          .contains(" wan ", "dmz-out");
    }
  }

  @Test
  void fortiOsHasTheNamesInPoliciesAndVirtualAddresses() {
    Map<String, String> outer =
        Map.of("\"wan1\"", "\"wan\"", "\"dmz\"", "\"dmz-out\"", "\"internal\"", "\"lan-far\"");
    assertThat(body(file("fortios", "Redmond-external", NAMED)))
        .isEqualTo(replaced(body(file("fortios", "Redmond-external", PLAIN)), outer))
        .contains("extintf \"wan\"", "srcintf \"wan\"", "dstintf \"dmz-out\"");
  }

  @Test
  void linuxAsksForTheInterfacesBesideTheAddresses() {
    Pattern nft = Pattern.compile("iifname \"[a-z-]+\" oifname \"[a-z-]+\" ");
    String named = file("nft", "Redmond-external", NAMED);
    assertThat(nft.matcher(named).replaceAll("")).isEqualTo(file("nft", "Redmond-external", PLAIN));
    assertThat(named)
        .contains("    iifname \"wan\" oifname \"dmz-out\" ip daddr @", "iifname \"lan-far\"");
    named = file("iptables", "Redmond-external", NAMED);
    assertThat(named.replaceAll(" -i [a-z-]+ -o [a-z-]+ ", " "))
        .isEqualTo(file("iptables", "Redmond-external", PLAIN));
    assertThat(named).contains("-A REDMOND-EXTERNAL -i wan -o dmz-out -d ");
  }

  @Test
  void linuxDoesNotAskForNamesThatItCannotHave() {
    Designs design = PLAIN.withInterfaces(13);
    String said = "# Linux calls no interface by more than 15 characters";
    String wan = "wan" + "x".repeat(13);
    for (String format : List.of("nft", "iptables")) {
      assertThat(file(format, "Redmond-external", design))
          .contains(said)
          .containsOnlyOnce(wan)
          .doesNotContain("iifname", " -i ");
      assertThat(file(format, "Redmond-external", NAMED)).doesNotContain(said);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "asa,'outside, dmz and inside here'",
    "panos,'untrust, dmz and trust here'",
    "fortios,'wan1, dmz and internal here'",
    "capirca,'untrust, dmz and trust here'"
  })
  void aFileSaysThatNamesAreExamplesOnlyWhereTheyAre(String format, String words) {
    assertThat(file(format, "Redmond-external", PLAIN)).contains(words);
    for (String side : List.of("Redmond-external", "Redmond-internal")) {
      assertThat(file(format, side, NAMED))
          .doesNotContain("hange them to yours")
          .doesNotContain(words);
    }
    assertThat(file(format, "Redmond-internal-net", PLAIN)).contains(words);
  }

  /// The inner firewall is drawn, those between networks inside are not.
  @ParameterizedTest
  @ValueSource(strings = {"asa", "panos", "fortios", "capirca"})
  void betweenNetworksInsideTheNamesAreThoseOfTheInnerFirewall(String format) {
    String example =
        Map.of("asa", "interface inside", "fortios", "\"internal\"").getOrDefault(format, " trust");
    String named =
        Map.of(
                "asa", "access-group LAN_IN in interface lan\n",
                "fortios", "set srcintf \"lan\"",
                "panos", " from lan to lan ",
                "capirca", "from-zone lan to-zone lan")
            .get(format);
    assertThat(file(format, "Redmond-internal-net", PLAIN)).contains(example);
    assertThat(file(format, "Redmond-internal-net", NAMED))
        .contains("called as on the inner firewall: ", "where another device stands", named)
        .doesNotContain(example);
  }

  @Test
  void linuxAsksForNoInterfaceOfNetworksInside() {
    // Two networks inside have an interface each, and none of them need be that of the firewall.
    for (String format : List.of("nft", "iptables")) {
      String file = file(format, "Redmond-internal-net", NAMED);
      assertThat(file)
          .doesNotContain("\"lan\"", " -i lan", " -o lan", "Linux calls no interface")
          .contains(format.equals("nft") ? "iifname \"dmz-in\" ip saddr" : " -i dmz-in -s ");
    }
  }

  @Test
  void groupsOfManyNetworksNameEachOnceAndKeepTheirRole() {
    String longName = "A network with a name that fills most of the room";
    assertThat(file("asa", "Redmond-external", PLAIN.set("clients/name", "\"" + longName + "\"")))
        .contains("object-group network A-network-with-a-name-that-fills-internal-client\n");
    String file = file("asa", "Portland-internal-net", Designs.template("large-multi-datacenter"));
    assertThat(file)
        .contains("object-group network Servers-Clients-Branch-client-any\n")
        .contains("object-group network Servers-Clients-Branch-not-stated\n")
        .contains(" remark srv-sql-browser/sba01: SQL Browser, Servers;Clients;Branch to sba01\n");
  }

  @Test
  void headLinesForAnAsaAreWhole() {
    // More than the 200 characters that other lines of a device may have.
    String list =
        "! Access lists are called after their interfaces and name the real addresses. An interface"
            + " takes one list in each direction: where yours has one already, put the entries into"
            + " that and leave the access-group out.\n";
    assertThat(list).hasSizeGreaterThan(200);
    for (Designs design : List.of(PLAIN, NAMED)) {
      assertThat(file("asa", "Redmond-external", design)).containsOnlyOnce(list);
    }
    String head =
        changes("asa", PLAIN, PLAIN.set("lsedge/name", "\"edge-oslo\""))
            .lines()
            .filter(l -> l.startsWith("! For the configuration"))
            .findFirst()
            .orElseThrow();
    assertThat(head).hasSizeGreaterThan(200).endsWith(" where yours ends in a deny of its own.");
  }

  @Test
  void panOsSaysThatACommitIsNeeded() {
    for (String side : List.of("Redmond-external", "Redmond-internal", "Redmond-internal-net")) {
      assertThat(file("panos", side, PLAIN).lines().findFirst().orElseThrow())
          .startsWith("set tag edgewise comments \"edge-single-nat, Redmond: ")
          .contains(" rows. Commit after it. Zones are ")
          .endsWith(": change them to yours.\"");
    }
    assertThat(file("panos", "Redmond-external", NAMED)).contains(" rows. Commit after it.\"\n");
    // As much as a comment takes, and still whole.
    assertThat(file("panos", "Redmond-internal-net", NAMED))
        .contains(" rows. Commit after it. Interfaces or zones ", " of their own.\"\n");
    assertThat(changes("panos", NAMED, NAMED.set("lsedge/name", "\"edge-oslo\"")))
        .contains(" what to add and remove. Commit after it.\"\n");
    String longName = "x".repeat(300);
    assertThat(
            Exporters.find("panos")
                .orElseThrow()
                .render(PLAIN.set("redmond/name", "\"" + longName + "\"").exportInput()))
        .isNotEmpty()
        .allSatisfy(
            f ->
                assertThat(new String(f.bytes(), UTF_8).lines().findFirst().orElseThrow())
                    .endsWith("x. Commit after it.\""));
  }

  @Test
  void panOsSaysThatItTranslatesNoSingleIpv6Address() {
    Designs translated =
        PLAIN
            .set("lsedge/servers/0/access/1", "\"fd00:155::10\"")
            .set("lsedge/servers/0/accessPublic/1", "\"2001:db8:155::10\"");
    assertThat(file("panos", "Redmond-external", PLAIN)).doesNotContain("NPTv6");
    assertThat(file("panos", "Redmond-external", translated))
        .contains("set tag edgewise-ipv6 comments \"PAN-OS translates prefixes of IPv6 (NPTv6)")
        .contains("source-translation static-ip translated-address ")
        .doesNotContain("translated-address 2001");
    assertThat(changes("panos", PLAIN, translated)).doesNotContain("translated-address 2001");
  }

  @Test
  void aFileListsTheNamesThatAreMissing() {
    Designs some =
        PLAIN
            .set("outer-firewall/perimeterInterface", "\"dmz-out\"")
            .set("outer-firewall/insideInterface", "\"lan\"");
    assertThat(file("asa", "Redmond-external", some))
        .contains("names here are examples: outside. Change them to yours.");
    assertThat(file("panos", "Redmond-external", some)).contains("examples: untrust. Change");
    assertThat(file("fortios", "Redmond-external", some)).contains("examples: wan1. Change");
  }

  @Test
  void aSiteHasTheNamesOfItsOwnFirewall() {
    Designs two = Designs.template("large-multi-datacenter");
    List<String> outer =
        two.topology().elements().stream()
            .filter(e -> e.kind().value().equals("outer-firewall"))
            .map(e -> e.id().value())
            .toList();
    assertThat(outer).hasSizeGreaterThan(1);
    Designs named = two.set(outer.getFirst() + "/outsideInterface", "\"mine\"");
    Map<Boolean, List<OutFile>> files =
        Exporters.find("asa").orElseThrow().render(named.exportInput()).stream()
            .filter(f -> f.path().endsWith("-external.asa"))
            .collect(
                Collectors.partitioningBy(
                    f -> new String(f.bytes(), UTF_8).contains("in interface mine\n")));
    assertThat(files.get(true)).hasSize(1);
    assertThat(files.get(false)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"asa", "panos", "fortios", "nft", "iptables"})
  void changesHaveTheSameNames(String format) {
    Designs after = NAMED.set("lsedge/servers/0/webConferencingPublic", "[\"131.107.155.99\"]");
    assertThat(changes(format, NAMED, after))
        .isNotEmpty()
        .doesNotContain("hange them to yours", "wan1", "untrust", "OUTSIDE_IN");
    // Another name is a change of its own.
    assertThat(changes(format, PLAIN, NAMED)).contains("dmz-out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "any", "ANY", "1wan", "to dmz", "wan;", "\u00fcber", "-x", "a/b"})
  void aNameThatSomeDeviceRefusesCountsAsNone(String name) {
    assertThat(Firewall.isInterfaceName(name)).isFalse();
    Designs design = PLAIN.set("outer-firewall/outsideInterface", "\"" + name + "\"");
    for (String format : List.of("asa", "panos", "fortios", "capirca", "nft", "iptables")) {
      assertThat(file(format, "Redmond-external", design))
          .isEqualTo(file(format, "Redmond-external", PLAIN));
    }
  }

  @Test
  void namesAreUpTo31CharactersLong() {
    assertThat(Firewall.isInterfaceName("x".repeat(31))).isTrue();
    assertThat(Firewall.isInterfaceName("x".repeat(32))).isFalse();
    assertThat(Optional.of("GigabitEthernet0.12_a-b").filter(Firewall::isInterfaceName))
        .isPresent();
  }
}
