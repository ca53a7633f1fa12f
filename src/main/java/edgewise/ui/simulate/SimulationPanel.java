package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.model.Assumption;
import edgewise.model.Direction;
import edgewise.model.ElementId;
import edgewise.model.Scenario;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.sim.FlowResult;
import edgewise.text.Texts;
import edgewise.ui.OpenDesign;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import edgewise.work.Ladder;
import edgewise.work.Ladder.Part;
import edgewise.work.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;

/// Simulated traffic: which flows to look at, the matrix of partners and traffic, and the flows
/// with their sequence diagrams.
@SuppressWarnings("EnumOrdinal")
public final class SimulationPanel extends BorderPane {
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final Texts texts;
  private final Session session;
  private final Simulating simulating;
  private final ToggleGroup pages = new ToggleGroup();
  private final Map<String, ToggleButton> pageButtons = new LinkedHashMap<>();
  private final Map<String, Page> pageNodes = new LinkedHashMap<>();
  private final ComboBox<Choice<String>> partner = new ComboBox<>();
  private final ComboBox<Choice<Traffic>> traffic = new ComboBox<>();
  private final ComboBox<Choice<Direction>> direction = new ComboBox<>();
  private final ComboBox<Choice<ElementId>> user = new ComboBox<>();
  private final Label counts = new Label();
  private final Label stale = new Label();
  private final HBox staleBar = new HBox(10);
  private final HBox second = new HBox(8);
  private final MatrixView matrix;
  private final FlowPage flows;
  private final WeakPage weak;
  private final ScenarioPage scenarios;
  private final LoadPage load;
  private final FaultBar faults;
  private final ReadOnlyStringWrapper page = new ReadOnlyStringWrapper("matrix");
  private final Button only = new Button();

  /// What says nothing about the load.
  private List<Node> ofFlows = List.of();

  private Optional<Simulating.Asked> asked = Optional.empty();
  private boolean filling;

