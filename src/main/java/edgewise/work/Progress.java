package edgewise.work;

import java.util.concurrent.CancellationException;

/// Hears how far a use case is and may ask it to stop. Called from the thread that works.
public interface Progress {
  /// Hears nothing and never stops.
  Progress NONE =
      new Progress() {
        @Override
        public void on(String what) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// Something new begins, such as the file with this name.
  void on(String what);

  /// True when the work should stop.
  boolean isCancelled();

  /// Leaves the work when it should stop.
  default void check() {
    if (isCancelled()) {
      throw new CancellationException();
    }
  }
}
