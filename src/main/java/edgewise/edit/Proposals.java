package edgewise.edit;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.model.AccessPolicy;
import edgewise.model.Balancing;
import edgewise.model.CertificateUse;
import edgewise.model.CertificationAuthority;
import edgewise.model.Cidr;
import edgewise.model.DnsView;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.EdgeService;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.FileStore;
import edgewise.model.Fqdn;
import edgewise.model.Hosts;
import edgewise.model.KindId;
import edgewise.model.LoadBalancer;
import edgewise.model.Modality;
import edgewise.model.Negotiation;
import edgewise.model.OfficeWebApps;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.PolicyScope;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.PublicProvider;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.SimpleUrls;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.View;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.WebServices;
import edgewise.model.Words;
import edgewise.model.XmppSettings;
import edgewise.model.XmppTrust;
import edgewise.model.Zone;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What placing an element comes to: names, addresses and links that make sense at once. Everything
/// proposed makes a design without errors out of one without errors, as soon as the parts that
/// belong together are there.
public final class Proposals {
  private static final KindId CENTRAL = KindId.of("central-site");
  private static final KindId BRANCH = KindId.of("branch-site");
  private static final KindId NETWORK = KindId.of("network");
  private static final KindId BALANCER = KindId.of("hardware-load-balancer");
  private static final KindId SQL = KindId.of("sql-server");
  private static final KindId FILE_STORE = KindId.of("file-store");
  private static final KindId CERTIFICATE = KindId.of("certificate");

  /// Where the addresses of a role begin in a subnet, as published planning material has it.
  private static final int ACCESS = 10;

  private static final int WEB_CONFERENCING = 20;
  private static final int AV = 30;
  private static final int PROXY = 40;
  private static final int VIP = 190;

  private static final List<String> PARTNERS =
      List.of("litware.com", "adatum.com", "woodgrovebank.com", "northwindtraders.com");

  /// Names and addresses by kind of inside machines.
  private record Stem(String pool, String server, int servers, int first) {}

  private static final Map<String, Stem> STEMS =
      Map.ofEntries(
          Map.entry("edge-server", new Stem("edge", "edge", 1, ACCESS)),
          Map.entry("edge-pool", new Stem("edgepool", "edge", 2, ACCESS)),
          Map.entry("standard-edition", new Stem("se", "se", 1, 50)),
          Map.entry("front-end-pool", new Stem("pool", "fe", 3, 90)),
          Map.entry("director", new Stem("dir", "dir", 1, 60)),
          Map.entry("director-pool", new Stem("dirpool", "dir", 2, 60)),
          Map.entry("mediation-pool", new Stem("medpool", "med", 2, 100)),
          Map.entry("persistent-chat-pool", new Stem("chatpool", "chat", 1, 110)),
          Map.entry("video-interop-server", new Stem("vispool", "vis", 1, 120)),
          Map.entry("survivable-branch-appliance", new Stem("sba", "sba", 1, 10)),
          Map.entry("survivable-branch-server", new Stem("sbs", "sbs", 1, 10)),
          Map.entry("pstn-gateway", new Stem("gw", "gw", 1, 130)),
          Map.entry("office-web-apps", new Stem("officewebapps", "officewebapps", 1, 70)),
          Map.entry("exchange-um", new Stem("exchange", "exchange", 1, 140)),
          Map.entry("sql-server", new Stem("sql", "sql", 1, 80)),
          Map.entry("file-store", new Stem("fs", "fs", 1, 85)));

  private final Draft draft;
  private final Foundation foundation;

  private Proposals(Draft draft) {
    this.draft = draft;
    this.foundation = new Foundation(draft);
  }

  /// Looks at a document ahead, on any thread, so that the next proposal for it or removal from it
  /// comes at once.
  public static void prepare(Document document) {
    Taken.of(document.topology()).networks();
  }

  /// Placing an element of a kind, or why it cannot be placed and what would do.
  ///
  /// @param site the site it is dropped on; the first that fits when empty
  /// @param pool the pool or balancer it is dropped on: a single machine of its role joins it
  /// @param texts the language of names that are words
  public static Outcome<Proposal> place(
      Document document,
      KindId kind,
      Optional<ElementId> site,
      Optional<ElementId> pool,
      Texts texts) {
    Optional<Kind> row = Kinds.standard().find(kind);
    if (row.isEmpty()) {
      return Refused.because("refused.unknown-kind", kind);
    }
    if (!row.get().releases().contains(document.topology().organization().release())) {
      return Refused.because("refused.release", Refused.kind(kind));
    }
    Optional<Element> onto = pool.flatMap(id -> Elements.find(document, id));
    if (onto.isPresent()
        && (onto.get() instanceof EdgePool || onto.get() instanceof Pool)
        && Singles.poolOf(kind).isPresent()) {
      if (Singles.poolOf(kind).equals(Optional.of(onto.get().kind()))) {
        return server(document, onto.get().id());
      }
      return Refused.because(
          Singles.isSingle(onto.get().kind()) ? "refused.onto-single" : "refused.onto-pool",
          Refused.kind(kind),
          onto.get().name(),
          Refused.kind(onto.get().kind()));
    }
    Draft draft = new Draft(document, texts);
    return new Proposals(draft).place(row.get(), site, onto);
  }

