package edgewise.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Measures how long JavaFX's thread is busy with one task: a small task is queued every
/// millisecond, so the time between two of them is that of the task in between, give or take a
/// millisecond. Times by the clock hold what other programs and the garbage collector take away;
/// processor times do not.
final class TaskProbe {
  private static final long EVERY = 1_000_000;
  private static final long LONG = 12_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, Integer> stacks = new HashMap<>();
  private volatile long lastRun;
  private Thread window;
  private long lastProcessor;
  private long longest;
  private long longestProcessor;

  /// Starts measuring, for as long as the program runs.
  ///
  /// @param sample whether to note what long tasks do
  TaskProbe(boolean sample) {
    Platform.runLater(
        () -> {
          window = Thread.currentThread();
          lastRun = System.nanoTime();
          lastProcessor = THREADS.getCurrentThreadCpuTime();
          Thread.ofPlatform().daemon().name("probe").start(this::send);
          if (sample) {
            Thread.ofPlatform().daemon().name("sample").start(this::sample);
          }
        });
  }

  private void send() {
    while (true) {
      long sent = System.nanoTime();
      Platform.runLater(() -> ran(sent));
      LockSupport.parkNanos(EVERY);
    }
  }

  private void ran(long sent) {
    long now = System.nanoTime();
    long processor = THREADS.getCurrentThreadCpuTime();
    longest = Math.max(longest, now - Math.max(lastRun, sent - EVERY));
    longestProcessor = Math.max(longestProcessor, processor - lastProcessor);
    lastRun = now;
    lastProcessor = processor;
  }

  private void sample() {
    while (true) {
      LockSupport.parkNanos(2 * EVERY);
      if (System.nanoTime() - lastRun > LONG) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(window.getStackTrace())
            .filter(f -> f.getClassName().startsWith("edgewise"))
            .limit(6)
            .forEach(f -> text.append("\n      ").append(f));
        if (text.isEmpty()) {
          Arrays.stream(window.getStackTrace())
              .filter(f -> !f.getClassName().startsWith("java"))
              .limit(4)
              .forEach(f -> text.append("\n      ").append(f));
        }
        synchronized (stacks) {
          stacks.merge(text.toString(), 1, Integer::sum);
        }
      }
    }
  }

  /// Forgets what was measured so far. Called on JavaFX's thread.
  void reset() {
    longest = 0;
    longestProcessor = 0;
  }

  /// The longest task since the last reset, in milliseconds by the clock.
  double longest() {
    return longest / 1e6;
  }

  /// The task that took most of the processor since the last reset, in milliseconds.
  double longestProcessor() {
    return longestProcessor / 1e6;
  }

  /// What long tasks did, the most frequent first.
  List<String> stacks() {
    synchronized (stacks) {
      List<String> lines =
          stacks.entrySet().stream()
              .sorted(Comparator.comparingLong(e -> -e.getValue()))
              .limit(14)
              .map(e -> "    " + e.getValue() + " x" + e.getKey())
              .toList();
      stacks.clear();
      return lines;
    }
  }
}
