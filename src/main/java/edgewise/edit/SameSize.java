package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Note;
import edgewise.text.Message;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Gives notes the width or height of the first of them. Anything but notes stays as it is, and so
/// does what is locked.
///
/// @param ids the one that has the wanted size first
public record SameSize(Set<ElementId> ids, boolean width) implements Command {
  public SameSize {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  @Override
  public Message label() {
    return Message.of(width ? "step.same-size.width" : "step.same-size.height");
  }

  @Override
  public Document on(Document before) {
    Map<ElementId, Note> notes =
        before.layout().notes().stream().collect(Collectors.toMap(Note::id, Function.identity()));
    Optional<Note> model = ids.stream().filter(notes::containsKey).findFirst().map(notes::get);
    if (model.isEmpty()) {
      return before;
    }
    Note as = model.get();
    return before.withLayout(
        before
            .layout()
            .withNotes(
                before.layout().notes().stream()
                    .map(
                        n ->
                            !ids.contains(n.id()) || n.locked()
                                ? n
                                : width
                                    ? n.sized(as.width(), n.height())
                                    : n.sized(n.width(), as.height()))
                    .toList()));
  }
}
