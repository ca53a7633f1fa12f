package edgewise.export;

import edgewise.export.document.Fields;
import edgewise.model.Address;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PortRange;
import edgewise.model.ReverseProxy;
import edgewise.model.Transport;
import edgewise.model.View;
import edgewise.model.Vip;
import edgewise.model.Words;
import edgewise.model.Zone;
import edgewise.plan.CertificateRow;
import edgewise.plan.Design;
import edgewise.plan.FirewallRow;
import edgewise.sim.FlowResult;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The steps of a deployment in their order, with the names, addresses and ports of the design.
final class Checklist {
  private final ExportInput in;
  private final Booklet booklet;
  private final Design design;
  private final Texts texts;
  private final List<Fields> steps = new ArrayList<>();

  Checklist(ExportInput in, Booklet booklet) {
    this.in = in;
    this.booklet = booklet;
    design = in.plan().design();
    texts = in.texts();
  }

  Fields fields() {
    step("addresses", "firewall", addresses());
    step("firewall", "firewall", firewalls());
    step("dns-external", "dns", zones(View.EXTERNAL));
    step("dns-internal", "dns", zones(View.INTERNAL));
    step("balancers", "firewall", balancers());
    step("edge-machines", "servers", edgeMachines());
    step("resolvers", "dns", resolvers());
    step("topology", "servers", topology());
    step("install", "servers", install());
    step("certificates", "pki", certificates());
    step("proxies", "servers", proxies());
    step("policies", "servers", policies());
    step("partners", "servers", partners());
    step("verify", "project", verification());
    return new Fields().put("steps", steps);
  }

  private void step(String id, String team, List<String> items) {
    if (!items.isEmpty() && booklet.concerns(team)) {
      steps.add(
          new Fields()
              .put("heading", texts.say("document.step." + id))
              .put("team", texts.say("document.team." + team))
              .texts("items", items));
    }
  }

  private String item(String id, Object... args) {
    return texts.say("document.step." + id, args);
  }

  private static String joined(List<Address> addresses) {
    return addresses.stream().map(Address::text).collect(Collectors.joining(", "));
  }

  /// Public addresses to be reserved.
  private List<String> addresses() {
    List<String> items = new ArrayList<>();
    for (EdgePool pool : design.edgePools()) {
      for (EdgeServer s : pool.servers()) {
        published(items, s, s.access(), s.accessPublic(), "access-edge");
        published(
            items, s, s.webConferencing(), s.webConferencingPublic(), "web-conferencing-edge");
        published(items, s, s.av(), s.avPublic(), "av-edge");
      }
    }
    for (ReverseProxy proxy : design.reverseProxies()) {
      if (!proxy.external().isEmpty()) {
        items.add(
            proxy.publicAddresses().isEmpty()
                ? item("addresses.direct", joined(proxy.external()), proxy.name(), listener())
                : item(
                    "addresses.nat",
                    joined(proxy.publicAddresses()),
                    proxy.name(),
                    listener(),
                    joined(proxy.external())));
      }
    }
    return items;
  }

  private String listener() {
    return texts.say("adapter.listener");
  }

  private void published(
      List<String> items,
      EdgeServer server,
      List<Address> own,
      List<Address> outside,
      String adapter) {
    if (own.isEmpty()) {
      return;
    }
    String name = server.fqdn().lower();
    String service = texts.say("adapter." + adapter);
    items.add(
        outside.isEmpty()
            ? item("addresses.direct", joined(own), name, service)
            : item("addresses.nat", joined(outside), name, service, joined(own)));
  }

  private List<String> firewalls() {
    Map<String, List<FirewallRow>> groups = new LinkedHashMap<>();
    for (FirewallRow row : in.plan().firewall()) {
      groups
          .computeIfAbsent(
              texts.say("document.firewall." + row.firewall().id(), row.siteName()),
              _ -> new ArrayList<>())
          .add(row);
    }
    List<String> items = new ArrayList<>();
    groups.forEach(
        (name, rows) -> {
          record Port(Transport transport, PortRange range) {}
          String ports =
              rows.stream()
                  .flatMap(r -> r.ports().map(p -> new Port(r.transport(), p)).stream())
                  .distinct()
                  .sorted(Comparator.comparing(Port::transport).thenComparing(Port::range))
                  .map(p -> p.transport() + " " + TeamTables.ports(p.range()))
                  .collect(Collectors.joining(", "));
          items.add(item("firewall.item", name, rows.size(), ports));
        });
    return items;
  }

  private List<String> zones(View view) {
    List<String> items = new ArrayList<>();
    DnsZones.of(in.plan(), view)
        .forEach(
            (zone, rows) -> {
              Set<String> names = new LinkedHashSet<>();
              rows.forEach(r -> names.add(r.name()));
              items.add(item("dns.item", zone, rows.size(), String.join(", ", names)));
            });
    return items;
  }

  private List<String> balancers() {
    List<String> items = new ArrayList<>();
    for (LoadBalancer balancer : design.loadBalancers()) {
      for (Vip vip : balancer.vips()) {
        items.add(
            item(
                "balancers.item",
                balancer.name(),
                texts.say("adapter.vip." + Words.of(vip.service())),
                joined(vip.addresses()),
                design.name(vip.pool())));
      }
    }
    return items;
  }

