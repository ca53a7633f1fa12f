package edgewise.sim;

import edgewise.catalogue.Legs.Leg;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.GeoDns;
import edgewise.model.MeetUrl;
import edgewise.model.OfficeWebApps;
import edgewise.model.Organization;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.SqlServer;
import edgewise.model.View;
import edgewise.model.VipService;
import edgewise.model.WebServices;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What clients and servers ask name servers for, and under which names services must be able to
/// show themselves: what people do when they sign in, join and look for each other, written down
/// from their side.
final class Lookups {
  private final Net net;
  private final Design design;
  private final Organization org;
  private final World world;
  private final List<Pool> signInPools;
  private final List<Need> needs = new ArrayList<>();

  private Lookups(Net net) {
    this.net = net;
    design = net.design();
    org = design.organization();
    world = net.world();
    signInPools = signInPools(design);
  }

  static List<Need> of(Net net) {
    Lookups all = new Lookups(net);
    all.edges();
    all.outsideNames();
    all.published();
    all.pools();
    all.signIn();
    all.others();
    return all.needs;
  }

  private boolean offers(Feature feature) {
    return design.offers(feature);
  }

  private static String sip(Fqdn domain) {
    return "sip." + domain.lower();
  }

  // --- Asking

  private void ask(String what, String id, Names.Seat seat, String name, List<Address> members) {
    ask(what, id, seat, "", name, members);
  }

  /// Asks for a name, from a service record if one is named, and calls nobody.
  private void ask(
      String what, String id, Names.Seat seat, String record, String name, List<Address> members) {
    ask(what, id, seat, record, name, members, Optional.empty(), Optional.empty(), "");
  }

  private void ask(
      String what,
      String id,
      Names.Seat seat,
      String record,
      String name,
      List<Address> members,
      Optional<Adapter> from,
      Optional<Leg> leg,
      String shown) {
    List<Address> usable = Design.usable(members);
    if (name.isEmpty() || usable.isEmpty() && record.isEmpty()) {
      return;
    }
    needs.add(
        new Need(
            "lookup/" + id,
            "sim.need." + what,
            List.of(),
            List.of(new Need.Question(seat, record, name, usable, from, leg, shown)),
            List.of()));
  }

  private void show(String what, String id, Machine machine, String usage, String name) {
    needs.add(
        new Need(
            "certificate/" + id + "/" + usage + "/" + name,
            "sim.need." + what,
            List.of(),
            List.of(),
            List.of(new Need.Show(machine, usage, name))));
  }

  private static String value(ElementId id) {
    return id.value();
  }

  // --- Edge pools

  private Optional<EdgePool> primaryEdge() {
    return design.federationEdge().or(() -> design.edgePools().stream().findFirst());
  }

  private void edges() {
    for (EdgePool e : design.edgePools()) {
      boolean clients =
          e.remoteUsers()
              && (offers(Feature.REMOTE_USERS) || offers(Feature.ANONYMOUS_CONFERENCING));
      boolean partners =
          e.federation()
                  && (offers(Feature.SIP_FEDERATION)
                      || offers(Feature.PUBLIC_IM)
                      || offers(Feature.HYBRID))
              || e.xmpp() && offers(Feature.XMPP_FEDERATION);
      if (clients || partners) {
        access(e, clients);
      }
      // Every Edge Server runs all three services, in use or not.
      for (World.EdgeNode node : world.nodes(e)) {
        show(
            "access",
            value(e.id()),
            node.access().machine(),
            "AccessEdgeExternal",
            e.access().fqdn().lower());
        show(
            "content",
            value(e.id()),
            node.webConferencing().machine(),
            "DataEdgeExternal",
            e.webConferencing().fqdn().lower());
        if (offers(Feature.SIPEXTERNAL_FALLBACK)) {
          for (SipDomain d : org.sipDomains()) {
            show(
                "access",
                value(e.id()),
                node.access().machine(),
                "AccessEdgeExternal",
                "sipexternal." + d.name().lower());
          }
        }
      }
      // Any Edge pool can be made the one that the names of the organization lead to.
      for (SipDomain d : org.sipDomains()) {
        for (World.EdgeNode node : world.nodes(e)) {
          show(
              "stand-in",
              value(e.id()),
              node.access().machine(),
              "AccessEdgeExternal",
              sip(d.name()));
        }
      }
      if (e.webConferencingOn() && offers(Feature.WEB_CONFERENCING)) {
        ask(
            "content",
            "webconf/" + value(e.id()),
            Names.Seat.OUTSIDE,
            "",
            e.webConferencing().fqdn().lower(),
            design.published(e, VipService.WEB_CONFERENCING_EDGE),
            Optional.of(world.remote()),
            Optional.of(Walk.leg("content-outside").to(e.webConferencing().port())),
            e.webConferencing().fqdn().lower());
      }
      if (e.audioVideoOn() && offers(Feature.EXTERNAL_AV)) {
        ask(
            "relay",
            "av/" + value(e.id()),
            Names.Seat.OUTSIDE,
            e.av().fqdn().lower(),
            design.published(e, VipService.AV_EDGE));
      }
      inside(e);
    }
  }

