package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.CheckRow;
import edgewise.catalogue.CheckRows;
import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows, conditions, sentences, documentation and tests of the federation, firewall, publishing,
/// pool and capacity families belong together.
class CatalogueCoverageTest {
  private static final Set<String> FAMILIES = Set.of("FED", "XMPP", "FW", "RP", "POOL", "CAP");

  /// Checks that the starter designs fire on purpose: an XMPP service other than the one that was
  /// tested.
  private static final Set<String> EXPECTED = Set.of("XMPP-12");

  private static boolean isOurs(String check) {
    return FAMILIES.contains(check.substring(0, check.indexOf('-')))
        || RetiredChecks.ALL.containsKey(check);
  }

  @Test
  void everyRowIsDecidedOrExplained() throws IOException {
    Set<String> explained = explained(Files.readAllLines(Designs.root().resolve("docs/checks.md")));
    Set<String> open =
        CheckRows.standard().all().stream()
            .map(CheckRow::id)
            .filter(CatalogueCoverageTest::isOurs)
            .filter(id -> !Checks.decided().contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(explained).containsAll(open);
    assertThat(Checks.decided()).doesNotContainAnyElementsOf(explained);
  }

  /// Ids in the tables that give a reason for each row without a condition.
  private static Set<String> explained(List<String> lines) {
    Set<String> ids = new TreeSet<>();
    boolean inside = false;
    for (String line : lines) {
      inside = line.startsWith("| id | why") || (inside && line.startsWith("|"));
      if (inside && line.matches("\\| [A-Z]+-[0-9]+ \\|.*")) {
        ids.add(line.substring(2, line.indexOf(" |", 2)));
      }
    }
    return ids;
  }

  @Test
  void everyConditionHasARowAndItsSentences() {
    for (String id : Checks.decided()) {
      assertThat(CheckRows.standard().row(id).id()).isEqualTo(id);
      assertThat(Texts.english().has("finding." + id + ".message")).as(id).isTrue();
      assertThat(Texts.english().has("finding." + id + ".remedy")).as(id).isTrue();
    }
  }

  @Test
  void everyCheckHasADesignThatFiresItAndOneBeside() {
    Map<String, Condition> conditions = new TreeMap<>();
    List.of(
            FederationChecks.ALL,
            XmppChecks.ALL,
            FirewallChecks.ALL,
            PublishingChecks.ALL,
            PoolChecks.ALL,
            CapacityChecks.ALL,
            RetiredChecks.ALL)
        .forEach(conditions::putAll);
    Set<String> tested =
        Stream.of(
                FederationChecksTest.cases(),
                XmppChecksTest.cases(),
                FirewallChecksTest.cases(),
                PublishingChecksTest.cases(),
                PoolChecksTest.cases(),
                CapacityChecksTest.cases(),
                RetiredChecksTest.cases())
            .flatMap(c -> c)
            .map(Case::check)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tested).isEqualTo(conditions.keySet());
  }

  static Stream<String> templates() {
    return Designs.templateNames().stream();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void starterDesignsFireNothingUnexpected(String template) {
    assertThat(Designs.template(template).firedChecks())
        .filteredOn(CatalogueCoverageTest::isOurs)
        .isSubsetOf(EXPECTED);
  }
}
