package edgewise.edit;

import edgewise.model.KindId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Kinds that are one machine, and the pools that such a machine may join.
final class Singles {
  private static final Map<KindId, KindId> POOLS =
      Map.of(
          KindId.of("edge-server"), KindId.of("edge-pool"),
          KindId.of("director"), KindId.of("director-pool"));

  private static final Set<KindId> ALONE =
      Set.of(
          KindId.of("standard-edition"),
          KindId.of("survivable-branch-appliance"),
          KindId.of("survivable-branch-server"));

  private Singles() {}

  /// Whether elements of a kind are one machine each.
  static boolean isSingle(KindId kind) {
    return POOLS.containsKey(kind) || ALONE.contains(kind);
  }

  /// The kind of pool that servers of a kind of one machine may join.
  static Optional<KindId> poolOf(KindId kind) {
    return Optional.ofNullable(POOLS.get(kind));
  }
}
