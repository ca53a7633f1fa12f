package edgewise.store.topology;

import edgewise.model.PortRange;
import edgewise.store.topology.RawTopology.Port;
import edgewise.store.topology.RawTopology.Service;
import java.util.List;
import java.util.Optional;

/// Ranges of media ports: the file has a first port and a count.
final class MediaRange {
  private MediaRange() {}

  /// The range of a row; empty when it is none or leaves the port numbers.
  static Optional<PortRange> of(Port port) {
    int last = port.port() + port.range() - 1;
    return port.port() < 1 || last > 65535
        ? Optional.empty()
        : Optional.of(new PortRange(port.port(), last));
  }

  /// The range a service uses for a kind of media, or the usual one. Default counts end one short
  /// of the published ranges, which firewalls follow.
  static PortRange of(Optional<Service> service, String usage, PortRange usual) {
    List<Port> ports = service.map(Service::ports).orElse(List.of());
    PortRange range =
        ports.stream()
            .filter(p -> p.owner().equals("urn:component:MediaComp") && p.usage().equals(usage))
            .flatMap(p -> of(p).stream())
            .findFirst()
            .orElse(usual);
    return range.from() == usual.from()
            && usual.to() - range.to() >= 0
            && usual.to() - range.to() <= 1
        ? usual
        : range;
  }
}
