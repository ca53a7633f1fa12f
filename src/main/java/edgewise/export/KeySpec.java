package edgewise.export;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/// How a key is made and how a request is signed with it.
///
/// @param algorithm `RSA` or `EC`
/// @param size `2048`, or a curve such as `P-256`
/// @param digest such as `SHA-256`
record KeySpec(String algorithm, String size, String digest) {
  /// Reads the words of a planned certificate, such as `RSA 2048 SHA-256`.
  static KeySpec of(String key) {
    String[] words = key.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException(key);
    }
    return new KeySpec(words[0], words[1], words[2]);
  }

  boolean isRsa() {
    return algorithm.equals("RSA");
  }

  /// Makes a key.
  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (isRsa()) {
        generator.initialize(Integer.parseInt(size));
      } else {
        generator.initialize(new ECGenParameterSpec(curve()));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The curve as SEC 2 and OpenSSL name it.
  String curve() {
    return switch (size) {
      case "P-256" -> "secp256r1";
      case "P-384" -> "secp384r1";
      default -> throw new IllegalArgumentException(size);
    };
  }

  /// The signature algorithm in the names of the Java security standard.
  String signature() {
    return digest.replace("-", "") + "with" + (isRsa() ? "RSA" : "ECDSA");
  }

  /// The digest as certreq and OpenSSL name it.
  String digestWord() {
    return digest.replace("-", "").toLowerCase(java.util.Locale.ROOT);
  }
}
