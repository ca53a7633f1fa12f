package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.CertificateKind;
import edgewise.catalogue.CertificateKinds;
import edgewise.catalogue.CheckRows;
import edgewise.catalogue.Codecs;
import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.catalogue.PortRule;
import edgewise.catalogue.PortRules;
import edgewise.catalogue.Rates;
import edgewise.catalogue.RecordKind;
import edgewise.catalogue.RecordKinds;
import edgewise.fixture.Designs;
import edgewise.fixture.Rfc4180;
import edgewise.model.Feature;
import edgewise.model.Words;
import edgewise.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rows of the catalogue and the code that reads them agree: nothing is named that does not
/// exist, nothing exists that is not named.
class CatalogueRowsTest {
  private static final List<PortRule> PORTS = PortRules.standard().all();
  private static final List<RecordKind> RECORDS = RecordKinds.standard().all();
  private static final List<CertificateKind> CERTIFICATES = CertificateKinds.standard().all();
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  /// Rows beside the published lists. Later releases and what the published rows leave to be
  /// concluded; the notes give the grounds.
  private static final Set<String> MORE_PORTS =
      Set.of(
          "edge-int-skype-search",
          "edge-ext-skype-search-out",
          "fe-as-media-udp",
          "cli-appshare-udp",
          "fe-file-445",
          "vis-sip-6001",
          "mob-hairpin-443");

  private static final Set<String> MORE_RECORDS =
      Set.of("time-server-a", "owa-internal-a", "hybrid-access-a-internal", "mediation-node-a");

