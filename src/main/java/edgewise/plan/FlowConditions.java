package edgewise.plan;

import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Feature;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.SqlServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The conditions that port rules name. Each gives what calls for the flow; nothing means that the
/// rule is not needed.
final class FlowConditions {
  private FlowConditions() {}

  private static final Map<String, Function<Flow, List<Cause>>> ALL = new LinkedHashMap<>();

  /// The condition with this name; throws when there is none.
  static Function<Flow, List<Cause>> condition(String name) {
    Function<Flow, List<Cause>> condition = ALL.get(name);
    if (condition == null) {
      throw new IllegalArgumentException("no condition " + name);
    }
    return condition;
  }

  /// Names of all conditions.
  static Set<String> names() {
    return ALL.keySet();
  }

  private static final List<Cause> NO = List.of();
  private static final Map<String, List<Cause>> NEEDS = new ConcurrentHashMap<>();

  private static void put(String name, Function<Flow, List<Cause>> condition) {
    ALL.put(name, condition);
  }

  private static void when(String name, Feature feature) {
    List<Cause> causes = List.of(cause(feature));
    put(name, f -> f.design().offers(feature) ? causes : NO);
  }

  private static Cause cause(Feature feature) {
    return Cause.of(feature);
  }

  private static List<Cause> need(String id) {
    return NEEDS.computeIfAbsent(id, i -> List.of(Cause.feature(i)));
  }

  private static EdgePool edge(Flow f) {
    return f.end(EdgePool.class).orElseThrow();
  }

  private static Pool pool(Flow f) {
    return f.end(Pool.class).orElseThrow();
  }

  private static boolean behindHardware(Pool pool) {
    return pool.balancing() == Balancing.HARDWARE;
  }

  private static List<Cause> join(List<Cause> a, List<Cause> b) {
    if (b.isEmpty()) {
      return a;
    }
    if (a.isEmpty()) {
      return b;
    }
    List<Cause> all = new ArrayList<>(a.size() + b.size());
    all.addAll(a);
    all.addAll(b);
    return all;
  }

  /// Causes of a service with a feature of its own on a pool that has the service, or an
  /// organization that wants it.
  private static void service(String name, Service service, Feature feature, boolean hardwareOnly) {
    List<Cause> causes = List.of(cause(feature));
    put(
        name,
        f -> {
          Pool p = pool(f);
          return f.design().offers(feature)
                  && p.services().contains(service)
                  && (!hardwareOnly || behindHardware(p))
              ? causes
              : NO;
        });
  }

  static {
    edge();
    web();
    directors();
    frontEnds();
    voice();
    clients();
    backEnds();
  }

