package edgewise.model;

/// How far a security step is asked for when an XMPP stream is set up.
public enum Negotiation {
  /// The stream fails without it.
  REQUIRED,
  /// Used when the other side offers it.
  OPTIONAL,
  /// Never used.
  NOT_SUPPORTED
}
