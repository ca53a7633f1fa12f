package edgewise.ui;

import edgewise.check.Severity;
import edgewise.edit.Command;
import edgewise.edit.Proposals;
import edgewise.edit.TakeOver;
import edgewise.export.ChangeRequest;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.canvas.Drawing;
import edgewise.ui.simulate.Simulating;
import edgewise.work.Analysis;
import edgewise.work.Analyzer;
import edgewise.work.Designs;
import edgewise.work.Exporting;
import edgewise.work.Job;
import edgewise.work.Jobs;
import edgewise.work.Journals;
import edgewise.work.Opening;
import edgewise.work.Planned;
import edgewise.work.Rehearsal;
import edgewise.work.Settings;
import edgewise.work.SheetEdits;
import edgewise.work.Stamp;
import edgewise.work.Versions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private static final String PREPARING = "prepare";
  private static final long TWO_FRAMES = 34_000_000;

  private final Program program;
  private final Texts texts;
  private final Selection selection = new Selection();
  private final Jobs jobs;
  private final Simulating simulating;
  private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<OpenDesign> open = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<OpenDesign>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Document>> document =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Planned>> planned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Notice>> standing =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Jobs.Status>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Runnable front = () -> {};
  private Consumer<Runnable> settle = Runnable::run;
  private Runnable hide = () -> {};
  private Consumer<String> browser = _ -> {};
  private BiConsumer<OpenDesign, Document> comparing = (_, _) -> {};

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
    simulating = new Simulating(this);
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

  /// What is simulated.
  public Simulating simulating() {
    return simulating;
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

  /// What the person should decide about the file of the design in front, if anything.
  public ReadOnlyObjectProperty<Optional<Notice>> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /// The background work to show, if any.
  public ReadOnlyObjectProperty<Optional<Jobs.Status>> runningProperty() {
    return running.getReadOnlyProperty();
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

  /// Opens a design that is made on the spot, away from the window's thread.
  public void openNew(String name, Supplier<Document> maker) {
    load(Optional.empty(), name, _ -> Outcome.ok(maker.get()));
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
      Analyzer analyzer,
      Analysis analysis,
      Drawing drawing,
      List<Trouble> why,
      List<Trouble> notes,
      Stamp stamp,
      boolean readOnly) {
    static Loaded refused(List<Trouble> why) {
      return new Loaded(null, null, null, null, why, List.of(), Stamp.NONE, false);
    }

    Loaded on(Stamp file, boolean locked) {
      return new Loaded(document, analyzer, analysis, drawing, why, notes, file, locked);
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
        job -> {
          Stamp stamp = file.map(Stamp::of).orElse(Stamp.NONE);
          boolean readOnly = file.filter(f -> !program.designs().isWritable(f)).isPresent();
          return read(source, job).on(stamp, readOnly);
        },
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
        Analyzer analyzer = new Analyzer();
        Analysis analysis = analyzer.next(document, job);
        Drawing drawing = Drawing.of(analysis, texts, Drawing.empty(), program.clock());
        yield new Loaded(
            document, analyzer, analysis, drawing, List.of(), notes, Stamp.NONE, false);
      }
    };
  }

  private void arrived(Optional<Path> file, String name, Loaded loaded) {
    if (loaded.document() == null) {
      tell(Severity.ERROR, program.sentence(loaded.why()));
      return;
    }
    if (file.isPresent() && isShown(file.get())) {
      return;
    }
    OpenDesign design =
        new OpenDesign(program.nextKey(), file, name, loaded.document(), loaded.analyzer());
    design.stamp(loaded.stamp());
    design.readOnly(loaded.readOnly());
    design.show(new Opened(design, file, name, loaded.analysis(), loaded.drawing()));
    insert(design);
    file.ifPresent(f -> program.remember(f, loaded.drawing()));
    if (!loaded.notes().isEmpty()) {
      tell(Severity.INFO, program.sentence(loaded.notes()));
    }
  }

  /// Brings a new design to the front, in place of one that nobody has touched.
  private void insert(OpenDesign design) {
    Optional<OpenDesign> replaced = current.get().filter(OpenDesign::isUntouched);
    if (replaced.isPresent()) {
      replaced.get().closed();
      open.set(open.indexOf(replaced.get()), design);
    } else {
      open.add(design);
    }
    program.watchFolders();
    switchTo(design);
  }

  /// Opens a recovery copy: a design that is not saved, with one step back to what its file holds.
  void restore(Journals.Copy copy) {
    Journals.Entry entry = copy.entry();
    Optional<Program.Place> place = entry.file().flatMap(program::find);
    if (place.isPresent()) {
      isShown(entry.file().get());
      OpenDesign design = place.get().design();
      program.discard(copy);
      place.get().session().replace(design, "step.recovered", entry.document());
      return;
    }
    jobs.run(
        OPENING + copy.path(),
        Message.of("job.opening", entry.name()),
        job -> {
          Stamp stamp = entry.file().map(Stamp::of).orElse(Stamp.NONE);
          Optional<Document> base =
              stamp.exists()
                      && program.designs().read(entry.file().get())
                          instanceof Outcome.Ok<Document> read
                  ? Optional.of(read.value())
                  : Optional.empty();
          boolean readOnly = entry.file().filter(f -> !program.designs().isWritable(f)).isPresent();
          return new Restored(
              base, read(_ -> Outcome.ok(entry.document()), job).on(stamp, readOnly));
        },
        restored -> restored(copy, restored));
  }

  private record Restored(Optional<Document> base, Loaded loaded) {}

  private void restored(Journals.Copy copy, Restored restored) {
    Journals.Entry entry = copy.entry();
    Loaded loaded = restored.loaded();
    Document first = restored.base().orElse(entry.document());
    OpenDesign design =
        new OpenDesign(program.nextKey(), entry.file(), entry.name(), first, loaded.analyzer());
    design.stamp(loaded.stamp());
    design.readOnly(loaded.readOnly());
    if (restored.base().isPresent()) {
      design.history().apply(new TakeOver(Message.of("step.recovered"), loaded.document()));
    } else {
      design.history().unsaved();
    }
    design.show(
        new Opened(design, entry.file(), entry.name(), loaded.analysis(), loaded.drawing()));
    program.take(copy, design);
    insert(design);
    program.autosave().touched(design);
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
    planned.set(Optional.of(design.shown().analysis().planned()));
    standing.set(design.standing());
    selection.pickAll(design.selected());
    changed();
    if (isBehind(design)) {
      derive(design);
    } else if (Analyzer.isLarge(design.document())) {
      prepare(design.document());
    }
  }

  /// Makes ready for the first step in a large design.
  private void prepare(Document document) {
    boolean first = !program.isRehearsed();
    jobs.run(
        PREPARING,
        Message.of("job.preparing"),
        job -> {
          rest(job);
          Proposals.prepare(document);
          return first ? Rehearsal.of(document, texts, job) : 0;
        },
        _ -> program.rehearsed());
  }

  // Documents are compared by identity: a history hands out the same ones again.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isBehind(OpenDesign design) {
    return design.shown().document() != design.document();
  }

  void changed() {
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

  /// Makes a step and selects what it added.
  public void editAndSelect(Command command) {
    current
        .get()
        .ifPresent(
            design -> {
              Set<ElementId> before = OpenDesign.ids(design.document());
              if (edit(command)) {
                Set<ElementId> added = OpenDesign.ids(design.document());
                added.removeAll(before);
                selection.pickAll(added);
              }
            });
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
    jobs.cancel(PREPARING);
    program.autosave().touched(design);
    boolean inFront = current.get().equals(Optional.of(design));
    if (inFront) {
      document.set(Optional.of(design.document()));
      standing.set(design.standing());
    }
    changed();
    if (inFront && isBehind(design)) {
      derive(design);
    } else if (inFront) {
      // What is shown holds again; a result for a step that was taken back must not replace it.
      jobs.cancel(DERIVING);
    }
  }

  /// Puts another document in place of one that is open, as a step.
  private void replace(OpenDesign design, String label, Document document) {
    design.history().seal();
    design.history().apply(new TakeOver(Message.of(label), document));
    edited(design);
  }

  /// The document in front as it is now. What is derived from it follows in [#openedProperty].
  public ReadOnlyObjectProperty<Optional<Document>> documentProperty() {
    return document.getReadOnlyProperty();
  }

  /// The rows of the design in front. Those of a large one come before its drawing, which follows
  /// in [#openedProperty].
  public ReadOnlyObjectProperty<Optional<Planned>> plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  private record Derived(Analysis analysis, Drawing drawing) {}

  private void derive(OpenDesign design) {
    Document now = design.document();
    if (Analyzer.isLarge(now)) {
      jobs.run(
          DERIVING,
          Message.of("job.deriving"),
          job -> design.analyzer().planned(now, job),
          rows -> {
            if (current.get().equals(Optional.of(design))) {
              planned.set(Optional.of(rows));
            }
            draw(design, now);
          });
    } else {
      draw(design, now);
    }
  }

  private void draw(OpenDesign design, Document now) {
    Drawing before = design.shown().drawing();
    jobs.run(
        DERIVING,
        Message.of("job.deriving"),
        job -> {
          if (Analyzer.isLarge(now)) {
            rest(job);
            Proposals.prepare(now);
          }
          Analysis analysis = design.analyzer().rows(now, job);
          return new Derived(analysis, Drawing.of(analysis, texts, before, program.clock()));
        },
        derived -> derived(design, derived));
  }

  /// Checks of a large design take longer than its rows; they follow.
  private void check(OpenDesign design, Analysis rows) {
    Document now = rows.document();
    Drawing before = design.shown().drawing();
    jobs.run(
        DERIVING,
        Message.of("job.checking"),
        job -> {
          rest(job);
          Analysis analysis = design.analyzer().next(now, job);
          return new Derived(analysis, Drawing.of(analysis, texts, before, program.clock()));
        },
        derived -> derived(design, derived));
  }

  /// Lets the window paint what it was just given: on few processors it would wait for them. Work
  /// that is no longer wanted then does not begin.
  public static void rest(Job job) {
    LockSupport.parkNanos(TWO_FRAMES);
    job.on("");
  }

  private void derived(OpenDesign design, Derived derived) {
    show(
        design,
        new Opened(design, design.file(), design.name(), derived.analysis(), derived.drawing()));
    if (!design.analyzer().isChecked(derived.analysis())) {
      check(design, derived.analysis());
    }
  }

  private void show(OpenDesign design, Opened now) {
    design.show(now);
    if (current.get().equals(Optional.of(design))) {
      opened.set(Optional.of(now));
      planned.set(Optional.of(now.analysis().planned()));
      selection.keepOnly(
          id ->
              now.drawing().knows(id)
                  || now.document().layout().notes().stream().anyMatch(n -> n.id().equals(id)));
    }
  }

  /// What became of saving.
  enum Saved {
    /// It is saved.
    DONE,
    /// The file may not be written.
    READ_ONLY,
    /// It is not saved; the person has been told why.
    REFUSED
  }

  /// Saves one of the open designs to a file, which becomes its own.
  void save(OpenDesign design, Path file, Consumer<Saved> then) {
    if (program.find(file).filter(p -> !p.design().equals(design)).isPresent()) {
      tell(Severity.ERROR, texts.say("files.open-elsewhere", file.getFileName().toString()));
      then.accept(Saved.REFUSED);
      return;
    }
    Document now = design.document();
    Optional<DesignFiles.Known> known =
        design.file().filter(file::equals).map(_ -> DesignFiles.Known.of(design));
    jobs.run(
        "save " + design.key(),
        Message.of("job.saving", file.getFileName().toString()),
        job -> {
          synchronized (design.saving()) {
            if (job.isCancelled()) {
              throw new CancellationException();
            }
            return program.files().save(now, file, known);
          }
        },
        saved -> then.accept(program.sessionOf(design, this).saved(design, file, now, saved)));
  }

  private Saved saved(OpenDesign design, Path file, Document document, DesignFiles.Saved saved) {
    return switch (saved) {
      case DesignFiles.Saved.Done(Stamp stamp, List<Trouble> notes) -> {
        kept(design, file, stamp, document);
        tell(
            notes.isEmpty() ? Severity.INFO : Severity.WARNING,
            notes.isEmpty()
                ? texts.say("notice.saved", file.getFileName().toString())
                : program.sentence(notes));
        yield Saved.DONE;
      }
      case DesignFiles.Saved.ReadOnly _ -> {
        design.readOnly(design.file().equals(Optional.of(file)));
        changed();
        yield Saved.READ_ONLY;
      }
      case DesignFiles.Saved.Changed _ -> {
        check(design);
        yield Saved.REFUSED;
      }
      case DesignFiles.Saved.Failed(List<Trouble> why) -> {
        tell(Severity.ERROR, program.sentence(why));
        yield Saved.REFUSED;
      }
    };
  }

  private void kept(OpenDesign design, Path file, Stamp stamp, Document document) {
    design.keptIn(file, stamp);
    design.history().saved(document);
    Opened shown = design.shown();
    show(
        design,
        new Opened(design, design.file(), design.name(), shown.analysis(), shown.drawing()));
    edited(design);
    program.remember(file, design.shown().drawing());
    program.watchFolders();
  }

  // What others do with the files

  /// Looks whether the file of a design is still what it was.
  void check(OpenDesign design) {
    if (design.file().isPresent() && !design.isClosed()) {
      Path file = design.file().get();
      DesignFiles.Known known = DesignFiles.Known.of(design);
      program.keep(
          () -> program.files().look(file, known),
          seen -> {
            boolean current = DesignFiles.Known.of(design).equals(known);
            if (current && !design.isClosed() && design.file().equals(Optional.of(file))) {
              program.sessionOf(design, this).seen(design, seen);
            }
          });
    }
  }

  private void seen(OpenDesign design, DesignFiles.Seen seen) {
    String name = design.name();
    switch (seen) {
      case DesignFiles.Seen.Same(Stamp stamp, boolean readOnly) -> {
        boolean news = !stamp.equals(design.stamp()) || readOnly != design.isReadOnly();
        design.stamp(stamp);
        design.readOnly(readOnly);
        if (news) {
          stand(design, Optional.empty());
        }
      }
      case DesignFiles.Seen.Gone _ -> {
        if (design.stamp().exists()) {
          design.stamp(Stamp.NONE);
          design.history().unsaved();
          program.autosave().touched(design);
          stand(
              design,
              Optional.of(
                  new Notice(
                      Severity.WARNING,
                      texts.say("files.gone", name),
                      List.of(
                          choice(
                              "save-again", s -> s.save(design, file(design), _ -> {}), design)))));
        }
      }
      case DesignFiles.Seen.Broken(Stamp stamp, List<Trouble> why) -> {
        design.stamp(stamp);
        design.history().unsaved();
        program.autosave().touched(design);
        stand(
            design,
            Optional.of(
                new Notice(
                    Severity.WARNING,
                    texts.say("files.broken", name, program.sentence(why)),
                    List.of(choice("keep-mine", _ -> {}, design)))));
      }
      case DesignFiles.Seen.Other(Stamp stamp, boolean readOnly, Document document) -> {
        boolean untouched = !design.isUnsaved();
        design.stamp(stamp);
        design.readOnly(readOnly);
        if (document.equals(design.document())) {
          design.history().saved(design.document());
          design.standing(Optional.empty());
          edited(design);
        } else if (untouched) {
          reload(design, "step.reloaded", document);
          tell(Severity.INFO, texts.say("files.reloaded", name));
        } else {
          design.history().unsaved();
          program.autosave().touched(design);
          stand(
              design,
              Optional.of(
                  new Notice(
                      Severity.WARNING,
                      texts.say("files.changed", name),
                      List.of(
                          choice(
                              "reload", s -> s.reload(design, "step.reloaded", document), design),
                          choice("keep-mine", _ -> {}, design),
                          choice("compare", s -> s.comparing.accept(design, document), design)))));
        }
      }
    }
  }

  private static Path file(OpenDesign design) {
    return design.file().orElseThrow();
  }

  /// A choice for the window that has the design when it is made.
  private Notice.Choice choice(String id, Consumer<Session> run, OpenDesign design) {
    return new Notice.Choice(
        id, texts.say("files.choice." + id), () -> run.accept(program.sessionOf(design, this)));
  }

  /// Shows a notice until the person decides, or takes it away.
  private void stand(OpenDesign design, Optional<Notice> now) {
    design.standing(now);
    if (current.get().equals(Optional.of(design))) {
      standing.set(now);
    }
    changed();
  }

  /// Puts what the file holds in place of a design, as a step.
  void reload(OpenDesign design, String label, Document document) {
    design.standing(Optional.empty());
    design.history().seal();
    design.history().apply(new TakeOver(Message.of(label), document));
    design.history().saved(design.document());
    edited(design);
  }

  /// Takes a design back to what its file holds, as a step.
  void revert(OpenDesign design) {
    Path file = file(design);
    jobs.run(
        "revert " + design.key(),
        Message.of("job.opening", design.name()),
        _ -> new Reverted(Stamp.of(file), program.designs().read(file)),
        reverted -> {
          switch (reverted.outcome()) {
            case Outcome.Ok<Document>(Document document, List<Trouble> _) -> {
              design.stamp(reverted.stamp());
              reload(design, "step.reverted", document);
            }
            case Outcome.Refused<Document>(List<Trouble> why) ->
                tell(Severity.ERROR, program.sentence(why));
          }
        });
  }

  private record Reverted(Stamp stamp, Outcome<Document> outcome) {}

  /// Opens a former version of a file as a design of its own.
  void openVersion(OpenDesign design, Versions.Version version) {
    load(
        Optional.empty(),
        texts.say("files.version-name", Opening.baseName(Path.of(design.name()))),
        _ -> program.designs().read(version.path()));
  }

  /// Lists the former versions of the design in front.
  void versions(Consumer<List<VersionsDialog.Line>> then) {
    OpenDesign design = current.get().orElseThrow();
    Path file = file(design);
    Document now = design.document();
    jobs.run(
        "versions",
        Message.of("job.versions"),
        _ -> VersionsDialog.lines(program, file, now),
        then);
  }

  /// Says how two documents are compared before the person's eyes: the open one and another.
  void onCompare(BiConsumer<OpenDesign, Document> how) {
    comparing = how;
  }

  /// Reads a design, then hands it over; it is not opened.
  void read(Path file, Consumer<Document> then) {
    attempt("read", Message.of("job.comparing"), _ -> program.designs().read(file), then);
  }

  /// Writes a change request to a file, in the format that its name ends in, or else as text.
  public void saveChanges(ChangeRequest request, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String format =
        ChangeRequest.formats().stream()
            .filter(f -> name.endsWith("." + f))
            .findFirst()
            .orElse("text");
    attempt(
        "save-changes",
        Message.of("job.exporting"),
        _ -> Exporting.writeFile(file, request.file(format)),
        written -> tell(Severity.INFO, texts.say("needs.saved", written.toString())));
  }

  /// Writes what a change request adds and removes, as configuration in every format that can say
  /// it, to a folder.
  public void configureChanges(ChangeRequest request, Path folder) {
    attempt(
        "save-changes",
        Message.of("job.exporting"),
        job -> Exporting.write(request.configuration(), folder, job),
        written ->
            tell(
                Severity.INFO, texts.say("changes.configured", written.size(), folder.toString())));
  }

  /// Reads what somebody changed in a spreadsheet of the design in front.
  void readSpreadsheet(Path file, Consumer<SheetEdits> then) {
    Document now = opened.get().orElseThrow().document();
    attempt(
        "spreadsheet",
        Message.of("job.spreadsheet", file.getFileName().toString()),
        _ -> SheetEdits.read(file, now),
        then);
  }

  /// Runs work and hands over what comes of it; a refusal is said instead.
  private <T> void attempt(
      String topic, Message label, Function<Job, Outcome<T>> work, Consumer<T> then) {
    jobs.run(
        topic,
        label,
        work,
        outcome -> {
          switch (outcome) {
            case Outcome.Ok<T>(T value, List<Trouble> _) -> then.accept(value);
            case Outcome.Refused<T>(List<Trouble> why) ->
                tell(Severity.ERROR, program.sentence(why));
          }
        });
  }

  /// Writes a text to a file.
  public void saveText(Path file, String text) {
    attempt(
        "text",
        Message.of("job.exporting"),
        _ -> Exporting.writeText(file, text),
        written -> tell(Severity.INFO, texts.say("needs.saved", written.toString())));
  }

  /// Closes the design in front; what is not saved is lost, so ask first.
  public void close() {
    current.get().ifPresent(this::close);
  }

  /// Closes one of the open designs; what is not saved is lost, so ask first.
  public void close(OpenDesign design) {
    design.closed();
    program.autosave().forget(design);
    release(design);
  }

  /// Gives up one of the open designs to another window.
  void release(OpenDesign design) {
    int at = open.indexOf(design);
    open.remove(design);
    program.watchFolders();
    if (!current.get().equals(Optional.of(design))) {
      changed();
      return;
    }
    jobs.cancel(DERIVING);
    jobs.cancel(PREPARING);
    notice.set(Optional.empty());
    selection.clear();
    if (open.isEmpty()) {
      current.set(Optional.empty());
      document.set(Optional.empty());
      opened.set(Optional.empty());
      planned.set(Optional.empty());
      standing.set(Optional.empty());
      changed();
    } else {
      switchTo(open.get(Math.min(at, open.size() - 1)));
    }
  }

  /// Takes over a design that belongs to no window, and brings it to the front.
  void adopt(OpenDesign design) {
    open.add(design);
    program.watchFolders();
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

  /// Does something slow away from the window's thread; only the newest of a topic arrives.
  public <T> void work(String topic, Message label, Function<Job, T> what, Consumer<T> then) {
    jobs.run(topic, label, what, then);
  }

  /// Drops what runs in the background under a topic.
  public void cancelWork(String topic) {
    jobs.cancel(topic);
  }

  /// Drops what runs in the background.
  public void cancelWork() {
    jobs.cancelAll();
  }

  /// Takes the banner away.
  public void dismiss() {
    notice.set(Optional.empty());
  }

  /// Takes away what stands about the file of the design in front.
  public void dismissStanding() {
    current.get().ifPresent(d -> stand(d, Optional.empty()));
  }

  void tell(Severity severity, String sentence) {
    tell(new Notice(severity, sentence));
  }

  void tell(Notice now) {
    notice.set(Optional.of(now));
  }

  /// Says what was done, with a button that takes it back.
  public void tellUndoable(String sentence) {
    tell(
        new Notice(
            Severity.INFO,
            sentence,
            List.of(new Notice.Choice("undo", texts.say("action.undo"), this::undo))));
  }

  /// Says what was done.
  public void tellDone(String sentence) {
    tell(Severity.INFO, sentence);
  }

  /// Says why something was not done.
  public void say(List<Trouble> why) {
    tell(Severity.WARNING, program.sentence(why));
  }

  private void broken(Throwable e) {
    System.getLogger("edgewise").log(System.Logger.Level.ERROR, "background work failed", e);
    tell(Severity.ERROR, texts.say("notice.defect", String.valueOf(e)));
  }
}
