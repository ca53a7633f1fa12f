package edgewise.check;

import static edgewise.check.TodaysDns.view;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.View;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BalancingChecksTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs HARDWARE = Designs.template("edge-scaled-hlb");

  /// A pool balanced by DNS whose partners do not mind.
  private static final Designs SCALED =
      Designs.template("edge-scaled-dnslb-nat")
          .remove("woodgrovebank")
          .remove("northwindtraders")
          .remove("xmpp-partner");

  private static Designs oneAddressEach(Designs d) {
    return d.set("lsedge/sharedAddress", "true")
        .set("lsedge/access/port", "5061")
        .set("lsedge/webConferencing", "{\"fqdn\":\"sip.contoso.com\",\"port\":444}")
        .set("lsedge/av", "{\"fqdn\":\"sip.contoso.com\",\"port\":443}");
  }

  private static Designs withServers(int count) {
    String servers =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                n ->
                    """
                    {"id":"e%1$d","fqdn":"e%1$d.contoso.net","internal":["172.25.33.%1$d"],"access":["10.45.16.1%1$02d"],
                    "webConferencing":["10.45.16.2%1$02d"],"av":["10.45.16.%1$d"],"accessPublic":["131.107.154.%1$d"],
                    "webConferencingPublic":["131.107.153.%1$d"],"avPublic":["131.107.152.%1$d"]}\
                    """
                        .formatted(n))
            .collect(Collectors.joining(",", "[", "]"));
    return SCALED.set("lsedge/servers", servers);
  }

  private static String provider(String which) {
    return "{\"id\":\"pic\",\"kind\":\"public-im-provider\",\"name\":\"%1$s\",\"provider\":\"%1$s\"}"
        .formatted(which);
  }

  private static String exchange(String version) {
    return "{\"id\":\"um\",\"kind\":\"exchange-um\",\"name\":\"um01\",\"site\":\"redmond\",\"fqdn\":\"um01.contoso.net\",\"version\":\""
        + version
        + "\"}";
  }

  static Stream<CheckCase> cases() {
    return Stream.of(
        CheckCase.of(
            "EDGE-LB-01",
            "lsedge",
            SCALED,
            d -> d.set("lsedge/balancing", "\"none\""),
            d -> SINGLE),
        CheckCase.of(
            "EDGE-LB-02",
            "lsedge",
            SCALED,
            d -> d.set("lsedge/internalBalancing", "\"hardware\""),
            d -> d.set("lsedge/internalBalancing", "\"dns\"")),
        CheckCase.of("EDGE-LB-03", "lsedge", withServers(12), d -> withServers(13), d -> d),
        CheckCase.of(
            "EDGE-LB-04",
            "lsedge",
            SINGLE,
            d -> d.set("organization/features/17", "\"high-availability\""),
            d -> SCALED.set("organization/features/17", "\"high-availability\"")),
        CheckCase.of(
            "EDGE-LB-05",
            "lsedge",
            SCALED,
            d -> d.set("litware/release", "\"ocs-2007-r2\""),
            d -> d.set("litware/release", "\"lync-2010\"")),
        CheckCase.of(
            "EDGE-LB-06",
            "lsedge",
            SCALED,
            d -> d.add(provider("yahoo")),
            d -> d.add(provider("skype"))),
        CheckCase.of(
            "EDGE-LB-06",
            "lsedge",
            SCALED.set("organization/release", "\"2015\""),
            d -> d.add(provider("skype")),
            d -> d.add(provider("yahoo"))),
        CheckCase.of(
            "EDGE-LB-07",
            "lsedge",
            SCALED,
            d ->
                d.add(
                    "{\"id\":\"x\",\"kind\":\"xmpp-partner\",\"name\":\"x\",\"domains\":[\"xmpp.net\"]}"),
            d ->
                d.add(
                        "{\"id\":\"x\",\"kind\":\"xmpp-partner\",\"name\":\"x\",\"domains\":[\"xmpp.net\"]}")
                    .set("lsedge/xmpp", "false")),
        CheckCase.of(
            "EDGE-LB-08",
            "lsedge",
            SCALED,
            d -> d.add(exchange("2010")),
            d -> d.add(exchange("2010SP1"))),
        CheckCase.of(
            "EDGE-LB-09",
            "lsedge",
            HARDWARE,
            d -> d.set("edgelb01/vips/3/ports", "[5061,8057]"),
            d -> d.set("edgelb01/vips/3/ports", "[5061,5062,443]")),
        CheckCase.of(
            "EDGE-LB-10",
            "edgelb01",
            HARDWARE,
            d -> d.set("edgelb01/directServerReturn", "true"),
            d -> d.set("edgelb01/directServerReturn", "false")),
        CheckCase.of(
            "EDGE-LB-11",
            "edgelb01",
            HARDWARE,
            d -> d.set("edgelb01/vips/2/snat", "true"),
            d -> d.set("edgelb01/vips/1/snat", "true")),
        CheckCase.of(
            "EDGE-LB-12",
            "edgelb01",
            HARDWARE,
            d -> d.set("edgelb01/nagle", "true"),
            d -> d.set("hlb01/nagle", "true")),
        CheckCase.of(
                "EDGE-LB-13",
                "lsedge",
                HARDWARE,
                d -> d.set("lsedge/servers/1/av/0", "\"131.107.155.31\""),
                d -> d.set("lsedge/servers/1/av/0", "\"131.107.155.33\""))
            .along("EDGE-NET-24"),
        CheckCase.of(
                "EDGE-LB-14",
                "lsedge",
                HARDWARE,
                d ->
                    oneAddressEach(d)
                        .set("lsedge/servers/0/webConferencing", "[]")
                        .set("lsedge/servers/0/av", "[]")
                        .set("lsedge/servers/1/access/0", "\"10.45.16.12\"")
                        .set("lsedge/servers/1/webConferencing", "[]")
                        .set("lsedge/servers/1/av", "[]")
                        .unset("edgelb01/vips/2")
                        .unset("edgelb01/vips/1"),
                d ->
                    oneAddressEach(d)
                        .set("lsedge/servers/0/webConferencing", "[]")
                        .set("lsedge/servers/0/av", "[]")
                        .set("lsedge/servers/1/webConferencing", "[]")
                        .set("lsedge/servers/1/av", "[]"))
            .along("EDGE-NET-11", "EDGE-NET-21", "EDGE-LB-11"),
        CheckCase.of(
            "EDGE-LB-15",
            "lsedge",
            SCALED,
            d -> d.set("lsedge/servers/1/accessPublic/0", "\"131.107.155.10\""),
            d -> d.set("lsedge/servers/1/accessPublic/0", "\"131.107.155.12\"")),
        CheckCase.of(
            "EDGE-LB-16",
            "lsedge",
            SCALED,
            d -> view(d, View.EXTERNAL).without("A", "sip.contoso.com", "131.107.155.11").publish(),
            d -> view(d, View.EXTERNAL).publish()),
        CheckCase.of(
            "EDGE-LB-17",
            "lsedge",
            SCALED,
            d ->
                view(d, View.INTERNAL).without("A", "lsedge.contoso.net", "172.25.33.11").publish(),
            d -> view(d, View.INTERNAL).publish()),
        CheckCase.of(
            "EDGE-LB-18",
            "lsedge",
            HARDWARE,
            d -> view(d, View.EXTERNAL).with("A", "av.contoso.com", "131.107.155.31").publish(),
            d -> view(d, View.EXTERNAL).publish()),
        CheckCase.of(
            "EDGE-LB-19",
            "lsedge",
            SCALED,
            d -> d.set("lsedge/servers/1/location", "\"Bellevue\""),
            d -> d.set("lsedge/servers/1/location", "\"Redmond\"")),
        CheckCase.of(
                "EDGE-LB-20",
                "lsedge",
                SCALED,
                d -> d.set("lsedge/servers/0/av", "[]").set("lsedge/servers/1/access", "[]"),
                d -> d.set("lsedge/servers/0/av", "[]"))
            .along("PH-04"),
        CheckCase.of(
            "EDGE-LB-21",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/otherRoles", "[\"web server\"]"),
            d -> d.set("lsedge/servers/0/otherRoles", "[]")),
        CheckCase.of(
            "EDGE-LB-22",
            "lsedge",
            SCALED,
            d -> d.set("dns-internal/roundRobin", "false"),
            d -> d.set("dns-internal/roundRobin", "true")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }

  @Test
  void theXmppPortOnAnInnerAddressCountsOnlyWhereThereIsXmpp() {
    Designs ports = HARDWARE.set("edgelb01/vips/3/ports", "[23456]");
    assertThat(ports.firedChecks()).contains("EDGE-LB-09");
    assertThat(ports.set("organization/release", "\"2019\"").firedChecks())
        .doesNotContain("EDGE-LB-09");
  }

  @Test
  void aPoolWithoutAnyAddressYetIsASketch() {
    Designs sketch = SCALED;
    for (String server : new String[] {"edge01", "edge02"}) {
      for (String key :
          new String[] {
            "access", "webConferencing", "av", "accessPublic", "webConferencingPublic", "avPublic"
          }) {
        sketch = sketch.set("lsedge/servers/" + server + "/" + key, "[]");
      }
    }
    assertThat(sketch.firedChecks())
        .contains("PH-04")
        .doesNotContain("EDGE-LB-15", "EDGE-LB-16", "EDGE-NET-19");
  }
}
