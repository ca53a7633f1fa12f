package edgewise.plan;

import edgewise.catalogue.Kinds;
import edgewise.catalogue.PortRule;
import edgewise.catalogue.PortRules;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.FileStore;
import edgewise.model.Hosts;
import edgewise.model.Network;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.PortRange;
import edgewise.model.PstnGateway;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.VipService;
import edgewise.model.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Derives firewall rows, one listening element after the other.
///
/// A row belongs to the element that listens; when nobody drawn listens (the flow leaves for the Internet) to the one that sends; when neither end is
/// drawn to the site. So rows that can be equal arise together, and an edited element touches its own rows and those of its peers only.
final class FirewallDerivation {
    /// The rules of one release by the role that owns their rows.
    private static final class Rules {
        private final Map<String, List<Candidate>> byListener = new HashMap<>();
        private final Map<String, List<Candidate>> bySender = new HashMap<>();
        private final List<Candidate> ofSites = new ArrayList<>();

        Rules(Release release) {
            for (PortRule rule : PortRules.standard().all()) {
                if (!rule.releases().contains(release)) {
                    continue;
                }
                Function<Flow, List<Cause>> condition = FlowConditions.condition(rule.when());
                Reason.Fact fact = new Reason.Fact(
                        rule.id(),
                        "port." + rule.id() + ".note",
                        rule.topics().stream().filter(t -> !t.equals("ext")).toList());
                for (String destination : rule.destinations()) {
                    for (String source : rule.sources()) {
                        Candidate c = new Candidate(rule, source, destination, condition, fact);
                        if (DRAWN.contains(destination)) {
                            byListener.computeIfAbsent(destination, _ -> new ArrayList<>()).add(c);
                        } else if (DRAWN.contains(source)) {
                            bySender.computeIfAbsent(source, _ -> new ArrayList<>()).add(c);
                        } else {
                            ofSites.add(c);
                        }
                    }
                }
            }
        }
    }

    private record Candidate(
            PortRule rule, String source, String destination, Function<Flow, List<Cause>> condition, Reason.Fact fact) {}

    /// Roles played by drawn elements; all other words of the vocabulary stand for many machines or for the Internet.
    private static final Set<String> DRAWN = Set.of(
            "access-edge",
            "xmpp-proxy",
            "web-conf-edge",
            "av-edge",
            "edge-internal",
            "front-end",
            "director",
            "sba",
            "cms-master",
            "mediation",
            "pstn-gateway",
            "e911-gateway",
            "persistent-chat",
            "video-interop",
            "office-web-apps",
            "reverse-proxy-external",
            "reverse-proxy-internal",
            "web-farm",
            "lync-server-any",
            "sql-server",
            "file-store");

    /// Conditions under which Front End pools of other sites need an Edge pool too, in case it stands in for theirs.
    private static final Set<String> RECOVERED = Set.of("external-access", "external-av", "external-conferencing");

    private static final Map<String, VipService> EXTERNAL = Map.of(
            "access-edge", VipService.ACCESS_EDGE,
            "xmpp-proxy", VipService.ACCESS_EDGE,
            "web-conf-edge", VipService.WEB_CONFERENCING_EDGE,
            "av-edge", VipService.AV_EDGE);

    private static final Map<Release, Rules> RULES = new EnumMap<>(Release.class);

    static {
        for (Release release : Release.values()) {
            RULES.put(release, new Rules(release));
        }
    }

    /// Addresses of one end under one way of reaching it.
    private record Reach(AddressSet addresses, AddressSet translated, boolean vip) {}

    private final Design design;
    private final Scope scope;
    private final Rules rules;

    FirewallDerivation(Scope scope) {
        this.scope = scope;
        this.design = scope.design();
        this.rules = RULES.get(design.release());
    }

    /// The rows of one element, by firewall, then in catalogue order.
    List<FirewallRow> rows(Element unit) {
        Rows rows = new Rows();
        if (unit instanceof Site site) {
            for (Candidate c : rules.ofSites) {
                siteRow(c, site, rows);
            }
        } else {
            for (String role : roles(unit)) {
                for (Candidate c : rules.byListener.getOrDefault(role, List.of())) {
                    listenerRows(c, unit, rows);
                }
                for (Candidate c : rules.bySender.getOrDefault(role, List.of())) {
                    senderRows(c, unit, rows);
                }
            }
        }
        return rows.sorted();
    }

