package edgewise.ui.simulate;

import edgewise.model.Topology;
import edgewise.plan.Row;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.text.Message;
import edgewise.ui.OpenDesign;
import edgewise.ui.Session;
import edgewise.work.Analysis;
import edgewise.work.Impact;
import edgewise.work.Job;
import edgewise.work.Simulation;
import edgewise.work.WeakPoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What is simulated in one window: the results on show, what is out of service, and whether the
/// design has changed since. Everything is computed away from the window's thread.
public final class Simulating {
  private static final String TOPIC = "simulate";
  private static final String SWEEP = "sweep";
  private static final Message LABEL = Message.of("job.simulating");

  private final Session session;
  private final ReadOnlyObjectWrapper<Optional<Simulation>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FlowResult>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final BooleanProperty live = new SimpleBooleanProperty();
  private final ObservableList<Fault> faults = FXCollections.observableArrayList();
  private final Map<OpenDesign, List<Fault>> remembered = new WeakHashMap<>();

  /// All is well, for questions about rows.
  private Optional<Simulation> healthy = Optional.empty();

  private Optional<OpenDesign> design = Optional.empty();
  private Optional<Analysis> analysis = Optional.empty();
  private final ReadOnlyObjectWrapper<Optional<WeakPoints>> weak =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper sweeping = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper swept = new ReadOnlyDoubleWrapper();
  private final BooleanProperty heat = new SimpleBooleanProperty();
  private Consumer<Asked> opener = _ -> {};
  private boolean awake;
  private boolean switching;
  private Topology weakOf;

  /// Nothing is simulated yet.
  public Simulating(Session session) {
    this.session = session;
    live.set(session.settings().get("simulation.live", "no").equals("yes"));
    live.addListener(
        (_, _, now) -> {
          session.settings().put("simulation.live", now ? "yes" : "no");
          if (now && stale.get()) {
            run();
          }
        });
    session
        .runningProperty()
        .addListener(
            (_, _, now) -> {
              if (now.isEmpty()) {
                sweeping.set(false);
              }
            });
    faults.addListener(
        (ListChangeListener<Fault>)
            _ -> {
              if (!switching) {
                design.ifPresent(d -> remembered.put(d, List.copyOf(faults)));
                run();
              }
            });
  }

  /// The results on show, if any.
  public ReadOnlyObjectProperty<Optional<Simulation>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// The results on show, if any.
  public Optional<Simulation> shown() {
    return shown.get();
  }

  /// The flow that is looked at, if any.
  public ReadOnlyObjectProperty<Optional<FlowResult>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// Looks at a flow, or at none.
  public void choose(Optional<FlowResult> flow) {
    chosen.set(flow);
  }

  /// Whether the design has changed since the results on show were computed.
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /// Whether everything is run again after each change of the design.
  public BooleanProperty liveProperty() {
    return live;
  }

  /// What is out of service; a change runs everything again.
  public ObservableList<Fault> faults() {
    return faults;
  }

