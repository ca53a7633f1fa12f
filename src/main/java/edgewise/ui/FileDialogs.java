package edgewise.ui;

import edgewise.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks for files and folders. An interface, because the system's own dialogs cannot be operated by
/// tests.
public interface FileDialogs {
  /// A design to open.
  Optional<Path> designToOpen(Window owner);

  /// A topology to import.
  Optional<Path> topologyToImport(Window owner);

  /// A place for a design.
  ///
  /// @param suggestion file name
  Optional<Path> designToSave(Window owner, String suggestion);

  /// A folder for exported files.
  Optional<Path> folder(Window owner);

  /// The dialogs of the system.
  static FileDialogs ofSystem(Texts texts) {
    return new FileDialogs() {
      @Override
      public Optional<Path> designToOpen(Window owner) {
        return path(designs("dialog.open").showOpenDialog(owner));
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
      public Optional<Path> designToSave(Window owner, String suggestion) {
        FileChooser chooser = designs("dialog.save");
        chooser.setInitialFileName(suggestion);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> folder(Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.say("dialog.export"));
        return path(chooser.showDialog(owner));
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
