package edgewise.ui.action;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/// Makes controls out of actions.
public final class ActionControls {
  private static final double ICON = 16;

  private ActionControls() {}

  /// A menu item.
  public static MenuItem menuItem(Action action, Texts texts) {
    return fill(itemFor(action), "menu-", action, texts, true);
  }

  /// An item of a context menu, whose key is shown but pressed elsewhere.
  static MenuItem contextItem(Action action, Texts texts) {
    return fill(itemFor(action), "context-", action, texts, false);
  }

  private static MenuItem itemFor(Action action) {
    return action
        .checked()
        .map(
            on -> {
              if (action.place().isChoice()) {
                RadioMenuItem item = new RadioMenuItem();
                item.setSelected(on.get());
                on.addListener((_, _, now) -> item.setSelected(now));
                return item;
              }
              CheckMenuItem item = new CheckMenuItem();
              item.setSelected(on.get());
              on.addListener((_, _, now) -> item.setSelected(now));
              return item;
            })
        .orElseGet(MenuItem::new);
  }

  private static MenuItem fill(
      MenuItem item, String prefix, Action action, Texts texts, boolean listens) {
    item.setId(prefix + action.id());
    item.setMnemonicParsing(false);
    item.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> text(action, texts, listens), action.labelProperty(), action.keysProperty()));
    if (listens) {
      item.acceleratorProperty()
          .bind(
              Bindings.createObjectBinding(
                  () -> action.key().filter(k -> !action.isOnDrawing(k)).orElse(null),
                  action.keysProperty()));
    }
    item.disableProperty().bind(Bindings.not(action.enabled()));
    item.setOnAction(
        _ -> {
          action.perform();
          // The click has turned the mark; what is true decides.
          action.checked().ifPresent(on -> mark(item, on.get()));
        });
    return item;
  }

  private static void mark(MenuItem item, boolean on) {
    switch (item) {
      case CheckMenuItem check -> check.setSelected(on);
      case RadioMenuItem radio -> radio.setSelected(on);
      default -> {}
    }
  }

  /// A key that works on the drawing only cannot be the item's own: it would be pressed while
  /// someone writes. It is named behind the label.
  private static String text(Action action, Texts texts, boolean listens) {
    String label = texts.say(action.label());
    return action
        .key()
        .filter(k -> !listens || action.isOnDrawing(k))
        .map(k -> texts.say("menu.with-key", label, k.getDisplayText()))
        .orElse(label);
  }

  /// Its icon; empty space when it has none.
  public static Node icon(Action action, double size) {
    return action.icons() == Action.Icons.KINDS
        ? Icon.ofKind(action.icon()).node(size)
        : Icon.ofAction(action.icon()).node(size);
  }

  /// A button of the toolbar: an icon, with the label and the key as tooltip and accessible name.
  public static Button toolButton(Action action, Texts texts) {
    Button button = new Button();
    button
        .graphicProperty()
        .bind(Bindings.createObjectBinding(() -> icon(action, ICON), action.iconProperty()));
    button.setId("tool-" + action.id());
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "tool");
    button
        .accessibleTextProperty()
        .bind(Bindings.createStringBinding(() -> action.name(texts), action.labelProperty()));
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> named(action, texts), action.labelProperty(), action.keysProperty()));
    button.setTooltip(tooltip);
    button.disableProperty().bind(Bindings.not(action.enabled()));
    button.setOnAction(_ -> action.perform());
    button.setFocusTraversable(false);
    return button;
  }

  /// The name of an action with its key.
  public static String named(Action action, Texts texts) {
    return action
        .key()
        .map(KeyCombination::getDisplayText)
        .map(k -> texts.say("tool.with-key", action.name(texts), k))
        .orElseGet(() -> action.name(texts));
  }
}
