package edgewise.model;

/// What a line between two elements means.
public enum LinkKind {
  /// Federation traffic between a partner and the Edge that carries it.
  FEDERATION("federation"),
  /// Inbound signalling from an Edge to its next hop.
  NEXT_HOP("next-hop"),
  /// A pool relays media through an Edge.
  MEDIA("media"),
  /// A reverse proxy publishes web services.
  PUBLISHES("publishes"),
  /// A load balancer spreads traffic over a pool.
  BALANCES("balances"),
  /// Two pools back each other up.
  PAIRING("pairing"),
  /// A server works for a registrar pool.
  REGISTRAR("registrar"),
  /// A trunk between a gateway and a Mediation service.
  TRUNK("trunk"),
  /// A pool uses a database, file store or Office Web Apps server.
  BACK_END("back-end"),
  /// Two database servers mirror each other, or a witness watches them.
  MIRROR("mirror");

  private final String id;

  LinkKind(String id) {
    this.id = id;
  }

  /// The text key of its name.
  public String labelKey() {
    return "link." + id;
  }
}
