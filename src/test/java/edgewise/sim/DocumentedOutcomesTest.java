package edgewise.sim;

import static edgewise.model.Direction.IN;
import static edgewise.model.Direction.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.Capabilities;
import edgewise.catalogue.ResultCodes;
import edgewise.catalogue.XmppNegotiation;
import edgewise.catalogue.XmppNegotiation.Method;
import edgewise.fixture.Designs;
import edgewise.model.Assumption;
import edgewise.model.Direction;
import edgewise.model.Negotiation;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.model.Words;
import edgewise.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The outcomes that the documentation states, row by row.
class DocumentedOutcomesTest {
  private static final String DNS = "edge-scaled-dnslb-nat";
  private static final String HARDWARE = "edge-scaled-hlb";

  // --- What each kind of partner can do

  @ParameterizedTest
  @CsvSource({
    "litware, lync-2013, Y Y Y Y Y Y Y",
    "adatum, lync-2010, Y Y Y Y Y Y Y",
    "woodgrovebank, ocs-2007-r2, Y Y Y Y C C Y",
    "northwindtraders, ocs-2007, Y Y C C C C C",
    "lync-online, lync-online, Y Y Y Y Y Y Y",
    "messenger, messenger, Y Y P P N N N",
    "xmpp-partner, xmpp, Y Y N N N N N"
  })
  void partnersDoWhatTheirReleaseCan(String partner, String row, String grades) {
    List<Traffic> kinds =
        List.of(
            Traffic.IM,
            Traffic.PRESENCE,
            Traffic.AUDIO,
            Traffic.VIDEO,
            Traffic.SHARING,
            Traffic.WEBCONF,
            Traffic.FILE);
    Runs runs = Runs.of(DNS);
    String seen =
        kinds.stream()
            .map(
                t -> {
                  String out = runs.says(t, partner, OUT);
                  assertThat(runs.says(t, partner, IN)).isEqualTo(out);
                  return out;
                })
            .collect(Collectors.joining(" "));
    String expected =
        Arrays.stream(grades.split(" "))
            .map(g -> g.equals("N") ? "not-supported not-supported" : "delivered")
            .collect(Collectors.joining(" "));
    assertThat(seen).isEqualTo(expected);
    Capabilities.Row capability = Capabilities.standard().row(row);
    assertThat(
            kinds.stream()
                .map(t -> capability.grades().get(t.modality().orElseThrow()))
                .map(
                    g ->
                        switch (g) {
                          case YES -> "Y";
                          case TWO_PARTY -> "P";
                          case CONDITIONS -> "C";
                          case NO -> "N";
                        })
                .collect(Collectors.joining(" ")))
        .isEqualTo(grades);
  }

  @ParameterizedTest
  @CsvSource({
    "skype, im, delivered",
    "skype, audio, delivered",
    "skype, sharing, not-supported not-supported",
    "aol, im, delivered",
    "aol, audio, not-supported not-supported",
    "yahoo, presence, delivered",
    "yahoo, video, not-supported not-supported"
  })
  void publicProvidersDoWhatTheirServiceDid(String provider, String traffic, String outcome) {
    Designs design = Designs.template(DNS).set("messenger/provider", quoted(provider));
    assertThat(Runs.of(design).says(traffic(traffic), "messenger", OUT)).isEqualTo(outcome);
  }

  @Test
  void conditionsOfAnOlderReleaseAreNotedOnTheWay() {
    FlowResult sharing = Runs.of(DNS).run(Traffic.SHARING, "woodgrovebank", OUT);
    assertThat(sharing.verdict()).isEqualTo(Verdict.DELIVERED);
    assertThat(sharing.hops()).anyMatch(h -> h.why().why() == Why.CONDITIONS);
  }

  @Test
  void aServiceThatWasClosedIsGone() {
    Designs design = Designs.template(DNS).set("organization/designDate", quoted("2014-01-01"));
    assertThat(Runs.of(design).says(Traffic.IM, "messenger", OUT))
        .isEqualTo("not-supported service-ended");
    Designs before = Designs.template(DNS).set("organization/designDate", quoted("2013-01-01"));
    assertThat(Runs.of(before).says(Traffic.IM, "messenger", OUT)).isEqualTo("delivered");
  }

