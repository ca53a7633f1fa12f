package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.plan.Design;
import edgewise.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What a load run reckons with: figures of the catalogue, media, partners and links.
final class FiguresView extends BorderPane {
  private final Texts texts;
  private final ToggleGroup group = new ToggleGroup();
  private final HBox bar = new HBox(10);
  private final HBox pills;
  private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
  private final Map<String, FigureTable<?>> tables = new LinkedHashMap<>();

  FiguresView(Texts texts, Loading loading, Supplier<Optional<Design>> design) {
    this.texts = texts;
    table("rates", new RatesTable(texts, loading));
    table("media", new MediaTable(texts, loading));
    table("partners", new PartnersTable(texts, loading, design));
    table("links", new LinksTable(texts, loading, design));
    pills = Parts.pills(buttons.values());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("simulation-state");
    setTop(bar);
    open("rates");
  }

  private void table(String id, FigureTable<?> table) {
    ToggleButton button = new ToggleButton(texts.say("load.figures." + id));
    button.setId("load-figures-" + id);
    button.setToggleGroup(group);
    button.getStyleClass().addAll(Styles.SMALL, "page-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> open(id));
    buttons.put(id, button);
    tables.put(id, table);
  }

  /// Brings `rates`, `media`, `partners` or `links` to the front.
  void open(String id) {
    buttons.get(id).setSelected(true);
    tables.get(id).show();
    bar.getChildren().setAll(pills, tables.get(id).bar());
    setCenter(tables.get(id));
  }

  /// How many figures of a table are not as usual.
  int changed(String id) {
    return tables.get(id).changed();
  }
}
