package edgewise.ui;

import edgewise.text.Texts;
import edgewise.ui.theme.Theme;
import edgewise.work.Settings;
import edgewise.work.StoredDesigns;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The designer's window.
public final class EdgewiseApp extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  /// Opens the window and returns when it is closed. The first argument, if any, is the design to
  /// open.
  public static void open(String[] args) {
    launch(EdgewiseApp.class, args);
  }

  @Override
  public void start(Stage stage) {
    Texts texts = Texts.english();
    Settings settings = new Settings(Settings.userFolder());
    Theme theme = new Theme(Theme.Choice.of(settings.get("theme", "")));
    Session session = new Session(texts, new StoredDesigns(), settings);
    MainWindow window = new MainWindow(session, theme, FileDialogs.ofSystem(texts));
    session.changesProperty().addListener((_, _, _) -> stage.setTitle(window.title()));
    stage.setTitle(window.title());
    stage.setScene(new Scene(window.root(), WIDTH, HEIGHT));
    stage.setMinWidth(720);
    stage.setMinHeight(480);
    List<String> files = getParameters() == null ? List.of() : getParameters().getRaw();
    if (!files.isEmpty()) {
      session.open(Path.of(files.getFirst()));
    }
    stage.show();
    // The frame's own icon is not needed to see the first frame.
    javafx.application.Platform.runLater(() -> icons(stage));
    FirstFrame.exitIfAsked(stage, session);
  }

  private static void icons(Stage stage) {
    for (int size : new int[] {16, 32, 48, 128, 256}) {
      stage
          .getIcons()
          .add(
              new Image(
                  EdgewiseApp.class
                      .getResource("/edgewise/icons/edgewise-" + size + ".png")
                      .toExternalForm()));
    }
  }
}
