package edgewise.edit;

import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.DnsView;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Encryption;
import edgewise.model.LoadBalancer;
import edgewise.model.Negotiation;
import edgewise.model.Network;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Routing;
import edgewise.model.Site;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.XmppTrust;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Repairs of what checks find, by the id of the check. Each says in its label what it will set;
/// where there are several ways, there is one for each.
public final class Fixes {
  private static final Set<String> NEXT_HOPS =
      Set.of("director", "director-pool", "front-end-pool", "standard-edition");

  private static final Map<String, Way> WAYS = ways();

  private Fixes() {}

  /// A place where a check fired.
  ///
  /// @param element empty for the organization
  /// @param details what the check said beside the element's name, in order
  record Place(Document document, Optional<ElementId> element, List<String> details) {
    String detail(int i) {
      return i < details.size() ? details.get(i) : "";
    }

    <T extends Element> Optional<T> element(Class<T> type) {
      return element.flatMap(id -> Elements.find(document, id, type));
    }

    /// The server of the Edge pool that the check named.
    Optional<EdgeServer> server() {
      return element(EdgePool.class).stream()
          .flatMap(p -> p.servers().stream())
          .filter(
              s ->
                  s.fqdn().isBlank()
                      ? s.id().value().equals(detail(0))
                      : s.fqdn().text().equals(detail(0)))
          .findFirst();
    }

    <T extends Element> List<T> named(Class<T> type, String name) {
      return Elements.all(document, type).stream().filter(e -> e.name().equals(name)).toList();
    }

    String name() {
      return element.flatMap(id -> Elements.find(document, id)).map(Element::name).orElse("");
    }
  }

  @FunctionalInterface
  interface Way {
    List<Repair> of(Place place);
  }

  /// Checks that can be repaired in some designs.
  public static Set<String> checks() {
    return WAYS.keySet();
  }

  /// The ways to repair one finding; none when a person has to think first.
  ///
  /// @param details arguments of the finding's sentences, without the element's name
  public static List<Repair> of(
      Document document, String check, Optional<ElementId> element, List<?> details) {
    Way way = WAYS.get(check);
    return way == null
        ? List.of()
        : way.of(new Place(document, element, details.stream().map(Object::toString).toList()));
  }

