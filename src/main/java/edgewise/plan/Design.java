package edgewise.plan;

import edgewise.catalogue.Kinds;
import edgewise.model.AccessPolicy;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Certificate;
import edgewise.model.CertificateUse;
import edgewise.model.CertificationAuthority;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Feature;
import edgewise.model.FileStore;
import edgewise.model.Firewall;
import edgewise.model.Fqdn;
import edgewise.model.LoadBalancer;
import edgewise.model.Modality;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.Organization;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.Topology;
import edgewise.model.UserGroup;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.View;
import edgewise.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A topology with its elements sorted by type and its references resolved: what predicates and derivations read. Lists keep document order.
/// A reference to an element that is not there, or of the wrong type, resolves to nothing; the checks report it.
public final class Design {
    private final Topology topology;
    private final Kinds kinds = Kinds.standard();
    private final Map<ElementId, Element> byId = new LinkedHashMap<>();
    private final Map<ElementId, List<Vip>> vipsOf = new HashMap<>();
    private final Map<ElementId, List<Network>> networksOf = new HashMap<>();
    private final Map<ElementId, List<ReverseProxy>> publishersOf = new HashMap<>();
    private final Map<ElementId, List<Certificate>> certificatesOf = new HashMap<>();
    private final Map<ElementId, List<EdgePool>> edgesByNextHop = new HashMap<>();
    private final Map<ElementId, List<Pool>> poolsByEdge = new HashMap<>();
    private final Map<ElementId, List<Pool>> poolsByRegistrar = new HashMap<>();
    private final Map<ElementId, List<Pool>> poolsByBackEnd = new HashMap<>();
    private final Map<ElementId, List<Pool>> poolsBySite = new HashMap<>();
    private final Map<ElementId, List<PstnGateway>> gatewaysByMediation = new HashMap<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();
    private final List<EdgePool> edgePools = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<Pool> frontEnds = new ArrayList<>();
    private final List<Pool> directors = new ArrayList<>();
    private final List<Pool> branchServers = new ArrayList<>();
    private final List<PstnGateway> gateways = new ArrayList<>();
    private final List<OfficeWebApps> officeWebApps = new ArrayList<>();
    private final List<ExchangeUm> exchanges = new ArrayList<>();
    private final List<SqlServer> sqlServers = new ArrayList<>();
    private final List<FileStore> fileStores = new ArrayList<>();
    private final List<ReverseProxy> reverseProxies = new ArrayList<>();
    private final List<LoadBalancer> loadBalancers = new ArrayList<>();
    private final List<Firewall> firewalls = new ArrayList<>();
    private final List<DnsView> dnsViews = new ArrayList<>();
    private final List<CertificationAuthority> authorities = new ArrayList<>();
    private final List<Certificate> certificates = new ArrayList<>();
    private final List<Partner> partners = new ArrayList<>();
    private final List<UserGroup> userGroups = new ArrayList<>();
    private final List<AccessPolicy> policies = new ArrayList<>();

    /// Indexes a topology; linear in its size.
    public Design(Topology topology) {
        this.topology = topology;
        for (Element element : topology.elements()) {
            byId.putIfAbsent(element.id(), element);
            switch (element) {
                case Site s -> sites.add(s);
                case Network n -> {
                    networks.add(n);
                    add(networksOf, n.site(), n);
                }
                case EdgePool e -> {
                    edgePools.add(e);
                    e.nextHop().ifPresent(hop -> add(edgesByNextHop, hop, e));
                }
                case Pool p -> addPool(p);
                case PstnGateway g -> {
                    gateways.add(g);
                    g.mediation().forEach(m -> add(gatewaysByMediation, m, g));
                }
                case OfficeWebApps o -> officeWebApps.add(o);
                case ExchangeUm x -> exchanges.add(x);
                case SqlServer s -> sqlServers.add(s);
                case FileStore f -> fileStores.add(f);
                case ReverseProxy r -> {
                    reverseProxies.add(r);
                    r.publishes().forEach(p -> add(publishersOf, p, r));
                }
                case LoadBalancer l -> {
                    loadBalancers.add(l);
                    l.vips().forEach(v -> add(vipsOf, v.pool(), v));
                }
                case Firewall f -> firewalls.add(f);
                case DnsView v -> dnsViews.add(v);
                case CertificationAuthority a -> authorities.add(a);
                case Certificate c -> {
                    certificates.add(c);
                    add(certificatesOf, c.on(), c);
                }
                case Partner p -> partners.add(p);
                case UserGroup u -> userGroups.add(u);
                case AccessPolicy p -> policies.add(p);
            }
        }
    }

