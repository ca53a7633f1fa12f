package edgewise.ui.simulate;

import edgewise.model.Assumption;
import edgewise.model.ElementId;
import edgewise.model.Scenario;
import edgewise.model.Topology;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.plan.Row;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.sim.Impact;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.ui.OpenDesign;
import edgewise.ui.Session;
import edgewise.work.Analysis;
import edgewise.work.Job;
import edgewise.work.RowImpact;
import edgewise.work.ScenarioRun;
import edgewise.work.Simulation;
import edgewise.work.WeakPoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What is simulated in one window: the results on show, what is out of service, and whether the
/// design has changed since. Everything is computed away from the window's thread.
public final class Simulating {
  private static final String TOPIC = "simulate";
  private static final String SWEEP = "sweep";
  private static final String SCENARIOS = "scenarios";
  private static final Message LABEL = Message.of("job.simulating");

  private final Session session;
  private final Loading loading;
  private final ReadOnlyObjectWrapper<Optional<Simulation>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FlowResult>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final BooleanProperty live = new SimpleBooleanProperty();
  private final ObservableList<Fault> faults = FXCollections.observableArrayList();
  private final ObservableList<Assumption> assumptions = FXCollections.observableArrayList();
  private final Map<OpenDesign, Setting> remembered = new WeakHashMap<>();

  /// What hangs on each row, for questions about rows.
  private Optional<Impacts> impacts = Optional.empty();

  private Optional<OpenDesign> design = Optional.empty();
  private Optional<Analysis> analysis = Optional.empty();
  private final ReadOnlyObjectWrapper<Optional<WeakPoints>> weak =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper sweeping = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper swept = new ReadOnlyDoubleWrapper();
  private final BooleanProperty heat = new SimpleBooleanProperty();
  private Consumer<Asked> opener = _ -> {};
  private final ReadOnlyBooleanWrapper weakStale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Map<String, ScenarioRun>> tried =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyBooleanWrapper triedStale = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<Row>> row = new SimpleObjectProperty<>(Optional.empty());
  private boolean awake;
  private boolean switching;
  private Swept weakOf;
  private Topology triedOf;

  /// What a design is tried with.
  private record Setting(List<Fault> faults, List<Assumption> assumptions) {
    static final Setting USUAL = new Setting(List.of(), List.of());
  }

  /// What weak points were looked for in.
  private record Swept(Topology topology, Setting with, int depth) {}

  /// What hangs on each row of one state of a design.
  private record Impacts(Topology topology, Impact impact) {}

