package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.text.Message;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// Locks elements and notes where they are, or lets the pointer move them again.
///
/// @param shown where the window draws elements that nobody has placed
public record Lock(Set<ElementId> ids, boolean locked, Layout shown) implements Command {
  public Lock {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Counted.label(locked ? "step.lock" : "step.unlock", ids);
  }

  @Override
  public Document on(Document before) {
    Document now = Drawn.edit(before, shown, ids, p -> p.withLocked(locked));
    Layout layout = now.layout();
    return now.withLayout(
        layout.withNotes(
            layout.notes().stream()
                .map(n -> ids.contains(n.id()) ? n.withLocked(locked) : n)
                .toList()));
  }
}
