package edgewise.export;

import edgewise.plan.CertificateRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// Private keys that are kept: encrypted PKCS#8 (PBES2 with AES-256), one file beside each request.
/// A key that is there already is used again, so that a second run does not make the certificate
/// useless that was ordered with the first one.
public final class KeyBox {
  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final int ROUNDS = 600_000;

  private final String password;
  private final Function<String, Optional<byte[]>> there;

  /// @param password of all keys, not empty
  /// @param there the content of a file of an earlier run by its path, if it is there
  public KeyBox(String password, Function<String, Optional<byte[]>> there) {
    this.password = password;
    this.there = there;
  }

  /// A key is there that the password does not open, or that does not fit its request.
  public static final class Locked extends IOException {
    private static final long serialVersionUID = 1L;

    Locked(String path) {
      super(path);
    }
  }

  /// A key and the file it is kept in.
  record Kept(KeyPair pair, String file) {}

  /// The public half of the key that is kept at a path for a planned certificate, as a
  /// `SubjectPublicKeyInfo`; empty when none is there.
  public Optional<byte[]> publicKey(String path, CertificateRow row) throws IOException {
    Optional<byte[]> old = there.apply(path);
    if (old.isEmpty()) {
      return Optional.empty();
    }
    String file = new String(old.get(), StandardCharsets.ISO_8859_1);
    return Optional.of(open(path, file, KeySpec.of(row.key())).getPublic().getEncoded());
  }

  /// The key kept at a path, or a new one.
  Kept keyAt(String path, KeySpec spec) throws IOException {
    Optional<byte[]> old = there.apply(path);
    if (old.isPresent()) {
      String file = new String(old.get(), StandardCharsets.ISO_8859_1);
      return new Kept(open(path, file, spec), file);
    }
    KeyPair pair = spec.generate();
    return new Kept(pair, close(pair));
  }

  private String close(KeyPair pair) throws IOException {
    try {
      PKCS8Generator generator =
          new PKCS8Generator(
              PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded()),
              new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                  .setProvider(PROVIDER)
                  .setPRF(PKCS8Generator.PRF_HMACSHA256)
                  .setIterationCount(ROUNDS)
                  .setRandom(new SecureRandom())
                  .setPassword(password.toCharArray())
                  .build());
      PemObject pem = generator.generate();
      return Pem.text(pem.getType(), pem.getContent());
    } catch (org.bouncycastle.operator.OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyPair open(String path, String file, KeySpec spec) throws IOException {
    try {
      byte[] der = Pem.content("ENCRYPTED PRIVATE KEY", file).orElseThrow(() -> new Locked(path));
      PrivateKeyInfo info =
          new PKCS8EncryptedPrivateKeyInfo(der)
              .decryptPrivateKeyInfo(
                  new JcePKCSPBEInputDecryptorProviderBuilder()
                      .setProvider(PROVIDER)
                      .build(password.toCharArray()));
      PrivateKey key = new JcaPEMKeyConverter().getPrivateKey(info);
      if (spec.isRsa()
          && key instanceof RSAPrivateCrtKey rsa
          && Integer.toString(rsa.getModulus().bitLength()).equals(spec.size())) {
        return new KeyPair(
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())),
            key);
      }
      if (!spec.isRsa() && key instanceof ECPrivateKey ec) {
        X9ECParameters curve = ECNamedCurveTable.getByName(spec.curve());
        if (curve.getN().equals(ec.getParams().getOrder())) {
          var point = curve.getG().multiply(ec.getS()).normalize();
          ECPoint w =
              new ECPoint(
                  point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
          return new KeyPair(
              KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(w, ec.getParams())),
              key);
        }
      }
      throw new Locked(path);
    } catch (PKCSException | GeneralSecurityException | IllegalArgumentException _) {
      throw new Locked(path);
    }
  }
}
