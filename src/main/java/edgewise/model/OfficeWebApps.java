package edgewise.model;

import java.util.List;

/// An Office Web Apps Server or farm that renders slides in meetings.
///
/// @param fqdn name used by clients and by the publishing rule
public record OfficeWebApps(
    ElementId id, KindId kind, String name, ElementId site, Fqdn fqdn, List<Address> addresses)
    implements Host {
  public OfficeWebApps {
    addresses = List.copyOf(addresses);
  }

  @Override
  public List<Address> insideAddresses() {
    return addresses;
  }
}
