package edgewise.plan;

import edgewise.catalogue.Kinds;
import edgewise.catalogue.PortRule;
import edgewise.catalogue.PortRules;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.FileStore;
import edgewise.model.Host;
import edgewise.model.Hosts;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.PortRange;
import edgewise.model.PstnGateway;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.VipService;
import edgewise.model.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Derives firewall rows, one listening element after the other.
///
/// A row belongs to the element that listens; when nobody drawn listens (the flow leaves for the
/// Internet) to the one that sends; when neither end is drawn to the site. So rows that can be
/// equal arise together, and an edited element touches its own rows and those of its peers only.
final class FirewallDerivation {
  /// The rules of one release by the role that owns their rows.
  private static final class Rules {
    private final Map<String, List<Candidate>> byListener = new HashMap<>();
    private final Map<String, List<Candidate>> bySender = new HashMap<>();
    private final List<Candidate> ofSites = new ArrayList<>();

    Rules(Release release) {
      for (PortRule rule : PortRules.standard().all()) {
        if (!rule.releases().contains(release)) {
          continue;
        }
        Function<Flow, List<Cause>> condition = FlowConditions.condition(rule.when());
        Reason.Fact fact =
            new Reason.Fact(
                rule.id(),
                "port." + rule.id() + ".note",
                rule.topics().stream().filter(t -> !t.equals("ext")).toList());
        AddressSet addresses =
            rule.addresses().isEmpty()
                ? AddressSet.ANY
                : AddressSet.of(rule.addresses().stream().map(Address::of).toList());
        for (String destination : rule.destinations()) {
          for (String source : rule.sources()) {
            Candidate c =
                new Candidate(
                    rule,
                    source,
                    destination,
                    condition,
                    fact,
                    DRAWN.contains(source) && !source.equals("lync-server-any"),
                    addresses,
                    side(rule));
            if (DRAWN.contains(destination)) {
              byListener.computeIfAbsent(destination, _ -> new ArrayList<>()).add(c);
            } else if (DRAWN.contains(source)) {
              bySender.computeIfAbsent(source, _ -> new ArrayList<>()).add(c);
            } else {
              ofSites.add(c);
            }
          }
        }
      }
    }
  }

  /// A rule between one role and another.
  ///
  /// @param drawnSource whether the rows name each sender
  /// @param addresses fixed addresses of an end that is not drawn
  private record Candidate(
      PortRule rule,
      String source,
      String destination,
      Function<Flow, List<Cause>> condition,
      Reason.Fact fact,
      boolean drawnSource,
      AddressSet addresses,
      FirewallSide side) {}

  /// Roles played by drawn elements; all other words of the vocabulary stand for many machines or
  /// for the Internet.
  private static final Set<String> DRAWN =
      Set.of(
          "access-edge",
          "xmpp-proxy",
          "web-conf-edge",
          "av-edge",
          "edge-internal",
          "front-end",
          "director",
          "sba",
          "cms-master",
          "mediation",
          "pstn-gateway",
          "e911-gateway",
          "persistent-chat",
          "video-interop",
          "office-web-apps",
          "reverse-proxy-external",
          "reverse-proxy-internal",
          "web-farm",
          "lync-server-any",
          "sql-server",
          "file-store");

  /// Conditions under which Front End pools of other sites need an Edge pool too, in case it stands
  /// in for theirs.
  private static final Set<String> RECOVERED =
      Set.of("external-access", "external-av", "external-conferencing");

  /// Roles of the pools that an Edge pool may have a great number of as senders.
  private static final Set<String> PEERS = Set.of("front-end", "director", "sba");

  private static final Map<String, VipService> EXTERNAL =
      Map.of(
          "access-edge", VipService.ACCESS_EDGE,
          "xmpp-proxy", VipService.ACCESS_EDGE,
          "web-conf-edge", VipService.WEB_CONFERENCING_EDGE,
          "av-edge", VipService.AV_EDGE);

  private static final Map<Release, Rules> RULES = new EnumMap<>(Release.class);

  static {
    for (Release release : Release.values()) {
      RULES.put(release, new Rules(release));
    }
  }

  /// Addresses of one end under one way of reaching it.
  private record Reach(AddressSet addresses, AddressSet translated, boolean vip) {}

