package edgewise.sim;

import edgewise.model.Balancing;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Feature;
import edgewise.model.OfficeWebApps;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.PublicProvider;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.SqlServer;
import edgewise.plan.Design;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When a connection of the port catalogue is needed: the simulator's own reading of the conditions
/// that the catalogue names, so that plan and simulation check each other.
final class Occasions {
  /// A design and the two ends of a possible connection, where they are drawn.
  record Case(Design design, Optional<Element> from, Optional<Element> to) {
    <T extends Element> T end(Class<T> type) {
      return to.filter(type::isInstance)
          .or(() -> from.filter(type::isInstance))
          .map(type::cast)
          .orElseThrow();
    }

    EdgePool edge() {
      return end(EdgePool.class);
    }

    Pool pool() {
      return end(Pool.class);
    }

    boolean offers(Feature feature) {
      return design.offers(feature);
    }

    boolean federated() {
      return design.organization().accessEdge().federatedUsers();
    }
  }

  /// A condition.
  interface Occasion {
    boolean holds(Case c);
  }

  private static final Map<String, Occasion> ALL = new HashMap<>();

  private Occasions() {}

  static boolean holds(String word, Case c) {
    Occasion occasion = ALL.get(word);
    if (occasion == null) {
      throw new IllegalArgumentException("no occasion " + word);
    }
    return occasion.holds(c);
  }

  private static void put(String word, Occasion occasion) {
    ALL.put(word, occasion);
  }

  private static void always(String... words) {
    for (String word : words) {
      put(word, c -> true);
    }
  }

  private static void feature(String word, Feature feature) {
    put(word, c -> c.offers(feature));
  }

  static {
    always(
        "revocation",
        "name-resolution",
        "replication",
        "director",
        "director-web",
        "configuration-replica",
        "registrar",
        "focus",
        "client-sign-in",
        "persistent-chat",
        "video-interop");
    edge();
    web();
    pools();
    telephony();
    clients();
    databases();
  }

  private static void edge() {
    put(
        "xmpp-federation",
        c ->
            c.edge().xmpp()
                && isXmppEdge(c)
                && c.offers(Feature.XMPP_FEDERATION)
                && c.from()
                    .filter(Pool.class::isInstance)
                    .map(p -> ((Pool) p).services().contains(Service.XMPP_GATEWAY))
                    .orElse(true));
    put(
        "remote-sign-in",
        c ->
            c.edge().remoteUsers()
                && c.design().organization().accessEdge().remoteUsers()
                && (c.offers(Feature.REMOTE_USERS)
                    || c.offers(Feature.ANONYMOUS_CONFERENCING)
                        && c.design().organization().accessEdge().anonymousUsers()));
    put("federation-inbound", c -> signalling(c, false));
    put("federation-outbound", c -> signalling(c, true));
    put(
        "external-conferencing",
        c -> c.edge().webConferencingOn() && c.offers(Feature.WEB_CONFERENCING));
    put("external-av", Occasions::media);
    put(
        "external-av-or-sharing",
        c ->
            c.edge().audioVideoOn()
                && (c.offers(Feature.EXTERNAL_AV)
                    || (c.offers(Feature.APPLICATION_SHARING) || c.offers(Feature.FILE_TRANSFER))
                        && outsiders(c)));
    put("external-av-behind-hardware", c -> media(c) && c.edge().balancing() == Balancing.HARDWARE);
    put("federated-media", Occasions::federatedMedia);
    put(
        "federated-media-or-hybrid",
        c -> federatedMedia(c) || c.edge().audioVideoOn() && c.offers(Feature.HYBRID));
    put("ocs-2007-media", Occasions::oldMedia);
    put("media-udp-outbound", c -> oldMedia(c) || media(c) && c.offers(Feature.OUTBOUND_MEDIA_UDP));
    put("public-im", Occasions::publicIm);
    put(
        "public-im-media",
        c ->
            c.offers(Feature.PUBLIC_IM)
                && c.federated()
                && media(c)
                && c.design().partners().stream().anyMatch(p -> callsPublicly(c.design(), p)));
    put(
        "external-access",
        c ->
            c.edge().remoteUsers() && c.offers(Feature.REMOTE_USERS)
                || signalling(c, true)
                || c.edge().webConferencingOn() && c.offers(Feature.WEB_CONFERENCING)
                || media(c));
    feature("centralized-logging", Feature.CENTRALIZED_LOGGING);
    put("skype-search", c -> c.offers(Feature.SKYPE_DIRECTORY_SEARCH) && isFederationEdge(c));
  }

  private static boolean isFederationEdge(Case c) {
    return c.design().federationEdge().filter(e -> e.id().equals(c.edge().id())).isPresent();
  }

  private static boolean isXmppEdge(Case c) {
    return c.design().xmppEdge().filter(e -> e.id().equals(c.edge().id())).isPresent();
  }

  private static boolean outsiders(Case c) {
    return c.offers(Feature.REMOTE_USERS)
        || c.offers(Feature.SIP_FEDERATION)
        || c.offers(Feature.ANONYMOUS_CONFERENCING);
  }