  private static Map<String, Way> ways() {
    Map<String, Way> all = new LinkedHashMap<>();
    all.put(
        "EDGE-NET-02",
        p ->
            p.named(Network.class, p.detail(0)).stream()
                .map(
                    n ->
                        set(
                            "fix.not-routed-to-external",
                            n.name(),
                            n.id(),
                            "routedToExternal",
                            false))
                .toList());
    all.put("EDGE-NET-03", p -> server(p, "fix.two-adapters", "adapters", 2));
    all.put(
        "EDGE-NET-04", p -> server(p, "fix.no-inner-gateway", "internalGateway", Optional.empty()));
    all.put(
        "EDGE-NET-06",
        p ->
            p.named(Network.class, p.detail(0)).stream()
                .map(n -> set("fix.routed-from-edge", n.name(), n.id(), "routedFromEdge", true))
                .toList());
    all.put("EDGE-NET-09", p -> here(p, "fix.no-inner-nat", "natInternal", false));
    all.put("EDGE-NET-18", p -> here(p, "fix.symmetric-nat", "natSymmetric", true));
    all.put("EDGE-NET-20", Fixes::threePorts);
    all.put("EDGE-NET-22", Fixes::oneName);
    all.put("EDGE-NET-24", Fixes::anotherAddress);
    all.put("EDGE-NET-27", p -> here(p, "fix.publish-ipv4", "needsIpv6", false));
    all.put("EDGE-LB-01", p -> here(p, "fix.balance-dns", "balancing", Balancing.DNS));
    all.put("EDGE-LB-02", p -> here(p, "fix.balance-alike", "internalBalancing", Optional.empty()));
    all.put("EDGE-LB-09", Fixes::usualPorts);
    all.put("EDGE-LB-10", p -> here(p, "fix.no-direct-return", "directServerReturn", false));
    all.put("EDGE-LB-11", Fixes::noSourceNat);
    all.put("EDGE-LB-12", p -> here(p, "fix.no-nagle", "nagle", false));
    all.put("EDGE-LB-21", p -> server(p, "fix.no-other-roles", "otherRoles", List.of()));
    all.put(
        "EDGE-LB-22",
        p ->
            p.named(DnsView.class, p.detail(0)).stream()
                .map(v -> set("fix.round-robin", v.name(), v.id(), "roundRobin", true))
                .toList());
    all.put("NAME-01", Fixes::serverNamedLikeEdge);
    all.put("NAME-07", p -> server(p, "fix.workgroup", "domain", Optional.empty()));
    all.put("NAME-09", Fixes::hostsFiles);
    all.put("FED-03", p -> edge(p, "fix.federation-on", "federation"));
    all.put("FED-04", Fixes::federationRoute);
    all.put("FED-05", _ -> organization("fix.federated-users", "accessEdge.federatedUsers", true));
    all.put("FED-09", _ -> organization("fix.dns-routing", "accessEdge.routing", Routing.DNS_SRV));
    all.put("FED-14", p -> here(p, "fix.no-partner-edge", "edge", Optional.empty()));
    all.put("FED-16", _ -> organization("fix.dns-routing", "accessEdge.routing", Routing.DNS_SRV));
    all.put("FED-20", Fixes::nextHop);
    all.put("FED-22", Fixes::mediaEdge);
    all.put("FED-24", _ -> organization("fix.federated-users", "accessEdge.federatedUsers", true));
    all.put("FED-27", Fixes::encryption);
    all.put("FED-28", p -> here(p, "fix.switch-off", "enabled", false));
    all.put("FED-29", _ -> organization("fix.disclaimer", "accessEdge.archivingDisclaimer", true));
    all.put("XMPP-01", p -> edge(p, "fix.xmpp-on", "xmpp"));
    all.put("XMPP-05", p -> here(p, "fix.policy-federation", "federation", true));
    all.put("XMPP-09", p -> here(p, "fix.xmpp-tls", "xmpp.tls", Negotiation.REQUIRED));
    all.put("XMPP-10", p -> here(p, "fix.xmpp-no-dialback", "xmpp.dialback", false));
    all.put("XMPP-11", p -> here(p, "fix.xmpp-trust", "xmpp.trust", XmppTrust.PUBLIC_UNVERIFIED));
    all.put("RP-03", p -> here(p, "fix.host-header", "forwardHostHeader", true));
    all.put("RP-04", p -> here(p, "fix.no-other-roles", "otherRoles", List.of()));
    all.put("RP-09", Fixes::publish);
    all.put("RP-11", Fixes::publish);
    all.put("RP-12", p -> here(p, "fix.no-cookie", "cookie", Optional.empty()));
    all.put("FW-19", p -> here(p, "fix.hairpin", "hairpin", true));
    all.put("POOL-27", Fixes::centralSite);
    all.put("POOL-29", p -> here(p, "fix.large-meetings", "dedicatedLargeMeetings", true));
    AddressFixes.addTo(all);
    DrawnFixes.addTo(all);
    FederationFixes.addTo(all);
    all.put("REF-01", Fixes::dangling);
    all.put(
        "DEC-01",
        p ->
            List.of(
                new Repair(
                    Message.of("fix.withdraw", p.detail(0)), List.of(new Unaccept(p.detail(0))))));
    all.put("DEC-02", Fixes::forget);
    all.put("DEC-03", Fixes::forget);
    return all;
  }

  private static List<Repair> forget(Place p) {
    return List.of(
        new Repair(
            Message.of("fix.drop-issued", p.detail(0)), List.of(new DropIssued(p.detail(0)))));
  }

  private static Repair set(
      String label, String name, ElementId on, String property, Object value) {
    return new Repair(Message.of(label, name), List.of(SetProperty.of(on, property, value)));
  }

  static List<Repair> here(Place p, String label, String property, Object value) {
    return p.element().stream().map(id -> set(label, p.name(), id, property, value)).toList();
  }

  private static List<Repair> server(Place p, String label, String property, Object value) {
    return p.server().stream().map(s -> set(label, p.detail(0), s.id(), property, value)).toList();
  }

  private static List<Repair> organization(String label, String property, Object value) {
    return List.of(
        new Repair(Message.of(label), List.of(SetProperty.ofOrganization(property, value))));
  }

  private static List<Repair> edge(Place p, String label, String property) {
    return p.named(EdgePool.class, p.detail(0)).stream()
        .map(e -> set(label, e.name(), e.id(), property, true))
        .toList();
  }

