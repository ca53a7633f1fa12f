package edgewise.sim;

import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Firewall;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Hosts;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Site;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.Zone;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The machines of a design, their interfaces and addresses, and who stands outside. Built once for
/// a plan; never changed afterwards.
final class World {
  /// One Edge server with its interfaces.
  record EdgeNode(Adapter access, Adapter webConferencing, Adapter av, Adapter inner) {}

  private static final List<String> SIP_ROLES =
      List.of("front-end", "director", "sba", "mediation", "persistent-chat", "video-interop");

  private final Design design;
  private final Map<Address, Adapter> at = new HashMap<>();
  private final Map<ElementId, List<EdgeNode>> edges = new LinkedHashMap<>();
  private final Map<ElementId, Map<VipService, Adapter>> vips = new HashMap<>();
  private final Map<ElementId, List<Adapter>> hosts = new LinkedHashMap<>();
  private final Map<ElementId, Adapter> proxiesOutside = new LinkedHashMap<>();
  private final Map<ElementId, Adapter> proxiesInside = new LinkedHashMap<>();
  private final Map<ElementId, List<Adapter>> clients = new LinkedHashMap<>();
  private final Map<ElementId, Adapter> partners = new LinkedHashMap<>();
  private final Map<String, List<String>> handlesByName = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Adapter remote;
  private final Adapter resolver;
  private final Adapter webServer;

  World(Plan plan) {
    design = plan.design();
    design.edgePools().forEach(this::addEdge);
    design.pools().forEach(this::addPool);
    for (Element e : design.elements()) {
      if (e instanceof Host h && !(e instanceof Pool) && !(e instanceof EdgePool)) {
        addHost(h);
      }
    }
    design.reverseProxies().forEach(this::addProxy);
    design.loadBalancers().forEach(this::addBalancer);
    for (Site site : design.sites()) {
      addClients(site);
    }
    remote = outsider("remote", "external-client", 1, List.of("internet"));
    resolver = outsider("resolver", "resolver", 2, List.of("internet", "dns"));
    webServer = outsider("crl", "web-server", 3, List.of("internet", "crl"));
    for (Element e : design.elements()) {
      if (e instanceof Firewall || e instanceof Site) {
        known.add(lower(e.id()));
        known.add(e.name().toLowerCase(Locale.ROOT));
      }
    }
    int n = 10;
    for (Partner p : design.partners()) {
      partners.put(p.id(), partner(p, n++));
    }
  }

  private void addEdge(EdgePool edge) {
    List<EdgeNode> nodes = new ArrayList<>();
    for (EdgeServer server : edge.servers()) {
      Machine machine =
          machine(
              server.fqdn(),
              edge,
              List.of(server.id().value(), server.fqdn().lower(), server.fqdn().host()));
      nodes.add(
          new EdgeNode(
              outer(edge, server, machine, VipService.ACCESS_EDGE, "access-edge"),
              outer(edge, server, machine, VipService.WEB_CONFERENCING_EDGE, "web-conf-edge"),
              outer(edge, server, machine, VipService.AV_EDGE, "av-edge"),
              known(
                  new Adapter(
                      machine,
                      "edge-internal",
                      Zone.PERIMETER_INTERNAL,
                      ofEachFamily(server.internal()),
                      ofEachFamily(server.internal()),
                      List.of()),
                  server.internal(),
                  server.internal())));
    }
    edges.put(edge.id(), nodes);
  }

  private Adapter outer(
      EdgePool edge, EdgeServer server, Machine machine, VipService service, String role) {
    List<Address> own = design.external(edge, server, service);
    List<Address> seen = design.publicAddresses(edge, server, service);
    return known(
        new Adapter(
            machine,
            role,
            Zone.PERIMETER_EXTERNAL,
            ofEachFamily(own),
            ofEachFamily(seen),
            List.of()),
        own,
        seen);
  }

  private void addPool(Pool pool) {
    List<Adapter> servers = new ArrayList<>();
    for (Server server : pool.servers()) {
      servers.add(
          known(
              new Adapter(
                  machine(
                      server.fqdn(),
                      pool,
                      List.of(server.id().value(), server.fqdn().lower(), server.fqdn().host())),
                  role(pool),
                  Zone.CORPORATE,
                  ofEachFamily(server.addresses()),
                  ofEachFamily(server.addresses()),
                  List.of()),
              server.addresses(),
              server.addresses()));
    }
    hosts.put(pool.id(), servers);
  }

