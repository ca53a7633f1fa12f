package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Rename;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recovery copies: written while somebody works, gone when the work is saved, offered after a
/// crash.
class RecoveryTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    show(Windows.of(folder.resolve("settings"), 1000, 800, Theme.Choice.LIGHT));
  }

  private void show(Windows window) {
    w = window;
    w.show();
    w.settle();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private Path file(String name) {
    try {
      return Files.write(folder.resolve(name), Designs.templateBytes("edge-single-nat"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(Path file) {
    Windows.run(() -> w.session.open(file));
    w.settle();
  }

  private void rename(String name) {
    Windows.run(() -> w.session.edit(new Rename(EDGE, name)));
    w.settle();
  }

  private List<Path> copies() {
    Path recovery = folder.resolve("settings").resolve("recovery");
    if (!Files.exists(recovery)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(recovery)) {
      return all.filter(p -> p.toString().endsWith(".recovery")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The next start on a machine that lost the program: what it wrote is there, nothing holds it.
  private void crashAndStartAgain() throws IOException {
    Path from = folder.resolve("settings");
    Path to = folder.resolve("settings-again");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    show(Windows.of(to, 1000, 800, Theme.Choice.LIGHT));
    lookForCopies();
  }

  private void lookForCopies() {
    Windows.run(w.session.program()::lookForCopies);
    w.machine.passTime();
    w.settle();
  }

  private String saved() {
    return robot.lookup("#status-saved").queryAs(Label.class).getText();
  }

  @Test
  void aChangeIsCopiedAMomentLaterAndTheStatusSaysWhen() {
    open(file("a.edgewise"));
    assertThat(saved()).isEqualTo("Saved");
    rename("edge8");
    rename("edge9");
    assertThat(saved()).isEqualTo("Not saved");
    assertThat(copies()).isEmpty();
    w.machine.passTime();
    assertThat(copies()).hasSize(1).allSatisfy(c -> assertThat(c).content().contains("edge9"));
    assertThat(saved()).isEqualTo("Recovery copy 14:32");
  }

  @Test
  void aSavedDesignHasNoCopy() {
    open(file("a.edgewise"));
    rename("edge9");
    w.machine.passTime();
    Windows.run(w.window.filing()::save);
    w.settle();
    assertThat(copies()).isEmpty();
    assertThat(saved()).isEqualTo("Saved");
    w.machine.passTime();
    assertThat(copies()).isEmpty();
  }

  @Test
  void aDesignTakenBackToItsFileHasNoCopy() {
    open(file("a.edgewise"));
    rename("edge9");
    w.machine.passTime();
    Windows.run(w.session::undo);
    w.settle();
    assertThat(copies()).isEmpty();
  }

  @Test
  void aDroppedDesignHasNoCopy() {
    open(file("a.edgewise"));
    rename("edge9");
    w.machine.passTime();
    w.dialogs.unsaved = FileDialogs.Answer.DISCARD;
    Windows.run(w.window.filing()::close);
    w.settle();
    w.machine.passTime();
    assertThat(copies()).isEmpty();
  }

  @Test
  void afterACrashTheDesignComesBackUnsavedWithItsFile() throws IOException {
    Path a = file("a.edgewise");
    open(a);
    rename("edge9");
    Document lost = w.session.current().orElseThrow().document();
    w.machine.passTime();
    crashAndStartAgain();
    assertThat(robot.lookup("#recovery-text").queryLabeled().getText()).startsWith("One design");
    robot.clickOn("#recovery-restore");
    w.settle();
    OpenDesign design = w.session.current().orElseThrow();
    assertThat(design.document()).isEqualTo(lost);
    assertThat(design.file()).contains(a.toAbsolutePath());
    assertThat(w.window.title()).isEqualTo("● a.edgewise – Edgewise");
    assertThat(robot.lookup("#recovery").tryQuery()).isEmpty();
    assertThat(Files.readString(a)).doesNotContain("edge9");
    Windows.run(w.session::undo);
    assertThat(design.isUnsaved()).isFalse();
    Windows.run(w.session::redo);
    Windows.run(w.window.filing()::save);
    w.settle();
    assertThat(Files.readString(a)).contains("edge9");
  }

  @Test
  void aDesignThatNeverHadAFileComesBackToo() throws IOException {
    w.template("edge-single-nat");
    rename("edge9");
    w.machine.passTime();
    crashAndStartAgain();
    robot.clickOn("#recovery-restore");
    w.settle();
    OpenDesign design = w.session.current().orElseThrow();
    assertThat(design.file()).isEmpty();
    assertThat(design.isUnsaved()).isTrue();
    assertThat(w.session.opened().orElseThrow().analysis().design().elements())
        .anyMatch(e -> e.name().equals("edge9"));
  }

  @Test
  void aRestoredDesignSurvivesAnotherCrash() throws IOException {
    open(file("a.edgewise"));
    rename("edge9");
    w.machine.passTime();
    Windows other = w;
    crashAndStartAgain();
    robot.clickOn("#recovery-restore");
    w.settle();
    assertThat(other.session.current().orElseThrow().isUnsaved()).isTrue();
    Path recovery = folder.resolve("settings-again").resolve("recovery");
    try (Stream<Path> all = Files.walk(recovery)) {
      assertThat(all.filter(p -> p.toString().endsWith(".recovery"))).hasSize(1);
    }
  }

  @Test
  void discardingAsksOnceMore() throws IOException {
    open(file("a.edgewise"));
    rename("edge9");
    w.machine.passTime();
    crashAndStartAgain();
    robot.clickOn("#recovery-discard");
    assertThat(robot.lookup("#recovery").tryQuery()).isPresent();
    robot.clickOn("#recovery-discard");
    w.settle();
    assertThat(robot.lookup("#recovery").tryQuery()).isEmpty();
    lookForCopies();
    assertThat(robot.lookup("#recovery").tryQuery()).isEmpty();
  }

  @Test
  void severalDesignsAreRestoredAtOnce() throws IOException {
    open(file("a.edgewise"));
    rename("edge8");
    open(file("b.edgewise"));
    rename("edge9");
    w.machine.passTime();
    crashAndStartAgain();
    robot.clickOn("#recovery-restore-all");
    w.settle();
    assertThat(w.session.open().stream().map(OpenDesign::name))
        .containsExactlyInAnyOrder("a.edgewise", "b.edgewise");
    assertThat(w.session.open()).allMatch(OpenDesign::isUnsaved);
  }

  @Test
  void aProgramThatStillRunsKeepsItsCopies() {
    open(file("a.edgewise"));
    rename("edge9");
    w.machine.passTime();
    show(Windows.of(folder.resolve("settings"), 1000, 800, Theme.Choice.LIGHT));
    lookForCopies();
    assertThat(robot.lookup("#recovery").tryQuery()).isEmpty();
  }

  @Test
  void aDamagedCopyIsOneSentence() throws IOException {
    open(file("a.edgewise"));
    rename("edge9");
    w.machine.passTime();
    Files.writeString(copies().getFirst(), "edgewise-recovery 1\n");
    crashAndStartAgain();
    assertThat(robot.lookup("#recovery").tryQuery()).isEmpty();
    assertThat(robot.lookup("#banner-text").queryLabeled().getText())
        .startsWith("A recovery copy was damaged")
        .doesNotContain("Exception");
  }

  @Test
  void copiesThatCannotBeWrittenAreToldOnce() throws IOException {
    Files.createDirectories(folder.resolve("settings"));
    Files.writeString(folder.resolve("settings").resolve("recovery"), "in the way");
    open(file("a.edgewise"));
    rename("edge8");
    w.machine.passTime();
    assertThat(robot.lookup("#banner-text").queryLabeled().getText())
        .contains("no recovery copy can be written");
    Windows.run(w.session::dismiss);
    rename("edge9");
    w.machine.passTime();
    assertThat(w.session.noticeProperty().get()).isEqualTo(Optional.empty());
  }
}
