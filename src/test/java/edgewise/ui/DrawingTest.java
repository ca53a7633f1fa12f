package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.layout.Box;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.LinkKind;
import edgewise.model.Pool;
import edgewise.model.Site;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.theme.Theme;
import edgewise.ui.tool.Intent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drawing with pointer and keys: what a gesture does to the design.
class DrawingTest {
  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    w.show();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private DiagramView diagram() {
    return w.window.workspace().diagram();
  }

  private Document document() {
    return w.session.documentProperty().get().orElseThrow();
  }

  private <T extends Element> List<T> all(Class<T> type) {
    return document().topology().elements().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private void blank() {
    Windows.run(w.session::openBlank);
    w.settle();
  }

  private Point2D onScreen(Box box) {
    return Windows.onFx(() -> diagram().localToScreen(box.centerX(), box.centerY()));
  }

  private Point2D middle(String id) {
    w.settle();
    return onScreen(Windows.onFx(() -> diagram().screenBox(ElementId.of(id)).orElseThrow()));
  }

  private void drag(Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY);
    Point2D step = to.subtract(from).multiply(0.25);
    for (int i = 1; i <= 4; i++) {
      robot.moveTo(from.add(step.multiply(i)));
    }
    robot.release(MouseButton.PRIMARY);
    w.settle();
  }

  private Point2D tile(String kind) {
    return Windows.onFx(
        () -> {
          Node tile = w.find("#kind-" + kind);
          var b = tile.localToScreen(tile.getBoundsInLocal());
          return new Point2D(b.getCenterX(), b.getCenterY());
        });
  }

  @Test
  void aKindDraggedFromThePaletteBecomesAnElementWhereItIsDropped() {
    blank();
    Point2D at = Windows.onFx(() -> diagram().localToScreen(300, 200));
    drag(tile("edge-pool"), at);
    EdgePool edge = all(EdgePool.class).getFirst();
    assertThat(edge.servers()).hasSize(2);
    assertThat(w.session.selection().elements()).containsExactly(edge.id());
    Box box = Windows.onFx(() -> diagram().screenBox(edge.id()).orElseThrow());
    assertThat(box.contains(300, 200)).isTrue();
    Windows.save(w.picture(), Path.of("target/pictures/placed.png"));
    Windows.run(w.session::undo);
    assertThat(all(EdgePool.class)).isEmpty();
  }

  @Test
  void whatIsDroppedOnACardFindsAPlaceBesideIt() {
    w.template("edge-single-nat");
    Box taken = diagram().drawing().box(ElementId.of("pool01")).orElseThrow();
    Box onScreen = Windows.onFx(() -> diagram().screenBox(taken));
    int before = all(Pool.class).size();
    Windows.run(
        () -> {
          // A server would join the pool under it; a pool of its own stands beside.
          diagram().beginPlacing(KindId.of("mediation-pool"), true);
          diagram().dragTo(onScreen.centerX(), onScreen.centerY(), false);
          diagram().dragTo(onScreen.centerX(), onScreen.centerY(), true);
        });
    w.settle();
    assertThat(all(Pool.class)).hasSize(before + 1);
    ElementId placed = w.session.selection().elements().iterator().next();
    Box box = diagram().drawing().box(placed).orElseThrow();
    assertThat(diagram().drawing().box(ElementId.of("pool01"))).contains(taken);
    assertThat(diagram().drawing().boxesIn(box, Set.of(placed))).isEmpty();
    assertThat(box.union(taken).width() < 1200 && box.union(taken).height() < 1200).isTrue();
  }

  @Test
  void aKindIsPickedWithItsKeyAndPutDownWithAClick() {
    blank();
    Windows.run(() -> diagram().requestFocus());
    Point2D at = Windows.onFx(() -> diagram().localToScreen(420, 260));
    robot.type(KeyCode.F);
    robot.moveTo(at);
    Windows.save(w.picture(), Path.of("target/pictures/ghost.png"));
    robot.clickOn(at);
    w.settle();
    assertThat(all(Pool.class)).hasSize(1);
  }

  @Test
  void aDraggedCardMovesAndComesBackWithUndo() {
    w.template("edge-single-nat");
    Document before = document();
    ElementId id = ElementId.of("lsedge");
    Box was = Windows.onFx(() -> diagram().screenBox(id).orElseThrow());
    Point2D from = middle("lsedge");
    drag(from, from.add(0, 64));
    Box now = Windows.onFx(() -> diagram().screenBox(id).orElseThrow());
    assertThat(now.y()).isGreaterThan(was.y() + 30);
    assertThat(document().topology()).isSameAs(before.topology());
    Windows.run(w.session::undo);
    assertThat(document()).isSameAs(before);
  }

