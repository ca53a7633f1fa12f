package edgewise.sim.load;

import edgewise.catalogue.DayProfile;
import edgewise.catalogue.Limits;
import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Firewall;
import edgewise.model.LoadBalancer;
import edgewise.model.Modality;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.PublicProvider;
import edgewise.model.Release;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.UserGroup;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A design and its settings resolved to numbers and arrays, made once and shared by all runs:
/// sites, links, firewalls, pools, stations (one a server), crowds, partners and sources of
/// traffic, each in document order. Nothing in it changes.
final class Tables {
  /// No such thing.
  static final int NONE = -1;

  private static final int WORKING_HOURS = 8;
  private static final double BUSY_HOURS = 1.6;
  static final int[] MEETING_SIZES = {4, 6, 11};

  /// What the servers of a pool do.
  enum Role {
    /// All services of an Edge server.
    EDGE("server.edge.ms"),
    /// Director.
    DIRECTOR("server.director.ms"),
    /// Front End or Standard Edition.
    FRONT_END("server.front_end.ms"),
    /// Survivable Branch Appliance or Server.
    BRANCH("server.branch.ms"),
    /// Stand-alone Mediation.
    MEDIATION("server.mediation.ms");

    final String rate;

    Role(String rate) {
      this.rate = rate;
    }
  }

  /// A pool.
  ///
  /// @param first number of its first station
  /// @param size how many servers
  /// @param least servers it needs to work
  /// @param outer balancer in front of its outer side, [#NONE] when nothing stands there
  /// @param inner the same of its inner side
  /// @param nextHop of an Edge pool, the pool behind it
  /// @param media Edge pool for media
  /// @param backup pool that serves its users when it is down
  /// @param failover seconds until it does
  /// @param mediation pool with the Mediation service for its users
  /// @param gateway site of the telephone gateway
  record PoolRow(
      ElementId id,
      String name,
      Role role,
      int site,
      int first,
      int size,
      int least,
      Balancing balancing,
      int outer,
      int inner,
      int nextHop,
      int media,
      int backup,
      double failover,
      int mediation,
      int gateway,
      Release release,
      boolean standard,
      boolean collocated) {}

  /// A server.
  record StationRow(ElementId id, String name, int pool, int workers, double seconds) {}

  /// A link of a site: to the other sites, or to the Internet.
  record LinkRow(ElementId id, int site, boolean internet, double kbps, double seconds) {}

  /// A firewall.
  record WallRow(ElementId id, String name, int site) {}

  final Design design;
  final LoadSettings settings;
  final List<Site> sites;
  final int[] parent;
  final List<LinkRow> links = new ArrayList<>();
  final List<WallRow> walls = new ArrayList<>();
  final int[][] outer;
  final int[][] inner;
  final List<LoadBalancer> balancers;
  final List<PoolRow> pools = new ArrayList<>();
  final List<StationRow> stations = new ArrayList<>();
  final List<Crowd> crowds = new ArrayList<>();
  final List<Peer> peers = new ArrayList<>();
  final List<Source> sources = new ArrayList<>();

  /// Edge pools for people outside, the first choice first.
  final int[] access;

  /// Edge pools to which geographic DNS may lead SIP partners; none without it.
  final int[] geographic;

  final int users;
  final int remoteUsers;

  /// Crowd of each user.
  final int[] crowdOf;

  /// For each kind of traffic with partners, what part of it goes to this partner or one before it;
  /// for crowds with XMPP, then for those without.
  final Map<Activity, double[][]> partnerShares = new HashMap<>();

  private final Map<ElementId, Integer> siteOf = new HashMap<>();
  private final Map<ElementId, Integer> poolOf = new HashMap<>();
  private final Map<ElementId, Integer> stationOf = new HashMap<>();
  private final Map<ElementId, Integer> balancerOf = new HashMap<>();

