package edgewise.ui.panel;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Chooses which columns of a table are shown and where they stand: Space shows or hides the chosen
/// one, Alt with the arrows moves it. The table changes at once.
final class ColumnChooser<L> {
  private static final double ROW = 28;
  private static final int MOST_ROWS = 12;

  private final TableView<L> table;
  private final Texts texts;
  private final UnaryOperator<String> heading;
  private final Runnable standard;
  private final ListView<TableColumn<L, ?>> list = new ListView<>();
  private Popover popover;

  /// @param heading says a column by its id
  /// @param standard puts all columns back where they stand at first
  ColumnChooser(TableView<L> table, Texts texts, UnaryOperator<String> heading, Runnable standard) {
    this.table = table;
    this.texts = texts;
    this.heading = heading;
    this.standard = standard;
    list.setId("column-list");
    list.setAccessibleText(texts.say("table.columns"));
    list.setFixedCellSize(ROW);
    list.getStyleClass().addAll(Styles.DENSE, "edge-to-edge");
    list.setCellFactory(_ -> new ColumnCell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Shows the columns in their order, hidden ones too.
  ///
  /// @param beside where they are shown
  void open(Node beside) {
    close();
    fill(table.getColumns().indexOf(table.getVisibleLeafColumns().getFirst()));
    list.setPrefHeight(Math.min(MOST_ROWS, table.getColumns().size()) * ROW + 4);
    Label title = new Label(texts.say("table.columns"));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    Label how = new Label(texts.say("table.columns.how"));
    how.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    how.setWrapText(true);
    Button reset = new Button(texts.say("table.columns.reset"));
    reset.setId("columns-standard");
    reset.getStyleClass().add(Styles.SMALL);
    reset.setOnAction(
        _ -> {
          standard.run();
          fill(0);
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons =
        new HBox(
            4,
            button("columns-left", "arrow-up", "table.columns.left", -1),
            button("columns-right", "arrow-down", "table.columns.right", 1),
            space,
            reset);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox content = new VBox(8, title, how, list, buttons);
    content.getStyleClass().add("filter-popup");
    content.setPrefWidth(280);
    popover = new Popover(content);
    popover.setId("column-popover");
    popover.setAnimated(false);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.setAutoHide(true);
    popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
    // The window of the popover takes the keys only once it is there.
    popover.setOnShown(_ -> list.requestFocus());
    popover.show(beside);
  }

  private void close() {
    if (popover != null) {
      popover.hide();
      popover = null;
    }
  }

  private Button button(String id, String icon, String key, int by) {
    Button button = new Button(null, Icon.ofAction(icon).node(13));
    button.setId(id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setAccessibleText(texts.say(key));
    button.setTooltip(new Tooltip(texts.say(key)));
    button.setOnAction(_ -> move(by));
    return button;
  }

  private void fill(int chosen) {
    list.getItems().setAll(table.getColumns());
    list.getSelectionModel().clearAndSelect(Math.min(chosen, list.getItems().size() - 1));
    list.getFocusModel().focus(list.getSelectionModel().getSelectedIndex());
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_ROWS / 2));
  }

  private void key(KeyEvent e) {
    boolean moves = e.isAltDown() || e.isShortcutDown();
    boolean done =
        switch (e.getCode()) {
          case SPACE, ENTER -> !moves && toggle(list.getSelectionModel().getSelectedItem());
          case UP, LEFT -> (moves || e.getCode() == KeyCode.LEFT) && move(-1);
          case DOWN, RIGHT -> (moves || e.getCode() == KeyCode.RIGHT) && move(1);
          case ESCAPE -> {
            close();
            table.requestFocus();
            yield true;
          }
          default -> false;
        };
    if (done) {
      e.consume();
    }
  }

  /// The last column that is shown stays.
  private boolean toggle(TableColumn<L, ?> column) {
    if (column != null && (!column.isVisible() || table.getVisibleLeafColumns().size() > 1)) {
      column.setVisible(!column.isVisible());
      list.refresh();
    }
    return true;
  }

  private boolean move(int by) {
    int from = list.getSelectionModel().getSelectedIndex();
    int to = from + by;
    if (from >= 0 && to >= 0 && to < table.getColumns().size()) {
      List<TableColumn<L, ?>> order = new ArrayList<>(table.getColumns());
      Collections.swap(order, from, to);
      table.getColumns().setAll(order);
      fill(to);
    }
    return true;
  }

  private final class ColumnCell extends ListCell<TableColumn<L, ?>> {
    private final CheckBox box = new CheckBox();

    ColumnCell() {
      box.setMnemonicParsing(false);
      box.setFocusTraversable(false);
      box.setOnAction(
          _ -> {
            toggle(getItem());
            box.setSelected(getItem().isVisible());
          });
    }

    @Override
    protected void updateItem(TableColumn<L, ?> column, boolean empty) {
      super.updateItem(column, empty);
      if (empty || column == null) {
        setGraphic(null);
        return;
      }
      String name = heading.apply(column.getId());
      box.setText(name);
      box.setSelected(column.isVisible());
      setAccessibleText(
          texts.say(column.isVisible() ? "table.columns.shown" : "table.columns.hidden", name));
      setGraphic(box);
    }
  }
}