  @Test
  void aRubberBandSelectsWhatLiesInIt() {
    w.template("edge-single-nat");
    Point2D from = Windows.onFx(() -> diagram().localToScreen(2, diagram().getHeight() - 4));
    Point2D to = Windows.onFx(() -> diagram().localToScreen(diagram().getWidth() - 2, 32));
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
    Windows.save(w.picture(), Path.of("target/pictures/band.png"));
    robot.release(MouseButton.PRIMARY);
    assertThat(w.session.selection().elements()).hasSizeGreaterThan(5);
  }

  @Test
  void aLineFromAHandleMakesALink() {
    w.template("edge-single-nat");
    Windows.run(
        () ->
            w.session.edit(
                edgewise.edit.SetProperty.of(
                    ElementId.of("lsedge"), "nextHop", java.util.Optional.empty())));
    w.settle();
    assertThat(all(EdgePool.class).getFirst().nextHop()).isEmpty();
    Box edge = Windows.onFx(() -> diagram().screenBox(ElementId.of("lsedge")).orElseThrow());
    Point2D handle = Windows.onFx(() -> diagram().localToScreen(edge.right() - 2, edge.centerY()));
    robot.moveTo(middle("lsedge")).moveTo(handle);
    robot.press(MouseButton.PRIMARY).moveBy(30, 10).moveTo(middle("pool01"));
    Windows.save(w.picture(), Path.of("target/pictures/wire.png"));
    robot.release(MouseButton.PRIMARY);
    w.settle();
    assertThat(all(EdgePool.class).getFirst().nextHop()).contains(ElementId.of("pool01"));
    assertThat(w.session.selection().line())
        .contains(
            new Intent.Line(LinkKind.NEXT_HOP, ElementId.of("lsedge"), ElementId.of("pool01")));
  }

  @Test
  void aRefusedLineSaysWhyAndChangesNothing() {
    w.template("edge-single-nat");
    Document before = document();
    Box sql = Windows.onFx(() -> diagram().screenBox(ElementId.of("sqlbe")).orElseThrow());
    Point2D handle = Windows.onFx(() -> diagram().localToScreen(sql.x() + 2, sql.centerY()));
    robot.moveTo(middle("sqlbe")).moveTo(handle);
    robot.press(MouseButton.PRIMARY).moveBy(-30, 10).moveTo(middle("rp01"));
    Windows.save(w.picture(), Path.of("target/pictures/refused.png"));
    robot.release(MouseButton.PRIMARY);
    w.settle();
    assertThat(document()).isSameAs(before);
    assertThat(w.session.noticeProperty().get()).isPresent();
  }

  @Test
  void arrowsNudgeAndARunOfThemIsOneStep() {
    w.template("edge-single-nat");
    Document before = document();
    Windows.run(
        () -> {
          diagram().requestFocus();
          w.session.selection().pickAll(Set.of(ElementId.of("lsedge")));
        });
    robot.type(KeyCode.DOWN, 3);
    w.settle();
    assertThat(document()).isNotSameAs(before);
    Windows.run(w.session::undo);
    assertThat(document()).isSameAs(before);
  }

  @Test
  void aDoubleClickRenames() {
    w.template("edge-single-nat");
    Windows.doubleClick(middle("lsedge"));
    robot.write("edge9").type(KeyCode.ENTER);
    w.settle();
    assertThat(all(EdgePool.class).getFirst().name()).isEqualTo("edge9");
  }

  @Test
  void aSiteCarriesWhatStandsInIt() {
    w.template("edge-single-nat");
    ElementId site = all(Site.class).getFirst().id();
    Box frame = Windows.onFx(() -> diagram().screenBox(site).orElseThrow());
    Box edge = Windows.onFx(() -> diagram().screenBox(ElementId.of("lsedge")).orElseThrow());
    double scale = diagram().viewportProperty().get().scale();
    Point2D title =
        Windows.onFx(() -> diagram().localToScreen(frame.x() + 60 * scale, frame.y() + 20 * scale));
    drag(title, title.add(40, 24));
    Box now = Windows.onFx(() -> diagram().screenBox(ElementId.of("lsedge")).orElseThrow());
    Box moved = Windows.onFx(() -> diagram().screenBox(site).orElseThrow());
    assertThat(now.x() - edge.x()).isEqualTo(moved.x() - frame.x()).isGreaterThan(20);
  }
}
