package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.layout.Box;
import edgewise.model.ElementId;
import edgewise.ui.action.Action;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.theme.Theme;
import edgewise.ui.tool.Intent;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys of the drawing are keys of actions: seen in the list of shortcuts, and a person's own.
class DrawingKeysTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private DiagramView diagram;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    w.show();
    w.template("edge-single-nat");
    diagram = w.window.workspace().diagram();
    Windows.run(diagram::requestFocus);
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private Box edge() {
    w.settle();
    return Windows.onFx(() -> diagram.drawing().box(EDGE).orElseThrow());
  }

  @Test
  void arrowsMoveTheSelectionAndWithAltGoOn() {
    Windows.run(() -> w.session.selection().pick(EDGE, false));
    Box before = edge();
    robot.type(KeyCode.RIGHT);
    assertThat(edge().x()).isEqualTo(before.x() + 8);
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
    assertThat(edge().y()).isEqualTo(before.y() + 1);
    robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
    assertThat(w.session.selection().elements()).hasSize(1).doesNotContain(EDGE);
  }

  @Test
  void controlAndArrowsMoveTheView() {
    Windows.run(() -> w.session.selection().pick(EDGE, false));
    double before = Windows.onFx(() -> diagram.viewportProperty().get().tx());
    robot.press(KeyCode.CONTROL).type(KeyCode.LEFT).release(KeyCode.CONTROL);
    assertThat(Windows.onFx(() -> diagram.viewportProperty().get().tx())).isEqualTo(before + 60);
    assertThat(w.session.selection().elements()).isEqualTo(Set.of(EDGE));
  }

  @Test
  void tabGoesThroughTheCardsAndThenLeaves() {
    int cards = Windows.onFx(() -> diagram.drawing().size());
    for (int i = 0; i < cards; i++) {
      robot.type(KeyCode.TAB);
      ElementId at =
          Windows.onFx(
              () ->
                  diagram
                      .drawing()
                      .element(
                          w.session.selection().elements().stream()
                              .findFirst()
                              .flatMap(diagram.drawing()::find)
                              .orElseThrow())
                      .id());
      assertThat(w.session.selection().elements()).containsExactly(at);
    }
    assertThat(Windows.onFx(diagram::isFocused)).isTrue();
    robot.type(KeyCode.TAB);
    assertThat(Windows.onFx(diagram::isFocused)).isFalse();
  }

  @Test
  void aKeyOfOnesOwnTakesTheirPlace() {
    Action right = w.window.actions().get("nudge-right");
    Windows.run(
        () -> {
          w.window.keys().choose(right, List.of(KeyCombination.valueOf("J")));
          w.session.selection().pick(EDGE, false);
        });
    Box before = edge();
    robot.type(KeyCode.J);
    assertThat(edge().x()).isEqualTo(before.x() + 8);
    robot.type(KeyCode.RIGHT);
    assertThat(edge().x()).isEqualTo(before.x() + 8);
    assertThat(w.session.settings().get("key.nudge-right", "")).isEqualTo("J");
  }

  @Test
  void linesAreGoneThroughAndLabelledByKeys() {
    Windows.run(() -> w.session.selection().pick(EDGE, false));
    Set<Intent.Line> seen = new LinkedHashSet<>();
    robot.press(KeyCode.ALT).type(KeyCode.L).release(KeyCode.ALT);
    while (seen.add(w.session.selection().line().orElseThrow())) {
      robot.press(KeyCode.ALT).type(KeyCode.L).release(KeyCode.ALT);
    }
    assertThat(seen)
        .hasSizeGreaterThan(3)
        .allMatch(l -> l.from().equals(EDGE) || l.to().equals(EDGE));
    Intent.Line line = w.session.selection().line().orElseThrow();
    robot.type(KeyCode.F2);
    robot.write("leased").type(KeyCode.ENTER);
    w.settle();
    assertThat(w.session.documentProperty().get().orElseThrow().layout().lines())
        .anyMatch(
            l ->
                l.from().equals(line.from())
                    && l.to().equals(line.to())
                    && l.label().filter("leased"::equals).isPresent());
  }
}