  /// The next server of a pool, or why it can have none.
  public static Outcome<Proposal> server(Document document, ElementId pool) {
    Optional<Element> element = Elements.find(document, pool);
    if (element.isEmpty()
        || !(element.get() instanceof EdgePool || element.get() instanceof Pool)) {
      return Refused.because("refused.gone");
    }
    if (Singles.isSingle(element.get().kind()) && !Elements.servers(element.get()).isEmpty()) {
      return Refused.because(
          "refused.one-machine", element.get().name(), Refused.kind(element.get().kind()));
    }
    Draft draft = new Draft(document, Texts.english());
    Proposals proposals = new Proposals(draft);
    Record server = proposals.nextServer(element.get());
    Command command = new AddServer(pool, server);
    return Outcome.ok(new Proposal(Elements.serverId(server), List.of(), command));
  }

  /// Places an element of a kind that fits as part of a larger draft.
  ///
  /// @throws IllegalStateException when it is refused
  static ElementId into(Draft draft, KindId kind, Optional<ElementId> site) {
    return switch (new Proposals(draft)
        .place(Kinds.standard().kind(kind), site, Optional.empty())) {
      case Outcome.Ok<Proposal> ok -> ok.value().main();
      case Outcome.Refused<Proposal> refused -> throw new IllegalStateException("" + refused.why());
    };
  }

  /// Adds the next server to a pool as part of a larger draft.
  static void grow(Draft draft, ElementId pool) {
    Element element = draft.find(pool, Element.class).orElseThrow();
    draft.apply(new AddServer(pool, new Proposals(draft).nextServer(element)));
  }

  /// Gives a central site its networks as part of a larger draft.
  static void networks(Draft draft, Site site, boolean nat) {
    Proposals proposals = new Proposals(draft);
    if (nat) {
      proposals.network(site, Zone.PERIMETER_EXTERNAL, Hosts.MIXED);
    } else {
      proposals.publicNetwork(site);
    }
    proposals.network(site, Zone.PERIMETER_INTERNAL, Hosts.MIXED);
    proposals.network(site, Zone.CORPORATE, Hosts.SERVERS);
    proposals.network(site, Zone.CORPORATE, Hosts.CLIENTS);
  }

  /// An external perimeter with addresses of its own on the Internet: a quarter of a documentation
  /// range.
  private void publicNetwork(Site site) {
    for (Cidr range : Addresses.PUBLIC) {
      for (int part = 0; part < 4; part++) {
        Cidr subnet = Cidr.of(Addresses.at(range, 64L * part), 26);
        if (draft.addresses().isFree(subnet)) {
          network(site, Zone.PERIMETER_EXTERNAL, Hosts.MIXED, subnet);
          return;
        }
      }
    }
    network(site, Zone.PERIMETER_EXTERNAL, Hosts.MIXED);
  }

  private Outcome<Proposal> place(Kind kind, Optional<ElementId> site, Optional<Element> onto) {
    if (kind.structure().equals("site")) {
      return site(kind.id(), site);
    }
    if (kind.structure().equals("certificate")) {
      return certificate(onto);
    }
    Optional<Element> main =
        switch (kind.structure()) {
          case "partner" -> Optional.of(partner(kind.id()));
          case "certification-authority" -> Optional.of(authority(kind.id()));
          case "access-policy" -> Optional.of(policy(kind.id(), site));
          default -> Optional.empty();
        };
    if (main.isPresent()) {
      return done(main.get());
    }
    List<Site> sites = draft.all(Site.class);
    Optional<Site> at =
        site.or(() -> onto.flatMap(Element::siteId)).flatMap(id -> draft.find(id, Site.class));
    if (at.isEmpty()) {
      at = Adoption.sitesFor(kind.id(), sites).stream().findFirst();
    } else {
      Optional<Message> refusal = Adoption.refusal(kind.id(), newName(kind.id()), at.get());
      if (refusal.isPresent()) {
        return Refused.because(refusal.get());
      }
    }
    if (at.isEmpty()) {
      if (!sites.isEmpty() || Adoption.isForBranches(kind.id())) {
        return Refused.because(
            Adoption.isForBranches(kind.id()) ? "refused.no-branch" : "refused.no-central",
            Refused.kind(kind.id()));
      }
      at = Optional.of((Site) draft.add(CENTRAL, draft.numbered("propose.site"), Map.of()));
    }
    return done(element(kind, at.get(), onto));
  }

  /// How the refusal of something that is not there yet calls it.
  private static String newName(KindId kind) {
    Stem stem = STEMS.get(kind.value());
    return stem == null ? kind.value() : stem.pool();
  }

  private Outcome<Proposal> done(Element main) {
    return Outcome.ok(draft.done(Message.of("step.add.one", main.name()), main.id()));
  }