  /// Something to choose, or everything.
  private record Choice<T>(Optional<T> value, String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// A page, and when what it shows is out of date.
  ///
  /// @param why text key of the sentence that says so
  /// @param again computes it again
  private record Page(Node node, ReadOnlyBooleanProperty old, String why, Runnable again) {}

  /// The page in front.
  public ReadOnlyStringProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /// The most lines that a chart of the load tells apart.
  public static final int MOST_LINES = ChartView.MOST;

  /// Runs the load, or stops it.
  public void runLoad() {
    load.runOrCancel();
  }

  /// Lets the time of the load pass, or stops it.
  public void playLoad() {
    load.toggle();
  }

  /// Moves the time of the load that is looked at by points.
  public void stepLoad(int by) {
    load.step(by);
  }

  /// Compares later loads with the one on show, or with none any more.
  public void compareLoad() {
    load.compare();
  }

  /// Puts the numbers of the load on the clipboard.
  public void copyLoad() {
    load.copy();
  }

  /// What the load on show is, in one line.
  public String loadTitle() {
    return load.title();
  }

  /// A picture of the charts of the load.
  public Image chartsPicture() {
    return load.picture();
  }

  /// Changes the colours.
  public void setDark(boolean dark) {
    load.dark(dark);
  }

  /// What the window does for the panel.
  public interface Around {
    /// Goes to what words of a diagram stand for.
    void follow(Part part);

    /// Selects the rows that a flow uses and marks its way on the drawing.
    void used(FlowResult flow);

    /// Makes elements stand out on the drawing.
    void mark(Set<ElementId> elements);

    /// Asks where the diagram is to be written, and writes it.
    void export();

    /// Asks where the results of the load are to be written, and writes them.
    void saveLoad();

    /// Asks where the charts of the load are to be written, and writes them.
    void exportCharts();
  }

  /// @param player lets messages walk over the drawing
  public SimulationPanel(Session session, Player player, Around around) {
    this.texts = session.texts();
    this.session = session;
    this.simulating = session.simulating();
    setId("simulation");
    getStyleClass().add("simulation");
    matrix = new MatrixView(texts, this::drill);
    flows = new FlowPage(texts, simulating, around::follow);
    weak = new WeakPage(texts, simulating, around::mark);
    scenarios = new ScenarioPage(session, this::scope, this::use);
    load = load(around);
    faults = new FaultBar(texts, simulating);
    tools(player, around);
    ReadOnlyBooleanProperty old = simulating.staleProperty();
    page("matrix", "columns", new Page(matrix, old, "simulation.stale", simulating::run));
    page("flows", "simulate", new Page(flows, old, "simulation.stale", simulating::run));
    page(
        "weak",
        "weak-points",
        new Page(
            weak, simulating.weakStaleProperty(), "simulation.stale.weak", simulating::sweepAgain));
    page(
        "scenarios",
        "save",
        new Page(
            scenarios,
            simulating.triedStaleProperty(),
            "simulation.stale",
            () -> simulating.runScenarios(simulating.scenarios())));
    page(
        "load",
        "load",
        new Page(
            load, simulating.loading().staleProperty(), "load.stale", simulating.loading()::run));
    setTop(new VBox(first(), second(), staleBar()));
    simulating.shownProperty().addListener((_, _, _) -> fill());
    open("matrix");
    fill();
  }

  private LoadPage load(Around around) {
    return new LoadPage(
        texts,
        simulating,
        simulating::designNow,
        new LoadPage.Around() {
          @Override
          public void save() {
            around.saveLoad();
          }

          @Override
          public void export() {
            around.exportCharts();
          }
        });
  }

  private void tools(Player player, Around around) {
    List<Node> nodes = new ArrayList<>(flows.playTools(player));
    Button used = new Button(texts.say("simulation.used"));
    used.setId("simulation-used");
    used.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    used.setMinWidth(Region.USE_PREF_SIZE);
    used.setTooltip(new Tooltip(texts.say("simulation.used.hint")));
    used.setOnAction(_ -> simulating.chosenProperty().get().ifPresent(around::used));
    Button export = flows.tool("export", "export");
    export.setOnAction(_ -> around.export());
    nodes.add(used);
    nodes.add(export);
    flows.addTools(nodes);
  }

  private void page(String id, String icon, Page shown) {
    ToggleButton button = new ToggleButton(texts.say("simulation.page." + id));
    button.setGraphic(Icon.ofAction(icon).node(14));
    button.setId("simulation-page-" + id);
    button.setToggleGroup(pages);
    button.getStyleClass().addAll(Styles.SMALL, "page-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> open(id));
    pageButtons.put(id, button);
    pageNodes.put(id, shown);
    shown.old().addListener((_, _, _) -> stale());
  }

  /// Brings a page to the front: `matrix`, `flows`, `weak`, `scenarios` or `load`.
  public void open(String id) {
    page.set(id);
    pageButtons.get(id).setSelected(true);
    setCenter(pageNodes.get(id).node());
    for (Node each : ofFlows) {
      each.setVisible(!id.equals("load"));
      each.setManaged(!id.equals("load"));
    }
    stale();
  }

  /// Says what is out of date on the page in front, and fades it.
  private void stale() {
    Page front = pageNodes.get(page.get());
    boolean old = front.old().get();
    stale.setText(texts.say(front.why()));
    staleBar.setVisible(old);
    staleBar.setManaged(old);
    pseudoClassStateChanged(STALE, old);
  }

  private HBox staleBar() {
    stale.setId("simulation-stale");
    stale.setGraphic(Icon.ofAction("warning").node(14));
    stale.setMinWidth(0);
    Button again = new Button(texts.say("simulation.stale.again"), Icon.ofAction("play").node(12));
    again.setId("simulation-again");
    again.getStyleClass().add(Styles.SMALL);
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> pageNodes.get(page.get()).again().run());
    staleBar.setId("simulation-stale-bar");
    staleBar.getStyleClass().add("simulation-stale");
    staleBar.setAlignment(Pos.CENTER_LEFT);
    staleBar.getChildren().setAll(stale, again);
    return staleBar;
  }

  /// Looks at the flows of a scenario, with what it takes out of service.
  private void use(Scenario scenario) {
    filling = true;
    showAll();
    filling = true;
    choose(partner, scenario.partner().map(ElementId::value));
    choose(traffic, scenario.traffic());
    choose(direction, scenario.direction());
    choose(user, scenario.user());
    filling = false;
    simulating.apply(scenario);
    list();
    open("flows");
  }

  private static <T> void choose(ComboBox<Choice<T>> box, Optional<T> value) {
    box.getItems().stream()
        .filter(c -> c.value().equals(value))
        .findFirst()
        .ifPresent(box::setValue);
  }

  /// Opens the page of saved scenarios with a name for what is looked at.
  public void saveScenario() {
    open("scenarios");
    scenarios.propose();
  }

  /// Where the simulation departs from what it usually takes.
  private MenuButton assumptions() {
    MenuButton button = new MenuButton(texts.say("simulation.assumptions"));
    button.setId("simulation-assumptions");
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    button.setTooltip(new Tooltip(texts.say("simulation.assumptions.hint")));
    button.setMinWidth(Region.USE_PREF_SIZE);
    for (Assumption a : Assumption.values()) {
      CheckMenuItem item = new CheckMenuItem(texts.say("assumption." + a.id()));
      item.setId("assumption-" + a.id());
      item.setMnemonicParsing(false);
      item.setOnAction(
          _ -> {
            if (!simulating.assumptions().remove(a)) {
              simulating.assumptions().add(a);
            }
          });
      button.getItems().add(item);
    }
    Runnable mark =
        () -> {
          int n = simulating.assumptions().size();
          button.setText(
              n == 0
                  ? texts.say("simulation.assumptions")
                  : texts.say("simulation.assumptions.some", n));
          for (Assumption a : Assumption.values()) {
            ((CheckMenuItem) button.getItems().get(a.ordinal()))
                .setSelected(simulating.assumptions().contains(a));
          }
        };
    simulating.assumptions().addListener((ListChangeListener<Assumption>) _ -> mark.run());
    mark.run();
    return button;
  }

  private HBox first() {
    HBox bar = new HBox(6);
    bar.getStyleClass().add("simulation-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox group = Parts.pills(pageButtons.values());
    choice(partner, "partner", 150);
    choice(traffic, "traffic", 140);
    choice(direction, "direction", 128);
    choice(user, "user", 150);
    for (Traffic t : Traffic.values()) {
      traffic.getItems().add(new Choice<>(Optional.of(t), Said.traffic(t, texts)));
    }
    traffic.getItems().addFirst(all("traffic"));
    for (Direction d : Direction.values()) {
      direction.getItems().add(new Choice<>(Optional.of(d), texts.say("sim.direction." + d.id())));
    }
    direction.getItems().addFirst(all("direction"));
    traffic.getSelectionModel().selectFirst();
    direction.getSelectionModel().selectFirst();
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    CheckBox live = new CheckBox(texts.say("simulation.live"));
    live.setId("simulation-live");
    live.setTooltip(new Tooltip(texts.say("simulation.live.hint")));
    live.selectedProperty().bindBidirectional(simulating.liveProperty());
    live.setMinWidth(Region.USE_PREF_SIZE);
    Button run = new Button(texts.say("simulation.run"), Icon.ofAction("play").node(13));
    run.setId("simulation-run");
    run.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.setOnAction(_ -> simulating.run());
    bar.getChildren().addAll(group, partner, traffic, direction, user, space, live, run);
    ofFlows = List.of(partner, traffic, direction, user, live, run, second);
    return bar;
  }

  private HBox second() {
    second.getStyleClass().add("simulation-state");
    second.setAlignment(Pos.CENTER_LEFT);
    counts.setId("simulation-counts");
    counts.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    only.setId("simulation-only");
    only.setGraphic(Icon.ofAction("close").node(10));
    only.setContentDisplay(ContentDisplay.RIGHT);
    only.setMnemonicParsing(false);
    only.setMaxWidth(340);
    only.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, "filter-chip");
    only.setTooltip(new Tooltip(texts.say("simulation.only.clear")));
    only.setOnAction(_ -> only(Optional.empty()));
    only.setVisible(false);
    only.setManaged(false);
    Button save = new Button(texts.say("simulation.save"), Icon.ofAction("save").node(13));
    save.setId("simulation-save");
    save.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "fault-add");
    save.setTooltip(new Tooltip(texts.say("simulation.save.hint")));
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(_ -> saveScenario());
    second.getChildren().addAll(counts, only, faults, space, assumptions(), save);
    return second;
  }

