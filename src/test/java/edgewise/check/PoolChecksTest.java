package edgewise.check;

import static edgewise.check.Case.DIRECTOR;
import static edgewise.check.Case.EDGE;
import static edgewise.check.Case.LARGE;
import static edgewise.check.Case.SCALED;
import static edgewise.check.Case.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolChecksTest {
  private static final Designs STANDARD_PAIR =
      SMALL
          .set("se01/pairedWith", "\"se02\"")
          .add(
              "{\"id\":\"se02\",\"kind\":\"standard-edition\",\"name\":\"se02\",\"site\":\"redmond\",\"fqdn\":\"se02.contoso.net\","
                  + "\"pairedWith\":\"se01\",\"users\":2500,\"servers\":[{\"id\":\"se02-1\",\"fqdn\":\"se02.contoso.net\"}]}");
  private static final Designs BRANCH = LARGE.add(appliance("sba02"));

  static Stream<Case> cases() {
    return Stream.of(
        new Case("POOL-01", "pool01", servers(EDGE, "pool01", 13), servers(EDGE, "pool01", 12)),
        new Case(
            "POOL-01",
            "pool01",
            servers(in2019(EDGE), "pool01", 17),
            servers(in2019(EDGE), "pool01", 16)),
        new Case(
            "POOL-01",
            "pool01",
            servers(in2019(EDGE), "pool01", 16).set("pool01/release", "\"2015\""),
            servers(in2019(EDGE), "pool01", 16)),
        new Case(
            "POOL-02",
            "pool01",
            EDGE.set("pool01/users", "80001"),
            EDGE.set("pool01/users", "80000")),
        new Case(
            "POOL-02",
            "pool01",
            in2019(EDGE).set("pool01/users", "106001"),
            in2019(EDGE).set("pool01/users", "106000")),
        new Case(
            "POOL-03",
            "pool01",
            EDGE.set("contoso-users/users", "19981"),
            EDGE.set("contoso-users/users", "19980")),
        new Case(
            "POOL-04",
            "pool01",
            EDGE.set("pool01/users", "13321"),
            EDGE.set("pool01/users", "13320")),
        new Case("POOL-05", "pool01", servers(EDGE, "pool01", 2), EDGE),
        new Case("POOL-06", "pool01", servers(EDGE, "pool01", 2), EDGE),
        new Case("POOL-07", "se01", servers(SMALL, "se01", 2), SMALL),
        new Case(
            "POOL-08", "se01", SMALL.set("se01/users", "2501"), SMALL.set("se01/users", "2500")),
        new Case(
            "POOL-09",
            "se01",
            STANDARD_PAIR.set("se01/users", "2501"),
            STANDARD_PAIR.set("se01/users", "2500")),
        new Case("POOL-10", "pool01", LARGE.set("pool02/kind", "\"standard-edition\""), LARGE),
        new Case("POOL-11", "pool01", LARGE.set("pool02/virtual", "false"), LARGE),
        new Case(
            "POOL-11",
            "pool01",
            LARGE
                .set("pool01/operatingSystem", "\"2012\"")
                .set("pool02/operatingSystem", "\"2012 R2\""),
            LARGE.set("pool01/operatingSystem", "\"2012\"")),
        new Case("POOL-12", "pool01", LARGE.unset("pool02/pairedWith"), LARGE),
        new Case("POOL-12", "pool01", LARGE.add(thirdPool()), LARGE),
        new Case(
            "POOL-13",
            "pool01",
            LARGE.set("pool01/users", "13981"),
            LARGE.set("pool01/users", "13980")),
        new Case("POOL-13", "pool01", forty(LARGE, 40001), forty(LARGE, 40000)),
        new Case("POOL-13", "pool01", forty(LARGE, 40001), forty(in2019(LARGE), 40001)),
        new Case("POOL-14", "pool01", LARGE.set("pool02/site", "\"redmond\""), LARGE),
        new Case("POOL-15", "pool01", LARGE.set("pool02/sqlAvailability", "\"clustering\""), LARGE),
        new Case(
            "POOL-16",
            "pool01",
            EDGE.set("pool01/servers/0/location", "\"Bellevue\""),
            EDGE.set("pool01/servers/0/location", "\"Redmond\"")),
        new Case(
            "POOL-16", "lsedge", SCALED.set("lsedge/servers/1/location", "\"Bellevue\""), SCALED),
        new Case(
            "POOL-17",
            "pool01",
            EDGE.set("pool01/servers/0/domain", "\"contoso.net\"")
                .set("sqlbe/domain", "\"data.contoso.net\""),
            EDGE.set("pool01/servers/0/domain", "\"contoso.net\"")
                .set("sqlbe/domain", "\"Contoso.net\"")),
        new Case(
            "POOL-18",
            "dirpool01",
            servers(DIRECTOR, "dirpool01", 11),
            servers(DIRECTOR, "dirpool01", 10)),
        new Case(
            "POOL-19",
            "dirpool01",
            DIRECTOR.set("dirpool01/servers/0/otherRoles", "[\"Mediation\"]"),
            DIRECTOR),
        new Case("POOL-20", "pool01", EDGE.set("pool01/servers/0/adapters", "2"), EDGE),
        new Case(
            "POOL-20",
            "pool01",
            EDGE.set("pool01/servers/0/addresses/1", "\"192.168.10.99\""),
            EDGE.set("pool01/servers/0/addresses/1", "\"2001:db8::99\"")),
        new Case(
            "POOL-20",
            "sqlbe",
            EDGE.set("sqlbe/addresses/1", "\"192.168.10.81\""),
            EDGE.set("sqlbe/addresses/1", "\"192.168.10.81\"")
                .set("pool01/sqlAvailability", "\"clustering\"")),
        new Case(
            "POOL-21",
            "pool01",
            EDGE.set("pool01/services/2", "\"persistent-chat\""),
            SMALL.set("se01/services/1", "\"persistent-chat\"")),
        new Case("POOL-22", "chat", chat(9, 4), chat(8, 4)),
        new Case("POOL-22", "chat", chat(8, 5), chat(8, 4)),
        new Case("POOL-23", "portland", BRANCH.add(appliance("sba03")), BRANCH),
        new Case(
            "POOL-24",
            "portland",
            LARGE.set("portland/users", "1001"),
            LARGE.set("portland/users", "1000")),
        new Case(
            "POOL-24",
            "portland",
            BRANCH.set("portland/users", "2001"),
            BRANCH.set("portland/users", "2000")),
        new Case(
            "POOL-25",
            "portland",
            LARGE.set("portland/users", "24"),
            LARGE.set("portland/users", "25")),
        new Case("POOL-26", "dublin", LARGE.remove("pool02"), LARGE),
        new Case("POOL-26", "redmond", EDGE.remove("pool01"), Designs.blank()),
        new Case("POOL-27", "portland", LARGE.unset("portland/centralSite"), LARGE),
        new Case(
            "POOL-27",
            "portland",
            LARGE.set("portland/centralSite", "\"portland\""),
            LARGE.set("portland/centralSite", "\"dublin\"")),
        new Case(
            "POOL-28",
            "organization",
            EDGE.set("redmond/users", "240001"),
            EDGE.set("redmond/users", "240000")),
        new Case(
            "POOL-28",
            "organization",
            EDGE.set("redmond/users", "240001"),
            EDGE.set("redmond/users", "240001").set("organization/release", "\"2015\"")),
        new Case("POOL-28", "organization", branches(15), branches(14)),
        new Case("POOL-28", "organization", centralSites(11), centralSites(10)),
        new Case(
            "POOL-29",
            "pool01",
            EDGE.set("pool01/meetingMax", "251"),
            EDGE.set("pool01/meetingMax", "250")),
        new Case(
            "POOL-29",
            "pool01",
            EDGE.set("pool01/meetingMax", "251"),
            EDGE.set("pool01/meetingMax", "251").set("pool01/dedicatedLargeMeetings", "true")),
        new Case(
            "POOL-30",
            "pool01",
            EDGE.set("pool01/meetingMax", "1001"),
            EDGE.set("pool01/meetingMax", "1000")),
        new Case(
            "POOL-31",
            "pool01",
            mediation(EDGE).set("pool01/nonBypassCalls", "451"),
            mediation(EDGE).set("pool01/nonBypassCalls", "450")),
        new Case(
            "POOL-31",
            "pool01",
            mediation(EDGE).set("pool01/nonBypassCalls", "451"),
            in2019(mediation(EDGE)).set("pool01/nonBypassCalls", "600")),
        new Case(
            "POOL-32",
            "pool01",
            servers(mediation(EDGE), "pool01", 13),
            servers(EDGE, "pool01", 13)),
        new Case(
            "POOL-33",
            "redmond",
            EDGE.set("redmond/sipTrunk", "true"),
            mediation(EDGE).set("redmond/sipTrunk", "true")));
  }

  private static Designs in2019(Designs design) {
    return design.set("organization/release", "\"2019\"");
  }

  private static Designs mediation(Designs design) {
    return design.set("pool01/services/2", "\"mediation\"");
  }

  private static Designs forty(Designs design, int users) {
    return servers(design, "pool01", 12).set("pool01/users", Integer.toString(users));
  }

  private static Designs servers(Designs design, String pool, int count) {
    return design.set(pool + "/servers", "[" + list(pool, count) + "]");
  }

  private static String list(String pool, int count) {
    return String.join(
        ",",
        Stream.iterate(1, i -> i + 1)
            .limit(count)
            .map(
                i ->
                    "{\"id\":\""
                        + pool
                        + "-m"
                        + i
                        + "\",\"fqdn\":\""
                        + pool
                        + "m"
                        + i
                        + ".contoso.net\"}")
            .toList());
  }

  private static Designs chat(int servers, int active) {
    return EDGE.add(
        "{\"id\":\"chat\",\"kind\":\"persistent-chat-pool\",\"name\":\"Chat\",\"site\":\"redmond\",\"fqdn\":\"chat.contoso.net\",\"activeServers\":"
            + active
            + ",\"servers\":["
            + list("chat", servers)
            + "]}");
  }

  private static String appliance(String id) {
    return "{\"id\":\""
        + id
        + "\",\"kind\":\"survivable-branch-appliance\",\"name\":\""
        + id
        + "\",\"site\":\"portland\",\"fqdn\":\""
        + id
        + ".contoso.net\"}";
  }

  private static String thirdPool() {
    return "{\"id\":\"pool03\",\"kind\":\"front-end-pool\",\"name\":\"pool03\",\"site\":\"redmond\",\"fqdn\":\"pool03.contoso.net\",\"pairedWith\":\"pool02\"}";
  }

  private static Designs branches(int count) {
    Designs design = EDGE;
    for (int i = 1; i <= count; i++) {
      design =
          design.add(
              "{\"id\":\"b"
                  + i
                  + "\",\"kind\":\"branch-site\",\"name\":\"B"
                  + i
                  + "\",\"centralSite\":\"redmond\"}");
    }
    return design;
  }

  private static Designs centralSites(int count) {
    Designs design = EDGE;
    for (int i = 2; i <= count; i++) {
      design =
          design.add("{\"id\":\"c" + i + "\",\"kind\":\"central-site\",\"name\":\"C" + i + "\"}");
    }
    return design;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesOnTheElementAndNotBeside(Case c) {
    c.hold();
  }

  @Test
  void twoServersAreAnErrorFrom2019On() {
    assertThat(severity(servers(EDGE, "pool01", 2))).isEqualTo(Severity.WARNING);
    assertThat(severity(servers(in2019(EDGE), "pool01", 2))).isEqualTo(Severity.ERROR);
  }

  private static Severity severity(Designs design) {
    return design.findings().stream()
        .filter(f -> f.check().equals("POOL-05"))
        .findFirst()
        .orElseThrow()
        .severity();
  }

  @Test
  void aPairIsReportedOnce() {
    assertThat(LARGE.set("pool02/site", "\"redmond\"").findingIds())
        .contains("POOL-14/pool01")
        .doesNotContain("POOL-14/pool02");
  }
}
