package edgewise.check;

import static edgewise.check.Case.EDGE;
import static edgewise.check.Case.LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirewallChecksTest {
  private static final String OUTER = "outer-firewall";
  private static final String INNER = "inner-firewall";
  private static final String OPEN = "{\"transport\":\"tcp\"},{\"transport\":\"udp\"}";

  static Stream<Case> cases() {
    Designs no2007 = EDGE.set("northwindtraders/release", "\"lync-2013\"");
    Designs legacyMobile = EDGE.set("organization/features/17", "\"lync-2010-mobile\"");
    Designs search =
        EDGE.set("organization/release", "\"2015\"")
            .set("organization/features/17", "\"skype-directory-search\"");
    return Stream.of(
        port("FW-01", OUTER, "tcp", 5061, 5061),
        port("FW-02", OUTER, "tcp", 5269, 5269),
        port("FW-03", INNER, "tcp", 23456, 23456),
        port("FW-04", INNER, "tcp", 5061, 5061),
        port("FW-05", INNER, "tcp", 5062, 5062),
        port("FW-06", INNER, "tcp", 8057, 8057),
        port("FW-07", INNER, "udp", 3478, 3478),
        port("FW-07", INNER, "tcp", 443, 443),
        port("FW-08", INNER, "tcp", 4443, 4443),
        new Case(
            "FW-08",
            INNER,
            rules(search, INNER, "{\"transport\":\"tcp\",\"sources\":[\"192.168.10.91\"]}"),
            rules(search, INNER, OPEN)),
        port("FW-09", OUTER, "udp", 3478, 3478),
        port("FW-09", OUTER, "tcp", 443, 443),
        port("FW-10", OUTER, "udp", 3478, 3478),
        new Case(
            "FW-10",
            OUTER,
            rules(
                EDGE,
                OUTER,
                "{\"transport\":\"tcp\",\"ports\":\"443\",\"sourcePorts\":\"50000-50999\"},{\"transport\":\"udp\"}"),
            rules(
                EDGE,
                OUTER,
                "{\"transport\":\"tcp\",\"ports\":\"443\",\"sourcePorts\":\"50000-59999\"},{\"transport\":\"udp\"}")),
        port("FW-11", OUTER, "tcp", 50000, 59999),
        port("FW-11", OUTER, "udp", 50500, 50500),
        new Case(
            "FW-11",
            OUTER,
            allBut(EDGE, OUTER, "udp", 50000, 59999),
            allBut(no2007, OUTER, "udp", 50000, 59999)),
        new Case("FW-12", OUTER, rules(no2007, OUTER, OPEN), rules(EDGE, OUTER, OPEN)),
        new Case(
            "FW-12",
            OUTER,
            rules(no2007, OUTER, OPEN),
            rules(no2007, OUTER, "{\"transport\":\"tcp\",\"sources\":[\"10.45.16.0/24\"]}")),
        port("FW-13", OUTER, "udp", 53, 53),
        new Case(
            "FW-13",
            OUTER,
            allBut(EDGE, OUTER, "tcp", 53, 53),
            allBut(EDGE, OUTER, "tcp", 53, 53)
                .set("lsedge/servers/0/dnsServers", "[\"172.25.33.5\"]")),
        port("FW-14", OUTER, "tcp", 80, 80),
        port("FW-15", INNER, "tcp", 50002, 50002),
        new Case(
            "FW-16",
            "inner-firewall-redmond",
            rules(
                LARGE,
                "inner-firewall-redmond",
                "{\"transport\":\"tcp\",\"sources\":[\"192.168.10.0/24\"]}"),
            rules(
                LARGE,
                "inner-firewall-redmond",
                "{\"transport\":\"tcp\",\"sources\":[\"192.168.10.0/24\",\"192.168.110.0/24\"]}")),
        port("FW-17", INNER, "tcp", 4443, 4443),
        new Case(
            "FW-18",
            OUTER,
            allBut(legacyMobile, OUTER, "tcp", 5223, 5223),
            allBut(EDGE, OUTER, "tcp", 5223, 5223)),
        new Case("FW-19", OUTER, EDGE.set("outer-firewall/hairpin", "false"), EDGE),
        new Case("FW-19", "rp01", EDGE.set("rp01/hairpin", "false"), EDGE));
  }

  /// A check that fires on the firewall of the single Edge when it lets everything through but
  /// these ports, and not when it lets everything through.
  private static Case port(String check, String firewall, String transport, int from, int to) {
    return new Case(
        check, firewall, allBut(EDGE, firewall, transport, from, to), rules(EDGE, firewall, OPEN));
  }

  private static Designs rules(Designs design, String firewall, String rules) {
    return design.set(firewall + "/rules", "[" + rules + "]");
  }

  private static Designs allBut(
      Designs design, String firewall, String transport, int from, int to) {
    String other = transport.equals("tcp") ? "udp" : "tcp";
    return rules(
        design,
        firewall,
        "{\"transport\":\""
            + transport
            + "\",\"ports\":\"1-"
            + (from - 1)
            + "\"},{\"transport\":\""
            + transport
            + "\",\"ports\":\""
            + (to + 1)
            + "-65535\"},{\"transport\":\""
            + other
            + "\"}");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesOnTheFirewallAndNotBeside(Case c) {
    c.hold();
  }

  @Test
  void firewallsWithoutKnownRulesCarryOutThePlan() {
    assertThat(EDGE.findingIds()).noneMatch(id -> id.startsWith("FW-"));
  }

  @Test
  void addressesBeforeAndAfterTranslationAreBothUnderstood() {
    String access =
        "{\"transport\":\"tcp\",\"ports\":\"5061\",\"destinations\":[\"%s\"]},{\"transport\":\"tcp\",\"ports\":\"5061\",\"sources\":[\"%s\"]}";
    assertThat(
            rules(EDGE, OUTER, access.formatted("131.107.155.10", "131.107.155.10")).firedChecks())
        .doesNotContain("FW-01");
    assertThat(rules(EDGE, OUTER, access.formatted("10.45.16.10", "10.45.16.10")).firedChecks())
        .doesNotContain("FW-01");
    assertThat(rules(EDGE, OUTER, access.formatted("10.45.16.11", "10.45.16.10")).firedChecks())
        .contains("FW-01");
  }

  @Test
  void messageNamesTheBlockedFlowOnly() {
    List<Finding> findings =
        rules(EDGE, OUTER, "{\"transport\":\"tcp\",\"sources\":[\"10.45.16.0/24\"]}").findings();
    assertThat(findings)
        .filteredOn(f -> f.check().equals("FW-01"))
        .singleElement()
        .satisfies(
            f ->
                assertThat(Texts.english().say(f.message()))
                    .isEqualTo(
                        "Outer firewall stops federation signalling of Edge pool lsedge: TCP 5061"
                            + " from any to 131.107.155.10."));
  }
}
