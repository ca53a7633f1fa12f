package edgewise.check;

import static edgewise.check.Case.EDGE;
import static edgewise.check.Case.LARGE;
import static edgewise.check.Case.SMALL;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XmppChecksTest {
  private static final Designs MIGRATING = EDGE.set("organization/features/17", "\"migrating\"");

  private static final Designs DIALBACK = EDGE.set("xmpp-partner/xmpp/dialback", "true");

  static Stream<Case> cases() {
    return Stream.of(
        new Case("XMPP-01", "redmond", EDGE.set("lsedge/xmpp", "false"), EDGE),
        new Case("XMPP-02", "organization", EDGE.set("lsedge/xmpp", "false"), SMALL),
        new Case("XMPP-03", "organization", EDGE.unset("redmond/xmppRoute"), EDGE),
        new Case("XMPP-04", "organization", LARGE.set("dublin/xmppRoute", "\"lsedge02\""), LARGE),
        new Case("XMPP-05", "global-policy", EDGE.set("global-policy/federation", "false"), EDGE),
        new Case(
            "XMPP-06", "redmond-users", LARGE.set("redmond-users/homePool", "\"sba01\""), LARGE),
        new Case(
            "XMPP-06",
            "redmond-users",
            LARGE.set("redmond-users/homePool", "\"sba01\""),
            LARGE.set("redmond-users/homePool", "\"sba01\"").set("global-policy/xmpp", "false")),
        new Case(
            "XMPP-07",
            "xmpp-partner",
            negotiation("not-supported", "optional", false),
            negotiation("optional", "optional", false)),
        new Case(
            "XMPP-07",
            "xmpp-partner",
            negotiation("required", "not-supported", false),
            negotiation("required", "not-supported", true)),
        new Case(
            "XMPP-07",
            "xmpp-partner",
            negotiation("not-supported", "not-supported", false),
            negotiation("not-supported", "not-supported", true)),
        new Case(
            "XMPP-08",
            "xmpp-partner",
            negotiation("not-supported", "required", true),
            negotiation("not-supported", "not-supported", true)),
        new Case(
            "XMPP-09",
            "xmpp-partner",
            negotiation("optional", "optional", true),
            negotiation("optional", "not-supported", true)),
        new Case("XMPP-10", "xmpp-partner", DIALBACK, negotiation("required", "required", false)),
        new Case("XMPP-10", "xmpp-partner", DIALBACK, EDGE.unset("xmpp-partner/xmpp")),
        new Case("XMPP-11", "xmpp-partner", google("federated"), google("public-unverified")),
        new Case("XMPP-12", "xmpp-partner", EDGE, google("public-unverified")),
        new Case(
            "XMPP-13",
            "xmpp-partner",
            DIALBACK
                .set("organization/sipDomains/0/xmpp", "false")
                .set("organization/sipDomains/1/xmpp", "false"),
            DIALBACK),
        new Case(
            "XMPP-13",
            "xmpp-partner",
            DIALBACK.set("dns-external/records", "[" + srv("contoso.com") + "]"),
            DIALBACK.set(
                "dns-external/records",
                "[" + srv("contoso.com") + "," + srv("fabrikam.com") + "]")),
        new Case(
            "XMPP-13",
            "xmpp-partner",
            DIALBACK.set("dns-external/records", "[" + srv("contoso.com") + "]"),
            DIALBACK
                .set("dns-external/records", "[" + srv("contoso.com") + "]")
                .set("xmpp-partner/xmpp/dialback", "false")),
        new Case(
            "XMPP-14",
            "organization",
            MIGRATING.set("contoso-users/homeRelease", "\"lync-2010\""),
            MIGRATING.set("contoso-users/homeRelease", "\"lync-2013\"")),
        new Case(
            "XMPP-15", "xmpp-partner", EDGE.set("xmpp-partner/domains", "[\"litware.com\"]"), EDGE),
        new Case(
            "XMPP-15",
            "xmpp-partner",
            EDGE.set("xmpp-partner/domains", "[\"fabrikam.com\"]"),
            EDGE.set("xmpp-partner/domains", "[\"im.fabrikam.com\"]")),
        new Case("XMPP-12", "xmpp-partner", EDGE, EDGE.set("organization/release", "\"2019\"")));
  }

  private static Designs negotiation(String tls, String sasl, boolean dialback) {
    return EDGE.set(
        "xmpp-partner/xmpp",
        "{\"tls\":\"" + tls + "\",\"sasl\":\"" + sasl + "\",\"dialback\":" + dialback + "}");
  }

  private static Designs google(String trust) {
    return EDGE.set("xmpp-partner/domains", "[\"gmail.com\"]")
        .set("xmpp-partner/xmpp/trust", "\"" + trust + "\"");
  }

  private static String srv(String domain) {
    return "{\"type\":\"srv\",\"name\":\"_xmpp-server._tcp."
        + domain
        + "\",\"value\":\"xmpp."
        + domain
        + "\",\"port\":5269}";
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesOnTheElementAndNotBeside(Case c) {
    c.hold();
  }
}
