package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What another target release changes in the plan of one design.
class ReleasePlanTest {
  private static final Designs IN_2013 = Designs.template("edge-scaled-hlb");
  private static final Designs IN_2015 = in(IN_2013, "2015");
  private static final Designs IN_2019 = in(IN_2013, "2019");

  private static Designs in(Designs design, String release) {
    return design.set("organization/release", '"' + release + '"');
  }

  private static Set<String> gone(Designs before, Designs after) {
    Set<String> facts = new TreeSet<>(RowFiringTest.facts(before.plan()));
    facts.removeAll(RowFiringTest.facts(after.plan()));
    return facts;
  }

  private static List<String> internal(Designs design, String fact) {
    return PlanCells.firewall(
        design, fact, "source", "destination", "destination_addresses", "interface");
  }

  @Test
  void from2015OnInboundMediaPublicImAndTheRuleFromTheVipAreGone() {
    assertThat(gone(IN_2013, IN_2015))
        .containsExactlyInAnyOrder(
            "edge-ext-rtp-tcp-in",
            "edge-ext-rtp-udp-in",
            "edge-int-stun-tcp-from-vip",
            "pic-rtp-tcp-out",
            "pic-sip-in",
            "pic-sip-out",
            "pic-stun-udp-in",
            "pic-stun-udp-out");
    assertThat(gone(IN_2015, IN_2013))
        .containsExactlyInAnyOrder("cli-appshare-udp", "fe-as-media-udp", "fe-file-445");
  }

  @Test
  void noRangeIsOpenInwardFrom2015On() {
    for (Designs design : List.of(IN_2015, IN_2019, in(IN_2013, "SE"))) {
      assertThat(design.plan().firewall())
          .filteredOn(
              r ->
                  r.firewall() == FirewallSide.EXTERNAL && r.destination().role().equals("av-edge"))
          .allSatisfy(r -> assertThat(r.ports().orElseThrow().from()).isLessThan(50000));
    }
  }

  @Test
  void from2019OnXmppIsGone() {
    assertThat(gone(IN_2015, IN_2019))
        .containsExactlyInAnyOrder(
            "edge-ext-xmpp-in",
            "edge-ext-xmpp-out",
            "edge-int-xmpp",
            "xmpp-host-a",
            "xmpp-server-srv");
    assertThat(gone(IN_2019, IN_2015)).isEmpty();
    assertThat(PlanCells.certificates(IN_2015, "edge-external", "sans"))
        .containsExactly(
            "sip.contoso.com;webcon.contoso.com;sip.fabrikam.com;contoso.com;fabrikam.com;xmpp.contoso.com;xmpp.fabrikam.com");
    assertThat(PlanCells.certificates(IN_2019, "edge-external", "sans"))
        .containsExactly("sip.contoso.com;webcon.contoso.com;sip.fabrikam.com");
  }

  @Test
  void theSubscriptionEditionPlansAs2019Does() {
    assertThat(gone(IN_2019, in(IN_2013, "SE"))).isEmpty();
    assertThat(gone(in(IN_2013, "SE"), IN_2019)).isEmpty();
  }

  @Test
  void directorySearchOpens4443FromFrontEndsToEachEdgeServer() {
    Designs search = IN_2015.offer("skype-directory-search");
    assertThat(
            PlanCells.firewall(
                search,
                "edge-int-skype-search",
                "source",
                "destination",
                "transport",
                "port_from",
                "source_addresses",
                "destination_addresses"))
        .containsExactly(
            "pool01 | lsedge | TCP | 4443 | 192.168.10.90;192.168.10.91;192.168.10.92 |"
                + " 172.25.33.11;172.25.33.12");
    assertThat(
            PlanCells.firewall(
                search, "edge-ext-skype-search-out", "port_from", "destination_addresses"))
        .containsExactly("443 | 23.101.135.34;40.113.86.19;104.40.75.246");
    assertThat(RowFiringTest.facts(in(search, "2013").plan()))
        .doesNotContain("edge-int-skype-search", "edge-ext-skype-search-out");
    assertThat(RowFiringTest.facts(in(search, "SE").plan()))
        .contains("edge-int-skype-search")
        .doesNotContain("edge-ext-skype-search-out");
  }

  @Test
  void from2015OnServersReachEachEdgeServerInsteadOfTheVip() {
    assertThat(internal(IN_2013, "edge-int-sip-to-edge"))
        .containsExactly("pool01 | lsedge | 172.25.33.10 | vip");
    assertThat(internal(IN_2015, "edge-int-sip-to-edge"))
        .containsExactly("pool01 | lsedge | 172.25.33.11;172.25.33.12 | node");
    assertThat(internal(IN_2013, "edge-int-av-auth"))
        .containsExactly("pool01 | lsedge | 172.25.33.10 | vip");
    assertThat(internal(IN_2019, "edge-int-av-auth"))
        .containsExactly("pool01 | lsedge | 172.25.33.11;172.25.33.12 | node");
    assertThat(internal(IN_2013, "edge-int-stun-udp"))
        .containsExactlyInAnyOrder(
            "Servers;Clients | lsedge | 172.25.33.10 | vip",
            "Servers;Clients | lsedge | 172.25.33.11;172.25.33.12 | node");
    assertThat(internal(IN_2015, "edge-int-stun-udp"))
        .containsExactly("Servers;Clients | lsedge | 172.25.33.11;172.25.33.12 | node");
  }

  @Test
  void anOldExchangeKeepsTheInternalVip() {
    String exchange =
        """
        {"id":"um","kind":"exchange-um","name":"um","site":"redmond","fqdn":"um.contoso.net","addresses":["192.168.10.60"],"version":"%s"}\
        """;
    assertThat(internal(IN_2015.add(exchange.formatted("2010")), "edge-int-sip-to-edge"))
        .containsExactly("pool01 | lsedge | 172.25.33.10 | vip");
    assertThat(internal(IN_2015.add(exchange.formatted("2013")), "edge-int-sip-to-edge"))
        .containsExactly("pool01 | lsedge | 172.25.33.11;172.25.33.12 | node");
  }

  @Test
  void persistentChatAndMirroringEndWith2015() {
    Designs design =
        IN_2013
            .set("sqlbe/mirror", "\"mirror\"")
            .add(
                """
                {"id":"mirror","kind":"sql-server","name":"mirror","site":"redmond","fqdn":"mirror.contoso.net","addresses":["192.168.10.81"]}\
                """)
            .add(
                """
                {"id":"chat","kind":"persistent-chat-pool","name":"chat","site":"redmond","fqdn":"chat.contoso.net","registrar":"pool01",
                 "servers":[{"id":"c1","fqdn":"c1.contoso.net","addresses":["192.168.10.85"]},
                            {"id":"c2","fqdn":"c2.contoso.net","addresses":["192.168.10.86"]}]}\
                """);
    Set<String> lost = gone(in(design, "2015"), in(design, "2019"));
    assertThat(lost)
        .contains(
            "pchat-5041",
            "pchat-881",
            "pchat-443",
            "pchat-8011",
            "persistent-chat",
            "persistent-chat-pool-a",
            "persistent-chat-server-a",
            "sql-mirror-7022");
    assertThat(gone(design, in(design, "2015"))).doesNotContain("pchat-5041", "sql-mirror-7022");
  }
}
