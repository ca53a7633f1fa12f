package edgewise.bench;

import edgewise.fixture.Designs;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadRun;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.LoadWatch;
import edgewise.sim.load.Loads;
import edgewise.sim.load.PlainQueueing;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// Measures the load simulation and prints `NAME MEDIAN MIN MAX` lines.
///
/// `plain`: millions of events a second in the open network of the yardsticks, 1,000 single servers
/// in three tiers at 70 % utilisation. `federation`: the same for an hour of the largest starter
/// design with everything it does. `ensemble`: how many times faster runs of several seeds are on
/// all cores than on one.
final class LoadBench {
  private static final int[] TIERS = {500, 300, 200};
  private static final double[] MEANS = {350, 210, 140};
  private static final int JOBS = 500_000;
  private static final int WARM = 2;
  private static final int SEEDS = 4;

  private LoadBench() {}

  /// `plain REPEATS`, `federation REPEATS` or `ensemble REPEATS`.
  public static void main(String[] args) {
    int repeats = Integer.parseInt(args[1]);
    switch (args[0]) {
      case "plain" -> plain(repeats);
      case "federation" -> federation(repeats);
      case "ensemble" -> ensemble(repeats);
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

  private static LoadRun hour() {
    return Loads.ready(
        Designs.template("large-multi-datacenter"),
        LoadSettings.USUAL.withStart(LocalTime.of(10, 0)),
        Duration.ofHours(1),
        42);
  }

  private static void federation(int repeats) {
    LoadRun run = hour();
    double[] rates = new double[repeats];
    for (int i = -1; i < repeats; i++) {
      long start = System.nanoTime();
      long events = run.run(LoadWatch.NONE).events();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (i >= 0) {
        rates[i] = events / seconds / 1e6;
      }
    }
    say("federation", rates);
  }

  private static void ensemble(int repeats) {
    LoadRun run =
        Loads.ready(
            Designs.template("large-multi-datacenter"),
            LoadSettings.USUAL.withStart(LocalTime.of(10, 0)),
            Duration.ofMinutes(5),
            42);
    List<Long> seeds = LongStream.range(0, SEEDS).boxed().toList();
    double[] gains = new double[repeats];
    for (int i = -1; i < repeats; i++) {
      double one = seconds(run, seeds, 1);
      double all = seconds(run, seeds, Runtime.getRuntime().availableProcessors());
      if (i >= 0) {
        gains[i] = one / all;
      }
    }
    say("ensemble", gains);
  }

  private static double seconds(LoadRun run, List<Long> seeds, int threads) {
    long start = System.nanoTime();
    LoadEnsemble.of(run, seeds, threads, LoadWatch.NONE);
    return (System.nanoTime() - start) / 1e9;
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
