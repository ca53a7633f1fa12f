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
        return files(designs("dialog.open").showOpenMultipleDialog(owner));
      }

      @Override
      public Optional<Path> topologyToImport(Window owner) {
        return path(
            chooser(
                    "dialog.import",
                    filter("dialog.topologies", "*.tbxml", "*.xml"),
                    filter("dialog.all-files", "*"))
                .showOpenDialog(owner));
      }

      @Override
      public Optional<Path> spreadsheetToRead(Window owner) {
        return path(
            chooser(
                    "dialog.spreadsheet",
                    filter("dialog.spreadsheets", "*.xlsx"),
                    filter("dialog.all-files", "*"))
                .showOpenDialog(owner));
      }

      @Override
      public List<Path> certificatesToRead(Window owner) {
        return files(
            chooser(
                    "dialog.issued",
                    filter(
                        "dialog.certificates",
                        "*.cer",
                        "*.crt",
                        "*.der",
                        "*.pem",
                        "*.p7b",
                        "*.p7c"),
                    filter("dialog.all-files", "*"))
                .showOpenMultipleDialog(owner));
      }

      @Override
      public Optional<Path> pictureToOpen(Window owner) {
        return path(
            chooser(
                    "dialog.picture",
                    filter("dialog.pictures", "*.png", "*.jpg", "*.jpeg", "*.svg"),
                    filter("dialog.all-files", "*"))
                .showOpenDialog(owner));
      }

      @Override
      public Optional<Path> designToSave(Window owner, String suggestion) {
        FileChooser chooser = designs("dialog.save");
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> textToSave(Window owner, String suggestion) {
        return save(
            owner,
            "dialog.text",
            suggestion,
            filter("dialog.texts", "*.txt"),
            filter("dialog.all-files", "*"));
      }

      @Override
      public Optional<Path> diagramToSave(Window owner, String suggestion) {
        return save(
            owner,
            "dialog.diagram",
            suggestion,
            filter("dialog.svg", "*.svg"),
            filter("dialog.png", "*.png"));
      }

      @Override
      public Optional<Path> drawingToSave(Window owner, String suggestion) {
        return save(
            owner,
            "dialog.drawing",
            suggestion,
            filter("dialog.svg", "*.svg"),
            filter("dialog.png", "*.png"),
            filter("dialog.pdf", "*.pdf"),
            filter("dialog.drawio", "*.drawio"));
      }

      @Override
      public Optional<Path> printToSave(Window owner, String suggestion) {
        return save(owner, "dialog.print", suggestion, filter("dialog.pdf", "*.pdf"));
      }

      @Override
      public Optional<Path> resultsToSave(Window owner, String suggestion) {
        return save(
            owner,
            "dialog.results",
            suggestion,
            filter("dialog.csv", "*.csv"),
            filter("dialog.json", "*.json"));
      }

      @Override
      public Optional<Path> changesToSave(Window owner, String suggestion) {
        return save(
            owner,
            "dialog.changes",
            suggestion,
            filter("dialog.pages", "*.html"),
            filter("dialog.spreadsheets", "*.xlsx"),
            filter("dialog.texts", "*.txt"),
            filter("dialog.json", "*.json"));
      }

      @Override
      public Optional<Path> archiveToSave(Window owner, String suggestion) {
        return save(owner, "dialog.export", suggestion, filter("dialog.archives", "*.zip"));
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

      private FileChooser.ExtensionFilter filter(String name, String... endings) {
        return new FileChooser.ExtensionFilter(texts.say(name), endings);
      }

      private FileChooser chooser(String title, FileChooser.ExtensionFilter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say(title));
        chooser.getExtensionFilters().addAll(filters);
        return chooser;
      }

      private FileChooser designs(String title) {
        return chooser(
            title, filter("dialog.designs", "*.edgewise"), filter("dialog.all-files", "*"));
      }

      private Optional<Path> save(
          Window owner, String title, String suggestion, FileChooser.ExtensionFilter... filters) {
        FileChooser chooser = chooser(title, filters);
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      private List<Path> files(List<File> files) {
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
      }

      private Optional<Path> path(File file) {
        return Optional.ofNullable(file).map(File::toPath);
      }
    };
  }
}
