package edgewise.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Remove;
import edgewise.fixture.EditSequences;
import edgewise.layout.Box;
import edgewise.layout.Guide;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.theme.Palette;
import edgewise.ui.tool.Spot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is seen, pixel by pixel: short cuts of painting show what painting anew shows.
class DiagramPictureTest {
  private static final String DESIGN = "large-multi-datacenter";
  private static final ElementId NOTE = ElementId.of("note");

  private static DiagramView view(Drawing drawing, Viewport at) {
    DiagramView view = Drawings.view(900, 600, Palette.LIGHT);
    view.setMinimapVisible(false);
    view.show(drawing, false);
    view.setViewport(at);
    view.paint();
    return view;
  }

  private static int[] pixels(DiagramView view) {
    return Drawings.pixels(Drawings.picture(view));
  }

  private static Viewport at(double scale, int x, int y) {
    return new Viewport(40 + x, 40 + y, scale);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.2, 0.4, 0.7, 1, 1.25, 2})
  void movedViewLooksAsIfPaintedThere(double scale) {
    Drawing drawing = Drawings.drawing(Drawings.template(DESIGN));
    int[] moved =
        Drawings.onFx(
            () -> {
              DiagramView view = view(drawing, at(scale, 0, 0));
              // The second picture at a scale is larger than the view, so that the third shifts it.
              for (int[] step : new int[][] {{-300, -10}, {-310, -30}, {-290, -31}}) {
                view.setViewport(at(scale, step[0], step[1]));
                view.paint();
              }
              return pixels(view);
            });
    isLike(moved, Drawings.onFx(() -> pixels(view(drawing, at(scale, -290, -31)))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.15, 0.5})
  void drawingAfterAnEditLooksAsIfShownAfresh(double scale) {
    Document document = Drawings.template(DESIGN);
    Drawing before = Drawings.drawing(document);
    String moved = before.element(4).id().value();
    Document next = Drawings.placed(document, moved, p -> p.at(p.x() + 8, p.y() + 16));
    int[] mended =
        Drawings.onFx(
            () -> {
              DiagramView view = view(before, at(scale, 0, 0));
              view.show(Drawing.of(Drawings.analysis(next), Texts.english(), before), true);
              return pixels(view);
            });
    isLike(mended, Drawings.onFx(() -> pixels(view(Drawings.drawing(next), at(scale, 0, 0)))));
  }

  @Test
  void drawingsAfterCardsCameAndWentLookAsIfShownAfresh() {
    Document whole = Drawings.template(DESIGN);
    whole = whole.withLayout(EditSequences.shown(whole));
    Drawing drawing = Drawings.drawing(whole);
    Drawing first = drawing;
    Viewport at = at(0.15, 0, 0);
    DiagramView view = Drawings.onFx(() -> view(first, at));
    int mended = 0;
    for (int i = 0; i < 2 * first.size(); i++) {
      Document next = i % 2 == 1 ? whole : without(whole, first.element(i / 2));
      Drawing shown = Drawing.of(Drawings.analysis(next), Texts.english(), drawing);
      mended += shown.repainted.since().equals(drawing.token) ? 1 : 0;
      int[] picture =
          Drawings.onFx(
              () -> {
                view.show(shown, true);
                return pixels(view);
              });
      isLike(picture, Drawings.onFx(() -> pixels(view(shown, at))));
      drawing = shown;
    }
    assertThat(mended).isGreaterThan(first.size());
  }

  private static Document without(Document document, Element element) {
    return new Remove(Set.of(element.id())).on(document);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.4, 1})
  void moveIsShownAndForgotten(double scale) {
    Drawing drawing = Drawings.drawing(Drawings.template(DESIGN));
    Drawing.Item item = drawing.items[2];
    Box box = item.box();
    Box there = new Box(box.x() + 30, box.y() + 400, box.width(), box.height());
    Drawings.onFx(
        () -> {
          Viewport at = at(scale, (int) (-box.x() * scale), (int) (-box.y() * scale));
          DiagramView view = view(drawing, at);
          int[] before = pixels(view);
          view.preview(
              Preview.moving(
                  Map.of(item.element().id(), there),
                  List.of(new Guide(true, there.x(), box.y(), there.bottom(), false))));
          int[] during = pixels(view);
          assertThat(pixel(during, at, there)).isEqualTo(pixel(before, at, box));
          assertThat(pixel(during, at, box)).isNotEqualTo(pixel(before, at, box));
          view.preview(Preview.NONE);
          assertThat(pixels(view)).isEqualTo(before);
          return true;
        });
  }

  /// A pixel inside the left edge of a card, below its name.
  private static int pixel(int[] pixels, Viewport at, Box box) {
    int x = (int) (Math.rint(box.x() * at.scale() + at.tx()) + 5);
    int y = (int) (Math.rint(box.y() * at.scale() + at.ty()) + 5);
    return pixels[y * 900 + x];
  }

  @Test
  void detailComesBackWhenTheScaleRests() {
    Drawing drawing = Drawings.drawing(Drawings.template(DESIGN));
    int[] zoomed =
        Drawings.onFx(
            () -> {
              DiagramView view = view(drawing, at(0.5, 0, 0));
              for (double scale : new double[] {0.6, 0.7, 0.8}) {
                view.setViewport(at(scale, 0, 0));
              }
              return pixels(view);
            });
    isLike(zoomed, Drawings.onFx(() -> pixels(view(drawing, at(0.8, 0, 0)))));
  }

  /// Curves may come out one shade apart at another place of a canvas.
  private static void isLike(int[] picture, int[] wanted) {
    assertThat(picture).hasSameSizeAs(wanted);
    int different = 0;
    for (int i = 0; i < wanted.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int by = (picture[i] >> shift & 0xff) - (wanted[i] >> shift & 0xff);
        if (Math.abs(by) > 2) {
          different++;
        }
      }
    }
    assertThat(different).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = Overlay.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void overlaysShowAndGo(Overlay overlay) {
    Drawing drawing = Drawings.drawing(Drawings.template(DESIGN));
    drawing.traffic.rows().prepare();
    Drawings.onFx(
        () -> {
          DiagramView view = view(drawing, at(1, 0, 0));
          int[] plain = pixels(view);
          view.setNeeded(Set.of(drawing.element(0).id()));
          assertThat(pixels(view)).isEqualTo(plain);
          view.setOverlay(overlay);
          boolean problems =
              overlay != Overlay.PROBLEMS
                  || drawing.elementsIn(view.visible()).stream()
                      .map(drawing::item)
                      .anyMatch(i -> i != null && !i.problems().isNone());
          if (problems) {
            assertThat(pixels(view)).isNotEqualTo(plain);
          }
          view.setOverlay(Overlay.NONE);
          assertThat(pixels(view)).isEqualTo(plain);
          return true;
        });
  }

  @Test
  void handlesAreFoundWhereTheyAreShown() {
    Document document = Drawings.template("edge-single-nat");
    Box content = Drawings.drawing(document).content();
    Note note =
        new Note(NOTE, NoteKind.NOTE, "x", content.x(), content.bottom() + 40, 120, 80, false, 0);
    Drawing drawing = Drawings.drawing(Drawings.noted(document, note));
    ElementId card = drawing.element(0).id();
    Drawings.onFx(
        () -> {
          Selection selection = new Selection();
          DiagramView view = Drawings.view(1280, 900, Palette.DARK, selection);
          view.show(drawing, false);
          Box paper = view.screenBox(NOTE).orElseThrow();
          assertThat(view.spotAt(paper.right(), paper.bottom())).isEqualTo(new Spot.Ground());
          assertThat(view.spotAt(paper.centerX(), paper.centerY())).isEqualTo(new Spot.On(NOTE));
          selection.pick(NOTE, false);
          assertThat(view.spotAt(paper.right(), paper.bottom())).isEqualTo(new Spot.Corner(NOTE));
          selection.pick(card, false);
          Box box = view.screenBox(card).orElseThrow();
          assertThat(view.spotAt(box.right() + 3, box.centerY())).isEqualTo(new Spot.Port(card));
          assertThat(view.spotAt(box.centerX(), box.y() - 3)).isEqualTo(new Spot.Port(card));
          return true;
        });
  }
}
