package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.model.KindId;
import edgewise.text.Texts;
import edgewise.text.Version;
import edgewise.ui.action.Actions;
import edgewise.ui.action.Desk;
import edgewise.ui.action.Keys;
import edgewise.ui.action.Menus;
import edgewise.ui.action.Parts;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Theme;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
  private final Keys keys;
  private final Panels panels = new Panels();
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
    this.actions = Actions.of(new Desk(session, theme, dialogs, new Controls(), this::owner));
    this.keys = new Keys(actions, session.settings());
    keys.install(root);
    this.status = new StatusBar(session, severity -> workspace().openProblems(severity));
    root.getStyleClass().add("window");
    root.getStylesheets().add(MainWindow.class.getResource("edgewise.css").toExternalForm());
    ToolBar toolbar = Menus.toolbar(actions, texts);
    HBox.setHgrow(toolbar, Priority.ALWAYS);
    HBox top = new HBox(Menus.bar(actions, texts), toolbar);
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

  /// Which keys do it.
  public Keys keys() {
    return keys;
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
      workspace = new Workspace(session, theme, panels);
      keys.installOnDrawing(workspace.diagram());
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
        startPage = new StartPage(session, actions.get("open"), actions.get("new"));
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

  /// What actions do to the window's parts.
  private final class Controls implements Parts {
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
      panels.toggle(panel);
    }

    @Override
    public ObservableBooleanValue shows(String panel) {
      return panels.shows(panel);
    }

    @Override
    public void insert(KindId kind) {
      workspace().diagram().beginPlacing(kind, false);
    }

    @Override
    public void openTable(String table) {
      workspace().open(table);
    }

    @Override
    public void findInOutline() {
      panels.show("outline");
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
