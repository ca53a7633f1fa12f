package edgewise.model;

/// Transport protocol.
public enum Transport {
  /// TCP.
  TCP,
  /// UDP.
  UDP
}
