package edgewise.check;

import static edgewise.check.Case.DIRECTOR;
import static edgewise.check.Case.EDGE;
import static edgewise.check.Case.LARGE;
import static edgewise.check.Case.SCALED;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CapacityChecksTest {
  static Stream<Case> cases() {
    Designs ocs = SCALED.set("litware/release", "\"ocs-2007-r2\"");
    return Stream.of(
        new Case("CAP-01", "lsedge", users(EDGE, 12001), users(EDGE, 12000)),
        new Case("CAP-01", "lsedge", users(in2019(EDGE), 18001), users(in2019(EDGE), 18000)),
        new Case(
            "CAP-01",
            "lsedge",
            users(in2019(EDGE), 18000).set("lsedge/release", "\"2015\""),
            users(in2019(EDGE), 18000)),
        new Case("CAP-02", "lsedge", users(SCALED, 12001), users(SCALED, 12000)),
        new Case("CAP-02", "lsedge", users(SCALED, 12001), users(in2019(SCALED), 12001)),
        new Case(
            "CAP-03",
            "lsedge",
            EDGE.set("lsedge/accessConnections", "15001"),
            EDGE.set("lsedge/accessConnections", "15000")),
        new Case(
            "CAP-03",
            "lsedge",
            EDGE.set("lsedge/webConferencingConnections", "1001"),
            EDGE.set("lsedge/webConferencingConnections", "1000")),
        new Case(
            "CAP-03",
            "lsedge",
            EDGE.set("lsedge/avSessions", "501"),
            SCALED.set("lsedge/avSessions", "501")),
        new Case(
            "CAP-04",
            "dirpool01",
            DIRECTOR.set("dirpool01/concurrentRemoteUsers", "24001"),
            DIRECTOR.set("dirpool01/concurrentRemoteUsers", "24000")),
        new Case(
            "CAP-05",
            "organization",
            EDGE.set("organization/remoteShare", "29"),
            EDGE.set("organization/remoteShare", "30")),
        new Case(
            "CAP-05",
            "organization",
            EDGE.set("organization/remoteShare", "10"),
            EDGE.set("organization/remoteShare", "10")
                .set("organization/remoteShareSource", "\"measured in 2012\"")),
        new Case("CAP-07", "lsedge", video(1000, 1001), video(1000, 1000)),
        new Case(
            "CAP-08",
            "lsedge",
            EDGE.set("lsedge/servers/0/cores", "7"),
            EDGE.set("lsedge/servers/0/cores", "8")),
        new Case(
            "CAP-08",
            "pool01",
            EDGE.set("pool01/servers/1/memoryGb", "31"),
            EDGE.set("pool01/servers/1/memoryGb", "32")),
        new Case(
            "CAP-08",
            "dirpool01",
            DIRECTOR.set("dirpool01/servers/0/memoryGb", "15"),
            DIRECTOR.set("dirpool01/servers/0/memoryGb", "16")),
        new Case("CAP-09", "lsedge", ocs, SCALED),
        new Case("CAP-09", "lsedge", ocs, EDGE.set("litware/release", "\"ocs-2007-r2\"")),
        new Case("CAP-09", "lsedge", LARGE.set("litware/release", "\"ocs-2007\""), LARGE));
  }

  private static Designs in2019(Designs design) {
    return design.set("organization/release", "\"2019\"");
  }

  private static Designs users(Designs design, int users) {
    return design.set("lsedge/concurrentRemoteUsers", Integer.toString(users));
  }

  private static Designs video(int limit, int planned) {
    return EDGE.set("lsedge/avBandwidthKbps", Integer.toString(limit))
        .set("organization/videoKbps", Integer.toString(planned));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesOnTheElementAndNotBeside(Case c) {
    c.hold();
  }
}
