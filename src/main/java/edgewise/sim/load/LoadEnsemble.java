package edgewise.sim.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// One run repeated with several seeds.
///
/// @param results one for each seed, in their order
/// @param lines every number of the results with its spread
public record LoadEnsemble(List<LoadResult> results, List<Line> lines) {
  private static final int PARTS = 1000;

  public LoadEnsemble {
    results = List.copyOf(results);
    lines = List.copyOf(lines);
  }

  /// Whether there is one run only, whose result says everything.
  public boolean isSingle() {
    return results.size() == 1;
  }

  /// One number over all runs that have it.
  ///
  /// @param halfwidth95 half the width of the interval that holds the mean with 95 % certainty; 0
  ///   for one run
  public record Line(
      String section,
      String element,
      String metric,
      int runs,
      double mean,
      double least,
      double greatest,
      double halfwidth95) {}

  /// Runs with this many seeds, that of the run and those that follow it, on all cores. The result
  /// does not depend on how many there are.
  ///
  /// @throws CancellationException when the watch asks to stop
  public static LoadEnsemble of(LoadRun run, int runs, LoadWatch watch) {
    return of(
        run,
        LongStream.range(run.seed(), run.seed() + runs).boxed().toList(),
        Runtime.getRuntime().availableProcessors(),
        watch);
  }

  /// The same with given seeds and number of threads.
  public static LoadEnsemble of(LoadRun run, List<Long> seeds, int threads, LoadWatch watch) {
    Shares shares = new Shares(seeds.size(), watch);
    List<LoadResult> results = new ArrayList<>();
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, threads), LoadEnsemble::thread);
    try {
      List<Future<LoadResult>> futures =
          IntStream.range(0, seeds.size())
              .mapToObj(i -> workers.submit(() -> run.withSeed(seeds.get(i)).run(shares.of(i))))
              .toList();
      for (Future<LoadResult> f : futures) {
        results.add(f.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } finally {
      shares.stopped.set(true);
      workers.close();
    }
    return new LoadEnsemble(results, lines(results));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "load");
    thread.setDaemon(true);
    return thread;
  }

  /// The watches of single runs, which share one.
  private static final class Shares {
    private final AtomicIntegerArray done;
    private final LoadWatch watch;
    private final AtomicBoolean stopped = new AtomicBoolean();

    Shares(int runs, LoadWatch watch) {
      done = new AtomicIntegerArray(Math.max(1, runs));
      this.watch = watch;
    }

    LoadWatch of(int number) {
      return new LoadWatch() {
        @Override
        public void done(double share) {
          done.set(number, (int) (share * PARTS));
          long sum = 0;
          for (int i = 0; i < done.length(); i++) {
            sum += done.get(i);
          }
          synchronized (done) {
            watch.done((double) sum / PARTS / done.length());
          }
        }

        @Override
        public boolean isCancelled() {
          return stopped.get() || watch.isCancelled();
        }
      };
    }
  }

  private static List<Line> lines(List<LoadResult> results) {
    Map<String, List<LoadMeasure>> byKey = new LinkedHashMap<>();
    for (LoadResult r : results) {
      LoadMeasure.of(r).forEach(m -> byKey.computeIfAbsent(m.key(), _ -> new ArrayList<>()).add(m));
    }
    return byKey.values().stream().map(LoadEnsemble::line).toList();
  }

  private static Line line(List<LoadMeasure> measures) {
    LoadMeasure first = measures.getFirst();
    int n = measures.size();
    double mean = measures.stream().mapToDouble(LoadMeasure::value).sum() / n;
    double squares = measures.stream().mapToDouble(m -> Math.pow(m.value() - mean, 2)).sum();
    double half = n < 2 ? 0 : student(n - 1) * Math.sqrt(squares / (n - 1) / n);
    return new Line(
        first.section(),
        first.element(),
        first.metric(),
        n,
        mean,
        measures.stream().mapToDouble(LoadMeasure::value).min().orElse(0),
        measures.stream().mapToDouble(LoadMeasure::value).max().orElse(0),
        half);
  }

  /// 97.5 % point of Student's distribution.
  private static double student(int freedom) {
    double[] small = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};
    return freedom <= small.length ? small[freedom - 1] : 1.96 + 2.42 / freedom;
  }
}
