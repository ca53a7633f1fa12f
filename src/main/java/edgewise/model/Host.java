package edgewise.model;

import java.util.List;

/// An element that is one or several machines under a name: a pool, a gateway, a database server.
public sealed interface Host extends Element permits EdgePool, Pool, PstnGateway, OfficeWebApps, ExchangeUm, SqlServer, FileStore {
    /// The name others use: pool name, or the server's own name.
    Fqdn fqdn();

    /// Release-independent list of the inside addresses of all machines, in the order of the servers.
    List<Address> insideAddresses();
}
