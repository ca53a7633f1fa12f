package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.model.Direction;
import edgewise.model.Traffic;
import edgewise.sim.FlowResult;
import edgewise.sim.Matrix.Cell;
import edgewise.sim.Matrix.Line;
import edgewise.text.Texts;
import edgewise.work.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// Partners by traffic: how each goes, both ways, at a glance. A click on a cell, or Enter, goes on
/// to its flows.
final class MatrixView extends BorderPane {
  private static final PseudoClass UNWANTED = PseudoClass.getPseudoClass("unwanted");

  /// In the order of the columns.
  private static final List<Traffic> TRAFFIC = List.of(Traffic.values());

  private static final double ROW = 36;
  private static final double NAME = 168;
  private static final double LEAST = 112;

  private final Texts texts;
  private final TableView<Line> table = new TableView<>();
  private final Consumer<FlowResult> open;
  private Optional<Direction> direction = Optional.empty();

  /// @param open goes on to the flows beside the worst one of a cell
  MatrixView(Texts texts, Consumer<FlowResult> open) {
    this.texts = texts;
    this.open = open;
    table.setId("simulation-matrix");
    table.setAccessibleText(texts.say("simulation.matrix"));
    table.getStyleClass().addAll(Styles.DENSE, "rows", "matrix");
    table.setFixedCellSize(ROW);
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.setPlaceholder(new Label(texts.say("simulation.none")));
    TableColumn<Line, Line> name = new TableColumn<>(texts.say("simulation.partner"));
    name.setId("matrix-partner");
    name.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    name.setCellFactory(_ -> new NameCell());
    name.setSortable(false);
    name.setReorderable(false);
    name.setPrefWidth(NAME);
    table.getColumns().add(name);
    for (Traffic traffic : Traffic.values()) {
      TableColumn<Line, Line> column =
          new TableColumn<>(texts.say("simulation.short." + traffic.id()));
      column.setId("matrix-" + traffic.id());
      column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
      column.setCellFactory(_ -> new ResultCell(traffic));
      column.setSortable(false);
      column.setReorderable(false);
      column.setMinWidth(LEAST);
      table.getColumns().add(column);
    }
    table.widthProperty().addListener((_, _, now) -> spread(now.doubleValue()));
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
            focused().ifPresent(open);
            e.consume();
          }
        });
    setCenter(table);
  }

  private void spread(double width) {
    double each = (width - NAME - 18) / Traffic.values().length;
    for (TableColumn<Line, ?> column : table.getColumns().subList(1, table.getColumns().size())) {
      column.setPrefWidth(Math.max(LEAST, each));
    }
  }

  private Optional<FlowResult> focused() {
    TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
    if (at == null || at.getRow() < 0 || at.getColumn() < 0) {
      return Optional.empty();
    }
    Line line = table.getItems().get(at.getRow());
    int column = Math.max(1, at.getColumn());
    return cell(line, TRAFFIC.get(column - 1)).flatMap(this::worst);
  }

  private static Optional<Cell> cell(Line line, Traffic traffic) {
    return Optional.ofNullable(line.cells().get(traffic));
  }

  private Optional<FlowResult> worst(Cell cell) {
    return direction.isPresent() ? cell.of(direction.get()) : cell.worst();
  }

  /// Shows the lines of a simulation that fit.
  void show(Optional<Simulation> simulation, Scope scope) {
    direction = scope.direction();
    List<Line> lines = new ArrayList<>();
    simulation.ifPresent(
        s -> {
          for (Line line : s.matrix(scope.user())) {
            if (scope.admits(line)) {
              lines.add(line);
            }
          }
        });
    for (TableColumn<Line, ?> column : table.getColumns()) {
      boolean fits =
          scope.traffic().isEmpty()
              || column.getId().equals("matrix-partner")
              || column.getId().equals("matrix-" + scope.traffic().get().id());
      column.setVisible(fits);
    }
    table.getItems().setAll(lines);
  }

  TableView<Line> table() {
    return table;
  }

  private final class NameCell extends TableCell<Line, Line> {
    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty || line == null ? null : Said.partner(line.name(), texts));
    }
  }

  /// The results of one partner and traffic, on one line where both directions end alike.
  private final class ResultCell extends TableCell<Line, Line> {
    private final Traffic traffic;
    private final VBox both = new VBox(1);

    ResultCell(Traffic traffic) {
      this.traffic = traffic;
      both.setAlignment(Pos.CENTER_LEFT);
      setOnMouseClicked(
          e -> {
            if (e.getButton() == MouseButton.PRIMARY && !isEmpty() && getItem() != null) {
              cell(getItem(), traffic).flatMap(MatrixView.this::worst).ifPresent(open);
            }
          });
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setTooltip(null);
      setAccessibleText(null);
      getStyleClass().removeIf(s -> s.startsWith("cell-"));
      pseudoClassStateChanged(UNWANTED, false);
      Optional<Cell> cell =
          empty || line == null ? Optional.empty() : MatrixView.cell(line, traffic);
      Optional<FlowResult> worst = cell.flatMap(MatrixView.this::worst);
      if (worst.isEmpty()) {
        setGraphic(null);
        return;
      }
      Cell now = cell.get();
      both.getChildren().clear();
      List<FlowResult> shown = new ArrayList<>();
      if (direction.isEmpty() || direction.get() == Direction.OUT) {
        now.out().ifPresent(shown::add);
      }
      if (direction.isEmpty() || direction.get() == Direction.IN) {
        now.in().ifPresent(shown::add);
      }
      boolean alike = shown.size() == 2 && shown.get(0).verdict() == shown.get(1).verdict();
      if (alike) {
        both.getChildren().add(line(shown.getFirst(), "⇄"));
      } else {
        shown.forEach(r -> both.getChildren().add(line(r, Said.arrow(r.flow().direction()))));
      }
      setGraphic(both);
      getStyleClass().add("cell-" + worst.get().verdict().id());
      pseudoClassStateChanged(UNWANTED, !worst.get().flow().wanted());
      StringBuilder words = new StringBuilder();
      for (FlowResult r : shown) {
        words
            .append(words.isEmpty() ? "" : "\n")
            .append(
                texts.say(
                    "simulation.cell",
                    Said.flow(r.flow(), texts),
                    Said.verdict(r.verdict(), texts),
                    Said.outcome(r, texts)));
      }
      if (!worst.get().flow().wanted()) {
        words.append("\n").append(texts.say("simulation.unwanted"));
      }
      setAccessibleText(words.toString());
      Tooltip tooltip = new Tooltip(words.toString());
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(420);
      setTooltip(tooltip);
    }

    private Label line(FlowResult result, String arrow) {
      Label label = Said.word(result.verdict(), texts);
      label.setText(arrow + " " + label.getText());
      return label;
    }
  }
}
