package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A newer design may keep an older Edge pool: what that release has stays planned for it, and for
/// nothing else.
class LegacyEdgeTest {
  private static final Designs NEWER =
      Designs.template("edge-single-nat").set("organization/release", "\"2019\"");

  private static List<String> xmpp(Plan plan) {
    return plan.firewall().stream()
        .filter(r -> r.application().equals("XMPP"))
        .map(FirewallRow::id)
        .toList();
  }

  @Test
  void xmppStaysOnAnEdgeOfAReleaseThatHasIt() {
    Plan plan = NEWER.set("lsedge/release", "\"2015\"").plan();
    assertThat(xmpp(plan))
        .containsExactly(
            "edge-ext-xmpp-in/lsedge", "edge-ext-xmpp-out/lsedge", "edge-int-xmpp/pool01/lsedge");
    assertThat(plan.dns()).extracting(DnsRow::name).contains("_xmpp-server._tcp.contoso.com");
    assertThat(plan.certificates().getFirst().sans())
        .extracting(San::name)
        .contains("contoso.com", "fabrikam.com");
  }

  @Test
  void xmppEndsWithTheReleaseOfTheEdge() {
    Plan plan = NEWER.plan();
    assertThat(xmpp(plan)).isEmpty();
    assertThat(plan.dns()).extracting(DnsRow::name).doesNotContain("_xmpp-server._tcp.contoso.com");
    assertThat(plan.certificates().getFirst().sans())
        .extracting(San::name)
        .doesNotContain("contoso.com", "fabrikam.com");
  }
}
