package edgewise.check;

import edgewise.model.AccessPolicy;
import edgewise.model.Certificate;
import edgewise.model.CertificationAuthority;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.FileStore;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.OfficeWebApps;
import edgewise.model.Pool;
import edgewise.model.PstnGateway;
import edgewise.model.ReverseProxy;
import edgewise.model.Server;
import edgewise.model.Site;
import edgewise.model.SqlServer;
import edgewise.model.UserGroup;
import edgewise.plan.Design;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Conditions on references between elements.
final class ReferenceChecks {
  static final Map<String, Condition> ALL = Map.of("REF-01", ReferenceChecks::dangling);

  private ReferenceChecks() {}

  private static void dangling(Plan plan, Hits hits) {
    Design design = plan.design();
    for (Element element : design.elements()) {
      References of = new References(design, element, hits);
      if (!(element instanceof Site)) {
        of.check(element.siteId(), "site", Site.class);
      }
      switch (element) {
        case Site s -> {
          of.check(s.centralSite(), "central-site", Site.class);
          of.check(s.federationRoute(), "federation-route", EdgePool.class);
          of.check(s.xmppRoute(), "xmpp-route", EdgePool.class);
        }
        case EdgePool e -> of.check(e.nextHop(), "next-hop", Pool.class);
        case Pool p -> {
          of.check(p.edge(), "edge", EdgePool.class);
          of.check(p.pairedWith(), "paired-with", Pool.class);
          of.check(p.registrar(), "registrar", Pool.class);
          of.check(p.sql(), "sql", SqlServer.class);
          of.check(p.fileStore(), "file-store", FileStore.class);
          of.check(p.officeWebApps(), "office-web-apps", OfficeWebApps.class);
        }
        case PstnGateway g -> of.check(g.mediation(), "mediation", Pool.class);
        case SqlServer s -> {
          of.check(s.mirror(), "mirror", SqlServer.class);
          of.check(s.witness(), "witness", SqlServer.class);
        }
        case ReverseProxy r ->
            of.check(r.publishes(), "publishes", Pool.class, OfficeWebApps.class, ExchangeUm.class);
        case LoadBalancer l -> {
          l.vips().forEach(v -> of.check(Optional.of(v.pool()), "balances", Host.class));
          of.check(l.balances(), "balances", Host.class);
        }
        case Certificate c -> {
          of.check(Optional.of(c.on()), "certificate-on", Host.class, ReverseProxy.class);
          of.check(c.issuer(), "issuer", CertificationAuthority.class);
          c.server().ifPresent(s -> of.checkServer(c.on(), s));
        }
        case UserGroup u -> {
          of.check(u.homePool(), "home-pool", Pool.class);
          of.check(u.policy(), "policy", AccessPolicy.class);
        }
        default -> {}
      }
    }
  }

  private record References(Design design, Element element, Hits hits) {
    void check(Optional<ElementId> id, String role, Class<?>... types) {
      if (id.isPresent()) {
        Optional<Element> there = design.find(id.get());
        if (there.isEmpty() || Stream.of(types).noneMatch(t -> t.isInstance(there.get()))) {
          report(id.get(), role);
        }
      }
    }

    void check(List<ElementId> ids, String role, Class<?>... types) {
      ids.forEach(id -> check(Optional.of(id), role, types));
    }

    void checkServer(ElementId pool, ElementId server) {
      List<ElementId> servers =
          design.find(pool).stream()
              .flatMap(
                  e ->
                      switch (e) {
                        case EdgePool p -> p.servers().stream().map(s -> s.id());
                        case Pool p -> p.servers().stream().map(Server::id);
                        default -> Stream.<ElementId>empty();
                      })
              .toList();
      if (!servers.contains(server)) {
        report(server, "certificate-server");
      }
    }

    private void report(ElementId id, String role) {
      hits.on(element, id.value(), Message.of("reference." + role));
    }
  }
}
