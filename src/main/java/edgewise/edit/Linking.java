package edgewise.edit;

import edgewise.catalogue.Kinds;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.FileStore;
import edgewise.model.KindId;
import edgewise.model.LinkKind;
import edgewise.model.LoadBalancer;
import edgewise.model.OfficeWebApps;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.Zone;
import edgewise.text.Message;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which typed links two elements may have.
public final class Linking {
  private static final Kinds KINDS = Kinds.standard();
  private static final KindId XMPP = KindId.of("xmpp-partner");

  private final Document document;

  private Linking(Document document) {
    this.document = document;
  }

  /// A link that can be made.
  ///
  /// @param from the element that names the other afterwards, whichever way the line was drawn
  /// @param label what the link means here, for a choice among several
  public record Option(
      LinkKind kind, ElementId from, ElementId to, Message label, Command command) {}

  /// The links that a line between two elements can mean, the most likely first, or why there is
  /// none and what would do. The line may be drawn either way.
  public static Outcome<List<Option>> between(Document document, ElementId from, ElementId to) {
    Optional<Element> a = Elements.find(document, from);
    Optional<Element> b = Elements.find(document, to);
    if (a.isEmpty() || b.isEmpty()) {
      return Refused.because("refused.gone");
    }
    if (from.equals(to)) {
      return Refused.because("refused.itself", a.get().name());
    }
    Linking linking = new Linking(document);
    Outcome<List<Option>> forth = linking.directed(a.get(), b.get());
    return forth != null ? forth : linking.backwards(b.get(), a.get());
  }

  private Outcome<List<Option>> backwards(Element from, Element to) {
    Outcome<List<Option>> back = directed(from, to);
    return back != null ? back : nothing(to, from);
  }

  /// What a link from one element to another may be; null when the pair is to be looked at the
  /// other way round.
  private Outcome<List<Option>> directed(Element from, Element to) {
    return switch (from) {
      case Partner partner when to instanceof EdgePool edge -> federation(partner, edge);
      case Partner partner -> Refused.because(toEdge("refused.partner-edge", partner));
      case Site site when to instanceof EdgePool edge -> route(site, edge);
      case EdgePool edge when to instanceof Pool pool -> edgeAndPool(edge, pool);
      case ReverseProxy proxy -> publishing(proxy, to);
      case LoadBalancer balancer -> balancing(balancer, to);
      case PstnGateway gateway when to instanceof Pool pool -> trunk(gateway, pool);
      case SqlServer sql when to instanceof SqlServer other -> mirror(sql, other);
      case Pool pool when to instanceof SqlServer -> sql(pool, (SqlServer) to);
      case Pool pool when to instanceof FileStore -> fileStore(pool, (FileStore) to);
      case Pool pool when to instanceof OfficeWebApps -> officeWebApps(pool, (OfficeWebApps) to);
      case Pool pool when to instanceof Pool other -> pools(pool, other);
      default -> null;
    };
  }

  private Outcome<List<Option>> nothing(Element a, Element b) {
    return Refused.because(
        "refused.no-link", a.name(), Refused.kind(a.kind()), b.name(), Refused.kind(b.kind()));
  }

  private Message toEdge(String key, Element element) {
    List<EdgePool> edges = Elements.all(document, EdgePool.class);
    return edges.isEmpty()
        ? Message.of(key + ".none", element.name())
        : Message.of(key, element.name(), edges.getFirst().name());
  }

  private static Outcome<List<Option>> already(Element from, Element to, LinkKind kind) {
    return Refused.because("refused.already", from.name(), to.name(), Message.of(kind.labelKey()));
  }

  private static boolean plays(Element element, String role) {
    return KINDS.plays(element.kind(), role);
  }

  private static Option option(LinkKind kind, Element from, Element to, Command... commands) {
    Message label = Message.of("step.link." + key(kind), from.name(), to.name());
    return option(label, kind, from, to, List.of(commands));
  }

