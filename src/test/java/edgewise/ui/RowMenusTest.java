package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.check.Finding;
import edgewise.check.Issuance;
import edgewise.edit.SetProperty;
import edgewise.edit.TakeIssued;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.IssuedCertificate;
import edgewise.model.Routing;
import edgewise.plan.FirewallRow;
import edgewise.ui.panel.RowTable;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Menus of rows and of the outline, and the way from a problem to its field and to its repair.
class RowMenusTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;
  private Stage stage;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    stage = w.show();
    w.template("edge-single-nat");
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

  private Document document() {
    return w.session.documentProperty().get().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private <R> RowTable<R> table(String id) {
    RowTable<R> table = Windows.onFx(() -> (RowTable<R>) w.window.workspace().open(id));
    w.settle();
    return table;
  }

  private ContextMenu menu() {
    return Windows.onFx(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no menu")));
  }

  private MenuItem item(String id) {
    return menu().getItems().stream()
        .filter(i -> id.equals(i.getId()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + menu().getItems()));
  }

  private void choose(String id) {
    MenuItem item = item(id);
    Windows.run(
        () -> {
          menu().hide();
          item.fire();
        });
    w.settle();
  }

  private void picture(String name) {
    Windows.save(w.picture(), Path.of("target/pictures/" + name + ".png"));
  }

  private void menuPicture(String name) {
    Windows.save(
        Windows.onFx(() -> menu().getScene().getRoot().snapshot(null, null)),
        Path.of("target/pictures/" + name + ".png"));
  }

  private <R> void select(RowTable<R> table, int row) {
    Windows.run(
        () -> {
          table.table().requestFocus();
          table.table().getSelectionModel().clearAndSelect(row);
          table.table().getFocusModel().focus(row);
        });
  }

  private Node cell(RowTable<?> table, int row, String column) {
    return Windows.onFx(
        () ->
            table.table().lookupAll(".table-cell").stream()
                .filter(n -> n.getParent() instanceof TableRow<?> r && r.getIndex() == row)
                .filter(
                    n ->
                        ((javafx.scene.control.TableCell<?, ?>) n)
                            .getTableColumn()
                            .getId()
                            .equals(column))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void anIssuedCertificateIsForgottenFromItsMenu() {
    String id =
        w.session.plannedProperty().get().orElseThrow().plan().certificates().getFirst().id();
    Windows.run(
        () ->
            w.session.edit(
                new TakeIssued(
                    List.of(
                        new IssuedCertificate(
                            id,
                            "sip.contoso.com",
                            List.of(),
                            "CA",
                            "1f",
                            "2026-01-01T00:00:00Z",
                            "2027-01-01T00:00:00Z",
                            "RSA 2048",
                            "SHA256withRSA",
                            "00ff",
                            true,
                            false,
                            true,
                            true,
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            true,
                            List.of(),
                            Optional.empty(),
                            List.of())))));
    w.settle();
    RowTable<Issuance> table = table("certificates");
    robot.rightClickOn(cell(table, 0, "subject"));
    choose("row-forget-issued");
    assertThat(document().decisions().issued()).isEqualTo(List.of());
    robot.rightClickOn(cell(table, 0, "subject"));
    assertThat(menu().getItems()).noneMatch(i -> "row-forget-issued".equals(i.getId()));
  }

  @Test
  void aRowIsFilteredCopiedAndShownFromItsMenu() {
    RowTable<FirewallRow> table = table("firewall");
    robot.rightClickOn(cell(table, 1, "application"));
    String application = table.shownRows().get(1).application();
    menuPicture("row-menu");
    choose("row-copy-value");
    assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(application);
    robot.rightClickOn(cell(table, 1, "application"));
    choose("row-filter");
    assertThat(table.shownRows())
        .isNotEmpty()
        .allMatch(r -> r.application().equals(application))
        .hasSizeLessThan(table.size());
    select(table, 0);
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
    choose("row-show-all");
    assertThat(table.shownRows()).hasSize(table.size());
    select(table, 2);
    robot.type(KeyCode.CONTEXT_MENU);
    FirewallRow row = table.shownRows().get(2);
    choose("row-select");
    assertThat(w.session.selection().elements()).isEqualTo(row.elements());
  }

  @Test
  void columnsAreChosenFromTheMenuOfARow() {
    RowTable<FirewallRow> table = table("firewall");
    robot.rightClickOn(cell(table, 1, "application"));
    choose("row-columns");
    assertThat(robot.lookup("#column-list").queryAll()).isNotEmpty();
  }

  @Test
  void columnsAreChosenFromTheMenuOfAGroup() {
    RowTable<FirewallRow> table = table("firewall");
    Windows.run(() -> table.groupBy(Optional.of("application")));
    w.settle();
    select(table, 0);
    robot.type(KeyCode.CONTEXT_MENU);
    choose("row-columns");
    assertThat(robot.lookup("#column-list").queryAll()).isNotEmpty();
  }

  @Test
  void theOutlineOffersWhatTheDrawingOffers() {
    Windows.run(() -> w.window.workspace().findInOutline());
    w.settle();
    TreeView<?> tree = Windows.onFx(() -> w.window.workspace().outline().tree());
    Windows.run(
        () -> {
          w.session.selection().pick(EDGE, false);
          tree.requestFocus();
        });
    robot.type(KeyCode.CONTEXT_MENU);
    menuPicture("outline-menu");
    assertThat(menu().getItems())
        .extracting(MenuItem::getId)
        .contains("context-rename", "context-duplicate", "context-rows-of-selection");
    choose("context-rename");
    assertThat(Windows.onFx(() -> w.scene.getFocusOwner().getId())).isEqualTo("field-name");
    Windows.run(tree::requestFocus);
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
    choose("context-delete");
    assertThat(document().topology().elements()).noneMatch(e -> e.id().equals(EDGE));
  }

  @Test
  void onlyRowsOfTheSelectionAreShown() {
    RowTable<FirewallRow> table = table("firewall");
    Windows.run(
        () -> {
          w.session.selection().pick(EDGE, false);
          w.window.actions().get("rows-of-selection").perform();
        });
    assertThat(table.shownRows()).isNotEmpty().allMatch(r -> r.elements().contains(EDGE));
    assertThat(table.shownRows()).hasSizeLessThan(table.size());
  }

  private RowTable<Finding> faulty() {
    Windows.run(
        () -> {
          w.session.edit(SetProperty.of(ElementId.of("lsedge-1"), "adapters", 1));
          w.session.edit(SetProperty.of(EDGE, "natSymmetric", false));
          w.session.edit(SetProperty.of(EDGE, "nextHop", Optional.empty()));
          w.session.edit(SetProperty.ofOrganization("accessEdge.routing", Routing.DEFAULT));
        });
    w.settle();
    return table("problems");
  }

  private static int row(RowTable<Finding> table, String check) {
    for (int i = 0; i < table.shownRows().size(); i++) {
      if (table.shownRows().get(i).check().equals(check)) {
        return i;
      }
    }
    throw new AssertionError("no " + check);
  }

  @Test
  void aProblemIsRepairedByTheButtonInItsRow() {
    RowTable<Finding> table = faulty();
    picture("problem-rows");
    int at = row(table, "EDGE-NET-18");
    Windows.run(() -> table.table().scrollTo(at));
    w.settle();
    Node message = cell(table, at, "message");
    Button fix = (Button) Windows.onFx(() -> message.lookup(".fix-button"));
    Document before = document();
    robot.clickOn(fix);
    w.settle();
    assertThat(table.shownRows()).noneMatch(f -> f.check().equals("EDGE-NET-18"));
    Windows.run(w.session::undo);
    assertThat(document()).isSameAs(before);
  }

  @Test
  void keysRepairAProblemAndGoOnWithTheNext() {
    RowTable<Finding> table = faulty();
    select(table, row(table, "EDGE-NET-03"));
    robot.press(KeyCode.CONTROL).type(KeyCode.PERIOD).release(KeyCode.CONTROL);
    w.settle();
    assertThat(table.shownRows()).noneMatch(f -> f.check().equals("EDGE-NET-03"));
    assertThat(table.table().getSelectionModel().getSelectedItems()).hasSize(1);
  }

  @Test
  void enterGoesFromAProblemToItsField() {
    RowTable<Finding> table = faulty();
    select(table, row(table, "EDGE-NET-18"));
    robot.type(KeyCode.ENTER);
    w.settle();
    assertThat(w.session.selection().elements()).isEqualTo(Set.of(EDGE));
    assertThat(Windows.onFx(() -> w.scene.getFocusOwner().getId())).isEqualTo("field-natSymmetric");
    picture("problem-field");
    Node field = Windows.onFx(() -> w.scene.getFocusOwner());
    Node scroll = w.find("#inspector .scroll-pane");
    assertThat(
            Windows.onFx(
                () ->
                    scroll
                        .localToScene(scroll.getBoundsInLocal())
                        .contains(field.localToScene(field.getBoundsInLocal()))))
        .isTrue();
    select(table, row(table, "EDGE-NET-03"));
    robot.type(KeyCode.ENTER);
    w.settle();
    assertThat(Windows.onFx(() -> w.scene.getFocusOwner().getId())).isEqualTo("table-servers");
  }

  @Test
  void eachProblemLeadsSomewhereAndOneGoesThroughThemByKeys() {
    RowTable<Finding> table = faulty();
    for (int i = 0; i < table.size(); i++) {
      robot.type(KeyCode.F8);
      w.settle();
      Finding finding = table.shownRows().get(i);
      Node owner = Windows.onFx(() -> w.scene.getFocusOwner());
      boolean inside = false;
      for (Node n = owner; n != null; n = n.getParent()) {
        inside |= "inspector".equals(n.getId());
      }
      assertThat(inside).as(finding.check()).isTrue();
    }
  }

  @Test
  void plainKeysZoomTheDrawingAndCanBeGivenAway() {
    Windows.run(() -> w.window.workspace().diagram().requestFocus());
    robot.type(KeyCode.DIGIT1);
    assertThat(Windows.onFx(() -> w.window.workspace().diagram().viewportProperty().get().scale()))
        .isEqualTo(1);
    robot.type(KeyCode.MINUS);
    double smaller =
        Windows.onFx(() -> w.window.workspace().diagram().viewportProperty().get().scale());
    assertThat(smaller).isLessThan(1);
    Windows.run(() -> w.window.keys().choose(w.window.actions().get("zoom-100"), List.of()));
    robot.type(KeyCode.DIGIT1);
    assertThat(Windows.onFx(() -> w.window.workspace().diagram().viewportProperty().get().scale()))
        .isEqualTo(smaller);
  }
}
