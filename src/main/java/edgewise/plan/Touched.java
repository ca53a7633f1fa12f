package edgewise.plan;

import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.SqlServer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The elements whose rows may differ after an edit. Every changed element is added twice: as it
/// was and as it is.
final class Touched {
  private final Set<ElementId> elements = new LinkedHashSet<>();
  private final Set<ElementId> apartFromPools = new LinkedHashSet<>();
  private final Map<ElementId, Set<ElementId>> peers = new HashMap<>();

  /// Elements whose rows are to be derived anew.
  Set<ElementId> elements() {
    return elements;
  }

  /// Edge pools of which all rows but those from single pools are to be derived anew.
  Set<ElementId> apartFromPools() {
    return apartFromPools;
  }

  /// Edge pools of which only the rows from some pools are to be derived anew.
  Map<ElementId, Set<ElementId>> peers() {
    return peers;
  }

  /// Adds an element and those whose rows read it.
  void add(Element e, Scope scope) {
    Design d = scope.design();
    elements.add(e.id());
    elements.addAll(e.references());
    switch (e) {
      case Partner p -> partner(p, scope);
      case Pool p -> pool(p, scope);
      case EdgePool x -> x.nextHop().ifPresent(elements::add);
      case ReverseProxy r -> {
        elements.addAll(r.publishes());
        combined(d);
      }
      case LoadBalancer l ->
          l.vips()
              .forEach(
                  v -> {
                    elements.add(v.pool());
                    d.find(v.pool(), EdgePool.class)
                        .flatMap(EdgePool::nextHop)
                        .ifPresent(elements::add);
                  });
      case SqlServer s -> d.sqlPartners(s.id()).forEach(o -> elements.add(o.id()));
      case PstnGateway g -> elements.addAll(g.mediation());
      case Network n -> elements.add(n.site());
      default -> {
        d.publishers(e.id()).forEach(x -> elements.add(x.id()));
        combined(d);
      }
    }
  }

  /// Only the Edge pools that carry federation name partners; elsewhere a feature stands for them.
  private void partner(Partner p, Scope scope) {
    scope.federationEdge().ifPresent(x -> apartFromPools.add(x.id()));
    scope
        .xmppEdge()
        .ifPresent(
            x -> {
              apartFromPools.add(x.id());
              if (scope.design().isXmpp(p)) {
                scope.design().frontEnds().stream()
                    .filter(scope::hasGateway)
                    .forEach(gateway -> peer(x, gateway));
              }
            });
  }

  private void peer(EdgePool edge, Pool pool) {
    peers.computeIfAbsent(edge.id(), _ -> new LinkedHashSet<>()).add(pool.id());
  }

  /// Adds what depends on one attribute only. Rows carry the name of their site, and the one
  /// server-to-server certificate lists the servers of every pool.
  void addWhatReads(Design.Change change, Design d) {
    ElementId id = change.after().id();
    if (!change.before().name().equals(change.after().name()) && d.isPlace(id)) {
      for (Element e : d.elements()) {
        if (e.siteId().isPresent() && e.siteId().get().equals(id)) {
          elements.add(e.id());
        }
      }
    }
    if (change.before() instanceof Pool a
        && change.after() instanceof Pool b
        && !names(a).equals(names(b))) {
      listed(d);
    }
  }

  /// The pool whose certificate lists the servers of all.
  private void listed(Design d) {
    d.centralManagement()
        .or(() -> d.frontEnds().stream().findFirst())
        .or(d::signInPool)
        .ifPresent(p -> elements.add(p.id()));
  }

  /// Adds what came or went, and whatever names it.
  ///
  /// @param namedByOthers whether elements that did not change name it
  void add(Shift shift, Scope before, Scope now, boolean namedByOthers) {
    shift.removed().forEach(e -> add(e, before));
    shift.added().forEach(e -> add(e, now));
    if (namedByOthers) {
      Set<ElementId> ids = shift.ids();
      for (Element e : now.design().elements()) {
        if (e.siteId().filter(ids::contains).isPresent()
            || e.references().stream().anyMatch(ids::contains)) {
          add(e, now);
        }
      }
    }
    listed(before.design());
    listed(now.design());
  }

  private static List<Fqdn> names(Pool pool) {
    return pool.servers().stream().map(Server::fqdn).toList();
  }

  private void pool(Pool p, Scope scope) {
    Design d = scope.design();
    addAll(d.edgesWithNextHop(p));
    addAll(d.poolsServing(p));
    addAll(d.gateways(p));
    addAll(d.publishers(p.id()));
    addAll(d.pools(p.site()));
    addAll(d.poolsPairedWith(p.id()));
    p.pairedWith()
        .flatMap(id -> d.find(id, Pool.class))
        .flatMap(Pool::fileStore)
        .ifPresent(elements::add);
    d.poolsPairedWith(p.id()).forEach(other -> other.fileStore().ifPresent(elements::add));
    edges(p, scope);
    if (d.isFrontEnd(p)) {
      // Those without a Front End pool at their own site turn to all of them.
      d.otherPools().forEach(x -> addLonely(x, true, d));
      d.officeWebApps().forEach(x -> addLonely(x, true, d));
      d.gateways().forEach(x -> addLonely(x, x.emergency(), d));
    } else if (d.isDirector(p)) {
      addAll(d.pools());
    }
    for (OfficeWebApps o : d.officeWebApps()) {
      if (o.site().equals(p.site())) {
        elements.add(o.id());
      }
    }
    for (PstnGateway g : d.gateways()) {
      if (g.site().equals(p.site())) {
        elements.add(g.id());
      }
    }
    if (p.services().contains(Service.CENTRAL_MANAGEMENT)) {
      addAll(d.pools());
      addAll(d.edgePools());
    }
    combined(d);
  }

  private void addLonely(Element e, boolean asks, Design d) {
    if (asks
        && e.siteId().isPresent()
        && d.pools(e.siteId().get()).stream().noneMatch(d::isFrontEnd)) {
      elements.add(e.id());
    }
  }

  private void edges(Pool p, Scope scope) {
    Design d = scope.design();
    List<Pool> likes = d.isDirector(p) ? d.directors() : d.frontEnds();
    if (likes.size() <= Scope.POOL_LIMIT) {
      addAll(d.edgePools());
      return;
    }
    for (EdgePool x : d.edgePools()) {
      if (x.site().equals(p.site())) {
        elements.add(x.id());
      }
    }
    scope.federationEdge().ifPresent(x -> peer(x, p));
    if (p.services().contains(Service.XMPP_GATEWAY)) {
      scope.xmppEdge().ifPresent(x -> elements.add(x.id()));
    }
  }

  /// A certificate shared by Edge and proxy carries the names of everything published.
  private void combined(Design d) {
    if (d.offers(Feature.COMBINED_PUBLIC_CERTIFICATE)) {
      addAll(d.edgePools());
    }
  }

  private void addAll(List<? extends Element> more) {
    more.forEach(e -> elements.add(e.id()));
  }
}
