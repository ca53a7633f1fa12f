package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The drawing for an audience.
class PresentationTest {
  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1000, 800, Theme.Choice.LIGHT);
    stage = w.show();
    w.template("edge-scaled-dnslb-nat");
  }

  @AfterEach
  void closeWindow() {
    Windows.run(
        () -> {
          stage.setFullScreen(false);
          stage.hide();
        });
  }

  private Presentation present() {
    Windows.run(() -> w.window.actions().get("presentation").perform());
    w.settle();
    return w.window.presentation().orElseThrow();
  }

  private String title() {
    return robot.lookup("#presentation-title").queryAs(Label.class).getText();
  }

  @Test
  void onlyTheDrawingAndItsLineAreShownOnTheWholeScreen() {
    Presentation p = present();
    assertThat(stage.isFullScreen()).isTrue();
    assertThat(w.find("#toolbar")).isNull();
    assertThat(w.find("#tables")).isNull();
    assertThat(p.diagram().getHeight()).isGreaterThan(p.getHeight() * 0.85);
    assertThat(title()).isEqualTo(w.session.opened().orElseThrow().name());
  }

  @Test
  void keysStepThroughTheOverviewTheSitesAndThePartners() {
    Presentation p = present();
    assertThat(p.slides().getFirst()).isInstanceOf(Presentation.Slide.Overview.class);
    robot.type(KeyCode.RIGHT);
    assertThat(title()).isEqualTo("Redmond");
    robot.type(KeyCode.PAGE_DOWN);
    assertThat(p.slides().get(p.at())).isInstanceOf(Presentation.Slide.OfPartner.class);
    assertThat(p.diagram().overlayProperty().get()).isEqualTo(Overlay.PARTNER);
    assertThat(p.diagram().needed()).contains(ElementId.of("lsedge"));
    robot.type(KeyCode.END);
    assertThat(p.at()).isEqualTo(p.slides().size() - 1);
    robot.type(KeyCode.DOWN);
    assertThat(p.at()).isEqualTo(p.slides().size() - 1);
    robot.type(KeyCode.PAGE_UP, KeyCode.LEFT);
    assertThat(p.at()).isEqualTo(p.slides().size() - 3);
    robot.type(KeyCode.HOME);
    assertThat(p.at()).isZero();
    assertThat(p.diagram().overlayProperty().get()).isEqualTo(Overlay.NONE);
    Windows.run(() -> robot.lookup("#presentation-next").queryAs(Button.class).fire());
    assertThat(p.at()).isEqualTo(1);
  }

  @Test
  void everySlideHasWordsAndShowsWhatItIsAbout() {
    Presentation p = present();
    for (int i = 0; i < p.slides().size(); i++) {
      assertThat(title()).isNotBlank().doesNotContain("«");
      assertThat(robot.lookup("#presentation-summary").queryAs(Label.class).getText())
          .isNotBlank()
          .doesNotContain("«", "{");
      for (ElementId id : p.diagram().needed()) {
        assertThat(p.diagram().screenBox(id).map(b -> b.x() >= 0 && b.right() <= p.getWidth()))
            .contains(true);
      }
      robot.type(KeyCode.SPACE);
    }
  }

  @Test
  void theWheelZoomsAtThePointer() {
    Presentation p = present();
    double before = p.diagram().viewportProperty().get().scale();
    robot.moveTo("#presentation-drawing");
    robot.press(KeyCode.CONTROL).scroll(2, VerticalDirection.UP).release(KeyCode.CONTROL);
    assertThat(p.diagram().viewportProperty().get().scale()).isNotEqualTo(before);
    robot.type(KeyCode.DIGIT0);
    assertThat(p.diagram().viewportProperty().get().scale()).isEqualTo(before);
  }

  @Test
  void escapeLeavesAndNothingWasEdited() {
    Document before = w.session.documentProperty().get().orElseThrow();
    present();
    robot.type(KeyCode.DELETE, KeyCode.E);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    robot.type(KeyCode.ESCAPE);
    w.settle();
    assertThat(w.window.presentation()).isEmpty();
    assertThat(stage.isFullScreen()).isFalse();
    assertThat(w.find("#toolbar")).isNotNull();
    assertThat(w.find("#tables")).isNotNull();
    assertThat(w.session.documentProperty().get().orElseThrow()).isSameAs(before);
    assertThat(List.of(w.window.workspace().diagram().isFocused())).containsExactly(true);
  }
}
