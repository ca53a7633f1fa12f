package edgewise.ui.action;

import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Menus and toolbar, made of all actions by their places.
public final class Menus {
  private static final double ICON = 16;

  private Menus() {}

  /// The menu bar. A menu without actions is left out.
  public static MenuBar bar(Actions actions, Texts texts) {
    MenuBar bar = new MenuBar();
    bar.setId("menus");
    bar.setAccessibleText(texts.say("menu.bar"));
    bar.setUseSystemMenuBar(true);
    for (Place.Bar each : Place.Bar.values()) {
      Menu menu = menu(each.id(), texts);
      for (Place place : Place.values()) {
        if (place.menu() == each) {
          fill(menu.getItems(), place, actions, texts);
        }
      }
      if (!menu.getItems().isEmpty()) {
        bar.getMenus().add(menu);
      }
    }
    return bar;
  }

  private static Menu menu(String id, Texts texts) {
    Menu menu = new Menu(texts.say("menu." + id));
    menu.setId("menu-" + id);
    return menu;
  }

  private static void fill(
      ObservableList<MenuItem> items, Place place, Actions actions, Texts texts) {
    List<Action> here = actions.at(place);
    Optional<java.util.function.Supplier<List<MenuItem>>> moving = actions.moving(place);
    if (here.isEmpty() && moving.isEmpty()) {
      return;
    }
    if (place.hasLine() && !items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    ObservableList<MenuItem> into = items;
    List<MenuItem> fixed = new ArrayList<>();
    if (place.submenu().isPresent()) {
      Menu submenu = menu(place.submenu().get(), texts);
      items.add(submenu);
      into = submenu.getItems();
      moving.ifPresent(
          entries -> {
            // A menu without items does not open.
            if (here.isEmpty()) {
              submenu.getItems().add(new MenuItem());
            }
            submenu.setOnShowing(_ -> submenu.getItems().setAll(following(fixed, entries.get())));
          });
      if (here.stream().anyMatch(a -> a.icons() == Action.Icons.KINDS)) {
        // Icons cost something; a menu that is never opened needs none.
        submenu.setOnShowing(_ -> icons(submenu, here));
      }
    }
    for (Action action : here) {
      MenuItem item = ActionControls.menuItem(action, texts);
      into.add(item);
      fixed.add(item);
    }
  }

  /// Entries that stay, and below a line those that change.
  private static List<MenuItem> following(List<MenuItem> fixed, List<MenuItem> changing) {
    List<MenuItem> all = new ArrayList<>(fixed);
    if (!fixed.isEmpty() && !changing.isEmpty()) {
      all.add(new SeparatorMenuItem());
    }
    all.addAll(changing);
    return all;
  }

  private static void icons(Menu menu, List<Action> actions) {
    for (int i = 0; i < actions.size(); i++) {
      if (menu.getItems().get(i).getGraphic() == null) {
        menu.getItems().get(i).setGraphic(ActionControls.icon(actions.get(i), ICON));
      }
    }
  }

  /// The toolbar: one group of buttons for each menu, that of the view divided, colours and help at
  /// the far end.
  public static ToolBar toolbar(Actions actions, Texts texts) {
    ToolBar bar = new ToolBar();
    bar.setId("toolbar");
    Place.Bar last = null;
    boolean far = false;
    for (Action action : actions.all()) {
      if (!action.isInToolbar()) {
        continue;
      }
      if (!far && action.place().compareTo(Place.VIEW_COLOURS) >= 0) {
        far = true;
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.getItems().add(space);
      } else if (!far && action.place().menu() != last) {
        bar.getItems().add(new Separator(Orientation.VERTICAL));
      }
      last = action.place().menu();
      Node button = ActionControls.toolButton(action, texts);
      bar.getItems().add(button);
    }
    return bar;
  }
}
