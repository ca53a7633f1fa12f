package edgewise.export;

/// Who acts on an exported file.
public enum Audience {
  /// Whoever runs the project: documents and tables for people.
  PROJECT("project"),
  /// Whoever opens ports.
  FIREWALL("firewall"),
  /// Whoever publishes records.
  DNS("dns"),
  /// Whoever issues certificates.
  PKI("pki"),
  /// Whoever sets up the servers.
  SERVERS("servers");

  private final String id;

  Audience(String id) {
    this.id = id;
  }

  /// The word for the audience in keys and settings.
  public String id() {
    return id;
  }
}
