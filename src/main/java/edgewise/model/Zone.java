package edgewise.model;

/// Where a network or an element stands, from the Internet inwards.
public enum Zone {
  /// The Internet.
  INTERNET,
  /// Between the outer firewall and the Edge: the external adapters.
  PERIMETER_EXTERNAL,
  /// Between the Edge and the inner firewall: the internal adapters.
  PERIMETER_INTERNAL,
  /// Inside the inner firewall.
  CORPORATE
}
