package edgewise.sim.load;

import edgewise.model.ElementId;
import edgewise.model.Words;
import java.util.ArrayList;
import java.util.List;

/// One number of a load result under a name that stays put, so that results can be listed, compared
/// and averaged.
///
/// @param section `run`, `traffic`, `drops`, `servers`, `links`, `firewalls`, `partners`, `media`
///   or `warnings`
/// @param element what it is about: the id of an element, or the word for a kind of traffic, reason
///   or limit; empty for the run
/// @param metric what is measured, unit included
public record LoadMeasure(String section, String element, String metric, double value) {
  /// All numbers of a result but the time series, in the order of the result.
  public static List<LoadMeasure> of(LoadResult result) {
    Collector to = new Collector();
    to.add("run", "", "users", result.users());
    to.add("run", "", "sent", result.sent());
    to.add("run", "", "delivered", result.delivered());
    to.add("run", "", "dropped", result.dropped());
    to.add("run", "", "in-flight", result.inFlight());
    to.add(
        "run",
        "",
        "delivered-per-second",
        result.delivered() / (result.duration().toNanos() / 1e9));
    for (LoadResult.TrafficLine t : result.traffic()) {
      String kind = Words.of(t.traffic());
      to.add("traffic", kind, "sent", t.sent());
      to.add("traffic", kind, "delivered", t.delivered());
      to.add("traffic", kind, "dropped", t.dropped());
      to.add("traffic", kind, "in-flight", t.inFlight());
      to.add("traffic", kind, "mean-ms", 1000 * t.mean());
      to.add("traffic", kind, "p50-ms", 1000 * t.p50());
      to.add("traffic", kind, "p95-ms", 1000 * t.p95());
      to.add("traffic", kind, "p99-ms", 1000 * t.p99());
      to.add("traffic", kind, "longest-ms", 1000 * t.longest());
    }
    for (DropReason r : DropReason.values()) {
      to.add("drops", Words.of(r), "dropped", result.dropped(r));
    }
    for (LoadResult.ServerLine s : result.servers()) {
      String id = s.id().value();
      to.add("servers", id, "handled", s.handled());
      to.add("servers", id, "rejected", s.rejected());
      to.add("servers", id, "utilisation", s.utilisation());
      to.add("servers", id, "peak-utilisation", s.peakUtilisation());
      to.add("servers", id, "holding-ms", 1000 * s.holding());
      to.add("servers", id, "longest-queue", s.longestQueue());
      to.add("servers", id, "throttled-seconds", s.throttled());
      to.add("servers", id, "peak-users", s.users());
      to.add("servers", id, "peak-relays", s.relays());
      to.add("servers", id, "certificate-checks", s.certificateChecks());
    }
    result.links().forEach(l -> to.way("links", l));
    result.firewalls().forEach(f -> to.way("firewalls", f));
    for (LoadResult.PartnerLine p : result.partners()) {
      String id = p.id().value();
      to.add("partners", id, "out-sent", p.outSent());
      to.add("partners", id, "out-delivered", p.outDelivered());
      to.add("partners", id, "out-dropped", p.outDropped());
      to.add("partners", id, "in-sent", p.inSent());
      to.add("partners", id, "in-delivered", p.inDelivered());
      to.add("partners", id, "in-dropped", p.inDropped());
      to.add("partners", id, "held", p.held());
      to.add("partners", id, "peak-in-per-second", p.peakIn());
      to.add("partners", id, "peak-xmpp-connections", p.streams());
    }
    LoadResult.MediaLine m = result.media();
    to.add("media", "", "begun", m.begun());
    to.add("media", "", "refused", m.refused());
    to.add("media", "", "completed", m.completed());
    to.add("media", "", "broken", m.broken());
    to.add("media", "", "running", m.running());
    to.add("media", "", "peak", m.peak());
    for (LoadWarning w : result.warnings()) {
      to.add("warnings", w.element().value(), w.limit(), w.reached());
    }
    return to.measures;
  }

  private static final class Collector {
    private final List<LoadMeasure> measures = new ArrayList<>();

    private void add(String section, String element, String metric, double value) {
      measures.add(new LoadMeasure(section, element, metric, value));
    }

    private void add(String section, String element, String metric, long count) {
      add(section, element, metric, (double) count);
    }

    private void way(String section, LoadResult.WayLine line) {
      ElementId id = line.id();
      add(section, id.value(), "mean-kbps", line.mean());
      add(section, id.value(), "peak-kbps", line.peak());
      line.peakUtilisation().ifPresent(u -> add(section, id.value(), "peak-utilisation", u));
    }
  }

  /// What it measures, whatever the value.
  public String key() {
    return section + "/" + element + "/" + metric;
  }
}
