package edgewise.check;

import edgewise.check.DnsAnswers.Answer;
import edgewise.model.AccessSettings;
import edgewise.model.Address;
import edgewise.model.Balancing;
import edgewise.model.DnsView;
import edgewise.model.EdgePool;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.OnlineTenant;
import edgewise.model.Pool;
import edgewise.model.SipDomain;
import edgewise.model.View;
import edgewise.model.VipService;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Conditions on DNS records. What is planned holds by construction, so missing records are looked
/// for only where the design lists what exists today; ports and targets are looked at in both.
final class DnsChecks {
  private static final String SIGN_IN = "_sip._tls.";
  private static final String FEDERATION = "_sipfederationtls._tcp.";
  private static final String XMPP = "_xmpp-server._tcp.";
  private static final int FEDERATION_PORT = 5061;
  private static final int XMPP_PORT = 5269;

  static final Map<String, Condition> ALL = all();

  private DnsChecks() {}

  private static Map<String, Condition> all() {
    Map<String, Condition> all = new LinkedHashMap<>();
    all.put(
        "DNS-01",
        outsideToday(
            (design, dns, domain, hits) -> {
              if (design.offers(Feature.AUTOMATIC_SIGN_IN)
                  && design.organization().accessEdge().remoteUsers()
                  && dns.srv(SIGN_IN + domain).isEmpty()) {
                dns.report(hits, domain);
              }
            }));
    all.put("DNS-02", outside(DnsChecks::signInPort));
    all.put(
        "DNS-03",
        outsideToday(
            (design, dns, domain, hits) -> {
              AccessSettings access = design.organization().accessEdge();
              if (access.federatedUsers()
                  && access.partnerDiscovery()
                  && design.edgePools().stream().anyMatch(EdgePool::federation)
                  && dns.srv(FEDERATION + domain).isEmpty()) {
                dns.report(hits, domain);
              }
            }));
    all.put(
        "DNS-04",
        outsideToday(
            (design, dns, domain, hits) -> {
              boolean push =
                  design.offers(Feature.PUSH_APPLE) || design.offers(Feature.PUSH_MICROSOFT);
              boolean users =
                  design.organization().sipDomains().stream()
                      .anyMatch(d -> d.name().lower().equals(domain) && d.pushUsers());
              if (push && users && dns.srv(FEDERATION + domain).isEmpty()) {
                dns.report(hits, domain);
              }
            }));
    all.put(
        "DNS-05",
        outside(
            (_, dns, domain, hits) -> wrongPort(dns, FEDERATION + domain, FEDERATION_PORT, hits)));
    all.put(
        "DNS-06",
        outside(
            (_, dns, domain, hits) -> {
              for (Answer record : dns.srv(FEDERATION + domain)) {
                if (!Fqdn.of(record.value()).parent().equals(domain)) {
                  dns.report(hits, FEDERATION + domain, record.value(), domain);
                }
              }
            }));
    all.put("DNS-07", outsideToday(DnsChecks::targetWithoutAddress));
    all.put(
        "DNS-08",
        outsideToday(
            (design, dns, domain, hits) -> {
              if (usesXmpp(design, domain) && dns.srv(XMPP + domain).isEmpty()) {
                dns.report(hits, domain);
              }
            }));
    all.put(
        "DNS-09",
        outside((_, dns, domain, hits) -> wrongPort(dns, XMPP + domain, XMPP_PORT, hits)));
    all.put("DNS-10", outsideToday(DnsChecks::xmppLeadsElsewhere));
    all.put(
        "DNS-11",
        outsideToday(
            (design, dns, domain, hits) -> {
              long sites = design.edgePools().stream().map(EdgePool::site).distinct().count();
              int records = dns.srv(XMPP + domain).size();
              if (sites > 1
                  && usesXmpp(design, domain)
                  && records > 0
                  && records < design.edgePools().size()) {
                dns.report(hits, domain, records, design.edgePools().size());
              }
            }));
    all.put(
        "DNS-12",
        outside(
            (_, dns, domain, hits) -> {
              Set<String> targets = new LinkedHashSet<>();
              dns.srv(FEDERATION + domain).forEach(r -> targets.add(r.value()));
              if (targets.size() > 1) {
                dns.report(hits, domain, Each.joined(targets.stream()));
              }
            }));
    all.put("DNS-13", DnsChecks::hybridFromEdge);
    all.put("DNS-14", DnsChecks::autodiscover);
    all.put("DNS-15", DnsChecks::mixedAutodiscover);
    all.put(
        "DNS-16",
        (plan, hits) ->
            DnsAnswers.today(plan, View.INTERNAL)
                .ifPresent(
                    dns -> {
                      for (Pool pool : plan.design().frontEnds()) {
                        if (pool.balancing() == Balancing.DNS && !pool.fqdn().isBlank()) {
                          BalancingChecks.onePerMember(
                              pool, pool.servers().size(), dns, pool.fqdn(), hits);
                        }
                      }
                    }));
    return Collections.unmodifiableMap(all);
  }

