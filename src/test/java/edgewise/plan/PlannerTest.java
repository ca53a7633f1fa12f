package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Topology;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A plan kept up to date over edits is the plan derived from nothing.
class PlannerTest {
  /// Two data centres and a branch, with every kind of server.
  private static final Designs BASE =
      Designs.template("large-multi-datacenter")
          .add(
              """
              {"id":"med01","kind":"mediation-pool","name":"med01","site":"redmond","fqdn":"med01.contoso.net","balancing":"dns",
               "registrar":"pool01","servers":[{"id":"m1","fqdn":"m1.contoso.net","addresses":["192.168.10.110"]},
                                               {"id":"m2","fqdn":"m2.contoso.net","addresses":["192.168.10.111"]}]}\
              """)
          .add(
              """
              {"id":"gw01","kind":"pstn-gateway","name":"gw01","site":"dublin","fqdn":"gw01.contoso.net","addresses":["192.168.110.140"],
               "mediation":["med01"]}\
              """)
          .add(
              """
              {"id":"chat01","kind":"persistent-chat-pool","name":"chat01","site":"dublin","fqdn":"chat01.contoso.net",
               "servers":[{"id":"c1","fqdn":"c1.contoso.net","addresses":["192.168.110.120"]},
                          {"id":"c2","fqdn":"c2.contoso.net","addresses":["192.168.110.121"]}]}\
              """)
          .add(
              """
              {"id":"ex01","kind":"exchange-um","name":"ex01","site":"redmond","fqdn":"ex01.contoso.net","addresses":["192.168.10.130"],
               "smtpDomain":"contoso.com"}\
              """)
          .add(
              """
              {"id":"witness","kind":"sql-server","name":"witness","site":"dublin","fqdn":"witness.contoso.net",
               "addresses":["192.168.110.82"]}\
              """)
          .set("sqlbe/mirror", "\"sqlbe02\"")
          .set("sqlbe/witness", "\"witness\"")
          .offer(
              "exchange-integration",
              "enterprise-voice",
              "emergency-calls",
              "desk-phones",
              "response-group");

  /// The same with so many servers that networks stand for them: an edited address then changes no
  /// list of the whole organization.
  private static final Designs WIDE =
      BASE.set("pool01/servers", machines("fe", "192.168.10.", 40))
          .set("pool02/servers", machines("fg", "192.168.110.", 40));

  /// The same with so many sites, pools and partners that Edge pools no longer name each of them.
  private static final Designs CROWD = crowd();

  private static String machines(String prefix, String network, int count) {
    StringJoiner all = new StringJoiner(",", "[", "]");
    for (int i = 0; i < count; i++) {
      all.add(
          "{\"id\":\"%s%d\",\"fqdn\":\"%s%d.contoso.net\",\"addresses\":[\"%s%d\"]}"
              .formatted(prefix, i, prefix, i, network, 200 + i));
    }
    return all.toString();
  }

