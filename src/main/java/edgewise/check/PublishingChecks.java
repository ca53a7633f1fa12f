package edgewise.check;

import static edgewise.check.FederationLists.names;
import static edgewise.check.FederationLists.sorted;

import edgewise.catalogue.Limits;
import edgewise.model.Balancing;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.LoadBalancer;
import edgewise.model.MeetUrl;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.model.SipDomain;
import edgewise.model.VipService;
import edgewise.model.WebServices;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Web services, simple URLs and the reverse proxy that publishes them.
final class PublishingChecks {
  /// The only cookie name that the web services accept for affinity.
  private static final String AFFINITY_COOKIE = "MS-WSMAN";

  static final Map<String, Condition> ALL = all();

  private PublishingChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put("RP-01", PublishingChecks::noReverseProxy);
    all.put("RP-02", PublishingChecks::wrongBridge);
    all.put(
        "RP-03",
        proxies(
            (proxy, hits) -> {
              if (!proxy.forwardHostHeader()) {
                hits.on(proxy);
              }
            }));
    all.put(
        "RP-04",
        proxies(
            (proxy, hits) -> {
              if (!proxy.otherRoles().isEmpty()) {
                hits.on(proxy, String.join(", ", proxy.otherRoles()));
              }
            }));
    all.put("RP-05", PublishingChecks::sameExternalName);
    all.put("RP-06", PublishingChecks::noWebOverride);
    all.put("RP-07", PublishingChecks::webNotBalanced);
    all.put("RP-08", PublishingChecks::sameWebNames);
    all.put("RP-09", PublishingChecks::directorNotPublished);
    all.put("RP-10", PublishingChecks::missingSimpleUrl);
    all.put("RP-11", PublishingChecks::slidesNotPublished);
    all.put("RP-12", PublishingChecks::wrongCookie);
    return all;
  }

  private interface ProxyCondition {
    void find(ReverseProxy proxy, Hits hits);
  }

  private static Condition proxies(ProxyCondition condition) {
    return (plan, hits) -> plan.design().reverseProxies().forEach(p -> condition.find(p, hits));
  }

  /// True when people outside the network take part in meetings.
  private static boolean meetsOutside(Design design) {
    return design.offers(Feature.ANONYMOUS_CONFERENCING)
        || (design.offers(Feature.WEB_CONFERENCING) && design.offers(Feature.REMOTE_USERS));
  }

  private static void noReverseProxy(Plan plan, Hits hits) {
    Design design = plan.design();
    boolean wanted = design.offers(Feature.MOBILITY) || meetsOutside(design);
    if (wanted && design.reverseProxies().isEmpty() && !design.frontEnds().isEmpty()) {
      hits.onOrganization(names(design.frontEnds()));
    }
  }

  private static void wrongBridge(Plan plan, Hits hits) {
    Design design = plan.design();
    int usual = Limits.standard().number("web.external_https", design.release());
    for (ReverseProxy proxy : design.reverseProxies()) {
      for (Pool pool : published(design, proxy)) {
        int listens = pool.web().map(WebServices::httpsListen).orElse(usual);
        if (proxy.bridgeHttps() != listens && !translates(design, pool, proxy.bridgeHttps())) {
          hits.on(proxy, pool.name(), proxy.bridgeHttps(), listens);
        }
      }
    }
  }

  private static List<Pool> published(Design design, ReverseProxy proxy) {
    return proxy.publishes().stream()
        .flatMap(id -> design.find(id, Pool.class).stream())
        .filter(p -> design.isFrontEnd(p) || design.isDirector(p))
        .toList();
  }

  /// True when a balancer has an outer web address that listens on this port and turns it into the
  /// port of the web site.
  private static boolean translates(Design design, Pool pool, int port) {
    return design.vips(pool.id()).stream()
        .anyMatch(v -> v.service() == VipService.WEB_EXTERNAL && v.ports().contains(port));
  }

  private static Stream<Pool> webPools(Design design) {
    return design.pools().stream().filter(p -> design.isFrontEnd(p) || design.isDirector(p));
  }

  private static Optional<Fqdn> externalName(Pool pool) {
    return pool.web().flatMap(WebServices::externalFqdn);
  }

  private static Fqdn internalName(Pool pool) {
    return pool.web().flatMap(WebServices::internalFqdn).orElse(pool.fqdn());
  }

  private static void sameExternalName(Plan plan, Hits hits) {
    Map<Fqdn, Pool> first = new LinkedHashMap<>();
    webPools(plan.design())
        .forEach(
            pool ->
                externalName(pool)
                    .ifPresent(
                        name -> {
                          Pool other = first.putIfAbsent(name, pool);
                          if (other != null) {
                            hits.on(pool, name.lower(), other.name());
                          }
                        }));
  }

  private static void noWebOverride(Plan plan, Hits hits) {
    webPools(plan.design())
        .filter(p -> p.balancing() == Balancing.DNS && internalName(p).equals(p.fqdn()))
        .forEach(p -> hits.on(p, p.fqdn().lower()));
  }

  private static void webNotBalanced(Plan plan, Hits hits) {
    webPools(plan.design())
        .filter(p -> p.servers().size() > 1 && !plan.design().webIsBalanced(p))
        .forEach(p -> hits.on(p, p.servers().size()));
  }

  private static void sameWebNames(Plan plan, Hits hits) {
    Design design = plan.design();
    if (design.offers(Feature.MOBILITY)) {
      design.frontEnds().stream()
          .filter(p -> externalName(p).equals(Optional.of(internalName(p))))
          .forEach(p -> hits.on(p, internalName(p).lower()));
    }
  }

  private static void directorNotPublished(Plan plan, Hits hits) {
    Design design = plan.design();
    if (design.reverseProxies().isEmpty()) {
      return;
    }
    for (Pool director : design.directors()) {
      if (design.publishers(director.id()).isEmpty()) {
        hits.on(
            director,
            externalName(director).orElse(director.fqdn()).lower(),
            names(design.reverseProxies()));
      }
    }
  }

  private static void missingSimpleUrl(Plan plan, Hits hits) {
    Design design = plan.design();
    if (design.frontEnds().isEmpty()) {
      return;
    }
    List<Fqdn> meet =
        design.organization().simpleUrls().meet().stream().map(MeetUrl::sipDomain).toList();
    List<Fqdn> missing =
        design.organization().sipDomains().stream()
            .map(SipDomain::name)
            .filter(d -> !meet.contains(d))
            .toList();
    boolean dialin =
        design.organization().simpleUrls().dialin().filter(u -> !u.isBlank()).isPresent();
    Message noMeet = Message.of("finding.RP-10.meet", sorted(missing.stream()));
    Message noDialin = Message.of("finding.RP-10.dialin");
    if (!missing.isEmpty()) {
      hits.onOrganization(dialin ? noMeet : Message.of("finding.RP-10.both", noMeet, noDialin));
    } else if (!dialin) {
      hits.onOrganization(noDialin);
    }
  }

  private static void slidesNotPublished(Plan plan, Hits hits) {
    Design design = plan.design();
    if (design.reverseProxies().isEmpty() || !meetsOutside(design)) {
      return;
    }
    for (OfficeWebApps server : design.officeWebApps()) {
      if (design.publishers(server.id()).isEmpty()) {
        hits.on(server, server.fqdn().lower());
      }
    }
  }

  private static void wrongCookie(Plan plan, Hits hits) {
    for (LoadBalancer balancer : plan.design().loadBalancers()) {
      balancer
          .cookie()
          .filter(c -> !c.name().equals(AFFINITY_COOKIE) || c.httpOnly() || c.expires())
          .ifPresent(c -> hits.on(balancer, c.name(), AFFINITY_COOKIE));
    }
  }
}
