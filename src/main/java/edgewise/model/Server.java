package edgewise.model;

import java.util.List;
import java.util.Optional;

/// One machine of an inside pool.
///
/// @param addresses IPv4 and IPv6 addresses; more than one of a family means several adapters
/// @param location data centre, when it differs from that of the site
/// @param domain Active Directory domain
/// @param otherRoles roles on the machine that belong to another pool
public record Server(
    ElementId id,
    Fqdn fqdn,
    List<Address> addresses,
    Optional<String> location,
    Optional<Fqdn> domain,
    @Default("1") int adapters,
    List<String> otherRoles,
    Optional<Integer> cores,
    Optional<Integer> memoryGb) {
  public Server {
    addresses = List.copyOf(addresses);
    otherRoles = List.copyOf(otherRoles);
  }
}
