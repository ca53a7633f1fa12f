package edgewise.sim;

import edgewise.text.Message;
import java.util.List;

/// Why a step or flow did not end well: a member of the closed list, and the very elements, rows,
/// records or names it is about.
///
/// @param args what the sentence names, in its order, as it is drawn; a nested message where it is
///   not drawn
public record Reason(Why why, List<Object> args) {
  /// No reason: all is well.
  public static final Reason NONE = new Reason(Why.NONE, List.of());

  public Reason {
    args = List.copyOf(args);
  }

  static Reason of(Why why, Object... args) {
    return new Reason(why, List.of(args));
  }

  /// True when there is nothing to say.
  public boolean isNone() {
    return why == Why.NONE;
  }

  /// The sentence that names what is to blame.
  public Message message() {
    return new Message("sim.why." + why.id(), args);
  }

  /// What the people at both ends see.
  public Message symptom() {
    return Message.of("sim.symptom." + why.id());
  }
}
