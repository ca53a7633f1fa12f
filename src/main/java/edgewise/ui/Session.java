package edgewise.ui;

import edgewise.check.Severity;
import edgewise.export.ExportInput;
import edgewise.export.Exporter;
import edgewise.export.Exporters;
import edgewise.model.Document;
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
import edgewise.work.RecentFiles;
import edgewise.work.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What goes on in one window: the design that is open, what is selected, what runs in the
/// background, and what the person should be told. Everything slow happens away from the window's
/// thread; when two files are opened in a row, only the second one arrives.
public final class Session {
  private static final String OPENING = "open";

  private final Texts texts;
  private final Designs designs;
  private final Settings settings;
  private final RecentFiles recent;
  private final Selection selection = new Selection();
  private final Jobs jobs;
  private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Jobs.Status>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Path> recentFiles = FXCollections.observableArrayList();
  private boolean recentRead;

  /// @param settings also tells where recent files are remembered
  public Session(Texts texts, Designs designs, Settings settings) {
    this(
        texts,
        designs,
        settings,
        work -> Thread.ofPlatform().daemon().name("edgewise-work").start(work));
  }

  Session(Texts texts, Designs designs, Settings settings, Executor background) {
    this.texts = texts;
    this.designs = designs;
    this.settings = settings;
    this.recent = new RecentFiles(settings.folder().resolve("recent.txt"));
    this.jobs = new Jobs(background, Platform::runLater, this::broken);
    jobs.onChange(() -> running.set(jobs.status()));
  }

  /// The window's texts.
  public Texts texts() {
    return texts;
  }

  /// Where designs come from.
  public Designs designs() {
    return designs;
  }

  /// What the person has chosen before.
  public Settings settings() {
    return settings;
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
      recentFiles.setAll(recent.list());
    }
    return recentFiles;
  }

  /// Forgets the files opened last.
  public void clearRecent() {
    recent.clear();
    recentFiles.clear();
  }

  /// Opens a design file.
  public void open(Path file) {
    load(Optional.of(file), file.getFileName().toString(), _ -> designs.read(file));
  }

  /// Opens a copy of a starter design.
  public void openTemplate(String id) {
    load(Optional.empty(), texts.say("template." + id), _ -> designs.template(id));
  }

  /// Opens a design with nothing in it.
  public void openBlank() {
    load(Optional.empty(), texts.say("window.untitled"), _ -> designs.blank());
  }

  /// Makes a design of a topology file.
  public void importTopology(Path file) {
    load(Optional.empty(), file.getFileName().toString(), _ -> designs.importTopology(file));
  }

  private record Loaded(Optional<Opened> opened, List<Trouble> why, List<Trouble> notes) {}

  private void load(Optional<Path> file, String name, Function<Job, Outcome<Document>> source) {
    notice.set(Optional.empty());
    jobs.run(
        OPENING,
        Message.of("job.opening", name),
        job -> {
          Outcome<Document> outcome = source.apply(job);
          job.done(0.3);
          return switch (outcome) {
            case Outcome.Refused<Document>(List<Trouble> why) ->
                new Loaded(Optional.empty(), why, List.of());
            case Outcome.Ok<Document>(Document document, List<Trouble> notes) -> {
              Analysis analysis = Analysis.of(document, job);
              Drawing drawing = Drawing.of(analysis, texts);
              yield new Loaded(
                  Optional.of(new Opened(file, name, analysis, drawing)), List.of(), notes);
            }
          };
        },
        loaded -> arrived(file, loaded));
  }

  private void arrived(Optional<Path> file, Loaded loaded) {
    if (loaded.opened().isEmpty()) {
      tell(Severity.ERROR, sentence(loaded.why()));
      return;
    }
    selection.clear();
    opened.set(loaded.opened());
    file.ifPresent(this::remember);
    if (!loaded.notes().isEmpty()) {
      tell(Severity.INFO, sentence(loaded.notes()));
    }
  }

  private void remember(Path file) {
    recent.add(file);
    recentRead = true;
    recentFiles.setAll(recent.list());
  }

  /// Saves the open design under a name.
  public void saveAs(Path file) {
    Opened now = opened.get().orElseThrow();
    jobs.run(
        "save",
        Message.of("job.saving", file.getFileName().toString()),
        _ -> designs.write(now.document(), file),
        outcome -> {
          switch (outcome) {
            case Outcome.Ok<Path>(Path saved, List<Trouble> _) -> {
              if (opened.get().equals(Optional.of(now))) {
                opened.set(
                    Optional.of(
                        new Opened(
                            Optional.of(saved),
                            saved.getFileName().toString(),
                            now.analysis(),
                            now.drawing())));
              }
              remember(saved);
              tell(Severity.INFO, texts.say("notice.saved", saved.getFileName().toString()));
            }
            case Outcome.Refused<Path>(List<Trouble> why) -> tell(Severity.ERROR, sentence(why));
          }
        });
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

  /// Closes the design.
  public void close() {
    jobs.cancelAll();
    notice.set(Optional.empty());
    selection.clear();
    opened.set(Optional.empty());
  }

  /// Drops what runs in the background.
  public void cancelWork() {
    jobs.cancelAll();
  }

  /// Takes the banner away.
  public void dismiss() {
    notice.set(Optional.empty());
  }

  private void tell(Severity severity, String sentence) {
    notice.set(Optional.of(new Notice(severity, sentence)));
  }

  private String sentence(List<Trouble> troubles) {
    return troubles.stream().map(t -> t.say(texts)).limit(3).collect(Collectors.joining("  "));
  }

  private void broken(Throwable e) {
    System.getLogger("edgewise").log(System.Logger.Level.ERROR, "background work failed", e);
    tell(Severity.ERROR, texts.say("notice.defect", String.valueOf(e)));
  }
}
