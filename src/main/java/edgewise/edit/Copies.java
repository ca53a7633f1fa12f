package edgewise.edit;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.Shape;
import edgewise.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Copies of elements for a design that may hold the originals: names, FQDNs, subnets and addresses
/// that are taken are replaced by the next free ones.
final class Copies {
  /// Components that hold a name of the element's own.
  private static final Set<String> OWN_NAMES = Set.of("fqdn", "internalFqdn", "externalFqdn");

  /// Zones of the components that hold addresses of the element's own.
  private static final Map<String, Zone> OWN_ADDRESSES =
      Map.ofEntries(
          Map.entry("internal", Zone.PERIMETER_INTERNAL),
          Map.entry("access", Zone.PERIMETER_EXTERNAL),
          Map.entry("webConferencing", Zone.PERIMETER_EXTERNAL),
          Map.entry("av", Zone.PERIMETER_EXTERNAL),
          Map.entry("external", Zone.PERIMETER_EXTERNAL),
          Map.entry("accessPublic", Zone.INTERNET),
          Map.entry("webConferencingPublic", Zone.INTERNET),
          Map.entry("avPublic", Zone.INTERNET),
          Map.entry("publicAddresses", Zone.INTERNET),
          Map.entry("addresses", Zone.CORPORATE));

  private final Document document;
  private final Addresses addresses;
  private final Set<String> names = new HashSet<>();
  private final Set<String> fqdns = new HashSet<>();

  Copies(Document document) {
    this.document = document;
    addresses = new Addresses(document);
    for (Element element : document.topology().elements()) {
      names.add(element.name().toLowerCase(Locale.ROOT));
      map(
          element,
          (component, value) -> {
            if (value instanceof Fqdn f) {
              fqdns.add(f.lower());
            }
            return value;
          });
    }
  }

  static Record withId(Record record, ElementId id) {
    Shape.Rec shape = Shape.Rec.of(record.getClass());
    Map<String, Object> values = new HashMap<>();
    shape.components().forEach(c -> values.put(c.name(), c.of(record)));
    values.put("id", id);
    return (Record) shape.create(values);
  }

  /// The element under names that the design does not have.
  Element named(Element element) {
    String name = free(element.name(), names);
    Element copy =
        name.equals(element.name()) ? element : new Rename(element.id(), name).of(element);
    if (!(copy instanceof Host || copy instanceof ReverseProxy)) {
      return copy;
    }
    Map<Fqdn, Fqdn> here = new HashMap<>();
    return map(
        copy,
        (component, value) ->
            value instanceof Fqdn f && OWN_NAMES.contains(component) && !f.isBlank()
                ? here.computeIfAbsent(f, this::freeName)
                : value);
  }

  private Fqdn freeName(Fqdn name) {
    if (fqdns.add(name.lower())) {
      return name;
    }
    int dot = name.text().indexOf('.');
    String host = dot < 0 ? name.text() : name.text().substring(0, dot);
    String rest = dot < 0 ? "" : name.text().substring(dot);
    for (int n = 2; ; n++) {
      Fqdn next = Fqdn.of(numbered(host, n) + rest);
      if (fqdns.add(next.lower())) {
        return next;
      }
    }
  }

  /// The name itself when nobody has it, else with the next number; takes it.
  private static String free(String name, Set<String> taken) {
    String next = name;
    for (int n = 2; !taken.add(next.toLowerCase(Locale.ROOT)); n++) {
      next = numbered(name, n);
    }
    return next;
  }

