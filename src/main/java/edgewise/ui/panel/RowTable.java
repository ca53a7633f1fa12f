package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.check.Finding;
import edgewise.check.Issuance;
import edgewise.check.Severity;
import edgewise.compare.Comparison;
import edgewise.model.ElementId;
import edgewise.plan.Column;
import edgewise.plan.Row;
import edgewise.sim.FlowResult;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.form.Excerpt;
import edgewise.ui.theme.Icon;
import edgewise.work.Listing;
import edgewise.work.Listing.Entry;
import edgewise.work.Listing.Heading;
import edgewise.work.Listing.Line;
import edgewise.work.Planned;
import edgewise.work.RowImpact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// One of the tables below the drawing, with its search, its filters and groups, and beside it why
/// the selected row exists. Large tables are filtered, sorted and grouped in the background.
public final class RowTable<R> extends BorderPane {
  private static final PseudoClass RELATED = PseudoClass.getPseudoClass("related");
  private static final PseudoClass USED = PseudoClass.getPseudoClass("used");
  private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double SCROLL_BAR = 16;
  private static final double ROW = 28;

  /// Up to so many rows the window does not wait noticeably.
  private static final int SMALL = 4_000;

  private final RowKind<R> kind;
  private final Session session;
  private final Texts texts;
  private final Lines<Line<R>> lines = new Lines<>();
  private final TableView<Line<R>> table = new TableView<>(lines);
  private final TextField search = new TextField();
  private final Label count = new Label();
  private final Label hint = new Label();
  private final Map<String, ToggleButton> chips = new LinkedHashMap<>();
  private final Map<String, Button> funnels = new LinkedHashMap<>();
  private final ToggleButton onlySelection;
  private final ToggleButton onlyFlow;
  private final MenuButton grouping = new MenuButton();
  private final ColumnFilters<R> filters;
  private final Button columnsButton;
  private final ColumnChooser<Line<R>> columnChooser;
  private final RowDetail<R> detail;
  private final Set<String> closed = new HashSet<>();
  private final SplitPane split = new SplitPane();

  /// Where the rows end while a row is explained beside them.
  private double divider = 0.74;

  private List<R> rows = List.of();
  private List<R> aside = List.of();

  /// What is to be selected as soon as the rows are there.
  private Predicate<R> awaited;

  private Listing<R> listing = new Listing<>(List.of(), 0);
  private Listing.Request<R> asked;

  /// The rows of the design that the lines are made of.
  private List<R> listed;

  private Optional<String> group;
  private final HBox bar = new HBox(8);
  private boolean answering;

  /// The flow of the simulation that is looked at.
  private Optional<FlowResult> flow = Optional.empty();

  private boolean asideOpen;
  private boolean quiet;
  private boolean loading = true;
  private final ProblemFixes fixes;
  private Planned planned;
  private Consumer<Set<ElementId>> opener = _ -> {};
  private Supplier<Optional<String>> nothing = Optional::empty;
  private Consumer<Finding> toField = _ -> {};
  private Supplier<List<MenuItem>> moreItems = List::of;
  private Runnable listener = () -> {};

