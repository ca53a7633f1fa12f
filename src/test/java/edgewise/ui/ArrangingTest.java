package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Move;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.Layout;
import edgewise.model.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arranging in the window: one step, in the background, stoppable.
class ArrangingTest {
  @TempDir private Path folder;

  private final Machine machine = new Machine();
  private Windows w;

  @BeforeEach
  void openWindow() {
    w = Windows.of(machine, folder);
    w.template("edge-scaled-dnslb-nat");
    Motion.reduce(w.session.settings(), true);
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private Document document() {
    return w.session.documentProperty().get().orElseThrow();
  }

  /// Moves cards about.
  private void scatter() {
    Windows.run(
        () -> {
          Layout shown = w.session.opened().orElseThrow().analysis().layout();
          int i = 0;
          for (Element element : document().topology().elements()) {
            if (!(element instanceof Site)) {
              i++;
              w.session.edit(
                  new Move(
                      Set.of(element.id()),
                      (i * 53) % 400,
                      (i * 97) % 500,
                      shown,
                      Optional.empty()));
            }
          }
          w.session.seal();
        });
    w.settle();
  }

  private List<String> steps() {
    return w.session.current().orElseThrow().history().steps().stream()
        .map(s -> w.session.texts().say(s.label()))
        .toList();
  }

  @Test
  void arrangingIsOneNamedStepThatUndoTakesBackExactly() {
    scatter();
    Document before = document();
    int steps = steps().size();
    perform("arrange-all");
    assertThat(steps()).hasSize(steps + 1).endsWith("Arrange everything");
    assertThat(document().topology()).isSameAs(before.topology());
    assertThat(document().layout()).isNotEqualTo(before.layout());
    Windows.run(w.session::undo);
    assertThat(document()).isSameAs(before);
  }
}
