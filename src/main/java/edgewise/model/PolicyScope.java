package edgewise.model;

/// Reach of an external access policy; the most specific one counts.
public enum PolicyScope {
  /// The whole organization.
  GLOBAL,
  /// One site.
  SITE,
  /// The groups that name it.
  USER
}
