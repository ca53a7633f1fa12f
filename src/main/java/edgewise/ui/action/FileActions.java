package edgewise.ui.action;

import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.Filing;
import edgewise.ui.Opened;
import edgewise.ui.Picturing;
import edgewise.ui.Session;
import edgewise.ui.deliver.ExportDialog;
import edgewise.ui.deliver.IssuedDialog;
import edgewise.ui.print.DrawingDialog;
import edgewise.work.Opening;
import edgewise.work.RecentFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/// Designs and files.
final class FileActions {
  private FileActions() {}

  static void add(Actions all, Desk desk) {
    Session session = desk.session();
    Filing filing = desk.filing();
    all.add("new", Place.FILE_NEW).icon("new").keys("Shortcut+N").toolbar().run(session::openBlank);
    all.add("new-window", Place.FILE_NEW)
        .keys("Shortcut+Shift+N")
        .run(() -> session.program().newWindow(Optional.empty()));
    all.add("interview", Place.FILE_NEW)
        .icon("shapes")
        .keys("Shortcut+Alt+N")
        .run(new QuickStart(desk)::show);
    for (String id : session.designs().templates()) {
      all.add("template-" + id, Place.TEMPLATES)
          .label(Message.of("template." + id))
          .run(() -> session.openTemplate(id));
    }
    all.add("open", Place.FILE_OPEN)
        .icon("open")
        .keys("Shortcut+O")
        .toolbar()
        .run(() -> desk.dialogs().designsToOpen(desk.owner()).forEach(session::open));
    all.moving(Place.RECENT, () -> recent(session));
    all.add("import", Place.FILE_IMPORT)
        .icon("import")
        .keys("Shortcut+I")
        .run(
            () -> desk.dialogs().topologyToImport(desk.owner()).ifPresent(session::importTopology));
    all.add("import-spreadsheet", Place.FILE_IMPORT)
        .when(desk.design)
        .run(
            () ->
                desk.dialogs()
                    .spreadsheetToRead(desk.owner())
                    .ifPresent(desk.parts()::spreadsheet));
    all.add("import-issued", Place.FILE_IMPORT)
        .icon("certificates")
        .keys("Shortcut+Alt+I")
        .when(desk.design)
        .run(() -> session.opened().ifPresent(opened -> issued(desk, opened)));
    all.add("save", Place.FILE_SAVE)
        .icon("save")
        .keys("Shortcut+S")
        .when(desk.design)
        .toolbar()
        .run(filing::save);
    all.add("save-as", Place.FILE_SAVE)
        .keys("Shortcut+Shift+S")
        .when(desk.design)
        .run(filing::saveAs);
    all.add("save-all", Place.FILE_SAVE)
        .keys("Shortcut+Alt+S")
        .when(desk.design)
        .run(filing::saveAll);
    all.add("revert", Place.FILE_SAVE).when(desk.revertible).run(filing::revert);
    all.add("versions", Place.FILE_SAVE).when(desk.inFile).run(desk.parts()::versions);
    all.add("compare-with", Place.FILE_SAVE)
        .icon("compare")
        .keys("Shortcut+Alt+D")
        .when(desk.design)
        .run(desk.parts()::compareWith);
    all.add("compare-file", Place.FILE_SAVE)
        .when(desk.design)
        .run(
            () ->
                desk.dialogs().designsToOpen(desk.owner()).stream()
                    .findFirst()
                    .ifPresent(desk.parts()::compareWith));
    all.add("export", Place.FILE_EXPORT)
        .icon("export")
        .keys("Shortcut+E")
        .when(desk.design)
        .toolbar()
        .run(() -> session.opened().ifPresent(opened -> export(desk, opened)));
    Picturing picturing = new Picturing(session);
    all.add("export-drawing", Place.FILE_EXPORT)
        .keys("Shortcut+Shift+E")
        .when(desk.design)
        .run(() -> drawing(desk, picturing, false));
    all.add("export-selection", Place.FILE_EXPORT)
        .when(desk.selected)
        .run(() -> drawing(desk, picturing, true));
    all.add("print", Place.FILE_EXPORT)
        .icon("print")
        .keys("Shortcut+P")
        .when(desk.design)
        .run(() -> desk.parts().print(false));
    all.add("page-setup", Place.FILE_EXPORT).when(desk.design).run(() -> desk.parts().print(true));
    all.add("document-settings", Place.FILE_EXPORT)
        .when(desk.design)
        .run(desk.parts()::documentSettings);
    all.add("save-partner-needs", Place.FILE_EXPORT).when(desk.partner).run(() -> saveNeeds(desk));
    all.add("export-changes", Place.FILE_EXPORT)
        .when(desk.design)
        .run(
            () ->
                desk.parts()
                    .changes()
                    .ifPresent(
                        request ->
                            desk.dialogs()
                                .changesToSave(
                                    desk.owner(), desk.texts().say("changes.file", "html"))
                                .ifPresent(file -> session.saveChanges(request, file))));
    all.add("export-changes-config", Place.FILE_EXPORT)
        .when(desk.design)
        .run(
            () ->
                desk.parts()
                    .changes()
                    .ifPresent(
                        request ->
                            desk.dialogs()
                                .folder(desk.owner())
                                .ifPresent(folder -> session.configureChanges(request, folder))));
    all.add("next-design", Place.FILE_TABS)
        .keys("Ctrl+Tab", "Ctrl+Page Down")
        .when(desk.several)
        .run(() -> session.step(1));
    all.add("previous-design", Place.FILE_TABS)
        .keys("Ctrl+Shift+Tab", "Ctrl+Page Up")
        .when(desk.several)
        .run(() -> session.step(-1));
    all.add("move-to-new-window", Place.FILE_TABS).when(desk.several).run(filing::moveToNewWindow);
    all.add("close", Place.FILE_END)
        .icon("close")
        .keys("Shortcut+W")
        .when(desk.design)
        .run(filing::close);
    all.add("quit", Place.FILE_END).keys("Shortcut+Q").run(desk.parts()::quit);
  }

