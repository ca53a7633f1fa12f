package edgewise.check;

import edgewise.model.Address;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.FileStore;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Network;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.SqlServer;
import edgewise.model.View;
import edgewise.model.Zone;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Conditions on names of machines, pools and Edge services, and on how an Edge server resolves
/// them. Empty names and names with blanks are left to the placeholder checks.
final class NameChecks {
  static final Map<String, Condition> ALL = all();

  private NameChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put(
        "NAME-01",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.servers().size() == 1) {
                Fqdn server = pool.servers().getFirst().fqdn();
                if (!server.isBlank() && !pool.fqdn().isBlank() && !server.equals(pool.fqdn())) {
                  hits.on(pool, pool.fqdn().lower(), server.lower());
                }
              }
            }));
    all.put(
        "NAME-02",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.servers().size() > 1
                  && !pool.fqdn().isBlank()
                  && pool.servers().stream().anyMatch(s -> s.fqdn().equals(pool.fqdn()))) {
                hits.on(pool, pool.fqdn().lower());
              }
            }));
    all.put(
        "NAME-03",
        Each.edgeServer(
            (_, pool, server, hits) -> {
              if (isShort(server.fqdn())) {
                hits.on(pool, server.fqdn().text());
              }
            }));
    all.put("NAME-04", NameChecks::unusableNames);
    all.put("NAME-05", NameChecks::duplicateNames);
    all.put("NAME-06", NameChecks::sharedExternalNames);
    all.put(
        "NAME-07",
        Each.edgeServer(
            (design, pool, server, hits) ->
                domain(server)
                    .filter(d -> design.organization().internalDomains().contains(d))
                    .ifPresent(d -> hits.on(pool, Each.label(server), d.lower()))));
    all.put(
        "NAME-08",
        Each.edgeServer(
            (design, pool, server, hits) ->
                domain(server)
                    .filter(d -> !design.organization().internalDomains().contains(d))
                    .ifPresent(d -> hits.on(pool, Each.label(server), d.lower()))));
    all.put("NAME-09", Each.edgePool(NameChecks::unresolvedNextHop));
    all.put("NAME-10", Each.edgeServer(NameChecks::insideResolver));
    return Collections.unmodifiableMap(all);
  }

  private static Optional<Fqdn> domain(EdgeServer server) {
    return server.domain().filter(d -> !d.isBlank());
  }

  private static boolean isShort(Fqdn name) {
    return !name.isBlank() && name.text().indexOf('.') < 0;
  }

  /// True for a name that cannot be written to a table, apart from the faults that other checks
  /// report.
  private static void unusableNames(Plan plan, Hits hits) {
    Design design = plan.design();
    Set<Fqdn> shortEdgeNames = new LinkedHashSet<>();
    design.edgePools().forEach(p -> p.servers().forEach(s -> shortEdgeNames.add(s.fqdn())));
    shortEdgeNames.removeIf(n -> !isShort(n) || !n.hasValidLabels());
    for (DrawnName drawn : DrawnName.ofOwn(design)) {
      Fqdn name = drawn.name();
      boolean told = name.isBlank() || DrawnName.hasBlank(name) || shortEdgeNames.contains(name);
      if (!told && !(drawn.mayBeShort() ? name.hasValidLabels() : name.isValid())) {
        drawn.report(hits, name.text());
      }
    }
  }

  /// True when two elements may stand for one machine, so that they share its name and address:
  /// databases and shares on a server, and the gateway part of a branch appliance.
  static boolean sameMachine(Element a, Element b) {
    return a instanceof Host x
        && b instanceof Host y
        && x.fqdn().isValid()
        && names(x).stream().anyMatch(names(y)::contains)
        && (isBackEnd(a) || isBackEnd(b));
  }

  private static boolean isBackEnd(Element e) {
    return e instanceof SqlServer
        || e instanceof FileStore
        || (e instanceof PstnGateway g && g.branchAppliance());
  }

  /// Names of the machines and of the pool of a host, each once.
  private static Set<Fqdn> names(Host host) {
    Set<Fqdn> names = new LinkedHashSet<>();
    names.add(host.fqdn());
    switch (host) {
      case EdgePool p -> p.servers().forEach(s -> names.add(s.fqdn()));
      case Pool p -> p.servers().forEach(s -> names.add(s.fqdn()));
      default -> {}
    }
    names.removeIf(Fqdn::isBlank);
    return names;
  }

  private static void duplicateNames(Plan plan, Hits hits) {
    Map<Fqdn, List<Element>> taken = new HashMap<>();
    for (Element element : plan.design().elements()) {
      Set<Fqdn> names =
          switch (element) {
            case Host host -> names(host);
            case ReverseProxy proxy when proxy.fqdn().filter(n -> !n.isBlank()).isPresent() ->
                Set.of(proxy.fqdn().get());
            default -> Set.of();
          };
      for (Fqdn name : names) {
        List<Element> others = taken.computeIfAbsent(name, _ -> new ArrayList<>(1));
        others.stream()
            .filter(other -> !sameMachine(other, element))
            .findFirst()
            .ifPresent(other -> hits.on(element, name.lower(), other.name()));
        others.add(element);
      }
      twins(element).forEach(name -> hits.on(element, name.lower(), element.name()));
    }
  }

  /// Names that two servers of one pool carry.
  private static Set<Fqdn> twins(Element element) {
    Stream<Fqdn> servers =
        switch (element) {
          case EdgePool p -> p.servers().stream().map(EdgeServer::fqdn);
          case Pool p -> p.servers().stream().map(Server::fqdn);
          default -> Stream.empty();
        };
    Set<Fqdn> seen = new LinkedHashSet<>();
    Set<Fqdn> twins = new LinkedHashSet<>();
    servers.filter(n -> !n.isBlank()).filter(n -> !seen.add(n)).forEach(twins::add);
    return twins;
  }

  private static void sharedExternalNames(Plan plan, Hits hits) {
    Map<Fqdn, EdgePool> taken = new HashMap<>();
    for (EdgePool pool : plan.design().edgePools()) {
      Set<Fqdn> names =
          new LinkedHashSet<>(List.of(pool.access().fqdn(), pool.webConferencing().fqdn()));
      names.add(pool.av().fqdn());
      names.removeIf(Fqdn::isBlank);
      for (Fqdn name : names) {
        EdgePool other = taken.putIfAbsent(name, pool);
        if (other != null) {
          hits.on(pool, name.lower(), other.name());
        }
      }
    }
  }

  private static void unresolvedNextHop(Plan plan, EdgePool pool, Hits hits) {
    Optional<Pool> hop = plan.design().nextHop(pool).filter(p -> !p.fqdn().isBlank());
    List<EdgeServer> without = pool.servers().stream().filter(s -> !s.hostsFile()).toList();
    if (hop.isPresent() && !without.isEmpty()) {
      String name = hop.get().fqdn().lower();
      if (plan.design().dnsViews().stream()
          .filter(DnsView::usedByEdge)
          .noneMatch(v -> resolves(v, name))) {
        hits.on(pool, name, Each.joined(without.stream().map(Each::label)));
      }
    }
  }

  /// A view without listed records holds what is planned for it, and names of inside pools are
  /// planned for the internal one only.
  private static boolean resolves(DnsView view, String name) {
    return DnsAnswers.of(List.of(view))
        .map(a -> a.hasHost(name))
        .orElse(view.view() == View.INTERNAL);
  }

  private static void insideResolver(Design design, EdgePool pool, EdgeServer server, Hits hits) {
    List<Address> inside =
        server.dnsServers().stream()
            .filter(Address::isUsable)
            .filter(a -> isInside(design, pool, a))
            .toList();
    if (!inside.isEmpty()) {
      hits.on(pool, Each.label(server), Each.joined(inside));
    }
  }

  private static boolean isInside(Design design, EdgePool pool, Address resolver) {
    Optional<Zone> zone =
        design
            .zoneOf(resolver, pool.site())
            .or(
                () ->
                    design.networks().stream()
                        .filter(n -> n.subnets().stream().anyMatch(s -> s.contains(resolver)))
                        .findFirst()
                        .map(Network::zone));
    return zone.map(z -> z == Zone.CORPORATE)
        .orElseGet(
            () ->
                design.dnsViews(View.INTERNAL).stream()
                    .filter(v -> !v.usedByEdge())
                    .anyMatch(v -> v.servers().contains(resolver)));
  }
}