  private void addHost(Host host) {
    List<Address> addresses = host.insideAddresses();
    hosts.put(
        host.id(),
        List.of(
            known(
                new Adapter(
                    machine(host.fqdn(), host, List.of()),
                    role(host),
                    Zone.CORPORATE,
                    ofEachFamily(addresses),
                    ofEachFamily(addresses),
                    List.of()),
                addresses,
                addresses)));
  }

  private void addProxy(ReverseProxy proxy) {
    Machine machine = machine(proxy.fqdn().orElse(Fqdn.of(proxy.name())), proxy, List.of());
    List<Address> seen = design.published(proxy);
    proxiesOutside.put(
        proxy.id(),
        known(
            new Adapter(
                machine,
                "reverse-proxy-external",
                Zone.PERIMETER_EXTERNAL,
                ofEachFamily(proxy.external()),
                ofEachFamily(seen),
                List.of()),
            proxy.external(),
            seen));
    // A proxy with one adapter calls inside from the address it listens on.
    List<Address> inner =
        Design.usable(proxy.internal()).isEmpty() ? proxy.external() : proxy.internal();
    proxiesInside.put(
        proxy.id(),
        known(
            new Adapter(
                machine,
                "reverse-proxy-internal",
                Zone.PERIMETER_INTERNAL,
                ofEachFamily(inner),
                ofEachFamily(inner),
                List.of()),
            List.of(),
            List.of()));
  }

  private void addBalancer(LoadBalancer balancer) {
    Machine machine = machine(Fqdn.of(balancer.name()), balancer, List.of());
    for (Vip vip : balancer.vips()) {
      List<Address> addresses = Design.usable(vip.addresses());
      List<Adapter> behind = behind(vip);
      if (addresses.isEmpty() || behind.isEmpty()) {
        continue;
      }
      Adapter adapter =
          new Adapter(
              machine,
              behind.getFirst().role(),
              behind.getFirst().zone(),
              ofEachFamily(addresses),
              ofEachFamily(addresses),
              behind);
      handlesByName.putIfAbsent(machine.name(), machine.handles());
      vips.computeIfAbsent(vip.pool(), _ -> new HashMap<>()).putIfAbsent(vip.service(), adapter);
      addresses.forEach(a -> at.putIfAbsent(a, adapter));
    }
  }

  private List<Adapter> behind(Vip vip) {
    List<EdgeNode> nodes = edges.get(vip.pool());
    if (nodes == null) {
      return hosts.getOrDefault(vip.pool(), List.of());
    }
    return nodes.stream()
        .map(
            n ->
                switch (vip.service()) {
                  case WEB_CONFERENCING_EDGE -> n.webConferencing();
                  case AV_EDGE -> n.av();
                  case EDGE_INTERNAL -> n.inner();
                  default -> n.access();
                })
        .toList();
  }

  private void addClients(Site site) {
    List<Network> inside =
        design.networks(site.id()).stream().filter(n -> n.zone() == Zone.CORPORATE).toList();
    List<Network> marked = inside.stream().filter(n -> n.hosts() == Hosts.CLIENTS).toList();
    List<Network> open = inside.stream().filter(n -> n.hosts() != Hosts.SERVERS).toList();
    List<Network> chosen = marked.isEmpty() ? (open.isEmpty() ? inside : open) : marked;
    List<Adapter> found = new ArrayList<>();
    for (Network network : chosen) {
      List<Address> addresses = new ArrayList<>();
      for (Cidr subnet : network.subnets()) {
        if (subnet.isValid()) {
          addresses.add(free(subnet));
        }
      }
      if (!addresses.isEmpty()) {
        found.add(
            new Adapter(
                new Machine(
                    "clients",
                    Optional.of(network.id()),
                    Optional.of(site.id()),
                    "",
                    handles(network, List.of())),
                "internal-client",
                Zone.CORPORATE,
                ofEachFamily(addresses),
                ofEachFamily(addresses),
                List.of()));
      }
    }
    clients.put(site.id(), found);
  }

  /// An address of the subnet that no machine has.
  private Address free(Cidr subnet) {
    Address base = subnet.base();
    int full = base.family() == 4 ? 32 : 128;
    int room = Math.min(16, full - subnet.length());
    for (int host = Math.min(200, (1 << room) - 2); host > 0; host--) {
      Address a = plus(base, host);
      if (!at.containsKey(a)) {
        return a;
      }
    }
    return base;
  }

