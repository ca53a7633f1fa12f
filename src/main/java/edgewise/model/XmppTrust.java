package edgewise.model;

/// Trust put in an XMPP partner.
public enum XmppTrust {
  /// Trust between organizations.
  FEDERATED,
  /// The provider vouches for its users.
  PUBLIC_VERIFIED,
  /// Nobody vouches for the users.
  PUBLIC_UNVERIFIED
}
