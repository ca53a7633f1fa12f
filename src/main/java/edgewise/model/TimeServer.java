package edgewise.model;

import java.util.List;

/// The machine phones take the time from.
public record TimeServer(Fqdn fqdn, List<Address> addresses) {
  public TimeServer {
    addresses = List.copyOf(addresses);
  }
}