  private static Designs crowd() {
    Designs crowd = WIDE;
    for (int i = 0; i < 6; i++) {
      crowd =
          crowd
              .add(
                  "{\"id\":\"city%d\",\"kind\":\"central-site\",\"name\":\"City %d\"}"
                      .formatted(i, i))
              .add(
                  """
                  {"id":"edge-%d","kind":"edge-server","name":"edge-%d","site":"city%d","fqdn":"edge-%d.contoso.net","nat":false,
                   "access":{"fqdn":"a%d.contoso.com"},"webConferencing":{"fqdn":"w%d.contoso.com"},"av":{"fqdn":"v%d.contoso.com"},
                   "nextHop":"se-%d-0","federation":false,"servers":[{"id":"e-%d","fqdn":"edge-%d.contoso.net",
                   "internal":["172.20.%d.1"],"access":["198.51.100.1%d1"],"webConferencing":["198.51.100.1%d2"],"av":["198.51.100.1%d3"]}]}\
                  """
                      .formatted(i, i, i, i, i, i, i, i, i, i, i, i, i, i))
              .add(
                  """
                  {"id":"net-%d","kind":"network","name":"Net %d","site":"city%d","zone":"corporate","subnets":["10.%d.0.0/16"]}\
                  """
                      .formatted(i, i, i, i));
      for (int k = 0; k < 11; k++) {
        crowd =
            crowd.add(
                """
                {"id":"se-%d-%d","kind":"standard-edition","name":"se-%d-%d","site":"city%d","fqdn":"se-%d-%d.contoso.net","edge":"edge-%d",
                 "servers":[{"id":"s-%d-%d","fqdn":"se-%d-%d.contoso.net","addresses":["10.%d.0.1%d"]}]}\
                """
                    .formatted(i, k, i, k, i, i, k, i, i, k, i, k, i, k));
      }
    }
    for (int i = 0; i < 22; i++) {
      crowd =
          crowd.add(
              """
              {"id":"p-%d","kind":"allowed-domain","name":"p%d.example","domains":["p%d.example"],"release":"%s"}\
              """
                  .formatted(i, i, i, i < 21 ? "ocs-2007" : "lync-2013"));
    }
    return crowd
        .add(
            """
            {"id":"lonely","kind":"mediation-pool","name":"lonely","site":"portland","fqdn":"lonely.contoso.net",
             "servers":[{"id":"l1","fqdn":"lonely.contoso.net","addresses":["192.168.30.60"]}]}\
            """)
        .add(
            """
            {"id":"e911","kind":"pstn-gateway","name":"e911","site":"portland","fqdn":"e911.contoso.net",
             "addresses":["192.168.30.61"],"emergency":true}\
            """);
  }

  record Edit(String what, UnaryOperator<Designs> change) {
    /// An edit that does not fit the design as it has become is left out.
    Designs on(Designs design) {
      try {
        Designs changed = change.apply(design);
        // A part of something that another edit took away cannot be read.
        changed.topology();
        return changed;
      } catch (AssertionError e) {
        return design;
      }
    }

    @Override
    public String toString() {
      return what;
    }
  }

  private static final List<Edit> EDITS = allEdits();

  private static void set(List<Edit> edits, String path, String... values) {
    for (String value : values) {
      edits.add(new Edit(path + " = " + value, d -> d.set(path, value)));
    }
  }

  private static void unset(List<Edit> edits, String... paths) {
    for (String path : paths) {
      edits.add(new Edit("no " + path, d -> d.unset(path)));
    }
  }

  private static void add(List<Edit> edits, String element) {
    edits.add(
        new Edit(
            "add " + element,
            d -> d.has(element.substring(7, element.indexOf('"', 7))) ? d : d.add(element)));
  }

