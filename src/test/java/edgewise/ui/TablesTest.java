package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.check.Finding;
import edgewise.edit.Command;
import edgewise.edit.Remove;
import edgewise.edit.SetProperty;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.plan.FirewallRow;
import edgewise.ui.panel.RowTable;
import edgewise.ui.theme.Theme;
import edgewise.work.Listing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tables beside the drawing: groups, filters, columns, and both ways to the drawing.
class TablesTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    w.show();
    w.template("edge-single-nat");
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  @SuppressWarnings("unchecked")
  private RowTable<FirewallRow> firewall() {
    return Windows.onFx(() -> (RowTable<FirewallRow>) w.window.workspace().open("firewall"));
  }

  private static List<String> names(RowTable<?> table) {
    return table.headings().stream().map(Listing.Heading::name).toList();
  }

  @Test
  void groupsAreClosedAndOpenedWithKeysAndRemembered() {
    RowTable<FirewallRow> table = firewall();
    Windows.run(() -> table.groupBy(Optional.of("firewall")));
    assertThat(names(table)).containsExactly("external", "internal", "internal-net");
    assertThat(table.shownRows()).hasSize(table.size());
    Windows.run(
        () -> {
          table.table().requestFocus();
          table.table().getSelectionModel().clearAndSelect(0);
          table.table().getFocusModel().focus(0);
        });
    robot.type(KeyCode.LEFT);
    assertThat(table.shownRows()).isNotEmpty().noneMatch(r -> r.firewall().id().equals("external"));
    robot.type(KeyCode.ENTER);
    assertThat(table.shownRows()).hasSize(table.size());
    assertThat(w.session.settings().get("table.firewall.group", "")).isEqualTo("firewall");
  }

  @Test
  void headingsAreShownWhole() {
    List<String> cut = new ArrayList<>();
    for (String id : List.of("firewall", "dns", "certificates", "problems", "changes")) {
      Windows.run(() -> w.window.actions().get("table-" + id).perform());
      w.settle();
      Windows.run(
          () ->
              w.scene.getRoot().lookupAll(".column-header .label").stream()
                  .map(Label.class::cast)
                  .filter(l -> l.getWidth() > 0 && l.getWidth() < Math.floor(l.prefWidth(-1)))
                  .forEach(l -> cut.add(id + ": " + l.getText())));
    }
    assertThat(cut).isEmpty();
  }

  @Test
  void groupsHoldOnlyWhatPassesTheFilters() {
    RowTable<FirewallRow> table = firewall();
    Windows.run(
        () -> {
          table.groupBy(Optional.of("application"));
          table.narrow("port_from", "5061");
        });
    assertThat(table.shownRows())
        .isNotEmpty()
        .allMatch(r -> r.ports().map(p -> p.contains(5061)).orElse(true));
    assertThat(table.headings().stream().mapToInt(h -> h.rows().size()).sum())
        .isEqualTo(table.shownRows().size());
  }

  @Test
  void filtersAreChipsThatCanBeTakenAway() {
    RowTable<FirewallRow> table = firewall();
    Windows.run(
        () -> {
          table.narrow("destination_addresses", "131.107.155.0/24");
          table.narrow("port_from", "50000-59999");
        });
    int both = table.shownRows().size();
    Windows.run(() -> robot.lookup("#filter-chip-firewall-port_from").queryAs(Button.class).fire());
    assertThat(table.shownRows()).hasSizeGreaterThan(both).hasSizeLessThan(table.size());
    Windows.run(() -> table.narrow("port_from", "1"));
    assertThat(table.shownRows()).isEmpty();
    w.settle();
    Windows.run(() -> robot.lookup("#show-all-firewall").queryAs(Button.class).fire());
    assertThat(table.shownRows()).hasSize(table.size());
  }

  @Test
  void aFunnelAsksForWordsAndValues() {
    RowTable<FirewallRow> table = firewall();
    w.settle();
    Windows.run(() -> robot.lookup("#funnel-firewall-application").queryAs(Button.class).fire());
    Windows.run(() -> robot.lookup("#filter-text").queryAs(TextField.class).setText("sip"));
    assertThat(table.shownRows())
        .isNotEmpty()
        .allMatch(r -> r.application().toLowerCase(java.util.Locale.ROOT).contains("sip"));
    Windows.run(() -> robot.lookup("#filter-clear").queryAs(Button.class).fire());
    assertThat(table.shownRows()).hasSize(table.size());
    assertThat(robot.lookup("#filter-text").tryQuery()).isEmpty();
  }

  @Test
  void enterShowsARowOnTheDrawing() {
    RowTable<FirewallRow> table = firewall();
    w.settle();
    double before = w.window.workspace().diagram().viewportProperty().get().scale();
    Windows.run(
        () -> {
          table.table().requestFocus();
          table.table().getSelectionModel().clearAndSelect(2);
          table.table().getFocusModel().focus(2);
        });
    robot.type(KeyCode.ENTER);
    assertThat(w.session.selection().elements()).isEqualTo(table.shownRows().get(2).elements());
    assertThat(w.window.workspace().diagram().viewportProperty().get().scale())
        .isNotEqualTo(before);
  }

  @Test
  void aSelectedGroupIsCopiedWithItsRows() {
    RowTable<FirewallRow> table = firewall();
    Windows.run(
        () -> {
          table.groupBy(Optional.of("firewall"));
          table.table().requestFocus();
          table.table().getSelectionModel().clearAndSelect(0);
        });
    robot.press(KeyCode.CONTROL).press(KeyCode.C).release(KeyCode.C).release(KeyCode.CONTROL);
    String text = Windows.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(text.lines()).hasSize(2 + table.headings().getFirst().rows().size());
    assertThat(text.lines().skip(1).findFirst().orElseThrow()).startsWith("external  (");
  }

  @Test
  void theSelectionStaysWhenTheDesignIsDerivedAnew() {
    RowTable<FirewallRow> table = firewall();
    FirewallRow row = table.shownRows().get(4);
    Windows.run(
        () -> {
          table.table().getSelectionModel().clearAndSelect(4);
          table.show(w.session.opened().orElseThrow().analysis().planned());
        });
    assertThat(table.table().getSelectionModel().getSelectedItems())
        .containsExactly(new Listing.Entry<>(row));
  }

  @Test
  void anElementPickedOnTheDrawingHasItsRows() {
    RowTable<FirewallRow> table = firewall();
    Windows.run(() -> w.session.selection().pickAll(Set.of(EDGE)));
    assertThat(table.relatedRows()).isNotEmpty().allMatch(r -> r.elements().contains(EDGE));
  }

  @SuppressWarnings("unchecked")
  private RowTable<Finding> problems() {
    return Windows.onFx(() -> (RowTable<Finding>) w.window.workspace().open("problems"));
  }

  @Test
  void aProblemIsRepairedInOneStepThatCanBeUndone() {
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "natInternal", true)));
    w.settle();
    RowTable<Finding> table = problems();
    int at = indexOf(table, "EDGE-NET-09");
    Windows.run(() -> table.table().getSelectionModel().clearAndSelect(at));
    w.settle();
    Windows.run(() -> robot.lookup("#fix-0").queryAs(Button.class).fire());
    w.settle();
    assertThat(table.shownRows()).noneMatch(f -> f.check().equals("EDGE-NET-09"));
    Windows.run(w.session::undo);
    w.settle();
    assertThat(table.shownRows()).anyMatch(f -> f.check().equals("EDGE-NET-09"));
  }

  @Test
  void aProblemIsAcceptedForAReasonAndTakenBack() {
    RowTable<Finding> table = problems();
    Finding first = table.shownRows().getFirst();
    Windows.run(() -> table.table().getSelectionModel().clearAndSelect(0));
    w.settle();
    Button accept = robot.lookup("#accept").queryAs(Button.class);
    assertThat(accept.isDisabled()).isTrue();
    Windows.run(
        () -> {
          robot.lookup("#accept-reason").queryAs(TextField.class).setText("Tested with both sides");
          accept.fire();
        });
    w.settle();
    assertThat(table.shownRows()).doesNotContain(first);
    assertThat(table.headings().getLast())
        .isEqualTo(new Listing.Heading<>("", List.of(first), false, true));
    Windows.run(w.session::undo);
    w.settle();
    assertThat(table.shownRows()).contains(first);
  }

  private static int indexOf(RowTable<Finding> table, String check) {
    return table.shownRows().stream().map(Finding::check).toList().indexOf(check);
  }

  private static List<String> columns(RowTable<?> table) {
    return Windows.onFx(
        () -> table.table().getVisibleLeafColumns().stream().map(TableColumn::getId).toList());
  }

  @Test
  void columnsAreMovedAndHiddenByKeysAndRemembered() {
    RowTable<FirewallRow> table = firewall();
    List<String> before = columns(table);
    int at = Windows.onFx(() -> table.table().getColumns().indexOf(column(table, before.get(0))));
    Windows.run(() -> w.window.actions().get("table-columns").perform());
    w.settle();
    inList(KeyCode.DOWN, true);
    int now = Windows.onFx(() -> table.table().getColumns().indexOf(column(table, before.get(0))));
    assertThat(now).isEqualTo(at + 1);
    inList(KeyCode.SPACE, false);
    assertThat(columns(table)).isEqualTo(before.subList(1, before.size()));
    inList(KeyCode.UP, true);
    inList(KeyCode.SPACE, false);
    inList(KeyCode.DOWN, false);
    inList(KeyCode.DOWN, false);
    inList(KeyCode.UP, true);
    List<String> after = columns(table);
    assertThat(after).hasSameElementsAs(before).isNotEqualTo(before);
    inList(KeyCode.ESCAPE, false);
    assertThat(Windows.onFx(() -> table.table().isFocused())).isTrue();
    Windows another = w.another(1280, 800).template("edge-single-nat");
    assertThat(columns(Windows.onFx(() -> another.window.workspace().open("firewall"))))
        .isEqualTo(after);
    Windows.run(() -> w.window.actions().get("table-columns").perform());
    Windows.run(() -> robot.lookup("#columns-standard").queryAs(Button.class).fire());
    assertThat(columns(table)).isEqualTo(before);
    inList(KeyCode.ESCAPE, false);
  }

  /// A key in the list of columns. Which window has the keys of the headless platform depends on
  /// the windows of tests before; where they arrive in this one does not.
  private void inList(KeyCode code, boolean alt) {
    Windows.run(
        () -> {
          Node list = robot.lookup("#column-list").query();
          list.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false));
        });
    w.settle();
  }

  private static TableColumn<?, ?> column(RowTable<?> table, String id) {
    return table.table().getColumns().stream()
        .filter(c -> c.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theExplanationTakesRoomOnlyWhenARowIsChosen() {
    RowTable<FirewallRow> table = firewall();
    w.settle();
    double wide = Windows.onFx(() -> table.table().getWidth());
    assertThat(wide).isEqualTo(Windows.onFx(table::getWidth));
    Windows.run(() -> table.table().getSelectionModel().clearAndSelect(2));
    w.settle();
    assertThat(Windows.onFx(() -> table.table().getWidth())).isLessThan(wide * 0.8);
    Windows.run(() -> w.session.selection().pick(EDGE, false));
    w.settle();
    assertThat(Windows.onFx(() -> table.table().getWidth())).isEqualTo(wide);
  }

  @Test
  void cellsInViewFollowEveryEdit() {
    RowTable<FirewallRow> table = firewall();
    w.settle();
    List<Node> rows = rowsInView(table);
    assertThat(table.size()).isGreaterThan(rows.size() + 2);
    for (boolean grouped : List.of(false, true)) {
      Windows.run(
          () -> table.groupBy(grouped ? Optional.of("application") : Optional.<String>empty()));
      for (int top : List.of(0, 3, table.size())) {
        Windows.run(() -> table.table().scrollTo(top));
        w.settle();
        assertCellsSayTheirRows(table);
        for (Command edit :
            List.of(
                SetProperty.of(EDGE, "name", "Edge of " + top + grouped),
                SetProperty.of(EDGE, "fqdn", Fqdn.of("edge" + top + ".contoso.local")),
                SetProperty.of(EDGE, "natInternal", true),
                new Remove(Set.of(EDGE)))) {
          Windows.run(() -> w.session.edit(edit));
          w.settle();
          assertCellsSayTheirRows(table);
        }
        for (int step = 0; step < 4; step++) {
          Windows.run(w.session::undo);
          w.settle();
          assertCellsSayTheirRows(table);
        }
      }
    }
  }

  @Test
  void linesThatStayKeepTheirCells() {
    RowTable<FirewallRow> table = firewall();
    w.settle();
    List<Node> rows = rowsInView(table);
    Windows.run(() -> table.table().getSelectionModel().clearAndSelect(1));
    FirewallRow chosen = table.chosenRow().orElseThrow();
    int[] filled = {0};
    Windows.run(
        () -> cells(rows).forEach(c -> c.itemProperty().addListener((_, _, _) -> filled[0]++)));
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "avBandwidthKbps", Optional.of(300))));
    w.settle();
    assertThat(rowsInView(table)).containsAll(rows);
    assertThat(filled[0]).isZero();
    assertThat(table.chosenRow()).contains(chosen);
  }

  private static List<Node> rowsInView(RowTable<?> table) {
    return Windows.onFx(
        () ->
            table.table().lookupAll(".table-row-cell").stream()
                .filter(n -> n.isVisible() && !((TableRow<?>) n).isEmpty())
                .toList());
  }

  private static List<TableCell<?, ?>> cells(List<Node> rows) {
    List<TableCell<?, ?>> cells = new ArrayList<>();
    for (Node row : rows) {
      row.lookupAll(".table-cell").forEach(c -> cells.add((TableCell<?, ?>) c));
    }
    return cells;
  }

  private static void assertCellsSayTheirRows(RowTable<?> table) {
    List<TableCell<?, ?>> cells = cells(rowsInView(table));
    assertThat(cells).isNotEmpty();
    Windows.run(
        () -> {
          for (TableCell<?, ?> cell : cells) {
            assertThat((Object) cell.getItem())
                .as("line %d, %s", cell.getIndex(), cell.getTableColumn().getId())
                .isEqualTo(cell.getTableColumn().getCellData(cell.getIndex()));
            assertThat(cell.getText() == null).isEqualTo(cell.getItem().equals(""));
          }
        });
  }
}
