package edgewise.sim.load;

import java.util.Arrays;

/// Servers with some workers and one waiting line each, first come, first served. Jobs are slots: a
/// job waits at one station at a time.
final class Stations {
  /// No job.
  static final int NONE = -1;

  private final int[] workers;
  private final int[] busy;
  private final int[] first;
  private final int[] last;
  private final int[] waiting;
  private final double[] work;
  private final double[] since;
  private int[] behind = new int[1024];

  /// Stations with these numbers of workers.
  Stations(int[] workers) {
    int n = workers.length;
    this.workers = workers.clone();
    busy = new int[n];
    first = new int[n];
    last = new int[n];
    waiting = new int[n];
    work = new double[n];
    since = new double[n];
    Arrays.fill(first, NONE);
  }

  /// Makes room for job slots below this number.
  void roomFor(int jobs) {
    if (jobs > behind.length) {
      behind = Arrays.copyOf(behind, Math.max(jobs, 2 * behind.length));
    }
  }

  /// A job comes; true when a worker takes it at once, else it waits.
  boolean arrive(int station, int job, double now) {
    int working = busy[station];
    if (working < workers[station]) {
      work[station] += working * (now - since[station]);
      since[station] = now;
      busy[station] = working + 1;
      return true;
    }
    if (first[station] == NONE) {
      first[station] = job;
    } else {
      behind[last[station]] = job;
    }
    last[station] = job;
    behind[job] = NONE;
    waiting[station]++;
    return false;
  }

  /// A job is done; the one that its worker takes next, or [#NONE].
  int depart(int station, double now) {
    int next = first[station];
    if (next == NONE) {
      int working = busy[station];
      work[station] += working * (now - since[station]);
      since[station] = now;
      busy[station] = working - 1;
    } else {
      first[station] = behind[next];
      waiting[station]--;
    }
    return next;
  }

  /// Takes the first waiting job out without a worker, or [#NONE].
  int remove(int station) {
    int job = first[station];
    if (job != NONE) {
      first[station] = behind[job];
      waiting[station]--;
    }
    return job;
  }

  /// All workers stop; jobs that wait stay until they are removed.
  void halt(int station, double now) {
    work[station] += busy[station] * (now - since[station]);
    since[station] = now;
    busy[station] = 0;
  }

  /// Seconds of work done by all workers of a station until now.
  double work(int station, double now) {
    return work[station] + busy[station] * (now - since[station]);
  }

  /// Workers of a station.
  int workers(int station) {
    return workers[station];
  }

  /// Jobs that wait at a station, those with a worker not counted.
  int waiting(int station) {
    return waiting[station];
  }
}
