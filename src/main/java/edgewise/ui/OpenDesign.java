package edgewise.ui;

import edgewise.edit.History;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.ui.canvas.Viewport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// One design that is open in a window: its file, its history, and how it was looked at last. Told
/// apart by identity; used from the window's thread.
public final class OpenDesign {
  private final String key;
  private final Object saving = new Object();
  private Optional<Path> file;
  private String name;
  private History history;
  private Opened shown;
  private Set<ElementId> selected = Set.of();
  private Optional<Viewport> view = Optional.empty();

  /// @param key tells it apart from all other designs of the running program
  OpenDesign(String key, Optional<Path> file, String name, Document document) {
    this.key = key;
    this.file = file;
    this.name = name;
    this.history = new History(document);
  }

  /// Tells it apart from all other designs of the running program.
  String key() {
    return key;
  }

  /// Is held while it is written to its file, so that of two savings in a row the later one writes
  /// last.
  Object saving() {
    return saving;
  }

  /// Where it was read from or saved last; empty for a design that was never saved.
  public Optional<Path> file() {
    return file;
  }

  /// As shown in the window's title.
  public String name() {
    return name;
  }

  /// Every step so far.
  public History history() {
    return history;
  }

  /// The document as it is now; what is derived from it may be a moment behind.
  public Document document() {
    return history.current();
  }

  /// Whether saving would lose nothing and changes something: there are changes the file does not
  /// have.
  public boolean isUnsaved() {
    return history.isUnsaved();
  }

  /// A design that nobody has touched and that has no file: opening another one may take its place.
  boolean isUntouched() {
    return file.isEmpty()
        && history.steps().isEmpty()
        && document().topology().elements().size() <= 1;
  }

  void keptIn(Path path) {
    file = Optional.of(path);
    name = path.getFileName().toString();
  }

  /// Begins again with another document, forgetting all steps.
  void restart(Document document) {
    history = new History(document);
  }

  /// The last complete state of everything derived from it.
  Opened shown() {
    return shown;
  }

  void show(Opened now) {
    shown = now;
  }

  Set<ElementId> selected() {
    return selected;
  }

  void select(Set<ElementId> now) {
    selected = Set.copyOf(now);
  }

  Optional<Viewport> view() {
    return view;
  }

  void view(Viewport now) {
    view = Optional.of(now);
  }
}
