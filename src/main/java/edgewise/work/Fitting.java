package edgewise.work;

import edgewise.catalogue.Kinds;
import edgewise.catalogue.PortRules;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.DnsView;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.UserGroup;
import edgewise.model.Zone;
import edgewise.plan.AddressSet;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.Reason;
import edgewise.plan.Roles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells whether an end of a firewall row is, or takes in, one end of a question.
///
/// Rows say their ends in three ways: by element, by addresses (whole networks), and by role (the
/// Internet, all servers). Beyond a number of elements a row no longer lists them, so a role is
/// asked what the element plays rather than whether it is listed.
final class Fitting {
  /// How an end of a row relates to an end of a question.
  enum Fit {
    /// Not at all.
    NO,
    /// The row is about more, such as a whole network that it lies in.
    WITHIN,
    /// The row names it.
    NAMED
  }

  /// Roles of clients and phones inside.
  private static final Set<String> CLIENTS =
      Set.of("internal-client", "client-any", "legacy-client", "lync-phone");

  /// Roles of any machine inside.
  private static final Set<String> ANYONE = Set.of("corp-any", "not-stated");

  /// Conditions of rules whose outside end is people at home or on the road.
  private static final Set<String> REMOTE =
      Set.of(
          "remote-sign-in",
          "external-conferencing",
          "external-av",
          "external-av-or-sharing",
          "web-published",
          "http-published");

  /// Conditions of rules whose outside end is any partner that media is exchanged with; where one
  /// partner alone is meant, the row names it.
  private static final Set<String> MEDIA =
      Set.of(
          "external-conferencing",
          "external-av",
          "external-av-or-sharing",
          "federated-media",
          "federated-media-or-hybrid",
          "media-udp-outbound");

  private final Design design;
  private final End end;
  private final Optional<Element> element;
  private final List<Cidr> own;

  /// An end is one object in all rows that have it; its addresses would take long to compare.
  @SuppressWarnings("IdentityHashMapUsage")
  private final Map<Endpoint, Fit> known = new IdentityHashMap<>();

  Fitting(Design design, End end) {
    this.design = design;
    this.end = end;
    this.element = end.drawn().flatMap(design::find);
    this.own = addresses();
  }

  /// Whether a role stands for clients inside.
  static boolean isOfClients(String role) {
    return CLIENTS.contains(role);
  }

  /// Whether an end of a row may take in what it neither names nor has the address of.
  static boolean isOpen(Endpoint there) {
    return Roles.zone(there.role()) == Zone.INTERNET
        || there.addresses().isAny()
        || isShared(there);
  }

  /// The usable addresses and subnets of this end itself.
  List<Cidr> own() {
    return own;
  }

  /// Whether this end is a site, which takes in everything that stands in it.
  boolean isSite() {
    return element.filter(Site.class::isInstance).isPresent();
  }

  /// How an end of a row relates to this end.
  Fit of(Endpoint there, FirewallRow row) {
    boolean outside = Roles.zone(there.role()) == Zone.INTERNET;
    if (outside && end == End.People.REMOTE) {
      return concerns(row, REMOTE) && there.role().equals("internet-any") ? Fit.NAMED : Fit.NO;
    }
    if (outside && element.isPresent() && element.get() instanceof Partner partner) {
      return partner(partner, there, row);
    }
    return known.computeIfAbsent(there, this::of);
  }

  private Fit of(Endpoint there) {
    return switch (end) {
      case End.Within(Zone zone) -> Roles.zone(there.role()) == zone ? Fit.NAMED : Fit.NO;
      case End.People people -> people == End.People.INSIDE ? client(there) : Fit.NO;
      case End.Typed _ -> typed(there);
      case End.Drawn(ElementId id) ->
          there.elements().contains(id)
              ? Fit.NAMED
              : element.map(e -> drawn(e, there)).orElse(Fit.NO);
    };
  }

  private static Fit client(Endpoint there) {
    return CLIENTS.contains(there.role())
        ? Fit.NAMED
        : ANYONE.contains(there.role()) ? Fit.WITHIN : Fit.NO;
  }

  private Fit typed(Endpoint there) {
    if (overlaps(there)) {
      return isShared(there) ? Fit.WITHIN : Fit.NAMED;
    }
    if (!there.addresses().isAny()) {
      return Fit.NO;
    }
    boolean outside = own.stream().anyMatch(this::isOnInternet);
    return switch (Roles.zone(there.role())) {
      case INTERNET -> outside ? Fit.WITHIN : Fit.NO;
      case CORPORATE -> own.stream().allMatch(this::isOnInternet) ? Fit.NO : Fit.WITHIN;
      default -> Fit.NO;
    };
  }

  /// True for a public subnet that nothing of the design lies in.
  private boolean isOnInternet(Cidr part) {
    return !part.base().isPrivate()
        && design.networks().stream()
            .filter(n -> n.zone() != Zone.INTERNET)
            .flatMap(n -> n.subnets().stream())
            .noneMatch(part::overlaps);
  }

  private Fit drawn(Element e, Endpoint there) {
    Zone zone = Roles.zone(there.role());
    return switch (e) {
      case Site site -> site(site, there);
      case Network n when zone == Zone.INTERNET ->
          n.zone() == Zone.INTERNET ? Fit.WITHIN : overlapping(there);
      case Network n when there.addresses().isAny() ->
          n.zone() == Zone.CORPORATE && zone == Zone.CORPORATE ? Fit.WITHIN : Fit.NO;
      case Network _ -> overlapping(there);
      case UserGroup _ -> client(there);
      case Host _ when isShared(there) -> shared(e, there);
      case Host _ -> Fit.NO;
      default -> overlaps(there) ? Fit.NAMED : Fit.NO;
    };
  }

