package edgewise.layout;

/// The bands of the drawing, from the Internet inwards. The firewalls between the zones are narrow
/// bands of their own.
public enum BandKind {
  /// Partners.
  INTERNET,
  /// Outer firewalls.
  OUTER_FIREWALL,
  /// Edge, reverse proxy and the balancers in front of them.
  PERIMETER,
  /// Inner firewalls.
  INNER_FIREWALL,
  /// Pools, servers, back ends, and what belongs to no zone.
  CORPORATE;

  /// The text key of the band's label.
  public String labelKey() {
    return switch (this) {
      case INTERNET -> "band.internet";
      case OUTER_FIREWALL -> "band.outer-firewall";
      case PERIMETER -> "band.perimeter";
      case INNER_FIREWALL -> "band.inner-firewall";
      case CORPORATE -> "band.corporate";
    };
  }
}
