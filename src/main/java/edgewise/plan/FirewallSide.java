package edgewise.plan;

/// Which firewall a rule belongs to.
public enum FirewallSide {
  /// Between the Internet and the perimeter.
  EXTERNAL("external"),
  /// Between the perimeter and the corporate network.
  INTERNAL("internal"),
  /// Inside the corporate network, where server networks are separated.
  INTERNAL_NET("internal-net");

  private final String id;

  FirewallSide(String id) {
    this.id = id;
  }

  /// The word used in tables.
  public String id() {
    return id;
  }
}