  private void access(EdgePool e, boolean clients) {
    boolean open = clients && org.accessEdge().remoteUsers();
    ask(
        "access",
        "access/" + value(e.id()),
        Names.Seat.OUTSIDE,
        "",
        e.access().fqdn().lower(),
        design.published(e, VipService.ACCESS_EDGE),
        open ? Optional.of(world.remote()) : Optional.empty(),
        open ? Optional.of(Walk.leg("client-access").to(e.access().port())) : Optional.empty(),
        e.access().fqdn().lower());
  }

  private void inside(EdgePool e) {
    List<Address> members =
        e.balancing() == Balancing.HARDWARE
                && !design.vip(e.id(), VipService.EDGE_INTERNAL).isEmpty()
                && (design.release(e) == Release.V2013 || net.oldExchange().isPresent())
            ? design.vip(e.id(), VipService.EDGE_INTERNAL)
            : design.internalAddresses(e);
    ask("edge-name", "inside/" + value(e.id()), Names.Seat.INSIDE, e.fqdn().lower(), members);
    for (World.EdgeNode node : world.nodes(e)) {
      show("edge-name", value(e.id()), node.inner().machine(), "Internal", e.fqdn().lower());
      show("token", value(e.id()), node.inner().machine(), "AudioVideoAuthentication", "");
    }
    if (e.servers().size() > 1) {
      for (EdgeServer s : e.servers()) {
        ask(
            "edge-server",
            "inside/" + value(s.id()),
            Names.Seat.INSIDE,
            s.fqdn().lower(),
            s.internal());
      }
    }
    design
        .nextHop(e)
        .ifPresent(
            p ->
                ask(
                    "next-hop",
                    "next-hop/" + value(e.id()),
                    Names.Seat.INSIDE,
                    p.fqdn().lower(),
                    design.sipAddresses(p)));
  }

  // --- Names of the organization outside

  private void outsideNames() {
    Optional<EdgePool> primary = primaryEdge();
    if (primary.isEmpty()) {
      return;
    }
    EdgePool e = primary.get();
    List<Address> access = design.published(e, VipService.ACCESS_EDGE);
    for (SipDomain d : org.sipDomains()) {
      signInOutside(e, d, access);
      federation(e, d, access);
      if (offers(Feature.SIPEXTERNAL_FALLBACK) && e.remoteUsers()) {
        named(e, "sipexternal." + d.name().lower(), access);
      }
    }
    spares(e);
    design.xmppEdge().ifPresent(this::xmpp);
  }

  private void signInOutside(EdgePool e, SipDomain d, List<Address> access) {
    if (e.remoteUsers() && offers(Feature.REMOTE_USERS) && offers(Feature.AUTOMATIC_SIGN_IN)) {
      named(e, sip(d.name()), access);
      if (org.accessEdge().remoteUsers()) {
        ask(
            "sign-in-outside",
            "sign-in/" + value(e.id()) + "/" + d.name().lower(),
            Names.Seat.OUTSIDE,
            "_sip._tls." + d.name().lower(),
            sip(d.name()),
            access,
            Optional.of(world.remote()),
            Optional.of(Walk.leg("client-access").to(e.access().port())),
            sip(d.name()));
      }
    }
  }

