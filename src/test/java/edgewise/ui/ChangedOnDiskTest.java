package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.compare.Comparison;
import edgewise.edit.Rename;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.store.DesignFile;
import edgewise.text.Outcome;
import edgewise.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others do with the files of open designs: change, remove and lock them.
class ChangedOnDiskTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Path a;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder.resolve("settings"), 1000, 800, Theme.Choice.LIGHT);
    w.show();
    a = Files.write(folder.resolve("a.edgewise"), Designs.templateBytes("edge-single-nat"));
    open(a);
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private void open(Path file) {
    Windows.run(() -> w.session.open(file));
    w.settle();
  }

  private void rename(String name) {
    Windows.run(() -> w.session.edit(new Rename(EDGE, name)));
    w.settle();
  }

  private OpenDesign design() {
    return w.session.current().orElseThrow();
  }

  private String edge() {
    return design().document().topology().elements().stream()
        .filter(e -> e.id().equals(EDGE))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private static Document document(String edge) {
    Document first =
        ((Outcome.Ok<Document>) DesignFile.parse(Designs.templateBytes("edge-single-nat"), "test"))
            .value();
    return new Rename(EDGE, edge).on(first);
  }

  private void someoneWrites(Path file, String edge) {
    try {
      Files.write(file, DesignFile.write(document(edge)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    look();
  }

  private void look() {
    w.machine.happened(folder);
    w.settle();
  }

  private String told() {
    return w.session.noticeProperty().get().map(Notice::sentence).orElse("");
  }

  private String standing() {
    return w.session.standingProperty().get().map(Notice::sentence).orElse("");
  }

  @Test
  void theFolderOfAnOpenFileIsWatchedUntilItIsClosed() {
    assertThat(w.machine.watched).containsExactly(folder.toAbsolutePath().normalize());
    Windows.run(w.window.filing()::close);
    assertThat(w.machine.watched).isEmpty();
  }

  @Test
  void withoutChangesOfItsOwnTheDesignIsReadAgainAsAStep() {
    someoneWrites(a, "theirs");
    assertThat(edge()).isEqualTo("theirs");
    assertThat(design().isUnsaved()).isFalse();
    assertThat(told()).contains("has been read again");
    Windows.run(w.session::undo);
    assertThat(edge()).isEqualTo("lsedge");
    assertThat(design().isUnsaved()).isTrue();
  }

  @Test
  void aFileThatIsWrittenAnewWithTheSameContentIsNoNews() throws IOException {
    Files.write(a, Designs.templateBytes("edge-single-nat"));
    look();
    assertThat(design().history().steps()).isEmpty();
    assertThat(standing()).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void withChangesOfItsOwnThePersonDecidesAndMayReload() {
    rename("mine");
    someoneWrites(a, "theirs");
    assertThat(edge()).isEqualTo("mine");
    assertThat(standing()).contains("changed outside Edgewise");
    robot.clickOn("#choice-reload");
    w.settle();
    assertThat(edge()).isEqualTo("theirs");
    assertThat(design().isUnsaved()).isFalse();
    assertThat(standing()).isEmpty();
    Windows.run(w.session::undo);
    assertThat(edge()).isEqualTo("mine");
  }

  @Test
  void keepingOnesOwnThenSavingWritesOverTheOther() throws IOException {
    rename("mine");
    someoneWrites(a, "theirs");
    robot.clickOn("#choice-keep-mine");
    assertThat(standing()).isEmpty();
    look();
    assertThat(standing()).isEmpty();
    Windows.run(w.window.filing()::save);
    w.settle();
    assertThat(Files.readString(a)).contains("\"mine\"").doesNotContain("theirs");
    assertThat(design().isUnsaved()).isFalse();
  }

  @Test
  void comparingListsWhatDiffers() {
    rename("mine");
    someoneWrites(a, "theirs");
    robot.clickOn("#choice-compare");
    w.settle();
    assertThat(w.window.workspace().changes().comparisonProperty().get().orElseThrow().elements())
        .flatExtracting(Comparison.Change::fields)
        .contains(new Comparison.Field("name", "theirs", "mine"));
  }

  @Test
  void savingNeverOverwritesWhatNobodyHasSeen() throws IOException {
    rename("mine");
    Files.write(a, DesignFile.write(document("theirs")));
    Windows.run(w.window.filing()::save);
    w.settle();
    assertThat(Files.readString(a)).contains("theirs");
    assertThat(standing()).contains("changed outside Edgewise");
  }

  @Test
  void ownSavingIsNoNews() {
    rename("mine");
    Windows.run(w.window.filing()::save);
    w.settle();
    look();
    assertThat(standing()).isEmpty();
    assertThat(design().history().steps()).hasSize(1);
  }

  @Test
  void aNoticeStandsWithItsTab() throws IOException {
    Path b = Files.write(folder.resolve("b.edgewise"), Designs.templateBytes("edge-single-nat"));
    rename("mine");
    open(b);
    someoneWrites(a, "theirs");
    assertThat(standing()).isEmpty();
    Windows.run(() -> w.session.step(1));
    assertThat(standing()).contains("a.edgewise was changed");
    Windows.run(() -> w.session.step(1));
    assertThat(standing()).isEmpty();
  }

  @Test
  void aDesignInTheBackgroundIsReadAgainToo() throws IOException {
    open(Files.write(folder.resolve("b.edgewise"), Designs.templateBytes("edge-single-nat")));
    someoneWrites(a, "theirs");
    Windows.run(() -> w.session.step(1));
    w.settle();
    assertThat(edge()).isEqualTo("theirs");
    assertThat(w.session.opened().orElseThrow().document()).isEqualTo(design().document());
  }

  @Test
  void aRemovedFileLeavesTheDesignUnsavedAndCanBeSavedAgain() throws IOException {
    Files.delete(a);
    look();
    assertThat(standing()).contains("deleted or renamed");
    assertThat(design().isUnsaved()).isTrue();
    robot.clickOn("#choice-save-again");
    w.settle();
    assertThat(a).isNotEmptyFile();
    assertThat(design().isUnsaved()).isFalse();
    assertThat(standing()).isEmpty();
  }

  @Test
  void aFileThatComesBackAsItWasIsNoTrouble() throws IOException {
    byte[] bytes = Files.readAllBytes(a);
    Files.delete(a);
    look();
    Files.write(a, bytes);
    look();
    assertThat(standing()).isEmpty();
    assertThat(design().isUnsaved()).isFalse();
  }

  @Test
  void aFileThatBecomesUnreadableIsOneSentence() throws IOException {
    Files.writeString(a, "{");
    look();
    assertThat(standing()).contains("cannot be read now").doesNotContain("Exception");
    assertThat(edge()).isEqualTo("lsedge");
  }

  @Test
  void revertingIsOneStep() {
    rename("one");
    Windows.run(w.session::seal);
    rename("two");
    Windows.run(w.window.actions().get("revert")::perform);
    robot.clickOn("#choice-revert");
    w.settle();
    assertThat(edge()).isEqualTo("lsedge");
    assertThat(design().isUnsaved()).isFalse();
    Windows.run(w.session::undo);
    assertThat(edge()).isEqualTo("two");
    Windows.run(w.session::undo);
    assertThat(edge()).isEqualTo("one");
  }

  @Test
  void aReadOnlyFileHasALockAndSavingAsksForAnother() throws IOException {
    Windows locked = locked();
    Path copy = folder.resolve("copy.edgewise");
    Windows.run(() -> locked.session.open(a));
    locked.settle();
    Windows.run(() -> locked.session.edit(new Rename(EDGE, "mine")));
    TabPane strip = (TabPane) Windows.onFx(() -> locked.window.root().lookup("#designs"));
    assertThat(strip.getTabs().getFirst().getGraphic()).isNotNull();
    locked.dialogs.answer = Optional.of(copy);
    Windows.run(locked.window.filing()::save);
    locked.settle();
    assertThat(Files.readString(a)).doesNotContain("\"mine\"");
    assertThat(Files.readString(copy)).contains("\"mine\"");
    assertThat(strip.getTabs().stream().map(Tab::getText)).containsExactly("copy.edgewise");
    assertThat(strip.getTabs().getFirst().getGraphic()).isNull();
  }

  @Test
  void aReadOnlyFileSaysWhyAnotherNameIsAskedFor() {
    Windows locked = locked();
    Windows.run(() -> locked.session.open(a));
    locked.settle();
    Windows.run(() -> locked.session.edit(new Rename(EDGE, "mine")));
    Windows.run(locked.window.filing()::save);
    assertThat(locked.session.noticeProperty().get().map(Notice::sentence))
        .contains("a.edgewise is read-only; choose another name to save your changes.");
  }

  /// A window on a machine that lets nobody write `a.edgewise`.
  private Windows locked() {
    Machine machine = new Machine();
    edgewise.work.Designs all = machine.designs;
    machine.designs =
        new edgewise.work.Designs() {
          @Override
          public Outcome<Document> read(Path file) {
            return all.read(file);
          }

          @Override
          public Outcome<Document> importTopology(Path file) {
            return all.importTopology(file);
          }

          @Override
          public Outcome<Path> write(Document document, Path file) {
            return all.write(document, file);
          }

          @Override
          public boolean isWritable(Path file) {
            return !file.equals(a) && all.isWritable(file);
          }

          @Override
          public List<String> templates() {
            return all.templates();
          }

          @Override
          public Outcome<Document> template(String id) {
            return all.template(id);
          }

          @Override
          public Outcome<Document> blank() {
            return all.blank();
          }
        };
    return Windows.of(machine, folder.resolve("settings-locked"));
  }
}
