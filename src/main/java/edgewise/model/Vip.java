package edgewise.model;

import java.util.List;

/// A virtual address of a load balancer.
///
/// @param service what it stands for
/// @param pool the pool behind it
/// @param snat whether the balancer replaces the source address towards the servers
/// @param ports ports that are balanced beyond or instead of the usual ones; empty for the usual
///   ones
public record Vip(
    VipService service,
    ElementId pool,
    List<Address> addresses,
    @Default("false") boolean snat,
    List<Integer> ports) {
  public Vip {
    addresses = List.copyOf(addresses);
    ports = List.copyOf(ports);
  }
}
