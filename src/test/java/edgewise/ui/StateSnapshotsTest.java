package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.layout.Box;
import edgewise.model.ElementId;
import edgewise.model.Site;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Pictures of what one sees while one draws, for people to look at, in `target/snapshots/states`.
class StateSnapshotsTest {
  private static final Path FOLDER = Path.of("target", "snapshots", "states");

  @TempDir private Path folder;
  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @BeforeEach
  void start() {
    Windows.start();
  }

  @AfterEach
  void closeWindow() {
    if (stage != null) {
      Windows.run(stage::hide);
    }
  }

  private void show(Theme.Choice theme, String template) throws Exception {
    w = Windows.of(folder, 1280, 800, theme);
    stage = w.show();
    w.template(template);
  }

  private DiagramView diagram() {
    return w.window.workspace().diagram();
  }

  private Box box(String id) {
    return Windows.onFx(() -> diagram().screenBox(ElementId.of(id)).orElseThrow());
  }

  private Point2D on(double x, double y) {
    return Windows.onFx(() -> diagram().localToScreen(x, y));
  }

  private Point2D middle(String id) {
    Box box = box(id);
    return on(box.centerX(), box.centerY());
  }

  private void save(String name) {
    WritableImage image = w.picture();
    Windows.save(image, FOLDER.resolve(name + ".png"));
    assertThat(image.getWidth()).isEqualTo(w.scene.getWidth());
  }

  private static String suffix(Theme.Choice theme) {
    return "-" + theme.name().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void gestures(Theme.Choice theme) throws Exception {
    show(theme, "edge-scaled-dnslb-nat");
    robot.moveTo(middle("lsedge"));
    save("hover" + suffix(theme));

    Box sql = box("sqlbe");
    robot.moveTo(middle("sqlbe")).moveTo(on(sql.x() + 2, sql.centerY()));
    robot.press(MouseButton.PRIMARY).moveBy(-30, 10).moveTo(middle("rp01"));
    save("refused" + suffix(theme));
    robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);

    robot.moveTo(middle("sqlbe")).press(MouseButton.PRIMARY);
    robot.moveBy(0, 10).moveBy(0, 20).moveTo(on(sql.centerX(), box("fs01").centerY() + 70));
    save("guides" + suffix(theme));
    robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);

    Windows.run(
        () ->
            w.session
                .selection()
                .pickAll(
                    Set.of(ElementId.of("lsedge"), ElementId.of("rp01"), ElementId.of("pool01"))));
    save("several" + suffix(theme));
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void overlays(Theme.Choice theme) throws Exception {
    show(theme, "edge-scaled-dnslb-nat");
    for (Overlay overlay : Overlay.values()) {
      Windows.run(() -> diagram().setOverlay(overlay));
      Windows.run(() -> w.session.selection().pickAll(Set.of(ElementId.of("litware"))));
      save("overlay-" + overlay.name().toLowerCase(Locale.ROOT) + suffix(theme));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void notesAndCollapsedSites(Theme.Choice theme) throws Exception {
    show(theme, "large-multi-datacenter");
    ElementId site =
        w.session.documentProperty().get().orElseThrow().topology().elements().stream()
            .filter(Site.class::isInstance)
            .findFirst()
            .orElseThrow()
            .id();
    Windows.run(() -> w.session.selection().pickAll(Set.of(site)));
    Windows.run(() -> w.window.actions().get("collapse").perform());
    Windows.run(() -> diagram().fitAll());
    save("collapsed" + suffix(theme));
    w.template("edge-single-nat");
    for (String kind : List.of("note", "legend")) {
      Windows.run(() -> w.window.actions().get("insert-" + kind).perform());
      robot.clickOn(on(kind.equals("note") ? 120 : 420, 420)).type(KeyCode.ESCAPE);
      w.settle();
    }
    save("notes" + suffix(theme));
  }

  @ParameterizedTest
  @CsvSource({
    "LIGHT, 1280, 800, 1.25",
    "LIGHT, 1280, 800, 2",
    "DARK, 1280, 800, 2",
    "LIGHT, 1920, 1080, 1",
    "DARK, 1920, 1080, 1",
  })
  void sizes(Theme.Choice theme, int width, int height, double scale) {
    w = Windows.of(folder, width, height, theme);
    w.template("edge-scaled-dnslb-nat");
    w.picture();
    WritableImage image =
        Windows.onFx(
            () -> {
              SnapshotParameters how = new SnapshotParameters();
              how.setTransform(Transform.scale(scale, scale));
              return w.window.root().snapshot(how, null);
            });
    Windows.save(
        image,
        FOLDER.resolve("size-" + width + "-" + Math.round(scale * 100) + suffix(theme) + ".png"));
    assertThat(image.getWidth()).isEqualTo(Math.ceil(width * scale));
  }

  @Test
  void anEmptyDrawingSaysWhatToDoFirst() {
    for (Theme.Choice theme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      w = Windows.of(folder, 1280, 800, theme);
      Windows.run(w.session::openBlank);
      save("blank" + suffix(theme));
      assertThat(w.find("#empty-hint").isVisible()).isTrue();
    }
  }
}
