package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.DropIssued;
import edgewise.edit.Fixes;
import edgewise.edit.TakeIssued;
import edgewise.fixture.Designs;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.IssuedCertificate;
import edgewise.plan.CertificateRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import edgewise.store.DesignFile;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuanceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Designs EDGE = Designs.template("edge-single-nat");

  private static IssuedCertificate issued(CertificateRow row) {
    return new IssuedCertificate(
        row.id(),
        row.subject(),
        row.sans().stream().map(San::name).toList(),
        "Public Issuing CA",
        "3e9",
        "2026-01-01T00:00:00Z",
        "2027-01-01T00:00:00Z",
        "RSA 2048",
        "SHA256withRSA",
        "00ff",
        true,
        row.clientAuthentication(),
        true,
        true,
        true,
        Optional.of(row.publicIssuer()),
        Optional.of(true),
        true,
        List.of("Public Issuing CA"),
        Optional.of("2030-01-01T00:00:00Z"),
        List.of());
  }

  private static Decisions all(Plan plan) {
    return Decisions.none()
        .withIssued(plan.certificates().stream().map(IssuanceTest::issued).toList());
  }

  private static List<Finding> found(Plan plan, Decisions decisions) {
    return Checks.of(plan, decisions).stream().filter(f -> f.check().startsWith("DEC")).toList();
  }

  @Test
  void certificatesAsPlannedAreRightUntilTheyEnd() {
    Plan plan = EDGE.plan();
    Decisions decisions = all(plan);
    assertThat(found(plan, decisions)).isEmpty();
    assertThat(Issuance.of(plan, decisions, NOW))
        .extracting(Issuance::status)
        .containsOnly(Issuance.Status.RIGHT);
    assertThat(Issuance.of(plan, decisions, Instant.parse("2026-12-20T00:00:00Z")))
        .extracting(Issuance::status)
        .containsOnly(Issuance.Status.ENDS_SOON);
    assertThat(Issuance.of(plan, decisions, Instant.parse("2027-02-01T00:00:00Z")))
        .extracting(Issuance::status)
        .containsOnly(Issuance.Status.FAULTY);
    assertThat(Issuance.of(plan, Decisions.none(), NOW))
        .extracting(Issuance::status)
        .containsOnly(Issuance.Status.MISSING);
  }

  @Test
  void certificateWhoseKeyWasNotFoundIsNotSimplyIssued() {
    CertificateRow row = EDGE.plan().certificates().getFirst();
    IssuedCertificate keyless =
        (IssuedCertificate)
            edgewise.model.Shape.Rec.of(IssuedCertificate.class)
                .with(issued(row), "keyKept", false);
    Issuance issuance = Issuance.of(row, Optional.of(keyless), NOW);
    assertThat(issuance.status()).isEqualTo(Issuance.Status.NO_KEY);
    assertThat(Texts.english().say(issuance.status().label())).isEqualTo("issued, no key");
    assertThat(Issuance.of(row, Optional.of(keyless), Instant.parse("2027-02-01T00:00:00Z")))
        .extracting(Issuance::status)
        .isEqualTo(Issuance.Status.FAULTY);
  }

  @Test
  void newSipDomainAsksForNewCertificates() {
    Decisions decisions = all(EDGE.plan());
    Plan plan = EDGE.set("organization/sipDomains/2", "{\"name\": \"tailspin.com\"}").plan();
    List<Finding> found = found(plan, decisions);
    assertThat(found).isNotEmpty().allMatch(f -> f.check().equals("DEC-02"));
    Finding edge =
        found.stream().filter(f -> f.id().startsWith("DEC-02/lsedge")).findFirst().orElseThrow();
    assertThat(edge.severity()).isEqualTo(Severity.ERROR);
    assertThat(Texts.english().say(edge.message()))
        .contains("sip.tailspin.com")
        .contains("It lacks")
        .doesNotContain("«");
    assertThat(Texts.english().say(edge.remedy())).contains("edge-external/lsedge");
    assertThat(found(EDGE.plan(), decisions)).isEmpty();
  }

  @Test
  void certificateForWhatIsGoneIsNamedAndCanBeForgotten() {
    Plan plan = EDGE.plan();
    IssuedCertificate other =
        (IssuedCertificate)
            edgewise.model.Shape.Rec.of(IssuedCertificate.class)
                .with(issued(plan.certificates().getFirst()), "certificate", "edge-external/gone");
    Document before = new TakeIssued(List.of(other)).on(EDGE.document());
    List<Finding> found = found(plan, before.decisions());
    assertThat(found).extracting(Finding::id).containsExactly("DEC-03/edge-external/gone");
    assertThat(Texts.english().say(found.getFirst().message()))
        .isEqualTo(
            "A certificate was issued for edge-external/gone, which the design no longer needs.");
    assertThat(
            Fixes.of(before, "DEC-03", Optional.empty(), List.of("edge-external/gone"))
                .getFirst()
                .on(before)
                .decisions()
                .issued())
        .isEmpty();
  }

  @Test
  void issuedCertificatesAreTakenReplacedForgottenAndSaved() {
    Document before = EDGE.document();
    List<IssuedCertificate> all = all(EDGE.plan()).issued();
    Document taken = new TakeIssued(all).on(before);
    assertThat(taken.decisions().issued()).isEqualTo(all);
    assertThat(new TakeIssued(all).on(taken)).isSameAs(taken);
    assertThat(new DropIssued("no/such").on(taken)).isSameAs(taken);
    assertThat(new DropIssued(all.getFirst().certificate()).on(taken).decisions().issued())
        .isEqualTo(all.subList(1, all.size()));
    byte[] file = DesignFile.write(taken);
    assertThat(((Outcome.Ok<Document>) DesignFile.parse(file, "d")).value()).isEqualTo(taken);
  }
}
