package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.Outage;
import edgewise.ui.simulate.Loading;
import edgewise.ui.theme.Theme;
import edgewise.work.LoadQuestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToolBar;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who does not see the window is told what everything in it is: every control has a name, every
/// one that does something has an id, and so has everything on the drawing.
@SuppressWarnings("ReferenceEquality")
class AccessibleNamesTest {
  @TempDir private Path folder;
  private Windows w;
  private Stage stage;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 900, Theme.Choice.LIGHT);
    stage = w.show();
    w.settle();
  }

  @AfterEach
  void closeWindows() {
    Windows.run(
        () -> {
          for (Window other : List.copyOf(Window.getWindows())) {
            other.hide();
          }
        });
  }

  private Document document() {
    return w.session.documentProperty().get().orElseThrow();
  }

  private List<String> nameless() {
    w.settle();
    return Windows.onFx(
        () -> {
          List<String> found = new ArrayList<>();
          for (Window window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null) {
              walk(window.getScene().getRoot(), found);
            }
          }
          return found;
        });
  }

  private static void walk(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Control control && !isDecoration(control)) {
      String where = describe(node);
      if (name(control).isBlank()) {
        found.add("no name: " + where);
      }
      if (control.isFocusTraversable() && ids(control).isEmpty() && !isAnswer(control)) {
        found.add("no id: " + where);
      }
    }
    // What a skin makes for a control belongs to the control.
    if (node instanceof Parent parent && !isClosed(node)) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
    }
  }

  private static boolean isClosed(Node node) {
    return node instanceof javafx.scene.control.ComboBoxBase<?>
        || node instanceof javafx.scene.control.TextInputControl
        || node instanceof Cell<?>
        || node instanceof TableColumnHeader;
  }

  private static boolean isDecoration(Control control) {
    return control instanceof ScrollBar
        || control instanceof Separator
        || control instanceof SplitPane
        || control instanceof ToolBar
        || control instanceof ButtonBar
        || control instanceof Cell<?>
        || control instanceof Label;
  }

  /// A button that a dialog makes of one of its answers; its words are its name.
  private static boolean isAnswer(Control control) {
    return control.getParent() != null
        && control.getParent().getParent() instanceof ButtonBar
        && control instanceof Labeled labeled
        && !labeled.getText().isBlank();
  }

  private static String name(Control control) {
    String text = String.valueOf(control.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    String own = control.getAccessibleText();
    return own != null && !own.isBlank()
        ? own
        : control instanceof Labeled labeled && labeled.getText() != null
            ? labeled.getText()
            : control.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) != null
                ? "labelled"
                : text.equals("null") ? "" : text;
  }

  private static String ids(Control control) {
    return control.getId() == null ? "" : control.getId();
  }

  private static String describe(Node node) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (Node n = node; n != null && depth < 6; n = n.getParent(), depth++) {
      out.append(out.isEmpty() ? "" : " < ")
          .append(n.getClass().getSimpleName())
          .append(n.getId() == null ? "" : "#" + n.getId())
          .append(n.getStyleClass());
    }
    return out.toString();
  }

  @Test
  void everyControlOfTheStartPageIsNamed() {
    assertThat(nameless()).isEmpty();
  }

  @Test
  void everyControlBesideTheDrawingIsNamed() {
    w.template("edge-scaled-dnslb-nat");
    for (String table : List.of("firewall", "dns", "certificates", "problems")) {
      Windows.run(() -> w.window.workspace().open(table));
      assertThat(nameless()).as(table).isEmpty();
    }
    Windows.run(() -> w.window.workspace().findInOutline());
    assertThat(nameless()).as("outline").isEmpty();
  }

  @Test
  void everyControlOfTheLoadPageIsNamed() {
    w.template("edge-scaled-dnslb-nat");
    Windows.run(
        () -> {
          Loading loading = w.session.simulating().loading();
          loading
              .questionProperty()
              .set(
                  LoadQuestion.USUAL
                      .with(LoadSettings.USUAL.withUsers(50))
                      .withDuration(Duration.ofMinutes(30))
                      .withOutages(
                          List.of(Outage.of(ElementId.of("edge01"), Duration.ofMinutes(9)))));
          w.window.actions().get("load-run").perform();
        });
    for (String view : List.of("charts", "numbers", "figures")) {
      Windows.run(() -> ((ButtonBase) w.find("#load-view-" + view)).fire());
      assertThat(nameless()).as(view).isEmpty();
    }
  }

  @Test
  void everyFieldOfEveryKindIsNamed() {
    w.template("edge-scaled-dnslb-nat");
    Map<String, ElementId> kinds = new LinkedHashMap<>();
    for (Element element : document().topology().elements()) {
      kinds.put(element.kind().value(), element.id());
    }
    kinds.forEach(
        (kind, id) -> {
          Windows.run(() -> w.session.selection().pickAll(Set.of(id)));
          assertThat(nameless()).as(kind).isEmpty();
        });
  }

  @Test
  void everyControlOfEveryDialogIsNamed() {
    w.template("edge-single-nat");
    Windows.run(
        () ->
            w.session.selection().pickAll(Set.of(document().topology().elements().getLast().id())));
    for (String id :
        List.of(
            "commands",
            "history",
            "replace",
            "keys",
            "interview",
            "shortcuts",
            "about",
            "print",
            "page-setup")) {
      Windows.run(() -> w.window.actions().get(id).perform());
      assertThat(nameless()).as(id).isEmpty();
      Windows.run(
          () ->
              List.copyOf(Window.getWindows()).stream()
                  .filter(o -> o != stage)
                  .forEach(Window::hide));
    }
  }

  @Test
  void everythingOnTheDrawingIsAnEntryWithANameAndAPlace() {
    w.template("edge-scaled-dnslb-nat");
    Node diagram = w.window.workspace().diagram();
    assertThat(diagram.getAccessibleRole()).isEqualTo(AccessibleRole.LIST_VIEW);
    int count = (Integer) ask(diagram, AccessibleAttribute.ITEM_COUNT);
    int lines = w.window.workspace().diagram().drawing().lineCount();
    assertThat(count).isGreaterThan(document().topology().elements().size() - 1 + lines);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Node entry = (Node) ask(diagram, AccessibleAttribute.ITEM_AT_INDEX, i);
      assertThat(ask(entry, AccessibleAttribute.BOUNDS)).isNotNull();
      names.add((String) ask(entry, AccessibleAttribute.TEXT));
    }
    assertThat(names).allMatch(n -> !n.isBlank());
    for (Element element : document().topology().elements()) {
      assertThat(names).as(element.name()).anyMatch(n -> n.contains(element.name()));
    }
    assertThat(names).anyMatch(n -> n.contains("lsedge → pool01"));
  }

  @Test
  void theSelectedCardIsTheEntryWithTheFocus() {
    w.template("edge-scaled-dnslb-nat");
    Windows.run(() -> w.session.selection().pickAll(Set.of(ElementId.of("lsedge"))));
    Node diagram = w.window.workspace().diagram();
    Node entry = (Node) ask(diagram, AccessibleAttribute.FOCUS_ITEM);
    assertThat((String) ask(entry, AccessibleAttribute.TEXT)).startsWith("lsedge, Edge pool");
    assertThat(ask(entry, AccessibleAttribute.SELECTED)).isEqualTo(true);
  }

  private static Object ask(Node node, AccessibleAttribute attribute, Object... parameters) {
    return Windows.onFx(() -> node.queryAccessibleAttribute(attribute, parameters));
  }
}
