package edgewise.model;

/// What can be wrong with the authorities above an issued certificate.
public enum ChainFault {
  /// The certificate of an authority is not among the files.
  INCOMPLETE,
  /// It was signed with its own key instead of by an authority.
  SELF_SIGNED,
  /// A signature is not by the key of the authority that is named as the issuer.
  BROKEN_SIGNATURE,
  /// A certificate above it is not one of an authority.
  NO_AUTHORITY,
  /// An authority signed with SHA-1 or older.
  WEAK_SIGNATURE,
  /// An authority has an RSA key below 2048 bits.
  WEAK_KEY
}
