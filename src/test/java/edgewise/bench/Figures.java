package edgewise.bench;

import edgewise.check.Checks;
import edgewise.fixture.BigOrganization;
import edgewise.fixture.Edits;
import edgewise.model.Topology;
import edgewise.plan.Plan;
import edgewise.plan.Planner;
import edgewise.plan.Plans;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;

/// Measures plans in a process of its own and prints `NAME VALUE` lines, times in nanoseconds.
///
/// Derivation and CSV take turns, so that a machine that slows down slows both; medians stand for
/// the many, and their ratio is the median of the ratios of neighbours.
final class Figures {
  private static final int WARM = 12;
  private static final long LONGEST = 20_000_000_000L;

  private Figures() {}

  /// `rows SITES`, `edits SITES` or `write SITES FILE`.
  public static void main(String[] args) {
    int sites = Integer.parseInt(args[1]);
    switch (args[0]) {
      case "rows" -> rows(sites);
      case "edits" -> edits(sites);
      case "write" -> BigOrganization.write(sites, java.nio.file.Path.of(args[2]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void rows(int sites) {
    Topology topology = BigOrganization.of(sites);
    warmUp();
    int times = sites <= 100 ? 201 : sites <= 1000 ? 31 : 7;
    long[] derive = new long[times];
    long[] csv = new long[times];
    double[] ratio = new double[times];
    long check = 0;
    Plan plan = null;
    int done = 0;
    long begin = System.nanoTime();
    for (int i = -2; i < times && (i < 3 || System.nanoTime() - begin < LONGEST); i++) {
      plan = null;
      long start = System.nanoTime();
      plan = Plans.of(topology);
      long derived = System.nanoTime();
      CsvSink.write(plan);
      long written = System.nanoTime();
      if (i >= 0) {
        derive[done] = derived - start;
        csv[done] = written - derived;
        ratio[done] = (double) derive[done] / csv[done];
        done++;
      }
    }
    if (sites <= 1000) {
      long[] checks = new long[9];
      for (int i = 0; i < checks.length; i++) {
        long start = System.nanoTime();
        Checks.of(plan);
        checks[i] = System.nanoTime() - start;
      }
      check = median(checks, checks.length);
    }
    Arrays.sort(ratio, 0, done);
    say("firewall", plan.firewall().size());
    say("rows", plan.firewall().size() + plan.dns().size() + plan.certificates().size());
    say("elements", topology.elements().size());
    say("derive", median(derive, done));
    say("csv", median(csv, done));
    say("thousandths", Math.round(1000 * ratio[done / 2]));
    say("check", check);
    say("peak", peak());
  }

  /// A small design many times, so that what is measured runs as compiled code whatever its size.
  private static void warmUp() {
    Topology small = BigOrganization.of(100);
    for (int i = 0; i < 4 * WARM; i++) {
      CsvSink.write(Plans.of(small));
    }
  }

  private static void edits(int sites) {
    Topology one = BigOrganization.of(sites);
    warmUp();
    long[] full = new long[WARM];
    for (int i = 0; i < WARM; i++) {
      long start = System.nanoTime();
      Plans.of(one);
      full[i] = System.nanoTime() - start;
    }
    say("full", median(full, WARM));
    for (int round = 0; round < 2; round++) {
      for (Edits edit : Edits.values()) {
        Topology other = edit.at(one, sites / 2);
        Planner planner = new Planner();
        planner.plan(one);
        long[] times = new long[200];
        for (int i = -200; i < times.length; i++) {
          Topology next = i % 2 == 0 ? other : one;
          long start = System.nanoTime();
          planner.plan(next);
          if (i >= 0) {
            times[i] = System.nanoTime() - start;
          }
        }
        if (round > 0) {
          say(edit.name(), median(times, times.length));
          say(edit.name() + ".p95", times[times.length * 95 / 100]);
        }
      }
    }
  }

  private static long median(long[] times, int used) {
    Arrays.sort(times, 0, used);
    return times[used / 2];
  }

  private static long peak() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        bytes += pool.getPeakUsage().getUsed();
      }
    }
    return bytes;
  }

  private static void say(String name, long value) {
    System.out.println(name + " " + value);
  }
}
