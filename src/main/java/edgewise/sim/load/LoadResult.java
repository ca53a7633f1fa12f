package edgewise.sim.load;

import edgewise.model.ElementId;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came of a load run. Lists keep the order of the design; times are seconds unless said
/// otherwise.
///
/// @param users people in all
/// @param events events the simulation handled
/// @param drops how much was dropped for each reason that occurred
/// @param warnings documented maxima that were passed, in the order in which that happened
public record LoadResult(
    long seed,
    int users,
    LocalTime start,
    Duration duration,
    List<Outage> faults,
    long events,
    List<TrafficLine> traffic,
    Map<DropReason, Long> drops,
    List<ServerLine> servers,
    List<WayLine> links,
    List<WayLine> firewalls,
    List<PartnerLine> partners,
    MediaLine media,
    LoadSeries series,
    List<LoadWarning> warnings) {
  public LoadResult {
    faults = List.copyOf(faults);
    traffic = List.copyOf(traffic);
    drops = Collections.unmodifiableMap(new TreeMap<>(drops));
    servers = List.copyOf(servers);
    links = List.copyOf(links);
    firewalls = List.copyOf(firewalls);
    partners = List.copyOf(partners);
    warnings = List.copyOf(warnings);
  }

  /// One kind of traffic. Sent = delivered + dropped + in flight.
  ///
  /// @param mean mean time from sending to delivery; likewise the percentiles and the longest
  public record TrafficLine(
      Activity traffic,
      long sent,
      long delivered,
      long dropped,
      long inFlight,
      double mean,
      double p50,
      double p95,
      double p99,
      double longest) {}

  /// One server.
  ///
  /// @param pool the pool it belongs to
  /// @param handled what it served
  /// @param rejected what it answered with 503
  /// @param utilisation share of its workers that was busy, mean and greatest of the intervals
  /// @param holding mean time that something stayed with it
  /// @param longestQueue the most that waited
  /// @param throttled seconds in which it throttled
  /// @param users the most people signed in through it
  /// @param relays the most media sessions it relayed
  /// @param certificateChecks certificates of partners it had to check
  public record ServerLine(
      ElementId id,
      String name,
      ElementId pool,
      long handled,
      long rejected,
      double utilisation,
      double peakUtilisation,
      double holding,
      int longestQueue,
      double throttled,
      double users,
      int relays,
      long certificateChecks) {}

  /// A link or firewall; rates are kbps one way.
  ///
  /// @param name of the firewall; of the site of a link
  /// @param capacity of a link
  /// @param mean over the run
  /// @param peak greatest mean of an interval
  public record WayLine(
      ElementId id, String name, Optional<Double> capacity, double mean, double peak) {
    /// Greatest share of the capacity, where there is one.
    public Optional<Double> peakUtilisation() {
      return capacity.filter(c -> c > 0).map(c -> peak / c);
    }
  }

  /// One partner: what was sent to it (`out`) and by it (`in`).
  ///
  /// @param held what had to wait for the limit of a discovered partner
  /// @param peakIn the most that came within one second
  /// @param streams the most XMPP connections at once
  public record PartnerLine(
      ElementId id,
      String name,
      long outSent,
      long outDelivered,
      long outDropped,
      long inSent,
      long inDelivered,
      long inDropped,
      long held,
      int peakIn,
      int streams) {}

  /// Media sessions: begun = completed + broken + running.
  ///
  /// @param refused calls and meetings that could not begin
  /// @param broken ended by a failure
  /// @param running at the end of the run
  /// @param peak the most at once
  public record MediaLine(
      long begun, long refused, long completed, long broken, long running, long peak) {}

  /// All that was sent.
  public long sent() {
    return traffic.stream().mapToLong(TrafficLine::sent).sum();
  }

  /// All that was delivered.
  public long delivered() {
    return traffic.stream().mapToLong(TrafficLine::delivered).sum();
  }

  /// All that was dropped.
  public long dropped() {
    return traffic.stream().mapToLong(TrafficLine::dropped).sum();
  }

  /// All that was on the way when the run ended.
  public long inFlight() {
    return traffic.stream().mapToLong(TrafficLine::inFlight).sum();
  }

  /// How much was dropped for a reason.
  public long dropped(DropReason reason) {
    return drops.getOrDefault(reason, 0L);
  }

  /// The line of a kind of traffic.
  public TrafficLine line(Activity kind) {
    return traffic.get(kind.at());
  }

  /// The line of a server.
  public Optional<ServerLine> server(ElementId id) {
    return servers.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /// The line of a partner.
  public Optional<PartnerLine> partner(ElementId id) {
    return partners.stream().filter(p -> p.id().equals(id)).findFirst();
  }
}
