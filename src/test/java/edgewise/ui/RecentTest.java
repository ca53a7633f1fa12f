package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Rename;
import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.ui.theme.Theme;
import edgewise.work.RecentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recent designs on the start page, and earlier versions of a file.
class RecentTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder.resolve("settings"), 1200, 800, Theme.Choice.LIGHT);
    stage = w.show();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private Path file(String name) throws IOException {
    return Files.write(folder.resolve(name), Designs.templateBytes("edge-single-nat"));
  }

  private void open(Path file) {
    Windows.run(() -> w.session.open(file));
    w.settle();
  }

  private void closeAll() {
    Windows.run(() -> w.session.open().stream().toList().forEach(w.session::close));
    w.settle();
  }

  private List<String> cards() {
    return Windows.onFx(
        () ->
            robot.lookup("#recent").queryAs(TilePane.class).getChildren().stream()
                .map(Button.class::cast)
                .map(Button::getAccessibleText)
                .toList());
  }

  @Test
  void anOpenedDesignIsACardWithAPictureThatOpensIt() throws IOException {
    Path a = file("a.edgewise");
    open(a);
    closeAll();
    assertThat(cards()).containsExactly("Open a.edgewise in " + folder.toAbsolutePath());
    try (Stream<Path> pictures = Files.list(folder.resolve("settings").resolve("pictures"))) {
      for (Path picture : pictures.toList()) {
        Image image = new Image(picture.toUri().toString());
        assertThat(image.isError()).isFalse();
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(144);
      }
    }
    robot.clickOn(".recent-card");
    w.settle();
    assertThat(w.session.current().orElseThrow().file()).contains(a.toAbsolutePath());
  }

  @Test
  void aDesignThatIsGoneIsGreyedAndCanBeTakenOffTheList() throws IOException {
    Path a = file("a.edgewise");
    open(a);
    closeAll();
    Files.delete(a);
    Windows again = w.another(1200, 800);
    again.settle();
    Windows.run(() -> stage.setScene(again.scene));
    assertThat(cards()).containsExactly("a.edgewise is no longer there");
    robot.clickOn(".recent-gone").clickOn("Remove from the list");
    assertThat(w.session.program().recentFiles()).isEmpty();
  }

  @Test
  void aPinnedDesignStaysInFront() throws IOException {
    open(file("a.edgewise"));
    w.machine.now = w.machine.now.plusSeconds(60);
    open(file("b.edgewise"));
    closeAll();
    robot
        .clickOn(robot.lookup(".recent-card").nth(1).<Button>query(), MouseButton.SECONDARY)
        .clickOn("Pin to the list");
    w.settle();
    assertThat(cards().getFirst()).startsWith("Open a.edgewise");
    assertThat(w.session.program().recentFiles().stream().map(RecentFiles.Recent::pinned))
        .containsExactly(true, false);
  }

  @Test
  void whatWasSavedOverOpensAsADesignOfItsOwn() throws IOException {
    Path a = file("a.edgewise");
    open(a);
    Windows.run(() -> w.session.edit(new Rename(EDGE, "edge9")));
    w.settle();
    Windows.run(w.window.filing()::save);
    w.settle();
    Windows.run(w.window.actions().get("versions")::perform);
    w.settle();
    assertThat(robot.lookup("#versions").queryListView().getItems().toString())
        .contains("since then 0 added, 1 changed, 0 removed");
    robot.clickOn("#versions-open");
    w.settle();
    OpenDesign old = w.session.current().orElseThrow();
    assertThat(old.name()).isEqualTo("a, earlier version");
    assertThat(old.file()).isEmpty();
    assertThat(old.document().topology().elements())
        .anyMatch(e -> e.id().equals(EDGE) && e.name().equals("lsedge"));
    assertThat(Files.readString(a)).contains("edge9");
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1920, 1080", "DARK, 1920, 1080"})
  void startPageAndTabsForPeopleToLookAt(Theme.Choice choice, int width, int height)
      throws IOException {
    Windows window = Windows.of(folder.resolve("more"), width, height, choice);
    Path target = Path.of("target", "snapshots");
    String[] templates = {"small-organization", "edge-scaled-hlb", "large-multi-datacenter"};
    for (String template : templates) {
      Path file = folder.resolve(template + ".edgewise");
      Files.write(file, Designs.templateBytes(template));
      Windows.run(() -> window.session.open(file));
      window.settle();
    }
    Windows.run(() -> window.session.openBlank());
    window.settle();
    Windows.save(window.picture(), target.resolve("tabs-" + choice.id() + "-" + width + ".png"));
    Windows.run(() -> window.session.open().stream().toList().forEach(window.session::close));
    Files.delete(folder.resolve("edge-scaled-hlb.edgewise"));
    Path pinned = folder.resolve(templates[0] + ".edgewise").toAbsolutePath();
    Windows.run(() -> window.session.program().pinRecent(pinned, true));
    window.settle();
    var picture = window.picture();
    Windows.save(picture, target.resolve("recent-" + choice.id() + "-" + width + ".png"));
    assertThat(picture.getWidth()).isEqualTo(width);
  }
}