  private static List<Repair> threePorts(Place p) {
    return p.element().stream()
        .map(
            id ->
                new Repair(
                    Message.of("fix.three-ports", p.name()),
                    List.of(
                        SetProperty.of(id, "access.port", 5061),
                        SetProperty.of(id, "webConferencing.port", 444),
                        SetProperty.of(id, "av.port", 443))))
        .toList();
  }

  private static List<Repair> oneName(Place p) {
    return p.element(EdgePool.class).stream()
        .filter(e -> !e.access().fqdn().isBlank())
        .map(
            e ->
                new Repair(
                    Message.of("fix.one-name", e.name(), e.access().fqdn().text()),
                    List.of(
                        SetProperty.of(e.id(), "webConferencing.fqdn", e.access().fqdn()),
                        SetProperty.of(e.id(), "av.fqdn", e.access().fqdn()))))
        .toList();
  }

  /// The machine that was named first gets the next free address beside the one it shares.
  private static List<Repair> anotherAddress(Place p) {
    Address shared = Address.of(p.detail(0));
    Optional<Address> free = new Addresses(p.document()).nextBeside(shared);
    Optional<Element> element = p.element().flatMap(id -> Elements.find(p.document(), id));
    if (free.isEmpty() || element.isEmpty()) {
      return List.of();
    }
    List<Record> machines = new ArrayList<>();
    Elements.servers(element.get()).stream()
        .filter(s -> Elements.serverFqdn(s).text().equals(p.detail(1)))
        .forEach(machines::add);
    if (machines.isEmpty() && Elements.servers(element.get()).isEmpty()) {
      machines.add((Record) element.get());
    }
    for (Record machine : machines) {
      ElementId id = machine instanceof Element e ? e.id() : Elements.serverId(machine);
      for (String property : List.of("addresses", "internal", "external")) {
        Optional<Object> value = Property.of(property).in(machine);
        if (value.isPresent() && value.get() instanceof List<?> list && list.contains(shared)) {
          List<Object> now = new ArrayList<>(list);
          now.set(list.indexOf(shared), free.get());
          return List.of(
              new Repair(
                  Message.of("fix.another-address", p.detail(1), free.get().text(), shared.text()),
                  List.of(SetProperty.of(id, property, now))));
        }
      }
    }
    return List.of();
  }

  private static List<Repair> usualPorts(Place p) {
    List<Command> steps = new ArrayList<>();
    for (LoadBalancer balancer : Elements.all(p.document(), LoadBalancer.class)) {
      List<Vip> vips = new ArrayList<>();
      for (Vip vip : balancer.vips()) {
        boolean meant = p.element().equals(Optional.of(vip.pool())) && !vip.ports().isEmpty();
        vips.add(
            meant
                ? new Vip(
                    vip.service(),
                    vip.pool(),
                    vip.addresses(),
                    vip.snat(),
                    vip.ports().stream()
                        .filter(port -> !List.of(p.detail(0).split("\\D+")).contains("" + port))
                        .toList())
                : vip);
      }
      if (!vips.equals(balancer.vips())) {
        steps.add(SetProperty.of(balancer.id(), "vips", vips));
      }
    }
    return steps.isEmpty()
        ? List.of()
        : List.of(new Repair(Message.of("fix.usual-ports", p.name(), p.detail(0)), steps));
  }

  private static List<Repair> noSourceNat(Place p) {
    return p.element(LoadBalancer.class).stream()
        .map(
            b -> {
              List<Vip> vips =
                  b.vips().stream()
                      .map(
                          v ->
                              v.service() == VipService.AV_EDGE
                                  ? new Vip(v.service(), v.pool(), v.addresses(), false, v.ports())
                                  : v)
                      .toList();
              return new Repair(
                  Message.of("fix.no-source-nat", b.name()),
                  List.of(SetProperty.of(b.id(), "vips", vips)));
            })
        .toList();
  }

  private static List<Repair> serverNamedLikeEdge(Place p) {
    return p.element(EdgePool.class).stream()
        .filter(e -> e.servers().size() == 1 && !e.fqdn().isBlank())
        .map(
            e ->
                new Repair(
                    Message.of("fix.server-name", e.name(), e.fqdn().text()),
                    List.of(SetProperty.of(e.servers().getFirst().id(), "fqdn", e.fqdn()))))
        .toList();
  }

