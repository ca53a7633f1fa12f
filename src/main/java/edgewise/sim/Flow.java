package edgewise.sim;

import edgewise.model.Direction;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import java.util.Optional;

/// A question: does this traffic get through?
///
/// @param partner empty for users outside
/// @param partnerName as drawn; empty likewise
/// @param user id of the user group or pool
/// @param userName as drawn
/// @param wanted whether the design asks for it; the others are told apart as not supported
public record Flow(
    Traffic traffic,
    Optional<ElementId> partner,
    String partnerName,
    Direction direction,
    ElementId user,
    String userName,
    boolean wanted) {
  /// A key that stays while the design changes elsewhere.
  public String key() {
    return traffic.id()
        + "/"
        + partner.map(ElementId::value).orElse("")
        + "/"
        + direction.id()
        + "/"
        + user.value();
  }
}
