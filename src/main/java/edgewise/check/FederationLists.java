package edgewise.check;

import edgewise.catalogue.OnlineServices;
import edgewise.model.AccessPolicy;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.PolicyScope;
import edgewise.model.RecordType;
import edgewise.model.UserGroup;
import edgewise.model.View;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lists of a federation configuration as a design draws them, and the policy that counts for
/// each group of users.
record FederationLists(Design design) {
  /// Owner name of the federation record of a domain, without the domain.
  static final String FEDERATION_SRV = "_sipfederationtls._tcp.";

  /// Owner name of the XMPP record of a domain, without the domain.
  static final String XMPP_SRV = "_xmpp-server._tcp.";

  static FederationLists of(Plan plan) {
    return new FederationLists(plan.design());
  }

  /// Enabled partners that are reached by SIP federation.
  List<Partner> sipPartners() {
    return design.partners().stream().filter(design::isSipPartner).toList();
  }

  /// Enabled public IM providers.
  List<Partner> publicProviders() {
    return design.partners().stream().filter(design::isPublicIm).toList();
  }

  /// Entries of the allowed list; the domain of the push clearing house is one of them.
  List<Fqdn> allowedDomains() {
    return design.partners().stream()
        .filter(FederationLists::isListed)
        .flatMap(
            p ->
                p.domains().isEmpty() && is(p, "push-clearing-house")
                    ? pushDomains().stream()
                    : p.domains().stream())
        .toList();
  }

  /// Hosting provider entries, switched on or not; the push clearing house brings one.
  List<Partner> hostingProviders() {
    return design.partners().stream()
        .filter(p -> is(p, "hosting-provider") || is(p, "push-clearing-house"))
        .toList();
  }

  /// Name of the proxy that a hosting provider entry points at.
  static Optional<Fqdn> proxy(Partner provider) {
    return provider.edge().isEmpty() && is(provider, "push-clearing-house")
        ? OnlineServices.standard().service("push").edge()
        : provider.edge();
  }

  /// Names that enabled hosting provider entries point at.
  Set<Fqdn> providerProxies() {
    return hostingProviders().stream()
        .filter(Partner::enabled)
        .map(FederationLists::proxy)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /// Domains of the push clearing house.
  static List<Fqdn> pushDomains() {
    return OnlineServices.standard().service("push").domains();
  }

  /// True for a domain on the list or below an entry of it.
  static boolean covers(List<Fqdn> list, Fqdn domain) {
    return list.stream().anyMatch(domain::isIn);
  }

  /// True for a partner whose domains are entries of the allowed list.
  static boolean isListed(Partner partner) {
    return is(partner, "allowed-domain")
        || is(partner, "allowed-server")
        || is(partner, "push-clearing-house");
  }

  /// True for a partner of this kind.
  static boolean is(Partner partner, String kind) {
    return partner.kind().value().equals(kind);
  }

  /// True for a partner whose users are in the online service.
  static boolean isOnline(Partner partner) {
    return partner.release() == PartnerRelease.LYNC_ONLINE
        || partner.release() == PartnerRelease.TEAMS;
  }

  /// The policy that counts for a group: its own, else that of its site, else the global one. Empty
  /// when none of them is drawn; then everything is off.
  Optional<AccessPolicy> policy(UserGroup group) {
    Optional<AccessPolicy> own = group.policy().flatMap(id -> design.find(id, AccessPolicy.class));
    if (own.isPresent()) {
      return own;
    }
    var site = group.homePool().flatMap(design::find).flatMap(Element::siteId).or(group::site);
    return design.policies().stream()
        .filter(p -> p.scope() == PolicyScope.SITE && p.site().isPresent() && p.site().equals(site))
        .findFirst()
        .or(
            () ->
                design.policies().stream()
                    .filter(p -> p.scope() == PolicyScope.GLOBAL)
                    .findFirst());
  }

  /// True when policies are drawn and none that counts for anybody allows this. Without groups of
  /// users every drawn policy counts.
  boolean nobodyMay(Predicate<AccessPolicy> allows) {
    if (design.policies().isEmpty()) {
      return false;
    }
    List<UserGroup> own = design.userGroups().stream().filter(g -> !g.federated()).toList();
    Stream<AccessPolicy> counting =
        own.isEmpty() ? design.policies().stream() : own.stream().flatMap(g -> policy(g).stream());
    return counting.noneMatch(allows);
  }

  /// True when the Internet finds this service record: among the records an outside view is known
  /// to hold, else among the planned ones.
  static boolean publishes(Plan plan, String owner) {
    var known =
        plan.design().dnsViews(View.EXTERNAL).stream().filter(v -> !v.records().isEmpty()).toList();
    return known.isEmpty()
        ? plan.dns().stream()
            .anyMatch(
                r ->
                    r.zone() == View.EXTERNAL
                        && r.type() == RecordType.SRV
                        && r.name().equals(owner))
        : known.stream()
            .flatMap(v -> v.records().stream())
            .anyMatch(r -> r.type() == RecordType.SRV && r.name().lower().equals(owner));
  }

  /// Names in a fixed order, for a sentence.
  static String sorted(Stream<Fqdn> names) {
    return String.join(", ", names.map(Fqdn::lower).collect(Collectors.toCollection(TreeSet::new)));
  }

  /// Names of elements as drawn, for a sentence.
  static String names(List<? extends Element> elements) {
    return elements.stream().map(Element::name).collect(Collectors.joining(", "));
  }

  /// The lower-case names as a set.
  static Set<String> set(Stream<Fqdn> names) {
    return names.map(Fqdn::lower).collect(Collectors.toCollection(TreeSet::new));
  }
}
