package edgewise.model;

import java.util.List;
import java.util.Optional;

/// A question to the simulator that is kept with the design: which traffic, while what is out of
/// service, and what should come of it. References to elements that have gone stay, so that people
/// see what is missing.
///
/// @param name tells it from the others
/// @param partner empty for all partners, and for users outside
/// @param traffic empty for everything the design asks for
/// @param direction empty for both ways
/// @param user a user group or pool; empty for all
/// @param faults what is out of service, as the command line takes it: `edge01`, `link:A,B`,
///   `dns:NAME`, `cert:ID:WHAT`, `rule:ID`
/// @param assumptions where the simulator departs from what it usually takes
/// @param expected how each flow should end; empty when nothing is stated
public record Scenario(
    String name,
    Optional<ElementId> partner,
    Optional<Traffic> traffic,
    Optional<Direction> direction,
    Optional<ElementId> user,
    List<String> faults,
    List<Assumption> assumptions,
    Optional<Verdict> expected) {
  public Scenario {
    faults = List.copyOf(faults);
    assumptions = List.copyOf(assumptions);
  }

  /// The same question under another name.
  public Scenario withName(String other) {
    return new Scenario(other, partner, traffic, direction, user, faults, assumptions, expected);
  }
}
