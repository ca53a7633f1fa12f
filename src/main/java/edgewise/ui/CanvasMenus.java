package edgewise.ui;

import edgewise.edit.Linking;
import edgewise.ui.canvas.DiagramView;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/// Menus over the drawing.
final class CanvasMenus implements Drafting.Choices {
  private final Session session;
  private final DiagramView view;
  private final Supplier<Drafting> drafting;
  private final Supplier<ContextMenu> forSelection;
  private ContextMenu open;

  /// @param drafting makes the link that is picked
  /// @param forSelection what can be done with what is selected
  CanvasMenus(
      Session session,
      DiagramView view,
      Supplier<Drafting> drafting,
      Supplier<ContextMenu> forSelection) {
    this.forSelection = forSelection;
    this.session = session;
    this.view = view;
    this.drafting = drafting;
  }

  @Override
  public void choose(List<Linking.Option> options, double x, double y) {
    ContextMenu menu = new ContextMenu();
    menu.setId("link-choice");
    for (Linking.Option option : options) {
      MenuItem item = new MenuItem(session.texts().say(option.label()));
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> drafting.get().link(option));
      menu.getItems().add(item);
    }
    show(menu, x, y);
  }

  @Override
  public void menu(double x, double y) {
    ContextMenu menu = forSelection.get();
    if (!menu.getItems().isEmpty()) {
      show(menu, x, y);
    }
  }

  private void show(ContextMenu menu, double x, double y) {
    if (open != null) {
      open.hide();
    }
    open = menu;
    Point2D at = view.localToScreen(x, y);
    if (at != null) {
      menu.show(view, at.getX(), at.getY());
    }
  }
}
