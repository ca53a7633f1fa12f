package edgewise.sim;

import edgewise.model.ElementId;
import java.util.List;
import java.util.Optional;

/// A machine of the simulated world: a server, an appliance, or a stand-in for many clients.
///
/// @param name as hops show it
/// @param element the element of the design it belongs to; empty for people outside
/// @param server FQDN in lower case, where it has one; certificates are told apart by it
/// @param handles what a fault may call it, in lower case: its own id and name, and those of its
///   pool and site
record Machine(
    String name,
    Optional<ElementId> element,
    Optional<ElementId> site,
    String server,
    List<String> handles) {
  Machine {
    handles = List.copyOf(handles);
  }
}
