package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import edgewise.edit.Move;
import edgewise.edit.Rename;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Site;
import edgewise.text.Message;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arranging in the window: one step, in the background, stoppable.
class ArrangingTest {
  @TempDir private Path folder;

  private final Machine machine = new Machine();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean holding;
  private Windows w;

  @BeforeEach
  void openWindow() {
    machine.background =
        work -> {
          if (holding) {
            held.add(work);
          } else {
            work.run();
          }
        };
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

  /// Lets the work that waits run.
  private void release() {
    Runnable work = held.remove();
    Windows.run(work);
    w.settle();
  }

  @Test
  void stoppingLeavesTheDocumentAlone() throws TimeoutException {
    scatter();
    Document before = document();
    holding = true;
    perform("arrange-all");
    assertThat(w.session.runningProperty().get().orElseThrow().label())
        .isEqualTo(Message.of("job.arranging"));
    waitFor(10, TimeUnit.SECONDS, w.find("#status-work")::isVisible);
    Windows.run(() -> ((Button) w.find("#status-cancel")).fire());
    release();
    assertThat(document()).isSameAs(before);
    assertThat(w.session.runningProperty().get()).isEmpty();
  }

  @Test
  void aFirstResultIsShownBeforeTheBetterOneWhichJoinsItsStep() {
    scatter();
    Document before = document();
    int steps = steps().size();
    holding = true;
    perform("arrange-all");
    release();
    Document first = document();
    assertThat(first).isNotSameAs(before);
    assertThat(steps()).hasSize(steps + 1);
    holding = false;
    release();
    assertThat(steps()).hasSize(steps + 1);
    Windows.run(w.session::undo);
    assertThat(document()).isSameAs(before);
  }

  @Test
  void theBetterResultIsDroppedWhenSomethingWasDoneMeanwhile() {
    scatter();
    holding = true;
    perform("arrange-all");
    release();
    holding = false;
    Windows.run(() -> w.session.edit(new Rename(ElementId.of("lsedge"), "other")));
    Document renamed = document();
    release();
    assertThat(document()).isSameAs(renamed);
  }

  @Test
  void whatIsLockedStays() {
    scatter();
    Windows.run(
        () -> {
          w.session.selection().pickAll(Set.of(ElementId.of("pool01")));
          w.window.actions().get("lock").perform();
        });
    w.settle();
    Layout before = document().layout();
    perform("arrange-all");
    assertThat(document().layout().find(ElementId.of("pool01")))
        .isEqualTo(before.find(ElementId.of("pool01")));
    assertThat(document().layout()).isNotEqualTo(before);
  }

  @Test
  void theSelectionIsArrangedByItsKey() {
    perform("arrange-all");
    Layout tidy = document().layout();
    Windows.run(
        () -> {
          w.session.edit(
              new Move(
                  Set.of(ElementId.of("sqlbe"), ElementId.of("fs01")),
                  40,
                  130,
                  tidy,
                  Optional.empty()));
          w.session.selection().pickAll(Set.of(ElementId.of("sqlbe"), ElementId.of("fs01")));
        });
    w.settle();
    Layout before = document().layout();
    perform("arrange-selection");
    assertThat(steps().getLast()).isEqualTo("Arrange 2 elements");
    Layout after = document().layout();
    assertThat(after.placements())
        .filteredOn(p -> !before.placements().contains(p))
        .extracting(p -> p.element().value())
        .isSubsetOf("sqlbe", "fs01", "redmond");
  }
}
