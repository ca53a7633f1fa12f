package edgewise.store.topology;

import edgewise.model.AccessPolicy;
import edgewise.model.Address;
import edgewise.model.CertificationAuthority;
import edgewise.model.Cidr;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Firewall;
import edgewise.model.Host;
import edgewise.model.Hosts;
import edgewise.model.KindId;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.PolicyScope;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.View;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.WebServices;
import edgewise.model.Zone;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Proposes what stands around the servers of a topology and is in no topology document. Every
/// proposal is told.
final class Surroundings {
  private final Deployment deployment;
  private final Remarks remarks;
  private final List<Site> sites;
  private final List<EdgePool> edges;
  private final List<Pool> pools;
  private final List<Host> backEnds;

  Surroundings(
      Deployment deployment,
      Remarks remarks,
      List<Site> sites,
      List<EdgePool> edges,
      List<Pool> pools,
      List<Host> backEnds) {
    this.deployment = deployment;
    this.remarks = remarks;
    this.sites = sites;
    this.edges = edges;
    this.pools = pools;
    this.backEnds = backEnds;
  }

  private static String name(String key, Object... args) {
    return Texts.english().say("import.name." + key, args);
  }

  /// One network for each subnet of the addresses in the file, by site and zone.
  List<Network> networks() {
    Map<ElementId, Map<Zone, Set<Cidr>>> subnets = new LinkedHashMap<>();
    for (EdgePool edge : edges) {
      for (EdgeServer server : edge.servers()) {
        server.internal().forEach(a -> put(subnets, edge.site(), Zone.PERIMETER_INTERNAL, a));
        for (List<Address> outside :
            List.of(server.access(), server.webConferencing(), server.av())) {
          outside.forEach(a -> put(subnets, edge.site(), Zone.PERIMETER_EXTERNAL, a));
        }
      }
    }
    pools.forEach(p -> p.insideAddresses().forEach(a -> put(subnets, p.site(), Zone.CORPORATE, a)));
    backEnds.forEach(
        h ->
            h.insideAddresses()
                .forEach(a -> put(subnets, h.siteId().orElseThrow(), Zone.CORPORATE, a)));
    List<Network> networks = new ArrayList<>();
    for (Site site : sites) {
      Map<Cidr, Zone> seen = new HashMap<>();
      subnets
          .getOrDefault(site.id(), Map.of())
          .forEach(
              (zone, found) -> {
                for (Cidr subnet : found) {
                  networks.add(network(site, zone, subnet));
                  if (seen.putIfAbsent(subnet, zone) != null) {
                    remarks.note(
                        NoteKind.ATTENTION,
                        "import.attention.subnet-twice",
                        subnet.text(),
                        site.name());
                  }
                }
              });
    }
    return networks;
  }

  private static void put(
      Map<ElementId, Map<Zone, Set<Cidr>>> subnets, ElementId site, Zone zone, Address address) {
    if (address.isUsable()) {
      subnets
          .computeIfAbsent(site, _ -> new EnumMap<>(Zone.class))
          .computeIfAbsent(zone, _ -> new TreeSet<>())
          .add(Cidr.of(address, address.family() == 4 ? 24 : 64));
    }
  }

  private Network network(Site site, Zone zone, Cidr subnet) {
    String name =
        switch (zone) {
          case PERIMETER_EXTERNAL -> name("perimeter-external", site.name(), subnet.text());
          case PERIMETER_INTERNAL -> name("perimeter-internal", site.name(), subnet.text());
          case CORPORATE, INTERNET -> name("servers", site.name(), subnet.text());
        };
    remarks.note(NoteKind.PROPOSED, "import.proposed.network", name);
    return new Network(
        deployment.id(name),
        KindId.of("network"),
        name,
        site.id(),
        zone,
        List.of(subnet),
        Optional.empty(),
        zone == Zone.CORPORATE ? Hosts.SERVERS : Hosts.MIXED,
        true,
        false);
  }

