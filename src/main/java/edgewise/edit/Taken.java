package edgewise.edit;

import edgewise.model.Address;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Network;
import edgewise.model.Shape;
import edgewise.model.Topology;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Which ids, names and addresses the elements of a design have, and which ids they name. What was
/// found out about the design that was looked at last is kept: the next one mostly differs in a few
/// elements, and only those are looked at anew. Immutable.
final class Taken {
  private static SoftReference<Taken> last = new SoftReference<>(null);

  private final Topology topology;
  private final Uses[] uses;

  /// Hashes of the uses, which are looked through faster side by side.
  private final int[] hashes;

  /// Bits of the uses, likewise.
  private final long[] bits;

  /// The elements by type; null until somebody asks.
  private Map<Class<?>, List<Element>> byType;

  /// The networks by site; null until somebody asks.
  private Map<ElementId, List<Network>> networks;

  private final Counts<ElementId> ids;
  private final Counts<String> names;
  private final Counts<Address> addresses;

  /// What one element has: its id and those of its servers, its name and FQDNs in lower case, its
  /// addresses; and the ids it names.
  ///
  /// @param hash that of its own id
  /// @param around a bit for each id it has or names; several ids may share one
  private record Uses(
      List<ElementId> ids,
      List<String> names,
      List<Address> addresses,
      List<ElementId> references,
      int hash,
      long around) {
    static Uses of(Element element) {
      List<ElementId> ids = new ArrayList<>(4);
      ids.add(element.id());
      Elements.servers(element).forEach(s -> ids.add(Elements.serverId(s)));
      List<String> names = new ArrayList<>(4);
      Taken.names(element, names::add);
      List<Address> addresses = new ArrayList<>(4);
      Taken.addresses(element, addresses::add);
      List<ElementId> references = new ArrayList<>(4);
      References.each((Record) element, references::add);
      return new Uses(
          ids, names, addresses, references, element.id().hashCode(), bits(ids) | bits(references));
    }

    boolean isAround(Set<ElementId> some) {
      return holds(ids, some) || holds(references, some);
    }

    private static boolean holds(List<ElementId> all, Set<ElementId> some) {
      for (ElementId id : all) {
        if (some.contains(id)) {
          return true;
        }
      }
      return false;
    }
  }

  /// How often something is used: what held for a large design, and what has changed since.
  private record Counts<K>(Map<K, Integer> base, Map<K, Integer> since) {
    private static final int MOST_SINCE = 2048;

    boolean has(K key) {
      return base.getOrDefault(key, 0) + since.getOrDefault(key, 0) > 0;
    }

    Counts<K> with(List<Uses> come, List<Uses> gone, Function<Uses, List<K>> what) {
      Map<K, Integer> next = new HashMap<>(since);
      come.forEach(u -> what.apply(u).forEach(k -> next.merge(k, 1, Integer::sum)));
      gone.forEach(u -> what.apply(u).forEach(k -> next.merge(k, -1, Integer::sum)));
      if (next.size() <= MOST_SINCE) {
        return new Counts<>(base, next);
      }
      Map<K, Integer> all = new HashMap<>(base);
      next.forEach((k, n) -> all.merge(k, n, Integer::sum));
      return new Counts<>(all, Map.of());
    }

    static <K> Counts<K> none() {
      return new Counts<>(Map.of(), Map.of());
    }
  }

  private Taken(
      Topology topology,
      Uses[] uses,
      Counts<ElementId> ids,
      Counts<String> names,
      Counts<Address> addresses) {
    this.topology = topology;
    this.uses = uses;
    hashes = new int[uses.length];
    bits = new long[uses.length];
    for (int i = 0; i < uses.length; i++) {
      hashes[i] = uses[i].hash;
      bits[i] = uses[i].around;
    }
    this.ids = ids;
    this.names = names;
    this.addresses = addresses;
  }

  /// What the elements of a topology have.
  // A topology that did not change is the same object.
  @SuppressWarnings("ReferenceEquality")
  static synchronized Taken of(Topology topology) {
    Taken before = last.get();
    if (before == null) {
      before =
          new Taken(
              new Topology(topology.organization(), List.of()),
              new Uses[0],
              Counts.none(),
              Counts.none(),
              Counts.none());
    }
    Taken now = before.topology == topology ? before : before.at(topology);
    last = new SoftReference<>(now);
    return now;
  }

