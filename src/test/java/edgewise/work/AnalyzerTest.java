package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.check.Finding;
import edgewise.edit.Accept;
import edgewise.edit.Fixes;
import edgewise.edit.Move;
import edgewise.edit.Rename;
import edgewise.fixture.BigOrganization;
import edgewise.fixture.Designs;
import edgewise.fixture.EditSequences;
import edgewise.model.Acceptance;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// An analysis that is kept up to date equals one that is made anew.
class AnalyzerTest {
  private static final Job CANCELLED =
      new Job() {
        @Override
        public void done(double share) {
          check();
        }

        @Override
        public void on(String what) {}

        @Override
        public boolean isCancelled() {
          return true;
        }
      };

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void afterAnyEditsItEqualsAFreshOne(@ForAll long seed) {
    List<String> names = Designs.templateNames();
    Document first =
        Designs.template(names.get(Math.floorMod(Long.hashCode(seed), names.size()))).document();
    Analyzer analyzer = new Analyzer();
    EditSequences edits = new EditSequences(seed);
    Document now = first;
    for (int i = 0; i < 8; i++) {
      now = edits.any(now, first).on(now);
      assertSame(analyzer.next(now, Job.UNWATCHED), Analysis.of(now, Job.UNWATCHED));
    }
  }

  @Test
  void afterEditsOfALargeDesignItEqualsAFreshOne() {
    Document first = new Document(BigOrganization.of(70), Layout.empty(), Decisions.none());
    first = first.withLayout(Analysis.of(first, Job.UNWATCHED).layout());
    Analyzer analyzer = new Analyzer();
    analyzer.next(first, Job.UNWATCHED);
    EditSequences edits = new EditSequences(5);
    Document now = first;
    for (int i = 0; i < 12; i++) {
      now = i == 6 ? first : edits.any(now, first).on(now);
      Planned rows = analyzer.planned(now, Job.UNWATCHED);
      Analysis fresh = Analysis.of(now, Job.UNWATCHED);
      assertThat(rows.plan().firewall()).isEqualTo(fresh.plan().firewall());
      Analysis kept = analyzer.next(now, Job.UNWATCHED);
      assertThat(kept.plan()).isSameAs(rows.plan());
      assertSame(kept, fresh);
    }
  }

  private static void assertSame(Analysis kept, Analysis fresh) {
    assertThat(kept.plan().firewall()).isEqualTo(fresh.plan().firewall());
    assertThat(kept.plan().dns()).isEqualTo(fresh.plan().dns());
    assertThat(kept.plan().certificates()).isEqualTo(fresh.plan().certificates());
    assertThat(kept.findings()).isEqualTo(fresh.findings());
    assertThat(kept.boxes()).isEqualTo(fresh.boxes());
    assertThat(kept.cards()).isEqualTo(fresh.cards());
    assertThat(kept.bands()).isEqualTo(fresh.bands());
    assertThat(kept.links()).isEqualTo(fresh.links());
    assertThat(kept.routes().stream().map(Arrays::toString).toList())
        .isEqualTo(fresh.routes().stream().map(Arrays::toString).toList());
  }

  private static Document placed(String template) {
    Document document = Designs.template(template).document();
    return document.withLayout(Analysis.of(document, Job.UNWATCHED).layout());
  }

  @Test
  void anAcceptedFindingThatIsGoneIsAFindingUntilItsAcceptanceIsWithdrawn() {
    Document before = placed("edge-scaled-dnslb-nat");
    Analyzer analyzer = new Analyzer();
    assertThat(outdated(analyzer.next(before, Job.UNWATCHED))).isEmpty();
    Document accepted =
        before.withDecisions(
            Decisions.none().withAccepted(List.of(new Acceptance("FED-12/gone", "agreed"))));
    List<Finding> found = outdated(analyzer.next(accepted, Job.UNWATCHED));
    assertThat(found).extracting(Finding::id).containsExactly("DEC-01/FED-12/gone");
    assertThat(outdated(Analysis.of(accepted, Job.UNWATCHED))).isEqualTo(found);
    Document both = new Accept("DEC-01/FED-12/gone", "known").on(accepted);
    assertThat(outdated(analyzer.next(both, Job.UNWATCHED))).isEmpty();
    Document repaired =
        Fixes.of(accepted, "DEC-01", Optional.empty(), List.of("FED-12/gone"))
            .getFirst()
            .on(accepted);
    assertThat(repaired.decisions()).isEqualTo(Decisions.none());
    assertThat(outdated(analyzer.next(repaired, Job.UNWATCHED))).isEmpty();
  }

