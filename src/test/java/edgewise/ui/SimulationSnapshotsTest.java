package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.Verdict;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the simulation, for people to look at, in `target/snapshots`.
class SimulationSnapshotsTest {
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

  @ParameterizedTest
  @CsvSource({
    "LIGHT, 1280, 800",
    "DARK, 1280, 800",
    "LIGHT, 1920, 1080",
    "DARK, 1920, 1080",
  })
  void simulation(Theme.Choice theme, int width, int height) {
    w = Windows.of(folder, width, height, theme);
    w.template("edge-scaled-dnslb-nat");
    size = "-" + theme.id() + "-" + width;
    perform("simulate");
    save("simulation-matrix");
    Windows.run(() -> w.session.simulating().fail(Fault.element("edge01")));
    w.settle();
    save("simulation-matrix-failed");
    List<FlowResult> results = w.session.simulating().shown().orElseThrow().results();
    assertThat(results).isNotEmpty();
    FlowResult first =
        results.stream()
            .filter(r -> r.verdict() == Verdict.FAILED && r.flow().wanted())
            .findFirst()
            .orElseThrow();
    Windows.run(() -> w.window.workspace().simulation().look(first));
    Windows.run(() -> w.window.workspace().player().show(1));
    save("simulation-ladder-failed");
    Windows.run(() -> w.session.simulating().faults().clear());
    w.settle();
    FlowResult audio =
        w.session.simulating().shown().orElseThrow().results().stream()
            .filter(r -> r.flow().key().startsWith("audio/"))
            .findFirst()
            .orElseThrow();
    Windows.run(
        () -> {
          w.window.workspace().simulation().look(audio);
          ((Button) w.scene.lookup("#hop-3")).fire();
          w.window.workspace().player().show(6);
          w.window.workspace().player().toggle();
          w.window.workspace().player().advance(2);
          w.window.workspace().player().advance(0.5);
        });
    save("simulation-ladder");
    perform("simulate-stop");
    perform("simulate-weak");
    Windows.run(() -> ((Button) w.scene.lookup("#weak-start")).fire());
    save("simulation-weak");
    Windows.run(
        () -> {
          w.session.simulating().heatProperty().set(false);
          w.window.workspace().open("firewall").choose("edge-ext-sip-mtls-in/lsedge");
        });
    save("simulation-row");
  }
}
