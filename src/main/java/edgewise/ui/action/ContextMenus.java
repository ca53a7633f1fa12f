package edgewise.ui.action;

import edgewise.model.ElementId;
import edgewise.model.Site;
import edgewise.ui.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Context menus: the actions that are about what is selected, in the order of the menus.
public final class ContextMenus {
  private ContextMenus() {}

  /// The menu for what is selected in a window.
  public static ContextMenu forSelection(Actions actions, Session session) {
    return of(target(session), actions, session);
  }

  /// What the window offers for the selected rows of a table.
  ///
  /// @param planned whether they are rows of a plan
  public static List<MenuItem> forRows(Actions actions, Session session, boolean planned) {
    return items(
        planned ? Set.of(Target.ROW, Target.PLANNED_ROW) : Set.of(Target.ROW), actions, session);
  }

  /// The menu for a kind of thing.
  static ContextMenu of(Target target, Actions actions, Session session) {
    ContextMenu menu = new ContextMenu();
    menu.setId("context-menu");
    menu.getItems().setAll(items(Set.of(target), actions, session));
    return menu;
  }

  private static List<MenuItem> items(Set<Target> targets, Actions actions, Session session) {
    List<MenuItem> items = new ArrayList<>();
    Place last = null;
    for (Action action : actions.all()) {
      if (action.targets().stream().noneMatch(targets::contains)) {
        continue;
      }
      if (last != null && last != action.place()) {
        items.add(new SeparatorMenuItem());
      }
      last = action.place();
      items.add(ActionControls.contextItem(action, session.texts()));
    }
    return items;
  }

  private static Target target(Session session) {
    Set<ElementId> chosen = session.selection().elements();
    if (session.selection().line().isPresent()) {
      return Target.LINE;
    }
    if (chosen.isEmpty()) {
      return Target.GROUND;
    }
    if (chosen.size() > 1) {
      return Target.SEVERAL;
    }
    ElementId one = chosen.iterator().next();
    boolean note =
        session.documentProperty().get().stream()
            .flatMap(d -> d.layout().notes().stream())
            .anyMatch(n -> n.id().equals(one));
    boolean site =
        session.documentProperty().get().stream()
            .flatMap(d -> d.topology().elements().stream())
            .anyMatch(e -> e.id().equals(one) && e instanceof Site);
    return note ? Target.NOTE : site ? Target.SITE : Target.ELEMENT;
  }
}
