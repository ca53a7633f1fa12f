package edgewise.work;

import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.LoadBalancer;
import edgewise.model.Pool;
import edgewise.model.ReverseProxy;
import edgewise.plan.Design;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the elements behind the names that the steps of a flow show.
public final class Machines {
  private static final Set<String> OUTSIDE = Set.of("remote", "resolver", "crl");

  private final Map<String, ElementId> byName = new HashMap<>();

  private Machines() {}

  /// The machines of a design.
  public static Machines of(Design design) {
    Machines all = new Machines();
    for (Element e : design.elements()) {
      switch (e) {
        case EdgePool p -> p.servers().forEach(s -> all.add(s.fqdn().lower(), e));
        case Pool p -> p.servers().forEach(s -> all.add(s.fqdn().lower(), e));
        case Host h -> all.add(h.fqdn().lower(), e);
        case ReverseProxy r -> all.add(r.fqdn().orElse(Fqdn.of(r.name())).lower(), e);
        case LoadBalancer l -> all.add(Fqdn.of(l.name()).lower(), e);
        default -> {}
      }
    }
    design.elements().forEach(e -> all.add(e.name(), e));
    design.elements().forEach(e -> all.add(e.id().value(), e));
    return all;
  }

  private void add(String name, Element element) {
    if (!name.isEmpty()) {
      byName.putIfAbsent(name.toLowerCase(Locale.ROOT), element.id());
    }
  }

  /// The element that a machine belongs to; empty for people and servers on the Internet, and for
  /// clients inside.
  public Optional<ElementId> element(String machine) {
    if (isOutside(machine) || isClients(machine)) {
      return Optional.empty();
    }
    return Optional.ofNullable(byName.get(machine.toLowerCase(Locale.ROOT)));
  }

  /// Whether a machine stands on the Internet and is not drawn.
  public static boolean isOutside(String machine) {
    return OUTSIDE.contains(machine);
  }

  /// Whether it stands for the clients of a site.
  public static boolean isClients(String machine) {
    return machine.equals("clients");
  }
}
