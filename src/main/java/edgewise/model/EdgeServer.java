package edgewise.model;

import java.util.List;
import java.util.Optional;

/// One Edge server. With one shared external address only `access` (and `accessPublic`) is filled.
///
/// @param internal address of the internal adapter
/// @param access external address of the Access Edge service, as set on the adapter
/// @param webConferencing external address of the Web Conferencing Edge service
/// @param av external address of the A/V Edge service
/// @param accessPublic what `access` is translated to; empty without NAT
/// @param webConferencingPublic what `webConferencing` is translated to
/// @param avPublic what `av` is translated to
/// @param internalGateway default gateway of the internal adapter, which must stay empty
/// @param externalGateway default gateway of the external adapter
/// @param dnsServers resolvers set on the machine
/// @param hostsFile whether a hosts file names the inside servers
/// @param domain Active Directory domain the machine is joined to, if any
/// @param location data centre, when it differs from that of the site
/// @param otherRoles other roles on the machine, which must stay empty
public record EdgeServer(
    ElementId id,
    Fqdn fqdn,
    List<Address> internal,
    List<Address> access,
    List<Address> webConferencing,
    List<Address> av,
    List<Address> accessPublic,
    List<Address> webConferencingPublic,
    List<Address> avPublic,
    Optional<Address> internalGateway,
    Optional<Address> externalGateway,
    List<Address> dnsServers,
    @Default("true") boolean hostsFile,
    Optional<Fqdn> domain,
    Optional<String> location,
    @Default("2") int adapters,
    List<String> otherRoles,
    Optional<Integer> cores,
    Optional<Integer> memoryGb) {
  public EdgeServer {
    internal = List.copyOf(internal);
    access = List.copyOf(access);
    webConferencing = List.copyOf(webConferencing);
    av = List.copyOf(av);
    accessPublic = List.copyOf(accessPublic);
    webConferencingPublic = List.copyOf(webConferencingPublic);
    avPublic = List.copyOf(avPublic);
    dnsServers = List.copyOf(dnsServers);
    otherRoles = List.copyOf(otherRoles);
  }
}
