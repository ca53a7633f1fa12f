package edgewise.ui;

import javafx.application.Platform;
import javafx.stage.Stage;

/// Ends the program once the window has been drawn, for start-up measurements and for training the
/// start-up cache.
final class FirstFrame {
  private static final int PULSES = 3;
  private static final String TRAINING_DESIGN = "edge-scaled-dnslb-nat";

  private FirstFrame() {}

  /// Does nothing unless the system property `edgewise.exitAfterFirstFrame` or `edgewise.train` is
  /// `true`. Training opens a design first, so that the cache knows the classes a person needs
  /// next.
  static void exitIfAsked(Stage stage, Session session) {
    if (Boolean.getBoolean("edgewise.train")) {
      session.openTemplate(TRAINING_DESIGN);
      session.openedProperty().addListener((_, _, _) -> exitAfter(stage, 4 * PULSES));
      session.noticeProperty().addListener((_, _, now) -> now.ifPresent(_ -> exitAfter(stage, 0)));
    } else if (Boolean.getBoolean("edgewise.exitAfterFirstFrame")) {
      exitAfter(stage, PULSES);
    }
  }

  private static void exitAfter(Stage stage, int pulses) {
    new javafx.animation.AnimationTimer() {
      private int seen;

      @Override
      public void handle(long now) {
        if (++seen >= pulses) {
          stop();
          stage.hide();
          Platform.exit();
        }
      }
    }.start();
  }
}
