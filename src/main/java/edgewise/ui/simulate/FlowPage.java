package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.sim.FlowResult;
import edgewise.sim.Hop;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.Ladder;
import edgewise.work.Ladder.Part;
import edgewise.work.Machines;
import edgewise.work.Simulation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The flows that are looked at, and of the chosen one its verdict and its sequence diagram.
final class FlowPage extends BorderPane {
  private static final double ROW = 40;
  private static final double[] SPEEDS = {0.5, 1, 2, 4};

  private final Texts texts;
  private final Simulating simulating;
  private final ObservableList<FlowResult> flows = FXCollections.observableArrayList();
  private final ListView<FlowResult> list = new ListView<>(flows);
  private final HBox tools = new HBox(4);
  private final Label title = new Label();
  private final Label why = new Label();
  private final LadderView ladder;
  private final ScrollPane scroll;
  private final StackPane detail = new StackPane();
  private final VBox shown;
  private final Set<Hop> open = new HashSet<>();
  private IntConsumer picked = _ -> {};
  private Simulation simulation;
  private Machines machines;
  private boolean filling;

  /// @param follow goes to what words of the diagram stand for
  FlowPage(Texts texts, Simulating simulating, Consumer<Part> follow) {
    this.texts = texts;
    this.simulating = simulating;
    list.setId("simulation-flows");
    list.setAccessibleText(texts.say("simulation.flows"));
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new FlowCell());
    list.setPlaceholder(new Label(texts.say("simulation.none")));
    list.getStyleClass().addAll(Styles.DENSE, "flow-list");
    list.setMinWidth(180);
    list.setPrefWidth(270);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (!filling && now != null) {
                simulating.choose(Optional.of(now));
              }
            });
    ladder = new LadderView(texts, this::toggle, n -> picked.accept(n), follow);
    scroll = new ScrollPane(ladder);
    scroll.getStyleClass().addAll("edge-to-edge", "ladder-scroll");
    scroll.setId("ladder-scroll");
    scroll.setPannable(true);
    scroll.setFitToWidth(false);
    scroll.setAccessibleText(texts.say("simulation.ladder"));
    scroll.vvalueProperty().addListener((_, _, _) -> scrolled());
    scroll.viewportBoundsProperty().addListener((_, _, _) -> scrolled());
    title.getStyleClass().addAll(Styles.TEXT_BOLD);
    title.setId("simulation-verdict");
    title.setMinWidth(120);
    why.setId("simulation-why");
    why.setWrapText(true);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(10, title, tools);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox top = new VBox(2, head, why);
    top.getStyleClass().add("flow-head");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    shown = new VBox(top, scroll);
    detail.getChildren().setAll(nothing());
    SplitPane split = new SplitPane(list, detail);
    split.getStyleClass().add("plain-split");
    split.setDividerPositions(0.21);
    SplitPane.setResizableWithParent(list, false);
    setCenter(split);
    simulating.chosenProperty().addListener((_, _, now) -> look(now));
  }

  private Node nothing() {
    Label nothing = new Label(texts.say("simulation.choose-flow"));
    nothing.getStyleClass().add(Styles.TEXT_MUTED);
    nothing.setWrapText(true);
    return nothing;
  }

  /// Buttons beside the verdict.
  void addTools(List<Node> nodes) {
    tools.getChildren().addAll(nodes);
  }

  /// Buttons that let the message of the chosen flow walk over the drawing.
  List<Node> playTools(Player player) {
    Button back = tool("back", "step-back");
    back.setOnAction(_ -> player.walk(-1));
    Button play = tool("play", "play");
    play.setOnAction(_ -> player.toggle());
    player
        .playingProperty()
        .addListener(
            (_, _, now) -> play.setGraphic(Icon.ofAction(now ? "pause" : "play").node(14)));
    Button forward = tool("forward", "step-forward");
    forward.setOnAction(_ -> player.walk(1));
    ComboBox<String> speed = new ComboBox<>();
    speed.setId("simulation-speed");
    speed.setAccessibleText(texts.say("simulation.speed"));
    speed.setTooltip(new Tooltip(texts.say("simulation.speed")));
    speed.getStyleClass().addAll(Styles.SMALL, "simulation-choice");
    for (double times : SPEEDS) {
      String number = times == 0.5 ? "½" : Integer.toString((int) times);
      speed.getItems().add(texts.say("simulation.speed.of", number));
    }
    speed.getSelectionModel().select(1);
    speed.setPrefWidth(72);
    speed
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((_, _, now) -> player.speed(SPEEDS[Math.max(0, now.intValue())]));
    player.stepProperty().addListener((_, _, now) -> current(now.intValue()));
    picked = player::show;
    return List.of(back, play, forward, speed);
  }

  /// A button with an icon only.
  Button tool(String id, String icon) {
    Button button = new Button(null, Icon.ofAction(icon).node(14));
    button.setId("simulation-" + id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setAccessibleText(texts.say("simulation." + id));
    button.setTooltip(new Tooltip(texts.say("simulation." + id)));
    return button;
  }

  /// Shows the flows of a simulation that fit.
  void show(Optional<Simulation> now, Scope scope) {
    simulation = now.orElse(null);
    machines = now.map(s -> Machines.of(s.plan().design())).orElse(null);
    filling = true;
    flows.setAll(
        now.map(s -> s.results().stream().filter(scope::admits).toList()).orElse(List.of()));
    filling = false;
    look(simulating.chosenProperty().get());
  }

  /// Moves to the next flow, or the one before.
  void step(int by) {
    int at = list.getSelectionModel().getSelectedIndex() + by;
    if (at >= 0 && at < flows.size()) {
      list.getSelectionModel().clearAndSelect(at);
      list.scrollTo(at);
    }
  }

  private void look(Optional<FlowResult> now) {
    Optional<FlowResult> here =
        now.filter(r -> simulation != null && simulation.results().contains(r));
    if (here.isEmpty()) {
      detail.getChildren().setAll(nothing());
      return;
    }
    FlowResult r = here.get();
    filling = true;
    list.getSelectionModel().clearSelection();
    int at = flows.indexOf(r);
    if (at >= 0) {
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - 1));
    }
    filling = false;
    title.setText(
        texts.say(
            "simulation.title",
            Said.flow(r.flow(), texts),
            r.flow().userName(),
            Said.verdict(r.verdict(), texts)));
    title.setTooltip(new Tooltip(title.getText()));
    title.setGraphic(Said.sign(r.verdict(), 16));
    why.setManaged(!r.reason().isNone());
    why.setVisible(!r.reason().isNone());
    why.setText(
        r.reason().isNone()
            ? ""
            : texts.say(
                "simulation.why",
                texts.say(r.reason().message()),
                texts.say(r.reason().symptom())));
    why.getStyleClass().setAll("label", "flow-why", "verdict-" + r.verdict().id());
    open.clear();
    draw(r);
    ladder.current(0);
    scroll.setVvalue(0);
    scroll.setHvalue(0);
    detail.getChildren().setAll(shown);
  }

  private void draw(FlowResult r) {
    ladder.show(Ladder.of(r, simulation.plan(), machines, texts, open::contains));
    scrolled();
  }

  /// The diagram of the chosen flow with everything said.
  Optional<Ladder> whole() {
    return simulating
        .chosenProperty()
        .get()
        .filter(_ -> simulation != null)
        .map(r -> Ladder.of(r, simulation.plan(), machines, texts, _ -> true));
  }

  private void toggle(Hop hop) {
    if (!open.remove(hop)) {
      open.add(hop);
    }
    picked.accept(hop.n());
    double before = scroll.getVvalue() * travel();
    simulating.chosenProperty().get().ifPresent(this::draw);
    scroll.layout();
    if (travel() > 0) {
      scroll.setVvalue(Math.min(1, before / travel()));
    }
    Node again = ladder.lookup("#hop-" + hop.n());
    if (again != null) {
      again.requestFocus();
    }
  }

  private double travel() {
    return ladder.ladder() == null
        ? 0
        : Math.max(0, ladder.ladder().height() - scroll.getViewportBounds().getHeight());
  }

  private void scrolled() {
    ladder.scrolled(scroll.getVvalue() * travel());
  }

  /// Marks a step and brings it into view; 0 marks none.
  void current(int step) {
    ladder.current(step);
    if (step > 0 && ladder.ladder() != null && step <= ladder.ladder().steps().size()) {
      Ladder.Step at = ladder.ladder().steps().get(step - 1);
      double top = scroll.getVvalue() * travel();
      double height = scroll.getViewportBounds().getHeight();
      if (at.y() - Ladder.HEAD < top || at.y() + at.height() > top + height) {
        double want = at.y() - Ladder.HEAD - (height - Ladder.HEAD) / 3;
        if (travel() > 0) {
          scroll.setVvalue(Math.clamp(want / travel(), 0, 1));
        }
      }
    }
  }

  ListView<FlowResult> list() {
    return list;
  }

  LadderView ladder() {
    return ladder;
  }

  /// A flow with its verdict and its users.
  private final class FlowCell extends ListCell<FlowResult> {
    private final Label what = new Label();
    private final Label who = new Label();
    private final VBox both = new VBox(what, who);

    FlowCell() {
      who.getStyleClass().add("flow-who");
      // As wide as the list, so that long names are shortened instead of scrolled.
      setPrefWidth(0);
      HBox.setHgrow(both, Priority.ALWAYS);
      both.setMinWidth(0);
      both.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(FlowResult r, boolean empty) {
      super.updateItem(r, empty);
      setText(null);
      if (empty || r == null) {
        setGraphic(null);
        setAccessibleText(null);
        setTooltip(null);
        return;
      }
      what.setText(Said.flow(r.flow(), texts));
      String verdict = Said.verdict(r.verdict(), texts);
      who.setText(
          texts.say(
              r.flow().wanted() ? "simulation.who" : "simulation.who.unwanted",
              verdict,
              r.flow().userName()));
      HBox row = new HBox(8, Said.sign(r.verdict(), 16), both);
      row.setAlignment(Pos.CENTER_LEFT);
      setGraphic(row);
      setAccessibleText(what.getText() + ", " + who.getText());
      setTooltip(new Tooltip(what.getText() + "\n" + who.getText()));
    }
  }
}