  private <T> void choice(ComboBox<Choice<T>> box, String id, double width) {
    box.setId("simulation-" + id);
    box.setAccessibleText(texts.say("simulation." + id));
    box.setTooltip(new Tooltip(texts.say("simulation." + id)));
    box.getStyleClass().addAll(Styles.SMALL, "simulation-choice");
    box.setPrefWidth(width);
    box.setMinWidth(80);
    box.valueProperty()
        .addListener(
            (_, _, _) -> {
              if (!filling) {
                list();
              }
            });
  }

  private <T> Choice<T> all(String what) {
    return new Choice<>(Optional.empty(), texts.say("simulation.all." + what));
  }

  private static <T> Optional<T> value(ComboBox<Choice<T>> box) {
    return box.getValue() == null ? Optional.empty() : box.getValue().value();
  }

  /// Looks only at flows that something is about, or at all again.
  private void only(Optional<Simulating.Asked> now) {
    asked = now;
    only.setVisible(now.isPresent());
    only.setManaged(now.isPresent());
    only.setText(now.map(a -> texts.say("simulation.only", a.about())).orElse(""));
    list();
  }

  /// Shows flows that something is about.
  public void show(Simulating.Asked now) {
    showAll();
    only(Optional.of(now));
    open("flows");
  }

  /// Opens the list of what can fail.
  public void addFault() {
    faults.choose();
  }

  /// Which flows are looked at.
  Scope scope() {
    return new Scope(
        value(partner),
        value(traffic),
        value(direction),
        value(user),
        asked.map(Simulating.Asked::flows));
  }

