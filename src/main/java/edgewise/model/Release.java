package edgewise.model;

/// Server release that the design targets.
public enum Release {
  /// Lync Server 2013.
  V2013,
  /// Skype for Business Server 2015.
  V2015,
  /// Skype for Business Server 2019.
  V2019,
  /// Skype for Business Server Subscription Edition.
  SE
}
