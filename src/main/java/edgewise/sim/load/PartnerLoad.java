package edgewise.sim.load;

import java.util.Optional;

/// What is assumed of one partner instead of the usual.
///
/// @param weight its share of the traffic with partners of its kind, relative to the others
/// @param messagesPerSecond what it sends in the busiest hour
/// @param contactedUsers distinct addresses it sends to
/// @param invalidPercent share of these that do not exist
public record PartnerLoad(
    Optional<Double> weight,
    Optional<Double> messagesPerSecond,
    Optional<Integer> contactedUsers,
    Optional<Double> invalidPercent) {
  /// The usual.
  public static final PartnerLoad USUAL =
      new PartnerLoad(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// Sends this many messages a second in the busiest hour.
  public PartnerLoad withMessagesPerSecond(double rate) {
    return new PartnerLoad(weight, Optional.of(rate), contactedUsers, invalidPercent);
  }

  /// Sends to this many distinct addresses.
  public PartnerLoad withContactedUsers(int users) {
    return new PartnerLoad(weight, messagesPerSecond, Optional.of(users), invalidPercent);
  }

  /// Sends to addresses of which this share does not exist.
  public PartnerLoad withInvalidPercent(double percent) {
    return new PartnerLoad(weight, messagesPerSecond, contactedUsers, Optional.of(percent));
  }

  /// Has this share of the traffic, relative to others of its kind.
  public PartnerLoad withWeight(double share) {
    return new PartnerLoad(Optional.of(share), messagesPerSecond, contactedUsers, invalidPercent);
  }
}
