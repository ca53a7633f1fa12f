package edgewise.sim.load;

import edgewise.catalogue.Codecs;
import edgewise.catalogue.Rates;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A load run that is ready to start: the design is resolved to tables, which runs with other seeds
/// share. The same design, settings, faults, seed and duration give the same result, byte for byte.
public final class LoadRun {
  /// The most points of a time series.
  private static final int MOST_POINTS = 100_000;

  private final Tables tables;
  private final List<Outage> faults;
  private final long seed;
  private final Duration duration;

  private LoadRun(Tables tables, List<Outage> faults, long seed, Duration duration) {
    this.tables = tables;
    this.faults = List.copyOf(faults);
    this.seed = seed;
    this.duration = duration;
  }

  /// Makes a run; refused when there is nobody to simulate, or a setting or fault makes no sense.
  public static Outcome<LoadRun> of(
      Design design, LoadSettings settings, List<Outage> faults, long seed, Duration duration) {
    List<Trouble> why = new ArrayList<>(troubles(settings, duration));
    if (!why.isEmpty()) {
      return new Outcome.Refused<>(why);
    }
    Tables tables = new Tables(design, settings);
    if (tables.users == 0) {
      why.add(trouble("load.refused.no-users"));
    }
    for (Outage f : faults) {
      if (!knows(tables, f.element())) {
        why.add(trouble("load.refused.fault", f.element().value()));
      }
      if (f.from().isNegative() || f.until().filter(u -> u.compareTo(f.from()) < 0).isPresent()) {
        why.add(trouble("load.refused.fault-time", f.element().value()));
      }
    }
    return why.isEmpty()
        ? Outcome.ok(new LoadRun(tables, faults, seed, duration))
        : new Outcome.Refused<>(why);
  }

  private static List<Trouble> troubles(LoadSettings settings, Duration duration) {
    List<Trouble> why = new ArrayList<>();
    if (!duration.isPositive() || duration.compareTo(Duration.ofDays(366)) > 0) {
      why.add(trouble("load.refused.duration"));
    }
    if (!settings.interval().isPositive()
        || duration.dividedBy(settings.interval()) > MOST_POINTS) {
      why.add(trouble("load.refused.interval"));
    }
    if (settings.users().filter(u -> u < 1 || u > 10_000_000).isPresent()) {
      why.add(trouble("load.refused.users"));
    }
    settings
        .rates()
        .forEach(
            (id, value) -> {
              if (Rates.standard().find(id).isEmpty()) {
                why.add(trouble("load.refused.rate", id));
              } else if (!Double.isFinite(value) || value < 0) {
                why.add(trouble("load.refused.rate-value", id));
              }
            });
    settings
        .codecs()
        .forEach(
            (use, codec) -> {
              if (Codecs.standard().ofUse(use).stream().noneMatch(c -> c.id().equals(codec))) {
                why.add(trouble("load.refused.codec", codec, use));
              }
            });
    settings
        .bandwidths()
        .forEach(
            (use, kbps) -> {
              if (!LoadSettings.MEDIA.contains(use) || !Double.isFinite(kbps) || kbps < 0) {
                why.add(trouble("load.refused.bandwidth", use));
              }
            });
    for (Map.Entry<ElementId, Integer> link : settings.linkKbps().entrySet()) {
      if (link.getValue() <= 0) {
        why.add(trouble("load.refused.link", link.getKey().value()));
      }
    }
    return why;
  }

  private static Trouble trouble(String key, Object... args) {
    return Trouble.of("", Message.of(key, args));
  }

  /// Whether a link of a site carries anything: to other sites where there are some, to the
  /// Internet where the site has an Edge pool.
  public static boolean isUsed(ElementId link, Design design) {
    return LoadSettings.isInternet(link)
        ? design.edgePools().stream().anyMatch(e -> link.value().equals("internet." + e.site()))
        : design.sites().size() > 1;
  }

  private static boolean knows(Tables tables, ElementId id) {
    return tables.station(id) != Tables.NONE
        || tables.pool(id) != Tables.NONE
        || tables.balancer(id) != Tables.NONE
        || tables.site(id) != Tables.NONE
        || tables.links.stream().anyMatch(l -> l.id().equals(id))
        || tables.walls.stream().anyMatch(w -> w.id().equals(id))
        || tables.peers.stream().anyMatch(p -> p.id().equals(id));
  }

  /// Runs to the end.
  ///
  /// @throws java.util.concurrent.CancellationException when the watch asks to stop
  public LoadResult run(LoadWatch watch) {
    return new Engine(tables, faults, seed, duration.toNanos() / 1e9).run(seed, watch);
  }

  /// This run with another seed.
  public LoadRun withSeed(long other) {
    return new LoadRun(tables, faults, other, duration);
  }

  /// Its seed.
  public long seed() {
    return seed;
  }
}
