package edgewise.model;

import java.util.List;
import java.util.Optional;

/// An element that is one or several machines under a name: a pool, a gateway, a database server.
public sealed interface Host extends Element
    permits EdgePool, Pool, PstnGateway, OfficeWebApps, ExchangeUm, SqlServer, FileStore {
  /// The site it stands in.
  ElementId site();

  @Override
  default Optional<ElementId> siteId() {
    return Optional.of(site());
  }

  /// The name others use: pool name, or the server's own name.
  Fqdn fqdn();

  /// Release-independent list of the inside addresses of all machines, in the order of the servers.
  List<Address> insideAddresses();
}
