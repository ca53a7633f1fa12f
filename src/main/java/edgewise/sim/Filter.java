package edgewise.sim;

import edgewise.model.Address;
import edgewise.model.ElementId;
import edgewise.model.Transport;
import edgewise.plan.Endpoint;
import edgewise.plan.FirewallRow;
import edgewise.plan.FirewallSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The firewalls of a plan: which of them a connection crosses and which rows let it pass. Answers
/// come back by themselves, as every firewall in question keeps state.
public final class Filter {
  /// A connection as one firewall sees it.
  ///
  /// @param source before translation, on the side where it enters; null when the design does not
  ///   say, likewise `destination`
  /// @param application as rows name it; empty text to go by addresses alone
  record Packet(
      Address source,
      Address destination,
      Optional<ElementId> sender,
      Optional<ElementId> listener,
      String fromRole,
      String toRole,
      String application,
      Transport transport,
      int sourcePort,
      int port) {}

  /// A firewall on the way.
  record Crossing(FirewallSide side, Optional<ElementId> site, boolean entering) {}

  private record Key(FirewallSide side, Transport transport, String application) {}

  private static final Map<String, Set<String>> COVERS = new HashMap<>();

  static {
    covers(
        "internet-any",
        "federated-partner external-client pic-partner messenger-client xmpp-partner resolver"
            + " web-server provider");
    covers("lync-server-any", "front-end director sba mediation persistent-chat video-interop");
    covers(
        "corp-any",
        "front-end director sba mediation persistent-chat video-interop internal-client"
            + " pstn-gateway office-web-apps exchange-um cms-master legacy-client lync-phone");
    COVERS.put("not-stated", COVERS.get("corp-any"));
    covers("client-any", "internal-client legacy-client lync-phone front-end sba mediation");
    covers("internal-client", "lync-phone");
    covers("front-end", "cms-master");
  }

  private static void covers(String role, String others) {
    COVERS.put(role, Set.of(others.split(" ")));
  }

  private final Map<Key, List<FirewallRow>> rows = new HashMap<>();
  private final Map<FirewallSide, List<FirewallRow>> bySide = new HashMap<>();

  /// The filter that these rows make.
  public Filter(List<FirewallRow> all) {
    for (FirewallRow row : all) {
      rows.computeIfAbsent(
              new Key(row.firewall(), row.transport(), row.application()), _ -> new ArrayList<>(2))
          .add(row);
      bySide.computeIfAbsent(row.firewall(), _ -> new ArrayList<>()).add(row);
    }
  }

  /// The firewalls between two adapters, in the order of the packet; null when nothing routes
  /// there.
  static List<Crossing> between(Adapter a, Adapter b, boolean serverNetworks) {
    if (a.machine().equals(b.machine())) {
      return List.of();
    }
    Optional<ElementId> from = a.machine().site();
    Optional<ElementId> to = b.machine().site();
    Crossing net = new Crossing(FirewallSide.INTERNAL_NET, to, true);
    return switch (a.zone()) {
      case INTERNET ->
          switch (b.zone()) {
            case INTERNET -> List.of();
            case PERIMETER_EXTERNAL -> List.of(new Crossing(FirewallSide.EXTERNAL, to, true));
            default -> null;
          };
      case PERIMETER_EXTERNAL ->
          switch (b.zone()) {
            case INTERNET -> List.of(new Crossing(FirewallSide.EXTERNAL, from, false));
            case PERIMETER_EXTERNAL ->
                from.equals(to)
                    ? List.of()
                    : List.of(
                        new Crossing(FirewallSide.EXTERNAL, from, false),
                        new Crossing(FirewallSide.EXTERNAL, to, true));
            default -> null;
          };
      case PERIMETER_INTERNAL ->
          switch (b.zone()) {
            case PERIMETER_INTERNAL -> List.of();
            case CORPORATE ->
                serverNetworks
                    ? List.of(new Crossing(FirewallSide.INTERNAL, from, false), net)
                    : List.of(new Crossing(FirewallSide.INTERNAL, from, false));
            default -> null;
          };
      case CORPORATE ->
          switch (b.zone()) {
            case PERIMETER_INTERNAL -> List.of(new Crossing(FirewallSide.INTERNAL, to, true));
            case CORPORATE -> List.of(net);
            case PERIMETER_EXTERNAL -> List.of(new Crossing(FirewallSide.EXTERNAL, to, true));
            case INTERNET -> List.of(new Crossing(FirewallSide.EXTERNAL, from, false));
          };
    };
  }

