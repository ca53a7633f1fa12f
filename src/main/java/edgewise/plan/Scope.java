package edgewise.plan;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Host;
import edgewise.model.Hosts;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.Pool;
import edgewise.model.PublicProvider;
import edgewise.model.Service;
import edgewise.model.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What many rows of one design share, worked out once: sets of addresses and lists of partners.
///
/// Sets of the whole organization stay short in large designs: beyond [#LIST_LIMIT] machines the
/// corporate server networks stand for them, and beyond as many networks neighbours are joined.
/// Otherwise every Edge pool would list every machine of every other site.
final class Scope {
  static final int LIST_LIMIT = 64;
  static final int POOL_LIMIT = 16;
  static final int PARTNER_LIMIT = 20;

  private final Design design;
  private final Optional<EdgePool> federationEdge;
  private final Optional<EdgePool> xmppEdge;
  private final Places places;
  private final Partners partners;
  private final boolean oldExchange;
  private final Map<ElementId, Integer> signInRanks;
  private final Map<ElementId, Integer> edgeRanks;

  Scope(Design design) {
    this.design = design;
    federationEdge = design.federationEdge();
    xmppEdge = design.xmppEdge();
    places = new Places(design);
    partners = new Partners(design);
    oldExchange = oldExchange(design);
    signInRanks = signInRanks(design);
    edgeRanks = edgeRanks();
  }

  /// The scope after elements came or went.
  private Scope(Scope before, Design design, Shift shift) {
    this.design = design;
    Set<Class<?>> types = shift.types();
    List<Design.Change> changes = shift.changes();
    federationEdge = design.federationEdge();
    xmppEdge = design.xmppEdge();
    places = before.places.with(design, shift);
    partners =
        !types.contains(Partner.class) && Partners.sameIn(changes, design)
            ? before.partners
            : new Partners(design);
    oldExchange = oldExchange(design);
    signInRanks = signInRanks(design);
    edgeRanks = edgeRanks();
  }

  @SuppressWarnings("ReferenceEquality")
  private Scope(Scope before, Design design, List<Design.Change> changes) {
    this.design = design;
    federationEdge = design.federationEdge();
    xmppEdge = design.xmppEdge();
    places = before.places.with(design, changes);
    partners = Partners.sameIn(changes, design) ? before.partners : new Partners(design);
    oldExchange =
        design.exchanges() == before.design.exchanges() ? before.oldExchange : oldExchange(design);
    signInRanks = before.signInRanks;
    edgeRanks =
        primaryEdge().map(EdgePool::id).equals(before.primaryEdge().map(EdgePool::id))
            ? before.edgeRanks
            : edgeRanks();
  }

  /// What is shared after an edit that leaves ids, kinds and sites in place.
  Scope with(Design next, List<Design.Change> changes) {
    return new Scope(this, next, changes);
  }

  /// What is shared after an edit with which elements came or went.
  Scope with(Design next, Shift shift) {
    return new Scope(this, next, shift);
  }

  /// Partners by what they are wanted for.
  private static final class Partners {
    /// True when no change moves a partner from one list to another, or renames it.
    static boolean sameIn(List<Design.Change> changes, Design design) {
      for (Design.Change c : changes) {
        if (c.before() instanceof Partner a && c.after() instanceof Partner b) {
          boolean same =
              a.name().equals(b.name())
                  && a.enabled() == b.enabled()
                  && a.provider().equals(b.provider())
                  && design.wantsMedia(a) == design.wantsMedia(b)
                  && (a.release() == PartnerRelease.XMPP) == (b.release() == PartnerRelease.XMPP)
                  && (a.release() == PartnerRelease.OCS_2007)
                      == (b.release() == PartnerRelease.OCS_2007);
          if (!same) {
            return false;
          }
        }
      }
      return true;
    }

    private final List<Cause> sip = new ArrayList<>();
    private final List<Cause> media = new ArrayList<>();
    private final List<Cause> ocs2007 = new ArrayList<>();
    private final List<Cause> publicIm = new ArrayList<>();
    private final List<Cause> publicMedia = new ArrayList<>();
    private final List<Cause> xmpp = new ArrayList<>();
    private final boolean aol;