  private Element element(Kind kind, Site site, Optional<Element> onto) {
    return switch (kind.structure()) {
      case "network" -> network(site);
      case "firewall" ->
          draft.add(
              kind.id(),
              draft.wordsIn(site.id(), "propose." + kind.id()),
              Map.of("site", site.id()));
      case "edge-pool" -> edge(kind.id(), site);
      case "pool" -> pool(kind.id(), site);
      case "reverse-proxy" -> proxy(kind.id(), site);
      case "load-balancer" -> balancer(kind.id(), site, onto);
      case "pstn-gateway" -> gateway(kind.id(), site);
      case "office-web-apps" -> officeWebApps(kind.id(), site);
      case "exchange-um" -> {
        draft.offer(Feature.EXCHANGE_INTEGRATION);
        yield host(kind.id(), site, Map.of());
      }
      case "sql-server" -> sql(kind.id(), site);
      case "file-store" -> fileStore(kind.id(), site);
      case "dns-view" -> dnsView(kind.id());
      case "user-group" -> users(kind.id(), site);
      default -> throw new IllegalStateException("no proposal for " + kind.structure());
    };
  }

  // Places

  private Outcome<Proposal> site(KindId kind, Optional<ElementId> onto) {
    if (kind.equals(CENTRAL)) {
      Element site = draft.add(kind, draft.numbered("propose.site"), Map.of());
      foundationRoutes();
      return done(site);
    }
    List<Site> centrals =
        draft.all(Site.class).stream().filter(s -> s.kind().equals(CENTRAL)).toList();
    Optional<Site> central =
        centrals.stream()
            .filter(s -> onto.equals(Optional.of(s.id())))
            .findFirst()
            .or(() -> centrals.stream().findFirst());
    if (central.isEmpty()) {
      return Refused.because("refused.no-central", Refused.kind(kind));
    }
    Element site =
        draft.add(
            kind,
            draft.numbered("propose.branch"),
            Map.of("centralSite", Optional.of(central.get().id())));
    foundationRoutes();
    return done(site);
  }

  private void foundationRoutes() {
    if (foundation.federates()) {
      foundation.route(false);
    }
    if (foundation.hasXmpp()) {
      foundation.route(true);
    }
  }

  private Element network(Site site) {
    for (Zone zone : List.of(Zone.PERIMETER_EXTERNAL, Zone.PERIMETER_INTERNAL, Zone.CORPORATE)) {
      boolean branch = site.kind().equals(BRANCH) && zone != Zone.CORPORATE;
      if (!branch && !draft.addresses().has(site.id(), zone)) {
        return network(site, zone, Hosts.MIXED);
      }
    }
    return network(site, Zone.CORPORATE, Hosts.CLIENTS);
  }

  private Element network(Site site, Zone zone, Hosts hosts) {
    return network(site, zone, hosts, freeSubnet(zone));
  }

  private Element network(Site site, Zone zone, Hosts hosts, Cidr subnet) {
    Map<String, Object> given =
        Draft.values("site", site.id(), "zone", zone, "subnets", List.of(subnet), "hosts", hosts);
    if (zone == Zone.PERIMETER_EXTERNAL) {
      given.put("gateway", Optional.of(Addresses.at(subnet, 1)));
    }
    String key = hosts == Hosts.MIXED ? Words.of(zone) : Words.of(hosts);
    return draft.add(NETWORK, draft.wordsIn(site.id(), "propose.network." + key), given);
  }

  private Cidr freeSubnet(Zone zone) {
    for (int n = 0; n < 65_536; n++) {
      int k = n;
      Cidr subnet =
          switch (zone) {
            case PERIMETER_EXTERNAL -> cidr(10, 45 + (16 + k) / 256, (16 + k) % 256);
            case PERIMETER_INTERNAL -> cidr(172, 25 + (33 + k) / 256 % 7, (33 + k) % 256);
            case CORPORATE, INTERNET ->
                k < 24 ? cidr(192, 168, 10 * (k + 1)) : cidr(10, 100 + k / 256 % 150, k % 256);
          };
      if (draft.addresses().isFree(subnet)) {
        return subnet;
      }
    }
    throw new IllegalStateException("no subnet is left");
  }

  private static Cidr cidr(int a, int b, int c) {
    return Cidr.of(a + "." + b + "." + c + ".0/24");
  }

  /// The networks that a machine needs whose addresses lie in these zones.
  private void networks(Site site, Zone... zones) {
    for (Zone zone : zones) {
      if (!draft.addresses().has(site.id(), zone)) {
        network(site, zone, Hosts.MIXED);
      }
    }
  }

  // Perimeter

