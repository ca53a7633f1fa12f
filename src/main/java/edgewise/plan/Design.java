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
import edgewise.model.View;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A topology with its elements sorted by type and its references resolved: what predicates and
/// derivations read. Lists keep document order. A reference to an element that is not there, or of
/// the wrong type, resolves to nothing; the checks report it.
public final class Design {
  private static final Kinds KINDS = Kinds.standard();

  private final Topology topology;
  private final Map<ElementId, Integer> positions;
  private final Set<ElementId> places;
  private Map<ElementId, List<Vip>> vipsOf = new HashMap<>();
  private Map<ElementId, List<Network>> networksOf = new HashMap<>();
  private Map<ElementId, List<ReverseProxy>> publishersOf = new HashMap<>();
  private Map<ElementId, List<Certificate>> certificatesOf = new HashMap<>();
  private Map<ElementId, List<EdgePool>> edgesByNextHop = new HashMap<>();
  private Map<ElementId, List<Pool>> poolsByEdge = new HashMap<>();
  private Map<ElementId, List<Pool>> poolsByRegistrar = new HashMap<>();
  private Map<ElementId, List<Pool>> poolsByPair = new HashMap<>();
  private Map<ElementId, List<Pool>> poolsByBackEnd = new HashMap<>();
  private Map<ElementId, List<Pool>> poolsBySite = new HashMap<>();
  private Map<ElementId, List<PstnGateway>> gatewaysByMediation = new HashMap<>();
  private Map<ElementId, List<SqlServer>> sqlByPartner = new HashMap<>();
  private List<Site> sites = new ArrayList<>();
  private List<Network> networks = new ArrayList<>();
  private List<EdgePool> edgePools = new ArrayList<>();
  private List<Pool> pools = new ArrayList<>();
  private List<Pool> frontEnds = new ArrayList<>();
  private List<Pool> directors = new ArrayList<>();
  private List<Pool> branchServers = new ArrayList<>();
  private List<Pool> otherPools = new ArrayList<>();
  private List<PstnGateway> gateways = new ArrayList<>();
  private List<OfficeWebApps> officeWebApps = new ArrayList<>();
  private List<ExchangeUm> exchanges = new ArrayList<>();
  private List<SqlServer> sqlServers = new ArrayList<>();
  private List<FileStore> fileStores = new ArrayList<>();
  private List<ReverseProxy> reverseProxies = new ArrayList<>();
  private List<LoadBalancer> loadBalancers = new ArrayList<>();
  private List<Firewall> firewalls = new ArrayList<>();
  private List<DnsView> dnsViews = new ArrayList<>();
  private List<CertificationAuthority> authorities = new ArrayList<>();
  private List<Certificate> certificates = new ArrayList<>();
  private List<Partner> partners = new ArrayList<>();
  private List<UserGroup> userGroups = new ArrayList<>();
  private volatile Map<ElementId, Integer> usersByPool;
  private volatile Map<ElementId, Integer> usersBySite;
  private List<AccessPolicy> policies = new ArrayList<>();
  private final Optional<Pool> central;

  /// Indexes a topology; linear in its size.
  public Design(Topology topology) {
    this.topology = topology;
    positions = positions(topology);
    places = places(topology);
    topology.elements().forEach(this::index);
    central = findCentral();
  }

  private void index(Element element) {
    switch (element) {
      case Site s -> sites.add(s);
      case Network n -> {
        networks.add(n);
        add(networksOf, List.of(n.site()), n);
      }
      case EdgePool e -> {
        edgePools.add(e);
        add(edgesByNextHop, ids(e.nextHop()), e);
      }
      case Pool p -> addPool(p);
      case PstnGateway g -> {
        gateways.add(g);
        add(gatewaysByMediation, g.mediation(), g);
      }
      case OfficeWebApps o -> officeWebApps.add(o);
      case ExchangeUm x -> exchanges.add(x);
      case SqlServer s -> {
        sqlServers.add(s);
        add(sqlByPartner, partners(s), s);
      }
      case FileStore f -> fileStores.add(f);
      case ReverseProxy r -> {
        reverseProxies.add(r);
        add(publishersOf, r.publishes(), r);
      }
      case LoadBalancer l -> {
        loadBalancers.add(l);
        l.vips().forEach(v -> add(vipsOf, List.of(v.pool()), v));
      }
      case Firewall f -> firewalls.add(f);
      case DnsView v -> dnsViews.add(v);
      case CertificationAuthority a -> authorities.add(a);
      case Certificate c -> {
        certificates.add(c);
        add(certificatesOf, List.of(c.on()), c);
      }
      case Partner p -> partners.add(p);
      case UserGroup u -> userGroups.add(u);
      case AccessPolicy p -> policies.add(p);
    }
  }

