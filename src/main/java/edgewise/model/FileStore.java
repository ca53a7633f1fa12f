package edgewise.model;

import java.util.List;
import java.util.Optional;

/// A file share used by pools.
public record FileStore(
    ElementId id,
    KindId kind,
    String name,
    ElementId site,
    Fqdn fqdn,
    List<Address> addresses,
    Optional<String> share)
    implements Host {
  public FileStore {
    addresses = List.copyOf(addresses);
  }

  @Override
  public List<Address> insideAddresses() {
    return addresses;
  }
}
