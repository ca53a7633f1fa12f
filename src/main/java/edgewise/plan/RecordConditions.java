package edgewise.plan;

import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.SipDomain;
import edgewise.model.UrlNaming;
import edgewise.model.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The conditions that record kinds name. Each gives what calls for the record; nothing means that
/// it is not needed.
final class RecordConditions {
  private RecordConditions() {}

  private static final Map<String, Function<Naming, List<Cause>>> ALL = new LinkedHashMap<>();
  private static final List<Cause> NO = List.of();

  /// The condition with this name; throws when there is none.
  static Function<Naming, List<Cause>> condition(String name) {
    Function<Naming, List<Cause>> condition = ALL.get(name);
    if (condition == null) {
      throw new IllegalArgumentException("no condition " + name);
    }
    return condition;
  }

  /// Names of all conditions.
  static Set<String> names() {
    return ALL.keySet();
  }

  private static void put(String name, Function<Naming, List<Cause>> condition) {
    ALL.put(name, condition);
  }

  private static void need(String name, String cause, Predicate<Naming> when) {
    List<Cause> causes = List.of(Cause.feature(cause));
    put(name, n -> when.test(n) ? causes : NO);
  }

  private static void feature(String name, Feature feature, Predicate<Naming> when) {
    List<Cause> causes = List.of(Cause.of(feature));
    put(name, n -> n.design().offers(feature) && when.test(n) ? causes : NO);
  }

  private static List<Cause> offered(Design d, Feature... features) {
    List<Cause> causes = new ArrayList<>(features.length);
    for (Feature f : features) {
      if (d.offers(f)) {
        causes.add(Cause.of(f));
      }
    }
    return causes;
  }

  static boolean isSingle(EdgePool e) {
    return e.servers().size() < 2 && e.balancing() != Balancing.HARDWARE;
  }

  static boolean isHardware(EdgePool e) {
    return e.balancing() == Balancing.HARDWARE;
  }

  private static EdgePool edge(Naming n) {
    return (EdgePool) n.element();
  }

  private static Pool pool(Naming n) {
    return (Pool) n.element();
  }

  private static boolean byDns(Pool p) {
    return p.balancing() != Balancing.HARDWARE && p.servers().size() > 1;
  }

  private static SipDomain domain(Naming n) {
    return n.domain().orElseThrow();
  }

  /// True when clients insist that the server name lies in their SIP domain, or look `sip.` up.
  static boolean wantsSipName(Design d) {
    return d.offers(Feature.STRICT_NAME_MATCHING)
        || d.offers(Feature.DESK_PHONES)
        || !d.offers(Feature.AUTOMATIC_SIGN_IN);
  }

  /// True when the name of the pool in a SIP domain is an alias that needs records of its own.
  static boolean isAlias(Pool pool, Fqdn domain) {
    return !pool.fqdn().isBlank() && !pool.fqdn().isIn(domain);
  }

  static {
    edges();
    directors();
    frontEnds();
    web();
    others();
  }

