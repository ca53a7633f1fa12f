package edgewise.sim.load;

import static edgewise.sim.load.Loads.busy;
import static edgewise.sim.load.Loads.down;
import static edgewise.sim.load.Loads.partner;
import static edgewise.sim.load.Loads.quiet;
import static edgewise.sim.load.Loads.run;
import static edgewise.sim.load.Loads.sends;
import static edgewise.sim.load.Loads.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgewise.fixture.Designs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who moves and who does not when something fails, and where the load goes.
class LoadFailoverTest {
  private static final Designs DNS = Designs.template(Loads.DNS);
  private static final Designs HARDWARE = Designs.template(Loads.HARDWARE);
  private static final List<String> NODES = List.of("edge01", "edge02");

  /// What of ten minutes of one partner is refused because its node is down, by node that fails for
  /// the whole run.
  private static List<Double> lost(Designs design, LoadSettings settings, String partner) {
    return NODES.stream()
        .map(
            node -> {
              LoadResult r = run(design, sends(settings, partner, 10), 10, down(node, 0, 11));
              LoadResult.PartnerLine line = partner(r, partner);
              return (double) line.inDropped() / line.inSent();
            })
        .toList();
  }

  private static LoadSettings fromOutside() {
    // Nobody of our own users is outside: what is dropped is the partner's.
    return quiet().withRate("user_model.remote_users", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"litware", "lync-online"})
  void lyncPartnersMoveToAnotherNode(String partner) {
    assertThat(lost(DNS, fromOutside(), partner)).allMatch(share -> share == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"woodgrovebank", "northwindtraders"})
  void ocsPartnersStayOnTheDeadNode(String partner) {
    // All of its load on one node: nothing is lost when the other one fails.
    assertThat(lost(DNS, fromOutside(), partner)).containsExactlyInAnyOrder(0.0, 1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"litware", "woodgrovebank", "northwindtraders", "messenger", "xmpp-partner"})
  void everyPartnerMovesBehindAHardwareBalancer(String partner) {
    assertThat(lost(HARDWARE, fromOutside(), partner)).allMatch(share -> share == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aol", "yahoo", "messenger", "skype"})
  void everyPublicServiceStaysWithItsNode(String provider) {
    Designs design = DNS.set("messenger/provider", '"' + provider + '"');
    assertThat(lost(design, fromOutside(), "messenger")).containsExactlyInAnyOrder(0.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"aol, true", "yahoo, true", "messenger, false", "skype, false"})
  void onlyAolAndYahooStayByTheOtherReading(String provider, boolean stays) {
    Designs design = DNS.set("messenger/provider", '"' + provider + '"');
    List<Double> lost = lost(design, fromOutside().withPublicImStays(false), "messenger");
    if (stays) {
      assertThat(lost).containsExactlyInAnyOrder(0.0, 1.0);
    } else {
      assertThat(lost).containsExactly(0.0, 0.0);
    }
  }

  @Test
  void xmppPartnersStayWithTheirNode() {
    assertThat(lost(DNS, fromOutside(), "xmpp-partner")).containsExactlyInAnyOrder(0.0, 1.0);
  }

  @Test
  void otherPartnersAreNotTouchedByOneThatStays() {
    LoadSettings both = sends(sends(fromOutside(), "woodgrovebank", 10), "litware", 10);
    for (String node : NODES) {
      LoadResult r = run(DNS, both, 10, down(node, 0, 11));
      assertThat(partner(r, "litware").inDropped()).isZero();
    }
  }

  @Test
  void stayingPartnerIsServedAgainWhenItsNodeReturns() {
    for (String node : NODES) {
      LoadResult r = run(DNS, sends(fromOutside(), "woodgrovebank", 10), 20, down(node, 5, 10));
      double share =
          (double) partner(r, "woodgrovebank").inDropped() / partner(r, "woodgrovebank").inSent();
      assertThat(share)
          .satisfiesAnyOf(
              s -> assertThat(s).isZero(), s -> assertThat(s).isCloseTo(0.25, within(0.02)));
    }
  }

  @Test
  void dnsSpreadsLyncPartnersAndNotOcsPartners() {
    LoadResult lync = run(DNS, sends(fromOutside(), "litware", 20), 10);
    double first = server(lync, "edge01").handled();
    double second = server(lync, "edge02").handled();
    assertThat(first / (first + second)).isCloseTo(0.5, within(0.02));
    LoadResult ocs = run(DNS, sends(fromOutside(), "woodgrovebank", 20), 10);
    assertThat(NODES.stream().map(n -> server(ocs, n).handled()).filter(n -> n == 0)).hasSize(1);
  }

  @Test
  void hardwareBalancerSpreadsAll() {
    LoadResult ocs = run(HARDWARE, sends(fromOutside(), "woodgrovebank", 20), 10);
    double first = server(ocs, "edge01").handled();
    double second = server(ocs, "edge02").handled();
    assertThat(first / (first + second)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void clientsThatDoNotRetryFailWithDnsAndNotWithHardware() {
    LoadSettings remote = busy().withRate("client.without_retry", 40);
    assertThat(run(DNS, remote, 10, down("edge01", 1, 9)).dropped(DropReason.NODE_DOWN))
        .isPositive();
    assertThat(
            run(HARDWARE, sends(remote, "woodgrovebank", 0), 10, down("edge01", 1, 9))
                .dropped(DropReason.NODE_DOWN))
        .isZero();
    LoadSettings onlyRemote = quiet().withRate("user_model.presence.polls", 30);
    assertThat(
            run(DNS, onlyRemote.withRate("client.without_retry", 0), 10, down("edge01", 1, 9))
                .dropped(DropReason.NODE_DOWN))
        .isZero();
  }

  @Test
  void unnoticedFailureCostsTime() {
    LoadSettings settings = sends(fromOutside(), "litware", 10);
    double before = run(DNS, settings, 10).line(Activity.MESSAGE).p95();
    double at = run(DNS, settings, 10, down("edge01", 1, 9)).line(Activity.MESSAGE).longest();
    assertThat(before).isLessThan(1);
    assertThat(at).isGreaterThan(5);
  }

  @Test
  void relayedSessionsDropAndNewOnesGoElsewhere() {
    LoadSettings calls = quiet().withRate("call.peer_per_day", 20);
    LoadResult r = run(DNS, calls, 30, down("edge01", 10, 31));
    assertThat(r.media().broken()).isPositive();
    assertThat(server(r, "edge02").relays())
        .isGreaterThan(server(run(DNS, calls, 30), "edge02").relays() * 3 / 2);
  }

  @Test
  void wholeEdgePoolDownEndsFederationBothWays() {
    LoadSettings settings = sends(busy().withRate("user_model.remote_users", 0), "litware", 10);
    LoadResult r = run(DNS, settings, 10, down("lsedge", 0, 11));
    assertThat(r.partners()).allMatch(p -> p.outDelivered() == 0 && p.inDelivered() == 0);
    assertThat(r.partners()).allMatch(p -> p.outDropped() > 0);
    assertThat(r.dropped(DropReason.EDGE_DOWN)).isPositive();
    assertThat(r.line(Activity.MESSAGE).delivered()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"litware", "woodgrovebank"})
  void geographicDnsMovesInboundFederationToTheOtherEdgePool(String partner) {
    Designs large = Designs.template("large-multi-datacenter").set("lsedge02/federation", "true");
    Designs geographic =
        large
            .offer("geo-dns")
            .set("organization/geoDns", "{\"label\":\"web\",\"zone\":\"geo.contoso.com\"}");
    LoadSettings settings = sends(sends(fromOutside(), partner, 10), "xmpp-partner", 10);
    LoadResult.PartnerLine stays =
        partner(run(large, settings, 10, down("lsedge", 0, 11)), partner);
    assertThat(stays.inDelivered()).isZero();
    LoadResult moved = run(geographic, settings, 10, down("lsedge", 0, 11));
    // A minute until the failure is noticed.
    double lost = (double) partner(moved, partner).inDropped() / partner(moved, partner).inSent();
    assertThat(lost).isCloseTo(0.1, within(0.02));
    assertThat(server(moved, "edge03").handled()).isPositive();
    assertThat(partner(moved, "xmpp-partner").inDelivered()).isZero();
  }

  @Test
  void singleEdgeHasNoFailover() {
    Designs single = Designs.template("edge-single-nat");
    LoadResult r = run(single, sends(fromOutside(), "litware", 10), 10, down("lsedge-1", 0, 11));
    assertThat(partner(r, "litware").inDelivered()).isZero();
  }

  @Test
  void remoteUsersMoveToTheEdgePoolOfAnotherSite() {
    Designs large = Designs.template("large-multi-datacenter");
    LoadSettings remote = quiet().withRate("user_model.presence.polls", 20);
    LoadResult before = run(large, remote, 10);
    assertThat(server(before, "edge03").handled()).isZero();
    LoadResult after = run(large, remote, 10, down("lsedge", 0, 11));
    assertThat(server(after, "edge03").handled()).isPositive();
    assertThat(after.dropped(DropReason.EDGE_DOWN)).isZero();
  }

  @Test
  void mediaOfAPoolNeedsItsOwnEdgePool() {
    Designs large = Designs.template("large-multi-datacenter");
    LoadSettings calls = quiet().withRate("call.peer_per_day", 10);
    LoadResult r = run(large, calls, 20, down("lsedge02", 0, 21));
    assertThat(r.dropped(DropReason.NO_RELAY)).isPositive();
    assertThat(run(large, calls, 20).dropped(DropReason.NO_RELAY)).isZero();
  }

  @Test
  void nextHopDownEndsWhatComesFromOutsideOnly() {
    Designs director = Designs.template("director-single");
    LoadSettings settings = sends(busy(), "litware", 10);
    String hop = new edgewise.plan.Design(director.topology()).directors().getFirst().id().value();
    LoadResult r = run(director, settings, 10, down(hop, 0, 11));
    assertThat(partner(r, "litware").inDelivered()).isZero();
    assertThat(partner(r, "litware").outDelivered()).isPositive();
    assertThat(r.dropped(DropReason.NEXT_HOP_DOWN)).isPositive();
  }

  @Test
  void pairedPoolTakesOverAfterHalfAnHour() {
    Designs large = Designs.template("large-multi-datacenter");
    LoadSettings polls =
        quiet()
            .withRate("user_model.presence.polls", 20)
            .withRate("user_model.remote_users", 0)
            .withInterval(java.time.Duration.ofMinutes(5));
    LoadResult r = run(large, polls, 60, down("pool01", 10, 61));
    List<Double> dropped = r.series().column(LoadSeries.Metric.DROPPED).values();
    assertThat(dropped.get(1)).isZero();
    assertThat(dropped.subList(2, 8)).allMatch(n -> n > 100);
    assertThat(dropped.subList(8, 12)).allMatch(n -> n == 0);
    assertThat(r.dropped(DropReason.POOL_DOWN)).isPositive();
  }

  @Test
  void poolWorksUntilItLosesItsQuorum() {
    LoadSettings polls = quiet().withRate("user_model.presence.polls", 20);
    assertThat(run(DNS, polls, 10, down("fe01", 1, 11)).dropped(DropReason.POOL_DOWN)).isZero();
    assertThat(
            run(DNS, polls, 10, down("fe01", 1, 11), down("fe02", 1, 11))
                .dropped(DropReason.POOL_DOWN))
        .isPositive();
  }

  @Test
  void usersOfABranchMoveToTheCentralPool() {
    Designs large = Designs.template("large-multi-datacenter");
    LoadSettings polls = quiet().withRate("user_model.presence.polls", 20);
    LoadResult r = run(large, polls, 20, down("sba01", 5, 21));
    assertThat(r.dropped(DropReason.POOL_DOWN)).isBetween(1L, 500L);
    assertThat(r.series().column(LoadSeries.Metric.DROPPED).values().getLast()).isZero();
  }

  @Test
  void balancerDownEndsWhatItBalances() {
    String balancer =
        new edgewise.plan.Design(HARDWARE.topology())
            .loadBalancers().stream()
                .filter(b -> b.vips().stream().anyMatch(v -> v.pool().value().equals("lsedge")))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    LoadResult r = run(HARDWARE, sends(fromOutside(), "litware", 10), 10, down(balancer, 0, 11));
    assertThat(partner(r, "litware").inDelivered()).isZero();
    assertThat(r.dropped(DropReason.BALANCER_DOWN)).isEqualTo(partner(r, "litware").inSent());
  }

  @ParameterizedTest
  @CsvSource({
    "outer-firewall, FIREWALL_DOWN",
    "inner-firewall, FIREWALL_DOWN",
    "internet.redmond, LINK_DOWN",
    "litware, PARTNER_DOWN"
  })
  void whatIsOnTheWayEndsTraffic(String element, DropReason reason) {
    LoadResult r = run(DNS, sends(fromOutside(), "litware", 10), 10, down(element, 0, 5));
    LoadResult.PartnerLine line = partner(r, "litware");
    assertThat(r.dropped(reason)).isPositive();
    assertThat((double) line.inDropped() / line.inSent()).isCloseTo(0.5, within(0.03));
  }

  @Test
  void siteDownTakesEverythingInIt() {
    Designs large = Designs.template("large-multi-datacenter");
    LoadResult r = run(large, busy(), 10, down("dublin", 0, 11));
    assertThat(server(r, "fe04").handled()).isZero();
    assertThat(server(r, "edge03").handled()).isZero();
    assertThat(server(r, "fe01").handled()).isPositive();
  }

  @Test
  void whatAFailedServerHadIsLost() {
    LoadSettings slow = busy().withRate("server.edge.ms", 100);
    LoadResult r = run(DNS, slow, 10, down("edge01", 5, 6));
    assertThat(r.dropped(DropReason.SERVER_FAILED)).isPositive();
  }
}
