package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.LoadChart;
import edgewise.work.LoadChart.Series;
import edgewise.work.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

/// One chart: lines over time, told apart by colour, dash and marker; a legend with the values at
/// the cursor; the cursor itself. Pressing or dragging moves it, and so do the arrow keys.
final class ChartView extends VBox {
  /// As many lines as can be told apart.
  static final int MOST = 8;

  private static final double LEFT = 62;
  private static final double RIGHT = 10;
  private static final double BOTTOM = 17;
  private static final double TOP = 7;
  private static final double BETWEEN_MARKS = 110;
  private static final int MOST_POINTS = 700;
  private static final String[] MARKS = {
    "M0,-3.5 A3.5,3.5 0 1 1 0,3.5 A3.5,3.5 0 1 1 0,-3.5 Z",
    "M-3,-3 H3 V3 H-3 Z",
    "M0,-4 L4,3 H-4 Z",
    "M0,-4.5 L4.5,0 L0,4.5 L-4.5,0 Z",
    "M0,4 L4,-3 H-4 Z",
    "M-1.2,-4 H1.2 V-1.2 H4 V1.2 H1.2 V4 H-1.2 V1.2 H-4 V-1.2 H-1.2 Z",
    "M-4,-1.5 H4 V1.5 H-4 Z",
    "M-1.5,-4 H1.5 V4 H-1.5 Z",
  };

  private final Texts texts;
  private final LoadChart chart;
  private final LoadChart drawn;
  private final IntConsumer look;
  private final Plot plot = new Plot();
  private final List<Label> values = new ArrayList<>();
  private final Button enlarge;
  private int point;

