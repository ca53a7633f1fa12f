package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Fixes;
import edgewise.edit.Repair;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.plan.Plans;
import edgewise.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every repair, in the designs that fire its check: the finding is gone, and no error is new.
class FixesTest {
  record Faulty(String check, Designs design) {
    @Override
    public String toString() {
      return check;
    }
  }

  static Stream<Faulty> designs() {
    Stream<Faulty> edges =
        Stream.of(
                EdgeNetworkChecksTest.cases(),
                EdgeNetworkChecksTest.duplicates(),
                BalancingChecksTest.cases(),
                NameChecksTest.cases(),
                ReferenceChecksTest.cases(),
                CertificateChecksTest.cases(),
                DnsChecksTest.cases())
            .flatMap(c -> c)
            .map(c -> new Faulty(c.check(), c.fires().apply(c.base())));
    Stream<Faulty> others =
        Stream.of(
                FederationChecksTest.cases(),
                XmppChecksTest.cases(),
                PublishingChecksTest.cases(),
                PoolChecksTest.cases(),
                FirewallChecksTest.cases(),
                CapacityChecksTest.cases())
            .flatMap(c -> c)
            .map(c -> new Faulty(c.check(), c.fires()));
    return Stream.concat(edges, others).filter(f -> Fixes.checks().contains(f.check()));
  }

  private static List<Repair> repairs(Document document, Finding f) {
    List<Object> args = f.message().args();
    return Fixes.of(document, f.check(), f.element(), args.subList(1, args.size()));
  }

  private static Set<String> errors(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .map(Finding::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void findingIsGoneAndNoErrorIsNew(Faulty faulty) {
    Document before = faulty.design().document();
    List<Finding> findings = Checks.of(Plans.of(before.topology()));
    Set<String> errors = errors(findings);
    for (Finding finding : findings) {
      if (finding.check().equals(faulty.check())) {
        for (Repair repair : repairs(before, finding)) {
          String label = Texts.english().say(repair.label());
          assertThat(label).doesNotContain("«", "{");
          List<Finding> after = Checks.of(Plans.of(repair.on(before).topology()));
          assertThat(after).as(label).noneMatch(f -> f.id().equals(finding.id()));
          assertThat(errors).as(label).containsAll(errors(after));
        }
      }
    }
  }

  @Test
  void everyWayIsOfferedInSomeDesign() {
    Set<String> offered = new TreeSet<>();
    designs()
        .forEach(
            f -> {
              Document document = f.design().document();
              Checks.of(Plans.of(document.topology())).stream()
                  .filter(finding -> finding.check().equals(f.check()))
                  .filter(finding -> !repairs(document, finding).isEmpty())
                  .forEach(finding -> offered.add(finding.check()));
            });
    Set<String> expected = new TreeSet<>(Fixes.checks());
    // These are about decisions.
    expected.removeIf(c -> c.startsWith("DEC-"));
    expected.removeAll(offered);
    assertThat(expected).as("never offered").isEmpty();
  }
}
