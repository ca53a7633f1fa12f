package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.sim.FlowResult;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.Failures;
import edgewise.work.Simulation;
import edgewise.work.WeakPoints;
import edgewise.work.WeakPoints.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Single points of failure: every element fails once, or every pair, and what that costs.
final class WeakPage extends BorderPane {
  private final Texts texts;
  private final Simulating simulating;
  private final TableView<Line> table = new TableView<>();
  private final Button start = new Button();
  private final ToggleButton pairs = new ToggleButton();
  private final ProgressBar progress = new ProgressBar(0);
  private final Label summary = new Label();
  private final CheckBox heat = new CheckBox();

  /// @param mark makes elements stand out on the drawing
  WeakPage(Texts texts, Simulating simulating, Consumer<Set<ElementId>> mark) {
    this.texts = texts;
    this.simulating = simulating;
    start.setId("weak-start");
    start.getStyleClass().addAll(Styles.SMALL);
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(
        _ -> {
          if (simulating.sweepingProperty().get()) {
            simulating.cancelSweep();
          } else {
            simulating.sweep(pairs.isSelected() ? 2 : 1);
          }
        });
    pairs.setText(texts.say("simulation.weak.pairs"));
    pairs.setId("weak-pairs");
    pairs.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, "chip");
    pairs.setTooltip(new Tooltip(texts.say("simulation.weak.pairs.hint")));
    pairs.setMinWidth(Region.USE_PREF_SIZE);
    heat.setText(texts.say("simulation.weak.heat"));
    heat.setId("weak-heat");
    heat.setTooltip(new Tooltip(texts.say("simulation.weak.heat.hint")));
    heat.setMinWidth(Region.USE_PREF_SIZE);
    heat.selectedProperty().bindBidirectional(simulating.heatProperty());
    progress.setId("weak-progress");
    progress.setAccessibleText(texts.say("simulation.weak.progress"));
    progress.setPrefWidth(140);
    progress.progressProperty().bind(simulating.sweptProperty());
    progress.visibleProperty().bind(simulating.sweepingProperty());
    progress.managedProperty().bind(simulating.sweepingProperty());
    summary.setId("weak-summary");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(10, start, pairs, progress, summary, space, heat);
    bar.getStyleClass().add("simulation-state");
    bar.setAlignment(Pos.CENTER_LEFT);
    setTop(bar);
    table.setId("weak-points");
    table.setAccessibleText(texts.say("simulation.page.weak"));
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "rows");
    table.setFixedCellSize(28);
    column("failed", 300, this::failed);
    TableColumn<Line, Line> lost = new TableColumn<>(texts.say("simulation.weak.lost"));
    lost.setId("lost");
    lost.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    lost.setCellFactory(_ -> new LostCell());
    lost.setSortable(false);
    lost.setPrefWidth(190);
    table.getColumns().add(lost);
    column("worse", 84, l -> Integer.toString(l.worse().size()));
    column("who", 260, this::who);
    column("why", 420, this::why);
    Parts.lastTakesTheRest(table, 300);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null) {
                mark.accept(now.elements());
              }
            });
    table.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            fail();
            e.consume();
          }
        });
    table.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            fail();
          }
        });
    setCenter(table);
    simulating.weakProperty().addListener((_, _, _) -> show());
    simulating.sweepingProperty().addListener((_, _, _) -> show());
    show();
  }

  private void column(String id, double width, Function<Line, String> cell) {
    Parts.column(table, id, texts.say("simulation.weak." + id), width, cell);
  }

  /// Takes what the selected line is about out of service, to look at the flows.
  private void fail() {
    Line line = table.getSelectionModel().getSelectedItem();
    if (line != null) {
      simulating.faults().setAll(line.failed());
    }
  }

  private String failed(Line line) {
    Optional<Design> design = simulating.shown().map(Simulation::plan).map(p -> p.design());
    return String.join(
        " + ",
        line.failed().stream()
            .map(f -> design.map(d -> Failures.name(f.target(), d)).orElse(f.target()))
            .toList());
  }

  private String who(Line line) {
    List<String> partners =
        flows(line).stream()
            .map(r -> Said.partner(r.flow().partnerName(), texts))
            .distinct()
            .toList();
    return String.join(", ", partners);
  }

  private String why(Line line) {
    return Said.outcome(flows(line).getFirst(), texts);
  }

  private static List<FlowResult> flows(Line line) {
    return line.lost().isEmpty() ? line.worse() : line.lost();
  }

  private void show() {
    boolean sweeping = simulating.sweepingProperty().get();
    start.setText(texts.say(sweeping ? "simulation.weak.cancel" : "simulation.weak.start"));
    start.setGraphic(Icon.ofAction(sweeping ? "close" : "weak-points").node(13));
    pairs.setDisable(sweeping);
    Optional<WeakPoints> found = simulating.weakProperty().get();
    table.getItems().setAll(found.map(WeakPoints::lines).orElse(List.of()));
    table.setPlaceholder(
        new Label(texts.say(found.isPresent() ? "simulation.weak.safe" : "simulation.weak.ask")));
    summary.setText(found.map(this::summary).orElse(""));
    heat.setDisable(found.isEmpty());
  }

  private String summary(WeakPoints weak) {
    String said =
        texts.say(
            "simulation.weak.summary",
            weak.cases(),
            weak.lines().stream().filter(l -> !l.lost().isEmpty()).count(),
            weak.wanted());
    Optional<Design> design = simulating.shown().map(Simulation::plan).map(p -> p.design());
    List<String> base =
        weak.base().stream()
            .map(f -> design.map(d -> texts.say(Failures.words(f, d))).orElse(f.target()))
            .toList();
    return base.isEmpty()
        ? said
        : texts.say("simulation.weak.beside", said, String.join(", ", base));
  }

  /// How many flows are lost, as a bar and a number.
  private final class LostCell extends TableCell<Line, Line> {
    private final Region bar = new Region();
    private final Label number = new Label();
    private final HBox both = new HBox(8, bar, number);

    LostCell() {
      bar.getStyleClass().add("lost-bar");
      bar.setMinHeight(10);
      bar.setMaxHeight(10);
      both.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      int wanted = simulating.weakProperty().get().map(WeakPoints::wanted).orElse(0);
      double width = wanted == 0 ? 0 : 90.0 * line.lost().size() / wanted;
      bar.setMinWidth(width);
      bar.setMaxWidth(width);
      number.setText(texts.say("simulation.weak.of", line.lost().size(), wanted));
      setGraphic(both);
    }
  }
}
