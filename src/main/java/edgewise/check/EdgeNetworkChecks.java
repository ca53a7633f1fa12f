package edgewise.check;

import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Feature;
import edgewise.model.FileStore;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.SqlServer;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.Zone;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Conditions on adapters, subnets and addresses at the edge. An address that no drawn network
/// holds has no zone and fires nothing here.
final class EdgeNetworkChecks {
  private static final List<VipService> OUTSIDE =
      List.of(VipService.ACCESS_EDGE, VipService.WEB_CONFERENCING_EDGE, VipService.AV_EDGE);
  private static final int HTTPS = 443;

  static final Map<String, Condition> ALL = all();

  private EdgeNetworkChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("EDGE-NET-01", Each.edgeServer(EdgeNetworkChecks::oneSubnet));
    all.put("EDGE-NET-02", Each.edgePool(EdgeNetworkChecks::routeBetweenPerimeters));
    all.put(
        "EDGE-NET-03",
        Each.edgeServer(
            (_, pool, server, hits) -> {
              if (server.adapters() < 2) {
                hits.on(pool, Each.label(server), server.adapters());
              }
            }));
    all.put(
        "EDGE-NET-04",
        Each.edgeServer(
            (_, pool, server, hits) ->
                typed(server.internalGateway())
                    .ifPresent(gateway -> hits.on(pool, Each.label(server), gateway.text()))));
    all.put("EDGE-NET-05", Each.edgeServer(EdgeNetworkChecks::noOuterGateway));
    all.put("EDGE-NET-06", EdgeNetworkChecks::networkWithoutRoute);
    all.put(
        "EDGE-NET-07",
        Each.edgeServer(
            (_, pool, server, hits) ->
                Design.usable(server.internal()).stream()
                    .filter(a -> outside(server).anyMatch(a::equals))
                    .findFirst()
                    .ifPresent(a -> hits.on(pool, Each.label(server), a.text()))));
    all.put("EDGE-NET-08", Each.edgeServer(EdgeNetworkChecks::wrongZone));
    all.put(
        "EDGE-NET-09",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.natInternal()) {
                hits.on(pool);
              }
            }));
    all.put(
        "EDGE-NET-10",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.balancing() == Balancing.HARDWARE && pool.nat()) {
                hits.on(pool);
              }
            }));
    all.put(
        "EDGE-NET-11",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.balancing() == Balancing.HARDWARE) {
                report(pool, outside(pool).filter(Address::isPrivate), hits);
              }
            }));
    all.put(
        "EDGE-NET-12",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.balancing() == Balancing.HARDWARE) {
                report(
                    pool,
                    OUTSIDE.stream()
                        .flatMap(s -> plan.design().vip(pool.id(), s).stream())
                        .filter(Address::isPrivate),
                    hits);
              }
            }));
    all.put(
        "EDGE-NET-13",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.balancing() != Balancing.HARDWARE && !pool.nat()) {
                report(pool, outside(pool).filter(Address::isPrivate), hits);
              }
            }));
    all.put(
        "EDGE-NET-14",
        Each.edgeServer(
            (_, pool, server, hits) -> {
              if (pool.nat() && avPublic(pool, server).stream().allMatch(a -> a.text().isEmpty())) {
                hits.on(pool, Each.label(server));
              }
            }));
    all.put(
        "EDGE-NET-15",
        Each.edgeServer(
            (design, pool, server, hits) -> {
              if (pool.nat()) {
                design.publicAddresses(pool, server, VipService.AV_EDGE).stream()
                    .filter(Address::isPrivate)
                    .findFirst()
                    .ifPresent(a -> hits.on(pool, Each.label(server), a.text()));
              }
            }));
    all.put("EDGE-NET-16", Each.edgePool(EdgeNetworkChecks::sharedAvPublicAddress));
    all.put(
        "EDGE-NET-17",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.nat()) {
                report(pool, outside(pool).filter(a -> !a.isPrivate()), hits);
              }
            }));
    all.put(
        "EDGE-NET-18",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.nat() && !pool.natSymmetric()) {
                hits.on(pool);
              }
            }));
    all.put("EDGE-NET-19", Each.edgePool(EdgeNetworkChecks::portCollision));
    all.put(
        "EDGE-NET-20",
        Each.edgePool(
            (_, pool, hits) -> {
              List<Integer> ports = ports(pool);
              if (pool.sharedAddress() && new HashSet<>(ports).size() < ports.size()) {
                hits.on(pool, Each.joined(ports.stream().sorted()));
              }
            }));
    all.put(
        "EDGE-NET-21",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.sharedAddress()) {
                hits.on(pool);
              }
            }));
    all.put(
        "EDGE-NET-22",
        Each.edgePool(
            (_, pool, hits) -> {
              List<Fqdn> names = names(pool);
              if (pool.sharedAddress() && new HashSet<>(names).size() > 1) {
                hits.on(pool, Each.joined(names.stream().map(Fqdn::lower)));
              }
            }));
    all.put(
        "EDGE-NET-23",
        Each.edgePool(
            (_, pool, hits) -> {
              if (!pool.sharedAddress()) {
                Set<Fqdn> seen = new HashSet<>();
                names(pool).stream()
                    .filter(n -> !seen.add(n))
                    .findFirst()
                    .ifPresent(n -> hits.on(pool, n.lower()));
              }
            }));
    all.put("EDGE-NET-24", EdgeNetworkChecks::duplicateAddresses);
    all.put(
        "EDGE-NET-25",
        (plan, hits) ->
            sharedWithProxy(plan.design())
                .forEach(
                    (proxy, shared) ->
                        shared.forEach(
                            (address, edge) -> hits.on(proxy, address.text(), edge.name()))));
    all.put("EDGE-NET-26", Each.edgePool(EdgeNetworkChecks::admissionControlWithoutIpv4));
    all.put(
        "EDGE-NET-27",
        (plan, hits) ->
            plan.design()
                .reverseProxies()
                .forEach(
                    proxy -> {
                      String product = proxy.product().orElse("");
                      String word = product.toUpperCase(Locale.ROOT).replace(" ", "");
                      if (proxy.needsIpv6() && (word.contains("TMG") || word.contains("ISA2006"))) {
                        hits.on(proxy, product);
                      }
                    }));
    return Collections.unmodifiableMap(all);
  }

  /// External adapter addresses of a server that a machine can have.
  static Stream<Address> outside(EdgeServer server) {
    return Stream.of(server.access(), server.webConferencing(), server.av())
        .flatMap(List::stream)
        .filter(Address::isUsable);
  }

  private static Stream<Address> outside(EdgePool pool) {
    return pool.servers().stream().flatMap(EdgeNetworkChecks::outside);
  }

  private static void report(EdgePool pool, Stream<Address> addresses, Hits hits) {
    String text = Each.joined(addresses);
    if (!text.isEmpty()) {
      hits.on(pool, text);
    }
  }

  private static Optional<Address> typed(Optional<Address> address) {
    return address.filter(a -> !a.text().isEmpty());
  }

  private static List<Address> avPublic(EdgePool pool, EdgeServer server) {
    return server.avPublic().isEmpty() && pool.sharedAddress()
        ? server.accessPublic()
        : server.avPublic();
  }

  private static List<Fqdn> names(EdgePool pool) {
    return Stream.of(pool.access().fqdn(), pool.webConferencing().fqdn(), pool.av().fqdn())
        .filter(n -> !n.isBlank())
        .toList();
  }

  private static List<Integer> ports(EdgePool pool) {
    List<Integer> ports = new ArrayList<>();
    ports.add(pool.access().port());
    if (pool.webConferencingOn()) {
      ports.add(pool.webConferencing().port());
    }
    if (pool.audioVideoOn()) {
      ports.add(pool.av().port());
    }
    return ports;
  }

  private static Optional<Cidr> subnetOf(Design design, Address address, ElementId site) {
    return design.networks(site).stream()
        .flatMap(n -> n.subnets().stream())
        .filter(s -> s.contains(address))
        .findFirst();
  }

  private static void oneSubnet(Design design, EdgePool pool, EdgeServer server, Hits hits) {
    for (Address inner : Design.usable(server.internal())) {
      Optional<Cidr> subnet = subnetOf(design, inner, pool.site());
      Optional<Address> outer =
          subnet.flatMap(s -> outside(server).filter(s::contains).findFirst());
      if (outer.isPresent()) {
        hits.on(pool, Each.label(server), inner.text(), outer.get().text(), subnet.get().text());
        return;
      }
    }
  }

  private static void routeBetweenPerimeters(Plan plan, EdgePool pool, Hits hits) {
    Set<Network> networks = new LinkedHashSet<>();
    for (EdgeServer server : pool.servers()) {
      server
          .internal()
          .forEach(a -> plan.design().networkOf(a, pool.site()).ifPresent(networks::add));
    }
    networks.stream()
        .filter(Network::routedToExternal)
        .forEach(n -> hits.on(pool, n.name(), Each.joined(n.subnets())));
  }

  private static void noOuterGateway(Design design, EdgePool pool, EdgeServer server, Hits hits) {
    if (typed(server.externalGateway()).isPresent()) {
      return;
    }
    List<Network> networks =
        outside(server).flatMap(a -> design.networkOf(a, pool.site()).stream()).distinct().toList();
    if (!networks.isEmpty() && networks.stream().allMatch(n -> typed(n.gateway()).isEmpty())) {
      hits.on(pool, Each.label(server), Each.joined(networks.stream().map(Network::name)));
    }
  }

  private static void networkWithoutRoute(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Network network : design.networks()) {
      if (network.zone() == Zone.CORPORATE && !network.routedFromEdge()) {
        List<EdgePool> near =
            design.edgePools().stream().filter(e -> e.site().equals(network.site())).toList();
        for (EdgePool pool : near.isEmpty() ? design.edgePools() : near) {
          hits.on(pool, network.name(), Each.joined(network.subnets()));
        }
      }
    }
  }

  private static void wrongZone(Design design, EdgePool pool, EdgeServer server, Hits hits) {
    for (Address address : server.internal()) {
      misplaced(design, pool, server, address, Zone.PERIMETER_INTERNAL, hits);
    }
    outside(server)
        .distinct()
        .forEach(a -> misplaced(design, pool, server, a, Zone.PERIMETER_EXTERNAL, hits));
  }

  private static void misplaced(
      Design design, EdgePool pool, EdgeServer server, Address address, Zone right, Hits hits) {
    design
        .networkOf(address, pool.site())
        .filter(n -> n.zone() != right)
        .ifPresent(n -> hits.on(pool, address.text(), Each.label(server), n.name()));
  }

  private static void sharedAvPublicAddress(Plan plan, EdgePool pool, Hits hits) {
    if (!pool.nat()) {
      return;
    }
    Map<Address, EdgeServer> first = new HashMap<>();
    for (EdgeServer server : pool.servers()) {
      for (Address address :
          new LinkedHashSet<>(plan.design().publicAddresses(pool, server, VipService.AV_EDGE))) {
        EdgeServer other = first.putIfAbsent(address, server);
        if (other != null) {
          hits.on(pool, address.text(), Each.label(other), Each.label(server));
        }
      }
    }
  }

  private static void portCollision(Plan plan, EdgePool pool, Hits hits) {
    if (pool.sharedAddress()) {
      return;
    }
    Design design = plan.design();
    Set<Address> told = new HashSet<>();
    for (EdgeServer server : pool.servers()) {
      collide(
          pool,
          told,
          hits,
          service ->
              Stream.concat(
                  design.external(pool, server, service).stream(),
                  pool.nat()
                      ? design.publicAddresses(pool, server, service).stream()
                      : Stream.empty()));
    }
    if (pool.balancing() == Balancing.HARDWARE) {
      collide(pool, told, hits, service -> design.vip(pool.id(), service).stream());
    }
  }

  private static void collide(
      EdgePool pool,
      Set<Address> told,
      Hits hits,
      Function<VipService, Stream<Address>> addresses) {
    Map<Address, Set<Integer>> taken = new HashMap<>();
    for (VipService service : OUTSIDE) {
      Set<Integer> ports = listening(pool, service);
      addresses
          .apply(service)
          .distinct()
          .forEach(
              address -> {
                Set<Integer> there = taken.computeIfAbsent(address, _ -> new HashSet<>());
                List<Integer> shared = ports.stream().filter(there::contains).toList();
                if (!shared.isEmpty() && told.add(address)) {
                  hits.on(pool, address.text(), Each.joined(shared));
                }
                there.addAll(ports);
              });
    }
  }

  /// TCP ports on which an outside service of the pool listens; none when it is off.
  private static Set<Integer> listening(EdgePool pool, VipService service) {
    Set<Integer> ports = new LinkedHashSet<>();
    switch (service) {
      case WEB_CONFERENCING_EDGE -> {
        if (pool.webConferencingOn()) {
          ports.add(pool.webConferencing().port());
        }
      }
      case AV_EDGE -> {
        if (pool.audioVideoOn()) {
          ports.add(pool.av().port());
        }
      }
      default -> {
        ports.add(pool.access().port());
        if (pool.federation()) {
          ports.add(pool.federationPort());
        }
        if (pool.xmpp()) {
          ports.add(pool.xmppPort());
        }
      }
    }
    return ports;
  }

  private static void admissionControlWithoutIpv4(Plan plan, EdgePool pool, Hits hits) {
    List<String> servers =
        pool.servers().stream()
            .filter(s -> s.internal().stream().anyMatch(Address::isUsable))
            .filter(s -> s.internal().stream().noneMatch(a -> a.isUsable() && a.family() == 4))
            .map(Each::label)
            .toList();
    if (!servers.isEmpty() && controlsAdmission(plan.design())) {
      hits.on(pool, Each.joined(servers));
    }
  }

  private static boolean controlsAdmission(Design design) {
    return design.offers(Feature.CALL_ADMISSION_CONTROL)
        || design.pools().stream()
            .anyMatch(p -> p.services().contains(Service.CALL_ADMISSION_CONTROL));
  }

  /// Public addresses on which both a reverse proxy and an Edge service listen on 443, by proxy.
  private static Map<ReverseProxy, Map<Address, EdgePool>> sharedWithProxy(Design design) {
    Map<Address, EdgePool> edges = new HashMap<>();
    for (EdgePool pool : design.edgePools()) {
      for (VipService service : OUTSIDE) {
        if (listening(pool, service).contains(HTTPS)) {
          Stream.concat(
                  design.published(pool, service).stream(),
                  pool.servers().stream()
                      .flatMap(s -> design.publicAddresses(pool, s, service).stream()))
              .forEach(a -> edges.putIfAbsent(a, pool));
        }
      }
    }
    Map<ReverseProxy, Map<Address, EdgePool>> shared = new LinkedHashMap<>();
    for (ReverseProxy proxy : design.reverseProxies()) {
      for (Address address : design.published(proxy)) {
        EdgePool edge = edges.get(address);
        if (edge != null) {
          shared.computeIfAbsent(proxy, _ -> new LinkedHashMap<>()).put(address, edge);
        }
      }
    }
    return shared;
  }

  /// One place that an address is given to.
  ///
  /// @param machine what may hold an address more than once: a server, or the virtual or translated
  ///   addresses of one pool
  /// @param pool the pool behind a virtual address, else the element itself
  private record Claim(Element element, String machine, ElementId pool, String name) {
    boolean isWhole() {
      return machine.equals(element.id().value());
    }
  }

  private static void duplicateAddresses(Plan plan, Hits hits) {
    Design design = plan.design();
    Map<ReverseProxy, Map<Address, EdgePool>> toldElsewhere = sharedWithProxy(design);
    Map<Address, List<Claim>> taken = new HashMap<>();
    for (Element element : design.elements()) {
      for (Claimed claimed : claims(element)) {
        Claim claim = claimed.claim();
        for (Address address : new LinkedHashSet<>(Design.usable(claimed.addresses()))) {
          List<Claim> others = taken.computeIfAbsent(address, _ -> new ArrayList<>(1));
          others.stream()
              .filter(other -> conflict(other, claim))
              .filter(other -> !told(toldElsewhere, other.element(), claim.element(), address))
              .findFirst()
              .ifPresent(
                  other -> hits.on(claim.element(), address.text(), claim.name(), other.name()));
          others.add(claim);
        }
      }
    }
  }

  private static boolean told(
      Map<ReverseProxy, Map<Address, EdgePool>> shared, Element a, Element b, Address address) {
    return (a instanceof EdgePool
            && b instanceof ReverseProxy p
            && shared.getOrDefault(p, Map.of()).containsKey(address))
        || (b instanceof EdgePool
            && a instanceof ReverseProxy q
            && shared.getOrDefault(q, Map.of()).containsKey(address));
  }

  private static boolean conflict(Claim a, Claim b) {
    if (a.machine().equals(b.machine())
        || (a.element().equals(b.element()) && (a.isWhole() || b.isWhole()))) {
      return false;
    }
    boolean virtual = a.element() instanceof LoadBalancer || b.element() instanceof LoadBalancer;
    if (virtual && a.pool().equals(b.pool())) {
      // A farm that is drawn as one element may carry the virtual address as its own.
      Element host = a.element() instanceof LoadBalancer ? b.element() : a.element();
      return host instanceof EdgePool || host instanceof Pool;
    }
    return !NameChecks.sameMachine(a.element(), b.element());
  }

  /// The addresses of a claim. Not a map: hashing a claim would hash its whole element.
  private record Claimed(Claim claim, List<Address> addresses) {}

  private static List<Claimed> claims(Element element) {
    List<Claimed> claims = new ArrayList<>();
    ElementId id = element.id();
    switch (element) {
      case EdgePool pool -> {
        for (EdgeServer s : pool.servers()) {
          claims.add(
              new Claimed(
                  new Claim(pool, s.id().value(), id, Each.label(s)),
                  Stream.concat(s.internal().stream(), outside(s)).toList()));
        }
        if (pool.nat()) {
          // Members that share a translated address, and services that do, have checks of their
          // own.
          claims.add(
              new Claimed(
                  new Claim(pool, id.value(), id, pool.name()),
                  pool.servers().stream()
                      .flatMap(
                          s -> Stream.of(s.accessPublic(), s.webConferencingPublic(), s.avPublic()))
                      .flatMap(List::stream)
                      .toList()));
        }
      }
      case Pool pool -> {
        for (Server s : pool.servers()) {
          claims.add(
              new Claimed(
                  new Claim(pool, s.id().value(), id, Each.label(s.fqdn(), s.id().value())),
                  s.addresses()));
        }
      }
      case LoadBalancer balancer -> {
        Map<ElementId, List<Address>> byPool = new LinkedHashMap<>();
        for (Vip vip : balancer.vips()) {
          byPool.computeIfAbsent(vip.pool(), _ -> new ArrayList<>()).addAll(vip.addresses());
        }
        byPool.forEach(
            (pool, addresses) ->
                claims.add(
                    new Claimed(
                        new Claim(balancer, "vip:" + pool, pool, balancer.name()), addresses)));
      }
      case ReverseProxy proxy ->
          claims.add(
              new Claimed(
                  new Claim(proxy, id.value(), id, proxy.name()),
                  Stream.of(proxy.external(), proxy.publicAddresses(), proxy.internal())
                      .flatMap(List::stream)
                      .toList()));
      case PstnGateway _, OfficeWebApps _, ExchangeUm _, SqlServer _, FileStore _ ->
          claims.add(
              new Claimed(
                  new Claim(element, id.value(), id, element.name()),
                  ((Host) element).insideAddresses()));
      default -> {}
    }
    return claims;
  }
}
