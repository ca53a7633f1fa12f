package edgewise.sim.load;

import static edgewise.sim.load.Loads.busy;
import static edgewise.sim.load.Loads.down;
import static edgewise.sim.load.Loads.id;
import static edgewise.sim.load.Loads.limits;
import static edgewise.sim.load.Loads.partner;
import static edgewise.sim.load.Loads.quiet;
import static edgewise.sim.load.Loads.run;
import static edgewise.sim.load.Loads.sends;
import static edgewise.sim.load.Loads.server;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each limit and throttle of the documentation, at work and just beside.
class LoadLimitsTest {
  private static final Designs DESIGN = Designs.template(Loads.DNS);
  private static final String DISCOVERED = "northwindtraders";
  private static final String ALLOWED = "litware";

  // Discovered partners

  @Test
  void discoveredPartnerIsHeldBackToTwentyMessagesASecond() {
    LoadResult r = run(DESIGN, sends(quiet(), DISCOVERED, 60), 10);
    LoadResult.PartnerLine line = partner(r, DISCOVERED);
    assertThat(line.inSent()).isGreaterThan(34_000);
    assertThat(line.inDelivered()).isBetween(11_500L, 12_100L);
    assertThat(line.held()).isPositive();
    assertThat(r.dropped(DropReason.RATE_LIMITED)).isPositive();
    assertThat(limits(r)).contains("federation.discovered.message_rate");
  }

  @Test
  void shortBurstOfADiscoveredPartnerWaitsButArrives() {
    LoadResult r = run(DESIGN, sends(quiet(), DISCOVERED, 18.5), 20);
    assertThat(partner(r, DISCOVERED).held()).isPositive();
    assertThat(partner(r, DISCOVERED).inDropped()).isZero();
  }

  @Test
  void allowedDomainIsExemptFromTheMessageRate() {
    LoadResult r = run(DESIGN, sends(quiet(), ALLOWED, 60), 10);
    LoadResult.PartnerLine line = partner(r, ALLOWED);
    assertThat(line.held()).isZero();
    assertThat(line.inDropped()).isZero();
    assertThat(limits(r)).isEmpty();
  }

  private static LoadSettings contacts(String partner, int users) {
    return quiet()
        .withPartner(
            id(partner), PartnerLoad.USUAL.withMessagesPerSecond(10).withContactedUsers(users));
  }

  @Test
  void discoveredPartnerIsBlockedBeyondAThousandUsers() {
    LoadResult r = run(DESIGN, contacts(DISCOVERED, 3000), 20);
    assertThat(r.dropped(DropReason.WATCH_LISTED)).isPositive();
    assertThat(limits(r)).contains("federation.discovered.max_contacts");
    // Blocked for longer than the rest of the run: what was delivered came before.
    assertThat(partner(r, DISCOVERED).inDelivered()).isLessThan(2_000);
  }

  @Test
  void thousandUsersAreAllowed() {
    LoadResult r = run(DESIGN, contacts(DISCOVERED, 1000), 20);
    assertThat(r.dropped(DropReason.WATCH_LISTED)).isZero();
    assertThat(limits(r)).doesNotContain("federation.discovered.max_contacts");
  }

  @Test
  void allowedDomainMayContactAnyNumber() {
    assertThat(run(DESIGN, contacts(ALLOWED, 3000), 20).dropped()).isZero();
  }

  @Test
  void addressesThatDoNotExistCountAsContacted() {
    LoadSettings settings =
        quiet()
            .withRate("federation.suspicious.failure_share", 100)
            .withPartner(
                id(DISCOVERED),
                PartnerLoad.USUAL
                    .withMessagesPerSecond(10)
                    .withContactedUsers(3000)
                    .withInvalidPercent(100));
    LoadResult r = run(DESIGN, settings, 20);
    assertThat(r.dropped(DropReason.UNKNOWN_USER)).isPositive();
    assertThat(r.dropped(DropReason.WATCH_LISTED)).isPositive();
  }