  private static void edges() {
    Map<String, Predicate<EdgePool>> shapes = new LinkedHashMap<>();
    shapes.put("edge-single", RecordConditions::isSingle);
    shapes.put("edge-by-dns", e -> !isSingle(e) && !isHardware(e));
    shapes.put("edge-by-hardware", RecordConditions::isHardware);
    shapes.forEach(
        (name, shape) -> {
          need(name, "edge", n -> shape.test(edge(n)));
          put(
              name + "-access",
              n -> {
                if (!shape.test(edge(n))) {
                  return NO;
                }
                EdgePool e = edge(n);
                List<Cause> causes = new ArrayList<>();
                if (e.remoteUsers()) {
                  causes.addAll(
                      offered(n.design(), Feature.REMOTE_USERS, Feature.ANONYMOUS_CONFERENCING));
                }
                if (e.federation()) {
                  causes.addAll(
                      offered(
                          n.design(), Feature.SIP_FEDERATION, Feature.PUBLIC_IM, Feature.HYBRID));
                }
                if (e.xmpp()) {
                  causes.addAll(offered(n.design(), Feature.XMPP_FEDERATION));
                }
                return causes;
              });
          put(
              name + "-web-conferencing",
              n ->
                  shape.test(edge(n)) && edge(n).webConferencingOn()
                      ? offered(n.design(), Feature.WEB_CONFERENCING)
                      : NO);
          put(
              name + "-av",
              n ->
                  shape.test(edge(n)) && edge(n).audioVideoOn()
                      ? offered(n.design(), Feature.EXTERNAL_AV)
                      : NO);
        });
    need("edge-pool", "edge", n -> edge(n).servers().size() > 1);
    put(
        "sip-domain-outside",
        n -> {
          EdgePool e = edge(n);
          List<Cause> causes = new ArrayList<>();
          if (e.remoteUsers() && n.design().offers(Feature.REMOTE_USERS)) {
            causes.addAll(offered(n.design(), Feature.AUTOMATIC_SIGN_IN));
          }
          if (e.federation()) {
            causes.addAll(
                offered(
                    n.design(),
                    Feature.SIP_FEDERATION,
                    Feature.PUBLIC_IM,
                    Feature.PUSH_APPLE,
                    Feature.PUSH_MICROSOFT,
                    Feature.HYBRID));
          }
          if (e.xmpp() && n.domain().filter(d -> d.xmpp() && d.xmppHost().isEmpty()).isPresent()) {
            causes.addAll(offered(n.design(), Feature.XMPP_FEDERATION));
          }
          return causes;
        });
    put(
        "automatic-sign-in-outside",
        n ->
            edge(n).remoteUsers()
                    && n.design().offers(Feature.REMOTE_USERS)
                    && n.design().organization().accessEdge().remoteUsers()
                ? offered(n.design(), Feature.AUTOMATIC_SIGN_IN)
                : NO);
    feature(
        "edge-recovery",
        Feature.EDGE_RECOVERY,
        n ->
            edge(n).remoteUsers()
                && n.design().offers(Feature.REMOTE_USERS)
                && edge(n).access().fqdn().isIn(domain(n).name()));
    put(
        "federation-record",
        n -> {
          if (!edge(n).federation() || !n.design().organization().accessEdge().federatedUsers()) {
            return NO;
          }
          return offered(n.design(), Feature.SIP_FEDERATION, Feature.PUBLIC_IM, Feature.HYBRID);
        });
    put(
        "push",
        n ->
            edge(n).federation() && domain(n).pushUsers()
                ? offered(n.design(), Feature.PUSH_APPLE, Feature.PUSH_MICROSOFT)
                : NO);
    feature("sipexternal", Feature.SIPEXTERNAL_FALLBACK, n -> edge(n).remoteUsers());
    put("xmpp", n -> xmpp(n) ? xmppCauses(n) : NO);
    put(
        "xmpp-host",
        n ->
            xmpp(n) && !Naming.xmppTarget(domain(n)).equals("sip." + domain(n).name().lower())
                ? xmppCauses(n)
                : NO);
    feature(
        "xmpp-recovery",
        Feature.EDGE_RECOVERY,
        n ->
            n.design().offers(Feature.XMPP_FEDERATION)
                && edge(n).xmpp()
                && domain(n).xmpp()
                && edge(n).access().fqdn().isIn(domain(n).name()));
    feature("hybrid", Feature.HYBRID, _ -> true);
    feature("hybrid-inside", Feature.HYBRID, n -> edgeUsesInsideDns(n.design()));
    feature(
        "hosted-voice-mail-default",
        Feature.HOSTED_VOICE_MAIL,
        n ->
            n.design()
                .organization()
                .defaultSipDomain()
                .filter(domain(n).name()::equals)
                .isPresent());
    feature(
        "hosted-voice-mail-inside",
        Feature.HOSTED_VOICE_MAIL,
        n -> n.design().organization().splitBrain());
    put(
        "access-inside",
        n -> {
          List<Cause> causes = new ArrayList<>();
          if (edgeUsesInsideDns(n.design())) {
            causes.addAll(offered(n.design(), Feature.HYBRID));
          }
          if (n.design().organization().splitBrain()) {
            causes.addAll(offered(n.design(), Feature.HOSTED_VOICE_MAIL));
          }
          return causes;
        });
  }

  static boolean edgeUsesInsideDns(Design d) {
    return d.dnsViews(View.INTERNAL).stream().anyMatch(v -> v.usedByEdge());
  }

  private static boolean xmpp(Naming n) {
    return edge(n).xmpp() && domain(n).xmpp() && n.design().offers(Feature.XMPP_FEDERATION);
  }

  private static List<Cause> xmppCauses(Naming n) {
    List<Cause> causes = new ArrayList<>();
    causes.add(Cause.of(Feature.XMPP_FEDERATION));
    causes.addAll(n.scope().xmppPartners());
    return causes;
  }

  private static void directors() {
    Predicate<Pool> single = p -> !isDirectorPool(p);
    Predicate<Pool> byDns = p -> isDirectorPool(p) && p.balancing() != Balancing.HARDWARE;
    Predicate<Pool> byHardware = p -> isDirectorPool(p) && p.balancing() == Balancing.HARDWARE;
    director("director-single", single);
    director("director-pool", RecordConditions::isDirectorPool);
    director("director-by-dns", byDns);
    director("director-by-hardware", byHardware);
    put("director-single-sip", n -> single.test(pool(n)) ? signIn(n.design()) : NO);
    put("director-by-dns-sip", n -> byDns.test(pool(n)) ? signIn(n.design()) : NO);
    put("director-by-hardware-sip", n -> byHardware.test(pool(n)) ? signIn(n.design()) : NO);
    put("director-single-urls", n -> single.test(pool(n)) ? urls(n) : NO);
    put("director-pool-urls", n -> isDirectorPool(pool(n)) ? urls(n) : NO);
  }

  private static void director(String name, Predicate<Pool> shape) {
    need(name, "director", n -> shape.test(pool(n)));
  }

  private static boolean isDirectorPool(Pool p) {
    return p.kind().value().equals("director-pool");
  }

