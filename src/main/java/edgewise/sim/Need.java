package edgewise.sim;

import edgewise.catalogue.Legs.Leg;
import edgewise.text.Message;
import java.util.List;
import java.util.Optional;

/// Something that must work besides the flows of people: replication, logging, databases, the names
/// that clients ask for, the members of a pool.
///
/// @param id stable; what it is, then the elements it is between
/// @param what text key of a sentence that says what stops working without it
/// @param calls connections that must come about, each of them
/// @param questions names that must resolve, each of them
/// @param shows certificates that must be there
public record Need(
    String id, String what, List<Call> calls, List<Question> questions, List<Show> shows) {
  public Need {
    calls = List.copyOf(calls);
    questions = List.copyOf(questions);
    shows = List.copyOf(shows);
  }

  /// The sentence that says what stops working.
  public Message statement() {
    return Message.of(what);
  }

  /// A connection between two adapters.
  ///
  /// @param name what the certificate is asked for; empty when names are not compared
  record Call(Leg leg, Adapter from, Adapter to, String name) {}

  /// A name that someone asks for, what must be among the answers, and the connection that follows.
  ///
  /// @param record owner of a service record to start from; empty to start from the name
  /// @param target what the service record must name; the name that is resolved
  /// @param members addresses that must be answered, each of them
  /// @param leg the connection to each member; empty when asking is all
  /// @param name what the certificate is asked for; empty when names are not compared
  record Question(
      Names.Seat seat,
      String record,
      String target,
      List<edgewise.model.Address> members,
      Optional<Adapter> from,
      Optional<Leg> leg,
      String name) {}

  /// A certificate that must be there for a usage.
  record Show(Machine machine, String usage, String name) {}
}
