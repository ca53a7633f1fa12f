package edgewise.ui.action;

import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Something a person can do. Menus, toolbar, context menus, command palette and keyboard all read
/// this one object. Made by [Actions#add].
public final class Action {
  private final String id;
  private final Place place;
  private final ObservableValue<String> icon;
  private final Icons icons;
  private final ObservableValue<Message> label;
  private final List<KeyCombination> standardKeys;
  private final ReadOnlyObjectWrapper<List<KeyCombination>> keys;
  private final Condition condition;
  private final Optional<ObservableBooleanValue> checked;
  private final Set<Target> targets;
  private final boolean inToolbar;
  private final boolean onDrawing;
  private final Runnable run;

  /// Where the icon of an action comes from.
  enum Icons {
    ACTIONS,
    KINDS
  }

  Action(Actions.Adding from, Runnable run) {
    this.id = from.id;
    this.place = from.place;
    this.icon = from.icon;
    this.icons = from.icons;
    this.label = from.label;
    this.standardKeys = List.copyOf(from.keys);
    this.keys = new ReadOnlyObjectWrapper<>(standardKeys);
    this.condition = from.condition;
    this.checked = Optional.ofNullable(from.checked);
    this.targets = Set.copyOf(from.targets);
    this.inToolbar = from.inToolbar;
    this.onDrawing = from.onDrawing;
    this.run = run;
  }

  /// Lower-case words with hyphens: `zoom-in`.
  public String id() {
    return id;
  }

  /// Where it stands in the menus.
  public Place place() {
    return place;
  }

  /// The name of its icon; empty for none.
  public String icon() {
    return icon.getValue();
  }

  /// The name of its icon; it changes where the icon shows what would be done.
  ObservableValue<String> iconProperty() {
    return icon;
  }

  Icons icons() {
    return icons;
  }

  /// What it is called now; some labels name what would be done: “Undo Rename edge01”.
  public Message label() {
    return label.getValue();
  }

  /// What it is called; it changes where the label names what would be done.
  public ObservableValue<Message> labelProperty() {
    return label;
  }

  /// The label in words without the dots that announce a dialog, as it stands outside of its menu.
  public String name(Texts texts) {
    String name = texts.say(label()).replace("…", "");
    return place == Place.TEMPLATES ? texts.say("commands.template", name) : name;
  }

  /// The keys it has when nobody has chosen others.
  public List<KeyCombination> standardKeys() {
    return standardKeys;
  }

  /// What to press, the main key first; empty for nothing.
  public List<KeyCombination> keys() {
    return keys.get();
  }

  /// What to press; it changes when the person chooses other keys.
  public ReadOnlyObjectProperty<List<KeyCombination>> keysProperty() {
    return keys.getReadOnlyProperty();
  }

  /// The main key, if any.
  public Optional<KeyCombination> key() {
    return keys.get().stream().findFirst();
  }

  void setKeys(List<KeyCombination> now) {
    keys.set(List.copyOf(now));
  }

  /// Whether pressing this does it.
  public boolean isKey(KeyEvent e) {
    return keys.get().stream().anyMatch(k -> k.match(e));
  }

  /// When it can be done.
  public ObservableBooleanValue enabled() {
    return condition.holds();
  }

  /// The text key of the sentence that says why it cannot be done now; empty when it can.
  public Optional<String> whyNot() {
    return condition.holds().get()
        ? Optional.empty()
        : Optional.of(condition.whyNot()).filter(w -> !w.isEmpty());
  }

  /// Whether what it switches is on; empty for an action that switches nothing.
  public Optional<ObservableBooleanValue> checked() {
    return checked;
  }

  /// The context menus it is in.
  public Set<Target> targets() {
    return targets;
  }

  /// Whether the toolbar has a button for it.
  public boolean isInToolbar() {
    return inToolbar;
  }

  /// Whether one of its keys works on the drawing only.
  boolean isOnDrawing(KeyCombination key) {
    return onDrawing || Keys.isPlain(key);
  }

  /// Does it, when it can be done.
  public void perform() {
    if (condition.holds().get()) {
      run.run();
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