  /// Looks at one SIP domain, in lower case, in what the Internet gets for answers.
  @FunctionalInterface
  interface DomainLook {
    void find(Design design, DnsAnswers dns, String domain, Hits hits);
  }

  /// Looks at every SIP domain as the Internet sees it today or, where the design does not say, as
  /// planned; not at designs without an Edge.
  static Condition outside(DomainLook look) {
    return (plan, hits) -> domains(plan.design(), DnsAnswers.of(plan, View.EXTERNAL), look, hits);
  }

  /// Looks at every SIP domain as the Internet sees it today; fires nothing where the design does
  /// not say.
  private static Condition outsideToday(DomainLook look) {
    return (plan, hits) ->
        DnsAnswers.today(plan, View.EXTERNAL)
            .ifPresent(dns -> domains(plan.design(), dns, look, hits));
  }

  private static void domains(Design design, DnsAnswers dns, DomainLook look, Hits hits) {
    if (!design.edgePools().isEmpty()) {
      for (String domain : sipDomains(design)) {
        look.find(design, dns, domain, hits);
      }
    }
  }

  static List<String> sipDomains(Design design) {
    return design.organization().sipDomains().stream()
        .map(SipDomain::name)
        .filter(n -> !n.isBlank())
        .map(Fqdn::lower)
        .distinct()
        .toList();
  }

  private static boolean usesXmpp(Design design, String domain) {
    return design.offers(Feature.XMPP_FEDERATION)
        && design.edgePools().stream().anyMatch(EdgePool::xmpp)
        && design.organization().sipDomains().stream()
            .anyMatch(d -> d.xmpp() && d.name().lower().equals(domain));
  }

  private static void wrongPort(DnsAnswers dns, String name, int right, Hits hits) {
    for (Answer record : dns.srv(name)) {
      record.port().filter(p -> p != right).ifPresent(p -> dns.report(hits, name, p, right));
    }
  }

  /// The port that counts is that of the Edge pool the target leads to; a target that leads to none
  /// may have the port of any.
  private static void signInPort(Design design, DnsAnswers dns, String domain, Hits hits) {
    List<Answer> records = dns.srv(SIGN_IN + domain);
    if (records.isEmpty()) {
      return;
    }
    Set<Integer> any = new LinkedHashSet<>();
    Map<Address, Set<Integer>> ports = new HashMap<>();
    for (EdgePool edge : design.edgePools()) {
      any.add(edge.access().port());
      for (Address address : design.published(edge, VipService.ACCESS_EDGE)) {
        ports.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(edge.access().port());
      }
    }
    for (Answer record : records) {
      Set<Integer> right = new LinkedHashSet<>();
      dns.addresses(record.value()).forEach(a -> right.addAll(ports.getOrDefault(a, Set.of())));
      Set<Integer> accepted = right.isEmpty() ? any : right;
      record
          .port()
          .filter(p -> !accepted.contains(p))
          .ifPresent(p -> dns.report(hits, SIGN_IN + domain, p, Each.joined(accepted.stream())));
    }
  }

  private static void targetWithoutAddress(
      Design design, DnsAnswers dns, String domain, Hits hits) {
    for (String service : List.of(SIGN_IN, FEDERATION, XMPP)) {
      for (Answer record : dns.srv(service + domain)) {
        if (!dns.hasHost(record.value()) && isOurs(design, record.value())) {
          dns.report(hits, service + domain, record.value());
        }
      }
    }
  }