  private static Option option(
      Message label, LinkKind kind, Element from, Element to, List<Command> commands) {
    return new Option(kind, from.id(), to.id(), label, Command.all(label, commands));
  }

  static String key(LinkKind kind) {
    return edgewise.model.Words.of(kind);
  }

  private static Command set(Element element, String property, Object value) {
    return SetProperty.of(element.id(), property, value);
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }

  // Federation

  private Outcome<List<Option>> federation(Partner partner, EdgePool edge) {
    boolean xmpp = partner.kind().equals(XMPP);
    if (xmpp && !hasXmpp()) {
      return Refused.because("refused.no-xmpp", partner.name());
    }
    boolean already =
        Elements.all(document, Site.class).stream()
                .map(s -> xmpp ? s.xmppRoute() : s.federationRoute())
                .flatMap(Optional::stream)
                .findFirst()
                .equals(Optional.of(edge.id()))
            && (xmpp ? edge.xmpp() : edge.federation());
    if (already) {
      return already(partner, edge, LinkKind.FEDERATION);
    }
    return Outcome.ok(
        List.of(
            option(
                Message.of(
                    xmpp ? "step.link.xmpp" : "step.link.federation", partner.name(), edge.name()),
                LinkKind.FEDERATION,
                partner,
                edge,
                routes(edge, xmpp))));
  }

  /// What makes an Edge carry the federation of the whole organization: it is switched on, and the
  /// sites that have a route, and the site of the Edge, name it.
  private List<Command> routes(EdgePool edge, boolean xmpp) {
    List<Command> commands = new ArrayList<>();
    commands.add(set(edge, xmpp ? "xmpp" : "federation", true));
    String property = xmpp ? "xmppRoute" : "federationRoute";
    for (Site site : Elements.all(document, Site.class)) {
      Optional<ElementId> route = xmpp ? site.xmppRoute() : site.federationRoute();
      if (route.isPresent() || site.id().equals(edge.site())) {
        commands.add(set(site, property, Optional.of(edge.id())));
      }
    }
    return commands;
  }

  private boolean hasXmpp() {
    return hasXmpp(document.topology().organization().release());
  }

  private Outcome<List<Option>> route(Site site, EdgePool edge) {
    List<Option> options = new ArrayList<>();
    Optional<ElementId> here = Optional.of(edge.id());
    if (!site.federationRoute().equals(here)) {
      options.add(
          option(
              Message.of("step.link.federation-route", site.name(), edge.name()),
              LinkKind.FEDERATION,
              site,
              edge,
              List.of(
                  set(edge, "federation", true),
                  set(site, "federationRoute", Optional.of(edge.id())))));
    }
    if (!site.xmppRoute().equals(here) && hasXmpp()) {
      options.add(
          option(
              Message.of("step.link.xmpp-route", site.name(), edge.name()),
              LinkKind.FEDERATION,
              site,
              edge,
              List.of(set(edge, "xmpp", true), set(site, "xmppRoute", Optional.of(edge.id())))));
    }
    return options.isEmpty()
        ? already(site, edge, LinkKind.FEDERATION)
        : Outcome.ok(List.copyOf(options));
  }

  // Edge and pools

  private Outcome<List<Option>> edgeAndPool(EdgePool edge, Pool pool) {
    boolean signalling = plays(pool, "front-end") || plays(pool, "director");
    boolean media = signalling || plays(pool, "mediation") || plays(pool, "sba");
    if (!media) {
      return Refused.because(
          "refused.edge-pool", pool.name(), Refused.kind(pool.kind()), edge.name());
    }
    List<Option> options = new ArrayList<>();
    Optional<ElementId> hop = edge.nextHop();
    if (signalling && !hop.equals(Optional.of(pool.id()))) {
      options.add(
          option(LinkKind.NEXT_HOP, edge, pool, set(edge, "nextHop", Optional.of(pool.id()))));
    }
    if (!pool.edge().equals(Optional.of(edge.id()))) {
      Option relays = option(LinkKind.MEDIA, pool, edge, set(pool, "edge", Optional.of(edge.id())));
      options.add(hop.isPresent() ? 0 : options.size(), relays);
    }
    return options.isEmpty()
        ? already(edge, pool, signalling ? LinkKind.NEXT_HOP : LinkKind.MEDIA)
        : Outcome.ok(List.copyOf(options));
  }

