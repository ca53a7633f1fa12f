package edgewise.model;

/// Who gets the answer of a DNS server.
public enum View {
  /// The Internet.
  EXTERNAL,
  /// The corporate network.
  INTERNAL
}
