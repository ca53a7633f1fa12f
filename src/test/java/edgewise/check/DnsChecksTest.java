package edgewise.check;

import static edgewise.check.TodaysDns.view;

import edgewise.fixture.Designs;
import edgewise.model.View;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DnsChecksTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs TWO_SITES = Designs.template("large-multi-datacenter");

  private static CheckCase outside(
      String check,
      Designs base,
      UnaryOperator<TodaysDns> faulty,
      UnaryOperator<TodaysDns> beside) {
    return CheckCase.of(
        check,
        "dns-external",
        base,
        d -> faulty.apply(view(d, View.EXTERNAL)).publish(),
        d -> beside.apply(view(d, View.EXTERNAL)).publish());
  }

  private static CheckCase inside(
      String check,
      String element,
      Designs base,
      UnaryOperator<TodaysDns> faulty,
      UnaryOperator<TodaysDns> beside) {
    return CheckCase.of(
        check,
        element,
        base,
        d -> faulty.apply(view(d, View.INTERNAL)).publish(),
        d -> beside.apply(view(d, View.INTERNAL)).publish());
  }

  private static TodaysDns repointed(TodaysDns dns, String name, String target, int port) {
    return dns.without("SRV", name).with(name, target, port, 0);
  }

  static Stream<CheckCase> cases() {
    return Stream.of(
        outside("DNS-01", SINGLE, z -> z.without("SRV", "_sip._tls.fabrikam.com"), z -> z),
        outside(
            "DNS-02",
            SINGLE,
            z -> repointed(z, "_sip._tls.fabrikam.com", "sip.fabrikam.com", 5061),
            z -> repointed(z, "_sip._tls.fabrikam.com", "sip.fabrikam.com", 443)),
        outside(
            "DNS-03",
            SINGLE.unset("organization/features/12").unset("organization/features/12"),
            z -> z.without("SRV", "_sipfederationtls._tcp.fabrikam.com"),
            z -> z),
        outside(
                "DNS-04",
                SINGLE,
                z -> z.without("SRV", "_sipfederationtls._tcp.fabrikam.com"),
                z -> z)
            .along("DNS-03"),
        outside(
            "DNS-05",
            SINGLE,
            z -> repointed(z, "_sipfederationtls._tcp.fabrikam.com", "sip.fabrikam.com", 443),
            z -> repointed(z, "_sipfederationtls._tcp.fabrikam.com", "sip.fabrikam.com", 5061)),
        outside(
            "DNS-06",
            SINGLE,
            z -> repointed(z, "_sipfederationtls._tcp.fabrikam.com", "sip.contoso.com", 5061),
            z -> repointed(z, "_sipfederationtls._tcp.fabrikam.com", "SIP.Fabrikam.com", 5061)),
        outside("DNS-07", SINGLE, z -> z.without("A", "sip.fabrikam.com"), z -> z),
        outside("DNS-08", SINGLE, z -> z.without("SRV", "_xmpp-server._tcp.fabrikam.com"), z -> z),
        outside(
            "DNS-09",
            SINGLE,
            z -> repointed(z, "_xmpp-server._tcp.contoso.com", "xmpp.contoso.com", 5222),
            z -> repointed(z, "_xmpp-server._tcp.contoso.com", "xmpp.contoso.com", 5269)),
        outside(
            "DNS-10",
            SINGLE,
            z -> z.without("A", "xmpp.contoso.com").with("A", "xmpp.contoso.com", "131.107.155.20"),
            z -> z.with("_xmpp-server._tcp.contoso.com", "meet.contoso.com", 5269, 10)),
        outside(
            "DNS-11",
            TWO_SITES,
            z -> z,
            z ->
                z.with("_xmpp-server._tcp.contoso.com", "xmpp2.contoso.com", 5269, 10)
                    .with("A", "xmpp2.contoso.com", "198.51.100.10")
                    .with("_xmpp-server._tcp.fabrikam.com", "xmpp2.fabrikam.com", 5269, 10)
                    .with("A", "xmpp2.fabrikam.com", "198.51.100.10")),
        outside(
            "DNS-12",
            SINGLE,
            z -> z.with("_sipfederationtls._tcp.contoso.com", "xmpp.contoso.com", 5061, 10),
            z -> z.with("_sipfederationtls._tcp.contoso.com", "sip.contoso.com", 5061, 10)),
        outside(
                "DNS-13",
                SINGLE.set("organization/features/17", "\"hybrid\""),
                z -> z.without("SRV", "_sipfederationtls._tcp.fabrikam.com"),
                z -> z)
            .along("DNS-03", "DNS-04"),
        outside("DNS-14", SINGLE, z -> z.without("A", "lyncdiscover.fabrikam.com"), z -> z),
        inside(
            "DNS-14",
            "dns-internal",
            SINGLE,
            z -> z.without("A", "lyncdiscoverinternal.fabrikam.com"),
            z -> z),
        inside(
            "DNS-15",
            "dns-internal",
            SINGLE,
            z -> z.with("A", "lyncdiscover.contoso.com", "131.107.155.40"),
            z -> z.with("A", "lyncdiscover.contoso.org", "131.107.155.40")),
        outside(
            "DNS-15",
            SINGLE,
            z -> z.with("A", "lyncdiscoverinternal.contoso.com", "192.168.10.190"),
            z -> z),
        inside(
            "DNS-16",
            "pool01",
            SINGLE,
            z -> z.without("A", "pool01.contoso.net", "192.168.10.92"),
            z -> z));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }
}
