package edgewise.export;

import edgewise.model.Address;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Vip;
import edgewise.model.Words;
import edgewise.plan.Column;
import edgewise.plan.Design;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One interface of one machine with its addresses, as a document lists them.
///
/// @param key stays while the design changes elsewhere; unique
/// @param element the element that is drawn
/// @param owner the element or server that has the addresses
/// @param machine server name; of a virtual address the pool behind it
/// @param named the property of the owner that the machine's name is, where it is one
/// @param adapter text key of the interface
/// @param addressed the property of the owner that holds the addresses
/// @param translated what the addresses become outside, one for one; empty without NAT
/// @param translatedTo the property of the owner that holds them, where addresses can be translated
public record ServerLine(
    String key,
    String site,
    Element element,
    ElementId owner,
    String machine,
    Optional<String> named,
    String adapter,
    List<Address> addresses,
    String addressed,
    List<Address> translated,
    Optional<String> translatedTo) {
  static final List<Column<ServerLine>> COLUMNS =
      List.of(
          new Column<>("site", (l, _) -> l.site),
          new Column<>("element", (l, _) -> l.element.name()),
          new Column<>("kind", (l, t) -> Said.kind(l.element.kind().value(), t)),
          new Column<>("machine", (l, _) -> l.machine),
          new Column<>("interface", (l, t) -> t.say(l.adapter)),
          new Column<>("addresses", (l, _) -> joined(l.addresses)),
          new Column<>("translated", (l, _) -> joined(l.translated)));

  /// Every interface that has an address, in document order.
  static List<ServerLine> of(Design design) {
    return all(design).stream()
        .filter(l -> !l.addresses.isEmpty() || !l.translated.isEmpty())
        .toList();
  }

  /// Every interface, those without an address as well, in document order.
  public static List<ServerLine> all(Design design) {
    List<ServerLine> lines = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Element element : design.elements()) {
      Collector at = new Collector(design.siteName(element), element, lines, keys);
      switch (element) {
        case EdgePool pool -> pool.servers().forEach(s -> edge(at, s));
        case Pool pool -> {
          for (Server s : pool.servers()) {
            at.machine(s.id(), Optional.of(s.fqdn()))
                .add("inside", s.addresses(), "addresses", List.of(), "");
          }
        }
        case Host host ->
            at.machine(host.id(), Optional.of(host.fqdn()))
                .add("inside", host.insideAddresses(), "addresses", List.of(), "");
        case ReverseProxy proxy -> {
          Machine machine = at.machine(proxy.id(), proxy.fqdn());
          machine.add(
              "listener", proxy.external(), "external", proxy.publicAddresses(), "publicAddresses");
          machine.add("inside", proxy.internal(), "internal", List.of(), "");
        }
        case LoadBalancer balancer -> {
          for (int i = 0; i < balancer.vips().size(); i++) {
            Vip vip = balancer.vips().get(i);
            new Machine(
                    at,
                    balancer.id(),
                    balancer.id().value() + " " + vip.pool().value(),
                    design.name(vip.pool()),
                    Optional.empty())
                .add(
                    "vip." + Words.of(vip.service()),
                    vip.addresses(),
                    "vips[" + i + "].addresses",
                    List.of(),
                    "");
          }
        }
        case DnsView view ->
            new Machine(at, view.id(), view.id().value(), "", Optional.empty())
                .add("resolver", view.servers(), "servers", List.of(), "");
        default -> {}
      }
    }
    return lines;
  }

  private static void edge(Collector at, EdgeServer server) {
    Machine machine = at.machine(server.id(), Optional.of(server.fqdn()));
    machine.add("edge-internal", server.internal(), "internal", List.of(), "");
    machine.add("access-edge", server.access(), "access", server.accessPublic(), "accessPublic");
    machine.add(
        "web-conferencing-edge",
        server.webConferencing(),
        "webConferencing",
        server.webConferencingPublic(),
        "webConferencingPublic");
    machine.add("av-edge", server.av(), "av", server.avPublic(), "avPublic");
  }

  private static String joined(List<Address> addresses) {
    return String.join(";", addresses.stream().map(Address::text).toList());
  }

  private record Collector(String site, Element element, List<ServerLine> lines, Set<String> keys) {
    /// A machine whose name is its own.
    Machine machine(ElementId owner, Optional<Fqdn> fqdn) {
      return new Machine(
          this, owner, owner.value(), fqdn.map(Fqdn::lower).orElse(""), Optional.of("fqdn"));
    }
  }

  private record Machine(
      Collector at, ElementId owner, String id, String name, Optional<String> named) {
    void add(
        String adapter,
        List<Address> addresses,
        String addressed,
        List<Address> translated,
        String translatedTo) {
      // Two virtual addresses of a balancer may stand for the same service of the same pool.
      String stem = id + " " + adapter;
      String key = stem;
      for (int i = 2; !at.keys.add(key); i++) {
        key = stem + " " + i;
      }
      at.lines.add(
          new ServerLine(
              key,
              at.site,
              at.element,
              owner,
              name,
              named,
              "adapter." + adapter,
              addresses,
              addressed,
              translated,
              translatedTo.isEmpty() ? Optional.empty() : Optional.of(translatedTo)));
    }
  }
}
