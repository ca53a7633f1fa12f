package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.check.Severity;
import edgewise.edit.Rename;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command palette, the history, find and replace, keys of one's own, and the quick start.
@SuppressWarnings("ReferenceEquality")
class CommandSurfacesTest {
  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1000, 800, Theme.Choice.LIGHT);
    stage = w.show();
  }

  @AfterEach
  void closeWindow() {
    Windows.run(
        () -> {
          List.copyOf(Window.getWindows()).stream()
              .filter(each -> each != stage)
              .forEach(Window::hide);
          stage.hide();
        });
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return Windows.onFx(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .map(each -> each.getScene().getRoot().lookup("#" + id))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no #" + id)));
  }

  private Document document() {
    return w.session.documentProperty().get().orElseThrow();
  }

  private void picture(String id, String name) {
    Node node = find(id, Node.class);
    Parent root = Windows.onFx(() -> node.getScene().getRoot());
    Windows.save(
        Windows.onFx(() -> root.snapshot(null, null)), Path.of("target/pictures/" + name + ".png"));
  }

  @Test
  void thePaletteFindsAnElementByAFewLettersAndGoesThere() {
    w.template("edge-single-nat");
    perform("commands");
    TextField field = find("command-field", TextField.class);
    Windows.run(() -> field.setText("go to sqlb"));
    picture("command-palette", "palette");
    robot.type(KeyCode.ENTER);
    assertThat(w.session.selection().elements()).containsExactly(ElementId.of("sqlbe"));
  }

  @Test
  void thePaletteDoesActionsAndSaysWhyItCannot() {
    w.template("edge-single-nat");
    perform("commands");
    Windows.run(() -> find("command-field", TextField.class).setText("align left"));
    assertThat(find("command-list", ListView.class).getItems().toString())
        .contains("Select at least two elements first.");
    robot.type(KeyCode.ENTER);
    Windows.run(() -> find("command-field", TextField.class).setText("select all"));
    robot.type(KeyCode.ENTER);
    assertThat(w.session.selection().elements()).hasSizeGreaterThan(10);
  }

  @Test
  void theHistoryGoesToAnyStep() {
    w.template("edge-single-nat");
    Document first = document();
    Windows.run(
        () -> {
          w.session.edit(new Rename(ElementId.of("sqlbe"), "one"));
          w.session.seal();
          w.session.edit(new Rename(ElementId.of("lsedge"), "two"));
        });
    Document last = document();
    perform("history");
    ListView<?> list = find("history-list", ListView.class);
    assertThat(list.getItems()).hasSize(3);
    picture("history-list", "history");
    Windows.run(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(0);
        });
    robot.type(KeyCode.ENTER);
    assertThat(document()).isSameAs(first);
    Windows.run(() -> list.getSelectionModel().select(2));
    robot.type(KeyCode.ENTER);
    assertThat(document()).isSameAs(last);
  }

  @Test
  void replacingShowsWhatComesOfItAndIsOneStep() {
    w.template("edge-single-nat");
    Document before = document();
    perform("replace");
    Windows.run(
        () -> {
          find("find-text", TextField.class).setText("contoso.net");
          find("find-replacement", TextField.class).setText("corp.example");
        });
    w.settle();
    TableView<?> table = find("find-results", TableView.class);
    assertThat(table.getItems()).hasSizeGreaterThan(4);
    picture("find-results", "replace");
    Windows.run(() -> find("find-apply", Button.class).fire());
    w.settle();
    assertThat(document().topology().toString())
        .contains("lsedge.corp.example")
        .doesNotContain("lsedge.contoso.net");
    Windows.run(w.session::undo);
    assertThat(document()).isSameAs(before);
  }

  @Test
  void anExpressionReplacesByItsGroupsAndABadOneIsExplainedBesideTheField() {
    w.template("edge-single-nat");
    perform("replace");
    TextField query = find("find-text", TextField.class);
    Label wrong = find("find-problem", Label.class);
    Windows.run(
        () -> {
          find("find-expression", CheckBox.class).setSelected(true);
          query.setText("(ls)(edge");
        });
    w.settle();
    assertThat(wrong.isVisible()).isTrue();
    assertThat(wrong.getText())
        .isEqualTo("At character 9: a parenthesis is opened and not closed.");
    picture("find-results", "replace-wrong");
    Windows.run(
        () -> {
          query.setText("(ls)(edge)");
          find("find-replacement", TextField.class).setText("$3");
        });
    w.settle();
    assertThat(wrong.isVisible()).isFalse();
    assertThat(find("find-replacement-problem", Label.class).getText()).contains("$1 to $2");
    assertThat(find("find-apply", Button.class).isDisabled()).isTrue();
    Windows.run(() -> find("find-replacement", TextField.class).setText("$2-$1"));
    w.settle();
    picture("find-results", "replace-expression");
    Windows.run(() -> find("find-apply", Button.class).fire());
    w.settle();
    assertThat(document().topology().toString()).contains("edge-ls.contoso.net");
  }

  @Test
  void aKeyOfAnotherActionIsTakenOnlyWhenPressedTwice() {
    w.template("edge-single-nat");
    perform("keys");
    TableView<?> table = find("keys-table", TableView.class);
    Windows.run(
        () -> {
          find("keys-filter", TextField.class).setText("Duplicate");
          table.getSelectionModel().select(0);
          table.requestFocus();
        });
    picture("keys-table", "keys");
    robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
    assertThat(w.window.actions().get("export").keys()).isNotEmpty();
    robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
    assertThat(w.window.actions().get("export").keys()).isEmpty();
    assertThat(w.window.actions().get("duplicate").key().orElseThrow().getName())
        .isEqualTo("Shortcut+E");
    Windows.run(() -> find("keys-reset-all", ButtonBase.class).fire());
    assertThat(w.window.actions().get("export").keys()).isNotEmpty();
  }

  @Test
  void aFewAnswersMakeADesignWithoutErrors() {
    perform("interview");
    Windows.run(
        () -> {
          find("interview-sites", TextField.class).setText("London, Tokyo");
          find("interview-domains", TextField.class).setText("litware.com");
        });
    w.settle();
    picture("interview-create", "interview");
    Windows.run(() -> find("interview-users", TextField.class).setText("many"));
    assertThat(find("interview-create", Button.class).isDisabled()).isTrue();
    Windows.run(() -> find("interview-users", TextField.class).setText("4000"));
    Windows.run(() -> find("interview-create", Button.class).fire());
    w.settle();
    Opened opened = w.session.opened().orElseThrow();
    assertThat(opened.analysis().findings()).noneMatch(f -> f.severity() == Severity.ERROR);
    assertThat(opened.analysis().plan().firewall()).isNotEmpty();
    assertThat(Set.copyOf(opened.document().topology().elements())).hasSizeGreaterThan(10);
  }
}
