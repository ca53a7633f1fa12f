package edgewise.ui.panel;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import edgewise.plan.Column;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What narrows a table column by column: something typed, or some of the values that are there.
/// Each is shown as a chip that takes it away.
final class ColumnFilters<R> {
  /// More values than this are not offered one by one.
  private static final int MOST_VALUES = 60;

  private static final double LIST_HEIGHT = 190;

  private record Filter(String typed, Set<String> values) {
    boolean isEmpty() {
      return typed.isBlank() && values.isEmpty();
    }
  }

  private final RowKind<R> kind;
  private final Texts texts;
  private final Supplier<List<R>> rows;
  private final Runnable changed;
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private final FlowPane chips = new FlowPane(6, 4);
  private Popover popover;

  /// @param rows all rows of the table
  /// @param changed is told after every change
  ColumnFilters(RowKind<R> kind, Texts texts, Supplier<List<R>> rows, Runnable changed) {
    this.kind = kind;
    this.texts = texts;
    this.rows = rows;
    this.changed = changed;
    chips.getStyleClass().add("filter-chips");
    chips.setId("filters-" + kind.id());
    chips.setAlignment(Pos.CENTER_LEFT);
    show();
  }

  /// The active filters, each with a way to take it away; not there while none is active.
  Node chips() {
    return chips;
  }

  boolean isActive(String column) {
    return filters.containsKey(column);
  }

  boolean isEmpty() {
    return filters.isEmpty();
  }

  /// What a row must fulfil.
  List<Predicate<R>> conditions() {
    List<Predicate<R>> conditions = new ArrayList<>();
    filters.forEach((column, filter) -> conditions.add(condition(column, filter)));
    return conditions;
  }

  private Predicate<R> condition(String id, Filter filter) {
    Column<R> column = kind.column(id).orElseThrow();
    RowKind.Narrowing<R> narrowing =
        kind.narrowings()
            .getOrDefault(
                id, new RowKind.Narrowing<>(Match.Sort.TEXT, r -> column.cell().apply(r, texts)));
    Match match = Match.of(filter.typed(), narrowing.sort());
    return r ->
        match.test(narrowing.text().apply(r))
            && (filter.values().isEmpty()
                || filter.values().contains(column.cell().apply(r, texts)));
  }

  void clear() {
    filters.clear();
    update();
  }

  /// Narrows a column by what is typed.
  void type(String column, String typed) {
    put(column, new Filter(typed, of(column).values()));
  }

  /// Lets only one value of a column pass.
  void only(String column, String value) {
    put(column, new Filter("", Set.of(value)));
  }

  /// Lets a value of a column pass, or no longer.
  private void pick(String column, String value, boolean passes) {
    Set<String> values = new TreeSet<>(of(column).values());
    if (passes) {
      values.add(value);
    } else {
      values.remove(value);
    }
    put(column, new Filter(of(column).typed(), values));
  }

  private Filter of(String column) {
    return filters.getOrDefault(column, new Filter("", Set.of()));
  }

  private void put(String column, Filter filter) {
    if (filter.isEmpty()) {
      filters.remove(column);
    } else {
      filters.put(column, filter);
    }
    update();
  }

  private void update() {
    show();
    changed.run();
  }