  /// A drawn element as an end of rows. Made once and shared by all rows, as are its addresses.
  private static final class End {
    private final Element element;
    private final Optional<Element> some;
    private final List<ElementId> ids;
    private final List<Endpoint> endpoints = new ArrayList<>(4);
    private final Map<Object, Reach> reaches = new HashMap<>(4);

    End(Element element) {
      this.element = element;
      some = Optional.of(element);
      ids = List.of(element.id());
    }

    @SuppressWarnings("ReferenceEquality")
    Endpoint endpoint(String role, Reach reach) {
      for (Endpoint e : endpoints) {
        if (e.addresses() == reach.addresses()
            && e.translated() == reach.translated()
            && e.role().equals(role)) {
          return e;
        }
      }
      Endpoint made =
          new Endpoint(role, element.name(), ids, reach.addresses(), reach.translated());
      endpoints.add(made);
      return made;
    }
  }

  private final Design design;
  private final Scope scope;
  private final IdentityHashMap<Element, End> ends = new IdentityHashMap<>();

  FirewallDerivation(Scope scope) {
    this.scope = scope;
    this.design = scope.design();
  }

  /// The rules of the release that an element has.
  private Rules rules(Element unit) {
    return RULES.get(design.release(unit));
  }

  /// The rows of one element, by firewall, then in catalogue order.
  List<FirewallRow> rows(Element unit) {
    Rows rows = new Rows();
    if (unit instanceof Site site) {
      for (Candidate c : rules(unit).ofSites) {
        siteRow(c, site, rows);
      }
    } else {
      for (String role : roles(unit)) {
        for (Candidate c : rules(unit).byListener.getOrDefault(role, List.of())) {
          listenerRows(c, unit, rows);
        }
        for (Candidate c : rules(unit).bySender.getOrDefault(role, List.of())) {
          senderRows(c, unit, rows);
        }
      }
    }
    return rows.sorted();
  }

  private Collection<String> roles(Element unit) {
    List<String> roles = Kinds.standard().find(unit.kind()).map(k -> k.roles()).orElse(List.of());
    if (unit instanceof Pool p) {
      Set<String> more = new LinkedHashSet<>(roles);
      if (design.hasMediation(p)) {
        more.add("mediation");
      }
      if (p.services().contains(Service.PERSISTENT_CHAT)) {
        more.add("persistent-chat");
      }
      return more;
    }
    return roles;
  }

  /// The rows of an Edge pool that no single pool sends; in the order in which they stand among the
  /// others.
  List<FirewallRow> rowsApartFromPools(EdgePool unit) {
    Rows rows = new Rows();
    for (String role : roles(unit)) {
      for (Candidate c : rules(unit).byListener.getOrDefault(role, List.of())) {
        if (!PEERS.contains(c.source())) {
          listenerRows(c, unit, rows);
        }
      }
      for (Candidate c : rules(unit).bySender.getOrDefault(role, List.of())) {
        senderRows(c, unit, rows);
      }
    }
    return rows.sorted();
  }

  /// The rows of an Edge pool that one pool sends; in the order in which they stand among the
  /// others.
  List<FirewallRow> rowsFrom(Pool peer, EdgePool listener) {
    Rows rows = new Rows();
    for (String role : roles(listener)) {
      for (Candidate c : rules(listener).byListener.getOrDefault(role, List.of())) {
        if (sends(c, peer, listener)) {
          peerRows(c, end(peer), end(listener), reach(c, c.destination(), listener, false), rows);
        }
      }
    }
    return rows.sorted();
  }

  private boolean sends(Candidate c, Pool peer, EdgePool listener) {
    return switch (c.source()) {
      case "front-end" -> design.isFrontEnd(peer);
      case "director" -> design.isDirector(peer);
      case "sba" ->
          design.isBranchServer(peer) && peer.edge().filter(listener.id()::equals).isPresent();
      default -> false;
    };
  }

  /// True for a row of [#rowsApartFromPools].
  static boolean isApartFromPools(FirewallRow row) {
    return !PEERS.contains(row.source().role());
  }

