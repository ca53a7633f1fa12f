package edgewise.plan;

import edgewise.model.Topology;
import java.util.List;

/// Derives plans.
public final class Plans {
    private Plans() {}

    /// The whole plan of a topology.
    public static Plan of(Topology topology) {
        return new Plan(new Design(topology), List.of(), List.of(), List.of());
    }
}