  private void named(EdgePool e, String name, List<Address> access) {
    ask("access", "name/" + value(e.id()) + "/" + name, Names.Seat.OUTSIDE, name, access);
    for (World.EdgeNode node : world.nodes(e)) {
      show("access", value(e.id()), node.access().machine(), "AccessEdgeExternal", name);
    }
  }

  private void federation(EdgePool e, SipDomain d, List<Address> access) {
    boolean partners =
        org.accessEdge().federatedUsers()
            && (offers(Feature.SIP_FEDERATION)
                || offers(Feature.PUBLIC_IM)
                || offers(Feature.HYBRID));
    boolean push = d.pushUsers() && (offers(Feature.PUSH_APPLE) || offers(Feature.PUSH_MICROSOFT));
    if (e.federation() && (partners || push)) {
      ask(
          "federation-record",
          "federation/" + value(e.id()) + "/" + d.name().lower(),
          Names.Seat.OUTSIDE,
          "_sipfederationtls._tcp." + d.name().lower(),
          sip(d.name()),
          access);
      for (World.EdgeNode node : world.nodes(e)) {
        show(
            "federation-record",
            value(e.id()),
            node.access().machine(),
            "AccessEdgeExternal",
            sip(d.name()));
      }
    }
    if (offers(Feature.HOSTED_VOICE_MAIL)
        && org.defaultSipDomain().filter(d.name()::equals).isPresent()) {
      ask(
          "voice-mail",
          "voice-mail/" + value(e.id()) + "/" + d.name().lower(),
          Names.Seat.OUTSIDE,
          "_sipfederationtls._tcp." + d.name().lower(),
          sip(d.name()),
          List.of());
    }
  }

  /// Other Edge pools stand in when the first one is lost: clients walk the records by priority.
  private void spares(EdgePool primary) {
    if (!offers(Feature.EDGE_RECOVERY)) {
      return;
    }
    for (EdgePool e : design.edgePools()) {
      if (e.id().equals(primary.id())) {
        continue;
      }
      for (SipDomain d : org.sipDomains()) {
        if (!e.access().fqdn().isIn(d.name())) {
          continue;
        }
        if (e.remoteUsers() && offers(Feature.REMOTE_USERS)) {
          spare("_sip._tls.", "recovery", e, d);
        }
        if (e.xmpp() && d.xmpp() && offers(Feature.XMPP_FEDERATION)) {
          spare("_xmpp-server._tcp.", "recovery", e, d);
        }
      }
    }
  }

  private void spare(String service, String what, EdgePool e, SipDomain d) {
    ask(
        what,
        "spare/" + service + value(e.id()) + "/" + d.name().lower(),
        Names.Seat.OUTSIDE,
        service + d.name().lower(),
        e.access().fqdn().lower(),
        design.published(e, VipService.ACCESS_EDGE));
  }

  private void xmpp(EdgePool e) {
    if (!e.xmpp() || !offers(Feature.XMPP_FEDERATION)) {
      return;
    }
    for (SipDomain d : org.sipDomains()) {
      if (!d.xmpp()) {
        continue;
      }
      String host = d.xmppHost().map(Fqdn::lower).orElse(sip(d.name()));
      ask(
          "xmpp-record",
          "xmpp/" + value(e.id()) + "/" + d.name().lower(),
          Names.Seat.OUTSIDE,
          "_xmpp-server._tcp." + d.name().lower(),
          host,
          d.xmppHost().isPresent() || primaryEdge().filter(p -> p.id().equals(e.id())).isPresent()
              ? design.published(e, VipService.ACCESS_EDGE)
              : List.of());
      for (World.EdgeNode node : world.nodes(e)) {
        show(
            "xmpp-name",
            value(e.id()),
            node.access().machine(),
            "AccessEdgeExternal",
            d.name().lower());
        d.xmppHost()
            .ifPresent(
                h ->
                    show(
                        "xmpp-name",
                        value(e.id()),
                        node.access().machine(),
                        "AccessEdgeExternal",
                        h.lower()));
      }
    }
  }

