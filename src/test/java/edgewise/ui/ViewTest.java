package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgewise.model.Document;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Viewport;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Getting about on the drawing: fingers, wheel, minimap, the whole screen.
class ViewTest {
  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;
  private DiagramView diagram;
  private Document before;

  @BeforeEach
  void showWindow() {
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    stage = w.show();
    w.template("edge-scaled-dnslb-nat");
    diagram = w.window.workspace().diagram();
    before = w.session.documentProperty().get().orElseThrow();
  }

  @AfterEach
  void closeWindow() {
    assertThat(w.session.documentProperty().get()).containsSame(before);
    Windows.run(() -> stage.setFullScreen(false));
    Windows.closeAll();
  }

  private Viewport view() {
    w.settle();
    return Windows.onFx(() -> diagram.viewportProperty().get());
  }

  private void fire(Event event) {
    Windows.run(() -> Event.fireEvent(diagram, event));
  }

  private ZoomEvent pinch(double factor, double onDiagramX, double onDiagramY) {
    Point2D at = Windows.onFx(() -> diagram.localToScene(onDiagramX, onDiagramY));
    double x = at.getX();
    double y = at.getY();
    return new ZoomEvent(
        ZoomEvent.ZOOM,
        x,
        y,
        x,
        y,
        false,
        false,
        false,
        false,
        false,
        false,
        factor,
        factor,
        new PickResult(diagram, x, y));
  }

  private ScrollEvent scroll(double dx, double dy, int fingers, boolean shift, boolean control) {
    EventType<ScrollEvent> type = ScrollEvent.SCROLL;
    return new ScrollEvent(
        type,
        200,
        300,
        200,
        300,
        shift,
        control,
        false,
        false,
        false,
        false,
        dx,
        dy,
        dx,
        dy,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        fingers,
        new PickResult(diagram, 200, 300));
  }

  @Test
  void twoFingersApartZoomInWhereTheyAre() {
    Viewport was = view();
    fire(pinch(1.6, 200, 300));
    Viewport now = view();
    assertThat(now.scale()).isCloseTo(was.scale() * 1.6, within(1e-9));
    assertThat(now.drawingX(200)).isCloseTo(was.drawingX(200), within(1.0));
    assertThat(now.drawingY(300)).isCloseTo(was.drawingY(300), within(1.0));
    fire(pinch(1 / 1.6, 200, 300));
    assertThat(view().scale()).isCloseTo(was.scale(), within(1e-9));
  }

  @Test
  void twoFingersMovedTogetherMoveTheView() {
    Viewport was = view();
    fire(scroll(30, -20, 2, false, false));
    Viewport now = view();
    assertThat(now.scale()).isEqualTo(was.scale());
    assertThat(now.tx()).isEqualTo(was.tx() + 30);
    assertThat(now.ty()).isEqualTo(was.ty() - 20);
  }

  @Test
  void theWheelZoomsAndWithShiftMovesSideways() {
    Viewport was = view();
    fire(scroll(0, 40, 0, false, false));
    assertThat(view().scale()).isGreaterThan(was.scale());
    fire(scroll(0, -40, 0, false, true));
    assertThat(view().scale()).isCloseTo(was.scale(), within(1e-9));
    Viewport back = view();
    fire(scroll(0, 40, 0, true, false));
    assertThat(view().tx()).isEqualTo(back.tx() + 40);
    assertThat(view().ty()).isEqualTo(back.ty());
  }

  @Test
  void aPressInTheMinimapBringsThatPlaceToTheMiddle() {
    Windows.run(() -> w.window.actions().get("zoom-100").perform());
    Viewport was = view();
    Node minimap = robot.lookup(".minimap").query();
    Bounds on = Windows.onFx(() -> minimap.localToScreen(minimap.getLayoutBounds()));
    robot.clickOn(new Point2D(on.getMinX() + 30, on.getMinY() + 40));
    Viewport left = view();
    robot.moveTo(new Point2D(on.getMinX() + 40, on.getMinY() + 40));
    robot.drag(MouseButton.PRIMARY);
    robot.moveTo(new Point2D(on.getMaxX() - 30, on.getMinY() + 40));
    robot.drop();
    Viewport right = view();
    assertThat(left.scale()).isEqualTo(was.scale());
    assertThat(right.scale()).isEqualTo(was.scale());
    double width = diagram.getWidth();
    assertThat(right.drawingX(width / 2)).isGreaterThan(left.drawingX(width / 2) + 100);
  }

  @Test
  void theWindowTakesTheWholeScreenAndGivesItBack() {
    Windows.run(() -> w.window.actions().get("full-screen").perform());
    w.settle();
    assertThat(stage.isFullScreen()).isTrue();
    assertThat(w.find("#toolbar")).isNotNull();
    Windows.run(() -> w.window.actions().get("full-screen").perform());
    assertThat(stage.isFullScreen()).isFalse();
  }

  @Test
  void theMinimapGoesAndComesBack() {
    Windows.run(() -> w.window.actions().get("zoom-in").perform());
    Windows.run(() -> w.window.actions().get("zoom-in").perform());
    w.settle();
    Node minimap = robot.lookup(".minimap").query();
    boolean shown = Windows.onFx(minimap::isVisible);
    Windows.run(() -> w.window.actions().get("show-minimap").perform());
    w.settle();
    assertThat(Windows.onFx(minimap::isVisible)).isNotEqualTo(shown);
    Windows.run(() -> w.window.actions().get("show-minimap").perform());
    w.settle();
    assertThat(Windows.onFx(minimap::isVisible)).isEqualTo(shown);
  }
}