  private List<String> edgeMachines() {
    List<String> items = new ArrayList<>();
    for (EdgePool pool : design.edgePools()) {
      for (EdgeServer s : pool.servers()) {
        List<Address> outer = new ArrayList<>(s.access());
        outer.addAll(s.webConferencing());
        outer.addAll(s.av());
        items.add(item("edge.adapters", s.fqdn().lower(), joined(s.internal()), joined(outer)));
        items.add(
            s.externalGateway().isPresent()
                ? item("edge.gateway", s.fqdn().lower(), s.externalGateway().get().text())
                : item("edge.gateway.open", s.fqdn().lower()));
      }
      for (Network network : design.networks(pool.site())) {
        if (network.zone() == Zone.CORPORATE) {
          items.add(
              item(
                  "edge.route",
                  pool.name(),
                  network.subnets().stream()
                      .map(Object::toString)
                      .collect(Collectors.joining(", ")),
                  network.name()));
        }
      }
    }
    return items;
  }

  private List<String> resolvers() {
    List<String> items = new ArrayList<>();
    for (DnsView view : design.dnsViews()) {
      if (view.usedByEdge() && !view.servers().isEmpty()) {
        items.add(item("resolvers.item", joined(view.servers()), view.name()));
      }
    }
    return items;
  }

  private List<String> topology() {
    List<String> items = new ArrayList<>();
    for (EdgePool pool : design.edgePools()) {
      items.add(
          item(
              "topology.pool",
              pool.fqdn().lower(),
              pool.servers().stream().map(s -> s.fqdn().lower()).collect(Collectors.joining(", ")),
              Values.word(pool.balancing(), texts)));
      items.add(
          item(
              "topology.services",
              name(pool.access().fqdn()),
              pool.access().port(),
              name(pool.webConferencing().fqdn()),
              pool.webConferencing().port(),
              name(pool.av().fqdn()),
              pool.av().port()));
      design
          .nextHop(pool)
          .ifPresent(
              next -> items.add(item("topology.next-hop", pool.name(), next.fqdn().lower())));
    }
    design
        .federationEdge()
        .ifPresent(e -> items.add(item("topology.federation", e.fqdn().lower())));
    design.xmppEdge().ifPresent(e -> items.add(item("topology.xmpp", e.fqdn().lower())));
    for (Pool pool : design.pools()) {
      pool.edge()
          .ifPresent(e -> items.add(item("topology.media", pool.fqdn().lower(), design.name(e))));
    }
    return items;
  }

  private static String name(Fqdn name) {
    return name.isBlank() ? "–" : name.lower();
  }

  private List<String> install() {
    List<String> items = new ArrayList<>();
    for (EdgePool pool : design.edgePools()) {
      for (EdgeServer s : pool.servers()) {
        items.add(item("install.item", s.fqdn().lower()));
      }
    }
    return items;
  }

  private List<String> certificates() {
    List<String> items = new ArrayList<>();
    for (CertificateRow row : in.plan().certificates()) {
      items.add(
          item(
              "certificates.item",
              texts.say(row.component()),
              row.subject(),
              row.sans().size(),
              texts.say(
                  row.publicIssuer()
                      ? "document.certificate.public"
                      : "document.certificate.enterprise"),
              String.join(", ", row.servers())));
    }
    return items;
  }

  private List<String> proxies() {
    List<String> items = new ArrayList<>();
    for (ReverseProxy proxy : design.reverseProxies()) {
      items.add(
          item(
              "proxies.item",
              proxy.name(),
              joined(proxy.external()),
              proxy.publishes().stream().map(design::name).collect(Collectors.joining(", ")),
              proxy.bridgeHttps(),
              proxy.bridgeHttp()));
    }
    return items;
  }

  private List<String> policies() {
    if (design.edgePools().isEmpty()) {
      return List.of();
    }
    var access = design.organization().accessEdge();
    List<String> items = new ArrayList<>();
    items.add(
        item(
            "policies.access",
            word(access.federatedUsers()),
            word(access.remoteUsers()),
            word(access.anonymousUsers()),
            word(access.partnerDiscovery())));
    design.policies().forEach(p -> items.add(item("policies.item", p.name())));
    return items;
  }

  private String word(boolean flag) {
    return texts.say(flag ? "word.yes" : "word.no");
  }

  private List<String> partners() {
    List<String> items = new ArrayList<>();
    for (Partner p : design.partners()) {
      String kind = Said.kind(p.kind().value(), texts);
      String domains = p.domains().stream().map(Fqdn::lower).collect(Collectors.joining(", "));
      String edge = p.edge().map(Fqdn::lower).orElse(texts.say("document.step.partners.by-dns"));
      items.add(
          domains.isEmpty()
              ? item("partners.item.no-domain", p.name(), kind, edge)
              : item("partners.item", p.name(), kind, domains, edge));
    }
    return items;
  }

  private List<String> verification() {
    Map<String, Set<String>> flows = new LinkedHashMap<>();
    for (FlowResult r : in.simulated().results()) {
      if (r.flow().wanted()) {
        String partner =
            r.flow().partner().isPresent()
                ? r.flow().partnerName()
                : texts.say("simulation.remote-users");
        flows
            .computeIfAbsent(partner, _ -> new LinkedHashSet<>())
            .add(texts.say("sim.traffic." + r.flow().traffic().id()));
      }
    }
    List<String> items = new ArrayList<>();
    flows.forEach(
        (partner, kinds) -> items.add(item("verify.item", partner, String.join(", ", kinds))));
    for (Element authority : design.authorities()) {
      items.add(item("verify.authority", authority.name()));
    }
    return items;
  }
}
