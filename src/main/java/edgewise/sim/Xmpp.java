package edgewise.sim;

import edgewise.catalogue.XmppNegotiation;
import edgewise.catalogue.XmppNegotiation.Method;
import edgewise.model.EdgePool;
import edgewise.model.Feature;
import edgewise.model.Negotiation;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.Words;
import edgewise.model.XmppSettings;
import edgewise.model.XmppTrust;
import edgewise.plan.Design;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Messages and presence with an XMPP partner. Source: federation reference, 4 and 10.3.
final class Xmpp {
  /// What a partner offers when the design says nothing of it: anything. A modelling choice.
  static final XmppSettings OPEN =
      new XmppSettings(XmppTrust.FEDERATED, Negotiation.OPTIONAL, Negotiation.OPTIONAL, true);

  private static final String NEGOTIATION = "negotiation ";

  private Xmpp() {}

  static boolean out(Walk w, Users u, Partner p) {
    if (!Signalling.client(w, u) || !w.decide(u.name(), "policy", Signalling.policy(u, p))) {
      return false;
    }
    Optional<EdgePool> edge = gatewayToProxy(w, u, p);
    if (edge.isEmpty()) {
      return false;
    }
    return toPartner(w, p, edge.get())
        && negotiate(w, u, p, edge.get(), true, () -> dialback(w, u, p));
  }

  /// From our proxy to the partner's server.
  private static boolean toPartner(Walk w, Partner p, EdgePool edge) {
    Optional<World.EdgeNode> node = Signalling.node(w, edge);
    if (node.isEmpty()) {
      return w.decide(edge.name(), "pool", Reason.of(Why.MACHINE_DOWN, edge.name()));
    }
    Adapter access = Signalling.access(w, edge, node.get());
    return partner(w, p, node.get())
        .flatMap(a -> w.reach(Walk.leg("xmpp-out"), access, a, true, ""))
        .isPresent();
  }

  static boolean in(Walk w, Users u, Partner p) {
    Optional<EdgePool> edge = toProxy(w, u, p);
    if (edge.isEmpty()
        || !negotiate(w, u, p, edge.get(), false, () -> toPartner(w, p, edge.get()))) {
      return false;
    }
    // The connection between gateway and proxy is opened from inside; messages come back on it.
    if (gatewayToProxy(w, u, p).isEmpty()) {
      return false;
    }
    XmppSettings ours = p.xmpp().orElse(OPEN);
    if (w.net().settings().contactsOnly() && ours.trust() == XmppTrust.PUBLIC_UNVERIFIED) {
      Reason reason = Reason.of(Why.UNVERIFIED, p.name());
      w.note(u.name(), "trust", reason);
      w.lose(reason);
    }
    return w.decide(u.name(), "policy", Signalling.policy(u, p));
  }

  /// From the user's pool over the gateway to the proxy on each Edge Server of the route.
  private static Optional<EdgePool> gatewayToProxy(Walk w, Users u, Partner p) {
    Design design = w.net().design();
    if (u.home().isEmpty()) {
      w.decide(u.name(), "home pool", Reason.of(Why.HOME_UNSET, u.name()));
      return Optional.empty();
    }
    Pool home = u.home().get();
    Reason reason = allowed(w, u, home, p);
    if (!w.decide(home.name(), "XMPP", reason)) {
      return Optional.empty();
    }
    Optional<Pool> gateway = gateway(design, home);
    if (gateway.isEmpty()) {
      w.decide(home.name(), "XMPP gateway", Reason.of(Why.NO_GATEWAY));
      return Optional.empty();
    }
    Optional<Adapter> server = Signalling.server(w, home);
    if (server.isEmpty()
        || !gateway.get().id().equals(home.id())
            && !Signalling.toHome(w, server.get(), home, gateway.get())) {
      if (server.isEmpty()) {
        w.decide(home.name(), "pool", Reason.of(Why.MACHINE_DOWN, home.name()));
      }
      return Optional.empty();
    }
    Optional<EdgePool> route = route(design, u);
    if (route.isEmpty()) {
      w.decide(
          gateway.get().name(), "route", Reason.of(Why.NO_XMPP_ROUTE, design.name(home.site())));
      return Optional.empty();
    }
    EdgePool edge = route.get();
    if (!edge.xmpp()) {
      w.decide(gateway.get().name(), "route", Reason.of(Why.EDGE_XMPP_OFF, edge.name()));
      return Optional.empty();
    }
    return everyNode(w, gateway.get(), edge) ? Optional.of(edge) : Optional.empty();
  }