  /// True for a row of [#rowsFrom] for this peer.
  static boolean isFrom(FirewallRow row, ElementId peer) {
    List<ElementId> from = row.source().elements();
    return from.size() == 1 && from.getFirst().equals(peer) && PEERS.contains(row.source().role());
  }

  private End end(Element element) {
    End end = ends.get(element);
    if (end == null) {
      end = new End(element);
      ends.put(element, end);
    }
    return end;
  }

  private void listenerRows(Candidate c, Element listener, Rows rows) {
    if (c.drawnSource()) {
      listenerRowsByPeer(c, listener, rows);
      return;
    }
    List<Cause> causes = c.condition().apply(new Flow(scope, Optional.empty(), end(listener).some));
    if (causes.isEmpty()) {
      return;
    }
    List<Reach> reaches = reach(c, c.destination(), listener, false);
    Endpoint source = abstractEnd(c, c.source());
    String key =
        c.rule().sources().size() > 1
            ? c.source() + "/" + listener.id().value()
            : listener.id().value();
    for (Reach destination : reaches) {
      if (c.source().equals("lync-server-any")
          && source.elements().size() == 1
          && source.elements().contains(listener.id())
          && !(listener instanceof Pool p && p.servers().size() > 1)) {
        continue;
      }
      rows.add(
          c,
          listener,
          source,
          end(listener).endpoint(c.destination(), destination),
          destination.vip(),
          key,
          causes);
    }
  }

  private void listenerRowsByPeer(Candidate c, Element listener, Rows rows) {
    List<? extends Element> peers = peers(c, listener);
    if (peers.isEmpty()) {
      return;
    }
    boolean recovered = RECOVERED.contains(c.rule().when());
    boolean many =
        peers.size() > Scope.POOL_LIMIT
            && listener instanceof EdgePool edge
            && !scope.isFederationEdge(edge);
    if (many && recovered) {
      peers = near(peers, (EdgePool) listener);
    } else if (many
        && c.condition().apply(new Flow(scope, Optional.empty(), end(listener).some)).isEmpty()) {
      // Whom it would come from does not matter then, and asking for each of them is dear.
      return;
    }
    List<Reach> reaches = reach(c, c.destination(), listener, false);
    for (Element peer : peers) {
      peerRows(c, end(peer), end(listener), reaches, rows);
    }
    if (many && recovered && c.source().equals("front-end")) {
      crowd(c, listener, reaches, rows);
    }
  }

  private void peerRows(Candidate c, End from, End to, List<Reach> reaches, Rows rows) {
    Element peer = from.element;
    Element listener = to.element;
    List<Cause> causes = c.condition().apply(new Flow(scope, from.some, to.some));
    if (causes.isEmpty()) {
      return;
    }
    if (RECOVERED.contains(c.rule().when())
        && listener instanceof EdgePool edge
        && peer instanceof Pool pool
        && isRecovery(pool, edge)) {
      causes = List.of(Cause.feature("edge-recovery"));
    }
    String key = peer.id().value() + "/" + listener.id().value();
    for (Reach source : reach(c, c.source(), peer, true)) {
      for (Reach destination : reaches) {
        if (!isLoop(peer, listener, source, destination)) {
          rows.add(
              c,
              listener,
              from.endpoint(c.source(), source),
              to.endpoint(c.destination(), destination),
              source.vip() || destination.vip(),
              key,
              causes);
        }
      }
    }
  }

  /// Those of the senders that stand at the site of an Edge pool, use it, or are its next hop.
  private List<? extends Element> near(List<? extends Element> peers, EdgePool listener) {
    Pool sample = (Pool) peers.getFirst();
    if (design.isBranchServer(sample)) {
      return peers;
    }
    Set<Pool> close = new LinkedHashSet<>(design.pools(listener.site()));
    close.addAll(design.poolsUsing(listener));
    design.nextHop(listener).ifPresent(close::add);
    boolean directors = design.isDirector(sample);
    return close.stream()
        .filter(directors ? design::isDirector : design::isFrontEnd)
        .sorted((a, b) -> Integer.compare(design.position(a.id()), design.position(b.id())))
        .toList();
  }