  private static void edge() {
    put("revocation", f -> need("revocation"));
    put("name-resolution", f -> need("name-resolution"));
    put(
        "replication",
        f -> f.destination().isPresent() && f.source().isPresent() ? need("replication") : NO);
    put(
        "xmpp-federation",
        f -> {
          EdgePool e = edge(f);
          boolean gateway =
              f.source().isEmpty()
                  || !(f.source().get() instanceof Pool p)
                  || f.scope().hasGateway(p);
          return gateway
                  && e.xmpp()
                  && f.scope().isXmppEdge(e)
                  && f.design().offers(Feature.XMPP_FEDERATION)
              ? join(List.of(cause(Feature.XMPP_FEDERATION)), f.scope().xmppPartners())
              : NO;
        });
    put(
        "remote-sign-in",
        f -> {
          if (!edge(f).remoteUsers() || !f.design().organization().accessEdge().remoteUsers()) {
            return NO;
          }
          List<Cause> causes = new ArrayList<>();
          if (f.design().offers(Feature.REMOTE_USERS)) {
            causes.add(cause(Feature.REMOTE_USERS));
          }
          if (f.design().offers(Feature.ANONYMOUS_CONFERENCING)
              && f.design().organization().accessEdge().anonymousUsers()) {
            causes.add(cause(Feature.ANONYMOUS_CONFERENCING));
          }
          return causes;
        });
    put("federation-inbound", f -> federation(f, false));
    put("federation-outbound", f -> federation(f, true));
    put(
        "external-conferencing",
        f ->
            edge(f).webConferencingOn() && f.design().offers(Feature.WEB_CONFERENCING)
                ? List.of(cause(Feature.WEB_CONFERENCING))
                : NO);
    put("external-av", f -> externalAv(f) ? List.of(cause(Feature.EXTERNAL_AV)) : NO);
    put(
        "external-av-or-sharing",
        f -> {
          if (!edge(f).audioVideoOn()) {
            return NO;
          }
          List<Cause> causes = new ArrayList<>();
          for (Feature feature :
              List.of(Feature.EXTERNAL_AV, Feature.APPLICATION_SHARING, Feature.FILE_TRANSFER)) {
            if (f.design().offers(feature)
                && (feature == Feature.EXTERNAL_AV || outsiders(f.design()))) {
              causes.add(cause(feature));
            }
          }
          return causes;
        });
    put(
        "external-av-behind-hardware",
        f ->
            externalAv(f) && edge(f).balancing() == Balancing.HARDWARE
                ? List.of(cause(Feature.EXTERNAL_AV))
                : NO);
    put("federated-media", FlowConditions::federatedMedia);
    put(
        "federated-media-or-hybrid",
        f -> {
          List<Cause> causes = federatedMedia(f);
          return edge(f).audioVideoOn() && f.design().offers(Feature.HYBRID)
              ? join(causes, List.of(cause(Feature.HYBRID)))
              : causes;
        });
    put("ocs-2007-media", FlowConditions::ocs2007Media);
    put(
        "media-udp-outbound",
        f -> {
          List<Cause> causes = ocs2007Media(f);
          return externalAv(f) && f.design().offers(Feature.OUTBOUND_MEDIA_UDP)
              ? join(causes, List.of(cause(Feature.OUTBOUND_MEDIA_UDP)))
              : causes;
        });
    put(
        "public-im",
        f ->
            publicIm(f)
                ? join(List.of(cause(Feature.PUBLIC_IM)), f.scope().publicProviders())
                : NO);
    put(
        "public-im-media",
        f ->
            f.design().offers(Feature.PUBLIC_IM)
                    && f.design().organization().accessEdge().federatedUsers()
                    && externalAv(f)
                    && !f.scope().publicMediaProviders().isEmpty()
                ? join(List.of(cause(Feature.PUBLIC_IM)), f.scope().publicMediaProviders())
                : NO);
    put(
        "external-access",
        f -> {
          EdgePool e = edge(f);
          List<Cause> causes = new ArrayList<>();
          if (e.remoteUsers() && f.design().offers(Feature.REMOTE_USERS)) {
            causes.add(cause(Feature.REMOTE_USERS));
          }
          if (e.federation() && f.scope().federates()) {
            causes.add(cause(Feature.SIP_FEDERATION));
          } else {
            // The same signalling without federation proper: providers, push service, tenant.
            causes.addAll(federation(f, true));
          }
          if (e.webConferencingOn() && f.design().offers(Feature.WEB_CONFERENCING)) {
            causes.add(cause(Feature.WEB_CONFERENCING));
          }
          if (externalAv(f)) {
            causes.add(cause(Feature.EXTERNAL_AV));
          }
          return causes;
        });
    when("centralized-logging", Feature.CENTRALIZED_LOGGING);
    put(
        "skype-search",
        f ->
            f.design().offers(Feature.SKYPE_DIRECTORY_SEARCH) && f.scope().isFederationEdge(edge(f))
                ? List.of(cause(Feature.SKYPE_DIRECTORY_SEARCH))
                : NO);
  }

  private static boolean outsiders(Design d) {
    return d.offers(Feature.REMOTE_USERS)
        || d.offers(Feature.SIP_FEDERATION)
        || d.offers(Feature.ANONYMOUS_CONFERENCING);
  }

  private static boolean externalAv(Flow f) {
    return edge(f).audioVideoOn() && f.design().offers(Feature.EXTERNAL_AV);
  }

  private static boolean publicIm(Flow f) {
    return edge(f).federation()
        && f.scope().isFederationEdge(edge(f))
        && f.design().offers(Feature.PUBLIC_IM)
        && f.design().organization().accessEdge().federatedUsers()
        && !f.scope().publicProviders().isEmpty();
  }

  private static List<Cause> federation(Flow f, boolean outbound) {
    EdgePool e = edge(f);
    Design d = f.design();
    if (!e.federation() || !d.organization().accessEdge().federatedUsers()) {
      return NO;
    }
    List<Cause> causes = new ArrayList<>();
    if (d.offers(Feature.SIP_FEDERATION)) {
      causes.add(cause(Feature.SIP_FEDERATION));
      if (f.scope().isFederationEdge(e)) {
        causes.addAll(f.scope().sipPartners());
      }
    }
    if (publicIm(f)) {
      causes.add(cause(Feature.PUBLIC_IM));
      causes.addAll(f.scope().publicProviders());
    }
    if (outbound) {
      for (Feature push : List.of(Feature.PUSH_APPLE, Feature.PUSH_MICROSOFT)) {
        if (d.offers(push)) {
          causes.add(cause(push));
        }
      }
    }
    if (d.offers(Feature.HYBRID)) {
      causes.add(cause(Feature.HYBRID));
    }
    return causes;
  }

