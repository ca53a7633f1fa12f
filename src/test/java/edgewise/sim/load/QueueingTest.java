package edgewise.sim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The loop and its stations against the theory of queues.
class QueueingTest {
  private static final int JOBS = 400_000;

  @ParameterizedTest
  @CsvSource({"0.3, 1", "0.5, 2", "0.7, 3", "0.8, 4"})
  void oneWorkerWaitsAsTheoryTells(double load, long seed) {
    PlainQueueing run = queue(1, load, seed);
    assertThat(run.meanSojourn()).isCloseTo(1 / (1 - load), within(0.05 / (1 - load)));
    assertThat(run.utilisation(0)).isCloseTo(load, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5, 1", "4, 0.7, 2", "8, 0.8, 3", "12, 0.6, 4"})
  void severalWorkersWaitAsTheoryTells(int workers, double load, long seed) {
    PlainQueueing run = queue(workers, load, seed);
    double expected = 1 + erlangC(workers, load) / (workers * (1 - load));
    assertThat(run.meanSojourn()).isCloseTo(expected, within(0.03 * expected));
    assertThat(run.utilisation(0)).isCloseTo(load, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"1, 11", "3, 12"})
  void queuesInARowBehaveAsAlone(int workers, long seed) {
    double load = 0.6;
    PlainQueueing run =
        new PlainQueueing(
                new int[] {1, 1, 1},
                workers,
                new double[] {1, 1, 1},
                1 / (load * workers),
                JOBS,
                seed)
            .run();
    double each = 1 + erlangC(workers, load) / (workers * (1 - load));
    assertThat(run.meanSojourn()).isCloseTo(3 * each, within(0.09 * each));
    assertThat(run.events()).isEqualTo(4L * JOBS);
  }

  private static PlainQueueing queue(int workers, double load, long seed) {
    return new PlainQueueing(
            new int[] {1}, workers, new double[] {1}, 1 / (load * workers), JOBS, seed)
        .run();
  }

  /// Probability that a job must wait, with mean service time 1.
  private static double erlangC(int workers, double load) {
    double offered = workers * load;
    double term = 1;
    double sum = 0;
    for (int k = 0; k < workers; k++) {
      sum += term;
      term *= offered / (k + 1);
    }
    double all = term / (1 - load);
    return all / (sum + all);
  }
}