  /// The rows made for this connection at one firewall, best first; empty when none lets it pass.
  ///
  /// @param from the site where the connection begins; a row of a site must be of one of the two,
  ///   unless neither is known
  List<FirewallRow> rowsFor(
      Crossing crossing,
      Packet packet,
      Optional<ElementId> from,
      Optional<ElementId> to,
      Conditions conditions) {
    List<FirewallRow> found = List.of();
    for (FirewallRow row :
        rows.getOrDefault(
            new Key(crossing.side(), packet.transport(), packet.application()), List.of())) {
      if (portsMatch(row, packet)
          && isAt(row, from, to)
          && conditions.hasRule(row.id())
          && plays(row.source().role(), packet.fromRole())
          && plays(row.destination().role(), packet.toRole())
          && has(row.source(), packet.source(), packet.sender())
          && has(row.destination(), packet.destination(), packet.listener())) {
        if (found.isEmpty()) {
          found = new ArrayList<>(2);
        }
        found.add(row);
      }
    }
    return found;
  }

  /// True when a packet filter that holds the rows of one side lets a first packet through: by
  /// addresses, transport and ports alone.
  public boolean passes(
      FirewallSide side,
      Address source,
      Address destination,
      Transport transport,
      int sourcePort,
      int port) {
    Packet packet =
        new Packet(
            source,
            destination,
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            transport,
            sourcePort,
            port);
    for (FirewallRow row : bySide.getOrDefault(side, List.of())) {
      if (row.transport() == transport
          && portsMatch(row, packet)
          && row.source().addresses().contains(source)
          && row.destination().addresses().contains(destination)) {
        return true;
      }
    }
    return false;
  }

  /// The rows of one side that let a connection of any application through by its addresses.
  List<FirewallRow> anyRowsFor(Crossing crossing, Packet packet, Conditions conditions) {
    List<FirewallRow> found = new ArrayList<>();
    for (FirewallRow row : bySide.getOrDefault(crossing.side(), List.of())) {
      if (row.transport() == packet.transport()
          && conditions.hasRule(row.id())
          && portsMatch(row, packet)
          && has(row.source(), packet.source(), packet.sender())
          && has(row.destination(), packet.destination(), packet.listener())) {
        found.add(row);
      }
    }
    return found;
  }

  private static boolean isAt(FirewallRow row, Optional<ElementId> from, Optional<ElementId> to) {
    return row.site().isEmpty()
        || from.isEmpty() && to.isEmpty()
        || row.site().equals(from)
        || row.site().equals(to);
  }

  private static boolean portsMatch(FirewallRow row, Packet packet) {
    return (row.ports().isEmpty() || row.ports().get().contains(packet.port()))
        && (row.sourcePorts().isEmpty() || row.sourcePorts().get().contains(packet.sourcePort()));
  }

  /// A role with `=` in front asks for a row that names this end and no wider one.
  private static boolean plays(String row, String role) {
    if (role.startsWith("=")) {
      return row.length() == role.length() - 1 && role.endsWith(row);
    }
    return row.equals(role) || COVERS.getOrDefault(row, Set.of()).contains(role);
  }

  private static boolean has(Endpoint end, Address address, Optional<ElementId> element) {
    if (end.addresses().isAny()) {
      return true;
    }
    if (address == null || end.addresses().isEmpty()) {
      return element.isPresent() && end.elements().contains(element.get());
    }
    return end.addresses().contains(address);
  }
}
