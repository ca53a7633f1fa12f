package edgewise.plan;

import edgewise.catalogue.CertificateKind;
import edgewise.catalogue.CertificateKinds;
import edgewise.model.CertificateKey;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Service;
import edgewise.model.SipDomain;
import edgewise.model.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// Derives certificate requests, one element after the other.
final class CertificateDerivation {
  /// Certificates that may hold a key on a curve. The servers themselves want a provider of the old
  /// interface, which knows RSA alone: decision own.14.
  private static final Set<String> CURVES = Set.of("reverse-proxy", "office-web-apps");

  private static final Map<Release, List<Kind>> KINDS = new EnumMap<>(Release.class);
  private static final Map<String, BiFunction<CertificateDerivation, Element, List<Naming>>> EACH =
      new LinkedHashMap<>();
  private static final Map<String, Function<Naming, List<Cause>>> CONDITIONS =
      new LinkedHashMap<>();
  private static final Map<String, Predicate<Naming>> NAME_CONDITIONS = new LinkedHashMap<>();

  /// Conditions that stand for a list of names of their own: those of everything a proxy publishes.
  private static final Map<String, Function<Naming, List<String>>> LISTS =
      Map.of(
          "published-front-end", n -> published(n, true),
          "published-director", n -> published(n, false),
          "published-slides", CertificateDerivation::slides);

  private record Kind(
      CertificateKind row,
      Function<Naming, List<Cause>> condition,
      Reason.Fact fact,
      BiFunction<CertificateDerivation, Element, List<Naming>> expansion) {}

  static {
    expansions();
    conditions();
    nameConditions();
    for (Release release : Release.values()) {
      List<Kind> kinds = new ArrayList<>();
      for (CertificateKind row : CertificateKinds.standard().all()) {
        if (row.releases().contains(release) && !row.each().equals("none")) {
          Function<Naming, List<Cause>> condition = CONDITIONS.get(row.when());
          if (condition == null) {
            throw new IllegalArgumentException("no condition " + row.when());
          }
          kinds.add(
              new Kind(
                  row,
                  condition,
                  new Reason.Fact(
                      row.id(),
                      "certificate." + row.id() + ".note",
                      row.topics().stream().filter(t -> !t.equals("ext")).toList()),
                  EACH.get(row.each())));
        }
      }
      KINDS.put(release, kinds);
    }
  }

  /// Names of the conditions that kinds may name.
  static Set<String> conditionNames() {
    return CONDITIONS.keySet();
  }

  /// Names of the conditions that single alternative names may carry.
  static Set<String> nameConditionNames() {
    Set<String> all = new LinkedHashSet<>(NAME_CONDITIONS.keySet());
    all.addAll(LISTS.keySet());
    return all;
  }

  /// Names of the expansions that kinds may ask for.
  static Set<String> expansionNames() {
    return EACH.keySet();
  }

  private final Scope scope;
  private final Design design;
  private final Optional<EdgePool> primaryEdge;
  private final Optional<Pool> signInPool;
  private final boolean clientUsage;
  private final Optional<Pool> central;

  CertificateDerivation(Scope scope) {
    this.scope = scope;
    this.design = scope.design();
    primaryEdge = scope.primaryEdge();
    signInPool = design.signInPool();
    clientUsage = design.offers(Feature.PUBLIC_IM) && scope.aol();
    central =
        design
            .centralManagement()
            .or(() -> design.frontEnds().stream().findFirst())
            .or(() -> signInPool);
  }

  /// The certificates of one element, in catalogue order, then server order.
  List<CertificateRow> rows(Element unit) {
    if (!(unit instanceof Host) && !(unit instanceof ReverseProxy)) {
      return List.of();
    }
    List<CertificateRow> rows = new ArrayList<>();
    for (Kind kind : KINDS.get(design.release(unit))) {
      for (Naming naming : kind.expansion().apply(this, unit)) {
        List<Cause> causes = kind.condition().apply(naming);
        if (!causes.isEmpty()) {
          naming
              .name(kind.row().subject())
              .or(() -> subject(kind.row(), naming))
              .ifPresent(subject -> rows.add(row(kind, naming, subject, causes)));
        }
      }
    }
    return rows;
  }

