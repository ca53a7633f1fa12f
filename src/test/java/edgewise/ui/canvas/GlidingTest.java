package edgewise.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.layout.Box;
import edgewise.model.ElementId;
import edgewise.ui.HeadlessScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Cards on their way.
class GlidingTest {
  private static final ElementId CARD = ElementId.of("card");
  private static final Box FROM = new Box(0, 0, 100, 50);
  private static final Box TO = new Box(200, 80, 100, 50);

  private final List<Preview> shown = new ArrayList<>();
  private final Gliding gliding = new Gliding(shown::add);

  @BeforeEach
  void startJavaFx() {
    HeadlessScreen.start();
  }

  /// Runs between two pulses and stops the movement, so that no pulse takes part.
  private void betweenPulses(Runnable what) throws Exception {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              what.run();
              gliding.end();
              return true;
            });
    Platform.runLater(task);
    task.get();
  }

  @Test
  void aCardMovesFromItsOldPlaceToItsNewOneAndStaysUntilTheDrawingHasIt() throws Exception {
    betweenPulses(
        () -> {
          gliding.begin(Map.of(CARD, FROM), Map.of(CARD, TO));
          gliding.handle(1);
          gliding.handle(140_000_001);
          gliding.handle(280_000_001);
        });
    assertThat(shown.stream().map(p -> p.boxes().get(CARD)))
        .containsExactly(FROM, FROM, new Box(100, 40, 100, 50), TO);
  }

  @Test
  void whatStandsStillIsLeftAlone() throws Exception {
    betweenPulses(() -> gliding.begin(Map.of(CARD, FROM), Map.of(CARD, FROM)));
    assertThat(shown).isEmpty();
  }
}
