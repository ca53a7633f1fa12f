package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Rename;
import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several designs in tabs and windows, and closing what is not saved.
class TabsTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder.resolve("settings"), 1000, 800, Theme.Choice.LIGHT);
    stage = w.show();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private Path file(String name) {
    try {
      return Files.write(folder.resolve(name), Designs.templateBytes("edge-single-nat"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void open(Path... files) {
    Windows.run(() -> w.window.drop(List.of(files).stream().map(Path::toFile).toList()));
    w.settle();
  }

  private boolean rename(String name) {
    boolean done = Windows.onFx(() -> w.session.edit(new Rename(EDGE, name)));
    w.settle();
    return done;
  }

  private TabPane strip() {
    return robot.lookup("#designs").queryAs(TabPane.class);
  }

  private List<String> tabs() {
    return Windows.onFx(() -> strip().getTabs().stream().map(Tab::getText).toList());
  }

  private String inFront() {
    return w.session.current().map(OpenDesign::name).orElse("");
  }

  private void press(KeyCode... keys) {
    robot.press(keys).release(keys);
    w.settle();
  }

  @Test
  void droppedFilesOpenInTabsAndTheLastOneIsInFront() {
    open(file("a.edgewise"), file("b.edgewise"));
    assertThat(tabs()).containsExactly("a.edgewise", "b.edgewise");
    assertThat(inFront()).isEqualTo("b.edgewise");
    assertThat(Windows.onFx(() -> strip().getSelectionModel().getSelectedItem().getText()))
        .isEqualTo("b.edgewise");
  }

  @Test
  void anOpenFileIsNotOpenedTwice() {
    Path a = file("a.edgewise");
    open(a, file("b.edgewise"));
    open(a.getParent().resolve("x/../a.edgewise"));
    open(a);
    assertThat(tabs()).containsExactly("a.edgewise", "b.edgewise");
    assertThat(inFront()).isEqualTo("a.edgewise");
  }

  @Test
  void aClickedTabComesToTheFrontWithItsOwnSelection() {
    open(file("a.edgewise"), file("b.edgewise"));
    Windows.run(() -> w.session.selection().pick(EDGE, false));
    robot.clickOn("a.edgewise");
    w.settle();
    assertThat(inFront()).isEqualTo("a.edgewise");
    assertThat(w.session.selection().elements()).isEmpty();
    robot.clickOn("b.edgewise");
    w.settle();
    assertThat(w.session.selection().elements()).containsExactly(EDGE);
  }

  @Test
  void keysGoFromTabToTabAroundTheEnds() {
    open(file("a.edgewise"), file("b.edgewise"), file("c.edgewise"));
    Windows.run(() -> w.window.workspace().diagram().requestFocus());
    press(KeyCode.CONTROL, KeyCode.TAB);
    assertThat(inFront()).isEqualTo("a.edgewise");
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
    assertThat(inFront()).isEqualTo("c.edgewise");
    press(KeyCode.CONTROL, KeyCode.PAGE_UP);
    assertThat(inFront()).isEqualTo("b.edgewise");
    press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
    assertThat(inFront()).isEqualTo("c.edgewise");
  }

  @Test
  void aChangedDesignIsMarkedUntilItIsSaved() throws IOException {
    Path a = file("a.edgewise");
    open(a);
    assertThat(rename("edge9")).isTrue();
    assertThat(tabs()).containsExactly("● a.edgewise");
    press(KeyCode.CONTROL, KeyCode.S);
    assertThat(tabs()).containsExactly("a.edgewise");
    assertThat(Files.readString(a)).contains("edge9");
    assertThat(w.session.current().orElseThrow().isUnsaved()).isFalse();
  }

  @Test
  void savingADesignWithoutAFileAsksForOne() {
    w.template("edge-single-nat");
    Path target = folder.resolve("mine.edgewise");
    w.dialogs.answer = Optional.of(target);
    Windows.run(w.window.actions().get("save")::perform);
    w.settle();
    assertThat(target).isNotEmptyFile();
    assertThat(tabs()).containsExactly("mine.edgewise");
  }

  @Test
  void saveAllSavesEveryDesign() throws IOException {
    Path a = file("a.edgewise");
    Path b = file("b.edgewise");
    open(a);
    rename("edge8");
    open(b);
    rename("edge9");
    Windows.run(w.window.actions().get("save-all")::perform);
    w.settle();
    assertThat(Files.readString(a)).contains("edge8");
    assertThat(Files.readString(b)).contains("edge9");
    assertThat(tabs()).containsExactly("a.edgewise", "b.edgewise");
  }

  @Test
  void aFileThatIsOpenInAnotherTabIsNotOverwritten() throws IOException {
    Path a = file("a.edgewise");
    open(a, file("b.edgewise"));
    rename("edge9");
    w.dialogs.answer = Optional.of(a);
    Windows.run(w.window.actions().get("save-as")::perform);
    w.settle();
    assertThat(Files.readString(a)).doesNotContain("edge9");
    assertThat(robot.lookup("#banner-text").queryLabeled().getText()).startsWith("a.edgewise is");
  }

  @Test
  void closingAChangedDesignCanBeCalledOff() {
    open(file("a.edgewise"));
    rename("edge9");
    w.dialogs.unsaved = FileDialogs.Answer.STAY;
    press(KeyCode.CONTROL, KeyCode.W);
    assertThat(w.dialogs.asked).containsExactly(List.of("a.edgewise"));
    assertThat(tabs()).containsExactly("● a.edgewise");
  }

  @Test
  void closingAChangedDesignCanSaveIt() throws IOException {
    Path a = file("a.edgewise");
    open(a);
    rename("edge9");
    w.dialogs.unsaved = FileDialogs.Answer.SAVE;
    Windows.run(w.window.actions().get("close")::perform);
    w.settle();
    assertThat(Files.readString(a)).contains("edge9");
    assertThat(w.session.open()).isEmpty();
  }

  @Test
  void closingAChangedDesignCanDropIt() throws IOException {
    Path a = file("a.edgewise");
    open(a);
    rename("edge9");
    w.dialogs.unsaved = FileDialogs.Answer.DISCARD;
    Windows.run(w.window.actions().get("close")::perform);
    w.settle();
    assertThat(Files.readString(a)).doesNotContain("edge9");
    assertThat(w.session.open()).isEmpty();
  }

  @Test
  void theMiddleButtonClosesATab() {
    open(file("a.edgewise"), file("b.edgewise"));
    robot.clickOn("a.edgewise", MouseButton.MIDDLE);
    w.settle();
    assertThat(tabs()).containsExactly("b.edgewise");
    assertThat(inFront()).isEqualTo("b.edgewise");
  }

  @Test
  void theMenuOfATabClosesTheOthersAndCopiesThePath() {
    Path b = file("b.edgewise");
    open(file("a.edgewise"), b, file("c.edgewise"));
    robot.clickOn("b.edgewise", MouseButton.SECONDARY).clickOn("Copy path");
    assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(b.toAbsolutePath().toString());
    robot.clickOn("b.edgewise", MouseButton.SECONDARY).clickOn("Close others");
    w.settle();
    assertThat(tabs()).containsExactly("b.edgewise");
  }

  @Test
  void draggedTabsKeepTheirOrder() {
    open(file("a.edgewise"), file("b.edgewise"));
    Windows.run(
        () -> {
          List<Tab> turned = new ArrayList<>(strip().getTabs()).reversed();
          strip().getTabs().setAll(turned);
        });
    assertThat(w.session.open().stream().map(OpenDesign::name))
        .containsExactly("b.edgewise", "a.edgewise");
    rename("edge9");
    assertThat(tabs()).containsExactly("● b.edgewise", "a.edgewise");
  }

  @Test
  void aDesignMovesToAWindowOfItsOwnWithItsSteps() {
    List<Windows> others = new ArrayList<>();
    w.session
        .program()
        .onNewWindow(
            design -> {
              Windows other = w.another(800, 600);
              design.ifPresent(other.session::adopt);
              others.add(other);
            });
    Path a = file("a.edgewise");
    open(file("b.edgewise"), a);
    rename("edge9");
    Windows.run(w.window.actions().get("move-to-new-window")::perform);
    w.settle();
    assertThat(tabs()).containsExactly("b.edgewise");
    Windows other = others.getFirst();
    assertThat(other.window.title()).isEqualTo("● a.edgewise – Edgewise");
    Windows.run(other.session::undo);
    assertThat(other.window.title()).isEqualTo("a.edgewise – Edgewise");
    boolean[] front = new boolean[1];
    other.session.onFront(() -> front[0] = true);
    open(a);
    assertThat(tabs()).containsExactly("b.edgewise");
    assertThat(front[0]).isTrue();
  }

  @Test
  void quittingAsksInEveryWindowBeforeAnyIsClosed() {
    open(file("a.edgewise"));
    rename("edge9");
    Windows other = w.another(800, 600);
    Windows.run(() -> other.session.open(file("b.edgewise")));
    other.settle();
    Windows.run(() -> other.session.edit(new Rename(EDGE, "edge8")));
    w.dialogs.unsaved = FileDialogs.Answer.DISCARD;
    other.dialogs.unsaved = FileDialogs.Answer.STAY;
    Windows.run(w.window.actions().get("quit")::perform);
    assertThat(other.dialogs.asked).hasSize(1);
    assertThat(tabs()).containsExactly("● a.edgewise");
    assertThat(stage.isShowing()).isTrue();
    other.dialogs.unsaved = FileDialogs.Answer.DISCARD;
    Windows.run(w.window.actions().get("quit")::perform);
    assertThat(stage.isShowing()).isFalse();
    assertThat(w.session.open()).isEmpty();
    assertThat(other.session.open()).isEmpty();
  }

  @Test
  void theWindowsOwnClosingAsksAsWell() {
    Windows.run(() -> w.scene.setRoot(new javafx.scene.layout.Pane()));
    Windows.run(() -> w.window.putOn(stage, 1000, 800));
    open(file("a.edgewise"));
    rename("edge9");
    Windows.run(() -> stage.fireEvent(closing()));
    assertThat(stage.isShowing()).isTrue();
    w.dialogs.unsaved = FileDialogs.Answer.DISCARD;
    Windows.run(() -> stage.fireEvent(closing()));
    assertThat(stage.isShowing()).isFalse();
    assertThat(w.dialogs.asked).hasSize(2);
  }

  private javafx.stage.WindowEvent closing() {
    return new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST);
  }
}
