package edgewise.model;

/// Type of a DNS record.
public enum RecordType {
  /// IPv4 address.
  A,
  /// IPv6 address.
  AAAA,
  /// Alias.
  CNAME,
  /// Service.
  SRV
}
