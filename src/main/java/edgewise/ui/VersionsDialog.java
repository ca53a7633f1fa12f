package edgewise.ui;

import edgewise.edit.Change;
import edgewise.model.Document;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.Versions;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The former contents of a file: when each was saved, and how many elements have been added,
/// changed and removed since. One of them opens as a design of its own.
final class VersionsDialog {
  private VersionsDialog() {}

  /// A version in words.
  ///
  /// @param time when it was saved
  /// @param line that and what has changed since
  record Line(Versions.Version version, String time, String line) {
    @Override
    public String toString() {
      return line;
    }
  }

  /// What the dialog lists; reads every version, so not for the windows' thread.
  static List<Line> lines(Program program, Path file, Document now) {
    Texts texts = program.texts();
    DateTimeFormatter time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .withLocale(texts.locale())
            .withZone(program.clock().getZone());
    List<Line> lines = new ArrayList<>();
    for (Versions.Version version : program.versions().list(file)) {
      String since =
          program.designs().read(version.path()) instanceof Outcome.Ok<Document> read
              ? since(Change.between(read.value(), now), texts)
              : texts.say("files.versions.unreadable");
      String written = time.format(version.written());
      lines.add(new Line(version, written, written + "  ·  " + since));
    }
    return lines;
  }

  private static String since(Change change, Texts texts) {
    return change.added().isEmpty() && change.changed().isEmpty() && change.removed().isEmpty()
        ? texts.say(change.organization() ? "files.versions.settings" : "files.versions.same")
        : texts.say(
            "files.versions.since",
            change.added().size(),
            change.changed().size(),
            change.removed().size());
  }

  /// A dialog that is not shown yet.
  ///
  /// @param open opens the chosen version
  /// @param compare shows what has changed since the chosen version
  static Dialog<ButtonType> of(
      String name,
      List<Line> lines,
      Texts texts,
      Window owner,
      List<String> stylesheets,
      Consumer<Versions.Version> open,
      Consumer<Line> compare) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.say("files.versions.title", name));
    dialog.setHeaderText(null);
    dialog.setResizable(true);
    dialog.getDialogPane().getStylesheets().addAll(stylesheets);
    Label hint =
        new Label(texts.say(lines.isEmpty() ? "files.versions.none" : "files.versions.hint"));
    hint.setWrapText(true);
    ListView<Line> list = new ListView<>();
    list.getItems().setAll(lines);
    list.setId("versions");
    list.setAccessibleText(texts.say("files.versions.title", name));
    list.setPrefSize(520, 280);
    list.getSelectionModel().selectFirst();
    VBox.setVgrow(list, Priority.ALWAYS);
    dialog.getDialogPane().setContent(lines.isEmpty() ? hint : new VBox(10, hint, list));
    ButtonType choose = new ButtonType(texts.say("files.versions.open"), ButtonData.OK_DONE);
    ButtonType differ = new ButtonType(texts.say("files.versions.compare"), ButtonData.OTHER);
    if (!lines.isEmpty()) {
      dialog.getDialogPane().getButtonTypes().addAll(choose, differ);
      dialog.getDialogPane().lookupButton(differ).setId("versions-compare");
      Button button = (Button) dialog.getDialogPane().lookupButton(choose);
      button.setId("versions-open");
      list.setOnMouseClicked(
          e -> {
            if (e.getClickCount() == 2) {
              button.fire();
            }
          });
    }
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.setResultConverter(
        type -> {
          Line line = list.getSelectionModel().getSelectedItem();
          if (choose.equals(type) && line != null) {
            open.accept(line.version());
          } else if (differ.equals(type) && line != null) {
            compare.accept(line);
          }
          return type;
        });
    return dialog;
  }
}
