package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.text.Message;
import java.util.List;
import java.util.Optional;

/// Gives a note other words.
public record EditNote(ElementId note, String text) implements Command {
  @Override
  public Message label() {
    return Message.of("step.edit-note");
  }

  @Override
  public Optional<Object> mergeKey() {
    return Optional.of(List.of("note", note));
  }

  @Override
  public Document on(Document before) {
    return before.withLayout(
        before
            .layout()
            .withNotes(
                before.layout().notes().stream()
                    .map(n -> n.id().equals(note) ? n.withText(text) : n)
                    .toList()));
  }
}
