package edgewise.text;

import java.util.List;

/// A sentence that is not yet said: a key of the bundles and its arguments. Arguments are shown as
/// they are; a nested Message is said in the same language, and a list of arguments is joined by
/// commas.
public record Message(String key, List<Object> args) {
  public Message {
    args = List.copyOf(args);
  }

  /// The message with this key and arguments (none may be null).
  public static Message of(String key, Object... args) {
    return new Message(key, List.of(args));
  }
}
