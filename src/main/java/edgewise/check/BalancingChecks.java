package edgewise.check;

import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.EdgeServer;
import edgewise.model.ExchangeUm;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Partner;
import edgewise.model.PartnerRelease;
import edgewise.model.PublicProvider;
import edgewise.model.Release;
import edgewise.model.View;
import edgewise.model.Vip;
import edgewise.model.VipService;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Conditions on load balancing of Edge pools and on the make-up of a pool.
final class BalancingChecks {
  private static final int MOST_MEMBERS = 12;
  private static final int PSOM = 8057;
  private static final int XMPP_GATEWAY = 23456;
  private static final List<VipService> OUTSIDE =
      List.of(VipService.ACCESS_EDGE, VipService.WEB_CONFERENCING_EDGE, VipService.AV_EDGE);

  static final Map<String, Condition> ALL = all();

  private BalancingChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put(
        "EDGE-LB-01",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.servers().size() > 1 && pool.balancing() == Balancing.NONE) {
                hits.on(pool, pool.servers().size());
              }
            }));
    all.put(
        "EDGE-LB-02",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.internalBalancing().filter(b -> b != pool.balancing()).isPresent()) {
                hits.on(pool);
              }
            }));
    all.put(
        "EDGE-LB-03",
        Each.edgePool(
            (_, pool, hits) -> {
              if (pool.servers().size() > MOST_MEMBERS) {
                hits.on(pool, pool.servers().size(), MOST_MEMBERS);
              }
            }));
    all.put(
        "EDGE-LB-04",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.servers().size() == 1 && plan.design().offers(Feature.HIGH_AVAILABILITY)) {
                hits.on(pool);
              }
            }));
    all.put(
        "EDGE-LB-05",
        Each.edgePool(
            (plan, pool, hits) -> {
              Design design = plan.design();
              if (pool.federation()) {
                losesFailover(
                    pool,
                    design.partners().stream()
                        .filter(design::isSipPartner)
                        .filter(
                            p ->
                                p.release() == PartnerRelease.OCS_2007
                                    || p.release() == PartnerRelease.OCS_2007_R2),
                    hits);
              }
            }));
    all.put("EDGE-LB-06", Each.edgePool(BalancingChecks::publicImFailover));
    all.put(
        "EDGE-LB-07",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.xmpp() && pool.servers().size() > 1) {
                losesFailover(
                    pool, plan.design().partners().stream().filter(plan.design()::isXmpp), hits);
              }
            }));
    all.put(
        "EDGE-LB-08",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.balancing() == Balancing.DNS) {
                plan.design().exchanges().stream()
                    .filter(ExchangeUm::unifiedMessaging)
                    .filter(x -> x.version().equals("2007") || x.version().equals("2010"))
                    .forEach(x -> hits.on(pool, x.name(), x.version()));
              }
            }));
    all.put("EDGE-LB-09", Each.edgePool(BalancingChecks::innerVipPorts));
    all.put(
        "EDGE-LB-10",
        balancer(
            (_, balancer, hits) -> {
              if (balancer.directServerReturn()) {
                hits.on(balancer);
              }
            }));
    all.put(
        "EDGE-LB-11",
        balancer(
            (design, balancer, hits) -> {
              for (Vip vip : balancer.vips()) {
                if (vip.snat() && carriesMediaOutside(design, vip)) {
                  hits.on(balancer, design.name(vip.pool()), Each.joined(vip.addresses()));
                }
              }
            }));
    all.put(
        "EDGE-LB-12",
        balancer(
            (design, balancer, hits) -> {
              if (balancer.nagle()) {
                balancer.vips().stream()
                    .filter(
                        v ->
                            carriesMediaOutside(design, v)
                                || v.service() == VipService.EDGE_INTERNAL)
                    .findFirst()
                    .ifPresent(v -> hits.on(balancer, design.name(v.pool())));
              }
            }));
    all.put(
        "EDGE-LB-13",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (!pool.sharedAddress()) {
                tooFewBehindHardware(plan.design(), pool, 3 * pool.servers().size() + 3, hits);
              }
            }));
    all.put(
        "EDGE-LB-14",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.sharedAddress()) {
                tooFewBehindHardware(plan.design(), pool, pool.servers().size() + 1, hits);
              }
            }));
    all.put("EDGE-LB-15", Each.edgePool(BalancingChecks::tooFewForDns));
    all.put(
        "EDGE-LB-16",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.balancing() == Balancing.DNS) {
                DnsAnswers.today(plan, View.EXTERNAL)
                    .ifPresent(dns -> names(pool).forEach(n -> onePerMember(pool, dns, n, hits)));
              }
            }));
    all.put(
        "EDGE-LB-17",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.balancing() == Balancing.DNS && !pool.fqdn().isBlank()) {
                DnsAnswers.today(plan, View.INTERNAL)
                    .ifPresent(dns -> onePerMember(pool, dns, pool.fqdn(), hits));
              }
            }));
    all.put("EDGE-LB-18", Each.edgePool(BalancingChecks::nameBesideVip));
    all.put(
        "EDGE-LB-19",
        Each.edgePool(
            (plan, pool, hits) -> {
              Set<String> locations = new LinkedHashSet<>();
              pool.servers()
                  .forEach(
                      s ->
                          locations.add(
                              s.location()
                                  .filter(l -> !l.isBlank())
                                  .orElse(plan.design().siteName(pool))));
              if (locations.size() > 1) {
                hits.on(pool, Each.joined(locations.stream()));
              }
            }));
    all.put("EDGE-LB-20", Each.edgePool(BalancingChecks::splitServices));
    all.put(
        "EDGE-LB-21",
        Each.edgeServer(
            (_, pool, server, hits) -> {
              if (!server.otherRoles().isEmpty()) {
                hits.on(pool, Each.label(server), Each.joined(server.otherRoles()));
              }
            }));
    all.put(
        "EDGE-LB-22",
        Each.edgePool(
            (plan, pool, hits) -> {
              if (pool.balancing() == Balancing.DNS) {
                plan.design().dnsViews().stream()
                    .filter(v -> !v.roundRobin())
                    .map(DnsView::name)
                    .forEach(name -> hits.on(pool, name));
              }
            }));
    return Collections.unmodifiableMap(all);
  }

  @FunctionalInterface
  private interface BalancerLook {
    void find(Design design, LoadBalancer balancer, Hits hits);
  }

  private static Condition balancer(BalancerLook look) {
    return (plan, hits) ->
        plan.design().loadBalancers().forEach(b -> look.find(plan.design(), b, hits));
  }

  private static void losesFailover(EdgePool pool, Stream<Partner> partners, Hits hits) {
    if (pool.balancing() == Balancing.DNS) {
      String names = Each.joined(partners.map(Partner::name));
      if (!names.isEmpty()) {
        hits.on(pool, names);
      }
    }
  }

  private static void publicImFailover(Plan plan, EdgePool pool, Hits hits) {
    Design design = plan.design();
    // From 2015 on the only public service left is Skype.
    Set<PublicProvider> providers =
        design.release() == Release.V2013
            ? EnumSet.of(PublicProvider.AOL, PublicProvider.YAHOO)
            : EnumSet.of(PublicProvider.SKYPE);
    if (pool.federation()) {
      losesFailover(
          pool,
          design.partners().stream()
              .filter(design::isPublicIm)
              .filter(p -> p.provider().filter(providers::contains).isPresent()),
          hits);
    }
  }

  private static void innerVipPorts(Plan plan, EdgePool pool, Hits hits) {
    if (pool.balancing() != Balancing.HARDWARE) {
      return;
    }
    Release release = pool.release().orElse(plan.design().release());
    boolean xmpp = release == Release.V2013 || release == Release.V2015;
    String ports =
        Each.joined(
            plan.design().vips(pool.id()).stream()
                .filter(v -> v.service() == VipService.EDGE_INTERNAL)
                .flatMap(v -> v.ports().stream())
                .filter(p -> p == PSOM || (p == XMPP_GATEWAY && xmpp)));
    if (!ports.isEmpty()) {
      hits.on(pool, ports);
    }
  }

  private static boolean carriesMediaOutside(Design design, Vip vip) {
    return vip.service() == VipService.AV_EDGE
        || (vip.service() == VipService.ACCESS_EDGE
            && design.find(vip.pool(), EdgePool.class).filter(EdgePool::sharedAddress).isPresent());
  }

  private static void tooFewBehindHardware(Design design, EdgePool pool, int needed, Hits hits) {
    if (pool.balancing() == Balancing.HARDWARE && !pool.servers().isEmpty()) {
      Stream<Address> members =
          pool.servers().stream()
              .flatMap(
                  s -> Stream.of(s.access(), s.webConferencing(), s.av()).flatMap(List::stream));
      Stream<Address> virtual =
          design.vips(pool.id()).stream()
              .filter(v -> OUTSIDE.contains(v.service()))
              .flatMap(v -> v.addresses().stream());
      tooFew(pool, Stream.concat(members, virtual).filter(a -> !a.isPrivate()), needed, hits);
    }
  }

  private static void tooFewForDns(Plan plan, EdgePool pool, Hits hits) {
    if (pool.balancing() == Balancing.DNS) {
      Stream<Address> addresses =
          pool.servers().stream()
              .flatMap(
                  s ->
                      (pool.nat()
                              ? Stream.of(s.accessPublic(), s.webConferencingPublic(), s.avPublic())
                              : Stream.of(s.access(), s.webConferencing(), s.av()))
                          .flatMap(List::stream));
      tooFew(pool, addresses, (pool.sharedAddress() ? 1 : 3) * pool.servers().size(), hits);
    }
  }

  /// Counts what is typed, words included, for those have a check of their own; a pool without any
  /// address yet is a sketch and fires nothing.
  private static void tooFew(EdgePool pool, Stream<Address> addresses, int needed, Hits hits) {
    List<Address> typed = addresses.filter(a -> !a.text().isEmpty()).distinct().toList();
    long withoutFour = typed.stream().filter(a -> a.family() != 4).count();
    long withoutSix = typed.stream().filter(a -> a.family() != 6).count();
    long there = Math.max(withoutFour, withoutSix);
    if (there > 0 && there < needed) {
      hits.on(pool, there, needed, pool.servers().size());
    }
  }

  private static List<Fqdn> names(EdgePool pool) {
    return Stream.of(pool.access().fqdn(), pool.webConferencing().fqdn(), pool.av().fqdn())
        .filter(n -> !n.isBlank())
        .distinct()
        .toList();
  }

  /// A dual-stack member answers with an address of each family, so families are counted apart.
  static void onePerMember(Host pool, int members, DnsAnswers dns, Fqdn name, Hits hits) {
    Set<Address> found = dns.addresses(name.lower());
    long four = found.stream().filter(a -> a.family() == 4).count();
    long six = found.stream().filter(a -> a.family() == 6).count();
    if (members > 0
        && (four + six == 0 || (four != 0 && four != members) || (six != 0 && six != members))) {
      hits.on(pool, name.lower(), orDash(found), members);
    }
  }

  private static String orDash(Set<Address> addresses) {
    return addresses.isEmpty() ? "–" : Each.joined(addresses.stream());
  }

  private static void onePerMember(EdgePool pool, DnsAnswers dns, Fqdn name, Hits hits) {
    onePerMember(pool, pool.servers().size(), dns, name, hits);
  }

  private static void nameBesideVip(Plan plan, EdgePool pool, Hits hits) {
    Optional<DnsAnswers> dns = DnsAnswers.today(plan, View.EXTERNAL);
    if (pool.balancing() != Balancing.HARDWARE || dns.isEmpty()) {
      return;
    }
    Map<Fqdn, VipService> services = new LinkedHashMap<>();
    services.putIfAbsent(pool.access().fqdn(), VipService.ACCESS_EDGE);
    services.putIfAbsent(pool.webConferencing().fqdn(), VipService.WEB_CONFERENCING_EDGE);
    services.putIfAbsent(pool.av().fqdn(), VipService.AV_EDGE);
    services.forEach(
        (name, service) -> {
          Set<Address> vip = new LinkedHashSet<>(plan.design().vip(pool.id(), service));
          if (vip.isEmpty() && pool.sharedAddress()) {
            vip.addAll(plan.design().vip(pool.id(), VipService.ACCESS_EDGE));
          }
          Set<Address> found = dns.get().addresses(name.lower());
          if (!name.isBlank() && !vip.isEmpty() && !found.equals(vip)) {
            hits.on(pool, name.lower(), orDash(found), Each.joined(vip.stream()));
          }
        });
  }

  /// The services of which a server has an address. Members that have different ones, neither
  /// having all the other has, share the work out.
  private static void splitServices(Plan plan, EdgePool pool, Hits hits) {
    if (pool.sharedAddress()) {
      return;
    }
    for (EdgeServer a : pool.servers()) {
      for (EdgeServer b : pool.servers()) {
        Set<VipService> of = services(a);
        Set<VipService> other = services(b);
        if (!of.containsAll(other) && !other.containsAll(of)) {
          hits.on(pool, Each.label(a), Each.label(b));
          return;
        }
      }
    }
  }

  private static Set<VipService> services(EdgeServer server) {
    Set<VipService> services = EnumSet.noneOf(VipService.class);
    addIfTyped(services, VipService.ACCESS_EDGE, server.access());
    addIfTyped(services, VipService.WEB_CONFERENCING_EDGE, server.webConferencing());
    addIfTyped(services, VipService.AV_EDGE, server.av());
    return services;
  }

  private static void addIfTyped(
      Set<VipService> services, VipService service, List<Address> addresses) {
    if (addresses.stream().anyMatch(a -> !a.text().isEmpty())) {
      services.add(service);
    }
  }
}
