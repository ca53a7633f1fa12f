package edgewise.sim.load;

import edgewise.model.ElementId;
import java.time.Duration;
import java.util.Optional;

/// Something stands still during a run.
///
/// @param element a server, pool, balancer, firewall, site or partner, or a link (`uplink.SITE`,
///   `internet.SITE`)
/// @param from from the start of the run
/// @param until when it works again; empty for never
public record Outage(ElementId element, Duration from, Optional<Duration> until) {
  /// Fails for good.
  public static Outage of(ElementId element, Duration from) {
    return new Outage(element, from, Optional.empty());
  }

  /// Works again at another time, or never.
  public Outage withUntil(Optional<Duration> other) {
    return new Outage(element, from, other);
  }

  /// Fails for a while.
  public static Outage of(ElementId element, Duration from, Duration until) {
    return new Outage(element, from, Optional.of(until));
  }
}
