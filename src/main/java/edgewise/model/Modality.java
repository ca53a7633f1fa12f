package edgewise.model;

/// A kind of traffic that is wanted with a partner.
public enum Modality {
  /// Instant messages.
  IM,
  /// Presence.
  PRESENCE,
  /// Audio.
  AUDIO,
  /// Video.
  VIDEO,
  /// Desktop and application sharing.
  SHARING,
  /// Web conferencing.
  WEBCONF,
  /// File transfer.
  FILE
}
