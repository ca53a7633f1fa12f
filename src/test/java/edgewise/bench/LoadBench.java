package edgewise.bench;

import edgewise.sim.load.PlainQueueing;
import java.util.Arrays;
import java.util.Locale;

/// Measures the event loop of the load simulation in millions of events a second and prints `NAME
/// MEDIAN MIN MAX` lines: `plain` is the open network of the yardsticks, 1,000 single servers in
/// three tiers at 70 % utilisation.
final class LoadBench {
  private static final int[] TIERS = {500, 300, 200};
  private static final double[] MEANS = {350, 210, 140};
  private static final int JOBS = 500_000;
  private static final int WARM = 2;

  private LoadBench() {}

  /// `plain REPEATS`.
  public static void main(String[] args) {
    int repeats = Integer.parseInt(args[1]);
    switch (args[0]) {
      case "plain" -> plain(repeats);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void plain(int repeats) {
    double[] rates = new double[repeats];
    for (int i = -WARM; i < repeats; i++) {
      PlainQueueing network = new PlainQueueing(TIERS, 1, MEANS, 1, JOBS, 42);
      long start = System.nanoTime();
      network.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (i >= 0) {
        rates[i] = network.events() / seconds / 1e6;
      } else if (i == -1) {
        System.out.printf(
            Locale.ROOT, "# plain events=%d meanT=%.2f%n", network.events(), network.meanSojourn());
      }
    }
    say("plain", rates);
  }

  private static void say(String name, double[] rates) {
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT,
        "%s %.3f %.3f %.3f%n",
        name,
        rates[rates.length / 2],
        rates[0],
        rates[rates.length - 1]);
  }
}
