package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.ElementId;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the inspector for people to look at, in `target/snapshots/inspector`.
class InspectorPicturesTest {
  private static final Path FOLDER = Path.of("target", "snapshots", "inspector");

  @ParameterizedTest
  @CsvSource({
    "edge-scaled-dnslb-nat, lsedge, LIGHT, 1280",
    "edge-scaled-dnslb-nat, lsedge, DARK, 1600",
    "edge-scaled-dnslb-nat, '', LIGHT, 1280",
  })
  void aFormIsDrawn(
      String template, String element, Theme.Choice theme, int width, @TempDir Path settings) {
    Windows window = Windows.of(settings, width, 2400, theme).template(template);
    if (!element.isEmpty()) {
      Windows.run(() -> window.session.selection().pick(ElementId.of(element), false));
    }
    window.settle();
    WritableImage image =
        Windows.onFx(
            () -> {
              SnapshotParameters ground = new SnapshotParameters();
              ground.setFill(Color.web(theme == Theme.Choice.DARK ? "#0d1117" : "#ffffff"));
              return window.window.root().lookup(".inspector-content").snapshot(ground, null);
            });
    Windows.save(image, FOLDER.resolve(element + "-" + theme.id() + "-" + width + ".png"));
    assertThat(image.getWidth()).isBetween(200.0, 500.0);
  }
}