  private static Optional<String> subject(CertificateKind kind, Naming naming) {
    return kind.subject().equals("{serverFqdn}") ? naming.name("{poolFqdn}") : Optional.empty();
  }

  /// The first published web name of a reverse proxy: of a Front End if there is one, else of a
  /// Director.
  static Optional<String> first(Naming naming) {
    return published(naming, true).stream()
        .findFirst()
        .or(() -> published(naming, false).stream().findFirst());
  }

  private static List<String> published(Naming naming, boolean frontEnds) {
    List<String> names = new ArrayList<>();
    for (ReverseProxy proxy : proxies(naming)) {
      for (ElementId id : proxy.publishes()) {
        naming
            .design()
            .find(id, Pool.class)
            .filter(p -> frontEnds ? naming.design().isFrontEnd(p) : naming.design().isDirector(p))
            .flatMap(p -> p.web().flatMap(w -> w.externalFqdn()))
            .ifPresent(f -> names.add(f.lower()));
      }
    }
    return names;
  }

  private static List<String> slides(Naming naming) {
    List<String> names = new ArrayList<>();
    for (ReverseProxy proxy : proxies(naming)) {
      for (ElementId id : proxy.publishes()) {
        naming.design().find(id, OfficeWebApps.class).ifPresent(o -> names.add(o.fqdn().lower()));
      }
    }
    return names;
  }

  private static List<ReverseProxy> proxies(Naming naming) {
    return naming.element() instanceof ReverseProxy r
        ? List.of(r)
        : naming.design().reverseProxies();
  }

  private CertificateRow row(Kind kind, Naming naming, String subject, List<Cause> causes) {
    List<String> servers = servers(kind.row(), naming);
    StringBuilder id = new StringBuilder(kind.row().id());
    id.append('/').append(naming.element().id().value());
    naming.server().ifPresent(s -> id.append('/').append(s.id().value()));
    boolean external = kind.row().assignedTo().contains("AccessEdgeExternal");
    int machines =
        naming.element() instanceof ReverseProxy r
            ? r.servers()
            : naming.element() instanceof OfficeWebApps o ? o.addresses().size() : servers.size();
    boolean exportable =
        kind.row().exportable().equals("yes")
            || kind.row().exportable().equals("pool") && machines > 1;
    return new CertificateRow(
        id.toString(),
        naming.element().siteId(),
        design.siteName(naming.element()),
        "component." + kind.row().id(),
        servers,
        List.of(naming.element().id()),
        kind.row().assignedTo(),
        kind.row().publicIssuer(),
        subject,
        sans(kind.row(), naming),
        external && clientUsage,
        key(kind.row().id()),
        exportable,
        kind.row().shared(),
        List.of(new Reason(kind.fact(), causes)));
  }

  private String key(String kind) {
    // Replication gives this one to all servers; the topics fix its length.
    CertificateKey asked =
        kind.equals("oauth") ? CertificateKey.RSA_2048 : design.organization().requests().key();
    return switch (asked) {
      case RSA_2048 -> "RSA 2048 SHA-256";
      case RSA_3072 -> "RSA 3072 SHA-256";
      case RSA_4096 -> "RSA 4096 SHA-256";
      case EC_P256 -> CURVES.contains(kind) ? "EC P-256 SHA-256" : "RSA 2048 SHA-256";
      case EC_P384 -> CURVES.contains(kind) ? "EC P-384 SHA-384" : "RSA 2048 SHA-256";
    };
  }

