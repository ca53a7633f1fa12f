package edgewise.ui;

import edgewise.check.Severity;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.canvas.Drawing;
import edgewise.work.Designs;
import edgewise.work.FileWatch;
import edgewise.work.Journals;
import edgewise.work.RecentFiles;
import edgewise.work.Settings;
import edgewise.work.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.image.Image;

/// What the windows of one running program share: texts, settings, the list of recent files, and
/// the knowledge of which file is open where, so that no file is open twice. Used from the windows'
/// thread.
public final class Program {
  private final Texts texts;
  private final Designs designs;
  private final Settings settings;
  private final Outside outside;
  private final RecentFiles recent;
  private final ObservableList<RecentFiles.Recent> recentFiles =
      FXCollections.observableArrayList();

  /// One for all: a view of a list lives only as long as somebody holds it.
  private final ObservableList<RecentFiles.Recent> recentView =
      FXCollections.unmodifiableObservableList(recentFiles);

  private final Pictures pictures;
  private final Versions versions;
  private final DesignFiles files;
  private final Journals journals;
  private final Autosave autosave;
  private final FileWatch watch;
  private final ObservableList<Journals.Copy> recovered = FXCollections.observableArrayList();
  private final List<Session> sessions = new ArrayList<>();
  private Consumer<Optional<OpenDesign>> windows = _ -> {};
  private List<Trouble> untold = List.of();
  private int designsSoFar;
  private boolean rehearsed;

  /// What a program needs of the machine it runs on; tests put their own in place.
  ///
  /// @param background where work runs
  /// @param keeping does one thing after the other: recovery copies and looks at files
  /// @param watches makes a watch over folders that tells which of them has changed
  record Outside(
      Executor background,
      Executor keeping,
      Autosave.Later later,
      Clock clock,
      Journals.Processes processes,
      Function<Consumer<Path>, FileWatch> watches) {
    static Outside ofSystem() {
      return new Outside(
          // Starting a thread waits until it runs, which on busy processors is longer than a frame.
          Executors.newCachedThreadPool(
              work -> Thread.ofPlatform().daemon().name("edgewise-work").unstarted(work)),
          Executors.newSingleThreadExecutor(
              work -> Thread.ofPlatform().daemon().name("edgewise-keep").unstarted(work)),
          Autosave.Later.ofSystem(),
          Clock.system(ZoneId.systemDefault()),
          Journals.Processes.ofSystem(),
          FileWatch::ofSystem);
    }
  }

  /// @param settings also tells where recent files, recovery copies and versions are kept
  public Program(Texts texts, Designs designs, Settings settings) {
    this(texts, designs, settings, Outside.ofSystem());
  }

  Program(Texts texts, Designs designs, Settings settings, Outside outside) {
    this.texts = texts;
    this.designs = designs;
    this.settings = settings;
    this.outside = outside;
    Path folder = settings.folder();
    this.recent = new RecentFiles(folder.resolve("recent.txt"), outside.clock());
    this.recentFiles.setAll(recent.list());
    this.pictures = new Pictures(folder.resolve("pictures"));
    this.versions = new Versions(folder.resolve("versions"));
    this.files = new DesignFiles(designs, versions);
    this.journals = new Journals(folder.resolve("recovery"), outside.clock(), outside.processes());
    this.autosave =
        new Autosave(
            journals, outside.keeping(), Platform::runLater, outside.later(), this::copied);
    this.watch = outside.watches().apply(changed -> Platform.runLater(() -> checkFolder(changed)));
  }

  /// The texts of all windows.
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

  /// Whether steps have been rehearsed, which helps all windows.
  boolean isRehearsed() {
    return rehearsed;
  }

  void rehearsed() {
    rehearsed = true;
  }

  Executor background() {
    return outside.background();
  }

  /// What tells the time.
  public Clock clock() {
    return outside.clock();
  }

  Versions versions() {
    return versions;
  }

  DesignFiles files() {
    return files;
  }

  /// Does something that others must not overtake, away from the windows' thread, and comes back.
  <T> void keep(Supplier<T> work, Consumer<T> then) {
    outside
        .keeping()
        .execute(
            () -> {
              T result = work.get();
              Platform.runLater(() -> then.accept(result));
            });
  }

  // Recent files

  /// Designs opened last, pinned ones first, then newest first; some may be gone.
  public ObservableList<RecentFiles.Recent> recentFiles() {
    return recentView;
  }

  /// Puts a design before the others, with a picture of it.
  void remember(Path file, Drawing drawing) {
    recent.add(file);
    recentChanged();
    List<Path> wanted = recentFiles.stream().map(RecentFiles.Recent::file).toList();
    outside.keeping().execute(() -> pictures.keep(file, drawing, wanted));
  }

  /// Pins a design to the list of recent ones, or lets it go.
  void pinRecent(Path file, boolean pinned) {
    recent.pin(file, pinned);
    recentChanged();
  }

  /// Takes a design off the list of recent ones.
  void removeRecent(Path file) {
    recent.remove(file);
    recentChanged();
  }

  /// Forgets the designs opened last.
  public void clearRecent() {
    recent.clear();
    recentChanged();
  }

  private void recentChanged() {
    recentFiles.setAll(recent.list());
  }

