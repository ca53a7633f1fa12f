package edgewise.model;

/// Level of media encryption asked of clients.
public enum Encryption {
  /// Always encrypted.
  REQUIRED,
  /// Encrypted when both sides can.
  SUPPORTED,
  /// Never encrypted.
  NOT_ALLOWED
}
