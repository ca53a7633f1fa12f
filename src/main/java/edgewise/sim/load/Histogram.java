package edgewise.sim.load;

import java.util.Arrays;

/// Counts of durations in buckets of fixed number: 64 for each doubling from a microsecond to some
/// hours, so a percentile is right within 1.6 %.
final class Histogram {
  private static final int FINE = 6;
  private static final int OCTAVES = 35;

  private final long[] counts = new long[OCTAVES << FINE];
  private long total;
  private double sum;
  private double greatest;

  /// Forgets everything.
  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
    sum = 0;
    greatest = 0;
  }

  /// Counts a duration of some seconds.
  void add(double seconds) {
    counts[bucket(seconds)]++;
    total++;
    sum += seconds;
    if (seconds > greatest) {
      greatest = seconds;
    }
  }

  /// Microseconds plus one: its exponent is the doubling, its first bits the place in it.
  private static int bucket(double seconds) {
    long bits = Double.doubleToRawLongBits(seconds * 1e6 + 1);
    int at = (int) (bits >>> 52 - FINE) - (1023 << FINE);
    return Math.min(at, (OCTAVES << FINE) - 1);
  }

  private static double middle(int bucket) {
    long bits = (long) bucket + (1023L << FINE) << 52 - FINE;
    double low = Double.longBitsToDouble(bits);
    double high = Double.longBitsToDouble(bits + (1L << 52 - FINE));
    return Math.max(0, ((low + high) / 2 - 1) / 1e6);
  }

  /// The duration that this share of all stays at or below, seconds; 0 when nothing was counted.
  double percentile(double share) {
    if (total == 0) {
      return 0;
    }
    long wanted = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min(middle(i), greatest);
      }
    }
    return greatest;
  }

  /// How many were counted.
  long total() {
    return total;
  }

  /// The mean, seconds; 0 when nothing was counted.
  double mean() {
    return total == 0 ? 0 : sum / total;
  }

  /// The longest, seconds.
  double greatest() {
    return greatest;
  }
}
