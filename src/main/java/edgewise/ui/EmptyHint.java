package edgewise.ui;

import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What to do first, over a drawing without any elements. The pointer goes through it.
final class EmptyHint extends VBox {
  /// @param keys what to press for an action
  EmptyHint(Texts texts, Function<String, String> keys) {
    setId("empty-hint");
    getStyleClass().add("empty-hint");
    setMouseTransparent(true);
    setPrefWidth(420);
    Label title = new Label(texts.say("canvas.empty.title"));
    title.getStyleClass().add("empty-hint-title");
    getChildren().add(title);
    List<String> said = new ArrayList<>(List.of(title.getText()));
    say(said, Icon.ofKind("user-group").node(18), texts.say("canvas.empty.fill"));
    say(
        said,
        Icon.ofKind("edge-pool").node(18),
        texts.say("canvas.empty.first", keys.apply("insert-edge-pool")));
    say(
        said,
        Icon.ofKind("front-end-pool").node(18),
        texts.say(
            "canvas.empty.next",
            keys.apply("insert-front-end-pool"),
            keys.apply("insert-reverse-proxy")));
    say(
        said,
        Icon.ofAction("search").node(18),
        texts.say("canvas.empty.else", keys.apply("interview"), keys.apply("commands")));
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(String.join(" ", said));
  }

  private void say(List<String> said, Node icon, String words) {
    said.add(words);
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    HBox line = new HBox(10, icon, label);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(line);
  }
}
