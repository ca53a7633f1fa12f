package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A single Edge server or an Edge pool. All servers run Access Edge, Web Conferencing Edge and A/V
/// Edge, and the XMPP proxy when `xmpp` is on.
///
/// @param fqdn internal name; of a single Edge the name of the server
/// @param balancing how both sides are balanced
/// @param internalBalancing the internal side, when the design deviates from `balancing` (it must
///   not)
/// @param nat whether the outer firewall translates the external addresses
/// @param sharedAddress one external address and name for all three services, told apart by port
/// @param mediaPorts local ports of relayed media
/// @param nextHop Director, Front End pool or Standard Edition server that gets inbound signalling
/// @param natSymmetric whether NAT changes only the destination inbound and only the source
///   outbound
/// @param natInternal whether the internal interface is translated, which must not be
/// @param avBandwidthKbps limit of relayed media for one user
public record EdgePool(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Fqdn fqdn,
    Optional<Release> release,
    @Default("none") Balancing balancing,
    Optional<Balancing> internalBalancing,
    @Default("false") boolean nat,
    @Default("false") boolean sharedAddress,
    EdgeService access,
    EdgeService webConferencing,
    EdgeService av,
    @Default("5061") int federationPort,
    @Default("5269") int xmppPort,
    @Default("50000-59999") PortRange mediaPorts,
    @Default("true") boolean federation,
    @Default("false") boolean xmpp,
    @Default("true") boolean remoteUsers,
    @Default("true") boolean webConferencingOn,
    @Default("true") boolean audioVideoOn,
    Optional<ElementId> nextHop,
    List<EdgeServer> servers,
    @Default("true") boolean natSymmetric,
    @Default("false") boolean natInternal,
    Optional<Integer> concurrentRemoteUsers,
    Optional<Integer> accessConnections,
    Optional<Integer> webConferencingConnections,
    Optional<Integer> avSessions,
    Optional<Integer> avBandwidthKbps)
    implements Host {
  public EdgePool {
    servers = List.copyOf(servers);
  }

  @Override
  public List<Address> insideAddresses() {
    return servers.stream().flatMap(s -> s.internal().stream()).toList();
  }

  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    ids.add(site);
    nextHop.ifPresent(ids::add);
    return ids;
  }
}
