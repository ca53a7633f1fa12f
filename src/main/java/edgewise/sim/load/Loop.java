package edgewise.sim.load;

import java.util.concurrent.CancellationException;

/// The event loop: takes events in order until a time and hands them to the model.
final class Loop {
  /// Events between two looks at the watch.
  private static final int STRIDE = 1 << 18;

  /// What events mean.
  interface Model {
    /// Handles an event.
    ///
    /// @param event its code
    /// @param now its time, seconds
    void on(int event, double now);
  }

  final Events events = new Events();
  private long handled;

  /// Runs until nothing is to come or the time is up; events at the end itself still happen.
  ///
  /// @throws CancellationException when the watch asks to stop
  void run(Model model, double until, LoadWatch watch) {
    Events coming = events;
    for (; ; ) {
      int n = 0;
      while (n < STRIDE && !coming.isEmpty()) {
        double now = coming.time();
        if (now > until) {
          break;
        }
        model.on(coming.next(), now);
        n++;
      }
      handled += n;
      if (n < STRIDE) {
        return;
      }
      if (watch.isCancelled()) {
        throw new CancellationException();
      }
      watch.done(Math.min(1, coming.isEmpty() ? 1 : coming.time() / until));
    }
  }

  /// Events handled so far.
  long handled() {
    return handled;
  }
}
