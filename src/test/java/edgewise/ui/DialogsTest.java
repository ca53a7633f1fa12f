package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.ui.action.Action;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.LabeledSkinBase;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every dialog and panel that an action opens over the window.
@SuppressWarnings("ReferenceEquality")
class DialogsTest {
  private static final List<String> ACTIONS =
      List.of(
          "about",
          "commands",
          "compare-with",
          "export",
          "find",
          "history",
          "interview",
          "keys",
          "page-setup",
          "print",
          "replace",
          "shortcuts",
          "simulate-add-fault",
          "table-columns");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private List<Window> opened() {
    return Windows.onFx(
        () -> Window.getWindows().stream().filter(o -> o.isShowing() && o != stage).toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void eachFitsTheScreenSaysItsWholeTextAndGoesWithEscape(Theme.Choice theme) {
    w = Windows.of(folder, 1280, 800, theme);
    stage = w.show();
    w.template("edge-scaled-dnslb-nat");
    Document before = w.session.documentProperty().get().orElseThrow();
    Set<String> seen = new TreeSet<>();
    List<String> faults = new ArrayList<>();
    for (String id : ACTIONS) {
      Action action = w.window.actions().get(id);
      Windows.run(() -> w.session.selection().pickAll(Set.of(ElementId.of("lsedge"))));
      // A dialog that is waited for holds what opened it, not the thread.
      javafx.application.Platform.runLater(action::perform);
      w.settle();
      for (Window dialog : opened()) {
        seen.add(action.id());
        WritableImage picture =
            Windows.onFx(
                () -> {
                  Parent root = dialog.getScene().getRoot();
                  root.applyCss();
                  root.layout();
                  return dialog.getScene().snapshot(null);
                });
        Windows.save(
            picture, Path.of("target/snapshots/dialogs", action.id() + "-" + theme.id() + ".png"));
        if (dialog.getWidth() > 1280 || dialog.getHeight() > 800) {
          faults.add(action.id() + " is larger than a small screen");
        }
        Windows.run(() -> cut(dialog.getScene().getRoot(), action.id(), faults));
      }
      if (!opened().isEmpty()) {
        robot.type(KeyCode.ESCAPE);
        w.settle();
        if (!opened().isEmpty()) {
          faults.add(action.id() + " stays after Escape");
          Windows.run(() -> opened().forEach(Window::hide));
        }
      }
      w.settle();
    }
    assertThat(seen).containsExactlyElementsOf(ACTIONS);
    assertThat(faults).isEmpty();
    assertThat(w.session.documentProperty().get()).contains(before);
  }

  /// Labels, headings and buttons whose words do not fit.
  private static void cut(Node node, String where, List<String> into) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled
        && !(labeled instanceof javafx.scene.control.Cell<?>)
        && labeled.getSkin() instanceof LabeledSkinBase<?>
        && labeled.lookup(".text") instanceof Text text
        && !labeled.getText().isEmpty()
        && !text.getText().isEmpty()
        && !text.getText().equals(labeled.getText())
        && text.getText().contains("...")
        && labeled.getTooltip() == null) {
      into.add(where + ": " + labeled.getText());
    }
    if (node instanceof Label) {
      return;
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(c -> cut(c, where, into));
    }
  }
}
