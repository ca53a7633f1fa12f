package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.CheckRow;
import edgewise.catalogue.CheckRows;
import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows, conditions, sentences and cases of these families belong together; none is without the
/// others.
class EdgeCatalogueTest {
  private static final Pattern FAMILIES =
      Pattern.compile("(EDGE-NET|EDGE-LB|NAME|DNS|CERT|PH|REF)-\\d\\d|REL-0\\d");

  private static final List<Map<String, Condition>> CONDITIONS =
      List.of(
          EdgeNetworkChecks.ALL,
          BalancingChecks.ALL,
          NameChecks.ALL,
          DnsChecks.ALL,
          CertificateChecks.ALL,
          PlaceholderChecks.ALL,
          ReferenceChecks.ALL,
          ReleaseChecks.ALL);

  private static Set<String> rows() {
    Set<String> ids = new TreeSet<>();
    CheckRows.standard().all().stream()
        .map(CheckRow::id)
        .filter(id -> FAMILIES.matcher(id).matches())
        .forEach(ids::add);
    return ids;
  }

  private static Set<String> conditions() {
    Set<String> ids = new TreeSet<>();
    CONDITIONS.forEach(c -> ids.addAll(c.keySet()));
    return ids;
  }

  /// A row that no drawing can decide would have to stand in docs/checks.md with the reason; there
  /// is none.
  @Test
  void everyRowIsDecided() {
    assertThat(rows()).isNotEmpty().isSubsetOf(Checks.decided());
  }

  @Test
  void noConditionIsWithoutARow() {
    assertThat(CheckRows.standard().all().stream().map(CheckRow::id)).containsAll(conditions());
    assertThat(Checks.decided()).containsAll(conditions());
  }

  @Test
  void everyConditionIsSaidInWords() {
    for (String id : conditions()) {
      for (String sentence : List.of("finding." + id + ".message", "finding." + id + ".remedy")) {
        assertThat(Texts.english().has(sentence)).as(sentence).isTrue();
      }
    }
  }

  @Test
  void everyConditionHasACase() {
    Set<String> tried = new TreeSet<>();
    Stream.of(
            EdgeNetworkChecksTest.cases(),
            BalancingChecksTest.cases(),
            NameChecksTest.cases(),
            DnsChecksTest.cases(),
            CertificateChecksTest.cases(),
            PlaceholderChecksTest.cases(),
            ReferenceChecksTest.cases(),
            ReleaseChecksTest.cases())
        .flatMap(c -> c)
        .forEach(c -> tried.add(c.check()));
    assertThat(tried).isEqualTo(conditions());
  }

  static List<String> templates() {
    return Designs.templateNames();
  }

  /// The two warnings follow from the partners that the starter designs are to have.
  @ParameterizedTest
  @MethodSource("templates")
  void starterDesignsAreClean(String name) {
    assertThat(Designs.template(name).findings())
        .filteredOn(f -> FAMILIES.matcher(f.check()).matches() && f.severity() != Severity.INFO)
        .extracting(Finding::check)
        .isSubsetOf("EDGE-LB-05", "EDGE-LB-07");
  }
}
