package edgewise.ui;

import edgewise.check.Severity;
import edgewise.edit.Command;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.model.Document;
import edgewise.model.Layout;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.canvas.Drawing;
import edgewise.work.Analysis;
import edgewise.work.Designs;
import edgewise.work.Exporting;
import edgewise.work.Job;
import edgewise.work.Jobs;
import edgewise.work.Opening;
import edgewise.work.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What goes on in one window: the design that is open, what is selected, what runs in the
/// background, and what the person should be told. Everything slow happens away from the window's
/// thread.
public final class Session {
  private static final String OPENING = "open";
  private static final String DERIVING = "derive";

  private final Program program;
  private final Texts texts;
  private final Selection selection = new Selection();
  private final Jobs jobs;
  private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<OpenDesign> open = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<OpenDesign>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Document>> document =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Jobs.Status>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Path> recentFiles = FXCollections.observableArrayList();
  private Runnable front = () -> {};
  private Consumer<Runnable> settle = Runnable::run;
  private Runnable hide = () -> {};
  private Consumer<String> browser = _ -> {};
  private boolean recentRead;

  /// A session of a program with one window.
  ///
  /// @param settings also tells where recent files are remembered
  public Session(Texts texts, Designs designs, Settings settings) {
    this(new Program(texts, designs, settings));
  }

  /// A session of one more window.
  public Session(Program program) {
    this.program = program;
    this.texts = program.texts();
    this.jobs = new Jobs(program.background(), Platform::runLater, this::broken);
    jobs.onChange(() -> running.set(jobs.status()));
    program.add(this);
  }

  /// What this window shares with the others.
  public Program program() {
    return program;
  }

  /// The window's texts.
  public Texts texts() {
    return texts;
  }

  /// Where designs come from.
  public Designs designs() {
    return program.designs();
  }

  /// What the person has chosen before.
  public Settings settings() {
    return program.settings();
  }

  /// What is selected.
  public Selection selection() {
    return selection;
  }

  /// The open design, if any.
  public ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /// The open design, if any.
  public Optional<Opened> opened() {
    return opened.get();
  }

  /// What the person should be told, if anything.
  public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// The background work to show, if any.
  public ReadOnlyObjectProperty<Optional<Jobs.Status>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// Files opened last, newest first.
  public ObservableList<Path> recentFiles() {
    if (!recentRead) {
      recentRead = true;
      recentFiles.setAll(program.recent().list());
    }
    return recentFiles;
  }

  /// Forgets the files opened last.
  public void clearRecent() {
    program.recent().clear();
    recentFiles.clear();
  }

  /// Opens a design file.
  public void open(Path file) {
    load(Optional.of(file), file.getFileName().toString(), _ -> program.designs().read(file));
  }

  /// Opens a copy of a starter design.
  public void openTemplate(String id) {
    load(Optional.empty(), texts.say("template." + id), _ -> program.designs().template(id));
  }

  /// Opens a design with nothing in it.
  public void openBlank() {
    load(Optional.empty(), texts.say("window.untitled"), _ -> program.designs().blank());
  }

  /// Makes a design of a topology file.
  public void importTopology(Path file) {
    load(
        Optional.empty(),
        file.getFileName().toString(),
        _ -> program.designs().importTopology(file));
  }

  private record Loaded(
      Document document,
      Analysis analysis,
      Drawing drawing,
      List<Trouble> why,
      List<Trouble> notes) {
    static Loaded refused(List<Trouble> why) {
      return new Loaded(null, null, null, why, List.of());
    }
  }

  private void load(Optional<Path> file, String name, Function<Job, Outcome<Document>> source) {
    notice.set(Optional.empty());
    if (file.isPresent() && isShown(file.get())) {
      return;
    }
    jobs.run(
        OPENING + file.map(Path::toString).orElse(""),
        Message.of("job.opening", name),
        job -> read(source, job),
        loaded -> arrived(file, name, loaded));
  }

  /// Whether a file is open already, in whichever window; then it is in front now.
  private boolean isShown(Path file) {
    Optional<Program.Place> place = program.find(file);
    place.ifPresent(
        p -> {
          p.session().switchTo(p.design());
          if (p.session() != this) {
            p.session().toFront();
          }
        });
    return place.isPresent();
  }

  /// Says how the window of this session comes to the front.
  public void onFront(Runnable how) {
    front = how;
  }

  void toFront() {
    front.run();
  }

  /// Says how the window of this session is left.
  ///
  /// @param settle makes sure that every design may be closed, then goes on
  /// @param hide takes the window away
  public void onLeave(Consumer<Runnable> settle, Runnable hide) {
    this.settle = settle;
    this.hide = hide;
  }

  void settle(Runnable then) {
    settle.accept(then);
  }

  /// Closes all designs and the window; what is not saved is lost, so ask first.
  void leave() {
    List.copyOf(open).forEach(this::close);
    jobs.cancelAll();
    program.remove(this);
    hide.run();
  }

