package edgewise.layout;

import edgewise.layout.Card.Line;
import edgewise.model.AccessPolicy;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.Certificate;
import edgewise.model.CertificationAuthority;
import edgewise.model.Cidr;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.Firewall;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Network;
import edgewise.model.Partner;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.Service;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.UserGroup;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.plan.Design;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Decides what the card of an element says. The most telling facts only: names, then addresses by
/// service.
public final class Cards {
  private static final int MOST_VIPS = 6;

  private Cards() {}

  /// The card of an element.
  public static Card of(Element element, Design design) {
    List<Line> lines = new ArrayList<>();
    List<Message> chips = new ArrayList<>();
    switch (element) {
      case Site _ -> {}
      case EdgePool edge -> edge(edge, design, lines, chips);
      case Pool pool -> pool(pool, design, lines, chips);
      case PstnGateway gateway -> {
        host(gateway, lines);
        chips.add(Message.of(gateway.tls() ? "chip.tls" : "chip.tcp"));
        if (gateway.emergency()) {
          chips.add(Message.of("chip.emergency"));
        }
      }
      case SqlServer sql -> {
        host(sql, lines);
        sql.instance()
            .filter(i -> !i.isEmpty())
            .ifPresent(i -> lines.add(new Line("card.instance", i, 0)));
      }
      case Host host -> host(host, lines);
      case ReverseProxy proxy -> {
        proxy.fqdn().ifPresent(f -> name(f, lines));
        addresses("card.outside", design.published(proxy), lines);
        addresses("card.inside", proxy.internal(), lines);
        servers(proxy.servers(), chips);
        if (proxy.http()) {
          chips.add(Message.of("chip.http"));
        }
      }
      case LoadBalancer balancer -> {
        for (Vip vip : balancer.vips().subList(0, Math.min(MOST_VIPS, balancer.vips().size()))) {
          addresses("card.vip." + word(vip.service()), vip.addresses(), lines);
        }
        if (balancer.vips().size() > MOST_VIPS) {
          chips.add(Message.of("chip.more-vips", balancer.vips().size() - MOST_VIPS));
        }
        if (balancer.vips().stream().anyMatch(Vip::snat)) {
          chips.add(Message.of("chip.snat"));
        }
      }
      case Firewall firewall -> {
        if (!firewall.rules().isEmpty()) {
          chips.add(Message.of("chip.rules", firewall.rules().size()));
        }
      }
      case Network network -> subnets(network.subnets(), lines);
      case DnsView view -> {
        addresses("card.dns-servers", view.servers(), lines);
        chips.add(Message.of("chip.view." + word(view.view())));
        if (!view.records().isEmpty()) {
          chips.add(Message.of("chip.records", view.records().size()));
        }
      }
      case CertificationAuthority authority ->
          chips.add(Message.of(authority.publiclyTrusted() ? "chip.public" : "chip.enterprise"));
      case Certificate certificate -> {
        if (!certificate.subject().isBlank()) {
          lines.add(new Line("card.subject", certificate.subject(), 0));
        }
        lines.add(new Line("card.on", design.name(certificate.on()), 0));
      }
      case Partner partner -> partner(partner, lines, chips);
      case UserGroup group -> {
        group.homePool().ifPresent(p -> lines.add(new Line("card.home", design.name(p), 0)));
        if (group.users() > 0) {
          chips.add(Message.of("chip.users", group.users()));
        }
      }
      case AccessPolicy policy -> {
        chips.add(Message.of("chip.scope." + word(policy.scope())));
        if (policy.federation()) {
          chips.add(Message.of("chip.federation"));
        }
        if (policy.remoteUsers()) {
          chips.add(Message.of("chip.remote"));
        }
      }
    }
    return new Card(lines, chips);
  }

