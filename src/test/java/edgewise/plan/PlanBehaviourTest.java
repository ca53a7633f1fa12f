package edgewise.plan;

import static edgewise.plan.PlanCells.certificates;
import static edgewise.plan.PlanCells.dns;
import static edgewise.plan.PlanCells.firewall;
import static edgewise.plan.PlanCells.recordValues;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.RecordType;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What designs beside the published ones lead to, cell by cell.
class PlanBehaviourTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs SMALL = Designs.template("small-organization");
  private static final Designs LARGE = Designs.template("large-multi-datacenter");

  /// The table as a file would hold it, keyed by row.
  private static Map<String, String> lines(Plan plan) {
    Map<String, String> lines = new TreeMap<>();
    plan.firewall().forEach(r -> lines.put(r.id(), line(r, Tables.FIREWALL)));
    plan.dns().forEach(r -> lines.put("dns " + r.id(), line(r, Tables.DNS)));
    plan.certificates().forEach(r -> lines.put("cert " + r.id(), line(r, Tables.CERTIFICATES)));
    return lines;
  }

  private static <R extends Row> String line(R row, List<Column<R>> columns) {
    return columns.stream()
        .map(c -> c.cell().apply(row, Texts.english()))
        .collect(Collectors.joining(" | "));
  }

  private static String gateway(String id, String mediation, String more) {
    return "{\"id\":\"%s\",\"kind\":\"pstn-gateway\",\"name\":\"%s\",\"site\":\"redmond\",\"fqdn\":\"%s.contoso.net\","
            .formatted(id, id, id)
        + "\"addresses\":[\"192.168.10.140\"],\"mediation\":[\""
        + mediation
        + "\"]"
        + more
        + "}";
  }

  @Test
  void anOcs2007PartnerTakesExactlyItsRowsWithIt() {
    Designs without = SINGLE.remove("northwindtraders");
    Set<String> gone = new TreeSet<>(RowFiringTest.facts(SINGLE.plan()));
    gone.removeAll(RowFiringTest.facts(without.plan()));
    assertThat(gone)
        .containsExactly("edge-ext-rtp-tcp-in", "edge-ext-rtp-udp-in", "edge-ext-rtp-udp-out");
    Set<String> rows = new TreeSet<>(lines(SINGLE.plan()).keySet());
    rows.removeAll(lines(without.plan()).keySet());
    assertThat(rows)
        .containsExactly(
            "edge-ext-rtp-tcp-in/lsedge",
            "edge-ext-rtp-udp-in/lsedge",
            "edge-ext-rtp-udp-out/lsedge");
    String[] ports = {"port_from", "port_to", "source_port_from", "source_port_to"};
    assertThat(firewall(SINGLE, "edge-ext-rtp-tcp-out", ports))
        .containsExactly("* | * | 50000 | 59999");
    assertThat(firewall(without, "edge-ext-rtp-tcp-out", ports))
        .containsExactly("443 | 443 | 50000 | 59999");
  }

  @Test
  void rowsNameTheFeaturesAndPartnersThatNeedThem() {
    assertThat(firewall(SINGLE, "edge-ext-xmpp-in", "required_by"))
        .containsExactly("XMPP federation;xmpp-partner.example");
    assertThat(firewall(SINGLE, "edge-ext-sip-mtls-in", "required_by"))
        .containsExactly(
            "SIP federation;litware.com;adatum.com;woodgrovebank.com;northwindtraders.com;Lync"
                + " Online;Push notification;Public IM;Messenger");
    assertThat(firewall(SINGLE, "edge-ext-rtp-udp-out", "required_by"))
        .containsExactly("Partner on OCS 2007;northwindtraders.com");
    assertThat(firewall(SINGLE, "edge-ext-sip-tls-in", "required_by"))
        .containsExactly("Remote users;Anonymous conferencing");
    assertThat(firewall(SINGLE, "pic-sip-in", "source", "required_by"))
        .containsExactly("Messenger | Public IM;Messenger");
  }

  @Test
  void aSwitchedOffPartnerIsNotNamed() {
    assertThat(
            firewall(
                SINGLE.set("lync-online/enabled", "false"), "edge-ext-sip-mtls-in", "required_by"))
        .singleElement()
        .asString()
        .doesNotContain("Lync Online")
        .contains("litware.com");
  }

  @Test
  void aSwitchedOffXmppPartnerIsNotNamed() {
    assertThat(
            firewall(
                SINGLE.set("xmpp-partner/enabled", "false"), "edge-ext-xmpp-in", "required_by"))
        .containsExactly("XMPP federation");
  }

  @Test
  void oneSharedAddressServesAllServicesOnItsOwnPorts() {
    Designs shared =
        SINGLE
            .set("lsedge/sharedAddress", "true")
            .set("lsedge/access/port", "5061")
            .set("lsedge/webConferencing", "{\"fqdn\":\"sip.contoso.com\",\"port\":444}")
            .set("lsedge/av", "{\"fqdn\":\"sip.contoso.com\",\"port\":443}")
            .set("lsedge/servers/0/webConferencing", "[]")
            .set("lsedge/servers/0/av", "[]")
            .set("lsedge/servers/0/webConferencingPublic", "[]")
            .set("lsedge/servers/0/avPublic", "[]");
    String[] cells = {"port_from", "destination_addresses", "destination_translated"};
    assertThat(firewall(shared, "edge-ext-sip-tls-in", cells))
        .containsExactly("5061 | 131.107.155.10 | 10.45.16.10");
    assertThat(firewall(shared, "edge-ext-psom-in", cells))
        .containsExactly("444 | 131.107.155.10 | 10.45.16.10");
    assertThat(firewall(shared, "edge-ext-stun-tcp-in", cells))
        .containsExactly("443 | 131.107.155.10 | 10.45.16.10");
    assertThat(firewall(shared, "edge-ext-stun-udp-in", cells))
        .containsExactly("3478 | 131.107.155.10 | 10.45.16.10");
    assertThat(recordValues(shared, "external", "A", "sip.contoso.com"))
        .containsExactly("131.107.155.10");
    assertThat(dns(shared, "edge-sip-tls-srv", "name", "port", "value"))
        .containsExactly(
            "_sip._tls.contoso.com | 5061 | sip.contoso.com",
            "_sip._tls.fabrikam.com | 5061 | sip.fabrikam.com");
    assertThat(certificates(shared, "edge-external", "sans"))
        .containsExactly(
            "sip.contoso.com;sip.fabrikam.com;contoso.com;fabrikam.com;xmpp.contoso.com;xmpp.fabrikam.com");
  }

  @Test
  void ipv6AddressesHaveCompanionRecordsAndFollowIpv4InLists() {
    Designs both =
        SINGLE
            .set("lsedge/servers/0/access", "[\"2001:db8::10\",\"10.45.16.10\"]")
            .set("lsedge/servers/0/accessPublic", "[\"2001:DB8:0::10\",\"131.107.155.10\"]")
            .set("pool01/servers/0/addresses", "[\"2001:db8:1::90\",\"192.168.10.90\"]");
    assertThat(
            firewall(
                both, "edge-ext-sip-tls-in", "destination_addresses", "destination_translated"))
        .containsExactly("131.107.155.10;2001:db8::10 | 10.45.16.10;2001:db8::10");
    assertThat(firewall(both, "edge-int-psom", "source_addresses"))
        .containsExactly("192.168.10.90;192.168.10.91;192.168.10.92;2001:db8:1::90");
    assertThat(recordValues(both, "external", "AAAA", "sip.contoso.com"))
        .containsExactly("2001:db8::10");
    assertThat(recordValues(both, "external", "A", "sip.contoso.com"))
        .containsExactly("131.107.155.10");
    assertThat(recordValues(both, "internal", "AAAA", "fe01.contoso.net"))
        .containsExactly("2001:db8:1::90");
    assertThat(dns(both, "aaaa-companion", "type", "zone", "name"))
        .contains("AAAA | external | sip.contoso.com", "AAAA | internal | pool01.contoso.net")
        .allMatch(r -> r.startsWith("AAAA"));
    assertThat(dns(SINGLE, "aaaa-companion", "name")).isEmpty();
  }

  @Test
  void twoSitesOpenTheirInnerFirewallsCrosswise() {
    assertThat(firewall(LARGE, "edge-int-psom", "site", "source", "destination", "required_by"))
        .containsExactly(
            "Redmond | pool01 | lsedge | Web conferencing",
            "Redmond | pool02 | lsedge | Web conferencing",
            "Dublin | pool01 | lsedge02 | Edge recovery across sites",
            "Dublin | pool02 | lsedge02 | Web conferencing");
    assertThat(firewall(LARGE, "edge-int-sip-to-edge", "source", "destination"))
        .containsExactlyInAnyOrder(
            "dirpool01 | lsedge",
            "dirpool02 | lsedge",
            "pool01 | lsedge",
            "pool02 | lsedge",
            "dirpool01 | lsedge02",
            "dirpool02 | lsedge02",
            "pool01 | lsedge02",
            "pool02 | lsedge02");
    assertThat(
            firewall(LARGE, "edge-int-cms-https", "source", "destination", "destination_addresses"))
        .containsExactly(
            "pool01 | lsedge | 172.25.33.10;172.25.33.11",
            "pool01 | lsedge02 | 172.26.33.10;172.26.33.11");
    assertThat(firewall(LARGE, "edge-int-stun-udp", "source", "destination"))
        .containsExactly(
            "Servers;Clients;Servers;Clients;Branch | lsedge",
            "Servers;Clients;Servers;Clients;Branch | lsedge02");
  }

  @Test
  void federationAndItsNamesLeadToTheRoutedEdgePoolOnly() {
    assertThat(firewall(LARGE, "edge-ext-sip-mtls-in", "destination")).containsExactly("lsedge");
    assertThat(firewall(LARGE, "edge-ext-sip-tls-in", "destination"))
        .containsExactly("lsedge", "lsedge02");
    assertThat(dns(LARGE, "edge-sip-tls-srv", "name", "value", "priority"))
        .contains("_sip._tls.contoso.com | sip.contoso.com | 0");
    assertThat(dns(LARGE, "edge-sip-tls-srv-dr", "name", "value", "priority"))
        .containsExactly("_sip._tls.contoso.com | sip02.contoso.com | 10");
  }

  @Test
  void pairedStandardEditionServersReachEachOthersFileStore() {
    Designs pair =
        SMALL
            .set("se01/pairedWith", "\"se02\"")
            .add(
                """
                {"id":"se02","kind":"standard-edition","name":"se02","site":"redmond","fqdn":"se02.contoso.net","pairedWith":"se01",
                 "fileStore":"fs02","edge":"lsedge","servers":[{"id":"se02-1","fqdn":"se02.contoso.net","addresses":["192.168.10.51"]}],
                 "web":{"externalFqdn":"webext2.contoso.com"}}\
                """)
            .add(
                "{\"id\":\"fs02\",\"kind\":\"file-store\",\"name\":\"fs02\",\"site\":\"redmond\",\"fqdn\":\"fs02.contoso.net\",\"addresses\":[\"192.168.10.53\"]}");
    assertThat(firewall(pair, "pair-smb-445", "source", "destination", "port_from", "required_by"))
        .containsExactly("se02 | fs01 | 445 | Pool pairing", "se01 | fs02 | 445 | Pool pairing");
    assertThat(firewall(pair, "fe-https-444", "source", "destination"))
        .containsExactly("se02 | se01", "se01 | se02");
    assertThat(dns(pair, "se-server-a", "name", "value"))
        .containsExactly("se01.contoso.net | 192.168.10.50", "se02.contoso.net | 192.168.10.51");
    assertThat(certificates(pair, "fe-combined", "subject"))
        .containsExactly("se01.contoso.net", "se02.contoso.net");
    assertThat(certificates(pair, "oauth", "subject", "servers"))
        .containsExactly("contoso.com | se01.contoso.net;se02.contoso.net");
  }

  private static final Designs VOICE =
      SINGLE
          .offer("enterprise-voice", "emergency-calls")
          .add(
              """
              {"id":"med01","kind":"mediation-pool","name":"med01","site":"redmond","fqdn":"med01.contoso.net","balancing":"dns","registrar":"pool01",
               "servers":[{"id":"m1","fqdn":"m1.contoso.net","addresses":["192.168.10.110"]},
                          {"id":"m2","fqdn":"m2.contoso.net","addresses":["192.168.10.111"]}]}\
              """);

  @Test
  void aTlsTrunkOfAStandAloneMediationPoolUses5067BothWays() {
    Designs tls = VOICE.add(gateway("gw01", "med01", ""));
    String[] cells = {
      "source", "destination", "security", "port_from", "source_addresses", "destination_addresses"
    };
    assertThat(firewall(tls, "med-5070", cells))
        .containsExactly(
            "pool01 | med01 | MTLS | 5070 | 192.168.10.90;192.168.10.91;192.168.10.92 |"
                + " 192.168.10.110;192.168.10.111");
    assertThat(firewall(tls, "med-5067", cells))
        .containsExactly(
            "gw01 | med01 | TLS | 5067 | 192.168.10.140 | 192.168.10.110;192.168.10.111");
    assertThat(firewall(tls, "gw-sip-5067", cells))
        .containsExactly(
            "med01 | gw01 | TLS | 5067 | 192.168.10.110;192.168.10.111 | 192.168.10.140");
    assertThat(RowFiringTest.facts(tls.plan()))
        .doesNotContain("med-5068", "gw-sip-5066", "sba-gw-5082", "fe-med-5070", "fe-e911-5066");
    assertThat(dns(tls, "mediation-pool-a", "name", "value"))
        .containsExactly(
            "med01.contoso.net | 192.168.10.110", "med01.contoso.net | 192.168.10.111");
    assertThat(certificates(tls, "mediation-default", "subject", "sans"))
        .containsExactly(
            "med01.contoso.net | med01.contoso.net;m1.contoso.net",
            "med01.contoso.net | med01.contoso.net;m2.contoso.net");
  }

  @Test
  void otherTrunksUseTheListenerOfTheGateway() {
    String[] cells = {"source", "destination", "security", "port_from"};
    Designs tcp = VOICE.add(gateway("gw01", "med01", ",\"tls\":false"));
    assertThat(firewall(tcp, "gw-sip-5066", cells)).containsExactly("med01 | gw01 | none | 5066");
    assertThat(firewall(tcp, "med-5068", cells)).containsExactly("gw01 | med01 | none | 5068");
    Designs moved = VOICE.add(gateway("gw01", "med01", ",\"port\":5555"));
    assertThat(firewall(moved, "gw-sip-5067", cells)).containsExactly("med01 | gw01 | TLS | 5555");
    Designs branch = VOICE.add(gateway("gw01", "med01", ",\"branchAppliance\":true"));
    assertThat(firewall(branch, "sba-gw-5082", cells)).containsExactly("med01 | gw01 | TLS | 5082");
    Designs emergency = VOICE.add(gateway("gw01", "med01", ",\"emergency\":true"));
    assertThat(firewall(emergency, "fe-e911-5066", cells))
        .containsExactly("pool01 | gw01 | not-stated | 5066");
    assertThat(RowFiringTest.facts(emergency.plan())).doesNotContain("gw-sip-5067", "gw-sip-5066");
  }

  @Test
  void aBranchApplianceReachesItsEdgeAndItsRegistrarAcrossTheWan() {
    assertThat(firewall(LARGE, "edge-int-av-auth", "source", "destination"))
        .contains("sba01 | lsedge")
        .doesNotContain("sba01 | lsedge02");
    assertThat(firewall(LARGE, "fe-https-444", "source", "destination"))
        .contains("sba01 | pool01")
        .doesNotContain("sba01 | pool02");
    assertThat(firewall(LARGE, "sba-ucwa-5088", "destination", "destination_addresses"))
        .containsExactly("sba01 | 192.168.30.10");
    assertThat(certificates(LARGE, "sba-default", "subject", "sans"))
        .containsExactly("sba01.contoso.net | sba01.contoso.net;sip.contoso.com;sip.fabrikam.com");
  }

  @Test
  void chatServersTalkToEachOtherAndToTheFrontEnds() {
    Designs chat =
        SINGLE.add(
            """
            {"id":"chat01","kind":"persistent-chat-pool","name":"chat01","site":"redmond","fqdn":"chat01.contoso.net","registrar":"pool01",
             "servers":[{"id":"c1","fqdn":"c1.contoso.net","addresses":["192.168.10.120"]},
                        {"id":"c2","fqdn":"c2.contoso.net","addresses":["192.168.10.121"]}]}\
            """);
    assertThat(firewall(chat, "pchat-5041", "source", "destination", "port_from"))
        .containsExactly("pool01 | chat01 | 5041");
    assertThat(
            firewall(chat, "pchat-8011", "source_addresses", "destination_addresses", "port_from"))
        .containsExactly("192.168.10.120;192.168.10.121 | 192.168.10.120;192.168.10.121 | 8011");
    assertThat(dns(chat, "persistent-chat-pool-a", "name", "value"))
        .containsExactly(
            "chat01.contoso.net | 192.168.10.120", "chat01.contoso.net | 192.168.10.121");
    assertThat(certificates(chat, "persistent-chat", "servers", "sans"))
        .containsExactly("c1.contoso.net | c1.contoso.net", "c2.contoso.net | c2.contoso.net");
  }

  @Test
  void splitCertificatesGiveEachUsageItsOwnNames() {
    Designs split =
        SINGLE.offer("split-certificates").unset("pool01/servers/2").unset("pool01/servers/1");
    assertThat(certificates(split, "ee-default", "subject", "sans", "assigned_to"))
        .containsExactly(
            "pool01.contoso.net |"
                + " pool01.contoso.net;fe01.contoso.net;sip.contoso.com;sip.fabrikam.com;pool01.contoso.com;pool01.fabrikam.com"
                + " | Default");
    assertThat(certificates(split, "ee-web-internal", "subject", "sans", "assigned_to"))
        .containsExactly(
            "pool01.contoso.net |"
                + " lsweb.contoso.net;fe01.contoso.net;pool01.contoso.net;meet.contoso.com;meet.fabrikam.com;"
                + "dialin.contoso.com;admin.contoso.com;lyncdiscoverinternal.contoso.com;lyncdiscoverinternal.fabrikam.com"
                + " | WebServicesInternal");
    assertThat(certificates(split, "ee-web-external", "subject", "sans", "assigned_to"))
        .containsExactly(
            "pool01.contoso.net |"
                + " webext.contoso.com;meet.contoso.com;meet.fabrikam.com;dialin.contoso.com;lyncdiscover.contoso.com;lyncdiscover.fabrikam.com"
                + " | WebServicesExternal");
    assertThat(certificates(split, "fe-combined", "subject")).isEmpty();
  }

  @Test
  void aRollingMediaCertificateStandsBesideTheOutsideOne() {
    Designs rolling = SINGLE.offer("rolling-av-certificate");
    assertThat(certificates(rolling, "edge-external-access-webconf", "assigned_to"))
        .containsExactly("AccessEdgeExternal;DataEdgeExternal");
    assertThat(
            certificates(
                rolling, "edge-av-authentication", "assigned_to", "subject", "sans", "exportable"))
        .containsExactly("AudioVideoAuthentication | sip.contoso.com | sip.contoso.com | yes");
    assertThat(certificates(rolling, "edge-external", "subject")).isEmpty();
  }

  @Test
  void oneCombinedPublicCertificateHoldsTheNamesOfEdgeAndProxy() {
    Designs combined = SINGLE.offer("combined-public-certificate");
    assertThat(certificates(combined, "reverse-proxy-combined", "subject", "sans", "issuer"))
        .containsExactly(
            "sip.contoso.com |"
                + " sip.contoso.com;webcon.contoso.com;sip.fabrikam.com;contoso.com;fabrikam.com;xmpp.contoso.com;"
                + "xmpp.fabrikam.com;webext.contoso.com;dialin.contoso.com;meet.contoso.com;meet.fabrikam.com;officewebapps01.contoso.com;lyncdiscover.contoso.com;lyncdiscover.fabrikam.com"
                + " | public");
    assertThat(certificates(combined, "edge-external", "subject")).isEmpty();
    assertThat(certificates(combined, "reverse-proxy", "subject")).isEmpty();
  }

  @Test
  void wildcardsReplaceOnlyTheNamesTheyMay() {
    Designs wild = SINGLE.offer("wildcard-sans");
    assertThat(certificates(wild, "reverse-proxy", "subject", "sans"))
        .containsExactly(
            "webext.contoso.com |"
                + " webext.contoso.com;officewebapps01.contoso.com;*.contoso.com;*.fabrikam.com");
    assertThat(certificates(wild, "edge-external", "sans"))
        .singleElement()
        .asString()
        .doesNotContain("*");
    assertThat(certificates(wild, "fe-combined", "sans").getFirst())
        .isEqualTo(
            "pool01.contoso.net;fe01.contoso.net;sip.contoso.com;sip.fabrikam.com;pool01.contoso.com;pool01.fabrikam.com;"
                + "lsweb.contoso.net;webext.contoso.com;*.contoso.com;*.fabrikam.com");
  }

  @Test
  void autodiscoverOverHttpTakesItsNamesOffTheProxyCertificate() {
    assertThat(certificates(SINGLE, "reverse-proxy", "sans").getFirst())
        .contains("lyncdiscover.contoso.com;lyncdiscover.fabrikam.com");
    assertThat(certificates(SINGLE.offer("autodiscover-http"), "reverse-proxy", "sans").getFirst())
        .doesNotContain("lyncdiscover");
  }

  @Test
  void aolWantsTheClientUsage() {
    Designs aol = SINGLE.set("messenger/provider", "\"aol\"");
    assertThat(certificates(SINGLE, "edge-external", "ekus")).containsExactly("server");
    assertThat(certificates(aol, "edge-external", "ekus")).containsExactly("server;client");
    assertThat(certificates(aol, "edge-internal", "ekus")).containsExactly("server");
    assertThat(certificates(aol.withdraw("public-im"), "edge-external", "ekus"))
        .containsExactly("server");
  }

  @Test
  void aPoolInsideTheSipDomainNeedsNoAliasThere() {
    Designs split =
        SINGLE.set("organization/splitBrain", "true").set("pool01/fqdn", "\"pool01.contoso.com\"");
    assertThat(dns(split, "fe-sipinternaltls-srv", "name", "value"))
        .containsExactly(
            "_sipinternaltls._tcp.contoso.com | pool01.contoso.com",
            "_sipinternaltls._tcp.fabrikam.com | pool01.fabrikam.com");
    assertThat(dns(split, "fe-signin-alias-a-dnslb", "name", "value"))
        .containsExactly(
            "pool01.fabrikam.com | 192.168.10.90",
            "pool01.fabrikam.com | 192.168.10.91",
            "pool01.fabrikam.com | 192.168.10.92");
  }

  @Test
  void oneHostForEachDomainHoldsAllSimpleUrls() {
    Designs two =
        SINGLE.set(
            "organization/simpleUrls",
            """
            {"naming":"host-per-domain","meet":[{"sipDomain":"contoso.com","url":"https://lync.contoso.com/meet"},
             {"sipDomain":"fabrikam.com","url":"https://lync.fabrikam.com/meet"}],
             "dialin":"https://lync.contoso.com/dialin","admin":"https://lync.contoso.com/admin"}\
            """);
    assertThat(dns(two, "su-opt2-base-a", "zone", "name", "value"))
        .containsExactly(
            "external | lync.contoso.com | 131.107.155.40",
            "external | lync.fabrikam.com | 131.107.155.40",
            "internal | lync.contoso.com | 192.168.10.190",
            "internal | lync.fabrikam.com | 192.168.10.190");
    assertThat(certificates(two, "reverse-proxy", "sans"))
        .containsExactly(
            "webext.contoso.com;lync.contoso.com;lync.fabrikam.com;officewebapps01.contoso.com;"
                + "lyncdiscover.contoso.com;lyncdiscover.fabrikam.com");
  }

  @Test
  void oneHostForAllHoldsEverySimpleUrl() {
    Designs one =
        SINGLE.set(
            "organization/simpleUrls",
            """
            {"naming":"one-host","meet":[{"sipDomain":"contoso.com","url":"https://lync.contoso.com/contosoSIPdomain/Meet"},
             {"sipDomain":"fabrikam.com","url":"https://lync.contoso.com/fabrikamSIPdomain/Meet"}],
             "dialin":"https://lync.contoso.com/dialin","admin":"https://lync.contoso.com/admin"}\
            """);
    assertThat(dns(one, "su-opt3-base-a", "zone", "name", "value"))
        .containsExactly(
            "external | lync.contoso.com | 131.107.155.40",
            "internal | lync.contoso.com | 192.168.10.190");
    assertThat(dns(one, "fe-meet-a", "name")).containsExactly("lync.contoso.com");
  }

  @Test
  void geographicNamesAreAliasesOfTheProvidersNames() {
    Designs geo =
        LARGE
            .offer("geo-dns")
            .set("organization/geoDns", "{\"label\":\"web\",\"zone\":\"geo.contoso.com\"}");
    assertThat(dns(geo, "geo-meet-ext-cname", "type", "name", "value"))
        .containsExactly(
            "CNAME | meet.contoso.com | web-ext.geo.contoso.com",
            "CNAME | meet.fabrikam.com | web-ext.geo.contoso.com");
    assertThat(dns(geo, "geo-dialin-int-cname", "name", "value"))
        .containsExactly("dialin.contoso.com | web-int.geo.contoso.com");
    assertThat(dns(geo, "geo-lyncdiscover-ext-cname", "name"))
        .containsExactly("lyncdiscover.contoso.com", "lyncdiscover.fabrikam.com");
    // An alias stands alone under its name.
    Set<String> aliases = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    geo.plan()
        .dns()
        .forEach(
            r -> (r.type() == RecordType.CNAME ? aliases : others).add(r.zone() + " " + r.name()));
    assertThat(aliases).isNotEmpty().doesNotContainAnyElementsOf(others);
  }

  @Test
  void hybridMakesTheEdgeResolvableInside() {
    Designs hybrid = SINGLE.offer("hybrid").set("dns-internal/usedByEdge", "true");
    assertThat(dns(hybrid, "hybrid-federation-srv-internal", "zone", "name", "value", "port"))
        .containsExactly(
            "internal | _sipfederationtls._tcp.contoso.com | sipexternal.contoso.com | 5061",
            "internal | _sipfederationtls._tcp.fabrikam.com | sipexternal.fabrikam.com | 5061");
    assertThat(recordValues(hybrid, "internal", "A", "sipexternal.contoso.com"))
        .containsExactly("131.107.155.10");
    assertThat(recordValues(hybrid, "internal", "A", "webcon.contoso.com"))
        .containsExactly("131.107.155.20");
    assertThat(firewall(hybrid, "edge-ext-sip-mtls-in", "required_by"))
        .singleElement()
        .asString()
        .endsWith("Hybrid");
  }

  @Test
  void hostedVoiceMailSharesTheFederationRecord() {
    Designs hosted = SINGLE.offer("hosted-voice-mail");
    assertThat(dns(hosted, "hosted-um-federation-srv", "name", "value"))
        .containsExactly("_sipfederationtls._tcp.contoso.com | sip.contoso.com");
    assertThat(dns(hosted, "hosted-um-federation-srv", "reference").getFirst())
        .contains("edge-sipfederationtls-srv", "hosted-um-federation-srv");
    assertThat(dns(hosted, "hosted-um-sip-tls-srv-internal", "name")).isEmpty();
    Designs splitBrain = hosted.set("organization/splitBrain", "true");
    assertThat(dns(splitBrain, "hosted-um-sip-tls-srv-internal", "zone", "name", "value", "port"))
        .contains("internal | _sip._tls.contoso.com | sipexternal.contoso.com | 443");
  }

  @Test
  void movedWebPortsMoveTheRulesOfTheProxy() {
    Designs moved =
        SINGLE.set("pool01/web/httpsListen", "4553").set("pool01/web/httpListen", "8090");
    assertThat(
            firewall(
                moved,
                "rp-https-4443",
                "source",
                "destination",
                "port_from",
                "destination_addresses"))
        .containsExactly("rp01 | pool01 | 4553 | 192.168.10.190");
    assertThat(firewall(moved, "rp-http-8080", "port_from")).containsExactly("8090");
    assertThat(firewall(moved, "fe-web-4443", "port_from")).containsOnly("4553");
    assertThat(firewall(moved, "fe-lb-8080", "port_from")).containsOnly("8090");
    assertThat(firewall(moved, "edge-int-cms-https", "port_from")).containsExactly("4443");
  }

  @Test
  void movedMediaRangesMoveTheirRows() {
    Designs moved =
        SINGLE
            .set("lsedge/mediaPorts", "\"55000-55999\"")
            .set("pool01/audioPorts", "\"20000-29999\"")
            .set("pool01/videoPorts", "\"30000-39999\"")
            .set("pool01/sharingPorts", "\"40000-49999\"");
    assertThat(firewall(moved, "edge-ext-rtp-udp-out", "source_port_from", "source_port_to"))
        .containsExactly("55000 | 55999");
    assertThat(firewall(moved, "edge-ext-rtp-tcp-in", "port_from", "port_to"))
        .containsExactly("55000 | 55999");
    assertThat(firewall(moved, "srv-audio-udp", "port_from", "port_to"))
        .containsExactly("20000 | 29999");
    assertThat(firewall(moved, "fe-video-tcp", "port_from", "port_to"))
        .containsExactly("30000 | 39999");
    assertThat(firewall(moved, "fe-as-media", "port_from", "port_to"))
        .containsExactly("40000 | 49999");
    assertThat(firewall(moved, "edge-int-cls-50001", "port_from")).containsExactly("50001");
  }

  @Test
  void keysStayWhenSomethingElseComesGoesOrMoves() {
    Map<String, String> before = lines(LARGE.plan());
    assertThat(
            lines(
                LARGE
                    .add(
                        "{\"id\":\"other\",\"kind\":\"user-group\",\"name\":\"Other\",\"users\":3}")
                    .plan()))
        .isEqualTo(before);
    assertThat(lines(LARGE.remove("global-policy").plan())).isEqualTo(before);
    assertThat(lines(LARGE.move("hlb02", 0).plan())).isEqualTo(before);
    Designs more =
        LARGE
            .add(
                "{\"id\":\"fs9\",\"kind\":\"file-store\",\"name\":\"fs9\",\"site\":\"dublin\",\"fqdn\":\"fs9.contoso.net\"}")
            .add(
                "{\"id\":\"p9\",\"kind\":\"allowed-domain\",\"name\":\"p9.example\",\"domains\":[\"p9.example\"]}");
    assertThat(lines(more.plan()).keySet()).isEqualTo(before.keySet());
    assertThat(lines(LARGE.set("lsedge/servers/0/internal/0", "\"172.25.33.99\"").plan()).keySet())
        .isEqualTo(before.keySet());
    assertThat(lines(LARGE.remove("sba01").plan()).keySet()).isSubsetOf(before.keySet());
  }

  @Test
  void anotherServerLeavesTheKeysOfTheOthers() {
    Designs more =
        SINGLE.set(
            "pool01/servers/3",
            "{\"id\":\"fe04\",\"fqdn\":\"fe04.contoso.net\",\"addresses\":[\"192.168.10.93\"]}");
    assertThat(lines(more.plan()).keySet()).containsAll(lines(SINGLE.plan()).keySet());
  }

  @Test
  void theSameDesignGivesTheSameTableTwice() {
    for (String name : Designs.templateNames()) {
      assertThat(text(Designs.template(name).plan()))
          .isEqualTo(text(Designs.template(name).plan()));
    }
  }

  private static List<String> text(Plan plan) {
    List<String> lines = new ArrayList<>();
    plan.firewall().forEach(r -> lines.add(line(r, Tables.FIREWALL)));
    plan.dns().forEach(r -> lines.add(line(r, Tables.DNS)));
    plan.certificates().forEach(r -> lines.add(line(r, Tables.CERTIFICATES)));
    return lines;
  }

  @Test
  void placeholdersTakeNoPartInAnyRow() {
    Designs placeholder =
        SINGLE
            .set("lsedge/servers/0/accessPublic", "[\"EdgeIP1\"]")
            .set("pool01/servers/0/addresses", "[\"0.0.0.0\"]");
    assertThat(text(placeholder.plan()))
        .isNotEmpty()
        .noneMatch(l -> l.contains("EdgeIP1") || l.contains("0.0.0.0"));
    assertThat(firewall(placeholder, "edge-int-psom", "source_addresses"))
        .containsExactly("192.168.10.91;192.168.10.92");
  }
}