  /// One row for the Front End pools of all other sites, where naming each would make the table
  /// grow with the square of the sites.
  private void crowd(Candidate c, Element listener, List<Reach> reaches, Rows rows) {
    List<Cause> causes =
        c.condition().apply(new Flow(scope, Optional.empty(), Optional.of(listener)));
    if (causes.isEmpty()) {
      return;
    }
    Endpoint source = scope.end("front-end");
    for (Reach destination : reaches) {
      rows.add(
          c,
          listener,
          source,
          end(listener).endpoint(c.destination(), destination),
          destination.vip(),
          "all/" + listener.id().value(),
          List.of(Cause.feature("edge-recovery")));
    }
  }

  /// True when a Front End pool reaches this Edge pool only as a stand-in for its own one.
  private boolean isRecovery(Pool pool, EdgePool edge) {
    return design.isFrontEnd(pool)
        && pool.edge().isPresent()
        && !pool.edge().get().equals(edge.id())
        && !edge.nextHop().filter(pool.id()::equals).isPresent()
        && !scope.isFederationEdge(edge);
  }

  private static boolean isLoop(Element peer, Element listener, Reach source, Reach destination) {
    return peer.id().equals(listener.id())
        && !(peer instanceof Pool p && p.servers().size() > 1)
        && source.addresses().equals(destination.addresses());
  }

  private void senderRows(Candidate c, Element sender, Rows rows) {
    List<Cause> causes = c.condition().apply(new Flow(scope, end(sender).some, Optional.empty()));
    if (causes.isEmpty()) {
      return;
    }
    Endpoint destination = abstractEnd(c, c.destination());
    for (Reach source : reach(c, c.source(), sender, true)) {
      rows.add(
          c,
          sender,
          end(sender).endpoint(c.source(), source),
          destination,
          source.vip(),
          sender.id().value(),
          causes);
    }
  }

  private void siteRow(Candidate c, Site site, Rows rows) {
    List<Network> inside =
        design.networks(site.id()).stream().filter(n -> n.zone() == Zone.CORPORATE).toList();
    if (inside.isEmpty() || design.pools().isEmpty()) {
      return;
    }
    List<Cause> causes = c.condition().apply(new Flow(scope, Optional.empty(), Optional.empty()));
    if (causes.isEmpty()) {
      return;
    }
    boolean towardsSite =
        c.destination().equals("client-any") || c.destination().equals("legacy-client");
    Endpoint source = towardsSite ? abstractEnd(c, c.source()) : siteEnd(c.source(), inside);
    Endpoint destination =
        towardsSite ? siteEnd(c.destination(), inside) : abstractEnd(c, c.destination());
    rows.add(c, site, source, destination, false, site.id().value(), causes);
  }

  private static Endpoint siteEnd(String role, List<Network> inside) {
    List<Network> forClients = inside.stream().filter(n -> n.hosts() != Hosts.SERVERS).toList();
    List<Network> networks =
        role.equals("client-any") || forClients.isEmpty() ? inside : forClients;
    List<Cidr> subnets = networks.stream().flatMap(n -> n.subnets().stream()).toList();
    return new Endpoint(
        role,
        String.join(";", networks.stream().map(Network::name).toList()),
        networks.stream().map(Element::id).toList(),
        AddressSet.ofCidrs(subnets),
        AddressSet.NONE);
  }

  /// An end that is not one drawn element.
  private Endpoint abstractEnd(Candidate c, String role) {
    return switch (role) {
      case "corp-any",
          "client-any",
          "not-stated",
          "internal-client",
          "legacy-client",
          "lync-phone",
          "lync-server-any" ->
          scope.end(role);
      default -> {
        yield new Endpoint(role, outside(role), List.of(), c.addresses(), AddressSet.NONE);
      }
    };
  }

  /// Drawn partners behind an outside role; otherwise the text of the role stands for the name.
  private String outside(String role) {
    return switch (role) {
      case "pic-partner" -> names(scope.publicProviders());
      case "messenger-client" -> names(scope.publicMediaProviders());
      default -> "";
    };
  }

  private static String names(List<Cause> partners) {
    return String.join(";", partners.stream().map(Cause::name).toList());
  }