    private Collection<String> roles(Element unit) {
        List<String> roles = Kinds.standard().find(unit.kind()).map(k -> k.roles()).orElse(List.of());
        if (unit instanceof Pool p && !roles.contains("mediation") && design.hasMediation(p)) {
            Set<String> more = new LinkedHashSet<>(roles);
            more.add("mediation");
            return more;
        }
        return roles;
    }

    private void listenerRows(Candidate c, Element listener, Rows rows) {
        List<Reach> reaches = reach(c, c.destination(), listener, false);
        if (DRAWN.contains(c.source()) && !c.source().equals("lync-server-any")) {
            List<? extends Element> peers = peers(c, listener);
            boolean many = peers.size() > Scope.POOL_LIMIT && listener instanceof EdgePool e && !scope.isFederationEdge(e);
            for (Element peer : peers) {
                if (many && RECOVERED.contains(c.rule().when()) && !isNear(peer, listener)) {
                    continue;
                }
                List<Cause> causes = c.condition().apply(new Flow(scope, Optional.of(peer), Optional.of(listener)));
                if (causes.isEmpty()) {
                    continue;
                }
                if (RECOVERED.contains(c.rule().when())
                        && listener instanceof EdgePool edge
                        && peer instanceof Pool pool
                        && isRecovery(pool, edge)) {
                    causes = List.of(Cause.feature("edge-recovery"));
                }
                for (Reach source : reach(c, c.source(), peer, true)) {
                    for (Reach destination : reaches) {
                        if (isLoop(peer, listener, source, destination)) {
                            continue;
                        }
                        rows.add(
                                c,
                                listener,
                                endpoint(c.source(), peer, source),
                                endpoint(c.destination(), listener, destination),
                                source.vip() || destination.vip(),
                                peer.id().value() + "/" + listener.id().value(),
                                causes);
                    }
                }
            }
            if (many && c.source().equals("front-end") && RECOVERED.contains(c.rule().when())) {
                crowd(c, listener, reaches, rows);
            }
            return;
        }
        List<Cause> causes = c.condition().apply(new Flow(scope, Optional.empty(), Optional.of(listener)));
        if (causes.isEmpty()) {
            return;
        }
        Endpoint source = abstractEnd(c, c.source());
        String key = c.rule().sources().size() > 1 ? c.source() + "/" + listener.id().value() : listener.id().value();
        for (Reach destination : reaches) {
            if (c.source().equals("lync-server-any")
                    && source.elements().size() == 1
                    && source.elements().contains(listener.id())
                    && !(listener instanceof Pool p && p.servers().size() > 1)) {
                continue;
            }
            rows.add(c, listener, source, endpoint(c.destination(), listener, destination), destination.vip(), key, causes);
        }
    }

    /// One row for the Front End pools of all other sites, where naming each would make the table grow with the square of the sites.
    private void crowd(Candidate c, Element listener, List<Reach> reaches, Rows rows) {
        List<Cause> causes = c.condition().apply(new Flow(scope, Optional.empty(), Optional.of(listener)));
        if (causes.isEmpty()) {
            return;
        }
        Endpoint all = scope.frontEndPools();
        Endpoint source = new Endpoint("front-end", all.name(), all.elements(), all.addresses(), AddressSet.NONE);
        for (Reach destination : reaches) {
            rows.add(
                    c,
                    listener,
                    source,
                    endpoint(c.destination(), listener, destination),
                    destination.vip(),
                    "all/" + listener.id().value(),
                    List.of(Cause.feature("edge-recovery")));
        }
    }

    private boolean isNear(Element peer, Element listener) {
        if (peer.siteId().equals(listener.siteId())) {
            return true;
        }
        return peer instanceof Pool p
                && listener instanceof EdgePool e
                && (p.edge().filter(e.id()::equals).isPresent() || e.nextHop().filter(p.id()::equals).isPresent());
    }

    /// True when a Front End pool reaches this Edge pool only as a stand-in for its own one.
    private boolean isRecovery(Pool pool, EdgePool edge) {
        return design.isFrontEnd(pool)
                && pool.edge().isPresent()
                && !pool.edge().get().equals(edge.id())
                && !edge.nextHop().filter(pool.id()::equals).isPresent()
                && !scope.isFederationEdge(edge);
    }

