package edgewise.ui;

import edgewise.text.Texts;
import edgewise.work.Designs;
import edgewise.work.RecentFiles;
import edgewise.work.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What the windows of one running program share: texts, settings, the list of recent files, and
/// the knowledge of which file is open where, so that no file is open twice. Used from the windows'
/// thread.
public final class Program {
  private final Texts texts;
  private final Designs designs;
  private final Settings settings;
  private final Executor background;
  private final RecentFiles recent;
  private final List<Session> sessions = new ArrayList<>();
  private Consumer<Optional<OpenDesign>> windows = _ -> {};
  private int designsSoFar;

  /// @param settings also tells where recent files are remembered
  public Program(Texts texts, Designs designs, Settings settings) {
    this(
        texts,
        designs,
        settings,
        work -> Thread.ofPlatform().daemon().name("edgewise-work").start(work));
  }

  Program(Texts texts, Designs designs, Settings settings, Executor background) {
    this.texts = texts;
    this.designs = designs;
    this.settings = settings;
    this.background = background;
    this.recent = new RecentFiles(settings.folder().resolve("recent.txt"));
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

  Executor background() {
    return background;
  }

  RecentFiles recent() {
    return recent;
  }

  /// A key that no other design has.
  String nextKey() {
    return "design-" + ++designsSoFar;
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

  /// A design that is open in one of the windows.
  record Place(Session session, OpenDesign design) {}

  /// Where a file is open.
  Optional<Place> find(Path file) {
    for (Session session : sessions) {
      for (OpenDesign design : session.open()) {
        if (design.file().filter(f -> isSame(f, file)).isPresent()) {
          return Optional.of(new Place(session, design));
        }
      }
    }
    return Optional.empty();
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