  private static List<Edit> allEdits() {
    List<Edit> e = new ArrayList<>();
    for (Element element : BASE.topology().elements()) {
      String id = element.id().value();
      set(e, id + "/name", "\"renamed\"");
      e.add(new Edit("remove " + id, d -> d.remove(id)));
      e.add(new Edit("move " + id, d -> d.move(id, 0)));
      e.add(new Edit("move back " + id, d -> d.move(id, 99)));
      if (element.siteId().isPresent()) {
        set(
            e,
            id + "/site",
            element.siteId().get().value().equals("dublin") ? "\"redmond\"" : "\"dublin\"");
      }
    }
    for (String edge : List.of("lsedge", "lsedge02")) {
      set(e, edge + "/servers/0/internal/0", "\"172.25.33.77\"");
      set(e, edge + "/servers/0/accessPublic/0", "\"198.51.100.77\"", "\"2001:db8::77\"");
      set(e, edge + "/access/fqdn", "\"sip.fabrikam.com\"", "\"access.contoso.com\"");
      set(e, edge + "/webConferencing/fqdn", "\"webcon.contoso.com\"");
      set(e, edge + "/fqdn", "\"lsedge.contoso.net\"");
      set(e, edge + "/federationPort", "5091");
      set(e, edge + "/mediaPorts", "\"51000-51999\"");
      for (String flag :
          List.of(
              "federation",
              "xmpp",
              "remoteUsers",
              "webConferencingOn",
              "audioVideoOn",
              "nat",
              "sharedAddress")) {
        set(e, edge + "/" + flag, "true", "false");
      }
      set(e, edge + "/balancing", "\"hardware\"", "\"dns\"");
      set(e, edge + "/nextHop", "\"pool01\"", "\"pool02\"", "\"dirpool01\"", "\"nowhere\"");
      unset(e, edge + "/nextHop", edge + "/servers/1");
    }
    for (String pool :
        List.of("pool01", "pool02", "dirpool01", "dirpool02", "sba01", "med01", "chat01")) {
      set(
          e,
          pool + "/servers/0/addresses/0",
          "\"192.168.10.177\"",
          "\"10.1.1.1\"",
          "\"2001:db8:1::7\"");
      set(e, pool + "/servers/0/fqdn", "\"machine.contoso.net\"");
      set(e, pool + "/fqdn", "\"pool.contoso.com\"", "\"pool01.contoso.net\"");
      set(e, pool + "/balancing", "\"hardware\"", "\"none\"");
      set(
          e,
          pool + "/services",
          "[\"central-management\"]",
          "[\"mediation\",\"xmpp-gateway\",\"response-group\"]",
          "[]");
      set(e, pool + "/web/externalFqdn", "\"web9.contoso.com\"");
      set(e, pool + "/web/internalFqdn", "\"inner9.contoso.net\"");
      set(e, pool + "/web/httpsListen", "4553");
      set(e, pool + "/edge", "\"lsedge\"", "\"lsedge02\"");
      set(e, pool + "/registrar", "\"pool01\"", "\"pool02\"", "\"nowhere\"");
      set(e, pool + "/pairedWith", "\"pool01\"", "\"pool02\"");
      set(e, pool + "/fileStore", "\"fs01\"", "\"fs02\"");
      set(e, pool + "/sql", "[\"sqlbe\"]", "[\"sqlbe02\",\"witness\"]", "[]");
      set(e, pool + "/officeWebApps", "\"officewebapps01\"", "\"officewebapps02\"");
      set(
          e,
          pool + "/kind",
          "\"front-end-pool\"",
          "\"standard-edition\"",
          "\"director\"",
          "\"mediation-pool\"",
          "\"director-pool\"");
      set(e, pool + "/audioPorts", "\"50000-51000\"");
      unset(
          e,
          pool + "/pairedWith",
          pool + "/registrar",
          pool + "/edge",
          pool + "/web",
          pool + "/fileStore",
          pool + "/servers/1");
    }
    for (String proxy : List.of("rp01", "rp02")) {
      set(
          e,
          proxy + "/publishes",
          "[]",
          "[\"pool02\"]",
          "[\"dirpool01\",\"pool01\"]",
          "[\"officewebapps02\",\"pool02\",\"pool01\"]");
      set(e, proxy + "/http", "false", "true");
      set(e, proxy + "/publicAddresses", "[\"203.0.113.9\"]", "[]");
      set(e, proxy + "/internal/0", "\"172.25.33.99\"");
    }
    for (String balancer : List.of("hlb01", "hlb02")) {
      set(e, balancer + "/vips", "[]");
      set(
          e,
          balancer + "/vips/0",
          "{\"service\":\"web\",\"pool\":\"pool02\",\"addresses\":[\"192.168.10.199\"]}",
          "{\"service\":\"sip\",\"pool\":\"pool01\",\"addresses\":[\"192.168.10.198\"]}",
          "{\"service\":\"edge-internal\",\"pool\":\"lsedge\",\"addresses\":[\"172.25.33.9\"]}");
      set(e, balancer + "/vips/0/addresses/0", "\"192.168.10.197\"");
    }
    for (String sql : List.of("sqlbe", "sqlbe02", "witness")) {
      set(e, sql + "/addresses/0", "\"192.168.10.88\"");
      set(e, sql + "/mirror", "\"sqlbe02\"", "\"witness\"");
      set(e, sql + "/mirrorPort", "5022");
      set(e, sql + "/instance", "\"rtc\"");
      unset(e, sql + "/mirror", sql + "/witness");
    }
    set(e, "gw01/mediation", "[\"pool01\"]", "[\"sba01\",\"med01\"]", "[]");
    set(e, "gw01/emergency", "true");
    set(e, "gw01/branchAppliance", "true");
    set(e, "gw01/tls", "false");
    set(e, "gw01/addresses/0", "\"192.168.110.141\"");
    set(e, "officewebapps01/addresses/0", "\"192.168.10.71\"");
    set(e, "officewebapps01/fqdn", "\"owa.contoso.com\"");
    set(e, "ex01/version", "\"2007\"", "\"2013\"");
    set(e, "ex01/addresses/0", "\"192.168.77.1\"");
    for (String partner : List.of("northwindtraders", "litware", "messenger", "push")) {
      set(e, partner + "/release", "\"ocs-2007\"", "\"lync-2013\"");
      set(e, partner + "/enabled", "false", "true");
      set(e, partner + "/modalities", "[\"im\"]", "[\"audio\"]");
      set(e, partner + "/kind", "\"allowed-domain\"", "\"xmpp-partner\"", "\"public-im-provider\"");
    }
    set(e, "messenger/provider", "\"aol\"", "\"skype\"");
    for (String site : List.of("redmond", "dublin", "portland")) {
      set(e, site + "/federationRoute", "\"lsedge02\"", "\"lsedge\"");
      set(e, site + "/xmppRoute", "\"lsedge02\"", "\"lsedge\"");
      unset(e, site + "/federationRoute", site + "/xmppRoute");
    }
    for (String network :
        List.of("servers-redmond", "clients-dublin", "branch", "perimeter-internal-dublin")) {
      set(e, network + "/zone", "\"corporate\"", "\"perimeter-external\"");
      set(e, network + "/hosts", "\"clients\"", "\"servers\"");
      set(e, network + "/subnets/0", "\"10.9.0.0/16\"");
    }
    for (String server : List.of("se-0-0", "se-3-5", "lonely")) {
      set(e, server + "/name", "\"renamed\"");
      set(e, server + "/servers/0/addresses/0", "\"10.0.7.7\"");
      set(e, server + "/edge", "\"edge-1\"", "\"lsedge\"");
      set(e, server + "/registrar", "\"pool01\"");
    }
    for (String edge : List.of("edge-0", "edge-3")) {
      set(e, edge + "/name", "\"renamed\"");
      set(e, edge + "/servers/0/internal/0", "\"172.20.99.1\"");
      set(e, edge + "/nextHop", "\"se-3-5\"");
      set(e, edge + "/federation", "true");
    }
    for (String partner : List.of("p-0", "p-20", "p-21")) {
      set(e, partner + "/name", "\"renamed\"");
      set(e, partner + "/release", "\"ocs-2007\"", "\"lync-2010\"");
    }
    set(e, "city0/name", "\"renamed\"");
    set(e, "city0/federationRoute", "\"edge-0\"");
    set(e, "dns-internal/usedByEdge", "true");
    set(e, "dns-internal/timeServer/addresses/0", "\"192.168.10.3\"");
    set(e, "dns-internal/timeServer/fqdn", "\"time.contoso.com\"");
    set(e, "dns-internal/view", "\"external\"");
    set(e, "dns-external/view", "\"internal\"");
    set(
        e,
        "dns-external/timeServer",
        "{\"fqdn\":\"time2.contoso.com\",\"addresses\":[\"192.168.10.4\"]}");
    unset(e, "dns-internal/timeServer");
    set(e, "organization/release", "\"2015\"", "\"2019\"", "\"SE\"");
    set(e, "organization/splitBrain", "true");
    set(e, "organization/simpleUrls/naming", "\"host-per-domain\"", "\"one-host\"");
    set(e, "organization/accessEdge/federatedUsers", "false");
    set(e, "organization/sipDomains/0/name", "\"contoso.net\"");
    unset(e, "organization/sipDomains/1");
    for (String feature :
        List.of(
            "combined-public-certificate",
            "split-certificates",
            "wildcard-sans",
            "hybrid",
            "skype-directory-search",
            "autodiscover-alias")) {
      e.add(new Edit("offer " + feature, d -> d.offer(feature)));
    }
    for (String feature :
        List.of(
            "edge-recovery",
            "site-recovery",
            "public-im",
            "mobility",
            "external-av",
            "automatic-sign-in")) {
      e.add(new Edit("withdraw " + feature, d -> d.withdraw(feature)));
    }
    add(
        e,
        "{\"id\":\"aol\",\"kind\":\"public-im-provider\",\"name\":\"AOL\",\"domains\":[\"aol.com\"],\"provider\":\"aol\"}");
    add(
        e,
        "{\"id\":\"old\",\"kind\":\"allowed-domain\",\"name\":\"Old\",\"domains\":[\"old.example\"],\"release\":\"ocs-2007\"}");
    add(e, "{\"id\":\"oslo\",\"kind\":\"central-site\",\"name\":\"Oslo\"}");
    add(
        e,
        "{\"id\":\"se9\",\"kind\":\"standard-edition\",\"name\":\"se9\",\"site\":\"portland\",\"fqdn\":\"se9.contoso.net\","
            + "\"servers\":[{\"id\":\"se9-1\",\"fqdn\":\"se9.contoso.net\",\"addresses\":[\"192.168.30.99\"]}]}");
    add(
        e,
        "{\"id\":\"rp9\",\"kind\":\"reverse-proxy\",\"name\":\"rp9\",\"site\":\"dublin\",\"external\":[\"203.0.113.50\"],"
            + "\"internal\":[\"172.26.33.50\"],\"publishes\":[\"pool01\",\"dirpool02\"]}");
    add(
        e,
        "{\"id\":\"dir9\",\"kind\":\"director\",\"name\":\"dir9\",\"site\":\"portland\",\"fqdn\":\"dir9.contoso.net\"}");
    return List.copyOf(e);
  }

