package edgewise.catalogue;

import edgewise.model.PortRange;
import edgewise.model.Release;
import edgewise.model.Transport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A published port fact: one flow between two roles.
///
/// @param firewall `external`, `internal` or `internal-net`
/// @param role the service that owns the flow
/// @param setting attribute of the design that moves the port; empty when it is fixed
/// @param sourceSide whether `ports` is the local (source) range instead of the destination
/// @param remotePorts with a source range: the destination ports, unless a partner answers on ports
///   of its own
/// @param sources roles of the source, any of them; likewise `destinations`
/// @param at behind a hardware balancer: `node`, `vip` or `both`
/// @param atLater the same from the 2015 release on; empty when unchanged
/// @param addresses fixed destination addresses; empty when any
/// @param when name of the condition
/// @param decisions ids of the decisions that shaped the row
/// @param topics published topics; `ext` for a source outside them
public record PortRule(
    String id,
    int order,
    String firewall,
    String role,
    String application,
    String security,
    Transport transport,
    PortRange ports,
    String setting,
    boolean sourceSide,
    Optional<PortRange> remotePorts,
    List<String> sources,
    List<String> destinations,
    String at,
    String atLater,
    List<String> addresses,
    String when,
    Set<Release> releases,
    List<String> decisions,
    List<String> topics) {
  /// Where the flow ends in a hardware-balanced pool of this release.
  public String at(Release release) {
    return atLater.isEmpty() || release == Release.V2013 ? at : atLater;
  }
}