  private void show() {
    chips.getChildren().clear();
    filters.forEach(
        (column, filter) -> {
          List<String> parts = new ArrayList<>();
          if (!filter.typed().isBlank()) {
            parts.add(filter.typed().strip());
          }
          filter.values().forEach(v -> parts.add(shown(column, v)));
          Button chip =
              new Button(
                  texts.say("table.filter.chip", heading(column), String.join(", ", parts)),
                  Icon.ofAction("close").node(11));
          chip.setContentDisplay(ContentDisplay.RIGHT);
          chip.setMnemonicParsing(false);
          chip.setId("filter-chip-" + kind.id() + "-" + column);
          chip.setAccessibleText(texts.say("table.filter.remove", heading(column)));
          chip.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, Styles.ACCENT, "filter-chip");
          chip.setOnAction(_ -> put(column, new Filter("", Set.of())));
          chips.getChildren().add(chip);
        });
    if (filters.size() > 1) {
      Button all = new Button(texts.say("table.filter.clear"));
      all.setId("clear-filters-" + kind.id());
      all.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
      all.setOnAction(_ -> clear());
      chips.getChildren().add(all);
    }
    chips.setVisible(!filters.isEmpty());
    chips.setManaged(!filters.isEmpty());
  }

  private String heading(String column) {
    return texts.say("column." + kind.id() + "." + column);
  }

  /// A value as a person reads it.
  private String shown(String column, String value) {
    return RowKind.word(column, value, texts);
  }

  /// Asks what a column is to be narrowed by.
  ///
  /// @param beside where the question is shown
  void open(String column, Node beside) {
    close();
    TextField typed = new TextField(of(column).typed());
    typed.setId("filter-text");
    Match.Sort sort =
        kind.narrowings().containsKey(column)
            ? kind.narrowings().get(column).sort()
            : Match.Sort.TEXT;
    typed.setPromptText(texts.say("table.filter.prompt." + sort.name().toLowerCase(Locale.ROOT)));
    typed.setAccessibleText(texts.say("table.filter-column", heading(column)));
    VBox list = new VBox(5);
    Map<String, Integer> values = values(column);
    typed
        .textProperty()
        .addListener(
            (_, _, now) -> {
              type(column, now);
              fill(list, column, values, now);
            });
    typed.setOnAction(_ -> close());
    fill(list, column, values, typed.getText());
    Label title = new Label(texts.say("table.filter-column", heading(column)));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    VBox content = new VBox(8, title, typed);
    content.getStyleClass().add("filter-popup");
    content.setPrefWidth(260);
    if (!values.isEmpty()) {
      ScrollPane scroll = new ScrollPane(list);
      scroll.getStyleClass().add("edge-to-edge");
      scroll.setFitToWidth(true);
      scroll.setMaxHeight(LIST_HEIGHT);
      content.getChildren().add(scroll);
    }
    Button clear = new Button(texts.say("table.filter.clear-column"));
    clear.setId("filter-clear");
    clear.getStyleClass().add(Styles.SMALL);
    clear.setOnAction(
        _ -> {
          put(column, new Filter("", Set.of()));
          close();
        });
    content.getChildren().add(clear);
    popover = new Popover(content);
    popover.setId("filter-popover");
    popover.setAnimated(false);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.setAutoHide(true);
    popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
    popover.show(beside);
    typed.requestFocus();
  }

  private void close() {
    if (popover != null) {
      popover.hide();
      popover = null;
    }
  }

  private void fill(VBox list, String column, Map<String, Integer> values, String typed) {
    list.getChildren().clear();
    String word = typed.toLowerCase(Locale.ROOT).strip();
    values.forEach(
        (value, count) -> {
          String name = value.isEmpty() ? texts.say("table.filter.blank") : shown(column, value);
          boolean chosen = of(column).values().contains(value);
          if (!chosen && !Match.of(word, Match.Sort.TEXT).test(name)) {
            return;
          }
          CheckBox box = new CheckBox(texts.say("table.filter.value", name, count));
          box.setMnemonicParsing(false);
          box.setSelected(chosen);
          box.selectedProperty().addListener((_, _, now) -> pick(column, value, now));
          list.getChildren().add(box);
        });
  }

  /// The values of a column with the number of their rows, or nothing when there are too many.
  private Map<String, Integer> values(String id) {
    Column<R> column = kind.column(id).orElseThrow();
    Map<String, Integer> values = new TreeMap<>(NaturalOrder.INSTANCE);
    for (R row : rows.get()) {
      values.merge(column.cell().apply(row, texts), 1, Integer::sum);
      if (values.size() > MOST_VALUES) {
        return Map.of();
      }
    }
    return values;
  }
}
