package edgewise.plan;

import edgewise.catalogue.RecordKind;
import edgewise.catalogue.RecordKinds;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Host;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.RecordType;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.SipDomain;
import edgewise.model.SqlServer;
import edgewise.model.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Derives DNS records, one element after the other: a record belongs to the element it leads to.
final class DnsDerivation {
  static final int TTL = 3600;

  private static final Map<Release, List<Kind>> KINDS = new EnumMap<>(Release.class);
  private static final Map<String, BiFunction<DnsDerivation, Element, List<Naming>>> EACH =
      new LinkedHashMap<>();
  private static final List<BiFunction<DnsDerivation, Element, List<Naming>>> EXPANSIONS;
  private static final Reason.Fact COMPANION;

  private record Kind(
      RecordKind row,
      Set<View> zones,
      Function<Naming, List<Cause>> condition,
      Reason.Fact fact,
      Template name,
      Template target,
      int expansion) {}

  static {
    expansions();
    List<String> names = List.copyOf(EACH.keySet());
    EXPANSIONS = List.copyOf(EACH.values());
    for (Release release : Release.values()) {
      List<Kind> kinds = new ArrayList<>();
      for (RecordKind row : RecordKinds.standard().all()) {
        if (row.releases().contains(release) && !row.each().equals("none")) {
          kinds.add(
              new Kind(
                  row,
                  zones(row.zone()),
                  RecordConditions.condition(row.when()),
                  fact(row),
                  Template.of(row.name()),
                  Template.of(row.target()),
                  names.indexOf(row.each())));
        }
      }
      KINDS.put(release, kinds);
    }
    COMPANION =
        RecordKinds.standard().all().stream()
            .filter(r -> r.id().equals("aaaa-companion"))
            .map(DnsDerivation::fact)
            .findFirst()
            .orElseThrow();
  }

  private static Set<View> zones(String zone) {
    return switch (zone) {
      case "external" -> EnumSet.of(View.EXTERNAL);
      case "internal" -> EnumSet.of(View.INTERNAL);
      default -> EnumSet.allOf(View.class);
    };
  }

  private static Reason.Fact fact(RecordKind row) {
    return new Reason.Fact(
        row.id(),
        "record." + row.id() + ".note",
        row.topics().stream().filter(t -> !t.equals("ext")).toList());
  }

  /// Names of the expansions that kinds may ask for.
  static Set<String> expansionNames() {
    return EACH.keySet();
  }

  private final Scope scope;
  private final Design design;
  private final Optional<EdgePool> primaryEdge;
  private final Optional<Pool> signInPool;
  private final Optional<ReverseProxy> primaryProxy;
  private final boolean nextHops;

  DnsDerivation(Scope scope) {
    this.scope = scope;
    this.design = scope.design();
    primaryEdge = scope.primaryEdge();
    signInPool = design.signInPool();
    primaryProxy = primaryProxy(design);
    nextHops = !design.edgePools().isEmpty();
  }

  /// The reverse proxy that the names of the organization lead to.
  static Optional<ReverseProxy> primaryProxy(Design design) {
    return design
        .signInPool()
        .flatMap(p -> design.publishers(p.id()).stream().findFirst())
        .or(() -> design.reverseProxies().stream().findFirst());
  }