  /// The drawn elements that send to a listener under a rule.
  private List<? extends Element> peers(Candidate c, Element listener) {
    return switch (c.source()) {
      case "director" ->
          listener instanceof EdgePool ? design.directors() : nearDirectors(listener);
      case "front-end" -> frontEnds(listener);
      case "edge-internal" -> listener instanceof Pool p ? design.edgesWithNextHop(p) : List.of();
      case "reverse-proxy-internal" -> design.publishers(listener.id());
      case "cms-master" -> design.centralManagement().map(List::of).orElse(List.of());
      case "mediation" -> mediations(listener);
      case "pstn-gateway" -> listener instanceof Pool p ? design.gateways(p) : List.of();
      case "sba" -> branchServers(listener);
      case "persistent-chat" -> List.of(listener);
      case "sql-server" -> mirrors(listener);
      default -> List.of();
    };
  }

  private List<? extends Element> nearDirectors(Element listener) {
    List<Pool> sameSite = atSite(listener).stream().filter(design::isDirector).toList();
    return sameSite.isEmpty() ? design.directors() : sameSite;
  }

  private List<? extends Element> nearFrontEnds(Element listener) {
    List<Pool> sameSite = frontEnds(atSite(listener));
    return sameSite.isEmpty() ? design.frontEnds() : sameSite;
  }

  private List<Pool> atSite(Element listener) {
    return listener.siteId().map(design::pools).orElse(List.of());
  }

  private List<? extends Element> frontEnds(Element listener) {
    return switch (listener) {
      case EdgePool _ -> design.frontEnds();
      case OfficeWebApps o -> {
        List<Pool> users = frontEnds(design.poolsOn(o.id()));
        yield users.isEmpty() ? nearFrontEnds(o) : users;
      }
      case SqlServer s -> frontEnds(design.poolsOn(s.id()));
      case FileStore f -> {
        List<Pool> users = new ArrayList<>(frontEnds(design.poolsOn(f.id())));
        for (Pool user : List.copyOf(users)) {
          pair(user).filter(p -> !users.contains(p)).ifPresent(users::add);
        }
        yield users;
      }
      case PstnGateway g -> g.emergency() ? nearFrontEnds(g) : List.of();
      case Pool p when design.isFrontEnd(p) -> {
        List<Pool> pools = new ArrayList<>();
        pools.add(p);
        pair(p).ifPresent(pools::add);
        yield pools;
      }
      case Pool p when design.isDirector(p) -> nearFrontEnds(p);
      case Pool p -> {
        List<Pool> registrar =
            p.registrar().flatMap(r -> design.find(r, Pool.class)).stream().toList();
        yield registrar.isEmpty() ? nearFrontEnds(p) : registrar;
      }
      default -> List.of();
    };
  }

  private List<Pool> frontEnds(List<Pool> pools) {
    return pools.stream().filter(design::isFrontEnd).toList();
  }

  private Optional<Pool> pair(Pool pool) {
    return pool.pairedWith().flatMap(id -> design.find(id, Pool.class));
  }

  private List<? extends Element> mediations(Element listener) {
    if (listener instanceof PstnGateway g) {
      return g.mediation().stream()
          .map(id -> design.find(id, Pool.class).orElse(null))
          .filter(Objects::nonNull)
          .toList();
    }
    return listener instanceof Pool p
        ? design.poolsServing(p).stream().filter(s -> design.plays(s, "mediation")).toList()
        : List.of();
  }

  private List<? extends Element> branchServers(Element listener) {
    return switch (listener) {
      case EdgePool e -> design.poolsUsing(e).stream().filter(design::isBranchServer).toList();
      case Pool p -> design.poolsServing(p).stream().filter(design::isBranchServer).toList();
      default -> List.of();
    };
  }

  private List<? extends Element> mirrors(Element listener) {
    if (!(listener instanceof SqlServer sql)) {
      return List.of();
    }
    List<SqlServer> named = design.sqlPartners(sql.id());
    if (named.isEmpty() && sql.mirror().isEmpty() && sql.witness().isEmpty()) {
      return List.of();
    }
    Set<Element> others = new LinkedHashSet<>(named);
    others.remove(sql);
    List<Element> own = new ArrayList<>();
    sql.mirror().flatMap(design::find).ifPresent(own::add);
    sql.witness().flatMap(design::find).ifPresent(own::add);
    // In document order, what the server itself names in its own place.
    List<Element> all = new ArrayList<>();
    boolean placed = false;
    for (Element other : others) {
      if (!placed && design.position(other.id()) > design.position(sql.id())) {
        all.addAll(own);
        placed = true;
      }
      all.add(other);
    }
    if (!placed) {
      all.addAll(own);
    }
    return all.stream().distinct().toList();
  }

