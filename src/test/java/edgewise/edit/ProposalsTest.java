package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.Kinds;
import edgewise.check.Checks;
import edgewise.check.Severity;
import edgewise.fixture.Designs;
import edgewise.model.Address;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.SipDomain;
import edgewise.model.Site;
import edgewise.plan.Plans;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalsTest {
  private static final Texts TEXTS = Texts.english();

  static Document placed(Document before, String kind) {
    return placed(before, kind, Optional.empty(), Optional.empty());
  }

  static Document placed(
      Document before, String kind, Optional<ElementId> site, Optional<ElementId> pool) {
    return switch (Proposals.place(before, KindId.of(kind), site, pool, TEXTS)) {
      case Outcome.Ok<Proposal> ok -> ok.value().on(before);
      case Outcome.Refused<Proposal> refused ->
          throw new AssertionError(kind + ": " + refused.why().getFirst().say(TEXTS));
    };
  }

  static Document placed(Document before, List<String> kinds) {
    Document now = before;
    for (String kind : kinds) {
      now = placed(now, kind);
    }
    return now;
  }

  static List<String> errors(Document document) {
    return Checks.of(Plans.of(document.topology())).stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .map(f -> f.id() + ": " + TEXTS.say(f.message()))
        .toList();
  }

  static String refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? refused.why().getFirst().say(TEXTS)
        : "not refused: " + outcome;
  }

  private static Document blank() {
    return Designs.blank().document();
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge-server", "edge-pool"})
  void designOfProposalsAloneHasNoErrors(String edge) {
    for (String pool : List.of("standard-edition", "front-end-pool")) {
      Document design =
          placed(
              blank(),
              List.of(
                  edge,
                  pool,
                  "reverse-proxy",
                  "outer-firewall",
                  "inner-firewall",
                  "allowed-domain"));
      assertThat(errors(design)).as(pool).isEmpty();
    }
  }

  /// Kinds that make a design of their own in any order; what is drawn half is not free of errors.
  private static final List<String> WHOLE =
      List.of("edge-server", "standard-edition", "reverse-proxy", "outer-firewall");

  @Property(tries = 30)
  void anyKindsInAnyOrderGiveNoErrorsOnceTheDesignIsWhole(@ForAll("kinds") List<String> kinds) {
    List<String> all = new ArrayList<>(kinds);
    all.addAll(WHOLE);
    Document design = blank();
    for (String kind : all) {
      if (Proposals.place(design, KindId.of(kind), Optional.empty(), Optional.empty(), TEXTS)
          instanceof Outcome.Ok<Proposal> ok) {
        design = ok.value().on(design);
      }
    }
    assertThat(errors(design)).as("%s", all).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hosting-provider", "public-im-provider"})
  void secondProviderDoesNotPointAtTheProxyOfTheFirst(String provider) {
    List<String> kinds = new ArrayList<>(List.of(provider, provider));
    kinds.addAll(WHOLE);
    assertThat(errors(placed(blank(), kinds))).isEmpty();
  }

  @Provide
  Arbitrary<List<String>> kinds() {
    return Arbitraries.of(Kinds.standard().all().stream().map(k -> k.id().value()).toList())
        .filter(k -> !k.equals("central-site") && !k.equals("certificate"))
        .list()
        .ofMaxSize(8);
  }

  @Test
  void firstEdgeBringsNetworksRouteAndNextHop() {
    Document design = placed(blank(), List.of("standard-edition", "edge-server"));
    EdgePool edge = Elements.all(design, EdgePool.class).getFirst();
    assertThat(edge.name()).isEqualTo("edge01");
    assertThat(edge.fqdn().text()).isEqualTo("edge01.contoso.net");
    assertThat(edge.access().fqdn().text()).isEqualTo("sip.contoso.com");
    assertThat(edge.nextHop()).contains(ElementId.of("se01"));
    assertThat(edge.servers().getFirst().access()).containsExactly(Address.of("10.45.16.10"));
    assertThat(edge.servers().getFirst().av()).containsExactly(Address.of("10.45.16.30"));
    assertThat(edge.servers().getFirst().accessPublic())
        .containsExactly(Address.of("203.0.113.10"));
    assertThat(edge.servers().getFirst().internal()).containsExactly(Address.of("172.25.33.10"));
    assertThat(Elements.all(design, Site.class).getFirst().federationRoute()).contains(edge.id());
    assertThat(Elements.all(design, Pool.class).getFirst().edge()).contains(edge.id());
  }

  @Test
  void anEmptySipDomainGetsANameBeforeOthersAreMadeOfIt() {
    SipDomain empty = new SipDomain(Fqdn.of(""), false, Optional.empty(), true);
    Document before = SetProperty.ofOrganization("sipDomains", List.of(empty)).on(blank());
    Document after = placed(placed(before, "edge-pool"), "front-end-pool");
    assertThat(after.topology().organization().sipDomains())
        .extracting(d -> d.name().text())
        .containsExactly("contoso.com");
    assertThat(errors(after)).noneMatch(e -> e.contains("DNS can carry"));
    Document renamed =
        SipDomainNames.carry(
            after,
            SetProperty.ofOrganization(
                    "sipDomains",
                    List.of(new SipDomain(Fqdn.of("own.example"), false, Optional.empty(), true)))
                .on(after));
    assertThat(Elements.all(renamed, EdgePool.class).getFirst().access().fqdn().text())
        .isEqualTo("sip.own.example");
  }

  @Test
  void directorTakesOverAsNextHopAndProxyPublishesIt() {
    Document design =
        placed(blank(), List.of("standard-edition", "edge-server", "reverse-proxy", "director"));
    assertThat(Elements.all(design, EdgePool.class).getFirst().nextHop())
        .contains(ElementId.of("dir01"));
    assertThat(Elements.all(design, ReverseProxy.class).getFirst().publishes())
        .containsExactly(ElementId.of("se01"), ElementId.of("dir01"));
  }

  @Test
  void frontEndPoolBringsDatabaseFilesAndBalancer() {
    Document design = placed(blank(), "front-end-pool");
    Pool pool = Elements.all(design, Pool.class).getFirst();
    assertThat(pool.servers()).hasSize(3);
    assertThat(pool.sql()).containsExactly(ElementId.of("sql01"));
    assertThat(pool.fileStore()).contains(ElementId.of("fs01"));
    assertThat(Elements.find(design, ElementId.of("hlb01")).orElseThrow().references())
        .contains(pool.id());
  }

  @Test
  void edgeServerDroppedOnAPoolIsItsNextServer() {
    Document design = placed(blank(), "edge-pool");
    ElementId pool = Elements.all(design, EdgePool.class).getFirst().id();
    Document more = placed(design, "edge-server", Optional.empty(), Optional.of(pool));
    EdgePool edge = Elements.all(more, EdgePool.class).getFirst();
    assertThat(edge.servers()).extracting(s -> s.fqdn().host()).endsWith("edge03");
    assertThat(edge.servers().getLast().access()).containsExactly(Address.of("10.45.16.12"));
    assertThat(Elements.all(more, EdgePool.class)).hasSize(1);
  }

  @Test
  void secondSiteGetsNamesAndSubnetsOfItsOwn() {
    Document design = placed(blank(), List.of("edge-server", "central-site"));
    ElementId second = Elements.all(design, Site.class).getLast().id();
    Document both = placed(design, "edge-server", Optional.of(second), Optional.empty());
    EdgePool edge = Elements.all(both, EdgePool.class).getLast();
    assertThat(edge.site()).isEqualTo(second);
    assertThat(edge.access().fqdn().text()).isEqualTo("sip02.contoso.com");
    assertThat(edge.servers().getFirst().access()).containsExactly(Address.of("10.45.17.10"));
  }

  @Test
  void branchApplianceNeedsABranchSite() {
    KindId appliance = KindId.of("survivable-branch-appliance");
    assertThat(
            refusal(Proposals.place(blank(), appliance, Optional.empty(), Optional.empty(), TEXTS)))
        .isEqualTo(
            "Survivable Branch Appliance stands in a branch site only; place a branch site first.");
    assertThat(
            refusal(
                Proposals.place(
                    blank(),
                    appliance,
                    Optional.of(ElementId.of("redmond")),
                    Optional.empty(),
                    TEXTS)))
        .contains("stands in a branch site only; Redmond is none");
    Document design = placed(blank(), List.of("standard-edition", "branch-site"));
    assertThat(Elements.all(placed(design, appliance.value()), Pool.class).getLast().registrar())
        .contains(ElementId.of("se01"));
  }

  @Test
  void kindsThatTheReleaseLacksAreRefused() {
    Document design =
        SetProperty.ofOrganization("release", edgewise.model.Release.V2019).on(blank());
    assertThat(
            refusal(
                Proposals.place(
                    design, KindId.of("xmpp-partner"), Optional.empty(), Optional.empty(), TEXTS)))
        .contains("does not exist in the release");
  }
}