  private Outcome<List<Option>> publishing(ReverseProxy proxy, Element to) {
    boolean web = to instanceof OfficeWebApps || plays(to, "web-farm") || plays(to, "director");
    if (!web) {
      return to instanceof LoadBalancer
          ? null
          : Refused.because("refused.publishes", proxy.name(), Refused.kind(to.kind()));
    }
    if (proxy.publishes().contains(to.id())) {
      return already(proxy, to, LinkKind.PUBLISHES);
    }
    return Outcome.ok(
        List.of(
            option(
                LinkKind.PUBLISHES,
                proxy,
                to,
                set(proxy, "publishes", with(proxy.publishes(), to.id())))));
  }

  // Balancing

  private Outcome<List<Option>> balancing(LoadBalancer balancer, Element to) {
    boolean dns = balancer.kind().value().equals("dns-load-balancer");
    return switch (to) {
      case EdgePool edge -> dns ? byDns(balancer, edge) : edgeByDevice(balancer, edge);
      case Pool pool when Singles.isSingle(pool.kind()) ->
          Refused.because("refused.balances-single", pool.name(), Refused.kind(pool.kind()));
      case Pool pool -> dns ? byDns(balancer, pool) : poolByDevice(balancer, pool);
      default -> Refused.because("refused.balances", balancer.name(), Refused.kind(to.kind()));
    };
  }

  private static Outcome<List<Option>> byDns(LoadBalancer balancer, Element pool) {
    if (balancer.balances().contains(pool.id())) {
      return already(balancer, pool, LinkKind.BALANCES);
    }
    return Outcome.ok(
        List.of(
            option(
                LinkKind.BALANCES,
                balancer,
                pool,
                set(balancer, "balances", with(balancer.balances(), pool.id())),
                set(pool, "balancing", Balancing.DNS))));
  }

  private Outcome<List<Option>> edgeByDevice(LoadBalancer balancer, EdgePool edge) {
    if (Singles.isSingle(edge.kind())) {
      return Refused.because("refused.balances-single", edge.name(), Refused.kind(edge.kind()));
    }
    List<VipService> services = new ArrayList<>();
    services.add(VipService.ACCESS_EDGE);
    if (!edge.sharedAddress()) {
      services.add(VipService.WEB_CONFERENCING_EDGE);
      services.add(VipService.AV_EDGE);
    }
    services.add(VipService.EDGE_INTERNAL);
    Optional<Command> vips = vips(balancer, edge, services, Zone.PERIMETER_EXTERNAL);
    return vips.isEmpty()
        ? already(balancer, edge, LinkKind.BALANCES)
        : Outcome.ok(
            List.of(
                option(
                    LinkKind.BALANCES,
                    balancer,
                    edge,
                    vips.get(),
                    set(edge, "balancing", Balancing.HARDWARE),
                    set(edge, "internalBalancing", Optional.<Balancing>empty()))));
  }

  private Outcome<List<Option>> poolByDevice(LoadBalancer balancer, Pool pool) {
    List<Option> options = new ArrayList<>();
    boolean web = plays(pool, "web-farm") || plays(pool, "director");
    if (web) {
      vips(balancer, pool, List.of(VipService.WEB), Zone.CORPORATE)
          .ifPresent(
              c ->
                  options.add(
                      option(
                          Message.of("step.link.balances-web", balancer.name(), pool.name()),
                          LinkKind.BALANCES,
                          balancer,
                          pool,
                          pool.balancing() == Balancing.NONE
                              ? List.of(c, set(pool, "balancing", Balancing.DNS))
                              : List.of(c))));
    }
    List<VipService> all =
        web
            ? List.of(VipService.WEB, VipService.SIP)
            : List.of(plays(pool, "mediation") ? VipService.MEDIATION : VipService.SIP);
    vips(balancer, pool, all, Zone.CORPORATE)
        .ifPresent(
            c ->
                options.add(
                    option(
                        Message.of("step.link.balances-all", balancer.name(), pool.name()),
                        LinkKind.BALANCES,
                        balancer,
                        pool,
                        List.of(c, set(pool, "balancing", Balancing.HARDWARE)))));
    return options.isEmpty()
        ? already(balancer, pool, LinkKind.BALANCES)
        : Outcome.ok(List.copyOf(options));
  }

