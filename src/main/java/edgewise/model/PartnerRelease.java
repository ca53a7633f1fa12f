package edgewise.model;

/// What a federation partner runs.
public enum PartnerRelease {
  /// Live Communications Server 2005 SP1.
  LCS_2005_SP1,
  /// Office Communications Server 2007.
  OCS_2007,
  /// Office Communications Server 2007 R2.
  OCS_2007_R2,
  /// Lync Server 2010.
  LYNC_2010,
  /// Lync Server 2013.
  LYNC_2013,
  /// Lync Online or Skype for Business Online.
  LYNC_ONLINE,
  /// Skype for Business Server 2015.
  SFB_2015,
  /// Skype for Business Server 2019.
  SFB_2019,
  /// Skype for Business Server Subscription Edition.
  SFB_SE,
  /// A Teams Only tenant.
  TEAMS,
  /// An XMPP server.
  XMPP,
  /// A public instant messaging service.
  PUBLIC_IM,
  /// Not known.
  UNKNOWN
}
