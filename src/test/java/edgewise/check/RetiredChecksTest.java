package edgewise.check;

import static edgewise.check.Case.EDGE;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Acceptance;
import edgewise.model.Decisions;
import edgewise.plan.Plan;
import edgewise.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetiredChecksTest {
  static Stream<Case> cases() {
    Designs teams = EDGE.set("adatum/release", "\"teams\"");
    Designs strict = in("2015", EDGE).set("organization/features/17", "\"tls-12-only\"");
    Designs skype =
        EDGE.set("messenger/provider", "\"skype\"")
            .set("organization/designDate", "\"2025-05-06\"");
    Designs search = in("2019", EDGE).set("organization/features/17", "\"skype-directory-search\"");
    return Stream.of(
        new Case("REL-10", "lync-online", in("2015", EDGE), EDGE),
        new Case(
            "REL-10",
            "lync-online",
            in("2019", EDGE),
            in("2019", EDGE).set("organization/designDate", "\"2020-01-01\"")),
        new Case(
            "REL-10",
            "lync-online",
            in("2019", EDGE),
            in("2019", EDGE).set("lync-online/release", "\"teams\"")),
        new Case("REL-11", "adatum", teams, EDGE),
        new Case("REL-11", "adatum", teams, teams.set("adatum/kind", "\"allowed-domain\"")),
        new Case(
            "REL-13",
            "pool01",
            in("2019", mirrored("mirroring")),
            in("2015", mirrored("mirroring"))),
        new Case(
            "REL-13",
            "pool01",
            mirrored("availability-group"),
            in("2015", mirrored("availability-group"))),
        new Case(
            "REL-13",
            "pool01",
            in("2019", EDGE).set("pool01/services/2", "\"persistent-chat\""),
            in("2019", EDGE).set("pool01/services/2", "\"mediation\"")),
        new Case(
            "REL-14", "messenger", skype, skype.set("organization/designDate", "\"2025-05-05\"")),
        new Case("REL-14", "messenger", in("2015", EDGE), EDGE),
        new Case(
            "REL-14",
            "organization",
            search.set("organization/designDate", "\"2026-01-01\""),
            search),
        new Case("REL-15", "adatum", strict, in("2015", EDGE)),
        new Case("REL-15", "adatum", strict, strict.set("adatum/release", "\"lync-2013\"")));
  }

  private static Designs in(String release, Designs design) {
    return design.set("organization/release", "\"" + release + "\"");
  }

  private static Designs mirrored(String availability) {
    return EDGE.set("pool01/sqlAvailability", "\"" + availability + "\"");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesOnTheElementAndNotBeside(Case c) {
    c.hold();
  }

  @Test
  void acceptedFindingsThatAreGoneAreNamedAndOthersStay() {
    Plan plan = EDGE.set("adatum/publishesSrv", "true").plan();
    Decisions decisions =
        Decisions.none()
            .withAccepted(
                List.of(
                    new Acceptance("FED-12/adatum", "agreed with Adatum"),
                    new Acceptance("FED-12/gone", "agreed with the old partner")));
    List<Finding> findings = Checks.of(plan, decisions);
    assertThat(findings)
        .extracting(Finding::id)
        .contains("FED-12/adatum", "DEC-01/FED-12/gone")
        .doesNotContain("DEC-01/FED-12/adatum");
    assertThat(Checks.of(plan, Decisions.none())).isEqualTo(Checks.of(plan));
    Finding gone = findings.getLast();
    assertThat(gone.severity()).isEqualTo(Severity.INFO);
    assertThat(Texts.english().say(gone.message()))
        .isEqualTo(
            "The accepted finding FED-12/gone no longer exists; it was accepted with the words:"
                + " agreed with the old partner");
  }
}
