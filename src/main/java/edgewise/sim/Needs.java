package edgewise.sim;

import edgewise.catalogue.Legs.Leg;
import edgewise.catalogue.PortRule;
import edgewise.catalogue.PortRules;
import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.FileStore;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.PortRange;
import edgewise.model.PstnGateway;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.VipService;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The connections that operation needs. Ports and roles are facts of the catalogue; who is at both
/// ends, when it is needed and at which address are worked out here once more, from the machines
/// and not from the plan, so that a wrong row shows.
final class Needs {
  private static final int FEW = 16;

  private static final Set<String> OUTSIDE =
      Set.of("internet-any", "pic-partner", "messenger-client", "apple-push", "federated-partner");

  private static final Set<String> NAMED = Set.of("pic-partner", "messenger-client");

  private static final Set<String> CLIENTS =
      Set.of("client-any", "legacy-client", "lync-phone", "internal-client", "dhcp");

  private final Net net;
  private final Design design;
  private final World world;
  private final List<Need> needs = new ArrayList<>();

  private Needs(Net net) {
    this.net = net;
    design = net.design();
    world = net.world();
  }

  static List<Need> of(Net net) {
    Needs all = new Needs(net);
    for (PortRule rule : PortRules.standard().all()) {
      for (String to : rule.destinations()) {
        for (String from : rule.sources()) {
          all.add(rule, from, to);
        }
      }
    }
    all.needs.addAll(Lookups.of(net));
    return List.copyOf(all.needs);
  }

  private void add(PortRule rule, String from, String to) {
    List<Element> listeners = players(to);
    if (!listeners.isEmpty()) {
      for (Element listener : listeners) {
        if (rule.releases().contains(design.release(listener))) {
          listen(rule, from, to, listener);
        }
      }
    } else if (OUTSIDE.contains(to) && !CLIENTS.contains(from)) {
      for (Element sender : players(from)) {
        if (rule.releases().contains(design.release(sender))
            && Occasions.holds(
                rule.when(), new Occasions.Case(design, Optional.of(sender), Optional.empty()))) {
          List<Adapter> targets = outsiders(rule, to);
          if (!targets.isEmpty()) {
            need(rule, from, to, sender, adapters(rule, from, sender, true), targets, sender);
          }
        }
      }
    } else if (to.equals("corp-any")) {
      for (Element sender : players(from)) {
        if (rule.releases().contains(design.release(sender))
            && Occasions.holds(
                rule.when(), new Occasions.Case(design, Optional.of(sender), Optional.empty()))) {
          need(
              rule,
              from,
              to,
              sender,
              adapters(rule, from, sender, true),
              insiders(to, sender),
              sender);
        }
      }
    } else if (CLIENTS.contains(to) || to.equals("apple-push")) {
      for (Site site : design.sites()) {
        if (rule.releases().contains(design.release(site))
            && Occasions.holds(
                rule.when(), new Occasions.Case(design, Optional.empty(), Optional.empty()))) {
          clients(rule, from, to, site);
        }
      }
    }
  }

  private void clients(PortRule rule, String from, String to, Site site) {
    List<Adapter> here = world.clients(site.id());
    if (here.isEmpty()) {
      return;
    }
    List<Adapter> targets =
        to.equals("apple-push")
            ? List.of(world.remote())
            : to.equals("dhcp")
                ? List.of(world.unknown(site.id()))
                : List.of(world.other(here.getFirst()));
    need(rule, from, to, site, here, targets, site);
  }

  private void listen(PortRule rule, String from, String to, Element listener) {
    List<Adapter> at = adapters(rule, to, listener, false);
    if (at.isEmpty()) {
      return;
    }
    if (OUTSIDE.contains(from)
        || from.equals("corp-any")
        || from.equals("not-stated")
        || CLIENTS.contains(from)
        || from.equals("lync-server-any")) {
      if (Occasions.holds(
          rule.when(), new Occasions.Case(design, Optional.empty(), Optional.of(listener)))) {
        List<Adapter> senders =
            OUTSIDE.contains(from) ? outsiders(rule, from) : insiders(from, listener);
        if (!senders.isEmpty()) {
          need(rule, from, to, listener, senders, at, listener);
        }
      }
      return;
    }
    for (Element peer : peers(from, listener)) {
      if (Occasions.holds(
          rule.when(), new Occasions.Case(design, Optional.of(peer), Optional.of(listener)))) {
        List<Adapter> senders = adapters(rule, from, peer, true);
        need(rule, from, to, peer, senders, at, listener);
      }
    }
  }

