package edgewise.issued;

import static edgewise.fixture.Authority.NOW;
import static edgewise.fixture.Authority.days;
import static edgewise.fixture.Authority.der;
import static edgewise.fixture.Authority.order;
import static edgewise.fixture.Authority.p7b;
import static edgewise.fixture.Authority.pem;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.check.Issuance;
import edgewise.check.Severity;
import edgewise.export.CsrExporter;
import edgewise.export.KeyBox;
import edgewise.export.OutFile;
import edgewise.fixture.Authority;
import edgewise.fixture.Designs;
import edgewise.issued.Intake.Found;
import edgewise.issued.Intake.Role;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Certificates that an authority signed, with and without one fault each.
class IntakeTest {
  private static final Texts TEXTS = Texts.english();
  private static final String EXTERNAL = "edge-external/lsedge";

  private static Authority publicRoot;
  private static Authority publicCa;
  private static Authority ownRoot;
  private static PublicRoots roots;
  private static Designs single;
  private static Map<String, String> requests;

  @TempDir Path folder;

  @BeforeAll
  static void authorities() throws IOException {
    publicRoot = Authority.root("Public Root");
    publicCa = publicRoot.below("Public Issuing CA");
    ownRoot = Authority.root("Contoso Root");
    roots = PublicRoots.of(List.of(publicRoot.x509()));
    single = Designs.template("edge-single-nat");
    requests = requests(single);
  }

