package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.BigOrganization;
import edgewise.fixture.Designs;
import edgewise.fixture.Edits;
import edgewise.fixture.Mutations;
import edgewise.model.Topology;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A plan kept up to date over edits is the plan derived from the design as it is.
class PlannerEditsTest {
  private static final int EDITS = 100;

  static Stream<String> templates() {
    return Designs.templateNames().stream();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void editsOfStarterDesignsAreFollowed(String template) {
    follow(Designs.template(template).topology(), 1, EDITS);
  }

  /// Sizes on either side of the limits beyond which many elements are written as one.
  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 19, 63, 66})
  void editsOfOrganizationsOfManySitesAreFollowed(int sites) {
    follow(BigOrganization.of(sites), 2, EDITS);
  }

  @ParameterizedTest
  @EnumSource(Edits.class)
  void typicalEditsDeriveFewElements(Edits edit) {
    Topology before = BigOrganization.of(220);
    Planner planner = new Planner();
    planner.plan(before);
    Topology after = edit.at(before, 140);
    assertSame(planner.plan(after), after, edit::name);
    assertThat(planner.derived()).isBetween(1, 8);
  }

  @Test
  void manyExchangesOfSharedEndsAreFollowed() {
    Topology topology = BigOrganization.of(70);
    Planner planner = new Planner();
    Plan first = planner.plan(topology);
    String before = first.firewall().toString();
    for (int i = 0; i < 200; i++) {
      topology = Edits.CLIENT_NETWORK.at(topology, i % 3 == 0 ? 20 : 21 + i % 30);
      if (i % 20 == 0) {
        int number = i;
        assertSame(planner.plan(topology), topology, () -> "edit " + number);
      } else {
        planner.plan(topology);
      }
    }
    assertThat(first.firewall().toString()).isEqualTo(before);
  }

  private static void follow(Topology start, long seed, int edits) {
    Mutations mutations = new Mutations(seed);
    Planner planner = new Planner();
    planner.plan(start);
    Topology topology = start;
    for (int i = 0; i < edits; i++) {
      Topology before = topology;
      topology =
          switch (i % 25) {
            case 24 -> mutations.rearranged(topology);
            case 12 -> start;
            default -> mutations.edited(topology);
          };
      assertSame(planner.plan(topology), topology, number(i, before, topology));
    }
  }

  private static Supplier<String> number(int edit, Topology before, Topology after) {
    return () -> "edit " + edit + ": " + difference(before, after);
  }

  private static String difference(Topology before, Topology after) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(before.elements().size(), after.elements().size()); i++) {
      if (text.length() < 4000 && !before.elements().get(i).equals(after.elements().get(i))) {
        text.append(before.elements().get(i))
            .append("\n-> ")
            .append(after.elements().get(i))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static void assertSame(Plan kept, Topology topology, Supplier<String> what) {
    Plan fresh = Plans.of(topology);
    assertThat(kept.firewall()).as(what).isEqualTo(fresh.firewall());
    assertThat(kept.dns()).as(what).isEqualTo(fresh.dns());
    assertThat(kept.certificates()).as(what).isEqualTo(fresh.certificates());
    assertSameIndex(kept.design(), new Design(topology), what);
  }

  /// The index of a design that was edited is the one of a design read anew.
  private static void assertSameIndex(Design kept, Design fresh, Supplier<String> what) {
    for (Field field : Design.class.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        try {
          field.setAccessible(true);
          assertThat(field.get(kept))
              .as(() -> field.getName() + " after " + what.get())
              .isEqualTo(field.get(fresh));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
