package edgewise.plan;

import edgewise.model.Topology;

/// Derives plans.
public final class Plans {
  private Plans() {}

  /// The whole plan of a topology; pure, same rows and order every time.
  public static Plan of(Topology topology) {
    return new Planner().plan(topology);
  }
}
