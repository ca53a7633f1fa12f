package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.text.Message;
import java.util.Set;

/// Takes a server out of its pool; a kind that is one machine goes with it (see [Removal]).
public record RemoveServer(ElementId server) implements Command {
  @Override
  public Message label() {
    return Message.of("step.remove-server", server);
  }

  @Override
  public Document on(Document before) {
    return Elements.ownerOf(before, server).isEmpty()
        ? before
        : Removal.of(before, Set.of(server)).from(before);
  }
}
