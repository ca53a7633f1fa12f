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

  /// What can be said of a partner.
  public enum Part {
    /// Its share of the traffic, relative to others of its kind: any number, such as its users.
    SHARE,
    /// Messages a second that it sends in the busiest hour.
    MESSAGES,
    /// Distinct addresses it sends to.
    CONTACTS,
    /// Percent of these that do not exist.
    INVALID;

    /// What is said in a part; empty where it is as usual.
    public Optional<Double> of(PartnerLoad load) {
      return switch (this) {
        case SHARE -> load.weight;
        case MESSAGES -> load.messagesPerSecond;
        case CONTACTS -> load.contactedUsers.map(Integer::doubleValue);
        case INVALID -> load.invalidPercent;
      };
    }

    /// Whether a number can stand in a part.
    public boolean takes(double value) {
      return switch (this) {
        case SHARE, MESSAGES -> value >= 0;
        case CONTACTS -> value >= 1 && value == Math.rint(value) && value <= Integer.MAX_VALUE;
        case INVALID -> value >= 0 && value <= 100;
      };
    }
  }

  /// With one part said, or as usual.
  public PartnerLoad with(Part part, Optional<Double> value) {
    return new PartnerLoad(
        part == Part.SHARE ? value : weight,
        part == Part.MESSAGES ? value : messagesPerSecond,
        part == Part.CONTACTS ? value.map(Double::intValue) : contactedUsers,
        part == Part.INVALID ? value : invalidPercent);
  }

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
