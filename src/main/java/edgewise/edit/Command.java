package edgewise.edit;

import edgewise.model.Document;
import edgewise.text.Message;
import java.util.Optional;

/// A change somebody makes to a document. Pure: the same document gives the same result, and what
/// the command does not touch is the same object afterwards.
public interface Command {
  /// What was done, as the name of the step: “Rename edge01”.
  Message label();

  /// The document afterwards; the same object when nothing changes.
  Document on(Document before);

  /// What steps of one gesture or one typing run have in common: two steps in a row with equal keys
  /// become one. Empty for a step that stands alone.
  default Optional<Object> mergeKey() {
    return Optional.empty();
  }

  /// Several commands as one step.
  static Command all(Message label, java.util.List<? extends Command> commands) {
    return new Sequence(label, java.util.List.copyOf(commands));
  }

  /// Commands one after the other.
  record Sequence(Message label, java.util.List<Command> commands) implements Command {
    public Sequence {
      commands = java.util.List.copyOf(commands);
    }

    @Override
    public Document on(Document before) {
      Document now = before;
      for (Command command : commands) {
        now = command.on(now);
      }
      return now;
    }
  }
}
