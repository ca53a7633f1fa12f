package edgewise.plan;

import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Host;
import edgewise.model.Organization;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.TimeServer;
import edgewise.model.Topology;
import edgewise.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps a plan up to date while its design is edited: after an edit only the rows of the elements
/// it touches are derived anew.
///
/// Rows belong to elements (see [FirewallDerivation]). An edited element touches itself, the
/// elements it names before or after the edit, and those that name it (see [Touched]); edits whose
/// effect reaches further (organization, routes, another order) derive everything. What comes or
/// goes touches the elements that it names and that name it. Where an edit only changes what many
/// rows share, such as the set of all corporate addresses, the rows are kept and their shared end
/// is exchanged. Not thread-safe; plans it returns are.
public final class Planner {
  /// What rows of many elements depend on. Equal values mean that no row elsewhere changes.
  private record Shared(
      Organization organization,
      List<ElementId> serverElements,
      Optional<ElementId> federationEdge,
      Optional<ElementId> primaryEdge,
      Optional<ElementId> xmppEdge,
      Object signIn,
      Optional<ElementId> proxy,
      Object central,
      Object ocs2007,
      boolean oldExchange,
      boolean aol,
      List<Cause> mediaProviders,
      boolean insideDnsAtEdge,
      Optional<TimeServer> timeServer,
      List<Boolean> sizes) {
    static Shared of(Scope scope) {
      Design d = scope.design();
      return new Shared(
          d.organization(),
          scope.servers().elements(),
          scope.federationEdge().map(EdgePool::id),
          scope.primaryEdge().map(EdgePool::id),
          scope.xmppEdge().map(EdgePool::id),
          d.signInPool().map(p -> List.of(p.id(), p.web())),
          DnsDerivation.primaryProxy(d).map(ReverseProxy::id),
          d.centralManagement().map(p -> List.of(p.id(), p.name(), p.insideAddresses())),
          scope.ocs2007Partners().size() > Scope.PARTNER_LIMIT ? "many" : scope.ocs2007Partners(),
          scope.oldExchange(),
          scope.aol(),
          scope.publicMediaProviders(),
          d.dnsViews(View.INTERNAL).stream().anyMatch(DnsView::usedByEdge),
          Naming.timeServer(d),
          List.of(
              d.pools().isEmpty(),
              d.edgePools().isEmpty(),
              d.frontEnds().isEmpty(),
              d.reverseProxies().isEmpty(),
              d.frontEnds().size() > Scope.POOL_LIMIT,
              d.directors().size() > Scope.POOL_LIMIT));
    }
  }

  private Scope scope;
  private Shared shared;
  private Assembly assembly;

  /// How many elements name each id; null until that is asked for.
  private Map<ElementId, Integer> named;

  private int derived;

  /// The plan of a topology, reusing what the last call derived where the two agree.
  public Plan plan(Topology next) {
    if (scope == null) {
      return all(new Scope(new Design(next)));
    }
    List<Design.Change> changes = changes(scope.design().topology(), next);
    if (changes != null) {
      Scope now = scope.with(scope.design().with(next, changes), changes);
      return shared.equals(Shared.of(now)) ? edited(now, changes) : all(now);
    }
    Shift shift = Shift.between(scope.design(), next);
    if (shift == null) {
      return all(new Scope(new Design(next)));
    }
    Scope now = scope.with(scope.design().with(next, shift), shift);
    return shared.equals(Shared.of(now)) ? shifted(now, shift) : all(now);
  }

  /// How many elements the last call derived rows for.
  public int derived() {
    return derived;
  }

  /// What differs, when that is only what elements hold and not which elements there are and where
  /// they stand; null otherwise.
  @SuppressWarnings("ReferenceEquality")
  private static List<Design.Change> changes(Topology before, Topology after) {
    if (before.elements().size() != after.elements().size()) {
      return null;
    }
    Element[] was = before.elements().toArray(Element[]::new);
    Element[] is = after.elements().toArray(Element[]::new);
    List<Design.Change> changes = new ArrayList<>();
    for (int i = 0; i < is.length; i++) {
      Element a = was[i];
      Element b = is[i];
      if (a == b) {
        continue;
      }
      if (!a.id().equals(b.id()) || !Shift.isAlike(a, b)) {
        return null;
      }
      changes.add(new Design.Change(i, a, b));
    }
    return changes;
  }

  private Plan all(Scope now) {
    Design design = now.design();
    Derivations derive = new Derivations(now);
    assembly = new Assembly(design);
    derived = 0;
    for (int i = 0; i < design.elements().size(); i++) {
      Element element = design.elements().get(i);
      if (hasRows(element)) {
        assembly.put(
            i,
            derive.firewall.rows(element),
            derive.dns.rows(element),
            derive.certificates.rows(element));
        derived++;
      }
    }
    scope = now;
    shared = Shared.of(now);
    named = null;
    return assembly.plan(design);
  }

  private Plan edited(Scope now, List<Design.Change> changes) {
    Touched touched = new Touched();
    touch(changes, now, touched);
    if (named != null) {
      changes.forEach(c -> count(c.before(), -1, named));
      changes.forEach(c -> count(c.after(), 1, named));
    }
    return derive(now, touched);
  }