  private static LoadSettings invalid(String partner, double percent) {
    return quiet()
        .withPartner(
            id(partner),
            PartnerLoad.USUAL
                .withMessagesPerSecond(10)
                .withContactedUsers(200)
                .withInvalidPercent(percent));
  }

  @Test
  void partnerWithManyFailuresIsCutToOneMessageASecond() {
    LoadResult r = run(DESIGN, invalid(DISCOVERED, 80), 20);
    assertThat(r.dropped(DropReason.SUSPICIOUS_PARTNER)).isPositive();
    assertThat(limits(r)).contains("federation.suspicious.message_rate");
    // A hundred at least before it is judged, then one a second.
    long passed = partner(r, DISCOVERED).inDelivered() + r.dropped(DropReason.UNKNOWN_USER);
    assertThat(passed).isBetween(1_200L, 1_400L);
  }

  @Test
  void partnerWithFewFailuresIsNotSuspicious() {
    LoadResult r = run(DESIGN, invalid(DISCOVERED, 30), 20);
    assertThat(r.dropped(DropReason.SUSPICIOUS_PARTNER)).isZero();
    assertThat(limits(r)).doesNotContain("federation.suspicious.message_rate");
  }

  @Test
  void allowedDomainIsNeverSuspicious() {
    LoadResult r = run(DESIGN, invalid(ALLOWED, 80), 20);
    assertThat(r.dropped()).isEqualTo(r.dropped(DropReason.UNKNOWN_USER));
  }

  @Test
  void statisticsBeginAnewWithEachReportingWindow() {
    LoadSettings settings = invalid(DISCOVERED, 80);
    long hour = partner(run(DESIGN, settings, 55), DISCOVERED).inDelivered();
    LoadSettings shorter = settings.withRate("federation.discovered.report_period", 10);
    long tenMinutes = partner(run(DESIGN, shorter, 55), DISCOVERED).inDelivered();
    assertThat(tenMinutes).isGreaterThan(hour + 60);
  }

  // Connections with a partner

  @Test
  void fourConnectionsCarryFourTimesTheTransactionsOfOne() {
    LoadSettings slow =
        busy()
            .withUsers(20_000)
            .withRate("partner.answer", 10_000)
            .withRate("sip.transaction_timeout", 600);
    // Twenty transactions a connection, each ten seconds long: two a second.
    double four = partner(run(DESIGN, slow, 10), "messenger").outDelivered() / 600.0;
    double one =
        partner(
                    run(DESIGN, slow.withRate("federation.outgoing_tls_connections", 1), 10),
                    "messenger")
                .outDelivered()
            / 600.0;
    assertThat(four).isBetween(7.0, 8.1);
    assertThat(one).isBetween(1.8, 2.1);
  }

  /// The starter design with this many more partners, all trusted or none.
  private static Designs partners(int n, boolean trusted) {
    String more =
        IntStream.range(0, n)
            .mapToObj(
                i ->
                    ("{\"id\":\"p%d\",\"kind\":\"allowed-domain\",\"name\":\"p%d\",\"domains\":[\"p%d.example\"],"
                         + "\"release\":\"lync-2013\",\"trusted\":%s}")
                        .formatted(i, i, i, trusted))
            .collect(Collectors.joining(","));
    String text = Designs.template("edge-single-nat").json().stripTrailing();
    int end = text.indexOf("\"elements\": [") + "\"elements\": [".length();
    return Designs.of(text.substring(0, end) + more + "," + text.substring(end));
  }

  private static LoadSettings eachSends(int partners) {
    LoadSettings settings = quiet();
    for (int i = 0; i < partners; i++) {
      settings = sends(settings, "p" + i, 0.05);
    }
    return settings;
  }

  @Test
  void acceptedCertificatesAreCheckedOnceUntilTheCacheIsFull() {
    LoadResult few = run(partners(50, true), eachSends(50), 20);
    assertThat(server(few, "lsedge-1").certificateChecks()).isEqualTo(50);
    LoadSettings small = eachSends(50).withRate("federation.accepted_certs_cached", 40);
    LoadResult many = run(partners(50, true), small, 20);
    assertThat(server(many, "lsedge-1").certificateChecks()).isGreaterThan(400);
  }

