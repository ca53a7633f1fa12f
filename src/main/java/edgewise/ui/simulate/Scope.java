package edgewise.ui.simulate;

import edgewise.model.Direction;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import edgewise.sim.FlowResult;
import edgewise.sim.Matrix.Line;
import java.util.Optional;
import java.util.Set;

/// Which flows are looked at.
///
/// @param partner id of a partner, or nothing for remote users; empty for all
/// @param only keys of the flows that something is about; empty for all
record Scope(
    Optional<String> partner,
    Optional<Traffic> traffic,
    Optional<Direction> direction,
    Optional<ElementId> user,
    Optional<Set<String>> only) {
  /// What [#partner] says for the partner of a flow.
  static String key(Optional<ElementId> partner) {
    return partner.map(ElementId::value).orElse("");
  }

  boolean admits(Line line) {
    return partner.isEmpty() || partner.get().equals(key(line.partner()));
  }

  boolean admits(FlowResult r) {
    return (partner.isEmpty() || partner.get().equals(key(r.flow().partner())))
        && (traffic.isEmpty() || traffic.get() == r.flow().traffic())
        && (direction.isEmpty() || direction.get() == r.flow().direction())
        && (only.isEmpty() || only.get().contains(r.flow().key()))
        && (user.isEmpty() || user.get().equals(r.flow().user()));
  }
}