  Tables(Design design, LoadSettings settings) {
    this.design = design;
    this.settings = settings;
    sites = design.sites();
    for (int i = 0; i < sites.size(); i++) {
      siteOf.putIfAbsent(sites.get(i).id(), i);
    }
    parent = new int[sites.size()];
    for (int i = 0; i < parent.length; i++) {
      int up = sites.get(i).centralSite().map(c -> siteOf.getOrDefault(c, NONE)).orElse(NONE);
      parent[i] = up == i ? NONE : up;
    }
    for (int i = 0; i < parent.length; i++) {
      if (parent[i] != NONE && parent[parent[i]] != NONE) {
        // A branch of a branch, or a circle: straight to the others.
        parent[i] = NONE;
      }
    }
    outer = new int[sites.size()][];
    inner = new int[sites.size()][];
    addLinks();
    addWalls();
    balancers = design.loadBalancers();
    for (int i = 0; i < balancers.size(); i++) {
      balancerOf.putIfAbsent(balancers.get(i).id(), i);
    }
    addPools();
    access = accessPools();
    geographic = geographicPools();
    crowds();
    users = crowds.stream().mapToInt(Crowd::users).sum();
    remoteUsers = crowds.stream().mapToInt(Crowd::remote).sum();
    crowdOf = new int[users];
    for (int c = 0; c < crowds.size(); c++) {
      Crowd crowd = crowds.get(c);
      Arrays.fill(crowdOf, crowd.first(), crowd.first() + crowd.users(), c);
    }
    addPeers();
    shares();
    addSources();
  }

  double rate(String id) {
    return settings.rate(id);
  }

  double share(String id) {
    return settings.rate(id) / 100;
  }

  int limit(String id, Release release) {
    return Limits.standard().number(id, release);
  }

  // Sites, links, firewalls

  /// Number of the link of a site to the other sites.
  static int uplink(int site) {
    return 2 * site;
  }

  /// Number of the link of a site to the Internet.
  static int internet(int site) {
    return 2 * site + 1;
  }

  private void addLinks() {
    for (int i = 0; i < sites.size(); i++) {
      addLink("uplink.", i, false, rate("latency.site_link"));
      addLink("internet.", i, true, rate("latency.internet"));
    }
  }

  private void addLink(String prefix, int site, boolean toInternet, double ms) {
    ElementId id = ElementId.of(prefix + sites.get(site).id());
    links.add(new LinkRow(id, site, toInternet, settings.linkKbps(id), ms / 1000));
  }

  private void addWalls() {
    List<List<Integer>> outerOnes = new ArrayList<>();
    List<List<Integer>> innerOnes = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      outerOnes.add(new ArrayList<>(1));
      innerOnes.add(new ArrayList<>(1));
    }
    for (Firewall f : design.firewalls()) {
      int site = siteOf.getOrDefault(f.site(), NONE);
      if (site != NONE) {
        boolean outside = f.kind().value().equals("outer-firewall");
        (outside ? outerOnes : innerOnes).get(site).add(walls.size());
        walls.add(new WallRow(f.id(), f.name(), site));
      }
    }
    for (int i = 0; i < sites.size(); i++) {
      outer[i] = outerOnes.get(i).stream().mapToInt(Integer::intValue).toArray();
      inner[i] = innerOnes.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
  }

  // Pools and servers

  private void addPools() {
    List<Element> hosts = new ArrayList<>();
    for (Element e : design.elements()) {
      if (e instanceof EdgePool || e instanceof Pool p && role(p).isPresent()) {
        poolOf.putIfAbsent(e.id(), hosts.size());
        hosts.add(e);
      }
    }
    int first = 0;
    for (Element e : hosts) {
      int size = e instanceof EdgePool edge ? addEdge(edge) : addInside((Pool) e);
      pools.add(
          e instanceof EdgePool edge ? edgeRow(edge, first, size) : row((Pool) e, first, size));
      first += size;
    }
  }

