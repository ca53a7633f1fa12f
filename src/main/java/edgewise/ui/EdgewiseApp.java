package edgewise.ui;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// The designer's window.
public final class EdgewiseApp extends Application {
  /// Opens the window and returns when it is closed. The first argument, if any, is the design to
  /// open.
  public static void open(String[] args) {
    launch(EdgewiseApp.class, args);
  }

  @Override
  public void start(Stage stage) {
    stage.setTitle("Edgewise");
    stage.setScene(new Scene(new BorderPane(), 1280, 800));
    stage.show();
    FirstFrame.exitIfAsked(stage);
  }
}