    Partners(Design design) {
      boolean anyAol = false;
      for (Partner p : design.partners()) {
        boolean sipPartner = design.isSipPartner(p);
        boolean publicPartner = !sipPartner && design.isPublicIm(p);
        boolean xmppPartner = !sipPartner && !publicPartner && design.isXmpp(p);
        if (!sipPartner && !publicPartner && !xmppPartner) {
          continue;
        }
        Cause cause = Cause.element(p);
        boolean wantsMedia = design.wantsMedia(p);
        if (sipPartner) {
          sip.add(cause);
          if (wantsMedia && p.release() != PartnerRelease.XMPP && !isClearingHouse(p)) {
            media.add(cause);
          }
          if (wantsMedia && p.release() == PartnerRelease.OCS_2007) {
            ocs2007.add(cause);
          }
        } else if (publicPartner) {
          publicIm.add(cause);
          PublicProvider provider = p.provider().orElse(PublicProvider.OTHER);
          anyAol |= provider == PublicProvider.AOL;
          if (wantsMedia
              && (provider == PublicProvider.MESSENGER || provider == PublicProvider.SKYPE)) {
            publicMedia.add(cause);
          }
        } else {
          xmpp.add(cause);
        }
      }
      aol = anyAol;
    }
  }

  /// Ends of rows that stand for many machines.
  private static final class Places {
    private final Endpoint corporate;
    private final Endpoint clients;
    private final Endpoint servers;
    private final Endpoint frontEndPools;
    private final CidrIndex serverNetworks;
    private final int frontEndAddresses;
    private final Map<String, Endpoint> byRole = new HashMap<>();

    Places(Design design) {
      this(design, null);
    }

    /// @param kept what is taken over for the sets of servers; null to work them out
    private Places(Design design, Places kept) {
      List<Network> inside = new ArrayList<>();
      List<Network> forClients = new ArrayList<>();
      List<Network> forServers = new ArrayList<>();
      for (Network n : design.networks()) {
        if (n.zone() == Zone.CORPORATE) {
          inside.add(n);
          if (n.hosts() != Hosts.SERVERS) {
            forClients.add(n);
          }
          if (isForServers(n)) {
            forServers.add(n);
          }
        }
      }
      AddressSet drawn = ofNetworks(inside);
      corporate = networks(inside, drawn, strays(machines(design), new CidrIndex(drawn.parts())));
      clients =
          forClients.isEmpty()
              ? corporate
              : networks(forClients, ofNetworks(forClients), List.of());
      if (kept != null) {
        serverNetworks = kept.serverNetworks;
        servers = kept.servers;
        frontEndPools = kept.frontEndPools;
        frontEndAddresses = kept.frontEndAddresses;
        return;
      }
      List<Pool> lync = new ArrayList<>();
      for (Pool p : design.pools()) {
        if (design.plays(p, "lync-server-any")) {
          lync.add(p);
        }
      }
      AddressSet server = ofNetworks(forServers);
      serverNetworks = new CidrIndex(server.parts());
      servers = pools(lync, addresses(lync), forServers, server);
      List<Address> ofFrontEnds = addresses(design.frontEnds());
      frontEndPools = pools(design.frontEnds(), ofFrontEnds, forServers, server);
      frontEndAddresses = AddressSet.of(ofFrontEnds).parts().size();
    }

    private Places(Places before, int frontEndAddresses) {
      corporate = before.corporate;
      clients = before.clients;
      servers = before.servers;
      frontEndPools = before.frontEndPools;
      serverNetworks = before.serverNetworks;
      byRole.putAll(before.byRole);
      this.frontEndAddresses = frontEndAddresses;
    }

    private Endpoint pools(
        List<Pool> pools, List<Address> addresses, List<Network> forServers, AddressSet server) {
      AddressSet set = AddressSet.of(addresses);
      if (set.parts().size() > LIST_LIMIT) {
        AddressSet wide =
            networks(forServers, server, strays(addresses, serverNetworks)).addresses();
        set = wide.isAny() ? set : wide;
      }
      return endpoint(pools, set);
    }

    /// These ends after an edit. In a large design most edits leave them as they are: a machine
    /// that moves inside the drawn networks changes nothing.
    Places with(Design design, List<Design.Change> changes) {
      boolean few = design.frontEnds().size() <= LIST_LIMIT;
      boolean same = true;
      boolean sameServers = true;
      int left = frontEndAddresses;
      for (Design.Change c : changes) {
        if (c.after() instanceof Network n) {
          Network old = (Network) c.before();
          same &= n.zone() != Zone.CORPORATE && old.zone() != Zone.CORPORATE;
          sameServers &= !isForServers(n) && !isForServers(old);
        } else if (c.after() instanceof Host h && !(h instanceof EdgePool)) {
          List<Address> was = ((Host) c.before()).insideAddresses();
          List<Address> is = h.insideAddresses();
          if (!was.equals(is)) {
            same &=
                !few
                    && strays(was, serverNetworks).isEmpty()
                    && strays(is, serverNetworks).isEmpty();
            left -= was.size();
          }
          same &= h.name().equals(c.before().name()) || (!few && !isFirst(design, h));
        }
      }
      // Sets of pools are written as networks beyond the limit; surely above it, they stay so.
      if (same && (left == frontEndAddresses || left > LIST_LIMIT)) {
        return left == frontEndAddresses ? this : new Places(this, left);
      }
      boolean onlyNetworks = changes.stream().allMatch(c -> c.after() instanceof Network);
      Places next = new Places(design, onlyNetworks && sameServers ? this : null);
      return next.equalsIn(this) ? new Places(this, next.frontEndAddresses) : next;
    }

