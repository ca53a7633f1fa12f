package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Book;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes of a spreadsheet are looked at before they come into the design.
class SpreadsheetTest {
  private static final Path PICTURES = Path.of("target", "snapshots");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
  }

  private void show(Theme.Choice choice) throws Exception {
    w = Windows.of(folder.resolve("settings"), 1000, 800, choice);
    w.show();
    w.template("edge-scaled-dnslb-nat");
    Book book =
        Book.of(Designs.template("edge-scaled-dnslb-nat").exportInput())
            .set(3, "F2", "172.25.33.110")
            .set(3, "D2", "edge11.contoso.net")
            .set(2, "C2", "Redmond campus")
            .set(3, "F3", "10.45.16.300")
            .set(3, "C4", "Router");
    w.dialogs.answer = Optional.of(book.at(folder));
    Windows.run(() -> w.window.actions().get("import-spreadsheet").perform());
    w.settle();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private Document document() {
    return w.session.current().orElseThrow().document();
  }

  private Button take() {
    return robot.lookup("#spreadsheet-take").queryAs(Button.class);
  }

  @Test
  void chosenChangesBecomeOneStep() throws Exception {
    show(Theme.Choice.LIGHT);
    picture("spreadsheet-light.png");
    Document before = document();
    TableView<?> table = robot.lookup("#spreadsheet-changes").queryTableView();
    assertThat(table.getItems()).hasSize(3);
    ListView<?> problems = robot.lookup("#spreadsheet-problems").queryListView();
    assertThat(problems.getItems()).hasSize(2);
    assertThat(take().getText()).isEqualTo("Take 3 changes");
    robot.interact(table::requestFocus);
    robot.type(KeyCode.SPACE);
    assertThat(take().getText()).isEqualTo("Take 2 changes");
    Windows.run(() -> take().fire());
    w.settle();
    assertThat(document().topology().elements())
        .extracting(Element::name)
        .contains("Redmond")
        .doesNotContain("Redmond campus");
    assertThat(document()).isNotEqualTo(before);
    Windows.run(w.session::undo);
    assertThat(document()).isEqualTo(before);
  }

  @Test
  void withoutAChoiceThereIsNothingToTake() throws Exception {
    show(Theme.Choice.DARK);
    picture("spreadsheet-dark.png");
    Windows.run(() -> robot.lookup("#spreadsheet-all").queryAs(CheckBox.class).fire());
    assertThat(take().isDisabled()).isTrue();
    Windows.run(() -> robot.lookup("#spreadsheet-all").queryAs(CheckBox.class).fire());
    assertThat(take().isDisabled()).isFalse();
  }

  private void picture(String name) {
    Scene scene = take().getScene();
    Windows.save(Windows.onFx(() -> scene.snapshot(null)), PICTURES.resolve(name));
  }
}
