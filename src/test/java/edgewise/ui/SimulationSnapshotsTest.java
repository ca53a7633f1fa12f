package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Rename;
import edgewise.edit.SaveScenario;
import edgewise.model.Scenario;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    "LIGHT, 1280, 800, edge-scaled-hlb, lsedge, hlb",
    "DARK, 1280, 800, large-multi-datacenter, edge01, large",
    "LIGHT, 1920, 1080, large-multi-datacenter, edge01, large",
    "DARK, 1920, 1080, edge-scaled-hlb, lsedge, hlb",
  })
  void simulation(
      Theme.Choice theme, int width, int height, String template, String fails, String name) {
    w = Windows.of(folder, width, height, theme);
    w.template(template);
    size = "-" + theme.id() + "-" + width + "-" + name;
    perform("simulate");
    save("simulation-matrix");
    Windows.run(() -> w.session.simulating().fail(Fault.element(fails)));
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
          ((Button) w.find("#hop-3")).fire();
          w.window.workspace().player().show(6);
          w.window.workspace().player().toggle();
          w.window.workspace().player().advance(2);
          w.window.workspace().player().advance(0.5);
        });
    save("simulation-ladder");
    perform("simulate-stop");
    perform("simulate-weak");
    Windows.run(() -> ((Button) w.find("#weak-start")).fire());
    w.settle();
    save("simulation-weak");
    for (Verdict expected : List.of(Verdict.DELIVERED, Verdict.FAILED)) {
      Windows.run(
          () ->
              w.session.edit(
                  new SaveScenario(
                      new Scenario(
                          "Calls " + expected.id(),
                          audio.flow().partner(),
                          Optional.of(Traffic.AUDIO),
                          Optional.empty(),
                          Optional.empty(),
                          List.of(fails),
                          List.of(),
                          Optional.of(expected)))));
    }
    perform("simulate-run-scenarios");
    perform("simulate-save");
    save("simulation-scenarios");
    Windows.run(
        () -> w.session.edit(new Rename(audio.flow().partner().orElseThrow(), "Renamed partner")));
    w.settle();
    perform("simulate-weak");
    save("simulation-weak-stale");
    Windows.run(
        () -> {
          w.session.simulating().heatProperty().set(false);
          w.window.workspace().open("firewall").showAll();
          w.window.workspace().open("firewall").choose(audio.trace().rules().iterator().next());
        });
    w.settle();
    save("simulation-row");
  }
}
