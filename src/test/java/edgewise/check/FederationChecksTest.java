package edgewise.check;

import static edgewise.check.Case.EDGE;
import static edgewise.check.Case.LARGE;
import static edgewise.check.Case.SCALED;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FederationChecksTest {
  private static final Designs TWO_ROUTES =
      LARGE.set("lsedge02/federation", "true").set("dublin/federationRoute", "\"lsedge02\"");
  private static final Designs NO_DISCOVERY =
      EDGE.set("organization/accessEdge/partnerDiscovery", "false");
  private static final Designs HYBRID =
      EDGE.set("organization/features/17", "\"hybrid\"")
          .set(
              "organization/tenant",
              "{\"partnerDiscovery\":true,\"allowedDomains\":[\"litware.com\",\"woodgrovebank.com\",\"adatum.com\"]}");
  private static final Designs ONLINE = EDGE.set("litware/release", "\"lync-online\"");
  private static final String LONG =
      "\""
          + "a".repeat(60)
          + "."
          + "b".repeat(60)
          + "."
          + "c".repeat(60)
          + "."
          + "d".repeat(60)
          + ".contoso123.com\"";

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "FED-01",
            "organization",
            TWO_ROUTES,
            TWO_ROUTES.set("dublin/federationRoute", "\"lsedge\"")),
        new Case(
            "FED-01",
            "organization",
            TWO_ROUTES,
            TWO_ROUTES.set("organization/features/19", "\"migrating\"")),
        new Case(
            "FED-01",
            "organization",
            TWO_ROUTES,
            TWO_ROUTES
                .set("woodgrovebank/release", "\"lync-2010\"")
                .set("northwindtraders/release", "\"lync-2013\"")
                .set("push/release", "\"teams\"")),
        new Case("FED-02", "organization", LARGE.set("lsedge02/federation", "true"), LARGE),
        new Case("FED-03", "redmond", EDGE.set("lsedge/federation", "false"), EDGE),
        new Case("FED-04", "dublin", LARGE.unset("dublin/federationRoute"), LARGE),
        new Case(
            "FED-05",
            "organization",
            EDGE.set("organization/accessEdge/federatedUsers", "false"),
            EDGE),
        new Case(
            "FED-06",
            "organization",
            EDGE.set("global-policy/federation", "false"),
            EDGE.remove("global-policy")),
        new Case(
            "FED-06",
            "organization",
            EDGE.set("global-policy/federation", "false"),
            EDGE.set("global-policy/federation", "false")
                .add(
                    "{\"id\":\"own\",\"kind\":\"access-policy\",\"name\":\"Own\",\"scope\":\"user\",\"federation\":true}")
                .set("contoso-users/policy", "\"own\"")),
        new Case(
            "FED-06",
            "organization",
            EDGE.add(
                "{\"id\":\"site\",\"kind\":\"access-policy\",\"name\":\"Site\",\"scope\":\"site\",\"site\":\"redmond\"}"),
            LARGE.add(
                "{\"id\":\"site\",\"kind\":\"access-policy\",\"name\":\"Site\",\"scope\":\"site\",\"site\":\"dublin\"}")),
        new Case(
            "FED-07",
            "organization",
            EDGE.set("organization/blockedDomains", "[\"LITWARE.com\"]"),
            EDGE.set("organization/blockedDomains", "[\"tailspin.com\"]")),
        new Case(
            "FED-08",
            "organization",
            EDGE.set("organization/blockedDomains", "[\"it.litware.com\"]"),
            EDGE.set("organization/blockedDomains", "[\"notlitware.com\"]")),
        new Case(
            "FED-09",
            "organization",
            EDGE.set("organization/accessEdge/routing", "\"default\""),
            NO_DISCOVERY.set("organization/accessEdge/routing", "\"default\"")),
        new Case("FED-10", "northwindtraders", NO_DISCOVERY, EDGE),
        new Case(
            "FED-10",
            "northwindtraders",
            NO_DISCOVERY,
            NO_DISCOVERY.set("northwindtraders/kind", "\"allowed-domain\"")),
        new Case(
            "FED-11",
            "northwindtraders",
            EDGE.set("northwindtraders/messagesPerSecond", "21"),
            EDGE.set("northwindtraders/messagesPerSecond", "20")
                .set("northwindtraders/contactedUsers", "1000")),
        new Case(
            "FED-11",
            "northwindtraders",
            EDGE.set("northwindtraders/contactedUsers", "1001"),
            EDGE.set("litware/contactedUsers", "1001")),
        new Case(
            "FED-12",
            "adatum",
            EDGE.set("adatum/publishesSrv", "true"),
            EDGE.set("adatum/publishesSrv", "false")),
        new Case(
            "FED-13",
            "litware",
            EDGE.set("litware/publishesSrv", "false"),
            EDGE.set("adatum/publishesSrv", "false")),
        new Case("FED-14", "adatum", EDGE.set("adatum/edge", "\"sipfed.online.lync.com\""), EDGE),
        new Case(
            "FED-15", "messenger", EDGE.set("messenger/edge", "\"SIPFED.online.lync.com\""), EDGE),
        new Case(
            "FED-16",
            "organization",
            NO_DISCOVERY.set("organization/accessEdge/routing", "\"default\""),
            NO_DISCOVERY),
        new Case(
            "FED-17",
            "litware",
            ONLINE.set("lync-online/enabled", "false").set("push/enabled", "false"),
            ONLINE),
        new Case(
            "FED-18",
            "lync-online",
            NO_DISCOVERY.set("lync-online/domains", "[\"tailspin.com\"]"),
            NO_DISCOVERY.set("lync-online/domains", "[\"litware.com\"]")),
        new Case(
            "FED-19",
            "organization",
            HYBRID.set("organization/tenant/partnerDiscovery", "false"),
            HYBRID),
        new Case(
            "FED-19",
            "organization",
            HYBRID.set("organization/blockedDomains", "[\"tailspin.com\"]"),
            HYBRID),
        new Case(
            "FED-19", "organization", HYBRID.unset("organization/tenant/allowedDomains/0"), HYBRID),
        new Case("FED-20", "lsedge", EDGE.unset("lsedge/nextHop"), EDGE),
        new Case(
            "FED-20",
            "lsedge",
            LARGE.set("lsedge/nextHop", "\"sba01\""),
            LARGE.set("lsedge/nextHop", "\"pool01\"")),
        new Case("FED-21", "lsedge", LARGE.set("lsedge/nextHop", "\"pool01\""), LARGE),
        new Case("FED-22", "pool01", EDGE.unset("pool01/edge"), EDGE),
        new Case(
            "FED-23",
            "organization",
            EDGE.remove("push"),
            EDGE.remove("push").set("woodgrovebank/domains", "[\"push.lync.com\"]")),
        new Case(
            "FED-24",
            "organization",
            EDGE.set("organization/accessEdge/federatedUsers", "false"),
            EDGE),
        new Case("FED-25", "organization", EDGE.set("global-policy/publicUsers", "false"), EDGE),
        new Case(
            "FED-25",
            "organization",
            EDGE.set("global-policy/publicUsers", "false"),
            EDGE.set("global-policy/publicUsers", "false").set("organization/release", "\"2015\"")),
        new Case(
            "FED-26",
            "organization",
            EDGE.set(
                "dns-external/records",
                "[{\"type\":\"a\",\"name\":\"sip.contoso.com\",\"value\":\"131.107.155.10\"}]"),
            EDGE.set(
                "dns-external/records",
                "["
                    + srv("_sipfederationtls._tcp.contoso.com")
                    + ","
                    + srv("_sipfederationtls._tcp.fabrikam.com")
                    + "]")),
        new Case(
            "FED-27",
            "organization",
            EDGE.set("organization/mediaEncryption", "\"required\""),
            EDGE),
        new Case(
            "FED-27",
            "organization",
            EDGE.set("global-policy/publicAudioVideo", "false"),
            EDGE.set("global-policy/publicAudioVideo", "false")
                .set("messenger/modalities", "[\"im\",\"presence\"]")),
        new Case(
            "FED-28",
            "messenger",
            EDGE.set("organization/designDate", "\"2013-03-16\""),
            EDGE.set("organization/designDate", "\"2013-03-15\"")),
        new Case(
            "FED-28", "messenger", EDGE.set("organization/designDate", "\"2020-01-01\""), EDGE),
        new Case(
            "FED-29",
            "organization",
            EDGE.set("organization/features/17", "\"external-archiving\""),
            EDGE.set("organization/features/17", "\"external-archiving\"")
                .set("organization/accessEdge/archivingDisclaimer", "true")),
        new Case("FED-30", "chat", chat(true), chat(false)),
        new Case(
            "FED-31",
            "litware",
            EDGE.set("litware/domains", "[" + LONG + "]"),
            EDGE.set("northwindtraders/domains", "[" + LONG + "]")),
        new Case(
            "FED-31",
            "organization",
            EDGE.set("organization/blockedDomains", "[" + LONG + "]"),
            EDGE));
  }

  private static String srv(String name) {
    return "{\"type\":\"srv\",\"name\":\""
        + name
        + "\",\"value\":\"sip.contoso.com\",\"port\":5061}";
  }

  private static Designs chat(boolean members) {
    return SCALED
        .add(
            "{\"id\":\"chat\",\"kind\":\"persistent-chat-pool\",\"name\":\"Chat\",\"site\":\"redmond\",\"fqdn\":\"chat.contoso.net\"}")
        .add(
            "{\"id\":\"guests\",\"kind\":\"user-group\",\"name\":\"Guests\",\"federated\":true,\"chatMembers\":"
                + members
                + "}");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesOnTheElementAndNotBeside(Case c) {
    c.hold();
  }
}