  private Element edge(KindId kind, Site site) {
    foundation.domains();
    networks(site, Zone.PERIMETER_EXTERNAL, Zone.PERIMETER_INTERNAL, Zone.CORPORATE);
    boolean first = draft.all(EdgePool.class).isEmpty();
    if (first) {
      foundation.outside();
    }
    Stem stem = STEMS.get(kind.value());
    String name = draft.host(stem.pool());
    boolean nat = !draft.addresses().isPublic(site.id());
    List<EdgeServer> servers = new ArrayList<>();
    for (int i = 0; i < stem.servers(); i++) {
      boolean own = stem.servers() == 1;
      String host = own ? name : draft.host(stem.server());
      servers.add(edgeServer(host, serverId(host, own), site.id(), nat, false));
    }
    Map<String, Object> given =
        Draft.values(
            "site",
            site.id(),
            "fqdn",
            draft.inside(name),
            "balancing",
            servers.size() > 1 ? Balancing.DNS : Balancing.NONE,
            "nat",
            nat,
            "access",
            new EdgeService(draft.outside("sip"), 443),
            "webConferencing",
            new EdgeService(draft.outside("webcon"), 443),
            "av",
            new EdgeService(draft.outside("av"), 443),
            "nextHop",
            nextHop(site.id()),
            "servers",
            List.copyOf(servers));
    EdgePool edge = (EdgePool) draft.add(kind, name, given);
    if (first) {
      foundation.federation();
    }
    foundationRoutes();
    for (Pool pool : draft.all(Pool.class)) {
      boolean relays =
          Draft.plays(pool, "front-end")
              || Draft.plays(pool, "mediation")
              || Draft.plays(pool, "sba");
      if (relays && pool.edge().isEmpty()) {
        draft.set(pool, "edge", Optional.of(edge.id()));
      }
    }
    return edge;
  }

  /// The id of a server; the only machine of an element leaves the plain name to the element.
  private ElementId serverId(String host, boolean own) {
    return draft.serverId(own ? host + "-1" : host);
  }

  private EdgeServer edgeServer(
      String host, ElementId id, ElementId site, boolean nat, boolean shared) {
    Map<String, Object> given =
        Draft.values(
            "id",
            id,
            "fqdn",
            draft.inside(host),
            "internal",
            draft.address(site, Zone.PERIMETER_INTERNAL, ACCESS),
            "access",
            draft.address(site, Zone.PERIMETER_EXTERNAL, ACCESS),
            "externalGateway",
            draft.addresses().gateway(site, Zone.PERIMETER_EXTERNAL));
    if (!shared) {
      given.put("webConferencing", draft.address(site, Zone.PERIMETER_EXTERNAL, WEB_CONFERENCING));
      given.put("av", draft.address(site, Zone.PERIMETER_EXTERNAL, AV));
    }
    if (nat) {
      given.put("accessPublic", draft.publicAddress(ACCESS));
      if (!shared) {
        given.put("webConferencingPublic", draft.publicAddress(WEB_CONFERENCING));
        given.put("avPublic", draft.publicAddress(AV));
      }
    }
    return Draft.record(EdgeServer.class, given);
  }

  /// The Director of a site, else its Front End pool, else the first of either anywhere.
  private Optional<ElementId> nextHop(ElementId site) {
    List<Pool> pools = draft.all(Pool.class);
    List<Pool> directors = pools.stream().filter(p -> Draft.plays(p, "director")).toList();
    List<Pool> ordered = new ArrayList<>();
    directors.stream().filter(p -> p.site().equals(site)).forEach(ordered::add);
    foundation.fronts().stream().filter(p -> p.site().equals(site)).forEach(ordered::add);
    ordered.addAll(directors);
    ordered.addAll(foundation.fronts());
    return ordered.stream().map(Pool::id).findFirst();
  }

  private Element proxy(KindId kind, Site site) {
    foundation.domains();
    networks(site, Zone.PERIMETER_EXTERNAL, Zone.PERIMETER_INTERNAL, Zone.CORPORATE);
    foundation.simpleUrls();
    String name = draft.host("rp");
    boolean nat = !draft.addresses().isPublic(site.id());
    Set<ElementId> published = new LinkedHashSet<>();
    draft.all(ReverseProxy.class).forEach(p -> published.addAll(p.publishes()));
    List<ElementId> publishes = new ArrayList<>();
    for (Element element : draft.document().topology().elements()) {
      if (isWeb(element)
          && (!published.contains(element.id())
              && (element.siteId().equals(Optional.of(site.id())) || published.isEmpty()))) {
        publishes.add(element.id());
      }
    }
    return draft.add(
        kind,
        name,
        Draft.values(
            "site",
            site.id(),
            "external",
            draft.address(site.id(), Zone.PERIMETER_EXTERNAL, PROXY),
            "publicAddresses",
            nat ? draft.publicAddress(PROXY) : List.of(),
            "internal",
            draft.address(site.id(), Zone.PERIMETER_INTERNAL, PROXY),
            "publishes",
            List.copyOf(publishes)));
  }

  private static boolean isWeb(Element element) {
    return element instanceof OfficeWebApps
        || Draft.plays(element, "web-farm")
        || Draft.plays(element, "director");
  }

