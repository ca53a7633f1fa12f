package edgewise.edit;

import edgewise.model.Document;
import edgewise.text.Message;
import java.util.List;

/// A repair of what a check found, as one step.
///
/// @param label says what it will set
public record Repair(Message label, List<Command> steps) implements Command {
  public Repair {
    steps = List.copyOf(steps);
  }

  @Override
  public Document on(Document before) {
    Document now = before;
    for (Command step : steps) {
      now = step.on(now);
    }
    return now;
  }
}
