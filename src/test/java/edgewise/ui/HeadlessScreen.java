package edgewise.ui;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.testfx.api.FxToolkit;

/// The screen tests run on. JavaFX's headless platform has one of 1000 × 1000 pixels and writes a
/// window's pixels to its memory without asking whether they lie on it: a window, menu or tooltip
/// that reaches over its edge ends some later test with an index out of bounds. Tests get a screen
/// that all their windows fit on, and memory to spare around it.
public final class HeadlessScreen {
  private static final int WIDTH = 2560;
  private static final int HEIGHT = 1440;

  /// The platform's rows are 1,000 pixels apart, whatever the screen.
  private static final int MEMORY = 4 * 1_000 * (HEIGHT * 3);

  private static boolean ready;

  private HeadlessScreen() {}

  /// Starts JavaFX when it does not run yet.
  public static synchronized void start() {
    try {
      FxToolkit.registerPrimaryStage();
      if (!ready) {
        ready = true;
        FutureTask<Void> task = new FutureTask<>(HeadlessScreen::enlarge, null);
        Platform.runLater(task);
        task.get();
      }
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void enlarge() {
    try {
      Class<?> applications = Class.forName("com.sun.glass.ui.Application");
      Object application = applications.getMethod("GetApplication").invoke(null);
      if (!application.getClass().getSimpleName().equals("HeadlessApplication")) {
        return;
      }
      Class<?> screens = Class.forName("com.sun.glass.ui.Screen");
      Object all = Array.newInstance(screens, 1);
      Array.set(all, 0, screen(screens));
      set(application, "screens", all);
      set(application, "frameBuffer", ByteBuffer.allocate(MEMORY));
      screens.getMethod("notifySettingsChanged").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object screen(Class<?> screens) throws ReflectiveOperationException {
    Constructor<?> constructor = screens.getConstructors()[0];
    return constructor.newInstance(
        0L, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 100, 100, 1f, 1f, 1f,
        1f);
  }

  private static void set(Object of, String name, Object value)
      throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(of, value);
  }
}