    private static boolean isLoop(Element peer, Element listener, Reach source, Reach destination) {
        return peer.id().equals(listener.id())
                && !(peer instanceof Pool p && p.servers().size() > 1)
                && source.addresses().equals(destination.addresses());
    }

    private void senderRows(Candidate c, Element sender, Rows rows) {
        List<Cause> causes = c.condition().apply(new Flow(scope, Optional.of(sender), Optional.empty()));
        if (causes.isEmpty()) {
            return;
        }
        Endpoint destination = abstractEnd(c, c.destination());
        for (Reach source : reach(c, c.source(), sender, true)) {
            rows.add(c, sender, endpoint(c.source(), sender, source), destination, source.vip(), sender.id().value(), causes);
        }
    }

    private void siteRow(Candidate c, Site site, Rows rows) {
        List<Network> inside = design.networks(site.id()).stream().filter(n -> n.zone() == Zone.CORPORATE).toList();
        if (inside.isEmpty() || design.pools().isEmpty()) {
            return;
        }
        List<Cause> causes = c.condition().apply(new Flow(scope, Optional.empty(), Optional.empty()));
        if (causes.isEmpty()) {
            return;
        }
        boolean towardsSite = c.destination().equals("client-any") || c.destination().equals("legacy-client");
        Endpoint source = towardsSite ? abstractEnd(c, c.source()) : siteEnd(c.source(), inside);
        Endpoint destination = towardsSite ? siteEnd(c.destination(), inside) : abstractEnd(c, c.destination());
        rows.add(c, site, source, destination, false, site.id().value(), causes);
    }

    private static Endpoint siteEnd(String role, List<Network> inside) {
        List<Network> forClients = inside.stream().filter(n -> n.hosts() != Hosts.SERVERS).toList();
        List<Network> networks = role.equals("client-any") || forClients.isEmpty() ? inside : forClients;
        List<Cidr> subnets = networks.stream().flatMap(n -> n.subnets().stream()).toList();
        return new Endpoint(
                role,
                String.join(";", networks.stream().map(Network::name).toList()),
                networks.stream().map(Element::id).toList(),
                AddressSet.ofCidrs(subnets),
                AddressSet.NONE);
    }

    private Endpoint endpoint(String role, Element element, Reach reach) {
        return new Endpoint(role, element.name(), List.of(element.id()), reach.addresses(), reach.translated());
    }

    /// An end that is not one drawn element.
    private Endpoint abstractEnd(Candidate c, String role) {
        return switch (role) {
            case "corp-any", "client-any", "not-stated" -> as(role, scope.corporate());
            case "internal-client", "legacy-client", "lync-phone" -> as(role, scope.clients());
            case "lync-server-any" -> as(role, scope.servers());
            default -> {
                AddressSet addresses = c.rule().addresses().isEmpty()
                        ? AddressSet.ANY
                        : AddressSet.of(c.rule().addresses().stream().map(Address::of).toList());
                yield new Endpoint(role, outside(role), List.of(), addresses, AddressSet.NONE);
            }
        };
    }

    /// Drawn partners behind an outside role; otherwise the text of the role stands for the name.
    private String outside(String role) {
        return switch (role) {
            case "pic-partner" -> names(scope.publicProviders());
            case "messenger-client" -> names(scope.publicMediaProviders());
            default -> "";
        };
    }

    private static String names(List<Cause> partners) {
        return String.join(";", partners.stream().map(Cause::name).toList());
    }

    private static Endpoint as(String role, Endpoint shared) {
        return new Endpoint(role, shared.name(), shared.elements(), shared.addresses(), AddressSet.NONE);
    }

    /// The drawn elements that send to a listener under a rule.
    private List<? extends Element> peers(Candidate c, Element listener) {
        return switch (c.source()) {
            case "director" -> listener instanceof EdgePool ? design.directors() : near(design.directors(), listener);
            case "front-end" -> frontEnds(listener);
            case "edge-internal" -> listener instanceof Pool p ? design.edgesWithNextHop(p) : List.of();
            case "reverse-proxy-internal" -> design.publishers(listener.id());
            case "cms-master" -> design.centralManagement().map(List::of).orElse(List.of());
            case "mediation" -> mediations(listener);
            case "pstn-gateway" -> listener instanceof Pool p ? design.gateways(p) : List.of();
            case "sba" -> branchServers(listener);
            case "persistent-chat" -> List.of(listener);
            case "sql-server" -> mirrors(listener);
            default -> List.of();
        };
    }