  /// Nothing is simulated yet.
  public Simulating(Session session) {
    this.session = session;
    loading = new Loading(session);
    live.set(session.settings().get("simulation.live", "no").equals("yes"));
    live.addListener(
        (_, _, now) -> {
          session.settings().put("simulation.live", now ? "yes" : "no");
          if (now) {
            follow();
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
    faults.addListener((ListChangeListener<Fault>) _ -> set());
    assumptions.addListener((ListChangeListener<Assumption>) _ -> set());
  }

  /// Takes notice of other faults or assumptions.
  private void set() {
    if (switching) {
      return;
    }
    design.ifPresent(d -> remembered.put(d, setting()));
    run();
    check();
    follow();
  }

  private Setting setting() {
    return new Setting(List.copyOf(faults), List.copyOf(assumptions));
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

  /// The load of a working day.
  public Loading loading() {
    return loading;
  }

  /// The design that is simulated, if one is open.
  Optional<Design> designNow() {
    return analysis.map(a -> a.plan().design());
  }

  /// Takes something out of service.
  public void fail(Fault fault) {
    awake = true;
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /// Where the simulation departs from what it usually takes; a change runs everything again.
  public ObservableList<Assumption> assumptions() {
    return assumptions;
  }

  /// Takes notice of another state of a design, or of another design.
  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  public void show(OpenDesign shownDesign, Analysis now) {
    analysis = Optional.of(now);
    loading.show(shownDesign, now);
    if (design.filter(d -> d == shownDesign).isEmpty()) {
      design = Optional.of(shownDesign);
      use(remembered.getOrDefault(shownDesign, Setting.USUAL));
      shown.set(Optional.empty());
      chosen.set(Optional.empty());
      forgetWeak();
      session.cancelWork(SCENARIOS);
      triedOf = null;
      tried.set(Map.of());
      check();
      if (awake) {
        run();
      }
      return;
    }
    check();
    follow();
  }

  private void use(Setting other) {
    switching = true;
    faults.setAll(other.faults());
    assumptions.setAll(other.assumptions());
    switching = false;
  }

  /// Finds out which results are about a design, or faults, that are no more.
  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  private void check() {
    Topology topology = analysis.map(a -> a.document().topology()).orElse(null);
    stale.set(shown.get().filter(s -> s.plan().design().topology() != topology).isPresent());
    weakStale.set(
        weakOf != null && (weakOf.topology() != topology || !weakOf.with().equals(setting())));
    triedStale.set(triedOf != null && triedOf != topology);
    impacts = impacts.filter(i -> i.topology() == topology);
  }

  /// Runs what is out of date again, if that is wanted after each change.
  private void follow() {
    if (!live.get()) {
      return;
    }
    if (stale.get()) {
      run();
    }
    if (weakStale.get() && (weak.get().isPresent() || sweeping.get())) {
      sweep(weakOf.depth(), false);
    }
    if (triedStale.get()) {
      runScenarios(scenarios());
    }
  }

  private void forgetWeak() {
    session.cancelWork(SWEEP);
    sweeping.set(false);
    weakOf = null;
    weak.set(Optional.empty());
  }

  // Single points of failure

  /// What single failures cost, if that was asked.
  public ReadOnlyObjectProperty<Optional<WeakPoints>> weakProperty() {
    return weak.getReadOnlyProperty();
  }

  /// Whether the design, or what is out of service, has changed since.
  public ReadOnlyBooleanProperty weakStaleProperty() {
    return weakStale.getReadOnlyProperty();
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

  /// Fails every element once, beside what is out of service already.
  ///
  /// @param depth 1 for each element, 2 for pairs as well
  public void sweep(int depth) {
    sweep(depth, true);
  }

  /// Looks for weak points as it was done last.
  public void sweepAgain() {
    sweep(weakOf == null ? 1 : weakOf.depth(), true);
  }

  /// @param asked whether a person waits for it
  private void sweep(int depth, boolean asked) {
    if (analysis.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    Setting with = setting();
    Optional<Simulator> usable = simulator(now, with);
    swept.set(0);
    sweeping.set(true);
    session.work(
        SWEEP,
        Message.of("job.sweeping"),
        job ->
            WeakPoints.of(
                usable.orElseGet(() -> simulator(now.plan(), with)),
                with.faults(),
                depth,
                watched(job)),
        found -> {
          sweeping.set(false);
          weakOf = new Swept(now.document().topology(), with, depth);
          weak.set(Optional.of(found));
          check();
          if (asked) {
            heat.set(true);
          }
          follow();
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

  /// Stops trying; what was found before stays.
  public void cancelSweep() {
    session.cancelWork(SWEEP);
    sweeping.set(false);
  }

  // Scenarios

  /// What came of the scenarios that were run, by their names.
  public ReadOnlyObjectProperty<Map<String, ScenarioRun>> triedProperty() {
    return tried.getReadOnlyProperty();
  }

  /// Whether the design has changed since.
  public ReadOnlyBooleanProperty triedStaleProperty() {
    return triedStale.getReadOnlyProperty();
  }

  /// The scenarios that are saved in the design.
  public List<Scenario> scenarios() {
    return session.documentProperty().get().map(d -> d.decisions().scenarios()).orElse(List.of());
  }

  /// Runs scenarios; results of others stay.
  public void runScenarios(List<Scenario> some) {
    if (analysis.isEmpty() || some.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    Optional<Simulator> usable = simulator(now, Setting.USUAL);
    Map<String, ScenarioRun> before = triedStale.get() ? Map.of() : tried.get();
    session.work(
        SCENARIOS,
        LABEL,
        job -> {
          Simulator simulator = usable.orElseGet(() -> simulator(now.plan(), Setting.USUAL));
          Map<String, ScenarioRun> runs = new HashMap<>(before);
          int n = 0;
          for (Scenario s : some) {
            runs.put(s.name(), ScenarioRun.of(simulator, s));
            job.done((double) ++n / some.size());
          }
          return Map.copyOf(runs);
        },
        runs -> {
          triedOf = now.document().topology();
          tried.set(runs);
          check();
          follow();
        });
  }

  /// Takes out of service what a scenario says, and assumes what it assumes.
  public void apply(Scenario scenario) {
    List<Fault> out = new ArrayList<>();
    for (String text : scenario.faults()) {
      if (Fault.parse(text) instanceof Outcome.Ok<Fault> ok) {
        out.add(ok.value());
      }
    }
    use(new Setting(out, scenario.assumptions()));
    awake = true;
    set();
  }

  // Rows

  /// The row of a plan that is chosen in the table in front.
  public ObjectProperty<Optional<Row>> rowProperty() {
    return row;
  }

  /// What to show: flows about something, or all of them.
  ///
  /// @param about names what the flows have in common
  /// @param flows keys
  public record Asked(Message about, Set<String> flows) {
    /// The flows that use a row.
    public static Asked of(Row row, RowImpact impact) {
      return new Asked(
          Message.of("simulation.only.uses", row.id()),
          impact.using().stream().map(r -> r.flow().key()).collect(Collectors.toSet()));
    }
  }

  /// Shows the flows that pass all of these elements. What stands in a site passes the site.
  ///
  /// @param about names what the flows have in common
  public void passing(List<ElementId> at, Message about) {
    if (analysis.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    Setting with = setting();
    Optional<Simulation> here = shown.get().filter(_ -> !stale.get());
    Optional<Simulator> known = simulator(now, with);
    awake = true;
    session.work(
        TOPIC,
        LABEL,
        job ->
            here.orElseGet(
                () ->
                    Simulation.of(
                        known.orElseGet(() -> simulator(now.plan(), with)), with.faults(), job)),
        result -> {
          arrived(result);
          open(new Asked(about, result.passing(at)));
        });
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
  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  public void without(Row row, Consumer<RowImpact> answer) {
    if (analysis.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    Optional<Impact> known = impacts.map(Impacts::impact);
    Optional<Simulator> usable = simulator(now, Setting.USUAL);
    record Answered(Impact from, RowImpact what) {}
    session.work(
        "without",
        LABEL,
        _ -> {
          Impact all =
              known.orElseGet(
                  () -> new Impact(usable.orElseGet(() -> simulator(now.plan(), Setting.USUAL))));
          return new Answered(all, RowImpact.of(all, row));
        },
        answered -> {
          impacts = Optional.of(new Impacts(now.document().topology(), answered.from()));
          check();
          answer.accept(answered.what());
        });
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
    Setting with = setting();
    Optional<Simulator> known = simulator(now, with);
    session.work(
        TOPIC,
        LABEL,
        job ->
            Simulation.of(known.orElseGet(() -> simulator(now.plan(), with)), with.faults(), job),
        this::arrived);
  }

  private static Simulator simulator(Plan plan, Setting with) {
    return new Simulator(plan, SimSettings.with(with.assumptions()));
  }

  /// The simulator of the results on show, where it is of this state of the design and assumes the
  /// same.
  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  private Optional<Simulator> simulator(Analysis now, Setting with) {
    return shown
        .get()
        .map(Simulation::simulator)
        .filter(s -> s.plan().design().topology() == now.document().topology())
        .filter(s -> s.settings().equals(SimSettings.with(with.assumptions())));
  }

  private void arrived(Simulation result) {
    Optional<FlowResult> same = chosen.get().flatMap(c -> result.find(c.flow().key()));
    shown.set(Optional.of(result));
    chosen.set(same);
    check();
  }
}
