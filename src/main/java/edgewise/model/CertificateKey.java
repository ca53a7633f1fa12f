package edgewise.model;

/// The key that certificate requests are made with. Elliptic curves serve where the component takes
/// them; the others keep RSA with 2048 bits.
public enum CertificateKey {
  /// RSA with 2048 bits.
  RSA_2048,
  /// RSA with 3072 bits.
  RSA_3072,
  /// RSA with 4096 bits.
  RSA_4096,
  /// The curve P-256.
  EC_P256,
  /// The curve P-384.
  EC_P384
}
