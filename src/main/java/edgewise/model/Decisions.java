package edgewise.model;

import java.util.List;

/// What people decided about derived things.
public record Decisions(List<Acceptance> accepted) {
  public Decisions {
    accepted = List.copyOf(accepted);
  }

  /// No decision.
  public static Decisions none() {
    return new Decisions(List.of());
  }
}