  private static boolean media(Case c) {
    return c.edge().audioVideoOn() && c.offers(Feature.EXTERNAL_AV);
  }

  private static boolean federatedMedia(Case c) {
    return media(c) && c.federated() && c.offers(Feature.SIP_FEDERATION);
  }

  private static boolean oldMedia(Case c) {
    return federatedMedia(c)
        && c.design().partners().stream()
            .anyMatch(
                p ->
                    c.design().isSipPartner(p)
                        && p.release() == PartnerRelease.OCS_2007
                        && c.design().wantsMedia(p));
  }

  private static boolean publicIm(Case c) {
    return c.edge().federation()
        && isFederationEdge(c)
        && c.offers(Feature.PUBLIC_IM)
        && c.federated()
        && c.design().partners().stream().anyMatch(c.design()::isPublicIm);
  }

  static boolean callsPublicly(Design design, Partner p) {
    PublicProvider provider = p.provider().orElse(PublicProvider.OTHER);
    return design.isPublicIm(p)
        && design.wantsMedia(p)
        && (provider == PublicProvider.MESSENGER || provider == PublicProvider.SKYPE);
  }

  private static boolean signalling(Case c, boolean outward) {
    boolean push = c.offers(Feature.PUSH_APPLE) || c.offers(Feature.PUSH_MICROSOFT);
    return c.edge().federation()
        && c.federated()
        && (c.offers(Feature.SIP_FEDERATION)
            || publicIm(c)
            || outward && push
            || c.offers(Feature.HYBRID));
  }

  private static void web() {
    put("web-published", c -> published(c, false));
    put("http-published", c -> published(c, true));
    put(
        "slides-outside",
        c ->
            c.to().filter(OfficeWebApps.class::isInstance).isPresent()
                && c.offers(Feature.WEB_CONFERENCING));
    feature("slides", Feature.WEB_CONFERENCING);
    put(
        "mobility-hairpin",
        c ->
            c.offers(Feature.MOBILITY)
                && c.end(ReverseProxy.class).publishes().stream()
                    .anyMatch(id -> c.design().find(id, Pool.class).isPresent()));
  }

  private static boolean published(Case c, boolean plain) {
    if (c.from().isPresent() && !(c.from().get() instanceof ReverseProxy)) {
      return c.from().get() instanceof Pool;
    }
    ReverseProxy proxy =
        c.from()
            .or(() -> c.to().filter(ReverseProxy.class::isInstance))
            .map(ReverseProxy.class::cast)
            .orElse(null);
    if (proxy == null || proxy.publishes().isEmpty() || plain && !proxy.http()) {
      return false;
    }
    return plain
        || c.offers(Feature.REMOTE_USERS)
        || c.offers(Feature.ANONYMOUS_CONFERENCING)
        || c.offers(Feature.MOBILITY)
        || c.offers(Feature.WEB_CONFERENCING) && c.offers(Feature.SIP_FEDERATION) && c.federated();
  }

  private static void pools() {
    put("director-pool", c -> c.pool().kind().value().equals("director-pool"));
    put("director-behind-hardware", c -> hardware(c.pool()));
    put("next-hop-by-node", c -> !hardware(c.pool()));
    put("next-hop-by-vip", c -> hardware(c.pool()));
    feature("plain-sip", Feature.PLAIN_SIP);
    feature("plain-web", Feature.PLAIN_WEB);
    feature("im-conferencing", Feature.IM_CONFERENCING);
    feature("web-conferencing", Feature.WEB_CONFERENCING);
    feature("av-conferencing", Feature.AUDIO_VIDEO);
    feature("audio-video", Feature.AUDIO_VIDEO);
    feature("application-sharing", Feature.APPLICATION_SHARING);
    feature("legacy-clients", Feature.LEGACY_CLIENTS);
    feature("mobility", Feature.MOBILITY);
    put(
        "ends-audio",
        c ->
            c.offers(Feature.AUDIO_VIDEO)
                && (c.design().isFrontEnd(c.pool()) || c.design().hasMediation(c.pool())));
    put("front-end-behind-hardware", c -> hardware(c.pool()));
    put("front-end-pool-web", Occasions::isFrontEndPool);
    put("front-end-pool-web-published", c -> isFrontEndPool(c) && published(c, false));
    put(
        "front-end-pool-http",
        c -> isFrontEndPool(c) && (c.from().isEmpty() || published(c, true)));
    put("file-share", c -> usesStore(c));
    put("paired-pools", c -> !usesStore(c));
  }

  private static boolean hardware(Pool pool) {
    return pool.balancing() == Balancing.HARDWARE;
  }

  private static boolean isFrontEndPool(Case c) {
    return c.pool().kind().value().equals("front-end-pool");
  }

  private static boolean usesStore(Case c) {
    return c.from()
        .filter(p -> p instanceof Pool q && q.fileStore().equals(c.to().map(Element::id)))
        .isPresent();
  }

