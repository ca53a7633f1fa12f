package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.ElementId;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Lists that open beside the window: all columns of a table of records, and the columns of a table
/// of rows.
class WideTableTest {
  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  private void open(Theme.Choice theme) throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, theme);
    stage = w.show();
    w.template("edge-scaled-dnslb-nat");
  }

  @AfterEach
  void closeWindow() {
    Windows.run(
        () -> {
          List.copyOf(Window.getWindows()).stream()
              .filter(each -> !each.equals(stage))
              .forEach(Window::hide);
          stage.hide();
        });
  }

  @ParameterizedTest
  @EnumSource(value = Theme.Choice.class, names = "SYSTEM", mode = EnumSource.Mode.EXCLUDE)
  void headingsOfTheWideTableCanBeReadInFull(Theme.Choice theme) throws Exception {
    open(theme);
    Windows.run(() -> w.session.selection().pick(ElementId.of("lsedge"), false));
    w.settle();
    Windows.run(() -> robot.lookup("#enlarge-servers").queryAs(Button.class).fire());
    w.settle();
    Parent root =
        Windows.onFx(() -> robot.lookup("#wide-table-servers").query().getScene().getRoot());
    Windows.run(
        () -> {
          root.applyCss();
          root.layout();
        });
    save(root, "wide-table-" + theme.id());
    List<String> cut = new ArrayList<>();
    TableView<?> table =
        Windows.onFx(() -> robot.lookup("#wide-table-servers").queryAs(TableView.class));
    Windows.run(
        () ->
            table
                .getColumns()
                .forEach(
                    c -> {
                      Label title = (Label) c.getGraphic();
                      if (title.lookup(".text") instanceof Text shown
                          && !shown.getText().equals(title.getText())) {
                        cut.add(title.getText() + ": " + shown.getText());
                      }
                    }));
    assertThat(cut).isEmpty();
  }

  @Test
  void theColumnsOfATableAreListed() throws Exception {
    open(Theme.Choice.DARK);
    Windows.run(() -> w.window.actions().get("table-columns").perform());
    w.settle();
    Node list = robot.lookup("#column-list").query();
    save(Windows.onFx(() -> list.getScene().getRoot()), "columns-dark");
  }

  private static void save(Parent root, String name) {
    Windows.save(
        Windows.onFx(
            () -> {
              root.applyCss();
              root.layout();
              return root.snapshot(null, null);
            }),
        Path.of("target/snapshots/" + name + ".png"));
  }
}
