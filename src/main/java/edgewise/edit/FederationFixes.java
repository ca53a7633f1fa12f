package edgewise.edit;

import edgewise.edit.Fixes.Place;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Negotiation;
import edgewise.model.Partner;
import edgewise.model.SipDomain;
import edgewise.model.Site;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Repairs of federation and XMPP: routes of the sites, lists of domains, and what is asked for
/// when an XMPP stream is set up.
final class FederationFixes {
  private FederationFixes() {}

  static void addTo(Map<String, Fixes.Way> all) {
    all.put("FED-01", p -> routes(p, "federationRoute", "fix.one-federation-route"));
    all.put("FED-02", FederationFixes::oneFederation);
    all.put("FED-07", FederationFixes::notBlocked);
    all.put("FED-10", p -> allowed(p, false));
    all.put("FED-11", p -> allowed(p, false));
    all.put("FED-12", p -> allowed(p, true));
    all.put("XMPP-02", FederationFixes::proxy);
    all.put("XMPP-03", p -> routes(p, "xmppRoute", "fix.one-xmpp-route"));
    all.put("XMPP-04", p -> routes(p, "xmppRoute", "fix.one-xmpp-route"));
    all.put("XMPP-07", p -> Fixes.here(p, "fix.xmpp-dialback", "xmpp.dialback", true));
    all.put("XMPP-08", FederationFixes::tlsOrNoSasl);
    all.put("XMPP-13", FederationFixes::domains);
  }

  private static List<String> split(String joined) {
    return List.of(joined.split(", "));
  }

  private static List<EdgePool> edges(Place p, Predicate<EdgePool> which) {
    return Elements.all(p.document(), EdgePool.class).stream().filter(which).toList();
  }

  private static Set<ElementId> sites(Place p, Predicate<Site> which) {
    Set<ElementId> ids = new LinkedHashSet<>();
    Elements.all(p.document(), Site.class).stream().filter(which).forEach(s -> ids.add(s.id()));
    return ids;
  }

  private static Command route(Set<ElementId> sites, String property, EdgePool edge) {
    return new SetProperty(sites, Property.of(property), Optional.of(edge.id()));
  }

  /// One way for each Edge pool that the check named and that carries the traffic: all sites use
  /// it.
  private static List<Repair> routes(Place p, String property, String label) {
    Set<ElementId> sites = sites(p, _ -> true);
    boolean xmpp = property.equals("xmppRoute");
    return edges(p, e -> split(p.detail(0)).contains(e.name())).stream()
        .filter(e -> xmpp ? e.xmpp() : e.federation())
        .map(e -> new Repair(Message.of(label, e.name()), List.of(route(sites, property, e))))
        .toList();
  }

  /// One way for each Edge pool with federation: it stays the only one, and the routes lead to it.
  private static List<Repair> oneFederation(Place p) {
    List<EdgePool> all = edges(p, EdgePool::federation);
    List<Repair> ways = new ArrayList<>();
    for (EdgePool kept : all) {
      Set<ElementId> others = new LinkedHashSet<>();
      all.stream().filter(e -> !e.id().equals(kept.id())).forEach(e -> others.add(e.id()));
      Set<ElementId> routed =
          sites(p, s -> s.federationRoute().filter(others::contains).isPresent());
      List<Command> steps = new ArrayList<>();
      steps.add(new SetProperty(others, Property.of("federation"), false));
      if (!routed.isEmpty()) {
        steps.add(route(routed, "federationRoute", kept));
      }
      ways.add(new Repair(Message.of("fix.one-federation", kept.name()), steps));
    }
    return ways;
  }

  private static List<Repair> notBlocked(Place p) {
    Fqdn domain = Fqdn.of(p.detail(0));
    List<Fqdn> blocked = p.document().topology().organization().blockedDomains();
    return blocked.contains(domain)
        ? List.of(
            new Repair(
                Message.of("fix.not-blocked", domain.text()),
                List.of(
                    SetProperty.ofOrganization(
                        "blockedDomains",
                        blocked.stream().filter(d -> !d.equals(domain)).toList()))))
        : List.of();
  }

  /// @param nameless whether the name of the partner's Edge is taken away
  private static List<Repair> allowed(Place p, boolean nameless) {
    return p.element(Partner.class).stream()
        .map(
            partner -> {
              List<Command> steps = new ArrayList<>();
              steps.add(SetProperty.of(partner.id(), "kind", KindId.of("allowed-domain")));
              if (nameless) {
                steps.add(SetProperty.of(partner.id(), "edge", Optional.empty()));
              }
              return new Repair(Message.of("fix.allowed-domain", partner.name()), steps);
            })
        .toList();
  }

  /// One way for each Edge pool: it runs the proxy, and sites without a route use it.
  private static List<Repair> proxy(Place p) {
    Set<ElementId> sites = sites(p, s -> s.xmppRoute().isEmpty());
    return edges(p, _ -> true).stream()
        .map(
            e -> {
              List<Command> steps = new ArrayList<>();
              steps.add(SetProperty.of(e.id(), "xmpp", true));
              if (!sites.isEmpty()) {
                steps.add(route(sites, "xmppRoute", e));
              }
              return new Repair(Message.of("fix.xmpp-on", e.name()), steps);
            })
        .toList();
  }

  private static List<Repair> tlsOrNoSasl(Place p) {
    List<Repair> ways =
        new ArrayList<>(Fixes.here(p, "fix.xmpp-tls", "xmpp.tls", Negotiation.REQUIRED));
    boolean dialback =
        p.element(Partner.class).flatMap(Partner::xmpp).filter(x -> x.dialback()).isPresent();
    if (dialback) {
      ways.addAll(Fixes.here(p, "fix.xmpp-no-sasl", "xmpp.sasl", Negotiation.NOT_SUPPORTED));
    }
    return ways;
  }

  private static List<Repair> domains(Place p) {
    List<SipDomain> domains =
        p.document().topology().organization().sipDomains().stream()
            .map(
                d ->
                    split(p.detail(0)).contains(d.name().lower())
                        ? new SipDomain(d.name(), true, d.xmppHost(), d.pushUsers())
                        : d)
            .toList();
    return domains.equals(p.document().topology().organization().sipDomains())
        ? List.of()
        : List.of(
            new Repair(
                Message.of("fix.xmpp-domains", p.detail(0)),
                List.of(SetProperty.ofOrganization("sipDomains", domains))));
  }
}
