package edgewise.plan;

import edgewise.model.ElementId;
import edgewise.model.PortRange;
import edgewise.model.Transport;
import java.util.List;
import java.util.Optional;

/// One rule for a firewall. Rows that agree in everything but their reasons are one row.
///
/// @param id catalogue id and the elements it binds; stable across runs and unrelated edits
/// @param site the site whose firewall it is
/// @param ports destination ports; empty when only the source ports are fixed
/// @param sourcePorts source ports; empty when any
/// @param vip whether one end is a virtual address
/// @param reasons never empty, in catalogue order
public record FirewallRow(
    String id,
    FirewallSide firewall,
    Optional<ElementId> site,
    String siteName,
    String application,
    String security,
    Transport transport,
    Optional<PortRange> ports,
    Optional<PortRange> sourcePorts,
    Endpoint source,
    Endpoint destination,
    boolean vip,
    List<Reason> reasons)
    implements Row {
  /// The same row between other ends.
  FirewallRow between(Endpoint from, Endpoint to) {
    return new FirewallRow(
        id,
        firewall,
        site,
        siteName,
        application,
        security,
        transport,
        ports,
        sourcePorts,
        from,
        to,
        vip,
        reasons);
  }
}