  private void fill() {
    Map<String, Choice<String>> partners = new LinkedHashMap<>();
    Map<ElementId, Choice<ElementId>> users = new LinkedHashMap<>();
    List<FlowResult> results = simulating.shown().map(Simulation::results).orElse(List.of());
    for (FlowResult r : results) {
      String key = Scope.key(r.flow().partner());
      partners.putIfAbsent(
          key, new Choice<>(Optional.of(key), Said.partner(r.flow().partnerName(), texts)));
      users.putIfAbsent(
          r.flow().user(), new Choice<>(Optional.of(r.flow().user()), r.flow().userName()));
    }
    filling = true;
    refill(partner, "partner", partners.values());
    refill(user, "user", users.values());
    filling = false;
    list();
  }

  private <T> void refill(
      ComboBox<Choice<T>> box, String id, java.util.Collection<Choice<T>> choices) {
    Optional<T> before = value(box);
    List<Choice<T>> items = new ArrayList<>(choices);
    items.addFirst(all(id));
    box.getItems().setAll(items);
    box.setValue(
        items.stream().filter(c -> c.value().equals(before)).findFirst().orElse(items.getFirst()));
  }

  private void list() {
    matrix.show(simulating.shown(), scope());
    flows.show(simulating.shown(), scope());
    summary();
  }

  private void summary() {
    Optional<Simulation> now = simulating.shown();
    if (now.isEmpty()) {
      counts.setText(texts.say("simulation.not-run"));
    } else {
      Map<Verdict, Integer> by = now.get().counts();
      counts.setText(
          texts.say(
              "simulation.counts",
              by.values().stream().mapToInt(Integer::intValue).sum(),
              by.getOrDefault(Verdict.DELIVERED, 0),
              by.getOrDefault(Verdict.DEGRADED, 0),
              by.getOrDefault(Verdict.FAILED, 0),
              by.getOrDefault(Verdict.NOT_SUPPORTED, 0)));
    }
  }

  /// From a cell of the matrix to its flows.
  private void drill(FlowResult worst) {
    filling = true;
    String key = Scope.key(worst.flow().partner());
    partner.getItems().stream()
        .filter(c -> c.value().filter(key::equals).isPresent())
        .findFirst()
        .ifPresent(partner::setValue);
    traffic.getItems().stream()
        .filter(c -> c.value().filter(t -> t == worst.flow().traffic()).isPresent())
        .findFirst()
        .ifPresent(traffic::setValue);
    filling = false;
    only(Optional.empty());
    look(worst);
  }

  /// Shows a flow.
  public void look(FlowResult flow) {
    simulating.choose(Optional.of(flow));
    open("flows");
    flows.list().requestFocus();
  }

  /// Looks at everything again.
  public void showAll() {
    filling = true;
    partner.getSelectionModel().selectFirst();
    traffic.getSelectionModel().selectFirst();
    direction.getSelectionModel().selectFirst();
    user.getSelectionModel().selectFirst();
    filling = false;
    only(Optional.empty());
  }

  /// The sequence diagram of the chosen flow with everything said, if a flow is chosen.
  public Optional<Ladder> diagram() {
    return flows.whole();
  }

  /// The chosen flow with the name of its design, and how it ended, each in one line.
  public Optional<String[]> title() {
    return simulating
        .chosenProperty()
        .get()
        .map(
            r ->
                new String[] {
                  texts.say(
                      "simulation.export.title",
                      Said.flow(r.flow(), texts),
                      r.flow().userName(),
                      session.current().map(OpenDesign::name).orElse("")),
                  texts.say(
                      "simulation.export.verdict",
                      Said.verdict(r.verdict(), texts),
                      Said.outcome(r, texts))
                });
  }

  /// A picture of the sequence diagram with everything said.
  public Optional<Image> picture() {
    return diagram()
        .map(
            d -> {
              LadderView view = new LadderView(texts, _ -> {}, _ -> {}, _ -> {});
              view.show(d);
              String[] lines = title().orElseThrow();
              Label what = new Label(lines[0]);
              what.getStyleClass().add("ladder-title");
              Label how = new Label(lines[1]);
              how.getStyleClass().addAll("ladder-words", "ladder-verdict");
              VBox all = new VBox(2, what, how, view);
              all.getStyleClass().addAll("window", "ladder-picture");
              Scene scene = new Scene(new Group(all));
              scene.getStylesheets().setAll(getScene().getRoot().getStylesheets());
              all.applyCss();
              all.layout();
              SnapshotParameters twice = new SnapshotParameters();
              twice.setTransform(Transform.scale(2, 2));
              return all.snapshot(twice, null);
            });
  }
}