    private void addPool(Pool p) {
        pools.add(p);
        add(poolsBySite, p.site(), p);
        if (kinds.plays(p.kind(), "front-end")) {
            frontEnds.add(p);
        } else if (kinds.plays(p.kind(), "director")) {
            directors.add(p);
        } else if (kinds.plays(p.kind(), "sba")) {
            branchServers.add(p);
        }
        p.edge().ifPresent(e -> add(poolsByEdge, e, p));
        p.registrar().ifPresent(r -> add(poolsByRegistrar, r, p));
        p.sql().forEach(s -> add(poolsByBackEnd, s, p));
        p.fileStore().ifPresent(s -> add(poolsByBackEnd, s, p));
        p.officeWebApps().ifPresent(s -> add(poolsByBackEnd, s, p));
    }

    private static <T> void add(Map<ElementId, List<T>> map, ElementId key, T value) {
        map.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(value);
    }

    /// The topology this is about.
    public Topology topology() {
        return topology;
    }

    /// The organization.
    public Organization organization() {
        return topology.organization();
    }

    /// Target release of the organization.
    public Release release() {
        return organization().release();
    }

    /// True when the organization offers the feature.
    public boolean offers(Feature feature) {
        return organization().features().contains(feature);
    }

    /// All elements in document order.
    public List<Element> elements() {
        return topology.elements();
    }