  /// Every address of an element by service, each line with all of them; empty for elements without
  /// addresses.
  public static List<Line> addresses(Element element, Design design) {
    List<Line> lines = new ArrayList<>();
    switch (element) {
      case EdgePool edge -> {
        if (edge.sharedAddress()) {
          every("card.shared", design.published(edge, VipService.ACCESS_EDGE), lines);
        } else {
          every("card.access", design.published(edge, VipService.ACCESS_EDGE), lines);
          every(
              "card.web-conferencing",
              design.published(edge, VipService.WEB_CONFERENCING_EDGE),
              lines);
          every("card.av", design.published(edge, VipService.AV_EDGE), lines);
        }
        every("card.inside", design.internalAddresses(edge), lines);
      }
      case Host host -> every("card.address", host.insideAddresses(), lines);
      case ReverseProxy proxy -> {
        every("card.outside", design.published(proxy), lines);
        every("card.inside", proxy.internal(), lines);
      }
      case LoadBalancer balancer -> {
        for (Vip vip : balancer.vips()) {
          every("card.vip." + word(vip.service()), vip.addresses(), lines);
        }
      }
      case DnsView view -> every("card.dns-servers", view.servers(), lines);
      default -> {}
    }
    return lines;
  }

  private static void every(String label, List<Address> addresses, List<Line> lines) {
    if (!addresses.isEmpty()) {
      lines.add(
          new Line(
              label, addresses.stream().map(Address::text).collect(Collectors.joining("  ")), 0));
    }
  }

  private static void edge(EdgePool edge, Design design, List<Line> lines, List<Message> chips) {
    name(edge.fqdn(), lines);
    if (edge.sharedAddress()) {
      addresses("card.shared", design.published(edge, VipService.ACCESS_EDGE), lines);
    } else {
      addresses("card.access", design.published(edge, VipService.ACCESS_EDGE), lines);
      addresses(
          "card.web-conferencing", design.published(edge, VipService.WEB_CONFERENCING_EDGE), lines);
      addresses("card.av", design.published(edge, VipService.AV_EDGE), lines);
    }
    addresses("card.inside", design.internalAddresses(edge), lines);
    servers(edge.servers().size(), chips);
    balancing(edge.balancing(), chips);
    if (edge.nat()) {
      chips.add(Message.of("chip.nat"));
    }
    if (edge.federation()) {
      chips.add(Message.of("chip.federation"));
    }
    if (edge.xmpp()) {
      chips.add(Message.of("chip.xmpp"));
    }
  }

  private static void pool(Pool pool, Design design, List<Line> lines, List<Message> chips) {
    host(pool, lines);
    pool.web()
        .flatMap(w -> w.externalFqdn())
        .ifPresent(f -> lines.add(new Line("card.web", f.text(), 0)));
    servers(pool.servers().size(), chips);
    balancing(pool.balancing(), chips);
    if (pool.services().contains(Service.CENTRAL_MANAGEMENT)) {
      chips.add(Message.of("chip.cms"));
    }
    if (pool.services().contains(Service.MEDIATION) && design.isFrontEnd(pool)) {
      chips.add(Message.of("chip.mediation"));
    }
    pool.users().ifPresent(u -> chips.add(Message.of("chip.users", u)));
  }

  private static void partner(Partner partner, List<Line> lines, List<Message> chips) {
    if (!partner.domains().isEmpty() && !partner.domains().getFirst().isBlank()) {
      lines.add(new Line("", partner.domains().getFirst().text(), partner.domains().size() - 1));
    }
    partner
        .edge()
        .filter(e -> !e.isBlank())
        .ifPresent(e -> lines.add(new Line("card.edge", e.text(), 0)));
    if (!partner.enabled()) {
      chips.add(Message.of("chip.disabled"));
    }
  }

  private static void host(Host host, List<Line> lines) {
    name(host.fqdn(), lines);
    addresses("card.address", host.insideAddresses(), lines);
  }

  private static void name(Fqdn fqdn, List<Line> lines) {
    if (!fqdn.isBlank()) {
      lines.add(Line.plain(fqdn.text()));
    }
  }

  private static void addresses(String label, List<Address> addresses, List<Line> lines) {
    if (!addresses.isEmpty()) {
      lines.add(new Line(label, addresses.getFirst().text(), addresses.size() - 1));
    }
  }

  private static void subnets(List<Cidr> subnets, List<Line> lines) {
    if (!subnets.isEmpty()) {
      lines.add(new Line("", subnets.getFirst().text(), subnets.size() - 1));
    }
  }

  private static void servers(int count, List<Message> chips) {
    if (count > 1) {
      chips.add(Message.of("chip.servers", count));
    }
  }

  private static void balancing(Balancing balancing, List<Message> chips) {
    if (balancing != Balancing.NONE) {
      chips.add(Message.of("chip.balancing." + word(balancing)));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
