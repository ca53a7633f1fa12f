package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.SetProperty;
import edgewise.model.ElementId;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.Outage;
import edgewise.ui.simulate.Loading;
import edgewise.ui.theme.Theme;
import edgewise.work.LoadQuestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the load page, for people to look at, in `target/snapshots`.
class LoadSnapshotsTest {
  private static final Path FOLDER = Path.of("target", "snapshots");

  @TempDir private Path folder;
  private Windows w;
  private String size;

  private void save(String name) {
    Windows.save(w.picture(), FOLDER.resolve(name + size + ".png"));
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private void press(String id) {
    Windows.run(() -> ((ButtonBase) w.find("#" + id)).fire());
    w.settle();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1920, 1080", "DARK, 1920, 1080"})
  void theLoadOfAWorkingDay(Theme.Choice theme, int width, int height) throws Exception {
    size = "-" + width + "-" + theme.id();
    w = Windows.of(folder, width, height, theme);
    w.show();
    w.template("edge-scaled-dnslb-nat");
    perform("simulate-load");
    save("load-empty");
    Loading loading = w.session.simulating().loading();
    LoadQuestion question =
        LoadQuestion.USUAL
            .with(LoadSettings.USUAL.withUsers(400).withRate("user_model.presence.polls", 2))
            .withDuration(Duration.ofHours(5))
            .withRuns(3);
    Windows.run(() -> loading.questionProperty().set(question));
    perform("load-run");
    perform("load-compare");
    Windows.run(
        () ->
            loading
                .questionProperty()
                .set(
                    question
                        .with(question.settings().withUsers(600))
                        .withOutages(
                            List.of(
                                Outage.of(
                                    ElementId.of("edge01"),
                                    Duration.ofHours(2),
                                    Duration.ofHours(4)),
                                Outage.of(
                                    ElementId.of("internet.redmond"), Duration.ofHours(3))))));
    perform("load-run");
    Windows.run(() -> w.session.simulating().heatProperty().set(true));
    assertThat(loading.shown().orElseThrow().before()).isPresent();
    save("load-charts");
    press("load-enlarge-servers");
    save("load-servers");
    press("load-enlarge-servers");
    Windows.run(
        () -> {
          ScrollPane charts = (ScrollPane) w.find("#load-charts");
          charts.setVvalue(charts.getVmax());
        });
    save("load-charts-end");
    press("load-view-numbers");
    save("load-numbers");
    press("load-view-figures");
    save("load-figures");
    for (String table : List.of("media", "partners", "links")) {
      press("load-terms-" + table);
      save("load-" + table);
    }
    press("load-view-charts");
    Windows.run(() -> w.session.edit(SetProperty.of(ElementId.of("lsedge"), "federation", false)));
    save("load-stale");
    Windows.closeAll();
  }
}