  private static void export(Desk desk, Opened opened) {
    Dialog<ButtonType> dialog =
        Dialogs.of(
            desk.owner(),
            desk.texts().say("export.dialog.title", opened.name()),
            new VBox(),
            ButtonType.CLOSE);
    ExportDialog.fill(dialog, desk.session(), desk.dialogs(), opened, desk.owner());
    dialog.show();
  }

  private static void issued(Desk desk, Opened opened) {
    List<Path> files = desk.dialogs().certificatesToRead(desk.owner());
    if (files.isEmpty()) {
      return;
    }
    Dialog<ButtonType> dialog =
        Dialogs.of(
            desk.owner(),
            desk.texts().say("issued.dialog.title", opened.name()),
            new VBox(),
            ButtonType.CANCEL);
    // What is taken belongs to the design that the files were held against.
    dialog.initModality(Modality.WINDOW_MODAL);
    IssuedDialog.fill(dialog, desk.session(), desk.dialogs(), opened, files, desk.owner());
    dialog.show();
  }

  private static void drawing(Desk desk, Picturing picturing, boolean onlySelected) {
    String name = Opening.baseName(Path.of(desk.session().opened().orElseThrow().name()));
    Dialog<ButtonType> dialog =
        Dialogs.of(desk.owner(), desk.texts().say("dialog.drawing"), new VBox(), ButtonType.CANCEL);
    DrawingDialog.fill(
        dialog, desk.session(), desk.dialogs(), picturing, name, onlySelected, desk.owner());
    dialog.show();
  }

  private static void saveNeeds(Desk desk) {
    if (desk.parts().needs().isEmpty()) {
      desk.parts().partnerNeeds();
    }
    desk.parts()
        .needs()
        .ifPresent(
            needs ->
                desk.dialogs()
                    .textToSave(desk.owner(), desk.texts().say("needs.file", needs.name()))
                    .ifPresent(file -> desk.session().saveText(file, needs.text(desk.texts()))));
  }

  private static List<MenuItem> recent(Session session) {
    Texts texts = session.texts();
    List<MenuItem> items = new ArrayList<>();
    for (RecentFiles.Recent recent : session.program().recentFiles()) {
      Path path = recent.file();
      MenuItem item = new MenuItem(path.getFileName() + "   " + path.getParent());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> session.open(path));
      items.add(item);
    }
    if (items.isEmpty()) {
      MenuItem none = new MenuItem(texts.say("menu.no-recent"));
      none.setDisable(true);
      items.add(none);
    } else {
      MenuItem clear = new MenuItem(texts.say("menu.clear-recent"));
      clear.setOnAction(_ -> session.program().clearRecent());
      items.add(new SeparatorMenuItem());
      items.add(clear);
    }
    return items;
  }
}
