package edgewise.catalogue;

import edgewise.model.Transport;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The connections that flows are made of. Source: `legs.csv`.
public final class Legs {
  private static final int EPHEMERAL = 49_500;

  private static final Legs STANDARD = new Legs();

  private final Map<String, Leg> all = new LinkedHashMap<>();

  private Legs() {
    for (Map<String, String> row : Csv.rows("legs.csv")) {
      String sourcePort = row.get("source_port");
      all.put(
          row.get("id"),
          new Leg(
              row.get("id"),
              row.get("application"),
              row.get("security"),
              Transport.valueOf(row.get("transport")),
              Integer.parseInt(row.get("port")),
              sourcePort.isEmpty() ? EPHEMERAL : Integer.parseInt(sourcePort),
              row.get("from"),
              row.get("to"),
              row.get("server_networks"),
              row.get("usage"),
              row.get("client_usage"),
              row.get("relay"),
              Csv.parts(row.get("topics"))));
    }
  }

  /// A connection between two roles.
  ///
  /// @param sourcePort one that stands for all that may be used
  /// @param from role of the port vocabulary; empty for the role of the machine, likewise `to`
  /// @param serverNetworks when filters between inside networks see a connection from the
  ///   perimeter: empty for never, `balanced` towards a virtual address, `web` towards one and
  ///   towards Front Ends, as the published tables have it
  /// @param usage usage of the certificate that the listener shows; empty without TLS
  /// @param clientUsage usage of the certificate of the caller, for mutual TLS
  /// @param relay role whose servers see the caller's own address behind a balancer
  public record Leg(
      String id,
      String application,
      String security,
      Transport transport,
      int port,
      int sourcePort,
      String from,
      String to,
      String serverNetworks,
      String usage,
      String clientUsage,
      String relay,
      List<String> topics) {
    /// The same leg to another port, such as one that a design sets.
    public Leg to(int otherPort) {
      return with(otherPort, sourcePort, from, to, usage);
    }

    /// The same leg from another port.
    public Leg from(int otherPort) {
      return with(port, otherPort, from, to, usage);
    }

    /// The same leg between other roles.
    public Leg between(String fromRole, String toRole) {
      return with(port, sourcePort, fromRole, toRole, usage);
    }

    /// The same leg where another certificate, or none (empty text), is shown.
    public Leg showing(String otherUsage) {
      return with(port, sourcePort, from, to, otherUsage);
    }

    private Leg with(
        int newPort, int newSourcePort, String fromRole, String toRole, String newUsage) {
      return new Leg(
          id,
          application,
          security,
          transport,
          newPort,
          newSourcePort,
          fromRole,
          toRole,
          serverNetworks,
          newUsage,
          clientUsage,
          relay,
          topics);
    }
  }

  /// The legs of the product.
  public static Legs standard() {
    return STANDARD;
  }

  /// All legs, in file order.
  public Collection<Leg> all() {
    return all.values();
  }

  /// The leg with this id; throws when there is none.
  public Leg leg(String id) {
    Leg leg = all.get(id);
    if (leg == null) {
      throw new IllegalArgumentException("no leg " + id);
    }
    return leg;
  }
}
