package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.fixture.Designs;
import edgewise.fixture.EditSequences;
import edgewise.model.Document;
import edgewise.model.Site;
import edgewise.model.Topology;
import edgewise.text.Texts;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps that are made ahead can be made, whatever the design is.
class RehearsalTest {
  @ParameterizedTest
  @MethodSource("edgewise.fixture.Designs#templateNames")
  void stepsOfEverySortAreMade(String design) {
    Document document = Designs.template(design).document();
    // At least a pool and a partner in each of sixteen rounds.
    assertThat(Rehearsal.of(document, Texts.english(), Job.UNWATCHED)).isGreaterThanOrEqualTo(32);
  }

  @Test
  void withoutSitesThereIsNothingToRehearse() {
    Document blank = Designs.template("blank").document();
    Document empty = blank.withTopology(new Topology(blank.topology().organization(), List.of()));
    assertThat(Rehearsal.of(empty, Texts.english(), Job.UNWATCHED)).isZero();
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void noDesignIsTooStrange(@ForAll long seed) {
    List<String> names = Designs.templateNames();
    Document first =
        Designs.template(names.get(Math.floorMod(Long.hashCode(seed), names.size()))).document();
    EditSequences edits = new EditSequences(seed);
    Document now = first;
    for (int i = 0; i < 8; i++) {
      now = edits.any(now, first).on(now);
    }
    // Wherever there is a site, a partner can be added in each of sixteen rounds.
    boolean sites = now.topology().elements().stream().anyMatch(Site.class::isInstance);
    assertThat(Rehearsal.of(now, Texts.english(), Job.UNWATCHED))
        .isGreaterThanOrEqualTo(sites ? 16 : 0);
  }

  @Test
  void itEndsWhenNobodyWantsIt() {
    Document document = Designs.template("small-organization").document();
    int[] asked = {0};
    Job ends =
        new Job() {
          @Override
          public void done(double share) {
            check();
          }

          @Override
          public void on(String what) {
            check();
          }

          @Override
          public boolean isCancelled() {
            return ++asked[0] > 3;
          }
        };
    assertThatThrownBy(() -> Rehearsal.of(document, Texts.english(), ends))
        .isInstanceOf(CancellationException.class);
    assertThat(asked[0]).isEqualTo(4);
  }
}