  /// The ways in which an element is reached, or sends, under a rule: by server, by virtual
  /// address, or both.
  private List<Reach> reach(Candidate c, String role, Element element, boolean sends) {
    return switch (element) {
      case EdgePool e -> edgeReach(c, role, e, sends);
      case Pool p -> sends ? List.of(nodes(p)) : poolReach(c, role, p);
      case ReverseProxy r -> {
        if (role.equals("reverse-proxy-internal")) {
          yield List.of(kept(r, role, () -> nodes(r.internal())));
        }
        yield List.of(
            kept(
                r,
                role,
                () -> {
                  AddressSet own = AddressSet.of(r.external());
                  AddressSet published = AddressSet.of(design.published(r));
                  return new Reach(published, published.equals(own) ? AddressSet.NONE : own, false);
                }));
      }
      case PstnGateway g -> List.of(nodes(g));
      case OfficeWebApps o -> List.of(nodes(o));
      case SqlServer s -> List.of(nodes(s));
      case FileStore f -> List.of(nodes(f));
      default -> List.of();
    };
  }

  private Reach nodes(Host host) {
    return kept(host, "nodes", () -> nodes(host.insideAddresses()));
  }

  /// What was worked out for an element before under the same name, else the outcome of working it
  /// out now.
  private Reach kept(Element element, Object name, Supplier<Reach> make) {
    Map<Object, Reach> reaches = end(element).reaches;
    Reach reach = reaches.get(name);
    if (reach == null) {
      reach = make.get();
      reaches.put(name, reach);
    }
    return reach;
  }

  private static Reach nodes(List<Address> addresses) {
    return new Reach(AddressSet.of(addresses), AddressSet.NONE, false);
  }

  private List<Reach> poolReach(Candidate c, String role, Pool pool) {
    PortRule rule = c.rule();
    String at = rule.at(design.release(pool));
    boolean outer = rule.setting().equals("web-https") || rule.setting().equals("web-http");
    boolean web =
        rule.application().startsWith("HTTP")
            && (outer || rule.ports().from() == 80 || rule.ports().from() == 443);
    if (web && (at.equals("vip") || role.equals("web-farm"))) {
      return List.of(
          kept(
              pool,
              outer ? "outer-web" : "inner-web",
              () ->
                  new Reach(
                      AddressSet.of(design.webAddresses(pool, outer)),
                      AddressSet.NONE,
                      design.webIsBalanced(pool))));
    }
    List<Reach> reaches = new ArrayList<>(2);
    List<Address> vip =
        pool.balancing() == Balancing.HARDWARE && !at.equals("node") ? sipVip(pool) : List.of();
    if (!at.equals("vip") || vip.isEmpty()) {
      reaches.add(nodes(pool));
    }
    if (!vip.isEmpty()) {
      reaches.add(kept(pool, "vip", () -> new Reach(AddressSet.of(vip), AddressSet.NONE, true)));
    }
    return reaches;
  }

  private List<Address> sipVip(Pool pool) {
    List<Address> sip = design.vip(pool.id(), VipService.SIP);
    return sip.isEmpty() ? design.vip(pool.id(), VipService.MEDIATION) : sip;
  }

  private List<Reach> edgeReach(Candidate c, String role, EdgePool edge, boolean sends) {
    boolean hardware = edge.balancing() == Balancing.HARDWARE;
    String at = hardware ? at(c.rule(), edge) : "node";
    VipService service = EXTERNAL.get(role);
    List<Address> vip =
        !hardware || at.equals("node")
            ? List.of()
            : service == null
                ? design.vip(edge.id(), VipService.EDGE_INTERNAL)
                : externalVip(edge, service);
    List<Reach> reaches = new ArrayList<>(2);
    if (!at.equals("vip") || vip.isEmpty()) {
      reaches.add(
          service == null
              ? nodes(edge)
              : kept(edge, List.of(service, sends), () -> edgeNodes(edge, service, sends)));
    }
    if (!vip.isEmpty()) {
      reaches.add(
          kept(
              edge,
              service == null ? "vip" : service,
              () -> new Reach(AddressSet.of(vip), AddressSet.NONE, true)));
    }
    return reaches;
  }

