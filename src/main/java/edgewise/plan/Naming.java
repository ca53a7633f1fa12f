package edgewise.plan;

import edgewise.model.Address;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Fqdn;
import edgewise.model.GeoDns;
import edgewise.model.Host;
import edgewise.model.MeetUrl;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.TimeServer;
import edgewise.model.View;
import edgewise.model.VipService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Names and addresses that records and certificates are made of: the variables of the catalogue's
/// templates.
///
/// @param element what the template is filled in for
/// @param domain the SIP domain, where the template is repeated for each
/// @param server the machine, where it is repeated for each
/// @param rank position among the stand-ins for the first, from 1; 0 for the first
/// @param zone the zone the name is asked for
/// @param via the reverse proxy through which the element is reached from outside
record Naming(
    Scope scope,
    Element element,
    Optional<SipDomain> domain,
    Optional<Machine> server,
    int rank,
    View zone,
    Optional<ReverseProxy> via) {
  /// A machine of a pool.
  record Machine(ElementId id, Fqdn fqdn, List<Address> addresses) {
    static Machine of(Server s) {
      return new Machine(s.id(), s.fqdn(), s.addresses());
    }

    static Machine of(EdgeServer s) {
      return new Machine(s.id(), s.fqdn(), s.internal());
    }
  }

  /// An address and what it belongs to, so that a record keeps its key when the address changes.
  record Target(Address address, String owner) {}

  private static final Map<String, Function<Naming, String>> NAMES = new LinkedHashMap<>();
  private static final Map<String, Function<Naming, List<Target>>> ADDRESSES =
      new LinkedHashMap<>();

  static Naming of(Scope scope, Element element, View zone) {
    return new Naming(
        scope, element, Optional.empty(), Optional.empty(), 0, zone, Optional.empty());
  }

  Naming with(SipDomain d) {
    return new Naming(scope, element, Optional.of(d), server, rank, zone, via);
  }

  Naming with(Machine m) {
    return new Naming(scope, element, domain, Optional.of(m), rank, zone, via);
  }

  Naming via(ReverseProxy proxy) {
    return new Naming(scope, element, domain, server, rank, zone, Optional.of(proxy));
  }

  Naming ranked(int r) {
    return new Naming(scope, element, domain, server, r, zone, via);
  }

  Design design() {
    return scope.design();
  }

  static Set<String> nameVariables() {
    return NAMES.keySet();
  }

  static Set<String> addressVariables() {
    return ADDRESSES.keySet();
  }

  /// Fills a template in; empty when one of its variables has no value here.
  Optional<String> name(String template) {
    return template.indexOf('{') < 0 ? Optional.of(template) : Template.of(template).fill(this);
  }

  /// The function behind a variable of names.
  static Function<Naming, String> variable(String name) {
    return NAMES.get(name);
  }

  /// The addresses a variable stands for.
  List<Target> addresses(String variable) {
    return ADDRESSES.get(variable).apply(this);
  }

  private static String edge(Naming n, Function<EdgePool, Fqdn> f) {
    return n.element instanceof EdgePool e ? f.apply(e).lower() : "";
  }

  private static String pool(Naming n, Function<Pool, Optional<Fqdn>> f) {
    return n.element instanceof Pool p ? f.apply(p).map(Fqdn::lower).orElse("") : "";
  }

  private static String url(Optional<String> url) {
    return url.map(u -> SimpleUrls.host(u).lower()).orElse("");
  }

  /// The name of a sign-in pool inside a SIP domain: its own name when that lies there, else its
  /// host label in the domain.
  static String signIn(Pool pool, Fqdn domain) {
    return pool.fqdn().isBlank()
        ? ""
        : pool.fqdn().isIn(domain)
            ? pool.fqdn().lower()
            : pool.fqdn().host() + "." + domain.lower();
  }

  /// Where the XMPP service record of a domain points.
  static String xmppTarget(SipDomain domain) {
    return domain.xmppHost().map(Fqdn::lower).orElse("sip." + domain.name().lower());
  }

  /// The Access Edge as inside machines name it: its own name where that lies in the domain and
  /// does not collide with the sign-in name.
  static String insideAccess(EdgePool edge, Fqdn domain) {
    String own = edge.access().fqdn().lower();
    return edge.access().fqdn().isIn(domain) && !own.equals("sip." + domain.lower())
        ? own
        : "sipexternal." + domain.lower();
  }

  private static String geo(Naming n, String side) {
    Optional<GeoDns> geo = n.design().organization().geoDns();
    return geo.map(g -> g.label() + side + "." + g.zone().lower()).orElse("");
  }

  private static List<Target> targets(List<Address> addresses, String owner) {
    List<Target> out = new ArrayList<>(addresses.size());
    for (Address a : addresses) {
      if (a.isUsable()) {
        out.add(new Target(a, owner));
      }
    }
    return out;
  }

  private static List<Target> edgePublic(Naming n, VipService service) {
    if (!(n.element instanceof EdgePool e)) {
      return List.of();
    }
    Design d = n.design();
    if (e.balancing() == edgewise.model.Balancing.HARDWARE) {
      List<Address> published = d.published(e, service);
      if (!d.vip(e.id(), service).isEmpty()
          || e.sharedAddress() && !d.vip(e.id(), VipService.ACCESS_EDGE).isEmpty()) {
        return targets(published, "vip");
      }
    }
    List<Target> out = new ArrayList<>();
    for (EdgeServer s : e.servers()) {
      out.addAll(targets(d.publicAddresses(e, s, service), s.id().value()));
    }
    return out;
  }

  private static List<Target> nodes(Pool pool) {
    List<Target> out = new ArrayList<>();
    for (Server s : pool.servers()) {
      out.addAll(targets(s.addresses(), s.id().value()));
    }
    return out;
  }

  private static List<Target> sip(Naming n) {
    if (!(n.element instanceof Pool p)) {
      return List.of();
    }
    List<Address> vip =
        p.balancing() == edgewise.model.Balancing.HARDWARE
            ? n.design().vip(p.id(), VipService.SIP)
            : List.of();
    return vip.isEmpty() ? nodes(p) : targets(vip, "vip");
  }

  private static List<Target> web(Naming n, boolean outer) {
    if (!(n.element instanceof Pool p)) {
      return List.of();
    }
    return n.design().webIsBalanced(p)
        ? targets(n.design().webAddresses(p, outer), "vip")
        : nodes(p);
  }

  private static List<Target> proxy(Naming n) {
    Optional<ReverseProxy> proxy = n.element instanceof ReverseProxy r ? Optional.of(r) : n.via;
    return proxy.map(r -> targets(n.design().published(r), r.id().value())).orElse(List.of());
  }

  /// The machine phones take the time from, of the first inside view that names one.
  static Optional<TimeServer> timeServer(Design d) {
    return d.dnsViews(View.INTERNAL).stream().flatMap(v -> v.timeServer().stream()).findFirst();
  }

  static {
    NAMES.put("sipDomain", n -> n.domain.map(d -> d.name().lower()).orElse(""));
    NAMES.put("xmppDomain", NAMES.get("sipDomain"));
    NAMES.put(
        "defaultSipDomain",
        n -> n.design().organization().defaultSipDomain().map(Fqdn::lower).orElse(""));
    NAMES.put("firstWebExternalFqdn", n -> CertificateDerivation.first(n).orElse(""));
    NAMES.put("accessEdgeFqdn", n -> edge(n, e -> e.access().fqdn()));
    NAMES.put("webConfEdgeFqdn", n -> edge(n, e -> e.webConferencing().fqdn()));
    NAMES.put("avEdgeFqdn", n -> edge(n, e -> e.av().fqdn()));
    NAMES.put("edgePoolInternalFqdn", n -> edge(n, EdgePool::fqdn));
    NAMES.put("serverFqdn", n -> n.server.map(s -> s.fqdn().lower()).orElse(""));
    NAMES.put("poolFqdn", n -> pool(n, p -> Optional.of(p.fqdn())));
    NAMES.put("webInternalFqdn", n -> pool(n, p -> p.web().flatMap(w -> w.internalFqdn())));
    NAMES.put("webExternalFqdn", n -> pool(n, p -> p.web().flatMap(w -> w.externalFqdn())));
    NAMES.put(
        "webInternalTarget",
        n -> pool(n, p -> p.web().flatMap(w -> w.internalFqdn()).or(() -> Optional.of(p.fqdn()))));
    NAMES.put(
        "discoverTarget",
        n ->
            n.design()
                .signInPool()
                .flatMap(p -> p.web().flatMap(w -> w.externalFqdn()))
                .map(Fqdn::lower)
                .orElse(""));
    NAMES.put("hostFqdn", n -> n.element instanceof Host h ? h.fqdn().lower() : "");
    NAMES.put("xmppTarget", n -> n.domain.map(Naming::xmppTarget).orElse(""));
    NAMES.put("xmppHost", n -> n.domain.flatMap(SipDomain::xmppHost).map(Fqdn::lower).orElse(""));
    NAMES.put(
        "signInFqdn",
        n ->
            n.element instanceof Pool p && n.domain.isPresent()
                ? signIn(p, n.domain.get().name())
                : "");
    NAMES.put(
        "insideAccessTarget",
        n ->
            n.element instanceof EdgePool e && n.domain.isPresent()
                ? insideAccess(e, n.domain.get().name())
                : "");
    NAMES.put(
        "meetHost",
        n -> {
          if (n.domain.isEmpty()) {
            return "";
          }
          Fqdn domain = n.domain.get().name();
          List<MeetUrl> meet = n.design().organization().simpleUrls().meet();
          for (MeetUrl m : meet) {
            if (m.sipDomain().equals(domain)) {
              return SimpleUrls.host(m.url()).lower();
            }
          }
          return "";
        });
    NAMES.put("dialinHost", n -> url(n.design().organization().simpleUrls().dialin()));
    NAMES.put("adminHost", n -> url(n.design().organization().simpleUrls().admin()));
    NAMES.put("schedulerHost", n -> url(n.design().organization().simpleUrls().scheduler()));
    NAMES.put(
        "smtpDomain",
        n -> n.element instanceof ExchangeUm x ? x.smtpDomain().map(Fqdn::lower).orElse("") : "");
    NAMES.put("timeServerFqdn", n -> timeServer(n.design()).map(t -> t.fqdn().lower()).orElse(""));
    NAMES.put("geoInside", n -> geo(n, "-int"));
    NAMES.put("geoOutside", n -> geo(n, "-ext"));

    ADDRESSES.put("accessEdgePublicIp", n -> edgePublic(n, VipService.ACCESS_EDGE));
    ADDRESSES.put("webConfEdgePublicIp", n -> edgePublic(n, VipService.WEB_CONFERENCING_EDGE));
    ADDRESSES.put("avEdgePublicIp", n -> edgePublic(n, VipService.AV_EDGE));
    ADDRESSES.put(
        "edgeInternalIp",
        n -> {
          if (!(n.element instanceof EdgePool e)) {
            return List.of();
          }
          List<Address> vip =
              e.balancing() == edgewise.model.Balancing.HARDWARE
                  ? n.design().vip(e.id(), VipService.EDGE_INTERNAL)
                  : List.of();
          if (!vip.isEmpty()) {
            return targets(vip, "vip");
          }
          List<Target> out = new ArrayList<>();
          e.servers().forEach(s -> out.addAll(targets(s.internal(), s.id().value())));
          return out;
        });
    ADDRESSES.put("serverIp", n -> n.server.map(s -> targets(s.addresses(), "")).orElse(List.of()));
    ADDRESSES.put("nodeIp", n -> n.element instanceof Pool p ? nodes(p) : List.of());
    ADDRESSES.put("sipIp", Naming::sip);
    ADDRESSES.put("webVip", n -> web(n, false));
    ADDRESSES.put("webVipOuter", n -> web(n, true));
    ADDRESSES.put("reverseProxyPublicIp", Naming::proxy);
    ADDRESSES.put(
        "hostIp", n -> n.element instanceof Host h ? targets(h.insideAddresses(), "") : List.of());
    ADDRESSES.put(
        "timeServerIp",
        n -> timeServer(n.design()).map(t -> targets(t.addresses(), "")).orElse(List.of()));
    ADDRESSES.put("urlIp", n -> n.zone == View.EXTERNAL ? proxy(n) : web(n, false));
  }
}
