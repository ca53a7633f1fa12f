package edgewise.sim.load;

import edgewise.model.ElementId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run counts while it goes on.
final class Meters {
  private static final int KINDS = Activity.values().length;

  final double interval;
  final long[] sent = new long[KINDS];
  final long[] delivered = new long[KINDS];
  final long[] dropped = new long[KINDS];
  final long[] inFlight = new long[KINDS];
  final long[] reasons = new long[DropReason.values().length];
  final Histogram[] times = new Histogram[KINDS];

  // Partners: out, then in.
  final long[][] peerSent;
  final long[][] peerDelivered;
  final long[][] peerDropped;
  final long[] held;
  final int[] peakIn;
  final int[] peakStreams;
  private final long[] second;
  private final int[] inSecond;

  // Servers.
  final long[] handled;
  final long[] rejected;
  final long[] certificateChecks;
  final double[] heldSeconds;
  final int[] longestQueue;
  final double[] throttledSeconds;
  final double[] peakUsers;
  final int[] peakRelays;
  final double[] peakUtilisation;
  private final double[] workBefore;

  // Links, then firewalls.
  private final List<Tables.LinkRow> links;
  final double[] signalled;
  final double[] mediaNow;
  final double[] peakKbps;
  final double[] kbit;
  private final double[] mediaKbit;
  private final double[] mediaSince;
  private final double[] kbitBefore;

  long begun;
  long mediaRefused;
  long mediaCompleted;
  long mediaBroken;
  long mediaRunning;
  long mediaNowCount;
  long mediaPeak;

  // Time series.
  final List<Double> sampleTimes = new ArrayList<>();
  final List<double[]> whole = new ArrayList<>();
  final List<long[]> drops = new ArrayList<>();
  final List<float[]> utilisations = new ArrayList<>();
  final List<float[]> rates = new ArrayList<>();
  private final long[] before = new long[3];
  private final long[] reasonsBefore = new long[DropReason.values().length];

  /// Of the interval that goes on.
  private final Histogram recent = new Histogram();

  private double sampledAt;

  private final Map<String, LoadWarning> warnings = new LinkedHashMap<>();

  Meters(Tables tables, double duration) {
    interval = Math.min(duration, tables.settings.interval().toNanos() / 1e9);
    Arrays.setAll(times, _ -> new Histogram());
    int peers = tables.peers.size();
    peerSent = new long[peers][2];
    peerDelivered = new long[peers][2];
    peerDropped = new long[peers][2];
    held = new long[peers];
    peakIn = new int[peers];
    peakStreams = new int[peers];
    second = new long[peers];
    inSecond = new int[peers];
    int servers = tables.stations.size();
    handled = new long[servers];
    rejected = new long[servers];
    certificateChecks = new long[servers];
    heldSeconds = new double[servers];
    longestQueue = new int[servers];
    throttledSeconds = new double[servers];
    peakUsers = new double[servers];
    peakRelays = new int[servers];
    peakUtilisation = new double[servers];
    workBefore = new double[servers];
    links = tables.links;
    int ways = tables.links.size() + tables.walls.size();
    signalled = new double[ways];
    mediaNow = new double[ways];
    peakKbps = new double[ways];
    kbit = new double[ways];
    mediaKbit = new double[ways];
    mediaSince = new double[ways];
    kbitBefore = new double[ways];
  }

  void sent(int traffic, int peer, boolean inbound, double now) {
    sent[traffic]++;
    if (peer != Tables.NONE) {
      peerSent[peer][inbound ? 1 : 0]++;
      if (inbound) {
        long which = (long) now;
        if (second[peer] != which) {
          second[peer] = which;
          inSecond[peer] = 0;
        }
        inSecond[peer]++;
        peakIn[peer] = Math.max(peakIn[peer], inSecond[peer]);
      }
    }
  }

  void delivered(int traffic, int peer, boolean inbound, double took) {
    delivered[traffic]++;
    times[traffic].add(took);
    recent.add(took);
    if (peer != Tables.NONE) {
      peerDelivered[peer][inbound ? 1 : 0]++;
    }
  }