  /// The view lists the zones that are planned: SIP domains and the parents of the Edge names. What
  /// other zones hold is not known.
  private static boolean isOurs(Design design, String name) {
    Set<String> zones = new HashSet<>(sipDomains(design));
    design
        .edgePools()
        .forEach(
            e ->
                List.of(e.access(), e.webConferencing(), e.av())
                    .forEach(s -> zones.add(s.fqdn().parent())));
    zones.remove("");
    Fqdn host = Fqdn.of(name);
    return zones.stream().anyMatch(z -> host.isIn(Fqdn.of(z)));
  }

  private static void xmppLeadsElsewhere(Design design, DnsAnswers dns, String domain, Hits hits) {
    Optional<EdgePool> edge = design.xmppEdge();
    Set<Address> right = new LinkedHashSet<>();
    edge.ifPresent(e -> right.addAll(design.published(e, VipService.ACCESS_EDGE)));
    List<Answer> records = dns.srv(XMPP + domain);
    int best = records.stream().mapToInt(r -> r.priority().orElse(0)).min().orElse(0);
    for (Answer record : records) {
      Set<Address> leadsTo = dns.addresses(record.value());
      if (record.priority().orElse(0) == best && !right.isEmpty() && !right.containsAll(leadsTo)) {
        dns.report(
            hits,
            record.value(),
            Each.joined(leadsTo.stream()),
            edge.get().name(),
            Each.joined(right.stream()));
      }
    }
  }

  private static void hybridFromEdge(Plan plan, Hits hits) {
    Design design = plan.design();
    if (!design.offers(Feature.HYBRID) || design.federationEdge().isEmpty()) {
      return;
    }
    List<DnsView> own = design.dnsViews().stream().filter(DnsView::usedByEdge).toList();
    List<DnsView> used = own.isEmpty() ? design.dnsViews(View.EXTERNAL) : own;
    if (used.stream().anyMatch(v -> v.records().isEmpty())) {
      return;
    }
    List<String> shared =
        design
            .organization()
            .tenant()
            .map(OnlineTenant::sharedSipDomains)
            .orElse(List.of())
            .stream()
            .map(Fqdn::lower)
            .toList();
    DnsAnswers.of(used)
        .ifPresent(
            dns -> {
              for (String domain : shared.isEmpty() ? sipDomains(design) : shared) {
                if (dns.srv(FEDERATION + domain).isEmpty()) {
                  dns.report(hits, FEDERATION + domain, design.federationEdge().get().name());
                }
              }
            });
  }

  private static void autodiscover(Plan plan, Hits hits) {
    Design design = plan.design();
    if (design.offers(Feature.MOBILITY)) {
      DnsAnswers.today(plan, View.INTERNAL)
          .ifPresent(dns -> missing(design, dns, "lyncdiscoverinternal.", hits));
      DnsAnswers.today(plan, View.EXTERNAL)
          .ifPresent(dns -> missing(design, dns, "lyncdiscover.", hits));
    }
  }

  private static void missing(Design design, DnsAnswers dns, String host, Hits hits) {
    for (String domain : sipDomains(design)) {
      if (!dns.hasHost(host + domain)) {
        dns.report(hits, host + domain);
      }
    }
  }

  private static void mixedAutodiscover(Plan plan, Hits hits) {
    Design design = plan.design();
    for (String domain : sipDomains(design)) {
      if (!design.organization().splitBrain()) {
        DnsAnswers.today(plan, View.INTERNAL)
            .filter(
                dns ->
                    dns.hasHost("lyncdiscover." + domain)
                        && dns.hasHost("lyncdiscoverinternal." + domain))
            .ifPresent(dns -> dns.report(hits, "lyncdiscover." + domain));
      }
      DnsAnswers.today(plan, View.EXTERNAL)
          .filter(dns -> dns.hasHost("lyncdiscoverinternal." + domain))
          .ifPresent(dns -> dns.report(hits, "lyncdiscoverinternal." + domain));
    }
  }
}