  private static List<Cause> signIn(Design d) {
    if (!wantsSipName(d)) {
      return NO;
    }
    List<Cause> causes = offered(d, Feature.STRICT_NAME_MATCHING, Feature.DESK_PHONES);
    return causes.isEmpty() ? List.of(Cause.feature("client-sign-in")) : causes;
  }

  private static List<Cause> urls(Naming n) {
    return n.design().offers(Feature.GEO_DNS) ? NO : List.of(Cause.feature("simple-urls"));
  }

  private static void frontEnds() {
    need("standard-edition", "registrar", n -> n.design().isStandardEdition(n.element()));
    need("enterprise", "registrar", n -> !n.design().isStandardEdition(n.element()));
    need(
        "front-end-by-dns",
        "registrar",
        n -> !n.design().isStandardEdition(n.element()) && byDns(pool(n)));
    need(
        "front-end-by-hardware",
        "registrar",
        n ->
            !n.design().isStandardEdition(n.element())
                && pool(n).balancing() == Balancing.HARDWARE);
    need(
        "front-end-one-node",
        "registrar",
        n ->
            !n.design().isStandardEdition(n.element())
                && pool(n).balancing() != Balancing.HARDWARE
                && pool(n).servers().size() == 1);
    put("sip-inside", n -> signIn(n.design()));
    feature("automatic-sign-in", Feature.AUTOMATIC_SIGN_IN, _ -> true);
    feature(
        "site-recovery", Feature.SITE_RECOVERY, n -> n.design().offers(Feature.AUTOMATIC_SIGN_IN));
    put("alias-by-dns", n -> alias(n) && byDns(pool(n)) ? aliasCauses(n) : NO);
    put("alias-by-one", n -> alias(n) && !byDns(pool(n)) ? aliasCauses(n) : NO);
    feature("sipinternal", Feature.SIPINTERNAL_FALLBACK, _ -> true);
    feature("plain-client-sip", Feature.PLAIN_CLIENT_SIP, _ -> true);
    feature("desk-phones", Feature.DESK_PHONES, _ -> true);
    feature("legacy-phones", Feature.LEGACY_PHONES, _ -> true);
    need("time-server", "time", n -> Naming.timeServer(n.design()).isPresent());
    need("next-hop", "next-hop", _ -> true);
  }

  private static boolean alias(Naming n) {
    return n.design().offers(Feature.AUTOMATIC_SIGN_IN)
        && (n.rank() == 0 || n.design().offers(Feature.SITE_RECOVERY))
        && isAlias(pool(n), domain(n).name());
  }

  private static List<Cause> aliasCauses(Naming n) {
    return offered(n.design(), Feature.AUTOMATIC_SIGN_IN);
  }

  private static void web() {
    put("simple-urls", RecordConditions::urls);
    put("simple-urls-outside", RecordConditions::urls);
    need("admin-url", "simple-urls", _ -> true);
    need("web-services", "web-services", _ -> true);
    put(
        "autodiscover-by-address",
        n ->
            n.design().offers(Feature.AUTODISCOVER_ALIAS) || n.design().offers(Feature.GEO_DNS)
                ? NO
                : autodiscover(n));
    put(
        "autodiscover-inside",
        n ->
            n.design().offers(Feature.AUTODISCOVER_ALIAS) || n.design().offers(Feature.GEO_DNS)
                ? NO
                : autodiscover(n));
    put(
        "autodiscover-by-alias",
        n ->
            n.design().offers(Feature.AUTODISCOVER_ALIAS) && !n.design().offers(Feature.GEO_DNS)
                ? autodiscover(n)
                : NO);
    feature("mobility", Feature.MOBILITY, _ -> true);
    need("slides", "slides", n -> n.design().offers(Feature.WEB_CONFERENCING));
    naming("naming-1", UrlNaming.HOST_PER_URL);
    naming("naming-1-admin", UrlNaming.HOST_PER_URL);
    naming("naming-2", UrlNaming.HOST_PER_DOMAIN);
    naming("naming-3", UrlNaming.ONE_HOST);
    feature("geo", Feature.GEO_DNS, n -> n.design().organization().geoDns().isPresent());
  }

  /// From the 2015 release on every client looks the Autodiscover names up first.
  private static List<Cause> autodiscover(Naming n) {
    List<Cause> causes = offered(n.design(), Feature.MOBILITY);
    return causes.isEmpty() || n.design().release() != Release.V2013
        ? join(causes, Cause.feature("client-sign-in"))
        : causes;
  }

  private static List<Cause> join(List<Cause> causes, Cause more) {
    List<Cause> all = new ArrayList<>(causes);
    all.add(more);
    return all;
  }

  private static void naming(String name, UrlNaming naming) {
    put(name, n -> n.design().organization().simpleUrls().naming() == naming ? urls(n) : NO);
  }

  private static void others() {
    need("database", "database", _ -> true);
    need("telephony", "telephony", _ -> true);
    need("persistent-chat", "persistent-chat", _ -> true);
    need("persistent-chat-pool", "persistent-chat", n -> pool(n).servers().size() > 1);
    feature("exchange", Feature.EXCHANGE_INTEGRATION, _ -> true);
    need("ipv6", "ipv6", _ -> true);
  }
}