  /// From the 2015 release on servers address each Edge server, unless an old Exchange or old
  /// clients need the internal virtual address.
  private String at(PortRule rule, EdgePool edge) {
    return scope.oldExchange() ? rule.at() : rule.at(design.release(edge));
  }

  private List<Address> externalVip(EdgePool edge, VipService service) {
    List<Address> vip = design.vip(edge.id(), service);
    return vip.isEmpty() && edge.sharedAddress()
        ? design.vip(edge.id(), VipService.ACCESS_EDGE)
        : vip;
  }

  private Reach edgeNodes(EdgePool edge, VipService service, boolean sends) {
    List<Address> adapters = new ArrayList<>(edge.servers().size());
    List<Address> published = new ArrayList<>(edge.servers().size());
    edge.servers()
        .forEach(
            s -> {
              adapters.addAll(design.external(edge, s, service));
              if (edge.nat()) {
                published.addAll(design.publicAddresses(edge, s, service));
              }
            });
    if (!edge.nat()) {
      return nodes(adapters);
    }
    AddressSet inside = AddressSet.of(adapters);
    AddressSet outside = AddressSet.of(published);
    return sends ? new Reach(inside, outside, false) : new Reach(outside, inside, false);
  }

  /// The ports of a rule in this design, moved where the design moves them.
  private PortRange ports(PortRule rule, Element unit) {
    if (rule.setting().isEmpty()) {
      return rule.ports();
    }
    return switch (unit) {
      case EdgePool e ->
          switch (rule.setting()) {
            case "access" -> PortRange.of(e.access().port());
            case "web-conferencing" -> PortRange.of(e.webConferencing().port());
            case "av" -> PortRange.of(e.av().port());
            case "federation" -> PortRange.of(e.federationPort());
            case "xmpp" -> PortRange.of(e.xmppPort());
            case "media" -> e.mediaPorts();
            default -> rule.ports();
          };
      case Pool p ->
          switch (rule.setting()) {
            case "web-https" ->
                p.web().map(w -> PortRange.of(w.httpsListen())).orElse(rule.ports());
            case "web-http" -> p.web().map(w -> PortRange.of(w.httpListen())).orElse(rule.ports());
            case "audio" -> p.audioPorts();
            case "video" -> p.videoPorts();
            case "sharing" -> p.sharingPorts();
            default -> rule.ports();
          };
      case SqlServer s -> PortRange.of(rule.setting().equals("sql") ? s.port() : s.mirrorPort());
      case PstnGateway g -> g.port().map(PortRange::of).orElse(rule.ports());
      default -> rule.ports();
    };
  }

  /// Collects the rows of one element; rows that agree in all but their reasons become one.
  private final class Rows {
    private final Map<Key, Entry> rows = new HashMap<>();
    private final List<Entry> inOrder = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /// A row and its place in the catalogue.
    private static final class Entry {
      private FirewallRow row;
      private final int order;

      Entry(FirewallRow row, int order) {
        this.row = row;
        this.order = order;
      }
    }

    /// What rows that become one agree in. The hash leaves out what is dear to hash and seldom
    /// differs alone.
    private static final class Key {
      private final FirewallSide side;
      private final PortRule rule;
      private final Optional<PortRange> ports;
      private final Optional<PortRange> sourcePorts;
      private final Endpoint source;
      private final Endpoint destination;
      private final boolean vip;
      private final int hash;

      Key(
          FirewallSide side,
          PortRule rule,
          Optional<PortRange> ports,
          Optional<PortRange> sourcePorts,
          Endpoint source,
          Endpoint destination,
          boolean vip) {
        this.side = side;
        this.rule = rule;
        this.ports = ports;
        this.sourcePorts = sourcePorts;
        this.source = source;
        this.destination = destination;
        this.vip = vip;
        int h = rule.application().hashCode() * 31 + rule.transport().name().hashCode();
        h = h * 31 + (ports.isPresent() ? ports.get().from() : 0);
        h = h * 31 + (sourcePorts.isPresent() ? sourcePorts.get().from() : 0);
        h = h * 31 + source.role().hashCode();
        h = h * 31 + source.name().hashCode();
        h = h * 31 + destination.role().hashCode();
        hash = h * 31 + destination.name().hashCode();
      }