  private Optional<Role> role(Pool pool) {
    if (design.isFrontEnd(pool)) {
      return Optional.of(Role.FRONT_END);
    } else if (design.isDirector(pool)) {
      return Optional.of(Role.DIRECTOR);
    } else if (design.isBranchServer(pool)) {
      return Optional.of(Role.BRANCH);
    }
    return design.plays(pool, "mediation") ? Optional.of(Role.MEDIATION) : Optional.empty();
  }

  private int addEdge(EdgePool edge) {
    int cores = limit("hardware.edge_mediation_director.cores", design.release(edge));
    for (EdgeServer s : edge.servers()) {
      addStation(s.id(), s.fqdn().lower(), s.cores().orElse(cores), Role.EDGE, 1);
    }
    return edge.servers().size();
  }

  private int addInside(Pool pool) {
    Role role = role(pool).orElseThrow();
    int cores =
        limit(
            role == Role.FRONT_END
                ? "hardware.front_end_back_end_se_chat.cores"
                : "hardware.edge_mediation_director.cores",
            design.release(pool));
    double factor = pool.virtual() ? rate("server.virtual_factor") : 1;
    for (Server s : pool.servers()) {
      addStation(s.id(), s.fqdn().lower(), s.cores().orElse(cores), role, factor);
    }
    return pool.servers().size();
  }

  private void addStation(ElementId id, String name, int workers, Role role, double factor) {
    stationOf.putIfAbsent(id, stations.size());
    stations.add(
        new StationRow(
            id, name, pools.size(), Math.max(1, workers), factor * rate(role.rate) / 1000));
  }

  private PoolRow edgeRow(EdgePool edge, int first, int size) {
    return new PoolRow(
        edge.id(),
        edge.name(),
        Role.EDGE,
        siteOf.getOrDefault(edge.site(), NONE),
        first,
        size,
        1,
        edge.balancing(),
        balancer(edge.id(), edge.balancing(), VipService.ACCESS_EDGE),
        balancer(
            edge.id(), edge.internalBalancing().orElse(edge.balancing()), VipService.EDGE_INTERNAL),
        edge.nextHop().map(id -> poolOf.getOrDefault(id, NONE)).orElse(NONE),
        NONE,
        NONE,
        0,
        NONE,
        NONE,
        design.release(edge),
        false,
        false);
  }

  private PoolRow row(Pool pool, int first, int size) {
    Role role = role(pool).orElseThrow();
    int backup = NONE;
    double failover = 0;
    if (role == Role.BRANCH) {
      backup = index(pool.registrar());
      failover = rate("failover.dns_detection");
    } else if (pool.pairedWith().isPresent()) {
      backup = index(pool.pairedWith());
      failover = 60 * rate("failover.pool_rto");
    }
    Optional<Pool> mediation = mediation(pool);
    return new PoolRow(
        pool.id(),
        pool.name(),
        role,
        siteOf.getOrDefault(pool.site(), NONE),
        first,
        size,
        role == Role.FRONT_END && size > 1
            ? (int) rate("quorum.functional." + Math.min(size, 12))
            : 1,
        pool.balancing(),
        balancer(pool.id(), pool.balancing(), VipService.SIP),
        balancer(pool.id(), pool.balancing(), VipService.SIP),
        NONE,
        index(pool.edge()),
        backup,
        failover,
        mediation.map(m -> poolOf.getOrDefault(m.id(), NONE)).orElse(NONE),
        mediation
            .flatMap(m -> design.gateways(m).stream().findFirst().map(PstnGateway::site))
            .map(s -> siteOf.getOrDefault(s, NONE))
            .orElse(siteOf.getOrDefault(pool.site(), NONE)),
        design.release(pool),
        design.isStandardEdition(pool),
        pool.services().contains(Service.MEDIATION));
  }

  private int index(Optional<ElementId> pool) {
    return pool.map(id -> poolOf.getOrDefault(id, NONE)).orElse(NONE);
  }

