package edgewise.export;

import edgewise.model.Address;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
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
import java.util.List;

/// One interface of one machine with its addresses, as a document lists them.
///
/// @param kind id of the element's kind
/// @param machine server name; of a virtual address the pool behind it
/// @param adapter text key of the interface
/// @param translated what the addresses become outside, one for one; empty without NAT
record ServerLine(
    String site,
    String element,
    String kind,
    String machine,
    String adapter,
    List<Address> addresses,
    List<Address> translated) {
  static final List<Column<ServerLine>> COLUMNS =
      List.of(
          new Column<>("site", (l, _) -> l.site),
          new Column<>("element", (l, _) -> l.element),
          new Column<>("kind", (l, t) -> Said.kind(l.kind, t)),
          new Column<>("machine", (l, _) -> l.machine),
          new Column<>("interface", (l, t) -> t.say(l.adapter)),
          new Column<>("addresses", (l, _) -> joined(l.addresses)),
          new Column<>("translated", (l, _) -> joined(l.translated)));

  /// Every interface that has an address, in document order.
  static List<ServerLine> of(Design design) {
    List<ServerLine> lines = new ArrayList<>();
    for (Element element : design.elements()) {
      Collector at = new Collector(design.siteName(element), element, lines);
      switch (element) {
        case EdgePool pool -> pool.servers().forEach(s -> edge(at, s));
        case Pool pool -> {
          for (Server s : pool.servers()) {
            at.add(s.fqdn().lower(), "inside", s.addresses(), List.of());
          }
        }
        case Host host -> at.add(host.fqdn().lower(), "inside", host.insideAddresses(), List.of());
        case ReverseProxy proxy -> {
          String name = proxy.fqdn().map(f -> f.lower()).orElse("");
          at.add(name, "listener", proxy.external(), proxy.publicAddresses());
          at.add(name, "inside", proxy.internal(), List.of());
        }
        case LoadBalancer balancer -> {
          for (Vip vip : balancer.vips()) {
            at.add(
                design.name(vip.pool()),
                "vip." + Words.of(vip.service()),
                vip.addresses(),
                List.of());
          }
        }
        case DnsView view -> at.add("", "resolver", view.servers(), List.of());
        default -> {}
      }
    }
    return lines;
  }

  private static void edge(Collector at, EdgeServer server) {
    String name = server.fqdn().lower();
    at.add(name, "edge-internal", server.internal(), List.of());
    at.add(name, "access-edge", server.access(), server.accessPublic());
    at.add(name, "web-conferencing-edge", server.webConferencing(), server.webConferencingPublic());
    at.add(name, "av-edge", server.av(), server.avPublic());
  }

  private static String joined(List<Address> addresses) {
    return String.join(";", addresses.stream().map(Address::text).toList());
  }

  private record Collector(String site, Element element, List<ServerLine> lines) {
    void add(String machine, String adapter, List<Address> addresses, List<Address> translated) {
      if (!addresses.isEmpty() || !translated.isEmpty()) {
        lines.add(
            new ServerLine(
                site,
                element.name(),
                element.kind().value(),
                machine,
                "adapter." + adapter,
                addresses,
                translated));
      }
    }
  }
}
