package edgewise.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.layout.Box;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.text.Texts;
import edgewise.ui.tool.Intent;
import edgewise.work.StoredDesigns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingTest {
  private static final String LARGE = "large-multi-datacenter";

  static Stream<String> templates() {
    return new StoredDesigns().templates().stream().filter(id -> !id.equals("blank"));
  }

  private static ElementId firstSite(Drawing drawing) {
    return drawing.frames.getFirst().site().orElseThrow();
  }

  private static Document collapse(Document document, ElementId site) {
    return Drawings.placed(document, site.value(), p -> p.withCollapsed(true));
  }

  @Test
  void collapsedSiteIsOneCardThatHidesWhatStandsInIt() {
    Document document = Drawings.template(LARGE);
    Drawing open = Drawings.drawing(document);
    ElementId site = firstSite(open);
    List<ElementId> inside = inside(open, site);
    Drawing drawing = Drawings.drawing(collapse(document, site));
    assertThat(drawing.size()).isEqualTo(open.size() - inside.size() + 1);
    assertThat(drawing.item(site).collapsed()).isTrue();
    assertThat(drawing.item(site).kindName()).contains(Integer.toString(inside.size()));
    for (ElementId id : inside) {
      assertThat(drawing.item(id)).isNull();
      assertThat(drawing.knows(id)).isTrue();
      assertThat(drawing.box(id)).isEqualTo(drawing.box(site));
    }
  }

  private static List<ElementId> inside(Drawing open, ElementId site) {
    return Arrays.stream(open.items)
        .filter(i -> i.element().siteId().equals(Optional.of(site)))
        .map(i -> i.element().id())
        .toList();
  }

  @Test
  void linesOfACollapsedSiteEndAtItsCardAndParallelOnesAreOne() {
    Document document = Drawings.template(LARGE);
    ElementId site = firstSite(Drawings.drawing(document));
    Drawing drawing = Drawings.drawing(collapse(document, site));
    int card = drawing.find(site).orElseThrow();
    List<List<Object>> ends = new ArrayList<>();
    for (int line : drawing.linesOf(card)) {
      Drawing.Line l = drawing.lines[line];
      assertThat(l.from()).isNotEqualTo(l.to());
      ends.add(List.of(l.link().kind(), l.from(), l.to()));
      double[] q = l.points();
      Box box = drawing.items[card].box().grown(1);
      int at = l.from() == card ? 0 : q.length - 2;
      assertThat(box.contains(q[at], q[at + 1])).isTrue();
    }
    assertThat(ends).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void problemsInsideACollapsedSiteAreCountedOnItsCard() {
    Document document = Drawings.template(LARGE);
    Drawing open = Drawings.drawing(document);
    ElementId site = firstSite(open);
    Drawing.Problems all = open.frame(site).orElseThrow().problems();
    for (ElementId id : inside(open, site)) {
      all = all.and(open.item(id).problems());
    }
    assertThat(Drawings.drawing(collapse(document, site)).item(site).problems()).isEqualTo(all);
  }

  @Test
  void upperLevelIsHitFirst() {
    Document document = Drawings.template("edge-single-nat");
    Drawing flat = Drawings.drawing(document);
    Box box = flat.items[0].box();
    String first = flat.items[0].element().id().value();
    String second = flat.items[1].element().id().value();
    Document stacked = Drawings.placed(document, second, p -> p.at(box.x(), box.y()));
    assertThat(at(Drawings.placed(stacked, first, p -> p.withLevel(2)), box)).isEqualTo(first);
    assertThat(at(Drawings.placed(stacked, second, p -> p.withLevel(2)), box)).isEqualTo(second);
  }

  private static String at(Document document, Box box) {
    Drawing drawing = Drawings.drawing(document);
    return drawing.element(drawing.itemAt(box.x() + 5, box.y() + 5)).id().value();
  }

  @Test
  void notesAreFoundByPlaceAndArea() {
    Document document = Drawings.template("edge-single-nat");
    Box content = Drawings.drawing(document).content();
    ElementId id = ElementId.of("note");
    Drawing drawing =
        Drawings.drawing(
            Drawings.noted(
                document,
                new Note(
                    id, NoteKind.NOTE, "x", content.right() + 50, content.y(), 80, 60, false, 0)));
    Box box = drawing.box(id).orElseThrow();
    assertThat(drawing.knows(id)).isTrue();
    assertThat(drawing.noteAt(box.centerX(), box.centerY(), true)).contains(id);
    assertThat(drawing.noteAt(box.centerX(), box.centerY(), false)).isEmpty();
    assertThat(drawing.elementsIn(box.grown(2))).containsExactly(id);
    assertThat(drawing.content().contains(box)).isTrue();
    assertThat(drawing.boxes(Set.of(id))).containsEntry(id, box);
  }

  @Test
  void labelsOfLinesAreDrawn() {
    Document document = Drawings.template("edge-single-nat");
    Drawing.Line line = Drawings.drawing(document).lines[0];
    LineShape shape =
        new LineShape(
            line.link().kind(),
            line.link().from(),
            line.link().to(),
            List.of(),
            Optional.of("leased line"));
    Drawing labelled =
        Drawings.drawing(document.withLayout(document.layout().withLines(List.of(shape))));
    Intent.Line wanted = new Intent.Line(line.link().kind(), line.link().from(), line.link().to());
    assertThat(labelled.lines[labelled.find(wanted)].label()).isEqualTo("leased line");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void drawingAfterAnEditIsAsIfMadeAfresh(String template) {
    Document document = Drawings.template(template);
    Drawing drawing = Drawings.drawing(document);
    for (Document next : edits(document, drawing)) {
      Drawing fresh = Drawings.drawing(next);
      Drawing mended = Drawing.of(Drawings.analysis(next), Texts.english(), drawing);
      isSame(mended, fresh);
      drawing = mended;
    }
  }

  private static List<Document> edits(Document document, Drawing drawing) {
    List<Document> all = new ArrayList<>();
    Document now = document;
    for (int i = 0; i < drawing.size(); i += 3) {
      ElementId id = drawing.element(i).id();
      double by = 8.0 * (i % 5 - 2);
      now = Drawings.placed(now, id.value(), p -> p.at(p.x() + by, p.y() - by));
      all.add(now);
    }
    now = Drawings.placed(now, drawing.element(0).id().value(), p -> p.withLocked(true));
    all.add(now);
    now = Drawings.noted(now, new Note(ElementId.of("n"), NoteKind.TEXT, "", 5, 5, 9, 9, false, 0));
    all.add(now);
    all.add(collapse(now, firstSite(drawing)));
    all.add(now);
    all.add(document);
    return all;
  }

  private static void isSame(Drawing mended, Drawing fresh) {
    assertThat(mended.items).isEqualTo(fresh.items);
    assertThat(mended.frames).isEqualTo(fresh.frames);
    assertThat(mended.sheets).isEqualTo(fresh.sheets);
    assertThat(mended.bounds).isEqualTo(fresh.bounds);
    assertThat(mended.lines).hasSameSizeAs(fresh.lines);
    for (int i = 0; i < fresh.lines.length; i++) {
      assertThat(mended.lines[i].isLike(fresh.lines[i])).isTrue();
      assertThat(mended.lines[i].from()).isEqualTo(fresh.lines[i].from());
      assertThat(mended.lines[i].to()).isEqualTo(fresh.lines[i].to());
    }
    Box all = fresh.bounds;
    for (double y = all.y(); y < all.bottom(); y += 211) {
      for (double x = all.x(); x < all.right(); x += 307) {
        assertThat(found(mended, x, y)).isEqualTo(found(fresh, x, y));
      }
    }
  }

  private static List<List<Integer>> found(Drawing drawing, double x, double y) {
    drawing.query(new Box(x, y, 40, 40));
    SpatialIndex index = drawing.index;
    return List.of(
        Arrays.stream(index.foundItems, 0, index.itemCount).boxed().toList(),
        Arrays.stream(index.foundLines, 0, index.lineCount).boxed().toList());
  }
}
