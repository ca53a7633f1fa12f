package edgewise.ui;

import atlantafx.base.theme.Styles;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The panel at the left: the kinds that can be added, or the tree of what is there.
final class SidePanel extends BorderPane {
  private final Texts texts;
  private final ToggleGroup group = new ToggleGroup();
  private final HBox pages = new HBox();
  private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

  SidePanel(Texts texts) {
    this.texts = texts;
    setId("side-panel");
    getStyleClass().add("side-panel");
    pages.setAlignment(Pos.CENTER);
    pages.getStyleClass().add("side-pages");
    setTop(pages);
    // One page is always in front.
    group
        .selectedToggleProperty()
        .addListener(
            (_, before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              }
            });
  }

  /// Adds a page; the first one is in front.
  void add(String id, String icon, Node page) {
    ToggleButton button = new ToggleButton(texts.say("side." + id), Icon.ofAction(icon).node(14));
    button.setId("side-" + id);
    button.setToggleGroup(group);
    button.getStyleClass().addAll(Styles.SMALL, "side-page");
    button.getStyleClass().add(buttons.isEmpty() ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    button
        .selectedProperty()
        .addListener(
            (_, _, now) -> {
              if (now) {
                setCenter(page);
              }
            });
    buttons.put(id, button);
    pages.getChildren().add(button);
    if (buttons.size() == 1) {
      button.setSelected(true);
    }
  }

  /// Brings a page to the front.
  void open(String id) {
    buttons.get(id).setSelected(true);
  }
}