  /// @param large whether it stands alone
  /// @param look moves the cursor to a point
  /// @param swap makes it stand alone, or among the others again
  ChartView(Texts texts, LoadChart chart, boolean large, IntConsumer look, Runnable swap) {
    super(2);
    this.texts = texts;
    this.chart = chart;
    this.drawn = chart.first(large ? MOST : 6);
    this.look = look;
    String title = texts.say(chart.kind().title());
    setId("load-chart-" + chart.kind().id());
    getStyleClass().add("chart-card");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    Label heading = new Label(title);
    heading.getStyleClass().add(Styles.TEXT_BOLD);
    HBox.setHgrow(heading, Priority.ALWAYS);
    heading.setMaxWidth(Double.MAX_VALUE);
    Label some = new Label();
    some.getStyleClass().add("chart-small");
    if (drawn.series().size() < chart.of()) {
      some.setText(texts.say("load.chart.some", drawn.series().size(), chart.of()));
    }
    enlarge = new Button(null, Icon.ofAction(large ? "close" : "enlarge").node(12));
    enlarge.setId("load-enlarge-" + chart.kind().id());
    enlarge.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "tiny");
    enlarge.setAccessibleText(texts.say(large ? "load.chart.back" : "load.chart.enlarge", title));
    enlarge.setTooltip(new Tooltip(enlarge.getAccessibleText()));
    enlarge.setOnAction(_ -> swap.run());
    HBox head = new HBox(8, heading, some, enlarge);
    head.setAlignment(Pos.CENTER_LEFT);
    FlowPane legend = new FlowPane(12, 0);
    for (int i = 0; i < drawn.series().size(); i++) {
      legend.getChildren().add(entry(i));
    }
    legend.setMinWidth(0);
    VBox.setVgrow(plot, Priority.ALWAYS);
    getChildren().addAll(head, legend, plot);
    setOnMousePressed(_ -> requestFocus());
    setOnKeyPressed(
        e -> {
          int last = chart.times().size() - 1;
          int page = Math.max(1, last / 12);
          switch (e.getCode()) {
            case LEFT -> look.accept(point - 1);
            case RIGHT -> look.accept(point + 1);
            case PAGE_UP -> look.accept(point - page);
            case PAGE_DOWN -> look.accept(point + page);
            case HOME -> look.accept(0);
            case END -> look.accept(last);
            case ENTER -> swap.run();
            default -> {
              return;
            }
          }
          e.consume();
        });
    cursor(0);
  }

  /// What it shows.
  LoadChart chart() {
    return chart;
  }

  private Node entry(int i) {
    Line sample = new Line(0, 7, 26, 7);
    sample.getStyleClass().addAll("chart-line", "chart-stroke-" + i, "chart-dash-" + i);
    SVGPath mark = mark(i, false);
    mark.setLayoutX(13);
    mark.setLayoutY(7);
    Pane both = new Pane(sample, mark);
    both.setMinSize(28, 14);
    both.setPrefSize(28, 14);
    both.setMaxSize(28, 14);
    Label name = new Label(texts.say(drawn.series().get(i).name()));
    name.getStyleClass().add("chart-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label value = new Label();
    value.getStyleClass().add("chart-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    values.add(value);
    HBox entry = new HBox(5, both, name, value);
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }

  private static SVGPath mark(int i, boolean hollow) {
    SVGPath mark = new SVGPath();
    mark.setContent(MARKS[i % MARKS.length]);
    mark.getStyleClass()
        .addAll(hollow ? "chart-mark-hollow" : "chart-fill-" + i, "chart-stroke-" + i);
    return mark;
  }

  /// Moves the cursor to a point.
  void cursor(int now) {
    point = Math.clamp(now, 0, Math.max(0, chart.times().size() - 1));
    if (chart.times().isEmpty()) {
      return;
    }
    StringBuilder said = new StringBuilder(texts.say(chart.kind().title()));
    said.append(", ").append(LoadChart.clock(chart.start(), chart.times().get(point)));
    for (int i = 0; i < values.size(); i++) {
      Series s = drawn.series().get(i);
      String value = texts.say(chart.kind().say(s.values().get(point)));
      String words =
          s.before().isEmpty()
              ? value
              : texts.say(
                  "load.chart.both",
                  value,
                  texts.say(chart.kind().say(s.before().get(chart.beforeAt(point)))));
      values.get(i).setText(words);
      said.append("; ").append(texts.say(s.name())).append(' ').append(words);
    }
    setAccessibleText(said.toString());
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    plot.moveCursor();
  }

  /// The part with the lines.
  private final class Plot extends Pane {
    private final Line cursor = new Line();
    private final List<SVGPath> dots = new ArrayList<>();
    private double span = 1;
    private double most = 1;

    Plot() {
      setMinSize(120, 60);
      setPrefSize(300, 110);
      getStyleClass().add("chart-plot");
      cursor.getStyleClass().add("chart-cursor");
      addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
      addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
      widthProperty().addListener((_, _, _) -> draw());
      heightProperty().addListener((_, _, _) -> draw());
    }

    private double x(double seconds) {
      return LEFT + (getWidth() - LEFT - RIGHT) * seconds / span;
    }

    private double y(double value) {
      return TOP + (getHeight() - TOP - BOTTOM) * (1 - value / most);
    }

    private void seek(MouseEvent e) {
      double seconds = (e.getX() - LEFT) / (getWidth() - LEFT - RIGHT) * span;
      int best = 0;
      for (int i = 0; i < chart.times().size(); i++) {
        if (Math.abs(chart.times().get(i) - seconds)
            < Math.abs(chart.times().get(best) - seconds)) {
          best = i;
        }
      }
      look.accept(best);
    }

    private void draw() {
      if (getWidth() < 100 || getHeight() < 40) {
        return;
      }
      getChildren().clear();
      dots.clear();
      span = Math.max(1, drawn.span());
      List<Double> ticks = Ticks.values(drawn.top(), getHeight() > 220 ? 6 : 3);
      most = ticks.getLast();
      for (double tick : ticks) {
        double y = Math.rint(y(tick)) + 0.5;
        Line grid = new Line(LEFT, y, getWidth() - RIGHT, y);
        grid.getStyleClass().add(tick == 0 ? "chart-axis" : "chart-grid");
        words(texts.say(chart.kind().say(tick)), LEFT - 6, y, true);
        getChildren().add(grid);
      }
      int labels = (int) Math.max(3, (getWidth() - LEFT) / 64);
      for (double tick : Ticks.times(chart.start(), span, labels)) {
        double x = Math.rint(x(tick)) + 0.5;
        Line mark = new Line(x, getHeight() - BOTTOM, x, getHeight() - BOTTOM + 3);
        mark.getStyleClass().add("chart-axis");
        getChildren().add(mark);
        words(LoadChart.clock(chart.start(), tick), x, getHeight() - BOTTOM + 10, false);
      }
      for (int i = drawn.series().size() - 1; i >= 0; i--) {
        band(i, drawn.series().get(i));
      }
      for (int i = drawn.series().size() - 1; i >= 0; i--) {
        Series s = drawn.series().get(i);
        if (!s.before().isEmpty()) {
          curve(i, drawn.beforeTimes(), s.before(), true);
        }
      }
      for (int i = drawn.series().size() - 1; i >= 0; i--) {
        curve(i, drawn.times(), drawn.series().get(i).values(), false);
      }
      getChildren().add(cursor);
      for (int i = drawn.series().size() - 1; i >= 0; i--) {
        SVGPath dot = mark(i, false);
        dot.getStyleClass().add("chart-dot");
        dots.addFirst(dot);
        getChildren().add(dot);
      }
      moveCursor();
    }

    private void words(String words, double x, double y, boolean end) {
      Text text = new Text(words);
      text.getStyleClass().add("chart-tick");
      text.setTextOrigin(VPos.CENTER);
      text.applyCss();
      double width = text.getLayoutBounds().getWidth();
      double left = end ? x - width : x - width / 2;
      text.setX(Math.rint(Math.clamp(left, 0, Math.max(0, getWidth() - width))));
      text.setY(Math.rint(y));
      getChildren().add(text);
    }

    private void band(int i, Series s) {
      if (s.least().isEmpty()) {
        return;
      }
      Polygon band = new Polygon();
      int n = s.least().size();
      for (int k = 0; k < n; k++) {
        band.getPoints().addAll(x(drawn.times().get(k)), y(s.greatest().get(k)));
      }
      for (int k = n - 1; k >= 0; k--) {
        band.getPoints().addAll(x(drawn.times().get(k)), y(s.least().get(k)));
      }
      band.getStyleClass().addAll("chart-band", "chart-fill-" + i);
      getChildren().add(band);
    }

    /// A line with its markers. Of more points than can be seen only the highest are kept.
    private void curve(int i, List<Double> times, List<Double> all, boolean before) {
      int each = Math.max(1, (all.size() + MOST_POINTS - 1) / MOST_POINTS);
      List<PathElement> parts = new ArrayList<>();
      List<SVGPath> marks = new ArrayList<>();
      double nextMark = LEFT + BETWEEN_MARKS * (0.25 + 0.13 * i + (before ? 0.5 : 0));
      for (int k = 0; k < all.size(); k += each) {
        int best = k;
        for (int j = k; j < Math.min(all.size(), k + each); j++) {
          best = all.get(j) > all.get(best) ? j : best;
        }
        double x = x(times.get(best));
        double y = y(all.get(best));
        if (x < LEFT - 0.5 || x > getWidth() - RIGHT + 0.5) {
          continue;
        }
        parts.add(parts.isEmpty() ? new MoveTo(x, y) : new LineTo(x, y));
        if (x >= nextMark) {
          SVGPath mark = mark(i, before);
          mark.setLayoutX(x);
          mark.setLayoutY(y);
          marks.add(mark);
          nextMark = x + BETWEEN_MARKS;
        }
      }
      Path path = new Path(parts);
      path.getStyleClass()
          .addAll(before ? "chart-before" : "chart-line", "chart-stroke-" + i, "chart-dash-" + i);
      getChildren().add(path);
      getChildren().addAll(marks);
    }

    private void moveCursor() {
      if (dots.isEmpty() || chart.times().isEmpty()) {
        return;
      }
      double x = x(chart.times().get(point));
      cursor.setStartX(x);
      cursor.setEndX(x);
      cursor.setStartY(TOP);
      cursor.setEndY(getHeight() - BOTTOM);
      for (int i = 0; i < dots.size(); i++) {
        dots.get(i).setLayoutX(x);
        dots.get(i).setLayoutY(y(drawn.series().get(i).values().get(point)));
      }
    }
  }
}
