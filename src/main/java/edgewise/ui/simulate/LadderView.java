package edgewise.ui.simulate;

import edgewise.sim.Hop;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.Ladder;
import edgewise.work.Ladder.Lifeline;
import edgewise.work.Ladder.Part;
import edgewise.work.Ladder.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/// The sequence diagram of a flow on the screen. The names of the machines stay in sight while it
/// is scrolled.
final class LadderView extends Pane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final double NUMBER = 26;
  private static final double HEAD_LENGTH = 9;

  private final Texts texts;
  private final Consumer<Hop> toggle;
  private final IntConsumer pick;
  private final Consumer<Part> follow;
  private final Pane heads = new Pane();
  private final List<Region> bands = new ArrayList<>();
  private Ladder ladder;
  private int current;

  /// @param toggle says more or less of a step
  /// @param pick goes to a step, by its number from 1
  /// @param follow goes to what words stand for
  LadderView(Texts texts, Consumer<Hop> toggle, IntConsumer pick, Consumer<Part> follow) {
    this.texts = texts;
    this.toggle = toggle;
    this.pick = pick;
    this.follow = follow;
    setId("ladder");
    getStyleClass().add("ladder");
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(texts.say("simulation.ladder"));
    heads.getStyleClass().add("ladder-heads");
  }

  void show(Ladder shown) {
    ladder = shown;
    bands.clear();
    heads.getChildren().clear();
    List<Node> nodes = new ArrayList<>();
    for (Step step : shown.steps()) {
      Region band = new Region();
      band.getStyleClass().add("ladder-band");
      band.pseudoClassStateChanged(BAD, step.isBad());
      band.resizeRelocate(0, step.y() - 3, shown.width(), step.height());
      band.setManaged(false);
      band.setOnMouseClicked(_ -> pick.accept(step.hop().n()));
      bands.add(band);
      nodes.add(band);
    }
    for (Lifeline life : shown.lifelines()) {
      Line line = new Line(life.x(), Ladder.HEAD, life.x(), shown.height());
      line.getStyleClass().add("ladder-life");
      line.setMouseTransparent(true);
      nodes.add(line);
      heads.getChildren().add(head(life));
    }
    shown.steps().forEach(s -> step(nodes, s));
    heads.resizeRelocate(0, 0, shown.width(), Ladder.HEAD);
    heads.setManaged(false);
    nodes.add(heads);
    getChildren().setAll(nodes);
    setMinSize(shown.width(), shown.height());
    setPrefSize(shown.width(), shown.height());
    mark();
  }

  private Node head(Lifeline life) {
    Label name = new Label(life.name());
    name.getStyleClass().add("ladder-name");
    name.setMaxWidth(Ladder.NAME - 6);
    VBox box = new VBox(name);
    if (!life.what().isEmpty()) {
      Label what = new Label(life.what());
      what.getStyleClass().add("ladder-what");
      what.setMaxWidth(Ladder.NAME - 6);
      box.getChildren().add(what);
    }
    box.getStyleClass().add("ladder-head");
    box.setManaged(false);
    box.resizeRelocate(life.x() - Ladder.NAME / 2, 2, Ladder.NAME, Ladder.HEAD - 4);
    Tooltip.install(box, new Tooltip(life.machine() + "\n" + life.what()));
    return box;
  }

  private void step(List<Node> nodes, Step step) {
    double from = ladder.lifelines().get(step.from()).x();
    double to = ladder.lifelines().get(step.to()).x();
    double left = step.isDecision() ? from - 54 : Math.min(from, to) + 8;
    Label label = new Label(step.label());
    label.getStyleClass().add(step.isDecision() ? "ladder-note" : "ladder-label");
    label.pseudoClassStateChanged(BAD, step.isBad());
    label.setMouseTransparent(true);
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (!step.isDecision()) {
      arrow(nodes, step, from, to);
    }
    label.relocate(left, step.isDecision() ? step.y() - 1 : step.y() - 2);
    nodes.add(label);
    nodes.add(number(step));
    double y = step.below();
    for (List<Part> parts : step.lines()) {
      HBox line = new HBox(8);
      line.getStyleClass().add("ladder-line");
      parts.forEach(p -> line.getChildren().add(part(p, step)));
      line.setPickOnBounds(false);
      line.relocate(left, y);
      nodes.add(line);
      y += Ladder.LINE;
    }
  }

  private static void arrow(List<Node> nodes, Step step, double from, double to) {
    double y = step.arrow();
    Line line = new Line(from, y, to, y);
    line.getStyleClass().add("ladder-arrow");
    line.pseudoClassStateChanged(BAD, step.isBad());
    line.setMouseTransparent(true);
    double back = to > from ? -HEAD_LENGTH : HEAD_LENGTH;
    Polygon head = new Polygon(to, y, to + back, y - 4, to + back, y + 4);
    head.getStyleClass().add("ladder-tip");
    head.pseudoClassStateChanged(BAD, step.isBad());
    head.setMouseTransparent(true);
    nodes.add(line);
    nodes.add(head);
  }

  /// Says more or less of a step; its accessible name tells the step.
  private Button number(Step step) {
    Button button = new Button(Integer.toString(step.hop().n()));
    button.setId("hop-" + step.hop().n());
    button.getStyleClass().add("ladder-number");
    button.pseudoClassStateChanged(BAD, step.isBad());
    button.setAccessibleText(
        texts.say(
            step.isDecision() ? "simulation.step.decision" : "simulation.step",
            step.hop().n(),
            ladder.lifelines().get(step.from()).name(),
            ladder.lifelines().get(step.to()).name(),
            step.label(),
            texts.say("simulation.result." + step.hop().result().id())));
    button.setTooltip(new Tooltip(texts.say("simulation.more")));
    button.setManaged(false);
    button.resizeRelocate(8, step.y() - 1, NUMBER, 20);
    button.setOnAction(_ -> toggle.accept(step.hop()));
    button
        .focusedProperty()
        .addListener(
            (_, _, now) -> {
              if (now && button.isFocusVisible()) {
                pick.accept(step.hop().n());
              }
            });
    return button;
  }

  private Node part(Part part, Step step) {
    String style = "ladder-" + part.kind().name().toLowerCase(java.util.Locale.ROOT);
    if (part.target().isEmpty()) {
      Label label = new Label(part.words());
      label.getStyleClass().addAll("ladder-words", style);
      label.setMinWidth(Region.USE_PREF_SIZE);
      return label;
    }
    String icon =
        switch (part.kind()) {
          case RULE -> "firewall-rules";
          case CERTIFICATE -> "certificates";
          default -> "dns-records";
        };
    Hyperlink link = new Hyperlink(part.words(), Icon.ofAction(icon).node(11));
    link.getStyleClass().addAll("ladder-link", style);
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setFocusTraversable(true);
    link.setAccessibleText(
        texts.say(
            "simulation.go-to." + part.kind().name().toLowerCase(java.util.Locale.ROOT),
            part.words(),
            step.hop().n()));
    link.setOnAction(
        _ -> {
          link.setVisited(false);
          follow.accept(part);
        });
    return link;
  }

  /// Marks a step, by its number from 1; 0 for none.
  void current(int step) {
    current = step;
    mark();
  }

  private void mark() {
    for (int i = 0; i < bands.size(); i++) {
      bands.get(i).pseudoClassStateChanged(CURRENT, i + 1 == current);
    }
  }

  /// Keeps the names of the machines in sight.
  ///
  /// @param y upper edge of what is in view
  void scrolled(double y) {
    heads.setTranslateY(Math.max(0, y));
  }

  Ladder ladder() {
    return ladder;
  }
}
