package edgewise.model;

import java.util.List;
import java.util.Optional;

/// A rule that a firewall is known to have today. An empty address list means any address.
public record ExistingRule(
    Transport transport,
    Optional<PortRange> ports,
    Optional<PortRange> sourcePorts,
    List<Cidr> sources,
    List<Cidr> destinations,
    Optional<String> comment) {
  public ExistingRule {
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
  }
}
