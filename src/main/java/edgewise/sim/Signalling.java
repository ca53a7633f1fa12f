package edgewise.sim;

import edgewise.catalogue.Legs.Leg;
import edgewise.model.AccessPolicy;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.Site;
import edgewise.model.VipService;
import edgewise.plan.Design;
import java.util.List;
import java.util.Optional;

/// SIP between a user of this organization and a partner. Source: federation reference, 10.1, 10.2
/// and 10.6.
final class Signalling {
  private Signalling() {}

  /// From one of our users to a partner. True when it arrives.
  static boolean out(Walk w, Users u, Partner p) {
    Design design = w.net().design();
    return client(w, u)
        && w.decide(u.name(), "policy", policy(u, p))
        && toEdge(w, u)
        && abroad(w, p, route(design, u).orElseThrow());
  }

  /// From a partner to one of our users. True when it arrives.
  static boolean in(Walk w, Users u, Partner p) {
    Optional<EdgePool> edge = toAccessEdge(w, u, p);
    return edge.isPresent()
        && w.decide(edge.get().name(), "partner", switches(w.net().design(), p))
        && w.decide(
            edge.get().name(), "partner", Partners.admits(p, w.net().design(), w.net().settings()))
        && judged(w, edge.get(), p)
        && limits(w, edge.get(), p)
        && inward(w, edge.get(), u)
        && w.decide(u.name(), "policy", policy(u, p));
  }