  /// Gives a balancer the virtual addresses it lacks for services of a pool; empty when it has them
  /// all.
  private Optional<Command> vips(
      LoadBalancer balancer, Element pool, List<VipService> services, Zone zone) {
    Addresses addresses = new Addresses(document);
    ElementId site = pool.siteId().orElse(balancer.site());
    List<Vip> vips = new ArrayList<>(balancer.vips());
    for (VipService service : services) {
      boolean there =
          Elements.all(document, LoadBalancer.class).stream()
              .flatMap(l -> l.vips().stream())
              .anyMatch(v -> v.pool().equals(pool.id()) && covers(v.service(), service));
      if (there) {
        continue;
      }
      Zone at = service == VipService.EDGE_INTERNAL ? Zone.PERIMETER_INTERNAL : zone;
      List<Address> own = addresses.next(site, at).map(List::of).orElseGet(List::of);
      boolean snat =
          service == VipService.ACCESS_EDGE || service == VipService.WEB_CONFERENCING_EDGE;
      vips.add(new Vip(service, pool.id(), own, snat, List.of()));
    }
    return vips.size() == balancer.vips().size()
        ? Optional.empty()
        : Optional.of(set(balancer, "vips", List.copyOf(vips)));
  }

  private static boolean covers(VipService has, VipService wanted) {
    return has == wanted
        || wanted == VipService.WEB
            && (has == VipService.WEB_INTERNAL || has == VipService.WEB_EXTERNAL);
  }

  // Inside

  private Outcome<List<Option>> pools(Pool a, Pool b) {
    boolean frontA = plays(a, "front-end");
    boolean frontB = plays(b, "front-end");
    if (frontA && frontB) {
      return pairing(a, b);
    }
    if (frontA || frontB) {
      Pool server = frontA ? b : a;
      Pool registrar = frontA ? a : b;
      if (plays(server, "director")) {
        return Refused.because("refused.director-pool", server.name(), registrar.name());
      }
      if (server.registrar().equals(Optional.of(registrar.id()))) {
        return already(server, registrar, LinkKind.REGISTRAR);
      }
      return Outcome.ok(
          List.of(
              option(
                  LinkKind.REGISTRAR,
                  server,
                  registrar,
                  set(server, "registrar", Optional.of(registrar.id())))));
    }
    return nothing(a, b);
  }

  private Outcome<List<Option>> pairing(Pool a, Pool b) {
    if (!a.kind().equals(b.kind())) {
      return Refused.because(
          "refused.pairing", a.name(), Refused.kind(a.kind()), b.name(), Refused.kind(b.kind()));
    }
    if (a.pairedWith().equals(Optional.of(b.id())) && b.pairedWith().equals(Optional.of(a.id()))) {
      return already(a, b, LinkKind.PAIRING);
    }
    List<Command> commands = new ArrayList<>();
    for (Pool other : Elements.all(document, Pool.class)) {
      boolean left =
          !other.id().equals(a.id())
              && !other.id().equals(b.id())
              && other.pairedWith().filter(p -> p.equals(a.id()) || p.equals(b.id())).isPresent();
      if (left) {
        commands.add(set(other, "pairedWith", Optional.<ElementId>empty()));
      }
    }
    commands.add(set(a, "pairedWith", Optional.of(b.id())));
    commands.add(set(b, "pairedWith", Optional.of(a.id())));
    return Outcome.ok(
        List.of(
            option(
                Message.of("step.link.pairing", a.name(), b.name()),
                LinkKind.PAIRING,
                a,
                b,
                commands)));
  }