  private static List<Repair> hostsFiles(Place p) {
    return p.element(EdgePool.class).stream()
        .map(
            e -> {
              Set<ElementId> servers = new LinkedHashSet<>();
              e.servers().forEach(s -> servers.add(s.id()));
              return new Repair(
                  Message.of("fix.hosts-file", e.name()),
                  List.of(new SetProperty(servers, Property.of("hostsFile"), true)));
            })
        .toList();
  }

  private static List<Repair> federationRoute(Place p) {
    return Elements.all(p.document(), EdgePool.class).stream()
        .filter(EdgePool::federation)
        .flatMap(
            e ->
                p.element(Site.class).stream()
                    .map(
                        s ->
                            new Repair(
                                Message.of("fix.federation-route", s.name(), e.name()),
                                List.of(
                                    SetProperty.of(
                                        s.id(), "federationRoute", Optional.of(e.id()))))))
        .toList();
  }

  private static List<Repair> nextHop(Place p) {
    return p.element(EdgePool.class).stream()
        .flatMap(
            edge ->
                Elements.all(p.document(), Pool.class).stream()
                    .filter(pool -> NEXT_HOPS.contains(pool.kind().toString()))
                    .map(
                        pool ->
                            new Repair(
                                Message.of("fix.next-hop", edge.name(), pool.name()),
                                List.of(
                                    SetProperty.of(edge.id(), "nextHop", Optional.of(pool.id()))))))
        .toList();
  }

  private static List<Repair> mediaEdge(Place p) {
    return p.element(Pool.class).stream()
        .flatMap(
            pool ->
                Elements.all(p.document(), EdgePool.class).stream()
                    .map(
                        edge ->
                            new Repair(
                                Message.of("fix.media-edge", pool.name(), edge.name()),
                                List.of(
                                    SetProperty.of(pool.id(), "edge", Optional.of(edge.id()))))))
        .toList();
  }

  private static List<Repair> encryption(Place p) {
    return p.document().topology().organization().mediaEncryption() == Encryption.SUPPORTED
        ? List.of()
        : organization("fix.encryption", "mediaEncryption", Encryption.SUPPORTED);
  }

  private static List<Repair> centralSite(Place p) {
    return Elements.all(p.document(), Site.class).stream()
        .filter(s -> s.kind().toString().equals("central-site"))
        .flatMap(
            s ->
                p.element(Site.class).stream()
                    .map(
                        branch ->
                            new Repair(
                                Message.of("fix.central-site", branch.name(), s.name()),
                                List.of(
                                    SetProperty.of(
                                        branch.id(), "centralSite", Optional.of(s.id()))))))
        .toList();
  }

  private static List<Repair> publish(Place p) {
    return p.element().stream()
        .flatMap(
            id ->
                Elements.all(p.document(), ReverseProxy.class).stream()
                    .map(
                        proxy -> {
                          List<ElementId> published = new ArrayList<>(proxy.publishes());
                          published.add(id);
                          return new Repair(
                              Message.of("fix.publish", p.name(), proxy.name()),
                              List.of(SetProperty.of(proxy.id(), "publishes", published)));
                        }))
        .toList();
  }

  /// Takes a reference to something that is not there out, where the element can be without.
  private static List<Repair> dangling(Place p) {
    ElementId gone = ElementId.of(p.detail(0));
    return p.element().flatMap(id -> Elements.find(p.document(), id)).stream()
        .filter(e -> !e.siteId().equals(Optional.of(gone)))
        .filter(e -> References.rewrite(e, to -> without(to, gone)).isPresent())
        .map(
            e ->
                new Repair(
                    Message.of("fix.dangling", p.detail(0), e.name()),
                    List.of(new Forget(e.id(), gone))))
        .toList();
  }

  private static Optional<ElementId> without(ElementId id, ElementId gone) {
    return id.equals(gone) ? Optional.empty() : Optional.of(id);
  }

  private record Forget(ElementId in, ElementId gone) implements Command {
    @Override
    public Message label() {
      return Message.of("fix.dangling", gone.value(), in.value());
    }

    @Override
    public Document on(Document before) {
      return Elements.map(
          before,
          e -> e.id().equals(in) ? References.rewrite(e, to -> without(to, gone)) : Optional.of(e));
    }
  }
}