  /// What can be shown of a file.
  ///
  /// @param picture of the design, when one was kept
  record Look(boolean exists, Optional<Image> picture) {}

  /// Looks whether a file is there, and for its picture.
  void look(Path file, boolean dark, Consumer<Look> then) {
    keep(
        () ->
            new Look(
                Files.isRegularFile(file), pictures.find(file, dark).flatMap(Program::picture)),
        then);
  }

  // Read here and not by JavaFX's own threads: those keep the program alive for a second after its
  // last window.
  private static Optional<Image> picture(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new Image(in)).filter(i -> !i.isError());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// A key that no other design has.
  String nextKey() {
    return "design-" + ++designsSoFar;
  }

  // Recovery copies

  Autosave autosave() {
    return autosave;
  }

  /// Recovery copies of a program that ended without being asked to, newest first.
  ObservableList<Journals.Copy> recovered() {
    return recovered;
  }

  /// Looks for recovery copies when the first window has been drawn.
  public void lookForCopies() {
    outside.later().run(Duration.ofMillis(400), () -> keep(journals::find, this::found));
  }

  private void found(Journals.Found found) {
    recovered.setAll(found.copies());
    if (!found.damaged().isEmpty()) {
      sessions.getFirst().tell(Severity.WARNING, sentence(found.damaged()));
    }
  }

  /// Makes a recovery copy the one of an open design.
  void take(Journals.Copy copy, OpenDesign design) {
    recovered.remove(copy);
    design.copied(Optional.of(copy.at()));
    outside.keeping().execute(() -> journals.take(copy, design.key()));
  }

  /// Removes a recovery copy for good.
  void discard(Journals.Copy copy) {
    recovered.remove(copy);
    outside.keeping().execute(() -> journals.discard(copy));
  }

  /// The same trouble is told once.
  private void copied(List<Trouble> troubles) {
    if (!troubles.isEmpty() && !troubles.equals(untold)) {
      sessions.forEach(s -> s.tell(Severity.WARNING, sentence(troubles)));
    }
    untold = troubles;
    sessions.forEach(Session::changed);
  }

  /// Troubles as one line: the first three of them.
  public String sentence(List<Trouble> troubles) {
    return troubles.stream().map(t -> t.say(texts)).limit(3).collect(Collectors.joining("  "));
  }

  /// Lets go of the folders of this program, once nothing is left to be written.
  public void end() {
    watch.close();
    if (outside.keeping() instanceof ExecutorService service) {
      service.shutdown();
      try {
        if (!service.awaitTermination(10, TimeUnit.SECONDS)) {
          System.getLogger("edgewise").log(System.Logger.Level.WARNING, "copies not removed");
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    journals.close();
  }

  // Files

  /// Watches the folders of all open files.
  void watchFolders() {
    Set<Path> folders = new LinkedHashSet<>();
    places().forEach(p -> p.design().file().map(Program::folder).ifPresent(folders::add));
    watch.watch(folders);
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  private void checkFolder(Path folder) {
    for (Place place : places()) {
      if (place.design().file().map(Program::folder).equals(Optional.of(folder))) {
        place.session().check(place.design());
      }
    }
  }

  /// Looks at the files of all open designs.
  void checkAll() {
    places().forEach(p -> p.session().check(p.design()));
  }

  private List<Place> places() {
    return sessions.stream().flatMap(s -> s.open().stream().map(d -> new Place(s, d))).toList();
  }

  // Windows

  /// Says how windows are made: with a design taken over from another window, or without.
  public void onNewWindow(Consumer<Optional<OpenDesign>> maker) {
    windows = maker;
  }

  /// Opens another window.
  ///
  /// @param design belongs to no window yet
  public void newWindow(Optional<OpenDesign> design) {
    windows.accept(design);
  }

  /// The sessions of all windows, oldest first.
  List<Session> sessions() {
    return List.copyOf(sessions);
  }

  void add(Session session) {
    sessions.add(session);
  }

  void remove(Session session) {
    sessions.remove(session);
  }

  /// Ends the program, unless a person wants to keep what is not saved. Nothing is closed before
  /// all windows may be.
  void quit() {
    settle(List.copyOf(sessions), () -> List.copyOf(sessions).forEach(Session::leave));
  }

  private static void settle(List<Session> windows, Runnable then) {
    if (windows.isEmpty()) {
      then.run();
    } else {
      windows.getFirst().settle(() -> settle(windows.subList(1, windows.size()), then));
    }
  }

  /// The session whose window has a design.
  ///
  /// @param otherwise when no window has it
  Session sessionOf(OpenDesign design, Session otherwise) {
    return sessions.stream().filter(s -> s.open().contains(design)).findFirst().orElse(otherwise);
  }

  /// A design that is open in one of the windows.
  record Place(Session session, OpenDesign design) {}

  /// Where a file is open.
  Optional<Place> find(Path file) {
    return places().stream()
        .filter(p -> p.design().file().filter(f -> isSame(f, file)).isPresent())
        .findFirst();
  }

  private static boolean isSame(Path a, Path b) {
    if (a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())) {
      return true;
    }
    try {
      return Files.isSameFile(a, b);
    } catch (IOException _) {
      // One of them is gone, so they are not the same.
      return false;
    }
  }
}