  /// Where the element with an id stands in document order, -1 when there is none.
  int position(ElementId id) {
    int hash = id.hashCode();
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash && uses[i].ids.getFirst().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /// The elements by type, in document order.
  synchronized Map<Class<?>, List<Element>> byType() {
    if (byType == null) {
      byType = byType(topology.elements());
    }
    return byType;
  }

  /// The networks of each site, in document order.
  synchronized Map<ElementId, List<Network>> networks() {
    if (networks == null) {
      networks = new HashMap<>();
      for (Element element : byType().getOrDefault(Network.class, List.of())) {
        Network network = (Network) element;
        networks.computeIfAbsent(network.site(), _ -> new ArrayList<>()).add(network);
      }
    }
    return networks;
  }

  /// Elements by type, in their order.
  static Map<Class<?>, List<Element>> byType(List<Element> elements) {
    Map<Class<?>, List<Element>> all = new HashMap<>();
    for (Element element : elements) {
      all.computeIfAbsent(element.getClass(), _ -> new ArrayList<>()).add(element);
    }
    return all;
  }

  /// Whether an element or server has an id.
  boolean has(ElementId id) {
    return ids.has(id);
  }

  /// Whether an element has a name, or something in it an FQDN, given in lower case.
  boolean has(String name) {
    return names.has(name);
  }

  /// Whether something has an address.
  boolean has(Address address) {
    return addresses.has(address);
  }

  /// The bits of some ids.
  static long bits(Iterable<ElementId> all) {
    long bits = 0;
    for (ElementId id : all) {
      bits |= bit(id);
    }
    return bits;
  }

  /// One of 64 bits that tells most ids apart before they are compared.
  static long bit(ElementId id) {
    return 1L << id.hashCode();
  }

  /// The name of an element and all FQDNs in it, in lower case.
  static void names(Element element, Consumer<String> to) {
    to.accept(element.name().toLowerCase(Locale.ROOT));
    collect(Fqdn.class, Shape.Rec.of(element.getClass()), element, name -> to.accept(name.lower()));
  }

  /// All addresses in an element.
  static void addresses(Element element, Consumer<Address> to) {
    collect(Address.class, Shape.Rec.of(element.getClass()), element, to);
  }

  private static <V> void collect(Class<V> type, Shape shape, Object value, Consumer<V> to) {
    switch (shape) {
      case Shape.Scalar _ -> {
        if (type.isInstance(value)) {
          to.accept(type.cast(value));
        }
      }
      case Shape.Maybe m -> ((Optional<?>) value).ifPresent(v -> collect(type, m.of(), v, to));
      case Shape.ListOf l -> ((List<?>) value).forEach(v -> collect(type, l.of(), v, to));
      case Shape.Rec r -> r.leadingTo(type).forEach(c -> collect(type, c.shape(), c.of(value), to));
    }
  }

  /// Where the elements stand that have one of some ids, for themselves or a server, or name one;
  /// in document order.
  List<Integer> around(Set<ElementId> some) {
    List<Integer> around = new ArrayList<>();
    long wanted = bits(some);
    for (int i = 0; i < bits.length; i++) {
      if ((bits[i] & wanted) != 0 && uses[i].isAround(some)) {
        around.add(i);
      }
    }
    return around;
  }

  // Elements that did not change are the same objects.
  @SuppressWarnings("ReferenceEquality")
  private Taken at(Topology next) {
    Element[] was = topology.elements().toArray(Element[]::new);
    Element[] is = next.elements().toArray(Element[]::new);
    Uses[] now = new Uses[is.length];
    List<Uses> come = new ArrayList<>();
    List<Uses> gone = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < was.length || j < is.length) {
      if (i < was.length && j < is.length && was[i] == is[j]) {
        now[j++] = uses[i++];
        continue;
      }
      int surplus = (was.length - i) - (is.length - j);
      boolean changed =
          i < was.length && j < is.length && (surplus == 0 || was[i].id().equals(is[j].id()));
      if (changed || surplus > 0) {
        gone.add(uses[i++]);
      }
      if (changed || surplus < 0) {
        now[j] = Uses.of(is[j]);
        come.add(now[j++]);
      }
    }
    return new Taken(
        next,
        now,
        ids.with(come, gone, Uses::ids),
        names.with(come, gone, Uses::names),
        addresses.with(come, gone, Uses::addresses));
  }
}
