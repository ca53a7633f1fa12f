package edgewise.plan;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What many rows of one design share, worked out once: sets of addresses and lists of partners.
///
/// Sets of the whole organization stay short in large designs: beyond [#LIST_LIMIT] machines the corporate server networks stand for them, and beyond as
/// many networks neighbours are joined. Otherwise every Edge pool would list every machine of every other site.
final class Scope {
    static final int LIST_LIMIT = 64;
    static final int POOL_LIMIT = 16;
    static final int PARTNER_LIMIT = 20;

    private final Design design;
    private final Optional<EdgePool> federationEdge;
    private final Optional<EdgePool> xmppEdge;
    private final Endpoint corporate;
    private final Endpoint clients;
    private final Endpoint servers;
    private final Endpoint frontEndPools;
    private final List<Cause> sipPartners;
    private final List<Cause> mediaPartners;
    private final List<Cause> ocs2007Partners;
    private final List<Cause> publicProviders;
    private final List<Cause> publicMediaProviders;
    private final List<Cause> xmppPartners;
    private final boolean oldExchange;
    private final Map<ElementId, Integer> signInRanks;

    Scope(Design design) {
        this.design = design;
        federationEdge = design.federationEdge();
        xmppEdge = design.xmppEdge();
        List<Network> inside = design.networks().stream().filter(n -> n.zone() == Zone.CORPORATE).toList();
        List<Address> machines = machines();
        corporate = networks(inside, machines);
        List<Network> forClients = inside.stream().filter(n -> n.hosts() != Hosts.SERVERS).toList();
        clients = forClients.isEmpty() ? corporate : networks(forClients, List.of());
        servers = servers(inside);
        frontEndPools = pools(design.frontEnds(), inside);
        sipPartners = causes(design.partners().stream().filter(design::isSipPartner).toList());
        mediaPartners = causes(design.partners().stream()
                .filter(p -> design.isSipPartner(p) && p.release() != PartnerRelease.XMPP && design.wantsMedia(p) && !isClearingHouse(p))
                .toList());
        ocs2007Partners =
                causes(design.partners().stream().filter(p -> design.isOcs2007(p) && design.wantsMedia(p)).toList());
        publicProviders = causes(design.partners().stream().filter(design::isPublicIm).toList());
        publicMediaProviders = causes(design.partners().stream()
                .filter(p -> design.isPublicIm(p)
                        && design.wantsMedia(p)
                        && p.provider().filter(v -> v == PublicProvider.MESSENGER || v == PublicProvider.SKYPE).isPresent())
                .toList());
        xmppPartners = causes(design.partners().stream().filter(design::isXmpp).toList());
        oldExchange = design.exchanges().stream()
                .anyMatch(x -> x.unifiedMessaging() && (x.version().equals("2007") || x.version().equals("2010")));
        signInRanks = signInRanks(design);
    }

    /// The sign-in pool and, with ranks from 1, the first Director or else Front End pool of every other site.
    private static Map<ElementId, Integer> signInRanks(Design design) {
        Map<ElementId, Integer> ranks = new HashMap<>();
        Set<ElementId> sites = new HashSet<>();
        design.signInPool().ifPresent(p -> {
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

    /// Rank of a pool among those users may sign in to first: 0 for the one they do, more for stand-ins, empty for other pools.
    Optional<Integer> signInRank(ElementId pool) {
        return Optional.ofNullable(signInRanks.get(pool));
    }

    private static boolean isClearingHouse(Partner p) {
        return p.kind().value().equals("push-clearing-house");
    }

    private static List<Cause> causes(List<Partner> partners) {
        return partners.stream().map(Cause::element).toList();
    }

    private List<Address> machines() {
        List<Address> all = new ArrayList<>();
        for (Pool pool : design.pools()) {
            all.addAll(pool.insideAddresses());
        }
        design.gateways().forEach(g -> all.addAll(g.addresses()));
        design.officeWebApps().forEach(o -> all.addAll(o.addresses()));
        design.exchanges().forEach(x -> all.addAll(x.addresses()));
        return all;
    }

    /// The networks, and machines outside all of them as single addresses.
    private static Endpoint networks(List<Network> networks, List<Address> machines) {
        List<Cidr> parts = new ArrayList<>();
        networks.forEach(n -> parts.addAll(n.subnets()));
        AddressSet drawn = AddressSet.ofCidrs(parts);
        CidrIndex index = new CidrIndex(drawn.parts());
        List<Cidr> strays = new ArrayList<>();
        for (Address a : machines) {
            if (a.isUsable() && !index.contains(a)) {
                strays.add(Cidr.of(a, a.family() == 4 ? 32 : 128));
            }
        }
        AddressSet all = drawn;
        if (!strays.isEmpty()) {
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
        List<ElementId> ids = elements.size() > LIST_LIMIT ? List.of() : elements.stream().map(Element::id).toList();
        return new Endpoint("", names(elements), ids, addresses, AddressSet.NONE);
    }

    private static String names(List<? extends Element> elements) {
        if (elements.size() > LIST_LIMIT) {
            return elements.getFirst().name() + ";… (" + elements.size() + ")";
        }
        return String.join(";", elements.stream().map(Element::name).toList());
    }

    private Endpoint servers(List<Network> inside) {
        List<Pool> all = new ArrayList<>();
        for (Pool p : design.pools()) {
            if (design.plays(p, "lync-server-any")) {
                all.add(p);
            }
        }
        return pools(all, inside);
    }

    private static Endpoint pools(List<Pool> pools, List<Network> inside) {
        List<Address> addresses = new ArrayList<>();
        pools.forEach(p -> addresses.addAll(p.insideAddresses()));
        AddressSet set = AddressSet.of(addresses);
        if (set.parts().size() > LIST_LIMIT) {
            List<Network> forServers = inside.stream().filter(n -> n.hosts() != Hosts.CLIENTS).toList();
            AddressSet wide = networks(forServers, addresses).addresses();
            set = wide.isAny() ? set : wide;
        }
        return endpoint(pools, set);
    }

    Design design() {
        return design;
    }

    /// Any machine inside.
    Endpoint corporate() {
        return corporate;
    }

    /// The networks of clients; all corporate networks when none is marked so.
    Endpoint clients() {
        return clients;
    }

    /// Every inside server that runs a Lync role.
    Endpoint servers() {
        return servers;
    }

    /// Every Front End pool.
    Endpoint frontEndPools() {
        return frontEndPools;
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
        return sipPartners;
    }

    List<Cause> mediaPartners() {
        return mediaPartners;
    }

    List<Cause> ocs2007Partners() {
        return ocs2007Partners;
    }

    List<Cause> publicProviders() {
        return publicProviders;
    }

    List<Cause> publicMediaProviders() {
        return publicMediaProviders;
    }

    List<Cause> xmppPartners() {
        return xmppPartners;
    }

    /// True when an Exchange UM release before 2010 SP1 is drawn.
    boolean oldExchange() {
        return oldExchange;
    }

    boolean federates() {
        return design.organization().accessEdge().federatedUsers() && design.offers(Feature.SIP_FEDERATION);
    }

    boolean hasGateway(Pool pool) {
        return pool.services().contains(Service.XMPP_GATEWAY);
    }
}