  private static Reason allowed(Walk w, Users u, Pool home, Partner p) {
    Design design = w.net().design();
    if (!design.organization().accessEdge().federatedUsers()) {
      return Reason.of(Why.FEDERATION_OFF);
    }
    if (!design.offers(Feature.XMPP_FEDERATION)) {
      return Reason.of(Why.FEATURE_OFF, Said.feature(Feature.XMPP_FEDERATION));
    }
    if (design.isBranchServer(home)) {
      return Reason.of(Why.XMPP_HOME_BRANCH, home.name());
    }
    if (!u.xmppDomain()) {
      return Reason.of(Why.XMPP_DOMAIN_OFF, u.sipDomain().lower());
    }
    return Partners.admits(p, design, w.net().settings());
  }

  /// The gateway runs on Front Ends: on the home pool, else on the first pool that has it.
  private static Optional<Pool> gateway(Design design, Pool home) {
    if (home.services().contains(Service.XMPP_GATEWAY)) {
      return Optional.of(home);
    }
    return design.frontEnds().stream()
        .filter(p -> p.services().contains(Service.XMPP_GATEWAY))
        .findFirst();
  }

  private static boolean everyNode(Walk w, Pool gateway, EdgePool edge) {
    Optional<Adapter> server = Signalling.server(w, gateway);
    if (server.isEmpty()) {
      return w.decide(gateway.name(), "pool", Reason.of(Why.MACHINE_DOWN, gateway.name()));
    }
    int reached = 0;
    for (World.EdgeNode node : w.net().world().nodes(edge)) {
      if (w.conditions().isDown(node.inner().machine())) {
        continue;
      }
      if (w.reach(Walk.leg("xmpp-gateway"), server.get(), List.of(node.inner()), "").isEmpty()) {
        return false;
      }
      reached++;
    }
    return reached > 0 || w.decide(edge.name(), "pool", Reason.of(Why.MACHINE_DOWN, edge.name()));
  }

  static Optional<EdgePool> route(Design design, Users u) {
    return Signalling.siteOf(design, u)
        .flatMap(
            s -> s.xmppRoute().or(() -> Signalling.central(design, s).flatMap(Site::xmppRoute)))
        .or(
            () ->
                design.sites().stream().anyMatch(s -> s.xmppRoute().isPresent())
                    ? Optional.empty()
                    : design.xmppEdge().map(EdgePool::id))
        .flatMap(id -> design.find(id, EdgePool.class));
  }

  /// Finds the partner's server: by record, else by the address of the domain itself.
  private static Optional<Names.Answer> partner(Walk w, Partner p, World.EdgeNode node) {
    String machine = node.access().machine().name();
    if (p.domains().isEmpty()) {
      w.decide(machine, p.name(), Reason.of(Why.UNKNOWN_DOMAIN, p.name()));
      return Optional.empty();
    }
    if (!Signalling.asksNames(w, node)) {
      return Optional.empty();
    }
    String domain = p.domains().getFirst().lower();
    String owner = "_xmpp-server._tcp." + domain;
    Optional<Names.Service> service =
        w.net().names().service(Names.Seat.PERIMETER, owner, w.conditions());
    return w.resolve(
            Names.Seat.PERIMETER, machine, service.map(Names.Service::target).orElse(domain))
        .map(a -> service.map(a::ledBy).orElseGet(() -> a.without(owner)));
  }

  /// From the partner to our proxy, over our record.
  private static Optional<EdgePool> toProxy(Walk w, Users u, Partner p) {
    Adapter partner = w.net().world().partner(p);
    if (w.conditions().isDown(partner.machine())) {
      w.decide(p.name(), p.name(), Reason.of(Why.MACHINE_DOWN, p.name()));
      return Optional.empty();
    }
    String owner = "_xmpp-server._tcp." + u.sipDomain().lower();
    List<Names.Service> services =
        w.net().names().services(Names.Seat.OUTSIDE, owner, w.conditions());
    if (services.isEmpty()) {
      // Without a record the standard falls back to the address of the domain.
      Names.Answer bare =
          w.net().names().resolve(Names.Seat.OUTSIDE, u.sipDomain().lower(), w.conditions());
      if (bare.isEmpty()) {
        w.decide(p.name(), owner, Reason.of(Why.SRV_MISSING, owner));
        return Optional.empty();
      }
      return proxy(w, partner, bare.without(owner), 5269, bare.name());
    }
    int first = w.hops().size();
    for (Names.Service service : services) {
      w.trace().records().addAll(service.records());
      Optional<Names.Answer> answer =
          w.resolve(Names.Seat.OUTSIDE, p.name(), service.target()).map(a -> a.ledBy(service));
      Optional<EdgePool> edge =
          answer.flatMap(a -> proxy(w, partner, a, service.port(), service.target()));
      if (edge.isPresent()) {
        if (!w.stopped().isNone()) {
          w.retry(first);
        }
        return edge;
      }
    }
    return Optional.empty();
  }

