package edgewise.ui;

import java.util.function.Predicate;
import javafx.scene.Node;
import org.hamcrest.Matcher;
import org.testfx.api.FxRobot;
import org.testfx.service.query.NodeQuery;

/// A robot that looks for nodes on JavaFX's thread. From another thread it would walk through a
/// window that changes under it. It types as fast as the window takes it.
final class Fingers extends FxRobot {
  @Override
  public FxRobot write(String text) {
    Windows.write(text);
    return this;
  }

  @Override
  public NodeQuery lookup(String query) {
    return Windows.onFx(() -> super.lookup(query));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Matcher<T> matcher) {
    return Windows.onFx(() -> super.lookup(matcher));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
    return Windows.onFx(() -> super.lookup(predicate));
  }
}
