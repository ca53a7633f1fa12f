package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.model.Words;
import edgewise.plan.Design;
import edgewise.sim.load.LoadResult;
import edgewise.sim.load.LoadWarning;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.theme.Icon;
import edgewise.work.LoadChart;
import edgewise.work.LoadLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import javafx.util.Duration;

/// The load of a working day: what is asked on the left, charts, numbers and figures on the right.
/// One moment of time is looked at in all charts and on the drawing.
final class LoadPage extends BorderPane {
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final double WIDE = 1350;
  private static final double CARD = 172;
  private static final Duration BEAT = Duration.millis(180);

  private final Texts texts;
  private final Loading loading;
  private final FiguresView figures;
  private final LoadForm form;
  private final Button run = new Button();
  private final ProgressBar progress = new ProgressBar(0);
  private final Label summary = new Label();
  private final Button warnings = new Button();
  private final ToggleButton compare = new ToggleButton();
  private final Button copy;
  private final Button save;
  private final Button export;
  private final CheckBox heat = new CheckBox();
  private final ToggleGroup views = new ToggleGroup();
  private final Map<String, ToggleButton> viewButtons = new LinkedHashMap<>();
  private final Map<String, Node> viewNodes = new LinkedHashMap<>();
  private final StackPane center = new StackPane();
  private final GridPane cards = new GridPane();
  private final ScrollPane scroll = new ScrollPane(cards);
  private final List<ChartView> charts = new ArrayList<>();
  private final HBox time = new HBox(8);
  private final Button play;
  private final Slider slider = new Slider();
  private final Label clock = new Label();
  private final VBox warned = new VBox(2);
  private final TableView<LoadLine> table = new TableView<>();
  private final ObservableList<LoadLine> lines = FXCollections.observableArrayList();
  private final FilteredList<LoadLine> filtered = new FilteredList<>(lines);
  private final Label empty = new Label();
  private final Timeline beat = new Timeline(new KeyFrame(BEAT, _ -> forward()));
  private Optional<LoadChart.Kind> alone = Optional.empty();
  private int columns = 2;

  /// What the window does for the page.
  interface Around {
    /// Asks where the results are to be written, and writes them.
    void save();

    /// Asks where the charts are to be written, and writes them.
    void export();
  }

  LoadPage(Texts texts, Simulating simulating, Supplier<Optional<Design>> design, Around around) {
    this.texts = texts;
    this.loading = simulating.loading();
    setId("load");
    getStyleClass().add("load-page");
    figures = new FiguresView(texts, loading, design);
    form = new LoadForm(texts, loading, design, figures, this::figures);
    copy = tool("copy", "copy");
    copy.setOnAction(_ -> copy());
    save = tool("save", "save");
    save.setOnAction(_ -> around.save());
    export = tool("export", "export");
    export.setOnAction(_ -> around.export());
    play = tool("play", "play");
    play.setOnAction(_ -> toggle());
    beat.setCycleCount(Animation.INDEFINITE);
    beat.statusProperty()
        .addListener(
            (_, _, now) ->
                play.setGraphic(
                    Icon.ofAction(now == Animation.Status.RUNNING ? "pause" : "play").node(14)));
    setLeft(left());
    heat.setText(texts.say("load.heat"));
    heat.setId("load-heat");
    heat.setTooltip(new Tooltip(texts.say("load.heat.hint")));
    heat.setMinWidth(Region.USE_PREF_SIZE);
    heat.selectedProperty().bindBidirectional(simulating.heatProperty());
    chartsView();
    Node numbers = numbersView();
    view("charts", new BorderPane(scroll, null, null, time(), null));
    view("numbers", numbers);
    view("figures", figures);
    empty.setId("load-empty");
    empty.setText(texts.say("load.empty"));
    empty.getStyleClass().add(Styles.TEXT_MUTED);
    empty.setWrapText(true);
    BorderPane right = new BorderPane(center);
    right.setTop(bar());
    setCenter(right);
    open("charts");
    widthProperty().addListener((_, _, now) -> arrange(now.doubleValue()));
    loading.shownProperty().addListener((_, _, _) -> fill());
    loading.staleProperty().addListener((_, _, _) -> state());
    loading.runningProperty().addListener((_, _, _) -> state());
    loading.cursorProperty().addListener((_, _, _) -> cursor());
    loading.troublesProperty().addListener((_, _, now) -> refused(now));
    fill();
    state();
  }