  /// The design after an edit, sharing with the one before it what the edit leaves alone.
  ///
  /// @param types those of which elements came or went
  @SuppressWarnings("ReferenceEquality")
  private Design(Design before, Topology topology, List<Change> changes, Set<Class<?>> types) {
    this.topology = topology;
    positions = types.isEmpty() ? before.positions : positions(topology);
    vipsOf = before.vipsOf;
    networksOf = before.networksOf;
    publishersOf = before.publishersOf;
    certificatesOf = before.certificatesOf;
    edgesByNextHop = before.edgesByNextHop;
    poolsByEdge = before.poolsByEdge;
    poolsByRegistrar = before.poolsByRegistrar;
    poolsByPair = before.poolsByPair;
    poolsByBackEnd = before.poolsByBackEnd;
    poolsBySite = before.poolsBySite;
    gatewaysByMediation = before.gatewaysByMediation;
    sqlByPartner = before.sqlByPartner;
    sites = before.sites;
    networks = before.networks;
    edgePools = before.edgePools;
    pools = before.pools;
    frontEnds = before.frontEnds;
    directors = before.directors;
    branchServers = before.branchServers;
    otherPools = before.otherPools;
    places = types.isEmpty() ? before.places : places(topology);
    gateways = before.gateways;
    officeWebApps = before.officeWebApps;
    exchanges = before.exchanges;
    sqlServers = before.sqlServers;
    fileStores = before.fileStores;
    reverseProxies = before.reverseProxies;
    loadBalancers = before.loadBalancers;
    firewalls = before.firewalls;
    dnsViews = before.dnsViews;
    authorities = before.authorities;
    certificates = before.certificates;
    partners = before.partners;
    userGroups = before.userGroups;
    policies = before.policies;
    for (Change change : changes) {
      if (!types.contains(change.after().getClass())) {
        replace(change.before(), change.after());
      }
    }
    if (!types.isEmpty()) {
      types.forEach(this::clear);
      for (Element element : topology.elements()) {
        if (types.contains(element.getClass())) {
          index(element);
        }
      }
    }
    central = frontEnds == before.frontEnds ? before.central : findCentral();
  }

  private static Map<ElementId, Integer> positions(Topology topology) {
    Map<ElementId, Integer> positions = HashMap.newHashMap(topology.elements().size());
    int i = 0;
    for (Element element : topology.elements()) {
      positions.putIfAbsent(element.id(), i++);
    }
    return positions;
  }

  private static Set<ElementId> places(Topology topology) {
    Set<ElementId> places = new HashSet<>();
    for (Element element : topology.elements()) {
      element.siteId().ifPresent(places::add);
    }
    return places;
  }

  /// Forgets the elements of a type, to index them anew.
  private void clear(Class<?> type) {
    if (type == Site.class) {
      sites = new ArrayList<>();
    } else if (type == Network.class) {
      networks = new ArrayList<>();
      networksOf = new HashMap<>();
    } else if (type == EdgePool.class) {
      edgePools = new ArrayList<>();
      edgesByNextHop = new HashMap<>();
    } else if (type == Pool.class) {
      clearPools();
    } else if (type == PstnGateway.class) {
      gateways = new ArrayList<>();
      gatewaysByMediation = new HashMap<>();
    } else if (type == OfficeWebApps.class) {
      officeWebApps = new ArrayList<>();
    } else if (type == ExchangeUm.class) {
      exchanges = new ArrayList<>();
    } else if (type == SqlServer.class) {
      sqlServers = new ArrayList<>();
      sqlByPartner = new HashMap<>();
    } else if (type == FileStore.class) {
      fileStores = new ArrayList<>();
    } else if (type == ReverseProxy.class) {
      reverseProxies = new ArrayList<>();
      publishersOf = new HashMap<>();
    } else if (type == LoadBalancer.class) {
      loadBalancers = new ArrayList<>();
      vipsOf = new HashMap<>();
    } else {
      clearSurroundings(type);
    }
  }