  /// The topology after an edit as the window has it: what did not change is the same object.
  private static Topology edited(Topology before, Topology after) {
    Map<Element, Element> known =
        before.elements().stream().collect(Collectors.toMap(e -> e, e -> e, (a, _) -> a));
    return new Topology(
        after.organization(),
        after.elements().stream().map(e -> known.getOrDefault(e, e)).toList());
  }

  private static void assertSame(Plan kept, Plan fresh) {
    assertThat(List.copyOf(kept.firewall())).isEqualTo(List.copyOf(fresh.firewall()));
    assertThat(List.copyOf(kept.dns())).isEqualTo(List.copyOf(fresh.dns()));
    assertThat(List.copyOf(kept.certificates())).isEqualTo(List.copyOf(fresh.certificates()));
  }

  /// The base with one thing changed in advance, so that edits meet what the base alone does not
  /// have.
  private static final List<Designs> BASES =
      List.of(
          BASE,
          WIDE,
          WIDE.offer("hybrid", "combined-public-certificate"),
          WIDE.offer("autodiscover-alias").set("lsedge/federation", "false"),
          BASE.set(
                  "hlb01/vips/2",
                  "{\"service\":\"edge-internal\",\"pool\":\"lsedge\",\"addresses\":[\"172.25.33.9\"]}")
              .set("lsedge/balancing", "\"hardware\""));