  private Loaded read(Function<Job, Outcome<Document>> source, Job job) {
    Outcome<Document> outcome = source.apply(job);
    job.done(0.3);
    return switch (outcome) {
      case Outcome.Refused<Document>(List<Trouble> why) -> Loaded.refused(why);
      case Outcome.Ok<Document>(Document document, List<Trouble> notes) -> {
        Analysis analysis = Analysis.of(document, job);
        yield new Loaded(document, analysis, Drawing.of(analysis, texts), List.of(), notes);
      }
    };
  }

  private void arrived(Optional<Path> file, String name, Loaded loaded) {
    if (loaded.document() == null) {
      tell(Severity.ERROR, sentence(loaded.why()));
      return;
    }
    if (file.isPresent() && isShown(file.get())) {
      return;
    }
    OpenDesign design = new OpenDesign(program.nextKey(), file, name, loaded.document());
    design.show(new Opened(design, file, name, loaded.analysis(), loaded.drawing()));
    Optional<OpenDesign> replaced = current.get().filter(OpenDesign::isUntouched);
    if (replaced.isPresent()) {
      open.set(open.indexOf(replaced.get()), design);
    } else {
      open.add(design);
    }
    switchTo(design);
    file.ifPresent(this::remember);
    if (!loaded.notes().isEmpty()) {
      tell(Severity.INFO, sentence(loaded.notes()));
    }
  }

  // The open designs

  /// All designs that are open in this window, in the order of their tabs.
  public ObservableList<OpenDesign> open() {
    return FXCollections.unmodifiableObservableList(open);
  }

  /// The design in front, if any.
  public ReadOnlyObjectProperty<Optional<OpenDesign>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /// The design in front, if any.
  public Optional<OpenDesign> current() {
    return current.get();
  }

  /// Counts everything that can change a name, an unsaved mark, or what can be undone.
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /// Brings one of the open designs to the front.
  public void switchTo(OpenDesign design) {
    current.get().ifPresent(d -> d.select(selection.elements()));
    selection.clear();
    current.set(Optional.of(design));
    document.set(Optional.of(design.document()));
    opened.set(Optional.of(design.shown()));
    selection.pickAll(design.selected());
    changed();
    if (isBehind(design)) {
      derive(design);
    }
  }

  // Documents are compared by identity: a history hands out the same ones again.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isBehind(OpenDesign design) {
    return design.shown().document() != design.document();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  // Editing

  /// Makes a step in the design in front; what follows from it arrives a moment later.
  ///
  /// @return whether anything changed
  public boolean edit(Command command) {
    Optional<OpenDesign> design = current.get();
    boolean done =
        design.isPresent() && design.get().history().apply(placed(command, design.get()));
    if (done) {
      edited(design.get());
    }
    return done;
  }

  /// Places given by the window become part of the design with its first step, so that later steps
  /// leave everything else where it is.
  private Command placed(Command command, OpenDesign design) {
    return isBehind(design) ? command : new Placed(command, design.shown().analysis().layout());
  }

  private record Placed(Command command, Layout complete) implements Command {
    @Override
    public Message label() {
      return command.label();
    }

    @Override
    public Optional<Object> mergeKey() {
      return command.mergeKey();
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Document on(Document before) {
      Document base =
          before.withLayout(complete.equals(before.layout()) ? before.layout() : complete);
      Document after = command.on(base);
      return after == base ? before : after;
    }
  }

  /// Ends a gesture or typing run.
  public void seal() {
    current.get().ifPresent(d -> d.history().seal());
  }

  /// Takes the last step back.
  public void undo() {
    current.get().filter(d -> d.history().canUndo()).ifPresent(d -> go(d, d.history()::undo));
  }

  /// Makes the step that was taken back last again.
  public void redo() {
    current.get().filter(d -> d.history().canRedo()).ifPresent(d -> go(d, d.history()::redo));
  }

  /// Goes to the document after so many steps.
  public void goTo(int step) {
    current.get().ifPresent(d -> go(d, () -> d.history().goTo(step)));
  }

  private void go(OpenDesign design, Runnable how) {
    how.run();
    edited(design);
  }

  private void edited(OpenDesign design) {
    document.set(Optional.of(design.document()));
    changed();
    derive(design);
  }

  /// The document in front as it is now. What is derived from it follows in [#openedProperty].
  public ReadOnlyObjectProperty<Optional<Document>> documentProperty() {
    return document.getReadOnlyProperty();
  }

  private record Derived(Analysis analysis, Drawing drawing) {}

  private void derive(OpenDesign design) {
    Document now = design.document();
    jobs.run(
        DERIVING,
        Message.of("job.deriving"),
        job -> {
          Analysis analysis = Analysis.of(now, job);
          return new Derived(analysis, Drawing.of(analysis, texts));
        },
        derived -> derived(design, derived));
  }

  private void derived(OpenDesign design, Derived derived) {
    show(
        design,
        new Opened(design, design.file(), design.name(), derived.analysis(), derived.drawing()));
  }

  private void show(OpenDesign design, Opened now) {
    design.show(now);
    if (current.get().equals(Optional.of(design))) {
      opened.set(Optional.of(now));
      selection.keepOnly(now.drawing()::knows);
    }
  }