  private static Address plus(Address base, int host) {
    if (base.family() == 4) {
      long v = base.low() + host;
      return Address.of(
          (v >> 24 & 255) + "." + (v >> 16 & 255) + "." + (v >> 8 & 255) + "." + (v & 255));
    }
    long low = base.low() + host;
    return Address.of(
        String.format(
            Locale.ROOT,
            "%x:%x:%x:%x:%x:%x:%x:%x",
            base.high() >>> 48,
            base.high() >>> 32 & 0xffff,
            base.high() >>> 16 & 0xffff,
            base.high() & 0xffff,
            low >>> 48,
            low >>> 32 & 0xffff,
            low >>> 16 & 0xffff,
            low & 0xffff));
  }

  /// Someone on the Internet. The addresses are of the ranges kept for tests of devices (RFC 2544,
  /// RFC 5180), which no design uses.
  private Adapter outsider(String name, String role, int number, List<String> handles) {
    List<Address> addresses =
        List.of(
            Address.of("198.18." + number / 250 + "." + (number % 250 + 1)),
            Address.of("2001:2::" + Integer.toHexString(number)));
    Machine machine = new Machine(name, Optional.empty(), Optional.empty(), "", handles);
    return known(
        new Adapter(machine, role, Zone.INTERNET, addresses, addresses, List.of()),
        addresses,
        addresses);
  }

  private Adapter partner(Partner p, int number) {
    List<Address> addresses = new ArrayList<>();
    for (Cidr c : p.addresses()) {
      if (c.isValid() && !at.containsKey(c.base())) {
        addresses.add(c.base());
      }
    }
    if (addresses.isEmpty()) {
      addresses.add(Address.of("198.18." + number / 250 + "." + (number % 250 + 1)));
      addresses.add(Address.of("2001:2::" + Integer.toHexString(number)));
    }
    String role =
        switch (p.kind().value()) {
          case "public-im-provider" -> "pic-partner";
          case "xmpp-partner" -> "xmpp-partner";
          default -> "federated-partner";
        };
    Machine machine =
        new Machine(p.name(), Optional.of(p.id()), Optional.empty(), "", handles(p, List.of()));
    return known(
        new Adapter(
            machine,
            role,
            Zone.INTERNET,
            ofEachFamily(addresses),
            ofEachFamily(addresses),
            List.of()),
        addresses,
        addresses);
  }

  private Adapter known(Adapter adapter, List<Address> own, List<Address> seen) {
    Design.usable(seen).forEach(a -> at.putIfAbsent(a, adapter));
    Design.usable(own).forEach(a -> at.putIfAbsent(a, adapter));
    handlesByName.putIfAbsent(adapter.machine().name(), adapter.machine().handles());
    return adapter;
  }

  private Machine machine(Fqdn fqdn, Element element, List<String> own) {
    return new Machine(
        fqdn.lower(),
        Optional.of(element.id()),
        element.siteId(),
        fqdn.lower(),
        handles(element, own));
  }

  private List<String> handles(Element element, List<String> own) {
    Set<String> handles = new LinkedHashSet<>();
    own.forEach(h -> handles.add(h.toLowerCase(Locale.ROOT)));
    handles.add(element.id().value().toLowerCase(Locale.ROOT));
    handles.add(element.name().toLowerCase(Locale.ROOT));
    if (element instanceof Host h) {
      handles.add(h.fqdn().lower());
    }
    if (element instanceof EdgePool e) {
      handles.add(e.fqdn().lower());
    }
    if (element instanceof Pool p) {
      handles.add(p.fqdn().lower());
    }
    element
        .siteId()
        .flatMap(design::find)
        .ifPresent(
            s -> {
              handles.add(s.id().value().toLowerCase(Locale.ROOT));
              handles.add(s.name().toLowerCase(Locale.ROOT));
            });
    handles.remove("");
    List<String> all = List.copyOf(handles);
    known.addAll(all);
    return all;
  }

  private static List<Address> ofEachFamily(List<Address> addresses) {
    List<Address> found = new ArrayList<>(2);
    for (int family : new int[] {4, 6}) {
      for (Address a : addresses) {
        if (a.isUsable() && a.family() == family) {
          found.add(a);
          break;
        }
      }
    }
    return found;
  }

  /// Ids by which each machine that can fail on its own is called, in document order.
  List<String> machines() {
    Set<String> ids = new LinkedHashSet<>();
    for (Element e : design.elements()) {
      switch (e) {
        case EdgePool p -> p.servers().forEach(s -> ids.add(lower(s.id())));
        case Pool p -> p.servers().forEach(s -> ids.add(lower(s.id())));
        case Host h -> ids.add(lower(h.id()));
        case ReverseProxy r -> ids.add(lower(r.id()));
        case LoadBalancer l -> {
          if (!l.vips().isEmpty()) {
            ids.add(lower(l.id()));
          }
        }
        case Firewall f -> ids.add(lower(f.id()));
        default -> {}
      }
    }
    return List.copyOf(ids);
  }