  private void clearPools() {
    pools = new ArrayList<>();
    frontEnds = new ArrayList<>();
    directors = new ArrayList<>();
    branchServers = new ArrayList<>();
    otherPools = new ArrayList<>();
    poolsBySite = new HashMap<>();
    poolsByEdge = new HashMap<>();
    poolsByRegistrar = new HashMap<>();
    poolsByPair = new HashMap<>();
    poolsByBackEnd = new HashMap<>();
  }

  private void clearSurroundings(Class<?> type) {
    if (type == Firewall.class) {
      firewalls = new ArrayList<>();
    } else if (type == DnsView.class) {
      dnsViews = new ArrayList<>();
    } else if (type == CertificationAuthority.class) {
      authorities = new ArrayList<>();
    } else if (type == Certificate.class) {
      certificates = new ArrayList<>();
      certificatesOf = new HashMap<>();
    } else if (type == Partner.class) {
      partners = new ArrayList<>();
    } else if (type == UserGroup.class) {
      userGroups = new ArrayList<>();
    } else if (type == AccessPolicy.class) {
      policies = new ArrayList<>();
    } else {
      throw new IllegalArgumentException(type.getName());
    }
  }

  /// An element before and after an edit: of one id, kind and site.
  record Change(int position, Element before, Element after) {}

  /// This design with some elements replaced; the cost grows with the edit and with the lists of
  /// the types it touches, not with the design.
  ///
  /// @param next the topology after the edit: the same ids, kinds and sites in the same places
  /// @param changes every element that differs
  Design with(Topology next, List<Change> changes) {
    return new Design(this, next, changes, Set.of());
  }

  /// This design after elements came or went: only the elements of their types are sorted anew.
  Design with(Topology next, Shift shift) {
    return new Design(this, next, shift.changes(), shift.types());
  }

  private void replace(Element old, Element now) {
    switch (now) {
      case Site s -> sites = replaced(sites, (Site) old, s);
      case Network n -> {
        networks = replaced(networks, (Network) old, n);
        networksOf = replaced(networksOf, networks, (Network) old, n, x -> List.of(x.site()));
      }
      case EdgePool e -> {
        edgePools = replaced(edgePools, (EdgePool) old, e);
        edgesByNextHop =
            replaced(edgesByNextHop, edgePools, (EdgePool) old, e, x -> ids(x.nextHop()));
      }
      case Pool p -> replacePool((Pool) old, p);
      case PstnGateway g -> {
        gateways = replaced(gateways, (PstnGateway) old, g);
        gatewaysByMediation =
            replaced(gatewaysByMediation, gateways, (PstnGateway) old, g, PstnGateway::mediation);
      }
      case OfficeWebApps o -> officeWebApps = replaced(officeWebApps, (OfficeWebApps) old, o);
      case ExchangeUm x -> exchanges = replaced(exchanges, (ExchangeUm) old, x);
      case SqlServer s -> {
        sqlServers = replaced(sqlServers, (SqlServer) old, s);
        sqlByPartner = replaced(sqlByPartner, sqlServers, (SqlServer) old, s, Design::partners);
      }
      case FileStore f -> fileStores = replaced(fileStores, (FileStore) old, f);
      case ReverseProxy r -> {
        reverseProxies = replaced(reverseProxies, (ReverseProxy) old, r);
        publishersOf =
            replaced(publishersOf, reverseProxies, (ReverseProxy) old, r, ReverseProxy::publishes);
      }
      case LoadBalancer l -> replaceBalancer((LoadBalancer) old, l);
      case Firewall f -> firewalls = replaced(firewalls, (Firewall) old, f);
      case DnsView v -> dnsViews = replaced(dnsViews, (DnsView) old, v);
      case CertificationAuthority a ->
          authorities = replaced(authorities, (CertificationAuthority) old, a);
      case Certificate c -> {
        certificates = replaced(certificates, (Certificate) old, c);
        certificatesOf =
            replaced(certificatesOf, certificates, (Certificate) old, c, x -> List.of(x.on()));
      }
      case Partner p -> partners = replaced(partners, (Partner) old, p);
      case UserGroup u -> userGroups = replaced(userGroups, (UserGroup) old, u);
      case AccessPolicy p -> policies = replaced(policies, (AccessPolicy) old, p);
    }
  }

