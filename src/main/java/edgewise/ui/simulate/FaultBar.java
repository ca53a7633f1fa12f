package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.sim.Fault;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.ui.form.Picker;
import edgewise.ui.theme.Icon;
import edgewise.work.Failures;
import edgewise.work.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What is out of service: a chip for each, and a list of everything that could be.
final class FaultBar extends HBox {
  private final Texts texts;
  private final Simulating simulating;
  private final Button add = new Button();

  /// Whether the list is asked for and waits for the first run.
  private boolean awaited;

  FaultBar(Texts texts, Simulating simulating) {
    super(6);
    this.texts = texts;
    this.simulating = simulating;
    setId("simulation-faults");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    add.setText(texts.say("simulation.fault.add"));
    add.setGraphic(Icon.ofAction("fail").node(13));
    add.setId("simulation-add-fault");
    add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "fault-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setTooltip(new Tooltip(texts.say("simulation.fault.hint")));
    add.setOnAction(_ -> choose());
    simulating.faults().addListener((ListChangeListener<Fault>) _ -> fill());
    simulating.shownProperty().addListener((_, _, _) -> shown());
    fill();
  }

  private void shown() {
    fill();
    if (awaited && simulating.shown().isPresent()) {
      choose();
    }
  }

  /// Opens the list of what can fail, as soon as there is a run that tells it.
  void choose() {
    Optional<Simulation> now = simulating.shown();
    awaited = now.isEmpty();
    if (awaited) {
      return;
    }
    List<Picker.Item<Fault>> items = new ArrayList<>();
    for (Failures.Choice choice : Failures.of(now.get().plan())) {
      items.add(
          new Picker.Item<>(choice.fault(), texts.say(choice.words()), () -> picture(choice)));
    }
    Picker.open(
        add,
        texts.say("simulation.fault.find"),
        texts.say("simulation.fault.none"),
        items,
        typed -> typed(typed, now.get()),
        simulating::fail);
  }

  /// Words as the command line takes them, such as `link:A,B`.
  private Optional<Picker.Item<Fault>> typed(String words, Simulation now) {
    if (!words.contains(":") && !words.contains("@")
        || !(Fault.parse(words) instanceof Outcome.Ok<Fault> parsed)
        || !Simulation.isKnown(now.simulator(), parsed.value())) {
      return Optional.empty();
    }
    Fault fault = parsed.value();
    return Optional.of(
        new Picker.Item<>(
            fault,
            texts.say(Failures.words(fault, now.plan().design())),
            () -> Icon.ofAction("fail").node(16)));
  }

  private static Node picture(Failures.Choice choice) {
    return choice.ofKind()
        ? Icon.ofKind(choice.icon()).node(16)
        : Icon.ofAction(choice.icon()).node(16);
  }

  private void fill() {
    List<Node> nodes = new ArrayList<>();
    int n = 0;
    for (Fault fault : List.copyOf(simulating.faults())) {
      nodes.add(chip(fault, n++));
    }
    nodes.add(add);
    if (simulating.faults().size() > 1) {
      Button clear = new Button(texts.say("simulation.fault.clear"));
      clear.setId("simulation-clear-faults");
      clear.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "fault-add");
      clear.setMinWidth(Region.USE_PREF_SIZE);
      clear.setOnAction(_ -> simulating.faults().clear());
      nodes.add(clear);
    }
    getChildren().setAll(nodes);
  }

  private Button chip(Fault fault, int n) {
    Optional<Simulation> now = simulating.shown();
    String words =
        now.map(s -> texts.say(Failures.words(fault, s.plan().design()))).orElse(fault.target());
    boolean known = now.isEmpty() || Simulation.isKnown(now.get().simulator(), fault);
    Button chip = new Button(words, Icon.ofAction("close").node(10));
    chip.setId("simulation-fault-" + n);
    chip.setMnemonicParsing(false);
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED, "fault-chip");
    if (!known) {
      chip.getStyleClass().add("fault-gone");
    }
    chip.setMaxWidth(320);
    chip.setAccessibleText(texts.say("simulation.fault.restore", words));
    chip.setTooltip(
        new Tooltip(
            known
                ? texts.say("simulation.fault.restore", words)
                : texts.say("simulation.fault.gone", words)));
    chip.setOnAction(_ -> simulating.faults().remove(fault));
    return chip;
  }
}