  /// Partners are named on the Edge pool that carries federation; elsewhere the feature stands for
  /// them, because media goes through the Edge of the user's own pool whatever the partner.
  private static List<Cause> federatedMedia(Flow f) {
    if (!externalAv(f) || !f.scope().federates()) {
      return NO;
    }
    List<Cause> feature = need("federated-media");
    return f.scope().isFederationEdge(edge(f)) ? join(feature, f.scope().mediaPartners()) : feature;
  }

  private static List<Cause> ocs2007Media(Flow f) {
    List<Cause> partners = f.scope().ocs2007Partners();
    if (!externalAv(f) || !f.scope().federates() || partners.isEmpty()) {
      return NO;
    }
    return partners.size() <= Scope.PARTNER_LIMIT || f.scope().isFederationEdge(edge(f))
        ? join(need("ocs-2007-partner"), partners)
        : need("ocs-2007-partner");
  }

  private static void web() {
    put("web-published", f -> published(f, false));
    put("http-published", f -> published(f, true));
    put(
        "slides-outside",
        f ->
            f.destination().filter(OfficeWebApps.class::isInstance).isPresent()
                    && f.design().offers(Feature.WEB_CONFERENCING)
                ? List.of(Cause.feature("slides"))
                : NO);
    put(
        "slides",
        f -> f.design().offers(Feature.WEB_CONFERENCING) ? List.of(Cause.feature("slides")) : NO);
    put(
        "mobility-hairpin",
        f ->
            f.design().offers(Feature.MOBILITY) && publishesPool(f)
                ? List.of(cause(Feature.MOBILITY))
                : NO);
  }

  private static boolean publishesPool(Flow f) {
    return f.end(ReverseProxy.class).orElseThrow().publishes().stream()
        .anyMatch(id -> f.design().find(id, Pool.class).isPresent());
  }

  private static List<Cause> published(Flow f, boolean http) {
    Design d = f.design();
    if (f.source().isPresent() && !(f.source().get() instanceof ReverseProxy)) {
      return f.source().get() instanceof Pool
          ? List.of(Cause.feature("autodiscover-between-pools"))
          : NO;
    }
    ReverseProxy proxy =
        f.source().map(ReverseProxy.class::cast).or(() -> f.end(ReverseProxy.class)).orElse(null);
    if (proxy == null || proxy.publishes().isEmpty() || http && !proxy.http()) {
      return NO;
    }
    List<Cause> causes = new ArrayList<>();
    if (http) {
      causes.add(
          Cause.feature(
              d.offers(Feature.AUTODISCOVER_HTTP) ? "autodiscover-http" : "http-redirect"));
    }
    for (Feature feature :
        List.of(Feature.REMOTE_USERS, Feature.ANONYMOUS_CONFERENCING, Feature.MOBILITY)) {
      if (d.offers(feature)) {
        causes.add(cause(feature));
      }
    }
    // People of partners open the page of our meetings as guests do: federation reference, 10.5.
    if (!http && d.offers(Feature.WEB_CONFERENCING) && f.scope().federates()) {
      causes.add(cause(Feature.WEB_CONFERENCING));
    }
    return causes;
  }

  private static void directors() {
    put("director", f -> need("director"));
    put("director-web", f -> need("director"));
    put(
        "director-pool",
        f -> pool(f).kind().value().equals("director-pool") ? need("director") : NO);
    put("director-behind-hardware", f -> behindHardware(pool(f)) ? need("director") : NO);
    put("next-hop-by-node", f -> !behindHardware(pool(f)) ? need("next-hop") : NO);
    put("next-hop-by-vip", f -> behindHardware(pool(f)) ? need("next-hop") : NO);
  }

