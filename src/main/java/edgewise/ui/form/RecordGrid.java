package edgewise.ui.form;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.PropertyRow;
import edgewise.check.Severity;
import edgewise.edit.AddServer;
import edgewise.edit.Command;
import edgewise.edit.MoveServer;
import edgewise.edit.Property;
import edgewise.edit.RemoveServer;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Shape;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A table of records that is edited cell by cell as in a spreadsheet: typing replaces, F2 and
/// Enter edit, Tab, Enter and arrows move on, Delete empties, ranges are copied, pasted and filled
/// down. Every edit is one step.
final class RecordGrid extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass DERIVED = PseudoClass.getPseudoClass("derived");
  private static final double ROW = 30;
  private static final double HEAD = 30;
  private static final double HEAD_INSETS = 14;

  private final Desk desk;
  private final Subject subject;
  private final Class<?> root;
  private final Property place;
  private final PropertyRow row;
  private final Shape.Rec type;
  private final List<Column> columns;
  private final boolean small;
  private final TableView<Integer> table = new TableView<>();
  private final VBox notes = new VBox(3);
  private final List<Button> onRows = new ArrayList<>();
  private Record owner;
  private Sheet sheet;
  private boolean committing;
  private boolean stale;

  /// @param small whether the table is as high as its rows
  RecordGrid(
      Desk desk,
      Subject subject,
      Class<?> root,
      Property place,
      PropertyRow row,
      Shape.Rec type,
      List<Column> columns,
      boolean small) {
    super(4);
    this.desk = desk;
    this.subject = subject;
    this.root = root;
    this.place = place;
    this.row = row;
    this.type = type;
    this.columns = columns;
    this.small = small;
    String words = desk.texts().say("property." + row.name());
    table.setId((small ? "table-" : "wide-table-") + Editors.id(place));
    table.setAccessibleText(words);
    table.setEditable(true);
    table.setFixedCellSize(ROW);
    table.getStyleClass().addAll("sheet", Styles.DENSE, Styles.BORDERED);
    if (!small) {
      table.getStyleClass().add("sheet-wide");
    }
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    Label none = new Label(desk.texts().say("sheet.empty"));
    none.setWrapText(true);
    table.setPlaceholder(none);
    if (small) {
      table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    } else {
      VBox.setVgrow(table, Priority.ALWAYS);
    }
    for (int i = 0; i < columns.size(); i++) {
      table.getColumns().add(column(i));
    }
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table.addEventHandler(KeyEvent.KEY_TYPED, this::typedOver);
    table
        .getSelectionModel()
        .getSelectedCells()
        .addListener((javafx.beans.InvalidationListener) _ -> enable());
    notes.setManaged(false);
    getChildren().addAll(bar(words), table, notes);
  }

  private TableColumn<Integer, String> column(int at) {
    Column c = columns.get(at);
    TableColumn<Integer, String> column = new TableColumn<>();
    Label title = new Label(desk.texts().say("property." + c.row().name()));
    title.setTooltip(new Tooltip(title.getText()));
    column.setGraphic(title);
    if (!small) {
      title.setWrapText(true);
      title.prefWidthProperty().bind(column.widthProperty().subtract(HEAD_INSETS));
    }
    column.setId(c.component().name());
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(
        c.type() == Fqdn.class || c.type() == String.class
            ? 170
            : c.isChoice() ? 84 : small ? 122 : 144);
    column.setCellValueFactory(
        data ->
            new javafx.beans.property.ReadOnlyStringWrapper(
                text(new Sheet.At(data.getValue(), at))));
    column.setCellFactory(_ -> new Cell(at));
    return column;
  }

  private String text(Sheet.At at) {
    return at.row() < sheet.rows().size() ? sheet.text(desk.document(), at) : "";
  }

  // What can be done with rows

  private Node bar(String words) {
    FlowPane bar = new FlowPane(0, 0);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getChildren()
        .addAll(
            button("plus", "sheet.add", true, this::addRow),
            onRows(button("close", "sheet.remove", true, this::removeRows)),
            onRows(button("arrow-up", "sheet.up", true, () -> moveRow(-1))),
            onRows(button("arrow-down", "sheet.down", true, () -> moveRow(1))),
            onRows(button("fill-down", "sheet.fill", true, this::fill)),
            onRows(button("copy", "sheet.copy", true, this::copy)),
            button("paste", "sheet.paste", true, this::paste));
    bar.setAccessibleText(words);
    enable();
    return bar;
  }

  private Button onRows(Button button) {
    onRows.add(button);
    return button;
  }

  private Button button(String icon, String key, boolean possible, Runnable how) {
    String said = desk.texts().say(key);
    Button button = new Button(null, Icon.ofAction(icon).node(13));
    button.setId((small ? "" : "wide-") + key.replace('.', '-'));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "sheet-tool");
    button.setAccessibleText(said);
    button.setTooltip(new Tooltip(said));
    button.setDisable(!possible);
    button.setOnAction(_ -> how.run());
    return button;
  }

  private void enable() {
    boolean none = table.getSelectionModel().getSelectedCells().isEmpty();
    onRows.forEach(b -> b.setDisable(none));
  }

  // Showing

  /// Shows what a record holds now.
  void show(Document document, Record now) {
    owner = now;
    List<Record> rows = new ArrayList<>();
    ((List<?>) place.in(now).orElse(List.of())).forEach(r -> rows.add((Record) r));
    boolean same = sheet != null && sheet.rows().equals(rows);
    sheet = new Sheet(desk.texts(), type, columns, rows, Sheet.domainOf(now));
    if (same && isEditing()) {
      // Making the cells anew would end what somebody types.
      stale = true;
    } else if (table.getItems().size() != rows.size()) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        numbers.add(i);
      }
      table.getItems().setAll(numbers);
    } else {
      table.refresh();
    }
    if (small) {
      double height = HEAD + Math.clamp(rows.size(), 1, 8) * ROW + 3;
      table.setPrefHeight(rows.isEmpty() ? 86 : height);
      table.setMinHeight(table.getPrefHeight());
    }
  }

  /// Whether a cell is being edited.
  boolean isEditing() {
    return table.getEditingCell() != null;
  }

  /// Puts the keyboard on the first cell.
  void start() {
    start(List.of());
  }

  /// Puts the keyboard on the row that holds one of these words, else on the first one.
  void start(List<String> words) {
    int at = 0;
    for (int i = sheet.rows().size() - 1; i >= 0; i--) {
      Record record = sheet.rows().get(i);
      boolean named =
          type.components().stream().anyMatch(c -> words.contains(c.of(record).toString()));
      at = named ? i : at;
    }
    if (!table.getItems().isEmpty()) {
      select(at, 0);
    }
    table.requestFocus();
  }

  private void say(List<Message> troubles) {
    notes.getChildren().clear();
    for (Message trouble : troubles.subList(0, Math.min(4, troubles.size()))) {
      notes
          .getChildren()
          .add(new Remark(Severity.ERROR, "sheet").say(desk.texts().say(trouble), ""));
    }
    if (troubles.size() > 4) {
      notes.getChildren().add(Form.muted(desk.texts().say("sheet.more", troubles.size() - 4)));
    }
    notes.setManaged(!notes.getChildren().isEmpty());
  }

  /// Shows what came while a cell was edited.
  private void freshen() {
    if (stale) {
      stale = false;
      table.refresh();
    }
  }

  private void select(int at, int column) {
    table.getSelectionModel().clearAndSelect(at, table.getColumns().get(column));
    table.getFocusModel().focus(at, table.getColumns().get(column));
    table.scrollTo(at);
    table.scrollToColumnIndex(column);
  }

  private Set<Sheet.At> selected() {
    Set<Sheet.At> cells = new LinkedHashSet<>();
    for (TablePosition<?, ?> p : table.getSelectionModel().getSelectedCells()) {
      if (p.getColumn() >= 0 && p.getRow() < sheet.rows().size()) {
        cells.add(new Sheet.At(p.getRow(), p.getColumn()));
      }
    }
    return cells;
  }

  private NavigableSet<Integer> selectedRows() {
    NavigableSet<Integer> rows = new TreeSet<>();
    selected().forEach(at -> rows.add(at.row()));
    return rows;
  }

  // Edits

  private void enter(List<Record> next) {
    run(
        subject.enter(
            place, List.copyOf(next), Message.of("property." + row.name()), desk.document()));
  }

  private void run(Command command) {
    desk.session().edit(command);
    desk.session().seal();
  }

  private void result(Sheet.Result result) {
    enter(result.rows());
    say(result.left());
  }

  private boolean isMachines() {
    return sheet.isMachines(owner);
  }

  private void addRow() {
    int column = Math.max(0, focusedColumn());
    Blanks.of(type, desk.document(), subject)
        .map(blank -> sheet.next(blank, desk.document()))
        .ifPresent(
            next -> {
              if (isMachines()) {
                run(new AddServer(((Element) owner).id(), next));
              } else {
                List<Record> rows = new ArrayList<>(sheet.rows());
                rows.add(next);
                enter(rows);
              }
            });
    table.requestFocus();
    if (!sheet.rows().isEmpty()) {
      select(sheet.rows().size() - 1, column);
    }
  }

  private void removeRows() {
    NavigableSet<Integer> rows = selectedRows();
    if (rows.isEmpty()) {
      return;
    }
    if (isMachines()) {
      List<Command> each = new ArrayList<>();
      rows.forEach(r -> each.add(new RemoveServer(sheet.id(r).orElseThrow())));
      run(
          each.size() == 1
              ? each.getFirst()
              : Command.all(Message.of("step.remove-rows", each.size()), each));
    } else {
      List<Record> rest = new ArrayList<>(sheet.rows());
      rows.descendingSet().forEach(r -> rest.remove(r.intValue()));
      enter(rest);
    }
  }

  private void moveRow(int by) {
    int from = table.getFocusModel().getFocusedIndex();
    int to = from + by;
    if (from < 0 || to < 0 || to >= sheet.rows().size()) {
      return;
    }
    int column = Math.max(0, focusedColumn());
    if (isMachines()) {
      ElementId server = sheet.id(from).orElseThrow();
      run(new MoveServer(server, ((Element) owner).id(), to));
    } else {
      List<Record> rows = new ArrayList<>(sheet.rows());
      Collections.swap(rows, from, to);
      enter(rows);
    }
    select(to, column);
  }

  private void fill() {
    result(sheet.filled(selected()));
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(sheet.copied(desk.document(), selected()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text == null || text.isEmpty()) {
      return;
    }
    Set<ElementId> taken = Blanks.taken(desk.document());
    Set<Sheet.At> at = selected();
    if (at.isEmpty()) {
      at.add(new Sheet.At(sheet.rows().size(), 0));
    }
    result(
        sheet.pasted(at, Tsv.parse(text), () -> Blanks.of(type, desk.document(), subject, taken)));
  }

  // Keys

  private int focusedColumn() {
    TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
    return cell == null ? -1 : cell.getColumn();
  }

  private void key(KeyEvent e) {
    if (table.getEditingCell() != null) {
      return;
    }
    int at = table.getFocusModel().getFocusedIndex();
    int column = focusedColumn();
    boolean handled = true;
    if (e.isShortcutDown()) {
      switch (e.getCode()) {
        case C -> copy();
        case V -> paste();
        case D -> fill();
        default -> handled = false;
      }
    } else if (e.isAltDown()) {
      switch (e.getCode()) {
        case UP -> moveRow(-1);
        case DOWN -> moveRow(1);
        default -> handled = false;
      }
    } else {
      switch (e.getCode()) {
        case INSERT -> addRow();
        case DELETE, BACK_SPACE -> result(sheet.emptied(selected()));
        case ENTER, F2, SPACE -> handled = edit(at, column);
        case TAB -> handled = step(at, column, e.isShiftDown() ? -1 : 1);
        default -> handled = false;
      }
    }
    if (handled) {
      e.consume();
    }
  }

  private boolean edit(int at, int column) {
    if (at < 0 || column < 0 || at >= sheet.rows().size()) {
      return false;
    }
    table.edit(at, table.getColumns().get(column));
    return true;
  }

  /// Goes to the next cell, from the end of a row to the next row; past the last one the keyboard
  /// leaves the table.
  private boolean step(int at, int column, int by) {
    int cell = at * columns.size() + column + by;
    if (at < 0 || column < 0 || cell < 0 || cell >= sheet.rows().size() * columns.size()) {
      return false;
    }
    select(cell / columns.size(), cell % columns.size());
    return true;
  }

  /// A letter typed on a cell replaces what is in it.
  private void typedOver(KeyEvent e) {
    String text = e.getCharacter();
    int at = table.getFocusModel().getFocusedIndex();
    int column = focusedColumn();
    if (table.getEditingCell() != null
        || e.isShortcutDown()
        || e.isAltDown()
        || text.isEmpty()
        || text.charAt(0) <= ' '
        || text.charAt(0) == 127
        || !edit(at, column)) {
      return;
    }
    for (Node node : table.lookupAll(".sheet-entry")) {
      if (node instanceof TextField field) {
        field.setText(text);
        field.end();
      }
    }
    e.consume();
  }

  // Cells

  private final class Cell extends TableCell<Integer, String> {
    private final int column;
    private TextField field;

    Cell(int column) {
      this.column = column;
    }

    private Sheet.At at() {
      return new Sheet.At(getIndex(), column);
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      if (isEditing()) {
        return;
      }
      boolean there = !empty && getIndex() >= 0 && getIndex() < sheet.rows().size();
      Optional<String> derived = there && item.isEmpty() ? derived() : Optional.empty();
      setText(there ? derived.orElse(item) : null);
      setTooltip(there && !getText().isEmpty() ? new Tooltip(getText()) : null);
      setGraphic(null);
      pseudoClassStateChanged(DERIVED, derived.isPresent());
    }

    private Optional<String> derived() {
      Property cell = sheet.place(place, at());
      return Derivation.of(root, cell)
          .filter(d -> !d.copied())
          .flatMap(d -> d.at(desk.document(), owner, cell))
          .map(v -> Saying.inWords(desk.texts(), desk.document(), v));
    }

    @Override
    public void startEdit() {
      Column c = columns.get(column);
      if (c.isChoice()) {
        choose(c);
        return;
      }
      super.startEdit();
      if (!isEditing()) {
        return;
      }
      field = new TextField(sheet.text(desk.document(), at()));
      field.getStyleClass().addAll("entry", "sheet-entry");
      field.setAccessibleText(desk.texts().say("property." + c.row().name()));
      field.textProperty().addListener((_, _, now) -> check(now));
      field
          .focusedProperty()
          .addListener(
              (_, _, now) -> {
                if (!now && isEditing() && !committing) {
                  leave();
                }
              });
      field.addEventFilter(KeyEvent.KEY_PRESSED, this::editKey);
      setText(null);
      setGraphic(field);
      // A field marks all it holds when it gets its looks: before a letter is typed over it.
      field.applyCss();
      field.selectAll();
      field.requestFocus();
    }

    private void choose(Column c) {
      List<Picker.Item<Object>> items = new ArrayList<>();
      for (Object value : c.choices()) {
        String words = Saying.inWords(desk.texts(), desk.document(), value);
        items.add(
            new Picker.Item<>(
                value, words.isEmpty() ? desk.texts().say("entry.open") : words, () -> null));
      }
      Sheet.At cell = at();
      boolean maybe = c.component().shape() instanceof Shape.Maybe;
      Picker.open(
          this,
          desk.texts().say("entry.find"),
          desk.texts().say("entry.nothing-fits"),
          items,
          picked -> {
            enter(
                sheet.with(
                    cell, maybe && !(picked instanceof Optional) ? Optional.of(picked) : picked));
            table.requestFocus();
            select(cell.row(), cell.column());
          });
    }

    private void check(String text) {
      switch (sheet.typed(at(), text)) {
        case Outcome.Ok<List<Record>> _ -> {
          field.pseudoClassStateChanged(WRONG, false);
          say(List.of());
        }
        case Outcome.Refused<List<Record>>(List<Trouble> why) -> {
          field.pseudoClassStateChanged(WRONG, true);
          say(List.of(why.getFirst().message()));
        }
      }
    }

    private void editKey(KeyEvent e) {
      switch (e.getCode()) {
        case ESCAPE -> {
          end();
          say(List.of());
        }
        case ENTER -> commit(e.isShiftDown() ? -1 : 1, 0);
        case TAB -> commit(0, e.isShiftDown() ? -1 : 1);
        case UP -> commit(-1, 0);
        case DOWN -> commit(1, 0);
        default -> {
          return;
        }
      }
      e.consume();
    }

    private void end() {
      committing = true;
      cancelEdit();
      setGraphic(null);
      updateItem(getItem(), isEmpty());
      committing = false;
      freshen();
      table.requestFocus();
    }

    private void commit(int down, int right) {
      Sheet.At cell = at();
      if (sheet.typed(cell, field.getText()) instanceof Outcome.Ok<List<Record>> ok) {
        end();
        if (!ok.value().equals(sheet.rows())) {
          enter(ok.value());
        }
        if (right == 0 || !step(cell.row(), cell.column(), right)) {
          select(Math.clamp(cell.row() + (long) down, 0, sheet.rows().size() - 1), cell.column());
        }
      } else {
        check(field.getText());
      }
    }

    /// The keyboard went elsewhere: what fits is applied, what does not is said.
    private void leave() {
      Sheet.At cell = at();
      String typed = field.getText();
      switch (sheet.typed(cell, typed)) {
        case Outcome.Ok<List<Record>>(List<Record> rows, List<Trouble> _) -> {
          cancelEdit();
          freshen();
          if (!rows.equals(sheet.rows())) {
            enter(rows);
          }
        }
        case Outcome.Refused<List<Record>>(List<Trouble> why) -> {
          cancelEdit();
          freshen();
          say(
              List.of(
                  Message.of(
                      "sheet.left",
                      cell.row() + 1,
                      sheet.title(columns.get(column)),
                      why.getFirst().message())));
        }
      }
    }

    @Override
    public void cancelEdit() {
      super.cancelEdit();
      setGraphic(null);
      updateItem(getItem(), isEmpty());
    }
  }
}
