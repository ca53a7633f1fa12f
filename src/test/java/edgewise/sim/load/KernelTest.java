package edgewise.sim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KernelTest {
  @Property(tries = 300)
  void eventsComeInOrderOfTimeThenOfAdding(
      @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 40) Integer> times,
      @ForAll @IntRange(min = 1, max = 5) int takenAfter) {
    Events events = new Events();
    List<int[]> waiting = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      events.add(times.get(i), i);
      waiting.add(new int[] {times.get(i), i});
      if (i % takenAfter == takenAfter - 1) {
        take(events, waiting);
      }
    }
    while (!waiting.isEmpty()) {
      take(events, waiting);
    }
    assertThat(events.isEmpty()).isTrue();
  }

  private static void take(Events events, List<int[]> waiting) {
    int[] least =
        waiting.stream()
            .min(Comparator.comparingInt((int[] e) -> e[0]).thenComparingInt(e -> e[1]))
            .orElseThrow();
    waiting.remove(least);
    assertThat(events.time()).isEqualTo(least[0]);
    assertThat(events.next()).isEqualTo(least[1]);
  }

  @Test
  void manyEventsAreSorted() {
    RandomStream random = new RandomStream(5, "times");
    Events events = new Events();
    for (int i = 0; i < 100_000; i++) {
      events.add(random.uniform() * 1e5, i);
    }
    double last = 0;
    while (!events.isEmpty()) {
      assertThat(events.time()).isGreaterThanOrEqualTo(last);
      last = events.time();
      events.next();
    }
  }

  @Test
  void exponentialNumbersHaveTheirMoments() {
    RandomStream random = new RandomStream(1, "numbers");
    int n = 4_000_000;
    double sum = 0;
    double squares = 0;
    int beyondThree = 0;
    int beyondEight = 0;
    for (int i = 0; i < n; i++) {
      double x = random.exponential();
      sum += x;
      squares += x * x;
      beyondThree += x > 3 ? 1 : 0;
      beyondEight += x > 8 ? 1 : 0;
    }
    assertThat(sum / n).isCloseTo(1, within(0.002));
    assertThat(squares / n).isCloseTo(2, within(0.01));
    assertThat((double) beyondThree / n).isCloseTo(Math.exp(-3), within(0.0004));
    assertThat((double) beyondEight / n).isCloseTo(Math.exp(-8), within(0.00004));
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    RandomStream random = new RandomStream(2, "numbers");
    int[] counts = new int[7];
    for (int i = 0; i < 700_000; i++) {
      counts[random.below(7)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(98_800, 101_200);
    }
  }

  @Test
  void streamsOfDifferentEntitiesAndSeedsDiffer() {
    assertThat(new RandomStream(1, "edge01").bits())
        .isEqualTo(new RandomStream(1, "edge01").bits())
        .isNotEqualTo(new RandomStream(1, "edge02").bits())
        .isNotEqualTo(new RandomStream(2, "edge01").bits());
  }

  @Test
  void percentilesAreRightWithinABucket() {
    Histogram histogram = new Histogram();
    for (int i = 1; i <= 100_000; i++) {
      histogram.add(i / 1e4);
    }
    assertThat(histogram.percentile(0.5)).isCloseTo(5, within(0.08));
    assertThat(histogram.percentile(0.95)).isCloseTo(9.5, within(0.15));
    assertThat(histogram.percentile(0.99)).isCloseTo(9.9, within(0.16));
    assertThat(histogram.mean()).isCloseTo(5.00005, within(1e-6));
    assertThat(histogram.greatest()).isEqualTo(10);
    assertThat(new Histogram().percentile(0.5)).isZero();
  }

  @Test
  void shortestAndLongestDurationsAreCounted() {
    Histogram histogram = new Histogram();
    histogram.add(0);
    histogram.add(1e9);
    assertThat(histogram.total()).isEqualTo(2);
    assertThat(histogram.percentile(0.5)).isLessThan(1e-6);
  }

  @Test
  void runStopsWhenItIsCancelled() {
    Loop loop = new Loop();
    loop.events.add(1, 0);
    List<Double> told = new ArrayList<>();
    LoadWatch watch =
        new LoadWatch() {
          @Override
          public void done(double share) {
            told.add(share);
          }

          @Override
          public boolean isCancelled() {
            return told.size() == 3;
          }
        };
    assertThatThrownBy(() -> loop.run((event, now) -> loop.events.add(now + 1, event), 1e7, watch))
        .isInstanceOf(CancellationException.class);
    assertThat(told).hasSize(3).isSorted();
    assertThat(told.getLast()).isBetween(0.07, 0.09);
  }
}
