package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.sim.load.LoadSettings;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.converter.DefaultStringConverter;

/// A table of what a load run reckons with. Figures can be typed; those that are not as usual are
/// set in bold, and an empty one is as usual again.
///
/// @param <T> what a line is about
abstract class FigureTable<T> extends BorderPane {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}([.,]\\d{1,9})?");

  private final Texts texts;
  private final Loading loading;
  private final String id;
  private final TableView<T> table = new TableView<>();
  private final Button reset = new Button();
  private final Label count = new Label();
  private final HBox bar = new HBox(8);
  private final Map<TableColumn<T, String>, BiFunction<T, String, Optional<LoadSettings>>> typed =
      new LinkedHashMap<>();

  /// @param id of the table, with which the ids of its controls begin
  FigureTable(Texts texts, Loading loading, String id) {
    this.texts = texts;
    this.loading = loading;
    this.id = id;
    reset.setText(texts.say("load.rates.reset"));
    reset.setGraphic(Icon.ofAction("undo").node(13));
    reset.setId(id + "-reset");
    reset.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.setOnAction(_ -> put(usual()));
    count.setId(id + "-count");
    bar.getChildren().setAll(count, reset);
    bar.setAlignment(Pos.CENTER_LEFT);
    table.setId(id);
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "rows");
    table.setFixedCellSize(28);
    table.setEditable(true);
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setCenter(table);
  }

  /// To be called once the columns are there.
  final void begin() {
    loading.questionProperty().addListener((_, _, _) -> show());
    show();
  }

  final Texts texts() {
    return texts;
  }

  final TableView<T> table() {
    return table;
  }

  /// What stands above the table.
  final HBox bar() {
    return bar;
  }

  final LoadSettings settings() {
    return loading.questionProperty().get().settings();
  }

  final void put(LoadSettings now) {
    loading.questionProperty().set(loading.questionProperty().get().with(now));
  }

  /// How many figures are not as usual.
  abstract int changed();

  /// The settings with everything in this table as usual.
  abstract LoadSettings usual();

  /// Called after every change of what is asked.
  void show() {
    int changed = changed();
    count.setText(changed == 0 ? "" : texts.say("load.rates.changed", changed));
    reset.setDisable(changed == 0);
    table.refresh();
  }

  /// Adds a column of words.
  final TableColumn<T, String> words(String name, double width, Function<T, String> cell) {
    TableColumn<T, String> column = new TableColumn<>(texts.say("load.rates." + name));
    column.setId(id + "-" + name);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(cell.apply(c.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setEditable(false);
    table.getColumns().add(column);
    return column;
  }

  /// Adds a column of numbers that cannot be typed.
  final void numbers(String name, double width, Function<T, String> cell) {
    words(name, width, cell).getStyleClass().add("number-column");
  }

  /// Adds a column of figures that can be typed.
  ///
  /// @param own whether the figure of a line is not as usual
  /// @param reads the settings with what was typed, nothing for the usual; empty when it cannot
  ///   stand there
  final void figures(
      String name,
      double width,
      Function<T, String> cell,
      Predicate<T> own,
      BiFunction<T, String, Optional<LoadSettings>> reads) {
    TableColumn<T, String> column = words(name, width, cell);
    column.setEditable(true);
    column.getStyleClass().add("number-column");
    column.setCellFactory(_ -> new Figure<>(own));
    column.setOnEditCommit(e -> take(column, e.getRowValue(), e.getNewValue().strip()));
    typed.put(column, reads);
  }

  /// A number as people type it: a comma is a point.
  static Optional<Double> number(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.valueOf(text.replace(',', '.')))
        : Optional.empty();
  }

  /// A number with no more places than it needs.
  static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private void key(KeyEvent e) {
    T chosen = table.getSelectionModel().getSelectedItem();
    if (chosen == null || table.getEditingCell() != null) {
      return;
    }
    int row = table.getSelectionModel().getSelectedIndex();
    TableColumn<T, String> column = focused();
    if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.F2) {
      table.scrollToColumn(column);
      table.edit(row, column);
      e.consume();
    } else if (e.getCode() == KeyCode.DELETE) {
      take(column, chosen, "");
      e.consume();
    }
  }

  /// The column of figures that has the focus, else the first.
  private TableColumn<T, String> focused() {
    TableColumn<?, ?> focused = table.getFocusModel().getFocusedCell().getTableColumn();
    return typed.keySet().stream().filter(c -> c.equals(focused)).findFirst().orElse(first());
  }

  private TableColumn<T, String> first() {
    return typed.keySet().iterator().next();
  }

  private void take(TableColumn<T, String> column, T line, String text) {
    Optional<LoadSettings> now = typed.get(column).apply(line, text);
    if (now.isPresent()) {
      put(now.get());
    } else {
      table.refresh();
      count.setText(texts.say("load.rates.wrong", text, column.getText()));
    }
  }

  private static final class Figure<T> extends TextFieldTableCell<T, String> {
    private final Predicate<T> own;

    Figure(Predicate<T> own) {
      super(new DefaultStringConverter());
      this.own = own;
    }

    @Override
    public void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      T line = empty || getTableRow() == null ? null : getTableRow().getItem();
      pseudoClassStateChanged(CHANGED, line != null && own.test(line));
    }
  }
}