  /// From a client to its home pool.
  static boolean client(Walk w, Users u) {
    if (u.home().isEmpty()) {
      return w.decide(u.name(), "home pool", Reason.of(Why.HOME_UNSET, u.name()));
    }
    Pool home = u.home().get();
    List<Adapter> clients = clients(w, u, home);
    if (clients.isEmpty() || w.net().design().isBranchServer(home)) {
      // Clients of a branch share its network, and where no client network is drawn there is no
      // filter to ask.
      return alive(w, home);
    }
    Adapter client = clients.getFirst();
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.INSIDE, client.machine().name(), home.fqdn().lower());
    return answer.isPresent()
        && w.reach(Walk.leg("client-home"), client, answer.get(), true, home.fqdn().lower())
            .isPresent();
  }

  private static boolean alive(Walk w, Pool pool) {
    boolean any = w.net().world().hosts(pool.id()).isEmpty();
    for (Adapter a : w.net().world().hosts(pool.id())) {
      any |= !w.conditions().isDown(a.machine());
    }
    return w.decide(
        pool.name(), "home pool", any ? Reason.NONE : Reason.of(Why.MACHINE_DOWN, pool.name()));
  }

  private static List<Adapter> clients(Walk w, Users u, Pool home) {
    return w.net().world().clients(u.site().orElse(home.site()));
  }

  /// A server of the user's home pool that runs.
  static Optional<Adapter> server(Walk w, Pool pool) {
    return w.net().world().hosts(pool.id()).stream()
        .filter(a -> !w.conditions().isDown(a.machine()))
        .findFirst();
  }

  /// From the home pool to the inner side of the Edge pool that carries federation for the site.
  static boolean toEdge(Walk w, Users u) {
    Design design = w.net().design();
    Pool home = u.home().orElseThrow();
    Organization org = design.organization();
    if (!org.accessEdge().federatedUsers()) {
      return w.decide(home.name(), "organization", Reason.of(Why.FEDERATION_OFF));
    }
    Optional<EdgePool> route = route(design, u);
    if (route.isEmpty()) {
      return w.decide(home.name(), "route", Reason.of(Why.NO_SIP_ROUTE, siteName(design, home)));
    }
    EdgePool edge = route.get();
    if (!edge.federation()) {
      return w.decide(home.name(), "route", Reason.of(Why.EDGE_FEDERATION_OFF, edge.name()));
    }
    return toInner(w, home, edge, Walk.leg("to-edge"));
  }

  /// From a pool to the inner side of an Edge pool. Servers know the members from the topology; the
  /// name of the pool must resolve all the same. A branch server hands over to its registrar.
  static boolean toInner(Walk w, Pool home, EdgePool edge, Leg leg) {
    Pool sender = home;
    if (w.net().design().isBranchServer(home)) {
      Optional<Pool> registrar =
          home.registrar().flatMap(id -> w.net().design().find(id, Pool.class));
      if (registrar.isEmpty()) {
        return w.decide(home.name(), "registrar", Reason.of(Why.HOME_UNSET, home.name()));
      }
      sender = registrar.get();
    }
    Optional<Adapter> server = server(w, sender);
    if (server.isEmpty()) {
      return w.decide(sender.name(), "pool", Reason.of(Why.MACHINE_DOWN, sender.name()));
    }
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.INSIDE, server.get().machine().name(), edge.fqdn().lower());
    return answer.isPresent()
        && w.reach(leg, server.get(), answer.get(), true, edge.fqdn().lower()).isPresent();
  }

  static Optional<EdgePool> route(Design design, Users u) {
    return siteOf(design, u)
        .flatMap(
            s -> s.federationRoute().or(() -> central(design, s).flatMap(Site::federationRoute)))
        .or(() -> routed(design) ? Optional.empty() : design.federationEdge().map(EdgePool::id))
        .flatMap(id -> design.find(id, EdgePool.class));
  }

  /// True when any site says how it is routed; a design in which none does leaves it to the only
  /// Edge pool that federates.
  private static boolean routed(Design design) {
    return design.sites().stream().anyMatch(s -> s.federationRoute().isPresent());
  }

  static Optional<Site> siteOf(Design design, Users u) {
    Optional<ElementId> id = u.home().map(Pool::site).or(u::site);
    return id.flatMap(i -> design.find(i, Site.class));
  }

  static Optional<Site> central(Design design, Site site) {
    return site.centralSite().flatMap(id -> design.find(id, Site.class));
  }

  private static String siteName(Design design, Pool home) {
    return design.name(home.site());
  }

  /// From the Edge pool to the partner's Access Edge.
  private static boolean abroad(Walk w, Partner p, EdgePool edge) {
    Design design = w.net().design();
    String at = edge.name();
    if (!w.decide(at, "partner", switches(design, p))
        || !w.decide(at, "partner", Partners.admits(p, design, w.net().settings()))) {
      return false;
    }
    Optional<World.EdgeNode> node = node(w, edge);
    if (node.isEmpty()) {
      return w.decide(at, "pool", Reason.of(Why.MACHINE_DOWN, at));
    }
    Adapter access = access(w, edge, node.get());
    Optional<Names.Service> service = partnerService(w, p, node.get());
    if (service.isEmpty()) {
      return false;
    }
    String host = service.get().target();
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.PERIMETER, node.get().access().machine().name(), host)
            .map(a -> a.ledBy(service.get()));
    String role =
        p.kind().value().equals("public-im-provider") ? "pic-partner" : "federated-partner";
    return answer.isPresent()
        && w.reach(
                Walk.leg("federation-out").between("access-edge", role),
                access,
                answer.get(),
                true,
                "")
            .isPresent()
        && handshake(w, p, node.get(), host)
        && judgedAbroad(w, p);
  }

  /// The switches of our side that no policy overrides.
  private static Reason switches(Design design, Partner p) {
    if (!design.organization().accessEdge().federatedUsers()) {
      return Reason.of(Why.FEDERATION_OFF);
    }
    Feature needed =
        p.kind().value().equals("public-im-provider") ? Feature.PUBLIC_IM : Feature.SIP_FEDERATION;
    return design.offers(needed) ? Reason.NONE : Reason.of(Why.FEATURE_OFF, Said.feature(needed));
  }

  /// Where the partner's Access Edge is: at the name that is set, else where its service record
  /// says.
  private static Optional<Names.Service> partnerService(Walk w, Partner p, World.EdgeNode node) {
    String machine = node.access().machine().name();
    boolean pinned =
        p.edge().isPresent()
            && !p.kind().value().equals("allowed-domain")
            && !p.kind().value().equals("discovered-domain");
    if (pinned) {
      return asksNames(w, node) ? Optional.of(known(p)) : Optional.empty();
    }
    if (p.kind().value().equals("push-clearing-house")) {
      Optional<Partner> provider = Push.provider(w.net().design());
      if (provider.isEmpty()) {
        w.decide(machine, p.name(), Reason.of(Why.PUSH_NO_PROVIDER));
        return Optional.empty();
      }
      return asksNames(w, node) ? Optional.of(known(provider.get())) : Optional.empty();
    }
    if (p.domains().isEmpty()) {
      w.decide(machine, p.name(), Reason.of(Why.UNKNOWN_DOMAIN, p.name()));
      return Optional.empty();
    }
    Fqdn domain = p.domains().getFirst();
    String owner = "_sipfederationtls._tcp." + domain.lower();
    if (!asksNames(w, node)) {
      return Optional.empty();
    }
    Optional<Names.Service> service =
        w.net().names().service(Names.Seat.PERIMETER, owner, w.conditions());
    if (service.isEmpty()) {
      w.decide(machine, owner, Reason.of(Why.SRV_MISSING, owner));
      return Optional.empty();
    }
    if (!Fqdn.of(service.get().target()).isIn(domain)) {
      w.decide(machine, owner, Reason.of(Why.SRV_FOREIGN_HOST, owner, service.get().target()));
      return Optional.empty();
    }
    return service;
  }

  private static Names.Service known(Partner p) {
    String host = p.edge().orElseThrow().lower();
    return new Names.Service(host, host, 5061, List.of());
  }

  /// The Edge Server asks a name server on the Internet.
  static boolean asksNames(Walk w, World.EdgeNode node) {
    return w.reach(Walk.leg("name-udp"), node.access(), List.of(w.net().world().resolver()), "")
        .isPresent();
  }

  /// The mutual handshake, seen from our side: trust in the partner's issuer, and its revocation
  /// list.
  private static boolean handshake(Walk w, Partner p, World.EdgeNode node, String host) {
    if (!p.trusted()) {
      return w.decide(
          node.access().machine().name(), host, Reason.of(Why.CERTIFICATE_UNTRUSTED, host));
    }
    return revocation(w, node);
  }

  static boolean revocation(Walk w, World.EdgeNode node) {
    int before = w.hops().size();
    boolean fetched =
        w.reach(Walk.leg("revocation"), node.access(), List.of(w.net().world().webServer()), "")
            .isPresent();
    if (fetched) {
      return true;
    }
    String machine = node.access().machine().name();
    w.retry(before);
    return w.net().settings().strictRevocation()
        ? w.decide(machine, "revocation list", Reason.of(Why.REVOCATION_UNREACHABLE, machine))
        : w.decide(machine, "revocation list", Reason.NONE);
  }

  /// A partner who found us, or was found, by discovery looks our service record up to judge us.
  private static boolean judgedAbroad(Walk w, Partner p) {
    if (!Partners.isDiscovered(p)) {
      return true;
    }
    Optional<Fqdn> domain = w.net().design().organization().defaultSipDomain();
    return domain.isEmpty() || ourService(w, p.name(), domain.get()).isPresent();
  }

  /// A running Edge Server of the pool.
  static Optional<World.EdgeNode> node(Walk w, EdgePool edge) {
    return w.net().world().nodes(edge).stream()
        .filter(n -> !w.conditions().isDown(n.inner().machine()))
        .findFirst();
  }

  /// Where signalling of a pool leaves and arrives: the virtual address of a hardware-balanced one.
  static Adapter access(Walk w, EdgePool edge, World.EdgeNode node) {
    return w.net().world().vip(edge, VipService.ACCESS_EDGE).orElse(node.access());
  }

  /// Our federation service as outsiders find it.
  static Optional<Names.Service> ourService(Walk w, String asking, Fqdn domain) {
    String owner = "_sipfederationtls._tcp." + domain.lower();
    Optional<Names.Service> service =
        w.net().names().service(Names.Seat.OUTSIDE, owner, w.conditions());
    if (service.isEmpty()) {
      w.decide(asking, owner, Reason.of(Why.SRV_MISSING, owner));
      return service;
    }
    w.trace().records().addAll(service.get().records());
    if (!Fqdn.of(service.get().target()).isIn(domain)) {
      w.decide(asking, owner, Reason.of(Why.SRV_FOREIGN_HOST, owner, service.get().target()));
      return Optional.empty();
    }
    return service;
  }

  /// From the partner to our Access Edge service, over our service record.
  private static Optional<EdgePool> toAccessEdge(Walk w, Users u, Partner p) {
    Adapter partner = w.net().world().partner(p);
    if (w.conditions().isDown(partner.machine())) {
      w.decide(p.name(), p.name(), Reason.of(Why.MACHINE_DOWN, p.name()));
      return Optional.empty();
    }
    Optional<Names.Service> service = ourService(w, p.name(), u.sipDomain());
    if (service.isEmpty()) {
      return Optional.empty();
    }
    String host = service.get().target();
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.OUTSIDE, p.name(), host)
            .map(a -> geographic(w, a).ledBy(service.get()));
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    String role =
        p.kind().value().equals("public-im-provider") ? "pic-partner" : "federated-partner";
    Optional<Adapter> reached =
        w.reach(
            Walk.leg("federation-in").to(service.get().port()).between(role, "access-edge"),
            partner,
            answer.get(),
            !Partners.staysOnNode(p, w.net().settings()),
            host);
    Optional<EdgePool> edge =
        reached
            .flatMap(a -> a.machine().element())
            .flatMap(id -> w.net().design().find(id, EdgePool.class));
    if (reached.isPresent() && edge.isEmpty()) {
      w.decide(p.name(), host, Reason.of(Why.NO_LISTENER, host));
    }
    if (edge.isPresent() && !p.trusted()) {
      w.decide(edge.get().name(), p.name(), Reason.of(Why.CERTIFICATE_UNTRUSTED, p.name()));
      return Optional.empty();
    }
    if (edge.isPresent() && !edge.get().federation()) {
      w.decide(edge.get().name(), p.name(), Reason.of(Why.EDGE_FEDERATION_OFF, edge.get().name()));
      return Optional.empty();
    }
    return edge;
  }

  /// What the host of our federation record leads to where geographic DNS answers for it: another
  /// Edge pool that federates, once no server of the first one runs. Nothing else moves inbound
  /// federation, the priority of service records least of all. Source: JJ687960.
  private static Names.Answer geographic(Walk w, Names.Answer answer) {
    Design design = w.net().design();
    boolean isMoved =
        design.offers(Feature.GEO_DNS)
            && design.organization().geoDns().isPresent()
            && poolAt(w, answer).filter(e -> node(w, e).isEmpty()).isPresent();
    if (!isMoved) {
      return answer;
    }
    for (EdgePool e : design.edgePools()) {
      Names.Answer other =
          w.net().names().resolve(Names.Seat.OUTSIDE, e.access().fqdn().lower(), w.conditions());
      if (e.federation() && node(w, e).isPresent() && !other.isEmpty()) {
        w.trace().records().addAll(other.records());
        return new Names.Answer(answer.led(), answer.name(), other.addresses(), other.records());
      }
    }
    return answer;
  }

  /// The Edge pool at an answer.
  static Optional<EdgePool> poolAt(Walk w, Names.Answer answer) {
    return w.net()
        .world()
        .at(answer.addresses().getFirst())
        .map(a -> a.isVirtual() ? a.behind().getFirst() : a)
        .flatMap(a -> a.machine().element())
        .flatMap(id -> w.net().design().find(id, EdgePool.class));
  }

  /// For a discovered partner the Edge looks the partner's own record up.
  private static boolean judged(Walk w, EdgePool edge, Partner p) {
    if (!Partners.isDiscovered(p)) {
      return true;
    }
    Optional<World.EdgeNode> node = node(w, edge);
    return node.isPresent() && partnerService(w, p, node.get()).isPresent();
  }

  private static boolean limits(Walk w, EdgePool edge, Partner p) {
    if (Partners.isDiscovered(p)) {
      SimSettings s = w.net().settings();
      if (p.messagesPerSecond().orElse(0) > s.discoveredLimit()) {
        Reason reason =
            Reason.of(
                Why.THROTTLED,
                p.name(),
                Integer.toString(p.messagesPerSecond().get()),
                Integer.toString(s.discoveredLimit()));
        w.note(edge.name(), "limits", reason);
        w.lose(reason);
      }
      if (p.contactedUsers().orElse(0) > s.discoveredRecipients()) {
        Reason reason =
            Reason.of(
                Why.WATCH_LIST,
                p.name(),
                Integer.toString(p.contactedUsers().get()),
                Integer.toString(s.discoveredRecipients()));
        w.note(edge.name(), "limits", reason);
        w.lose(reason);
      }
    }
    return true;
  }

  /// From an Edge pool to its next hop and on to the user's home pool.
  static boolean inward(Walk w, EdgePool edge, Users u) {
    Design design = w.net().design();
    Optional<Pool> nextHop = design.nextHop(edge);
    if (nextHop.isEmpty()) {
      return w.decide(edge.name(), "next hop", Reason.of(Why.NEXT_HOP_UNSET, edge.name()));
    }
    if (u.home().isEmpty()) {
      return w.decide(nextHop.get().name(), u.name(), Reason.of(Why.HOME_UNSET, u.name()));
    }
    Optional<World.EdgeNode> node = node(w, edge);
    if (node.isEmpty()) {
      return w.decide(edge.name(), "pool", Reason.of(Why.MACHINE_DOWN, edge.name()));
    }
    Pool hop = nextHop.get();
    // A hosts file or perimeter name server gives the Edge the inside name.
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.INSIDE, node.get().inner().machine().name(), hop.fqdn().lower());
    if (answer.isEmpty()) {
      return false;
    }
    Optional<Adapter> at =
        w.reach(
            Walk.leg("from-edge"),
            inner(w, edge, node.get()),
            answer.get(),
            true,
            hop.fqdn().lower());
    return at.isPresent() && toHome(w, at.get(), hop, u.home().get());
  }

  /// What the next hop sees as the sender: a node even behind a balancer, since the node opens the
  /// connection.
  private static Adapter inner(Walk w, EdgePool edge, World.EdgeNode node) {
    return w.net().world().vip(edge, VipService.EDGE_INTERNAL).orElse(node.inner());
  }

  /// Between pools, unless the user is homed where the message is.
  static boolean toHome(Walk w, Adapter at, Pool from, Pool home) {
    if (from.id().equals(home.id())) {
      return true;
    }
    Pool registrar = home;
    if (w.net().design().isBranchServer(home)) {
      Optional<Pool> parent = home.registrar().flatMap(id -> w.net().design().find(id, Pool.class));
      if (parent.isPresent() && parent.get().id().equals(from.id())) {
        return alive(w, home);
      }
      registrar = parent.orElse(home);
    }
    Optional<Adapter> reached =
        w.reach(Walk.leg("server-server"), at, w.net().world().hosts(registrar.id()), "");
    return reached.isPresent() && (registrar.id().equals(home.id()) || alive(w, home));
  }

  /// The effective policy of our user.
  static Reason policy(Users u, Partner p) {
    if (u.policy().isEmpty()) {
      return Reason.NONE;
    }
    AccessPolicy policy = u.policy().get();
    return switch (p.kind().value()) {
      case "public-im-provider" ->
          policy.publicUsers()
              ? Reason.NONE
              : Reason.of(Why.POLICY_PUBLIC, u.name(), policy.name());
      case "xmpp-partner" ->
          policy.federation() && policy.xmpp()
              ? Reason.NONE
              : Reason.of(Why.POLICY_XMPP, u.name(), policy.name());
      default ->
          policy.federation()
              ? Reason.NONE
              : Reason.of(Why.POLICY_FEDERATION, u.name(), policy.name());
    };
  }
}
