package edgewise.check;

import edgewise.check.ExistingRules.Flow;
import edgewise.model.Address;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Firewall;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PortRange;
import edgewise.model.ReverseProxy;
import edgewise.model.Transport;
import edgewise.model.VipService;
import edgewise.model.Zone;
import edgewise.plan.AddressSet;
import edgewise.plan.Design;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the firewalls let through today, held against the planned rows. A firewall without known
/// rules is taken to carry out the plan.
final class FirewallChecks {
  static final Map<String, Condition> ALL = all();

  private FirewallChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put(
        "FW-01", planned(FirewallSide.EXTERNAL, "edge-ext-sip-mtls-in", "edge-ext-sip-mtls-out"));
    all.put("FW-02", planned(FirewallSide.EXTERNAL, "edge-ext-xmpp-in", "edge-ext-xmpp-out"));
    all.put("FW-03", planned(FirewallSide.INTERNAL, "edge-int-xmpp"));
    all.put(
        "FW-04",
        rows(
            FirewallSide.INTERNAL,
            FirewallChecks::nextHopFlow,
            "edge-int-sip-to-edge",
            "edge-int-sip-from-edge"));
    all.put("FW-05", planned(FirewallSide.INTERNAL, "edge-int-av-auth"));
    all.put("FW-06", planned(FirewallSide.INTERNAL, "edge-int-psom"));
    all.put("FW-07", planned(FirewallSide.INTERNAL, "edge-int-stun-udp", "edge-int-stun-tcp"));
    all.put("FW-08", planned(FirewallSide.INTERNAL, "edge-int-cms-https", "edge-int-skype-search"));
    all.put(
        "FW-09", planned(FirewallSide.EXTERNAL, "edge-ext-stun-udp-in", "edge-ext-stun-tcp-in"));
    all.put(
        "FW-10",
        rows(
            FirewallSide.EXTERNAL,
            FirewallChecks::mediaOut,
            "edge-ext-stun-udp-out",
            "edge-ext-stun-tcp-out"));
    all.put("FW-11", FirewallChecks::olderMediaBlocked);
    all.put("FW-12", FirewallChecks::mediaRangeOpen);
    all.put(
        "FW-13",
        rows(
            FirewallSide.EXTERNAL,
            FirewallChecks::publicLookup,
            "edge-ext-dns-tcp-out",
            "edge-ext-dns-udp-out"));
    all.put("FW-14", planned(FirewallSide.EXTERNAL, "edge-ext-crl-http-out"));
    all.put(
        "FW-15",
        planned(
            FirewallSide.INTERNAL,
            "edge-int-cls-50001",
            "edge-int-cls-50002",
            "edge-int-cls-50003"));
    all.put("FW-16", FirewallChecks::otherFrontEndsBlocked);
    all.put(
        "FW-17",
        planned(
            FirewallSide.INTERNAL,
            "rp-https-4443",
            "rp-http-8080",
            "dir-https-4443",
            "dir-http-8080"));
    all.put("FW-18", planned(FirewallSide.EXTERNAL, "mob-apns-5223"));
    all.put("FW-19", FirewallChecks::noHairpin);
    return all;
  }

  /// Turns a planned row into the flow that has to get through; empty when the row is no matter of
  /// the check.
  private interface FlowOfRow {
    Optional<Flow> flow(Design design, FirewallRow row, AddressSet from, AddressSet to);
  }

  private static Condition planned(FirewallSide side, String... facts) {
    return rows(side, FirewallChecks::flow, facts);
  }

  /// Reports each firewall of a side that does not let through a planned row which follows from one
  /// of the facts.
  private static Condition rows(FirewallSide side, FlowOfRow shape, String... facts) {
    return (plan, hits) -> {
      for (Firewall firewall : known(plan.design(), side)) {
        Blocked blocked = new Blocked(plan.design(), firewall);
        blocked.compare(plan, side, shape, facts);
        blocked.report(hits);
      }
    };
  }

  /// Firewalls of a side whose rules are known.
  private static List<Firewall> known(Design design, FirewallSide side) {
    String kind = side == FirewallSide.EXTERNAL ? "outer-firewall" : "inner-firewall";
    return design.firewalls().stream()
        .filter(f -> f.kind().value().equals(kind) && !f.rules().isEmpty())
        .toList();
  }

  /// The flows that one firewall holds up, by the Edge pool or reverse proxy that suffers.
  private static final class Blocked {
    private final Design design;
    private final Firewall firewall;
    private final ExistingRules rules;
    private final Map<String, Set<Message>> flows = new LinkedHashMap<>();

    Blocked(Design design, Firewall firewall) {
      this.design = design;
      this.firewall = firewall;
      this.rules = new ExistingRules(firewall.rules());
    }

    void compare(Plan plan, FirewallSide side, FlowOfRow shape, String... facts) {
      List<String> wanted = List.of(facts);
      for (FirewallRow row : plan.firewall()) {
        if (row.firewall() == side
            && row.site().equals(Optional.of(firewall.site()))
            && row.reasons().stream().anyMatch(r -> wanted.contains(r.fact().id()))) {
          compare(row, shape);
        }
      }
    }

    /// A device may be written down with the addresses before or after translation; either will do.
    private void compare(FirewallRow row, FlowOfRow shape) {
      AddressSet from = row.source().addresses();
      AddressSet to = row.destination().addresses();
      Optional<Flow> flow = shape.flow(design, row, from, to);
      if (flow.isEmpty() || flow.get().isUndecided() || rules.allows(flow.get())) {
        return;
      }
      AddressSet fromAfter = row.source().translated().isEmpty() ? from : row.source().translated();
      AddressSet toAfter =
          row.destination().translated().isEmpty() ? to : row.destination().translated();
      boolean translated = !fromAfter.equals(from) || !toAfter.equals(to);
      if (!translated || !rules.allows(shape.flow(design, row, fromAfter, toAfter).orElseThrow())) {
        add(owner(row), flow.get());
      }
    }

    void require(Element owner, Flow flow) {
      if (!flow.isUndecided() && !rules.allows(flow)) {
        add(owner.name(), flow);
      }
    }

    private void add(String owner, Flow flow) {
      flows.computeIfAbsent(owner, _ -> new LinkedHashSet<>()).add(say(flow));
    }

    private String owner(FirewallRow row) {
      return edge(design, row)
          .map(Element::name)
          .or(
              () ->
                  ends(row)
                      .flatMap(id -> design.find(id, ReverseProxy.class).stream())
                      .map(Element::name)
                      .findFirst())
          .or(() -> ends(row).map(design::name).findFirst())
          .orElse(row.source().name());
    }

    void report(Hits hits) {
      flows.forEach((owner, messages) -> hits.on(firewall, owner, all(messages)));
    }
  }

  private static Stream<ElementId> ends(FirewallRow row) {
    return Stream.of(row.source(), row.destination()).map(Endpoint::elements).flatMap(List::stream);
  }

  /// The Edge pool at one end of a row.
  private static Optional<EdgePool> edge(Design design, FirewallRow row) {
    return ends(row).flatMap(id -> design.find(id, EdgePool.class).stream()).findFirst();
  }

  private static Message say(Flow flow) {
    return Message.of(
        "finding.flow",
        flow.transport().name(),
        flow.ports(),
        flow.from().text(),
        flow.to().text());
  }

  private static Message all(Set<Message> messages) {
    return messages.stream().reduce((a, b) -> Message.of("finding.flow.and", a, b)).orElseThrow();
  }

  private static Optional<Flow> flow(
      Design design, FirewallRow row, AddressSet from, AddressSet to) {
    if (row.ports().isEmpty()) {
      return Optional.of(
          Flow.toAnyPort(row.transport(), row.sourcePorts().orElseThrow(), from, to));
    }
    return Optional.of(
        row.sourcePorts().isPresent()
            ? new Flow(row.transport(), row.ports().get(), row.sourcePorts().get(), from, to)
            : Flow.of(row.transport(), row.ports().get(), from, to));
  }

  private static Optional<Flow> nextHopFlow(
      Design design, FirewallRow row, AddressSet from, AddressSet to) {
    Optional<ElementId> hop = edge(design, row).flatMap(EdgePool::nextHop);
    return hop.isPresent() && ends(row).anyMatch(hop.get()::equals)
        ? flow(design, row, from, to)
        : Optional.empty();
  }

  /// Relayed media leaves from the media range over TCP, and from the port it goes to over UDP.
  private static Optional<Flow> mediaOut(
      Design design, FirewallRow row, AddressSet from, AddressSet to) {
    PortRange ports = row.ports().orElseThrow();
    PortRange local =
        row.transport() == Transport.UDP
            ? ports
            : edge(design, row).map(EdgePool::mediaPorts).orElse(ports);
    return Optional.of(new Flow(row.transport(), ports, local, from, to));
  }

  /// Lookups need to leave the perimeter only where an Edge asks servers outside it.
  private static Optional<Flow> publicLookup(
      Design design, FirewallRow row, AddressSet from, AddressSet to) {
    Optional<EdgePool> edge = edge(design, row);
    List<Address> resolvers =
        edge.stream()
            .flatMap(e -> e.servers().stream())
            .map(EdgeServer::dnsServers)
            .flatMap(List::stream)
            .filter(Address::isUsable)
            .toList();
    List<Address> outside =
        resolvers.stream().filter(a -> isOutside(design, a, edge.orElseThrow())).toList();
    if (resolvers.isEmpty()) {
      return flow(design, row, from, to);
    }
    return outside.isEmpty() ? Optional.empty() : flow(design, row, from, AddressSet.of(outside));
  }

  private static boolean isOutside(Design design, Address address, EdgePool edge) {
    Optional<Zone> zone = design.networkOf(address, edge.site()).map(Network::zone);
    return zone.isPresent() ? zone.get() == Zone.INTERNET : !address.isPrivate();
  }

  private static List<Partner> ocs2007(Design design) {
    return design.partners().stream()
        .filter(p -> design.isOcs2007(p) && design.wantsMedia(p))
        .toList();
  }

  private static void olderMediaBlocked(Plan plan, Hits hits) {
    if (!ocs2007(plan.design()).isEmpty()) {
      rows(
              FirewallSide.EXTERNAL,
              FirewallChecks::olderMedia,
              "edge-ext-rtp-tcp-in",
              "edge-ext-rtp-udp-in",
              "edge-ext-rtp-tcp-out",
              "edge-ext-rtp-udp-out")
          .find(plan, hits);
    }
  }

  /// Both ends of media with an OCS 2007 partner lie in the media range.
  private static Optional<Flow> olderMedia(
      Design design, FirewallRow row, AddressSet from, AddressSet to) {
    PortRange range = row.ports().or(row::sourcePorts).orElseThrow();
    return Optional.of(new Flow(row.transport(), range, range, from, to));
  }

  private static void mediaRangeOpen(Plan plan, Hits hits) {
    Design design = plan.design();
    if (design.partners().stream().anyMatch(design::isOcs2007)) {
      return;
    }
    for (Firewall firewall : known(design, FirewallSide.EXTERNAL)) {
      ExistingRules rules = new ExistingRules(firewall.rules());
      for (EdgePool edge : design.edgePools()) {
        if (edge.site().equals(firewall.site())
            && mediaTargets(design, edge).anyMatch(to -> isOpen(rules, edge, to))) {
          hits.on(firewall, edge.name(), edge.mediaPorts());
        }
      }
    }
  }

  private static Stream<AddressSet> mediaTargets(Design design, EdgePool edge) {
    return edge.servers().stream()
        .flatMap(
            s ->
                Stream.concat(
                    design.publicAddresses(edge, s, VipService.AV_EDGE).stream(),
                    design.external(edge, s, VipService.AV_EDGE).stream()))
        .distinct()
        .map(a -> AddressSet.of(List.of(a)));
  }

  private static boolean isOpen(ExistingRules rules, EdgePool edge, AddressSet to) {
    return Stream.of(Transport.values())
        .anyMatch(t -> rules.allows(Flow.of(t, edge.mediaPorts(), AddressSet.ANY, to)));
  }

  private static void otherFrontEndsBlocked(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Firewall firewall : known(design, FirewallSide.INTERNAL)) {
      Blocked blocked = new Blocked(design, firewall);
      for (FirewallRow row : plan.firewall()) {
        Optional<EdgePool> edge = edge(design, row);
        if (edge.isPresent()
            && row.firewall() == FirewallSide.INTERNAL
            && row.site().equals(Optional.of(firewall.site()))
            && row.reasons().stream().anyMatch(r -> r.fact().id().equals("edge-int-sip-to-edge"))) {
          for (Pool pool : design.frontEnds()) {
            if (!edge.get().nextHop().equals(Optional.of(pool.id()))) {
              AddressSet from = AddressSet.of(pool.insideAddresses());
              blocked.require(
                  edge.get(),
                  Flow.of(
                      row.transport(),
                      row.ports().orElseThrow(),
                      from,
                      row.destination().addresses()));
            }
          }
        }
      }
      blocked.report(hits);
    }
  }

  private static void noHairpin(Plan plan, Hits hits) {
    Design design = plan.design();
    if (!design.offers(Feature.MOBILITY)) {
      return;
    }
    for (Element element : design.elements()) {
      if (element instanceof Firewall f
          && f.kind().value().equals("outer-firewall")
          && !f.hairpin()) {
        design.reverseProxies().stream()
            .filter(p -> p.site().equals(f.site()))
            .forEach(p -> hairpin(design, p, f, hits));
      } else if (element instanceof ReverseProxy p && !p.hairpin()) {
        hairpin(design, p, p, hits);
      }
    }
  }

  private static void hairpin(Design design, ReverseProxy proxy, Element blocks, Hits hits) {
    List<String> addresses = new ArrayList<>();
    design.published(proxy).forEach(a -> addresses.add(a.text()));
    if (!addresses.isEmpty()) {
      hits.on(blocks, proxy.name(), String.join(", ", addresses));
    }
  }
}
