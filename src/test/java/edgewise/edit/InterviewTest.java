package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Release;
import edgewise.model.Site;
import edgewise.store.DesignFile;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InterviewTest {
  private static final Texts TEXTS = Texts.english();

  @Property(tries = 40)
  void everyCombinationOfAnswersGivesADesignWithoutErrors(@ForAll("interviews") Interview answers) {
    Document design = answers.design(TEXTS);
    assertThat(ProposalsTest.errors(design)).isEmpty();
    assertThat(DesignFile.parse(DesignFile.write(design), "interview"))
        .isEqualTo(Outcome.ok(design));
  }

  @Provide
  Arbitrary<Interview> interviews() {
    return Combinators.combine(
            Arbitraries.of(Release.class),
            Arbitraries.of("Redmond", "Dublin", "Osaka", "São Paulo", "").list().ofMaxSize(4),
            Arbitraries.integers().between(0, 200_000),
            Arbitraries.of("contoso.com", "fabrikam.com", "tailspintoys.net", "not a name")
                .map(Fqdn::of)
                .list()
                .ofMaxSize(3),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(Interview.partnerKinds(Release.V2013)).set())
        .as(
            (release, sites, users, domains, available, nat, partners) ->
                new Interview("Contoso", release, sites, users, domains, available, nat, partners));
  }

  @Test
  void smallOrganizationGetsOneMachineOfEachKind() {
    Document design = interview(List.of("Redmond"), false, true).design(TEXTS);
    assertThat(design.topology().elements())
        .extracting(e -> e.kind().value())
        .contains("standard-edition", "edge-server", "reverse-proxy", "allowed-domain")
        .doesNotContain("front-end-pool", "edge-pool", "hardware-load-balancer");
    assertThat(Elements.all(design, EdgePool.class)).allMatch(EdgePool::nat);
  }

  @Test
  void highAvailabilityAndPublicAddressesAreHeeded() {
    Document design = interview(List.of("Redmond", "Dublin"), true, false).design(TEXTS);
    assertThat(Elements.all(design, Site.class))
        .extracting(Site::name)
        .containsExactly("Redmond", "Dublin");
    assertThat(Elements.all(design, EdgePool.class))
        .hasSize(2)
        .noneMatch(EdgePool::nat)
        .allMatch(e -> e.servers().size() == 2)
        .allMatch(e -> !e.servers().getFirst().access().getFirst().isPrivate());
  }

  private static Interview interview(List<String> sites, boolean available, boolean nat) {
    return new Interview(
        "Contoso",
        Release.V2013,
        sites,
        1500,
        List.of(Fqdn.of("contoso.com")),
        available,
        nat,
        Set.of(KindId.of("allowed-domain")));
  }
}
