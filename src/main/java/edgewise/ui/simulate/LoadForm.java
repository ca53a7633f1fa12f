package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.plan.Design;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.LoadWords;
import edgewise.sim.load.Outage;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.form.Picker;
import edgewise.ui.theme.Icon;
import edgewise.work.Failures;
import edgewise.work.LoadChart;
import edgewise.work.LoadQuestion;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a load run is asked: how many people, when, how often, and what stands still meanwhile.
final class LoadForm extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final Texts texts;
  private final Loading loading;
  private final Supplier<Optional<Design>> design;
  private final GridPane grid = new GridPane();
  private final VBox outages = new VBox(4);
  private final Button add = new Button();
  private final Label wrong = new Label();
  private final List<Entry> entries = new ArrayList<>();
  private final FiguresView figures;
  private final Map<String, Hyperlink> links = new LinkedHashMap<>();
  private final CheckBox byDirector = new CheckBox();
  private final CheckBox stays = new CheckBox();
  private boolean filling;

  /// A field and what its text makes of the question; empty when it cannot be read.
  private record Entry(
      TextField field,
      Function<LoadQuestion, String> shown,
      Function<String, Optional<LoadQuestion>> read,
      String hint) {}

  LoadForm(
      Texts texts,
      Loading loading,
      Supplier<Optional<Design>> design,
      FiguresView figures,
      Consumer<String> open) {
    super(8);
    this.texts = texts;
    this.loading = loading;
    this.design = design;
    getStyleClass().add("load-form");
    grid.setHgap(8);
    grid.setVgap(5);
    ColumnConstraints words = new ColumnConstraints();
    words.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    fields.setMinWidth(60);
    grid.getColumnConstraints().setAll(words, fields);
    entry(
        "users",
        q -> q.settings().users().map(Object::toString).orElse(""),
        t -> t.isEmpty() ? Optional.of(users(Optional.empty())) : people(t));
    entry("start", q -> q.settings().start().toString(), this::start);
    entry("span", q -> span(q.duration()), t -> duration(t).map(d -> question().withDuration(d)));
    entry("seed", q -> Long.toString(q.seed()), this::seed);
    entry("runs", q -> Integer.toString(q.runs()), this::runs);
    entry(
        "interval",
        q -> span(q.settings().interval()),
        t -> duration(t).map(d -> question().with(question().settings().withInterval(d))));
    wrong.setId("load-wrong");
    wrong.getStyleClass().addAll("field-note", "note-error");
    wrong.setWrapText(true);
    Label caption = new Label(texts.say("load.form.outages"));
    caption.getStyleClass().add("caption");
    add.setText(texts.say("load.form.fail"));
    add.setGraphic(Icon.ofAction("fail").node(13));
    add.setId("load-add-outage");
    add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "fault-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setTooltip(new Tooltip(texts.say("load.form.fail.hint")));
    add.setOnAction(_ -> choose());
    this.figures = figures;
    Label assumed = new Label(texts.say("load.form.assumed"));
    assumed.getStyleClass().add("caption");
    VBox terms = new VBox(2);
    for (String table : List.of("media", "partners", "links", "rates")) {
      Hyperlink link = new Hyperlink();
      link.setId("load-terms-" + table);
      link.setOnAction(_ -> open.accept(table));
      link.setTooltip(new Tooltip(texts.say("load.form.terms." + table + ".hint")));
      links.put(table, link);
      terms.getChildren().add(link);
    }
    byDirector.setId("load-outbound-by-director");
    byDirector.setText(texts.say("load.form.by-director"));
    byDirector.setTooltip(new Tooltip(texts.say("load.form.by-director.hint")));
    byDirector.setWrapText(true);
    byDirector.setOnAction(
        _ -> put(question().settings().withOutboundByDirector(byDirector.isSelected())));
    stays.setId("load-public-im-stays");
    stays.setText(texts.say("load.form.public-im"));
    stays.setTooltip(new Tooltip(texts.say("load.form.public-im.hint")));
    stays.setWrapText(true);
    stays.setOnAction(_ -> put(question().settings().withPublicImStays(stays.isSelected())));
    getChildren().addAll(grid, wrong, caption, outages, add, assumed, terms, byDirector, stays);
    loading.questionProperty().addListener((_, _, _) -> terms());
    terms();
    loading.questionProperty().addListener((_, _, _) -> fill());
    fill();
  }

  private void put(LoadSettings settings) {
    loading.questionProperty().set(question().with(settings));
  }

  /// Says of each table of figures how many are not as usual.
  private void terms() {
    links.forEach(
        (table, link) ->
            link.setText(
                texts.say(
                    "load.form.terms",
                    texts.say("load.figures." + table),
                    figures.changed(table))));
    byDirector.setSelected(question().settings().outboundByDirector());
    stays.setSelected(question().settings().publicImStays());
  }

  private LoadQuestion question() {
    return loading.questionProperty().get();
  }

  private void entry(
      String id,
      Function<LoadQuestion, String> shown,
      Function<String, Optional<LoadQuestion>> read) {
    TextField field = new TextField();
    String name = texts.say("load.form." + id);
    String hint = texts.say("load.form." + id + ".hint");
    field.setId("load-" + id);
    field.setAccessibleText(name);
    field.getStyleClass().add("entry");
    field.setPrefColumnCount(7);
    field.setTooltip(new Tooltip(hint));
    Label label = new Label(name);
    label.getStyleClass().add("property-name");
    label.setLabelFor(field);
    Entry entry = new Entry(field, shown, read, hint);
    field.textProperty().addListener((_, _, _) -> typed(entry));
    field
        .focusedProperty()
        .addListener(
            (_, _, now) -> {
              if (!now) {
                fill(entry);
              }
            });
    field.setOnAction(_ -> loading.run());
    entries.add(entry);
    grid.addRow(grid.getRowCount(), label, field);
    GridPane.setValignment(label, VPos.CENTER);
  }

  private void typed(Entry entry) {
    if (filling) {
      return;
    }
    Optional<LoadQuestion> now = entry.read().apply(entry.field().getText().strip());
    mark(entry.field(), now.isEmpty(), entry.hint());
    filling = true;
    now.ifPresent(loading.questionProperty()::set);
    filling = false;
    fillOutages();
  }

  private void mark(TextField field, boolean isWrong, String hint) {
    field.pseudoClassStateChanged(WRONG, isWrong);
    wrong.setText(isWrong ? hint : "");
    wrong.setVisible(isWrong);
    wrong.setManaged(isWrong);
  }

  private void fill(Entry entry) {
    filling = true;
    entry.field().setText(entry.shown().apply(question()));
    mark(entry.field(), false, "");
    filling = false;
  }

  private void fill() {
    if (!filling) {
      entries.forEach(this::fill);
      fillOutages();
    }
    entries.getFirst().field().setPromptText(texts.say("load.form.users.design"));
  }

  // Reading

  private LoadQuestion users(Optional<Integer> people) {
    LoadSettings s = question().settings();
    return question().with(people.map(s::withUsers).orElseGet(s::withDesignUsers));
  }

  private Optional<LoadQuestion> people(String text) {
    return text.matches("[1-9]\\d{0,6}")
        ? Optional.of(users(Optional.of(Integer.valueOf(text))))
        : Optional.empty();
  }

  private Optional<LoadQuestion> seed(String text) {
    return text.matches("-?\\d{1,18}")
        ? Optional.of(question().withSeed(Long.parseLong(text)))
        : Optional.empty();
  }

  private Optional<LoadQuestion> runs(String text) {
    return text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= LoadQuestion.MOST_RUNS
        ? Optional.of(question().withRuns(Integer.parseInt(text)))
        : Optional.empty();
  }

  /// What stands still keeps its times of the day.
  private Optional<LoadQuestion> start(String text) {
    return minutes(text)
        .map(
            now -> {
              LoadQuestion q = question();
              int before = q.settings().start().toSecondOfDay() / 60;
              Function<Duration, Duration> moved =
                  d ->
                      Duration.ofMinutes(
                          Math.floorMod(before + d.toMinutes() - now, (long) MINUTES_OF_DAY));
              return q.with(q.settings().withStart(LocalTime.of(now / 60, now % 60)))
                  .withOutages(
                      q.outages().stream()
                          .map(
                              o ->
                                  new Outage(o.element(), moved.apply(o.from()), o.until())
                                      .withUntil(
                                          o.until()
                                              .map(u -> u.minus(o.from()))
                                              .map(moved.apply(o.from())::plus)))
                          .toList());
            });
  }

  /// Minutes since midnight.
  private static Optional<Integer> minutes(String text) {
    if (!text.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    return Optional.of(
        60 * Integer.parseInt(text.substring(0, colon))
            + Integer.parseInt(text.substring(colon + 1)));
  }

  /// A span such as `8h`, `90m`, `1d`, `8h 30m`.
  private static Optional<Duration> duration(String text) {
    String t = text.toLowerCase(Locale.ROOT).replace(" ", "");
    if (!t.matches("(\\d{1,3}d)?(\\d{1,4}h)?(\\d{1,5}m)?(\\d{1,5}s)?") || t.isEmpty()) {
      return Optional.empty();
    }
    String days = t.contains("d") ? t.substring(0, t.indexOf('d') + 1) : "";
    String rest = t.substring(days.length());
    Duration duration =
        Duration.parse("P" + (days.isEmpty() ? "0d" : days) + (rest.isEmpty() ? "" : "T" + rest));
    return Optional.of(duration).filter(Duration::isPositive);
  }

  private static String span(Duration duration) {
    StringBuilder text = new StringBuilder();
    long[] parts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] > 0) {
        text.append(text.isEmpty() ? "" : " ").append(parts[i]).append("dhms".charAt(i));
      }
    }
    return text.toString();
  }

  // What stands still

  private void choose() {
    Optional<Design> now = design.get();
    if (now.isEmpty()) {
      return;
    }
    List<Picker.Item<ElementId>> items = new ArrayList<>();
    for (Element e : now.get().elements()) {
      if (Failures.canFail(e) && !(e instanceof ReverseProxy)) {
        item(items, e.id(), e.kind().value(), now.get());
        switch (e) {
          case EdgePool p ->
              p.servers().stream()
                  .map(EdgeServer::id)
                  .forEach(id -> item(items, id, e.kind().value(), now.get()));
          case Pool p ->
              p.servers().stream()
                  .map(Server::id)
                  .forEach(id -> item(items, id, e.kind().value(), now.get()));
          default -> {}
        }
      }
    }
    for (ElementId link : LoadQuestion.siteLinks(now.get())) {
      item(items, link, "network", now.get());
    }
    Picker.open(
        add,
        texts.say("load.form.fail.find"),
        texts.say("simulation.fault.none"),
        items,
        _ -> Optional.empty(),
        this::fail);
  }

  private void item(List<Picker.Item<ElementId>> items, ElementId id, String kind, Design of) {
    items.add(new Picker.Item<>(id, name(id, of), () -> Icon.ofKind(kind).node(16)));
  }

  private String name(ElementId id, Design of) {
    return texts.say(LoadWords.element(id, each -> Failures.name(each.value(), of)));
  }

  /// Lets an element fail an hour after the start, for an hour.
  void fail(ElementId id) {
    Duration from =
        question().duration().compareTo(Duration.ofHours(2)) > 0
            ? Duration.ofHours(1)
            : question().duration().dividedBy(4);
    List<Outage> more = new ArrayList<>(question().outages());
    more.add(Outage.of(id, from, from.multipliedBy(2)));
    loading.questionProperty().set(question().withOutages(more));
  }

  private void fillOutages() {
    List<Outage> now = question().outages();
    if (outages.getChildren().size() != now.size() || !isEdited()) {
      List<Node> lines = new ArrayList<>();
      for (int i = 0; i < now.size(); i++) {
        lines.add(line(i, now.get(i)));
      }
      outages.getChildren().setAll(lines);
    }
  }

  /// Whether somebody types the time of a failure.
  private boolean isEdited() {
    return outages.lookupAll(".text-field").stream().anyMatch(Node::isFocused);
  }

  private Node line(int number, Outage outage) {
    String called =
        design.get().map(d -> name(outage.element(), d)).orElse(outage.element().value());
    Label name = new Label(called);
    name.getStyleClass().add("property-value");
    name.setMaxWidth(Double.MAX_VALUE);
    name.setTooltip(new Tooltip(called));
    HBox.setHgrow(name, Priority.ALWAYS);
    Button remove = new Button(null, Icon.ofAction("close").node(10));
    remove.setId("load-outage-" + number + "-remove");
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "tiny");
    remove.setAccessibleText(texts.say("load.form.outage.remove", called));
    remove.setTooltip(new Tooltip(remove.getAccessibleText()));
    remove.setOnAction(
        _ -> {
          List<Outage> rest = new ArrayList<>(question().outages());
          rest.remove(number);
          loading.questionProperty().set(question().withOutages(rest));
        });
    HBox top = new HBox(4, name, remove);
    top.setAlignment(Pos.CENTER_LEFT);
    LocalTime start = question().settings().start();
    TextField from = time(number, "from", called, LoadChart.clock(start, seconds(outage.from())));
    TextField until =
        time(
            number,
            "until",
            called,
            outage.until().map(u -> LoadChart.clock(start, seconds(u))).orElse(""));
    until.setPromptText(texts.say("load.form.outage.for-good"));
    Label to = new Label("–");
    HBox times = new HBox(5, from, to, until);
    times.setAlignment(Pos.CENTER_LEFT);
    VBox both = new VBox(2, top, times);
    both.setId("load-outage-" + number);
    both.getStyleClass().add("load-outage");
    return both;
  }

  private static double seconds(Duration duration) {
    return duration.toSeconds();
  }

  private TextField time(int number, String which, String called, String shown) {
    TextField field = new TextField(shown);
    field.setId("load-outage-" + number + "-" + which);
    field.setAccessibleText(texts.say("load.form.outage." + which, called));
    field.setTooltip(new Tooltip(field.getAccessibleText()));
    field.getStyleClass().add("entry");
    field.setPrefColumnCount(6);
    HBox.setHgrow(field, Priority.ALWAYS);
    field
        .textProperty()
        .addListener(
            (_, _, now) -> {
              if (!filling) {
                timed(number, which.equals("from"), field, now.strip());
              }
            });
    return field;
  }

  private void timed(int number, boolean isFrom, TextField field, String text) {
    Optional<Duration> at = elapsed(text);
    boolean forGood = !isFrom && text.isEmpty();
    Outage old = question().outages().get(number);
    Optional<Outage> now =
        isFrom
            ? at.map(a -> new Outage(old.element(), a, old.until()))
            : forGood || at.isPresent()
                ? Optional.of(new Outage(old.element(), old.from(), at))
                : Optional.empty();
    boolean inOrder =
        now.filter(o -> o.until().filter(u -> u.compareTo(o.from()) < 0).isEmpty()).isPresent();
    mark(field, !inOrder, texts.say("load.form.outage.hint"));
    if (now.isPresent() && inOrder) {
      List<Outage> all = new ArrayList<>(question().outages());
      all.set(number, now.get());
      filling = true;
      loading.questionProperty().set(question().withOutages(all));
      filling = false;
    }
  }

  /// From the start of the run; `+1 09:30` is on the second day.
  private Optional<Duration> elapsed(String text) {
    int day = 0;
    String clock = text;
    if (text.matches("\\+\\d{1,3} .*")) {
      day = Integer.parseInt(text.substring(1, text.indexOf(' ')));
      clock = text.substring(text.indexOf(' ') + 1);
    }
    int days = day;
    return minutes(clock)
        .map(
            m ->
                (long) m
                    + (long) days * MINUTES_OF_DAY
                    - question().settings().start().toSecondOfDay() / 60)
        .map(m -> m < 0 ? m + MINUTES_OF_DAY : m)
        .map(Duration::ofMinutes);
  }

  /// Says why a question was refused.
  void refused(List<Message> why) {
    wrong.setText(String.join(" ", why.stream().map(texts::say).toList()));
    wrong.setVisible(!why.isEmpty());
    wrong.setManaged(!why.isEmpty());
  }
}
