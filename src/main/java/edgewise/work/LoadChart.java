package edgewise.work;

import edgewise.model.ElementId;
import edgewise.model.Words;
import edgewise.sim.load.DropReason;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadResult;
import edgewise.sim.load.LoadSeries;
import edgewise.sim.load.LoadSeries.Metric;
import edgewise.sim.load.LoadWords;
import edgewise.text.Message;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/// One thing that load runs measure over time, ready to be drawn.
///
/// @param start time of the day at which the runs begin
/// @param times seconds from the start, rising
/// @param beforeTimes likewise of the runs this one is compared with, also from this start; empty
///   when there are none
/// @param series those with the highest peaks first where each is an element
/// @param of how many series there are in all
public record LoadChart(
    Kind kind,
    LocalTime start,
    List<Double> times,
    List<Double> beforeTimes,
    List<Series> series,
    int of) {
  public LoadChart {
    times = List.copyOf(times);
    beforeTimes = List.copyOf(beforeTimes);
    series = List.copyOf(series);
  }

  /// What charts there are, in the order in which they stand.
  public enum Kind {
    /// Sent, delivered and dropped a second.
    THROUGHPUT("per-second"),
    /// Percentiles of the time to delivery, milliseconds.
    LATENCY("ms"),
    /// Dropped a minute, by reason.
    DROPS("per-minute"),
    /// How busy servers are, percent.
    SERVERS("percent"),
    /// How full links are, percent of their capacity.
    LINKS("percent"),
    /// What passes firewalls, Mbps one way.
    FIREWALLS("mbps"),
    /// People signed in.
    PEOPLE("count"),
    /// Media sessions.
    SESSIONS("count");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }

    /// The word in ids and text keys.
    public String id() {
      return Words.of(this);
    }

    /// Its title.
    public Message title() {
      return Message.of("load.chart." + id());
    }

    /// A value with its unit.
    public Message say(double value) {
      return Message.of("load.unit." + unit, number(value));
    }
  }

  /// One line of a chart. All lists are as long as the times they belong to.
  ///
  /// @param element the server, link or firewall
  /// @param values of one run, or the median of several
  /// @param least the lowest of several runs; empty for one
  /// @param greatest the highest of several runs; empty for one
  /// @param before what it is compared with; empty when there is nothing
  public record Series(
      Message name,
      Optional<ElementId> element,
      List<Double> values,
      List<Double> least,
      List<Double> greatest,
      List<Double> before) {
    public Series {
      values = List.copyOf(values);
      least = List.copyOf(least);
      greatest = List.copyOf(greatest);
      before = List.copyOf(before);
    }

    double peak() {
      return max(values);
    }
  }

  /// The charts of runs; those in which nothing is measured are left out.
  ///
  /// @param before runs to compare with
  /// @param name names of elements, by id
  public static List<LoadChart> of(
      LoadEnsemble now, Optional<LoadEnsemble> before, Function<ElementId, String> name) {
    List<LoadChart> charts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      LoadChart chart = new Maker(now, before, name).chart(kind);
      if (!chart.series().isEmpty()) {
        charts.add(chart);
      }
    }
    return List.copyOf(charts);
  }

  /// The greatest of all values, at least a little.
  public double top() {
    double top = 0;
    for (Series s : series) {
      top = Math.max(top, Math.max(s.peak(), Math.max(max(s.greatest()), max(s.before()))));
    }
    return top;
  }

  /// The same with the first lines only.
  public LoadChart first(int most) {
    return series.size() <= most
        ? this
        : new LoadChart(kind, start, times, beforeTimes, series.subList(0, most), of);
  }

  /// How long the longest of the runs takes, seconds.
  public double span() {
    return Math.max(max(times), max(beforeTimes));
  }

  /// Number of the point before that is nearest in time to a point of now.
  public int beforeAt(int point) {
    double at = times.get(point);
    int best = 0;
    for (int i = 1; i < beforeTimes.size(); i++) {
      if (Math.abs(beforeTimes.get(i) - at) < Math.abs(beforeTimes.get(best) - at)) {
        best = i;
      }
    }
    return best;
  }

  /// The time of the day that lies some seconds after the start, with the day where it is not the
  /// first.
  public static String clock(LocalTime start, double seconds) {
    long minutes = start.toSecondOfDay() / 60 + Math.round(seconds / 60);
    long day = Math.floorDiv(minutes, 24 * 60L);
    String clock =
        String.format(Locale.ROOT, "%02d:%02d", Math.floorMod(minutes, 1440) / 60, minutes % 60);
    return day == 0 ? clock : "+" + day + " " + clock;
  }

  /// A number short enough to be read at a glance.
  public static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100 || size == 0 || value == Math.rint(value)) {
      return Long.toString(Math.round(value));
    }
    String text = String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static double max(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /// Collects what the charts show.
  private record Maker(
      LoadEnsemble now, Optional<LoadEnsemble> before, Function<ElementId, String> name) {
    LoadChart chart(Kind kind) {
      List<Series> series = new ArrayList<>();
      switch (kind) {
        case THROUGHPUT -> {
          double perSecond = 1 / interval();
          for (Metric metric : List.of(Metric.SENT, Metric.DELIVERED, Metric.DROPPED)) {
            whole(series, metric, v -> v * perSecond);
          }
        }
        case LATENCY -> {
          for (Metric metric : List.of(Metric.P50_MS, Metric.P95_MS, Metric.P99_MS)) {
            whole(series, metric, v -> v);
          }
        }
        case DROPS -> {
          double perMinute = 60 / interval();
          for (DropReason reason : DropReason.values()) {
            if (dropped(now, reason) || before.filter(b -> dropped(b, reason)).isPresent()) {
              add(
                  series,
                  reason.label(),
                  Optional.empty(),
                  s -> reason(s, reason),
                  v -> v * perMinute);
            }
          }
          series.sort(Comparator.comparingDouble(s -> -s.peak()));
        }
        case SERVERS -> {
          for (LoadResult.ServerLine server : first().servers()) {
            element(series, Metric.UTILISATION, server.id(), v -> 100 * v);
          }
        }
        case LINKS -> {
          for (LoadResult.WayLine link : first().links()) {
            double capacity = link.capacity().orElse(0.0);
            if (capacity > 0) {
              element(series, Metric.KBPS, link.id(), v -> 100 * v / capacity);
            }
          }
        }
        case FIREWALLS -> {
          for (LoadResult.WayLine wall : first().firewalls()) {
            element(series, Metric.KBPS, wall.id(), v -> v / 1000);
          }
        }
        case PEOPLE -> whole(series, Metric.SIGNED_IN, v -> v);
        case SESSIONS -> whole(series, Metric.SESSIONS, v -> v);
      }
      if (kind == Kind.SERVERS || kind == Kind.LINKS || kind == Kind.FIREWALLS) {
        series.sort(Comparator.comparingDouble(s -> -s.peak()));
      }
      LocalTime start = first().start();
      double shift =
          before.map(b -> seconds(b.results().getFirst().start()) - seconds(start)).orElse(0.0);
      List<Double> beforeTimes =
          before
              .map(
                  b ->
                      b.results().getFirst().series().times().stream().map(t -> t + shift).toList())
              .orElse(List.of());
      return new LoadChart(
          kind, start, first().series().times(), beforeTimes, series, series.size());
    }

    private static double seconds(LocalTime time) {
      return time.toSecondOfDay();
    }

    private LoadResult first() {
      return now.results().getFirst();
    }

    /// Seconds between two points.
    private double interval() {
      List<Double> times = first().series().times();
      return times.isEmpty() ? 1 : times.getFirst();
    }

    private static boolean dropped(LoadEnsemble runs, DropReason reason) {
      return runs.results().stream().anyMatch(r -> r.dropped(reason) > 0);
    }

    private static Optional<LoadSeries.Column> reason(LoadSeries series, DropReason reason) {
      return series.columns().stream()
          .filter(c -> c.reason().filter(reason::equals).isPresent())
          .findFirst();
    }

    private void whole(List<Series> to, Metric metric, DoubleUnaryOperator unit) {
      add(
          to,
          Message.of("load.series." + Words.of(metric)),
          Optional.empty(),
          s -> Optional.of(s.column(metric)),
          unit);
    }

    private void element(List<Series> to, Metric metric, ElementId id, DoubleUnaryOperator unit) {
      add(to, LoadWords.element(id, name), Optional.of(id), s -> s.column(metric, id), unit);
    }

    private void add(
        List<Series> to,
        Message label,
        Optional<ElementId> element,
        Function<LoadSeries, Optional<LoadSeries.Column>> column,
        DoubleUnaryOperator unit) {
      double[][] all = values(now, column, unit);
      boolean several = all.length > 1;
      to.add(
          new Series(
              label,
              element,
              across(all, 0.5),
              several ? across(all, 0) : List.of(),
              several ? across(all, 1) : List.of(),
              before
                  .filter(b -> has(b, column))
                  .map(b -> across(values(b, column, unit), 0.5))
                  .orElse(List.of())));
    }

    private static boolean has(
        LoadEnsemble runs, Function<LoadSeries, Optional<LoadSeries.Column>> column) {
      return runs.results().stream().anyMatch(r -> column.apply(r.series()).isPresent());
    }

    /// The column of each run; zeros where a run does not have it.
    private static double[][] values(
        LoadEnsemble runs,
        Function<LoadSeries, Optional<LoadSeries.Column>> column,
        DoubleUnaryOperator unit) {
      double[][] all = new double[runs.results().size()][];
      for (int i = 0; i < all.length; i++) {
        LoadSeries series = runs.results().get(i).series();
        all[i] =
            column
                .apply(series)
                .map(c -> c.values().stream().mapToDouble(unit::applyAsDouble).toArray())
                .orElseGet(() -> new double[series.times().size()]);
      }
      return all;
    }

    /// At each point the lowest (0), middle (0.5) or highest (1) of all runs.
    private static List<Double> across(double[][] all, double rank) {
      List<Double> values = new ArrayList<>();
      double[] point = new double[all.length];
      for (int i = 0; i < all[0].length; i++) {
        for (int run = 0; run < all.length; run++) {
          point[run] = all[run][i];
        }
        Arrays.sort(point);
        double at = rank * (point.length - 1);
        int low = (int) Math.floor(at);
        int high = (int) Math.ceil(at);
        values.add((point[low] + point[high]) / 2);
      }
      return values;
    }
  }
}