  /// The column under the pointer when a menu was asked for.
  private Optional<String> pointed = Optional.empty();

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
    onlyFlow = chip(texts.say("simulation.row.flow"));
    onlyFlow.setId("only-flow-" + kind.id());
    onlyFlow.setTooltip(new Tooltip(texts.say("simulation.row.flow.hint")));
    filters = new ColumnFilters<>(kind, texts, () -> rows, this::relist);
    detail = new RowDetail<>(session);
    fixes = new ProblemFixes(session);
    columnsButton =
        iconButton("columns", "columns", texts.say("table.columns"), this::chooseColumns);
    columnChooser = new ColumnChooser<>(table, texts, this::heading, this::resetColumns);
    group =
        Optional.of(session.settings().get(setting("group"), "")).filter(kind.groups()::contains);
    columns();
    restoreColumns();
    table.setSortPolicy(
        _ -> {
          relist();
          return true;
        });
    table.setId("rows-" + kind.id());
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "rows");
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setAccessibleText(texts.say("table." + kind.id()));
    table.setRowFactory(_ -> new RowView());
    table.setFixedCellSize(ROW);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::point);
    MenuKey.install(table, this::menu, this::chosenBounds);
    table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> rememberColumns());
    table
        .getVisibleLeafColumns()
        .addListener((ListChangeListener<TableColumn<Line<R>, ?>>) _ -> rememberColumns());
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<Line<R>>) _ -> selected());
    table.widthProperty().addListener((_, _, now) -> fillWidth(now.doubleValue()));
    split.getItems().add(table);
    split.getStyleClass().add("plain-split");
    SplitPane.setResizableWithParent(detail, false);
    setTop(new VBox(filled(), filters.chips()));
    setCenter(split);
    session.selection().elementsProperty().addListener((_, _, _) -> related());
    session.simulating().chosenProperty().addListener((_, _, _) -> used());
    session
        .selection()
        .markedProperty()
        .addListener(
            (_, _, now) -> {
              if (now.isEmpty() && !quiet) {
                table.getSelectionModel().clearSelection();
              }
            });
    loading = false;
    used();
    relist();
  }

  private String setting(String what) {
    return "table." + kind.id() + "." + what;
  }

  /// Says how the window zooms to elements.
  public void onOpen(Consumer<Set<ElementId>> how) {
    opener = how;
  }

  /// Says what the table says itself when it has no rows, where that is not always the same.
  public void onNothing(Supplier<Optional<String>> what) {
    nothing = what;
  }

  /// Makes the table the answer to a question that stands in its bar: its rows are neither marked
  /// for the selection nor narrowed by it.
  public void answers(List<Node> question) {
    answering = true;
    bar.getChildren().removeAll(onlySelection, onlyFlow);
    bar.getChildren().addAll(0, question);
    search.setPrefWidth(130);
  }

  // The bar

  private HBox filled() {
    search.setPromptText(texts.say("table.search"));
    search.setAccessibleText(texts.say("table.search"));
    search.setId("search-" + kind.id());
    search.getStyleClass().addAll(Styles.SMALL, "search");
    search.setPrefWidth(200);
    search.setMinWidth(90);
    search.textProperty().addListener((_, _, _) -> relist());
    bar.getChildren().add(search);
    bar.getStyleClass().add("table-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    for (String word : kind.chips()) {
      ToggleButton chip = chip(texts.say("chip." + kind.id() + "." + word));
      chip.setId("chip-" + kind.id() + "-" + word);
      chips.put(word, chip);
      bar.getChildren().add(chip);
    }
    hint.setText(texts.say("detail.nothing"));
    hint.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    hint.setMinWidth(0);
    // The first letters of a hint say nothing: where it has no room it is not shown.
    hint.opacityProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> hint.getWidth() < Math.floor(hint.prefWidth(-1)) ? 0.0 : 1.0,
                hint.widthProperty(),
                hint.textProperty()));
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(hint, Priority.ALWAYS);
    count.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    count.setId("count-" + kind.id());
    Button copy = iconButton("copy", "copy", texts.say("table.copy"), this::copy);
    bar.getChildren()
        .addAll(
            onlySelection, onlyFlow, hint, count, groupMenu(), filterMenu(), copy, columnsButton);
    return bar;
  }

  private MenuButton iconMenu(String name, String icon, String what) {
    MenuButton button = new MenuButton(null, Icon.ofAction(icon).node(15));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "no-arrow");
    button.setId(name + "-" + kind.id());
    button.setAccessibleText(what);
    button.setTooltip(new Tooltip(what));
    return button;
  }

  private MenuButton groupMenu() {
    grouping.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "group-menu");
    grouping.setGraphic(Icon.ofAction("tree").node(15));
    grouping.setId("group-" + kind.id());
    grouping.setAccessibleText(texts.say("table.group"));
    grouping.setTooltip(new Tooltip(texts.say("table.group.hint")));
    grouping.setMnemonicParsing(false);
    grouping.setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup one = new ToggleGroup();
    grouping.getItems().add(groupItem(one, Optional.empty(), texts.say("table.group.none")));
    grouping.getItems().add(new SeparatorMenuItem());
    kind.groups().forEach(c -> grouping.getItems().add(groupItem(one, Optional.of(c), heading(c))));
    MenuItem close = new MenuItem(texts.say("table.group.close-all"));
    close.setOnAction(_ -> openAll(false));
    MenuItem open = new MenuItem(texts.say("table.group.open-all"));
    open.setOnAction(_ -> openAll(true));
    grouping.getItems().addAll(new SeparatorMenuItem(), open, close);
    nameGrouping();
    return grouping;
  }

  private RadioMenuItem groupItem(ToggleGroup one, Optional<String> column, String name) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setMnemonicParsing(false);
    item.setToggleGroup(one);
    item.setSelected(group.equals(column));
    item.setOnAction(_ -> groupBy(column));
    return item;
  }

  private void nameGrouping() {
    grouping.setText(
        group
            .map(c -> texts.say("table.group.by", heading(c)))
            .orElseGet(() -> texts.say("table.group")));
  }

  /// Groups the rows by a column, or not at all; remembered for the next time.
  public void groupBy(Optional<String> column) {
    group = column;
    closed.clear();
    session.settings().put(setting("group"), column.orElse(""));
    nameGrouping();
    relist();
  }

  void openAll(boolean open) {
    closed.clear();
    asideOpen = open;
    if (!open) {
      for (Line<R> line : listing.lines()) {
        if (line instanceof Heading<R> heading && !heading.aside()) {
          closed.add(heading.name());
        }
      }
    }
    relist();
  }

  private MenuButton filterMenu() {
    MenuButton button = iconMenu("filter", "filter", texts.say("table.column-filters"));
    for (Column<R> column : kind.columns()) {
      MenuItem item = new MenuItem(texts.say("table.filter.item", heading(column.id())));
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> filters.open(column.id(), button));
      button.getItems().add(item);
    }
    return button;
  }

  private Button iconButton(String name, String icon, String what, Runnable run) {
    Button button = new Button(null, Icon.ofAction(icon).node(15));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setId(name + "-" + kind.id());
    button.setAccessibleText(what);
    button.setTooltip(new Tooltip(what));
    button.setOnAction(_ -> run.run());
    return button;
  }

  /// Opens the list in which columns are shown, hidden and moved.
  public void chooseColumns() {
    columnChooser.open(columnsButton);
  }

  private ToggleButton chip(String label) {
    ToggleButton chip = new ToggleButton(label);
    chip.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, "chip");
    chip.setMinWidth(Region.USE_PREF_SIZE);
    chip.selectedProperty().addListener((_, _, _) -> relist());
    return chip;
  }

  String heading(String column) {
    return texts.say("column." + kind.id() + "." + column);
  }

  // The menu of rows

  private void point(ContextMenuEvent e) {
    pointed = Optional.empty();
    for (Node node = e.isKeyboardTrigger() ? null : e.getPickResult().getIntersectedNode();
        node != null && pointed.isEmpty();
        node = node.getParent()) {
      if (node instanceof TableCell<?, ?> cell && cell.getTableColumn() != null) {
        pointed = Optional.of(cell.getTableColumn().getId());
        if (cell.getIndex() >= 0
            && cell.getIndex() < lines.size()
            && !table.getSelectionModel().isSelected(cell.getIndex())) {
          table.getSelectionModel().clearAndSelect(cell.getIndex());
        }
      }
    }
  }

  private ContextMenu menu() {
    ContextMenu menu = new RowMenu<>(this, session, moreItems).make(pointed);
    pointed = Optional.empty();
    return menu;
  }

  private Bounds chosenBounds() {
    for (Node node : table.lookupAll(".table-row-cell")) {
      if (node instanceof TableRow<?> row && row.isSelected()) {
        return row.localToScene(row.getBoundsInLocal());
      }
    }
    return null;
  }

  RowKind<R> kind() {
    return kind;
  }

  ProblemFixes fixes() {
    return fixes;
  }

  /// All findings of the design that are not accepted, where the rows are findings.
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (R row : rows) {
      if (row instanceof Finding finding) {
        findings.add(finding);
      }
    }
    return findings;
  }

  /// Says what the window offers for rows of any table.
  public void onMenu(Supplier<List<MenuItem>> items) {
    moreItems = items;
  }

  /// Says who wants to know when another row is chosen.
  public void onChosen(Runnable who) {
    listener = who;
  }

  /// Says how the window goes to the field that a finding is about.
  public void onField(Consumer<Finding> how) {
    toField = how;
  }

  void goToField(Finding finding) {
    toField.accept(finding);
  }

  /// The problem that is chosen, or the first one about what is selected; empty when there is none
  /// or the rows are no problems.
  public Optional<Finding> problem() {
    List<R> some = chosen().isEmpty() ? relatedRows() : chosen();
    return some.stream().filter(Finding.class::isInstance).map(Finding.class::cast).findFirst();
  }

  /// Repairs a problem, or asks how.
  ///
  /// @return whether there is a way
  public boolean fix(Finding finding) {
    return fixes.fix(finding, table);
  }

  /// The problem that comes after another one in the order on show, or before it; the first or last
  /// after none.
  public Optional<Finding> next(Optional<String> after, int by) {
    List<Finding> all = new ArrayList<>();
    for (R row : shownRows()) {
      if (row instanceof Finding finding) {
        all.add(finding);
      }
    }
    int at = by > 0 ? -1 : all.size();
    for (int i = 0; i < all.size(); i++) {
      if (after.isPresent() && all.get(i).id().equals(after.get())) {
        at = i;
      }
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(Math.floorMod(at + by, all.size())));
  }

  /// Shows why the chosen row exists, and puts the keyboard there.
  void explain() {
    showDetail();
    detail.requestFocus();
  }

  /// Shows what breaks without the chosen row, and puts the keyboard there.
  public void explainLoss() {
    showDetail();
    detail.showLoss();
  }

  /// Puts the keyboard where the reason for accepting a problem is written.
  void explainAcceptance() {
    showDetail();
    detail.askReason();
  }

  void open(Set<ElementId> elements) {
    opener.accept(elements);
  }

  /// Lets only rows with this value in a column pass.
  public void only(String column, String value) {
    filters.only(column, value);
  }

  /// Lets only rows about the selected elements pass.
  public void onlySelection() {
    onlySelection.setSelected(true);
  }

  boolean isNarrowed() {
    return !filters.isEmpty()
        || !search.getText().isBlank()
        || onlySelection.isSelected()
        || onlyFlow.isSelected()
        || chips.values().stream().anyMatch(ToggleButton::isSelected);
  }

  List<String> visibleColumns() {
    return table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList();
  }

  String text(String column, R row) {
    return cell(column).apply(row);
  }

  // Columns

  private void columns() {
    for (Column<R> column : kind.columns()) {
      TableColumn<Line<R>, String> view = new TableColumn<>(heading(column.id()));
      view.setId(column.id());
      view.setCellValueFactory(
          c ->
              new ReadOnlyStringWrapper(
                  c.getValue() instanceof Entry<R>(R row) ? column.cell().apply(row, texts) : ""));
      boolean severity = column.id().equals("severity");
      boolean repairs = kind.id().equals("problems") && column.id().equals("message");
      view.setCellFactory(
          _ ->
              severity ? new SeverityCell<>(texts) : repairs ? new RepairCell() : new TextCell<>());
      view.setMinWidth(48);
      Button funnel = new Button(null, Icon.ofAction("filter").node(11));
      funnel.getStyleClass().addAll(Styles.FLAT, "funnel");
      funnel.setId("funnel-" + kind.id() + "-" + column.id());
      funnel.setFocusTraversable(false);
      funnel.setAccessibleText(texts.say("table.filter-column", heading(column.id())));
      funnel.setOnAction(_ -> filters.open(column.id(), funnel));
      funnels.put(column.id(), funnel);
      view.setGraphic(funnel);
      table.getColumns().add(view);
    }
    standardColumns();
  }

  private void standardColumns() {
    for (TableColumn<Line<R>, ?> column : table.getColumns()) {
      Double width = kind.widths().get(column.getId());
      column.setVisible(width != null);
      column.setPrefWidth(width == null ? 130 : width);
    }
  }

  private void resetColumns() {
    loading = true;
    List<String> order = kind.columns().stream().map(Column::id).toList();
    List<TableColumn<Line<R>, ?>> columns = new ArrayList<>(table.getColumns());
    columns.sort(Comparator.comparingInt(c -> order.indexOf(c.getId())));
    table.getColumns().setAll(columns);
    standardColumns();
    fillWidth(table.getWidth());
    loading = false;
    session.settings().remove(setting("columns"));
  }

  /// Columns stand as they were left: `ID:WIDTH` of the visible ones, from left to right.
  private void restoreColumns() {
    String remembered = session.settings().get(setting("columns"), "");
    if (remembered.isEmpty()) {
      return;
    }
    Map<String, Double> widths = new LinkedHashMap<>();
    for (String part : remembered.split(",")) {
      int colon = part.indexOf(':');
      if (colon > 0
          && kind.column(part.substring(0, colon)).isPresent()
          && part.substring(colon + 1).matches("\\d{1,4}")) {
        widths.put(part.substring(0, colon), Double.valueOf(part.substring(colon + 1)));
      }
    }
    if (widths.isEmpty()) {
      return;
    }
    List<String> order = List.copyOf(widths.keySet());
    List<TableColumn<Line<R>, ?>> columns = new ArrayList<>(table.getColumns());
    columns.sort(
        Comparator.comparingInt(
            c -> {
              int at = order.indexOf(c.getId());
              return at < 0 ? order.size() : at;
            }));
    table.getColumns().setAll(columns);
    for (TableColumn<Line<R>, ?> column : columns) {
      Double width = widths.get(column.getId());
      column.setVisible(width != null);
      if (width != null) {
        column.setPrefWidth(width);
      }
    }
  }

  private void rememberColumns() {
    if (loading) {
      return;
    }
    StringBuilder now = new StringBuilder();
    for (TableColumn<Line<R>, ?> column : table.getVisibleLeafColumns()) {
      double width =
          column.getId().equals(kind.grows()) ? kind.widths().get(kind.grows()) : column.getWidth();
      now.append(now.isEmpty() ? "" : ",").append(column.getId()).append(':');
      now.append(Math.round(width));
    }
    session.settings().put(setting("columns"), now.toString());
  }

  /// Gives the room that the columns leave to the one that needs it most.
  private void fillWidth(double width) {
    double others = 0;
    TableColumn<Line<R>, ?> growing = null;
    for (TableColumn<Line<R>, ?> column : table.getVisibleLeafColumns()) {
      if (column.getId().equals(kind.grows())) {
        growing = column;
      } else {
        others += column.getWidth();
      }
    }
    if (growing != null) {
      growing.setPrefWidth(Math.max(kind.widths().get(kind.grows()), width - others - SCROLL_BAR));
    }
  }

  // Rows

  /// Shows the rows of a design. Those that are on show already, since only the drawing or the
  /// findings are new, stay as they are.
  // Rows of a plan are the same list for as long as it is the same plan.
  @SuppressWarnings("ReferenceEquality")
  public void show(Planned shown) {
    List<R> next = kind.rows().apply(shown);
    List<R> apart = kind.aside().apply(shown);
    boolean same =
        next == rows && listed == rows && !next.isEmpty() && apart.isEmpty() && aside.isEmpty();
    planned = shown;
    rows = next;
    aside = apart;
    detail.design(shown);
    if (same) {
      showDetail();
    } else {
      relist();
    }
  }

  /// Whether the lines on show are those of a design, not of one before it.
  @SuppressWarnings("ReferenceEquality")
  public boolean shows(Planned asked) {
    return planned == asked && listed == rows;
  }

  /// Selects the row with an id and brings it into view; filters that hide it are taken away.
  public void choose(String id) {
    choose(r -> kind.idOf(r).equals(id));
  }

  /// Selects the rows with these ids.
  public void chooseAll(Set<String> ids) {
    choose(r -> ids.contains(kind.idOf(r)));
  }

  /// Selects the rows that say this in a column.
  public void chooseWhere(String column, String value) {
    Function<R, String> cell = cell(column);
    choose(r -> cell.apply(r).equalsIgnoreCase(value));
  }

  /// Selects the rows that fit and brings the first one into view; filters that hide them are taken
  /// away.
  public void choose(Predicate<R> fits) {
    boolean exists = rows.stream().anyMatch(fits);
    awaited = exists || rows.isEmpty() ? fits : null;
    if (exists && shownRows().stream().noneMatch(fits)) {
      showAll();
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Entry<R>(R row) && fits.test(row)) {
        found.add(i);
      }
    }
    quiet = true;
    table.getSelectionModel().clearSelection();
    found.forEach(i -> table.getSelectionModel().select((int) i));
    quiet = false;
    if (!found.isEmpty()) {
      awaited = null;
      table.scrollTo(Math.max(0, found.getFirst() - 2));
      table.getFocusModel().focus(found.getLast());
      selected();
    }
    table.requestFocus();
  }

  /// The rows on show, in the order on show.
  public List<R> shownRows() {
    return listing.rows();
  }

  /// Rows and columns as they are on show.
  public ShownRows<R> shown() {
    List<TableColumn<Line<R>, ?>> columns =
        table.getColumns().stream().filter(TableColumn::isVisible).toList();
    return new ShownRows<>(
        kind,
        shownRows(),
        columns.stream().map(c -> kind.column(c.getId()).orElseThrow()).toList(),
        columns.stream().map(TableColumn::getWidth).toList(),
        rows.size());
  }

  /// The headings of the groups, as they are on show.
  public List<Heading<R>> headings() {
    List<Heading<R>> headings = new ArrayList<>();
    for (Line<R> line : listing.lines()) {
      if (line instanceof Heading<R> heading) {
        headings.add(heading);
      }
    }
    return headings;
  }

  /// The table itself.
  public TableView<Line<R>> table() {
    return table;
  }

  /// Number of rows of the design, shown or not.
  public int size() {
    return rows.size();
  }

  /// Shows only the rows of one chip, such as one severity.
  public void onlyChip(String word) {
    chips.forEach((id, chip) -> chip.setSelected(id.equals(word)));
  }

  /// Narrows a column by what a person would type.
  public void narrow(String column, String typed) {
    filters.type(column, typed);
  }

  /// Takes away everything that hides rows.
  public void showAll() {
    loading = true;
    search.clear();
    chips.values().forEach(c -> c.setSelected(false));
    onlySelection.setSelected(false);
    onlyFlow.setSelected(false);
    loading = false;
    filters.clear();
  }

  // Of two requests the later one counts, equal or not.
  @SuppressWarnings("ReferenceEquality")
  private void relist() {
    if (loading) {
      return;
    }
    funnels.forEach((id, f) -> f.pseudoClassStateChanged(ACTIVE, filters.isActive(id)));
    Set<ElementId> elements = session.selection().elements();
    onlySelection.setDisable(elements.isEmpty() && !onlySelection.isSelected());
    Listing.Request<R> request = request(elements);
    asked = request;
    if (request.isPlain() || rows.size() + aside.size() <= SMALL) {
      list(request, Listing.of(request));
    } else {
      session.work(
          "list-" + kind.id(),
          Message.of("job.listing"),
          _ -> Listing.of(request),
          now -> {
            if (asked == request) {
              list(request, now);
            }
          });
    }
  }

  private Listing.Request<R> request(Set<ElementId> elements) {
    List<Predicate<R>> conditions = conditions(elements);
    List<Listing.Sorting<R>> order = new ArrayList<>();
    for (TableColumn<Line<R>, ?> column : table.getSortOrder()) {
      Function<R, String> key = cell(column.getId());
      order.add(
          new Listing.Sorting<>(
              key, order(column.getId()), column.getSortType() == TableColumn.SortType.DESCENDING));
    }
    return new Listing.Request<>(
        rows,
        aside,
        conditions.stream().reduce(Predicate::and),
        order,
        group.map(this::cell),
        order(group.orElse("")),
        Set.copyOf(closed),
        asideOpen);
  }

  private Function<R, String> cell(String id) {
    Column<R> column = kind.column(id).orElseThrow();
    return r -> column.cell().apply(r, texts);
  }

  private Comparator<String> order(String column) {
    return switch (column) {
      case "severity" -> RowTable::bySeverity;
      case "part" -> {
        List<String> parts = Comparison.PARTS.stream().map(p -> texts.say("changes." + p)).toList();
        yield Comparator.comparingInt(parts::indexOf);
      }
      default -> NaturalOrder.INSTANCE;
    };
  }

  private static int bySeverity(String a, String b) {
    return Severity.valueOf(a.toUpperCase(Locale.ROOT))
        .compareTo(Severity.valueOf(b.toUpperCase(Locale.ROOT)));
  }

  private List<Predicate<R>> conditions(Set<ElementId> elements) {
    List<Predicate<R>> conditions = new ArrayList<>(filters.conditions());
    String[] words = search.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
    for (String word : words) {
      if (!word.isEmpty()) {
        conditions.add(r -> kind.columns().stream().anyMatch(c -> contains(c, r, word)));
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
    if (onlyFlow.isSelected()) {
      Optional<FlowResult> now = flow;
      conditions.add(r -> isUsed(r, now));
    }
    if (onlySelection.isSelected() && !elements.isEmpty()) {
      conditions.add(r -> isAbout(r, elements));
    }
    return conditions;
  }

  private boolean contains(Column<R> column, R row, String word) {
    return column.cell().apply(row, texts).toLowerCase(Locale.ROOT).contains(word);
  }

  private void list(Listing.Request<R> request, Listing<R> now) {
    listed = request.rows();
    Set<String> kept = new HashSet<>();
    chosen().forEach(r -> kept.add(kind.idOf(r)));
    int focused = table.getFocusModel().getFocusedIndex();
    listing = now;
    quiet = true;
    try {
      table.getSelectionModel().clearSelection();
      show(now.lines());
      if (!kept.isEmpty()) {
        int at = 0;
        for (Line<R> line : now.lines()) {
          if (line instanceof Entry<R>(R row) && kept.contains(kind.idOf(row))) {
            table.getSelectionModel().select(at);
          }
          at++;
        }
      }
      if (table.isFocused() && !kept.isEmpty() && chosen().isEmpty() && !lines.isEmpty()) {
        // The chosen row is gone; the keyboard goes on with the one that took its place.
        table.getSelectionModel().select(Math.clamp(focused, 0, lines.size() - 1));
      }
    } finally {
      quiet = false;
    }
    showDetail();
    table.setPlaceholder(placeholder());
    count.setText(
        now.passing() == rows.size()
            ? texts.say("table.count", rows.size())
            : texts.say("table.count-of", now.passing(), rows.size()));
    count.setMinWidth(Region.USE_PREF_SIZE);
    if (awaited != null) {
      choose(awaited);
    }
  }

  /// Shows other lines. Where the view stays full, its cells stay and only those of lines that
  /// differ are filled anew: most edits change no line in view, and filling all cells takes longer
  /// than everything else in a frame.
  private void show(List<Line<R>> next) {
    IndexedCell<?> last =
        table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
            ? flow.getLastVisibleCell()
            : null;
    // The button that mends a problem belongs to the finding that was made with it.
    boolean stays =
        !kind.id().equals("problems")
            && last != null
            && last.getIndex() < Math.min(lines.size(), next.size());
    if (stays) {
      lines.showUpdated(next);
    } else {
      lines.show(next);
    }
  }

  /// What to do when there is nothing to see.
  private Node placeholder() {
    if (planned == null) {
      return new Label(texts.say("table.nothing"));
    }
    if (!rows.isEmpty()) {
      Label why = new Label(texts.say("table.empty.filtered", rows.size()));
      Button clear = new Button(texts.say("table.empty.show-all"));
      clear.setId("show-all-" + kind.id());
      clear.setOnAction(_ -> showAll());
      VBox both = new VBox(8, why, clear);
      both.setAlignment(Pos.CENTER);
      return both;
    }
    boolean noDomain = planned.design().organization().sipDomains().isEmpty();
    String key =
        noDomain && !kind.id().equals("problems")
            ? "table.empty.no-sip-domain"
            : "table.empty." + kind.id();
    Label what = new Label(nothing.get().orElseGet(() -> texts.say(key)));
    what.setWrapText(true);
    what.setTextAlignment(TextAlignment.CENTER);
    what.setId("nothing-" + kind.id());
    what.setTextAlignment(TextAlignment.CENTER);
    what.setMaxWidth(560);
    return what;
  }

  private boolean isAbout(R row, Set<ElementId> elements) {
    for (ElementId id : kind.elements().apply(row)) {
      if (elements.contains(id)) {
        return true;
      }
    }
    return false;
  }

  // Groups and keys

  void toggle(Heading<R> heading) {
    if (heading.aside()) {
      asideOpen = !heading.open();
    } else if (heading.open()) {
      closed.add(heading.name());
    } else {
      closed.remove(heading.name());
    }
    relist();
    select(heading);
  }

  private void select(Heading<R> heading) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Heading<R> h
          && h.name().equals(heading.name())
          && h.aside() == heading.aside()) {
        table.getSelectionModel().clearAndSelect(i);
        table.getFocusModel().focus(i);
        return;
      }
    }
  }

  private void key(KeyEvent e) {
    if (COPY.match(e)) {
      copy();
      e.consume();
      return;
    }
    if (e.isShortcutDown() || e.isAltDown() || e.isShiftDown()) {
      return;
    }
    int at = table.getFocusModel().getFocusedIndex();
    Line<R> line = at >= 0 && at < lines.size() ? lines.get(at) : null;
    boolean done =
        switch (line) {
          case Heading<R> heading ->
              switch (e.getCode()) {
                case ENTER, SPACE -> toggled(heading);
                case LEFT -> heading.open() && toggled(heading);
                case RIGHT -> !heading.open() && toggled(heading);
                default -> false;
              };
          case Entry<R>(R row) ->
              switch (e.getCode()) {
                case ENTER -> opened(row);
                case LEFT -> toHeading(at);
                default -> false;
              };
          case null -> false;
        };
    if (done) {
      e.consume();
    }
  }

  private boolean toggled(Heading<R> heading) {
    toggle(heading);
    return true;
  }

  private boolean toHeading(int from) {
    for (int i = from; i >= 0; i--) {
      if (lines.get(i) instanceof Heading<R>) {
        table.getSelectionModel().clearAndSelect(i);
        table.scrollTo(Math.max(0, i));
        return true;
      }
    }
    return false;
  }

  /// Zooms to what a row is about.
  private boolean opened(R row) {
    if (row instanceof Finding finding) {
      goToField(finding);
      return true;
    }
    Set<ElementId> elements = kind.elements().apply(row);
    if (!elements.isEmpty()) {
      opener.accept(elements);
    }
    return true;
  }

  /// The row that was selected last, if one is selected.
  public Optional<R> chosenRow() {
    List<R> chosen = chosen();
    return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen.getLast());
  }

  // Both ways between rows and drawing

  List<Line<R>> chosenLines() {
    return table.getSelectionModel().getSelectedItems().stream().filter(l -> l != null).toList();
  }

  List<R> chosen() {
    List<R> chosen = new ArrayList<>();
    for (Line<R> line : table.getSelectionModel().getSelectedItems()) {
      if (line instanceof Entry<R>(R row)) {
        chosen.add(row);
      }
    }
    return chosen;
  }

  Set<ElementId> elementsOf(List<R> some) {
    Set<ElementId> elements = new LinkedHashSet<>();
    some.forEach(r -> elements.addAll(kind.elements().apply(r)));
    return elements;
  }

  private void showDetail() {
    List<R> chosen = chosen();
    detail.show(chosen.isEmpty() ? null : chosen.getLast());
    besides(!chosen.isEmpty());
    listener.run();
  }

  /// The explanation takes room only while there is something to explain.
  private void besides(boolean explained) {
    boolean open = split.getItems().size() > 1;
    hint.setVisible(!explained);
    if (explained && !open) {
      split.getItems().add(detail);
      split.setDividerPositions(divider);
    } else if (!explained && open) {
      divider = split.getDividerPositions()[0];
      split.getItems().remove(detail);
    }
  }

  /// Marks the rows that the chosen flow of the simulation uses.
  private void used() {
    flow = session.simulating().chosenProperty().get();
    boolean has = flow.isPresent() && !answering && !kind.id().equals("problems");
    onlyFlow.setVisible(has);
    onlyFlow.setManaged(has);
    if (onlyFlow.isSelected()) {
      onlyFlow.setSelected(has);
      relist();
    }
    table.refresh();
  }

  private static boolean isUsed(Object row, Optional<FlowResult> flow) {
    return (row instanceof Issuance issuance ? issuance.row() : row) instanceof Row planned
        && flow.isPresent()
        && RowImpact.uses(flow.get().trace(), planned);
  }

  private void selected() {
    if (quiet) {
      return;
    }
    showDetail();
    List<R> chosen = chosen();
    if (!chosen.isEmpty()) {
      session.selection().mark(elementsOf(chosen));
    }
  }

  private void related() {
    quiet = true;
    try {
      table.getSelectionModel().clearSelection();
      showDetail();
      table.refresh();
    } finally {
      quiet = false;
    }
    onlySelection.setDisable(
        session.selection().elements().isEmpty() && !onlySelection.isSelected());
    if (onlySelection.isSelected()) {
      relist();
    }
    Set<ElementId> elements = session.selection().elements();
    if (!elements.isEmpty() && !answering) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i) instanceof Entry<R>(R row) && isAbout(row, elements)) {
          table.scrollTo(Math.max(0, i - 1));
          break;
        }
      }
    }
  }

  /// The rows that are about the selected elements, in the order on show.
  public List<R> relatedRows() {
    Set<ElementId> elements = session.selection().elements();
    return shownRows().stream().filter(r -> isAbout(r, elements)).toList();
  }

  /// Copies the selected lines, or all when none is selected, with headings; a selected group
  /// stands for its rows.
  void copy() {
    List<String> columns = visibleColumns();
    Set<Line<R>> selected = new LinkedHashSet<>();
    for (Line<R> line : table.getSelectionModel().getSelectedItems()) {
      if (line != null) {
        selected.add(line);
      }
    }
    StringBuilder out = new StringBuilder();
    appendLine(out, columns.stream().map(this::heading).toList());
    Set<String> done = new HashSet<>();
    for (Line<R> line : selected.isEmpty() ? listing.lines() : List.copyOf(selected)) {
      switch (line) {
        case Heading<R> heading -> {
          appendLine(out, List.of(name(heading)));
          heading.rows().forEach(r -> appendRow(out, columns, r, done));
        }
        case Entry<R>(R row) -> appendRow(out, columns, row, done);
      }
    }
    copy(out.toString());
  }

  void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// Copies a column of the chosen rows, or of all on show when one is chosen: a value a line.
  void copyColumn(String column) {
    List<R> some = chosen().size() > 1 ? chosen() : shownRows();
    StringBuilder out = new StringBuilder();
    some.forEach(r -> appendLine(out, List.of(text(column, r))));
    copy(out.toString());
  }

  private void appendRow(StringBuilder out, List<String> columns, R row, Set<String> done) {
    if (done.add(kind.idOf(row))) {
      appendLine(out, columns.stream().map(c -> cell(c).apply(row)).toList());
    }
  }

  private static void appendLine(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : "\t").append(cells.get(i).replaceAll("[\\t\\r\\n]+", " "));
    }
    out.append("\n");
  }

  private String name(Heading<R> heading) {
    if (heading.aside()) {
      return texts.say("table.group.aside." + kind.id(), heading.rows().size());
    }
    String name =
        heading.name().isEmpty()
            ? texts.say("table.filter.blank")
            : RowKind.word(group.orElse(""), heading.name(), texts).replace(";", ", ");
    return texts.say("table.group.heading", name, heading.rows().size());
  }

  /// A line: the heading of a group across all columns, or a row that shows whether it is about the
  /// selected element.
  private final class RowView extends TableRow<Line<R>> {
    private final Label name = new Label();

    RowView() {
      name.getStyleClass().add("group-name");
      name.setMnemonicParsing(false);
      addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    private void clicked(MouseEvent e) {
      if (e.getButton() != MouseButton.PRIMARY) {
        return;
      }
      switch (getItem()) {
        case Heading<R> heading when e.getClickCount() == 1 && !e.isShortcutDown() ->
            toggle(heading);
        case Entry<R>(R row) when e.getClickCount() == 2 -> opened(row);
        case null, default -> {}
      }
    }

    @Override
    protected void updateItem(Line<R> line, boolean empty) {
      super.updateItem(line, empty);
      Set<ElementId> elements = session.selection().elements();
      boolean heading = !empty && line instanceof Heading<R>;
      pseudoClassStateChanged(GROUP, heading);
      pseudoClassStateChanged(
          USED, !empty && !answering && line instanceof Entry<R>(R used) && isUsed(used, flow));
      pseudoClassStateChanged(
          RELATED,
          !empty
              && !answering
              && line instanceof Entry<R>(R row)
              && !elements.isEmpty()
              && isAbout(row, elements));
      if (heading && line instanceof Heading<R> h) {
        name.setText(RowTable.this.name(h));
        name.setGraphic(Icon.ofAction(h.open() ? "chevron" : "chevron-right").node(13));
        setAccessibleText(
            texts.say(h.open() ? "table.group.open" : "table.group.closed", name.getText()));
      } else {
        setAccessibleText(null);
        getChildren().remove(name);
      }
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      if (getItem() instanceof Heading<R> && !isEmpty()) {
        if (!getChildren().contains(name)) {
          name.setManaged(false);
          getChildren().add(name);
        }
        name.applyCss();
        name.resizeRelocate(8, 0, Math.max(0, getWidth() - 16), getHeight());
      }
    }
  }

  /// Text that can be read in a tooltip when it is cut off.
  private static class TextCell<L> extends TableCell<L, String> {
    private static final int SHOWN = 300;

    /// What parts the entries of a list; in a sentence a blank follows.
    private static final Pattern LIST = Pattern.compile(";(?=\\S)");

    private Tooltip full;

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      if (empty || text == null || text.isEmpty()) {
        setText(null);
        setTooltip(null);
        return;
      }
      setText(LIST.matcher(Excerpt.of(text, SHOWN)).replaceAll(";  "));
      if (text.length() < 8) {
        setTooltip(null);
        return;
      }
      if (full == null) {
        full = new Tooltip();
        full.setWrapText(true);
        full.setMaxWidth(460);
      }
      full.setText(LIST.matcher(Excerpt.of(text, Excerpt.READ)).replaceAll("\n"));
      setTooltip(full);
    }
  }

  /// What is wrong, behind a button that mends it.
  private final class RepairCell extends TextCell<Line<R>> {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      Line<R> line =
          empty || getIndex() < 0 || getIndex() >= lines.size() ? null : lines.get(getIndex());
      setGraphic(
          line instanceof Entry<R>(R row) && row instanceof Finding finding
              ? fixes.button(finding).orElse(null)
              : null);
    }
  }

  /// A severity by sign and word.
  private static final class SeverityCell<L> extends TableCell<L, String> {
    private final Texts texts;

    SeverityCell(Texts texts) {
      this.texts = texts;
    }

    @Override
    protected void updateItem(String severity, boolean empty) {
      super.updateItem(severity, empty);
      if (empty || severity == null || severity.isEmpty()) {
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