  /// Has the proxy of a site publish something new, if there is one.
  private void publish(Element element, ElementId site) {
    Draft.nearest(draft.all(ReverseProxy.class), site)
        .ifPresent(
            proxy -> {
              List<ElementId> publishes = new ArrayList<>(proxy.publishes());
              publishes.add(element.id());
              draft.set(proxy, "publishes", List.copyOf(publishes));
            });
  }

  private Element balancer(KindId kind, Site site, Optional<Element> onto) {
    boolean dns = kind.value().equals("dns-load-balancer");
    Element balancer =
        draft.add(kind, draft.host(dns ? "dnslb" : "hlb"), Map.of("site", site.id()));
    if (onto.isPresent()
        && Linking.between(draft.document(), balancer.id(), onto.get().id())
            instanceof Outcome.Ok<List<Linking.Option>> ok) {
      draft.apply(ok.value().getFirst().command());
    } else if (!dns) {
      for (Pool pool : draft.all(Pool.class)) {
        if (pool.site().equals(site.id()) && needsWebBalancing(pool)) {
          balanceWeb(pool, balancer.id());
        }
      }
    }
    return balancer;
  }

  private boolean needsWebBalancing(Pool pool) {
    return isWeb(pool)
        && pool.servers().size() > 1
        && draft.all(LoadBalancer.class).stream()
            .flatMap(l -> l.vips().stream())
            .noneMatch(v -> v.pool().equals(pool.id()));
  }

  private void balanceWeb(Pool pool, ElementId balancer) {
    LoadBalancer device = draft.find(balancer, LoadBalancer.class).orElseThrow();
    List<Vip> vips = new ArrayList<>(device.vips());
    vips.add(
        new Vip(
            VipService.WEB,
            pool.id(),
            draft.address(pool.site(), Zone.CORPORATE, VIP),
            false,
            List.of()));
    draft.set(device, "vips", List.copyOf(vips));
  }

  // Inside

