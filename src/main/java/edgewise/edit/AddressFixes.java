package edgewise.edit;

import edgewise.edit.Fixes.Place;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.Element;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.MeetUrl;
import edgewise.model.Network;
import edgewise.model.Organization;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.SimpleUrls;
import edgewise.model.SipDomain;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.model.WebServices;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Repairs that give addresses, names, ports and simple URLs. Addresses are the next free ones
/// beside those a pool has already; where it has none, there is no repair.
final class AddressFixes {
  private static final List<String> INSIDE_NAT = List.of("access", "webConferencing", "av");
  private static final List<String> OUTSIDE_NAT =
      List.of("accessPublic", "webConferencingPublic", "avPublic");
  private static final List<VipService> OUTSIDE =
      List.of(VipService.ACCESS_EDGE, VipService.WEB_CONFERENCING_EDGE, VipService.AV_EDGE);

  private AddressFixes() {}

  static void addTo(Map<String, Fixes.Way> all) {
    all.put("EDGE-NET-05", AddressFixes::gateway);
    all.put("EDGE-NET-14", AddressFixes::publicMedia);
    all.put("EDGE-LB-13", p -> publicAddresses(p, INSIDE_NAT, true));
    all.put("EDGE-LB-14", p -> publicAddresses(p, INSIDE_NAT.subList(0, 1), true));
    all.put("EDGE-LB-15", AddressFixes::ownAddresses);
    all.put("NAME-05", AddressFixes::anotherName);
    all.put("RP-02", AddressFixes::bridge);
    all.put("RP-10", AddressFixes::simpleUrls);
  }

  /// The first address of the external network, where routers usually are.
  private static List<Repair> gateway(Place p) {
    List<String> named = List.of(p.detail(1).split(", "));
    List<Repair> all = new ArrayList<>();
    for (Network network : Elements.all(p.document(), Network.class)) {
      boolean meant =
          named.contains(network.name())
              && p.element(EdgePool.class).filter(e -> e.site().equals(network.site())).isPresent();
      Optional<Cidr> subnet =
          network.subnets().stream()
              .filter(s -> s.isValid() && s.base().family() == 4 && s.length() <= 30)
              .findFirst();
      if (meant && subnet.isPresent()) {
        Address first = Addresses.at(subnet.get(), 1);
        if (!new Addresses(p.document()).isUsed(first)) {
          all.add(
              new Repair(
                  Message.of("fix.gateway", first.text(), network.name()),
                  List.of(SetProperty.of(network.id(), "gateway", Optional.of(first)))));
        }
      }
    }
    return all;
  }

  private static List<Repair> publicMedia(Place p) {
    return p.element(EdgePool.class).stream()
        .flatMap(
            pool ->
                p.server().stream()
                    .flatMap(
                        server ->
                            first(pool, OUTSIDE_NAT)
                                .flatMap(a -> new Addresses(p.document()).nextBeside(a))
                                .stream()
                                .map(
                                    a ->
                                        new Repair(
                                            Message.of("fix.public-media", a.text(), p.detail(0)),
                                            List.of(
                                                SetProperty.of(
                                                    server.id(),
                                                    pool.sharedAddress()
                                                        ? "accessPublic"
                                                        : "avPublic",
                                                    List.of(a)))))))
        .toList();
  }

  private static List<Repair> ownAddresses(Place p) {
    boolean nat = p.element(EdgePool.class).filter(EdgePool::nat).isPresent();
    boolean shared = p.element(EdgePool.class).filter(EdgePool::sharedAddress).isPresent();
    List<String> services = nat ? OUTSIDE_NAT : INSIDE_NAT;
    return publicAddresses(p, shared ? services.subList(0, 1) : services, false);
  }

  /// Fills every place of a pool that has no address, or one that another place has already.
  ///
  /// @param virtual whether the pool stands behind a hardware balancer, which takes no private
  ///   addresses and has virtual ones
  private static List<Repair> publicAddresses(Place p, List<String> services, boolean virtual) {
    Optional<EdgePool> pool = p.element(EdgePool.class);
    Optional<Address> base = pool.flatMap(e -> first(e, services));
    if (base.isEmpty()) {
      return List.of();
    }
    Addresses addresses = new Addresses(p.document());
    Set<Address> seen = new HashSet<>();
    List<Command> steps = new ArrayList<>();
    int given = 0;
    for (EdgeServer server : pool.get().servers()) {
      for (String service : services) {
        List<Address> has = list(server, service);
        boolean unfit = has.isEmpty() || virtual && has.getFirst().isPrivate();
        if (unfit || !seen.add(has.getFirst())) {
          Optional<Address> next = addresses.nextBeside(base.get());
          if (next.isEmpty()) {
            return List.of();
          }
          given++;
          steps.add(SetProperty.of(server.id(), service, List.of(next.get())));
        }
      }
    }
    if (virtual) {
      Optional<LoadBalancer> balancer = balancer(p, pool.get());
      if (balancer.isEmpty()) {
        return List.of();
      }
      List<Vip> vips = new ArrayList<>(balancer.get().vips());
      for (VipService service : OUTSIDE.subList(0, services.size())) {
        boolean there =
            vips.stream()
                .anyMatch(
                    v ->
                        v.pool().equals(pool.get().id())
                            && v.service() == service
                            && !v.addresses().isEmpty());
        Optional<Address> next = there ? Optional.empty() : addresses.nextBeside(base.get());
        if (next.isPresent()) {
          given++;
          vips.removeIf(v -> v.pool().equals(pool.get().id()) && v.service() == service);
          vips.add(new Vip(service, pool.get().id(), List.of(next.get()), false, List.of()));
        }
      }
      if (!vips.equals(balancer.get().vips())) {
        steps.add(SetProperty.of(balancer.get().id(), "vips", List.copyOf(vips)));
      }
    }
    return steps.isEmpty()
        ? List.of()
        : List.of(new Repair(Message.of("fix.public-addresses", p.name(), given), steps));
  }

