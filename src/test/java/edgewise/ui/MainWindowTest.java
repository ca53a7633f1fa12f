package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.Kinds;
import edgewise.fixture.Designs;
import edgewise.layout.Box;
import edgewise.model.ElementId;
import edgewise.plan.FirewallRow;
import edgewise.ui.action.Action;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.panel.Outline;
import edgewise.ui.panel.RowKind;
import edgewise.ui.panel.RowTable;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Theme;
import edgewise.work.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window as a person uses it: with pointer and keys.
class MainWindowTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1000, 800, Theme.Choice.LIGHT);
    w.show();
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private DiagramView diagram() {
    return w.window.workspace().diagram();
  }

  @SuppressWarnings("unchecked")
  private RowTable<FirewallRow> firewall() {
    return Windows.onFx(() -> (RowTable<FirewallRow>) w.window.workspace().open("firewall"));
  }

  private <T extends Node> T find(String query, Class<T> type) {
    return robot.lookup(query).queryAs(type);
  }

  @Test
  void aTemplateOpensWithDrawingTablesAndOutline() {
    w.template("edge-single-nat");
    Opened opened = w.session.opened().orElseThrow();
    assertThat(diagram().drawing().size())
        .isEqualTo(
            (int)
                opened.document().topology().elements().stream()
                    .filter(e -> !(e instanceof edgewise.model.Site))
                    .count());
    assertThat(firewall().shownRows()).isEqualTo(opened.analysis().plan().firewall());
    assertThat(find("#status-counts", Label.class).getText())
        .contains(opened.analysis().plan().firewall().size() + " firewall rules");
    assertThat(w.window.title()).isEqualTo("Single Edge, NAT – Edgewise");
  }

  @Test
  void aSelectedRowLightsUpItsElements() {
    w.template("edge-single-nat");
    RowTable<FirewallRow> table = firewall();
    Windows.run(() -> table.table().getSelectionModel().select(3));
    FirewallRow row = table.shownRows().get(3);
    assertThat(diagram().marked())
        .containsExactlyInAnyOrderElementsOf(
            row.elements().stream().filter(id -> diagram().drawing().find(id).isPresent()).toList())
        .isNotEmpty();
  }

  @Test
  void anElementClickedOnTheDrawingPicksItsRows() {
    w.template("edge-single-nat");
    w.settle();
    Box box = Windows.onFx(() -> diagram().screenBox(EDGE).orElseThrow());
    robot.clickOn(diagram().localToScreen(box.centerX(), box.centerY()), MouseButton.PRIMARY);
    assertThat(w.session.selection().elements()).containsExactly(EDGE);
    RowTable<FirewallRow> table = firewall();
    assertThat(table.relatedRows())
        .isEqualTo(table.shownRows().stream().filter(r -> r.elements().contains(EDGE)).toList())
        .isNotEmpty();
    ToggleButton only = find("#only-selection-firewall", ToggleButton.class);
    Windows.run(only::fire);
    assertThat(table.shownRows())
        .allMatch(r -> r.elements().contains(EDGE))
        .hasSizeLessThan(table.size());
  }

  @Test
  void typedWordsNarrowTheTable() {
    w.template("edge-single-nat");
    RowTable<FirewallRow> table = firewall();
    robot.clickOn("#search-firewall").write("5061 sip");
    assertThat(table.shownRows())
        .isNotEmpty()
        .hasSizeLessThan(table.size())
        .allMatch(r -> r.application().equals("SIP") || r.toString().contains("SIP"));
    Windows.run(() -> find("#search-firewall", TextInputControl.class).clear());
    assertThat(table.shownRows()).hasSize(table.size());
  }

  @Test
  void chipsNarrowTheTableToAFirewall() {
    w.template("edge-single-nat");
    RowTable<FirewallRow> table = firewall();
    Windows.run(() -> find("#chip-firewall-internal", ToggleButton.class).fire());
    assertThat(table.shownRows()).isNotEmpty().allMatch(r -> r.firewall().id().equals("internal"));
  }

  @Test
  void portsSortByNumber() {
    w.template("edge-single-nat");
    RowTable<FirewallRow> table = firewall();
    TableView<Listing.Line<FirewallRow>> view = table.table();
    TableColumn<Listing.Line<FirewallRow>, ?> port =
        view.getColumns().stream()
            .filter(c -> c.getId().equals("port_from"))
            .findFirst()
            .orElseThrow();
    Windows.run(() -> view.getSortOrder().setAll(List.of(port)));
    List<Integer> ports =
        table.shownRows().stream().flatMap(r -> r.ports().stream()).map(p -> p.from()).toList();
    assertThat(ports).isSorted();
    assertThat(ports.getLast()).isGreaterThan(ports.getFirst());
  }

  @Test
  void copiedRowsAreTabSeparatedWithHeadings() {
    w.template("edge-single-nat");
    RowTable<FirewallRow> table = firewall();
    Windows.run(
        () -> {
          table.table().requestFocus();
          table.table().getSelectionModel().select(0);
        });
    robot.press(KeyCode.CONTROL).press(KeyCode.C).release(KeyCode.C).release(KeyCode.CONTROL);
    String text = Windows.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(text.lines()).hasSize(2);
    assertThat(text.lines().findFirst().orElseThrow()).startsWith("Firewall\tSite\t");
  }

  @Test
  void tabGoesThroughTheElementsAndEscapeLetsGo() {
    w.template("edge-single-nat");
    Windows.run(() -> diagram().requestFocus());
    robot.type(KeyCode.TAB);
    ElementId first = w.session.selection().elements().iterator().next();
    robot.type(KeyCode.TAB);
    ElementId second = w.session.selection().elements().iterator().next();
    assertThat(second).isNotEqualTo(first);
    assertThat(diagram().getAccessibleText()).startsWith("Selected: ");
    robot.type(KeyCode.ESCAPE);
    assertThat(w.session.selection().elements()).isEmpty();
  }

  @Test
  void keysZoomAroundTheMiddle() {
    w.template("edge-single-nat");
    w.settle();
    double before = diagram().viewportProperty().get().scale();
    Windows.run(() -> diagram().requestFocus());
    robot.type(KeyCode.DIGIT1);
    assertThat(diagram().viewportProperty().get().scale()).isEqualTo(1);
    robot.type(KeyCode.DIGIT0);
    assertThat(diagram().viewportProperty().get().scale()).isEqualTo(before);
    assertThat(find("#status-zoom", Label.class).getText())
        .isEqualTo(Math.round(before * 100) + " %");
  }

  @Test
  void draggingWithTheMiddleButtonMovesTheView() {
    w.template("edge-single-nat");
    w.settle();
    Box frame = Windows.onFx(() -> diagram().screenBox(EDGE).orElseThrow());
    double x = diagram().viewportProperty().get().tx();
    robot
        .moveTo(diagram().localToScreen(frame.centerX(), diagram().getHeight() - 6))
        .press(MouseButton.MIDDLE)
        .moveBy(40, 0)
        .release(MouseButton.MIDDLE);
    assertThat(diagram().viewportProperty().get().tx()).isEqualTo(x + 40);
    assertThat(w.session.selection().elements()).isEmpty();
  }

  @Test
  void theOutlineFindsAnAddress() {
    w.template("edge-single-nat");
    Windows.run(() -> w.window.workspace().findInOutline());
    robot.clickOn("#search-outline").write("lsedge.contoso");
    TreeView<Outline.Entry> tree = w.window.workspace().outline().tree();
    assertThat(names(tree.getRoot())).contains("lsedge").doesNotContain("rp01");
  }

  private static List<String> names(TreeItem<Outline.Entry> item) {
    List<String> names = new ArrayList<>();
    names.add(item.getValue().name());
    item.getChildren().forEach(c -> names.addAll(names(c)));
    return names;
  }

  @Test
  void theThemeChangesAtOnceAndIsRemembered() throws IOException {
    w.template("edge-single-nat");
    var light = w.picture();
    Windows.run(() -> w.window.actions().get("theme-dark").perform());
    var dark = w.picture();
    assertThat(light.getPixelReader().getColor(5, 790).getBrightness()).isGreaterThan(0.9);
    assertThat(dark.getPixelReader().getColor(5, 790).getBrightness()).isLessThan(0.2);
    assertThat(Files.readString(folder.resolve("settings.properties"))).contains("theme=dark");
  }

  @Test
  void aDroppedFileOpensAndIsRemembered() throws IOException {
    Path file =
        Files.write(folder.resolve("mine.edgewise"), Designs.templateBytes("edge-single-public"));
    boolean taken = Windows.onFx(() -> w.window.drop(List.of(file.toFile())));
    w.settle();
    assertThat(taken).isTrue();
    assertThat(w.session.opened().flatMap(Opened::file)).contains(file);
    assertThat(w.session.program().recentFiles().stream().map(r -> r.file()))
        .containsExactly(file.toAbsolutePath());
    Windows.run(w.session.program()::clearRecent);
    assertThat(w.session.program().recentFiles()).isEmpty();
  }

  @Test
  void openAsksForAFileAndSaveAsWritesOne() throws IOException {
    Path file =
        Files.write(folder.resolve("mine.edgewise"), Designs.templateBytes("edge-single-public"));
    w.dialogs.answer = Optional.of(file);
    Windows.run(w.window.actions().get("open")::perform);
    w.settle();
    Path copy = folder.resolve("copy.edgewise");
    w.dialogs.answer = Optional.of(copy);
    Windows.run(w.window.actions().get("save-as")::perform);
    w.settle();
    assertThat(copy).hasSameBinaryContentAs(file);
    assertThat(w.window.title()).isEqualTo("copy.edgewise – Edgewise");
  }

  @Test
  void anUnreadableFileIsOneSentenceAboveTheDrawing() throws IOException {
    w.template("edge-single-nat");
    Path broken = Files.writeString(folder.resolve("broken.edgewise"), "{ \"formatVersion\": 1, ");
    Windows.run(() -> w.session.open(broken));
    w.settle();
    String sentence = find("#banner-text", Label.class).getText();
    assertThat(sentence)
        .contains("broken.edgewise:1:")
        .doesNotContain("Exception")
        .doesNotContain("\n");
    assertThat(w.session.opened().orElseThrow().name()).isEqualTo("Single Edge, NAT");
    robot.clickOn("#banner-close");
    assertThat(robot.lookup("#banner-text").tryQuery()).isEmpty();
  }

  @Test
  void closingGoesBackToTheStartPage() {
    w.template("edge-single-nat");
    Windows.run(w.window.actions().get("close")::perform);
    assertThat(robot.lookup("#start-page").tryQuery()).isPresent();
    assertThat(w.window.title()).isEqualTo("Edgewise");
  }

  @Test
  void everyControlHasAName() {
    assertNamed();
    w.template("edge-scaled-hlb");
    for (String table : List.of("firewall", "dns", "certificates", "problems")) {
      Windows.run(() -> w.window.workspace().open(table));
      w.settle();
      assertNamed();
    }
  }

  private void assertNamed() {
    List<String> nameless = new ArrayList<>();
    Windows.run(() -> collect(w.window.root(), nameless));
    assertThat(nameless).isEmpty();
  }

  private static void collect(Node node, List<String> nameless) {
    boolean control =
        node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof TableView<?>
            || node instanceof TreeView<?>
            || node instanceof DiagramView;
    boolean internal =
        node.getStyleClass().stream()
            .anyMatch(
                c -> c.contains("arrow") || c.endsWith("-scroll") || c.equals("increment-button"));
    boolean said =
        (node.getAccessibleText() != null && !node.getAccessibleText().isBlank())
            || (node instanceof Labeled l && l.getText() != null && !l.getText().isBlank());
    if (control && !internal && node.isVisible() && !said) {
      nameless.add(node.toString());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(c -> collect(c, nameless));
    }
  }

  @Test
  void everythingTheWindowSaysHasAText() {
    var missing = new TreeSet<String>();
    var texts = w.session.texts();
    for (var kind : Kinds.standard().all()) {
      need(missing, "kind." + kind.id());
      need(missing, "kind." + kind.id() + ".hint");
      if (!Icon.exists(kind.id().value())) {
        missing.add("icon of " + kind.id());
      }
    }
    for (Action action : w.window.actions().all()) {
      need(missing, action.label().key());
      if (!action.icon().isEmpty()
          && !Icon.exists("action/" + action.icon())
          && !Icon.exists(action.icon())) {
        missing.add("icon " + action.icon());
      }
    }
    w.session.designs().templates().forEach(t -> need(missing, "template." + t));
    for (RowKind<?> kind :
        List.of(RowKind.FIREWALL, RowKind.DNS, RowKind.CERTIFICATES, RowKind.PROBLEMS)) {
      kind.columns().forEach(c -> need(missing, "column." + kind.id() + "." + c.id()));
      kind.chips().forEach(c -> need(missing, "chip." + kind.id() + "." + c));
    }
    for (Class<?> type : edgewise.model.Element.class.getPermittedSubclasses()) {
      properties(missing, type);
    }
    properties(missing, edgewise.model.Organization.class);
    assertThat(missing).isEmpty();
    assertThat(texts.has("no such text")).isFalse();
  }

  private static void properties(Set<String> missing, Class<?> type) {
    if (type.isSealed()) {
      for (Class<?> sub : type.getPermittedSubclasses()) {
        properties(missing, sub);
      }
      return;
    }
    for (var component : type.getRecordComponents()) {
      need(missing, "property." + component.getName());
      String generic = component.getGenericType().getTypeName();
      for (String name : generic.split("[<>]")) {
        values(missing, name);
      }
    }
  }

  private static void values(Set<String> missing, String name) {
    try {
      Class<?> type = name.startsWith("edgewise.model.") ? Class.forName(name) : Object.class;
      if (type.isEnum()) {
        for (Object constant : type.getEnumConstants()) {
          need(missing, "value." + type.getSimpleName() + "." + ((Enum<?>) constant).name());
        }
      } else if (type.isRecord() && !edgewise.model.Element.class.isAssignableFrom(type)) {
        properties(missing, type);
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void need(Set<String> missing, String key) {
    if (!edgewise.text.Texts.english().has(key)) {
      missing.add(key);
    }
  }

  @Test
  void theMenuOffersEveryStarterDesign() {
    List<String> files =
        Designs.templateNames().stream().filter(n -> !n.equals("blank")).sorted().toList();
    assertThat(w.session.designs().templates()).containsExactlyInAnyOrderElementsOf(files);
  }
}
