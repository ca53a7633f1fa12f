package edgewise.work;

import edgewise.edit.Command;
import edgewise.layout.Frames;
import edgewise.model.Document;
import edgewise.text.Message;
import java.util.Optional;

/// A step that moves or adds cards, and grows the frames of sites around what stands in them
/// afterwards.
public record FitFrames(Command step, Optional<Object> mergeKey) implements Command {
  @Override
  public Message label() {
    return step.label();
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public Document on(Document before) {
    Document after = step.on(before);
    return after == before ? before : after.withLayout(Frames.fit(before, after));
  }

  /// A command with the frames fitted behind it, as a step of its own.
  public static Command after(Command command) {
    return new FitFrames(command, Optional.empty());
  }

  /// The same as a step that joins others where the command does.
  public static Command joining(Command command) {
    return new FitFrames(command, command.mergeKey());
  }
}
