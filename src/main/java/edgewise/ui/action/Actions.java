package edgewise.ui.action;

import edgewise.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/// Everything that can be done in a window. An action is added by one line of the class of its
/// subject; whatever offers actions reads them here.
public final class Actions {
  private final Map<String, Action> byId = new LinkedHashMap<>();
  private final Map<Place, Supplier<List<MenuItem>>> moving = new EnumMap<>(Place.class);

  /// All actions of a window.
  public static Actions of(Desk desk) {
    Actions all = new Actions();
    FileActions.add(all, desk);
    EditActions.add(all, desk);
    InsertActions.add(all, desk);
    ArrangeActions.add(all, desk);
    SimulateActions.add(all, desk);
    ViewActions.add(all, desk);
    HelpActions.add(all, desk);
    return all;
  }

  /// Begins to add an action, whose label is the text `action.ID`. It can always be done unless
  /// [Adding#when] says otherwise.
  public Adding add(String id, Place place) {
    return new Adding(this, id, place);
  }

  /// Says what a submenu holds whose entries change while the program runs.
  void moving(Place place, Supplier<List<MenuItem>> entries) {
    moving.put(place, entries);
  }

  Optional<Supplier<List<MenuItem>>> moving(Place place) {
    return Optional.ofNullable(moving.get(place));
  }

  /// All of them, in the order of the menus.
  public List<Action> all() {
    List<Action> sorted = new ArrayList<>(byId.values());
    sorted.sort(java.util.Comparator.comparing(Action::place));
    return sorted;
  }

  /// Those of one place, in the order in which they were added.
  public List<Action> at(Place place) {
    return byId.values().stream().filter(a -> a.place() == place).toList();
  }

  /// The action with an id, which must exist.
  public Action get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no action " + id));
  }

  /// The action with an id.
  public Optional<Action> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// An action that is about to be added. [#run] adds it.
  public static final class Adding {
    private final Actions all;
    final String id;
    final Place place;
    ObservableValue<String> icon = new ReadOnlyObjectWrapper<>("");
    Action.Icons icons = Action.Icons.ACTIONS;
    ObservableValue<Message> label;
    List<KeyCombination> keys = List.of();
    Condition condition = Condition.ALWAYS;
    ObservableBooleanValue checked;
    final Set<Target> targets = new TreeSet<>();
    boolean inToolbar;
    boolean onDrawing;

    private Adding(Actions all, String id, Place place) {
      this.all = all;
      this.id = id;
      this.place = place;
      this.label = new ReadOnlyObjectWrapper<>(Message.of("action." + id));
    }

    /// Its icon, one of `icons/action`.
    public Adding icon(String name) {
      return icon(new ReadOnlyObjectWrapper<>(name));
    }

    /// An icon that changes.
    public Adding icon(ObservableValue<String> name) {
      icon = name;
      return this;
    }

    /// Its icon, that of an element kind.
    public Adding kindIcon(String kind) {
      icons = Action.Icons.KINDS;
      return icon(kind);
    }

    /// A label other than `action.ID`.
    public Adding label(Message message) {
      return label(new ReadOnlyObjectWrapper<>(message));
    }

    /// A label that changes.
    public Adding label(ObservableValue<Message> message) {
      label = message;
      return this;
    }

    /// What to press, the main key first: `Shortcut+Shift+Z`. A key without Ctrl, Alt or the like
    /// works on the drawing only, except the function keys.
    public Adding keys(String... names) {
      keys = Arrays.stream(names).map(KeyCombination::valueOf).toList();
      return this;
    }

    /// When it can be done; said twice, both must hold.
    public Adding when(Condition holds) {
      condition = condition.equals(Condition.ALWAYS) ? holds : condition.and(holds);
      return this;
    }

    /// Whether what it switches is on.
    public Adding checked(ObservableBooleanValue on) {
      checked = on;
      return this;
    }

    /// The context menus it is in.
    public Adding on(Target... about) {
      targets.addAll(List.of(about));
      return this;
    }

    /// Lets all its keys work on the drawing only, also those with Ctrl or Alt: elsewhere they move
    /// the keyboard or a caret.
    public Adding onDrawing() {
      onDrawing = true;
      return this;
    }

    /// Gives it a button in the toolbar.
    public Adding toolbar() {
      inToolbar = true;
      return this;
    }

    /// Adds it.
    public Action run(Runnable what) {
      Action action = new Action(this, what);
      if (all.byId.put(id, action) != null) {
        throw new IllegalArgumentException("two actions " + id);
      }
      return action;
    }
  }
}
