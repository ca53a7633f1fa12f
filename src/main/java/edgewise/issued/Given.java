package edgewise.issued;

import edgewise.check.Issuance;
import edgewise.model.ChainFault;
import edgewise.model.IssuedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.DefaultSignatureNameFinder;

/// One certificate of a file, read whole.
///
/// @param subject common name; empty when there is none
/// @param label what to call it: the common name, else the whole name
/// @param sans DNS names, as they stand there
/// @param key algorithm and size
/// @param authority whether it may sign other certificates
record Given(
    X509CertificateHolder holder,
    String subject,
    String label,
    String issuerLabel,
    List<String> sans,
    String key,
    String signature,
    boolean authority,
    boolean server,
    boolean client,
    boolean signs,
    boolean enciphers,
    boolean revocation,
    Instant notBefore,
    Instant notAfter,
    String thumbprint) {
  private static final int LONGEST_NAME = 300;

  /// Reads everything that is needed of a certificate. Any exception means that it is damaged.
  static Given of(X509CertificateHolder holder) throws IOException, GeneralSecurityException {
    // Names are compared later, and only their values tell whether they can be.
    int _ = holder.getSubject().hashCode();
    int _ = holder.getIssuer().hashCode();
    Extensions extensions = holder.getExtensions();
    boolean some = extensions != null;
    BasicConstraints constraints = some ? BasicConstraints.fromExtensions(extensions) : null;
    KeyUsage usage = some ? KeyUsage.fromExtensions(extensions) : null;
    ExtendedKeyUsage purposes = some ? ExtendedKeyUsage.fromExtensions(extensions) : null;
    return new Given(
        holder,
        commonName(holder.getSubject()),
        label(holder.getSubject()),
        label(holder.getIssuer()),
        some ? names(extensions) : List.of(),
        key(holder),
        new DefaultSignatureNameFinder()
            .getAlgorithmName(holder.getSignatureAlgorithm())
            .replace("WITH", "with"),
        constraints != null && constraints.isCA(),
        has(purposes, KeyPurposeId.id_kp_serverAuth),
        has(purposes, KeyPurposeId.id_kp_clientAuth),
        usage == null || usage.hasUsages(KeyUsage.digitalSignature),
        usage == null || usage.hasUsages(KeyUsage.keyEncipherment),
        some && extensions.getExtension(Extension.cRLDistributionPoints) != null,
        holder.getNotBefore().toInstant().truncatedTo(ChronoUnit.SECONDS),
        holder.getNotAfter().toInstant().truncatedTo(ChronoUnit.SECONDS),
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(holder.getEncoded())));
  }

  /// Its public key with the algorithm, as DER.
  byte[] publicKey() {
    try {
      return holder.getSubjectPublicKeyInfo().getEncoded();
    } catch (IOException e) {
      // It was read from such bytes.
      throw new UncheckedIOException(e);
    }
  }

  private static boolean has(ExtendedKeyUsage purposes, KeyPurposeId one) {
    return purposes != null && purposes.hasKeyPurposeId(one);
  }

  private static List<String> names(Extensions extensions) {
    GeneralNames all = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    if (all == null) {
      return List.of();
    }
    return Arrays.stream(all.getNames())
        .filter(n -> n.getTagNo() == GeneralName.dNSName)
        .map(n -> shown(n.getName()))
        .toList();
  }

  private static String commonName(X500Name name) {
    RDN[] all = name.getRDNs(BCStyle.CN);
    // The most specific one stands last.
    return all.length == 0 ? "" : shown(all[all.length - 1].getFirst().getValue());
  }

  private static String label(X500Name name) {
    String common = commonName(name);
    return common.isBlank() ? clean(name.toString()) : common;
  }

  private static String shown(ASN1Encodable value) {
    return clean(value instanceof ASN1String text ? text.getString() : value.toString());
  }

  /// Without what would break a line or a terminal.
  private static String clean(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_NAME)
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean unseen =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              out.appendCodePoint(unseen ? '?' : c);
            });
    return out.toString().strip();
  }

  private static String key(X509CertificateHolder holder) throws IOException {
    AsymmetricKeyParameter key = PublicKeyFactory.createKey(holder.getSubjectPublicKeyInfo());
    return switch (key) {
      case RSAKeyParameters rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKeyParameters ec -> "EC P-" + ec.getParameters().getN().bitLength();
      default -> holder.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm().getId() + " 0";
    };
  }

  /// Whether it names itself as its issuer.
  boolean isSelfIssued() {
    return holder.getSubject().equals(holder.getIssuer());
  }

  /// Every name it is for, as they are compared: the common name first.
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (!subject.isBlank()) {
      names.add(Issuance.ascii(subject));
    }
    sans.stream().map(Issuance::ascii).filter(n -> !names.contains(n)).forEach(names::add);
    return names;
  }

  /// What the design keeps of it.
  IssuedCertificate issued(
      String certificate,
      Chain chain,
      Optional<Boolean> publicIssuer,
      Optional<Boolean> keyMatches,
      boolean keyKept) {
    List<ChainFault> faults = chain.faults();
    return new IssuedCertificate(
        certificate,
        subject,
        sans,
        issuerLabel,
        holder.getSerialNumber().toString(16),
        notBefore.toString(),
        notAfter.toString(),
        key,
        signature,
        thumbprint,
        server,
        client,
        signs,
        enciphers,
        revocation,
        publicIssuer,
        keyMatches,
        keyKept,
        chain.above().stream().map(Given::label).toList(),
        chain.notAfter().map(Instant::toString),
        faults);
  }
}
