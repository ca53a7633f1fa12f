package edgewise.model;

/// How Access Edge finds partner domains.
public enum Routing {
  /// By the federation service record.
  DNS_SRV,
  /// Everything to one fixed next hop.
  DEFAULT
}
