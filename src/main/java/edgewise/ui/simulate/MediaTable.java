package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.Codec;
import edgewise.catalogue.Codecs;
import edgewise.catalogue.Rates;
import edgewise.model.Words;
import edgewise.sim.load.Dimension;
import edgewise.sim.load.LoadSettings;
import edgewise.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;

/// What media of each use take on the network: the codec, what is published of it, and what this
/// run takes instead.
final class MediaTable extends FigureTable<String> {
  private final ComboBox<Dimension> dimension = new ComboBox<>();
  private boolean filling;

  MediaTable(Texts texts, Loading loading) {
    super(texts, loading, "load-media");
    dimension.setId("load-dimension");
    dimension.getStyleClass().addAll(Styles.SMALL, "simulation-choice");
    dimension.setAccessibleText(texts.say("load.media.dimension"));
    dimension.setTooltip(new Tooltip(texts.say("load.media.dimension.hint")));
    dimension.getItems().setAll(Dimension.values());
    dimension.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Dimension value) {
            return value == null ? "" : texts.say("load.media.dimension." + Words.of(value));
          }

          @Override
          public Dimension fromString(String text) {
            return null;
          }
        });
    dimension
        .valueProperty()
        .addListener(
            (_, _, now) -> {
              if (!filling && now != null) {
                put(settings().withDimension(now));
              }
            });
    Label label = new Label(texts.say("load.media.dimension"));
    label.setLabelFor(dimension);
    bar().getChildren().addAll(0, List.of(label, dimension));
    table().setAccessibleText(texts.say("load.figures.media"));
    table().getItems().setAll(LoadSettings.MEDIA);
    words("use", 230, use -> texts.say("load.media." + use));
    TableColumn<String, String> codec = words("codec", 160, this::codec);
    codec.setCellFactory(_ -> new Choice());
    figures(
        "kbps",
        130,
        use -> text(settings().kbps(use)),
        use -> settings().bandwidths().containsKey(use),
        this::typed);
    numbers("published", 120, use -> text(settings().codecKbps(use)));
    words("source", 390, use -> Sources.of(source(use), texts));
    begin();
  }

  private static boolean hasCodecs(String use) {
    return !Codecs.standard().ofUse(use).isEmpty();
  }

  private String codec(String use) {
    return hasCodecs(use) ? settings().codec(use).id() : "";
  }

  private String source(String use) {
    if (hasCodecs(use)) {
      return settings().codec(use).source();
    }
    boolean peak = use.equals("sharing") && settings().dimension() != Dimension.TYPICAL;
    return Rates.standard()
        .find("media." + use + (peak ? ".peak" : ".kbps"))
        .orElseThrow()
        .source();
  }

  private Optional<LoadSettings> typed(String use, String text) {
    if (text.isEmpty()) {
      return Optional.of(settings().withoutBandwidth(use));
    }
    return number(text)
        .map(
            v ->
                v == settings().codecKbps(use)
                    ? settings().withoutBandwidth(use)
                    : settings().withBandwidth(use, v));
  }

  @Override
  int changed() {
    return settings().bandwidths().size() + settings().codecs().size();
  }

  @Override
  LoadSettings usual() {
    return settings().withMedia(Map.of(), Map.of());
  }

  @Override
  void show() {
    filling = true;
    dimension.setValue(settings().dimension());
    filling = false;
    super.show();
  }

  /// The codec of a use; a choice where there are several.
  private final class Choice extends TableCell<String, String> {
    private final ComboBox<String> box = new ComboBox<>();
    private boolean filled;

    Choice() {
      box.getStyleClass().add("in-cell");
      box.valueProperty()
          .addListener(
              (_, _, now) -> {
                if (filled && now != null && getTableRow() != null) {
                  put(settings().withCodec(getTableRow().getItem(), now));
                }
              });
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      String use = empty || getTableRow() == null ? null : getTableRow().getItem();
      List<String> all =
          use == null ? List.of() : Codecs.standard().ofUse(use).stream().map(Codec::id).toList();
      if (all.size() < 2) {
        setGraphic(null);
        setText(empty ? null : item);
        return;
      }
      filled = false;
      box.setId("load-codec-" + use);
      box.setAccessibleText(texts().say("load.media.codec", texts().say("load.media." + use)));
      if (!box.getItems().equals(all)) {
        box.getItems().setAll(all);
      }
      box.setValue(item);
      filled = true;
      setText(null);
      setGraphic(box);
    }
  }
}