  // --- Published web services

  private boolean geo() {
    return offers(Feature.GEO_DNS);
  }

  private Optional<ReverseProxy> primaryProxy() {
    return design
        .signInPool()
        .flatMap(p -> design.publishers(p.id()).stream().findFirst())
        .or(() -> design.reverseProxies().stream().findFirst());
  }

  private Set<String> simpleHosts(boolean admin) {
    Set<String> hosts = new LinkedHashSet<>();
    SimpleUrls urls = org.simpleUrls();
    for (MeetUrl url : urls.meet()) {
      if (org.sipDomains().stream().anyMatch(d -> d.name().equals(url.sipDomain()))) {
        hosts.add(SimpleUrls.host(url.url()).lower());
      }
    }
    urls.dialin().ifPresent(u -> hosts.add(SimpleUrls.host(u).lower()));
    if (admin) {
      urls.admin().ifPresent(u -> hosts.add(SimpleUrls.host(u).lower()));
    }
    hosts.remove("");
    return hosts;
  }

  private void published() {
    for (ReverseProxy rp : design.reverseProxies()) {
      for (ElementId id : rp.publishes()) {
        design
            .find(id, Pool.class)
            .flatMap(p -> p.web().flatMap(WebServices::externalFqdn))
            .ifPresent(f -> publish(rp, f.lower(), "web"));
        if (offers(Feature.WEB_CONFERENCING)) {
          design
              .find(id, OfficeWebApps.class)
              .ifPresent(o -> publish(rp, o.fqdn().lower(), "slides"));
        }
        design.find(id, OfficeWebApps.class).ifPresent(o -> listener(rp, o.fqdn().lower()));
      }
      boolean pools =
          rp.publishes().stream().anyMatch(id -> design.find(id, Pool.class).isPresent());
      if (pools && !geo()) {
        simpleHosts(false).forEach(h -> listener(rp, h));
      }
      if (pools) {
        org.sipDomains().forEach(d -> listener(rp, "lyncdiscover." + d.name().lower()));
      }
    }
    primaryProxy()
        .ifPresent(
            rp -> {
              if (!geo()) {
                for (String host : simpleHosts(false)) {
                  ask(
                      "meeting-page",
                      "page/" + host,
                      Names.Seat.OUTSIDE,
                      host,
                      design.published(rp));
                }
              }
              for (SipDomain d : org.sipDomains()) {
                discover(rp, "lyncdiscover." + d.name().lower());
              }
            });
    geoNames();
    hairpin();
  }

  private void discover(ReverseProxy rp, String host) {
    if (!geo()) {
      ask("discovery", "discovery/" + host, Names.Seat.OUTSIDE, host, design.published(rp));
    }
  }

  private void geoNames() {
    Optional<GeoDns> geo = org.geoDns();
    if (!geo() || geo.isEmpty()) {
      return;
    }
    // The provider answers for its own names; what the plan owes is the alias that leads there.
    for (String host : simpleHosts(false)) {
      alias(host, Names.Seat.OUTSIDE);
      alias(host, Names.Seat.INSIDE);
    }
  }

  private void alias(String host, Names.Seat seat) {
    ask("geo", "geo/" + seat + "/" + host, seat, "alias:" + host, host, List.of());
  }

  /// A name that the proxy publishes: it resolves outside, the listener shows it, and what is
  /// behind shows it too.
  private void publish(ReverseProxy rp, String host, String what) {
    ask(
        what,
        "published/" + value(rp.id()) + "/" + host,
        Names.Seat.OUTSIDE,
        host,
        design.published(rp));
    listener(rp, host);
    if (Occasions.holds(
        "web-published", new Occasions.Case(design, Optional.empty(), Optional.of(rp)))) {
      behind(rp, host, what);
    }
  }