  @Test
  void mediaWithPublicProvidersNeedsEncryptionBelowRequired() {
    Designs design = Designs.template(DNS).set("organization/mediaEncryption", quoted("required"));
    assertThat(Runs.of(design).says(Traffic.AUDIO, "messenger", OUT))
        .isEqualTo("failed media-encryption");
    assertThat(Runs.of(design).says(Traffic.AUDIO, "litware", OUT)).isEqualTo("delivered");
  }

  // --- How an XMPP stream is secured: all eighteen combinations

  @ParameterizedTest
  @CsvSource({
    "required, required, true, sasl-tls",
    "required, required, false, sasl-tls",
    "required, optional, true, sasl-tls dialback-tls",
    "required, optional, false, sasl-tls",
    "required, not-supported, true, dialback-tls",
    "required, not-supported, false, invalid",
    "optional, required, true, sasl-tls dialback-tls dialback",
    "optional, required, false, sasl-tls",
    "optional, optional, true, sasl-tls dialback-tls dialback",
    "optional, optional, false, sasl-tls",
    "optional, not-supported, true, dialback-tls dialback",
    "optional, not-supported, false, invalid",
    "not-supported, required, true, dialback",
    "not-supported, required, false, invalid",
    "not-supported, optional, true, dialback",
    "not-supported, optional, false, invalid",
    "not-supported, not-supported, true, dialback",
    "not-supported, not-supported, false, invalid"
  })
  void xmppStreamsAreSecuredAsTheSettingsAllow(
      String tls, String sasl, boolean dialback, String methods) {
    XmppNegotiation.Row row =
        XmppNegotiation.standard().row(negotiation(tls), negotiation(sasl), dialback);
    assertThat(
            row.valid()
                ? row.methods().stream().map(Words::of).collect(Collectors.joining(" "))
                : "invalid")
        .isEqualTo(methods);
    Designs trusted = xmpp(tls, sasl, dialback);
    assertThat(Runs.of(trusted).says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo(row.valid() ? "delivered" : "failed xmpp-settings-invalid");
    // Without trust in the issuer only dialback is left.
    Designs untrusted = trusted.set("xmpp-partner/trusted", "false");
    boolean left =
        row.methods().contains(Method.DIALBACK_TLS) || row.methods().contains(Method.DIALBACK);
    assertThat(Runs.of(untrusted).says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo(
            !row.valid()
                ? "failed xmpp-settings-invalid"
                : left ? "delivered" : "failed certificate-untrusted");
  }

  @Test
  void outwardDialbackNeedsTheWayBack() {
    Designs design = xmpp("optional", "not-supported", true);
    Runs runs = Runs.of(design);
    assertThat(
            runs.failing(Fault.rule("edge-ext-xmpp-in/lsedge"))
                .says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo("failed xmpp-dialback-return");
    assertThat(
            runs.failing(Fault.record("_xmpp-server._tcp.contoso.com"))
                .says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo("failed xmpp-dialback-return");
    Runs sasl = Runs.of(xmpp("required", "required", false));
    assertThat(
            sasl.failing(Fault.rule("edge-ext-xmpp-in/lsedge"))
                .says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo("delivered");
  }

  @Test
  void inwardDialbackNeedsTheWayOut() {
    Runs dialback = Runs.of(xmpp("required", "not-supported", true));
    assertThat(
            dialback
                .failing(Fault.rule("edge-ext-xmpp-out/lsedge"))
                .says(Traffic.IM, "xmpp-partner", IN))
        .isEqualTo("failed rule-missing");
    assertThat(
            dialback
                .failing(Fault.record("_xmpp-server._tcp.xmpp-partner.example"))
                .says(Traffic.IM, "xmpp-partner", IN))
        .isEqualTo("failed host-missing");
    Runs sasl = Runs.of(xmpp("required", "required", false));
    assertThat(
            sasl.failing(Fault.rule("edge-ext-xmpp-out/lsedge"))
                .says(Traffic.IM, "xmpp-partner", IN))
        .isEqualTo("delivered");
  }

  @Test
  void tlsNeedsACertificateEvenForDialback() {
    Fault missing = Fault.certificate("edge-external/lsedge", "missing");
    assertThat(
            Runs.of(xmpp("required", "not-supported", true))
                .failing(missing)
                .says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo("failed certificate-missing");
    assertThat(
            Runs.of(xmpp("optional", "not-supported", true))
                .failing(missing)
                .says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo("delivered");
  }

  @Test
  void calledServersCertificateCountsUnlessTheCallersAloneDecides() {
    Fault nameless = Fault.certificate("edge-external/lsedge", "no-name=contoso.com");
    Designs design = xmpp("required", "required", false);
    SimSettings caller = SimSettings.with(Set.of(Assumption.CALLER_PROVES_ALONE));
    assertThat(Runs.of(design).failing(nameless).says(Traffic.IM, "xmpp-partner", IN))
        .isEqualTo("failed certificate-name");
    assertThat(Runs.of(design, caller).failing(nameless).says(Traffic.IM, "xmpp-partner", IN))
        .isEqualTo("delivered");
    assertThat(Runs.of(design, caller).failing(nameless).says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo("failed certificate-name");
  }

  @Test
  void saslNeedsTheDomainOnTheCertificate() {
    Runs runs =
        Runs.of(xmpp("required", "required", false))
            .failing(Fault.certificate("edge-external/lsedge", "no-name=contoso.com"));
    assertThat(runs.says(Traffic.IM, "xmpp-partner", OUT)).isEqualTo("failed certificate-name");
  }

  @Test
  void xmppNeverUsesTheInnerVirtualAddress() {
    FlowResult r = Runs.of(HARDWARE).run(Traffic.IM, "xmpp-partner", OUT);
    assertThat(r.hops().stream().filter(h -> h.port() == 23456).map(Hop::to))
        .containsExactly("edge01.contoso.net", "edge02.contoso.net");
  }

  // --- What a failure does, by partner and balancing

  @ParameterizedTest
  @CsvSource({
    "litware, delivered, delivered",
    "adatum, delivered, delivered",
    "lync-online, delivered, delivered",
    "woodgrovebank, failed stuck-on-dead-node, delivered",
    "northwindtraders, failed stuck-on-dead-node, delivered",
    "messenger, failed stuck-on-dead-node, delivered",
    "xmpp-partner, failed stuck-on-dead-node, delivered"
  })
  void oneEdgeServerDown(String partner, String byDns, String byHardware) {
    for (String server : List.of("edge01", "edge02")) {
      assertThat(Runs.of(DNS).without(server).says(Traffic.IM, partner, IN)).isEqualTo(byDns);
      assertThat(Runs.of(HARDWARE).without(server).says(Traffic.IM, partner, IN))
          .isEqualTo(byHardware);
      assertThat(Runs.of(DNS).without(server).says(Traffic.IM, partner, OUT))
          .isEqualTo("delivered");
    }
  }

  @Test
  void onlyAolAndYahooStayOnTheirNodeByTheOtherReading() {
    SimSettings narrow = new SimSettings(false, false, false, true, true, false, true, 20, 1000);
    Designs design = Designs.template(DNS);
    assertThat(Runs.of(design, narrow).without("edge01").says(Traffic.IM, "messenger", IN))
        .isEqualTo("delivered");
    assertThat(
            Runs.of(design.set("messenger/provider", quoted("aol")), narrow)
                .without("edge01")
                .says(Traffic.IM, "messenger", IN))
        .isEqualTo("failed stuck-on-dead-node");
  }

  @ParameterizedTest
  @CsvSource({DNS, HARDWARE})
  void remoteClientsTryAnotherMember(String template) {
    assertThat(Runs.of(template).without("edge01").signIn()).isEqualTo("delivered");
  }

  @ParameterizedTest
  @CsvSource({
    "2007, true, degraded voice-mail-stays, delivered",
    "2010, true, degraded voice-mail-stays, delivered",
    "2010, false, delivered, delivered",
    "2010SP1, true, delivered, delivered",
    "2013, true, delivered, delivered"
  })
  void oldExchangeReleasesStayWithTheirEdgeServer(
      String version, boolean unifiedMessaging, String byDns, String byHardware) {
    String exchange =
        ("{\"id\":\"um\",\"kind\":\"exchange-um\",\"name\":\"um01\",\"site\":\"redmond\","
                + "\"fqdn\":\"um01.contoso.net\",\"version\":\"%s\",\"unifiedMessaging\":%s}")
            .formatted(version, unifiedMessaging);
    Runs dns = Runs.of(Designs.template(DNS).add(exchange));
    Runs hardware = Runs.of(Designs.template(HARDWARE).add(exchange));
    assertThat(dns.signIn()).isEqualTo("delivered");
    for (String server : List.of("edge01", "edge02")) {
      assertThat(dns.without(server).signIn()).isEqualTo(byDns);
      assertThat(hardware.without(server).signIn()).isEqualTo(byHardware);
    }
    assertThat(Why.VOICE_MAIL_STAYS.code().topics()).containsExactly("Gg425716", "Gg398634");
  }

  @Test
  void aSingleEdgeHasNothingToFallBackOn() {
    Runs runs = Runs.of("edge-single-nat").without("lsedge");
    assertThat(runs.says(Traffic.IM, "litware", OUT)).isEqualTo("failed machine-down");
    assertThat(runs.says(Traffic.IM, "litware", IN)).isEqualTo("failed machine-down");
    assertThat(runs.signIn()).isEqualTo("failed machine-down");
  }

  @Test
  void theLossOfTheFederationEdgePoolIsNotMendedByItself() {
    Runs runs = Runs.of("large-multi-datacenter").without("lsedge");
    assertThat(runs.says(Traffic.IM, "litware", OUT)).isEqualTo("failed machine-down");
    assertThat(runs.says(Traffic.IM, "litware", IN)).isEqualTo("failed machine-down");
    assertThat(runs.says(Traffic.IM, "xmpp-partner", OUT)).startsWith("failed");
    assertThat(runs.says(Traffic.IM, "xmpp-partner", IN)).startsWith("failed");
  }

  /// Two Edge pools that federate, of which the first carries all routes and names.
  private static Designs twoThatFederate() {
    return Designs.template("large-multi-datacenter").set("lsedge02/federation", "true");
  }

  private static Designs geographic(Designs design) {
    return design
        .offer("geo-dns")
        .set("organization/geoDns", "{\"label\":\"web\",\"zone\":\"geo.contoso.com\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"litware", "adatum", "woodgrovebank", "messenger"})
  void inboundFederationMovesToTheOtherEdgePoolByGeographicDnsAlone(String partner) {
    Runs without = Runs.of(twoThatFederate());
    assertThat(without.says(Traffic.IM, partner, IN)).isEqualTo("delivered");
    // Records of other priority are there, for clients and XMPP; they do not help.
    assertThat(twoThatFederate().plan().dns())
        .anyMatch(r -> r.id().startsWith("edge-sip-tls-srv-dr"));
    assertThat(without.without("lsedge").says(Traffic.IM, partner, IN)).startsWith("failed");
    Runs with = Runs.of(geographic(twoThatFederate()));
    assertThat(with.says(Traffic.IM, partner, IN)).isEqualTo("delivered");
    assertThat(with.without("lsedge").says(Traffic.IM, partner, IN)).isEqualTo("delivered");
    assertThat(with.without("lsedge").without("lsedge02").says(Traffic.IM, partner, IN))
        .startsWith("failed");
  }

  @Test
  void geographicDnsMovesInboundFederationOnly() {
    Runs runs = Runs.of(geographic(twoThatFederate())).without("lsedge");
    assertThat(runs.says(Traffic.IM, "litware", OUT)).isEqualTo("failed machine-down");
    assertThat(runs.says(Traffic.IM, "xmpp-partner", OUT)).startsWith("failed");
    assertThat(runs.says(Traffic.IM, "xmpp-partner", IN)).startsWith("failed");
  }

  @Test
  void geographicDnsLeavesAPoolAloneThatStillAnswers() {
    Designs design = geographic(twoThatFederate());
    assertThat(Runs.of(design).without("edge01").run(Traffic.IM, "litware", IN).trace().machines())
        .contains("edge02.contoso.net")
        .doesNotContain("edge03.contoso.net");
    assertThat(Runs.of(design).without("edge01").says(Traffic.IM, "woodgrovebank", IN))
        .isEqualTo("failed stuck-on-dead-node");
    // Nothing to lead to where the other pool does not federate.
    Designs one = geographic(Designs.template("large-multi-datacenter"));
    assertThat(Runs.of(one).without("lsedge").says(Traffic.IM, "litware", IN))
        .isEqualTo("failed machine-down");
  }

  @Test
  void federationMovesToTheOtherEdgePoolByHandAndBack() {
    Designs large = Designs.template("large-multi-datacenter");
    Designs moved =
        large
            .set("lsedge/federation", "false")
            .set("lsedge/xmpp", "false")
            .set("lsedge02/federation", "true")
            .set("lsedge02/xmpp", "true");
    for (String site : List.of("redmond", "dublin", "portland")) {
      moved =
          moved
              .set(site + "/federationRoute", quoted("lsedge02"))
              .set(site + "/xmppRoute", quoted("lsedge02"));
    }
    for (String partner : List.of("litware", "xmpp-partner")) {
      for (Direction way : List.of(OUT, IN)) {
        assertThat(Runs.of(large).without("lsedge").says(Traffic.IM, partner, way))
            .startsWith("failed");
        assertThat(Runs.of(moved).without("lsedge").says(Traffic.IM, partner, way))
            .isEqualTo("delivered");
        assertThat(Runs.of(large).without("lsedge02").says(Traffic.IM, partner, way))
            .isEqualTo("delivered");
      }
    }
  }

  @Test
  void signInMovesToTheOtherEdgePoolByTheRecordsPriority() {
    assertThat(Runs.of("large-multi-datacenter").without("lsedge").signIn())
        .isIn("delivered", "degraded discovery-detour");
  }

  @Test
  void mediaStaysLocalWhenSignallingGoesThroughAnotherSite() {
    FlowResult call = Runs.of("large-multi-datacenter").run(Traffic.AUDIO, "litware", OUT);
    assertThat(call.verdict()).isEqualTo(Verdict.DELIVERED);
    Simulator s =
        new Simulator(Designs.template("large-multi-datacenter").plan(), SimSettings.STANDARD);
    FlowResult dublin =
        s.wanted().stream()
            .filter(f -> f.traffic() == Traffic.AUDIO && f.user().value().equals("dublin-users"))
            .filter(f -> f.partnerName().equals("litware.com") && f.direction() == OUT)
            .map(f -> s.run(f, List.of()))
            .findFirst()
            .orElseThrow();
    assertThat(dublin.trace().rules())
        .contains("edge-ext-sip-mtls-out/lsedge", "edge-ext-stun-udp-out/lsedge02")
        .doesNotContain("edge-ext-sip-mtls-out/lsedge02", "edge-ext-stun-udp-out/lsedge");
  }

  @Test
  void theLossOfTheNextHopStopsEverythingFromOutside() {
    Runs runs = Runs.of("director-single").without("dir01");
    assertThat(runs.says(Traffic.IM, "litware", IN)).isEqualTo("failed machine-down");
    assertThat(runs.signIn()).startsWith("failed");
    assertThat(runs.says(Traffic.IM, "litware", OUT)).isEqualTo("delivered");
  }

  @Test
  void usersOfABranchApplianceHaveNoXmpp() {
    Designs design =
        Designs.template("large-multi-datacenter").set("redmond-users/homePool", quoted("sba01"));
    assertThat(Runs.of(design).says(Traffic.IM, "xmpp-partner", OUT))
        .isEqualTo("failed xmpp-home-branch");
  }

  // --- Names

  @Test
  void theRecordOfLowestPriorityIsTakenAndNoOther() {
    Runs runs = Runs.of(DNS).failing(Fault.record("_sipfederationtls._tcp.contoso.com"));
    assertThat(runs.says(Traffic.IM, "litware", IN)).isEqualTo("failed srv-missing");
    assertThat(runs.run(Traffic.IM, "litware", IN).reason().why().code().reason())
        .isEqualTo("1008");
  }

  @Test
  void aHostThatDoesNotResolveIsReason1014() {
    Runs runs = Runs.of(DNS).failing(Fault.record("sip.contoso.com"));
    FlowResult r = runs.run(Traffic.IM, "litware", IN);
    assertThat(r.reason().why()).isEqualTo(Why.HOST_MISSING);
    assertThat(r.reason().why().code().reason()).isEqualTo("1014");
  }

  @Test
  void pushFailsWithoutOurRecord() {
    Runs runs = Runs.of(DNS).failing(Fault.record("_sipfederationtls._tcp.contoso.com"));
    assertThat(runs.says(Traffic.PUSH, "push", OUT)).isEqualTo("failed srv-missing");
  }

  @Test
  void aPartnerThatPublishesNoRecordIsNotFound() {
    Designs design = Designs.template(DNS).set("litware/publishesSrv", "false");
    assertThat(Runs.of(design).says(Traffic.IM, "litware", OUT)).isEqualTo("failed srv-missing");
    // The name of an allowed server is typed; no record is asked for.
    assertThat(Runs.of(design).says(Traffic.IM, "adatum", OUT)).isEqualTo("delivered");
  }

  @Test
  void remoteClientsFindAnotherWayWithoutDiscovery() {
    Runs runs = Runs.of(DNS).failing(Fault.record("lyncdiscover.contoso.com"));
    assertThat(runs.signIn()).isEqualTo("degraded discovery-detour");
  }

  // --- Certificates

  @ParameterizedTest
  @CsvSource({
    "missing, failed certificate-missing",
    "expired, failed certificate-expired",
    "untrusted, failed certificate-untrusted",
    "no-eku, failed certificate-eku",
    "no-name=sip.contoso.com, failed certificate-name"
  })
  void whatIsWrongWithACertificateBreaksTheHandshake(String detail, String outcome) {
    Runs runs = Runs.of(DNS).failing(Fault.certificate("edge-external/lsedge", detail));
    assertThat(runs.says(Traffic.IM, "litware", IN)).isEqualTo(outcome);
  }

  @Test
  void theInnerCertificateCarriesTheNameOfThePool() {
    Runs runs =
        Runs.of(DNS)
            .failing(Fault.certificate("edge-internal/lsedge", "no-name=lsedge.contoso.net"));
    assertThat(runs.says(Traffic.IM, "litware", OUT)).isEqualTo("failed certificate-name");
  }

  // --- Switches, lists and policies

  @ParameterizedTest
  @CsvSource({
    "organization/accessEdge/federatedUsers, false, litware, failed federation-off",
    "global-policy/federation, false, litware, failed policy-federation",
    "global-policy/publicUsers, false, messenger, failed policy-public",
    "global-policy/xmpp, false, xmpp-partner, failed policy-xmpp",
    "global-policy/federation, false, xmpp-partner, failed policy-xmpp",
    "organization/accessEdge/partnerDiscovery, false, northwindtraders, failed discovery-off",
    "organization/accessEdge/partnerDiscovery, false, litware, delivered",
    "organization/accessEdge/routing, '\"default\"', northwindtraders, failed discovery-routing",
    "organization/blockedDomains, '[\"litware.com\"]', litware, failed blocked",
    "lsedge/federation, false, litware, failed edge-federation-off",
    "lsedge/xmpp, false, xmpp-partner, failed edge-xmpp-off",
    "messenger/enabled, false, messenger, failed provider-off",
    "litware/trusted, false, litware, failed certificate-untrusted"
  })
  void everySwitchDecides(String path, String value, String partner, String outcome) {
    Designs design = Designs.template(DNS).set(path, value);
    assertThat(Runs.of(design).says(Traffic.IM, partner, OUT)).isEqualTo(outcome);
  }

  @Test
  void anEntryCountsForTheDomainsBelowItUnlessToldOtherwise() {
    Designs design =
        Designs.template(DNS)
            .set("litware/domains", "[\"it.litware.com\"]")
            .set("organization/blockedDomains", "[\"litware.com\"]");
    assertThat(Runs.of(design).says(Traffic.IM, "litware", OUT)).isEqualTo("failed blocked");
    SimSettings exact = new SimSettings(false, true, false, false, true, false, true, 20, 1000);
    assertThat(Runs.of(design, exact).says(Traffic.IM, "litware", OUT)).isEqualTo("delivered");
  }

  @Test
  void theMostSpecificPolicyCountsAsAWhole() {
    Designs design =
        Designs.template("large-multi-datacenter")
            .add(
                """
                {"id":"dublin-policy","kind":"access-policy","name":"Dublin","scope":"site",
                 "site":"dublin","federation":false,"remoteUsers":true}
                """);
    Simulator s = new Simulator(design.plan(), SimSettings.STANDARD);
    Set<String> verdicts =
        s.wanted().stream()
            .filter(f -> f.traffic() == Traffic.IM && f.partnerName().equals("litware.com"))
            .filter(f -> f.direction() == OUT)
            .map(f -> f.user().value() + " " + s.run(f, List.of()).reason().why().id())
            .collect(Collectors.toSet());
    assertThat(verdicts)
        .containsExactlyInAnyOrder("redmond-users none", "dublin-users policy-federation");
  }

  @ParameterizedTest
  @CsvSource({
    "organization/accessEdge/remoteUsers, false, failed remote-off",
    "global-policy/remoteUsers, false, failed policy-remote",
    "lsedge/remoteUsers, false, failed edge-remote-off"
  })
  void everySwitchOfRemoteSignInDecides(String path, String value, String outcome) {
    assertThat(Runs.of(Designs.template(DNS).set(path, value)).signIn()).isEqualTo(outcome);
  }

  // --- Limits of discovered partners

  @ParameterizedTest
  @CsvSource({
    "northwindtraders, messagesPerSecond, 20, delivered",
    "northwindtraders, messagesPerSecond, 21, degraded throttled",
    "litware, messagesPerSecond, 21, delivered",
    "adatum, messagesPerSecond, 21, delivered",
    "northwindtraders, contactedUsers, 1000, delivered",
    "northwindtraders, contactedUsers, 1001, degraded watch-list",
    "litware, contactedUsers, 1001, delivered"
  })
  void discoveredPartnersAreHeldBack(
      String partner, String property, String value, String outcome) {
    Designs design = Designs.template(DNS).set(partner + "/" + property, value);
    assertThat(Runs.of(design).says(Traffic.IM, partner, IN)).isEqualTo(outcome);
  }

  // --- Media

  @ParameterizedTest
  @CsvSource({
    "edge-int-av-auth/pool01/lsedge, failed media-no-token",
    "edge-int-stun-udp/lsedge, degraded media-over-tcp",
    "edge-ext-stun-udp-out/lsedge, degraded media-over-tcp"
  })
  void mediaFallsBackOrFailsByTheRowThatIsMissing(String rule, String outcome) {
    assertThat(Runs.of(DNS).failing(Fault.rule(rule)).says(Traffic.AUDIO, "litware", OUT))
        .isEqualTo(outcome);
  }

  @Test
  void withoutAnyWayOutMediaIsBlocked() {
    Runs runs =
        Runs.of(DNS)
            .failing(
                Fault.rule("edge-ext-stun-udp-out/lsedge"),
                Fault.rule("edge-ext-stun-tcp-out/lsedge"),
                Fault.rule("edge-ext-rtp-tcp-out/lsedge"));
    assertThat(runs.says(Traffic.AUDIO, "litware", OUT)).isEqualTo("failed media-blocked");
    assertThat(runs.says(Traffic.IM, "litware", OUT)).isEqualTo("delivered");
  }

  @Test
  void sharingAndFilesNeverUseUdp() {
    Runs runs = Runs.of(DNS).failing(Fault.rule("edge-ext-stun-udp-out/lsedge"));
    assertThat(runs.says(Traffic.SHARING, "litware", OUT)).isEqualTo("delivered");
    assertThat(runs.says(Traffic.FILE, "litware", OUT)).isEqualTo("delivered");
  }

  @Test
  void mediaOfOcs2007UsesTheRangeItself() {
    FlowResult in = Runs.of(DNS).run(Traffic.AUDIO, "northwindtraders", IN);
    assertThat(in.trace().rules()).contains("edge-ext-rtp-udp-in/lsedge");
    assertThat(
            Runs.of(DNS)
                .failing(
                    Fault.rule("edge-ext-rtp-udp-in/lsedge"),
                    Fault.rule("edge-ext-rtp-tcp-in/lsedge"))
                .says(Traffic.AUDIO, "northwindtraders", IN))
        .isEqualTo("failed media-blocked");
  }

  // --- Meetings

  @ParameterizedTest
  @CsvSource({
    "edge-int-psom/pool01/lsedge, degraded meeting-content",
    "edge-ext-psom-in/lsedge, degraded meeting-content",
    "rp-owa-443/rp01/officewebapps01, degraded meeting-slides",
    "rp-https-443-in/rp01, failed rule-missing"
  })
  void meetingsLoseWhatTheRowCarried(String rule, String outcome) {
    assertThat(Runs.of(DNS).failing(Fault.rule(rule)).says(Traffic.WEBCONF, "litware", IN))
        .isEqualTo(outcome);
  }

  // --- The catalogue of reasons

  @Test
  void everyReasonHasItsSentencesAndASource() {
    for (ResultCodes.ResultCode code : ResultCodes.standard().all()) {
      assertThat(Why.valueOf(code.id().toUpperCase(Locale.ROOT).replace('-', '_')).id())
          .isEqualTo(code.id());
      assertThat(Texts.english().has("sim.why." + code.id())).as(code.id()).isTrue();
      assertThat(Texts.english().has("sim.symptom." + code.id())).as(code.id()).isTrue();
      assertThat(code.topics().isEmpty()).as(code.id()).isEqualTo(code.id().equals("none"));
    }
    assertThat(Why.values()).hasSameSizeAs(ResultCodes.standard().all());
  }

  private static Designs xmpp(String tls, String sasl, boolean dialback) {
    return Designs.template(DNS)
        .set("xmpp-partner/xmpp/tls", quoted(tls))
        .set("xmpp-partner/xmpp/sasl", quoted(sasl))
        .set("xmpp-partner/xmpp/dialback", Boolean.toString(dialback));
  }

  private static Negotiation negotiation(String word) {
    return (Negotiation) Words.parse(Negotiation.class, word).orElseThrow();
  }

  private static Traffic traffic(String word) {
    return (Traffic) Words.parse(Traffic.class, word).orElseThrow();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  // --- Names

  private static String why(Designs design, String fault) {
    return Texts.english()
        .say(Runs.of(design).without(fault).run(Traffic.IM, "litware", OUT).reason().message());
  }

  @Test
  void firewallsOfOneNameAreToldApartBySideOrSite() {
    Designs alone = Designs.template(HARDWARE);
    assertThat(why(alone, "outer-firewall")).isEqualTo("Outer firewall is down.");
    Designs alike = alone.set("outer-firewall/name", quoted("inner firewall"));
    assertThat(why(alike, "outer-firewall"))
        .isEqualTo("inner firewall (the outer firewall) is down.");
    assertThat(why(alike, "inner-firewall"))
        .isEqualTo("Inner firewall (the inner firewall) is down.");
    Designs large = Designs.template("large-multi-datacenter");
    assertThat(why(large, "outer-firewall-redmond"))
        .isEqualTo("Outer firewall at Redmond is down.");
    Designs all = large.set("inner-firewall-redmond/name", quoted("Outer firewall"));
    assertThat(why(all, "outer-firewall-redmond"))
        .isEqualTo("Outer firewall (the outer firewall) at Redmond is down.");
  }

  @Test
  void aMissingRowNamesTheFirewallOfItsSite() {
    Designs large = Designs.template("large-multi-datacenter");
    assertThat(withoutOuterRows(large)).startsWith("No row of Outer firewall at Redmond lets ");
    assertThat(withoutOuterRows(large.remove("outer-firewall-redmond")))
        .startsWith("No row of the outer firewall at Redmond lets ");
    assertThat(withoutOuterRows(Designs.template(HARDWARE).remove("outer-firewall")))
        .startsWith("No row of the outer firewall lets ");
  }

  private static String withoutOuterRows(Designs design) {
    FlowResult r =
        Runs.of(design)
            .failing(
                design.plan().firewall().stream()
                    .filter(row -> row.firewall().id().equals("external"))
                    .map(row -> Fault.rule(row.id()))
                    .toArray(Fault[]::new))
            .run(Traffic.IM, "litware", OUT);
    return Texts.english().say(r.reason().message());
  }
}
