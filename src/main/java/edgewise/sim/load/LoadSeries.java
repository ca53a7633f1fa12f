package edgewise.sim.load;

import edgewise.model.ElementId;
import java.util.List;
import java.util.Optional;

/// How a run went over time: one value of each column at the end of each interval.
///
/// @param times seconds from the start, rising
/// @param columns whole run first, drops by reason, then servers, links and firewalls
public record LoadSeries(List<Double> times, List<Column> columns) {
  public LoadSeries {
    times = List.copyOf(times);
    columns = List.copyOf(columns);
  }

  /// What is measured.
  public enum Metric {
    /// Sent within the interval.
    SENT,
    /// Delivered within the interval.
    DELIVERED,
    /// Dropped within the interval.
    DROPPED,
    /// On the way at its end.
    IN_FLIGHT,
    /// People signed in at its end.
    SIGNED_IN,
    /// Media sessions at its end.
    SESSIONS,
    /// Half of what was delivered within the interval took at most this, milliseconds; 0 when
    /// nothing was.
    P50_MS,
    /// 95 % of it took at most this.
    P95_MS,
    /// 99 % of it took at most this.
    P99_MS,
    /// Mean share of a server's workers that was busy, 0 to 1.
    UTILISATION,
    /// Mean rate on a link or through a firewall, kbps, one way.
    KBPS
  }

  /// One measure of the whole run, or of one element.
  ///
  /// @param element the server, link or firewall; empty for the whole run
  /// @param reason of [Metric#DROPPED], when only what was dropped for one reason is counted
  /// @param values one for each time
  public record Column(
      Metric metric,
      Optional<ElementId> element,
      Optional<DropReason> reason,
      List<Double> values) {
    public Column {
      values = List.copyOf(values);
    }
  }

  /// The column of a measure of the whole run.
  public Column column(Metric metric) {
    return columns.stream()
        .filter(c -> c.metric() == metric && c.element().isEmpty() && c.reason().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /// The column of an element, if it has that one.
  public Optional<Column> column(Metric metric, ElementId element) {
    return columns.stream()
        .filter(c -> c.metric() == metric && c.element().filter(element::equals).isPresent())
        .findFirst();
  }
}
