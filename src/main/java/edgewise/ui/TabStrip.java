package edgewise.ui;

import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The tabs of the open designs: name, unsaved mark, closing. They can be dragged into another
/// order. Only the headings; what a tab stands for is shown below by the window.
final class TabStrip extends TabPane {
  private final Session session;
  private final Filing filing;
  private final Texts texts;
  private boolean showing;

  TabStrip(Session session, Filing filing) {
    this.session = session;
    this.filing = filing;
    this.texts = session.texts();
    setId("designs");
    getStyleClass().add("designs");
    setAccessibleText(texts.say("files.tabs"));
    setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
    setTabDragPolicy(TabDragPolicy.REORDER);
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (!showing && now != null) {
                session.switchTo(design(now));
              }
            });
    getTabs().addListener((ListChangeListener<Tab>) _ -> reordered());
    session.changesProperty().addListener((_, _, _) -> show());
    show();
  }

  private static OpenDesign design(Tab tab) {
    return (OpenDesign) tab.getUserData();
  }

  private void reordered() {
    if (!showing) {
      session.reorder(getTabs().stream().map(TabStrip::design).toList());
    }
  }

  private void show() {
    if (showing) {
      return;
    }
    showing = true;
    try {
      List<OpenDesign> designs = session.open();
      if (!getTabs().stream().map(TabStrip::design).toList().equals(designs)) {
        List<Tab> tabs = new ArrayList<>();
        for (OpenDesign design : designs) {
          tabs.add(tab(design).orElseGet(() -> make(design)));
        }
        getTabs().setAll(tabs);
      }
      getTabs().forEach(this::mark);
      session.current().flatMap(this::tab).ifPresent(getSelectionModel()::select);
    } finally {
      showing = false;
    }
  }

  private Optional<Tab> tab(OpenDesign design) {
    return getTabs().stream().filter(t -> design(t).equals(design)).findFirst();
  }

  private Tab make(OpenDesign design) {
    Tab tab = new Tab();
    tab.setUserData(design);
    tab.setId("tab-" + design.key());
    tab.setTooltip(new Tooltip());
    tab.setContextMenu(menu(design));
    tab.setOnCloseRequest(
        e -> {
          e.consume();
          filing.close(design);
        });
    return tab;
  }

  private void mark(Tab tab) {
    OpenDesign design = design(tab);
    String name = design.isUnsaved() ? MainWindow.UNSAVED + design.name() : design.name();
    if (!name.equals(tab.getText())) {
      tab.setText(name);
    }
    if (design.isReadOnly() != (tab.getGraphic() != null)) {
      tab.setGraphic(design.isReadOnly() ? Icon.ofAction("lock").node(14) : null);
    }
    String place = design.file().map(Path::toString).orElse(texts.say("files.no-file"));
    String where = design.isReadOnly() ? texts.say("files.tab-read-only", place) : place;
    if (!where.equals(tab.getTooltip().getText())) {
      tab.getTooltip().setText(where);
    }
  }

  private ContextMenu menu(OpenDesign design) {
    MenuItem others = item("close-others", () -> filing.closeOthers(design));
    MenuItem window = item("move-to-new-window", () -> filing.moveToNewWindow(design));
    MenuItem path = item("copy-path", () -> copyPath(design));
    ContextMenu menu =
        new ContextMenu(
            item("close", () -> filing.close(design)),
            others,
            new SeparatorMenuItem(),
            path,
            window);
    menu.setOnShowing(
        _ -> {
          others.setDisable(session.open().size() < 2);
          window.setDisable(session.open().size() < 2);
          path.setDisable(design.file().isEmpty());
        });
    return menu;
  }

  private MenuItem item(String id, Runnable run) {
    MenuItem item = new MenuItem(texts.say("action." + id));
    item.setId("tab-" + id);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> run.run());
    return item;
  }

  private static void copyPath(OpenDesign design) {
    ClipboardContent content = new ClipboardContent();
    content.putString(design.file().orElseThrow().toAbsolutePath().toString());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
