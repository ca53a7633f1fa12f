package edgewise.check;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeNetworkChecksTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs PUBLIC = Designs.template("edge-single-public");
  private static final Designs SCALED = Designs.template("edge-scaled-dnslb-nat");
  private static final Designs HARDWARE = Designs.template("edge-scaled-hlb");

  /// One address, one name and three ports for all services.
  private static final Designs SHARED =
      PUBLIC
          .set("lsedge/sharedAddress", "true")
          .set("lsedge/servers/0/webConferencing", "[]")
          .set("lsedge/servers/0/av", "[]")
          .set("lsedge/access/port", "5061")
          .set("lsedge/webConferencing", "{\"fqdn\":\"sip.contoso.com\",\"port\":444}")
          .set("lsedge/av", "{\"fqdn\":\"sip.contoso.com\",\"port\":443}");

  static Stream<CheckCase> cases() {
    return Stream.of(
        CheckCase.of(
                "EDGE-NET-01",
                "lsedge",
                SINGLE,
                d -> d.set("lsedge/servers/0/access/0", "\"172.25.33.77\""),
                d ->
                    d.set("perimeter-external/subnets", "[\"10.45.16.0/24\",\"172.25.34.0/24\"]")
                        .set("lsedge/servers/0/access/0", "\"172.25.34.77\""))
            .along("EDGE-NET-08"),
        CheckCase.of(
            "EDGE-NET-02",
            "lsedge",
            SINGLE,
            d -> d.set("perimeter-internal/routedToExternal", "true"),
            d -> d.set("clients/routedToExternal", "true")),
        CheckCase.of(
            "EDGE-NET-03",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/adapters", "1"),
            d -> d.set("lsedge/servers/0/adapters", "4")),
        CheckCase.of(
            "EDGE-NET-04",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/internalGateway", "\"172.25.33.1\""),
            d -> d.set("lsedge/servers/0/internalGateway", "\"\"")),
        CheckCase.of(
            "EDGE-NET-05",
            "lsedge",
            SINGLE,
            d -> d.unset("lsedge/servers/0/externalGateway").unset("perimeter-external/gateway"),
            d -> d.unset("lsedge/servers/0/externalGateway")),
        CheckCase.of(
            "EDGE-NET-06",
            "lsedge",
            SINGLE,
            d -> d.set("clients/routedFromEdge", "false"),
            d -> d.set("perimeter-external/routedFromEdge", "false")),
        CheckCase.of(
                "EDGE-NET-07",
                "lsedge",
                SINGLE,
                d -> d.set("lsedge/servers/0/av/0", "\"172.25.33.10\""),
                d -> d.set("lsedge/servers/0/av/0", "\"10.45.16.33\""))
            .along("EDGE-NET-01", "EDGE-NET-08"),
        CheckCase.of(
            "EDGE-NET-08",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/internal/0", "\"192.168.10.10\""),
            d -> d.set("lsedge/servers/0/internal/0", "\"192.168.99.10\"")),
        CheckCase.of(
            "EDGE-NET-09",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/natInternal", "true"),
            d -> d.set("lsedge/natInternal", "false")),
        CheckCase.of(
                "EDGE-NET-10",
                "lsedge",
                HARDWARE,
                d -> d.set("lsedge/nat", "true"),
                d -> d.set("lsedge/balancing", "\"dns\"").set("lsedge/nat", "true"))
            .along("EDGE-NET-14", "EDGE-NET-17", "PH-04"),
        CheckCase.of(
                "EDGE-NET-11",
                "lsedge",
                HARDWARE,
                d -> d.set("lsedge/servers/1/av/0", "\"10.45.16.32\""),
                d -> d.set("lsedge/servers/1/av/0", "\"131.107.155.35\""))
            .along("EDGE-LB-13"),
        CheckCase.of(
                "EDGE-NET-12",
                "lsedge",
                HARDWARE,
                d -> d.set("edgelb01/vips/2/addresses/0", "\"10.45.16.30\""),
                d -> d.set("edgelb01/vips/3/addresses/0", "\"172.25.33.12\""))
            .along("EDGE-LB-13"),
        CheckCase.of(
            "EDGE-NET-13",
            "lsedge",
            PUBLIC,
            d -> d.set("lsedge/servers/0/access/0", "\"10.45.17.10\""),
            d -> d.set("lsedge/servers/0/access/0", "\"131.107.155.11\"")),
        CheckCase.of(
            "EDGE-NET-14",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/avPublic", "[]"),
            d -> d.set("lsedge/servers/0/avPublic", "[\"131.107.155.31\"]")),
        CheckCase.of(
            "EDGE-NET-15",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/avPublic/0", "\"172.16.0.30\""),
            d -> d.set("lsedge/servers/0/avPublic/0", "\"172.32.0.30\"")),
        CheckCase.of(
                "EDGE-NET-16",
                "lsedge",
                SCALED,
                d -> d.set("lsedge/servers/1/avPublic/0", "\"131.107.155.30\""),
                d -> d.set("lsedge/servers/1/avPublic/0", "\"131.107.155.32\""))
            .along("EDGE-LB-15"),
        CheckCase.of(
            "EDGE-NET-17",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/servers/0/access/0", "\"131.107.155.10\""),
            d ->
                d.set("lsedge/nat", "false")
                    .set("lsedge/servers/0/access/0", "\"131.107.155.10\"")),
        CheckCase.of(
            "EDGE-NET-18",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/natSymmetric", "false"),
            d -> d.set("lsedge/natSymmetric", "false").set("lsedge/nat", "false")),
        CheckCase.of(
            "EDGE-NET-19",
            "lsedge",
            PUBLIC,
            d -> d.set("lsedge/servers/0/webConferencing/0", "\"131.107.155.10\""),
            d ->
                d.set("lsedge/servers/0/webConferencing/0", "\"131.107.155.10\"")
                    .set("lsedge/webConferencing/port", "444")),
        CheckCase.of(
            "EDGE-NET-20",
            "lsedge",
            SHARED,
            d -> d.set("lsedge/webConferencing/port", "443"),
            d -> d.set("lsedge/webConferencing/port", "445")),
        CheckCase.of(
            "EDGE-NET-21",
            "lsedge",
            PUBLIC,
            d -> SHARED,
            d -> d.set("lsedge/webConferencing/port", "444")),
        CheckCase.of(
            "EDGE-NET-22",
            "lsedge",
            SHARED,
            d -> d.set("lsedge/av/fqdn", "\"av.contoso.com\""),
            d -> d.set("lsedge/av/fqdn", "\"SIP.contoso.com\"")),
        CheckCase.of(
            "EDGE-NET-23",
            "lsedge",
            PUBLIC,
            d -> d.set("lsedge/av/fqdn", "\"WEBCON.contoso.com\""),
            d -> d.set("lsedge/av/fqdn", "\"webcon2.contoso.com\"")),
        CheckCase.of(
            "EDGE-NET-24",
            "sqlbe",
            SINGLE,
            d -> d.set("sqlbe/addresses/0", "\"192.168.10.92\""),
            d ->
                d.set("fs01/fqdn", "\"sqlbe.contoso.net\"")
                    .set("fs01/addresses", "[\"192.168.10.80\"]")),
        CheckCase.of(
            "EDGE-NET-25",
            "rp01",
            SINGLE,
            d -> d.set("rp01/publicAddresses/0", "\"131.107.155.20\""),
            d -> d.set("rp01/publicAddresses/0", "\"131.107.155.21\"")),
        CheckCase.of(
            "EDGE-NET-26",
            "lsedge",
            SINGLE,
            d ->
                d.set("organization/features/17", "\"call-admission-control\"")
                    .set("lsedge/servers/0/internal", "[\"fd00::10\"]"),
            d ->
                d.set("organization/features/17", "\"call-admission-control\"")
                    .set("lsedge/servers/0/internal/1", "\"fd00::10\"")),
        CheckCase.of(
            "EDGE-NET-27",
            "rp01",
            SINGLE,
            d -> d.set("rp01/product", "\"TMG 2010\"").set("rp01/needsIpv6", "true"),
            d -> d.set("rp01/product", "\"IIS ARR\"").set("rp01/needsIpv6", "true")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("duplicates")
  void oneAddressIsNotTwoPlaces(CheckCase c) {
    c.prove();
  }

  /// Kinds of duplicates: between pool members, a member and a virtual address; not the services of
  /// one pool behind one virtual address.
  static Stream<CheckCase> duplicates() {
    return Stream.of(
        CheckCase.of(
            "EDGE-NET-24",
            "lsedge",
            SCALED,
            d -> d.set("lsedge/servers/1/internal/0", "\"172.25.33.10\""),
            d -> d.set("lsedge/servers/1/internal/1", "\"172.25.33.11\"")),
        CheckCase.of(
            "EDGE-NET-24",
            "edgelb01",
            HARDWARE,
            d -> d.set("edgelb01/vips/3/addresses/0", "\"172.25.33.11\""),
            d ->
                d.set(
                    "hlb01/vips/1",
                    "{\"service\":\"sip\",\"pool\":\"pool01\",\"addresses\":[\"192.168.10.190\"]}")));
  }
}