    /// These ends after an edit with which elements came or went: the names of long lists count
    /// pools and networks, and other machines matter where they lie outside the drawn networks.
    Places with(Design design, Shift shift) {
      boolean same =
          shift.removed().stream().allMatch(this::isApart)
              && shift.added().stream().allMatch(this::isApart);
      if (same) {
        return with(design, shift.changes());
      }
      Places next = new Places(design);
      return next.equalsIn(this) ? new Places(this, next.frontEndAddresses) : next;
    }

    private boolean isApart(Element e) {
      return switch (e) {
        case Network _, Pool _ -> false;
        case EdgePool _ -> true;
        case Host h -> strays(h.insideAddresses(), serverNetworks).isEmpty();
        default -> true;
      };
    }

    private boolean equalsIn(Places o) {
      return corporate.equals(o.corporate)
          && clients.equals(o.clients)
          && servers.equals(o.servers)
          && frontEndPools.equals(o.frontEndPools)
          && serverNetworks.equals(o.serverNetworks);
    }

    private static boolean isForServers(Network n) {
      return n.zone() == Zone.CORPORATE && n.hosts() != Hosts.CLIENTS;
    }

    /// The first pool gives a long list its name.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isFirst(Design design, Host h) {
      return h == design.pools().getFirst()
          || (!design.frontEnds().isEmpty() && h == design.frontEnds().getFirst());
    }
  }

  private static boolean oldExchange(Design design) {
    return design.exchanges().stream()
        .anyMatch(
            x ->
                x.unifiedMessaging() && (x.version().equals("2007") || x.version().equals("2010")));
  }

  private Map<ElementId, Integer> edgeRanks() {
    Map<ElementId, Integer> ranks = new HashMap<>();
    Optional<EdgePool> primary = primaryEdge();
    int rank = 1;
    for (EdgePool e : design.edgePools()) {
      if (primary.isPresent() && !e.id().equals(primary.get().id())) {
        ranks.put(e.id(), rank++);
      }
    }
    return ranks;
  }

  /// The Edge pool that the names of the organization lead to.
  Optional<EdgePool> primaryEdge() {
    return federationEdge.isPresent() || design.edgePools().isEmpty()
        ? federationEdge
        : Optional.of(design.edgePools().getFirst());
  }

  /// Rank of an Edge pool among those that stand in for the primary one, from 1; 0 for the primary
  /// one.
  int edgeRank(ElementId edge) {
    return edgeRanks.getOrDefault(edge, 0);
  }

  /// The sign-in pool and, with ranks from 1, the first Director or else Front End pool of every
  /// other site.
  private static Map<ElementId, Integer> signInRanks(Design design) {
    Map<ElementId, Integer> ranks = new HashMap<>();
    Set<ElementId> sites = new HashSet<>();
    design
        .signInPool()
        .ifPresent(
            p -> {
              sites.add(p.site());
              ranks.put(p.id(), 0);
            });
    for (List<Pool> pools : List.of(design.directors(), design.frontEnds())) {
      for (Pool p : pools) {
        if (sites.add(p.site())) {
          ranks.put(p.id(), ranks.size());
        }
      }
    }
    return ranks;
  }

  /// Rank of a pool among those users may sign in to first: 0 for the one they do, more for
  /// stand-ins, empty for other pools.
  Optional<Integer> signInRank(ElementId pool) {
    return Optional.ofNullable(signInRanks.get(pool));
  }

  private static boolean isClearingHouse(Partner p) {
    return p.kind().value().equals("push-clearing-house");
  }

  private static List<Address> machines(Design design) {
    List<Address> all = addresses(design.pools());
    design.gateways().forEach(g -> all.addAll(g.addresses()));
    design.officeWebApps().forEach(o -> all.addAll(o.addresses()));
    design.exchanges().forEach(x -> all.addAll(x.addresses()));
    return all;
  }

  private static AddressSet ofNetworks(List<Network> networks) {
    List<Cidr> parts = new ArrayList<>();
    networks.forEach(n -> parts.addAll(n.subnets()));
    return AddressSet.ofCidrs(parts);
  }

  /// The machines outside all networks, as single addresses.
  private static List<Cidr> strays(List<Address> machines, CidrIndex drawn) {
    List<Cidr> strays = new ArrayList<>();
    for (Address a : machines) {
      if (a.isUsable() && !drawn.contains(a)) {
        strays.add(Cidr.of(a, a.family() == 4 ? 32 : 128));
      }
    }
    return strays;
  }

  /// The networks, and machines outside all of them.
  private static Endpoint networks(List<Network> networks, AddressSet drawn, List<Cidr> strays) {
    AddressSet all = drawn;
    if (!strays.isEmpty()) {
      List<Cidr> parts = new ArrayList<>(drawn.parts());
      parts.addAll(strays);
      all = AddressSet.ofCidrs(parts);
    }
    if (all.isEmpty()) {
      all = AddressSet.ANY;
    } else if (all.parts().size() > LIST_LIMIT) {
      all = all.collapsed();
    }
    return endpoint(networks, all);
  }

  private static Endpoint endpoint(List<? extends Element> elements, AddressSet addresses) {
    List<ElementId> ids =
        elements.size() > LIST_LIMIT ? List.of() : elements.stream().map(Element::id).toList();
    return new Endpoint("", names(elements), ids, addresses, AddressSet.NONE);
  }

  private static String names(List<? extends Element> elements) {
    if (elements.size() > LIST_LIMIT) {
      return elements.getFirst().name() + ";… (" + elements.size() + ")";
    }
    return String.join(";", elements.stream().map(Element::name).toList());
  }

  private static List<Address> addresses(List<Pool> pools) {
    List<Address> addresses = new ArrayList<>();
    for (Pool p : pools) {
      p.servers().forEach(s -> addresses.addAll(s.addresses()));
    }
    return addresses;
  }

  Design design() {
    return design;
  }

  /// Any machine inside.
  Endpoint corporate() {
    return places.corporate;
  }

  /// The networks of clients; all corporate networks when none is marked so.
  Endpoint clients() {
    return places.clients;
  }

  /// Every inside server that runs a Lync role.
  Endpoint servers() {
    return places.servers;
  }

  /// Every Front End pool.
  Endpoint frontEndPools() {
    return places.frontEndPools;
  }

  /// The end that many machines share under a role word; one object for each role, so that rows of
  /// many elements can be told to share it.
  Endpoint end(String role) {
    Endpoint end = places.byRole.get(role);
    if (end == null) {
      Endpoint shared =
          switch (role) {
            case "corp-any", "client-any", "not-stated" -> places.corporate;
            case "internal-client", "legacy-client", "lync-phone" -> places.clients;
            case "lync-server-any" -> places.servers;
            case "front-end" -> places.frontEndPools;
            default -> throw new IllegalArgumentException(role);
          };
      end =
          new Endpoint(role, shared.name(), shared.elements(), shared.addresses(), AddressSet.NONE);
      places.byRole.put(role, end);
    }
    return end;
  }

  /// The shared ends of the scope before that differ here, each with what stands in its place; the
  /// same rows need them as before.
  IdentityHashMap<Endpoint, Endpoint> movedEnds(Scope before) {
    IdentityHashMap<Endpoint, Endpoint> moved = new IdentityHashMap<>();
    if (places != before.places) {
      before.places.byRole.forEach(
          (role, end) -> {
            Endpoint now = end(role);
            if (now.equals(end)) {
              places.byRole.put(role, end);
            } else {
              moved.put(end, now);
            }
          });
    }
    return moved;
  }

  boolean isFederationEdge(EdgePool edge) {
    return federationEdge.isPresent() && federationEdge.get().id().equals(edge.id());
  }

  boolean isXmppEdge(EdgePool edge) {
    return xmppEdge.isPresent() && xmppEdge.get().id().equals(edge.id());
  }

  Optional<EdgePool> federationEdge() {
    return federationEdge;
  }

  Optional<EdgePool> xmppEdge() {
    return xmppEdge;
  }

  List<Cause> sipPartners() {
    return partners.sip;
  }

  List<Cause> mediaPartners() {
    return partners.media;
  }

  List<Cause> ocs2007Partners() {
    return partners.ocs2007;
  }

  List<Cause> publicProviders() {
    return partners.publicIm;
  }

  List<Cause> publicMediaProviders() {
    return partners.publicMedia;
  }

  List<Cause> xmppPartners() {
    return partners.xmpp;
  }

  /// True when the AOL service is among the public providers.
  boolean aol() {
    return partners.aol;
  }

  /// True when an Exchange UM release before 2010 SP1 is drawn.
  boolean oldExchange() {
    return oldExchange;
  }

  boolean federates() {
    return design.organization().accessEdge().federatedUsers()
        && design.offers(Feature.SIP_FEDERATION);
  }

  boolean hasGateway(Pool pool) {
    return pool.services().contains(Service.XMPP_GATEWAY);
  }
}