  private void need(
      PortRule rule,
      String from,
      String to,
      Element one,
      List<Adapter> senders,
      List<Adapter> listeners,
      Element owner) {
    List<Need.Call> calls = new ArrayList<>();
    PortRange range = ports(rule, owner);
    for (int end :
        range.from() == range.to()
            ? new int[] {range.from()}
            : new int[] {range.from(), range.to()}) {
      int port = rule.sourceSide() ? rule.remotePorts().map(PortRange::from).orElse(443) : end;
      int source = rule.sourceSide() ? end : 49_500;
      Leg leg =
          new Leg(
              rule.id(),
              rule.application(),
              rule.security(),
              rule.transport(),
              port,
              source,
              named(from),
              named(to),
              rule.firewall().equals("internal-net") ? "only" : "",
              "",
              "",
              "",
              rule.topics());
      for (Adapter sender : senders) {
        for (Adapter listener : listeners) {
          if (!sender.machine().equals(listener.machine())
              && (sender.addresses().isEmpty()
                  || listener.outside().isEmpty()
                  || shareFamily(sender, listener))) {
            calls.add(new Need.Call(leg, sender, listener, ""));
          }
        }
      }
    }
    if (!calls.isEmpty()) {
      needs.add(
          new Need(
              rule.id() + "/" + from + "/" + one.id().value() + "/" + owner.id().value(),
              "sim.need." + rule.when(),
              calls,
              List.of(),
              List.of()));
    }
  }

  /// Firewall teams narrow `any` to those who are named, so a row that names a provider must not
  /// lean on one that lets everybody in.
  private static String named(String role) {
    return NAMED.contains(role) ? "=" + role : role;
  }

  private static boolean shareFamily(Adapter a, Adapter b) {
    return a.addresses().stream().anyMatch(x -> Adapter.ofFamily(b.outside(), x.family()) != null);
  }

  /// Drawn elements that play a role.
  private List<Element> players(String role) {
    return switch (role) {
      case "access-edge", "web-conf-edge", "av-edge", "edge-internal", "xmpp-proxy" ->
          List.copyOf(design.edgePools());
      case "front-end", "web-farm" -> List.copyOf(design.frontEnds());
      case "director" -> List.copyOf(design.directors());
      case "sba" -> List.copyOf(design.branchServers());
      case "mediation" ->
          design.pools().stream().filter(design::hasMediation).map(Element.class::cast).toList();
      case "persistent-chat" ->
          design.pools().stream()
              .filter(
                  p ->
                      design.plays(p, "persistent-chat")
                          || p.services().contains(edgewise.model.Service.PERSISTENT_CHAT))
              .map(Element.class::cast)
              .toList();
      case "video-interop" ->
          design.pools().stream()
              .filter(p -> design.plays(p, "video-interop"))
              .map(Element.class::cast)
              .toList();
      case "lync-server-any" -> List.copyOf(design.pools());
      case "pstn-gateway", "e911-gateway" -> List.copyOf(design.gateways());
      case "office-web-apps" -> List.copyOf(design.officeWebApps());
      case "sql-server" -> List.copyOf(design.sqlServers());
      case "file-store" -> List.copyOf(design.fileStores());
      case "reverse-proxy-external", "reverse-proxy-internal" ->
          List.copyOf(design.reverseProxies());
      default -> List.of();
    };
  }

  private List<Adapter> outsiders(PortRule rule, String role) {
    return switch (role) {
      case "pic-partner" ->
          design.partners().stream().filter(design::isPublicIm).map(world::partner).toList();
      case "messenger-client" ->
          design.partners().stream()
              .filter(p -> Occasions.callsPublicly(design, p))
              .map(world::partner)
              .toList();
      default ->
          rule.addresses().isEmpty()
              ? List.of(world.remote())
              : rule.addresses().stream()
                  .map(a -> world.elsewhere(edgewise.model.Address.of(a)))
                  .toList();
    };
  }