  private static void frontEnds() {
    put("configuration-replica", f -> need("configuration-replica"));
    put("registrar", f -> need("registrar"));
    put("focus", f -> need("conferencing"));
    when("plain-sip", Feature.PLAIN_SIP);
    when("plain-web", Feature.PLAIN_WEB);
    when("im-conferencing", Feature.IM_CONFERENCING);
    when("web-conferencing", Feature.WEB_CONFERENCING);
    when("av-conferencing", Feature.AUDIO_VIDEO);
    when("audio-video", Feature.AUDIO_VIDEO);
    when("application-sharing", Feature.APPLICATION_SHARING);
    when("legacy-clients", Feature.LEGACY_CLIENTS);
    when("mobility", Feature.MOBILITY);
    put(
        "ends-audio",
        f ->
            (f.design().isFrontEnd(pool(f)) || f.design().hasMediation(pool(f)))
                    && f.design().offers(Feature.AUDIO_VIDEO)
                ? List.of(cause(Feature.AUDIO_VIDEO))
                : NO);
    put("front-end-behind-hardware", f -> behindHardware(pool(f)) ? need("registrar") : NO);
    put("front-end-pool-web", f -> isPool(f) ? need("web-services") : NO);
    put("front-end-pool-web-published", f -> isPool(f) ? published(f, false) : NO);
    put(
        "front-end-pool-http",
        f -> {
          if (!isPool(f)) {
            return NO;
          }
          return f.source().isPresent() ? published(f, true) : need("root-certificate");
        });
    put("file-share", f -> usesStore(f) ? need("file-share") : NO);
    put("paired-pools", f -> usesStore(f) ? NO : need("pairing"));
    put("video-interop", f -> need("video-interop"));
  }

  private static boolean usesStore(Flow f) {
    return f.source()
        .filter(s -> s instanceof Pool p && p.fileStore().equals(f.destination().map(Element::id)))
        .isPresent();
  }

  private static boolean isPool(Flow f) {
    return pool(f).kind().value().equals("front-end-pool");
  }

  private static void voice() {
    service("dial-in", Service.CONFERENCING_ATTENDANT, Feature.DIAL_IN_CONFERENCING, false);
    service(
        "dial-in-announcement",
        Service.CONFERENCING_ANNOUNCEMENT,
        Feature.DIAL_IN_CONFERENCING,
        false);
    service("call-park", Service.CALL_PARK, Feature.CALL_PARK, false);
    service("audio-test", Service.AUDIO_TEST, Feature.AUDIO_TEST, false);
    service("response-group", Service.RESPONSE_GROUP, Feature.RESPONSE_GROUP, false);
    put(
        "response-group-pool",
        f ->
            pool(f).servers().size() > 1
                    && pool(f).services().contains(Service.RESPONSE_GROUP)
                    && f.design().offers(Feature.RESPONSE_GROUP)
                ? List.of(cause(Feature.RESPONSE_GROUP))
                : NO);
    service(
        "call-admission-control",
        Service.CALL_ADMISSION_CONTROL,
        Feature.CALL_ADMISSION_CONTROL,
        false);
    service(
        "behind-hardware-attendant",
        Service.CONFERENCING_ATTENDANT,
        Feature.DIAL_IN_CONFERENCING,
        true);
    service(
        "behind-hardware-announcement",
        Service.CONFERENCING_ANNOUNCEMENT,
        Feature.DIAL_IN_CONFERENCING,
        true);
    service("behind-hardware-call-park", Service.CALL_PARK, Feature.CALL_PARK, true);
    service("behind-hardware-audio-test", Service.AUDIO_TEST, Feature.AUDIO_TEST, true);
    service("behind-hardware-response-group", Service.RESPONSE_GROUP, Feature.RESPONSE_GROUP, true);
    service(
        "behind-hardware-call-admission",
        Service.CALL_ADMISSION_CONTROL,
        Feature.CALL_ADMISSION_CONTROL,
        true);
    put(
        "emergency-calls",
        f ->
            f.design().offers(Feature.EMERGENCY_CALLS)
                    && f.end(PstnGateway.class).filter(PstnGateway::emergency).isPresent()
                ? List.of(cause(Feature.EMERGENCY_CALLS))
                : NO);
    put("collocated-mediation", f -> collocated(f) ? need("telephony") : NO);
    put("collocated-mediation-tls", f -> collocated(f) && trunk(f, true) ? need("telephony") : NO);
    put("collocated-mediation-tcp", f -> collocated(f) && trunk(f, false) ? need("telephony") : NO);
    put(
        "behind-hardware-mediation",
        f -> collocated(f) && behindHardware(pool(f)) ? need("telephony") : NO);
    put("standalone-mediation", f -> standalone(f) ? need("telephony") : NO);
    put("standalone-mediation-tls", f -> standalone(f) && trunk(f, true) ? need("telephony") : NO);
    put("standalone-mediation-tcp", f -> standalone(f) && trunk(f, false) ? need("telephony") : NO);
    put(
        "mediation-behind-hardware",
        f -> standalone(f) && behindHardware(pool(f)) ? need("telephony") : NO);
    put(
        "collocated-to-branch-gateway-tcp",
        f -> gateway(f, false, true) && collocatedSource(f) ? need("telephony") : NO);
    put(
        "collocated-to-branch-gateway-tls",
        f -> gateway(f, true, true) && collocatedSource(f) ? need("telephony") : NO);
    put("gateway-tcp", f -> gateway(f, false, false) ? need("telephony") : NO);
    put("gateway-tls", f -> gateway(f, true, false) ? need("telephony") : NO);
    put(
        "branch-gateway-tcp",
        f -> gateway(f, false, true) && !collocatedSource(f) ? need("telephony") : NO);
    put(
        "branch-gateway-tls",
        f -> gateway(f, true, true) && !collocatedSource(f) ? need("telephony") : NO);
    put(
        "branch-mobility",
        f -> f.design().offers(Feature.MOBILITY) ? List.of(cause(Feature.MOBILITY)) : NO);
  }

