package edgewise.work;

import java.util.concurrent.CancellationException;

/// What a running piece of background work can say and hear.
public interface Job extends Progress {
  /// A job nobody watches, for callers that wait.
  Job UNWATCHED =
      new Job() {
        @Override
        public void done(double share) {}

        @Override
        public void on(String what) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// Reports how much is done, 0 to 1. Throws [CancellationException] when the work is no longer
  /// wanted.
  void done(double share);
}