  /// Machines inside that stand for all that may call a listener: those of its site, or of any site
  /// where it has none.
  private List<Adapter> insiders(String role, Element listener) {
    ElementId site = listener.siteId().orElse(null);
    List<Adapter> found = new ArrayList<>();
    if (role.equals("lync-server-any")) {
      for (Pool p : design.pools()) {
        found.addAll(world.hosts(p.id()));
      }
      return found.size() > FEW ? found.subList(0, FEW) : found;
    }
    List<Adapter> here = site == null ? List.of() : world.clients(site);
    found.addAll(here);
    if (found.isEmpty()) {
      for (Site s : design.sites()) {
        found.addAll(world.clients(s.id()));
      }
    }
    if (role.equals("corp-any") || role.equals("not-stated")) {
      for (Pool p : site == null ? List.<Pool>of() : design.pools(site)) {
        world.hosts(p.id()).stream().findFirst().ifPresent(found::add);
      }
    }
    return found;
  }

  private List<? extends Element> peers(String from, Element listener) {
    return switch (from) {
      case "front-end" -> frontEnds(listener);
      case "director" ->
          listener instanceof EdgePool e
              ? near(List.copyOf(design.directors()), e)
              : atSiteOrAll(design.directors(), listener);
      case "edge-internal" -> listener instanceof Pool p ? design.edgesWithNextHop(p) : List.of();
      case "reverse-proxy-internal" -> design.publishers(listener.id());
      case "cms-master" -> design.centralManagement().stream().toList();
      case "mediation" ->
          listener instanceof PstnGateway g
              ? g.mediation().stream().flatMap(id -> design.find(id, Pool.class).stream()).toList()
              : listener instanceof Pool p
                  ? design.poolsServing(p).stream()
                      .filter(s -> design.plays(s, "mediation"))
                      .toList()
                  : List.of();
      case "pstn-gateway" -> listener instanceof Pool p ? design.gateways(p) : List.of();
      case "sba" ->
          switch (listener) {
            case EdgePool e ->
                design.poolsUsing(e).stream().filter(design::isBranchServer).toList();
            case Pool p -> design.poolsServing(p).stream().filter(design::isBranchServer).toList();
            default -> List.of();
          };
      case "persistent-chat" -> List.of(listener);
      case "sql-server" ->
          listener instanceof SqlServer s
              ? design.sqlServers().stream().filter(o -> areMirrors(o, s)).toList()
              : List.of();
      default -> List.of();
    };
  }

  private static boolean areMirrors(SqlServer a, SqlServer b) {
    return !a.id().equals(b.id()) && (names(a, b) || names(b, a));
  }

  private static boolean names(SqlServer a, SqlServer b) {
    return a.mirror().filter(b.id()::equals).isPresent()
        || a.witness().filter(b.id()::equals).isPresent();
  }

  private List<Pool> atSiteOrAll(List<Pool> pools, Element listener) {
    List<Pool> here =
        pools.stream().filter(p -> listener.siteId().filter(p.site()::equals).isPresent()).toList();
    return here.isEmpty() ? pools : here;
  }

  /// Every Front End pool reaches every Edge pool, so that one can stand in for another (JJ687960);
  /// of a great many those close by are looked at.
  private List<Pool> near(List<Pool> pools, EdgePool edge) {
    if (pools.size() <= FEW) {
      return pools;
    }
    Set<Pool> close = new LinkedHashSet<>();
    for (Pool p : pools) {
      if (p.site().equals(edge.site())
          || p.edge().filter(edge.id()::equals).isPresent()
          || edge.nextHop().filter(p.id()::equals).isPresent()) {
        close.add(p);
      }
    }
    return List.copyOf(close);
  }

  private List<Pool> frontEnds(Element listener) {
    return switch (listener) {
      case EdgePool e -> near(design.frontEnds(), e);
      case OfficeWebApps o -> usersOf(o.id(), o);
      case SqlServer s -> usersOf(s.id(), null);
      case FileStore f -> {
        Set<Pool> users = new LinkedHashSet<>(usersOf(f.id(), null));
        for (Pool p : List.copyOf(users)) {
          p.pairedWith().flatMap(id -> design.find(id, Pool.class)).ifPresent(users::add);
        }
        yield List.copyOf(users);
      }
      case PstnGateway g -> g.emergency() ? atSiteOrAll(design.frontEnds(), g) : List.of();
      case Pool p when design.isFrontEnd(p) -> {
        List<Pool> both = new ArrayList<>(List.of(p));
        p.pairedWith().flatMap(id -> design.find(id, Pool.class)).ifPresent(both::add);
        yield both;
      }
      case Pool p when design.isDirector(p) -> atSiteOrAll(design.frontEnds(), p);
      case Pool p ->
          p.registrar()
              .flatMap(id -> design.find(id, Pool.class))
              .map(List::of)
              .orElseGet(() -> atSiteOrAll(design.frontEnds(), p));
      default -> List.of();
    };
  }

