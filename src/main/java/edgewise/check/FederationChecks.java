package edgewise.check;

import static edgewise.check.FederationLists.is;
import static edgewise.check.FederationLists.isOnline;
import static edgewise.check.FederationLists.names;
import static edgewise.check.FederationLists.sorted;

import edgewise.catalogue.Limits;
import edgewise.catalogue.OnlineServices;
import edgewise.model.AccessPolicy;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.Encryption;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Modality;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.PublicProvider;
import edgewise.model.Release;
import edgewise.model.Routing;
import edgewise.model.SipDomain;
import edgewise.model.Site;
import edgewise.model.UserGroup;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Federation with SIP partners, providers and the push service.
final class FederationChecks {
  static final Map<String, Condition> ALL = all();

  private FederationChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("FED-01", FederationChecks::severalRoutes);
    all.put("FED-02", FederationChecks::severalFederationEdges);
    all.put("FED-03", FederationChecks::routeWithoutFederation);
    all.put("FED-04", FederationChecks::siteWithoutRoute);
    all.put("FED-05", FederationChecks::federationOff);
    all.put("FED-06", FederationChecks::nobodyMayFederate);
    all.put("FED-07", FederationChecks::allowedAndBlocked);
    all.put("FED-08", FederationChecks::overlappingLists);
    all.put("FED-09", FederationChecks::discoveryWithoutSrvRouting);
    all.put("FED-10", FederationChecks::partnerNotAllowed);
    all.put("FED-11", FederationChecks::busyDiscoveredPartner);
    all.put("FED-12", FederationChecks::fixedPartnerEdge);
    all.put("FED-13", FederationChecks::partnerWithoutRecord);
    all.put("FED-14", FederationChecks::providerAndAllowedServer);
    all.put("FED-15", FederationChecks::twoProvidersOneProxy);
    all.put("FED-16", FederationChecks::providerWithDefaultRouting);
    all.put("FED-17", FederationChecks::onlinePartnerWithoutProvider);
    all.put("FED-18", FederationChecks::onlineDomainNotAllowed);
    all.put("FED-19", FederationChecks::tenantListsDiffer);
    all.put("FED-20", FederationChecks::noNextHop);
    all.put("FED-21", FederationChecks::nextHopMayFailOver);
    all.put("FED-22", FederationChecks::noMediaEdge);
    all.put("FED-23", FederationChecks::pushWithoutClearingHouse);
    all.put("FED-24", FederationChecks::pushWithoutFederation);
    all.put("FED-25", FederationChecks::nobodyMayUsePublicIm);
    all.put("FED-26", FederationChecks::publicImWithoutRecord);
    all.put("FED-27", FederationChecks::publicAudioVideoBlocked);
    all.put("FED-28", FederationChecks::closedPublicService);
    all.put("FED-29", FederationChecks::silentArchiving);
    all.put("FED-30", FederationChecks::federatedChatMembers);
    all.put("FED-31", FederationChecks::longDomainEntry);
    return all;
  }

  private static void severalRoutes(Plan plan, Hits hits) {
    Design design = plan.design();
    Set<ElementId> routes = new LinkedHashSet<>();
    for (Site site : design.sites()) {
      site.federationRoute()
          .flatMap(id -> design.find(id, EdgePool.class))
          .ifPresent(e -> routes.add(e.id()));
    }
    List<Partner> older =
        FederationLists.of(plan).sipPartners().stream()
            .filter(p -> !runsLync(p.release()))
            .toList();
    if (routes.size() > 1 && !design.offers(Feature.MIGRATING) && !older.isEmpty()) {
      hits.onOrganization(
          String.join(", ", routes.stream().map(design::name).toList()), names(older));
    }
  }

  /// True for releases that follow every service record and every address behind a name.
  private static boolean runsLync(PartnerRelease release) {
    return switch (release) {
      case LYNC_2010, LYNC_2013, LYNC_ONLINE, SFB_2015, SFB_2019, SFB_SE, TEAMS -> true;
      case LCS_2005_SP1, OCS_2007, OCS_2007_R2, XMPP, PUBLIC_IM, UNKNOWN -> false;
    };
  }

  private static void severalFederationEdges(Plan plan, Hits hits) {
    List<EdgePool> on = plan.design().edgePools().stream().filter(EdgePool::federation).toList();
    if (on.size() > 1) {
      hits.onOrganization(names(on), on.size());
    }
  }

  private static void routeWithoutFederation(Plan plan, Hits hits) {
    for (Site site : plan.design().sites()) {
      site.federationRoute()
          .flatMap(id -> plan.design().find(id, EdgePool.class))
          .filter(e -> !e.federation())
          .ifPresent(e -> hits.on(site, e.name()));
    }
  }

  private static void siteWithoutRoute(Plan plan, Hits hits) {
    Design design = plan.design();
    List<Partner> partners = FederationLists.of(plan).sipPartners();
    if (partners.isEmpty() || design.edgePools().isEmpty()) {
      return;
    }
    for (Site site : design.centralSites()) {
      if (site.federationRoute().isEmpty()) {
        hits.on(site, names(partners));
      }
    }
  }

  private static void federationOff(Plan plan, Hits hits) {
    List<Partner> partners = FederationLists.of(plan).sipPartners();
    if (!partners.isEmpty() && !plan.design().organization().accessEdge().federatedUsers()) {
      hits.onOrganization(names(partners));
    }
  }

  private static void nobodyMayFederate(Plan plan, Hits hits) {
    FederationLists lists = FederationLists.of(plan);
    Design design = plan.design();
    boolean wanted = design.offers(Feature.SIP_FEDERATION) || !lists.sipPartners().isEmpty();
    if (wanted
        && design.organization().accessEdge().federatedUsers()
        && lists.nobodyMay(AccessPolicy::federation)) {
      hits.onOrganization(names(design.policies()));
    }
  }

  private static void allowedAndBlocked(Plan plan, Hits hits) {
    Set<String> blocked =
        FederationLists.set(plan.design().organization().blockedDomains().stream());
    for (String domain : FederationLists.set(FederationLists.of(plan).allowedDomains().stream())) {
      if (blocked.contains(domain)) {
        hits.onOrganization(domain);
      }
    }
  }

  private static void overlappingLists(Plan plan, Hits hits) {
    List<Fqdn> blocked = plan.design().organization().blockedDomains();
    for (Fqdn allowed : new TreeSet<>(FederationLists.of(plan).allowedDomains())) {
      for (Fqdn other : new TreeSet<>(blocked)) {
        if (!allowed.equals(other) && (allowed.isIn(other) || other.isIn(allowed))) {
          hits.onOrganization(
              allowed.lower() + ", " + other.lower(), allowed.lower(), other.lower());
        }
      }
    }
  }

  private static void discoveryWithoutSrvRouting(Plan plan, Hits hits) {
    var access = plan.design().organization().accessEdge();
    if (access.partnerDiscovery() && access.routing() != Routing.DNS_SRV) {
      hits.onOrganization();
    }
  }

  private static void partnerNotAllowed(Plan plan, Hits hits) {
    if (plan.design().organization().accessEdge().partnerDiscovery()) {
      return;
    }
    List<Fqdn> allowed = FederationLists.of(plan).allowedDomains();
    for (Partner partner : plan.design().partners("discovered-domain")) {
      List<Fqdn> missing =
          partner.domains().stream().filter(d -> !FederationLists.covers(allowed, d)).toList();
      if (partner.enabled() && !missing.isEmpty()) {
        hits.on(partner, sorted(missing.stream()));
      }
    }
  }

  private static void busyDiscoveredPartner(Plan plan, Hits hits) {
    int rate =
        Limits.standard().number("federation.discovered.message_rate", plan.design().release());
    int contacts =
        Limits.standard().number("federation.discovered.max_contacts", plan.design().release());
    for (Partner partner : plan.design().partners("discovered-domain")) {
      int messages = partner.messagesPerSecond().orElse(0);
      int users = partner.contactedUsers().orElse(0);
      if (messages > rate || users > contacts) {
        hits.on(partner, messages, users, rate, contacts);
      }
    }
  }

  private static void fixedPartnerEdge(Plan plan, Hits hits) {
    for (Partner partner : plan.design().partners("allowed-server")) {
      if (partner.edge().isPresent() && partner.publishesSrv() && !isOnline(partner)) {
        hits.on(partner, partner.edge().get().lower(), sorted(partner.domains().stream()));
      }
    }
  }

  private static void partnerWithoutRecord(Plan plan, Hits hits) {
    for (Partner partner : plan.design().partners()) {
      if ((is(partner, "discovered-domain") || is(partner, "allowed-domain"))
          && !partner.publishesSrv()
          && partner.edge().isEmpty()) {
        hits.on(partner, sorted(partner.domains().stream()));
      }
    }
  }

  private static void providerAndAllowedServer(Plan plan, Hits hits) {
    Map<Fqdn, List<Partner>> byProxy = new HashMap<>();
    for (Partner provider : FederationLists.of(plan).hostingProviders()) {
      FederationLists.proxy(provider)
          .ifPresent(p -> byProxy.computeIfAbsent(p, _ -> new ArrayList<>(1)).add(provider));
    }
    for (Partner partner : plan.design().partners("allowed-server")) {
      if (partner.edge().isPresent()) {
        for (Partner provider : byProxy.getOrDefault(partner.edge().get(), List.of())) {
          hits.on(partner, provider.name(), partner.edge().get().lower());
        }
      }
    }
  }

  private static void twoProvidersOneProxy(Plan plan, Hits hits) {
    Map<Fqdn, Partner> first = new LinkedHashMap<>();
    for (Partner partner : plan.design().partners()) {
      if ((is(partner, "hosting-provider") || is(partner, "public-im-provider"))
          && partner.edge().isPresent()) {
        Partner other = first.putIfAbsent(partner.edge().get(), partner);
        if (other != null) {
          hits.on(partner, partner.edge().get().lower(), other.name());
        }
      }
    }
  }

  private static void providerWithDefaultRouting(Plan plan, Hits hits) {
    List<Partner> providers = FederationLists.of(plan).hostingProviders();
    if (!providers.isEmpty()
        && plan.design().organization().accessEdge().routing() == Routing.DEFAULT) {
      hits.onOrganization(names(providers));
    }
  }

  /// True for a customer of the online service. From 2015 on that means a Teams Only tenant; what
  /// remains of Lync Online is reported as retired.
  private static boolean isOnlineCustomer(Partner partner, Release release) {
    return partner.release() == PartnerRelease.TEAMS
        || (partner.release() == PartnerRelease.LYNC_ONLINE && release == Release.V2013);
  }

  private static void onlinePartnerWithoutProvider(Plan plan, Hits hits) {
    Set<Fqdn> proxies = FederationLists.of(plan).providerProxies();
    for (Partner partner : plan.design().partners()) {
      boolean provider = is(partner, "hosting-provider");
      boolean domain =
          is(partner, "discovered-domain")
              || is(partner, "allowed-domain")
              || is(partner, "allowed-server");
      if (!isOnlineCustomer(partner, plan.design().release())
          || (!provider && !domain)
          || (provider && partner.domains().isEmpty())) {
        continue;
      }
      Optional<Fqdn> proxy =
          partner.edge().or(() -> OnlineServices.standard().service("teams").edge());
      if (!proxies.contains(proxy.orElseThrow())) {
        hits.on(partner, proxy.get().lower());
      }
    }
  }

  private static void onlineDomainNotAllowed(Plan plan, Hits hits) {
    if (plan.design().organization().accessEdge().partnerDiscovery()) {
      return;
    }
    List<Fqdn> allowed = FederationLists.of(plan).allowedDomains();
    for (Partner partner : plan.design().partners("hosting-provider")) {
      List<Fqdn> missing =
          partner.domains().stream().filter(d -> !FederationLists.covers(allowed, d)).toList();
      if (partner.enabled()
          && isOnlineCustomer(partner, plan.design().release())
          && !missing.isEmpty()) {
        hits.on(partner, sorted(missing.stream()));
      }
    }
  }

  private static void tenantListsDiffer(Plan plan, Hits hits) {
    Design design = plan.design();
    if (!design.offers(Feature.HYBRID) || design.organization().tenant().isEmpty()) {
      return;
    }
    var tenant = design.organization().tenant().get();
    Set<String> push = FederationLists.set(FederationLists.pushDomains().stream());
    Set<String> differing = new TreeSet<>();
    differing.addAll(
        difference(
            FederationLists.set(FederationLists.of(plan).allowedDomains().stream()),
            FederationLists.set(tenant.allowedDomains().stream())));
    differing.removeAll(push);
    differing.addAll(
        difference(
            FederationLists.set(design.organization().blockedDomains().stream()),
            FederationLists.set(tenant.blockedDomains().stream())));
    boolean discovery = design.organization().accessEdge().partnerDiscovery();
    if (!differing.isEmpty() || discovery != tenant.partnerDiscovery()) {
      Message entries = Message.of("finding.FED-19.entries", String.join(", ", differing));
      Message switches = Message.of("finding.FED-19.discovery");
      boolean sameDiscovery = discovery == tenant.partnerDiscovery();
      hits.onOrganization(
          sameDiscovery
              ? entries
              : differing.isEmpty()
                  ? switches
                  : Message.of("finding.FED-19.both", entries, switches));
    }
  }

  /// What is in one of the sets only.
  private static Set<String> difference(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    all.removeAll(common);
    return all;
  }

  private static void noNextHop(Plan plan, Hits hits) {
    Design design = plan.design();
    for (EdgePool edge : design.edgePools()) {
      if (design
          .nextHop(edge)
          .filter(p -> design.isFrontEnd(p) || design.isDirector(p))
          .isEmpty()) {
        hits.on(edge);
      }
    }
  }

  private static void nextHopMayFailOver(Plan plan, Hits hits) {
    Design design = plan.design();
    for (EdgePool edge : design.edgePools()) {
      design
          .nextHop(edge)
          .filter(
              p ->
                  design.isFrontEnd(p)
                      && p.pairedWith().isPresent()
                      && design.frontEnds().size() > 1)
          .ifPresent(p -> hits.on(edge, p.name(), design.name(p.pairedWith().orElseThrow())));
    }
  }

  private static void noMediaEdge(Plan plan, Hits hits) {
    Design design = plan.design();
    if (!design.offers(Feature.EXTERNAL_AV) || design.edgePools().isEmpty()) {
      return;
    }
    for (Pool pool : design.frontEnds()) {
      if (pool.edge().flatMap(id -> design.find(id, EdgePool.class)).isEmpty()) {
        hits.on(pool);
      }
    }
  }

  private static boolean offersPush(Design design) {
    return design.offers(Feature.PUSH_APPLE) || design.offers(Feature.PUSH_MICROSOFT);
  }

  private static void pushWithoutClearingHouse(Plan plan, Hits hits) {
    if (!offersPush(plan.design())) {
      return;
    }
    FederationLists lists = FederationLists.of(plan);
    var push = OnlineServices.standard().service("push");
    Fqdn proxy = push.edge().orElseThrow();
    Fqdn domain = push.domains().getFirst();
    if (!lists.providerProxies().contains(proxy) || !lists.allowedDomains().contains(domain)) {
      hits.onOrganization(proxy.lower(), domain.lower());
    }
  }

  private static void pushWithoutFederation(Plan plan, Hits hits) {
    if (offersPush(plan.design()) && !plan.design().organization().accessEdge().federatedUsers()) {
      hits.onOrganization();
    }
  }

  /// The public providers that still exist for the target release: from 2015 on Skype alone.
  private static List<Partner> livingProviders(Plan plan) {
    return FederationLists.of(plan).publicProviders().stream()
        .filter(
            p ->
                plan.design().release() == Release.V2013
                    || p.provider().equals(Optional.of(PublicProvider.SKYPE)))
        .toList();
  }

  private static void nobodyMayUsePublicIm(Plan plan, Hits hits) {
    List<Partner> providers = livingProviders(plan);
    if (!providers.isEmpty() && FederationLists.of(plan).nobodyMay(AccessPolicy::publicUsers)) {
      hits.onOrganization(names(providers), names(plan.design().policies()));
    }
  }

  private static void publicImWithoutRecord(Plan plan, Hits hits) {
    List<Partner> providers = livingProviders(plan);
    LocalDate since =
        Limits.standard().date("public_im.srv_required_from", plan.design().release());
    if (providers.isEmpty()
        || designDate(plan.design()).filter(d -> d.isBefore(since)).isPresent()) {
      return;
    }
    List<Fqdn> missing =
        plan.design().organization().sipDomains().stream()
            .map(SipDomain::name)
            .filter(
                d -> !FederationLists.publishes(plan, FederationLists.FEDERATION_SRV + d.lower()))
            .toList();
    if (!missing.isEmpty()) {
      hits.onOrganization(sorted(missing.stream()), names(providers));
    }
  }

  private static void publicAudioVideoBlocked(Plan plan, Hits hits) {
    Design design = plan.design();
    List<Partner> providers =
        livingProviders(plan).stream()
            .filter(
                p ->
                    p.provider().equals(Optional.of(PublicProvider.MESSENGER))
                        || p.provider().equals(Optional.of(PublicProvider.SKYPE)))
            .filter(
                p ->
                    p.modalities().isEmpty()
                        || p.modalities().contains(Modality.AUDIO)
                        || p.modalities().contains(Modality.VIDEO))
            .toList();
    boolean encryption = design.organization().mediaEncryption() == Encryption.REQUIRED;
    boolean policy = FederationLists.of(plan).nobodyMay(AccessPolicy::publicAudioVideo);
    if (!providers.isEmpty() && (encryption || policy)) {
      String why = encryption ? policy ? "both" : "encryption" : "policy";
      hits.onOrganization(names(providers), Message.of("finding.FED-27." + why));
    }
  }

  /// The date a design is judged at, when it states a readable one.
  static Optional<LocalDate> designDate(Design design) {
    return design
        .organization()
        .designDate()
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text.strip()));
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            });
  }

  /// Catalogue id of a provider's service.
  static Optional<String> service(Partner partner) {
    return partner
        .provider()
        .flatMap(
            p ->
                switch (p) {
                  case AOL -> Optional.of("aol");
                  case YAHOO -> Optional.of("yahoo");
                  case MESSENGER -> Optional.of("messenger");
                  case SKYPE -> Optional.of("skype");
                  case OTHER -> Optional.empty();
                });
  }

  private static void closedPublicService(Plan plan, Hits hits) {
    Optional<LocalDate> date = designDate(plan.design());
    if (date.isEmpty()) {
      return;
    }
    for (Partner partner : FederationLists.of(plan).publicProviders()) {
      service(partner)
          .filter(id -> !id.equals("skype"))
          .map(OnlineServices.standard()::service)
          .filter(s -> s.endedBefore(date.get()))
          .ifPresent(s -> hits.on(partner, s.ended().orElseThrow(), date.get()));
    }
  }

  private static void silentArchiving(Plan plan, Hits hits) {
    if (plan.design().offers(Feature.EXTERNAL_ARCHIVING)
        && !plan.design().organization().accessEdge().archivingDisclaimer()) {
      hits.onOrganization();
    }
  }

  private static void federatedChatMembers(Plan plan, Hits hits) {
    List<UserGroup> members =
        plan.design().userGroups().stream().filter(g -> g.federated() && g.chatMembers()).toList();
    if (members.isEmpty()) {
      return;
    }
    for (Pool pool : plan.design().pools()) {
      if (plan.design().plays(pool, "persistent-chat")) {
        hits.on(pool, names(members));
      }
    }
  }

  private static void longDomainEntry(Plan plan, Hits hits) {
    int most = Limits.standard().number("federation.domain_entry_length", plan.design().release());
    for (Partner partner : plan.design().partners()) {
      if (FederationLists.isListed(partner)) {
        partner.domains().stream()
            .filter(d -> d.text().length() > most)
            .forEach(d -> hits.on(partner, d.text(), d.text().length(), most));
      }
    }
    plan.design().organization().blockedDomains().stream()
        .filter(d -> d.text().length() > most)
        .forEach(d -> hits.onOrganization(d.text(), d.text().length(), most));
  }

  /// Domains of the organization, for other families.
  static Stream<Fqdn> ownDomains(Design design) {
    return design.organization().sipDomains().stream().map(SipDomain::name);
  }
}
