package edgewise.ui.action;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Gives actions other keys: choose an action, press the new key. A key that belongs to another
/// action is given to the new one only when it is pressed twice.
final class KeyEditor {
  private final Actions actions;
  private final Desk desk;
  private final Texts texts;

  KeyEditor(Actions actions, Desk desk) {
    this.actions = actions;
    this.desk = desk;
    this.texts = desk.texts();
  }

  void show() {
    Keys keys = desk.parts().keys();
    TextField filter = new TextField();
    filter.setId("keys-filter");
    filter.setPromptText(texts.say("keys.filter"));
    filter.setAccessibleText(texts.say("keys.filter"));
    TableView<Action> table = new TableView<>();
    table.setId("keys-table");
    table.setAccessibleText(texts.say("action.keys"));
    table.getStyleClass().addAll(Styles.DENSE, Styles.BORDERED);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .add(column("keys.menu", 80, a -> texts.say("menu." + a.place().menu().id())));
    table.getColumns().add(column("keys.action", 400, a -> a.name(texts)));
    table.getColumns().add(column("keys.key", 140, this::said));
    VBox.setVgrow(table, Priority.ALWAYS);
    Label message = new Label(texts.say("keys.how"));
    message.setId("keys-message");
    message.setWrapText(true);
    message.getStyleClass().add(Styles.TEXT_MUTED);
    Runnable fill =
        () -> {
          Action chosen = table.getSelectionModel().getSelectedItem();
          table.getItems().setAll(matching(filter.getText()));
          if (chosen != null) {
            table.getSelectionModel().select(chosen);
          }
          table.refresh();
        };
    fill.run();
    filter.textProperty().addListener((_, _, _) -> fill.run());
    Pending pending = new Pending();
    table.addEventFilter(
        KeyEvent.KEY_PRESSED, e -> pressed(e, table, keys, message, pending, fill));
    Button none = button("keys-none", "keys.none");
    none.setOnAction(_ -> with(table, a -> keys.choose(a, List.of()), fill));
    Button reset = button("keys-reset", "keys.reset");
    reset.setOnAction(_ -> with(table, keys::reset, fill));
    Button all = button("keys-reset-all", "keys.reset-all");
    all.setOnAction(
        _ -> {
          keys.resetAll();
          fill.run();
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(8, none, reset, space, all);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(10, filter, table, message, buttons);
    box.setPrefSize(620, 520);
    Dialog<ButtonType> dialog =
        Dialogs.of(desk.owner(), texts.say("action.keys"), box, ButtonType.CLOSE);
    dialog.show();
    filter.requestFocus();
  }

  /// A key that belongs to another action and was pressed once.
  private static final class Pending {
    KeyCombination key;
    Action action;
  }

  private Button button(String id, String label) {
    Button button = new Button(texts.say(label));
    button.setId(id);
    return button;
  }

  private static void with(
      TableView<Action> table, java.util.function.Consumer<Action> what, Runnable then) {
    Action chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      what.accept(chosen);
      then.run();
    }
  }

  private void pressed(
      KeyEvent e,
      TableView<Action> table,
      Keys keys,
      Label message,
      Pending pending,
      Runnable fill) {
    Action chosen = table.getSelectionModel().getSelectedItem();
    boolean moves =
        !e.isShortcutDown()
            && !e.isAltDown()
            && switch (e.getCode()) {
              case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, TAB, ESCAPE, ENTER -> true;
              default -> false;
            };
    Optional<KeyCombination> key = Keys.pressed(e);
    if (chosen == null || moves || key.isEmpty() || e.getCode() == KeyCode.CONTEXT_MENU) {
      return;
    }
    e.consume();
    Optional<Action> other = keys.owner(key.get(), chosen);
    boolean again =
        pending.key != null && Keys.isSame(pending.key, key.get()) && chosen == pending.action;
    if (other.isPresent() && !again) {
      pending.key = key.get();
      pending.action = chosen;
      message.setText(
          texts.say(
              "keys.taken",
              key.get().getDisplayText(),
              other.get().name(texts),
              chosen.name(texts)));
      return;
    }
    pending.key = null;
    keys.choose(chosen, List.of(key.get()));
    message.setText(texts.say("keys.set", chosen.name(texts), key.get().getDisplayText()));
    fill.run();
  }

  private List<Action> matching(String filter) {
    String wanted = filter.strip().toLowerCase(Locale.ROOT);
    return actions.all().stream()
        .filter(
            a ->
                a.name(texts).toLowerCase(Locale.ROOT).contains(wanted)
                    || said(a).toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  private String said(Action action) {
    return action.keys().stream()
        .map(KeyCombination::getDisplayText)
        .collect(Collectors.joining(", "));
  }

  private TableColumn<Action, String> column(
      String title, double width, java.util.function.Function<Action, String> value) {
    TableColumn<Action, String> column = new TableColumn<>(texts.say(title));
    column.setCellValueFactory(a -> new ReadOnlyStringWrapper(value.apply(a.getValue())));
    column.setSortable(false);
    column.setPrefWidth(width);
    return column;
  }
}
