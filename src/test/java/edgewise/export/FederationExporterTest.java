package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import org.junit.jupiter.api.Test;

class FederationExporterTest {
  private static final Designs LARGE = Designs.template("large-multi-datacenter");

  private static String script(Designs design) {
    return new String(
        new FederationExporter().render(design.exportInput()).getFirst().bytes(), UTF_8);
  }

  @Test
  void partnerThatIsSwitchedOffIsNotAllowed() {
    assertThat(script(LARGE)).contains("Set-Planned 'AllowedDomain' 'litware.com'");
    assertThat(script(LARGE.set("litware/enabled", "false")))
        .doesNotContain("Set-Planned 'AllowedDomain' 'litware.com'")
        .contains("# litware.com is switched off in the design: its entry is left out.");
    assertThat(script(LARGE.set("xmpp-partner/enabled", "false")))
        .doesNotContain("XmppAllowedPartner'")
        .contains("# xmpp-partner.example is switched off");
    assertThat(script(LARGE.set("messenger/enabled", "false")))
        .contains("Set-Planned 'PublicProvider' 'Messenger' @{ Enabled = $False }");
  }

  @Test
  void defaultRoutingRulesOutProviders() {
    assertThat(script(LARGE.set("organization/accessEdge/routing", "\"default\"")))
        .doesNotContain("Set-Planned 'HostingProvider'", "Set-Planned 'PublicProvider'")
        .contains(
            "# Lync Online is left out: with default routing no hosting or public provider may"
                + " exist.",
            "# Messenger is left out",
            "Set-Planned 'AllowedDomain' 'litware.com'");
  }

  @Test
  void aProxyThatAnotherProviderLeadsToIsSaidAndLeftOut() {
    // An installation comes with providers of its own, and no two may lead to one name.
    assertThat(script(LARGE))
        .contains(
            "@(Get-CsHostingProvider; Get-CsPublicProvider) |"
                + " Where-Object { $_.ProxyFqdn -eq $OnlyNew['ProxyFqdn'] }")
        .containsSubsequence("if ($same) {", "Write-Warning", "return", "& \"New-Cs$Noun\"")
        .contains(" @{ ProxyFqdn = 'sipfed.online.lync.com' }\n");
  }

  @Test
  void blockedDomainsHaveAHeadingOnlyWhereThereAreSome() {
    assertThat(script(LARGE)).doesNotContain("# Blocked domains");
    assertThat(script(LARGE.set("organization/blockedDomains", "[\"bad.example\"]")))
        .contains("# Blocked domains\nSet-Planned 'BlockedDomain' 'bad.example'");
  }
}
