package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.fixture.BigOrganization;
import edgewise.layout.BandLayout;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a draft knows by type is what its document holds, however it came to that.
class DraftTest {
  private static Document document(int sites) {
    Topology topology = BigOrganization.of(sites);
    return new Document(topology, BandLayout.arrange(topology, Layout.empty()), Decisions.none());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void itsListsFollowWhatIsDrafted(int sites) {
    Draft draft = new Draft(document(sites), Texts.english());
    assertLists(draft);
    for (String kind :
        List.of("allowed-domain", "front-end-pool", "edge-pool", "reverse-proxy", "central-site")) {
      Proposals.into(draft, KindId.of(kind), Optional.empty());
      assertLists(draft);
      draft.offer(Feature.XMPP_FEDERATION);
      assertLists(draft);
    }
    Pool pool = draft.all(Pool.class).getLast();
    Proposals.grow(draft, pool.id());
    assertLists(draft);
  }

  @Test
  void whetherSomebodyLooksMeanwhileMakesNoDifference() {
    Draft watched = new Draft(document(3), Texts.english());
    Draft alone = new Draft(document(3), Texts.english());
    for (Kind kind : Kinds.standard().all()) {
      watched.document();
      assertThat(into(alone, kind)).isEqualTo(into(watched, kind));
      watched.document();
    }
    assertThat(alone.added()).hasSizeGreaterThan(Kinds.standard().all().size() / 2);
    assertThat(alone.document()).isEqualTo(watched.document());
    assertThat(alone.commands()).isEqualTo(watched.commands());
    Document start = document(3);
    Document again = start;
    for (Command command : alone.commands()) {
      again = command.on(again);
    }
    assertThat(again.topology()).isEqualTo(alone.document().topology());
  }

  /// The new element's id; empty when it is refused.
  private static Optional<ElementId> into(Draft draft, Kind kind) {
    try {
      return Optional.of(Proposals.into(draft, kind.id(), Optional.empty()));
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }

  private static void assertLists(Draft draft) {
    assertList(draft, Site.class);
    assertList(draft, Network.class);
    assertList(draft, EdgePool.class);
    assertList(draft, Pool.class);
    assertList(draft, ReverseProxy.class);
    assertList(draft, Partner.class);
  }

  private static <T extends Record & Element> void assertList(Draft draft, Class<T> type) {
    assertThat(draft.all(type))
        .containsExactlyElementsOf(
            draft.document().topology().elements().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList());
  }
}
