package edgewise.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.compare.Comparison;
import edgewise.compare.Comparison.Todo;
import edgewise.edit.Rename;
import edgewise.edit.SetProperty;
import edgewise.export.Exporters;
import edgewise.fixture.Designs;
import edgewise.model.Address;
import edgewise.model.ElementId;
import edgewise.ui.panel.ChangesPanel;
import edgewise.ui.panel.ChangesPanel.Item;
import edgewise.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tab of what differs from the last saved state, a file, a version or another design.
class ChangesTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder.resolve("settings"), 1280, 800, Theme.Choice.LIGHT);
    w.show();
    open("a.edgewise", Designs.template("edge-single-nat"));
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private void open(String name, Designs design) throws IOException {
    Path file = Files.writeString(folder.resolve(name), design.json(), UTF_8);
    Windows.run(() -> w.session.open(file));
    w.settle();
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private void rename(String name) {
    Windows.run(() -> w.session.edit(new Rename(EDGE, name)));
    w.settle();
  }

  private ChangesPanel panel() {
    return w.window.workspace().changes();
  }

  private Comparison comparison() {
    return panel().comparisonProperty().get().orElseThrow();
  }

  private String nothing() {
    Windows.run(() -> w.scene.getRoot().layout());
    return robot.lookup("#nothing-compare").<Label>queryAs(Label.class).getText();
  }

  private void choose(String id) {
    Windows.run(
        () -> {
          panel().choose();
          MenuItem item =
              panel().choice().getItems().stream()
                  .filter(i -> id.equals(i.getId()))
                  .findFirst()
                  .orElseThrow();
          item.fire();
          panel().choice().hide();
        });
    w.settle();
  }

  @Test
  void editsShowAtOnceAndSavingClearsThem() {
    perform("table-changes");
    assertThat(comparison().isEmpty()).isTrue();
    assertThat(nothing()).startsWith("Nothing differs from: Last saved state.");
    rename("edge-oslo");
    assertThat(comparison().elements()).hasSize(1);
    assertThat(comparison().elements().getFirst().todo()).isEqualTo(Todo.RENAME);
    List<Item> items = panel().table().shownRows();
    assertThat(items)
        .hasSize(comparison().sections().stream().mapToInt(s -> s.changes().size()).sum());
    perform("undo");
    assertThat(comparison().isEmpty()).isTrue();
    perform("redo");
    assertThat(comparison().isEmpty()).isFalse();
    perform("save");
    assertThat(comparison().isEmpty()).isTrue();
  }

  @Test
  void designThatWasNeverSavedSaysWhatToDo() {
    w.template("edge-scaled-hlb");
    perform("table-changes");
    assertThat(panel().comparisonProperty().get()).isEmpty();
    assertThat(nothing()).startsWith("The design was never saved.");
  }

  @Test
  void anotherOpenDesignAndAFileCanBeComparedWith() throws IOException {
    open("b.edgewise", Designs.template("edge-single-public"));
    perform("table-changes");
    choose("changes-design-1");
    assertThat(comparison().firewall()).isNotEmpty();
    choose("changes-saved");
    assertThat(comparison().isEmpty()).isTrue();
    w.dialogs.answer =
        Optional.of(
            Files.writeString(
                folder.resolve("c.edgewise"),
                Designs.template("edge-single-public").set("lsedge/name", "\"old-name\"").json()));
    choose("changes-compare-file");
    assertThat(comparison().elements().getFirst().todo()).isEqualTo(Todo.RENAME);
    assertThat(robot.lookup("#changes-with").queryAs(Button.class).getText())
        .isEqualTo("c.edgewise");
  }

  @Test
  void switchingDesignsComparesEachWithItsOwnFile() throws IOException {
    perform("table-changes");
    rename("edge-oslo");
    open("b.edgewise", Designs.template("edge-single-public"));
    assertThat(comparison().isEmpty()).isTrue();
    perform("previous-design");
    assertThat(comparison().elements()).hasSize(1);
  }

  @Test
  void lineLeadsToItsElementsAndItsRow() {
    perform("table-changes");
    rename("edge-oslo");
    Windows.run(() -> panel().table().choose("elements/lsedge"));
    w.settle();
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    w.settle();
    String row = comparison().firewall().getFirst().id();
    Windows.run(() -> panel().table().choose("firewall/" + row));
    assertThat(panel().table().chosenRow().orElseThrow().change().id()).isEqualTo(row);
    Windows.run(() -> w.window.workspace().open("firewall").choose(row));
    assertThat(w.window.workspace().open("firewall").chosenRow()).isPresent();
  }

  @Test
  void fieldsInsideOfOthersAreSaidInWords() {
    perform("table-changes");
    Windows.run(
        () -> {
          w.session.edit(SetProperty.of(EDGE, "access.port", 5061));
          w.session.edit(
              SetProperty.of(
                  ElementId.of("lsedge-1"), "internal", List.of(Address.of("172.25.33.99"))));
        });
    w.settle();
    robot.clickOn("#copy-compare");
    w.settle();
    assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .contains("Access Edge · Port: 443 → 5061", "Servers lsedge-1 · ");
  }

  @Test
  void linesAreCopiedWithHeadings() {
    perform("table-changes");
    rename("edge-oslo");
    robot.clickOn("#copy-compare");
    w.settle();
    String copied = Windows.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied).startsWith("Part\tChange\tWhat\tTo do\t").contains("\tedge-oslo\trename\t");
  }

  @Test
  void requestIsSavedInTheFormatOfItsName() throws IOException {
    perform("table-changes");
    rename("edge-oslo");
    for (String name : List.of("r.html", "r.xlsx", "r.json", "r.txt")) {
      Path file = folder.resolve(name);
      w.dialogs.answer = Optional.of(file);
      perform("export-changes");
      assertThat(Files.readAllBytes(file)).isNotEmpty();
    }
    assertThat(Files.readString(folder.resolve("r.html"), UTF_8))
        .contains("from a as saved to a")
        .contains("edge-oslo");
    Path out = Files.createDirectory(folder.resolve("out"));
    w.dialogs.answer = Optional.of(out);
    perform("export-changes-config");
    try (Stream<Path> files = Files.list(out.resolve("firewall"))) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .contains("Redmond-external-changes.nft.sh", "Redmond-external-changes.asa");
    }
    assertThat(Exporters.changing()).isNotEmpty();
  }

  @Test
  void nothingToSaveIsSaid() {
    perform("export-changes");
    assertThat(robot.lookup("#banner").tryQuery()).isPresent();
  }
}
