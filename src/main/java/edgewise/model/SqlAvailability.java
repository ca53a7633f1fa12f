package edgewise.model;

/// What keeps the databases of a pool available.
public enum SqlAvailability {
  /// Nothing.
  NONE,
  /// Database mirroring.
  MIRRORING,
  /// A failover cluster.
  CLUSTERING,
  /// An Always On availability group.
  AVAILABILITY_GROUP
}