    /// The element with this id, whatever its type.
    public Optional<Element> find(ElementId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The element with this id, when it has this type.
    public <T extends Element> Optional<T> find(ElementId id, Class<T> type) {
        Element element = byId.get(id);
        return type.isInstance(element) ? Optional.of(type.cast(element)) : Optional.empty();
    }

    /// Name of an element as drawn; the id when there is no such element.
    public String name(ElementId id) {
        Element element = byId.get(id);
        return element == null ? id.value() : element.name();
    }

    /// Name of the site of an element; empty text for elements of the whole organization.
    public String siteName(Element element) {
        return element instanceof Site s ? s.name() : element.siteId().map(this::name).orElse("");
    }

    /// True when elements of this kind play a role of the port vocabulary.
    public boolean plays(Element element, String role) {
        return kinds.plays(element.kind(), role);
    }

    /// All sites.
    public List<Site> sites() {
        return sites;
    }

    /// The central sites.
    public List<Site> centralSites() {
        return sites.stream().filter(s -> s.kind().value().equals("central-site")).toList();
    }

    /// The branch sites.
    public List<Site> branchSites() {
        return sites.stream().filter(s -> s.kind().value().equals("branch-site")).toList();
    }

    /// All networks.
    public List<Network> networks() {
        return networks;
    }

    /// Networks of one site.
    public List<Network> networks(ElementId site) {
        return networksOf.getOrDefault(site, List.of());
    }

    /// The network whose subnet holds the address, looked for in one site; empty when none does.
    public Optional<Network> networkOf(Address address, ElementId site) {
        for (Network network : networks(site)) {
            if (network.subnets().stream().anyMatch(s -> s.contains(address))) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }

    /// The zone in which an address of a site lies, by the drawn networks; empty when no network holds it.
    public Optional<Zone> zoneOf(Address address, ElementId site) {
        return networkOf(address, site).map(Network::zone);
    }

    /// All Edge pools, single Edge servers included.
    public List<EdgePool> edgePools() {
        return edgePools;
    }

    /// All inside pools of any kind.
    public List<Pool> pools() {
        return pools;
    }

    /// Inside pools of one site.
    public List<Pool> pools(ElementId site) {
        return poolsBySite.getOrDefault(site, List.of());
    }

    /// Front End pools and Standard Edition servers.
    public List<Pool> frontEnds() {
        return frontEnds;
    }

    /// Directors and Director pools.
    public List<Pool> directors() {
        return directors;
    }

    /// Survivable Branch Appliances and Servers.
    public List<Pool> branchServers() {
        return branchServers;
    }

    /// True for a Front End pool or Standard Edition server.
    public boolean isFrontEnd(Element element) {
        return plays(element, "front-end");
    }

    /// True for a Director or Director pool.
    public boolean isDirector(Element element) {
        return plays(element, "director");
    }

    /// True for a Survivable Branch Appliance or Server.
    public boolean isBranchServer(Element element) {
        return plays(element, "sba");
    }

    /// True for a Standard Edition server.
    public boolean isStandardEdition(Element element) {
        return element.kind().value().equals("standard-edition");
    }

    /// True when the pool has a Mediation service: a stand-alone Mediation pool, a branch server, or one collocated on Front Ends.
    public boolean hasMediation(Pool pool) {
        return plays(pool, "mediation") || plays(pool, "sba") || pool.services().contains(Service.MEDIATION);
    }

    /// PSTN gateways.
    public List<PstnGateway> gateways() {
        return gateways;
    }

    /// Gateways with a trunk to the Mediation service of this pool.
    public List<PstnGateway> gateways(Pool mediation) {
        return gatewaysByMediation.getOrDefault(mediation.id(), List.of());
    }

    /// Office Web Apps servers.
    public List<OfficeWebApps> officeWebApps() {
        return officeWebApps;
    }

    /// Exchange servers.
    public List<ExchangeUm> exchanges() {
        return exchanges;
    }

    /// SQL servers.
    public List<SqlServer> sqlServers() {
        return sqlServers;
    }

    /// File stores.
    public List<FileStore> fileStores() {
        return fileStores;
    }

    /// Reverse proxies.
    public List<ReverseProxy> reverseProxies() {
        return reverseProxies;
    }

    /// Reverse proxies that publish this element.
    public List<ReverseProxy> publishers(ElementId published) {
        return publishersOf.getOrDefault(published, List.of());
    }

    /// Load balancers.
    public List<LoadBalancer> loadBalancers() {
        return loadBalancers;
    }

    /// Firewalls.
    public List<Firewall> firewalls() {
        return firewalls;
    }

    /// DNS views.
    public List<DnsView> dnsViews() {
        return dnsViews;
    }

    /// DNS views of one side.
    public List<DnsView> dnsViews(View view) {
        return dnsViews.stream().filter(v -> v.view() == view).toList();
    }

    /// Certification authorities.
    public List<CertificationAuthority> authorities() {
        return authorities;
    }

    /// Certificates that exist today.
    public List<Certificate> certificates() {
        return certificates;
    }

    /// The certificates that exist today for one use on an element.
    public List<Certificate> certificates(ElementId on, CertificateUse use) {
        return certificatesOf.getOrDefault(on, List.of()).stream().filter(c -> c.use() == use).toList();
    }

    /// All partners of every kind.
    public List<Partner> partners() {
        return partners;
    }

    /// Partners of one kind, such as `allowed-domain`.
    public List<Partner> partners(String kind) {
        return partners.stream().filter(p -> p.kind().value().equals(kind)).toList();
    }

    /// True for a partner reached by SIP federation: discovered or allowed domain, allowed server, hosting provider, clearing house.
    public boolean isSipPartner(Partner partner) {
        return switch (partner.kind().value()) {
            case "discovered-domain", "allowed-domain", "allowed-server", "hosting-provider", "push-clearing-house" -> partner.enabled();
            default -> false;
        };
    }

    /// True when the partner is an enabled public IM provider.
    public boolean isPublicIm(Partner partner) {
        return partner.kind().value().equals("public-im-provider") && partner.enabled();
    }

    /// True for an XMPP partner.
    public boolean isXmpp(Partner partner) {
        return partner.kind().value().equals("xmpp-partner");
    }

    /// True when audio, video or sharing is wanted with the partner; a partner without a list of modalities wants all of them.
    public boolean wantsMedia(Partner partner) {
        List<Modality> wanted = partner.modalities();
        return wanted.isEmpty()
                || wanted.contains(Modality.AUDIO)
                || wanted.contains(Modality.VIDEO)
                || wanted.contains(Modality.SHARING)
                || wanted.contains(Modality.FILE);
    }

    /// True for a partner on Office Communications Server 2007 (not R2).
    public boolean isOcs2007(Partner partner) {
        return isSipPartner(partner) && partner.release() == PartnerRelease.OCS_2007;
    }

    /// User groups.
    public List<UserGroup> userGroups() {
        return userGroups;
    }

    /// External access policies.
    public List<AccessPolicy> policies() {
        return policies;
    }

    /// The next hop of an Edge pool, when it names a pool of this design.
    public Optional<Pool> nextHop(EdgePool edge) {
        return edge.nextHop().flatMap(id -> find(id, Pool.class));
    }

    /// Edge pools whose next hop is this pool.
    public List<EdgePool> edgesWithNextHop(Pool pool) {
        return edgesByNextHop.getOrDefault(pool.id(), List.of());
    }

    /// Inside pools that use this Edge pool for media.
    public List<Pool> poolsUsing(EdgePool edge) {
        return poolsByEdge.getOrDefault(edge.id(), List.of());
    }

    /// Pools that work for this registrar: Mediation, Persistent Chat, Video Interop, branch servers.
    public List<Pool> poolsServing(Pool registrar) {
        return poolsByRegistrar.getOrDefault(registrar.id(), List.of());
    }

    /// Pools that use a database server, file store or Office Web Apps server.
    public List<Pool> poolsOn(ElementId backEnd) {
        return poolsByBackEnd.getOrDefault(backEnd, List.of());
    }

    /// The Edge pool that carries SIP federation: the route of the first central site that has one, else the only Edge pool with federation on.
    public Optional<EdgePool> federationEdge() {
        return routeEdge(true);
    }

    /// The Edge pool that carries XMPP federation, likewise.
    public Optional<EdgePool> xmppEdge() {
        return routeEdge(false);
    }

    private Optional<EdgePool> routeEdge(boolean sip) {
        for (Site site : sites) {
            Optional<EdgePool> route = (sip ? site.federationRoute() : site.xmppRoute()).flatMap(id -> find(id, EdgePool.class));
            if (route.isPresent()) {
                return route;
            }
        }
        return edgePools.stream().filter(e -> sip ? e.federation() : e.xmpp()).findFirst();
    }

    /// The pool that holds the Central Management store, if one is marked.
    public Optional<Pool> centralManagement() {
        return frontEnds.stream().filter(p -> p.services().contains(Service.CENTRAL_MANAGEMENT)).findFirst();
    }

    /// The virtual addresses in front of a pool.
    public List<Vip> vips(ElementId pool) {
        return vipsOf.getOrDefault(pool, List.of());
    }

    /// Usable virtual addresses of a pool for one service, in order.
    public List<Address> vip(ElementId pool, VipService service) {
        return vips(pool).stream()
                .filter(v -> v.service() == service)
                .flatMap(v -> v.addresses().stream())
                .filter(Address::isUsable)
                .toList();
    }

    /// Addresses of the web services of a pool: the inner or outer web VIP, else the servers.
    public List<Address> webAddresses(Pool pool, boolean outer) {
        List<Address> own = vip(pool.id(), outer ? VipService.WEB_EXTERNAL : VipService.WEB_INTERNAL);
        if (!own.isEmpty()) {
            return own;
        }
        List<Address> web = vip(pool.id(), VipService.WEB);
        if (!web.isEmpty()) {
            return web;
        }
        List<Address> sip = pool.balancing() == Balancing.HARDWARE ? vip(pool.id(), VipService.SIP) : List.of();
        return sip.isEmpty() ? usable(pool.insideAddresses()) : sip;
    }

    /// True when web traffic of the pool goes to a virtual address.
    public boolean webIsBalanced(Pool pool) {
        return vips(pool.id()).stream()
                .anyMatch(v -> (v.service() == VipService.WEB
                                || v.service() == VipService.WEB_EXTERNAL
                                || v.service() == VipService.WEB_INTERNAL
                                || v.service() == VipService.SIP && pool.balancing() == Balancing.HARDWARE)
                        && v.addresses().stream().anyMatch(Address::isUsable));
    }

    /// Addresses to which SIP for a pool goes: the VIP of a pool behind a hardware balancer, else the servers.
    public List<Address> sipAddresses(Pool pool) {
        List<Address> vip = pool.balancing() == Balancing.HARDWARE ? vip(pool.id(), VipService.SIP) : List.of();
        return vip.isEmpty() ? usable(pool.insideAddresses()) : vip;
    }

    /// External adapter addresses of an Edge service on one server. With one shared address all services use that of Access Edge.
    public List<Address> external(EdgePool edge, EdgeServer server, VipService service) {
        List<Address> own =
                switch (service) {
                    case WEB_CONFERENCING_EDGE -> server.webConferencing();
                    case AV_EDGE -> server.av();
                    default -> server.access();
                };
        return usable(own.isEmpty() && edge.sharedAddress() ? server.access() : own);
    }

    /// Public addresses of an Edge service on one server: after NAT, or the adapter addresses when nothing translates.
    public List<Address> publicAddresses(EdgePool edge, EdgeServer server, VipService service) {
        if (!edge.nat()) {
            return external(edge, server, service);
        }
        List<Address> own =
                switch (service) {
                    case WEB_CONFERENCING_EDGE -> server.webConferencingPublic();
                    case AV_EDGE -> server.avPublic();
                    default -> server.accessPublic();
                };
        return usable(own.isEmpty() && edge.sharedAddress() ? server.accessPublic() : own);
    }

    /// What the Internet sees of an Edge service: the VIP of a hardware-balanced pool, else the public address of each server.
    public List<Address> published(EdgePool edge, VipService service) {
        if (edge.balancing() == Balancing.HARDWARE) {
            List<Address> vip = vip(edge.id(), service);
            if (vip.isEmpty() && edge.sharedAddress()) {
                vip = vip(edge.id(), VipService.ACCESS_EDGE);
            }
            if (!vip.isEmpty()) {
                return vip;
            }
        }
        return edge.servers().stream().flatMap(s -> publicAddresses(edge, s, service).stream()).toList();
    }

    /// Addresses of the internal side of an Edge pool as others see it: the internal VIP of a hardware-balanced pool, else each server.
    public List<Address> internalAddresses(EdgePool edge) {
        List<Address> vip = edge.balancing() == Balancing.HARDWARE ? vip(edge.id(), VipService.EDGE_INTERNAL) : List.of();
        return vip.isEmpty() ? usable(edge.insideAddresses()) : vip;
    }

    /// Addresses Internet clients use for the reverse proxy.
    public List<Address> published(ReverseProxy proxy) {
        List<Address> publicOnes = usable(proxy.publicAddresses());
        return publicOnes.isEmpty() ? usable(proxy.external()) : publicOnes;
    }

    /// The pool that users sign in to first: the first Director, else the first Front End pool.
    public Optional<Pool> signInPool() {
        return directors.isEmpty() ? frontEnds.stream().findFirst() : Optional.of(directors.getFirst());
    }

    /// Those of the addresses that a machine can have.
    public static List<Address> usable(List<Address> addresses) {
        for (Address address : addresses) {
            if (!address.isUsable()) {
                return addresses.stream().filter(Address::isUsable).toList();
            }
        }
        return addresses;
    }

    /// Name of a server or pool as the tables show it: FQDN in lower case.
    public static String fqdn(Fqdn fqdn) {
        return fqdn.lower();
    }
}