  /// The exported requests by the id of the planned certificate.
  private static Map<String, String> requests(Designs designs) throws IOException {
    Map<String, String> byName = new HashMap<>();
    for (OutFile file : new CsrExporter().render(designs.exportInput())) {
      if (file.path().endsWith(".csr")) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.body().writeTo(out);
        byName.put(file.path(), out.toString(US_ASCII));
      }
    }
    Map<String, String> requests = new HashMap<>();
    CsrExporter.names(designs.plan())
        .forEach((id, name) -> requests.put(id, byName.get("certificates/" + name + ".csr")));
    return requests;
  }

  private static Authority signer(CertificateRow row) {
    return row.publicIssuer() ? publicCa : ownRoot;
  }

  private Intake read(Plan plan, byte[]... files) {
    List<SourceFile> sources = new ArrayList<>();
    for (byte[] file : files) {
      sources.add(SourceFile.of("file" + (sources.size() + 1), file));
    }
    return Intake.of(sources, plan, KeptKeys.none(), roots, NOW);
  }

  /// What the external Edge certificate is like after one change to it.
  private Issuance external(Consumer<Authority.Order> change) {
    Authority.Order order = order(requests.get(EXTERNAL));
    change.accept(order);
    return external(pem(publicCa.sign(order), publicCa.certificate(), publicRoot.certificate()));
  }

  private Issuance external(byte[]... files) {
    return read(single.plan(), files).plan().stream()
        .filter(i -> i.row().id().equals(EXTERNAL))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> said(Issuance issuance) {
    return issuance.faults().stream()
        .map(f -> f.severity().id() + ": " + TEXTS.say(f.message()))
        .toList();
  }

  static List<String> templates() {
    return Designs.templateNames();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyExportedRequestComesBackRight(String template) throws IOException {
    Designs designs = Designs.template(template);
    List<X509CertificateHolder> signed = new ArrayList<>();
    Map<String, String> all = requests(designs);
    for (CertificateRow row : designs.plan().certificates()) {
      if (all.containsKey(row.id())) {
        signed.add(signer(row).sign(order(all.get(row.id()))));
      }
    }
    List<byte[]> files = new ArrayList<>();
    for (int from = 0; from < signed.size(); from += 100) {
      files.add(
          pem(
              signed
                  .subList(from, Math.min(from + 100, signed.size()))
                  .toArray(X509CertificateHolder[]::new)));
    }
    files.add(p7b(ownRoot.certificate(), publicRoot.certificate(), publicCa.certificate()));
    Intake intake = read(designs.plan(), files.toArray(byte[][]::new));
    assertThat(intake.plan())
        .allSatisfy(
            i -> {
              assertThat(said(i)).as(i.row().id()).isEmpty();
              assertThat(i.status()).as(i.row().id()).isEqualTo(Issuance.Status.RIGHT);
            });
    assertThat(intake.isWrong()).isFalse();
  }

  @Test
  void rightCertificateIsKeptWithWhatMatters() {
    Issuance found = external(_ -> {});
    assertThat(said(found)).isEmpty();
    var issued = found.issued().orElseThrow();
    assertThat(issued.issuer()).isEqualTo("Public Issuing CA");
    assertThat(issued.chain()).containsExactly("Public Issuing CA", "Public Root");
    assertThat(issued.notAfter()).isEqualTo("2027-02-24T12:00:00Z");
    assertThat(issued.key()).isEqualTo("RSA 2048");
    assertThat(issued.signature()).isEqualTo("SHA256withRSA");
    assertThat(issued.thumbprint()).matches("[0-9a-f]{64}");
    assertThat(issued.publicIssuer()).contains(true);
    assertThat(issued.keyMatches()).isEmpty();
  }

  record Fault(String name, Consumer<Authority.Order> change, String said) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    List<String> names = order(requests.get(EXTERNAL)).sans();
    List<String> fewer = names.subList(0, names.size() - 1);
    List<String> wild = new ArrayList<>(names);
    wild.add("*.contoso.com");
    List<String> more = new ArrayList<>(names);
    more.add("mail.contoso.com");
    return Stream.of(
        new Fault(
            "name",
            o -> o.sans(fewer),
            "error: It lacks the name: " + names.getLast() + "; request it anew with it."),
        new Fault(
            "all names",
            o -> o.sans(List.of()),
            "error: It lacks "
                + names.size()
                + " names: "
                + String.join(", ", names)
                + "; request it anew with them."),
        new Fault(
            "wildcard",
            o -> o.sans(wild),
            "error: It contains wildcards, which an Edge service does not accept: *.contoso.com;"
                + " request it anew without them."),
        new Fault(
            "more",
            o -> o.sans(more),
            "info: It has a name that nobody asked for: mail.contoso.com."),
        new Fault(
            "usage",
            o -> o.usages(KeyPurposeId.id_kp_clientAuth),
            "error: It lacks the server usage; request it anew with server authentication among"
                + " its usages."),
        new Fault(
            "expired",
            o -> o.valid(days(-400), days(-1)),
            "error: It ended on 2026-02-28; request it anew."),
        new Fault(
            "not yet",
            o -> o.valid(days(2), days(300)),
            "error: It is not valid before 2026-03-03; wait, or set the clock right."),
        new Fault(
            "soon",
            o -> o.valid(days(-300), days(9)),
            "warning: It ends on 2026-03-10, in 9 days; request the next one now."),
        new Fault(
            "weak key",
            o -> o.key(Authority.key(1024)),
            "error: Its key is RSA 1024, which is too short; request it anew with RSA 2048."),
        new Fault(
            "long key",
            o -> o.key(Authority.key(3072)),
            "info: Its key is RSA 3072, more than RSA 2048, which was asked for."),
        new Fault(
            "subject",
            o -> o.commonName("other.contoso.com"),
            "error: It is issued to other.contoso.com instead of "
                + names.getFirst()
                + "; request it anew with that subject."),
        new Fault(
            "SHA-1",
            o -> o.signature("SHA1withRSA"),
            "error: It is signed with SHA1withRSA, which is no longer trusted; have it issued anew"
                + " with SHA-256."),
        new Fault(
            "PSS",
            o -> o.signature("SHA256withRSAandMGF1"),
            "error: It is signed with SHA256withRSAANDMGF1, which the servers do not support; have"
                + " it issued anew with an RSA signature of the older form (PKCS #1 v1.5)."),
        new Fault(
            "revocation",
            Authority.Order::withoutRevocation,
            "warning: It does not say where its revocation list can be fetched; have it issued anew"
                + " with a CRL distribution point."));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oneFaultIsOneSentence(Fault fault) {
    Issuance found = external(fault.change());
    assertThat(said(found)).containsExactly(fault.said());
    Issuance.Status expected =
        fault.said().startsWith("error")
            ? Issuance.Status.FAULTY
            : fault.name().equals("soon") ? Issuance.Status.ENDS_SOON : Issuance.Status.RIGHT;
    assertThat(found.status()).isEqualTo(expected);
  }

  // Chains

  private X509CertificateHolder signed(Authority by) {
    return by.sign(order(requests.get(EXTERNAL)));
  }

  @Test
  void chainIsFoundInAnyOrderAndAKnownRootNeedNotBeThere() {
    assertThat(
            said(external(pem(publicRoot.certificate(), publicCa.certificate(), signed(publicCa)))))
        .isEmpty();
    assertThat(said(external(pem(publicCa.certificate(), signed(publicCa))))).isEmpty();
  }

  @Test
  void missingAuthorityIsNamed() {
    assertThat(said(external(pem(signed(publicCa)))))
        .containsExactly(
            "warning: The certificate of Public Issuing CA is not among the files; import it as"
                + " well.");
  }

  @Test
  void authorityOfTheSameNameWithAnotherKeyBreaksTheChain() {
    Authority other = publicRoot.below("Public Issuing CA");
    assertThat(said(external(pem(signed(publicCa), other.certificate()))))
        .containsExactly(
            "error: The signature is not by the key of Public Issuing CA; ask for the chain that"
                + " belongs to the certificate.");
    assertThat(said(external(pem(signed(publicCa), other.certificate(), publicCa.certificate()))))
        .isEmpty();
  }

  @Test
  void authoritiesAreJudgedToo() {
    Authority expired = publicRoot.below("Old CA", "SHA256withRSA", days(-5), true);
    assertThat(said(external(pem(signed(expired), expired.certificate()))))
        .containsExactly(
            "error: An authority above it ended on 2026-02-24; ask for the chain that is in use"
                + " today.");
    Authority weak = publicRoot.below("Weak CA", "SHA1withRSA", days(900), true);
    assertThat(said(external(pem(signed(weak), weak.certificate()))))
        .containsExactly(
            "error: An authority above it is signed with SHA-1 or older; ask for a chain with"
                + " SHA-256.");
    Authority none = publicRoot.below("No CA", "SHA256withRSA", days(900), false);
    assertThat(said(external(pem(signed(none), none.certificate()))))
        .containsExactly(
            "error: No CA is not the certificate of an authority; ask for the chain that belongs to"
                + " the certificate.");
  }

  @Test
  void privateAuthorityIsNotTakenForAPublicOne() {
    assertThat(said(external(pem(signed(ownRoot), ownRoot.certificate()))))
        .containsExactly(
            "warning: Contoso Root is not among the authorities that everyone trusts; people and"
                + " partners outside will not accept it.");
  }

  // Which planned certificate

  @Test
  void certificateForSomethingElseIsSaid() {
    Intake intake =
        read(
            single.plan(),
            pem(
                publicCa.sign(
                    order(requests.get(EXTERNAL))
                        .commonName("shop.fabrikam.com")
                        .sans(List.of("shop.fabrikam.com")))));
    assertThat(intake.found()).extracting(Found::role).containsExactly(Role.UNPLANNED);
    assertThat(intake.edit()).isEmpty();
    assertThat(intake.isWrong()).isTrue();
  }

  @Test
  void ofTwoForOneTheLaterIsTaken() {
    var old = publicCa.sign(order(requests.get(EXTERNAL)).valid(days(-360), days(5)));
    var fresh = publicCa.sign(order(requests.get(EXTERNAL)).valid(days(-1), days(360)));
    Intake intake = read(single.plan(), pem(fresh, old, fresh));
    assertThat(intake.found()).extracting(Found::role).containsExactly(Role.MATCHED, Role.OLDER);
    assertThat(intake.taken()).hasSize(1);
    assertThat(intake.taken().getFirst().issued().orElseThrow().notAfter())
        .isEqualTo("2027-02-24T12:00:00Z");
  }

  @Test
  void certificatesThatFitSeveralAreSpreadAndSaidUntilKeysTell() throws IOException {
    Designs designs =
        Designs.template("edge-scaled-dnslb-nat")
            .set("organization/features/17", "\"split-certificates\"");
    List<CertificateRow> rows =
        designs.plan().certificates().stream()
            .filter(r -> r.assignedTo().equals(List.of("WebServicesExternal")))
            .filter(r -> r.on().getFirst().value().equals("pool01"))
            .toList();
    assertThat(rows).hasSize(3);
    Map<String, String> all = requests(designs);
    X509CertificateHolder second = ownRoot.sign(order(all.get(rows.get(1).id())));
    Intake guessed = read(designs.plan(), pem(second));
    assertThat(guessed.found().getFirst().certificate()).contains(rows.getFirst().id());
    assertThat(guessed.found().getFirst().alike())
        .isEqualTo(rows.stream().map(CertificateRow::id).toList());
    Files.writeString(
        folder.resolve(CsrExporter.names(designs.plan()).get(rows.get(1).id()) + ".csr"),
        all.get(rows.get(1).id()));
    Intake sure =
        Intake.of(
            List.of(SourceFile.of("f", pem(second))), designs.plan(), keys(designs), roots, NOW);
    assertThat(sure.found().getFirst().certificate()).contains(rows.get(1).id());
    assertThat(sure.found().getFirst().alike()).isEmpty();
  }

  // Keys

  private KeptKeys keys(Designs designs) {
    return ((Outcome.Ok<KeptKeys>) KeptKeys.in(folder, designs.plan())).value();
  }

  @Test
  void keyOfARequestWithoutItsPrivateKeyIsCalledGone() throws IOException {
    Files.writeString(
        folder.resolve(CsrExporter.names(single.plan()).get(EXTERNAL) + ".csr"),
        requests.get(EXTERNAL));
    KeptKeys keys = keys(single);
    byte[] right = pem(signed(publicCa), publicCa.certificate());
    Issuance found =
        Intake.of(List.of(SourceFile.of("f", right)), single.plan(), keys, roots, NOW)
            .taken()
            .getFirst();
    assertThat(found.issued().orElseThrow().keyMatches()).contains(true);
    assertThat(found.issued().orElseThrow().keyKept()).isFalse();
    assertThat(found.status()).isEqualTo(Issuance.Status.NO_KEY);
    assertThat(said(found))
        .containsExactly(
            "warning: It has the key of the exported request, but no private key lies beside that"
                + " request, and an export without keys throws it away. Unless the key is on its"
                + " server, request the certificate anew there (certreq or OpenSSL), or export with"
                + " keys.");
    byte[] own =
        pem(
            publicCa.sign(order(requests.get(EXTERNAL)).key(Authority.key(2048))),
            publicCa.certificate());
    Issuance recipe =
        Intake.of(List.of(SourceFile.of("f", own)), single.plan(), keys, roots, NOW)
            .taken()
            .getFirst();
    assertThat(recipe.issued().orElseThrow().keyMatches()).isEmpty();
    assertThat(said(recipe)).isEmpty();
  }

  @Test
  void keyThatIsKeptIsOpenedWhereTheRequestIsGone() throws IOException {
    KeyBox box = new KeyBox("secret", _ -> Optional.empty());
    String name = "certificates/" + CsrExporter.names(single.plan()).get(EXTERNAL);
    Files.createDirectory(folder.resolve("certificates"));
    Files.writeString(folder.resolve("certificates/keys.password"), "secret\n");
    String request = "";
    for (OutFile file : new CsrExporter(box).render(single.exportInput())) {
      if (file.path().equals(name + ".csr")) {
        request = new String(file.bytes(), StandardCharsets.US_ASCII);
      } else if (file.path().equals(name + ".key")) {
        Files.write(folder.resolve(file.path()), file.bytes());
      }
    }
    byte[] right = pem(publicCa.sign(order(request)), publicCa.certificate());
    Issuance found =
        Intake.of(List.of(SourceFile.of("f", right)), single.plan(), keys(single), roots, NOW)
            .taken()
            .getFirst();
    assertThat(found.issued().orElseThrow().keyMatches()).contains(true);
    assertThat(found.issued().orElseThrow().keyKept()).isTrue();
  }

  @Test
  void keyIsHeldAgainstTheRequestThatWasExported() throws IOException {
    Files.writeString(folder.resolve("keys.password"), "secret");
    Files.writeString(
        folder.resolve(CsrExporter.names(single.plan()).get(EXTERNAL) + ".csr"),
        requests.get(EXTERNAL));
    KeptKeys keys = keys(single);
    byte[] right = pem(signed(publicCa), publicCa.certificate());
    byte[] wrong =
        pem(
            publicCa.sign(order(requests.get(EXTERNAL)).key(Authority.key(2048))),
            publicCa.certificate());
    assertThat(
            Intake.of(List.of(SourceFile.of("f", right)), single.plan(), keys, roots, NOW)
                .taken()
                .getFirst()
                .issued()
                .orElseThrow()
                .keyMatches())
        .contains(true);
    Issuance other =
        Intake.of(List.of(SourceFile.of("f", wrong)), single.plan(), keys, roots, NOW)
            .taken()
            .getFirst();
    assertThat(said(other))
        .containsExactly(
            "error: It has another key than the request; have the authority sign the request that"
                + " was exported.");
  }

  @Test
  void folderWithoutRequestsIsRefused() {
    assertThat(KeptKeys.in(folder, single.plan())).isInstanceOf(Outcome.Refused.class);
    assertThat(KeptKeys.in(folder.resolve("none"), single.plan()))
        .isInstanceOf(Outcome.Refused.class);
  }

  // Files

  @Test
  void everyFormOfFileIsRead() {
    X509CertificateHolder leaf = signed(publicCa);
    X509CertificateHolder[] all = {leaf, publicCa.certificate()};
    String bare = new String(pem(leaf), US_ASCII).replaceAll("-----[A-Z ]+-----", "");
    String marked =
        "Bag Attributes\r\n  friendlyName: x\r\n"
            + new String(pem(all), US_ASCII).replace("\n", "\r\n");
    Map<byte[], SourceFile.Kind> files =
        Map.of(
            der(leaf), SourceFile.Kind.DER,
            p7b(all), SourceFile.Kind.PKCS7,
            Authority.block("PKCS7", p7b(all)).getBytes(US_ASCII), SourceFile.Kind.PEM,
            Authority.block("CERTIFICATE", p7b(all)).getBytes(US_ASCII), SourceFile.Kind.PEM,
            marked.getBytes(US_ASCII), SourceFile.Kind.PEM,
            bare.getBytes(US_ASCII), SourceFile.Kind.PEM,
            ("\ufeff" + new String(pem(all), US_ASCII)).getBytes(UTF_16LE), SourceFile.Kind.PEM);
    files.forEach(
        (content, kind) -> {
          SourceFile file = SourceFile.of("f", content);
          assertThat(file.troubles()).isEmpty();
          assertThat(file.kind()).isEqualTo(kind);
          assertThat(file.certificates())
              .extracting(Given::label)
              .contains(order(requests.get(EXTERNAL)).sans().getFirst());
        });
  }

  private static String trouble(byte[] content) {
    SourceFile file = SourceFile.of("f", content);
    assertThat(file.troubles()).hasSize(1);
    return file.troubles().getFirst().say(TEXTS);
  }

  @Test
  void whatIsNoCertificateIsOneSentence() {
    byte[] leaf = der(signed(publicCa));
    assertThat(trouble(new byte[0])).startsWith("f: the file is empty");
    assertThat(trouble("hello".getBytes(US_ASCII))).startsWith("f: this is no certificate");
    assertThat(trouble(Arrays.copyOf(leaf, 200))).startsWith("f: the certificate cannot be read");
    assertThat(trouble(requests.get(EXTERNAL).getBytes(US_ASCII)))
        .startsWith("f:1:1: this is the request");
    assertThat(trouble(Authority.block("ENCRYPTED PRIVATE KEY", new byte[30]).getBytes(US_ASCII)))
        .startsWith("f:1:1: there is a private key");
    assertThat(trouble("\n-----BEGIN CERTIFICATE-----\nAAAA".getBytes(US_ASCII)))
        .startsWith("f:2:1: the block CERTIFICATE has no last line");
    assertThat(trouble(new byte[] {0x30, 0x03, 0x02, 0x01, 0x03}))
        .startsWith("f: this is an archive");
    assertThat(trouble(p7b())).startsWith("f: there is no certificate in it");
    assertThat(
            trouble(
                Authority.block("CERTIFICATE", "no".getBytes(US_ASCII))
                    .replace("bm8=", "!!!")
                    .getBytes(US_ASCII)))
        .startsWith("f:1:1: the block holds something else");
  }

  @Test
  void deepNestingIsRefused() {
    byte[] deep = new byte[60_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    assertThat(trouble(deep)).startsWith("f: the certificate cannot be read");
  }

  @Test
  void damagedCertificatesNeverThrow() {
    byte[] leaf = der(signed(publicCa));
    byte[] chain = p7b(signed(publicCa), publicCa.certificate());
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = (i % 2 == 0 ? leaf : chain).clone();
      for (int n = random.nextInt(4) + 1; n > 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      SourceFile file = SourceFile.of("f", bad);
      Intake intake = Intake.of(List.of(file), single.plan(), KeptKeys.none(), roots, NOW);
      intake.plan().forEach(IntakeTest::said);
    }
  }

  @Test
  void filesThatAreMissingLargeOrNoneAreNamed() throws IOException {
    Path large = Files.write(folder.resolve("large.cer"), new byte[SourceFile.LARGEST + 1]);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    List<SourceFile> files = SourceFile.read(List.of(folder.resolve("none.cer"), large, empty));
    assertThat(files)
        .extracting(f -> f.troubles().getFirst().say(TEXTS))
        .satisfiesExactly(
            s -> assertThat(s).endsWith("none.cer: there is no such file; check the name"),
            s -> assertThat(s).contains("no certificate is so large"),
            s -> assertThat(s).contains("there is no certificate file in the folder"));
    Files.delete(large);
    Files.write(folder.resolve("b.crt"), der(publicCa.certificate()));
    Files.write(folder.resolve("a.pem"), pem(signed(publicCa)));
    Files.writeString(folder.resolve("notes.txt"), "x");
    assertThat(SourceFile.read(List.of(folder)))
        .extracting(f -> Path.of(f.name()).getFileName().toString())
        .containsExactly("a.pem", "b.crt");
  }

  @Test
  void severitiesComeWeightiestFirst() {
    Issuance found = external(o -> o.sans(List.of("x.contoso.com")).withoutRevocation());
    assertThat(found.faults())
        .extracting(Issuance.Fault::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO);
    assertThat(Optional.of(found.status())).contains(Issuance.Status.FAULTY);
  }
}
