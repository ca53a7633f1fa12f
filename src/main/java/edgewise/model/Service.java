package edgewise.model;

/// A service that an inside pool runs beyond those of its kind.
public enum Service {
  /// Holds the Central Management store.
  CENTRAL_MANAGEMENT,
  /// XMPP gateway.
  XMPP_GATEWAY,
  /// Collocated Mediation service.
  MEDIATION,
  /// Collocated Persistent Chat.
  PERSISTENT_CHAT,
  /// Response Group.
  RESPONSE_GROUP,
  /// Call Park.
  CALL_PARK,
  /// Dial-in Conferencing Attendant.
  CONFERENCING_ATTENDANT,
  /// Dial-in Conferencing Announcement.
  CONFERENCING_ANNOUNCEMENT,
  /// Call admission control.
  CALL_ADMISSION_CONTROL,
  /// Audio test service.
  AUDIO_TEST,
  /// Monitoring.
  MONITORING,
  /// Archiving.
  ARCHIVING
}