  /// The same where elements came or went.
  private Plan shifted(Scope now, Shift shift) {
    Design design = now.design();
    Touched touched = new Touched();
    touch(shift.changes(), now, touched);
    touched.add(shift, scope, now, isNamedByOthers(shift));
    assembly = new Assembly(design, assembly, shift.origins());
    // Those behind the one that came or went only change their turn, which records alone tell.
    DnsDerivation dns = new DnsDerivation(now);
    for (List<? extends Element> ranked : List.of(design.edgePools(), design.pools())) {
      for (Element e : ranked) {
        if (!touched.elements().contains(e.id())
            && (scope.edgeRank(e.id()) != now.edgeRank(e.id())
                || !scope.signInRank(e.id()).equals(now.signInRank(e.id())))) {
          assembly.putDns(design.position(e.id()), dns.rows(e));
        }
      }
    }
    return derive(now, touched);
  }

  /// Whether elements that neither came, went nor changed name one that came or went: what they
  /// name was missing before, or is now.
  private boolean isNamedByOthers(Shift shift) {
    if (named == null) {
      named = new HashMap<>();
      scope.design().elements().forEach(e -> count(e, 1, named));
    }
    Map<ElementId, Integer> anew = new HashMap<>();
    for (Design.Change c : shift.changes()) {
      count(c.before(), -1, named);
      count(c.after(), 1, named);
      if (!c.before().equals(c.after())) {
        count(c.after(), 1, anew);
      }
    }
    shift.removed().forEach(e -> count(e, -1, named));
    for (Element e : shift.added()) {
      count(e, 1, named);
      count(e, 1, anew);
    }
    return shift.ids().stream()
        .anyMatch(id -> !named.getOrDefault(id, 0).equals(anew.getOrDefault(id, 0)));
  }

  private static void count(Element e, int by, Map<ElementId, Integer> named) {
    e.siteId().ifPresent(id -> named.merge(id, by, Integer::sum));
    e.references().forEach(id -> named.merge(id, by, Integer::sum));
  }

  private void touch(List<Design.Change> changes, Scope now, Touched touched) {
    for (Design.Change change : changes) {
      if (!change.before().equals(change.after())) {
        touched.add(change.before(), scope);
        touched.add(change.after(), now);
        touched.addWhatReads(change, now.design());
      }
    }
  }

  /// Derives what is touched.
  private Plan derive(Scope now, Touched touched) {
    Design design = now.design();
    IdentityHashMap<Endpoint, Endpoint> moved = now.movedEnds(scope);
    if (!moved.isEmpty()) {
      assembly.exchange(moved);
    }
    Derivations derive = new Derivations(now);
    derived = 0;
    touched
        .peers()
        .forEach(
            (edge, pools) -> {
              if (!touched.elements().contains(edge)
                  && !replaceRowsFrom(pools, design.position(edge), derive, design)) {
                touched.elements().add(edge);
              }
            });
    for (ElementId edge : touched.apartFromPools()) {
      if (!touched.elements().contains(edge)
          && !replaceRowsApart(design.position(edge), derive, design)) {
        touched.elements().add(edge);
      }
    }
    for (ElementId id : touched.elements()) {
      int position = design.position(id);
      Element element = position < 0 ? null : design.elements().get(position);
      if (element != null && hasRows(element)) {
        assembly.put(
            position,
            derive.firewall.rows(element),
            derive.dns.rows(element),
            derive.certificates.rows(element));
        derived++;
      }
    }
    scope = now;
    return assembly.plan(design);
  }

  /// Derives the rows of an Edge pool anew that come from some of very many pools; false when not
  /// only their content changes.
  private boolean replaceRowsFrom(
      Iterable<ElementId> pools, int position, Derivations derive, Design design) {
    EdgePool edge = (EdgePool) design.elements().get(position);
    FirewallRow[] rows = assembly.firewall(position).toArray(FirewallRow[]::new);
    for (ElementId id : pools) {
      Optional<Pool> pool = design.find(id, Pool.class);
      if (pool.isEmpty()
          || !replace(
              rows,
              row -> FirewallDerivation.isFrom(row, id),
              derive.firewall.rowsFrom(pool.get(), edge))) {
        return false;
      }
    }
    assembly.putFirewall(position, List.of(rows));
    return true;
  }

  /// Derives all other rows of an Edge pool anew; false when not only their content changes.
  private boolean replaceRowsApart(int position, Derivations derive, Design design) {
    EdgePool edge = (EdgePool) design.elements().get(position);
    FirewallRow[] rows = assembly.firewall(position).toArray(FirewallRow[]::new);
    if (!replace(
        rows, FirewallDerivation::isApartFromPools, derive.firewall.rowsApartFromPools(edge))) {
      return false;
    }
    assembly.put(position, List.of(rows), derive.dns.rows(edge), derive.certificates.rows(edge));
    derived++;
    return true;
  }

  private static boolean replace(
      FirewallRow[] rows, Predicate<FirewallRow> stale, List<FirewallRow> fresh) {
    int used = 0;
    for (int i = 0; i < rows.length; i++) {
      if (stale.test(rows[i])) {
        if (used == fresh.size() || !fresh.get(used).id().equals(rows[i].id())) {
          return false;
        }
        rows[i] = fresh.get(used++);
      }
    }
    return used == fresh.size();
  }

  /// True for elements that rows can belong to.
  private static boolean hasRows(Element element) {
    return element instanceof Site
        || element instanceof Host
        || element instanceof ReverseProxy
        || element instanceof DnsView;
  }

  /// The derivations of one design.
  private static final class Derivations {
    private final FirewallDerivation firewall;
    private final DnsDerivation dns;
    private final CertificateDerivation certificates;

    Derivations(Scope scope) {
      firewall = new FirewallDerivation(scope);
      dns = new DnsDerivation(scope);
      certificates = new CertificateDerivation(scope);
    }
  }
}