  @Test
  void rejectedCertificatesAreKeptApart() {
    LoadSettings small = eachSends(50).withRate("federation.accepted_certs_cached", 1);
    LoadResult few = run(partners(50, false), small, 20);
    assertThat(server(few, "lsedge-1").certificateChecks()).isEqualTo(50);
    assertThat(few.dropped(DropReason.UNTRUSTED)).isEqualTo(few.sent()).isPositive();
    LoadResult many =
        run(
            partners(50, false),
            eachSends(50).withRate("federation.rejected_certs_cached", 40),
            20);
    assertThat(server(many, "lsedge-1").certificateChecks()).isGreaterThan(400);
  }

  @Test
  void fullCertificateCacheForgetsAFifth() {
    CertificateCache cache = new CertificateCache(1, 2000, 1000, 0.2);
    for (int i = 0; i < 1000; i++) {
      assertThat(cache.knows(0, i)).isFalse();
    }
    assertThat(cache.knows(0, 0)).isTrue();
    assertThat(cache.knows(0, 1000)).isFalse();
    assertThat(cache.knows(0, 200)).isTrue();
    assertThat(cache.knows(0, 1000)).isTrue();
    assertThat(cache.knows(0, 199)).isFalse();
  }

  // XMPP

  /// The starter design with this many domains at its XMPP partner.
  private static Designs domains(int n) {
    return DESIGN.set(
        "xmpp-partner/domains",
        IntStream.range(0, n)
            .mapToObj(i -> "\"x" + i + ".example\"")
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static LoadSettings xmpp() {
    return sends(
        quiet()
            .withRate("user_model.im.sessions_per_day", 30)
            .withRate("user_model.contacts.xmpp", 100),
        "xmpp-partner",
        20);
  }

  @Test
  void xmppPartnerHasTwentyConnectionsAtMost() {
    // Six domains, two of ours, two directions.
    LoadResult r = run(domains(6), xmpp(), 20);
    assertThat(partner(r, "xmpp-partner").streams()).isEqualTo(20);
    assertThat(r.dropped(DropReason.XMPP_CONNECTIONS)).isPositive();
    assertThat(limits(r)).contains("xmpp.partner_connection_limit");
  }

  @Test
  void twentyConnectionsAreAllowed() {
    LoadResult r = run(domains(5), xmpp(), 20);
    assertThat(partner(r, "xmpp-partner").streams()).isEqualTo(20);
    assertThat(r.dropped(DropReason.XMPP_CONNECTIONS)).isZero();
  }

  @Test
  void allXmppPartnersHaveAThousandConnectionsAtMost() {
    Designs many = domains(5);
    LoadSettings settings = xmpp();
    for (int i = 0; i < 50; i++) {
      String domains =
          IntStream.range(0, 5)
              .mapToObj("\"p%d.example\""::formatted)
              .map(d -> d.replace("\"p", "\"q"))
              .collect(Collectors.joining(",", "[", "]"));
      many =
          many.add(
              "{\"id\":\"x%d\",\"kind\":\"xmpp-partner\",\"name\":\"x%d\",\"domains\":%s,\"release\":\"xmpp\"}"
                  .formatted(i, i, domains.replace("q", "x" + i + "-")));
      settings = sends(settings, "x" + i, 2);
    }
    settings = settings.withRate("user_model.im.sessions_per_day", 60);
    LoadResult r = run(many, settings, 20);
    assertThat(r.partners().stream().mapToInt(LoadResult.PartnerLine::streams).sum())
        .isEqualTo(1000);
    assertThat(r.dropped(DropReason.XMPP_CONNECTIONS)).isPositive();
    assertThat(limits(r)).contains("xmpp.connection_limit");
  }

  @Test
  void idleXmppConnectionsAreClosed() {
    LoadSettings rare = sends(quiet(), "xmpp-partner", 0.05);
    int kept = partner(run(domains(5), rare, 50), "xmpp-partner").streams();
    int closed =
        partner(
                run(domains(5), rare.withRate("xmpp.stream_inactivity_timeout", 10), 50),
                "xmpp-partner")
            .streams();
    assertThat(kept).isEqualTo(10);
    assertThat(closed).isLessThan(kept);
  }

  /// One partner opens ten connections and is down from the first minute on; another one, which is
  /// there from then, finds room only where those have been closed.
  private static LoadResult.PartnerLine besideADeadPartner(double keepAlive) {
    Designs two =
        domains(5)
            .add(
                "{\"id\":\"second\",\"kind\":\"xmpp-partner\",\"name\":\"second\","
                    + "\"domains\":[\"second.example\"],\"release\":\"xmpp\"}");
    LoadSettings settings =
        sends(sends(quiet(), "xmpp-partner", 20), "second", 2)
            .withRate("xmpp.connection_limit", 10)
            .withRate("xmpp.stream_inactivity_timeout", 7200)
            .withRate("xmpp.keep_alive_interval", keepAlive);
    return partner(
        run(two, settings, 20, down("second", 0, 1), down("xmpp-partner", 1, 21)), "second");
  }

  @Test
  void connectionWhosePartnerDoesNotAnswerAKeepAliveIsClosed() {
    LoadResult.PartnerLine usual = besideADeadPartner(300);
    assertThat((double) usual.inDelivered() / usual.inSent()).isBetween(0.65, 0.75);
    assertThat(besideADeadPartner(7200).inDelivered()).isZero();
  }

  @Test
  void keepAliveDoesNotPutOffTheIdleTime() {
    LoadSettings rare = sends(quiet(), "xmpp-partner", 0.05);
    LoadSettings often =
        rare.withRate("xmpp.stream_inactivity_timeout", 10).withRate("xmpp.keep_alive_interval", 2);
    assertThat(partner(run(domains(5), often, 50), "xmpp-partner").streams()).isLessThan(10);
  }

  /// What is sent to the XMPP partner when nobody's presence changes.
  private static long refreshes(double seconds) {
    LoadSettings settings =
        quiet()
            .withUsers(20_000)
            .withRate("presence.watched_outside", 25)
            .withRate("xmpp.subscription_refresh", seconds);
    return partner(run(DESIGN, settings, 60), "xmpp-partner").outDelivered();
  }

  @Test
  void subscriptionsAreRefreshedEachEightHours() {
    double usual = refreshes(28_800);
    // People signed in, contacts outside, and what part of these use XMPP.
    double subscriptions = 20_000 * 0.8 * 0.25 * 80 * 0.1 * 0.25;
    assertThat(usual / (subscriptions / 8)).isBetween(0.9, 1.1);
    assertThat(refreshes(14_400) / usual).isBetween(1.85, 2.15);
    assertThat(refreshes(0)).isZero();
  }

  @Test
  void xmppConnectionThatTakesTooLongIsGivenUp() {
    LoadResult r = run(DESIGN, xmpp().withRate("xmpp.setup", 61), 5);
    assertThat(partner(r, "xmpp-partner").inDelivered()).isZero();
    assertThat(r.dropped(DropReason.TIMED_OUT)).isPositive();
  }

  // Overload

  @Test
  void overloadedServerThrottlesAndAnswers503() {
    LoadSettings slow = busy().withRate("server.front_end.ms", 200);
    LoadResult r = run(DESIGN, slow, 20);
    assertThat(r.dropped(DropReason.OVERLOADED)).isPositive();
    assertThat(limits(r)).contains("server.throttle_threshold");
    assertThat(r.servers().stream().mapToDouble(LoadResult.ServerLine::throttled).max().orElse(0))
        .isPositive();
  }

  @Test
  void moreOutstandingTransactionsAreRefusedOnlyWhileThrottled() {
    LoadSettings slow = busy().withRate("server.front_end.ms", 200);
    LoadResult never = run(DESIGN, slow.withRate("server.throttle_threshold", 1e6), 20);
    LoadResult throttles = run(DESIGN, slow, 20);
    assertThat(server(never, "fe01").rejected()).isZero();
    assertThat(server(throttles, "fe01").rejected()).isPositive();
    assertThat(server(throttles, "fe01").longestQueue())
        .isLessThan(server(never, "fe01").longestQueue());
  }

  @Test
  void serverStopsThrottlingWhenItIsQuickAgain() {
    LoadSettings evening =
        busy()
            .withStart(LocalTime.of(10, 0))
            .withRate("server.front_end.ms", 120)
            .withRate("user_model.conf.concurrency", 0);
    LoadResult r = run(DESIGN, evening, Duration.ofHours(13), 1);
    double throttled =
        r.servers().stream().mapToDouble(LoadResult.ServerLine::throttled).max().orElse(0);
    assertThat(throttled).isPositive().isLessThan(11.5 * 3600);
    LoadSeries.Column dropped = r.series().column(LoadSeries.Metric.DROPPED);
    assertThat(dropped.values().getLast()).isZero();
  }

  // Sizes

  @Test
  void usersOnOneEdgeServerAreHeldAgainstItsMaximum() {
    // A quarter of these work outside at a time, on two servers.
    assertThat(limits(run(DESIGN, quiet().withUsers(90_000), 1)))
        .doesNotContain("edge.users_per_server");
    assertThat(limits(run(DESIGN, quiet().withUsers(110_000), 1)))
        .contains("edge.users_per_server");
  }

  @Test
  void singleEdgeServerHasItsOwnMaxima() {
    Designs single = Designs.template("edge-single-nat");
    assertThat(limits(run(single, quiet().withUsers(70_000), 1)))
        .contains("edge.access_connections_single");
    LoadSettings calls = quiet().withUsers(15_000).withRate("call.peer_per_day", 15);
    assertThat(limits(run(single, calls, 30))).contains("edge.av_sessions_single");
    assertThat(limits(run(DESIGN, calls, 30))).doesNotContain("edge.av_sessions_single");
    LoadSettings meetings = quiet().withUsers(40_000).withRate("user_model.conf.concurrency", 20);
    assertThat(limits(run(single, meetings, 60))).contains("edge.webconf_connections_single");
  }

  @Test
  void relayRefusesBeyondItsSessions() {
    LoadSettings calls = quiet().withRate("call.peer_per_day", 15).withRate("edge.relay_limit", 20);
    LoadResult r = run(DESIGN, calls, 20);
    assertThat(r.dropped(DropReason.RELAY_FULL)).isPositive();
    assertThat(r.servers()).allMatch(s -> s.relays() <= 20);
    assertThat(r.media().refused()).isEqualTo(r.dropped(DropReason.RELAY_FULL));
  }

  @Test
  void relayedBandwidthOfAUserIsLimited() {
    LoadSettings video =
        quiet()
            .withRate("call.peer_per_day", 10)
            .withRate("call.video_share", 100)
            .withRate("message.size", 0.001)
            .withDimension(Dimension.MAX);
    double free = run(DESIGN, video, 20).firewalls().getFirst().mean();
    double limited =
        run(DESIGN.set("lsedge/avBandwidthKbps", "500"), video, 20).firewalls().getFirst().mean();
    assertThat(limited / free).isBetween(500.0 / 4072 - 0.02, 500.0 / 4072 + 0.02);
  }

  @Test
  void poolsAreHeldAgainstTheirMaxima() {
    assertThat(limits(run(DESIGN, quiet().withUsers(30_000), 1)))
        .contains("front_end.users_per_server")
        .doesNotContain("front_end_pool.max_users");
    assertThat(limits(run(DESIGN, quiet().withUsers(120_000), 1)))
        .contains("front_end_pool.max_users");
    assertThat(limits(run(Designs.template("small-organization"), quiet().withUsers(4000), 1)))
        .contains("standard_edition.max_users");
    Designs large = Designs.template("large-multi-datacenter");
    assertThat(limits(run(large, quiet().withUsers(120_000), 1)))
        .contains(
            "front_end_pool.paired.max_users_each", "director.users_per_server", "sba.users_max");
    assertThat(limits(run(large, quiet(), 1))).isEmpty();
  }
}
