package edgewise.sim.load;

/// Something that starts traffic by chance, at a rate that changes from hour to hour.
final class Source {
  private final String name;
  private final Kind kind;
  private final int owner;
  private final double[] perSecond;

  /// @param name seeds its random stream
  /// @param owner number of the crowd or partner
  /// @param perSecond mean rate in each hour of the day
  Source(String name, Kind kind, int owner, double[] perSecond) {
    this.name = name;
    this.kind = kind;
    this.owner = owner;
    this.perSecond = perSecond;
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  int owner() {
    return owner;
  }

  /// Mean rate in each hour of the day; not copied, for it is read for every start.
  double[] perSecond() {
    return perSecond;
  }

  /// What it starts.
  enum Kind {
    /// A user signs in.
    SIGN_IN(Activity.SIGN_IN),
    /// A user sends a message to anyone.
    MESSAGE(Activity.MESSAGE),
    /// A user polls, publishes, subscribes or searches at the home pool.
    PRESENCE(Activity.PRESENCE),
    /// A contact outside is told of a user's presence.
    NOTICE(Activity.PRESENCE),
    /// The gateway refreshes a subscription to the presence of an XMPP contact.
    REFRESH(Activity.PRESENCE),
    /// A user calls another person.
    CALL(Activity.CALL),
    /// A user calls a telephone.
    PHONE_CALL(Activity.CALL),
    /// A conference begins.
    CONFERENCE(Activity.CONFERENCE),
    /// A user shares a screen with another person.
    SHARING(Activity.SHARING),
    /// A user sends a file to another person.
    FILE(Activity.FILE),
    /// A partner's user sends a message.
    MESSAGE_IN(Activity.MESSAGE),
    /// A partner tells of its user's presence.
    NOTICE_IN(Activity.PRESENCE),
    /// A partner's user calls.
    CALL_IN(Activity.CALL);

    final Activity traffic;

    Kind(Activity traffic) {
      this.traffic = traffic;
    }

    /// Its place in arrays by kind. Never stored.
    @SuppressWarnings("EnumOrdinal")
    int at() {
      return ordinal();
    }
  }
}
