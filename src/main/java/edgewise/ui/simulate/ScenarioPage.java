package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.edit.DeleteScenario;
import edgewise.edit.RenameScenario;
import edgewise.edit.SaveScenario;
import edgewise.model.ElementId;
import edgewise.model.Scenario;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Design;
import edgewise.sim.Fault;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import edgewise.work.Failures;
import edgewise.work.ScenarioRun;
import edgewise.work.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The scenarios that are saved in the design: what each asks, what should come of it, and whether
/// it does.
final class ScenarioPage extends BorderPane {
  private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

  private final Texts texts;
  private final Session session;
  private final Simulating simulating;
  private final Supplier<Scope> scope;
  private final Consumer<Scenario> use;
  private final TableView<Scenario> table = new TableView<>();
  private final TextField name = new TextField();
  private final ComboBox<Expected> expected = new ComboBox<>();
  private final Label summary = new Label();
  private boolean filling;

  /// What should come of a scenario; nothing where nobody says.
  private record Expected(Optional<Verdict> verdict, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  /// @param scope which flows are looked at now
  /// @param use looks at the flows of a scenario
  ScenarioPage(Session session, Supplier<Scope> scope, Consumer<Scenario> use) {
    this.texts = session.texts();
    this.session = session;
    this.simulating = session.simulating();
    this.scope = scope;
    this.use = use;
    setTop(bar());
    table();
    setCenter(table);
    session.documentProperty().addListener((_, _, _) -> fill());
    simulating.triedProperty().addListener((_, _, _) -> refresh());
    simulating.triedStaleProperty().addListener((_, _, _) -> refresh());
    simulating.shownProperty().addListener((_, _, _) -> refresh());
    fill();
  }

  private HBox bar() {
    name.setId("scenario-name");
    name.setPromptText(texts.say("scenario.name"));
    name.setAccessibleText(texts.say("scenario.name"));
    name.getStyleClass().add(Styles.SMALL);
    name.setPrefWidth(230);
    name.setMinWidth(110);
    name.setOnAction(_ -> save());
    expected.setId("scenario-expected");
    expected.setAccessibleText(texts.say("scenario.expected"));
    expected.setTooltip(new Tooltip(texts.say("scenario.expected.hint")));
    expected.getStyleClass().addAll(Styles.SMALL, "simulation-choice");
    expected.setMinWidth(110);
    expected.getItems().add(new Expected(Optional.empty(), texts.say("scenario.expected.nothing")));
    for (Verdict v : Verdict.values()) {
      expected
          .getItems()
          .add(
              new Expected(
                  Optional.of(v), texts.say("scenario.expected.is", Said.verdict(v, texts))));
    }
    expected.getSelectionModel().selectFirst();
    Button save = button("save", "save", this::save);
    save.disableProperty().bind(name.textProperty().map(String::isBlank));
    Button all = button("run-all", "play", () -> simulating.runScenarios(simulating.scenarios()));
    all.getStyleClass().add(Styles.ACCENT);
    all.disableProperty().bind(Bindings.isEmpty(table.getItems()));
    Button apply = button("use", "simulate", () -> chosen().ifPresent(use));
    Button rename = button("rename", "", this::rename);
    Button delete = button("delete", "delete", this::delete);
    for (Button b : List.of(apply, rename, delete)) {
      b.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    }
    summary.setId("scenario-summary");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(6, name, expected, save, rename, space, summary, apply, delete, all);
    bar.getStyleClass().addAll("simulation-state", "scenario-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private Button button(String id, String icon, Runnable what) {
    Button button = new Button(texts.say("scenario." + id));
    if (!icon.isEmpty()) {
      button.setGraphic(Icon.ofAction(icon).node(13));
    }
    button.setId("scenario-" + id);
    button.getStyleClass().add(Styles.SMALL);
    button.setTooltip(new Tooltip(texts.say("scenario." + id + ".hint")));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> what.run());
    return button;
  }

  private void table() {
    table.setId("scenarios");
    table.setAccessibleText(texts.say("simulation.page.scenarios"));
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "rows");
    table.setFixedCellSize(28);
    Label none = new Label(texts.say("scenario.none"));
    none.setWrapText(true);
    table.setPlaceholder(none);
    TableColumn<Scenario, Scenario> state = new TableColumn<>(texts.say("scenario.state"));
    state.setId("state");
    state.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    state.setCellFactory(_ -> new StateCell());
    state.setSortable(false);
    state.setPrefWidth(150);
    table.getColumns().add(state);
    column("named", 200, Scenario::name);
    column("about", 250, this::about);
    column("faults", 220, this::faults);
    column("should", 100, s -> s.expected().map(v -> Said.verdict(v, texts)).orElse(""));
    column("result", 250, this::result);
    Parts.lastTakesTheRest(table, 200);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, now) -> Optional.ofNullable(now).ifPresent(this::say));
    table.setOnKeyPressed(
        e -> {
          switch (e.getCode()) {
            case ENTER -> chosen().ifPresent(use);
            case DELETE -> delete();
            case F2 -> name.requestFocus();
            default -> {
              return;
            }
          }
          e.consume();
        });
    table.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            chosen().ifPresent(use);
          }
        });
  }

  private void column(String id, double width, Function<Scenario, String> cell) {
    Parts.column(table, id, texts.say("scenario." + id), width, cell);
  }

  private Optional<Scenario> chosen() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  private void say(Scenario scenario) {
    if (!filling) {
      name.setText(scenario.name());
      expected.getItems().stream()
          .filter(e -> e.verdict().equals(scenario.expected()))
          .findFirst()
          .ifPresent(expected::setValue);
    }
  }

  /// Proposes a name for what is looked at, and puts the keyboard there.
  void propose() {
    table.getSelectionModel().clearSelection();
    Scenario now = current("");
    List<String> parts = new ArrayList<>(List.of(about(now)));
    now.faults().stream().limit(2).map(this::said).forEach(parts::add);
    String base = String.join(", ", parts);
    String free = base;
    for (int n = 2; taken(free); n++) {
      free = base + " " + n;
    }
    name.setText(free);
    name.requestFocus();
    name.selectAll();
  }

  private boolean taken(String wanted) {
    return simulating.scenarios().stream().anyMatch(s -> s.name().equals(wanted));
  }

  /// What is looked at now, as a scenario.
  private Scenario current(String called) {
    Scope now = scope.get();
    boolean outside = now.partner().filter(String::isEmpty).isPresent();
    return new Scenario(
        called,
        now.partner().filter(p -> !p.isEmpty()).map(ElementId::of),
        outside ? Optional.of(Traffic.SIGNIN) : now.traffic(),
        now.direction(),
        now.user(),
        simulating.faults().stream().map(Fault::text).toList(),
        List.copyOf(simulating.assumptions()),
        Optional.ofNullable(expected.getValue()).flatMap(Expected::verdict));
  }

  private void save() {
    String called = name.getText().strip();
    if (called.isEmpty()) {
      return;
    }
    Scenario now = current(called);
    session.edit(new SaveScenario(now));
    simulating.runScenarios(List.of(now));
    table.getSelectionModel().select(now);
  }

  private void rename() {
    String to = name.getText().strip();
    chosen()
        .filter(s -> !to.isEmpty() && !s.name().equals(to))
        .ifPresent(
            s -> {
              if (taken(to)) {
                name.requestFocus();
                summary.setText(texts.say("scenario.taken", to));
                return;
              }
              session.edit(new RenameScenario(s.name(), to));
              simulating.runScenarios(List.of(s.withName(to)));
            });
  }

  private void delete() {
    chosen().ifPresent(s -> session.edit(new DeleteScenario(s.name())));
  }

  private void fill() {
    List<Scenario> now = simulating.scenarios();
    if (!now.equals(List.copyOf(table.getItems()))) {
      int at = table.getSelectionModel().getSelectedIndex();
      filling = true;
      table.getItems().setAll(now);
      if (at >= 0 && !now.isEmpty()) {
        table.getSelectionModel().select(Math.min(at, now.size() - 1));
      }
      filling = false;
    }
    refresh();
  }

  private void refresh() {
    table.refresh();
    int holds = 0;
    int broken = 0;
    int gone = 0;
    for (Scenario s : table.getItems()) {
      switch (ran(s).map(ScenarioRun::state).orElse(ScenarioRun.State.OPEN)) {
        case HOLDS -> holds++;
        case BROKEN -> broken++;
        case GONE -> gone++;
        case OPEN -> {}
      }
    }
    summary.setText(
        simulating.triedProperty().get().isEmpty()
            ? ""
            : texts.say("scenario.summary", holds, broken, gone));
  }

  /// What came of a scenario as it is saved now.
  private Optional<ScenarioRun> ran(Scenario s) {
    return Optional.ofNullable(simulating.triedProperty().get().get(s.name()))
        .filter(r -> r.scenario().equals(s));
  }

  private Optional<Design> design() {
    return simulating.shown().map(Simulation::plan).map(p -> p.design());
  }

  private String named(ElementId id) {
    return design()
        .flatMap(d -> d.find(id))
        .map(e -> e.name())
        .orElseGet(() -> texts.say("scenario.element-gone", id.value()));
  }

  private String about(Scenario s) {
    String traffic =
        s.traffic()
            .map(t -> Said.traffic(t, texts))
            .orElseGet(() -> texts.say("simulation.all.traffic"));
    String what =
        s.partner()
            .map(
                p ->
                    texts.say(
                        "scenario.flow." + s.direction().map(d -> d.id()).orElse("both"),
                        traffic,
                        named(p)))
            .orElseGet(
                () ->
                    s.direction()
                        .map(d -> traffic + ", " + texts.say("sim.direction." + d.id()))
                        .orElse(traffic));
    return s.user().map(u -> what + ", " + named(u)).orElse(what);
  }

  private String faults(Scenario s) {
    List<String> all = new ArrayList<>(s.faults().stream().map(this::said).toList());
    s.assumptions().forEach(a -> all.add(texts.say("assumption." + a.id())));
    return String.join(", ", all);
  }

  private String said(String fault) {
    return switch (Fault.parse(fault)) {
      case Outcome.Ok<Fault> ok ->
          design().map(d -> texts.say(Failures.words(ok.value(), d))).orElse(fault);
      case Outcome.Refused<Fault> _ -> fault;
    };
  }

  private String result(Scenario s) {
    Optional<ScenarioRun> run = ran(s);
    if (run.isEmpty()) {
      return "";
    }
    if (!run.get().gone().isEmpty()) {
      return texts.say(run.get().gone().getFirst());
    }
    return run.get()
        .first()
        .map(
            r ->
                texts.say(
                    "scenario.result.of",
                    Said.verdict(r.verdict(), texts),
                    run.get().results().size(),
                    Said.outcome(r, texts)))
        .orElseGet(() -> texts.say("scenario.no-flow"));
  }

  /// Whether a scenario holds, by sign, colour and word.
  private final class StateCell extends TableCell<Scenario, Scenario> {
    @Override
    protected void updateItem(Scenario s, boolean empty) {
      super.updateItem(s, empty);
      setGraphic(null);
      setText(null);
      pseudoClassStateChanged(OLD, simulating.triedStaleProperty().get());
      if (empty || s == null) {
        return;
      }
      Optional<ScenarioRun> run = ran(s);
      if (run.isEmpty()) {
        setText(texts.say("scenario.state.not-run"));
        return;
      }
      String state =
          switch (run.get().state()) {
            case OPEN -> "open";
            case HOLDS -> "holds";
            case BROKEN -> "broken";
            case GONE -> "gone";
          };
      Label label = new Label(texts.say("scenario.state." + state), sign(run.get()));
      label.getStyleClass().add("scenario-" + state);
      setGraphic(label);
    }

    private Node sign(ScenarioRun run) {
      return switch (run.state()) {
        case HOLDS -> Said.sign(Verdict.DELIVERED, 13);
        case BROKEN -> Said.sign(Verdict.FAILED, 13);
        case GONE -> Icon.ofAction("warning").node(13);
        case OPEN -> Icon.ofAction("info").node(13);
      };
    }
  }

  TableView<Scenario> scenarios() {
    return table;
  }
}
