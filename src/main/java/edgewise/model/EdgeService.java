package edgewise.model;

/// Outside name and port of one Edge service.
public record EdgeService(Fqdn fqdn, @Default("443") int port) {}
