package edgewise.compare;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.compare.Comparison.Kind;
import edgewise.compare.Comparison.Todo;
import edgewise.fixture.Designs;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.work.Comparing;
import edgewise.work.Planned;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
  private static final Designs BEFORE = Designs.template("edge-single-nat");

  private static Comparison compare(Designs before, Designs after) {
    return Comparing.of(
        Planned.of(before.document()), Planned.of(after.document()), Texts.english());
  }

  private static Change only(List<Change> changes) {
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private static Change find(List<Change> changes, String id) {
    return changes.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  static List<String> templates() {
    return Designs.templateNames();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void designDoesNotDifferFromItself(String template) {
    Designs design = Designs.template(template);
    assertThat(compare(design, design).isEmpty()).isTrue();
  }

  private static Designs issued(Designs design, String... certificates) {
    return design.set("decisions/issued", "[" + String.join(", ", certificates) + "]");
  }

  private static String internal(String subject, String serial, String more) {
    return """
    {"certificate": "edge-internal/lsedge", "subject": "%s", "issuer": "Contoso CA",
     "serial": "%s", "notBefore": "2026-01-01T00:00:00Z", "notAfter": "2027-01-01T00:00:00Z",
     "key": "RSA 2048", "signature": "SHA256withRSA", "thumbprint": "00%s"%s}\
    """
        .formatted(subject, serial, serial, more);
  }

  private static final String FIRST = internal("lsedge.contoso.net", "1f", "");

  @Test
  void issuedCertificateThatIsReplacedIsNamed() {
    Designs issued = issued(BEFORE, FIRST);
    Comparison comparison = compare(issued, issued.set("lsedge/fqdn", "\"edge.contoso.net\""));
    Change certificate = find(comparison.certificates(), "edge-internal/lsedge");
    assertThat(certificate.todo()).isEqualTo(Todo.REISSUE);
    assertThat(certificate.notes())
        .contains(Message.of("change.issued-replaced", "Contoso CA", "2027-01-01", "1f"));
    assertThat(comparison.issued()).isEmpty();
    Change gone =
        find(compare(issued, issued.remove("lsedge")).certificates(), "edge-internal/lsedge");
    assertThat(gone.todo()).isEqualTo(Todo.RETIRE);
    assertThat(gone.notes())
        .contains(Message.of("change.issued-retired", "Contoso CA", "2027-01-01", "1f"));
  }

  @Test
  void certificateThatWasIssuedIsAChangeOfItsOwn() {
    Comparison comparison = compare(BEFORE, issued(BEFORE, FIRST));
    assertThat(comparison.certificates()).isEmpty();
    Change issued = only(comparison.issued());
    assertThat(issued.kind()).isEqualTo(Kind.ADDED);
    assertThat(issued.id()).isEqualTo("edge-internal/lsedge");
    assertThat(issued.label()).isEqualTo("lsedge.contoso.net");
    assertThat(issued.todo()).isEqualTo(Todo.ASSIGN);
    assertThat(issued.notes()).containsExactly(Message.of("change.issued-new"));
    assertThat(issued.fields())
        .contains(
            new Field("issuer", "", "Contoso CA"),
            new Field("serial", "", "1f"),
            new Field("valid-until", "", "2027-01-01"));
    assertThat(issued.elements()).extracting(Object::toString).contains("lsedge");
  }

  @Test
  void certificateThatWasIssuedAnewNamesTheOneItReplaces() {
    Change issued =
        only(
            compare(issued(BEFORE, FIRST), issued(BEFORE, internal("lsedge.contoso.net", "2a", "")))
                .issued());
    assertThat(issued.kind()).isEqualTo(Kind.CHANGED);
    assertThat(issued.todo()).isEqualTo(Todo.ASSIGN);
    assertThat(issued.notes())
        .containsExactly(
            Message.of("change.issued-replaced", "Contoso CA", "2027-01-01", "1f"),
            Message.of("change.issued-new"));
    assertThat(issued.fields())
        .containsExactly(new Field("serial", "1f", "2a"), new Field("thumbprint", "001f", "002a"));
  }

  @Test
  void issuedCertificateThatIsForgottenIsToBeRequestedOrRevoked() {
    Change forgotten = only(compare(issued(BEFORE, FIRST), BEFORE).issued());
    assertThat(forgotten.kind()).isEqualTo(Kind.REMOVED);
    assertThat(forgotten.todo()).isEqualTo(Todo.REQUEST);
    assertThat(forgotten.notes()).containsExactly(Message.of("change.issued-forgotten"));
    Change retired = only(compare(issued(BEFORE, FIRST), BEFORE.remove("lsedge")).issued());
    assertThat(retired.todo()).isEqualTo(Todo.RETIRE);
    assertThat(retired.notes())
        .containsExactly(Message.of("change.issued-retired", "Contoso CA", "2027-01-01", "1f"));
  }

  @Test
  void issuedCertificateWithoutItsKeySaysSo() {
    String keyless = internal("lsedge.contoso.net", "1f", ", \"keyKept\": false");
    Change issued = only(compare(BEFORE, issued(BEFORE, keyless)).issued());
    assertThat(issued.notes()).containsExactly(Message.of("issued.fault.no-key"));
    assertThat(issued.fields())
        .contains(new Field("private-key", "", "not found beside the request"));
    Change same = only(compare(issued(BEFORE, FIRST), issued(BEFORE, keyless)).issued());
    assertThat(same.todo()).isEqualTo(Todo.ASSIGN);
    assertThat(same.notes())
        .containsExactly(Message.of("change.issued-known"), Message.of("issued.fault.no-key"));
    Change found = only(compare(issued(BEFORE, keyless), issued(BEFORE, FIRST)).issued());
    assertThat(found.todo()).isEqualTo(Todo.NOTHING);
  }

  @Test
  void whatIsIssuedAlreadyIsNotRequestedAnew() {
    Designs renamed = BEFORE.set("lsedge/fqdn", "\"edge.contoso.net\"");
    Change already =
        find(
            compare(issued(BEFORE, FIRST), issued(renamed, internal("edge.contoso.net", "2a", "")))
                .certificates(),
            "edge-internal/lsedge");
    assertThat(already.todo()).isEqualTo(Todo.ASSIGN);
    assertThat(already.notes())
        .endsWith(
            Message.of("change.issued-replaced", "Contoso CA", "2027-01-01", "1f"),
            Message.of("change.issued-already", "Contoso CA", "2027-01-01", "2a"));
    Change other =
        find(
            compare(
                    issued(BEFORE, FIRST),
                    issued(renamed, internal("another.contoso.net", "2a", "")))
                .certificates(),
            "edge-internal/lsedge");
    assertThat(other.todo()).isEqualTo(Todo.REISSUE);
  }

  @Test
  void movedBoxIsNoDifference() {
    assertThat(
            compare(
                    BEFORE,
                    BEFORE.set(
                        "layout/placements", "[{\"element\": \"lsedge\", \"x\": 9999, \"y\": 1}]"))
                .isEmpty())
        .isTrue();
  }

  @Test
  void changedAddressShowsInTheElementItsRowsAndItsRecord() {
    Comparison comparison =
        compare(
            BEFORE, BEFORE.set("lsedge/servers/0/webConferencingPublic", "[\"131.107.155.99\"]"));
    Change element = only(comparison.elements());
    assertThat(element.kind()).isEqualTo(Kind.CHANGED);
    assertThat(element.id()).isEqualTo("lsedge");
    assertThat(element.label()).isEqualTo("lsedge");
    assertThat(element.fields())
        .containsExactly(
            new Field(
                "servers[lsedge-1].webConferencingPublic", "131.107.155.20", "131.107.155.99"));
    assertThat(element.notes()).containsExactly(Message.of("change.follows", 1, 1, 0));
    Change row = only(comparison.firewall());
    assertThat(row.kind()).isEqualTo(Kind.CHANGED);
    assertThat(row.id()).isEqualTo("edge-ext-psom-in/lsedge");
    assertThat(row.label()).isEqualTo("TCP 443  Internet → lsedge");
    assertThat(row.todo()).isEqualTo(Todo.CHANGE);
    assertThat(row.fields())
        .containsExactly(new Field("destination_addresses", "131.107.155.20", "131.107.155.99"));
    Change record = only(comparison.dns());
    assertThat(record.kind()).isEqualTo(Kind.CHANGED);
    assertThat(record.todo()).isEqualTo(Todo.CHANGE);
    assertThat(record.fields())
        .containsExactly(new Field("value", "131.107.155.20", "131.107.155.99"));
    assertThat(comparison.certificates()).isEmpty();
    assertThat(comparison.partners()).isEmpty();
  }

  @Test
  void addedAndRemovedElementsMirrorEachOther() {
    Designs after =
        BEFORE.add(
            "{\"id\": \"tailspin\", \"kind\": \"allowed-domain\", \"name\": \"Tailspin\","
                + " \"domains\": [\"tailspin.com\"]}");
    Change added = compare(BEFORE, after).elements().getFirst();
    Change removed = compare(after, BEFORE).elements().getFirst();
    assertThat(added.kind()).isEqualTo(Kind.ADDED);
    assertThat(removed.kind()).isEqualTo(Kind.REMOVED);
    assertThat(added.id()).isEqualTo("tailspin");
    assertThat(added.fields())
        .contains(new Field("domains", "", "tailspin.com"), new Field("name", "", "Tailspin"));
    assertThat(added.fields()).allSatisfy(f -> assertThat(f.before()).isEmpty());
    assertThat(removed.fields()).allSatisfy(f -> assertThat(f.after()).isEmpty());
    assertThat(removed.fields().stream().map(f -> List.of(f.name(), f.before())).toList())
        .isEqualTo(added.fields().stream().map(f -> List.of(f.name(), f.after())).toList());
  }

  @Test
  void insertedServerDoesNotChangeTheOthers() {
    Designs before = Designs.template("edge-scaled-dnslb-nat");
    Designs after =
        before.set("lsedge/servers/2", "{\"id\": \"edge03\", \"fqdn\": \"edge03.contoso.net\"}");
    assertThat(only(compare(before, after).elements()).fields())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.name()).startsWith("servers[edge03]."));
  }

  @Test
  void organizationIsComparedToo() {
    Change change = only(compare(BEFORE, BEFORE.set("organization/splitBrain", "true")).elements());
    assertThat(change.id()).isEqualTo("organization");
    assertThat(change.label()).isEqualTo(BEFORE.topology().organization().name());
    assertThat(change.fields()).containsExactly(new Field("splitBrain", "false", "true"));
  }

  @Test
  void renamedElementIsOneRenameAndItsRowsOnlyChangeTheirWords() {
    Comparison comparison = compare(BEFORE, BEFORE.set("lsedge/name", "\"edge-oslo\""));
    Change element = only(comparison.elements());
    assertThat(element.todo()).isEqualTo(Todo.RENAME);
    assertThat(element.label()).isEqualTo("edge-oslo");
    assertThat(element.notes())
        .contains(Message.of("change.renamed", "lsedge", "edge-oslo"))
        .last()
        .satisfies(m -> assertThat(m.key()).isEqualTo("change.follows"));
    assertThat(comparison.firewall())
        .isNotEmpty()
        .allSatisfy(
            c -> {
              assertThat(c.kind()).isEqualTo(Kind.CHANGED);
              assertThat(c.todo()).isEqualTo(Todo.NOTHING);
              assertThat(c.notes()).containsExactly(Message.of("change.words-only"));
            });
    assertThat(comparison.dns()).isEmpty();
    assertThat(comparison.certificates())
        .allMatch(c -> c.todo() == Todo.NOTHING || c.todo() == Todo.ASSIGN);
  }

  @Test
  void anotherFqdnIsARenameWithAnotherRecordAndANewCertificate() {
    Comparison comparison =
        compare(BEFORE, BEFORE.set("lsedge/access/fqdn", "\"access.contoso.com\""));
    assertThat(only(comparison.elements()).todo()).isEqualTo(Todo.RENAME);
    assertThat(comparison.firewall()).isEmpty();
    // The host of the SIP domain was the same name and needs a record of its own now.
    assertThat(comparison.dns())
        .filteredOn(c -> c.kind() != Kind.CHANGED)
        .extracting(Change::label)
        .containsExactly("A  sip.contoso.com");
    assertThat(comparison.dns())
        .filteredOn(c -> c.kind() == Kind.CHANGED)
        .filteredOn(c -> c.fields().stream().anyMatch(f -> f.name().equals("name")))
        .isNotEmpty()
        .allMatch(c -> c.todo() == Todo.RENAME);
    Change certificate = only(comparison.certificates());
    assertThat(certificate.todo()).isEqualTo(Todo.REISSUE);
    assertThat(certificate.notes())
        .extracting(Message::key)
        .containsExactly("change.certificate", "change.sans-added");
    assertThat(comparison.partners())
        .isNotEmpty()
        .allMatch(c -> c.kind() == Kind.CHANGED && c.todo() == Todo.TELL);
  }

  @Test
  void elementDrawnAnewIsTheSameElement() {
    Designs after =
        Designs.of(
            BEFORE
                .json()
                .replace("\"lsedge\"", "\"edge-7\"")
                .replace("\"name\": \"edge-7\"", "\"name\": \"lsedge\""));
    assertThat(after.has("edge-7")).isTrue();
    Comparison comparison = compare(BEFORE, after);
    Change element = find(comparison.elements(), "edge-7");
    assertThat(element.kind()).isEqualTo(Kind.CHANGED);
    assertThat(element.was()).isEqualTo("lsedge");
    assertThat(element.fields()).isEmpty();
    assertThat(element.notes()).contains(Message.of("change.redrawn", "lsedge"));
    // Rows whose id alone differs ask nothing of anybody.
    assertThat(comparison.elements()).hasSize(1);
    assertThat(comparison.firewall()).isEmpty();
    assertThat(comparison.dns()).isEmpty();
    assertThat(comparison.certificates()).isEmpty();
    assertThat(comparison.partners()).isEmpty();
  }

  @Test
  void swappedSipDomainRenamesItsRecords() {
    Designs after = Designs.of(BEFORE.json().replace("contoso.com", "fabrikam.test"));
    Comparison comparison = compare(BEFORE, after);
    assertThat(comparison.dns()).isNotEmpty().allMatch(c -> c.kind() == Kind.CHANGED);
    assertThat(comparison.certificates())
        .isNotEmpty()
        .allMatch(c -> c.kind() == Kind.CHANGED && c.todo() == Todo.REISSUE);
  }

  @Test
  void certificateThatIsOnlyUsedElsewhereIsNotRequestedAnew() {
    Designs before = Designs.template("edge-scaled-dnslb-nat");
    String id =
        before.plan().certificates().stream()
            .filter(c -> c.id().startsWith("edge-external"))
            .findFirst()
            .orElseThrow()
            .id();
    Designs after =
        before.set("lsedge/servers/2", "{\"id\": \"edge03\", \"fqdn\": \"edge03.contoso.net\"}");
    Change certificate = find(compare(before, after).certificates(), id);
    assertThat(certificate.todo()).isEqualTo(Todo.ASSIGN);
    assertThat(certificate.notes()).containsExactly(Message.of("change.assigned"));
  }

  @Test
  void newPartnerIsToldWhatToDoAndAFormerOneNoLonger() {
    Designs after =
        BEFORE.add(
            "{\"id\": \"tailspin\", \"kind\": \"allowed-domain\", \"name\": \"Tailspin\","
                + " \"domains\": [\"tailspin.com\"]}");
    Change told = find(compare(BEFORE, after).partners(), "tailspin");
    assertThat(told.kind()).isEqualTo(Kind.ADDED);
    assertThat(told.todo()).isEqualTo(Todo.TELL);
    assertThat(told.fields()).extracting(Field::name).contains("allow-us", "open-sip");
    Change gone = find(compare(after, BEFORE).partners(), "tailspin");
    assertThat(gone.kind()).isEqualTo(Kind.REMOVED);
    assertThat(gone.fields()).allMatch(f -> f.after().isEmpty());
  }

  @Test
  void scenariosAreToldApartByNameAndARenameIsSeen() {
    String one = "{\"name\": \"NAME\", \"faults\": [\"lsedge\"]}";
    Designs before =
        BEFORE.set("decisions/scenarios", "[" + one.replace("NAME", "edge down") + "]");
    assertThat(only(compare(BEFORE, before).scenarios()).kind()).isEqualTo(Kind.ADDED);
    Change renamed =
        only(
            compare(
                    before,
                    BEFORE.set("decisions/scenarios", "[" + one.replace("NAME", "no edge") + "]"))
                .scenarios());
    assertThat(renamed.kind()).isEqualTo(Kind.CHANGED);
    assertThat(renamed.was()).isEqualTo("edge down");
    assertThat(renamed.fields()).containsExactly(new Field("name", "edge down", "no edge"));
  }

  @Test
  void acceptedFindingIsADecision() {
    String finding = BEFORE.findings().getFirst().id();
    Designs after =
        BEFORE.set(
            "decisions/accepted", "[{\"finding\": \"" + finding + "\", \"reason\": \"we know\"}]");
    Change change = only(compare(BEFORE, after).decisions());
    assertThat(change.kind()).isEqualTo(Kind.ADDED);
    assertThat(change.id()).isEqualTo(finding);
    assertThat(change.fields()).containsExactly(new Field("reason", "", "we know"));
  }
}
