package edgewise.sim;

import edgewise.catalogue.OnlineServices;
import edgewise.model.EdgePool;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Partner;
import edgewise.plan.Design;
import java.util.Optional;

/// Notices to mobile devices through the clearing house. Source: federation reference, 10.7.
final class Push {
  private static final Fqdn PROVIDER =
      OnlineServices.standard().service("push").edge().orElseThrow();

  private Push() {}

  /// The hosting provider entry that leads to the clearing house.
  static Optional<Partner> provider(Design design) {
    return design.partners().stream()
        .filter(p -> p.kind().value().equals("hosting-provider") && p.enabled())
        .filter(p -> p.edge().filter(PROVIDER::equals).isPresent())
        .findFirst();
  }

  static boolean send(Walk w, Users u, Partner clearingHouse) {
    Design design = w.net().design();
    String home = u.home().map(h -> h.name()).orElse(u.name());
    if (!design.offers(Feature.PUSH_APPLE) && !design.offers(Feature.PUSH_MICROSOFT)) {
      return w.decide(home, "push", Reason.of(Why.PUSH_OFF));
    }
    if (u.home().isEmpty()) {
      return w.decide(u.name(), "home pool", Reason.of(Why.HOME_UNSET, u.name()));
    }
    if (!Signalling.toEdge(w, u)) {
      return false;
    }
    EdgePool edge = Signalling.route(design, u).orElseThrow();
    Optional<World.EdgeNode> node = Signalling.node(w, edge);
    if (node.isEmpty()) {
      return w.decide(edge.name(), "pool", Reason.of(Why.MACHINE_DOWN, edge.name()));
    }
    String machine = node.get().access().machine().name();
    Optional<Partner> provider =
        clearingHouse.edge().isPresent() ? Optional.of(clearingHouse) : provider(design);
    if (provider.isEmpty()) {
      return w.decide(machine, "push", Reason.of(Why.PUSH_NO_PROVIDER, PROVIDER.lower()));
    }
    if (!Signalling.asksNames(w, node.get())) {
      return false;
    }
    Optional<Names.Answer> answer =
        w.resolve(Names.Seat.PERIMETER, machine, provider.get().edge().orElseThrow().lower());
    if (answer.isEmpty()
        || w.reach(
                Walk.leg("federation-out").between("access-edge", "federated-partner"),
                Signalling.access(w, edge, node.get()),
                answer.get(),
                true,
                "")
            .isEmpty()) {
      return false;
    }
    if (!clearingHouse.trusted()) {
      return w.decide(
          machine,
          clearingHouse.name(),
          Reason.of(Why.CERTIFICATE_UNTRUSTED, clearingHouse.name()));
    }
    // The clearing house looks our record up before it takes a notice.
    return Signalling.ourService(w, clearingHouse.name(), u.sipDomain()).isPresent();
  }
}