  /// The records that lead to one element: outside before inside, addresses before services.
  List<DnsRow> rows(Element unit) {
    boolean named = unit instanceof Host || unit instanceof ReverseProxy || unit instanceof DnsView;
    if (!named) {
      return List.of();
    }
    Map<Key, DnsRow> rows = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    List<List<Naming>> expanded = new ArrayList<>(Collections.nCopies(EXPANSIONS.size(), null));
    for (Kind kind : KINDS.get(design.release(unit))) {
      List<Naming> namings = expanded.get(kind.expansion());
      if (namings == null) {
        namings = EXPANSIONS.get(kind.expansion()).apply(this, unit);
        expanded.set(kind.expansion(), namings);
      }
      for (Naming naming : namings) {
        if (kind.zones().contains(naming.zone())) {
          add(kind, naming, rows, ids);
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<DnsRow> sorted = new ArrayList<>(rows.values());
    sorted.sort((a, b) -> Integer.compare(band(a), band(b)));
    return sorted;
  }

  /// Place of a row in the table: outside addresses, outside services, inside addresses, inside
  /// services.
  static int band(DnsRow row) {
    return (row.zone() == View.EXTERNAL ? 0 : 2) + (row.type() == RecordType.SRV ? 1 : 0);
  }

  /// What records agree in that are one.
  record Key(View zone, RecordType type, String name, String value, Optional<Integer> port) {
    static Key of(DnsRow row) {
      return new Key(row.zone(), row.type(), row.name(), row.value(), row.port());
    }

    @Override
    public int hashCode() {
      return (name.hashCode() * 31 + value.hashCode()) * 31
          + type.name().hashCode() * 2
          + zone.name().hashCode();
    }
  }

  private void add(Kind kind, Naming naming, Map<Key, DnsRow> rows, Set<String> ids) {
    Optional<String> name = kind.name().fill(naming);
    if (name.isEmpty()) {
      return;
    }
    List<Cause> causes = kind.condition().apply(naming);
    if (causes.isEmpty()) {
      return;
    }
    if (kind.row().target().startsWith("@")) {
      for (Naming.Target target : naming.addresses(kind.row().target().substring(1))) {
        boolean v6 = target.address().family() == 6;
        Reason reason = new Reason(kind.fact(), causes);
        row(
            kind,
            naming,
            v6 ? RecordType.AAAA : RecordType.A,
            name.get(),
            target.address().text(),
            target.owner() + (v6 ? "/v6" : ""),
            v6
                ? List.of(reason, new Reason(COMPANION, List.of(Cause.feature("ipv6"))))
                : List.of(reason),
            rows,
            ids);
      }
    } else {
      kind.target()
          .fill(naming)
          .filter(t -> !t.equals(name.get()))
          .ifPresent(
              target ->
                  row(
                      kind,
                      naming,
                      RecordType.valueOf(kind.row().type()),
                      name.get(),
                      target,
                      "",
                      List.of(new Reason(kind.fact(), causes)),
                      rows,
                      ids));
    }
  }

  private void row(
      Kind kind,
      Naming naming,
      RecordType type,
      String name,
      String value,
      String owner,
      List<Reason> reasons,
      Map<Key, DnsRow> rows,
      Set<String> ids) {
    boolean service = type == RecordType.SRV;
    Optional<Integer> port =
        service ? Optional.of(port(kind.row().port(), naming)) : Optional.empty();
    Key key = new Key(naming.zone(), type, name, value, port);
    DnsRow same = rows.get(key);
    if (same != null) {
      rows.put(key, joined(same, reasons));
      return;
    }
    StringBuilder id = new StringBuilder(kind.row().id());
    if (kind.row().zone().equals("both")) {
      id.append(naming.zone() == View.EXTERNAL ? "/external" : "/internal");
    }
    id.append('/').append(naming.element().id().value());
    naming.server().ifPresent(s -> id.append('/').append(s.id().value()));
    naming.domain().ifPresent(d -> id.append('/').append(d.name().lower()));
    if (!owner.isEmpty() && !owner.startsWith("/")) {
      id.append('/');
    }
    id.append(owner);
    String unique = id.toString();
    for (int n = 2; !ids.add(unique); n++) {
      unique = id + "/" + n;
    }
    rows.put(
        key,
        new DnsRow(
            unique,
            naming.element().siteId(),
            design.siteName(naming.element()),
            naming.zone(),
            type,
            name,
            value,
            port,
            service ? Optional.of(naming.rank() * 10) : Optional.empty(),
            service ? Optional.of(0) : Optional.empty(),
            TTL,
            targets(naming),
            reasons));
  }

  private static List<ElementId> targets(Naming naming) {
    return naming.via().isPresent() && !naming.via().get().id().equals(naming.element().id())
        ? List.of(naming.via().get().id(), naming.element().id())
        : List.of(naming.element().id());
  }

  /// The same record with further reasons, each fact once.
  static DnsRow joined(DnsRow row, List<Reason> more) {
    List<Reason> reasons = new ArrayList<>(row.reasons());
    for (Reason reason : more) {
      if (reasons.stream().noneMatch(r -> r.fact().id().equals(reason.fact().id()))) {
        reasons.add(reason);
      }
    }
    return new DnsRow(
        row.id(),
        row.site(),
        row.siteName(),
        row.zone(),
        row.type(),
        row.name(),
        row.value(),
        row.port(),
        row.priority(),
        row.weight(),
        row.ttl(),
        row.targets(),
        List.copyOf(reasons));
  }

  private static int port(String port, Naming naming) {
    EdgePool edge = naming.element() instanceof EdgePool e ? e : null;
    return switch (port) {
      case "access" -> edge == null ? 443 : edge.access().port();
      case "federation" -> edge == null ? 5061 : edge.federationPort();
      case "xmpp" -> edge == null ? 5269 : edge.xmppPort();
      default -> Integer.parseInt(port);
    };
  }

  private List<SipDomain> domains() {
    return design.organization().sipDomains();
  }

  private List<Naming> perDomain(Naming naming) {
    List<Naming> all = new ArrayList<>(domains().size());
    for (SipDomain d : domains()) {
      all.add(naming.with(d));
    }
    return all;
  }

  private Naming inside(Element e) {
    return Naming.of(scope, e, View.INTERNAL);
  }

  private Naming outside(Element e) {
    return Naming.of(scope, e, View.EXTERNAL);
  }

  private boolean isPrimary(Element e) {
    return primaryEdge.isPresent() && primaryEdge.get().id().equals(e.id());
  }

  private boolean isSignIn(Element e) {
    return signInPool.isPresent() && signInPool.get().id().equals(e.id());
  }

  private boolean isPrimaryProxy(Element e) {
    return primaryProxy.isPresent() && primaryProxy.get().id().equals(e.id());
  }

  private static List<Naming> machines(Naming naming, Pool pool) {
    List<Naming> all = new ArrayList<>(pool.servers().size());
    for (Server s : pool.servers()) {
      all.add(naming.with(Naming.Machine.of(s)));
    }
    return all;
  }

  private static void each(
      String name, BiFunction<DnsDerivation, Element, List<Naming>> expansion) {
    EACH.put(name, expansion);
  }

  /// Which elements own records of an expansion, and for what the records are repeated.
  private static void expansions() {
    each("edge", (d, e) -> e instanceof EdgePool ? List.of(d.outside(e), d.inside(e)) : List.of());
    each(
        "edge-server",
        (d, e) ->
            e instanceof EdgePool p
                ? p.servers().stream().map(s -> d.inside(e).with(Naming.Machine.of(s))).toList()
                : List.of());
    each(
        "primary-edge-domain",
        (d, e) ->
            e instanceof EdgePool && d.isPrimary(e)
                ? both(d.perDomain(d.outside(e)), d.perDomain(d.inside(e)))
                : List.of());
    each(
        "spare-edge-domain",
        (d, e) ->
            e instanceof EdgePool && d.scope.edgeRank(e.id()) > 0
                ? d.perDomain(d.outside(e).ranked(d.scope.edgeRank(e.id())))
                : List.of());
    each(
        "xmpp-edge-domain",
        (d, e) ->
            e instanceof EdgePool p && d.scope.isXmppEdge(p)
                ? d.perDomain(d.outside(e))
                : List.of());
    each(
        "next-hop",
        (d, e) ->
            e instanceof Pool p && d.nextHops && !d.design.edgesWithNextHop(p).isEmpty()
                ? List.of(d.inside(e))
                : List.of());
    each("director", (d, e) -> isDirector(d, e) ? List.of(d.inside(e)) : List.of());
    each(
        "director-server",
        (d, e) -> isDirector(d, e) ? machines(d.inside(e), (Pool) e) : List.of());
    each(
        "sign-in-director",
        (d, e) -> isDirector(d, e) && d.isSignIn(e) ? List.of(d.inside(e)) : List.of());
    each(
        "sign-in-director-domain",
        (d, e) -> isDirector(d, e) && d.isSignIn(e) ? d.perDomain(d.inside(e)) : List.of());
    each("front-end", (d, e) -> isFrontEnd(d, e) ? List.of(d.inside(e)) : List.of());
    each(
        "front-end-server",
        (d, e) -> isFrontEnd(d, e) ? machines(d.inside(e), (Pool) e) : List.of());
    each(
        "sign-in-front-end",
        (d, e) -> isFrontEnd(d, e) && d.isSignIn(e) ? List.of(d.inside(e)) : List.of());
    each(
        "sign-in-front-end-domain",
        (d, e) -> isFrontEnd(d, e) && d.isSignIn(e) ? d.perDomain(d.inside(e)) : List.of());
    each("sign-in", (d, e) -> d.isSignIn(e) ? List.of(d.inside(e)) : List.of());
    each("sign-in-domain", (d, e) -> d.isSignIn(e) ? d.perDomain(d.inside(e)) : List.of());
    each(
        "spare-sign-in-domain",
        (d, e) ->
            d.scope
                .signInRank(e.id())
                .filter(r -> r > 0)
                .map(r -> d.perDomain(d.inside(e).ranked(r)))
                .orElse(List.of()));
    each(
        "any-sign-in-domain",
        (d, e) ->
            d.scope
                .signInRank(e.id())
                .map(r -> d.perDomain(d.inside(e).ranked(r)))
                .orElse(List.of()));
    each("published-front-end", (d, e) -> isFrontEnd(d, e) ? d.viaProxies(d.inside(e)) : List.of());
    each("proxy", (d, e) -> d.isPrimaryProxy(e) ? List.of(d.outside(e)) : List.of());
    each("proxy-domain", (d, e) -> d.isPrimaryProxy(e) ? d.perDomain(d.outside(e)) : List.of());
    each("proxy-front-end", (d, e) -> isFrontEnd(d, e) ? d.viaProxies(d.outside(e)) : List.of());
    each("proxy-director", (d, e) -> isDirector(d, e) ? d.viaProxies(d.outside(e)) : List.of());
    each(
        "proxy-office-web-apps",
        (d, e) -> e instanceof OfficeWebApps ? d.viaProxies(d.outside(e)) : List.of());
    each(
        "url",
        (d, e) ->
            d.isSignIn(e)
                ? List.of(d.inside(e))
                : d.isPrimaryProxy(e) ? List.of(d.outside(e)) : List.of());
    each(
        "url-domain",
        (d, e) ->
            d.isSignIn(e)
                ? d.perDomain(d.inside(e))
                : d.isPrimaryProxy(e) ? d.perDomain(d.outside(e)) : List.of());
    each("mediation", (d, e) -> plays(d, e, "mediation") ? List.of(d.inside(e)) : List.of());
    each(
        "mediation-server",
        (d, e) ->
            plays(d, e, "mediation") && ((Pool) e).servers().size() > 1
                ? machines(d.inside(e), (Pool) e)
                : List.of());
    each(
        "persistent-chat",
        (d, e) -> plays(d, e, "persistent-chat") ? List.of(d.inside(e)) : List.of());
    each(
        "persistent-chat-server",
        (d, e) -> plays(d, e, "persistent-chat") ? machines(d.inside(e), (Pool) e) : List.of());
    each(
        "sql",
        (d, e) ->
            e instanceof SqlServer && d.usedByEnterprise(e) ? List.of(d.inside(e)) : List.of());
    each(
        "office-web-apps", (d, e) -> e instanceof OfficeWebApps ? List.of(d.inside(e)) : List.of());
    each(
        "exchange",
        (d, e) -> e instanceof ExchangeUm ? List.of(d.outside(e), d.inside(e)) : List.of());
    each("time", (d, e) -> d.isTimeView(e) ? List.of(d.inside(e)) : List.of());
    each("time-domain", (d, e) -> d.isTimeView(e) ? d.perDomain(d.inside(e)) : List.of());
    each("none", (_, _) -> List.of());
  }

  private boolean usedByEnterprise(Element sql) {
    return design.poolsOn(sql.id()).stream().anyMatch(p -> !design.isStandardEdition(p));
  }

  private boolean isTimeView(Element e) {
    return e instanceof DnsView v && v.view() == View.INTERNAL && v.timeServer().isPresent();
  }

  private List<Naming> viaProxies(Naming naming) {
    return design.publishers(naming.element().id()).stream().map(naming::via).toList();
  }

  private static boolean isDirector(DnsDerivation d, Element e) {
    return e instanceof Pool && d.design.isDirector(e);
  }

  private static boolean isFrontEnd(DnsDerivation d, Element e) {
    return e instanceof Pool && d.design.isFrontEnd(e);
  }

  private static boolean plays(DnsDerivation d, Element e, String role) {
    return e instanceof Pool && d.design.plays(e, role);
  }

  private static List<Naming> both(List<Naming> a, List<Naming> b) {
    Set<Naming> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }
}
