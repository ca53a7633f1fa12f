package edgewise.sim.load;

/// An open network of queues on the event loop of the product, without anything of a design: jobs
/// arrive by chance, pass the tiers one after the other and choose a station of each by chance.
///
/// Stations come first in the numbers of a tier; every station and the source have their own random
/// stream.
public final class PlainQueueing implements Loop.Model {
  private static final int ARRIVAL = -1;

  private final int[] tier;
  private final int[] base;
  private final double[] mean;
  private final double between;
  private final int jobs;
  private final Loop loop = new Loop();
  private final Stations stations;
  private final RandomStream source;
  private final RandomStream[] streams;
  private final int[] tierOf;
  private final int[] at;
  private final double[] born;
  private int made;
  private int done;
  private double sojourn;
  private double now;

  /// @param tier stations of each tier
  /// @param workers workers of each station
  /// @param mean mean service time of each tier
  /// @param between mean time between arrivals
  /// @param jobs how many arrive
  public PlainQueueing(
      int[] tier, int workers, double[] mean, double between, int jobs, long seed) {
    this.tier = tier.clone();
    this.mean = mean.clone();
    this.between = between;
    this.jobs = jobs;
    base = new int[tier.length];
    int n = 0;
    for (int t = 0; t < tier.length; t++) {
      base[t] = n;
      n += tier[t];
    }
    int[] each = new int[n];
    streams = new RandomStream[n];
    tierOf = new int[n];
    for (int t = 0; t < tier.length; t++) {
      for (int s = base[t]; s < base[t] + tier[t]; s++) {
        each[s] = workers;
        tierOf[s] = t;
        streams[s] = new RandomStream(seed, "station " + s);
      }
    }
    stations = new Stations(each);
    stations.roomFor(jobs);
    source = new RandomStream(seed, "source");
    at = new int[jobs];
    born = new double[jobs];
  }

  /// Runs until every job has left.
  public PlainQueueing run() {
    loop.events.add(between * source.exponential(), ARRIVAL);
    loop.run(this, Double.MAX_VALUE, LoadWatch.NONE);
    return this;
  }

  @Override
  public void on(int event, double time) {
    now = time;
    if (event == ARRIVAL) {
      int job = made++;
      born[job] = time;
      if (made < jobs) {
        loop.events.add(time + between * source.exponential(), ARRIVAL);
      }
      arrive(job, 0);
      return;
    }
    int station = at[event];
    int next = stations.depart(station, time);
    if (next != Stations.NONE) {
      begin(station, next);
    }
    int after = tierOf[station] + 1;
    if (after < tier.length) {
      arrive(event, after);
    } else {
      done++;
      sojourn += time - born[event];
    }
  }

  private void arrive(int job, int t) {
    int station = base[t] + source.below(tier[t]);
    at[job] = station;
    if (stations.arrive(station, job, now)) {
      begin(station, job);
    }
  }

  private void begin(int station, int job) {
    loop.events.add(now + mean[tierOf[station]] * streams[station].exponential(), job);
  }

  /// Events handled.
  public long events() {
    return loop.handled();
  }

  /// Mean time of a job in the network.
  public double meanSojourn() {
    return sojourn / done;
  }

  /// Share of the time in which workers of a station were busy.
  public double utilisation(int station) {
    return stations.work(station, now) / now / stations.workers(station);
  }
}
