package edgewise.ui;

import edgewise.text.Texts;
import edgewise.work.SheetEdits;
import edgewise.work.SheetEdits.Proposed;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Shows what somebody changed in a spreadsheet before it comes into the design: each change with
/// what the design says now, to be taken or left, and what cannot be taken.
final class SpreadsheetDialog {
  private final Texts texts;

  private SpreadsheetDialog(Texts texts) {
    this.texts = texts;
  }

  /// A change and whether it is to be taken.
  private record Choice(Proposed change, BooleanProperty taken) {}

  /// A dialog that is not shown yet.
  ///
  /// @param take gets the chosen changes
  static Dialog<ButtonType> of(
      Path file,
      SheetEdits edits,
      Texts texts,
      Window owner,
      List<String> stylesheets,
      Consumer<List<Proposed>> take) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.say("spreadsheet.title"));
    dialog.setHeaderText(null);
    dialog.setResizable(true);
    dialog.getDialogPane().getStylesheets().addAll(stylesheets);
    new SpreadsheetDialog(texts).fill(dialog, file, edits, take);
    return dialog;
  }

  private void fill(
      Dialog<ButtonType> dialog, Path file, SheetEdits edits, Consumer<List<Proposed>> take) {
    // A change of a choice is a change of the list: the button counts on.
    ObservableList<Choice> choices =
        FXCollections.observableArrayList(c -> new javafx.beans.Observable[] {c.taken()});
    for (Proposed change : edits.changes()) {
      choices.add(new Choice(change, new SimpleBooleanProperty(true)));
    }
    Label what =
        new Label(
            texts.say(
                choices.isEmpty() ? "spreadsheet.nothing" : "spreadsheet.hint",
                file.getFileName().toString()));
    what.setWrapText(true);
    VBox content = new VBox(10, what);
    if (!choices.isEmpty()) {
      TableView<Choice> table = table(choices);
      VBox.setVgrow(table, Priority.ALWAYS);
      content.getChildren().addAll(all(choices), table);
    }
    if (!edits.problems().isEmpty()) {
      ListView<String> problems = problems(edits);
      Label title = new Label(texts.say("spreadsheet.problems", edits.problems().size()));
      title.setLabelFor(problems);
      content.getChildren().addAll(title, problems);
    }
    content.setPrefWidth(860);
    dialog.getDialogPane().setContent(content);
    ButtonType ok = new ButtonType(texts.say("spreadsheet.take", 0), ButtonData.OK_DONE);
    if (!choices.isEmpty()) {
      dialog.getDialogPane().getButtonTypes().add(ok);
      Button button = (Button) dialog.getDialogPane().lookupButton(ok);
      button.setId("spreadsheet-take");
      button
          .textProperty()
          .bind(
              Bindings.createStringBinding(
                  () -> texts.say("spreadsheet.take", taken(choices).size()), choices));
      button
          .disableProperty()
          .bind(Bindings.createBooleanBinding(() -> taken(choices).isEmpty(), choices));
    }
    dialog
        .getDialogPane()
        .getButtonTypes()
        .add(choices.isEmpty() ? ButtonType.CLOSE : ButtonType.CANCEL);
    dialog.setResultConverter(
        type -> {
          if (ok.equals(type)) {
            take.accept(taken(choices));
          }
          return type;
        });
  }

  private static List<Proposed> taken(List<Choice> choices) {
    return choices.stream().filter(c -> c.taken().get()).map(Choice::change).toList();
  }

  private CheckBox all(ObservableList<Choice> choices) {
    CheckBox all = new CheckBox(texts.say("spreadsheet.all"));
    all.setId("spreadsheet-all");
    Runnable show =
        () -> {
          int taken = taken(choices).size();
          all.setSelected(taken == choices.size());
          all.setIndeterminate(taken > 0 && taken < choices.size());
        };
    show.run();
    choices.addListener((javafx.beans.Observable _) -> show.run());
    all.setOnAction(
        _ -> {
          boolean now = all.isSelected();
          choices.forEach(c -> c.taken().set(now));
        });
    return all;
  }

  private TableView<Choice> table(ObservableList<Choice> choices) {
    TableView<Choice> table = new TableView<>(choices);
    table.setId("spreadsheet-changes");
    table.setAccessibleText(texts.say("spreadsheet.title"));
    table.setEditable(true);
    table.setPrefHeight(320);
    TableColumn<Choice, Boolean> taken = new TableColumn<>(texts.say("spreadsheet.column.take"));
    taken.setCellValueFactory(c -> c.getValue().taken());
    taken.setCellFactory(CheckBoxTableCell.forTableColumn(taken));
    taken.setPrefWidth(56);
    taken.setSortable(false);
    table.getColumns().add(taken);
    column(table, "element", 160, Proposed::element);
    column(table, "property", 110, p -> texts.say(p.property()));
    column(table, "before", 145, Proposed::before);
    column(table, "after", 145, Proposed::after);
    column(table, "cell", 200, Proposed::place);
    if (choices.stream().anyMatch(c -> c.change().remark().isPresent())) {
      column(table, "remark", 260, p -> p.remark().map(texts::say).orElse(""));
    }
    table.setOnKeyPressed(
        e -> {
          Choice choice = table.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && choice != null) {
            choice.taken().set(!choice.taken().get());
            e.consume();
          }
        });
    table.getSelectionModel().selectFirst();
    return table;
  }

  private void column(
      TableView<Choice> table, String id, double width, Function<Proposed, String> cell) {
    TableColumn<Choice, String> column = new TableColumn<>(texts.say("spreadsheet.column." + id));
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(cell.apply(c.getValue().change())));
    column.setPrefWidth(width);
    table.getColumns().add(column);
  }

  private ListView<String> problems(SheetEdits edits) {
    ListView<String> list = new ListView<>();
    list.getItems().setAll(edits.problems().stream().map(texts::say).toList());
    list.setId("spreadsheet-problems");
    list.setAccessibleText(texts.say("spreadsheet.problems", edits.problems().size()));
    list.setPrefHeight(Math.min(160, 34 + 26.0 * edits.problems().size()));
    list.setMinHeight(60);
    list.setCellFactory(
        _ ->
            new ListCell<>() {
              @Override
              protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setWrapText(true);
                setPrefWidth(0);
                setText(empty ? null : item);
              }
            });
    return list;
  }
}
