package edgewise.edit;

import edgewise.model.KindId;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;

/// Refusals of edits: one sentence each, without a place in a file.
final class Refused {
  private Refused() {}

  static <T> Outcome<T> because(String key, Object... args) {
    return because(Message.of(key, args));
  }

  static <T> Outcome<T> because(Message why) {
    return Outcome.refused(Trouble.of("", why));
  }

  /// The name of a kind inside a sentence.
  static Message kind(KindId kind) {
    return Message.of("kind." + kind);
  }
}
