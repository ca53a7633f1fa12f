package edgewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A SQL Server with the databases of pools.
///
/// @param instance named instance; empty for the default instance
/// @param port fixed port of the instance
/// @param mirror the other partner of a mirrored database
/// @param witness the witness of the mirror
/// @param mirrorPort mirroring endpoint
/// @param domain Active Directory domain
public record SqlServer(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Fqdn fqdn,
    List<Address> addresses,
    Optional<String> instance,
    @Default("1433") int port,
    Optional<ElementId> mirror,
    Optional<ElementId> witness,
    @Default("7022") int mirrorPort,
    Optional<Fqdn> domain)
    implements Host {
  public SqlServer {
    addresses = List.copyOf(addresses);
  }

  @Override
  public List<Address> insideAddresses() {
    return addresses;
  }

  @Override
  public List<ElementId> references() {
    List<ElementId> ids = new ArrayList<>();
    ids.add(site);
    mirror.ifPresent(ids::add);
    witness.ifPresent(ids::add);
    return ids;
  }
}