  private static Optional<EdgePool> proxy(
      Walk w, Adapter partner, Names.Answer answer, int port, String host) {
    Optional<EdgePool> edge =
        w.reach(Walk.leg("xmpp-in").to(port), partner, answer, false, "")
            .flatMap(a -> a.machine().element())
            .flatMap(id -> w.net().design().find(id, EdgePool.class));
    if (edge.isPresent() && !edge.get().xmpp()) {
      w.decide(edge.get().name(), host, Reason.of(Why.EDGE_XMPP_OFF, edge.get().name()));
      return Optional.empty();
    }
    return edge;
  }

  /// How the stream is secured. Both sides' settings meet; the best method that both allow and that
  /// the certificates support is taken.
  ///
  /// @param calling whether our side opens the stream
  /// @param callback the connection that the receiving side opens to the caller's own server when
  ///   it verifies by dialback
  private static boolean negotiate(
      Walk w, Users u, Partner p, EdgePool edge, boolean calling, BooleanSupplier callback) {
    XmppSettings ours = p.xmpp().orElse(OPEN);
    XmppNegotiation.Row row =
        XmppNegotiation.standard().row(ours.tls(), ours.sasl(), ours.dialback());
    if (!row.valid()) {
      return w.decide(edge.name(), "negotiation", Reason.of(Why.XMPP_SETTINGS_INVALID, p.name()));
    }
    Set<Method> methods = EnumSet.copyOf(row.methods());
    Reason certificate = domainCertificate(w, u, p, edge, calling);
    if (!certificate.isNone()) {
      methods.remove(Method.SASL_TLS);
    }
    if (certificate.why() == Why.CERTIFICATE_MISSING) {
      methods.remove(Method.DIALBACK_TLS);
    }
    if (methods.isEmpty()) {
      return w.decide(edge.name(), "negotiation", certificate);
    }
    Method method = methods.iterator().next();
    if (!w.decide(edge.name(), NEGOTIATION + Words.of(method), Reason.NONE)) {
      return false;
    }
    return method == Method.SASL_TLS || callback.getAsBoolean();
  }

  /// SASL EXTERNAL wants certificates that chain to a trusted root and carry the XMPP domain.
  private static Reason domainCertificate(
      Walk w, Users u, Partner p, EdgePool edge, boolean calling) {
    if (!p.trusted()) {
      return Reason.of(Why.CERTIFICATE_UNTRUSTED, p.name());
    }
    World.EdgeNode node = Signalling.node(w, edge).orElse(null);
    if (node == null) {
      return Reason.of(Why.MACHINE_DOWN, edge.name());
    }
    Trust.Look look =
        w.net()
            .trust()
            .look(
                node.access().machine(),
                "AccessEdgeExternal",
                u.sipDomain().lower(),
                true,
                false,
                w.conditions());
    if (!look.id().isEmpty()) {
      w.trace().certificates().add(look.id());
      w.trace().certificateNames().add(look.id() + " " + u.sipDomain().lower());
    }
    boolean judged =
        calling
            || w.net().settings().certificatesBothWays()
            || look.reason().why() == Why.CERTIFICATE_MISSING;
    return judged ? look.reason() : Reason.NONE;
  }

  /// Dialback of an outgoing stream: the partner calls back the server that our record names.
  private static boolean dialback(Walk w, Users u, Partner p) {
    int before = w.hops().size();
    if (toProxy(w, u, p).isPresent()) {
      return true;
    }
    Reason why = w.stopped();
    w.retry(before);
    return w.decide(
        p.name(),
        "dialback",
        Reason.of(Why.XMPP_DIALBACK_RETURN, u.sipDomain().lower(), why.message()));
  }
}
