package edgewise.ui;

import edgewise.ui.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// A window for tests: its settings are in a folder of the test, its background work runs at once
/// on the caller's thread.
final class Windows {
  /// What is laid out may ask for more.
  private static final int ROUNDS = 3;

  final Machine machine;
  final Session session;
  final Theme theme;
  final MainWindow window;
  final Scene scene;
  final Dialogs dialogs = new Dialogs();

  private Windows(Path folder, double width, double height, Theme.Choice choice) {
    this(new Machine(), folder, width, height, choice);
  }

  private Windows(Machine machine, Path folder, double width, double height, Theme.Choice choice) {
    this(machine, machine.program(folder), width, height, choice);
  }

  private Windows(
      Machine machine, Program program, double width, double height, Theme.Choice choice) {
    this.machine = machine;
    session = new Session(program);
    theme = new Theme(choice);
    window = new MainWindow(session, theme, dialogs);
    scene = new Scene(window.root(), width, height);
  }

  /// A window that is not on a screen.
  static Windows of(Path folder, double width, double height, Theme.Choice choice) {
    start();
    return onFx(() -> new Windows(folder, width, height, choice));
  }

  /// A window on a machine of the test's own.
  static Windows of(Machine machine, Path folder) {
    start();
    return onFx(() -> new Windows(machine, folder, 1000, 800, Theme.Choice.LIGHT));
  }

  /// Another window of the same program.
  Windows another(double width, double height) {
    return onFx(() -> new Windows(machine, session.program(), width, height, Theme.Choice.LIGHT));
  }

  /// Starts JavaFX when it does not run yet.
  static void start() {
    HeadlessScreen.start();
  }

  /// Shows the window on the screen.
  Stage show() {
    return onFx(
        () -> {
          Stage stage = new Stage();
          stage.setScene(scene);
          stage.show();
          return stage;
        });
  }

  /// Runs on JavaFX's thread and waits.
  static <T> T onFx(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs on JavaFX's thread and waits.
  static void run(Runnable work) {
    onFx(
        () -> {
          work.run();
          return true;
        });
  }

  /// The first node of the window that a selector fits; null when there is none. Looked for on
  /// JavaFX's thread: the window changes under any other.
  Node find(String selector) {
    return onFx(() -> window.root().lookup(selector));
  }

  /// Closes every window, dialogs that a test left open too: keys of the next test must not go
  /// there.
  static void closeAll() {
    run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  /// Two clicks so near each other that they are one double click, however busy the machine is.
  static void doubleClick(Point2D at) {
    run(
        () -> {
          Robot robot = new Robot();
          robot.mouseMove(at);
          robot.mouseClick(MouseButton.PRIMARY);
          robot.mouseClick(MouseButton.PRIMARY);
        });
  }

  /// Types a text where the keyboard is, as fast as the window takes it.
  static void write(String text) {
    text.chars().forEach(c -> run(() -> type((char) c)));
  }

  /// Types a character where the keyboard is, whatever keys a keyboard needs for it.
  private static void type(char character) {
    Stage front =
        (Stage)
            Window.getWindows().stream()
                .filter(o -> o instanceof Stage && o.isShowing())
                .reduce((_, last) -> last)
                .orElseThrow();
    Node owner = front.getScene().getFocusOwner();
    EventTarget target = owner == null ? front.getScene() : owner;
    Event.fireEvent(
        target,
        new KeyEvent(
            KeyEvent.KEY_TYPED,
            String.valueOf(character),
            "",
            KeyCode.UNDEFINED,
            false,
            false,
            false,
            false));
  }

  /// Opens a starter design and waits until it is shown.
  Windows template(String id) {
    run(() -> session.openTemplate(id));
    settle();
    return this;
  }

  /// Waits until everything that was handed to JavaFX's thread is done, laid out and drawn. A
  /// window on the screen does that by itself, for what has changed alone; one that is not is laid
  /// out whole.
  void settle() {
    for (int i = 0; i < ROUNDS; i++) {
      boolean shown = onFx(() -> scene.getWindow() != null && scene.getWindow().isShowing());
      if (shown && !Platform.isFxApplicationThread()) {
        draw();
      } else {
        run(
            () -> {
              window.root().applyCss();
              window.root().layout();
            });
      }
    }
  }

  /// Waits until the window on the screen has been drawn anew.
  void draw() {
    CountDownLatch drawn = new CountDownLatch(1);
    run(
        () -> {
          scene.addPostLayoutPulseListener(
              new Runnable() {
                @Override
                public void run() {
                  scene.removePostLayoutPulseListener(this);
                  drawn.countDown();
                }
              });
          Platform.requestNextPulse();
        });
    try {
      if (!drawn.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the window was not drawn");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    run(() -> {});
  }

  /// A picture of the window.
  WritableImage picture() {
    settle();
    return onFx(
        () -> {
          if (session.opened().isPresent()) {
            window.workspace().diagram().paint();
          }
          return scene.snapshot(null);
        });
  }

  /// Writes a picture of the window.
  static void save(WritableImage image, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      BufferedImage picture = SwingFXUtils.fromFXImage(image, null);
      BufferedImage opaque =
          new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
      opaque.createGraphics().drawImage(picture, 0, 0, null);
      ImageIO.write(opaque, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Dialogs that answer what the test has prepared.
  static final class Dialogs implements FileDialogs {
    Optional<Path> answer = Optional.empty();
    Answer unsaved = Answer.STAY;
    final List<List<String>> asked = new ArrayList<>();

    @Override
    public Answer unsaved(Window owner, List<String> names) {
      asked.add(names);
      return unsaved;
    }

    @Override
    public List<Path> designsToOpen(Window owner) {
      return answer.stream().toList();
    }

    @Override
    public Optional<Path> topologyToImport(Window owner) {
      return answer;
    }

    @Override
    public List<Path> certificatesToRead(Window owner) {
      return answer.stream().toList();
    }

    @Override
    public Optional<Path> spreadsheetToRead(Window owner) {
      return answer;
    }

    @Override
    public Optional<Path> designToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> textToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> diagramToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> drawingToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> printToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> resultsToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> changesToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> archiveToSave(Window owner, String suggestion) {
      return answer;
    }

    @Override
    public Optional<Path> pictureToOpen(Window owner) {
      return answer;
    }

    @Override
    public Optional<Path> folder(Window owner) {
      return answer;
    }
  }
}