  private static Optional<LoadBalancer> balancer(Place p, EdgePool pool) {
    return Elements.all(p.document(), LoadBalancer.class).stream()
        .filter(
            b ->
                b.vips().stream().anyMatch(v -> v.pool().equals(pool.id()))
                    || b.balances().contains(pool.id()))
        .findFirst();
  }

  private static Optional<Address> first(EdgePool pool, List<String> services) {
    return pool.servers().stream()
        .flatMap(s -> services.stream().flatMap(service -> list(s, service).stream()))
        .filter(a -> a.isValid() && a.family() == 4 && !a.isPrivate())
        .findFirst();
  }

  private static List<Address> list(EdgeServer server, String service) {
    return ((List<?>) Property.of(service).in(server).orElse(List.of()))
        .stream().map(Address.class::cast).toList();
  }

  /// Gives the machine that came second a number after its name.
  private static List<Repair> anotherName(Place p) {
    Fqdn old = Fqdn.of(p.detail(0));
    Optional<Element> element = p.element().flatMap(id -> Elements.find(p.document(), id));
    if (element.isEmpty() || old.text().indexOf('.') < 0) {
      return List.of();
    }
    Set<Fqdn> taken = new HashSet<>();
    for (Element each : p.document().topology().elements()) {
      if (each instanceof Host host) {
        taken.add(host.fqdn());
      }
      if (each instanceof ReverseProxy proxy) {
        proxy.fqdn().ifPresent(taken::add);
      }
      Elements.servers(each).forEach(s -> taken.add(Elements.serverFqdn(s)));
    }
    String domain = old.text().substring(old.text().indexOf('.'));
    Fqdn free = old;
    for (int n = 2; taken.contains(free); n++) {
      free = Fqdn.of(old.host() + "-" + n + domain);
    }
    List<Command> steps = renaming(element.get(), old, free);
    return steps.isEmpty()
        ? List.of()
        : List.of(
            new Repair(
                Message.of("fix.another-name", old.text(), element.get().name(), free.text()),
                steps));
  }

  private static List<Command> renaming(Element element, Fqdn old, Fqdn free) {
    boolean whole =
        element instanceof Host host && host.fqdn().equals(old)
            || element instanceof ReverseProxy proxy && proxy.fqdn().equals(Optional.of(old));
    if (whole && element.name().toLowerCase(Locale.ROOT).equals(old.host())) {
      return List.of(new Rename(element.id(), free.host()));
    }
    List<Command> steps = new ArrayList<>();
    if (whole) {
      Object value = element instanceof Host ? free : Optional.of(free);
      steps.add(SetProperty.of(element.id(), "fqdn", value));
    }
    for (Record server : Elements.servers(element)) {
      if (Elements.serverFqdn(server).equals(old)) {
        steps.add(SetProperty.of(Elements.serverId(server), "fqdn", free));
      }
    }
    return steps;
  }

  /// Bridges to the port that all published pools listen on.
  private static List<Repair> bridge(Place p) {
    int listens = Integer.parseInt(p.detail(2));
    return p.element(ReverseProxy.class).stream()
        .filter(
            proxy ->
                proxy.publishes().stream()
                    .flatMap(id -> Elements.find(p.document(), id, Pool.class).stream())
                    .allMatch(
                        pool ->
                            pool.web().map(WebServices::httpsListen).orElse(listens) == listens))
        .map(
            proxy ->
                new Repair(
                    Message.of("fix.bridge", proxy.name(), Integer.toString(listens)),
                    List.of(SetProperty.of(proxy.id(), "bridgeHttps", listens))))
        .toList();
  }

  /// Completes the simple URLs after the pattern of those that are there.
  private static List<Repair> simpleUrls(Place p) {
    Organization organization = p.document().topology().organization();
    SimpleUrls urls = organization.simpleUrls();
    Map<Fqdn, MeetUrl> meet = new LinkedHashMap<>();
    urls.meet().forEach(m -> meet.put(m.sipDomain(), m));
    Set<String> added = new LinkedHashSet<>();
    for (SipDomain domain : organization.sipDomains()) {
      if (!meet.containsKey(domain.name()) && !domain.name().isBlank()) {
        String url =
            urls.meet().stream()
                .filter(m -> m.url().contains(m.sipDomain().lower()))
                .findFirst()
                .map(m -> m.url().replace(m.sipDomain().lower(), domain.name().lower()))
                .orElse("https://meet." + domain.name().lower());
        meet.put(domain.name(), new MeetUrl(domain.name(), url));
        added.add(url);
      }
    }
    List<Command> steps = new ArrayList<>();
    if (!added.isEmpty()) {
      steps.add(SetProperty.ofOrganization("simpleUrls.meet", List.copyOf(meet.values())));
    }
    Optional<Fqdn> first = organization.defaultSipDomain().filter(d -> !d.isBlank());
    if (urls.dialin().filter(u -> !u.isBlank()).isEmpty() && first.isPresent()) {
      String url = "https://dialin." + first.get().lower();
      steps.add(SetProperty.ofOrganization("simpleUrls.dialin", Optional.of(url)));
      added.add(url);
    }
    return steps.isEmpty()
        ? List.of()
        : List.of(new Repair(Message.of("fix.simple-urls", List.copyOf(added)), steps));
  }
}
