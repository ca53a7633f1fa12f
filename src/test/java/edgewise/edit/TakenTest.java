package edgewise.edit;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.BigOrganization;
import edgewise.model.Address;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Network;
import edgewise.model.Shape;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What was found out about the design before must not be taken for what holds now.
class TakenTest {
  private final Random random = new Random(7);

  @Test
  void afterAnyEditItIsWhatTheElementsHave() {
    Topology topology = BigOrganization.of(6);
    List<Element> spare = new ArrayList<>();
    Set<ElementId> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<Address> addresses = new HashSet<>();
    topology.elements().forEach(e -> collect(e, ids, names, addresses));
    for (int step = 0; step < 200; step++) {
      topology = edited(topology, spare);
      Set<ElementId> hasIds = new HashSet<>();
      Set<String> hasNames = new HashSet<>();
      Set<Address> hasAddresses = new HashSet<>();
      topology.elements().forEach(e -> collect(e, hasIds, hasNames, hasAddresses));
      ids.addAll(hasIds);
      names.addAll(hasNames);
      addresses.addAll(hasAddresses);
      Taken taken = Taken.of(topology);
      assertThat(ids.stream().filter(taken::has)).hasSameElementsAs(hasIds);
      assertThat(names.stream().filter(taken::has)).hasSameElementsAs(hasNames);
      assertThat(addresses.stream().filter(taken::has)).hasSameElementsAs(hasAddresses);
      List<Element> all = topology.elements();
      assertThat(taken.byType().values().stream().mapToInt(List::size).sum()).isEqualTo(all.size());
      taken
          .byType()
          .forEach(
              (type, list) ->
                  assertThat(list)
                      .containsExactlyElementsOf(all.stream().filter(type::isInstance).toList()));
      taken
          .networks()
          .forEach(
              (site, list) ->
                  assertThat(list)
                      .containsExactlyElementsOf(
                          all.stream()
                              .filter(e -> e instanceof Network n && n.site().equals(site))
                              .map(Network.class::cast)
                              .toList()));
      assertThat(taken.networks().values().stream().mapToInt(List::size).sum())
          .isEqualTo(all.stream().filter(Network.class::isInstance).count());
      ElementId one = topology.elements().get(random.nextInt(topology.elements().size())).id();
      Set<ElementId> some = Set.of(one);
      assertThat(topology.elements().get(taken.position(one)).id()).isEqualTo(one);
      assertThat(taken.position(ElementId.of("nobody"))).isEqualTo(-1);
      assertThat(taken.around(some).stream().map(topology.elements()::get))
          .containsExactlyElementsOf(
              topology.elements().stream()
                  .filter(
                      e ->
                          e.id().equals(one)
                              || References.of(e).values().stream()
                                  .anyMatch(list -> list.contains(one)))
                  .toList());
    }
  }

  /// Elements go, come back, change places or names.
  private Topology edited(Topology before, List<Element> spare) {
    List<Element> elements = new ArrayList<>(before.elements());
    int at = random.nextInt(elements.size());
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        spare.add(elements.remove(at));
        if (random.nextBoolean()) {
          spare.add(elements.remove(random.nextInt(elements.size())));
        }
      }
      case 2 -> {
        elements.addAll(at, spare);
        spare.clear();
      }
      case 3 -> elements.add(elements.remove(at));
      default ->
          elements.set(
              at, Elements.with(elements.get(at), "name", "Renamed" + random.nextInt(1000)));
    }
    return new Topology(before.organization(), elements);
  }

  private static void collect(
      Element element, Set<ElementId> ids, Set<String> names, Set<Address> addresses) {
    ids.add(element.id());
    Elements.servers(element).forEach(s -> ids.add(Elements.serverId(s)));
    names.add(element.name().toLowerCase(Locale.ROOT));
    collect(Shape.Rec.of(element.getClass()), element, names, addresses);
  }

  private static void collect(
      Shape shape, Object value, Set<String> names, Set<Address> addresses) {
    switch (shape) {
      case Shape.Scalar _ -> {
        if (value instanceof Fqdn name) {
          names.add(name.lower());
        } else if (value instanceof Address address) {
          addresses.add(address);
        }
      }
      case Shape.Maybe m ->
          ((Optional<?>) value).ifPresent(v -> collect(m.of(), v, names, addresses));
      case Shape.ListOf l -> ((List<?>) value).forEach(v -> collect(l.of(), v, names, addresses));
      case Shape.Rec r ->
          r.components().forEach(c -> collect(c.shape(), c.of(value), names, addresses));
    }
  }
}
