package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.check.Severity;
import edgewise.model.ElementId;
import edgewise.plan.Column;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import edgewise.work.Analysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One of the tables below the drawing, with its search, its chips, and beside it why the selected
/// row exists.
public final class RowTable<R> extends BorderPane {
  private static final PseudoClass RELATED = PseudoClass.getPseudoClass("related");
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private static final double SCROLL_BAR = 16;

  private final RowKind<R> kind;
  private final Session session;
  private final Texts texts;
  private final ObservableList<R> rows = FXCollections.observableArrayList();
  private final FilteredList<R> shown = new FilteredList<>(rows);
  private final TableView<R> table = new TableView<>();
  private final TextField search = new TextField();
  private final Label count = new Label();
  private final Map<String, ToggleButton> chips = new LinkedHashMap<>();
  private final Map<String, TextField> columnFilters = new LinkedHashMap<>();
  private final ToggleButton onlySelection;
  private final ToggleButton filterRow;
  private final RowDetail<R> detail;
  private boolean fromCanvas;

  /// An empty table of a kind.
  public RowTable(RowKind<R> kind, Session session) {
    this.kind = kind;
    this.session = session;
    this.texts = session.texts();
    getStyleClass().add("row-table");
    setId("table-" + kind.id());
    onlySelection = chip(texts.say("table.only-selection"));
    onlySelection.setId("only-selection-" + kind.id());
    onlySelection.setTooltip(new Tooltip(texts.say("table.only-selection.hint")));
    filterRow = new ToggleButton(null, Icon.ofAction("filter").node(15));
    detail = new RowDetail<>(session);
    columns();
    SortedList<R> sorted = new SortedList<>(shown);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "rows");
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setAccessibleText(texts.say("table." + kind.id()));
    table.setPlaceholder(new Label(texts.say("table.nothing")));
    table.setRowFactory(_ -> new RowView());
    table.setFixedCellSize(28);
    table.setOnKeyPressed(
        e -> {
          if (COPY.match(e)) {
            copy();
            e.consume();
          }
        });
    MenuItem copy = new MenuItem(texts.say("table.copy"));
    copy.setOnAction(_ -> copy());
    table.setContextMenu(new ContextMenu(copy));
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<R>) _ -> selected());
    table.widthProperty().addListener((_, _, now) -> fillWidth(now.doubleValue()));
    SplitPane split = new SplitPane(table, detail);
    split.getStyleClass().add("plain-split");
    split.setDividerPositions(0.74);
    SplitPane.setResizableWithParent(detail, false);
    setTop(bar());
    setCenter(split);
    session.selection().elementsProperty().addListener((_, _, _) -> related());
    session
        .selection()
        .markedProperty()
        .addListener(
            (_, _, now) -> {
              if (now.isEmpty() && !fromCanvas) {
                table.getSelectionModel().clearSelection();
              }
            });
    refilter();
  }

  private HBox bar() {
    search.setPromptText(texts.say("table.search"));
    search.setAccessibleText(texts.say("table.search"));
    search.setId("search-" + kind.id());
    search.getStyleClass().addAll(Styles.SMALL, "search");
    search.setPrefWidth(220);
    search.textProperty().addListener((_, _, _) -> refilter());
    HBox bar = new HBox(8, search);
    bar.getStyleClass().add("table-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    for (String word : kind.chips()) {
      ToggleButton chip = chip(texts.say("chip." + kind.id() + "." + word));
      chip.setId("chip-" + kind.id() + "-" + word);
      chips.put(word, chip);
      bar.getChildren().add(chip);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    count.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    filterRow.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    filterRow.setAccessibleText(texts.say("table.column-filters"));
    filterRow.setTooltip(new Tooltip(texts.say("table.column-filters")));
    filterRow.setOnAction(_ -> showColumnFilters(filterRow.isSelected()));
    Button copy = new Button(null, Icon.ofAction("copy").node(15));
    copy.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    copy.setAccessibleText(texts.say("table.copy"));
    copy.setTooltip(new Tooltip(texts.say("table.copy")));
    copy.setOnAction(_ -> copy());
    MenuButton chooser = new MenuButton(null, Icon.ofAction("columns").node(15));
    chooser.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "no-arrow");
    chooser.setAccessibleText(texts.say("table.columns"));
    chooser.setTooltip(new Tooltip(texts.say("table.columns")));
    for (TableColumn<R, ?> column : table.getColumns()) {
      CheckMenuItem item =
          new CheckMenuItem(
              column.getText().isEmpty() ? heading(column.getId()) : column.getText());
      item.selectedProperty().bindBidirectional(column.visibleProperty());
      chooser.getItems().add(item);
    }
    bar.getChildren().addAll(onlySelection, space, count, filterRow, copy, chooser);
    return bar;
  }

  private ToggleButton chip(String label) {
    ToggleButton chip = new ToggleButton(label);
    chip.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, "chip");
    chip.selectedProperty().addListener((_, _, _) -> refilter());
    return chip;
  }

  private String heading(String column) {
    return texts.say("column." + kind.id() + "." + column);
  }

  private void columns() {
    for (Column<R> column : kind.columns()) {
      TableColumn<R, String> view = new TableColumn<>(heading(column.id()));
      view.setId(column.id());
      view.setCellValueFactory(
          c -> new ReadOnlyStringWrapper(column.cell().apply(c.getValue(), texts)));
      boolean severity = column.id().equals("severity");
      view.setCellFactory(_ -> severity ? new SeverityCell<>(texts) : new TextCell<>());
      view.setComparator(severity ? RowTable::bySeverity : NaturalOrder.INSTANCE);
      Double width = kind.widths().get(column.id());
      view.setVisible(width != null);
      view.setPrefWidth(width == null ? 130 : width);
      view.setMinWidth(48);
      table.getColumns().add(view);
    }
  }

  /// Gives the room that the columns leave to the one that needs it most.
  private void fillWidth(double width) {
    double others = 0;
    TableColumn<R, ?> growing = null;
    for (TableColumn<R, ?> column : table.getVisibleLeafColumns()) {
      if (column.getId().equals(kind.grows())) {
        growing = column;
      } else {
        others += column.getWidth();
      }
    }
    if (growing != null && width - others - SCROLL_BAR > kind.widths().get(kind.grows())) {
      growing.setPrefWidth(width - others - SCROLL_BAR);
    }
  }

  private static int bySeverity(String a, String b) {
    return Severity.valueOf(a.toUpperCase(Locale.ROOT))
        .compareTo(Severity.valueOf(b.toUpperCase(Locale.ROOT)));
  }

  private void showColumnFilters(boolean visible) {
    for (TableColumn<R, ?> column : table.getColumns()) {
      if (!visible) {
        column.setGraphic(null);
        column.setText(heading(column.getId()));
        continue;
      }
      TextField field =
          columnFilters.computeIfAbsent(
              column.getId(),
              id -> {
                TextField made = new TextField();
                made.setAccessibleText(texts.say("table.filter-column", heading(id)));
                made.setPromptText(texts.say("table.filter"));
                made.getStyleClass().addAll(Styles.SMALL, "column-filter");
                made.textProperty().addListener((_, _, _) -> refilter());
                return made;
              });
      Label label = new Label(heading(column.getId()));
      VBox both = new VBox(3, label, field);
      both.getStyleClass().add("filter-heading");
      column.setText("");
      column.setGraphic(both);
    }
    if (!visible) {
      columnFilters.values().forEach(TextField::clear);
    }
  }

  /// Shows the rows of a design.
  public void show(Analysis analysis) {
    rows.setAll(kind.rows().apply(analysis));
    detail.design(analysis);
    refilter();
  }

  /// The rows on show, in the order on show.
  public List<R> shownRows() {
    return List.copyOf(table.getItems());
  }

  /// The table itself.
  public TableView<R> table() {
    return table;
  }

  /// Number of rows of the design, shown or not.
  public int size() {
    return rows.size();
  }

  /// Shows only the rows of one chip, such as one severity.
  public void only(String word) {
    chips.forEach((id, chip) -> chip.setSelected(id.equals(word)));
  }

  private void refilter() {
    List<Predicate<R>> conditions = new ArrayList<>();
    String[] words = search.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
    for (String word : words) {
      if (!word.isEmpty()) {
        conditions.add(r -> kind.columns().stream().anyMatch(c -> contains(c, r, word)));
      }
    }
    for (Column<R> column : kind.columns()) {
      TextField field = columnFilters.get(column.id());
      if (field != null && !field.getText().isBlank()) {
        String word = field.getText().toLowerCase(Locale.ROOT).strip();
        conditions.add(r -> contains(column, r, word));
      }
    }
    Set<String> chosen = new HashSet<>();
    chips.forEach(
        (word, chip) -> {
          if (chip.isSelected()) {
            chosen.add(word);
          }
        });
    if (!chosen.isEmpty()) {
      conditions.add(r -> chosen.contains(kind.chip().apply(r)));
    }
    Set<ElementId> elements = session.selection().elements();
    onlySelection.setDisable(elements.isEmpty() && !onlySelection.isSelected());
    if (onlySelection.isSelected() && !elements.isEmpty()) {
      conditions.add(r -> isAbout(r, elements));
    }
    shown.setPredicate(
        r -> {
          for (Predicate<R> condition : conditions) {
            if (!condition.test(r)) {
              return false;
            }
          }
          return true;
        });
    count.setText(
        shown.size() == rows.size()
            ? texts.say("table.count", rows.size())
            : texts.say("table.count-of", shown.size(), rows.size()));
    count.setMinWidth(Region.USE_PREF_SIZE);
  }

  private boolean contains(Column<R> column, R row, String word) {
    return column.cell().apply(row, texts).toLowerCase(Locale.ROOT).contains(word);
  }

  private boolean isAbout(R row, Set<ElementId> elements) {
    for (ElementId id : kind.elements().apply(row)) {
      if (elements.contains(id)) {
        return true;
      }
    }
    return false;
  }

  // Both ways between rows and drawing

  private void selected() {
    List<R> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
    detail.show(chosen.isEmpty() ? null : chosen.getLast());
    if (fromCanvas) {
      return;
    }
    Set<ElementId> elements = new LinkedHashSet<>();
    for (R row : chosen) {
      if (row != null) {
        elements.addAll(kind.elements().apply(row));
      }
    }
    if (!chosen.isEmpty()) {
      session.selection().mark(elements);
    }
  }

  private void related() {
    fromCanvas = true;
    try {
      table.getSelectionModel().clearSelection();
      refilter();
      table.refresh();
      Set<ElementId> elements = session.selection().elements();
      if (!elements.isEmpty()) {
        for (int i = 0; i < table.getItems().size(); i++) {
          if (isAbout(table.getItems().get(i), elements)) {
            table.scrollTo(Math.max(0, i - 1));
            break;
          }
        }
      }
    } finally {
      fromCanvas = false;
    }
  }

  /// The rows that are about the selected elements, in the order on show.
  public List<R> relatedRows() {
    Set<ElementId> elements = session.selection().elements();
    return table.getItems().stream().filter(r -> isAbout(r, elements)).toList();
  }

  private void copy() {
    List<TableColumn<R, ?>> columns = table.getVisibleLeafColumns();
    List<R> chosen = new ArrayList<>(table.getSelectionModel().getSelectedItems());
    if (chosen.isEmpty()) {
      chosen.addAll(table.getItems());
    }
    StringBuilder out = new StringBuilder();
    appendLine(out, columns.stream().map(c -> heading(c.getId())).toList());
    for (R row : chosen) {
      appendLine(
          out,
          columns.stream()
              .map(c -> kind.column(c.getId()).orElseThrow().cell().apply(row, texts))
              .toList());
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(out.toString());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static void appendLine(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : "\t").append(cells.get(i).replaceAll("[\\t\\r\\n]+", " "));
    }
    out.append("\n");
  }

  /// A row that shows whether it is about the selected element.
  private final class RowView extends TableRow<R> {
    @Override
    protected void updateItem(R row, boolean empty) {
      super.updateItem(row, empty);
      Set<ElementId> elements = session.selection().elements();
      pseudoClassStateChanged(
          RELATED, !empty && row != null && !elements.isEmpty() && isAbout(row, elements));
    }
  }

  /// Text that can be read in full in a tooltip when it is cut off.
  private static final class TextCell<R> extends TableCell<R, String> {
    private Tooltip full;

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      if (empty || text == null || text.isEmpty()) {
        setText(null);
        setTooltip(null);
        return;
      }
      setText(text.replace(";", ";  "));
      if (text.length() < 8) {
        setTooltip(null);
        return;
      }
      if (full == null) {
        full = new Tooltip();
        full.setWrapText(true);
        full.setMaxWidth(460);
      }
      full.setText(text.replace(";", "\n"));
      setTooltip(full);
    }
  }

  /// A severity by sign and word.
  private static final class SeverityCell<R> extends TableCell<R, String> {
    private final Texts texts;

    SeverityCell(Texts texts) {
      this.texts = texts;
    }

    @Override
    protected void updateItem(String severity, boolean empty) {
      super.updateItem(severity, empty);
      if (empty || severity == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(texts.say("severity." + severity));
      var icon = Icon.ofAction(severity).node(14);
      icon.getStyleClass().add("severity-" + severity);
      setGraphic(icon);
    }
  }
}
