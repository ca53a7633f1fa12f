package edgewise.model;

/// How the traffic of a pool is spread over its servers.
public enum Balancing {
  /// One server, or nothing spreads the traffic.
  NONE,
  /// Several address records under one name.
  DNS,
  /// A load balancer with virtual addresses.
  HARDWARE
}
