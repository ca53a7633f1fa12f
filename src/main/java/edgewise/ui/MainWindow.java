package edgewise.ui;

import edgewise.export.ChangeRequest;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.text.Version;
import edgewise.ui.action.Action;
import edgewise.ui.action.Actions;
import edgewise.ui.action.ContextMenus;
import edgewise.ui.action.Desk;
import edgewise.ui.action.Keys;
import edgewise.ui.action.Menus;
import edgewise.ui.action.Parts;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.print.PrintDialog;
import edgewise.ui.print.Printers;
import edgewise.ui.simulate.Player;
import edgewise.ui.simulate.SimulationPanel;
import edgewise.ui.theme.Theme;
import edgewise.work.Journals;
import edgewise.work.Opening;
import edgewise.work.PartnerNeeds;
import edgewise.work.SheetEdits;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The designer's window: menu, toolbar, the open design or the start page, status. Made of one
/// [Session].
public final class MainWindow {
  private static final String TITLE = "Edgewise";
  static final String UNSAVED = "● ";

  private final Session session;
  private final Texts texts;
  private final Theme theme;
  private final FileDialogs dialogs;
  private final Actions actions;
  private final Keys keys;
  private final Panels panels = new Panels();
  private final ObjectProperty<Overlay> overlay = new SimpleObjectProperty<>(Overlay.NONE);
  private final BorderPane root = new BorderPane();
  private final StackPane center = new StackPane();
  private final VBox middle = new VBox();
  private final StackPane recovery = new StackPane();
  private final StackPane notices = new StackPane();
  private final StackPane standing = new StackPane();
  private final Filing filing;
  private final StatusBar status;
  private Workspace workspace;
  private StartPage startPage;
  private TabStrip tabs;
  private Optional<Presentation> presentation = Optional.empty();

  /// Colours and recovered copies are those of all windows and outlive this one.
  private final ChangeListener<Theme.Choice> remembersTheme = (_, _, now) -> rememberTheme(now);

  private final ListChangeListener<Journals.Copy> offersCopies = _ -> offerCopies();

