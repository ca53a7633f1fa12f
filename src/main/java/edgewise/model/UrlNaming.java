package edgewise.model;

/// How simple URLs are built.
public enum UrlNaming {
  /// Own host for each: meet, dialin, admin (option 1).
  HOST_PER_URL,
  /// One host in each SIP domain, told apart by path (option 2).
  HOST_PER_DOMAIN,
  /// One host in the default SIP domain (option 3).
  ONE_HOST
}
