package edgewise.check;

import static edgewise.check.Case.DIRECTOR;
import static edgewise.check.Case.EDGE;
import static edgewise.check.Case.LARGE;
import static edgewise.check.Case.SMALL;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishingChecksTest {
  static Stream<Case> cases() {
    return Stream.of(
        new Case("RP-01", "organization", EDGE.remove("rp01"), EDGE),
        new Case(
            "RP-01", "organization", EDGE.remove("rp01"), EDGE.remove("rp01").remove("pool01")),
        new Case("RP-02", "rp01", EDGE.set("rp01/bridgeHttps", "443"), EDGE),
        new Case(
            "RP-02",
            "rp01",
            EDGE.set("pool01/web/httpsListen", "4444"),
            EDGE.set("pool01/web/httpsListen", "4444").set("rp01/bridgeHttps", "4444")),
        new Case(
            "RP-02",
            "rp01",
            EDGE.set("rp01/bridgeHttps", "443"),
            EDGE.set("rp01/bridgeHttps", "443")
                .set(
                    "hlb01/vips/1",
                    "{\"service\":\"web-external\",\"pool\":\"pool01\",\"addresses\":[\"192.168.10.191\"],\"ports\":[443]}")),
        new Case("RP-03", "rp01", EDGE.set("rp01/forwardHostHeader", "false"), EDGE),
        new Case("RP-04", "rp01", EDGE.set("rp01/otherRoles", "[\"Director\"]"), EDGE),
        new Case(
            "RP-05",
            "pool02",
            LARGE.set("pool02/web/externalFqdn", "\"WEBEXT.contoso.com\""),
            LARGE),
        new Case("RP-06", "pool01", EDGE.unset("pool01/web/internalFqdn"), EDGE),
        new Case("RP-06", "dirpool01", DIRECTOR.unset("dirpool01/web/internalFqdn"), DIRECTOR),
        new Case("RP-07", "pool01", EDGE.set("hlb01/vips/0/addresses", "[]"), EDGE),
        new Case(
            "RP-07",
            "pool01",
            EDGE.remove("hlb01"),
            EDGE.remove("hlb01").unset("pool01/servers/2").unset("pool01/servers/1")),
        new Case(
            "RP-08",
            "se01",
            SMALL
                .set("se01/web/externalFqdn", "\"se01.contoso.net\"")
                .set("se01/web/internalFqdn", "\"se01.contoso.net\""),
            SMALL),
        new Case("RP-09", "dirpool01", DIRECTOR.set("rp01/publishes", "[\"pool01\"]"), DIRECTOR),
        new Case("RP-10", "organization", EDGE.unset("organization/simpleUrls/meet/1"), EDGE),
        new Case("RP-10", "organization", EDGE.unset("organization/simpleUrls/dialin"), EDGE),
        new Case("RP-11", "officewebapps01", EDGE.set("rp01/publishes", "[\"pool01\"]"), EDGE),
        new Case("RP-12", "hlb01", cookie("\"name\":\"LB\""), cookie("\"name\":\"MS-WSMAN\"")),
        new Case("RP-12", "hlb01", cookie("\"httpOnly\":true"), EDGE),
        new Case("RP-12", "hlb01", cookie("\"expires\":true"), cookie("\"expires\":false")));
  }

  private static Designs cookie(String settings) {
    return EDGE.set("hlb01/cookie", "{" + settings + "}");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesOnTheElementAndNotBeside(Case c) {
    c.hold();
  }
}