    private List<? extends Element> near(List<Pool> pools, Element listener) {
        List<Pool> sameSite = pools.stream().filter(p -> p.siteId().equals(listener.siteId())).toList();
        return sameSite.isEmpty() ? pools : sameSite;
    }

    private List<? extends Element> frontEnds(Element listener) {
        return switch (listener) {
            case EdgePool _ -> design.frontEnds();
            case OfficeWebApps o -> {
                List<Pool> users = frontEnds(design.poolsOn(o.id()));
                yield users.isEmpty() ? near(design.frontEnds(), o) : users;
            }
            case SqlServer s -> frontEnds(design.poolsOn(s.id()));
            case FileStore f -> {
                List<Pool> users = new ArrayList<>(frontEnds(design.poolsOn(f.id())));
                for (Pool user : List.copyOf(users)) {
                    pair(user).filter(p -> !users.contains(p)).ifPresent(users::add);
                }
                yield users;
            }
            case PstnGateway g -> g.emergency() ? near(design.frontEnds(), g) : List.of();
            case Pool p when design.isFrontEnd(p) -> {
                List<Pool> pools = new ArrayList<>();
                pools.add(p);
                pair(p).ifPresent(pools::add);
                yield pools;
            }
            case Pool p when design.isDirector(p) -> near(design.frontEnds(), p);
            case Pool p -> {
                List<Pool> registrar = p.registrar().flatMap(r -> design.find(r, Pool.class)).stream().toList();
                yield registrar.isEmpty() ? near(design.frontEnds(), p) : registrar;
            }
            default -> List.of();
        };
    }

    private List<Pool> frontEnds(List<Pool> pools) {
        return pools.stream().filter(design::isFrontEnd).toList();
    }

    private Optional<Pool> pair(Pool pool) {
        return pool.pairedWith().flatMap(id -> design.find(id, Pool.class));
    }

    private List<? extends Element> mediations(Element listener) {
        if (listener instanceof PstnGateway g) {
            return g.mediation().stream()
                    .map(id -> design.find(id, Pool.class).orElse(null))
                    .filter(Objects::nonNull)
                    .toList();
        }
        return listener instanceof Pool p
                ? design.poolsServing(p).stream().filter(s -> design.plays(s, "mediation")).toList()
                : List.of();
    }

    private List<? extends Element> branchServers(Element listener) {
        return switch (listener) {
            case EdgePool e -> design.poolsUsing(e).stream().filter(design::isBranchServer).toList();
            case Pool p -> design.poolsServing(p).stream().filter(design::isBranchServer).toList();
            default -> List.of();
        };
    }

    private List<? extends Element> mirrors(Element listener) {
        List<Element> others = new ArrayList<>();
        for (SqlServer s : design.sqlServers()) {
            if (s.id().equals(listener.id())) {
                s.mirror().flatMap(design::find).ifPresent(others::add);
                s.witness().flatMap(design::find).ifPresent(others::add);
            } else if (s.mirror().filter(listener.id()::equals).isPresent() || s.witness().filter(listener.id()::equals).isPresent()) {
                others.add(s);
            }
        }
        return others.stream().distinct().toList();
    }

    /// The ways in which an element is reached, or sends, under a rule: by server, by virtual address, or both.
    private List<Reach> reach(Candidate c, String role, Element element, boolean sends) {
        return switch (element) {
            case EdgePool e -> edgeReach(c, role, e, sends);
            case Pool p -> sends ? List.of(nodes(p.insideAddresses())) : poolReach(c, role, p);
            case ReverseProxy r -> {
                if (role.equals("reverse-proxy-internal")) {
                    yield List.of(nodes(r.internal()));
                }
                AddressSet own = AddressSet.of(r.external());
                AddressSet published = AddressSet.of(design.published(r));
                yield List.of(new Reach(published, published.equals(own) ? AddressSet.NONE : own, false));
            }
            case PstnGateway g -> List.of(nodes(g.addresses()));
            case OfficeWebApps o -> List.of(nodes(o.addresses()));
            case SqlServer s -> List.of(nodes(s.addresses()));
            case FileStore f -> List.of(nodes(f.addresses()));
            default -> List.of();
        };
    }

