package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A [Notice] above the drawing: its sign, its sentence, its choices, and a button that takes it
/// away.
final class Banner extends HBox {
  /// @param id of the banner; its sentence has the id `ID-text`, its closing button `ID-close`
  /// @param close takes the banner away
  Banner(String id, Notice notice, Texts texts, Runnable close) {
    super(10);
    setId(id);
    setAlignment(Pos.CENTER_LEFT);
    String severity = notice.severity().id();
    getStyleClass().addAll("banner", "banner-" + severity);
    Node icon = Icon.ofAction(severity).node(16);
    icon.getStyleClass().add("severity-" + severity);
    Label sentence = new Label(notice.sentence());
    sentence.setId(id + "-text");
    sentence.setWrapText(true);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(icon, sentence);
    for (Notice.Choice choice : notice.choices()) {
      Button button = new Button(choice.label());
      button.setId("choice-" + choice.id());
      button.setMnemonicParsing(false);
      button.setMinWidth(USE_PREF_SIZE);
      button.getStyleClass().add(Styles.SMALL);
      button.setOnAction(
          _ -> {
            close.run();
            choice.run().run();
          });
      getChildren().add(button);
    }
    Button away = new Button(null, Icon.ofAction("close").node(14));
    away.setId(id + "-close");
    away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    away.setAccessibleText(texts.say("banner.close"));
    away.setTooltip(new Tooltip(texts.say("banner.close")));
    away.setOnAction(_ -> close.run());
    getChildren().add(away);
  }
}
