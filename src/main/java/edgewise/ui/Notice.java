package edgewise.ui;

import edgewise.check.Severity;
import java.util.List;

/// A sentence shown above the drawing until it is dismissed.
///
/// @param choices what can be done about it, each a button beside the sentence
public record Notice(Severity severity, String sentence, List<Choice> choices) {
  public Notice {
    choices = List.copyOf(choices);
  }

  /// A sentence that only tells.
  public Notice(Severity severity, String sentence) {
    this(severity, sentence, List.of());
  }

  /// A button beside the sentence; pressing it takes the sentence away first.
  ///
  /// @param id of the button
  public record Choice(String id, String label, Runnable run) {}
}