  /// Takes something out of service.
  public void fail(Fault fault) {
    awake = true;
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /// Takes notice of another state of a design, or of another design.
  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  public void show(OpenDesign shownDesign, Analysis now) {
    analysis = Optional.of(now);
    boolean other = design.filter(d -> d == shownDesign).isEmpty();
    if (other) {
      design = Optional.of(shownDesign);
      switching = true;
      faults.setAll(remembered.getOrDefault(shownDesign, List.of()));
      switching = false;
      healthy = Optional.empty();
      shown.set(Optional.empty());
      chosen.set(Optional.empty());
      stale.set(false);
      forgetWeak();
      if (awake) {
        run();
      }
      return;
    }
    Topology topology = now.document().topology();
    stale.set(shown.get().filter(s -> s.plan().design().topology() != topology).isPresent());
    healthy = healthy.filter(s -> s.plan().design().topology() == topology);
    if (weakOf != null && weakOf != topology) {
      forgetWeak();
    }
    if (stale.get() && live.get()) {
      run();
    }
  }

  private void forgetWeak() {
    session.cancelWork(SWEEP);
    sweeping.set(false);
    weakOf = null;
    weak.set(Optional.empty());
  }

  // Single points of failure

  /// What single failures cost, if that was asked and the design has not changed since.
  public ReadOnlyObjectProperty<Optional<WeakPoints>> weakProperty() {
    return weak.getReadOnlyProperty();
  }

  /// Whether failures are being tried.
  public ReadOnlyBooleanProperty sweepingProperty() {
    return sweeping.getReadOnlyProperty();
  }

  /// How many of them are tried, 0 to 1.
  public ReadOnlyDoubleProperty sweptProperty() {
    return swept.getReadOnlyProperty();
  }

  /// Whether the drawing shows what each element costs.
  public BooleanProperty heatProperty() {
    return heat;
  }

  /// Fails every element once.
  ///
  /// @param depth 1 for each element, 2 for pairs as well
  public void sweep(int depth) {
    if (analysis.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    Optional<Simulation> usable = current(now);
    swept.set(0);
    sweeping.set(true);
    weak.set(Optional.empty());
    weakOf = now.document().topology();
    session.work(
        SWEEP,
        Message.of("job.sweeping"),
        job -> {
          Simulation all =
              usable.isPresent() ? usable.get() : Simulation.of(now.plan(), List.of(), job);
          return WeakPoints.of(all, depth, watched(job));
        },
        found -> {
          sweeping.set(false);
          weak.set(Optional.of(found));
          heat.set(true);
        });
  }

  /// The same job, with its progress shown here as well.
  private Job watched(Job job) {
    return new Job() {
      @Override
      public void done(double share) {
        job.done(share);
        Platform.runLater(() -> swept.set(share));
      }

      @Override
      public void on(String what) {
        job.on(what);
      }

      @Override
      public boolean isCancelled() {
        return job.isCancelled();
      }
    };
  }

  /// Stops trying.
  public void cancelSweep() {
    forgetWeak();
  }

  // Rows

  /// What to show: flows about something, or all of them.
  ///
  /// @param about names what the flows have in common
  /// @param flows keys
  public record Asked(String about, Set<String> flows) {
    /// The flows that use a row.
    public static Asked of(Row row, Impact impact) {
      return new Asked(
          row.id(), impact.using().stream().map(r -> r.flow().key()).collect(Collectors.toSet()));
    }
  }

  /// Says how the window shows flows.
  public void onOpen(Consumer<Asked> how) {
    opener = how;
  }

  /// Shows flows in the window.
  public void open(Asked asked) {
    opener.accept(asked);
  }

  /// Finds out what breaks without a row of this state of the design.
  public void without(Row row, Consumer<Impact> answer) {
    ask("without", (all, _) -> Impact.of(all, row), answer);
  }

  /// Runs everything for the first time, now that someone looks.
  public void wake() {
    awake = true;
    if (shown.get().isEmpty()) {
      run();
    }
  }

  /// Runs everything again.
  public void run() {
    if (analysis.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    List<Fault> out = List.copyOf(faults);
    Optional<Simulation> known = current(now);
    session.work(
        TOPIC,
        LABEL,
        job -> known.isPresent() ? known.get().with(out, job) : Simulation.of(now.plan(), out, job),
        result -> arrived(now, result));
  }

  /// A simulation of this state of the design, whose simulator can be used again.
  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  private Optional<Simulation> current(Analysis now) {
    Topology topology = now.document().topology();
    return shown.get().or(() -> healthy).filter(s -> s.plan().design().topology() == topology);
  }

  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  private void arrived(Analysis of, Simulation result) {
    Optional<FlowResult> same = chosen.get().flatMap(c -> result.find(c.flow().key()));
    shown.set(Optional.of(result));
    chosen.set(same);
    stale.set(
        analysis.filter(a -> a.document().topology() != of.document().topology()).isPresent());
    if (result.faults().isEmpty() && !stale.get()) {
      healthy = Optional.of(result);
    }
  }

  /// Asks something of the flows of this state of the design with nothing out of service.
  ///
  /// @param topic of two questions of one topic only the later one is answered
  private <T> void ask(String topic, BiFunction<Simulation, Job, T> question, Consumer<T> answer) {
    if (analysis.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    Optional<Simulation> known = healthy;
    Optional<Simulation> usable = current(now);
    record Answered<A>(Simulation from, A what) {}
    session.work(
        topic,
        LABEL,
        job -> {
          Simulation all =
              known.isPresent()
                  ? known.get()
                  : usable.isPresent()
                      ? usable.get().with(List.of(), job)
                      : Simulation.of(now.plan(), List.of(), job);
          return new Answered<>(all, question.apply(all, job));
        },
        answered -> {
          keep(now, answered.from());
          answer.accept(answered.what());
        });
  }

  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  private void keep(Analysis of, Simulation all) {
    if (analysis.filter(a -> a.document().topology() == of.document().topology()).isPresent()) {
      healthy = Optional.of(all);
    }
  }
}
