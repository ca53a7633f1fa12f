package edgewise.ui.action;

import edgewise.work.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/// What the keyboard does: the keys that actions have, those that a person chose instead, and how
/// pressing them finds its action. The main keys of menu items are pressed through the menus; here
/// is what menus cannot do.
public final class Keys {
  private static final String SETTING = "key.";

  private final Actions actions;
  private final Settings settings;

  /// Gives the actions the keys that the person has chosen before.
  public Keys(Actions actions, Settings settings) {
    this.actions = actions;
    this.settings = settings;
    for (Action action : actions.all()) {
      String chosen = settings.get(SETTING + action.id(), null);
      if (chosen != null) {
        action.setKeys(parse(chosen));
      }
    }
  }

  /// Keys as settings hold them; what cannot be read is left out.
  private static List<KeyCombination> parse(String text) {
    List<KeyCombination> keys = new ArrayList<>();
    for (String name : text.split(";")) {
      try {
        if (!name.isBlank()) {
          keys.add(KeyCombination.valueOf(name));
        }
      } catch (IllegalArgumentException _) {
        // A setting written by hand; the action has one key less.
      }
    }
    return keys;
  }

  /// A key as settings hold it, which [KeyCombination#valueOf] reads.
  static String write(KeyCombination key) {
    StringBuilder text = new StringBuilder();
    modifier(text, key.getShortcut(), "Shortcut+");
    modifier(text, key.getControl(), "Ctrl+");
    modifier(text, key.getShift(), "Shift+");
    modifier(text, key.getAlt(), "Alt+");
    modifier(text, key.getMeta(), "Meta+");
    return text.append(((KeyCodeCombination) key).getCode().getName()).toString();
  }

  private static void modifier(StringBuilder text, ModifierValue value, String name) {
    if (value == ModifierValue.DOWN) {
      text.append(name);
    }
  }

  /// The key that was pressed; empty for a modifier alone.
  static Optional<KeyCombination> pressed(KeyEvent e) {
    KeyCode code = e.getCode();
    if (code.isModifierKey() || code == KeyCode.UNDEFINED || code == KeyCode.CAPS) {
      return Optional.empty();
    }
    List<KeyCombination.Modifier> modifiers = new ArrayList<>();
    if (e.isShortcutDown()) {
      modifiers.add(KeyCombination.SHORTCUT_DOWN);
    }
    if (e.isShiftDown()) {
      modifiers.add(KeyCombination.SHIFT_DOWN);
    }
    if (e.isAltDown()) {
      modifiers.add(KeyCombination.ALT_DOWN);
    }
    return Optional.of(
        new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new)));
  }

  /// Whether a key writes or edits text where text can be written: it has no modifier but Shift and
  /// is no function key. Such keys work on the drawing only.
  public static boolean isPlain(KeyCombination key) {
    boolean modified =
        key.getShortcut() == ModifierValue.DOWN
            || key.getControl() == ModifierValue.DOWN
            || key.getAlt() == ModifierValue.DOWN
            || key.getMeta() == ModifierValue.DOWN;
    boolean function = key instanceof KeyCodeCombination k && k.getCode().isFunctionKey();
    return !modified && !function;
  }

  /// The action that has a key, other than one.
  Optional<Action> owner(KeyCombination key, Action other) {
    return actions.all().stream()
        .filter(a -> a != other)
        .filter(a -> a.keys().stream().anyMatch(k -> isSame(k, key)))
        .findFirst();
  }

  static boolean isSame(KeyCombination a, KeyCombination b) {
    return write(a).equals(write(b));
  }

  /// Gives an action other keys, at once and for the next time; any action that had one of them
  /// loses it.
  public void choose(Action action, List<KeyCombination> keys) {
    for (KeyCombination key : keys) {
      owner(key, action)
          .ifPresent(a -> set(a, a.keys().stream().filter(k -> !isSame(k, key)).toList()));
    }
    set(action, keys);
  }

  private void set(Action action, List<KeyCombination> keys) {
    action.setKeys(keys);
    if (isStandard(action)) {
      settings.remove(SETTING + action.id());
    } else {
      settings.put(
          SETTING + action.id(), keys.stream().map(Keys::write).collect(Collectors.joining(";")));
    }
  }

  /// Whether an action has the keys it is delivered with.
  public boolean isStandard(Action action) {
    return action.keys().equals(action.standardKeys());
  }

  /// Gives an action the keys it is delivered with.
  public void reset(Action action) {
    choose(action, action.standardKeys());
  }

  /// Gives all actions the keys they are delivered with.
  public void resetAll() {
    actions.all().forEach(a -> set(a, a.standardKeys()));
  }

  /// The keys of all actions as settings hold them; actions without key are left out.
  public Map<String, List<String>> shown() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Action action : actions.all()) {
      if (!action.keys().isEmpty()) {
        all.put(action.id(), action.keys().stream().map(Keys::write).toList());
      }
    }
    return all;
  }

  /// Listens where the window's keys arrive.
  public void install(Node root) {
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::beforeFields);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::secondary);
  }

  /// While a field that is being edited can take back its own words, undo is the field's; otherwise
  /// it is the design's, although fields would swallow the key.
  private void beforeFields(KeyEvent e) {
    if (!(e.getTarget() instanceof TextInputControl field)) {
      return;
    }
    step("undo", field.isEditable() && field.isUndoable(), e);
    step("redo", field.isEditable() && field.isRedoable(), e);
  }

  private void step(String id, boolean belongsToField, KeyEvent e) {
    Action action = actions.get(id);
    if (!belongsToField && !e.isConsumed() && action.isKey(e)) {
      action.perform();
      e.consume();
    }
  }

  /// Menu items have one key only; here are the others.
  private void secondary(KeyEvent e) {
    if (e.isConsumed()) {
      return;
    }
    for (Action action : actions.all()) {
      List<KeyCombination> keys = action.keys();
      for (int i = 0; i < keys.size(); i++) {
        boolean inMenu = i == 0;
        if (!inMenu && !action.isOnDrawing(keys.get(i)) && keys.get(i).match(e)) {
          action.perform();
          e.consume();
          return;
        }
      }
    }
  }

  /// Makes plain keys work on the drawing, except in a text that is edited there.
  ///
  /// @param claimed keys that belong to what is going on there
  public void installOnDrawing(Node drawing, Predicate<KeyEvent> claimed) {
    drawing.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (!e.isConsumed()
              && !(e.getTarget() instanceof TextInputControl)
              && !claimed.test(e)
              && plain(e)) {
            e.consume();
          }
        });
  }

  private boolean plain(KeyEvent e) {
    for (Action action : actions.all()) {
      boolean has = action.keys().stream().anyMatch(k -> action.isOnDrawing(k) && k.match(e));
      if (has && action.enabled().get()) {
        action.perform();
        return true;
      }
    }
    return false;
  }
}