  private static void telephony() {
    service("dial-in", Service.CONFERENCING_ATTENDANT, Feature.DIAL_IN_CONFERENCING);
    service(
        "dial-in-announcement", Service.CONFERENCING_ANNOUNCEMENT, Feature.DIAL_IN_CONFERENCING);
    service("call-park", Service.CALL_PARK, Feature.CALL_PARK);
    service("audio-test", Service.AUDIO_TEST, Feature.AUDIO_TEST);
    service("response-group", Service.RESPONSE_GROUP, Feature.RESPONSE_GROUP);
    service(
        "call-admission-control", Service.CALL_ADMISSION_CONTROL, Feature.CALL_ADMISSION_CONTROL);
    put(
        "response-group-pool",
        c -> c.pool().servers().size() > 1 && ALL.get("response-group").holds(c));
    for (String[] pair :
        new String[][] {
          {"behind-hardware-attendant", "dial-in"},
          {"behind-hardware-announcement", "dial-in-announcement"},
          {"behind-hardware-call-park", "call-park"},
          {"behind-hardware-audio-test", "audio-test"},
          {"behind-hardware-response-group", "response-group"},
          {"behind-hardware-call-admission", "call-admission-control"}
        }) {
      put(pair[0], c -> hardware(c.pool()) && ALL.get(pair[1]).holds(c));
    }
    put(
        "emergency-calls",
        c -> c.offers(Feature.EMERGENCY_CALLS) && c.end(PstnGateway.class).emergency());
    put("collocated-mediation", Occasions::collocated);
    put("collocated-mediation-tls", c -> collocated(c) && trunk(c, true));
    put("collocated-mediation-tcp", c -> collocated(c) && trunk(c, false));
    put("behind-hardware-mediation", c -> collocated(c) && hardware(c.pool()));
    put("standalone-mediation", Occasions::standalone);
    put("standalone-mediation-tls", c -> standalone(c) && trunk(c, true));
    put("standalone-mediation-tcp", c -> standalone(c) && trunk(c, false));
    put("mediation-behind-hardware", c -> standalone(c) && hardware(c.pool()));
    put("collocated-to-branch-gateway-tcp", c -> gateway(c, false, true) && fromFrontEnd(c));
    put("collocated-to-branch-gateway-tls", c -> gateway(c, true, true) && fromFrontEnd(c));
    put("gateway-tcp", c -> gateway(c, false, false));
    put("gateway-tls", c -> gateway(c, true, false));
    put("branch-gateway-tcp", c -> gateway(c, false, true) && !fromFrontEnd(c));
    put("branch-gateway-tls", c -> gateway(c, true, true) && !fromFrontEnd(c));
    feature("branch-mobility", Feature.MOBILITY);
  }

  private static void service(String word, Service service, Feature feature) {
    put(word, c -> c.offers(feature) && c.pool().services().contains(service));
  }

  private static boolean collocated(Case c) {
    return c.to()
        .filter(p -> p instanceof Pool q && c.design().isFrontEnd(q) && c.design().hasMediation(q))
        .isPresent();
  }

  private static boolean standalone(Case c) {
    return c.to().filter(p -> p instanceof Pool q && c.design().plays(q, "mediation")).isPresent();
  }

  private static boolean fromFrontEnd(Case c) {
    return c.from().filter(p -> p instanceof Pool q && c.design().isFrontEnd(q)).isPresent();
  }

  private static boolean trunk(Case c, boolean tls) {
    return c.from().filter(g -> g instanceof PstnGateway q && q.tls() == tls).isPresent();
  }

  private static boolean gateway(Case c, boolean tls, boolean branch) {
    return c.to()
        .filter(
            g ->
                g instanceof PstnGateway q
                    && q.tls() == tls
                    && q.branchAppliance() == branch
                    && !q.emergency())
        .isPresent();
  }

  private static void clients() {
    put(
        "dhcp-sign-in",
        c -> !c.offers(Feature.AUTOMATIC_SIGN_IN) && !c.design().frontEnds().isEmpty());
    feature("client-media", Feature.AUDIO_VIDEO);
    feature("file-transfer", Feature.FILE_TRANSFER);
    feature("desk-phones", Feature.DESK_PHONES);
    put(
        "lync-2010-mobile-push",
        c -> c.offers(Feature.PUSH_APPLE) && c.offers(Feature.LYNC_2010_MOBILE));
    put("persistent-chat-pool", c -> c.pool().servers().size() > 1);
  }

  private static void databases() {
    put(
        "sql-default-instance",
        c -> {
          SqlServer s = c.end(SqlServer.class);
          return s.instance().isEmpty() || s.port() != 1433;
        });
    put("sql-named-instance", c -> c.end(SqlServer.class).instance().isPresent());
    put("sql-mirroring", c -> mirrors(c) && mirrorPort(c) != 5022);
    put("sql-mirroring-5022", c -> mirrors(c) && mirrorPort(c) == 5022);
  }

  private static boolean mirrors(Case c) {
    return c.from().isPresent()
        && c.to().isPresent()
        && c.from().get() instanceof SqlServer a
        && c.to().get() instanceof SqlServer b
        && !a.id().equals(b.id());
  }

  private static int mirrorPort(Case c) {
    return ((SqlServer) c.to().orElseThrow()).mirrorPort();
  }
}
