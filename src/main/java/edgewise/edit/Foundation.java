package edgewise.edit;

import edgewise.model.AccessPolicy;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.MeetUrl;
import edgewise.model.Organization;
import edgewise.model.PolicyScope;
import edgewise.model.Pool;
import edgewise.model.Service;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an organization needs to have before an element makes sense: SIP domains, simple URLs,
/// features, access settings, a policy. Nothing that somebody has chosen is changed.
final class Foundation {
  /// SIP domain of a design that has none. The checks name it until it is replaced.
  static final String SIP_DOMAIN = "contoso.com";

  /// Domain of Active Directory of a design that has none, likewise.
  static final String INTERNAL_DOMAIN = "contoso.net";

  private static final KindId POLICY = KindId.of("access-policy");

  private final Draft draft;

  Foundation(Draft draft) {
    this.draft = draft;
  }

  /// A SIP domain and a domain of Active Directory.
  void domains() {
    Organization organization = draft.organization();
    List<SipDomain> domains = organization.sipDomains();
    if (domains.isEmpty()) {
      draft.organization(
          "sipDomains",
          List.of(
              Draft.record(
                  SipDomain.class, Map.of("name", Fqdn.of(SIP_DOMAIN), "pushUsers", true))));
    } else if (domains.getFirst().name().isBlank()) {
      // Added and not filled in yet: names made from nothing would have to be mended one by one.
      SipDomain first = domains.getFirst();
      List<SipDomain> named = new ArrayList<>(domains);
      named.set(
          0, new SipDomain(Fqdn.of(SIP_DOMAIN), first.xmpp(), first.xmppHost(), first.pushUsers()));
      draft.organization("sipDomains", List.copyOf(named));
    }
    if (draft.organization().internalDomains().isEmpty()) {
      Fqdn sip = draft.organization().defaultSipDomain().orElseThrow();
      String parent = sip.parent();
      Fqdn inside =
          parent.isEmpty() || parent.equals("net")
              ? Fqdn.of("corp." + sip.lower())
              : Fqdn.of(sip.host() + ".net");
      draft.organization("internalDomains", List.of(inside));
    }
  }

  /// Simple URLs for meetings and dial-in.
  void simpleUrls() {
    Organization organization = draft.organization();
    SimpleUrls urls = organization.simpleUrls();
    if (!urls.meet().isEmpty() || urls.dialin().isPresent()) {
      return;
    }
    List<MeetUrl> meet = new ArrayList<>();
    for (SipDomain domain : organization.sipDomains()) {
      meet.add(new MeetUrl(domain.name(), "https://meet." + domain.name().lower()));
    }
    String domain = organization.defaultSipDomain().orElseThrow().lower();
    draft.organization("simpleUrls.meet", List.copyOf(meet));
    draft.organization("simpleUrls.dialin", Optional.of("https://dialin." + domain));
    draft.organization("simpleUrls.admin", Optional.of("https://admin." + domain));
  }

  /// What people outside may do once there is an Edge.
  void outside() {
    draft.offer(
        Feature.REMOTE_USERS,
        Feature.ANONYMOUS_CONFERENCING,
        Feature.WEB_CONFERENCING,
        Feature.IM_CONFERENCING,
        Feature.EXTERNAL_AV,
        Feature.AUDIO_VIDEO,
        Feature.APPLICATION_SHARING,
        Feature.FILE_TRANSFER);
    draft.organization("accessEdge.remoteUsers", true);
    draft.organization("accessEdge.anonymousUsers", true);
    policy("remoteUsers");
  }

  /// Federation with SIP domains.
  void federation() {
    draft.offer(Feature.SIP_FEDERATION);
    draft.organization("accessEdge.federatedUsers", true);
    draft.organization("accessEdge.partnerDiscovery", true);
    policy("federation");
    route(false);
  }

  /// Federation with XMPP domains.
  void xmpp() {
    federation();
    draft.offer(Feature.XMPP_FEDERATION);
    List<SipDomain> domains = new ArrayList<>();
    boolean some = draft.organization().sipDomains().stream().anyMatch(SipDomain::xmpp);
    for (SipDomain domain : draft.organization().sipDomains()) {
      domains.add(
          some
              ? domain
              : new SipDomain(
                  domain.name(),
                  true,
                  domain.xmppHost().or(() -> Optional.of(Fqdn.of("xmpp." + domain.name().lower()))),
                  domain.pushUsers()));
    }
    draft.organization("sipDomains", List.copyOf(domains));
    policy("xmpp");
    route(true);
    List<Pool> fronts = fronts();
    if (!fronts.isEmpty()
        && fronts.stream().noneMatch(p -> p.services().contains(Service.XMPP_GATEWAY))) {
      Pool first = fronts.getFirst();
      List<Service> services = new ArrayList<>(first.services());
      services.add(Service.XMPP_GATEWAY);
      draft.set(first, "services", List.copyOf(services));
    }
  }

  /// Public instant messaging.
  void publicProviders() {
    federation();
    draft.offer(Feature.PUBLIC_IM);
    policy("publicUsers");
    policy("publicAudioVideo");
  }

  /// Gives every site a federation route, when there is an Edge for it: the one that another site
  /// has already, else the first.
  void route(boolean xmpp) {
    List<EdgePool> edges = draft.all(EdgePool.class);
    List<Site> sites = draft.all(Site.class);
    if (edges.isEmpty()) {
      return;
    }
    EdgePool edge =
        sites.stream()
            .map(s -> xmpp ? s.xmppRoute() : s.federationRoute())
            .flatMap(Optional::stream)
            .flatMap(id -> edges.stream().filter(e -> e.id().equals(id)))
            .findFirst()
            .orElse(edges.getFirst());
    draft.set(edge, xmpp ? "xmpp" : "federation", true);
    Set<ElementId> without = new LinkedHashSet<>();
    for (Site site : sites) {
      if ((xmpp ? site.xmppRoute() : site.federationRoute()).isEmpty()) {
        without.add(site.id());
      }
    }
    if (!without.isEmpty()) {
      Property route = Property.of(xmpp ? "xmppRoute" : "federationRoute");
      draft.apply(new SetProperty(without, route, Optional.of(edge.id())));
    }
  }

  /// Whether the organization federates with SIP domains.
  boolean federates() {
    return draft.organization().offers(Feature.SIP_FEDERATION);
  }

  /// Whether the organization federates with XMPP domains.
  boolean hasXmpp() {
    return draft.organization().offers(Feature.XMPP_FEDERATION);
  }

  List<Pool> fronts() {
    return draft.all(Pool.class).stream().filter(p -> Draft.plays(p, "front-end")).toList();
  }

  /// Lets the global policy allow something; a design without one gets one.
  private void policy(String what) {
    Optional<AccessPolicy> global =
        draft.all(AccessPolicy.class).stream()
            .filter(p -> p.scope() == PolicyScope.GLOBAL)
            .findFirst();
    AccessPolicy policy =
        global.orElseGet(
            () -> (AccessPolicy) draft.add(POLICY, draft.words("propose.policy"), Map.of()));
    draft.set(policy, what, true);
  }
}
