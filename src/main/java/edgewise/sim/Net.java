package edgewise.sim;

import edgewise.model.ElementId;
import edgewise.model.ExchangeUm;
import edgewise.model.Firewall;
import edgewise.plan.Design;
import edgewise.plan.FirewallSide;
import edgewise.plan.Plan;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everything that carries traffic: machines, names, firewalls and certificates of one plan.
final class Net {
  private record Place(FirewallSide side, Optional<ElementId> site) {}

  /// @param handles what a fault may call it, in lower case
  private record Drawn(Firewall firewall, List<String> handles) {}

  private final Plan plan;
  private final SimSettings settings;
  private final World world;
  private final Names names;
  private final Filter filter;
  private final Trust trust;
  private final Map<Place, List<Drawn>> firewalls = new HashMap<>();

  Net(Plan plan, SimSettings settings) {
    this.plan = plan;
    this.settings = settings;
    world = new World(plan);
    names = new Names(plan, world);
    filter = new Filter(plan.firewall());
    trust = new Trust(plan);
    for (Firewall f : plan.design().firewalls()) {
      FirewallSide side =
          f.kind().value().equals("inner-firewall") ? FirewallSide.INTERNAL : FirewallSide.EXTERNAL;
      firewalls
          .computeIfAbsent(new Place(side, f.siteId()), _ -> new ArrayList<>())
          .add(
              new Drawn(
                  f,
                  List.of(
                      f.id().value().toLowerCase(Locale.ROOT), f.name().toLowerCase(Locale.ROOT))));
    }
  }

  Plan plan() {
    return plan;
  }

  Design design() {
    return plan.design();
  }

  SimSettings settings() {
    return settings;
  }

  World world() {
    return world;
  }

  Names names() {
    return names;
  }

  Filter filter() {
    return filter;
  }

  Trust trust() {
    return trust;
  }

  /// An Exchange UM release that knows no DNS balancing, where one is drawn: those before 2010 SP1.
  /// Edge pools then keep their virtual addresses. Source: Gg425716.
  Optional<ExchangeUm> oldExchange() {
    return design().exchanges().stream()
        .filter(
            x -> x.unifiedMessaging() && (x.version().equals("2007") || x.version().equals("2010")))
        .findFirst();
  }

  /// The name, as drawn, of a firewall of a crossing that is down, if one is.
  Optional<Object> downFirewall(Filter.Crossing crossing, Conditions conditions) {
    for (Drawn one : firewalls(crossing)) {
      for (String handle : one.handles()) {
        if (conditions.isDown(handle)) {
          return Optional.of(called(one.firewall(), crossing.side()));
        }
      }
    }
    return Optional.empty();
  }

  Optional<ElementId> firewallElement(Filter.Crossing crossing) {
    return firewalls(crossing).stream().findFirst().map(d -> d.firewall().id());
  }

  /// The firewall in words: its name as drawn, else what stands at that side, at which site where
  /// there are several.
  Object firewallName(Filter.Crossing crossing) {
    List<Drawn> drawn = firewalls(crossing);
    if (!drawn.isEmpty()) {
      return called(drawn.getFirst().firewall(), crossing.side());
    }
    Message undrawn = Said.firewall(crossing.side());
    return crossing
        .site()
        .filter(_ -> design().sites().size() > 1)
        .map(site -> Message.of("sim.firewall.at-site", undrawn, design().name(site)))
        .orElse(undrawn);
  }

  /// Its name; with its site where others are called so, and with its side where they stand at the
  /// same site.
  private Object called(Firewall firewall, FirewallSide side) {
    List<Firewall> namesakes =
        design().firewalls().stream()
            .filter(
                f -> f.name().equalsIgnoreCase(firewall.name()) && !f.id().equals(firewall.id()))
            .toList();
    if (namesakes.isEmpty()) {
      return firewall.name();
    }
    boolean sameSite = namesakes.stream().anyMatch(f -> f.site().equals(firewall.site()));
    boolean otherSite = namesakes.stream().anyMatch(f -> !f.site().equals(firewall.site()));
    Object named =
        sameSite
            ? Message.of("sim.firewall.of-side", firewall.name(), Said.firewall(side))
            : firewall.name();
    return otherSite
        ? Message.of("sim.firewall.at-site", named, design().name(firewall.site()))
        : named;
  }

  private List<Drawn> firewalls(Filter.Crossing crossing) {
    return firewalls.getOrDefault(new Place(crossing.side(), crossing.site()), List.of());
  }
}
