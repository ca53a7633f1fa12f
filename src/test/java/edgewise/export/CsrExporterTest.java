package edgewise.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgewise.fixture.Designs;
import edgewise.model.CertificateKey;
import edgewise.model.Document;
import edgewise.model.Organization;
import edgewise.model.RequestSettings;
import edgewise.model.Shape;
import edgewise.model.Topology;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.plan.Plans;
import edgewise.plan.San;
import edgewise.text.Texts;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsrExporterTest {
  static List<String> templates() {
    return Designs.templateNames();
  }

  private static ExportInput input(Document document, Plan plan) {
    return new ExportInput(document, plan, List.of(), Texts.english(), "sample", Optional.empty());
  }

  private static ExportInput input(String template) {
    Designs designs = Designs.template(template);
    return input(designs.document(), designs.plan());
  }

  private static ExportInput with(String name, RequestSettings settings) {
    Document document = Designs.template("edge-single-nat").document();
    Organization organization =
        (Organization)
            Shape.Rec.of(Organization.class)
                .with(document.topology().organization(), "requests", settings);
    organization = (Organization) Shape.Rec.of(Organization.class).with(organization, "name", name);
    Topology topology = new Topology(organization, document.topology().elements());
    return input(document, Plans.of(topology));
  }

  private static Map<String, byte[]> files(CsrExporter exporter, ExportInput in) throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    for (OutFile file : exporter.render(in)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.body().writeTo(out);
      files.put(file.path(), out.toByteArray());
    }
    return files;
  }

  private static PKCS10CertificationRequest parsed(byte[] pem) throws Exception {
    return new PKCS10CertificationRequest(
        Pem.content("CERTIFICATE REQUEST", new String(pem, ISO_8859_1)).orElseThrow());
  }

  private static Extensions extensions(PKCS10CertificationRequest request) {
    return Extensions.getInstance(
        request
            .getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)[0]
            .getAttrValues()
            .getObjectAt(0));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void requestsAskForWhatIsPlanned(String template) throws Exception {
    ExportInput in = input(template);
    Map<String, byte[]> files = files(new CsrExporter(), in);
    assertThat(files.keySet()).noneMatch(p -> p.endsWith(".key"));
    for (CertificateRow row : in.plan().certificates()) {
      PKCS10CertificationRequest request =
          parsed(files.get("certificates/" + OutFile.safeName(row.id()) + ".csr"));
      assertThat(
              request.isSignatureValid(
                  new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())))
          .isTrue();
      assertThat(request.getSubject().toString()).endsWith("CN=" + row.subject());
      Extensions extensions = extensions(request);
      GeneralNames names =
          GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
      assertThat(names == null ? List.<GeneralName>of() : Arrays.asList(names.getNames()))
          .extracting(n -> n.getName().toString())
          .isEqualTo(row.sans().stream().map(San::name).toList());
      assertThat(ExtendedKeyUsage.fromExtensions(extensions).getUsages())
          .isEqualTo(
              row.clientAuthentication()
                  ? new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                  }
                  : new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth});
      assertThat(
              KeyUsage.fromExtensions(extensions)
                  .hasUsages(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
          .isTrue();
    }
  }

  @Test
  void aKeptKeyIsUsedAgain() throws Exception {
    ExportInput in = input("edge-single-nat");
    Map<String, byte[]> first =
        files(new CsrExporter(new KeyBox("secret", _ -> Optional.empty())), in);
    assertThat(first.keySet()).anyMatch(p -> p.endsWith(".key"));
    Map<String, byte[]> again =
        files(new CsrExporter(new KeyBox("secret", p -> Optional.ofNullable(first.get(p)))), in);
    assertThat(again).usingRecursiveComparison().isEqualTo(first);
    assertThatThrownBy(
            () ->
                files(
                    new CsrExporter(new KeyBox("wrong", p -> Optional.ofNullable(first.get(p)))),
                    in))
        .isInstanceOf(KeyBox.Locked.class);
  }

  @Test
  void onlyKeysAreSecret() {
    assertThat(
            new CsrExporter(new KeyBox("secret", _ -> Optional.empty()))
                .render(input("edge-single-nat")).stream()
                    .filter(OutFile::secret)
                    .map(OutFile::path))
        .isNotEmpty()
        .allMatch(p -> p.endsWith(".key"));
  }

  @Test
  void curvesServeTheProxyAndAreKeptLikewise() throws Exception {
    ExportInput in =
        with(
            "Contoso",
            new RequestSettings(
                CertificateKey.EC_P384,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    Map<String, String> keys =
        in.plan().certificates().stream()
            .collect(Collectors.toMap(CertificateRow::id, CertificateRow::key));
    assertThat(keys)
        .containsEntry("reverse-proxy/rp01", "EC P-384 SHA-384")
        .containsEntry("edge-external/lsedge", "RSA 2048 SHA-256");
    Map<String, byte[]> first = files(new CsrExporter(new KeyBox("s", _ -> Optional.empty())), in);
    Map<String, byte[]> again =
        files(new CsrExporter(new KeyBox("s", p -> Optional.ofNullable(first.get(p)))), in);
    String proxy = "certificates/reverse-proxy_rp01";
    assertThat(again.get(proxy + ".key")).isEqualTo(first.get(proxy + ".key"));
    assertThat(parsed(again.get(proxy + ".csr")).getSubjectPublicKeyInfo())
        .isEqualTo(parsed(first.get(proxy + ".csr")).getSubjectPublicKeyInfo());
    assertThat(new String(first.get(proxy + ".inf"), UTF_8)).contains("KeyAlgorithm = ECDSA_P384");
  }

  @Test
  void wordsOfTheSubjectStayInTheirPlace() throws Exception {
    ExportInput in =
        with(
            "Contoso, \"R&D\" $HOME `id`",
            new RequestSettings(
                CertificateKey.RSA_2048,
                Optional.of("IT; rm #1"),
                Optional.of("Zürich\n[ req ]"),
                Optional.empty(),
                Optional.of("ch")));
    Map<String, byte[]> files = files(new CsrExporter(), in);
    assertThat(parsed(files.get("certificates/edge-external_lsedge.csr")).getSubject().toString())
        .startsWith("C=CH,L=Zürich [ req ],O=Contoso\\, \\\"R&D\\\" $HOME `id`,OU=IT\\; rm #1,CN=");
    assertThat(new String(files.get("certificates/edge-external_lsedge.inf"), UTF_8).lines())
        .filteredOn(l -> l.startsWith("Subject"))
        .singleElement()
        .asString()
        .endsWith(
            ",OU=\"\"IT; rm #1\"\",O=\"\"Contoso, 'R&D' $HOME `id`\"\",L=Z?rich [ req ],C=CH\"");
    assertThat(new String(files.get("certificates/edge-external_lsedge.cnf"), UTF_8))
        .contains("\nL = Zürich [ req ]\n")
        .contains("\nO = Contoso, \\\"R&D\\\" \\$HOME \\`id\\`\n")
        .contains("\nOU = IT\\; rm \\#1\n");
    assertThat(new String(files.get("certificates/edge-external_lsedge.ps1"), UTF_8))
        .contains("\n    Organization = 'Contoso, \"R&D\" $HOME `id`'\n");
  }

  /// Servers that share a certificate share its key: asking on each would give each another one.
  @Test
  void aSharedCertificateIsRequestedOnce() throws Exception {
    ExportInput in = input("edge-scaled-hlb");
    Map<String, byte[]> files = files(new CsrExporter(), in);
    assertThat(text(files, "edge-external_lsedge.ps1"))
        .contains(
            "request it once, on edge01.contoso.net, export it with its private key and import it"
                + " on edge02.contoso.net;")
        .contains("ComputerFqdn = 'edge01.contoso.net'")
        .contains("PrivateKeyExportable = $True");
    assertThat(text(files, "edge-external_lsedge.ps1"))
        .contains(
            """
            if ($Certificate) {
                certreq.exe -accept $Certificate
                if ($LASTEXITCODE -ne 0) { throw "certreq ended with $LASTEXITCODE." }
                return
            }
            if ($Thumbprint) {
            """);
    assertThat(text(files, "reverse-proxy_rp01.ps1"))
        .contains(
            """
                certreq.exe -new 'reverse-proxy_rp01.inf' 'reverse-proxy_rp01.req'
                if ($LASTEXITCODE -ne 0) { throw "certreq ended with $LASTEXITCODE." }
            }
            """);
    assertThat(text(files, "fe-combined_pool01_fe02.ps1"))
        .contains("# Run it on fe02.contoso.net.")
        .contains("ComputerFqdn = 'fe02.contoso.net'");
    assertThat(text(files, "oauth_pool01.ps1"))
        .contains("request and assign it once, on one of fe01.contoso.net, fe02.contoso.net")
        .contains(
            "Set-CsCertificate -Type 'OAuthTokenIssuer' -Identity 'global' -Thumbprint"
                + " $Thumbprint");
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get("certificates/" + name), UTF_8);
  }
}
