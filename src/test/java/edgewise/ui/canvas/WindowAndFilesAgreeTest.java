package edgewise.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.export.Diagram;
import edgewise.fixture.Designs;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.text.Texts;
import edgewise.work.Analysis;
import edgewise.work.Job;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The window and pictures in files show the same cards, frames and lines, with the same words, in
/// the same places.
class WindowAndFilesAgreeTest {
  static List<String> templates() {
    return Designs.templateNames();
  }

  private record Shown(
      ElementId id,
      Box box,
      String name,
      String kind,
      List<Card.Line> lines,
      List<String> labels,
      List<String> chips,
      int errors,
      int warnings,
      boolean collapsed) {}

  private record Joined(LinkKind kind, int from, int to, List<Double> points, String label) {}

  private record Framed(Optional<ElementId> site, Box box, String title, String kind) {}

  @ParameterizedTest
  @MethodSource("templates")
  void everythingIsTheSame(String template) {
    agree(Designs.template(template).document());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void collapsedSitesAreTheSame(String template) {
    Document document = Designs.template(template).document();
    Design design = new Design(document.topology());
    ElementId site = design.sites().getLast().id();
    var layout = BandLayout.arrange(design, document.layout());
    agree(
        new Document(
            document.topology(),
            layout.withPlacements(
                layout.placements().stream()
                    .map(p -> p.withCollapsed(p.element().equals(site)))
                    .toList()),
            document.decisions(),
            document.extras()));
    assertThat(design.find(site)).get().isInstanceOf(Site.class);
  }

  private static void agree(Document document) {
    Analysis analysis = Analysis.of(document, Job.UNWATCHED);
    Drawing window = Drawing.of(analysis, Texts.english());
    Diagram file =
        Diagram.of(document, analysis.design(), analysis.findings(), Texts.english(), "test");
    assertThat(
            file.cards().stream()
                .map(
                    c ->
                        new Shown(
                            c.id(),
                            c.box(),
                            c.words().name(),
                            c.words().kind(),
                            c.words().lines(),
                            c.words().labels(),
                            c.words().chips(),
                            c.marks().errors(),
                            c.marks().warnings(),
                            c.collapsed())))
        .isEqualTo(
            Arrays.stream(window.items)
                .map(
                    i ->
                        new Shown(
                            i.element().id(),
                            i.box(),
                            i.name(),
                            i.kindName(),
                            i.lines(),
                            i.labels(),
                            i.chips(),
                            i.errors(),
                            i.warnings(),
                            i.collapsed()))
                .toList());
    assertThat(
            file.lines().stream()
                .map(l -> new Joined(l.kind(), l.from(), l.to(), l.points(), l.label()))
                .toList())
        .isEqualTo(
            Arrays.stream(window.lines)
                .map(
                    l ->
                        new Joined(
                            l.link().kind(),
                            l.from(),
                            l.to(),
                            Arrays.stream(l.points()).boxed().toList(),
                            l.label()))
                .toList());
    assertThat(
            file.frames().stream()
                .map(f -> new Framed(f.site(), f.box(), f.title(), f.kindName()))
                .toList())
        .isEqualTo(
            window.frames.stream()
                .map(f -> new Framed(f.site(), f.box(), f.title(), f.kind()))
                .toList());
    assertThat(file.bands()).isEqualTo(window.bands());
  }
}
