package edgewise.sim;

import edgewise.catalogue.Legs.Leg;
import edgewise.model.EdgePool;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.MeetUrl;
import edgewise.model.OfficeWebApps;
import edgewise.model.Organization;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.SimpleUrls;
import edgewise.model.WebServices;
import edgewise.plan.Design;
import java.util.List;
import java.util.Optional;

/// What people outside reach over the reverse proxy: meeting pages, discovery, web services; and
/// the content of meetings. Source: federation reference, 10.5 and 10.8.
final class Web {
  private Web() {}

  /// Opens a published name from outside and goes on to the pool behind it. True when the page
  /// opens.
  static boolean open(Walk w, Adapter from, Names.Seat seat, String host) {
    Leg leg =
        from.role().equals("internal-client") ? Walk.leg("web-hairpin") : Walk.leg("web-outside");
    Optional<Names.Answer> answer = w.resolve(seat, from.machine().name(), host);
    if (answer.isEmpty()) {
      return false;
    }
    Optional<Adapter> at = w.reach(leg, from, answer.get(), true, host);
    Optional<ReverseProxy> proxy =
        at.flatMap(a -> a.machine().element())
            .flatMap(id -> w.net().design().find(id, ReverseProxy.class));
    if (at.isPresent() && proxy.isEmpty()) {
      return w.decide(from.machine().name(), host, Reason.of(Why.MEETING_NOT_PUBLISHED, host));
    }
    return proxy.isPresent() && behind(w, proxy.get(), host, true);
  }

  /// From the proxy to what it publishes under a name.
  static boolean behind(Walk w, ReverseProxy proxy, String host, boolean tls) {
    Design design = w.net().design();
    Adapter inner = w.net().world().inside(proxy);
    Optional<OfficeWebApps> slides =
        published(design, proxy, OfficeWebApps.class).stream()
            .filter(o -> o.fqdn().lower().equals(host))
            .findFirst();
    if (slides.isPresent()) {
      return w.reach(
              Walk.leg("slides-published"), inner, w.net().world().hosts(slides.get().id()), host)
          .isPresent();
    }
    Optional<Pool> pool = poolOf(design, proxy, host);
    if (pool.isEmpty()) {
      return w.decide(proxy.name(), host, Reason.of(Why.MEETING_NOT_PUBLISHED, host));
    }
    Leg leg =
        tls
            ? Walk.leg("web-published").to(port(pool.get(), true, proxy))
            : Walk.leg("web-published-plain").to(port(pool.get(), false, proxy));
    return w.reach(leg, inner, w.net().world().web(pool.get(), true), tls ? host : "").isPresent();
  }

  private static int port(Pool pool, boolean tls, ReverseProxy proxy) {
    return pool.web()
        .map(s -> tls ? s.httpsListen() : s.httpListen())
        .orElse(tls ? proxy.bridgeHttps() : proxy.bridgeHttp());
  }

  /// The pool that answers under a published name: by its own outer name, else the Director, else
  /// the first Front End pool.
  static Optional<Pool> poolOf(Design design, ReverseProxy proxy, String host) {
    List<Pool> pools = published(design, proxy, Pool.class);
    return pools.stream()
        .filter(
            p ->
                p.web()
                    .flatMap(WebServices::externalFqdn)
                    .filter(f -> f.lower().equals(host))
                    .isPresent())
        .findFirst()
        .or(() -> pools.stream().filter(design::isDirector).findFirst())
        .or(() -> pools.stream().findFirst());
  }

  private static <T extends edgewise.model.Element> List<T> published(
      Design design, ReverseProxy proxy, Class<T> type) {
    return proxy.publishes().stream().flatMap(id -> design.find(id, type).stream()).toList();
  }

  /// A person outside joins a meeting of ours: page, focus, content, slides.
  static boolean join(Walk w, Users u, boolean anonymous) {
    Design design = w.net().design();
    Organization org = design.organization();
    if (!design.offers(Feature.WEB_CONFERENCING)) {
      return w.decide(
          u.name(), "meeting", Reason.of(Why.FEATURE_OFF, Said.feature(Feature.WEB_CONFERENCING)));
    }
    if (anonymous && !org.accessEdge().anonymousUsers()) {
      return w.decide(u.name(), "meeting", Reason.of(Why.MEETING_OFF));
    }
    return content(w, u);
  }

