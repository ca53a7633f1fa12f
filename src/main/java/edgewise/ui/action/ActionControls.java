package edgewise.ui.action;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/// Makes controls out of actions.
public final class ActionControls {
  private static final double ICON = 16;

  private ActionControls() {}

  /// A menu item.
  public static MenuItem menuItem(Action action, Texts texts) {
    MenuItem item = new MenuItem(texts.say(action.labelKey()));
    item.setId("menu-" + action.id());
    item.setMnemonicParsing(false);
    item.setAccelerator(action.key());
    item.disableProperty().bind(not(action));
    item.setOnAction(_ -> action.perform());
    return item;
  }

  /// A button of the toolbar: an icon, with the label as tooltip and accessible name.
  public static Button toolButton(Action action, Texts texts) {
    Button button = new Button(null, Icon.ofAction(action.icon()).node(ICON));
    button.setId("tool-" + action.id());
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "tool");
    String label = texts.say(action.labelKey()).replace("…", "");
    button.setAccessibleText(label);
    button.setTooltip(
        new Tooltip(
            action.key() == null ? label : label + "  (" + action.key().getDisplayText() + ")"));
    button.disableProperty().bind(not(action));
    button.setOnAction(_ -> action.perform());
    button.setFocusTraversable(false);
    return button;
  }

  private static javafx.beans.binding.BooleanBinding not(Action action) {
    return javafx.beans.binding.Bindings.not(action.enabled());
  }
}