  @TestFactory
  Stream<DynamicTest> aPlanAfterOneEditIsTheFreshOneAndTakingItBackGivesTheFirst() {
    Topology before = WIDE.topology();
    Plan unedited = Plans.of(before);
    return EDITS.stream()
        .map(
            edit ->
                DynamicTest.dynamicTest(
                    edit.what(),
                    () -> {
                      Topology after = edited(before, edit.on(WIDE).topology());
                      Planner planner = new Planner();
                      planner.plan(before);
                      assertSame(planner.plan(after), Plans.of(after));
                      assertSame(planner.plan(before), unedited);
                    }));
  }

  /// Edits whose effect shows in rows of elements that do not name the edited one.
  @TestFactory
  Stream<DynamicTest> editsReachRowsAtADistance() {
    Designs withVip =
        BASE.set("lsedge/balancing", "\"hardware\"")
            .add(
                """
                {"id":"edgelb","kind":"hardware-load-balancer","name":"edgelb","site":"redmond",
                 "vips":[{"service":"edge-internal","pool":"lsedge","addresses":["172.25.33.9"]}]}\
                """);
    Designs discovered = WIDE.offer("hybrid");
    return Stream.of(
            reach(
                "an internal VIP, the pool behind it",
                withVip,
                withVip.set("edgelb/vips/0/addresses/0", "\"172.25.33.8\"")),
            reach(
                "resolver of the Edge, its records",
                discovered,
                discovered.set("dns-internal/usedByEdge", "true")),
            reach(
                "time server of one view, records of another",
                BASE.set("dns-external/view", "\"internal\"")
                    .set("dns-external/timeServer", "{\"fqdn\":\"t2.contoso.com\"}"),
                BASE.set("dns-external/view", "\"internal\"")
                    .set("dns-external/timeServer", "{\"fqdn\":\"t3.contoso.com\"}")),
            reach(
                "a Front End, a Mediation pool without registrar",
                CROWD,
                CROWD.set("se-3-5/servers/0/addresses/0", "\"10.3.0.9\"")),
            reach(
                "a Director, every Edge pool",
                CROWD,
                CROWD.set("dirpool02/servers/0/addresses/0", "\"192.168.110.9\"")),
            reach(
                "a provider, certificates of Edge pools without federation",
                WIDE.set("messenger/provider", "\"yahoo\""),
                WIDE.set("messenger/provider", "\"aol\"")),
            reach(
                "a partner, media of the routed Edge pool",
                BASE.set("lsedge/federation", "false").set("lsedge/xmpp", "false"),
                BASE.set("lsedge/federation", "false")
                    .set("lsedge/xmpp", "false")
                    .set("litware/name", "\"Litware\"")))
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.what(),
                    () -> {
                      Planner planner = new Planner();
                      Topology before = r.before().topology();
                      planner.plan(before);
                      Plan after = Plans.of(r.after().topology());
                      assertSame(planner.plan(edited(before, r.after().topology())), after);
                      assertThat(tables(after))
                          .as("the edit changes the plan")
                          .isNotEqualTo(tables(Plans.of(r.before().topology())));
                    }));
  }

  private record Reach(String what, Designs before, Designs after) {}

  private static Reach reach(String what, Designs before, Designs after) {
    return new Reach(what, before, after);
  }

  private static List<Object> tables(Plan plan) {
    return List.of(
        List.copyOf(plan.firewall()), List.copyOf(plan.dns()), List.copyOf(plan.certificates()));
  }

  @Property(tries = 150)
  void aPlanKeptOverManyEditsIsTheFreshOne(
      @ForAll("bases") Designs base, @ForAll("edits") List<Edit> edits) {
    keep(base, edits);
  }

  @Property(tries = 60)
  void aPlanOfACrowdKeptOverManyEditsIsTheFreshOne(@ForAll("edits") List<Edit> edits) {
    keep(CROWD, edits);
  }

  private static void keep(Designs base, List<Edit> edits) {
    Planner planner = new Planner();
    Designs design = base;
    Topology topology = design.topology();
    planner.plan(topology);
    for (Edit edit : edits) {
      design = edit.on(design);
      topology = edited(topology, design.topology());
      assertSame(planner.plan(topology), Plans.of(topology));
    }
  }

  @Provide
  Arbitrary<Designs> bases() {
    return Arbitraries.of(BASES).dontShrink();
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    return Arbitraries.of(EDITS).list().ofMinSize(2).ofMaxSize(8);
  }

  private static int derived(String path, String value) {
    Designs design = Designs.template("large-multi-datacenter");
    Planner planner = new Planner();
    planner.plan(design.topology());
    planner.plan(design.set(path, value).topology());
    return planner.derived();
  }

  @Test
  void anAddressOfOneServerTouchesFewElements() {
    int all = Designs.template("large-multi-datacenter").topology().elements().size();
    assertThat(all).isGreaterThan(40);
    assertThat(derived("lsedge/servers/0/accessPublic/0", "\"131.107.155.99\"")).isLessThan(6);
    assertThat(derived("pool01/servers/0/addresses/0", "\"192.168.10.99\"")).isLessThan(all / 2);
    assertThat(derived("sqlbe/addresses/0", "\"192.168.10.99\"")).isLessThan(4);
    assertThat(derived("rp01/internal/0", "\"172.25.33.99\"")).isLessThan(6);
    assertThat(derived("officewebapps01/addresses/0", "\"192.168.10.99\"")).isLessThan(4);
    assertThat(derived("lsedge/avBandwidthKbps", "600")).isLessThan(6);
  }

  @Test
  void nothingIsDerivedForTheSameTopologyOrAnEqualOne() {
    Planner planner = new Planner();
    planner.plan(BASE.topology());
    planner.plan(BASE.topology());
    assertThat(planner.derived()).isZero();
  }

  @Test
  void theOrderOfElementsOnlyOrdersTheRows() {
    for (Designs base :
        List.of(
            Designs.template("edge-scaled-hlb"),
            Designs.template("director-pool-hlb"),
            Designs.template("small-organization"))) {
      Designs reversed = base;
      for (Element element : base.topology().elements()) {
        reversed = reversed.move(element.id().value(), 0);
      }
      Plan a = base.plan();
      Plan b = reversed.plan();
      assertThat(cells(b.firewall(), Tables.FIREWALL))
          .containsExactlyInAnyOrderElementsOf(cells(a.firewall(), Tables.FIREWALL));
      assertThat(cells(b.dns(), Tables.DNS))
          .containsExactlyInAnyOrderElementsOf(cells(a.dns(), Tables.DNS));
      assertThat(cells(b.certificates(), Tables.CERTIFICATES))
          .containsExactlyInAnyOrderElementsOf(cells(a.certificates(), Tables.CERTIFICATES));
    }
  }

  /// The rows as they are written, lists inside a cell put in order.
  private static <R extends Row> List<List<String>> cells(List<R> rows, List<Column<R>> columns) {
    return rows.stream()
        .map(
            r ->
                columns.stream()
                    .map(
                        c ->
                            Stream.of(c.cell().apply(r, Texts.english()).split(";"))
                                .sorted()
                                .collect(Collectors.joining(";")))
                    .toList())
        .toList();
  }

  @Property(tries = 60)
  void everyRowLeadsToElementsOfTheDesignAndHasAKeyOfItsOwn(
      @ForAll("bases") Designs base, @ForAll("edits") List<Edit> edits) {
    Designs design = base;
    for (Edit edit : edits) {
      design = edit.on(design);
    }
    assertSound(design.plan());
  }

  @Test
  void everyRowOfEveryStarterDesignLeadsToElementsAndHasAKeyOfItsOwn() {
    Designs.templateNames().forEach(name -> assertSound(Designs.template(name).plan()));
    assertSound(CROWD.plan());
  }

  private static void assertSound(Plan plan) {
    Set<ElementId> ids =
        plan.design().elements().stream().map(Element::id).collect(Collectors.toSet());
    for (List<? extends Row> table : List.of(plan.firewall(), plan.dns(), plan.certificates())) {
      assertThat(table.stream().map(Row::id)).doesNotHaveDuplicates();
      for (Row row : table) {
        assertThat(ids).as(row.id()).containsAll(row.elements());
        assertThat(row.reasons())
            .as(row.id())
            .isNotEmpty()
            .allSatisfy(r -> assertThat(r.causes()).isNotEmpty());
      }
    }
    assertThat(withoutReasons(plan.firewall(), Tables.FIREWALL)).doesNotHaveDuplicates();
    assertThat(withoutReasons(plan.dns(), Tables.DNS)).doesNotHaveDuplicates();
    assertThat(withoutReasons(plan.certificates(), Tables.CERTIFICATES)).doesNotHaveDuplicates();
  }

  private static <R extends Row> List<List<String>> withoutReasons(
      List<R> rows, List<Column<R>> columns) {
    List<Column<R>> facts =
        columns.stream()
            .filter(c -> !Set.of("id", "required_by", "reference", "note").contains(c.id()))
            .toList();
    return rows.stream()
        .map(r -> facts.stream().map(c -> c.cell().apply(r, Texts.english())).toList())
        .toList();
  }
}