  private static List<Finding> outdated(Analysis analysis) {
    return analysis.findings().stream().filter(f -> f.id().startsWith("DEC-01")).toList();
  }

  @Test
  void aFrameGrowsAroundACardThatLeftIt() {
    Document before = placed("edge-scaled-dnslb-nat");
    Analyzer analyzer = new Analyzer();
    analyzer.next(before, Job.UNWATCHED);
    Document after =
        new Move(Set.of(ElementId.of("sqlbe")), 0, 4000, before.layout(), Optional.empty())
            .on(before);
    assertSame(analyzer.next(after, Job.UNWATCHED), Analysis.of(after, Job.UNWATCHED));
  }

  @Test
  void movingCardsDerivesNothing() {
    Document before = placed("edge-scaled-dnslb-nat");
    Analyzer analyzer = new Analyzer();
    Analysis first = analyzer.next(before, Job.UNWATCHED);
    Document after =
        new Move(Set.of(ElementId.of("lsedge")), 0, 400, before.layout(), Optional.empty())
            .on(before);
    Analysis second = analyzer.next(after, Job.UNWATCHED);
    assertThat(second.plan()).isSameAs(first.plan());
    assertThat(second.cards()).isSameAs(first.cards());
    assertThat(second.links()).isSameAs(first.links());
    assertThat(second.findings()).isEqualTo(first.findings());
    assertThat(second.boxes()).isNotEqualTo(first.boxes());
  }

  @Test
  void anEditKeepsTheCardsItDoesNotReach() {
    Document before = placed("edge-scaled-dnslb-nat");
    Analyzer analyzer = new Analyzer();
    Analysis first = analyzer.next(before, Job.UNWATCHED);
    Document after = new Rename(ElementId.of("sqlbe"), "sql9").on(before);
    Analysis second = analyzer.next(after, Job.UNWATCHED);
    assertThat(second.cards().get(ElementId.of("lsedge")))
        .isSameAs(first.cards().get(ElementId.of("lsedge")));
    assertThat(second.cards().get(ElementId.of("sqlbe")))
        .isNotEqualTo(first.cards().get(ElementId.of("sqlbe")));
  }

  @Test
  void rowsOfALargeDesignComeBeforeItsFindings() {
    Document before = new Document(BigOrganization.of(80), Layout.empty(), Decisions.none());
    Analyzer analyzer = new Analyzer();
    Analysis first = analyzer.next(before, Job.UNWATCHED);
    assertThat(analyzer.isChecked(first)).isTrue();
    ElementId edge =
        before.topology().elements().stream()
            .filter(EdgePool.class::isInstance)
            .map(Element::id)
            .findFirst()
            .orElseThrow();
    Document after = new Rename(edge, "elsewhere").on(before);
    Analysis rows = analyzer.rows(after, Job.UNWATCHED);
    assertThat(analyzer.isChecked(rows)).isFalse();
    assertThat(rows.plan().firewall())
        .isEqualTo(Analysis.of(after, Job.UNWATCHED).plan().firewall());
    Analysis all = analyzer.next(after, Job.UNWATCHED);
    assertThat(analyzer.isChecked(all)).isTrue();
    assertThat(all.findings()).isEqualTo(Analysis.of(after, Job.UNWATCHED).findings());
  }

  @Test
  void workThatIsNotWantedAnyMoreStops() {
    Document document = placed("edge-single-nat");
    Analyzer analyzer = new Analyzer();
    assertThatThrownBy(() -> analyzer.next(document, CANCELLED))
        .isInstanceOf(CancellationException.class);
    assertSame(analyzer.next(document, Job.UNWATCHED), Analysis.of(document, Job.UNWATCHED));
  }
}