  private void behind(ReverseProxy rp, String host, String what) {
    Optional<Pool> pool = Web.poolOf(design, rp, host);
    if (pool.isEmpty() || what.equals("slides")) {
      return;
    }
    List<Need.Call> calls = new ArrayList<>();
    for (Adapter web : world.web(pool.get(), true)) {
      Leg leg =
          Walk.leg("web-published")
              .to(pool.get().web().map(WebServices::httpsListen).orElse(rp.bridgeHttps()));
      calls.add(new Need.Call(leg, world.inside(rp), web, host));
    }
    if (!calls.isEmpty()) {
      needs.add(
          new Need(
              "published/" + value(rp.id()) + "/" + host + "/behind",
              "sim.need." + what,
              calls,
              List.of(),
              List.of()));
    }
  }

  private void listener(ReverseProxy rp, String host) {
    show("web", value(rp.id()), world.outside(rp).machine(), "Listener", host);
  }

  private void hairpin() {
    if (!offers(Feature.MOBILITY)) {
      return;
    }
    for (Pool p : design.frontEnds()) {
      Optional<Fqdn> web = p.web().flatMap(WebServices::externalFqdn);
      if (web.isEmpty()) {
        continue;
      }
      for (ReverseProxy rp : design.publishers(p.id())) {
        ask(
            "hairpin",
            "hairpin/" + value(p.id()) + "/" + value(rp.id()),
            Names.Seat.INSIDE,
            web.get().lower(),
            design.published(rp));
      }
    }
  }

  // --- Pools

  private void pools() {
    for (Pool p : design.pools()) {
      boolean frontEnd = design.isFrontEnd(p);
      boolean director = design.isDirector(p);
      if (frontEnd || director) {
        core(p, frontEnd);
      } else if (design.plays(p, "mediation")
          || design.plays(p, "persistent-chat") && p.servers().size() > 1) {
        ask(
            "pool-name",
            "pool/" + value(p.id()),
            Names.Seat.INSIDE,
            p.fqdn().lower(),
            design.plays(p, "mediation") ? design.sipAddresses(p) : p.insideAddresses());
      }
      if (design.plays(p, "persistent-chat")) {
        for (Server s : p.servers()) {
          ask(
              "server-name",
              "server/" + value(s.id()),
              Names.Seat.INSIDE,
              s.fqdn().lower(),
              s.addresses());
        }
      }
      certificates(p, frontEnd || director);
    }
  }

  private void core(Pool p, boolean frontEnd) {
    ask(
        "pool-name",
        "pool/" + value(p.id()),
        Names.Seat.INSIDE,
        p.fqdn().lower(),
        design.sipAddresses(p));
    boolean several =
        frontEnd ? !design.isStandardEdition(p) : p.kind().value().equals("director-pool");
    if (several) {
      for (Server s : p.servers()) {
        ask(
            "server-name",
            "server/" + value(s.id()),
            Names.Seat.INSIDE,
            s.fqdn().lower(),
            s.addresses());
      }
    }
    Optional<Fqdn> inner = p.web().flatMap(WebServices::internalFqdn);
    if (several && inner.isPresent() && (frontEnd || p.balancing() != Balancing.HARDWARE)) {
      ask(
          "web-inside",
          "web/" + value(p.id()),
          Names.Seat.INSIDE,
          inner.get().lower(),
          design.webAddresses(p, false));
    }
    if (!frontEnd) {
      p.web()
          .flatMap(WebServices::externalFqdn)
          .ifPresent(
              f ->
                  ask(
                      "web-inside",
                      "web-outer/" + value(p.id()),
                      Names.Seat.INSIDE,
                      f.lower(),
                      design.webAddresses(p, true)));
    }
  }

