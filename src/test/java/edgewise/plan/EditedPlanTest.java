package edgewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.BigOrganization;
import edgewise.fixture.Designs;
import edgewise.fixture.Edits;
import edgewise.fixture.Mutations;
import edgewise.model.Element;
import edgewise.model.Topology;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A plan kept up to date over edits is the plan derived from the design as it is.
class EditedPlanTest {
  private static final int EDITS = 100;

  static Stream<String> templates() {
    return Designs.templateNames().stream();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void editsOfStarterDesignsAreFollowed(String template) {
    follow(Designs.template(template).topology(), 1, EDITS);
  }

  /// Servers of every role, of which some work for pools of another site.
  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5, 6})
  void editsOfADesignWithEveryRoleAreFollowed(long seed) {
    follow(everyRole(), seed, 3 * EDITS);
  }

  private static Topology everyRole() {
    return Designs.template("large-multi-datacenter")
        .add(server("med01", "mediation-pool", "dublin", "\"registrar\":\"pool01\""))
        .add(server("med02", "mediation-pool", "portland", "\"balancing\":\"hardware\""))
        .add(server("chat01", "persistent-chat-pool", "portland", "\"registrar\":\"pool02\""))
        .add(server("dir09", "director", "portland", "\"balancing\":\"none\""))
        .add(host("gw01", "pstn-gateway", "dublin", "\"mediation\":[\"med01\",\"pool01\"]"))
        .add(host("gw02", "pstn-gateway", "portland", "\"emergency\":true"))
        .add(host("ex01", "exchange-um", "redmond", "\"smtpDomain\":\"contoso.com\""))
        .add(host("owa09", "office-web-apps", "portland", ""))
        .add(host("witness", "sql-server", "dublin", "\"port\":1433"))
        .set("sqlbe/mirror", "\"sqlbe02\"")
        .set("sqlbe/witness", "\"witness\"")
        .set(
            "hlb01/vips/2",
            "{\"service\":\"edge-internal\",\"pool\":\"lsedge\",\"addresses\":[\"172.25.33.9\"]}")
        .topology();
  }

  private static String host(String id, String kind, String site, String more) {
    return "{\"id\":\"%s\",\"kind\":\"%s\",\"name\":\"%s\",\"site\":\"%s\",\"fqdn\":\"%s.contoso.net\",\"addresses\":[\"192.168.10.140\"]%s}"
        .formatted(id, kind, id, site, id, more.isEmpty() ? "" : "," + more);
  }

  private static String server(String id, String kind, String site, String more) {
    return "{\"id\":\"%s\",\"kind\":\"%s\",\"name\":\"%s\",\"site\":\"%s\",\"fqdn\":\"%s.contoso.net\",%s,\"servers\":[%s,%s]}"
        .formatted(id, kind, id, site, id, more, machine(id + "-a", 1), machine(id + "-b", 2));
  }

  private static String machine(String id, int host) {
    return "{\"id\":\"%s\",\"fqdn\":\"%s.contoso.net\",\"addresses\":[\"192.168.10.11%d\"]}"
        .formatted(id, id, host);
  }

  /// Sizes on either side of the limits beyond which many elements are written as one.
  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 19, 63, 66})
  void editsOfOrganizationsOfManySitesAreFollowed(int sites) {
    follow(BigOrganization.of(sites), 2, EDITS);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatComesAndGoesInStarterDesignsIsFollowed(String template) {
    populate(Designs.template(template).topology(), 7, EDITS);
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9, 10})
  void whatComesAndGoesInADesignWithEveryRoleIsFollowed(long seed) {
    populate(everyRole(), seed, 3 * EDITS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 19, 63, 66})
  void whatComesAndGoesInOrganizationsOfManySitesIsFollowed(int sites) {
    populate(BigOrganization.of(sites), 11, EDITS);
  }

  /// Something that came, and that went, at one site of many derives little anew.
  @ParameterizedTest
  @ValueSource(strings = {"edge", "pool", "rp", "hlb", "sql", "clients", "partner"})
  void whatComesOrGoesDerivesFewElements(String what) {
    Topology all = BigOrganization.of(220);
    String id = BigOrganization.id(what, 140).value() + (what.equals("partner") ? "-0" : "");
    Topology without =
        new Topology(
            all.organization(),
            all.elements().stream().filter(e -> !e.id().value().equals(id)).toList());
    Planner planner = new Planner();
    planner.plan(all);
    assertSame(planner.plan(without), without, () -> id + " gone");
    assertThat(planner.derived()).isBetween(1, 16);
    assertSame(planner.plan(all), all, () -> id + " came");
    assertThat(planner.derived()).isBetween(1, 16);
  }

  private static void populate(Topology start, long seed, int edits) {
    Mutations mutations = new Mutations(seed);
    Planner planner = new Planner();
    planner.plan(start);
    Topology topology = start;
    for (int i = 0; i < edits; i++) {
      Topology before = topology;
      topology = i % 20 == 19 ? start : mutations.populated(topology, start);
      assertSame(planner.plan(topology), topology, number(i, before, topology));
    }
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
    List<Element> gone = new ArrayList<>(before.elements());
    gone.removeAll(after.elements());
    List<Element> come = new ArrayList<>(after.elements());
    come.removeAll(before.elements());
    gone.stream().limit(6).forEach(e -> text.append("\n- ").append(e));
    come.stream().limit(6).forEach(e -> text.append("\n+ ").append(e));
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
