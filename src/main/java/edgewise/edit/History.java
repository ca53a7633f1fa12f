package edgewise.edit;

import edgewise.model.Document;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The document somebody works on and every step that led to it, without limit. Not thread-safe.
public final class History {
  private final List<Step> steps = new ArrayList<>();
  private final Document first;
  private int position;
  private Document saved;
  private boolean open;

  /// A history that begins with a document, which counts as saved.
  public History(Document first) {
    this.first = first;
    this.saved = first;
  }

  /// The document as it is now.
  public Document current() {
    return position == 0 ? first : steps.get(position - 1).after();
  }

  /// Makes a step. Steps that were undone are dropped.
  ///
  /// @return whether anything changed; if not, there is no step
  // Documents are told apart by identity: comparing two by value costs more than a step.
  @SuppressWarnings("ReferenceEquality")
  public boolean apply(Command command) {
    Document before = current();
    Document after = command.on(before);
    if (after == before) {
      return false;
    }
    steps.subList(position, steps.size()).clear();
    Optional<Object> key = command.mergeKey();
    if (key.isPresent() && joins(key.get())) {
      Document start = steps.remove(--position).before();
      steps.add(new Step(Elements.named(command.label(), start, after), start, after, key));
    } else {
      steps.add(new Step(Elements.named(command.label(), before, after), before, after, key));
    }
    position++;
    open = true;
    return true;
  }

  /// Whether a step with a merge key would become part of the last one.
  // By identity, as above.
  @SuppressWarnings("ReferenceEquality")
  public boolean joins(Object key) {
    return open
        && position > 0
        && steps.get(position - 1).mergeKey().equals(Optional.of(key))
        && steps.get(position - 1).after() != saved;
  }

  /// Ends a gesture or typing run: the next step is one of its own.
  public void seal() {
    open = false;
  }

  /// Whether there is a step to take back.
  public boolean canUndo() {
    return position > 0;
  }

  /// Whether there is a step to make again.
  public boolean canRedo() {
    return position < steps.size();
  }

  /// What [#undo] would take back.
  public Optional<Message> undoLabel() {
    return canUndo() ? Optional.of(steps.get(position - 1).label()) : Optional.empty();
  }

  /// What [#redo] would make again.
  public Optional<Message> redoLabel() {
    return canRedo() ? Optional.of(steps.get(position).label()) : Optional.empty();
  }

  /// Takes the last step back, if there is one.
  public void undo() {
    goTo(Math.max(0, position - 1));
  }

  /// Makes the step that was taken back last again, if there is one.
  public void redo() {
    goTo(Math.min(steps.size(), position + 1));
  }

  /// Goes to the document after so many steps; 0 is the first document.
  public void goTo(int step) {
    position = java.util.Objects.checkIndex(step, steps.size() + 1);
    open = false;
  }

  /// How many steps the current document is away from the first one.
  public int position() {
    return position;
  }

  /// All steps, those that were undone included, oldest first.
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /// Says that a document of this history is what the file holds.
  public void saved(Document document) {
    saved = document;
    open = false;
  }

  /// Says that no file holds a document of this history.
  public void unsaved() {
    saved = null;
    open = false;
  }

  /// The document that the file holds; empty when none of this history is in a file.
  public Optional<Document> inFile() {
    return Optional.ofNullable(saved);
  }

  /// Whether the current document differs from what the file holds.
  // By identity, as above.
  @SuppressWarnings("ReferenceEquality")
  public boolean isUnsaved() {
    return current() != saved;
  }
}