  /// Under which names each server must be able to show itself.
  private void certificates(Pool p, boolean core) {
    String id = value(p.id());
    for (Adapter a : world.hosts(p.id())) {
      Machine m = a.machine();
      if (design.plays(p, "persistent-chat")) {
        show("pool-name", id, m, "Default", p.fqdn().lower());
        show("server-name", id, m, "Default", m.server());
        continue;
      }
      if (core || design.plays(p, "mediation") || design.isBranchServer(p)) {
        show("pool-name", id, m, "Default", p.fqdn().lower());
      }
      if (core || design.plays(p, "mediation")) {
        show("server-name", id, m, "Default", m.server());
      }
      if (core || design.isBranchServer(p)) {
        for (SipDomain d : org.sipDomains()) {
          show("sign-in-inside", id, m, "Default", sip(d.name()));
        }
      }
      if (core) {
        show("server-name", id, m, "WebServicesInternal", m.server());
        show("pool-name", id, m, "WebServicesInternal", p.fqdn().lower());
        show(
            "server-name",
            id,
            m,
            "WebServicesExternal",
            design.isFrontEnd(p) && !design.isStandardEdition(p) ? p.fqdn().lower() : m.server());
        if (offers(Feature.SIPEXTERNAL_FALLBACK)
            && !offers(Feature.SPLIT_CERTIFICATES)
            && design.isFrontEnd(p)) {
          for (SipDomain d : org.sipDomains()) {
            show("sign-in-inside", id, m, "Default", "sipexternal." + d.name().lower());
          }
        }
        names(p, id, m);
      }
    }
  }

  private void names(Pool p, String id, Machine m) {
    for (SipDomain d : org.sipDomains()) {
      if (offers(Feature.AUTOMATIC_SIGN_IN) && signsIn(p) && !p.fqdn().isIn(d.name())) {
        show("sign-in-inside", id, m, "Default", p.fqdn().host() + "." + d.name().lower());
      }
      show("discovery", id, m, "WebServicesInternal", "lyncdiscoverinternal." + d.name().lower());
      show("discovery", id, m, "WebServicesExternal", "lyncdiscover." + d.name().lower());
      if (offers(Feature.SIPINTERNAL_FALLBACK)) {
        show("sign-in-inside", id, m, "Default", "sipinternal." + d.name().lower());
      }
    }
    for (String host : simpleHosts(true)) {
      show("meeting-page", id, m, "WebServicesInternal", host);
    }
    for (String host : simpleHosts(false)) {
      show("meeting-page", id, m, "WebServicesExternal", host);
    }
    p.web()
        .flatMap(WebServices::internalFqdn)
        .ifPresent(f -> show("web-inside", id, m, "WebServicesInternal", f.lower()));
    p.web()
        .flatMap(WebServices::externalFqdn)
        .ifPresent(f -> show("web", id, m, "WebServicesExternal", f.lower()));
  }

  // --- Sign-in inside

  /// True for the pool that clients find first, and for those that stand in for it.
  private boolean signsIn(Pool p) {
    return !signInPools.isEmpty()
        && (signInPools.getFirst().id().equals(p.id())
            || offers(Feature.SITE_RECOVERY) && signInPools.contains(p));
  }

  private static List<Pool> signInPools(Design design) {
    List<Pool> pools = new ArrayList<>();
    design.signInPool().ifPresent(pools::add);
    Set<ElementId> sites = new LinkedHashSet<>();
    pools.forEach(p -> sites.add(p.site()));
    for (List<Pool> some : List.of(design.directors(), design.frontEnds())) {
      for (Pool p : some) {
        if (sites.add(p.site())) {
          pools.add(p);
        }
      }
    }
    return pools;
  }

