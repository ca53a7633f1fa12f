package edgewise.ui;

import edgewise.layout.Arranger;
import edgewise.model.Document;
import edgewise.plan.Design;
import edgewise.text.Message;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Ends the program once the window has been drawn, for start-up measurements and for training the
/// start-up cache.
final class FirstFrame {
  private static final int PULSES = 3;
  private static final String TRAINING_DESIGN = "edge-scaled-dnslb-nat";

  private FirstFrame() {}

  /// Does nothing unless the system property `edgewise.exitAfterFirstFrame` or `edgewise.train` is
  /// `true`. Training opens and arranges a design first, so that the cache knows the classes a
  /// person needs next.
  static void exitIfAsked(Stage stage, Session session) {
    if (Boolean.getBoolean("edgewise.train")) {
      session.openTemplate(TRAINING_DESIGN);
      session
          .openedProperty()
          .addListener((_, _, _) -> session.current().ifPresent(d -> arrange(stage, session, d)));
      session.noticeProperty().addListener((_, _, now) -> now.ifPresent(_ -> exitAfter(stage, 0)));
    } else if (Boolean.getBoolean("edgewise.exitAfterFirstFrame")) {
      exitAfter(stage, PULSES);
    }
  }

  private static void arrange(Stage stage, Session session, OpenDesign opened) {
    Document document = opened.document();
    session.work(
        "train",
        Message.of("job.arranging"),
        job -> new Arranger(new Design(document.topology()), document.layout(), job::done).all(),
        _ -> exitAfter(stage, 4 * PULSES));
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
