package edgewise.sim.load;

/// Hears how far a run is and may ask it to stop. Called from the thread that works, a few times a
/// second at most.
public interface LoadWatch {
  /// Hears nothing and never stops.
  LoadWatch NONE =
      new LoadWatch() {
        @Override
        public void done(double share) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// Is told the share that is done, 0 to 1. It may throw
  /// [java.util.concurrent.CancellationException] when the run is no longer wanted.
  void done(double share);

  /// True when the run should stop.
  boolean isCancelled();
}
