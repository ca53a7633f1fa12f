package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.text.Message;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// Removes elements, servers and notes, and whatever [Removal] says goes with them.
public record Remove(Set<ElementId> ids) implements Command {
  public Remove {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Counted.label("step.remove", ids);
  }

  @Override
  public Document on(Document before) {
    return Removal.of(before, ids).from(before);
  }
}
