package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Release;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateChecksTest {
  private static final String SANS =
      "[\"sip.contoso.com\",\"webcon.contoso.com\",\"SIP.fabrikam.com\",\"contoso.com\",\"fabrikam.com\"]";
  private static final String PROXY_SANS =
      "[\"webext.contoso.com\",\"*.contoso.com\",\"meet.fabrikam.com\",\"lyncdiscover.fabrikam.com\"]";

  /// Pools with certificates that are right: external, internal, of the proxy, and one per Front
  /// End Server.
  private static final Designs SCALED =
      Designs.template("edge-scaled-dnslb-nat")
          .add(
              certificate("outer", "lsedge", "edge-external", "sip.contoso.com", SANS, "public-ca"))
          .add(
              certificate(
                  "inner", "lsedge", "edge-internal", "lsedge.contoso.net", "[]", "enterprise-ca"))
          .add(
              certificate(
                  "proxy", "rp01", "reverse-proxy", "webext.contoso.com", PROXY_SANS, "public-ca"))
          .add(
              certificate(
                  "fe",
                  "pool01",
                  "default",
                  "pool01.contoso.net",
                  "[\"pool01.contoso.net\",\"fe01.contoso.net\"]",
                  "enterprise-ca"))
          .set("fe/server", "\"fe01\"");

  private static final Designs DIRECTOR = Designs.template("director-single");

  private static String certificate(
      String id, String on, String use, String subject, String sans, String issuer) {
    return """
    {"id":"%1$s","kind":"certificate","name":"%1$s","on":"%2$s","use":"%3$s","subject":"%4$s","sans":%5$s,"issuer":"%6$s"}\
    """
        .formatted(id, on, use, subject, sans, issuer);
  }

  private static String without(String name) {
    return SANS.replace("\"" + name + "\",", "");
  }

  static Stream<CheckCase> cases() {
    return Stream.of(
        edge("CERT-01", d -> d.set("outer/sans", without("sip.contoso.com")), d -> d)
            .along("CERT-03"),
        edge(
            "CERT-02",
            d -> d.set("outer/sans", without("webcon.contoso.com")),
            d -> d.set("outer/subject", "\"x.contoso.com\"")),
        edge(
            "CERT-03",
            d -> d.set("outer/sans", without("SIP.fabrikam.com")),
            d ->
                d.set("outer/sans", without("SIP.fabrikam.com"))
                    .set("lsedge/federation", "false")
                    .set("organization/features", "[\"remote-users\"]")),
        edge(
            "CERT-04",
            d -> d.set("outer/sans", without("contoso.com")),
            d ->
                d.set("outer/sans", without("contoso.com"))
                    .set("organization/sipDomains/0/xmpp", "false")),
        edge(
            "CERT-05",
            d -> d.set("outer/sans/5", "\"*.contoso.com\""),
            d -> d.set("outer/sans/5", "\"a.contoso.com\"")),
        edge(
            "CERT-06",
            d -> d.set("inner/subject", "\"*.contoso.net\""),
            d -> d.set("inner/sans", "[\"*.contoso.net\"]")),
        edge(
                "CERT-07",
                d -> d.set("messenger/provider", "\"aol\""),
                d ->
                    d.set("messenger/provider", "\"aol\"")
                        .set("outer/clientAuthentication", "true"))
            .along("EDGE-LB-06"),
        edge(
            "CERT-08",
            d -> d.set("inner/serverAuthentication", "false"),
            d -> d.set("proxy/serverAuthentication", "false")),
        edge(
            "CERT-09",
            d -> d.set("outer/exportable", "false"),
            d -> d.set("inner/exportable", "false")),
        edge(
            "CERT-09",
            d ->
                d.add(
                        certificate(
                            "av",
                            "lsedge",
                            "av-authentication",
                            "sip.contoso.com",
                            SANS,
                            "public-ca"))
                    .set("av/sharedKey", "false"),
            d ->
                d.add(
                        certificate(
                            "av",
                            "lsedge",
                            "av-authentication",
                            "sip.contoso.com",
                            SANS,
                            "public-ca"))
                    .set("outer/sharedKey", "false")),
        edge(
            "CERT-10",
            d -> d.set("outer/issuer", "\"enterprise-ca\""),
            d -> d.set("inner/issuer", "\"public-ca\"")),
        edge(
            "CERT-11",
            d -> d.set("inner/subject", "\"edge01.contoso.net\""),
            d -> d.set("inner/subject", "\"LSEDGE.contoso.net\"")),
        on(
            "litware",
            "CERT-12",
            d -> d.set("litware/trusted", "false"),
            d -> d.set("litware/trusted", "false").set("litware/enabled", "false")),
        on(
            "rp01",
            "CERT-13",
            d -> d.unset("proxy/sans/2"),
            d -> d.unset("proxy/sans/2").unset("organization/simpleUrls/meet/1")),
        on(
            "rp01",
            "CERT-14",
            d ->
                d.unset("proxy/sans/3")
                    .set("organization/features/17", "\"autodiscover-http\"")
                    .set("rp01/http", "false"),
            d -> d.unset("proxy/sans/3").set("organization/features/17", "\"autodiscover-http\"")),
        on(
            "fe",
            "CERT-15",
            d -> d.set("fe/signature", "\"RSASSA-PSS\""),
            d -> d.set("fe/signature", "\"SHA512withRSA\"")),
        on(
            "fe",
            "CERT-16",
            d -> d.set("fe/keyBits", "1024"),
            d -> d.set("fe/keyBits", "256").set("fe/keyAlgorithm", "\"ECDH P256\"")),
        on(
            "proxy",
            "CERT-17",
            d -> d.set("proxy/crlDistributionPoint", "false"),
            d -> d.set("proxy/crlDistributionPoint", "true")),
        on(
            "pool01",
            "CERT-18",
            d -> d.unset("fe/sans/1"),
            d -> d.unset("fe/sans/1").set("fe/sans/1", "\"FE01.contoso.net\"")),
        CheckCase.of(
            "CERT-19",
            "dir01",
            DIRECTOR,
            d -> d.set("dir01/web/externalFqdn", "\"webext.contoso.com\""),
            d -> d.set("dir01/web/externalFqdn", "\"webext2.contoso.com\"")));
  }

  private static CheckCase edge(
      String check, UnaryOperator<Designs> faulty, UnaryOperator<Designs> beside) {
    return on("lsedge", check, faulty, beside);
  }

  private static CheckCase on(
      String element, String check, UnaryOperator<Designs> faulty, UnaryOperator<Designs> beside) {
    return CheckCase.of(check, element, SCALED, faulty, beside);
  }

  @Test
  void aWildcardForXmppIsRightIn2015Only() {
    Designs wildcard = SCALED.set("outer/sans/5", "\"*.fabrikam.com\"");
    assertThat(wildcard.set("organization/release", "\"2015\"").firedChecks())
        .doesNotContain("CERT-05");
    assertThat(wildcard.set("organization/release", "\"2019\"").firedChecks()).contains("CERT-05");
    assertThat(
            wildcard
                .set("organization/release", "\"2015\"")
                .set("organization/sipDomains/1/xmpp", "false")
                .firedChecks())
        .contains("CERT-05");
  }

  @Test
  void aShortKeyOfAPublicAuthorityIsAnErrorAfter2013() {
    Designs shortKey = SCALED.set("proxy/keyBits", "1024");
    for (Release release : Release.values()) {
      String word = release.name().replace("V", "");
      assertThat(shortKey.set("organization/release", "\"" + word + "\"").findings())
          .filteredOn(f -> f.check().equals("CERT-16"))
          .extracting(Finding::severity)
          .containsExactly(release == Release.V2013 ? Severity.WARNING : Severity.ERROR);
    }
  }

  @Test
  void plannedRequestsPass() {
    assertThat(
            Designs.template("edge-single-nat")
                .set("organization/features/17", "\"autodiscover-http\"")
                .set("rp01/http", "false")
                .findingIds())
        .contains("CERT-14/rp01");
    assertThat(Designs.template("edge-single-nat").firedChecks())
        .noneMatch(c -> c.startsWith("CERT-"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }
}
