package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.check.Checks;
import edgewise.check.Severity;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.plan.Plans;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.List;
import java.util.Optional;
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
}
