package edgewise.check;

import static edgewise.check.FederationLists.names;
import static edgewise.check.FederationLists.sorted;

import edgewise.catalogue.OnlineServices;
import edgewise.model.AccessPolicy;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Negotiation;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.SipDomain;
import edgewise.model.Site;
import edgewise.model.UserGroup;
import edgewise.model.XmppSettings;
import edgewise.model.XmppTrust;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Federation with XMPP domains.
final class XmppChecks {
  static final Map<String, Condition> ALL = all();

  private XmppChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("XMPP-01", XmppChecks::routeWithoutXmpp);
    all.put("XMPP-02", XmppChecks::partnersWithoutProxy);
    all.put("XMPP-03", XmppChecks::proxyWithoutRoute);
    all.put("XMPP-04", XmppChecks::severalRoutes);
    all.put("XMPP-05", XmppChecks::policyWithoutFederation);
    all.put("XMPP-06", XmppChecks::branchUsers);
    all.put("XMPP-07", negotiation(XmppChecks::cannotSucceed));
    all.put(
        "XMPP-08",
        negotiation(
            x ->
                x.tls() == Negotiation.NOT_SUPPORTED
                    && x.sasl() != Negotiation.NOT_SUPPORTED
                    && x.dialback()));
    all.put(
        "XMPP-09",
        negotiation(x -> x.tls() == Negotiation.OPTIONAL && x.sasl() != Negotiation.NOT_SUPPORTED));
    all.put(
        "XMPP-10",
        negotiation(
            x ->
                x.tls() == Negotiation.REQUIRED
                    && x.sasl() == Negotiation.REQUIRED
                    && x.dialback()));
    all.put("XMPP-11", XmppChecks::publicServiceTrusted);
    all.put("XMPP-12", XmppChecks::untestedPartner);
    all.put("XMPP-13", XmppChecks::noWayBack);
    all.put("XMPP-14", XmppChecks::olderUsers);
    all.put("XMPP-15", XmppChecks::twoProtocols);
    return all;
  }

  private static List<Partner> partners(Plan plan) {
    return plan.design().partners().stream().filter(plan.design()::isXmpp).toList();
  }

  private static void routeWithoutXmpp(Plan plan, Hits hits) {
    for (Site site : plan.design().sites()) {
      site.xmppRoute()
          .flatMap(id -> plan.design().find(id, EdgePool.class))
          .filter(e -> !e.xmpp())
          .ifPresent(e -> hits.on(site, e.name()));
    }
  }

  private static void partnersWithoutProxy(Plan plan, Hits hits) {
    List<Partner> partners = partners(plan);
    if (!partners.isEmpty() && plan.design().edgePools().stream().noneMatch(EdgePool::xmpp)) {
      hits.onOrganization(names(partners));
    }
  }

  private static Set<ElementId> routes(Design design) {
    Set<ElementId> routes = new LinkedHashSet<>();
    for (Site site : design.sites()) {
      site.xmppRoute()
          .flatMap(id -> design.find(id, EdgePool.class))
          .ifPresent(e -> routes.add(e.id()));
    }
    return routes;
  }

  private static void proxyWithoutRoute(Plan plan, Hits hits) {
    Design design = plan.design();
    List<EdgePool> proxies = design.edgePools().stream().filter(EdgePool::xmpp).toList();
    if (!proxies.isEmpty() && !design.sites().isEmpty() && routes(design).isEmpty()) {
      hits.onOrganization(names(proxies));
    }
  }

  private static void severalRoutes(Plan plan, Hits hits) {
    Set<ElementId> routes = routes(plan.design());
    if (routes.size() > 1) {
      hits.onOrganization(String.join(", ", routes.stream().map(plan.design()::name).toList()));
    }
  }

  private static void policyWithoutFederation(Plan plan, Hits hits) {
    for (AccessPolicy policy : plan.design().policies()) {
      if (policy.xmpp() && !policy.federation()) {
        hits.on(policy);
      }
    }
  }

  private static void branchUsers(Plan plan, Hits hits) {
    Design design = plan.design();
    FederationLists lists = FederationLists.of(plan);
    for (UserGroup group : design.userGroups()) {
      group
          .homePool()
          .flatMap(id -> design.find(id, Pool.class))
          .filter(
              p ->
                  design.isBranchServer(p)
                      && lists.policy(group).filter(AccessPolicy::xmpp).isPresent())
          .ifPresent(p -> hits.on(group, p.name(), lists.policy(group).orElseThrow().name()));
    }
  }

  /// A condition on negotiation settings that are stated; what is left open is not judged.
  private static Condition negotiation(Predicate<XmppSettings> wrong) {
    return (plan, hits) -> {
      for (Partner partner : partners(plan)) {
        partner
            .xmpp()
            .filter(wrong)
            .ifPresent(_ -> hits.on(partner, sorted(partner.domains().stream())));
      }
    };
  }

  private static boolean cannotSucceed(XmppSettings x) {
    return !x.dialback()
        && (x.sasl() == Negotiation.NOT_SUPPORTED || x.tls() == Negotiation.NOT_SUPPORTED);
  }

  /// Domains of the only XMPP service that the product was tested with.
  private static List<Fqdn> tested() {
    return OnlineServices.standard().service("google-talk").domains();
  }

  private static void publicServiceTrusted(Plan plan, Hits hits) {
    for (Partner partner : partners(plan)) {
      List<Fqdn> publicOnes = partner.domains().stream().filter(tested()::contains).toList();
      if (!publicOnes.isEmpty()
          && partner.xmpp().filter(x -> x.trust() != XmppTrust.PUBLIC_UNVERIFIED).isPresent()) {
        hits.on(partner, sorted(publicOnes.stream()));
      }
    }
  }

  private static void untestedPartner(Plan plan, Hits hits) {
    for (Partner partner : partners(plan)) {
      List<Fqdn> others = partner.domains().stream().filter(d -> !tested().contains(d)).toList();
      if (!others.isEmpty()) {
        hits.on(partner, sorted(others.stream()));
      }
    }
  }

  private static void noWayBack(Plan plan, Hits hits) {
    List<SipDomain> domains = plan.design().organization().sipDomains();
    List<Fqdn> own = domains.stream().filter(SipDomain::xmpp).map(SipDomain::name).toList();
    List<Fqdn> missing =
        (own.isEmpty() ? domains.stream().map(SipDomain::name) : own.stream())
            .filter(d -> !FederationLists.publishes(plan, FederationLists.XMPP_SRV + d.lower()))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    for (Partner partner : partners(plan)) {
      if (partner.xmpp().map(XmppSettings::dialback).orElse(true)) {
        hits.on(partner, sorted(missing.stream()));
      }
    }
  }

  private static void olderUsers(Plan plan, Hits hits) {
    Design design = plan.design();
    List<EdgePool> proxies = design.edgePools().stream().filter(EdgePool::xmpp).toList();
    List<UserGroup> older =
        design.userGroups().stream()
            .filter(g -> g.homeRelease().filter(r -> r == PartnerRelease.LYNC_2010).isPresent())
            .toList();
    if (design.offers(Feature.MIGRATING) && !older.isEmpty() && !proxies.isEmpty()) {
      hits.onOrganization(names(older), names(proxies));
    }
  }

  private static void twoProtocols(Plan plan, Hits hits) {
    Set<Fqdn> sip = new TreeSet<>(FederationChecks.ownDomains(plan.design()).toList());
    FederationLists.of(plan).sipPartners().forEach(p -> sip.addAll(p.domains()));
    for (Partner partner : partners(plan)) {
      List<Fqdn> both = partner.domains().stream().filter(sip::contains).toList();
      if (!both.isEmpty()) {
        hits.on(partner, sorted(both.stream()));
      }
    }
  }
}