  /// A name with the n-th number from its own on: `edge01` is followed by `edge02`, `sip` by
  /// `sip02`, `Redmond HQ` by `Redmond HQ 2`, `litware.com` by `litware-2.com`.
  static String numbered(String name, int n) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      return name.substring(0, dot) + "-" + n + name.substring(dot);
    }
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
      end--;
    }
    String digits = name.substring(end);
    if (!digits.isEmpty() && digits.length() < 9) {
      String next = Integer.toString(Integer.parseInt(digits) + n - 1);
      return name.substring(0, end)
          + "0".repeat(Math.max(0, digits.length() - next.length()))
          + next;
    }
    boolean words = name.indexOf(' ') >= 0 || !name.equals(name.toLowerCase(Locale.ROOT));
    return words ? name + " " + n : name + String.format(Locale.ROOT, "%02d", n);
  }

  /// The element without what there can be only one of, where the design has it already.
  Element unique(Element copy, Map<ElementId, ElementId> ids) {
    return switch (copy) {
      case Pool pool -> {
        Element now = pool;
        if (pool.pairedWith().filter(id -> !ids.containsKey(id)).isPresent()) {
          now = Elements.with(now, "pairedWith", Optional.empty());
        }
        boolean central =
            Elements.all(document, Pool.class).stream()
                .anyMatch(p -> p.services().contains(Service.CENTRAL_MANAGEMENT));
        yield central
            ? Elements.with(
                now,
                "services",
                pool.services().stream().filter(s -> s != Service.CENTRAL_MANAGEMENT).toList())
            : now;
      }
      case LoadBalancer balancer -> {
        Set<ElementId> balanced = new HashSet<>();
        Elements.all(document, LoadBalancer.class)
            .forEach(l -> l.vips().forEach(v -> balanced.add(v.pool())));
        yield Elements.with(
            balancer,
            "vips",
            balancer.vips().stream()
                .filter(v -> ids.containsKey(v.pool()) || !balanced.contains(v.pool()))
                .toList());
      }
      default -> copy;
    };
  }

  /// The elements with free subnets and addresses. Addresses that lie in a network which comes
  /// along move with it.
  List<Element> addressed(List<Element> elements, Map<ElementId, Element> originals) {
    Map<Cidr, Cidr> moved = new HashMap<>();
    List<Element> placed = new ArrayList<>();
    for (Element element : elements) {
      placed.add(element instanceof Network network ? moved(network, moved) : element);
    }
    placed.stream().filter(Network.class::isInstance).forEach(addresses::add);
    Set<Address> mine = new HashSet<>();
    List<Element> done = new ArrayList<>();
    for (Element element : placed) {
      Optional<ElementId> was = originals.get(element.id()).siteId();
      boolean elsewhere = !was.equals(element.siteId()) && moved.isEmpty();
      done.add(
          element instanceof Partner || element instanceof Network
              ? element
              : readdressed(element, moved, elsewhere, mine));
    }
    return done;
  }

  private Network moved(Network network, Map<Cidr, Cidr> moved) {
    List<Cidr> subnets = new ArrayList<>();
    for (Cidr subnet : network.subnets()) {
      Cidr next = subnet;
      while (next.isValid() && next.length() > 0 && !isFree(next, moved)) {
        Optional<Cidr> after = after(next);
        if (after.isEmpty()) {
          break;
        }
        next = after.get();
      }
      if (!next.equals(subnet)) {
        moved.put(subnet, next);
      }
      subnets.add(next);
    }
    Network now = (Network) Elements.with(network, "subnets", List.copyOf(subnets));
    return (Network)
        Elements.with(now, "gateway", network.gateway().map(g -> shifted(g, moved).orElse(g)));
  }

  private boolean isFree(Cidr subnet, Map<Cidr, Cidr> moved) {
    return addresses.isFree(subnet) && moved.values().stream().noneMatch(subnet::overlaps);
  }

  /// The subnet of the same length behind an IPv4 subnet; empty at the end of all addresses, and
  /// for IPv6, where nothing is proposed.
  private static Optional<Cidr> after(Cidr subnet) {
    if (subnet.base().family() != 4) {
      return Optional.empty();
    }
    long size = 1L << 32 - subnet.length();
    return subnet.base().low() + 2 * size > 1L << 32
        ? Optional.empty()
        : Optional.of(Cidr.of(Addresses.at(subnet, size), subnet.length()));
  }

  private static Optional<Address> shifted(Address address, Map<Cidr, Cidr> moved) {
    for (Map.Entry<Cidr, Cidr> m : moved.entrySet()) {
      if (address.family() == 4 && m.getKey().contains(address)) {
        return Optional.of(Addresses.at(m.getValue(), address.low() - m.getKey().base().low()));
      }
    }
    return Optional.empty();
  }

  private Element readdressed(
      Element element, Map<Cidr, Cidr> moved, boolean elsewhere, Set<Address> mine) {
    return map(
        element,
        (component, value) -> {
          if (!(value instanceof Address address) || !address.isUsable()) {
            return value;
          }
          Optional<Address> along = shifted(address, moved);
          if (along.isPresent()) {
            addresses.take(along.get());
            return along.get();
          }
          Zone zone = OWN_ADDRESSES.get(component);
          if (zone == null) {
            return component.equals("externalGateway") && elsewhere
                ? element
                    .siteId()
                    .flatMap(s -> addresses.gateway(s, Zone.PERIMETER_EXTERNAL))
                    .orElse(address)
                : value;
          }
          boolean outside = zone == Zone.INTERNET;
          boolean keep = !addresses.isUsed(address) && (!elsewhere || outside);
          if (keep && mine.add(address)) {
            addresses.take(address);
            return address;
          }
          Optional<Address> next =
              elsewhere && !outside && element.siteId().isPresent()
                  ? addresses.next(element.siteId().get(), zone)
                  : addresses.nextBeside(address);
          return next.or(() -> addresses.nextBeside(address)).orElse(address);
        });
  }

  /// An element with every scalar replaced by what a function makes of it, given the name of the
  /// component that holds it.
  private static Element map(Element element, BiFunction<String, Object, Object> to) {
    return (Element) map(Shape.Rec.of(element.getClass()), "", element, to);
  }

  private static Object map(
      Shape shape, String component, Object value, BiFunction<String, Object, Object> to) {
    return switch (shape) {
      case Shape.Scalar _ -> to.apply(component, value);
      case Shape.Maybe m -> ((Optional<?>) value).map(v -> map(m.of(), component, v, to));
      case Shape.ListOf l -> {
        List<Object> items = new ArrayList<>();
        ((List<?>) value).forEach(v -> items.add(map(l.of(), component, v, to)));
        yield items;
      }
      case Shape.Rec r -> {
        Object[] values = new Object[r.components().size()];
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
          Shape.Component c = r.components().get(i);
          Object before = c.of(value);
          values[i] = map(c.shape(), c.name(), before, to);
          changed |= !values[i].equals(before);
        }
        yield changed ? r.create(values) : value;
      }
    };
  }
}
