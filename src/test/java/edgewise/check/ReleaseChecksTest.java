package edgewise.check;

import static edgewise.check.TodaysDns.view;

import edgewise.fixture.Designs;
import edgewise.model.View;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseChecksTest {
  private static final Designs SINGLE = Designs.template("edge-single-nat");
  private static final Designs HYBRID = SINGLE.set("organization/features/17", "\"hybrid\"");

  private static final Designs LATER =
      Designs.template("small-organization").set("organization/release", "\"2019\"");
  private static final String CHAT =
      "{\"id\":\"chat\",\"kind\":\"persistent-chat-pool\",\"name\":\"chat\",\"site\":\"redmond\",\"fqdn\":\"chat.contoso.net\","
          + "\"servers\":[{\"id\":\"chat1\",\"fqdn\":\"chat.contoso.net\",\"addresses\":[\"192.168.10.95\"]}]}";

  static Stream<CheckCase> cases() {
    return Stream.of(
        CheckCase.of(
            "REL-01",
            "organization",
            SINGLE,
            d -> d.set("organization/designDate", "\"2023-04-12\""),
            d -> d.set("organization/designDate", "\"2023-04-11\"")),
        CheckCase.of(
            "REL-01",
            "lsedge",
            LATER.set("organization/designDate", "\"2024-01-01\""),
            d -> d.set("lsedge/release", "\"2013\""),
            d -> d.set("lsedge/release", "\"2015\"")),
        CheckCase.of(
            "REL-02",
            "chat",
            LATER,
            d -> d.add(CHAT),
            d -> d.add(CHAT).set("chat/release", "\"2015\"")),
        CheckCase.of(
            "REL-03",
            "lsedge",
            LATER,
            d -> d.set("lsedge/xmpp", "true"),
            d -> d.set("lsedge/xmpp", "true").set("lsedge/release", "\"2015\"")),
        CheckCase.of(
            "REL-04",
            "dns-external",
            SINGLE,
            d ->
                view(d, View.EXTERNAL)
                    .without("SRV", "_sip._tls.fabrikam.com")
                    .with("_sip._tls.fabrikam.com", "sip.contoso.com", 443, 0)
                    .publish(),
            d -> view(d, View.EXTERNAL).publish()),
        CheckCase.of("REL-05", "organization", HYBRID, d -> d.remove("rp01"), d -> d),
        CheckCase.of(
            "REL-05",
            "dns-external",
            HYBRID,
            d ->
                view(d, View.EXTERNAL)
                    .without("A", "lyncdiscover.contoso.com")
                    .with("CNAME", "lyncdiscover.contoso.com", "webdir.online.lync.com")
                    .publish(),
            d -> view(d, View.EXTERNAL).publish()),
        CheckCase.of(
            "REL-06",
            "organization",
            LATER.set("lsedge/release", "\"2015\""),
            d -> d.set("contoso-users/homeRelease", "\"lync-2013\""),
            d -> d.set("contoso-users/homeRelease", "\"sfb-2015\"")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesWhereTheFaultIsAndNotBeside(CheckCase c) {
    c.prove();
  }
}