  private static boolean collocated(Flow f) {
    return f.destination()
        .filter(d -> d instanceof Pool p && f.design().isFrontEnd(p) && f.design().hasMediation(p))
        .isPresent();
  }

  private static boolean standalone(Flow f) {
    return f.destination()
        .filter(d -> d instanceof Pool p && f.design().plays(p, "mediation"))
        .isPresent();
  }

  private static boolean collocatedSource(Flow f) {
    return f.source().filter(s -> s instanceof Pool p && f.design().isFrontEnd(p)).isPresent();
  }

  private static boolean trunk(Flow f, boolean tls) {
    return f.source().filter(s -> s instanceof PstnGateway g && g.tls() == tls).isPresent();
  }

  private static boolean gateway(Flow f, boolean tls, boolean branch) {
    return f.destination()
        .filter(
            d ->
                d instanceof PstnGateway g
                    && g.tls() == tls
                    && g.branchAppliance() == branch
                    && !g.emergency())
        .isPresent();
  }

  private static void clients() {
    put("client-sign-in", f -> need("client-sign-in"));
    put(
        "dhcp-sign-in",
        f ->
            f.design().offers(Feature.AUTOMATIC_SIGN_IN) || f.design().frontEnds().isEmpty()
                ? NO
                : need("dhcp-sign-in"));
    when("client-media", Feature.AUDIO_VIDEO);
    when("file-transfer", Feature.FILE_TRANSFER);
    when("desk-phones", Feature.DESK_PHONES);
    put(
        "lync-2010-mobile-push",
        f ->
            f.design().offers(Feature.PUSH_APPLE) && f.design().offers(Feature.LYNC_2010_MOBILE)
                ? List.of(cause(Feature.LYNC_2010_MOBILE))
                : NO);
    put("persistent-chat", f -> need("persistent-chat"));
    put("persistent-chat-pool", f -> pool(f).servers().size() > 1 ? need("persistent-chat") : NO);
  }

  private static void backEnds() {
    put(
        "sql-default-instance",
        f ->
            f.destination()
                    .filter(s -> s instanceof SqlServer q && q.instance().isEmpty())
                    .isPresent()
                ? need("database")
                : f.destination()
                        .filter(s -> s instanceof SqlServer q && q.port() != 1433)
                        .isPresent()
                    ? need("database")
                    : NO);
    put(
        "sql-named-instance",
        f ->
            f.destination()
                    .filter(s -> s instanceof SqlServer q && q.instance().isPresent())
                    .isPresent()
                ? need("database")
                : NO);
    put("sql-mirroring", f -> mirrors(f) && mirrorPort(f) != 5022 ? need("mirroring") : NO);
    put("sql-mirroring-5022", f -> mirrors(f) && mirrorPort(f) == 5022 ? need("mirroring") : NO);
  }

  private static boolean mirrors(Flow f) {
    Element s = f.source().orElse(null);
    Element d = f.destination().orElse(null);
    return s instanceof SqlServer a && d instanceof SqlServer b && !a.id().equals(b.id());
  }

  private static int mirrorPort(Flow f) {
    return ((SqlServer) f.destination().orElseThrow()).mirrorPort();
  }
}
