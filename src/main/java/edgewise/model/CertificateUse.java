package edgewise.model;

/// What a certificate is assigned to on an element.
public enum CertificateUse {
  /// External side of an Edge pool.
  EDGE_EXTERNAL,
  /// Internal side of an Edge pool.
  EDGE_INTERNAL,
  /// A/V authentication of an Edge pool, when it has a certificate of its own.
  AV_AUTHENTICATION,
  /// Listener of a reverse proxy.
  REVERSE_PROXY,
  /// Default usage of an inside server.
  DEFAULT,
  /// Inner web site.
  WEB_INTERNAL,
  /// Outer web site.
  WEB_EXTERNAL,
  /// Server-to-server authentication.
  OAUTH
}
