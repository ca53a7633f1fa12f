package edgewise.text;

import java.util.List;

/// What came of something a user asked for: a value, perhaps with notes, or a refusal that says
/// why.
public sealed interface Outcome<T> {
  /// Done.
  ///
  /// @param notes what the user should know about it
  record Ok<T>(T value, List<Trouble> notes) implements Outcome<T> {
    public Ok {
      notes = List.copyOf(notes);
    }
  }

  /// Not done, and nothing changed.
  record Refused<T>(List<Trouble> why) implements Outcome<T> {
    public Refused {
      why = List.copyOf(why);
    }
  }

  /// The value without notes.
  static <T> Outcome<T> ok(T value) {
    return new Ok<>(value, List.of());
  }

  /// A refusal for one reason.
  static <T> Outcome<T> refused(Trouble why) {
    return new Refused<>(List.of(why));
  }
}
