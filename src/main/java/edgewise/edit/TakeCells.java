package edgewise.edit;

import edgewise.model.Document;
import edgewise.text.Message;
import java.util.List;

/// Takes over what somebody changed in an exported spreadsheet.
public record TakeCells(List<SetProperty> changes) implements Command {
  public TakeCells {
    changes = List.copyOf(changes);
  }

  @Override
  public Message label() {
    return changes.size() == 1
        ? Message.of("step.take-cells.one")
        : Message.of("step.take-cells.many", changes.size());
  }

  @Override
  public Document on(Document before) {
    Document now = before;
    for (SetProperty change : changes) {
      now = change.on(now);
    }
    return now;
  }
}
