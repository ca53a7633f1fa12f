package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.text.Version;
import edgewise.ui.action.Action;
import edgewise.ui.action.ActionControls;
import edgewise.ui.action.Actions;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Theme;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The designer's window: menu, toolbar, the open design or the start page, status. Made of one
/// [Session].
public final class MainWindow {
  private static final String TITLE = "Edgewise";
  private static final String UNSAVED = "● ";

  private final Session session;
  private final Texts texts;
  private final Theme theme;
  private final Actions actions;
  private final BorderPane root = new BorderPane();
  private final StackPane center = new StackPane();
  private final VBox middle = new VBox();
  private final HBox banner = new HBox(10);
  private final StatusBar status;
  private Workspace workspace;
  private StartPage startPage;

  /// Builds the window's content; nothing is shown yet.
  public MainWindow(Session session, Theme theme, FileDialogs dialogs) {
    this.session = session;
    this.texts = session.texts();
    this.theme = theme;
    this.actions = new Actions(session, theme, dialogs, new Controls(), this::owner);
    this.status = new StatusBar(session, severity -> workspace().openProblems(severity));
    root.getStyleClass().add("window");
    root.getStylesheets().add(MainWindow.class.getResource("edgewise.css").toExternalForm());
    ToolBar toolbar = toolbar();
    HBox.setHgrow(toolbar, Priority.ALWAYS);
    HBox top = new HBox(menus(), toolbar);
    top.getStyleClass().add("top");
    root.setTop(top);
    banner.getStyleClass().add("banner");
    banner.setId("banner");
    banner.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(center, Priority.ALWAYS);
    middle.getChildren().setAll(center);
    root.setCenter(middle);
    root.setBottom(status);
    root.addEventHandler(DragEvent.DRAG_OVER, this::dragOver);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::dragDropped);
    session.openedProperty().addListener((_, before, now) -> show(before, now));
    session.noticeProperty().addListener((_, _, now) -> tell(now));
    theme.choiceProperty().addListener((_, _, now) -> session.settings().put("theme", now.id()));
    show(Optional.empty(), session.opened());
  }

  /// The content of the window.
  public Parent root() {
    return root;
  }

  /// What can be done.
  public Actions actions() {
    return actions;
  }

  /// The title for the window's frame.
  public String title() {
    return session
        .current()
        .map(d -> (d.isUnsaved() ? UNSAVED : "") + d.name() + " – " + TITLE)
        .orElse(TITLE);
  }

  /// Opens the first of some dropped files and says whether there was one to open.
  public boolean drop(List<File> files) {
    Optional<Path> file =
        files.stream().map(File::toPath).filter(p -> p.toFile().isFile()).findFirst();
    file.ifPresent(
        f -> {
          String name = f.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
          if (name.endsWith(".tbxml") || name.endsWith(".xml")) {
            session.importTopology(f);
          } else {
            session.open(f);
          }
        });
    return file.isPresent();
  }

  Workspace workspace() {
    if (workspace == null) {
      workspace = new Workspace(session, theme);
      workspace.diagram().viewportProperty().addListener((_, _, now) -> status.zoom(now.scale()));
    }
    return workspace;
  }

  private Window owner() {
    return root.getScene() == null ? null : root.getScene().getWindow();
  }

  private void show(Optional<Opened> before, Optional<Opened> now) {
    if (now.isEmpty()) {
      if (startPage == null) {
        startPage = new StartPage(session, actions.open, actions.newDesign);
      }
      center.getChildren().setAll(startPage);
      status.show(null);
      return;
    }
    Workspace shown = workspace();
    boolean same = before.map(Opened::design).equals(now.map(Opened::design));
    if (!same) {
      before.ifPresent(b -> b.design().view(shown.diagram().viewportProperty().get()));
    }
    shown.show(now.get(), same);
    if (!same) {
      now.get().design().view().ifPresent(shown.diagram()::setViewport);
    }
    center.getChildren().setAll(shown);
    status.show(now.get().analysis());
    status.zoom(shown.diagram().viewportProperty().get().scale());
    if (!same) {
      Platform.runLater(() -> shown.diagram().requestFocus());
    }
  }

  private void tell(Optional<Notice> notice) {
    middle.getChildren().remove(banner);
    if (notice.isEmpty()) {
      return;
    }
    String severity = notice.get().severity().id();
    Node icon = Icon.ofAction(severity).node(16);
    icon.getStyleClass().add("severity-" + severity);
    Label sentence = new Label(notice.get().sentence());
    sentence.setId("banner-text");
    sentence.setWrapText(true);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    Button close = new Button(null, Icon.ofAction("close").node(14));
    close.setId("banner-close");
    close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    close.setAccessibleText(texts.say("banner.close"));
    close.setTooltip(new Tooltip(texts.say("banner.close")));
    close.setOnAction(_ -> session.dismiss());
    banner.getChildren().setAll(icon, sentence, close);
    banner.getStyleClass().setAll("banner", "banner-" + severity);
    middle.getChildren().addFirst(banner);
  }

  private void dragOver(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
      e.consume();
    }
  }

  private void dragDropped(DragEvent e) {
    e.setDropCompleted(e.getDragboard().hasFiles() && drop(e.getDragboard().getFiles()));
    e.consume();
  }

  // Menus and toolbar

  private MenuBar menus() {
    Menu file = menu("file");
    file.getItems().add(item(actions.newDesign));
    file.getItems().add(templates());
    file.getItems().add(item(actions.open));
    file.getItems().add(recent());
    file.getItems().add(item(actions.importTopology));
    file.getItems().add(new SeparatorMenuItem());
    file.getItems().add(item(actions.saveAs));
    file.getItems().add(item(actions.exportTables));
    file.getItems().addAll(new SeparatorMenuItem(), item(actions.close), item(actions.quit));
    Menu view = menu("view");
    view.getItems()
        .addAll(
            item(actions.zoomIn),
            item(actions.zoomOut),
            item(actions.zoomActual),
            item(actions.zoomFit),
            item(actions.zoomSelection),
            new SeparatorMenuItem(),
            item(actions.find),
            new SeparatorMenuItem(),
            panel(actions.showOutline, "outline"),
            panel(actions.showInspector, "inspector"),
            panel(actions.showTables, "tables"),
            panel(actions.showMinimap, "minimap"),
            new SeparatorMenuItem(),
            themes());
    Menu help = menu("help");
    help.getItems().addAll(item(actions.shortcuts), item(actions.about));
    MenuBar bar = new MenuBar(file, view, help);
    bar.setUseSystemMenuBar(true);
    bar.setId("menus");
    return bar;
  }

  private Menu menu(String id) {
    Menu menu = new Menu(texts.say("menu." + id));
    menu.setId("menu-" + id);
    return menu;
  }

  private MenuItem item(Action action) {
    return ActionControls.menuItem(action, texts);
  }

  private Menu templates() {
    Menu menu = menu("templates");
    for (String id : session.designs().templates()) {
      MenuItem item = new MenuItem(texts.say("template." + id));
      item.setId("template-" + id);
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> session.openTemplate(id));
      menu.getItems().add(item);
    }
    return menu;
  }

  private Menu recent() {
    Menu menu = menu("recent");
    MenuItem none = new MenuItem(texts.say("menu.no-recent"));
    none.setDisable(true);
    menu.getItems().add(none);
    menu.setOnShowing(
        _ -> {
          menu.getItems().clear();
          for (Path path : session.recentFiles()) {
            MenuItem item = new MenuItem(path.getFileName() + "   " + path.getParent());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> session.open(path));
            menu.getItems().add(item);
          }
          if (menu.getItems().isEmpty()) {
            menu.getItems().add(none);
          } else {
            MenuItem clear = new MenuItem(texts.say("menu.clear-recent"));
            clear.setOnAction(_ -> session.clearRecent());
            menu.getItems().addAll(new SeparatorMenuItem(), clear);
          }
        });
    return menu;
  }

  private CheckMenuItem panel(Action action, String panel) {
    CheckMenuItem item = new CheckMenuItem(texts.say(action.labelKey()));
    item.setId("menu-" + action.id());
    item.setSelected(true);
    item.setAccelerator(action.key());
    item.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
    item.setOnAction(
        _ -> {
          action.perform();
          item.setSelected(workspace().shows(panel));
        });
    return item;
  }

  private Menu themes() {
    Menu menu = menu("theme");
    ToggleGroup group = new ToggleGroup();
    for (Action action : List.of(actions.themeSystem, actions.themeLight, actions.themeDark)) {
      RadioMenuItem item = new RadioMenuItem(texts.say(action.labelKey()));
      item.setId("menu-" + action.id());
      item.setToggleGroup(group);
      item.setSelected(action.id().equals("theme-" + theme.choiceProperty().get().id()));
      theme
          .choiceProperty()
          .addListener((_, _, now) -> item.setSelected(action.id().equals("theme-" + now.id())));
      item.setOnAction(_ -> action.perform());
      menu.getItems().add(item);
    }
    return menu;
  }

  private ToolBar toolbar() {
    Button themeButton = tool(actions.themeSwitch);
    theme.darkProperty().addListener((_, _, _) -> themeIcon(themeButton));
    themeIcon(themeButton);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    ToolBar bar =
        new ToolBar(
            new Separator(Orientation.VERTICAL),
            tool(actions.newDesign),
            tool(actions.open),
            tool(actions.saveAs),
            tool(actions.exportTables));
    bar.getItems()
        .addAll(
            new Separator(Orientation.VERTICAL),
            tool(actions.zoomOut),
            tool(actions.zoomIn),
            tool(actions.zoomFit),
            tool(actions.zoomActual),
            new Separator(Orientation.VERTICAL),
            tool(actions.find),
            space,
            themeButton,
            tool(actions.shortcuts));
    bar.setId("toolbar");
    return bar;
  }

  private Button tool(Action action) {
    return ActionControls.toolButton(action, texts);
  }

  private void themeIcon(Button button) {
    button.setGraphic(
        Icon.ofAction(theme.darkProperty().get() ? "theme-light" : "theme-dark").node(16));
  }

  /// What actions do to the window's parts.
  private final class Controls implements Actions.Parts {
    @Override
    public void zoomIn() {
      workspace().diagram().zoomIn();
    }

    @Override
    public void zoomOut() {
      workspace().diagram().zoomOut();
    }

    @Override
    public void zoomActual() {
      workspace().diagram().zoomActual();
    }

    @Override
    public void zoomFit() {
      workspace().diagram().fitAll();
    }

    @Override
    public void zoomSelection() {
      workspace().diagram().fitSelection();
    }

    @Override
    public void toggle(String panel) {
      workspace().toggle(panel);
    }

    @Override
    public void find() {
      if (!workspace().shows("outline")) {
        workspace().toggle("outline");
      }
      workspace().outline().find();
    }

    @Override
    public void about() {
      Label version = new Label(texts.say("about.version", Version.current()));
      Label what = new Label(texts.say("about.text"));
      what.setWrapText(true);
      what.setPrefWidth(380);
      dialog("action.about", new VBox(10, version, what));
    }

    @Override
    public void shortcuts() {
      GridPane grid = new GridPane(32, 6);
      int row = 0;
      for (Action action : actions.all()) {
        if (action.key() != null) {
          grid.addRow(
              row++,
              new Label(texts.say(action.labelKey()).replace("…", "")),
              key(action.key().getDisplayText()));
        }
      }
      int half = (row + 1) / 2;
      for (Node node : List.copyOf(grid.getChildren())) {
        int at = GridPane.getRowIndex(node);
        if (at >= half) {
          GridPane.setRowIndex(node, at - half);
          GridPane.setColumnIndex(node, GridPane.getColumnIndex(node) + 2);
        }
      }
      Label drawing = new Label(texts.say("shortcuts.drawing"));
      drawing.setWrapText(true);
      drawing.setPrefWidth(560);
      dialog("action.shortcuts", new VBox(18, grid, new Separator(), drawing));
    }

    private Label key(String text) {
      Label label = new Label(text);
      label.getStyleClass().add("key");
      return label;
    }

    private void dialog(String title, Node content) {
      Dialog<ButtonType> dialog = new Dialog<>();
      dialog.initOwner(owner());
      dialog.setTitle(texts.say(title));
      dialog.setHeaderText(null);
      dialog.getDialogPane().getStylesheets().addAll(root.getStylesheets());
      VBox box = new VBox(content);
      box.setPadding(new Insets(8, 8, 0, 8));
      dialog.getDialogPane().setContent(box);
      dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
      dialog.show();
    }

    @Override
    public void quit() {
      session.cancelWork();
      Window window = owner();
      if (window != null) {
        window.hide();
      }
    }
  }
}
