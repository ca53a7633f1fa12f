package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Which ports are open between two elements.
class BetweenTest {
  private static final Plan PLAN = Designs.template("edge-scaled-dnslb-nat").plan();
  private static final Between BETWEEN = Between.of(PLAN);

  private static ElementId id(String name) {
    return PLAN.design().elements().stream()
        .filter(e -> e.name().equals(name))
        .map(Element::id)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> said(String a, String b, Between.Direction direction) {
    return BETWEEN.rows(id(a), id(b)).stream()
        .filter(f -> f.direction() == direction)
        .map(f -> said(f.row()))
        .distinct()
        .sorted()
        .toList();
  }

  private static String said(FirewallRow r) {
    return r.transport().name().toUpperCase(Locale.ROOT)
        + " "
        + r.ports().map(Object::toString).orElse("*");
  }

  @Test
  void fromEdgeToFrontEndSipGoesIn() {
    assertThat(said("lsedge", "pool01", Between.Direction.THERE)).containsExactly("TCP 5061");
  }

  /// Media and log transfer may come from any corporate machine: their rows name networks, not the
  /// pool.
  @Test
  void fromFrontEndToEdgeGoWhatNamesThePool() {
    List<String> out = said("lsedge", "pool01", Between.Direction.BACK);
    assertThat(out).containsExactly("TCP 23456", "TCP 4443", "TCP 5061", "TCP 5062", "TCP 8057");
    assertThat(said("pool01", "lsedge", Between.Direction.THERE)).isEqualTo(out);
  }

  @Test
  void theReverseProxyReachesTheExternalWebServicesOfThePool() {
    assertThat(said("rp01", "pool01", Between.Direction.THERE))
        .containsExactly("TCP 4443", "TCP 8080");
    assertThat(said("rp01", "pool01", Between.Direction.BACK)).isEmpty();
  }

  @Test
  void rowsAreThoseThatAWalkOverThePlanFinds() {
    for (Element a : PLAN.design().elements()) {
      for (Element b : PLAN.design().elements()) {
        assertThat(BETWEEN.rows(a.id(), b.id()).stream().map(Between.Found::row).distinct())
            .containsExactlyElementsOf(
                PLAN.firewall().stream()
                    .filter(r -> r.elements().contains(a.id()) && r.elements().contains(b.id()))
                    .toList());
      }
    }
  }
}
