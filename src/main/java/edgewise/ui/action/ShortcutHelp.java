package edgewise.ui.action;

import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// All keys and all gestures of the drawing, in one window.
final class ShortcutHelp {
  private static final List<String> GESTURES =
      List.of(
          "select", "add", "band", "move", "free", "connect", "rename", "pan", "zoom", "escape",
          "menu");

  /// More would not fit on a small screen.
  private static final int COLUMNS = 2;

  /// As wide as two long keys, so that what stands beside them lines up from group to group.
  private static final double KEYS = 200;

  private final Actions actions;
  private final Desk desk;
  private final Texts texts;

  ShortcutHelp(Actions actions, Desk desk) {
    this.actions = actions;
    this.desk = desk;
    this.texts = desk.texts();
  }

  void show() {
    Dialogs.of(desk.owner(), texts.say("action.shortcuts"), content(), ButtonType.CLOSE).show();
  }

  private Node content() {
    List<VBox> groups = new ArrayList<>();
    for (Place.Bar bar : Place.Bar.values()) {
      GridPane grid = new GridPane(18, 5);
      int row = 0;
      for (Action action : actions.all()) {
        if (action.place().menu() == bar && !action.keys().isEmpty()) {
          HBox keys = new HBox(4);
          keys.setMinWidth(KEYS);
          action.keys().stream()
              .map(KeyCombination::getDisplayText)
              .forEach(k -> keys.getChildren().add(key(k)));
          grid.addRow(row++, keys, name(action.name(texts)));
        }
      }
      if (row > 0) {
        groups.add(group(texts.say("menu." + bar.id()), grid));
      }
    }
    GridPane gestures = new GridPane(18, 5);
    int row = 0;
    for (String gesture : GESTURES) {
      gestures.addRow(
          row++,
          key(texts.say("gesture." + gesture + ".how")),
          name(texts.say("gesture." + gesture)));
    }
    groups.add(group(texts.say("shortcuts.drawing"), gestures));
    HBox columns = new HBox(36);
    for (int i = 0; i < COLUMNS; i++) {
      columns.getChildren().add(column(groups, i));
    }
    columns.setPadding(new Insets(0, 20, 8, 0));
    ScrollPane pane = new ScrollPane(columns);
    pane.getStyleClass().add("edge-to-edge");
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setPrefViewportHeight(560);
    pane.setId("shortcut-list");
    pane.setAccessibleText(texts.say("action.shortcuts"));
    return pane;
  }

  /// The groups of a column, shared out so that the columns become about equally long.
  private static VBox column(List<VBox> groups, int which) {
    VBox column = new VBox(18);
    int[] length = new int[COLUMNS];
    for (VBox group : groups) {
      int shortest = 0;
      for (int i = 1; i < COLUMNS; i++) {
        shortest = length[i] < length[shortest] ? i : shortest;
      }
      length[shortest] += 2 + ((GridPane) group.getChildren().get(1)).getRowCount();
      if (shortest == which) {
        column.getChildren().add(group);
      }
    }
    return column;
  }

  private static VBox group(String title, Node content) {
    Label caption = new Label(title);
    caption.getStyleClass().add("caption");
    return new VBox(6, caption, content);
  }

  private static Label name(String text) {
    Label label = new Label(text);
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  private static Label key(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("key");
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }
}
