package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceholderChecksTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs HARDWARE = Designs.template("edge-scaled-hlb");

  /// An organization with names and addresses that could be real.
  private static final Designs REAL =
      Designs.blank().set("organization/sipDomains", "[{\"name\":\"nordwind.no\"}]");

  static Stream<CheckCase> cases() {
    return Stream.of(
        CheckCase.of(
            "PH-01",
            "pool01",
            SINGLE,
            d -> d.set("pool01/fqdn", "\"changeme.contoso.net\""),
            d -> d.set("pool01/fqdn", "\"exchange.contoso.net\"")),
        CheckCase.of(
                "PH-01",
                "pool01",
                SINGLE,
                d -> d.set("pool01/fqdn", "\"<pool>.contoso.net\""),
                d -> d.set("pool01/fqdn", "\"xxl.contoso.net\""))
            .along("NAME-04"),
        CheckCase.of(
            "PH-01",
            "organization",
            REAL,
            d -> d.set("organization/internalDomains", "[\"corp.example.com\"]"),
            d -> d.set("organization/internalDomains", "[\"corp.example-bank.com\"]")),
        CheckCase.of(
            "PH-02",
            "pool01",
            SINGLE,
            d -> d.set("pool01/servers/0/addresses/0", "\"10.0.0.256\""),
            d -> d.set("pool01/servers/0/addresses/0", "\"10.0.0.255\"")),
        CheckCase.of(
            "PH-02",
            "clients",
            SINGLE,
            d -> d.set("clients/subnets/0", "\"192.168.20.0/33\""),
            d -> d.set("clients/subnets/0", "\"192.168.20.0/32\"")),
        CheckCase.of(
            "PH-03",
            "rp01",
            SINGLE,
            d -> d.set("rp01/internal/0", "\"0.0.0.0\""),
            d -> d.set("litware/addresses", "[\"0.0.0.0/0\"]")),
        CheckCase.of(
            "PH-04",
            "pool01",
            SINGLE,
            d -> d.set("pool01/servers/1/addresses", "[]"),
            d -> d.set("sqlbe/addresses", "[]")),
        CheckCase.of(
            "PH-04",
            "rp01",
            SINGLE,
            d -> d.set("rp01/external", "[\"\"]"),
            d -> d.set("rp01/publicAddresses", "[]")),
        CheckCase.of(
            "PH-04",
            "lsedge",
            HARDWARE,
            d -> d.unset("edgelb01/vips/3"),
            d -> d.set("edgelb01/vips/3/snat", "true")),
        CheckCase.of(
            "PH-05",
            "lsedge",
            SINGLE,
            d -> d.set("lsedge/access/fqdn", "\"\""),
            d ->
                d.set("lsedge/webConferencingOn", "false")
                    .set("lsedge/webConferencing/fqdn", "\"\"")),
        CheckCase.of(
            "PH-05",
            "pool01",
            SINGLE,
            d -> d.set("pool01/fqdn", "\"front end pool\""),
            d -> d.set("pool01/name", "\"front end pool\"")),
        CheckCase.of(
            "PH-06",
            "sqlbe",
            SINGLE,
            d -> d.set("sqlbe/addresses/0", "\"2001:db8::80\""),
            d -> d.set("sqlbe/addresses/0", "\"2001:db9::80\"")),
        CheckCase.of(
            "PH-07",
            "organization",
            REAL,
            d -> d.set("organization/internalDomains", "[\"ad.contoso.com\"]"),
            d -> d.set("organization/internalDomains", "[\"ad.contosoft.com\"]")));
  }

  @Test
  void everyGapOfAServerIsNamed() {
    assertThat(
            SINGLE
                .set("lsedge/servers/0/access", "[\"TBD\"]")
                .set("lsedge/servers/0/av", "[\"TBD\"]")
                .set("lsedge/servers/0/internal", "[\"TBD\"]")
                .findings())
        .filteredOn(f -> f.check().equals("PH-02"))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void samplesAreWorthOneNoteForTheOrganization() {
    assertThat(SINGLE.findings())
        .filteredOn(f -> f.check().equals("PH-07"))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }
}