  /// Builds the window's content; nothing is shown yet.
  public MainWindow(Session session, Theme theme, FileDialogs dialogs) {
    this.session = session;
    this.texts = session.texts();
    this.theme = theme;
    this.dialogs = dialogs;
    this.filing = new Filing(session, dialogs, this::owner);
    this.actions =
        Actions.of(
            new Desk(
                session,
                theme,
                dialogs,
                filing,
                new Controls(),
                new SelectedEdits(session, this::workspace),
                this::owner));
    this.keys = new Keys(actions, session.settings());
    keys.install(root);
    this.status = new StatusBar(session, severity -> workspace().openProblems(severity));
    session.onLeave(
        filing::settle,
        () -> {
          if (owner() != null) {
            owner().hide();
          }
        });
    root.getStyleClass().add("window");
    root.getStylesheets().add(MainWindow.class.getResource("edgewise.css").toExternalForm());
    ToolBar toolbar = Menus.toolbar(actions, texts);
    HBox.setHgrow(toolbar, Priority.ALWAYS);
    HBox top = new HBox(Menus.bar(actions, texts), toolbar);
    top.getStyleClass().add("top");
    root.setTop(top);
    VBox.setVgrow(center, Priority.ALWAYS);
    middle.getChildren().setAll(recovery, notices, standing, center);
    put(recovery, Optional.empty());
    put(notices, Optional.empty());
    put(standing, Optional.empty());
    root.setCenter(middle);
    root.setBottom(status);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::switchTabs);
    root.addEventHandler(DragEvent.DRAG_OVER, this::dragOver);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::dragDropped);
    session.openedProperty().addListener((_, before, now) -> show(before, now));
    session.plannedProperty().addListener((_, _, now) -> now.ifPresent(p -> workspace().show(p)));
    session.noticeProperty().addListener((_, _, now) -> tell(now));
    session.standingProperty().addListener((_, _, now) -> stand(now));
    session.program().recovered().addListener(new WeakListChangeListener<>(offersCopies));
    session.onCompare(
        (design, document) ->
            compare(
                design,
                CompareBase.of(
                    texts.say("changes.disk"),
                    texts.say("changes.disk-name", baseName(design)),
                    document)));
    theme.choiceProperty().addListener(new WeakChangeListener<>(remembersTheme));
    show(Optional.empty(), session.opened());
  }

  private void rememberTheme(Theme.Choice choice) {
    session.settings().put("theme", choice.id());
  }

  /// The content of the window.
  public Parent root() {
    return root;
  }

  /// Makes this the content of a window that is not shown yet. The window closes only when every
  /// design in it may be closed.
  public void putOn(Stage stage, double width, double height) {
    session.changesProperty().addListener((_, _, _) -> stage.setTitle(title()));
    stage.setTitle(title());
    stage.setScene(new Scene(root, width, height));
    stage.setMinWidth(720);
    stage.setMinHeight(480);
    stage
        .focusedProperty()
        .addListener(
            (_, _, now) -> {
              if (now) {
                session.program().checkAll();
              }
            });
    session.onFront(
        () -> {
          stage.setIconified(false);
          stage.toFront();
          stage.requestFocus();
        });
    stage.setOnCloseRequest(
        e -> {
          e.consume();
          filing.settle(session::leave);
        });
  }

  Session session() {
    return session;
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

  /// Saving and closing, with its questions.
  public Filing filing() {
    return filing;
  }

  /// Opens dropped files and says whether there was one to open.
  public boolean drop(List<File> files) {
    List<Path> paths = files.stream().map(File::toPath).filter(Files::isRegularFile).toList();
    for (Path path : paths) {
      String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".tbxml") || name.endsWith(".xml")) {
        session.importTopology(path);
      } else {
        session.open(path);
      }
    }
    return !paths.isEmpty();
  }

  /// Goes to another tab before a table or the drawing takes these keys for itself.
  private void switchTabs(KeyEvent e) {
    if (presentation.isPresent()) {
      return;
    }
    for (String id : List.of("next-design", "previous-design")) {
      Action action = actions.get(id);
      if (action.enabled().get() && action.isKey(e)) {
        action.perform();
        e.consume();
      }
    }
  }

  private String keyOf(KindId kind) {
    return keyOf("insert-" + kind);
  }

  private String keyOf(String action) {
    return actions.find(action).flatMap(Action::key).map(KeyCombination::getDisplayText).orElse("");
  }

  Workspace workspace() {
    if (workspace == null) {
      workspace =
          new Workspace(
              session,
              theme,
              panels,
              this::keyOf,
              () -> ContextMenus.forSelection(actions, session),
              planned -> ContextMenus.forRows(actions, session, planned));
      workspace.ask(dialogs);
      workspace.diagram().setWelcome(new EmptyHint(texts, this::keyOf));
      keys.installOnDrawing(workspace.diagram(), workspace.diagram()::claims);
      workspace.diagram().setOverlay(overlay.get());
      overlay.addListener((_, _, now) -> workspace.diagram().setOverlay(now));
      heat(session.simulating().heatProperty());
      workspace.onExportDiagram(() -> actions.get("simulate-export").perform());
      workspace.onSaveLoad(
          () -> actions.get("load-save").perform(), () -> actions.get("load-charts").perform());
      ToggleButton needed = workspace.needs().showSwitch();
      overlay.addListener((_, _, now) -> needed.setSelected(now == Overlay.PARTNER));
      needed.setOnAction(_ -> overlay.set(needed.isSelected() ? Overlay.PARTNER : Overlay.NONE));
      workspace.changes().onChoose(this::bases);
      workspace
          .changes()
          .onSave(
              () -> actions.get("export-changes").perform(),
              () -> actions.get("export-changes-config").perform());
      workspace.needs().onSave(() -> actions.get("save-partner-needs").perform());
      workspace.diagram().viewportProperty().addListener((_, _, now) -> status.zoom(now.scale()));
    }
    return workspace;
  }

  /// The heat map is one of the things that the drawing shows on top of the cards.
  private void heat(BooleanProperty heat) {
    heat.addListener(
        (_, _, now) -> {
          if (now) {
            overlay.set(Overlay.HEAT);
          } else if (overlay.get() == Overlay.HEAT) {
            overlay.set(Overlay.NONE);
          }
        });
    overlay.addListener((_, _, now) -> heat.set(now == Overlay.HEAT));
  }

  private Window owner() {
    return root.getScene() == null ? null : root.getScene().getWindow();
  }

  private void show(Optional<Opened> before, Optional<Opened> now) {
    if (now.isEmpty()) {
      if (startPage == null) {
        startPage =
            new StartPage(
                session, theme, actions.get("open"), actions.get("new"), actions.get("interview"));
      }
      center.getChildren().setAll(startPage);
      middle.getChildren().remove(tabs);
      status.show(null);
      return;
    }
    if (tabs == null) {
      tabs = new TabStrip(session, filing);
    }
    if (!middle.getChildren().contains(tabs)) {
      middle.getChildren().addFirst(tabs);
    }
    Workspace shown = workspace();
    boolean same = before.map(Opened::design).equals(now.map(Opened::design));
    if (!same) {
      before.ifPresent(b -> b.design().view(shown.diagram().viewportProperty().get()));
    }
    if (!same) {
      shown.compareLater(saved(now.get().design()));
    }
    shown.show(now.get(), same);
    if (!same) {
      now.get().design().view().ifPresent(shown.diagram()::setViewport);
    }
    if (!center.getChildren().equals(List.of(shown))) {
      center.getChildren().setAll(shown);
    }
    status.show(now.get().analysis());
    status.zoom(shown.diagram().viewportProperty().get().scale());
    if (!same) {
      Platform.runLater(() -> shown.diagram().requestFocus());
    }
  }

  private void tell(Optional<Notice> notice) {
    put(notices, notice.map(n -> new Banner("banner", n, texts, session::dismiss)));
  }

  private void stand(Optional<Notice> notice) {
    put(standing, notice.map(n -> new Banner("standing", n, texts, session::dismissStanding)));
  }

  private void offerCopies() {
    List<Journals.Copy> copies = session.program().recovered();
    put(
        recovery,
        copies.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new RecoveryPanel(
                    session,
                    List.copyOf(copies),
                    session.program().clock().getZone(),
                    () -> put(recovery, Optional.empty()))));
  }

  private static void put(StackPane place, Optional<? extends Node> node) {
    place.getChildren().setAll(node.stream().toList());
    place.setManaged(node.isPresent());
  }

  private void versions() {
    OpenDesign design = session.current().orElseThrow();
    session.versions(
        lines ->
            VersionsDialog.of(
                    design.name(),
                    lines,
                    texts,
                    owner(),
                    root.getStylesheets(),
                    version -> session.openVersion(design, version),
                    line ->
                        session.read(
                            line.version().path(),
                            document ->
                                compare(
                                    design,
                                    CompareBase.of(
                                        texts.say("changes.version", line.time()),
                                        texts.say(
                                            "changes.version-name", baseName(design), line.time()),
                                        document))))
                .show());
  }

  private void spreadsheet(Path file) {
    session.readSpreadsheet(
        file,
        edits ->
            SpreadsheetDialog.of(
                    file,
                    edits,
                    texts,
                    owner(),
                    root.getStylesheets(),
                    chosen -> session.edit(SheetEdits.command(chosen)))
                .show());
  }

  private static String baseName(OpenDesign design) {
    return Opening.baseName(Path.of(design.name()));
  }

  /// Compares the design in front; another one may have come there meanwhile.
  private void compare(OpenDesign design, CompareBase base) {
    if (session.current().equals(Optional.of(design))) {
      workspace().compareWith(base);
    }
  }

  private CompareBase saved(OpenDesign design) {
    return new CompareBase(
        texts.say("changes.saved"),
        texts.say("changes.saved-name", baseName(design)),
        () -> design.history().inFile().filter(_ -> design.file().isPresent()));
  }

  /// What the design in front can be compared with.
  private List<MenuItem> bases() {
    OpenDesign design = session.current().orElseThrow();
    List<MenuItem> items = new ArrayList<>();
    items.add(base("changes-saved", saved(design), design));
    int n = 0;
    for (OpenDesign other : session.open()) {
      if (!other.equals(design)) {
        items.add(
            base(
                "changes-design-" + ++n,
                new CompareBase(other.name(), baseName(other), () -> Optional.of(other.document())),
                design));
      }
    }
    items.add(new SeparatorMenuItem());
    for (String id : List.of("compare-file", "versions")) {
      Action action = actions.get(id);
      MenuItem item = new MenuItem(texts.say("changes." + id));
      item.setId("changes-" + id);
      item.setDisable(!action.enabled().get());
      item.setOnAction(_ -> action.perform());
      items.add(item);
    }
    return items;
  }

  private MenuItem base(String id, CompareBase base, OpenDesign design) {
    MenuItem item = new MenuItem(base.label());
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> compare(design, base));
    return item;
  }

  /// Gives the whole window to the drawing until Escape is pressed.
  private void present() {
    if (presentation.isPresent()) {
      return;
    }
    Node top = root.getTop();
    boolean full = owner() instanceof Stage stage && stage.isFullScreen();
    Presentation shown =
        new Presentation(
            session,
            session.opened().orElseThrow(),
            theme.palette(),
            () -> endPresentation(top, full));
    presentation = Optional.of(shown);
    root.setTop(null);
    root.setBottom(null);
    root.setCenter(shown);
    fullScreen(true);
    shown.diagram().requestFocus();
  }

  private void endPresentation(Node top, boolean full) {
    presentation = Optional.empty();
    root.setTop(top);
    root.setCenter(middle);
    root.setBottom(status);
    fullScreen(full);
    workspace().diagram().requestFocus();
  }

  private void fullScreen(boolean on) {
    if (owner() instanceof Stage stage && stage.isFullScreen() != on) {
      // Escape belongs to the presentation.
      stage.setFullScreenExitKeyCombination(
          on ? KeyCombination.NO_MATCH : KeyCombination.keyCombination("Esc"));
      stage.setFullScreenExitHint("");
      stage.setFullScreen(on);
    }
  }

  /// The presentation that is running.
  Optional<Presentation> presentation() {
    return presentation;
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
    public void overlay(Overlay now) {
      overlay.set(now);
    }

    @Override
    public ObservableBooleanValue overlays(Overlay asked) {
      return overlay.isEqualTo(asked);
    }

    @Override
    public void fullScreen() {
      if (owner() instanceof Stage stage) {
        stage.setFullScreen(!stage.isFullScreen());
      }
    }

    @Override
    public void present() {
      MainWindow.this.present();
    }

    @Override
    public void insert(KindId kind) {
      workspace().diagram().beginPlacing(kind, false);
    }

    @Override
    public void connect() {
      workspace().diagram().beginConnecting();
    }

    @Override
    public void documentSettings() {
      workspace().goToDocumentSettings();
    }

    @Override
    public void openTable(String table) {
      workspace().open(table);
    }

    @Override
    public void partnerNeeds() {
      workspace().partnerNeeds();
    }

    @Override
    public Optional<PartnerNeeds> needs() {
      return workspace().needs().needsProperty().get();
    }

    @Override
    public void partnerOverlay(Optional<ElementId> partner) {
      workspace().choosePartner();
      partner.ifPresent(workspace().needs()::choose);
      overlay.set(Overlay.PARTNER);
    }

    @Override
    public void portsBetween() {
      workspace().portsBetween();
    }

    @Override
    public void fixProblem() {
      workspace().fixProblem();
    }

    @Override
    public void goToProblem() {
      workspace().goToProblem();
    }

    @Override
    public void nextProblem(int by) {
      workspace().nextProblem(by);
    }

    @Override
    public void rowsOfSelection() {
      workspace().rowsOfSelection();
    }

    @Override
    public void nudge(int dx, int dy, boolean finely) {
      workspace().diagram().nudge(dx, dy, finely);
    }

    @Override
    public void goToNeighbour(int dx, int dy) {
      workspace().diagram().goToNeighbour(dx, dy);
    }

    @Override
    public void goThrough(int by) {
      workspace().diagram().goThrough(by);
    }

    @Override
    public void nextLine() {
      workspace().diagram().nextLine();
    }

    @Override
    public void pan(int dx, int dy) {
      workspace().diagram().pan(dx, dy);
    }

    @Override
    public void tableColumns() {
      workspace().tableColumns();
    }

    @Override
    public void simulate(String page) {
      workspace().simulate(page);
    }

    @Override
    public void failSelected() {
      workspace().failSelected();
    }

    @Override
    public void addFault() {
      workspace().simulate("matrix");
      workspace().simulation().addFault();
    }

    @Override
    public Player player() {
      return workspace().player();
    }

    @Override
    public void simulateWithoutRow() {
      workspace().simulateWithoutRow();
    }

    @Override
    public void flowsOfRow() {
      workspace().flowsOfRow();
    }

    @Override
    public void lossOfRow() {
      workspace().lossOfRow();
    }

    @Override
    public void flowsOfSelected() {
      workspace().flowsOfSelected();
    }

    @Override
    public void saveScenario() {
      workspace().simulate("scenarios");
      workspace().simulation().saveScenario();
    }

    @Override
    public void rowsUsed() {
      session.simulating().chosenProperty().get().ifPresent(workspace()::rowsUsed);
    }

    @Override
    public void exportDiagram(Path file) {
      DiagramFiles.write(workspace().simulation(), file, session);
    }

    @Override
    public SimulationPanel simulation() {
      return workspace().simulation();
    }

    @Override
    public void saveLoad(Path file) {
      DiagramFiles.writeResults(file, session);
    }

    @Override
    public void exportCharts(Path file) {
      DiagramFiles.writeCharts(workspace().simulation(), file, session);
    }

    @Override
    public void findKind() {
      workspace().findKind();
    }

    @Override
    public Keys keys() {
      return keys;
    }

    @Override
    public void findInOutline() {
      workspace().findInOutline();
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
      dialog.getDialogPane().setContent(content);
      dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
      dialog.show();
    }

    @Override
    public void openChanges() {
      workspace().openChanges();
    }

    @Override
    public void compareWith() {
      workspace().openChanges();
      workspace().changes().choose();
    }

    @Override
    public void compareWith(Path file) {
      OpenDesign design = session.current().orElseThrow();
      session.read(
          file,
          document ->
              compare(
                  design,
                  CompareBase.of(file.getFileName().toString(), Opening.baseName(file), document)));
    }

    @Override
    public Optional<ChangeRequest> changes() {
      Optional<ChangeRequest> request =
          workspace()
              .changes()
              .request(
                  baseName(session.current().orElseThrow()), session.program().clock().instant());
      if (request.isEmpty()) {
        workspace().openChanges();
        session.say(List.of(Trouble.of("", Message.of("changes.no-request"))));
      }
      return request;
    }

    @Override
    public void versions() {
      MainWindow.this.versions();
    }

    @Override
    public void spreadsheet(Path file) {
      MainWindow.this.spreadsheet(file);
    }

    @Override
    public void print(boolean setupOnly) {
      new PrintDialog(
              session,
              dialogs,
              Printers.ofSystem(),
              owner(),
              root.getStylesheets(),
              workspace.shownTables(),
              setupOnly)
          .show();
    }

    @Override
    public void quit() {
      session.program().quit();
    }
  }
}