      @Override
      public int hashCode() {
        return hash;
      }

      @Override
      @SuppressWarnings("ReferenceEquality")
      public boolean equals(Object other) {
        return other instanceof Key k
            && k.hash == hash
            && k.side == side
            && k.vip == vip
            && k.rule.transport() == rule.transport()
            && k.rule.application().equals(rule.application())
            && k.rule.security().equals(rule.security())
            && k.ports.equals(ports)
            && k.sourcePorts.equals(sourcePorts)
            && (k.source == source || k.source.equals(source))
            && (k.destination == destination || k.destination.equals(destination));
      }
    }

    void add(
        Candidate c,
        Element unit,
        Endpoint source,
        Endpoint destination,
        boolean vip,
        String key,
        List<Cause> causes) {
      PortRule rule = c.rule();
      PortRange range = ports(rule, unit);
      Optional<PortRange> ports = Optional.of(range);
      Optional<PortRange> sourcePorts = Optional.empty();
      if (rule.sourceSide()) {
        sourcePorts = ports;
        ports = remotePorts(rule);
      }
      FirewallSide side = c.side();
      Key k = new Key(side, rule, ports, sourcePorts, source, destination, vip);
      Reason reason = new Reason(c.fact(), causes);
      Entry same = rows.get(k);
      if (same != null) {
        List<Reason> reasons = new ArrayList<>(same.row.reasons());
        reasons.add(reason);
        reasons.sort(
            (a, b) ->
                Integer.compare(
                    PortRules.standard().rule(a.fact().id()).order(),
                    PortRules.standard().rule(b.fact().id()).order()));
        same.row = withReasons(same.row, List.copyOf(reasons));
        return;
      }
      String id =
          rule.id()
              + "/"
              + key
              + (vip && !rule.at(design.release(unit)).equals("vip") ? "/vip" : "");
      if (!ids.add(id)) {
        id = id + "/" + c.source();
        ids.add(id);
      }
      Optional<ElementId> site = unit instanceof Site s ? Optional.of(s.id()) : unit.siteId();
      Entry entry =
          new Entry(
              new FirewallRow(
                  id,
                  side,
                  site,
                  design.siteName(unit),
                  rule.application(),
                  rule.security(),
                  rule.transport(),
                  ports,
                  sourcePorts,
                  source,
                  destination,
                  vip,
                  List.of(reason)),
              rule.order());
      rows.put(k, entry);
      inOrder.add(entry);
    }

    private FirewallRow withReasons(FirewallRow r, List<Reason> reasons) {
      return new FirewallRow(
          r.id(),
          r.firewall(),
          r.site(),
          r.siteName(),
          r.application(),
          r.security(),
          r.transport(),
          r.ports(),
          r.sourcePorts(),
          r.source(),
          r.destination(),
          r.vip(),
          reasons);
    }

    List<FirewallRow> sorted() {
      if (rows.isEmpty()) {
        return List.of();
      }
      inOrder.sort(
          (a, b) -> {
            int side = a.row.firewall().compareTo(b.row.firewall());
            return side != 0 ? side : Integer.compare(a.order, b.order);
          });
      FirewallRow[] sorted = new FirewallRow[inOrder.size()];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = inOrder.get(i).row;
      }
      return List.of(sorted);
    }
  }

  private static FirewallSide side(PortRule rule) {
    return switch (rule.firewall()) {
      case "external" -> FirewallSide.EXTERNAL;
      case "internal" -> FirewallSide.INTERNAL;
      default -> FirewallSide.INTERNAL_NET;
    };
  }

  /// Where relayed TCP from the local range goes: 443 of the partner's A/V Edge, or anywhere while
  /// a partner answers on its own range.
  private Optional<PortRange> remotePorts(PortRule rule) {
    return scope.ocs2007Partners().isEmpty() ? rule.remotePorts() : Optional.empty();
  }
}