  private void signIn() {
    List<Pool> pools = signInPools;
    for (int i = 0; i < pools.size(); i++) {
      Pool p = pools.get(i);
      if (i > 0 && !offers(Feature.SITE_RECOVERY)) {
        break;
      }
      if (offers(Feature.AUTOMATIC_SIGN_IN)) {
        for (SipDomain d : org.sipDomains()) {
          String host =
              p.fqdn().isIn(d.name()) ? p.fqdn().lower() : p.fqdn().host() + "." + d.name().lower();
          ask(
              i == 0 ? "sign-in-inside" : "recovery",
              "sign-in-inside/" + value(p.id()) + "/" + d.name().lower(),
              Names.Seat.INSIDE,
              "_sipinternaltls._tcp." + d.name().lower(),
              host,
              p.fqdn().isBlank() ? List.of() : design.sipAddresses(p));
        }
      }
    }
    if (pools.isEmpty()) {
      return;
    }
    Pool first = pools.getFirst();
    boolean sipName =
        offers(Feature.STRICT_NAME_MATCHING)
            || offers(Feature.DESK_PHONES)
            || !offers(Feature.AUTOMATIC_SIGN_IN);
    List<Address> web = design.webAddresses(first, false);
    for (SipDomain d : org.sipDomains()) {
      String domain = d.name().lower();
      if (sipName) {
        inside("sign-in-inside", first, sip(d.name()), design.sipAddresses(first));
      }
      if (offers(Feature.SIPINTERNAL_FALLBACK)) {
        inside("sign-in-inside", first, "sipinternal." + domain, design.sipAddresses(first));
      }
      if (!geo()) {
        inside("discovery", first, "lyncdiscoverinternal." + domain, web);
      }
      if (offers(Feature.DESK_PHONES)) {
        inside("phones", first, "ucupdates-r2." + domain, web);
      }
      if (offers(Feature.LEGACY_PHONES)) {
        inside("phones", first, "ucupdates." + domain, web);
      }
      if (offers(Feature.PLAIN_CLIENT_SIP)) {
        String host =
            first.fqdn().isIn(d.name()) ? first.fqdn().lower() : first.fqdn().host() + "." + domain;
        ask(
            "sign-in-inside",
            "plain/" + domain,
            Names.Seat.INSIDE,
            "_sipinternal._tcp." + domain,
            host,
            List.of());
      }
    }
    if (!geo()) {
      for (String host : simpleHosts(false)) {
        inside("meeting-page", first, host, web);
      }
    }
    org.simpleUrls()
        .admin()
        .map(u -> SimpleUrls.host(u).lower())
        .ifPresent(h -> inside("meeting-page", first, h, web));
  }

  private void inside(String what, Pool p, String name, List<Address> members) {
    ask(what, "inside/" + value(p.id()) + "/" + name, Names.Seat.INSIDE, name, members);
  }

  // --- The rest

  private void others() {
    for (OfficeWebApps o : design.officeWebApps()) {
      if (offers(Feature.WEB_CONFERENCING)) {
        inside(o, "slides");
        for (Adapter a : world.hosts(o.id())) {
          show("slides", value(o.id()), a.machine(), "HTTPS", o.fqdn().lower());
        }
      }
    }
    for (SqlServer s : design.sqlServers()) {
      if (design.poolsOn(s.id()).stream().anyMatch(p -> !design.isStandardEdition(p))) {
        ask("database", "sql/" + value(s.id()), Names.Seat.INSIDE, s.fqdn().lower(), s.addresses());
      }
    }
    for (ExchangeUm x : design.exchanges()) {
      exchange(x);
    }
    for (DnsView v : design.dnsViews(View.INTERNAL)) {
      v.timeServer().ifPresent(t -> time(v, t.fqdn().lower(), t.addresses()));
    }
    tokens();
  }

  private void inside(OfficeWebApps o, String what) {
    ask(what, "slides/" + value(o.id()), Names.Seat.INSIDE, o.fqdn().lower(), o.addresses());
  }

  private void exchange(ExchangeUm x) {
    if (offers(Feature.EXCHANGE_INTEGRATION) && x.smtpDomain().isPresent()) {
      String name = "autodiscover." + x.smtpDomain().get().lower();
      ask("exchange", "exchange/" + value(x.id()) + "/in", Names.Seat.INSIDE, name, x.addresses());
      ask(
          "exchange",
          "exchange/" + value(x.id()) + "/out",
          Names.Seat.OUTSIDE,
          name,
          x.addresses());
    }
  }

  private void time(DnsView view, String host, List<Address> addresses) {
    for (SipDomain d : org.sipDomains()) {
      ask(
          "time",
          "time/" + value(view.id()) + "/" + d.name().lower(),
          Names.Seat.INSIDE,
          "_ntp._udp." + d.name().lower(),
          host,
          addresses);
    }
  }

  /// Servers vouch for each other with one certificate of the organization.
  private void tokens() {
    Optional<Pool> holder =
        design.centralManagement().or(() -> design.frontEnds().stream().findFirst());
    holder.ifPresent(
        p -> {
          for (Adapter a : world.hosts(p.id())) {
            show(
                "server-token",
                value(p.id()),
                a.machine(),
                "OAuthTokenIssuer",
                org.defaultSipDomain().map(Fqdn::lower).orElse(""));
          }
        });
  }
}
