package edgewise.edit;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Hosts;
import edgewise.model.Network;
import edgewise.model.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Addresses that are still free, network by network. Each address is given out once.
final class Addresses {
  /// The first ten addresses of a subnet are left to routers and other devices.
  private static final int FIRST = 10;

  /// How far into a subnet free addresses are looked for.
  private static final int MOST = 4096;

  /// Ranges set aside for documentation (RFC 5737): what the Internet sees of a design until the
  /// real addresses are known.
  static final List<Cidr> PUBLIC =
      List.of(Cidr.of("203.0.113.0/24"), Cidr.of("198.51.100.0/24"), Cidr.of("192.0.2.0/24"));

  private final List<Network> added = new ArrayList<>();
  private final Taken taken;
  private final Set<Address> used = new HashSet<>();

  Addresses(Document document) {
    taken = Taken.of(document.topology());
  }

  /// Takes a network and the addresses of an element into account that the document lacks.
  void add(Element element) {
    if (element instanceof Network network) {
      added.add(network);
    }
    Taken.addresses(element, used::add);
  }

  /// The networks of a site in a zone, in document order.
  private Stream<Network> of(ElementId site, Zone zone) {
    return Stream.concat(
            taken.networks().getOrDefault(site, List.of()).stream(),
            added.stream().filter(n -> n.site().equals(site)))
        .filter(n -> n.zone() == zone);
  }

  private Stream<Cidr> subnets() {
    return Stream.concat(
            taken.byType().getOrDefault(Network.class, List.of()).stream().map(Network.class::cast),
            added.stream())
        .flatMap(n -> n.subnets().stream());
  }

  /// The next free address of a zone of a site; empty when the site has no network there, or its
  /// networks are full. Client networks are left to clients.
  Optional<Address> next(ElementId site, Zone zone) {
    return next(site, zone, FIRST);
  }

  /// The same, the first choice being so many places into the subnet.
  Optional<Address> next(ElementId site, Zone zone, int first) {
    return of(site, zone)
        .filter(n -> n.hosts() != Hosts.CLIENTS)
        .sorted(Comparator.comparing(Network::hosts))
        .flatMap(n -> n.subnets().stream())
        .map(subnet -> next(subnet, first))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// The next free address that stands for one the organization will get from its provider.
  Optional<Address> nextPublic(int first) {
    return PUBLIC.stream().map(subnet -> next(subnet, first)).flatMap(Optional::stream).findFirst();
  }

  /// The next free IPv4 address of a subnet, which is taken from then on.
  private Optional<Address> next(Cidr subnet, int first) {
    if (!subnet.isValid() || subnet.base().family() != 4 || subnet.length() > 30) {
      return Optional.empty();
    }
    long size = 1L << 32 - subnet.length();
    long lowest = Math.min(FIRST, size / 4);
    long end = Math.min(size - 1, MOST);
    long start = first < end ? Math.max(first, lowest) : lowest;
    return free(subnet, start, end).or(() -> free(subnet, lowest, start));
  }

  /// Whether an address is in use or given out.
  boolean isUsed(Address address) {
    return taken.has(address) || used.contains(address);
  }

  /// Takes an address.
  void take(Address address) {
    used.add(address);
  }

  /// The next free address in the network that holds an address; without one, of the 256 addresses
  /// around it.
  Optional<Address> nextBeside(Address address) {
    if (address.family() != 4) {
      return Optional.empty();
    }
    Cidr subnet =
        subnets()
            .filter(s -> s.contains(address))
            .findFirst()
            .orElseGet(() -> Cidr.of(address, 24));
    return next(subnet, (int) Math.min(MOST, address.low() - subnet.base().low() + 1));
  }

  private Optional<Address> free(Cidr subnet, long from, long end) {
    for (long i = from; i < end; i++) {
      Address address = at(subnet, i);
      if (!taken.has(address) && used.add(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /// The router of the site's network in a zone, if the design knows one.
  Optional<Address> gateway(ElementId site, Zone zone) {
    return of(site, zone).map(Network::gateway).flatMap(Optional::stream).findFirst();
  }

  /// Whether the external perimeter of a site has addresses of its own on the Internet.
  boolean isPublic(ElementId site) {
    return of(site, Zone.PERIMETER_EXTERNAL)
        .flatMap(n -> n.subnets().stream())
        .anyMatch(s -> s.isValid() && !s.base().isPrivate());
  }

  /// Whether a site has a network in a zone.
  boolean has(ElementId site, Zone zone) {
    return of(site, zone).findAny().isPresent();
  }

  /// Whether a subnet shares no address with any network of the design.
  boolean isFree(Cidr subnet) {
    return subnets().noneMatch(subnet::overlaps);
  }

  /// The address so many places into a subnet.
  static Address at(Cidr subnet, long offset) {
    long value = subnet.base().low() + offset;
    return Address.of(
        (value >> 24 & 255)
            + "."
            + (value >> 16 & 255)
            + "."
            + (value >> 8 & 255)
            + "."
            + (value & 255));
  }
}
