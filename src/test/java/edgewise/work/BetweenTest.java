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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  /// pool, and are its rows all the same.
  @Test
  void fromFrontEndToEdgeGoAlsoTheRowsOfItsNetworks() {
    List<String> out = said("lsedge", "pool01", Between.Direction.BACK);
    assertThat(out)
        .contains("TCP 23456", "TCP 4443", "TCP 5061", "TCP 5062", "TCP 8057", "UDP 3478");
    assertThat(said("pool01", "lsedge", Between.Direction.THERE)).isEqualTo(out);
  }

  @Test
  void theReverseProxyReachesTheExternalWebServicesOfThePool() {
    assertThat(said("rp01", "pool01", Between.Direction.THERE))
        .containsExactly("TCP 4443", "TCP 8080");
    assertThat(said("rp01", "pool01", Between.Direction.BACK)).isEmpty();
  }

  /// What a line says and what the question says come from one place.
  @ParameterizedTest
  @ValueSource(strings = {"edge-single-nat", "edge-scaled-hlb", "large-multi-datacenter"})
  void rowsAreThoseOfTheAnswer(String template) {
    Plan plan = Designs.template(template).plan();
    Between between = Between.of(plan);
    for (Element a : plan.design().elements()) {
      for (Element b : plan.design().elements()) {
        List<Between.Found> answer =
            Answer.of(plan, new End.Drawn(a.id()), new End.Drawn(b.id()), true).rows();
        List<Between.Found> rows = between.rows(a.id(), b.id());
        if (answer.isEmpty()) {
          assertThat(rows).allMatch(f -> f.direction() == Between.Direction.BESIDE);
        } else {
          assertThat(rows).isEqualTo(answer);
        }
      }
    }
  }
}
