package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.ElementId;
import edgewise.model.Zone;
import edgewise.ui.theme.Theme;
import edgewise.work.End;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the panels that answer questions, for people to look at, in `target/snapshots`.
class QuestionSnapshotsTest {
  private static final Path FOLDER = Path.of("target", "snapshots");

  @TempDir private Path folder;
  private Windows w;

  private void save(String name) {
    Windows.save(w.picture(), FOLDER.resolve(name + ".png"));
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  @ParameterizedTest
  @CsvSource({
    "LIGHT, 1280, 800",
    "DARK, 1280, 800",
    "LIGHT, 1920, 1080",
    "DARK, 1920, 1080",
  })
  void questions(Theme.Choice theme, int width, int height) {
    w = Windows.of(folder, width, height, theme);
    w.template("edge-scaled-dnslb-nat");
    String size = "-" + theme.id() + "-" + width;
    Windows.run(
        () -> {
          w.session.selection().pick(ElementId.of("lsedge"), false);
          w.session.selection().pick(ElementId.of("pool01"), true);
        });
    perform("ports-between");
    Windows.run(
        () -> {
          w.window.workspace().between().table().table().getSelectionModel().clearAndSelect(1);
        });
    save("between" + size);
    assertThat(w.window.workspace().between().table().size()).isPositive();
    Windows.run(
        () ->
            w.window
                .workspace()
                .between()
                .ask(
                    Optional.of(new End.Within(Zone.INTERNET)),
                    Optional.of(new End.Drawn(ElementId.of("pool01")))));
    save("between-none" + size);
    Windows.run(() -> w.session.selection().pick(ElementId.of("litware"), false));
    perform("partner-needs");
    Windows.run(() -> w.session.selection().clear());
    perform("overlay-partner");
    save("needs" + size);
  }

  @ParameterizedTest
  @CsvSource({
    "LIGHT, 1280, 800",
    "DARK, 1280, 800",
    "LIGHT, 1920, 1080",
    "DARK, 1920, 1080",
  })
  void slides(Theme.Choice theme, int width, int height) {
    w = Windows.of(folder, width, height, theme);
    w.template("large-multi-datacenter");
    perform("presentation");
    Presentation shown = w.window.presentation().orElseThrow();
    for (int slide : List.of(0, 1, shown.slides().size() - 2)) {
      Windows.run(() -> shown.go(slide));
      w.settle();
      Windows.run(() -> shown.diagram().paint());
      save("presentation-" + slide + "-" + theme.id() + "-" + width);
      assertThat(shown.at()).isEqualTo(slide);
    }
  }
}