  private void remember(Path file) {
    program.recent().add(file);
    recentRead = true;
    recentFiles.setAll(program.recent().list());
  }

  /// Saves one of the open designs to a file, which becomes its own.
  ///
  /// @param then is told whether it was saved
  void save(OpenDesign design, Path file, Consumer<Boolean> then) {
    if (program.find(file).filter(p -> p.design() != design).isPresent()) {
      tell(Severity.ERROR, texts.say("files.open-elsewhere", file.getFileName().toString()));
      then.accept(false);
      return;
    }
    Document now = design.document();
    jobs.run(
        "save " + design.key(),
        Message.of("job.saving", file.getFileName().toString()),
        job -> {
          synchronized (design.saving()) {
            if (job.isCancelled()) {
              throw new CancellationException();
            }
            return program.designs().write(now, file);
          }
        },
        outcome -> {
          switch (outcome) {
            case Outcome.Ok<Path>(Path saved, List<Trouble> _) -> {
              kept(design, saved, now);
              then.accept(true);
            }
            case Outcome.Refused<Path>(List<Trouble> why) -> {
              tell(Severity.ERROR, sentence(why));
              then.accept(false);
            }
          }
        });
  }

  private void kept(OpenDesign design, Path file, Document document) {
    design.keptIn(file);
    design.history().saved(document);
    Opened shown = design.shown();
    show(
        design,
        new Opened(design, design.file(), design.name(), shown.analysis(), shown.drawing()));
    changed();
    remember(file);
    tell(Severity.INFO, texts.say("notice.saved", file.getFileName().toString()));
  }

  /// Writes the tables of the open design to a folder.
  public void exportTables(Path folder) {
    Opened now = opened.get().orElseThrow();
    ExportInput in =
        new ExportInput(
            now.document(),
            now.analysis().plan(),
            now.analysis().findings(),
            texts,
            Opening.baseName(Path.of(now.name())),
            Optional.of(Instant.now()));
    List<Exporter> formats =
        Exporters.STANDARD.stream().map(Exporters::find).flatMap(Optional::stream).toList();
    jobs.run(
        "export",
        Message.of("job.exporting"),
        job -> Exporting.write(formats, in, folder, job),
        outcome -> {
          switch (outcome) {
            case Outcome.Ok<List<Path>>(List<Path> files, List<Trouble> _) ->
                tell(Severity.INFO, texts.say("notice.exported", files.size(), folder.toString()));
            case Outcome.Refused<List<Path>>(List<Trouble> why) ->
                tell(Severity.ERROR, sentence(why));
          }
        });
  }

  /// Closes the design in front; what is not saved is lost, so ask first.
  public void close() {
    current.get().ifPresent(this::close);
  }

  /// Closes one of the open designs; what is not saved is lost, so ask first.
  public void close(OpenDesign design) {
    int at = open.indexOf(design);
    open.remove(design);
    if (!current.get().equals(Optional.of(design))) {
      changed();
      return;
    }
    jobs.cancel(DERIVING);
    notice.set(Optional.empty());
    selection.clear();
    if (open.isEmpty()) {
      current.set(Optional.empty());
      document.set(Optional.empty());
      opened.set(Optional.empty());
      changed();
    } else {
      switchTo(open.get(Math.min(at, open.size() - 1)));
    }
  }

  /// Gives up one of the open designs to another window.
  void release(OpenDesign design) {
    close(design);
  }

  /// Takes over a design that belongs to no window, and brings it to the front.
  void adopt(OpenDesign design) {
    open.add(design);
    switchTo(design);
  }

  /// Puts the open designs in another order.
  void reorder(List<OpenDesign> order) {
    if (!order.equals(open) && order.size() == open.size() && open.containsAll(order)) {
      open.setAll(order);
      changed();
    }
  }

  /// Brings the design so many tabs away to the front, around the ends.
  public void step(int by) {
    current
        .get()
        .ifPresent(d -> switchTo(open.get(Math.floorMod(open.indexOf(d) + by, open.size()))));
  }

  /// Says how published pages are opened.
  public void browseWith(Consumer<String> how) {
    browser = how;
  }

  /// Opens a published page in the browser.
  public void browse(String link) {
    browser.accept(link);
  }

  /// Drops what runs in the background.
  public void cancelWork() {
    jobs.cancelAll();
  }

  /// Takes the banner away.
  public void dismiss() {
    notice.set(Optional.empty());
  }

  void tell(Severity severity, String sentence) {
    tell(new Notice(severity, sentence));
  }

  void tell(Notice now) {
    notice.set(Optional.of(now));
  }

  /// Says why something was not done.
  public void say(List<Trouble> why) {
    tell(Severity.WARNING, sentence(why));
  }

  private String sentence(List<Trouble> troubles) {
    return troubles.stream().map(t -> t.say(texts)).limit(3).collect(Collectors.joining("  "));
  }

  private void broken(Throwable e) {
    System.getLogger("edgewise").log(System.Logger.Level.ERROR, "background work failed", e);
    tell(Severity.ERROR, texts.say("notice.defect", String.valueOf(e)));
  }
}
