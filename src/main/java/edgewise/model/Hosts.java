package edgewise.model;

/// What lives in a corporate network.
public enum Hosts {
  /// Servers.
  SERVERS,
  /// Desktop, phone and Wi-Fi clients.
  CLIENTS,
  /// Both.
  MIXED
}
