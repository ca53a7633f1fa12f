package edgewise.ui.form;

import edgewise.check.Severity;
import edgewise.ui.theme.Icon;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is wrong or doubtful, with its sign; the remedy is told on hover. It may come to say
/// something else about the same, which takes far less time than making another one.
final class Remark extends HBox {
  private static final int LONGEST = 600;

  private final Severity severity;
  private final String about;
  private final Label label = new Label();
  private Tooltip tip;

  /// @param about what it is about: the id of a check, or a word
  Remark(Severity severity, String about) {
    super(5);
    this.severity = severity;
    this.about = about;
    Node icon = Icon.ofAction(severity.id()).node(13);
    icon.getStyleClass().add("severity-" + severity.id());
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMinWidth(0);
    label.getStyleClass().addAll("field-note", "note-" + severity.id());
    label.setId("note-" + about);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox.setMargin(icon, new Insets(2, 0, 0, 0));
    getChildren().addAll(icon, label);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  /// Says a sentence.
  ///
  /// @param remedy what to do about it; empty for nothing
  /// @return this
  Remark say(String sentence, String remedy) {
    label.setText(Excerpt.of(sentence, LONGEST));
    if (tip == null && !remedy.isEmpty()) {
      tip = new Tooltip();
      tip.setWrapText(true);
      tip.setMaxWidth(360);
    }
    if (tip != null) {
      tip.setText(Excerpt.of(remedy, Excerpt.READ));
    }
    label.setTooltip(remedy.isEmpty() ? null : tip);
    return this;
  }

  boolean isAbout(Severity other, String what) {
    return severity == other && about.equals(what);
  }
}