  private List<String> servers(CertificateKind kind, Naming naming) {
    if (naming.server().isPresent()) {
      return List.of(naming.server().get().fqdn().lower());
    }
    if (kind.id().equals("oauth")) {
      List<String> all = new ArrayList<>();
      design.frontEnds().forEach(p -> p.servers().forEach(s -> all.add(s.fqdn().lower())));
      design.directors().forEach(p -> p.servers().forEach(s -> all.add(s.fqdn().lower())));
      return List.copyOf(all);
    }
    return switch (naming.element()) {
      case EdgePool e -> e.servers().stream().map(s -> s.fqdn().lower()).toList();
      case Pool p -> p.servers().stream().map(s -> s.fqdn().lower()).toList();
      case ReverseProxy r -> List.of(r.fqdn().map(Fqdn::lower).orElse(r.name()));
      case Host h -> List.of(h.fqdn().lower());
      default -> List.of(naming.element().name());
    };
  }

  /// The alternative names in request order, each once. One wildcard stands for the names it
  /// covers.
  private List<San> sans(CertificateKind kind, Naming naming) {
    Set<String> names = new LinkedHashSet<>();
    for (String entry : kind.sans()) {
      int colon = entry.indexOf(':');
      String condition = colon < 0 ? "" : entry.substring(0, colon);
      String template = colon < 0 ? entry : entry.substring(colon + 1);
      if (LISTS.containsKey(condition)) {
        names.addAll(LISTS.get(condition).apply(naming));
        continue;
      }
      Predicate<Naming> test = condition.isEmpty() ? _ -> true : NAME_CONDITIONS.get(condition);
      if (perDomain(template)) {
        for (SipDomain domain : design.organization().sipDomains()) {
          Naming n = naming.with(domain);
          if (test.test(n)) {
            n.name(template).ifPresent(names::add);
          }
        }
      } else if (test.test(naming)) {
        naming.name(template).ifPresent(names::add);
      }
    }
    if (design.offers(Feature.WILDCARD_SANS)) {
      Set<String> wild = new LinkedHashSet<>();
      names.stream().filter(n -> n.startsWith("*.")).forEach(wild::add);
      names.removeIf(n -> isSimple(n) && wild.contains("*." + Fqdn.of(n).parent()));
    }
    return names.stream().map(San::new).toList();
  }

  private static boolean perDomain(String template) {
    return template.contains("{sipDomain}")
        || template.contains("{xmppDomain}")
        || template.contains("{xmppHost}")
        || template.contains("{meetHost}")
        || template.contains("{signInFqdn}");
  }

  /// True for the names a wildcard may replace: simple URLs and Autodiscover.
  private boolean isSimple(String name) {
    return name.startsWith("lyncdiscover.")
        || name.startsWith("lyncdiscoverinternal.")
        || urlHosts().contains(name);
  }

  private Set<String> urlHosts() {
    Set<String> hosts = new LinkedHashSet<>();
    var urls = design.organization().simpleUrls();
    urls.meet().forEach(m -> hosts.add(edgewise.model.SimpleUrls.host(m.url()).lower()));
    urls.dialin().ifPresent(u -> hosts.add(edgewise.model.SimpleUrls.host(u).lower()));
    urls.admin().ifPresent(u -> hosts.add(edgewise.model.SimpleUrls.host(u).lower()));
    return hosts;
  }

  private static void when(String name, String cause, Predicate<Naming> test) {
    List<Cause> causes = List.of(Cause.feature(cause));
    CONDITIONS.put(name, n -> test.test(n) ? causes : List.of());
  }

  private static boolean offers(Naming n, Feature f) {
    return n.design().offers(f);
  }

  private static boolean isStandard(Naming n) {
    return n.design().isStandardEdition(n.element());
  }

  private static boolean isDirectorPool(Naming n) {
    return n.element().kind().value().equals("director-pool");
  }

  private static boolean isCombined(Naming n) {
    return offers(n, Feature.COMBINED_PUBLIC_CERTIFICATE)
        && !n.design().reverseProxies().isEmpty()
        && n.scope().primaryEdge().filter(e -> e.id().equals(n.element().id())).isPresent();
  }

