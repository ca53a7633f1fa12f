package edgewise.ui;

import edgewise.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks for files and folders. An interface, because the system's own dialogs cannot be operated by
/// tests.
public interface FileDialogs {
  /// Designs to open; none when the person changed their mind.
  List<Path> designsToOpen(Window owner);

  /// A topology to import.
  Optional<Path> topologyToImport(Window owner);

  /// Asks for an edited spreadsheet.
  Optional<Path> spreadsheetToRead(Window owner);

  /// Certificates that an authority sent back; none when the person changed their mind.
  List<Path> certificatesToRead(Window owner);

  /// A place for a design.
  ///
  /// @param suggestion file name
  Optional<Path> designToSave(Window owner, String suggestion);

  /// A place for a text.
  ///
  /// @param suggestion file name
  Optional<Path> textToSave(Window owner, String suggestion);

  /// A place for a diagram; the name ends in `.svg` or `.png`.
  ///
  /// @param suggestion file name
  Optional<Path> diagramToSave(Window owner, String suggestion);

  /// A place for the drawing; the name ends in `.svg`, `.png`, `.pdf` or `.drawio`.
  ///
  /// @param suggestion file name
  Optional<Path> drawingToSave(Window owner, String suggestion);

  /// A place for printed pages; the name ends in `.pdf`.
  ///
  /// @param suggestion file name
  Optional<Path> printToSave(Window owner, String suggestion);

  /// A place for results; the name ends in `.csv` or `.json`.
  ///
  /// @param suggestion file name
  Optional<Path> resultsToSave(Window owner, String suggestion);

  /// A place for a change request; the name ends in `.html`, `.xlsx`, `.txt` or `.json`.
  ///
  /// @param suggestion file name
  Optional<Path> changesToSave(Window owner, String suggestion);

  /// A place for a zip archive.
  ///
  /// @param suggestion file name
  Optional<Path> archiveToSave(Window owner, String suggestion);

  /// A picture to take in: PNG, JPEG or SVG.
  Optional<Path> pictureToOpen(Window owner);

  /// A folder for exported files.
  Optional<Path> folder(Window owner);

  /// What to do with designs that are not saved and are about to be closed.
  Answer unsaved(Window owner, List<String> names);

  /// What a person wants done with what is not saved.
  enum Answer {
    /// Save it, then go on.
    SAVE,
    /// Drop it.
    DISCARD,
    /// Close nothing.
    STAY
  }

  /// The dialogs of the system.
  static FileDialogs ofSystem(Texts texts) {
    return new FileDialogs() {
      @Override
      public List<Path> designsToOpen(Window owner) {
        List<File> files = designs("dialog.open").showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
      }

      @Override
      public Optional<Path> topologyToImport(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.import"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.topologies"), "*.tbxml", "*.xml"),
                new FileChooser.ExtensionFilter(texts.say("dialog.all-files"), "*"));
        return path(chooser.showOpenDialog(owner));
      }

      @Override
      public Optional<Path> spreadsheetToRead(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.spreadsheet"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.spreadsheets"), "*.xlsx"),
                new FileChooser.ExtensionFilter(texts.say("dialog.all-files"), "*"));
        return path(chooser.showOpenDialog(owner));
      }

      @Override
      public List<Path> certificatesToRead(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.issued"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(
                    texts.say("dialog.certificates"),
                    "*.cer",
                    "*.crt",
                    "*.der",
                    "*.pem",
                    "*.p7b",
                    "*.p7c"),
                new FileChooser.ExtensionFilter(texts.say("dialog.all-files"), "*"));
        List<File> files = chooser.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
      }

      @Override
      public Optional<Path> pictureToOpen(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.picture"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(
                    texts.say("dialog.pictures"), "*.png", "*.jpg", "*.jpeg", "*.svg"),
                new FileChooser.ExtensionFilter(texts.say("dialog.all-files"), "*"));
        return path(chooser.showOpenDialog(owner));
      }

      @Override
      public Optional<Path> designToSave(Window owner, String suggestion) {
        FileChooser chooser = designs("dialog.save");
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> textToSave(Window owner, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.text"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.texts"), "*.txt"),
                new FileChooser.ExtensionFilter(texts.say("dialog.all-files"), "*"));
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> diagramToSave(Window owner, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.diagram"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.svg"), "*.svg"),
                new FileChooser.ExtensionFilter(texts.say("dialog.png"), "*.png"));
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> drawingToSave(Window owner, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.drawing"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.svg"), "*.svg"),
                new FileChooser.ExtensionFilter(texts.say("dialog.png"), "*.png"),
                new FileChooser.ExtensionFilter(texts.say("dialog.pdf"), "*.pdf"),
                new FileChooser.ExtensionFilter(texts.say("dialog.drawio"), "*.drawio"));
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> printToSave(Window owner, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.print"));
        chooser
            .getExtensionFilters()
            .add(new FileChooser.ExtensionFilter(texts.say("dialog.pdf"), "*.pdf"));
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> resultsToSave(Window owner, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.results"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.csv"), "*.csv"),
                new FileChooser.ExtensionFilter(texts.say("dialog.json"), "*.json"));
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> changesToSave(Window owner, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.changes"));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.pages"), "*.html"),
                new FileChooser.ExtensionFilter(texts.say("dialog.spreadsheets"), "*.xlsx"),
                new FileChooser.ExtensionFilter(texts.say("dialog.texts"), "*.txt"),
                new FileChooser.ExtensionFilter(texts.say("dialog.json"), "*.json"));
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> archiveToSave(Window owner, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say("dialog.export"));
        chooser
            .getExtensionFilters()
            .add(new FileChooser.ExtensionFilter(texts.say("dialog.archives"), "*.zip"));
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> folder(Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.say("dialog.export"));
        return path(chooser.showDialog(owner));
      }

      @Override
      public Answer unsaved(Window owner, List<String> names) {
        ButtonType save = new ButtonType(texts.say("files.unsaved.save"), ButtonData.YES);
        ButtonType discard = new ButtonType(texts.say("files.unsaved.discard"), ButtonData.NO);
        ButtonType stay = new ButtonType(texts.say("files.unsaved.stay"), ButtonData.CANCEL_CLOSE);
        String question =
            names.size() == 1
                ? texts.say("files.unsaved.one", names.getFirst())
                : texts.say("files.unsaved.several", names.size());
        Alert alert = new Alert(Alert.AlertType.NONE, "", save, discard, stay);
        alert.initOwner(owner);
        alert.setTitle(texts.say("files.unsaved.title"));
        alert.setHeaderText(question);
        alert.setContentText(
            names.size() == 1 ? texts.say("files.unsaved.hint") : String.join("\n", names));
        ((Button) alert.getDialogPane().lookupButton(save)).setDefaultButton(true);
        Optional<ButtonType> chosen = alert.showAndWait();
        return chosen.filter(save::equals).isPresent()
            ? Answer.SAVE
            : chosen.filter(discard::equals).isPresent() ? Answer.DISCARD : Answer.STAY;
      }

      private FileChooser designs(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say(title));
        chooser
            .getExtensionFilters()
            .addAll(
                new FileChooser.ExtensionFilter(texts.say("dialog.designs"), "*.edgewise"),
                new FileChooser.ExtensionFilter(texts.say("dialog.all-files"), "*"));
        return chooser;
      }

      private Optional<Path> path(File file) {
        return Optional.ofNullable(file).map(File::toPath);
      }
    };
  }
}
