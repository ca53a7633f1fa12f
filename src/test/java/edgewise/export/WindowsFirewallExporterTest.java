package edgewise.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Servers take rules about their own addresses, and about those of the balancer in front of them.
class WindowsFirewallExporterTest {
  private static final Designs BALANCED = Designs.template("edge-scaled-hlb");

  private static List<String> calls(Designs design, String file) {
    return new WindowsFirewallExporter()
        .render(design.exportInput()).stream()
            .filter(f -> f.path().equals("firewall/Redmond-" + file + ".ps1"))
            .flatMap(f -> new String(f.bytes(), UTF_8).lines())
            .filter(l -> l.startsWith("Set-PlannedRule "))
            .toList();
  }

  @Test
  void serversBehindABalancerLetInWhatIsSentToItsAddress() {
    assertThat(calls(BALANCED, "external"))
        .filteredOn(l -> l.contains("'Edgewise edge-ext-sip-tls-in/lsedge in'"))
        .singleElement()
        .asString()
        .contains(" -LocalAddress '131.107.155.11','131.107.155.12' -LocalPort '443' ");
    assertThat(calls(BALANCED, "internal"))
        .filteredOn(l -> l.contains("'Edgewise edge-int-sip-to-edge/pool01/lsedge in'"))
        .singleElement()
        .asString()
        .contains(
            " -LocalAddress '172.25.33.11','172.25.33.12' -LocalPort '5061' -RemoteAddress"
                + " '192.168.10.90',");
  }

  @Test
  void noServerIsAskedForTheAddressOfABalancer() {
    for (String file : List.of("external", "internal", "internal-net")) {
      assertThat(calls(BALANCED, file))
          .isNotEmpty()
          .noneMatch(
              l ->
                  l.matches(
                      ".* -LocalAddress [^ ]*'(131\\.107\\.155\\.[123]0|172\\.25\\.33\\.10"
                          + "|192\\.168\\.10\\.190)'.*"));
    }
  }

  @Test
  void whoHidesBehindABalancerIsNotAskedFor() {
    String json = BALANCED.json();
    Designs hidden = Designs.of(json.replaceAll("\"snat\": false", "\"snat\": true"));
    assertThat(calls(hidden, "internal"))
        .filteredOn(l -> l.contains("'Edgewise edge-int-sip-to-edge/pool01/lsedge in'"))
        .singleElement()
        .asString()
        .contains(" -LocalPort '5061' -RemoteAddress Any ");
  }
}
