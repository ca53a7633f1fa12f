package edgewise.sim;

import edgewise.model.Element;
import edgewise.model.Feature;
import edgewise.model.LoadBalancer;
import edgewise.model.ReverseProxy;
import edgewise.model.Traffic;
import edgewise.model.Words;
import edgewise.plan.Design;
import edgewise.plan.FirewallSide;
import edgewise.text.Message;
import java.util.Optional;
import java.util.Set;

/// What reasons call things: by the name that is drawn, and in words where nothing is drawn.
final class Said {
  private static final Set<String> UNDRAWN =
      Set.of("clients", "clients 2", "remote", "resolver", "crl", "undrawn");

  private Said() {}

  /// A server by its FQDN, an appliance by its name, those who are not drawn in words.
  static Object machine(Machine machine, Design design) {
    Optional<Element> element = machine.element().flatMap(design::find);
    if (machine.server().isEmpty() && UNDRAWN.contains(machine.name())) {
      return Message.of("sim.machine." + machine.name().replace(' ', '-'));
    }
    if (element.isPresent()
        && (element.get() instanceof LoadBalancer
            || element.get() instanceof ReverseProxy r && r.fqdn().isEmpty())) {
      return element.get().name();
    }
    return machine.name();
  }

  static Message firewall(FirewallSide side) {
    return Message.of("sim.firewall." + side.id());
  }

  static Message feature(Feature feature) {
    return Message.of("cause." + Words.of(feature));
  }

  static Message traffic(Traffic traffic) {
    return Message.of("sim.traffic." + traffic.id());
  }
}
