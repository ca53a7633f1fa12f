package edgewise.plan;

import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Keeps a plan up to date while its design is edited: after an edit only the rows of the elements it touches are derived anew.
///
/// Rows belong to elements (see [FirewallDerivation]). An edited element touches itself, the elements it names before or after the edit, and those that
/// name it; edits whose effect reaches further (organization, routes, the order of elements) derive everything. Not thread-safe; plans it returns are.
public final class Planner {
    /// The rows of one element.
    private record Rows(List<FirewallRow> firewall, List<DnsRow> dns, List<CertificateRow> certificates) {
        static final Rows NONE = new Rows(List.of(), List.of(), List.of());

        boolean isEmpty() {
            return firewall.isEmpty() && dns.isEmpty() && certificates.isEmpty();
        }
    }

    /// What rows of many elements depend on. Equal values mean that no row elsewhere changes.
    private record Shared(
            Organization organization,
            Object corporate,
            Object clients,
            Object servers,
            Object frontEnds,
            Object federationEdge,
            Object xmppEdge,
            Object signIn,
            Object proxy,
            Object central,
            Object ocs2007,
            boolean hasFrontEnds,
            boolean oldExchange,
            Object authorities) {}

    private Topology topology;
    private Shared shared;
    private Scope scope;
    private Map<ElementId, Rows> rows = new LinkedHashMap<>();
    private int derived;

    /// The plan of a topology, reusing what the last call derived where the two agree.
    public Plan plan(Topology next) {
        Design design = new Design(next);
        Scope nextScope = new Scope(design);
        Shared nextShared = shared(nextScope);
        Set<ElementId> touched = touched(next, design, nextShared);
        FirewallDerivation firewall = new FirewallDerivation(nextScope);
        DnsDerivation dns = new DnsDerivation(nextScope);
        CertificateDerivation certificates = new CertificateDerivation(nextScope);
        Map<ElementId, Rows> nextRows = new HashMap<>(Math.max(16, next.elements().size() * 2));
        derived = 0;
        for (Element element : next.elements()) {
            Rows kept = touched == null || touched.contains(element.id()) ? null : rows.get(element.id());
            if (kept == null) {
                kept = derive(element, firewall, dns, certificates);
                derived++;
            }
            nextRows.putIfAbsent(element.id(), kept);
        }
        topology = next;
        scope = nextScope;
        shared = nextShared;
        rows = nextRows;
        return assemble(design);
    }

    /// How many elements the last call derived rows for.
    public int derived() {
        return derived;
    }

    private static Rows derive(
            Element element, FirewallDerivation firewall, DnsDerivation dns, CertificateDerivation certificates) {
        if (element instanceof Partner) {
            return Rows.NONE;
        }
        List<FirewallRow> f = firewall.rows(element);
        List<DnsRow> d = dns.rows(element);
        List<CertificateRow> c = certificates.rows(element);
        return f.isEmpty() && d.isEmpty() && c.isEmpty() ? Rows.NONE : new Rows(f, d, c);
    }

    private static Shared shared(Scope scope) {
        Design d = scope.design();
        return new Shared(
                d.organization(),
                scope.corporate(),
                scope.clients(),
                scope.servers(),
                d.frontEnds().size() > Scope.POOL_LIMIT ? scope.frontEndPools() : List.of(),
                scope.federationEdge().map(EdgePool::id),
                scope.xmppEdge().map(EdgePool::id),
                d.signInPool().map(p -> List.of(p.id(), p.web())),
                DnsDerivation.primaryProxy(d).map(ReverseProxy::id),
                d.centralManagement().map(p -> List.of(p.id(), p.name(), p.insideAddresses())),
                scope.ocs2007Partners().size() > Scope.PARTNER_LIMIT
                        ? List.of(scope.ocs2007Partners().size() > 0)
                        : scope.ocs2007Partners(),
                !d.frontEnds().isEmpty(),
                scope.oldExchange(),
                scope.publicMediaProviders());
    }