  private static void conditions() {
    Predicate<Naming> split = n -> offers(n, Feature.SPLIT_CERTIFICATES);
    Predicate<Naming> rolling = n -> offers(n, Feature.ROLLING_AV_CERTIFICATE);
    CONDITIONS.put(
        "one-external", n -> !rolling.test(n) && !isCombined(n) ? externalCauses(n) : List.of());
    CONDITIONS.put(
        "split-external", n -> rolling.test(n) && !isCombined(n) ? externalCauses(n) : List.of());
    CONDITIONS.put("combined", n -> isCombined(n) ? externalCauses(n) : List.of());
    when("edge", "edge", _ -> true);
    when(
        "own-proxy",
        "web-services",
        n ->
            !((ReverseProxy) n.element()).publishes().isEmpty()
                && (!offers(n, Feature.COMBINED_PUBLIC_CERTIFICATE)
                    || n.design().edgePools().isEmpty()));
    when("director-single", "director", n -> !split.test(n) && !isDirectorPool(n));
    when("director-pool", "director", n -> !split.test(n) && isDirectorPool(n));
    when("director-split", "director", split);
    when("front-end-one", "registrar", n -> !split.test(n));
    when("standard-split", "registrar", n -> split.test(n) && isStandard(n));
    when("enterprise-split", "registrar", n -> split.test(n) && !isStandard(n));
    when("oauth", "server-to-server", _ -> true);
    when("mediation", "telephony", _ -> true);
    when("sba", "branch-resiliency", _ -> true);
    when("persistent-chat", "persistent-chat", _ -> true);
    when("slides", "slides", n -> offers(n, Feature.WEB_CONFERENCING));
    when(
        "exchange-um",
        "voice-mail",
        n -> ((ExchangeUm) n.element()).unifiedMessaging() && offers(n, Feature.ENTERPRISE_VOICE));
    when("exchange", "exchange-integration", n -> offers(n, Feature.EXCHANGE_INTEGRATION));
  }

  private static List<Cause> externalCauses(Naming n) {
    EdgePool e = (EdgePool) n.element();
    List<Cause> causes = new ArrayList<>();
    if (e.remoteUsers() && offers(n, Feature.REMOTE_USERS)) {
      causes.add(Cause.of(Feature.REMOTE_USERS));
    }
    if (e.federation() && offers(n, Feature.SIP_FEDERATION)) {
      causes.add(Cause.of(Feature.SIP_FEDERATION));
    }
    if (e.xmpp() && offers(n, Feature.XMPP_FEDERATION)) {
      causes.add(Cause.of(Feature.XMPP_FEDERATION));
    }
    if (e.federation() && offers(n, Feature.PUBLIC_IM)) {
      causes.add(Cause.of(Feature.PUBLIC_IM));
    }
    if (e.webConferencingOn() && offers(n, Feature.WEB_CONFERENCING)) {
      causes.add(Cause.of(Feature.WEB_CONFERENCING));
    }
    if (e.audioVideoOn() && offers(n, Feature.EXTERNAL_AV)) {
      causes.add(Cause.of(Feature.EXTERNAL_AV));
    }
    return causes.isEmpty() ? List.of(Cause.feature("edge")) : causes;
  }

