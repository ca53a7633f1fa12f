package edgewise.ui.simulate;

import edgewise.catalogue.Rate;
import edgewise.catalogue.Rates;
import edgewise.sim.load.LoadSettings;
import edgewise.text.Texts;
import edgewise.work.LoadChart;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// The figures that a load run reckons with: what the catalogue says, where that is published, and
/// what this run takes instead.
final class RatesTable extends FigureTable<Rate> {
  RatesTable(Texts texts, Loading loading) {
    super(texts, loading, "load-rates");
    FilteredList<Rate> shown =
        new FilteredList<>(FXCollections.observableArrayList(Rates.standard().all()));
    TextField search =
        Parts.search(
            "load-rates-find",
            texts.say("load.rates.find"),
            words ->
                shown.setPredicate(
                    r ->
                        (texts.say(r.textKey()) + " " + r.id())
                            .toLowerCase(Locale.ROOT)
                            .contains(words)));
    search.setPrefWidth(260);
    bar().getChildren().addFirst(search);
    table().setAccessibleText(texts.say("load.view.figures"));
    table().setItems(shown);
    table().setPlaceholder(new Label(texts.say("load.rates.none")));
    table().setRowFactory(_ -> new Row());
    words("figure", 330, r -> texts.say(r.textKey()));
    figures(
        "value",
        110,
        r -> text(settings().rate(r.id())),
        r -> settings().rates().containsKey(r.id()),
        this::typed);
    numbers("usual", 90, r -> LoadChart.number(r.value()));
    words("unit", 190, Rate::unit);
    words("source", 300, r -> Sources.of(r.source(), texts));
    begin();
  }

  private Optional<LoadSettings> typed(Rate rate, String text) {
    Map<String, Double> rates = new TreeMap<>(settings().rates());
    if (text.isEmpty()) {
      rates.remove(rate.id());
      return Optional.of(settings().withRates(rates));
    }
    return number(text)
        .map(
            v -> {
              if (v == rate.value()) {
                rates.remove(rate.id());
              } else {
                rates.put(rate.id(), v);
              }
              return settings().withRates(rates);
            });
  }

  @Override
  int changed() {
    return settings().rates().size();
  }

  @Override
  LoadSettings usual() {
    return settings().withRates(Map.of());
  }

  private static final class Row extends TableRow<Rate> {
    @Override
    protected void updateItem(Rate rate, boolean empty) {
      super.updateItem(rate, empty);
      setTooltip(empty || rate == null ? null : new Tooltip(rate.id()));
    }
  }
}
