package edgewise.ui.form;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.PropertyRow;
import edgewise.catalogue.Topics;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The label of a property: its name, what it is for, and the published topic about it.
final class FieldLabel {
  private FieldLabel() {}

  static Node of(Desk desk, PropertyRow row, String words) {
    Texts texts = desk.texts();
    Label label = new Label(words);
    label.getStyleClass().add("property-name");
    label.setWrapText(true);
    label.setMinWidth(0);
    String hint = "property." + row.name() + ".hint";
    if (texts.has(hint)) {
      Tooltip tip = new Tooltip(texts.say(hint));
      tip.setWrapText(true);
      tip.setMaxWidth(340);
      label.setTooltip(tip);
    }
    return row.topics().stream()
        .flatMap(t -> Topics.standard().link(t).map(link -> topic(desk, t, link, words)).stream())
        .findFirst()
        .<Node>map(
            button -> {
              HBox box = new HBox(2, label, button);
              box.setAlignment(Pos.TOP_LEFT);
              return box;
            })
        .orElse(label);
  }

  private static Button topic(Desk desk, String topic, String link, String words) {
    Button button = new Button(null, Icon.ofAction("help").node(12));
    button.setId("topic-" + topic);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "tiny");
    String title =
        desk.texts().say("entry.topic", words, Topics.standard().title(topic).orElse(topic));
    button.setAccessibleText(title);
    button.setTooltip(new Tooltip(title));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(_ -> desk.session().browse(link));
    return button;
  }
}
