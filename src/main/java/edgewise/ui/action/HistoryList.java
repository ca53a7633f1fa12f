package edgewise.ui.action;

import atlantafx.base.theme.Styles;
import edgewise.edit.History;
import edgewise.edit.Step;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All steps of the design in front, to go back and forth between them. It stays open and follows.
final class HistoryList {
  private final Desk desk;
  private final Texts texts;

  HistoryList(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
  }

  /// @param step how many steps lie before it
  private record Line(int step, String name, boolean undone) {}

  void show() {
    ListView<Line> list = new ListView<>();
    list.setId("history-list");
    list.setAccessibleText(texts.say("action.history"));
    list.getStyleClass().addAll(Styles.DENSE, "history-list");
    list.setPrefSize(340, 420);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.setCellFactory(
        _ ->
            new ListCell<>() {
              @Override
              protected void updateItem(Line line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null ? null : line.name());
                getStyleClass().remove("undone");
                if (!empty && line != null && line.undone()) {
                  getStyleClass().add("undone");
                }
              }
            });
    Label how = new Label(texts.say("history.how"));
    how.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    how.setWrapText(true);
    Runnable fill = () -> fill(list);
    fill.run();
    Runnable go =
        () -> {
          Line line = list.getSelectionModel().getSelectedItem();
          if (line != null) {
            desk.session().goTo(line.step());
          }
        };
    list.addEventFilter(MouseEvent.MOUSE_CLICKED, _ -> go.run());
    Dialog<ButtonType> dialog =
        Dialogs.of(
            desk.owner(), texts.say("action.history"), new VBox(8, how, list), ButtonType.CLOSE);
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            go.run();
            e.consume();
          } else if (e.getCode() == KeyCode.ESCAPE) {
            dialog.close();
            e.consume();
          }
        });
    javafx.beans.value.ChangeListener<Number> follow = (_, _, _) -> fill.run();
    desk.session().changesProperty().addListener(follow);
    dialog.setOnHidden(_ -> desk.session().changesProperty().removeListener(follow));
    dialog.show();
    list.requestFocus();
  }

  private void fill(ListView<Line> list) {
    List<Line> lines = new ArrayList<>();
    int position = 0;
    if (desk.history().isPresent()) {
      History history = desk.history().get();
      position = history.position();
      lines.add(new Line(0, texts.say("history.first"), false));
      int step = 1;
      for (Step each : history.steps()) {
        lines.add(new Line(step, texts.say(each.label()), step > position));
        step++;
      }
    }
    list.getItems().setAll(lines);
    if (!lines.isEmpty()) {
      list.getSelectionModel().clearAndSelect(position);
      list.scrollTo(Math.max(0, position - 6));
    }
  }
}