  private void replacePool(Pool old, Pool now) {
    pools = replaced(pools, old, now);
    frontEnds = replaced(frontEnds, old, now);
    directors = replaced(directors, old, now);
    branchServers = replaced(branchServers, old, now);
    otherPools = replaced(otherPools, old, now);
    poolsBySite = replaced(poolsBySite, pools, old, now, p -> List.of(p.site()));
    poolsByEdge = replaced(poolsByEdge, pools, old, now, p -> ids(p.edge()));
    poolsByRegistrar = replaced(poolsByRegistrar, pools, old, now, p -> ids(p.registrar()));
    poolsByPair = replaced(poolsByPair, pools, old, now, p -> ids(p.pairedWith()));
    poolsByBackEnd = replaced(poolsByBackEnd, pools, old, now, Design::backEnds);
  }

  private void replaceBalancer(LoadBalancer old, LoadBalancer now) {
    loadBalancers = replaced(loadBalancers, old, now);
    Set<ElementId> behind = new LinkedHashSet<>();
    old.vips().forEach(v -> behind.add(v.pool()));
    now.vips().forEach(v -> behind.add(v.pool()));
    vipsOf = new HashMap<>(vipsOf);
    behind.forEach(vipsOf::remove);
    for (LoadBalancer l : loadBalancers) {
      for (Vip v : l.vips()) {
        if (behind.contains(v.pool())) {
          add(vipsOf, List.of(v.pool()), v);
        }
      }
    }
  }

