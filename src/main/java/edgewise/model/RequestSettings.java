package edgewise.model;

import java.util.Optional;

/// What certificate requests say beside their names.
///
/// @param key algorithm and size of the keys
/// @param department organizational unit of the subject
/// @param city locality of the subject
/// @param state state or province of the subject, not abbreviated
/// @param country two letters of ISO 3166
public record RequestSettings(
    @Default("rsa-2048") CertificateKey key,
    Optional<String> department,
    Optional<String> city,
    Optional<String> state,
    Optional<String> country) {
  /// The usual key and no words of the subject.
  public static final RequestSettings USUAL =
      new RequestSettings(
          CertificateKey.RSA_2048,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
