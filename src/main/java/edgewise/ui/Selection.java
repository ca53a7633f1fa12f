package edgewise.ui;

import edgewise.model.ElementId;
import edgewise.ui.tool.Intent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is selected in the window: elements, picked on the drawing or in the outline, and apart
/// from them the elements that a selected table row is about.
public final class Selection {
  private final ReadOnlyObjectWrapper<Set<ElementId>> elements =
      new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Set<ElementId>> marked =
      new ReadOnlyObjectWrapper<>(Set.of());

  private final ReadOnlyObjectWrapper<Optional<Intent.Line>> line =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// The selected elements.
  public ReadOnlyObjectProperty<Set<ElementId>> elementsProperty() {
    return elements.getReadOnlyProperty();
  }

  /// The elements behind the selected table rows.
  public ReadOnlyObjectProperty<Set<ElementId>> markedProperty() {
    return marked.getReadOnlyProperty();
  }

  /// The selected elements.
  public Set<ElementId> elements() {
    return elements.get();
  }

  /// The elements behind the selected table rows.
  public Set<ElementId> marked() {
    return marked.get();
  }

  /// Selects one element only, or adds it to the others, or takes it away from them.
  public void pick(ElementId id, boolean adding) {
    marked.set(Set.of());
    line.set(Optional.empty());
    if (!adding) {
      elements.set(Set.of(id));
      return;
    }
    Set<ElementId> next = new LinkedHashSet<>(elements.get());
    if (!next.remove(id)) {
      next.add(id);
    }
    elements.set(next);
  }

  /// The selected line, if any; then no element is selected.
  public ReadOnlyObjectProperty<Optional<Intent.Line>> lineProperty() {
    return line.getReadOnlyProperty();
  }

  /// The selected line, if any.
  public Optional<Intent.Line> line() {
    return line.get();
  }

  /// Selects a line and nothing else.
  public void pickLine(Intent.Line picked) {
    clear();
    line.set(Optional.of(picked));
  }

  /// Selects exactly these.
  public void pickAll(Set<ElementId> ids) {
    marked.set(Set.of());
    line.set(Optional.empty());
    if (!ids.equals(elements.get())) {
      elements.set(Collections.unmodifiableSet(new LinkedHashSet<>(ids)));
    }
  }

  /// Lets go of what is no longer there.
  void keepOnly(Predicate<ElementId> known) {
    Set<ElementId> kept = new LinkedHashSet<>(elements.get());
    if (kept.removeIf(known.negate())) {
      elements.set(kept);
    }
    Set<ElementId> rows = new LinkedHashSet<>(marked.get());
    if (rows.removeIf(known.negate())) {
      marked.set(rows);
    }
  }

  /// Marks the elements that rows are about; what is selected stays selected.
  public void mark(Set<ElementId> ids) {
    if (!ids.equals(marked.get())) {
      marked.set(Set.copyOf(ids));
    }
  }

  /// Selects and marks nothing.
  public void clear() {
    marked.set(Set.of());
    line.set(Optional.empty());
    if (!elements.get().isEmpty()) {
      elements.set(Set.of());
    }
  }
}