    private static Reach nodes(List<Address> addresses) {
        return new Reach(AddressSet.of(addresses), AddressSet.NONE, false);
    }

    private List<Reach> poolReach(Candidate c, String role, Pool pool) {
        PortRule rule = c.rule();
        String at = rule.at(design.release());
        boolean outer = rule.setting().equals("web-https") || rule.setting().equals("web-http");
        boolean web = rule.application().startsWith("HTTP") && (outer || rule.ports().from() == 80 || rule.ports().from() == 443);
        if (web && (at.equals("vip") || role.equals("web-farm"))) {
            return List.of(new Reach(AddressSet.of(design.webAddresses(pool, outer)), AddressSet.NONE, design.webIsBalanced(pool)));
        }
        List<Reach> reaches = new ArrayList<>(2);
        List<Address> vip = pool.balancing() == Balancing.HARDWARE && !at.equals("node") ? sipVip(pool) : List.of();
        if (!at.equals("vip") || vip.isEmpty()) {
            reaches.add(nodes(pool.insideAddresses()));
        }
        if (!vip.isEmpty()) {
            reaches.add(new Reach(AddressSet.of(vip), AddressSet.NONE, true));
        }
        return reaches;
    }

    private List<Address> sipVip(Pool pool) {
        List<Address> sip = design.vip(pool.id(), VipService.SIP);
        return sip.isEmpty() ? design.vip(pool.id(), VipService.MEDIATION) : sip;
    }

    private List<Reach> edgeReach(Candidate c, String role, EdgePool edge, boolean sends) {
        boolean hardware = edge.balancing() == Balancing.HARDWARE;
        String at = hardware ? at(c.rule()) : "node";
        VipService service = EXTERNAL.get(role);
        List<Address> vip = !hardware || at.equals("node")
                ? List.of()
                : service == null ? design.vip(edge.id(), VipService.EDGE_INTERNAL) : externalVip(edge, service);
        List<Reach> reaches = new ArrayList<>(2);
        if (!at.equals("vip") || vip.isEmpty()) {
            reaches.add(service == null ? nodes(edge.insideAddresses()) : edgeNodes(edge, service, sends));
        }
        if (!vip.isEmpty()) {
            reaches.add(new Reach(AddressSet.of(vip), AddressSet.NONE, true));
        }
        return reaches;
    }

    /// From the 2015 release on servers address each Edge server, unless an old Exchange or old clients need the internal virtual address.
    private String at(PortRule rule) {
        return scope.oldExchange() ? rule.at() : rule.at(design.release());
    }

    private List<Address> externalVip(EdgePool edge, VipService service) {
        List<Address> vip = design.vip(edge.id(), service);
        return vip.isEmpty() && edge.sharedAddress() ? design.vip(edge.id(), VipService.ACCESS_EDGE) : vip;
    }

    private Reach edgeNodes(EdgePool edge, VipService service, boolean sends) {
        List<Address> adapters = new ArrayList<>(edge.servers().size());
        List<Address> published = new ArrayList<>(edge.servers().size());
        edge.servers().forEach(s -> {
            adapters.addAll(design.external(edge, s, service));
            if (edge.nat()) {
                published.addAll(design.publicAddresses(edge, s, service));
            }
        });
        if (!edge.nat()) {
            return nodes(adapters);
        }
        AddressSet inside = AddressSet.of(adapters);
        AddressSet outside = AddressSet.of(published);
        return sends ? new Reach(inside, outside, false) : new Reach(outside, inside, false);
    }

    /// The ports of a rule in this design, moved where the design moves them.
    private PortRange ports(PortRule rule, Element unit) {
        if (rule.setting().isEmpty()) {
            return rule.ports();
        }
        return switch (unit) {
            case EdgePool e ->
                switch (rule.setting()) {
                    case "access" -> PortRange.of(e.access().port());
                    case "web-conferencing" -> PortRange.of(e.webConferencing().port());
                    case "av" -> PortRange.of(e.av().port());
                    case "federation" -> PortRange.of(e.federationPort());
                    case "xmpp" -> PortRange.of(e.xmppPort());
                    case "media" -> e.mediaPorts();
                    default -> rule.ports();
                };
            case Pool p ->
                switch (rule.setting()) {
                    case "web-https" -> p.web().map(w -> PortRange.of(w.httpsListen())).orElse(rule.ports());
                    case "web-http" -> p.web().map(w -> PortRange.of(w.httpListen())).orElse(rule.ports());
                    case "audio" -> p.audioPorts();
                    case "video" -> p.videoPorts();
                    case "sharing" -> p.sharingPorts();
                    default -> rule.ports();
                };
            case SqlServer s -> PortRange.of(rule.setting().equals("sql") ? s.port() : s.mirrorPort());
            case PstnGateway g -> g.port().map(PortRange::of).orElse(rule.ports());
            default -> rule.ports();
        };
    }

