package edgewise.ui.simulate;

import edgewise.model.Bend;
import edgewise.model.ElementId;
import edgewise.sim.FlowResult;
import edgewise.sim.Hop;
import edgewise.text.Texts;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Passage;
import edgewise.work.Ladder;
import edgewise.work.Machines;
import edgewise.work.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Lets the message of the chosen flow walk over the drawing, step by step or by itself. Where
/// people want little movement it jumps from step to step.
public final class Player {
  private static final double MOVE = 1.0;
  private static final double REST = 0.5;

  private final Texts texts;
  private final Simulating simulating;
  private final DiagramView diagram;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper();
  private final AnimationTimer timer =
      new AnimationTimer() {
        private long last;

        @Override
        public void start() {
          last = 0;
          super.start();
        }

        @Override
        public void handle(long now) {
          if (last != 0) {
            advance((now - last) / 1e9);
          }
          last = now;
        }
      };

  private double speed = 1;

  /// Seconds since the step began, at single speed.
  private double clock;

  /// Plays what is chosen on a drawing.
  public Player(Texts texts, Simulating simulating, DiagramView diagram) {
    this.texts = texts;
    this.simulating = simulating;
    this.diagram = diagram;
    simulating.chosenProperty().addListener((_, _, _) -> stop());
    playing.addListener(
        (_, _, now) -> {
          if (now) {
            timer.start();
          } else {
            timer.stop();
          }
        });
  }

  /// Whether it walks by itself.
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /// The step that is shown, from 1; 0 for none.
  public ReadOnlyIntegerProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// Changes how fast it walks; 1 is the usual speed.
  public void speed(double times) {
    speed = times;
  }

  private Optional<FlowResult> flow() {
    return simulating.chosenProperty().get();
  }

  private int last() {
    return flow().map(r -> r.hops().size()).orElse(0);
  }

  /// Begins to walk, or stands still.
  public void toggle() {
    if (playing.get()) {
      playing.set(false);
    } else if (last() > 0) {
      if (step.get() == 0 || step.get() == last() && clock >= MOVE) {
        go(1);
      }
      playing.set(true);
    }
  }

  /// Goes to the next step, or the one before, and stands still there.
  public void walk(int by) {
    playing.set(false);
    go(Math.clamp((long) step.get() + by, Math.min(1, last()), last()));
    clock = MOVE;
    paint();
  }

  /// Goes to the end of a step and stands still there.
  public void show(int at) {
    playing.set(false);
    go(at);
    clock = MOVE;
    paint();
  }

  /// Takes the message off the drawing.
  public void stop() {
    playing.set(false);
    step.set(0);
    diagram.play(Optional.empty());
  }

  private void go(int to) {
    step.set(to);
    clock = isCalm() ? MOVE : 0;
    paint();
  }

  private static boolean isCalm() {
    return Platform.getPreferences().isReducedMotion();
  }

  /// Lets time pass.
  ///
  /// @param seconds at whatever speed is chosen
  public void advance(double seconds) {
    clock += seconds * speed;
    double rest = isCalm() ? MOVE + REST : REST;
    if (clock >= MOVE + rest) {
      if (step.get() < last()) {
        go(step.get() + 1);
        return;
      }
      playing.set(false);
    }
    paint();
  }

  private void paint() {
    Optional<FlowResult> flow = flow();
    Optional<Simulation> simulation = simulating.shown();
    if (flow.isEmpty() || simulation.isEmpty() || step.get() == 0) {
      diagram.play(Optional.empty());
      return;
    }
    Machines machines = Machines.of(simulation.get().plan().design());
    List<Hop> hops = flow.get().hops();
    List<List<Bend>> passed = new ArrayList<>();
    for (Hop hop : hops.subList(0, step.get() - 1)) {
      passed.add(way(hop, flow.get(), machines));
    }
    Hop hop = hops.get(step.get() - 1);
    List<ElementId> at = new ArrayList<>();
    place(hop.from(), flow.get(), machines).ifPresent(at::add);
    place(hop.to(), flow.get(), machines).filter(e -> !at.contains(e)).ifPresent(at::add);
    double done = Math.clamp(clock / MOVE, 0, 1);
    diagram.play(
        Optional.of(
            new Passage(
                passed,
                way(hop, flow.get(), machines),
                done * done * (3 - 2 * done),
                at,
                Optional.of(hop.n() + "  " + Ladder.label(hop, texts)),
                hop.result() != Hop.Result.OK)));
  }

  private List<Bend> way(Hop hop, FlowResult flow, Machines machines) {
    return diagram.way(place(hop.from(), flow, machines), place(hop.to(), flow, machines));
  }

  /// The card that stands for a machine: people inside are those who send or receive.
  private Optional<ElementId> place(String machine, FlowResult flow, Machines machines) {
    if (Machines.isClients(machine) || machine.equals(flow.flow().userName())) {
      return Optional.of(flow.flow().user());
    }
    return machines.element(machine);
  }
}