  void dropped(int traffic, int peer, boolean inbound, DropReason reason) {
    dropped[traffic]++;
    reasons[reason.at()]++;
    if (peer != Tables.NONE) {
      peerDropped[peer][inbound ? 1 : 0]++;
    }
  }

  void served(int server, double took) {
    handled[server]++;
    heldSeconds[server] += took;
  }

  void waits(int server, int queue) {
    longestQueue[server] = Math.max(longestQueue[server], queue);
  }

  void relays(int server, int sessions) {
    peakRelays[server] = Math.max(peakRelays[server], sessions);
  }

  void mediaBegan() {
    begun++;
    mediaNowCount++;
    mediaPeak = Math.max(mediaPeak, mediaNowCount);
  }

  /// Media on a link or through a firewall changes by a rate.
  void media(int way, double kbps, double now) {
    mediaKbit[way] += mediaNow[way] * (now - mediaSince[way]);
    mediaSince[way] = now;
    mediaNow[way] += kbps;
  }

  /// A documented maximum is passed; the first time and the greatest value are kept.
  void warn(String limit, ElementId element, double reached, double most, double now) {
    warnings.merge(
        limit + " " + element,
        new LoadWarning(limit, element, most, reached, now),
        (old, next) ->
            next.reached() > old.reached()
                ? new LoadWarning(limit, element, most, reached, old.at())
                : old);
  }

  /// More than a link can carry is on it, or asks for it.
  void full(Tables.LinkRow link, double kbps, double now) {
    if (link.kbps() > 0 && kbps > link.kbps()) {
      warn(LoadSettings.linkRate(link.id()), link.id(), kbps, link.kbps(), now);
    }
  }

  List<LoadWarning> warnings() {
    return List.copyOf(warnings.values());
  }

  void sample(double now, double signedIn, double[] onServer, Stations stations) {
    double passed = now - sampledAt;
    if (passed <= 0) {
      return;
    }
    long allSent = Arrays.stream(sent).sum();
    long allDelivered = Arrays.stream(delivered).sum();
    long allDropped = Arrays.stream(dropped).sum();
    sampleTimes.add(now);
    whole.add(
        new double[] {
          allSent - before[0],
          allDelivered - before[1],
          allDropped - before[2],
          allSent - allDelivered - allDropped,
          signedIn,
          mediaNowCount,
          1000 * recent.percentile(0.5),
          1000 * recent.percentile(0.95),
          1000 * recent.percentile(0.99)
        });
    recent.clear();
    long[] dropsNow = new long[reasons.length];
    for (int r = 0; r < reasons.length; r++) {
      dropsNow[r] = reasons[r] - reasonsBefore[r];
      reasonsBefore[r] = reasons[r];
    }
    drops.add(dropsNow);
    before[0] = allSent;
    before[1] = allDelivered;
    before[2] = allDropped;
    float[] busy = new float[handled.length];
    for (int s = 0; s < busy.length; s++) {
      double work = stations.work(s, now);
      double share = (work - workBefore[s]) / passed / stations.workers(s);
      workBefore[s] = work;
      busy[s] = (float) share;
      peakUtilisation[s] = Math.max(peakUtilisation[s], share);
      peakUsers[s] = Math.max(peakUsers[s], onServer[s]);
    }
    utilisations.add(busy);
    float[] kbps = new float[kbit.length];
    for (int w = 0; w < kbps.length; w++) {
      media(w, 0, now);
      kbit[w] = signalled[w] + mediaKbit[w];
      double rate = (kbit[w] - kbitBefore[w]) / passed;
      kbitBefore[w] = kbit[w];
      kbps[w] = (float) rate;
      peakKbps[w] = Math.max(peakKbps[w], rate);
      if (w < links.size()) {
        full(links.get(w), rate, now);
      }
    }
    rates.add(kbps);
    sampledAt = now;
  }
}