  private Element pool(KindId kind, Site site) {
    foundation.domains();
    networks(site, Zone.CORPORATE);
    Stem stem = STEMS.get(kind.value());
    boolean front = Kinds.standard().plays(kind, "front-end");
    boolean director = Kinds.standard().plays(kind, "director");
    boolean mediation = Kinds.standard().plays(kind, "mediation");
    boolean branch = Kinds.standard().plays(kind, "sba");
    boolean chat = Kinds.standard().plays(kind, "persistent-chat");
    String name = draft.host(stem.pool());
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < stem.servers(); i++) {
      boolean own = stem.servers() == 1 && stem.pool().equals(stem.server());
      String host = own ? name : draft.host(stem.server());
      servers.add(server(host, serverId(host, own), site.id(), stem.first()));
    }
    boolean several = servers.size() > 1;
    Map<String, Object> given =
        Draft.values(
            "site",
            site.id(),
            "fqdn",
            several || stem.pool().equals(stem.server())
                ? draft.inside(name)
                : servers.getFirst().fqdn(),
            "balancing",
            several ? Balancing.DNS : Balancing.NONE,
            "servers",
            List.copyOf(servers));
    boolean single = Singles.isSingle(kind);
    if (front || director) {
      foundation.simpleUrls();
      given.put("web", Optional.of(web(director, single)));
    }
    if (front) {
      given.put("services", services());
      if (!single) {
        given.put("sql", List.of(nearestOrNew(draft.all(SqlServer.class), site, s -> sql(SQL, s))));
      }
      officeWebAppsOf(site.id()).ifPresent(id -> given.put("officeWebApps", Optional.of(id)));
    }
    if (chat) {
      given.put("sql", List.of(nearestOrNew(draft.all(SqlServer.class), site, s -> sql(SQL, s))));
    }
    if (front || chat) {
      given.put(
          "fileStore",
          Optional.of(
              nearestOrNew(draft.all(FileStore.class), site, s -> fileStore(FILE_STORE, s))));
    }
    if (front || mediation || branch) {
      given.put("edge", edgeFor(site).map(EdgePool::id));
    }
    if (!front && !director) {
      given.put("registrar", registrarFor(site).map(Pool::id));
    }
    Pool pool = (Pool) draft.add(kind, name, given);
    wire(pool, site, front, director);
    if (mediation || branch) {
      draft.offer(Feature.ENTERPRISE_VOICE);
    }
    return pool;
  }

  private void wire(Pool pool, Site site, boolean front, boolean director) {
    if (front || director) {
      publish(pool, site.id());
      if (needsWebBalancing(pool)) {
        Optional<LoadBalancer> device =
            draft.all(LoadBalancer.class).stream()
                .filter(l -> l.kind().equals(BALANCER) && l.site().equals(site.id()))
                .findFirst();
        ElementId id =
            device
                .map(LoadBalancer::id)
                .orElseGet(
                    () -> draft.add(BALANCER, draft.host("hlb"), Map.of("site", site.id())).id());
        balanceWeb(pool, id);
      }
      Map<ElementId, Pool> pools = new HashMap<>();
      draft.all(Pool.class).forEach(p -> pools.put(p.id(), p));
      for (EdgePool edge : draft.all(EdgePool.class)) {
        Optional<Pool> hop = edge.nextHop().map(pools::get);
        boolean better =
            director
                && edge.site().equals(site.id())
                && hop.filter(h -> Draft.plays(h, "director")).isEmpty();
        if (hop.isEmpty() || better) {
          draft.set(edge, "nextHop", Optional.of(pool.id()));
        }
      }
    }
    if (front) {
      for (Pool other : draft.all(Pool.class)) {
        boolean waits =
            !Draft.plays(other, "front-end")
                && !Draft.plays(other, "director")
                && other.registrar().isEmpty();
        if (waits) {
          draft.set(other, "registrar", Optional.of(pool.id()));
        }
      }
      if (foundation.hasXmpp()) {
        foundation.xmpp();
      }
    }
  }

  private List<Service> services() {
    boolean central =
        draft.all(Pool.class).stream()
            .anyMatch(p -> p.services().contains(Service.CENTRAL_MANAGEMENT));
    return central ? List.of() : List.of(Service.CENTRAL_MANAGEMENT);
  }

  private WebServices web(boolean director, boolean single) {
    Map<String, Object> given =
        Draft.values(
            "externalFqdn", Optional.of(draft.outside(director ? "webdirexternal" : "webext")));
    if (!single) {
      given.put(
          "internalFqdn", Optional.of(draft.insideService(director ? "webdirinternal" : "lsweb")));
    }
    return Draft.record(WebServices.class, given);
  }

  private Server server(String host, ElementId id, ElementId site, int first) {
    return Draft.record(
        Server.class,
        Draft.values(
            "id",
            id,
            "fqdn",
            draft.inside(host),
            "addresses",
            draft.address(site, Zone.CORPORATE, first)));
  }

  /// The next server of a pool, numbered like its others.
  private Record nextServer(Element pool) {
    List<? extends Record> servers = Elements.servers(pool);
    Stem stem = STEMS.get(pool.kind().value());
    String name = servers.isEmpty() ? stem.server() : Elements.serverFqdn(servers.getLast()).host();
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    String host = draft.host(end == 0 ? stem.server() : name.substring(0, end));
    ElementId site = pool.siteId().orElseThrow();
    if (pool instanceof EdgePool edge) {
      return edgeServer(host, draft.serverId(host), site, edge.nat(), edge.sharedAddress());
    }
    return server(host, draft.serverId(host), site, stem.first());
  }

  /// The nearest of some elements that stands in the site itself, else a new one.
  private ElementId nearestOrNew(
      List<? extends Element> all, Site site, Function<Site, Element> create) {
    return all.stream()
        .filter(e -> e.siteId().equals(Optional.of(site.id())))
        .map(Element::id)
        .findFirst()
        .orElseGet(() -> create.apply(site).id());
  }

  private Optional<EdgePool> edgeFor(Site site) {
    Optional<ElementId> central = site.centralSite();
    List<EdgePool> edges = draft.all(EdgePool.class);
    return edges.stream()
        .filter(e -> e.site().equals(site.id()) || central.equals(Optional.of(e.site())))
        .findFirst()
        .or(() -> edges.stream().findFirst());
  }

  private Optional<Pool> registrarFor(Site site) {
    Optional<ElementId> central = site.centralSite();
    List<Pool> fronts = foundation.fronts();
    return fronts.stream()
        .filter(p -> p.site().equals(site.id()) || central.equals(Optional.of(p.site())))
        .findFirst()
        .or(() -> fronts.stream().findFirst());
  }

  private Optional<ElementId> officeWebAppsOf(ElementId site) {
    return Draft.nearest(draft.all(OfficeWebApps.class), site).map(OfficeWebApps::id);
  }

  private Element host(KindId kind, Site site, Map<String, ?> more) {
    foundation.domains();
    networks(site, Zone.CORPORATE);
    Stem stem = STEMS.get(kind.value());
    String name = draft.host(stem.pool());
    Map<String, Object> given = new HashMap<>(more);
    given.put("site", site.id());
    given.put("fqdn", draft.inside(name));
    given.put("addresses", draft.address(site.id(), Zone.CORPORATE, stem.first()));
    return draft.add(kind, name, given);
  }

  private Element sql(KindId kind, Site site) {
    Element sql = host(kind, site, Map.of());
    for (Pool pool : draft.all(Pool.class)) {
      boolean waits =
          pool.site().equals(site.id())
              && pool.sql().isEmpty()
              && (Draft.plays(pool, "front-end") && !Singles.isSingle(pool.kind())
                  || Draft.plays(pool, "persistent-chat"));
      if (waits) {
        draft.set(pool, "sql", List.of(sql.id()));
      }
    }
    return sql;
  }

  private Element fileStore(KindId kind, Site site) {
    Element store = host(kind, site, Map.of());
    for (Pool pool : foundation.fronts()) {
      if (pool.site().equals(site.id()) && pool.fileStore().isEmpty()) {
        draft.set(pool, "fileStore", Optional.of(store.id()));
      }
    }
    return store;
  }

  private Element officeWebApps(KindId kind, Site site) {
    Element apps = host(kind, site, Map.of());
    for (Pool pool : foundation.fronts()) {
      if (pool.officeWebApps().isEmpty()) {
        draft.set(pool, "officeWebApps", Optional.of(apps.id()));
      }
    }
    publish(apps, site.id());
    return apps;
  }

  private Element gateway(KindId kind, Site site) {
    draft.offer(Feature.ENTERPRISE_VOICE);
    List<Pool> pools = draft.all(Pool.class);
    Optional<Pool> mediation =
        Draft.nearest(
            pools.stream()
                .filter(
                    p ->
                        Draft.plays(p, "mediation")
                            || p.services().contains(Service.MEDIATION)
                            || Draft.plays(p, "sba") && p.site().equals(site.id()))
                .toList(),
            site.id());
    Optional<Pool> front = Draft.nearest(foundation.fronts(), site.id());
    if (mediation.isEmpty() && front.isPresent()) {
      List<Service> services = new ArrayList<>(front.get().services());
      services.add(Service.MEDIATION);
      draft.set(front.get(), "services", List.copyOf(services));
    }
    PstnGateway gateway =
        (PstnGateway)
            host(
                kind,
                site,
                Map.of(
                    "mediation",
                    mediation.or(() -> front).map(p -> List.of(p.id())).orElseGet(List::of)));
    return gateway;
  }

  // Partners

  private Element partner(KindId kind) {
    foundation.domains();
    return switch (kind.value()) {
      case "hosting-provider" -> {
        foundation.federation();
        yield draft.add(
            kind,
            draft.words("propose.hosting-provider"),
            Draft.values(
                "edge", proxy("sipfed.online.lync.com"), "release", PartnerRelease.LYNC_ONLINE));
      }
      case "public-im-provider" -> {
        foundation.publicProviders();
        yield draft.add(
            kind,
            draft.words("propose.public-im-provider"),
            Draft.values(
                "domains",
                List.of(Fqdn.of("live.com")),
                "edge",
                proxy("federation.messenger.msn.com"),
                "release",
                PartnerRelease.PUBLIC_IM,
                "modalities",
                List.of(Modality.IM, Modality.PRESENCE, Modality.AUDIO, Modality.VIDEO),
                "provider",
                Optional.of(PublicProvider.MESSENGER)));
      }
      case "xmpp-partner" -> {
        foundation.xmpp();
        String domain = draft.oneOf(List.of("xmpp-partner.example"), "xmpp-partner#.example");
        yield draft.add(
            kind,
            domain,
            Draft.values(
                "domains",
                List.of(Fqdn.of(domain)),
                "release",
                PartnerRelease.XMPP,
                "modalities",
                List.of(Modality.IM, Modality.PRESENCE),
                "xmpp",
                Optional.of(
                    new XmppSettings(
                        XmppTrust.FEDERATED, Negotiation.REQUIRED, Negotiation.REQUIRED, false))));
      }
      case "push-clearing-house" -> push(kind);
      default -> {
        foundation.federation();
        String domain = draft.oneOf(PARTNERS, "partner#.example");
        Map<String, Object> given =
            Draft.values("domains", List.of(Fqdn.of(domain)), "release", PartnerRelease.LYNC_2013);
        if (kind.value().equals("allowed-server")) {
          given.put("edge", Optional.of(Fqdn.of("sip." + domain)));
        }
        yield draft.add(kind, domain, given);
      }
    };
  }

  private Element push(KindId kind) {
    foundation.federation();
    draft.offer(Feature.MOBILITY, Feature.PUSH_APPLE, Feature.PUSH_MICROSOFT);
    KindId hosting = KindId.of("hosting-provider");
    if (draft.all(Partner.class).stream().noneMatch(p -> p.kind().equals(hosting))) {
      partner(hosting);
    }
    return draft.add(
        kind,
        draft.words("propose.push-clearing-house"),
        Draft.values(
            "domains", List.of(Fqdn.of("push.lync.com")), "modalities", List.of(Modality.IM)));
  }

  /// The proxy of a provider, for the first one that points at it only: two cannot share a name.
  private Optional<Fqdn> proxy(String name) {
    Optional<Fqdn> proxy = Optional.of(Fqdn.of(name));
    boolean taken = draft.all(Partner.class).stream().anyMatch(p -> p.edge().equals(proxy));
    return taken ? Optional.empty() : proxy;
  }

  // What surrounds a design

  private Element authority(KindId kind) {
    boolean trusted =
        draft.all(CertificationAuthority.class).stream()
            .noneMatch(CertificationAuthority::publiclyTrusted);
    return draft.add(
        kind,
        draft.words(trusted ? "propose.public-ca" : "propose.enterprise-ca"),
        Map.of("publiclyTrusted", trusted));
  }

  private Element dnsView(KindId kind) {
    View view =
        draft.all(DnsView.class).stream().noneMatch(v -> v.view() == View.EXTERNAL)
            ? View.EXTERNAL
            : View.INTERNAL;
    boolean used = draft.all(DnsView.class).stream().anyMatch(DnsView::usedByEdge);
    return draft.add(
        kind,
        draft.words(view == View.EXTERNAL ? "propose.dns-external" : "propose.dns-internal"),
        Map.of("view", view, "usedByEdge", view == View.EXTERNAL && !used));
  }

  private Element policy(KindId kind, Optional<ElementId> site) {
    boolean global =
        draft.all(AccessPolicy.class).stream().noneMatch(p -> p.scope() == PolicyScope.GLOBAL);
    Optional<Site> at = site.flatMap(id -> draft.find(id, Site.class));
    PolicyScope scope =
        global ? PolicyScope.GLOBAL : at.isPresent() ? PolicyScope.SITE : PolicyScope.USER;
    List<Feature> features = draft.organization().features();
    return draft.add(
        kind,
        draft.words(
            "propose."
                + switch (scope) {
                  case GLOBAL -> "policy";
                  case SITE -> "site-policy";
                  case USER -> "user-policy";
                }),
        Draft.values(
            "scope",
            scope,
            "site",
            scope == PolicyScope.SITE ? at.map(Site::id) : Optional.empty(),
            "federation",
            features.contains(Feature.SIP_FEDERATION),
            "xmpp",
            features.contains(Feature.XMPP_FEDERATION),
            "publicUsers",
            features.contains(Feature.PUBLIC_IM),
            "publicAudioVideo",
            features.contains(Feature.PUBLIC_IM),
            "remoteUsers",
            features.contains(Feature.REMOTE_USERS)));
  }

  private Element users(KindId kind, Site site) {
    foundation.domains();
    return draft.add(
        kind,
        draft.words("propose.users"),
        Draft.values(
            "site",
            Optional.of(site.id()),
            "homePool",
            registrarFor(site).map(Pool::id),
            "sipDomain",
            draft.organization().defaultSipDomain(),
            "users",
            100));
  }

  private Outcome<Proposal> certificate(Optional<Element> onto) {
    Optional<Element> on =
        onto.filter(e -> e instanceof EdgePool || e instanceof Pool || e instanceof ReverseProxy)
            .or(() -> draft.all(EdgePool.class).stream().map(e -> (Element) e).findFirst());
    if (on.isEmpty()) {
      return Refused.because("refused.certificate-needs-element");
    }
    return done(certificate(on.get()));
  }

  /// A certificate as an element needs one: of an Edge that of its inside, of anything else that of
  /// its listener.
  private Element certificate(Element on) {
    Optional<ElementId> issuer =
        draft.all(CertificationAuthority.class).stream()
            .filter(a -> a.publiclyTrusted() == on instanceof ReverseProxy)
            .map(CertificationAuthority::id)
            .findFirst();
    Set<String> names = new LinkedHashSet<>();
    CertificateUse use;
    switch (on) {
      case EdgePool edge -> {
        use = CertificateUse.EDGE_INTERNAL;
        names.add(edge.fqdn().lower());
      }
      case ReverseProxy proxy -> {
        use = CertificateUse.REVERSE_PROXY;
        for (ElementId id : proxy.publishes()) {
          draft
              .find(id, Pool.class)
              .flatMap(Pool::web)
              .flatMap(WebServices::externalFqdn)
              .ifPresent(f -> names.add(f.lower()));
        }
        publishedUrls(names);
      }
      default -> {
        use = CertificateUse.DEFAULT;
        Pool pool = (Pool) on;
        names.add(pool.fqdn().lower());
        pool.servers().forEach(s -> names.add(s.fqdn().lower()));
        pool.web().flatMap(WebServices::internalFqdn).ifPresent(f -> names.add(f.lower()));
        pool.web().flatMap(WebServices::externalFqdn).ifPresent(f -> names.add(f.lower()));
        draft.organization().sipDomains().forEach(d -> names.add("sip." + d.name().lower()));
        publishedUrls(names);
        draft
            .organization()
            .sipDomains()
            .forEach(d -> names.add("lyncdiscoverinternal." + d.name().lower()));
      }
    }
    return draft.add(
        CERTIFICATE,
        draft.words("propose.certificate"),
        Draft.values(
            "on",
            on.id(),
            "use",
            use,
            "issuer",
            issuer,
            "subject",
            names.isEmpty() ? "" : names.iterator().next(),
            "sans",
            List.copyOf(names)));
  }

  private void publishedUrls(Set<String> names) {
    SimpleUrls urls = draft.organization().simpleUrls();
    urls.meet().forEach(m -> names.add(SimpleUrls.host(m.url()).lower()));
    urls.dialin().ifPresent(u -> names.add(SimpleUrls.host(u).lower()));
    draft.organization().sipDomains().forEach(d -> names.add("lyncdiscover." + d.name().lower()));
  }
}