    /// Ids of the elements whose rows may differ from the last plan; null when all may. An untouched element is the same object.
    @SuppressWarnings("ReferenceEquality")
    private Set<ElementId> touched(Topology next, Design design, Shared nextShared) {
        if (topology == null || !shared.equals(nextShared) || topology.elements().size() != next.elements().size()) {
            return null;
        }
        Set<ElementId> touched = new HashSet<>();
        List<Element> before = topology.elements();
        List<Element> after = next.elements();
        for (int i = 0; i < after.size(); i++) {
            Element a = before.get(i);
            Element b = after.get(i);
            if (a == b) {
                continue;
            }
            if (!a.id().equals(b.id()) || !a.kind().equals(b.kind()) || !a.siteId().equals(b.siteId())) {
                return null;
            }
            if (a.equals(b)) {
                continue;
            }
            if (a instanceof Site s && b instanceof Site t && !s.name().equals(t.name())) {
                for (Element e : after) {
                    if (e.siteId().filter(t.id()::equals).isPresent()) {
                        touched.add(e.id());
                    }
                }
            }
            touch(a, scope.design(), touched);
            touch(b, design, touched);
        }
        return touched;
    }

    /// Adds the elements whose rows read this one.
    private static void touch(Element e, Design d, Set<ElementId> touched) {
        touched.add(e.id());
        touched.addAll(e.references());
        switch (e) {
            case Partner _ -> d.edgePools().stream().filter(p -> p.federation() || p.xmpp()).forEach(p -> touched.add(p.id()));
            case Pool p -> {
                d.edgesWithNextHop(p).forEach(x -> touched.add(x.id()));
                d.poolsServing(p).forEach(x -> touched.add(x.id()));
                d.gateways(p).forEach(x -> touched.add(x.id()));
                d.publishers(p.id()).forEach(x -> touched.add(x.id()));
                for (Pool other : d.pools(p.site())) {
                    touched.add(other.id());
                }
                p.pairedWith()
                        .flatMap(id -> d.find(id, Pool.class))
                        .ifPresent(pair -> pair.fileStore().ifPresent(touched::add));
                for (Pool other : d.frontEnds()) {
                    if (other.pairedWith().filter(p.id()::equals).isPresent()) {
                        touched.add(other.id());
                        other.fileStore().ifPresent(touched::add);
                    }
                }
                if (d.frontEnds().size() <= Scope.POOL_LIMIT) {
                    d.edgePools().forEach(x -> touched.add(x.id()));
                } else {
                    d.edgePools().stream()
                            .filter(x -> x.siteId().equals(p.siteId()) || x.federation() || x.xmpp())
                            .forEach(x -> touched.add(x.id()));
                }
                d.officeWebApps().forEach(x -> touched.add(x.id()));
                if (d.isDirector(p) || d.plays(p, "persistent-chat") || d.plays(p, "mediation")) {
                    d.pools().stream().filter(x -> near(p, x)).forEach(x -> touched.add(x.id()));
                }
                if (p.services().contains(Service.CENTRAL_MANAGEMENT)) {
                    d.pools().forEach(x -> touched.add(x.id()));
                    d.edgePools().forEach(x -> touched.add(x.id()));
                }
                touchOauth(d, touched);
            }
            case EdgePool x -> d.nextHop(x).ifPresent(p -> touched.add(p.id()));
            case ReverseProxy r -> {
                touched.addAll(r.publishes());
                touchCombined(d, touched);
            }
            case LoadBalancer l -> l.vips().forEach(v -> touched.add(v.pool()));
            case SqlServer s -> d.sqlServers().stream()
                    .filter(o -> o.mirror().filter(s.id()::equals).isPresent() || o.witness().filter(s.id()::equals).isPresent())
                    .forEach(o -> touched.add(o.id()));
            case PstnGateway g -> touched.addAll(g.mediation());
            case Network n -> touched.add(n.site());
            default -> {
                d.publishers(e.id()).forEach(x -> touched.add(x.id()));
                touchCombined(d, touched);
            }
        }
    }

