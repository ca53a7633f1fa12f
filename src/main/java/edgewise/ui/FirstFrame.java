package edgewise.ui;

import javafx.application.Platform;
import javafx.stage.Stage;

/// Ends the program once the window has been drawn, for start-up measurements and for training the
/// start-up cache.
final class FirstFrame {
  private static final int PULSES = 3;

  private FirstFrame() {}

  /// Does nothing unless the system property `edgewise.exitAfterFirstFrame` or `edgewise.train` is
  /// `true`.
  static void exitIfAsked(Stage stage) {
    if (!Boolean.getBoolean("edgewise.exitAfterFirstFrame")
        && !Boolean.getBoolean("edgewise.train")) {
      return;
    }
    new javafx.animation.AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == PULSES) {
          stop();
          stage.hide();
          Platform.exit();
        }
      }
    }.start();
  }
}
