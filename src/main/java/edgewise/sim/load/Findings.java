package edgewise.sim.load;

import edgewise.model.ElementId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts what a run has counted into the form of a result.
final class Findings {
  private final Tables tables;
  private final Meters meters;
  private final Stations stations;
  private final Peer[] peers;

  Findings(Tables tables, Meters meters, Stations stations, Peer[] peers) {
    this.tables = tables;
    this.meters = meters;
    this.stations = stations;
    this.peers = peers;
  }

  LoadResult result(long seed, List<Outage> faults, long events, double duration) {
    Map<DropReason, Long> drops = new TreeMap<>();
    for (DropReason r : DropReason.values()) {
      if (meters.reasons[r.at()] > 0) {
        drops.put(r, meters.reasons[r.at()]);
      }
    }
    return new LoadResult(
        seed,
        tables.users,
        tables.settings.start(),
        Duration.ofNanos(Math.round(duration * 1e9)),
        faults,
        events,
        traffic(),
        drops,
        servers(duration),
        links(duration),
        firewalls(duration),
        partners(),
        new LoadResult.MediaLine(
            meters.begun,
            meters.mediaRefused,
            meters.mediaCompleted,
            meters.mediaBroken,
            meters.mediaRunning,
            meters.mediaPeak),
        series(),
        meters.warnings());
  }

  private List<LoadResult.TrafficLine> traffic() {
    List<LoadResult.TrafficLine> lines = new ArrayList<>();
    for (Activity t : Activity.values()) {
      int i = t.at();
      Histogram h = meters.times[i];
      lines.add(
          new LoadResult.TrafficLine(
              t,
              meters.sent[i],
              meters.delivered[i],
              meters.dropped[i],
              meters.inFlight[i],
              h.mean(),
              h.percentile(0.5),
              h.percentile(0.95),
              h.percentile(0.99),
              h.greatest()));
    }
    return lines;
  }

  private List<LoadResult.ServerLine> servers(double duration) {
    List<LoadResult.ServerLine> lines = new ArrayList<>();
    for (int s = 0; s < tables.stations.size(); s++) {
      Tables.StationRow row = tables.stations.get(s);
      lines.add(
          new LoadResult.ServerLine(
              row.id(),
              row.name(),
              tables.pools.get(row.pool()).id(),
              meters.handled[s],
              meters.rejected[s],
              stations.work(s, duration) / duration / row.workers(),
              meters.peakUtilisation[s],
              meters.handled[s] == 0 ? 0 : meters.heldSeconds[s] / meters.handled[s],
              meters.longestQueue[s],
              meters.throttledSeconds[s],
              meters.peakUsers[s],
              meters.peakRelays[s],
              meters.certificateChecks[s]));
    }
    return lines;
  }

  private List<LoadResult.WayLine> links(double duration) {
    List<LoadResult.WayLine> lines = new ArrayList<>();
    for (int i = 0; i < tables.links.size(); i++) {
      Tables.LinkRow row = tables.links.get(i);
      if (tables.isUsed(row)) {
        lines.add(
            new LoadResult.WayLine(
                row.id(),
                tables.sites.get(row.site()).name(),
                Optional.of(row.kbps()),
                meters.kbit[i] / duration,
                meters.peakKbps[i]));
      }
    }
    return lines;
  }

  private List<LoadResult.WayLine> firewalls(double duration) {
    List<LoadResult.WayLine> lines = new ArrayList<>();
    for (int i = 0; i < tables.walls.size(); i++) {
      Tables.WallRow row = tables.walls.get(i);
      int way = tables.links.size() + i;
      lines.add(
          new LoadResult.WayLine(
              row.id(),
              row.name(),
              Optional.empty(),
              meters.kbit[way] / duration,
              meters.peakKbps[way]));
    }
    return lines;
  }

  private List<LoadResult.PartnerLine> partners() {
    List<LoadResult.PartnerLine> lines = new ArrayList<>();
    for (int i = 0; i < peers.length; i++) {
      lines.add(
          new LoadResult.PartnerLine(
              peers[i].id(),
              peers[i].name(),
              meters.peerSent[i][0],
              meters.peerDelivered[i][0],
              meters.peerDropped[i][0],
              meters.peerSent[i][1],
              meters.peerDelivered[i][1],
              meters.peerDropped[i][1],
              meters.held[i],
              meters.peakIn[i],
              meters.peakStreams[i]));
    }
    return lines;
  }

  private LoadSeries series() {
    LoadSeries.Metric[] metrics = LoadSeries.Metric.values();
    List<LoadSeries.Column> columns = new ArrayList<>();
    for (int m = 0; m <= List.of(metrics).indexOf(LoadSeries.Metric.P99_MS); m++) {
      int column = m;
      columns.add(
          new LoadSeries.Column(
              metrics[m],
              Optional.empty(),
              Optional.empty(),
              meters.whole.stream().map(r -> r[column]).toList()));
    }
    for (DropReason reason : DropReason.values()) {
      int r = reason.at();
      if (meters.reasons[r] > 0) {
        columns.add(
            new LoadSeries.Column(
                LoadSeries.Metric.DROPPED,
                Optional.empty(),
                Optional.of(reason),
                meters.drops.stream().map(row -> (double) row[r]).toList()));
      }
    }
    for (int s = 0; s < tables.stations.size(); s++) {
      columns.add(
          column(
              LoadSeries.Metric.UTILISATION, tables.stations.get(s).id(), meters.utilisations, s));
    }
    for (int i = 0; i < tables.links.size(); i++) {
      if (tables.isUsed(tables.links.get(i))) {
        columns.add(column(LoadSeries.Metric.KBPS, tables.links.get(i).id(), meters.rates, i));
      }
    }
    for (int i = 0; i < tables.walls.size(); i++) {
      columns.add(
          column(
              LoadSeries.Metric.KBPS,
              tables.walls.get(i).id(),
              meters.rates,
              tables.links.size() + i));
    }
    return new LoadSeries(meters.sampleTimes, columns);
  }

  private static LoadSeries.Column column(
      LoadSeries.Metric metric, ElementId element, List<float[]> rows, int at) {
    return new LoadSeries.Column(
        metric,
        Optional.of(element),
        Optional.empty(),
        rows.stream().map(r -> (double) r[at]).toList());
  }
}