  /// A copy of the list with one element in the place of another; the list itself when it does not
  /// hold the other.
  @SuppressWarnings("ReferenceEquality")
  private static <T> List<T> replaced(List<T> list, T old, T now) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == old) {
        List<T> copy = new ArrayList<>(list);
        copy.set(i, now);
        return copy;
      }
    }
    return list;
  }

  private static <T> Map<ElementId, List<T>> replaced(
      Map<ElementId, List<T>> map, List<T> all, T old, T now, Function<T, List<ElementId>> keys) {
    List<ElementId> before = keys.apply(old);
    List<ElementId> after = keys.apply(now);
    if (before.isEmpty() && after.isEmpty()) {
      return map;
    }
    Map<ElementId, List<T>> copy = new HashMap<>(map);
    if (before.equals(after)) {
      for (ElementId key : before) {
        copy.computeIfPresent(key, (_, list) -> replaced(list, old, now));
      }
      return copy;
    }
    Set<ElementId> changed = new LinkedHashSet<>(before);
    changed.addAll(after);
    changed.forEach(copy::remove);
    for (T one : all) {
      for (ElementId key : keys.apply(one)) {
        if (changed.contains(key)) {
          add(copy, List.of(key), one);
        }
      }
    }
    return copy;
  }

  private static List<ElementId> ids(Optional<ElementId> id) {
    return id.isPresent() ? List.of(id.get()) : List.of();
  }

  private static List<ElementId> partners(SqlServer s) {
    if (s.mirror().isEmpty() && s.witness().isEmpty()) {
      return List.of();
    }
    Set<ElementId> ids = new LinkedHashSet<>();
    s.mirror().ifPresent(ids::add);
    s.witness().ifPresent(ids::add);
    return List.copyOf(ids);
  }

  private static List<ElementId> backEnds(Pool p) {
    List<ElementId> ids = new ArrayList<>(p.sql());
    p.fileStore().ifPresent(ids::add);
    p.officeWebApps().ifPresent(ids::add);
    return ids;
  }

  private void addPool(Pool p) {
    pools.add(p);
    add(poolsBySite, List.of(p.site()), p);
    if (!KINDS.plays(p.kind(), "front-end")) {
      otherPools.add(p);
    }
    if (KINDS.plays(p.kind(), "front-end")) {
      frontEnds.add(p);
    } else if (KINDS.plays(p.kind(), "director")) {
      directors.add(p);
    } else if (KINDS.plays(p.kind(), "sba")) {
      branchServers.add(p);
    }
    add(poolsByEdge, ids(p.edge()), p);
    add(poolsByRegistrar, ids(p.registrar()), p);
    add(poolsByPair, ids(p.pairedWith()), p);
    add(poolsByBackEnd, backEnds(p), p);
  }

  private static <T> void add(Map<ElementId, List<T>> map, List<ElementId> keys, T value) {
    for (ElementId key : keys) {
      map.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(value);
    }
  }

  private Optional<Pool> findCentral() {
    for (Pool p : frontEnds) {
      if (p.services().contains(Service.CENTRAL_MANAGEMENT)) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
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

  /// Release of an element: its own where the design names one, such as a legacy Edge pool that
  /// stays, else that of the organization.
  public Release release(Element element) {
    return switch (element) {
      case EdgePool e -> e.release().orElse(release());
      case Pool p -> p.release().orElse(release());
      default -> release();
    };
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
    Integer position = positions.get(id);
    return position == null ? Optional.empty() : Optional.of(topology.elements().get(position));
  }

  /// The element with this id, when it has this type.
  public <T extends Element> Optional<T> find(ElementId id, Class<T> type) {
    Integer position = positions.get(id);
    Element element = position == null ? null : topology.elements().get(position);
    return type.isInstance(element) ? Optional.of(type.cast(element)) : Optional.empty();
  }

  /// Place of an element in document order; -1 when there is no such element.
  int position(ElementId id) {
    return positions.getOrDefault(id, -1);
  }

  /// False when several elements have the same id.
  boolean hasUniqueIds() {
    return positions.size() == topology.elements().size();
  }

  /// Name of an element as drawn; the id when there is no such element.
  public String name(ElementId id) {
    return find(id).map(Element::name).orElse(id.value());
  }

  /// Name of the site of an element; empty text for elements of the whole organization.
  public String siteName(Element element) {
    return element instanceof Site s ? s.name() : element.siteId().map(this::name).orElse("");
  }

  /// True when elements of this kind play a role of the port vocabulary.
  public boolean plays(Element element, String role) {
    return KINDS.plays(element.kind(), role);
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

  /// The zone in which an address of a site lies, by the drawn networks; empty when no network
  /// holds it.
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

  /// Inside pools that are no Front End pools.
  List<Pool> otherPools() {
    return otherPools;
  }

  /// True when anything stands at the element with this id.
  boolean isPlace(ElementId id) {
    return places.contains(id);
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

  /// True when the pool has a Mediation service: a stand-alone Mediation pool, a branch server, or
  /// one collocated on Front Ends.
  public boolean hasMediation(Pool pool) {
    return plays(pool, "mediation")
        || plays(pool, "sba")
        || pool.services().contains(Service.MEDIATION);
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

  /// True for a partner reached by SIP federation: discovered or allowed domain, allowed server,
  /// hosting provider, clearing house.
  public boolean isSipPartner(Partner partner) {
    return switch (partner.kind().value()) {
      case "discovered-domain",
          "allowed-domain",
          "allowed-server",
          "hosting-provider",
          "push-clearing-house" ->
          partner.enabled();
      default -> false;
    };
  }

  /// True when the partner is an enabled public IM provider.
  public boolean isPublicIm(Partner partner) {
    return partner.kind().value().equals("public-im-provider") && partner.enabled();
  }

  /// True when the partner is an enabled XMPP partner.
  public boolean isXmpp(Partner partner) {
    return partner.kind().value().equals("xmpp-partner") && partner.enabled();
  }

  /// True when audio, video or sharing is wanted with the partner; a partner without a list of
  /// modalities wants all of them.
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

  /// People of the drawn user groups that are homed on a pool.
  public int usersHomedOn(ElementId pool) {
    if (usersByPool == null) {
      usersByPool = users(UserGroup::homePool);
    }
    return usersByPool.getOrDefault(pool, 0);
  }

  /// People of the drawn user groups at a site.
  public int usersAt(ElementId site) {
    if (usersBySite == null) {
      usersBySite = users(UserGroup::site);
    }
    return usersBySite.getOrDefault(site, 0);
  }

  private Map<ElementId, Integer> users(Function<UserGroup, Optional<ElementId>> where) {
    Map<ElementId, Integer> users = new HashMap<>();
    userGroups.forEach(
        g -> where.apply(g).ifPresent(id -> users.merge(id, g.users(), Integer::sum)));
    return users;
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

  /// Pools that name this one as their backup.
  List<Pool> poolsPairedWith(ElementId pool) {
    return poolsByPair.getOrDefault(pool, List.of());
  }

  /// Database servers that name this one as mirror or witness.
  List<SqlServer> sqlPartners(ElementId sql) {
    return sqlByPartner.getOrDefault(sql, List.of());
  }

  /// Pools that use a database server, file store or Office Web Apps server.
  public List<Pool> poolsOn(ElementId backEnd) {
    return poolsByBackEnd.getOrDefault(backEnd, List.of());
  }

  /// The Edge pool that carries SIP federation: the route of the first central site that has one,
  /// else the only Edge pool with federation on.
  public Optional<EdgePool> federationEdge() {
    return routeEdge(true);
  }

  /// The Edge pool that carries XMPP federation, likewise.
  public Optional<EdgePool> xmppEdge() {
    return routeEdge(false);
  }

  private Optional<EdgePool> routeEdge(boolean sip) {
    for (Site site : sites) {
      Optional<EdgePool> route =
          (sip ? site.federationRoute() : site.xmppRoute()).flatMap(id -> find(id, EdgePool.class));
      if (route.isPresent()) {
        return route;
      }
    }
    return edgePools.stream().filter(e -> sip ? e.federation() : e.xmpp()).findFirst();
  }

  /// The pool that holds the Central Management store, if one is marked.
  public Optional<Pool> centralManagement() {
    return central;
  }

  /// The virtual addresses in front of a pool.
  public List<Vip> vips(ElementId pool) {
    return vipsOf.getOrDefault(pool, List.of());
  }

  /// Usable virtual addresses of a pool for one service, in order.
  public List<Address> vip(ElementId pool, VipService service) {
    List<Address> found = List.of();
    for (Vip v : vips(pool)) {
      if (v.service() == service && !v.addresses().isEmpty()) {
        List<Address> usable = usable(v.addresses());
        if (found.isEmpty()) {
          found = usable;
        } else {
          found = new ArrayList<>(found);
          found.addAll(usable);
        }
      }
    }
    return found;
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
    List<Address> sip =
        pool.balancing() == Balancing.HARDWARE ? vip(pool.id(), VipService.SIP) : List.of();
    return sip.isEmpty() ? usable(pool.insideAddresses()) : sip;
  }

  /// True when web traffic of the pool goes to a virtual address.
  public boolean webIsBalanced(Pool pool) {
    return vips(pool.id()).stream()
        .anyMatch(
            v ->
                (v.service() == VipService.WEB
                        || v.service() == VipService.WEB_EXTERNAL
                        || v.service() == VipService.WEB_INTERNAL
                        || v.service() == VipService.SIP && pool.balancing() == Balancing.HARDWARE)
                    && v.addresses().stream().anyMatch(Address::isUsable));
  }

  /// Addresses to which SIP for a pool goes: the VIP of a pool behind a hardware balancer, else the
  /// servers.
  public List<Address> sipAddresses(Pool pool) {
    List<Address> vip =
        pool.balancing() == Balancing.HARDWARE ? vip(pool.id(), VipService.SIP) : List.of();
    return vip.isEmpty() ? usable(pool.insideAddresses()) : vip;
  }

  /// External adapter addresses of an Edge service on one server. With one shared address all
  /// services use that of Access Edge.
  public List<Address> external(EdgePool edge, EdgeServer server, VipService service) {
    List<Address> own =
        switch (service) {
          case WEB_CONFERENCING_EDGE -> server.webConferencing();
          case AV_EDGE -> server.av();
          default -> server.access();
        };
    return usable(own.isEmpty() && edge.sharedAddress() ? server.access() : own);
  }

  /// Public addresses of an Edge service on one server: after NAT, or the adapter addresses when
  /// nothing translates.
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

  /// What the Internet sees of an Edge service: the VIP of a hardware-balanced pool, else the
  /// public address of each server.
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
    return edge.servers().stream()
        .flatMap(s -> publicAddresses(edge, s, service).stream())
        .toList();
  }

  /// Addresses of the internal side of an Edge pool as others see it: the internal VIP of a
  /// hardware-balanced pool, else each server.
  public List<Address> internalAddresses(EdgePool edge) {
    List<Address> vip =
        edge.balancing() == Balancing.HARDWARE
            ? vip(edge.id(), VipService.EDGE_INTERNAL)
            : List.of();
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
