package edgewise.ui;

import edgewise.edit.History;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.ui.canvas.Viewport;
import edgewise.work.Analyzer;
import edgewise.work.Stamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// One design that is open in a window: its file, its history, and how it was looked at last. Told
/// apart by identity; used from the window's thread.
public final class OpenDesign {
  private final String key;
  private final Object saving = new Object();
  private Optional<Path> file;
  private String name;
  private final History history;
  private final Analyzer analyzer;
  private Opened shown;
  private Stamp stamp = Stamp.NONE;
  private boolean readOnly;
  private boolean closed;
  private Optional<Notice> standing = Optional.empty();
  private Optional<Instant> copied = Optional.empty();
  private Set<ElementId> selected = Set.of();
  private Optional<Viewport> view = Optional.empty();

  /// @param key tells it apart from all other designs of the running program
  OpenDesign(String key, Optional<Path> file, String name, Document document, Analyzer analyzer) {
    this.analyzer = analyzer;
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

  void keptIn(Path path, Stamp now) {
    file = Optional.of(path);
    name = path.getFileName().toString();
    stamp = now;
    readOnly = false;
    standing = Optional.empty();
  }

  /// What its file looked like when it was read, written or looked at last.
  Stamp stamp() {
    return stamp;
  }

  void stamp(Stamp now) {
    stamp = now;
  }

  /// Whether its file may not be written.
  public boolean isReadOnly() {
    return readOnly;
  }

  void readOnly(boolean now) {
    readOnly = now;
  }

  /// What the person should be told of its file until they decide.
  Optional<Notice> standing() {
    return standing;
  }

  void standing(Optional<Notice> now) {
    standing = now;
  }

  /// When its recovery copy was written; empty when there is none.
  Optional<Instant> copied() {
    return copied;
  }

  void copied(Optional<Instant> at) {
    copied = at;
  }

  /// Whether no window has it any more.
  boolean isClosed() {
    return closed;
  }

  void closed() {
    closed = true;
  }

  /// Derives what follows from it.
  Analyzer analyzer() {
    return analyzer;
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

  /// Ids of everything that can be selected: elements and notes, in document order.
  static Set<ElementId> ids(Document document) {
    Set<ElementId> ids = new LinkedHashSet<>();
    document.topology().elements().forEach(e -> ids.add(e.id()));
    document.layout().notes().forEach(n -> ids.add(n.id()));
    return ids;
  }
}
