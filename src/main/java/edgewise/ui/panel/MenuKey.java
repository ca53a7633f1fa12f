package edgewise.ui.panel;

import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Opens the context menu of a list: at the pointer by its second button, at the chosen line by the
/// menu key or Shift+F10.
final class MenuKey {
  private final Node list;
  private final Supplier<ContextMenu> menu;
  private final Supplier<Bounds> line;
  private ContextMenu open;

  private MenuKey(Node list, Supplier<ContextMenu> menu, Supplier<Bounds> line) {
    this.list = list;
    this.menu = menu;
    this.line = line;
  }

  /// @param menu what can be done with what is chosen, made anew each time; may be empty
  /// @param line where the chosen line is, in the scene; null when it is not in sight
  static void install(Node list, Supplier<ContextMenu> menu, Supplier<Bounds> line) {
    MenuKey key = new MenuKey(list, menu, line);
    list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, key::asked);
    list.addEventFilter(KeyEvent.KEY_PRESSED, key::pressed);
  }

  private void asked(ContextMenuEvent e) {
    if (e.isKeyboardTrigger()) {
      atLine();
    } else {
      show(e.getScreenX(), e.getScreenY());
    }
    e.consume();
  }

  private void pressed(KeyEvent e) {
    boolean asks =
        e.getCode() == KeyCode.CONTEXT_MENU || e.getCode() == KeyCode.F10 && e.isShiftDown();
    if (asks && !e.isShortcutDown() && !e.isAltDown()) {
      atLine();
      e.consume();
    }
  }

  private void atLine() {
    Bounds at = line.get();
    Bounds all = list.localToScene(list.getBoundsInLocal());
    double x = Math.clamp(at == null ? 0 : at.getMinX(), all.getMinX(), all.getMaxX()) + 24;
    double y = Math.clamp(at == null ? 0 : at.getMaxY(), all.getMinY(), all.getMaxY());
    Point2D in = list.sceneToLocal(x, y);
    Point2D point = list.localToScreen(in);
    if (point != null) {
      show(point.getX(), point.getY());
    }
  }

  private void show(double x, double y) {
    if (open != null) {
      open.hide();
    }
    open = menu.get();
    if (!open.getItems().isEmpty()) {
      open.show(list, x, y);
    }
  }
}