  private static void nameConditions() {
    NAME_CONDITIONS.put(
        "sip-names",
        n -> {
          boolean wanted =
              offers(n, Feature.AUTOMATIC_SIGN_IN) || RecordConditions.wantsSipName(n.design());
          return n.element() instanceof EdgePool e ? wanted || e.federation() : wanted;
        });
    NAME_CONDITIONS.put(
        "xmpp",
        n ->
            n.element() instanceof EdgePool e
                && e.xmpp()
                && n.domain().filter(SipDomain::xmpp).isPresent()
                && offers(n, Feature.XMPP_FEDERATION)
                && n.design().release(n.element()).compareTo(Release.V2015) <= 0);
    NAME_CONDITIONS.put("xmpp-host", n -> NAME_CONDITIONS.get("xmpp").test(n));
    NAME_CONDITIONS.put("sipexternal", n -> offers(n, Feature.SIPEXTERNAL_FALLBACK));
    NAME_CONDITIONS.put("sipinternal", n -> offers(n, Feature.SIPINTERNAL_FALLBACK));
    NAME_CONDITIONS.put(
        "alias",
        n ->
            offers(n, Feature.AUTOMATIC_SIGN_IN)
                && RecordConditions.isAlias((Pool) n.element(), n.domain().orElseThrow().name())
                && isSignInCandidate(n));
    NAME_CONDITIONS.put("plain", _ -> true);
    NAME_CONDITIONS.put("plain-admin", _ -> true);
    NAME_CONDITIONS.put("plain-discover-outside", n -> !offers(n, Feature.AUTODISCOVER_HTTP));
    NAME_CONDITIONS.put("wildcard", n -> offers(n, Feature.WILDCARD_SANS));
  }

  /// True for the sign-in pool, and for those of other sites when they stand in for it.
  private static boolean isSignInCandidate(Naming n) {
    return n.scope()
        .signInRank(n.element().id())
        .filter(r -> r == 0 || offers(n, Feature.SITE_RECOVERY))
        .isPresent();
  }

  private static void each(
      String name, BiFunction<CertificateDerivation, Element, List<Naming>> expansion) {
    EACH.put(name, expansion);
  }

  private static void expansions() {
    each("edge", (d, e) -> e instanceof EdgePool ? List.of(d.naming(e)) : List.of());
    each(
        "primary-edge",
        (d, e) ->
            d.primaryEdge.filter(p -> p.id().equals(e.id())).isPresent()
                ? List.of(d.naming(e))
                : List.of());
    each("proxy", (d, e) -> e instanceof ReverseProxy ? List.of(d.naming(e)) : List.of());
    each(
        "director",
        (d, e) -> e instanceof Pool && d.design.isDirector(e) ? List.of(d.naming(e)) : List.of());
    each(
        "director-server",
        (d, e) -> e instanceof Pool p && d.design.isDirector(e) ? d.machines(p) : List.of());
    each(
        "front-end-server",
        (d, e) -> e instanceof Pool p && d.design.isFrontEnd(e) ? d.machines(p) : List.of());
    each(
        "mediation-server",
        (d, e) ->
            e instanceof Pool p && d.design.plays(e, "mediation") ? d.machines(p) : List.of());
    each(
        "persistent-chat-server",
        (d, e) ->
            e instanceof Pool p && d.design.plays(e, "persistent-chat")
                ? d.machines(p)
                : List.of());
    each(
        "sba",
        (d, e) ->
            e instanceof Pool && d.design.isBranchServer(e) ? List.of(d.naming(e)) : List.of());
    each(
        "office-web-apps", (d, e) -> e instanceof OfficeWebApps ? List.of(d.naming(e)) : List.of());
    each("exchange", (d, e) -> e instanceof ExchangeUm ? List.of(d.naming(e)) : List.of());
    each("organization", (d, e) -> d.isCentral(e) ? List.of(d.naming(e)) : List.of());
    each("none", (_, _) -> List.of());
  }

  private boolean isCentral(Element e) {
    if (!(e instanceof Pool p)) {
      return false;
    }
    return central.filter(c -> c.id().equals(p.id())).isPresent()
        || central.isEmpty() && p.services().contains(Service.CENTRAL_MANAGEMENT);
  }

  private Naming naming(Element e) {
    return Naming.of(scope, e, View.INTERNAL);
  }

  private List<Naming> machines(Pool pool) {
    Naming naming = naming(pool);
    List<Naming> all = new ArrayList<>(pool.servers().size());
    for (Server s : pool.servers()) {
      all.add(naming.with(Naming.Machine.of(s)));
    }
    return all;
  }
}