  /// An outer and an inner firewall for each site with an Edge.
  List<Firewall> firewalls() {
    List<Firewall> firewalls = new ArrayList<>();
    for (Site site : edgeSites()) {
      for (String kind : List.of("outer-firewall", "inner-firewall")) {
        String name = name(kind, site.name());
        firewalls.add(
            new Firewall(
                deployment.id(name),
                KindId.of(kind),
                name,
                site.id(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
      }
      remarks.note(NoteKind.PROPOSED, "import.proposed.firewalls", site.name());
    }
    return firewalls;
  }

  private List<Site> edgeSites() {
    Set<ElementId> homes = edges.stream().map(EdgePool::site).collect(Collectors.toSet());
    return sites.stream().filter(s -> homes.contains(s.id())).toList();
  }

  /// A reverse proxy for each site with an Edge and published web services. Pools of other sites
  /// are published by the first one.
  List<ReverseProxy> reverseProxies() {
    List<Pool> published =
        pools.stream().filter(p -> p.web().flatMap(WebServices::externalFqdn).isPresent()).toList();
    if (published.isEmpty()) {
      return List.of();
    }
    List<ElementId> homes = new ArrayList<>();
    Set<ElementId> publishing = published.stream().map(Pool::site).collect(Collectors.toSet());
    edgeSites().stream().map(Site::id).filter(publishing::contains).forEach(homes::add);
    if (homes.isEmpty()) {
      homes.add(edgeSites().stream().findFirst().map(Site::id).orElse(published.getFirst().site()));
    }
    List<ReverseProxy> proxies = new ArrayList<>();
    for (ElementId home : homes) {
      List<Pool> own =
          published.stream().filter(p -> publisher(p.site(), homes).equals(home)).toList();
      List<ElementId> publishes = new ArrayList<>(own.stream().map(Pool::id).toList());
      backEnds.stream()
          .filter(h -> h instanceof OfficeWebApps o && publisher(o.site(), homes).equals(home))
          .forEach(h -> publishes.add(h.id()));
      WebServices first =
          own.isEmpty()
              ? published.getFirst().web().orElseThrow()
              : own.getFirst().web().orElseThrow();
      if (own.stream()
          .map(p -> p.web().orElseThrow())
          .anyMatch(
              w ->
                  w.httpsListen() != first.httpsListen() || w.httpListen() != first.httpListen())) {
        remarks.note(
            NoteKind.ATTENTION,
            "import.attention.bridge",
            siteName(home),
            first.httpsListen(),
            first.httpListen());
      }
      String site = siteName(home);
      String name = name("reverse-proxy", site);
      remarks.note(NoteKind.PROPOSED, "import.proposed.reverse-proxy", name);
      proxies.add(
          new ReverseProxy(
              deployment.id(name),
              KindId.of("reverse-proxy"),
              name,
              home,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(),
              publishes,
              true,
              first.httpsListen(),
              first.httpListen(),
              true,
              true,
              false,
              1,
              List.of()));
    }
    return proxies;
  }

  private static ElementId publisher(ElementId site, List<ElementId> homes) {
    return homes.contains(site) ? site : homes.getFirst();
  }

  private String siteName(ElementId id) {
    return sites.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow().name();
  }

  /// A balancer for each site with pools of several servers that have web services.
  List<LoadBalancer> loadBalancers() {
    List<LoadBalancer> balancers = new ArrayList<>();
    Map<ElementId, List<Pool>> balanced =
        pools.stream()
            .filter(p -> p.servers().size() > 1 && p.web().isPresent())
            .collect(Collectors.groupingBy(Pool::site));
    for (Site site : sites) {
      List<Vip> vips =
          balanced.getOrDefault(site.id(), List.of()).stream()
              .map(p -> new Vip(VipService.WEB, p.id(), List.of(), false, List.of()))
              .toList();
      if (!vips.isEmpty()) {
        String name = name("load-balancer", site.name());
        remarks.note(NoteKind.PROPOSED, "import.proposed.load-balancer", name);
        balancers.add(
            new LoadBalancer(
                deployment.id(name),
                KindId.of("hardware-load-balancer"),
                name,
                site.id(),
                vips,
                List.of(),
                false,
                false,
                Optional.empty(),
                1800));
      }
    }
    return balancers;
  }

  /// DNS views, certification authorities and the global access policy.
  List<Element> services() {
    List<Element> elements = new ArrayList<>();
    for (View view : View.values()) {
      boolean outside = view == View.EXTERNAL;
      String name = name(outside ? "dns-external" : "dns-internal");
      elements.add(
          new DnsView(
              deployment.id(name),
              KindId.of("dns-view"),
              name,
              Optional.empty(),
              view,
              List.of(),
              true,
              outside && !edges.isEmpty(),
              Optional.empty(),
              List.of()));
    }
    for (boolean publiclyTrusted : new boolean[] {true, false}) {
      String name = name(publiclyTrusted ? "public-ca" : "enterprise-ca");
      elements.add(
          new CertificationAuthority(
              deployment.id(name),
              KindId.of("certification-authority"),
              name,
              publiclyTrusted,
              true));
    }
    boolean federation = edges.stream().anyMatch(EdgePool::federation);
    String policy = name("global-policy");
    elements.add(
        new AccessPolicy(
            deployment.id(policy),
            KindId.of("access-policy"),
            policy,
            PolicyScope.GLOBAL,
            Optional.empty(),
            federation,
            federation && edges.stream().anyMatch(EdgePool::xmpp),
            false,
            false,
            !edges.isEmpty()));
    remarks.note(NoteKind.PROPOSED, "import.proposed.dns-views");
    remarks.note(NoteKind.PROPOSED, "import.proposed.authorities");
    remarks.note(
        NoteKind.PROPOSED,
        "import.proposed.access",
        yes(!edges.isEmpty()),
        yes(federation),
        yes(federation && edges.stream().anyMatch(EdgePool::xmpp)));
    return elements;
  }

  private static Message yes(boolean value) {
    return Message.of(value ? "import.yes" : "import.no");
  }
}