  /// Whether dark colours are shown.
  void dark(boolean now) {
    pseudoClassStateChanged(DARK, now);
  }

  private Button tool(String id, String icon) {
    Button button = new Button(null, Icon.ofAction(icon).node(14));
    button.setId("load-" + id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setAccessibleText(texts.say("load." + id));
    button.setTooltip(new Tooltip(texts.say("load." + id)));
    return button;
  }

  private Node left() {
    run.setId("load-run");
    run.getStyleClass().add(Styles.SMALL);
    run.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(run, Priority.ALWAYS);
    run.setOnAction(_ -> runOrCancel());
    progress.setId("load-progress");
    progress.setAccessibleText(texts.say("load.progress"));
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(loading.shareProperty());
    VBox top = new VBox(5, new HBox(run), progress);
    top.getStyleClass().add("load-start");
    ScrollPane rest = new ScrollPane(form);
    rest.setId("load-form");
    rest.setAccessibleText(texts.say("load.form"));
    rest.setFitToWidth(true);
    rest.getStyleClass().add("edge-to-edge");
    rest.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    BorderPane left = new BorderPane(rest);
    left.setTop(top);
    left.setPrefWidth(226);
    left.getStyleClass().add("load-left");
    return left;
  }

  /// Runs, or stops what runs.
  void runOrCancel() {
    if (loading.runningProperty().get()) {
      loading.cancel();
    } else {
      loading.run();
    }
  }

  private Node bar() {
    HBox group = Parts.pills(viewButtons.values());
    summary.setId("load-summary");
    summary.setMinWidth(60);
    summary.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(summary, Priority.ALWAYS);
    warnings.setId("load-warnings");
    warnings.setGraphic(Icon.ofAction("warning").node(13));
    warnings.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "load-warned");
    warnings.setMinWidth(Region.USE_PREF_SIZE);
    warnings.setTooltip(new Tooltip(texts.say("load.warnings.hint")));
    warnings.setOnAction(_ -> open("numbers"));
    compare.setText(texts.say("load.compare"));
    compare.setId("load-compare");
    compare.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, "chip");
    compare.setTooltip(new Tooltip(texts.say("load.compare.hint")));
    compare.setMinWidth(Region.USE_PREF_SIZE);
    compare.setOnAction(_ -> compare());
    HBox bar = new HBox(8, group, summary, warnings, compare, heat, copy, save, export);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("simulation-state", "load-bar");
    return bar;
  }

  /// Keeps the runs on show as A, or compares with nothing any more.
  void compare() {
    if (loading.shown().filter(s -> s.before().isPresent()).isPresent()) {
      loading.forget();
    } else {
      loading.keep();
    }
  }

  private void view(String id, Node node) {
    ToggleButton button = new ToggleButton(texts.say("load.view." + id));
    button.setId("load-view-" + id);
    button.setToggleGroup(views);
    button.getStyleClass().addAll(Styles.SMALL, "page-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> open(id));
    viewButtons.put(id, button);
    viewNodes.put(id, node);
  }

  /// Brings `charts`, `numbers` or `figures` to the front.
  void open(String view) {
    viewButtons.get(view).setSelected(true);
    boolean nothing = loading.shown().isEmpty() && !view.equals("figures");
    center.getChildren().setAll(nothing ? empty : viewNodes.get(view));
  }

  /// Brings `rates`, `media`, `partners` or `links` among the figures to the front.
  void figures(String table) {
    figures.open(table);
    open("figures");
  }

  private String view() {
    return viewButtons.entrySet().stream()
        .filter(e -> e.getValue().isSelected())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("charts");
  }

  // Charts

  private void chartsView() {
    cards.getStyleClass().add("load-cards");
    cards.setHgap(10);
    cards.setVgap(8);
    scroll.setId("load-charts");
    scroll.setAccessibleText(texts.say("load.view.charts"));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "load-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.viewportBoundsProperty().addListener((_, _, _) -> heights());
  }

  private Node time() {
    slider.setId("load-time");
    slider.setAccessibleText(texts.say("load.time"));
    slider.setTooltip(new Tooltip(texts.say("load.time")));
    slider.setBlockIncrement(1);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider
        .valueProperty()
        .addListener((_, _, now) -> loading.look((int) Math.round(now.doubleValue())));
    clock.setId("load-clock");
    clock.getStyleClass().add("load-clock");
    clock.setMinWidth(Region.USE_PREF_SIZE);
    time.getStyleClass().add("load-time");
    time.setAlignment(Pos.CENTER_LEFT);
    time.getChildren().setAll(play, slider, clock);
    return time;
  }

  private void arrange(double width) {
    int wanted = width > WIDE ? 3 : width > 760 ? 2 : 1;
    if (wanted != columns) {
      columns = wanted;
      place();
    }
  }

  private void place() {
    charts.clear();
    cards.getChildren().clear();
    cards.getColumnConstraints().clear();
    Optional<Loading.Shown> now = loading.shown();
    if (now.isEmpty()) {
      return;
    }
    List<LoadChart> all =
        now.get().charts().stream()
            .filter(c -> alone.isEmpty() || alone.get() == c.kind())
            .toList();
    int wide = alone.isPresent() ? 1 : columns;
    for (int i = 0; i < wide; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / wide);
      column.setMinWidth(0);
      cards.getColumnConstraints().add(column);
    }
    for (LoadChart chart : all) {
      ChartView card =
          new ChartView(texts, chart, alone.isPresent(), loading::look, () -> swap(chart.kind()));
      cards.add(card, charts.size() % wide, charts.size() / wide);
      charts.add(card);
    }
    heights();
    charts.forEach(c -> c.cursor(loading.cursorProperty().get()));
  }

  private void heights() {
    double height =
        alone.isPresent() ? Math.max(CARD, scroll.getViewportBounds().getHeight() - 14) : CARD;
    charts.forEach(
        c -> {
          c.setMinHeight(height);
          c.setPrefHeight(height);
        });
  }

  private void swap(LoadChart.Kind kind) {
    alone = alone.isPresent() ? Optional.empty() : Optional.of(kind);
    place();
    charts.stream().filter(c -> c.chart().kind() == kind).findFirst().ifPresent(Node::requestFocus);
  }

  /// Moves the moment that is looked at by points of time.
  void step(int by) {
    beat.stop();
    loading.look(loading.cursorProperty().get() + by);
  }

  /// Lets time pass, or stops it.
  void toggle() {
    if (beat.getStatus() == Animation.Status.RUNNING) {
      beat.stop();
    } else if (loading.shown().isPresent()) {
      if (loading.cursorProperty().get() >= last()) {
        loading.look(0);
      }
      beat.play();
    }
  }

  private int last() {
    return loading.shown().map(s -> s.points() - 1).orElse(0);
  }

  /// One point further; stops at the end.
  void forward() {
    if (loading.cursorProperty().get() >= last()) {
      beat.stop();
    } else {
      loading.look(loading.cursorProperty().get() + 1);
    }
  }

  private void cursor() {
    int at = loading.cursorProperty().get();
    charts.forEach(c -> c.cursor(at));
    slider.setValue(at);
    clock.setText(loading.shown().filter(s -> at < s.points()).map(s -> s.clock(at)).orElse(""));
  }

  // Numbers

  private Node numbersView() {
    warned.setId("load-warned");
    warned.getStyleClass().add("load-warnings");
    TextField search =
        Parts.search(
            "load-find",
            texts.say("load.find"),
            words ->
                filtered.setPredicate(
                    l ->
                        List.of(
                                LoadLine.Column.SECTION,
                                LoadLine.Column.ELEMENT,
                                LoadLine.Column.METRIC)
                            .stream()
                            .map(c -> l.say(c, texts))
                            .reduce("", (a, b) -> a + " " + b)
                            .toLowerCase(Locale.ROOT)
                            .contains(words)));
    search.setMaxWidth(260);
    table.setId("load-numbers");
    table.setAccessibleText(texts.say("load.view.numbers"));
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "rows");
    table.setFixedCellSize(26);
    table.setItems(filtered);
    table.setPlaceholder(new Label(texts.say("load.numbers.none")));
    HBox top = new HBox(search);
    top.getStyleClass().add("simulation-state");
    BorderPane view = new BorderPane(table);
    view.setTop(new VBox(warned, top));
    return view;
  }

  private void numbers(Loading.Shown now) {
    lines.setAll(now.lines());
    table.getColumns().clear();
    for (LoadLine.Column column : LoadLine.Column.of(lines)) {
      TableColumn<LoadLine, String> cells = new TableColumn<>(texts.say(LoadLine.heading(column)));
      cells.setId("load-column-" + Words.of(column));
      cells.setCellValueFactory(c -> new ReadOnlyStringWrapper(c.getValue().say(column, texts)));
      cells.setSortable(false);
      boolean words = column.compareTo(LoadLine.Column.METRIC) <= 0;
      cells.setPrefWidth(words ? column == LoadLine.Column.SECTION ? 110 : 210 : 110);
      if (!words) {
        cells.getStyleClass().add("number-column");
      }
      table.getColumns().add(cells);
    }
    warned.getChildren().clear();
    for (LoadWarning w : warnings(now)) {
      Label label = new Label(texts.say(w.message(now::name)), Icon.ofAction("warning").node(13));
      label.getStyleClass().addAll("severity-warning", "note-warning");
      label.setWrapText(true);
      warned.getChildren().add(label);
    }
    warned.setVisible(!warned.getChildren().isEmpty());
    warned.setManaged(!warned.getChildren().isEmpty());
  }

  /// The warnings of all runs, each maximum once.
  private static List<LoadWarning> warnings(Loading.Shown now) {
    Map<String, LoadWarning> all = new LinkedHashMap<>();
    for (LoadResult r : now.runs().results()) {
      for (LoadWarning w : r.warnings()) {
        all.merge(w.limit() + " " + w.element(), w, (a, b) -> b.reached() > a.reached() ? b : a);
      }
    }
    return List.copyOf(all.values());
  }

  /// Puts the numbers on show on the clipboard, for a spreadsheet.
  void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(LoadLine.tsv(filtered, texts));
    Clipboard.getSystemClipboard().setContent(content);
  }

  // What is shown

  private void fill() {
    Optional<Loading.Shown> now = loading.shown();
    if (now.isEmpty()) {
      beat.stop();
    }
    alone =
        alone.filter(
            k -> now.stream().flatMap(s -> s.charts().stream()).anyMatch(c -> c.kind() == k));
    slider.setMax(Math.max(1, last()));
    slider.setMajorTickUnit(Math.max(1, last() / 8.0));
    place();
    now.ifPresent(this::numbers);
    cursor();
    state();
    open(view());
  }

  private void state() {
    Optional<Loading.Shown> now = loading.shown();
    boolean running = loading.runningProperty().get();
    run.setText(texts.say(running ? "load.cancel" : "load.run"));
    run.setGraphic(Icon.ofAction(running ? "close" : "play").node(13));
    run.getStyleClass().remove(Styles.ACCENT);
    if (!running) {
      run.getStyleClass().add(Styles.ACCENT);
    }
    progress.setVisible(running);
    progress.setManaged(running);
    boolean old = loading.staleProperty().get() && now.isPresent();
    pseudoClassStateChanged(STALE, old);
    for (Node each : List.of(compare, copy, save, export, heat, time)) {
      each.setDisable(now.isEmpty());
    }
    compare.setSelected(now.filter(s -> s.before().isPresent()).isPresent());
    int passed = now.map(s -> warnings(s).size()).orElse(0);
    warnings.setText(texts.say("load.warnings", passed));
    warnings.setVisible(passed > 0);
    warnings.setManaged(passed > 0);
    summary.setText(now.map(this::sum).orElse(""));
    summary.setTooltip(now.isPresent() ? new Tooltip(summary.getText()) : null);
  }

  private String sum(Loading.Shown now) {
    LoadResult first = now.runs().results().getFirst();
    int runs = now.runs().results().size();
    double n = runs;
    return texts.say(
        runs == 1 ? "load.sum" : "load.sum.runs",
        first.users(),
        Math.round(now.runs().results().stream().mapToLong(LoadResult::sent).sum() / n),
        Math.round(now.runs().results().stream().mapToLong(LoadResult::dropped).sum() / n),
        LoadChart.number(
            100.0
                * now.runs().results().stream().mapToLong(LoadResult::dropped).sum()
                / Math.max(1, now.runs().results().stream().mapToLong(LoadResult::sent).sum())),
        runs);
  }

  private void refused(List<Trouble> why) {
    form.refused(why.stream().map(Trouble::message).toList());
  }

  /// A picture of the charts.
  Image picture() {
    SnapshotParameters twice = new SnapshotParameters();
    twice.setTransform(Transform.scale(2, 2));
    return cards.snapshot(twice, null);
  }

  /// What the runs on show are, in one line.
  String title() {
    return summary.getText();
  }
}