  private Outcome<List<Option>> trunk(PstnGateway gateway, Pool pool) {
    boolean voice = plays(pool, "mediation") || plays(pool, "front-end") || plays(pool, "sba");
    if (!voice) {
      return Refused.because("refused.trunk", gateway.name(), Refused.kind(pool.kind()));
    }
    if (gateway.mediation().contains(pool.id())) {
      return already(gateway, pool, LinkKind.TRUNK);
    }
    List<Command> commands = new ArrayList<>();
    commands.add(set(gateway, "mediation", with(gateway.mediation(), pool.id())));
    if (plays(pool, "front-end") && !pool.services().contains(Service.MEDIATION)) {
      commands.add(set(pool, "services", with(pool.services(), Service.MEDIATION)));
    }
    return Outcome.ok(
        List.of(
            option(
                Message.of("step.link.trunk", gateway.name(), pool.name()),
                LinkKind.TRUNK,
                gateway,
                pool,
                commands)));
  }

  private Outcome<List<Option>> sql(Pool pool, SqlServer sql) {
    if (pool.sql().contains(sql.id())) {
      return already(pool, sql, LinkKind.BACK_END);
    }
    boolean front = plays(pool, "front-end") && !Singles.isSingle(pool.kind());
    if (!front && !plays(pool, "persistent-chat")) {
      return Refused.because("refused.sql", pool.name(), Refused.kind(pool.kind()));
    }
    return Outcome.ok(
        List.of(
            option(LinkKind.BACK_END, pool, sql, set(pool, "sql", with(pool.sql(), sql.id())))));
  }

  private Outcome<List<Option>> fileStore(Pool pool, FileStore store) {
    if (pool.fileStore().equals(Optional.of(store.id()))) {
      return already(pool, store, LinkKind.BACK_END);
    }
    if (!plays(pool, "front-end") && !plays(pool, "director") && !plays(pool, "persistent-chat")) {
      return Refused.because("refused.file-store", pool.name(), Refused.kind(pool.kind()));
    }
    return Outcome.ok(
        List.of(
            option(
                LinkKind.BACK_END, pool, store, set(pool, "fileStore", Optional.of(store.id())))));
  }

  private Outcome<List<Option>> officeWebApps(Pool pool, OfficeWebApps apps) {
    if (pool.officeWebApps().equals(Optional.of(apps.id()))) {
      return already(pool, apps, LinkKind.BACK_END);
    }
    if (!plays(pool, "front-end")) {
      return Refused.because("refused.office-web-apps", pool.name(), Refused.kind(pool.kind()));
    }
    return Outcome.ok(
        List.of(
            option(
                LinkKind.BACK_END,
                pool,
                apps,
                set(pool, "officeWebApps", Optional.of(apps.id())))));
  }

  private Outcome<List<Option>> mirror(SqlServer sql, SqlServer other) {
    Optional<ElementId> to = Optional.of(other.id());
    Optional<ElementId> from = Optional.of(sql.id());
    if (sql.mirror().equals(to)
        || sql.witness().equals(to)
        || other.mirror().equals(from)
        || other.witness().equals(from)) {
      return already(sql, other, LinkKind.MIRROR);
    }
    Option mirror =
        option(
            Message.of("step.link.mirror", sql.name(), other.name()),
            LinkKind.MIRROR,
            sql,
            other,
            List.of(set(sql, "mirror", to), set(other, "mirror", from)));
    Option witness =
        option(
            Message.of("step.link.witness", sql.name(), other.name()),
            LinkKind.MIRROR,
            sql,
            other,
            List.of(set(sql, "witness", to)));
    return Outcome.ok(
        sql.mirror().isPresent() ? List.of(witness, mirror) : List.of(mirror, witness));
  }

  /// Whether the release has XMPP.
  static boolean hasXmpp(Release release) {
    return KINDS.kind(XMPP).releases().contains(release);
  }
}