  /// The page of a meeting of this SIP domain.
  static boolean page(Walk w, Users u) {
    Optional<String> meet = meetHost(w.net().design(), u.sipDomain());
    return meet.isEmpty()
        ? w.decide(u.name(), "meet", Reason.of(Why.MEETING_NOT_PUBLISHED, u.sipDomain().lower()))
        : open(w, w.net().world().remote(), Names.Seat.OUTSIDE, meet.get());
  }

  static Optional<String> meetHost(Design design, Fqdn domain) {
    for (MeetUrl url : design.organization().simpleUrls().meet()) {
      if (url.sipDomain().equals(domain)) {
        return Optional.of(SimpleUrls.host(url.url()).lower()).filter(h -> !h.isEmpty());
      }
    }
    return Optional.empty();
  }

  /// Shared content and slides. A meeting goes on without them, at a loss.
  static boolean content(Walk w, Users u) {
    Design design = w.net().design();
    Pool home = u.home().orElseThrow();
    Optional<EdgePool> edge =
        home.edge()
            .or(
                () ->
                    home.registrar().flatMap(id -> design.find(id, Pool.class)).flatMap(Pool::edge))
            .flatMap(id -> design.find(id, EdgePool.class));
    if (edge.isEmpty() || !edge.get().webConferencingOn()) {
      return w.decide(home.name(), "content", Reason.of(Why.MEDIA_NO_EDGE, home.name()));
    }
    int before = w.hops().size();
    if (!contentOutside(w, edge.get()) || !contentInside(w, home, edge.get())) {
      Reason cause = w.stopped();
      w.retry(before);
      w.lose(Reason.of(Why.MEETING_CONTENT, edge.get().name(), cause.message()));
    }
    int second = w.hops().size();
    if (!slides(w, home)) {
      w.retry(second);
      w.lose(Reason.of(Why.MEETING_SLIDES, home.name()));
    }
    return true;
  }

  private static boolean contentOutside(Walk w, EdgePool edge) {
    Adapter remote = w.net().world().remote();
    String host =
        edge.sharedAddress() && edge.webConferencing().fqdn().isBlank()
            ? edge.access().fqdn().lower()
            : edge.webConferencing().fqdn().lower();
    Optional<Names.Answer> answer = w.resolve(Names.Seat.OUTSIDE, remote.machine().name(), host);
    return answer.isPresent()
        && w.reach(
                Walk.leg("content-outside").to(edge.webConferencing().port()),
                remote,
                answer.get(),
                true,
                host)
            .isPresent();
  }

  private static boolean contentInside(Walk w, Pool home, EdgePool edge) {
    Pool sender =
        w.net().design().isBranchServer(home)
            ? home.registrar().flatMap(id -> w.net().design().find(id, Pool.class)).orElse(home)
            : home;
    Optional<Adapter> server = Signalling.server(w, sender);
    if (server.isEmpty()) {
      return w.decide(sender.name(), "pool", Reason.of(Why.MACHINE_DOWN, sender.name()));
    }
    for (World.EdgeNode node : w.net().world().nodes(edge)) {
      if (!w.conditions().isDown(node.inner().machine())
          && w.reach(Walk.leg("content-edge"), server.get(), List.of(node.inner()), "").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean slides(Walk w, Pool home) {
    Design design = w.net().design();
    Optional<OfficeWebApps> apps =
        home.officeWebApps()
            .flatMap(id -> design.find(id, OfficeWebApps.class))
            .or(
                () ->
                    home.registrar()
                        .flatMap(id -> design.find(id, Pool.class))
                        .flatMap(Pool::officeWebApps)
                        .flatMap(id -> design.find(id, OfficeWebApps.class)));
    if (apps.isEmpty()) {
      return true;
    }
    Optional<Adapter> server = Signalling.server(w, home);
    String host = apps.get().fqdn().lower();
    return server.isPresent()
        && (design.isBranchServer(home)
            || w.reach(
                    Walk.leg("slides-inside"),
                    server.get(),
                    w.net().world().hosts(apps.get().id()),
                    host)
                .isPresent())
        && (design.publishers(apps.get().id()).isEmpty()
            || open(w, w.net().world().remote(), Names.Seat.OUTSIDE, host));
  }
}
