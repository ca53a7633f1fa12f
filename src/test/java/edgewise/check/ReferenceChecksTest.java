package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceChecksTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");

  static Stream<CheckCase> cases() {
    return Stream.of(
        CheckCase.of(
            "REF-01",
            "pool01",
            SINGLE,
            d -> d.remove("fs01"),
            d -> d.remove("fs01").unset("pool01/fileStore")),
        CheckCase.of(
            "REF-01",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/nextHop", "\"sqlbe\""),
            d -> d.unset("lsedge/nextHop")));
  }

  @Test
  void aCertificateBelongsToAServerOfItsPool() {
    Designs certificate =
        SINGLE.add(
            """
            {"id":"c","kind":"certificate","name":"c","on":"pool01","server":"fe02","use":"oauth","subject":"contoso.com"}\
            """);
    assertThat(certificate.firedChecks()).doesNotContain("REF-01");
    assertThat(certificate.set("c/server", "\"fe09\"").findingIds()).contains("REF-01/c");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }
}
