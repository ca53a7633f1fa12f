package edgewise.check;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameChecksTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs SCALED = Designs.template("edge-scaled-dnslb-nat");
  private static final Designs TWO_SITES = Designs.template("large-multi-datacenter");

  static Stream<CheckCase> cases() {
    return Stream.of(
        CheckCase.of(
            "NAME-01",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/fqdn", "\"edge01.contoso.net\""),
            d -> d.set("lsedge/servers/0/fqdn", "\"LSEDGE.contoso.net\"")),
        CheckCase.of(
            "NAME-02",
            "lsedge",
            SCALED,
            d -> d.set("lsedge/fqdn", "\"edge01.contoso.net\""),
            d -> d.set("lsedge/fqdn", "\"edge.contoso.net\"")),
        CheckCase.of(
            "NAME-03",
            "lsedge",
            SCALED,
            d -> d.set("lsedge/servers/1/fqdn", "\"edge02\""),
            d -> d.set("lsedge/servers/1/fqdn", "\"edge02.local\"")),
        CheckCase.of(
            "NAME-04",
            "pool01",
            SINGLE,
            d -> d.set("pool01/fqdn", "\"pool_01.contoso.net\""),
            d -> d.set("pool01/fqdn", "\"pool-01.contoso.net\"")),
        CheckCase.of(
            "NAME-04",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/av/fqdn", "\"av\""),
            d -> d.set("lsedge/av/fqdn", "\"av.x\"")),
        CheckCase.of(
            "NAME-05",
            "pool01",
            SINGLE,
            d -> d.set("pool01/servers/2/fqdn", "\"lsedge.contoso.net\""),
            d -> d.set("fs01/fqdn", "\"sqlbe.contoso.net\"")),
        CheckCase.of(
            "NAME-06",
            "lsedge02",
            TWO_SITES,
            d -> d.set("lsedge02/webConferencing/fqdn", "\"webcon.contoso.com\""),
            d -> d.set("lsedge02/webConferencing/fqdn", "\"webcon.fabrikam.com\"")),
        CheckCase.of(
            "NAME-07",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/domain", "\"Contoso.net\""),
            d -> d.set("lsedge/servers/0/domain", "\"perimeter.contoso.net\"")),
        CheckCase.of(
            "NAME-08",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/domain", "\"perimeter.contoso.net\""),
            d -> d.set("lsedge/servers/0/domain", "\"contoso.net\"")),
        CheckCase.of(
            "NAME-09",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/hostsFile", "false"),
            d ->
                d.set("lsedge/servers/0/hostsFile", "false")
                    .set("dns-internal/usedByEdge", "true")),
        CheckCase.of(
            "NAME-09",
            "lsedge",
            SINGLE
                .set("lsedge/servers/0/hostsFile", "false")
                .set(
                    "dns-external/records",
                    "[{\"type\":\"a\",\"name\":\"pool01.contoso.net\",\"value\":\"192.168.10.90\"}]"),
            d -> d.set("pool01/fqdn", "\"pool02.contoso.net\""),
            d -> d),
        CheckCase.of(
            "NAME-10",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/dnsServers", "[\"192.168.10.2\"]"),
            d -> d.set("lsedge/servers/0/dnsServers", "[\"172.25.33.2\",\"8.8.8.8\"]")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }
}
