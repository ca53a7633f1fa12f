package edgewise.export;

import edgewise.plan.CertificateRow;
import edgewise.plan.San;
import java.io.IOException;
import java.security.KeyPair;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Certificate requests as PKCS#10.
///
/// They stand apart from the exporter because a start-up cache checks every class in it at each
/// start, and would read the signed library for that.
final class Pkcs10 {
  private Pkcs10() {}

  /// The request for a planned certificate, signed by its key: subject, alternative names in their
  /// order, key usage and extended key usage.
  ///
  /// @return DER
  static byte[] request(CertificateRow row, Subject subject, KeySpec spec, KeyPair pair)
      throws IOException {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
      extensions.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              spec.isRsa()
                  ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
                  : KeyUsage.digitalSignature));
      extensions.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              row.clientAuthentication()
                  ? new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                  }
                  : new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth}));
      if (!row.sans().isEmpty()) {
        extensions.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                row.sans().stream()
                    .map(San::name)
                    .map(n -> new GeneralName(GeneralName.dNSName, Plain.ascii(n)))
                    .toArray(GeneralName[]::new)));
      }
      return new JcaPKCS10CertificationRequestBuilder(name(subject), pair.getPublic())
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
          .build(new JcaContentSignerBuilder(spec.signature()).build(pair.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name name(Subject subject) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    for (Subject.Part part : subject.parts()) {
      name.addRDN(
          oid(part.key()),
          part.key().equals("C")
              ? new DERPrintableString(part.value())
              : new DERUTF8String(part.value()));
    }
    return name.build();
  }

  private static ASN1ObjectIdentifier oid(String key) {
    return switch (key) {
      case "C" -> BCStyle.C;
      case "ST" -> BCStyle.ST;
      case "L" -> BCStyle.L;
      case "O" -> BCStyle.O;
      case "OU" -> BCStyle.OU;
      case "CN" -> BCStyle.CN;
      default -> throw new IllegalArgumentException(key);
    };
  }
}
