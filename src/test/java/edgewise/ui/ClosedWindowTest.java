package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.ui.theme.Theme;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a closed window leaves behind.
class ClosedWindowTest {
  @TempDir private Path folder;

  /// Colours, recent files and recovered copies are those of the program; none of them holds on to
  /// a window that was closed.
  @Test
  void aClosedWindowIsGone() {
    Windows first = Windows.of(folder, 1000, 700, Theme.Choice.LIGHT);
    List<MainWindow> second = new ArrayList<>();
    List<WeakReference<Object>> closed = new ArrayList<>();
    Windows.run(() -> second.add(open(first)));
    first.settle();
    Windows.run(() -> close(second.removeFirst(), closed));
    first.settle();
    for (int i = 0; i < 20 && closed.stream().anyMatch(c -> c.get() != null); i++) {
      System.gc();
      first.settle();
    }
    assertThat(closed).allMatch(c -> c.get() == null);
    Windows.run(() -> first.theme.choiceProperty().set(Theme.Choice.DARK));
    assertThat(first.session.settings().get("theme", "")).isEqualTo("dark");
  }

  private static MainWindow open(Windows first) {
    Session session = new Session(first.session.program());
    MainWindow window = new MainWindow(session, first.theme, first.dialogs);
    session.openTemplate("edge-single-nat");
    return window;
  }

  private static void close(MainWindow window, List<WeakReference<Object>> closed) {
    Workspace workspace = window.workspace();
    Session session = window.session();
    assertThat(session.opened()).isPresent();
    workspace.diagram().paint();
    session.leave();
    assertThat(session.opened()).isEmpty();
    closed.add(new WeakReference<>(window));
    closed.add(new WeakReference<>(workspace));
    closed.add(new WeakReference<>(session));
  }
}
