package edgewise.work;

import edgewise.edit.Command;
import edgewise.layout.Frames;
import edgewise.model.Document;
import edgewise.text.Message;

/// Grows the frames of sites around what stands in them, as the last part of a step that moved or
/// added cards.
///
/// @param label the name of that step
public record FitFrames(Message label) implements Command {
  @Override
  public Document on(Document before) {
    return before.withLayout(Frames.fit(before.topology(), before.layout()));
  }

  /// A command with the frames fitted behind it.
  public static Command after(Command command) {
    return Command.all(command.label(), java.util.List.of(command, new FitFrames(command.label())));
  }
}
