package edgewise.ui;

import edgewise.text.Texts;
import edgewise.ui.theme.Theme;
import edgewise.work.Settings;
import edgewise.work.StoredDesigns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The designer's windows.
public final class EdgewiseApp extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private Program program;
  private Theme theme;

  /// Opens a window and returns when the last one is closed. The arguments are designs to open.
  public static void open(String[] args) {
    launch(EdgewiseApp.class, args);
  }

  @Override
  public void start(Stage stage) {
    program =
        new Program(Texts.english(), new StoredDesigns(), new Settings(Settings.userFolder()));
    theme = new Theme(Theme.Choice.of(program.settings().get("theme", "")));
    program.onNewWindow(design -> show(new Stage(), design));
    Session session = show(stage, Optional.empty());
    List<String> files = getParameters() == null ? List.of() : getParameters().getRaw();
    files.forEach(f -> session.open(Path.of(f)));
    program.lookForCopies();
    FirstFrame.exitIfAsked(stage, session);
  }

  @Override
  public void stop() {
    program.end();
  }

  private Session show(Stage stage, Optional<OpenDesign> design) {
    Session session = new Session(program);
    session.browseWith(link -> getHostServices().showDocument(link));
    MainWindow window = new MainWindow(session, theme, FileDialogs.ofSystem(program.texts()));
    window.putOn(stage, WIDTH, HEIGHT);
    design.ifPresent(session::adopt);
    stage.show();
    // The frame's own icon is not needed to see the first frame.
    Platform.runLater(() -> icons(stage));
    return session;
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