  private static String lower(ElementId id) {
    return id.value().toLowerCase(Locale.ROOT);
  }

  /// What a fault may call a machine of this name.
  List<String> handles(String machine) {
    return handlesByName.getOrDefault(machine, List.of());
  }

  /// True when something is called so.
  boolean isKnown(String handle) {
    return known.contains(handle);
  }

  /// The word of the port vocabulary for machines of an element.
  String role(Element element) {
    for (String role : SIP_ROLES) {
      if (design.plays(element, role)) {
        return role;
      }
    }
    return element instanceof OfficeWebApps
        ? "office-web-apps"
        : design.plays(element, "pstn-gateway") ? "pstn-gateway" : element.kind().value();
  }

  Design design() {
    return design;
  }

  /// The adapter that answers at an address, if any.
  Optional<Adapter> at(Address address) {
    return Optional.ofNullable(at.get(address));
  }

  List<EdgeNode> nodes(EdgePool edge) {
    return edges.getOrDefault(edge.id(), List.of());
  }

  /// The virtual address of a hardware-balanced Edge pool for one service.
  Optional<Adapter> vip(EdgePool edge, VipService service) {
    return edge.balancing() == Balancing.HARDWARE
        ? Optional.ofNullable(vips.getOrDefault(edge.id(), Map.of()).get(service))
        : Optional.empty();
  }

  /// The virtual address of an inside pool for one service.
  Optional<Adapter> vip(Pool pool, VipService service) {
    return Optional.ofNullable(vips.getOrDefault(pool.id(), Map.of()).get(service));
  }

  /// The servers of an inside pool, or the machine of a host.
  List<Adapter> hosts(ElementId element) {
    return hosts.getOrDefault(element, List.of());
  }

  /// Where SIP for a pool goes: its virtual address when hardware balances it, else its servers.
  List<Adapter> sip(Pool pool) {
    Optional<Adapter> vip =
        pool.balancing() == Balancing.HARDWARE ? vip(pool, VipService.SIP) : Optional.empty();
    return vip.map(List::of).orElseGet(() -> hosts(pool.id()));
  }

  /// Where web traffic for a pool goes.
  List<Adapter> web(Pool pool, boolean outer) {
    List<Adapter> found = new ArrayList<>();
    for (Address a : design.webAddresses(pool, outer)) {
      at(a).filter(x -> !found.contains(x)).ifPresent(found::add);
    }
    return found;
  }

  Adapter outside(ReverseProxy proxy) {
    return proxiesOutside.get(proxy.id());
  }

  Adapter inside(ReverseProxy proxy) {
    return proxiesInside.get(proxy.id());
  }

  /// Stand-ins for the clients of a site, one for each of its client networks.
  List<Adapter> clients(ElementId site) {
    return clients.getOrDefault(site, List.of());
  }

  /// Another client at the same place, for what clients send each other.
  Adapter other(Adapter client) {
    Machine m = client.machine();
    return new Adapter(
        new Machine(m.name() + " 2", m.element(), m.site(), "", m.handles()),
        client.role(),
        client.zone(),
        client.addresses(),
        client.outside(),
        List.of());
  }

  /// A machine of a site that the design does not draw, such as a DHCP server.
  Adapter unknown(ElementId site) {
    return new Adapter(
        new Machine("undrawn", Optional.empty(), Optional.of(site), "", List.of()),
        "dhcp",
        Zone.CORPORATE,
        List.of(),
        List.of(),
        List.of());
  }

  /// A service on the Internet with a published address.
  Adapter elsewhere(Address address) {
    return new Adapter(
        new Machine(address.text(), Optional.empty(), Optional.empty(), "", List.of("internet")),
        "web-server",
        Zone.INTERNET,
        List.of(address),
        List.of(address),
        List.of());
  }

  Adapter partner(Partner partner) {
    return partners.get(partner.id());
  }

  /// A user at home or on the road.
  Adapter remote() {
    return remote;
  }

  /// A name server on the Internet.
  Adapter resolver() {
    return resolver;
  }

  /// A web server on the Internet, such as one with revocation lists.
  Adapter webServer() {
    return webServer;
  }
}