  private static List<String> published(String list) {
    return lines(Path.of("src/test/resources/catalogue", list + ".ids"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(Designs.root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> table(String name) {
    return Rfc4180.table(
        Designs.root().resolve("src/main/resources/edgewise/catalogue").resolve(name));
  }

  private static Set<String> column(String name, String column) {
    return table(name).stream()
        .map(r -> r.get(column))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> sorted(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> variables(Stream<String> templates) {
    return sorted(
        templates.flatMap(t -> VARIABLE.matcher(t).results().map((MatchResult r) -> r.group(1))));
  }

  @Test
  void everyPublishedPortFactIsThereAndFurtherOnesAreKnown() {
    assertThat(published("ports")).hasSize(144);
    assertThat(PORTS.stream().map(PortRule::id)).doesNotHaveDuplicates();
    assertThat(sorted(PORTS.stream().map(PortRule::id)))
        .isEqualTo(sorted(Stream.concat(published("ports").stream(), MORE_PORTS.stream())));
  }

  @Test
  void everyPublishedRecordFactIsThereAndFurtherOnesAreKnown() {
    assertThat(published("records")).hasSize(91);
    assertThat(RECORDS.stream().map(RecordKind::id)).doesNotHaveDuplicates();
    assertThat(sorted(RECORDS.stream().map(RecordKind::id)))
        .isEqualTo(sorted(Stream.concat(published("records").stream(), MORE_RECORDS.stream())));
  }

  @Test
  void everyPublishedCertificateFactIsThere() {
    assertThat(published("certificates")).hasSize(26);
    assertThat(CERTIFICATES.stream().map(CertificateKind::id))
        .containsExactlyInAnyOrderElementsOf(published("certificates"));
  }

  @Test
  void conditionsOfPortRulesAndCodePair() {
    assertThat(new TreeSet<>(FlowConditions.names()))
        .isEqualTo(sorted(PORTS.stream().map(PortRule::when)));
  }

  @Test
  void conditionsOfRecordsAndCodePair() {
    assertThat(new TreeSet<>(RecordConditions.names()))
        .isEqualTo(sorted(RECORDS.stream().map(RecordKind::when)));
  }

  @Test
  void conditionsOfCertificatesAndCodePair() {
    // `never` belongs to the row that no certificate follows from.
    assertThat(new TreeSet<>(CertificateDerivation.conditionNames()))
        .isEqualTo(
            sorted(
                CERTIFICATES.stream()
                    .filter(k -> !k.each().equals("none"))
                    .map(CertificateKind::when)));
    assertThat(new TreeSet<>(CertificateDerivation.nameConditionNames()))
        .isEqualTo(
            sorted(
                CERTIFICATES.stream()
                    .flatMap(k -> k.sans().stream())
                    .filter(s -> s.indexOf(':') > 0)
                    .map(s -> s.substring(0, s.indexOf(':')))));
  }

  @Test
  void expansionsAndCodePair() {
    assertThat(new TreeSet<>(DnsDerivation.expansionNames()))
        .isEqualTo(sorted(RECORDS.stream().map(RecordKind::each)));
    assertThat(new TreeSet<>(CertificateDerivation.expansionNames()))
        .isEqualTo(sorted(CERTIFICATES.stream().map(CertificateKind::each)));
  }

  @Test
  void variablesAndCodePair() {
    Stream<String> records = RECORDS.stream().flatMap(r -> Stream.of(r.name(), r.target()));
    Stream<String> certificates =
        CERTIFICATES.stream()
            .flatMap(c -> Stream.concat(Stream.of(c.subject()), c.sans().stream()));
    assertThat(new TreeSet<>(Naming.nameVariables()))
        .isEqualTo(variables(Stream.concat(records, certificates)));
    assertThat(new TreeSet<>(Naming.addressVariables()))
        .isEqualTo(
            sorted(
                RECORDS.stream()
                    .map(RecordKind::target)
                    .filter(t -> t.startsWith("@"))
                    .map(t -> t.substring(1))));
  }

  @Test
  void everyFactHasItsSentence() {
    List<String> keys = new ArrayList<>();
    PORTS.forEach(r -> keys.add("port." + r.id() + ".note"));
    RECORDS.forEach(r -> keys.add("record." + r.id() + ".note"));
    CERTIFICATES.forEach(r -> keys.add("certificate." + r.id() + ".note"));
    CERTIFICATES.forEach(r -> keys.add("component." + r.id()));
    column("decisions.csv", "id").forEach(id -> keys.add("decision." + id));
    assertThat(missing(keys)).isEmpty();
    assertThat(
            unused(
                "port\\..*\\.note|record\\..*\\.note|certificate\\..*\\.note|component\\..*|decision\\..*",
                new HashSet<>(keys)))
        .isEmpty();
  }

  private static List<String> missing(List<String> keys) {
    return keys.stream()
        .filter(k -> Texts.english().find(k).filter(t -> !t.isBlank()).isEmpty())
        .toList();
  }

  private static List<String> unused(String pattern, Set<String> used) {
    List<String> unused = new ArrayList<>();
    Texts.english()
        .keys()
        .forEach(
            k -> {
              if (k.matches(pattern) && !used.contains(k)) {
                unused.add(k);
              }
            });
    return unused;
  }

  @Test
  void everyTopicThatARowCitesIsListedAndEveryListedOneIsCited() {
    Set<String> listed = column("topics.csv", "id");
    Set<String> cited = new TreeSet<>();
    PORTS.forEach(r -> cited.addAll(r.topics()));
    RECORDS.forEach(r -> cited.addAll(r.topics()));
    CERTIFICATES.forEach(r -> cited.addAll(r.topics()));
    assertThat(listed).containsAll(cited);
    assertThat(PORTS).allSatisfy(r -> assertThat(r.topics()).as(r.id()).isNotEmpty());
    assertThat(RECORDS).allSatisfy(r -> assertThat(r.topics()).as(r.id()).isNotEmpty());
    assertThat(CERTIFICATES).allSatisfy(r -> assertThat(r.topics()).as(r.id()).isNotEmpty());
    CheckRows.standard().all().forEach(r -> cited.addAll(r.topics()));
    Rates.standard().all().stream().filter(r -> !r.isModel()).forEach(r -> cited.add(r.source()));
    Codecs.standard().all().forEach(c -> cited.add(c.source()));
    assertThat(listed).containsAll(cited);
    assertThat(cited).containsAll(listed);
  }

  @Test
  void decisionsAndRowsNameEachOther() {
    Map<String, Set<String>> byDecision =
        table("decisions.csv").stream()
            .collect(
                Collectors.toMap(
                    r -> r.get("id"),
                    r ->
                        r.get("rows").isEmpty()
                            ? Set.<String>of()
                            : sorted(Stream.of(r.get("rows").split("\\|")))));
    Map<String, Set<String>> byRow = namedByRows();
    assertThat(byDecision.keySet()).containsAll(byRow.keySet());
    byDecision.forEach(
        (decision, rows) ->
            assertThat(byRow.getOrDefault(decision, Set.of())).as(decision).isEqualTo(rows));
  }

  /// Ids of the rows that name a decision, by decision.
  private static Map<String, Set<String>> namedByRows() {
    Map<String, Set<String>> rows = new TreeMap<>();
    PORTS.forEach(
        r -> r.decisions().forEach(d -> rows.computeIfAbsent(d, _ -> new TreeSet<>()).add(r.id())));
    RECORDS.forEach(
        r -> r.decisions().forEach(d -> rows.computeIfAbsent(d, _ -> new TreeSet<>()).add(r.id())));
    CERTIFICATES.forEach(
        r -> r.decisions().forEach(d -> rows.computeIfAbsent(d, _ -> new TreeSet<>()).add(r.id())));
    return rows;
  }

  @Test
  void everyRoleHasItsWordAndIsPlayedOrStandsForMany() {
    Set<String> roles = new TreeSet<>();
    PORTS.forEach(
        r -> {
          roles.addAll(r.sources());
          roles.addAll(r.destinations());
        });
    assertThat(missing(roles.stream().map(r -> "role." + r).toList())).isEmpty();
    Set<String> played = new TreeSet<>();
    Kinds.standard().all().forEach(k -> played.addAll(k.roles()));
    played.add("cms-master");
    Set<String> manyOrOutside =
        Set.of(
            "internet-any",
            "messenger-client",
            "corp-any",
            "internal-client",
            "legacy-client",
            "client-any",
            "lync-phone",
            "dhcp",
            "apple-push",
            "not-stated");
    assertThat(played).doesNotContainAnyElementsOf(manyOrOutside);
    assertThat(roles).allMatch(r -> played.contains(r) || manyOrOutside.contains(r));
  }

  @Test
  void everyCauseHasItsWord() {
    Set<String> causes = new TreeSet<>();
    for (Feature feature : Feature.values()) {
      causes.add("cause." + Words.of(feature));
    }
    for (String source :
        List.of(
            "FlowConditions",
            "RecordConditions",
            "CertificateDerivation",
            "DnsDerivation",
            "FirewallDerivation")) {
      String text =
          String.join("\n", lines(Path.of("src/main/java/edgewise/plan", source + ".java")));
      Pattern.compile(
              "(?:need\\(|Cause\\.feature\\(|when\\(\"[a-z0-9-]*\",\\s*|need\\(\"[a-z0-9-]*\",\\s*)\"([a-z0-9-]+)\"")
          .matcher(text)
          .results()
          .forEach(
              r -> {
                if (!isConditionName(text, r)) {
                  causes.add("cause." + r.group(1));
                }
              });
    }
    assertThat(missing(List.copyOf(causes))).isEmpty();
  }

  /// `need("name", "cause", …)` names the condition first.
  private static boolean isConditionName(String text, MatchResult r) {
    return text.startsWith(",", r.end()) && r.group().startsWith("need(");
  }

  @Test
  void everyKindHasAnIconAndAName() {
    List<String> without = new ArrayList<>();
    for (Kind kind : Kinds.standard().all()) {
      if (!Files.isRegularFile(Designs.root().resolve("icons/" + kind.id().value() + ".svg"))) {
        without.add(kind.id().value());
      }
    }
    assertThat(without).isEmpty();
  }
}