  private List<Pool> usersOf(ElementId backEnd, Element near) {
    List<Pool> users = design.poolsOn(backEnd).stream().filter(design::isFrontEnd).toList();
    return users.isEmpty() && near != null ? atSiteOrAll(design.frontEnds(), near) : users;
  }

  /// The adapters of an element in a role; behind hardware the nodes, the virtual address or both,
  /// as the catalogue says.
  private List<Adapter> adapters(PortRule rule, String role, Element element, boolean sends) {
    return switch (element) {
      case EdgePool e -> edge(rule, role, e);
      case Pool p -> sends ? world.hosts(p.id()) : pool(rule, role, p);
      case ReverseProxy r ->
          List.of(role.equals("reverse-proxy-internal") ? world.inside(r) : world.outside(r));
      default -> world.hosts(element.id());
    };
  }

  private List<Adapter> edge(PortRule rule, String role, EdgePool edge) {
    VipService service =
        switch (role) {
          case "access-edge", "xmpp-proxy" -> VipService.ACCESS_EDGE;
          case "web-conf-edge" -> VipService.WEB_CONFERENCING_EDGE;
          case "av-edge" -> VipService.AV_EDGE;
          default -> VipService.EDGE_INTERNAL;
        };
    List<Adapter> nodes = new ArrayList<>();
    for (World.EdgeNode node : world.nodes(edge)) {
      nodes.add(
          switch (service) {
            case WEB_CONFERENCING_EDGE -> node.webConferencing();
            case AV_EDGE -> node.av();
            case ACCESS_EDGE -> node.access();
            default -> node.inner();
          });
    }
    String at = net.oldExchange().isPresent() ? rule.at() : rule.at(design.release(edge));
    Optional<Adapter> vip =
        world
            .vip(edge, service)
            .or(
                () ->
                    edge.sharedAddress() && service != VipService.EDGE_INTERNAL
                        ? world.vip(edge, VipService.ACCESS_EDGE)
                        : Optional.empty());
    return places(at, vip, nodes);
  }

  private static List<Adapter> places(String at, Optional<Adapter> vip, List<Adapter> nodes) {
    if (vip.isEmpty() || at.equals("node")) {
      return nodes;
    }
    List<Adapter> found = new ArrayList<>();
    if (at.equals("both")) {
      found.addAll(nodes);
    }
    found.add(vip.get());
    return found;
  }

  private List<Adapter> pool(PortRule rule, String role, Pool pool) {
    Release release = design.release(pool);
    boolean outer = rule.setting().equals("web-https") || rule.setting().equals("web-http");
    boolean web =
        rule.application().startsWith("HTTP")
            && (outer || rule.ports().from() == 80 || rule.ports().from() == 443);
    if (web && (rule.at(release).equals("vip") || role.equals("web-farm"))) {
      return world.web(pool, outer);
    }
    Optional<Adapter> vip =
        pool.balancing() == Balancing.HARDWARE
            ? world.vip(pool, VipService.SIP).or(() -> world.vip(pool, VipService.MEDIATION))
            : Optional.empty();
    return places(rule.at(release), vip, world.hosts(pool.id()));
  }

  private static PortRange ports(PortRule rule, Element owner) {
    return switch (owner) {
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
      case SqlServer s -> {
        yield switch (rule.setting()) {
          case "sql" -> PortRange.of(s.port());
          case "sql-mirror" -> PortRange.of(s.mirrorPort());
          default -> rule.ports();
        };
      }
      case PstnGateway g ->
          rule.setting().equals("gateway")
              ? g.port().map(PortRange::of).orElse(rule.ports())
              : rule.ports();
      default -> rule.ports();
    };
  }
}
