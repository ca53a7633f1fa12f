package edgewise.ui.action;

import edgewise.store.DesignFile;
import edgewise.ui.FileDialogs;
import edgewise.ui.Opened;
import edgewise.ui.Session;
import edgewise.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;

/// Everything that can be done in the window.
public final class Actions {
  private static final ObservableBooleanValue ALWAYS =
      new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();

  private final List<Action> all = new ArrayList<>();

  /// A blank design.
  public final Action newDesign;

  /// Chooses and opens a design file.
  public final Action open;

  /// Chooses and imports a topology.
  public final Action importTopology;

  /// Chooses a folder and writes tables.
  public final Action exportTables;

  /// Chooses a file and saves the design.
  public final Action saveAs;

  /// Closes the design.
  public final Action close;

  /// Ends the program.
  public final Action quit;

  /// Enlarges the drawing.
  public final Action zoomIn;

  /// Shrinks the drawing.
  public final Action zoomOut;

  /// Shows the drawing at 100 %.
  public final Action zoomActual;

  /// Shows the whole drawing.
  public final Action zoomFit;

  /// Shows the selection.
  public final Action zoomSelection;

  /// Light colours.
  public final Action themeLight;

  /// Dark colours.
  public final Action themeDark;

  /// Colours as the system.
  public final Action themeSystem;

  /// Between light and dark.
  public final Action themeSwitch;

  /// Shows or hides the outline.
  public final Action showOutline;

  /// Shows or hides the inspector.
  public final Action showInspector;

  /// Shows or hides the tables.
  public final Action showTables;

  /// Shows or hides the overview.
  public final Action showMinimap;

  /// Goes to the search field of the outline.
  public final Action find;

  /// What the program is.
  public final Action about;

  /// All keys.
  public final Action shortcuts;

  /// The parts of the window that actions move or show.
  public interface Parts {
    /// Enlarges the drawing.
    void zoomIn();

    /// Shrinks the drawing.
    void zoomOut();

    /// Shows the drawing at 100 %.
    void zoomActual();

    /// Shows the whole drawing.
    void zoomFit();

    /// Shows the selection.
    void zoomSelection();

    /// Shows or hides a panel: `outline`, `inspector`, `tables` or `minimap`.
    void toggle(String panel);

    /// Goes to the search field.
    void find();

    /// Shows what the program is.
    void about();

    /// Shows all keys.
    void shortcuts();

    /// Ends the program.
    void quit();
  }

  /// All actions of a window.
  public Actions(
      Session session, Theme theme, FileDialogs dialogs, Parts parts, Supplier<Window> owner) {
    BooleanBinding design =
        Bindings.createBooleanBinding(() -> session.opened().isPresent(), session.openedProperty());
    BooleanBinding chosen =
        Bindings.createBooleanBinding(
            () ->
                !session.selection().elements().isEmpty()
                    || !session.selection().marked().isEmpty(),
            session.selection().elementsProperty(),
            session.selection().markedProperty());
    newDesign = add("new", "new", "Shortcut+N", ALWAYS, session::openBlank);
    open =
        add(
            "open",
            "open",
            "Shortcut+O",
            ALWAYS,
            () -> dialogs.designToOpen(owner.get()).ifPresent(session::open));
    importTopology =
        add(
            "import",
            "import",
            "Shortcut+I",
            ALWAYS,
            () -> dialogs.topologyToImport(owner.get()).ifPresent(session::importTopology));
    exportTables =
        add(
            "export",
            "export",
            "Shortcut+E",
            design,
            () -> dialogs.folder(owner.get()).ifPresent(session::exportTables));
    saveAs =
        add(
            "save-as",
            "save",
            "Shortcut+Shift+S",
            design,
            () ->
                dialogs
                    .designToSave(owner.get(), suggestion(session.opened()))
                    .ifPresent(session::saveAs));
    close = add("close", "close", "Shortcut+W", design, session::close);
    quit = add("quit", "", "Shortcut+Q", ALWAYS, parts::quit);
    zoomIn = add("zoom-in", "zoom-in", "Shortcut+PLUS", design, parts::zoomIn);
    zoomOut = add("zoom-out", "zoom-out", "Shortcut+MINUS", design, parts::zoomOut);
    zoomActual = add("zoom-100", "zoom-100", "Shortcut+1", design, parts::zoomActual);
    zoomFit = add("zoom-fit", "zoom-fit", "Shortcut+0", design, parts::zoomFit);
    zoomSelection = add("zoom-selection", "", "Shortcut+2", chosen, parts::zoomSelection);
    themeLight =
        add(
            "theme-light",
            "theme-light",
            null,
            ALWAYS,
            () -> theme.choiceProperty().set(Theme.Choice.LIGHT));
    themeDark =
        add(
            "theme-dark",
            "theme-dark",
            null,
            ALWAYS,
            () -> theme.choiceProperty().set(Theme.Choice.DARK));
    themeSystem =
        add(
            "theme-system",
            "",
            null,
            ALWAYS,
            () -> theme.choiceProperty().set(Theme.Choice.SYSTEM));
    themeSwitch =
        add(
            "theme-switch",
            "theme-dark",
            "Shortcut+Shift+D",
            ALWAYS,
            () ->
                theme
                    .choiceProperty()
                    .set(theme.darkProperty().get() ? Theme.Choice.LIGHT : Theme.Choice.DARK));
    showOutline = add("show-outline", "", "Shortcut+Alt+1", design, () -> parts.toggle("outline"));
    showInspector =
        add("show-inspector", "", "Shortcut+Alt+2", design, () -> parts.toggle("inspector"));
    showTables = add("show-tables", "", "Shortcut+Alt+3", design, () -> parts.toggle("tables"));
    showMinimap = add("show-minimap", "", "Shortcut+Alt+4", design, () -> parts.toggle("minimap"));
    find = add("find", "search", "Shortcut+F", design, parts::find);
    about = add("about", "info", null, ALWAYS, parts::about);
    shortcuts = add("shortcuts", "help", "F1", ALWAYS, parts::shortcuts);
  }

  private Action add(
      String id, String icon, String key, ObservableBooleanValue enabled, Runnable run) {
    Action action =
        new Action(id, icon, key == null ? null : KeyCombination.valueOf(key), enabled, run);
    all.add(action);
    return action;
  }

  /// All of them, in the order of the menus.
  public List<Action> all() {
    return List.copyOf(all);
  }

  private static String suggestion(Optional<Opened> opened) {
    String name = opened.map(Opened::name).orElse("design");
    return name.endsWith(DesignFile.EXTENSION)
        ? name
        : name.replaceAll("[^\\p{L}\\p{N} ._-]", "_") + DesignFile.EXTENSION;
  }
}