    /// True when two pools may find each other by standing at the same site, or because one of them has no partner of its own there.
    private static boolean near(Pool a, Pool b) {
        return a.site().equals(b.site()) || !Objects.equals(a.site(), b.site()) && (a.registrar().isEmpty() || b.registrar().isEmpty());
    }

    /// The one server-to-server certificate lists the servers of every pool.
    private static void touchOauth(Design d, Set<ElementId> touched) {
        d.centralManagement()
                .or(() -> d.frontEnds().stream().findFirst())
                .or(d::signInPool)
                .ifPresent(p -> touched.add(p.id()));
        touchCombined(d, touched);
    }

    /// A certificate shared by Edge and proxy carries the names of everything published.
    private static void touchCombined(Design d, Set<ElementId> touched) {
        if (d.offers(edgewise.model.Feature.COMBINED_PUBLIC_CERTIFICATE)) {
            d.edgePools().forEach(x -> touched.add(x.id()));
        }
    }

    private Plan assemble(Design design) {
        List<List<FirewallRow>> firewall = new ArrayList<>();
        List<List<DnsRow>> dns = new ArrayList<>();
        List<List<CertificateRow>> certificates = new ArrayList<>();
        List<Element> elements = design.elements();
        Map<ElementId, List<Rows>> bySite = new LinkedHashMap<>();
        for (Site site : design.sites()) {
            bySite.put(site.id(), new ArrayList<>());
        }
        List<Rows> elsewhere = new ArrayList<>();
        List<Rows> all = new ArrayList<>();
        for (Element e : elements) {
            Rows r = rows.get(e.id());
            if (r.isEmpty()) {
                continue;
            }
            all.add(r);
            ElementId site = e instanceof Site s ? s.id() : e.siteId().orElse(null);
            bySite.getOrDefault(site, elsewhere).add(r);
        }
        List<List<Rows>> groups = new ArrayList<>(bySite.values());
        groups.add(elsewhere);
        for (List<Rows> group : groups) {
            for (FirewallSide side : FirewallSide.values()) {
                for (Rows r : group) {
                    Chunks.add(firewall, slice(r.firewall(), side));
                }
            }
            for (Rows r : group) {
                Chunks.add(certificates, r.certificates());
            }
        }
        for (int band = 0; band < 4; band++) {
            for (Rows r : all) {
                Chunks.add(dns, slice(r.dns(), band));
            }
        }
        return new Plan(design, new Chunks<>(firewall), unique(new Chunks<>(dns)), new Chunks<>(certificates));
    }

    private static List<FirewallRow> slice(List<FirewallRow> rows, FirewallSide side) {
        int from = 0;
        while (from < rows.size() && rows.get(from).firewall() != side) {
            from++;
        }
        int to = from;
        while (to < rows.size() && rows.get(to).firewall() == side) {
            to++;
        }
        return rows.subList(from, to);
    }

    private static List<DnsRow> slice(List<DnsRow> rows, int band) {
        int from = 0;
        while (from < rows.size() && DnsDerivation.band(rows.get(from)) != band) {
            from++;
        }
        int to = from;
        while (to < rows.size() && DnsDerivation.band(rows.get(to)) == band) {
            to++;
        }
        return rows.subList(from, to);
    }

    /// Records that two elements share (one name given to two pools, say) are written once.
    private static List<DnsRow> unique(Chunks<DnsRow> rows) {
        Set<Key> keys = new HashSet<>(rows.size() * 2);
        boolean repeats = false;
        for (DnsRow row : rows) {
            if (!keys.add(new Key(row))) {
                repeats = true;
                break;
            }
        }
        if (!repeats) {
            return rows;
        }
        Map<Key, DnsRow> merged = new LinkedHashMap<>();
        for (DnsRow row : rows) {
            merged.merge(new Key(row), row, (a, b) -> DnsDerivation.joined(a, b.reasons()));
        }
        return List.copyOf(merged.values());
    }

    private record Key(Object zone, Object type, String name, String value, Object port) {
        Key(DnsRow r) {
            this(r.zone(), r.type(), r.name(), r.value(), r.port());
        }
    }
}
