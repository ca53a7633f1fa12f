package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.util.List;

/// One check with a design that fires it on an element and one just beside that does not.
///
/// @param on id of the element, or `organization`
record Case(String check, String on, Designs fires, Designs quiet) {
  static final Designs EDGE = Designs.template("edge-single-nat");
  static final Designs SCALED = Designs.template("edge-scaled-dnslb-nat");
  static final Designs DIRECTOR = Designs.template("director-pool-dns-hlb");
  static final Designs SMALL = Designs.template("small-organization");
  static final Designs LARGE = Designs.template("large-multi-datacenter");

  void hold() {
    List<Finding> findings =
        fires.findings().stream().filter(f -> f.check().equals(check)).toList();
    assertThat(findings)
        .as("%s fires on %s", check, on)
        .anyMatch(f -> f.element().map(e -> e.value()).orElse("organization").equals(on));
    for (Finding finding : findings) {
      assertThat(Texts.english().say(finding.message()))
          .doesNotContain("«", "{", "''", "Message[")
          .endsWith(".");
      assertThat(Texts.english().say(finding.remedy()))
          .doesNotContain("«", "{", "''", "Message[")
          .endsWith(".");
    }
    assertThat(quiet.findings())
        .as("%s is quiet just beside", check)
        .noneMatch(
            f ->
                f.check().equals(check)
                    && f.element().map(e -> e.value()).orElse("organization").equals(on));
  }

  @Override
  public String toString() {
    return check + " on " + on;
  }
}