  private int balancer(ElementId pool, Balancing balancing, VipService service) {
    if (balancing != Balancing.HARDWARE) {
      return NONE;
    }
    for (LoadBalancer b : balancers) {
      for (Vip v : b.vips()) {
        if (v.pool().equals(pool) && v.service() == service) {
          return balancerOf.get(b.id());
        }
      }
    }
    return NONE;
  }

  private Optional<Pool> mediation(Pool pool) {
    if (!design.offers(Feature.ENTERPRISE_VOICE)) {
      return Optional.empty();
    }
    Optional<Pool> alone =
        design.poolsServing(pool).stream().filter(p -> design.plays(p, "mediation")).findFirst();
    if (alone.isPresent()) {
      return alone;
    }
    return design.hasMediation(pool) ? Optional.of(pool) : Optional.empty();
  }

  private int[] accessPools() {
    if (!design.organization().accessEdge().remoteUsers() || !design.offers(Feature.REMOTE_USERS)) {
      return new int[0];
    }
    List<Integer> order = new ArrayList<>();
    design
        .federationEdge()
        .filter(EdgePool::remoteUsers)
        .ifPresent(e -> order.add(poolOf.get(e.id())));
    for (EdgePool e : design.edgePools()) {
      int pool = poolOf.get(e.id());
      if (e.remoteUsers() && !order.contains(pool)) {
        order.add(pool);
      }
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] geographicPools() {
    if (!design.offers(Feature.GEO_DNS) || design.organization().geoDns().isEmpty()) {
      return new int[0];
    }
    return design.edgePools().stream()
        .filter(EdgePool::federation)
        .mapToInt(e -> poolOf.get(e.id()))
        .toArray();
  }

  /// Number of the station of a server.
  int station(ElementId id) {
    return stationOf.getOrDefault(id, NONE);
  }

  /// Number of a pool.
  int pool(ElementId id) {
    return poolOf.getOrDefault(id, NONE);
  }

  /// Number of a site.
  int site(ElementId id) {
    return siteOf.getOrDefault(id, NONE);
  }

  /// Number of a balancer.
  int balancer(ElementId id) {
    return balancerOf.getOrDefault(id, NONE);
  }

  /// True when a link carries anything: the site has neighbours, or a way to the Internet.
  boolean isUsed(LinkRow link) {
    return LoadRun.isUsed(link.id(), design);
  }

  // People

  private record Told(ElementId id, int pool, int site, int users) {}

  private void crowds() {
    List<Told> told = new ArrayList<>();
    Set<Integer> poolsTold = new HashSet<>();
    Set<Integer> sitesTold = new HashSet<>();
    for (UserGroup g : design.userGroups()) {
      int site = g.site().map(this::site).orElse(NONE);
      int home = g.homePool().map(this::home).orElseGet(() -> homeAt(site));
      if (g.users() > 0 && home != NONE) {
        told.add(new Told(g.id(), home, site == NONE ? pools.get(home).site() : site, g.users()));
        poolsTold.add(home);
        sitesTold.add(told.getLast().site());
      }
    }
    for (Pool p : design.pools()) {
      int home = home(p.id());
      if (home != NONE && p.users().orElse(0) > 0 && poolsTold.add(home)) {
        told.add(new Told(p.id(), home, pools.get(home).site(), p.users().get()));
        sitesTold.add(pools.get(home).site());
      }
    }
    for (int s = 0; s < sites.size(); s++) {
      int home = homeAt(s);
      if (home != NONE && sites.get(s).users().orElse(0) > 0 && !sitesTold.contains(s)) {
        told.add(new Told(sites.get(s).id(), home, s, sites.get(s).users().get()));
      }
    }
    if (told.isEmpty() && settings.users().isPresent()) {
      for (int i = 0; i < pools.size(); i++) {
        if (pools.get(i).role() == Role.FRONT_END) {
          told.add(new Told(pools.get(i).id(), i, pools.get(i).site(), 1));
        }
      }
    }
    double remote =
        access.length == 0
            ? 0
            : design
                .organization()
                .remoteShare()
                .map(s -> s / 100.0)
                .orElse(share("user_model.remote_users"));
    int[] counts = spread(told);
    int first = 0;
    for (int i = 0; i < counts.length; i++) {
      Told t = told.get(i);
      crowds.add(
          new Crowd(
              t.id(),
              t.pool(),
              t.site(),
              first,
              counts[i],
              (int) Math.round(remote * counts[i]),
              pools.get(t.pool()).role() == Role.BRANCH));
      first += counts[i];
    }
  }

  /// How many people each of them has: as told, or in proportion to that.
  private int[] spread(List<Told> told) {
    int[] counts = told.stream().mapToInt(Told::users).toArray();
    long all = Arrays.stream(counts).asLongStream().sum();
    if (settings.users().isPresent() && all > 0) {
      long wanted = settings.users().get();
      long before = 0;
      for (int i = 0; i < counts.length; i++) {
        long upTo = before + counts[i];
        counts[i] = (int) (wanted * upTo / all - wanted * before / all);
        before = upTo;
      }
    }
    return counts;
  }

  /// A pool where people can be homed.
  private int home(ElementId id) {
    int pool = pool(id);
    return pool != NONE
            && (pools.get(pool).role() == Role.FRONT_END || pools.get(pool).role() == Role.BRANCH)
        ? pool
        : NONE;
  }

  /// The pool for people of a site: a branch server, a Front End there, one at the central site, or
  /// any.
  private int homeAt(int site) {
    int any = NONE;
    int atParent = NONE;
    for (int i = 0; i < pools.size(); i++) {
      PoolRow p = pools.get(i);
      if (p.role() != Role.FRONT_END && p.role() != Role.BRANCH) {
        continue;
      }
      if (site != NONE && p.site() == site) {
        return i;
      }
      if (p.role() == Role.FRONT_END) {
        any = any == NONE ? i : any;
        if (atParent == NONE && site != NONE && parent[site] == p.site()) {
          atParent = i;
        }
      }
    }
    return atParent == NONE ? any : atParent;
  }

  // Partners

  private void addPeers() {
    int sip = design.federationEdge().map(e -> poolOf.get(e.id())).orElse(NONE);
    int xmpp = design.xmppEdge().map(e -> poolOf.get(e.id())).orElse(NONE);
    long xmppDomains = design.organization().sipDomains().stream().filter(d -> d.xmpp()).count();
    for (Partner p : design.partners()) {
      PartnerFamily.of(p, design)
          .ifPresent(
              f -> {
                boolean isXmpp = f == PartnerFamily.XMPP;
                addPeer(p, f, isXmpp ? xmpp : sip, isXmpp ? 2 * (int) xmppDomains : 0);
              });
    }
  }

  private void addPeer(Partner p, PartnerFamily family, int edge, int streamsOfDomain) {
    PartnerLoad own = settings.partner(p.id());
    boolean discovered = p.kind().value().equals("discovered-domain");
    boolean told = own.contactedUsers().or(p::contactedUsers).isPresent();
    int most = settings.valueOf(p, PartnerLoad.Part.CONTACTS).orElse(0.0).intValue();
    int contacts = told ? most : Math.min(users, most);
    double invalid = settings.valueOf(p, PartnerLoad.Part.INVALID).orElse(0.0) / 100;
    boolean talks =
        family == PartnerFamily.SIP
            || family == PartnerFamily.PUBLIC
                && p.provider()
                    .filter(s -> s == PublicProvider.MESSENGER || s == PublicProvider.SKYPE)
                    .isPresent();
    boolean sip = family == PartnerFamily.SIP;
    peers.add(
        new Peer(
            p.id(),
            p.name(),
            family,
            edge,
            discovered,
            sticks(p, family),
            settings.valueOf(p, PartnerLoad.Part.SHARE).orElse(1.0),
            Math.max(1, contacts),
            (int) Math.round(invalid * Math.max(1, contacts)),
            settings.valueOf(p, PartnerLoad.Part.MESSAGES).orElse(-1.0),
            streamsOfDomain * Math.max(1, p.domains().size()),
            p.trusted(),
            wants(p, Modality.IM),
            wants(p, Modality.PRESENCE),
            talks && wants(p, Modality.AUDIO),
            sip && wants(p, Modality.SHARING),
            sip && wants(p, Modality.FILE),
            sip && wants(p, Modality.WEBCONF)));
  }

  private static boolean wants(Partner p, Modality modality) {
    return p.modalities().isEmpty() || p.modalities().contains(modality);
  }

  /// Whether a sender stays with the address that answered first.
  private boolean sticks(Partner p, PartnerFamily family) {
    return switch (family) {
      case XMPP -> true;
      case PUBLIC ->
          settings.publicImStays()
              || p.provider()
                  .filter(s -> s == PublicProvider.AOL || s == PublicProvider.YAHOO)
                  .isPresent();
      case SIP ->
          p.release() == PartnerRelease.LCS_2005_SP1
              || p.release() == PartnerRelease.OCS_2007
              || p.release() == PartnerRelease.OCS_2007_R2;
    };
  }

  private boolean takes(Peer p, Activity traffic) {
    return switch (traffic) {
      case MESSAGE -> p.messages();
      case PRESENCE -> p.presence();
      case CALL -> p.audio();
      case SHARING -> p.sharing();
      case FILE -> p.files();
      case CONFERENCE -> p.meetings();
      case SIGN_IN -> false;
    };
  }

  private void shares() {
    boolean anyPublic = any(PartnerFamily.PUBLIC);
    boolean anySip = any(PartnerFamily.SIP);
    double federated =
        share(
            anyPublic
                ? "user_model.contacts.with_public.federated"
                : "user_model.contacts.without_public.federated");
    double xmpp = any(PartnerFamily.XMPP) ? federated * share("user_model.contacts.xmpp") : 0;
    Map<PartnerFamily, Double> parts =
        Map.of(
            PartnerFamily.PUBLIC,
            anyPublic ? share("user_model.contacts.with_public.public") : 0,
            PartnerFamily.XMPP,
            xmpp,
            PartnerFamily.SIP,
            anySip ? federated - xmpp : 0);
    for (Activity t : Activity.values()) {
      partnerShares.put(t, new double[][] {upTo(t, parts, true), upTo(t, parts, false)});
    }
  }

  private boolean any(PartnerFamily family) {
    return peers.stream().anyMatch(p -> p.family() == family && p.weight() > 0);
  }

  private double[] upTo(Activity traffic, Map<PartnerFamily, Double> parts, boolean withXmpp) {
    double[] upTo = new double[peers.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      Peer p = peers.get(i);
      if (takes(p, traffic) && (withXmpp || p.family() != PartnerFamily.XMPP)) {
        double weights =
            peers.stream().filter(o -> o.family() == p.family()).mapToDouble(Peer::weight).sum();
        sum += weights > 0 ? parts.get(p.family()) * p.weight() / weights : 0;
      }
      upTo[i] = sum;
    }
    return upTo;
  }

  /// What part of the traffic of a crowd goes to any partner.
  double outward(Activity traffic, Crowd crowd) {
    double[] upTo = partnerShares.get(traffic)[crowd.branch() ? 1 : 0];
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /// What part of the contacts of a crowd is with XMPP partners.
  private double outwardByXmpp(Crowd crowd) {
    double part = 0;
    for (int p = 0; p < peers.size(); p++) {
      part +=
          peers.get(p).family() == PartnerFamily.XMPP ? outwardTo(Activity.PRESENCE, crowd, p) : 0;
    }
    return part;
  }

  /// An XMPP partner, by its part of the contacts of a crowd.
  ///
  /// @param chance from 0 to below 1
  int xmppPartner(Crowd crowd, double chance) {
    double left = chance * outwardByXmpp(crowd);
    int found = NONE;
    for (int p = 0; p < peers.size(); p++) {
      double part = outwardTo(Activity.PRESENCE, crowd, p);
      if (peers.get(p).family() == PartnerFamily.XMPP && part > 0 && left >= 0) {
        found = p;
        left -= part;
      }
    }
    return found;
  }

  private double outwardTo(Activity traffic, Crowd crowd, int peer) {
    double[] upTo = partnerShares.get(traffic)[crowd.branch() ? 1 : 0];
    return upTo[peer] - (peer == 0 ? 0 : upTo[peer - 1]);
  }

  // Sources

  private void addSources() {
    double[] presence = hourly(this::signedIn);
    double[] signIn = logon();
    double[] message = DayProfile.of("message");
    double[] call = DayProfile.of("call");
    double[] conference = DayProfile.of("conference");
    double[][] in = new double[peers.size()][2];
    for (int c = 0; c < crowds.size(); c++) {
      Crowd crowd = crowds.get(c);
      double people = crowd.users() * share("user_model.concurrency");
      add(Source.Kind.SIGN_IN, c, scaled(signIn, people / 3600));
      double messages =
          people
              * rate("user_model.im.sessions_per_day")
              * rate("user_model.im.messages_per_session");
      add(Source.Kind.MESSAGE, c, scaled(message, messages / 100 / 3600));
      double local =
          rate("user_model.presence.polls")
              + rate("user_model.presence.publications_avg")
              + rate("user_model.presence.short_subscriptions")
              + rate("user_model.presence.searches");
      add(Source.Kind.PRESENCE, c, scaled(presence, people * local / 3600));
      double notices =
          people
              * rate("user_model.presence.publications_avg")
              * contacts()
              * outward(Activity.PRESENCE, crowd);
      add(Source.Kind.NOTICE, c, scaled(presence, notices / 3600));
      double refreshed = rate("xmpp.subscription_refresh");
      if (refreshed > 0) {
        double subscriptions = people * contacts() * outwardByXmpp(crowd);
        add(Source.Kind.REFRESH, c, scaled(presence, subscriptions / refreshed));
      }
      if (design.offers(Feature.AUDIO_VIDEO)) {
        double calls = people * rate("call.peer_per_day");
        add(Source.Kind.CALL, c, scaled(call, calls / 100 / 3600));
        for (int p = 0; p < peers.size(); p++) {
          in[p][1] += calls * outwardTo(Activity.CALL, crowd, p);
        }
      }
      if (pools.get(crowd.pool()).mediation() != NONE) {
        double perUser =
            rate("user_model.voice.calls_busy_hour")
                * BUSY_HOURS
                / share("user_model.busy_hour.calls_share");
        double phones =
            share("user_model.voice.ev_enabled") * share("user_model.voice.pstn_enabled");
        add(Source.Kind.PHONE_CALL, c, scaled(call, people * phones * perUser / 100 / 3600));
      }
      if (design.offers(Feature.WEB_CONFERENCING) || design.offers(Feature.IM_CONFERENCING)) {
        double meetings =
            people
                * share("user_model.conf.concurrency")
                * WORKING_HOURS
                * 60
                / rate("conf.length")
                / meanMeeting();
        add(Source.Kind.CONFERENCE, c, scaled(conference, meetings / 100 / 3600));
      }
      if (design.offers(Feature.APPLICATION_SHARING)) {
        double each = people * rate("user_model.p2p.app_sharing");
        add(Source.Kind.SHARING, c, scaled(message, each / 100 / 3600));
      }
      if (design.offers(Feature.FILE_TRANSFER)) {
        double each = people * rate("user_model.p2p.file_transfer");
        add(Source.Kind.FILE, c, scaled(message, each / 100 / 3600));
      }
      for (int p = 0; p < peers.size(); p++) {
        in[p][0] += messages * outwardTo(Activity.MESSAGE, crowd, p);
      }
    }
    addInbound(in, presence, message, call);
  }

  private void addInbound(double[][] in, double[] presence, double[] message, double[] call) {
    double busiest = Arrays.stream(message).max().orElse(1);
    for (int p = 0; p < peers.size(); p++) {
      Peer peer = peers.get(p);
      int number = p;
      if (users == 0) {
        continue;
      }
      if (peer.perSecond() >= 0) {
        add(Source.Kind.MESSAGE_IN, p, scaled(message, peer.perSecond() / busiest));
      } else {
        add(Source.Kind.MESSAGE_IN, p, scaled(message, in[p][0] / 100 / 3600));
        double notices =
            crowds.stream()
                .mapToDouble(
                    c ->
                        c.users()
                            * share("user_model.concurrency")
                            * rate("user_model.presence.publications_avg")
                            * contacts()
                            * outwardTo(Activity.PRESENCE, c, number))
                .sum();
        add(Source.Kind.NOTICE_IN, p, scaled(presence, notices / 3600));
      }
      add(Source.Kind.CALL_IN, p, scaled(call, in[p][1] / 100 / 3600));
    }
  }

  /// Contacts of a user, as far as those outside watch presence.
  private double contacts() {
    return share("presence.watched_outside")
        * rate(
            any(PartnerFamily.PUBLIC)
                ? "user_model.contacts.avg_with_public"
                : "user_model.contacts.avg_without_public");
  }

  private double meanMeeting() {
    double sum = 0;
    double all = 0;
    for (int size : MEETING_SIZES) {
      sum += size * rate("user_model.conf.size." + size);
      all += rate("user_model.conf.size." + size);
    }
    return all == 0 ? MEETING_SIZES[0] : sum / all;
  }

  private void add(Source.Kind kind, int owner, double[] perSecond) {
    if (Arrays.stream(perSecond).anyMatch(r -> r > 0)) {
      ElementId id =
          kind.compareTo(Source.Kind.MESSAGE_IN) < 0
              ? crowds.get(owner).id()
              : peers.get(owner).id();
      sources.add(new Source(id + "/" + kind, kind, owner, perSecond));
    }
  }

  private static double[] scaled(double[] shares, double by) {
    return Arrays.stream(shares).map(s -> s * by).toArray();
  }

  /// Share of those of the day who are signed in at an hour of the day.
  double signedIn(double hour) {
    double window = rate("user_model.session.logon_window") / 60;
    double since = (hour - rate("day.logon") + 2 * DayProfile.HOURS) % DayProfile.HOURS;
    double length = Math.min(rate("user_model.session.length"), DayProfile.HOURS - window);
    double in = window == 0 ? 1 : Math.min(1, since / window);
    double out =
        window == 0 ? (since >= length ? 1 : 0) : Math.clamp((since - length) / window, 0, 1);
    return in - out;
  }

  private interface OfHour {
    double at(double hour);
  }

  /// Means of each hour of the day.
  private static double[] hourly(OfHour value) {
    int steps = 60;
    double[] means = new double[DayProfile.HOURS];
    for (int h = 0; h < means.length; h++) {
      for (int i = 0; i < steps; i++) {
        means[h] += value.at(h + (i + 0.5) / steps) / steps;
      }
    }
    return means;
  }

  /// What part of all sign in in each hour of the day.
  private double[] logon() {
    double window = Math.max(1 / 60.0, rate("user_model.session.logon_window") / 60);
    return hourly(
        hour -> {
          double since = (hour - rate("day.logon") + 2 * DayProfile.HOURS) % DayProfile.HOURS;
          return since < window ? 1 / window : 0;
        });
  }
}