  private Fit overlapping(Endpoint there) {
    return overlaps(there) ? Fit.WITHIN : Fit.NO;
  }

  /// A row for many machines inside and one of them.
  private Fit shared(Element e, Endpoint there) {
    if (e instanceof Pool
        && (there.role().equals("lync-server-any")
            ? design.plays(e, "lync-server-any")
            : there.role().equals("front-end") && design.isFrontEnd(e))) {
      return Fit.NAMED;
    }
    if (!ANYONE.contains(there.role()) && !CLIENTS.contains(there.role())) {
      return Fit.NO;
    }
    boolean inside =
        Kinds.standard().find(e.kind()).map(k -> k.zone().equals("corporate")).orElse(false);
    boolean unknown = own.isEmpty() || there.addresses().isAny();
    return overlaps(there) || inside && unknown && ANYONE.contains(there.role())
        ? Fit.WITHIN
        : inside && there.addresses().isAny() ? Fit.WITHIN : Fit.NO;
  }

  private Fit site(Site site, Endpoint there) {
    for (ElementId id : there.elements()) {
      if (design.find(id).flatMap(Element::siteId).filter(site.id()::equals).isPresent()) {
        return isShared(there) ? Fit.WITHIN : Fit.NAMED;
      }
    }
    if (!isShared(there)) {
      return Fit.NO;
    }
    boolean named =
        design.pools(site.id()).stream()
            .anyMatch(
                p ->
                    there.role().equals("lync-server-any") && design.plays(p, there.role())
                        || there.role().equals("front-end") && design.isFrontEnd(p));
    boolean any =
        there.addresses().isAny()
            && (CLIENTS.contains(there.role()) || ANYONE.contains(there.role()));
    return named || any || overlaps(there) ? Fit.WITHIN : Fit.NO;
  }

  /// True for an end that stands for many machines inside.
  private static boolean isShared(Endpoint there) {
    return CLIENTS.contains(there.role())
        || ANYONE.contains(there.role())
        || there.role().equals("lync-server-any")
        || there.role().equals("front-end") && there.elements().size() != 1;
  }

  private Fit partner(Partner partner, Endpoint there, FirewallRow row) {
    boolean named =
        row.reasons().stream()
            .flatMap(r -> r.causes().stream())
            .anyMatch(c -> c.element().filter(partner.id()::equals).isPresent());
    if (named || overlaps(there)) {
      return Fit.NAMED;
    }
    boolean media =
        exchangesMedia(design, partner)
            && (concerns(row, MEDIA)
                || partner.release() == PartnerRelease.OCS_2007
                    && concerns(row, Set.of("ocs-2007-media")));
    return media && there.role().equals("internet-any") ? Fit.WITHIN : Fit.NO;
  }

  /// Whether audio, video or sharing is exchanged with a partner of SIP federation.
  static boolean exchangesMedia(Design design, Partner partner) {
    return design.isSipPartner(partner)
        && design.wantsMedia(partner)
        && partner.release() != PartnerRelease.XMPP
        && !partner.kind().value().equals("push-clearing-house")
        && design.organization().accessEdge().federatedUsers()
        && design.offers(Feature.SIP_FEDERATION);
  }

  /// Whether one of the facts behind a row has one of these conditions.
  static boolean concerns(FirewallRow row, Set<String> conditions) {
    for (Reason reason : row.reasons()) {
      if (conditions.contains(PortRules.standard().rule(reason.fact().id()).when())) {
        return true;
      }
    }
    return false;
  }

  private boolean overlaps(Endpoint there) {
    return overlaps(there.addresses()) || overlaps(there.translated());
  }

  private boolean overlaps(AddressSet set) {
    for (Cidr part : own) {
      for (Cidr other : set.parts()) {
        if (part.overlaps(other)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The usable addresses and subnets of the end itself.
  private List<Cidr> addresses() {
    if (end instanceof End.Typed(AddressSet typed)) {
      return typed.parts();
    }
    return element.map(this::addresses).orElse(List.of());
  }

  private List<Cidr> addresses(Element e) {
    List<Address> single = new ArrayList<>();
    List<Cidr> wide = new ArrayList<>();
    switch (e) {
      case Host h -> single.addAll(h.insideAddresses());
      case ReverseProxy r -> {
        single.addAll(r.internal());
        single.addAll(r.external());
        single.addAll(r.publicAddresses());
      }
      case LoadBalancer b -> b.vips().forEach(v -> single.addAll(v.addresses()));
      case DnsView d -> single.addAll(d.servers());
      case Network n -> wide.addAll(n.subnets());
      case Partner p -> wide.addAll(p.addresses());
      case Site s -> {
        design.networks(s.id()).stream()
            .filter(n -> n.zone() == Zone.CORPORATE)
            .forEach(n -> wide.addAll(n.subnets()));
        design.pools(s.id()).forEach(p -> single.addAll(p.insideAddresses()));
      }
      default -> {}
    }
    List<Cidr> all = new ArrayList<>(AddressSet.of(single).parts());
    all.addAll(wide);
    return AddressSet.ofCidrs(all).parts();
  }
}