    /// Collects the rows of one element; rows that agree in all but their reasons become one.
    private final class Rows {
        private final Map<Key, FirewallRow> rows = new java.util.LinkedHashMap<>();
        private final Map<Key, Integer> order = new HashMap<>();
        private final Set<String> ids = new java.util.HashSet<>();

        private record Key(
                FirewallSide side, String application, String security, Object transport, Object ports, Object sourcePorts, Endpoint a, Endpoint b, boolean vip) {}

        void add(
                Candidate c, Element unit, Endpoint source, Endpoint destination, boolean vip, String key, List<Cause> causes) {
            PortRule rule = c.rule();
            PortRange range = ports(rule, unit);
            Optional<PortRange> ports = Optional.of(range);
            Optional<PortRange> sourcePorts = Optional.empty();
            if (rule.sourceSide()) {
                sourcePorts = ports;
                ports = remotePorts(rule);
            }
            FirewallSide side = side(rule);
            Key k = new Key(side, rule.application(), rule.security(), rule.transport(), ports, sourcePorts, source, destination, vip);
            Reason reason = new Reason(c.fact(), causes);
            FirewallRow same = rows.get(k);
            if (same != null) {
                List<Reason> reasons = new ArrayList<>(same.reasons());
                reasons.add(reason);
                reasons.sort((a, b) -> Integer.compare(
                        PortRules.standard().rule(a.fact().id()).order(), PortRules.standard().rule(b.fact().id()).order()));
                rows.put(k, withReasons(same, List.copyOf(reasons)));
                return;
            }
            String id = rule.id() + "/" + key + (vip && !rule.at(design.release()).equals("vip") ? "/vip" : "");
            if (!ids.add(id)) {
                id = id + "/" + c.source();
                ids.add(id);
            }
            Optional<ElementId> site = unit instanceof Site s ? Optional.of(s.id()) : unit.siteId();
            rows.put(
                    k,
                    new FirewallRow(
                            id,
                            side,
                            site,
                            design.siteName(unit),
                            rule.application(),
                            rule.security(),
                            rule.transport(),
                            ports,
                            sourcePorts,
                            source,
                            destination,
                            vip,
                            List.of(reason)));
            order.put(k, rule.order());
        }

        private FirewallRow withReasons(FirewallRow r, List<Reason> reasons) {
            return new FirewallRow(
                    r.id(),
                    r.firewall(),
                    r.site(),
                    r.siteName(),
                    r.application(),
                    r.security(),
                    r.transport(),
                    r.ports(),
                    r.sourcePorts(),
                    r.source(),
                    r.destination(),
                    r.vip(),
                    reasons);
        }

        List<FirewallRow> sorted() {
            if (rows.isEmpty()) {
                return List.of();
            }
            List<Map.Entry<Key, FirewallRow>> all = new ArrayList<>(rows.entrySet());
            all.sort((a, b) -> {
                int side = a.getKey().side().compareTo(b.getKey().side());
                return side != 0 ? side : Integer.compare(order.get(a.getKey()), order.get(b.getKey()));
            });
            return all.stream().map(Map.Entry::getValue).toList();
        }
    }

    private static FirewallSide side(PortRule rule) {
        return switch (rule.firewall()) {
            case "external" -> FirewallSide.EXTERNAL;
            case "internal" -> FirewallSide.INTERNAL;
            default -> FirewallSide.INTERNAL_NET;
        };
    }

    /// Where relayed TCP from the local range goes: 443 of the partner's A/V Edge, or anywhere while a partner answers on its own range.
    private Optional<PortRange> remotePorts(PortRule rule) {
        return scope.ocs2007Partners().isEmpty() ? rule.remotePorts() : Optional.empty();
    }
}
