package edgewise.sim.load;

/// Something that starts traffic by chance, at a rate that changes from hour to hour.
///
/// @param name seeds its random stream
/// @param owner number of the crowd or partner
/// @param perSecond mean rate in each hour of the day
@SuppressWarnings("ArrayRecordComponent")
record Source(String name, Kind kind, int owner, double[] perSecond) {
  /// What it starts.
  enum Kind {
    /// A user signs in.
    SIGN_IN(Traffic.SIGN_IN),
    /// A user sends a message to anyone.
    MESSAGE(Traffic.MESSAGE),
    /// A user polls, publishes, subscribes or searches at the home pool.
    PRESENCE(Traffic.PRESENCE),
    /// A contact outside is told of a user's presence.
    NOTICE(Traffic.PRESENCE),
    /// A user calls another person.
    CALL(Traffic.CALL),
    /// A user calls a telephone.
    PHONE_CALL(Traffic.CALL),
    /// A conference begins.
    CONFERENCE(Traffic.CONFERENCE),
    /// A user shares a screen with another person.
    SHARING(Traffic.SHARING),
    /// A user sends a file to another person.
    FILE(Traffic.FILE),
    /// A partner's user sends a message.
    MESSAGE_IN(Traffic.MESSAGE),
    /// A partner tells of its user's presence.
    NOTICE_IN(Traffic.PRESENCE),
    /// A partner's user calls.
    CALL_IN(Traffic.CALL);

    final Traffic traffic;

    Kind(Traffic traffic) {
      this.traffic = traffic;
    }
  }
}
