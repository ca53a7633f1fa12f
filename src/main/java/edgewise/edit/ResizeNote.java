package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.text.Message;
import java.util.Optional;

/// Gives a note another place and size; nothing happens to one that is locked.
///
/// @param gesture what steps of one gesture have in common, if it makes several
public record ResizeNote(
    ElementId note, double x, double y, double width, double height, Optional<Object> gesture)
    implements Command {
  @Override
  public Message label() {
    return Message.of("step.resize-note");
  }

  @Override
  public Optional<Object> mergeKey() {
    return gesture;
  }

  @Override
  public Document on(Document before) {
    return before.withLayout(
        before
            .layout()
            .withNotes(
                before.layout().notes().stream()
                    .map(
                        n ->
                            n.id().equals(note) && !n.locked()
                                ? n.at(x, y).sized(width, height)
                                : n)
                    .toList()));
  }
}
