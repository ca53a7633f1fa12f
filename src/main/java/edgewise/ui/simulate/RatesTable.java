package edgewise.ui.simulate;

import atlantafx.base.theme.Styles;
import edgewise.catalogue.Rate;
import edgewise.catalogue.Rates;
import edgewise.catalogue.Topics;
import edgewise.sim.load.LoadSettings;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.work.LoadChart;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.converter.DefaultStringConverter;

/// The figures that a load run reckons with: what the catalogue says, where that is published, and
/// what this run takes instead.
final class RatesTable extends BorderPane {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final Texts texts;
  private final Loading loading;
  private final TableView<Rate> table = new TableView<>();
  private final Button reset = new Button();
  private final Label count = new Label();

  RatesTable(Texts texts, Loading loading) {
    this.texts = texts;
    this.loading = loading;
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
    reset.setText(texts.say("load.rates.reset"));
    reset.setGraphic(Icon.ofAction("undo").node(13));
    reset.setId("load-rates-reset");
    reset.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.setOnAction(_ -> put(Map.of()));
    HBox bar = new HBox(8, search, count, reset);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("simulation-state");
    setTop(bar);
    table.setId("load-rates");
    table.setAccessibleText(texts.say("load.view.figures"));
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED, "rows");
    table.setFixedCellSize(28);
    table.setEditable(true);
    table.setItems(shown);
    table.setPlaceholder(new Label(texts.say("load.rates.none")));
    table.setRowFactory(_ -> new Row());
    column("figure", 330, r -> texts.say(r.textKey()));
    TableColumn<Rate, String> value = column("value", 110, this::value);
    value.setEditable(true);
    value.setCellFactory(TextFieldTableCell.forTableColumn(new DefaultStringConverter()));
    value.setOnEditCommit(e -> typed(e.getRowValue(), e.getNewValue().strip()));
    column("usual", 90, r -> LoadChart.number(r.value()));
    column("unit", 190, Rate::unit);
    column("source", 300, this::source);
    table.setOnKeyPressed(
        e -> {
          Rate chosen = table.getSelectionModel().getSelectedItem();
          if (chosen != null && table.getEditingCell() == null) {
            if (e.getCode() == KeyCode.DELETE) {
              without(chosen);
              e.consume();
            } else if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.F2) {
              table.edit(table.getSelectionModel().getSelectedIndex(), value);
              e.consume();
            }
          }
        });
    setCenter(table);
    loading.questionProperty().addListener((_, _, _) -> show());
    show();
  }

  private TableColumn<Rate, String> column(String id, double width, Function<Rate, String> cell) {
    TableColumn<Rate, String> column = new TableColumn<>(texts.say("load.rates." + id));
    column.setId("rate-" + id);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(cell.apply(c.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setEditable(false);
    table.getColumns().add(column);
    return column;
  }

  private LoadSettings settings() {
    return loading.questionProperty().get().settings();
  }

  private String value(Rate rate) {
    double value = settings().rate(rate.id());
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private String source(Rate rate) {
    if (rate.isModel()) {
      return texts.say("load.rates.model");
    }
    return Topics.standard()
        .title(rate.source())
        .map(title -> texts.say("load.rates.topic", title, rate.source()))
        .orElseGet(() -> texts.say("load.rates.elsewhere"));
  }

  private void typed(Rate rate, String text) {
    Optional<Double> value =
        text.matches("\\d{1,12}([.,]\\d{1,9})?")
            ? Optional.of(Double.valueOf(text.replace(',', '.')))
            : Optional.empty();
    if (value.isEmpty()) {
      count.setText(texts.say("load.refused.rate-value", texts.say(rate.textKey())));
      table.refresh();
      return;
    }
    if (value.get() == rate.value()) {
      without(rate);
      return;
    }
    Map<String, Double> rates = new TreeMap<>(settings().rates());
    rates.put(rate.id(), value.get());
    put(rates);
  }

  private void without(Rate rate) {
    Map<String, Double> rates = new TreeMap<>(settings().rates());
    rates.remove(rate.id());
    put(rates);
  }

  private void put(Map<String, Double> rates) {
    loading
        .questionProperty()
        .set(loading.questionProperty().get().with(settings().withRates(rates)));
  }

  private void show() {
    int changed = settings().rates().size();
    count.setText(changed == 0 ? "" : texts.say("load.rates.changed", changed));
    reset.setDisable(changed == 0);
    table.refresh();
  }

  /// A figure other than that of the catalogue is set in bold.
  private final class Row extends TableRow<Rate> {
    @Override
    protected void updateItem(Rate rate, boolean empty) {
      super.updateItem(rate, empty);
      boolean changed = !empty && rate != null && settings().rates().containsKey(rate.id());
      pseudoClassStateChanged(CHANGED, changed);
      setTooltip(empty || rate == null ? null : new Tooltip(rate.id()));
    }
  }
}
