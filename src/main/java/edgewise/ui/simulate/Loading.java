package edgewise.ui.simulate;

import edgewise.model.ElementId;
import edgewise.model.Topology;
import edgewise.plan.Design;
import edgewise.sim.load.LoadEnsemble;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import edgewise.ui.OpenDesign;
import edgewise.ui.Session;
import edgewise.work.Analysis;
import edgewise.work.Failures;
import edgewise.work.LoadChart;
import edgewise.work.LoadHeat;
import edgewise.work.LoadLine;
import edgewise.work.LoadQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The load simulation of one window: what is asked, the runs on show, those they are compared
/// with, and the moment that is looked at. Everything is computed away from the window's thread.
public final class Loading {
  private static final String TOPIC = "load";

  private final Session session;
  private final ObjectProperty<LoadQuestion> question =
      new SimpleObjectProperty<>(LoadQuestion.USUAL);
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Trouble>> troubles =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
  private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper();
  private final Map<OpenDesign, Kept> remembered = new WeakHashMap<>();
  private Optional<OpenDesign> design = Optional.empty();
  private Optional<Analysis> analysis = Optional.empty();

  /// Runs on show.
  ///
  /// @param before those they are compared with, called A
  public record Shown(
      LoadQuestion question,
      Design design,
      LoadEnsemble runs,
      Optional<LoadEnsemble> before,
      List<LoadChart> charts) {
    static Shown of(
        LoadQuestion question, Design design, LoadEnsemble runs, Optional<LoadEnsemble> before) {
      return new Shown(
          question,
          design,
          runs,
          before,
          LoadChart.of(runs, before, id -> Failures.name(id.value(), design)));
    }

    /// Every number, beside that of A.
    public List<LoadLine> lines() {
      return LoadLine.of(runs, before, this::name);
    }

    /// The name of an element.
    public String name(ElementId id) {
      return Failures.name(id.value(), design);
    }

    /// How many points of time there are.
    public int points() {
      return runs.results().getFirst().series().times().size();
    }

    /// The time of the day at a point.
    public String clock(int point) {
      return LoadChart.clock(
          runs.results().getFirst().start(), runs.results().getFirst().series().times().get(point));
    }
  }

  private record Kept(LoadQuestion question, Optional<Shown> shown, int cursor) {}

  Loading(Session session) {
    this.session = session;
    session
        .runningProperty()
        .addListener(
            (_, _, now) -> {
              if (now.isEmpty()) {
                running.set(false);
              }
            });
  }

  /// What is asked next.
  public ObjectProperty<LoadQuestion> questionProperty() {
    return question;
  }

  /// The runs on show, if any.
  public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// The runs on show, if any.
  public Optional<Shown> shown() {
    return shown.get();
  }

  /// Why the last question was refused; empty when it was not.
  public ReadOnlyObjectProperty<List<Trouble>> troublesProperty() {
    return troubles.getReadOnlyProperty();
  }

  /// Whether the design has changed since the runs on show.
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /// Whether runs go on.
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// How much of them is done, 0 to 1.
  public ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  /// Number of the point of time that is looked at.
  public ReadOnlyIntegerProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /// Looks at a point of time; at the nearest there is.
  public void look(int point) {
    shown.get().ifPresent(s -> cursor.set(Math.clamp(point, 0, Math.max(0, s.points() - 1))));
  }

  /// How busy everything is at the point of time that is looked at.
  public Optional<LoadHeat> heat() {
    return shown
        .get()
        .filter(s -> s.points() > 0)
        .map(s -> LoadHeat.at(s.charts(), s.runs().results().getFirst(), cursor.get()));
  }

  /// Takes notice of another state of a design, or of another design.
  void show(OpenDesign shownDesign, Analysis now) {
    boolean other = design.filter(d -> d.equals(shownDesign)).isEmpty();
    analysis = Optional.of(now);
    if (other) {
      design.ifPresent(d -> remembered.put(d, new Kept(question.get(), shown.get(), cursor.get())));
      cancel();
      design = Optional.of(shownDesign);
      Kept kept =
          remembered.getOrDefault(shownDesign, new Kept(LoadQuestion.USUAL, Optional.empty(), 0));
      troubles.set(List.of());
      question.set(kept.question());
      cursor.set(kept.cursor());
      shown.set(kept.shown());
    }
    stale.set(shown.get().filter(s -> !isOf(s.design(), now)).isPresent());
  }

  // A topology is one object for as long as it does not change.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOf(Design design, Analysis now) {
    Topology topology = now.document().topology();
    return design.topology() == topology;
  }

  /// Runs what is asked.
  public void run() {
    if (analysis.isEmpty()) {
      return;
    }
    Analysis now = analysis.get();
    LoadQuestion asked = question.get();
    Optional<LoadEnsemble> before = shown.get().flatMap(Shown::before);
    Design ofNow = now.plan().design();
    share.set(0);
    running.set(true);
    session.work(
        TOPIC,
        Message.of("job.loading"),
        job ->
            switch (asked.answer(
                ofNow,
                done -> {
                  job.done(done);
                  Platform.runLater(() -> share.set(done));
                },
                job)) {
              case Outcome.Ok<LoadEnsemble> ok ->
                  Outcome.ok(Shown.of(asked, ofNow, ok.value(), before));
              case Outcome.Refused<LoadEnsemble> refused ->
                  new Outcome.Refused<Shown>(refused.why());
            },
        this::arrived);
  }

  private void arrived(Outcome<Shown> outcome) {
    running.set(false);
    switch (outcome) {
      case Outcome.Ok<Shown> ok -> {
        troubles.set(List.of());
        put(ok.value());
      }
      case Outcome.Refused<Shown> refused -> troubles.set(refused.why());
    }
  }

  private void put(Shown now) {
    boolean first = shown.get().isEmpty();
    int last = Math.max(0, now.points() - 1);
    if (first || cursor.get() > last) {
      cursor.set(busiest(now));
    }
    stale.set(analysis.filter(a -> isOf(now.design(), a)).isEmpty());
    shown.set(Optional.of(now));
  }

  /// The point at which some server is busiest.
  private static int busiest(Shown now) {
    return now.charts().stream()
        .filter(c -> c.kind() == LoadChart.Kind.SERVERS)
        .findFirst()
        .map(c -> c.series().getFirst().values())
        .map(values -> values.indexOf(values.stream().max(Double::compare).orElseThrow()))
        .orElse(0);
  }

  /// Stops what runs.
  public void cancel() {
    session.cancelWork(TOPIC);
    running.set(false);
  }

  /// Keeps the runs on show as A, with which later ones are compared.
  public void keep() {
    shown.get().ifPresent(s -> compare(s, Optional.of(s.runs())));
  }

  /// Compares with nothing any more.
  public void forget() {
    shown.get().ifPresent(s -> compare(s, Optional.empty()));
  }

  private void compare(Shown s, Optional<LoadEnsemble> with) {
    session.work(
        "load-compare",
        Message.of("job.comparing-loads"),
        _ -> Shown.of(s.question(), s.design(), s.runs(), with),
        this::put);
  }
}
