package edgewise.ui.simulate;

import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.sim.load.LoadResult;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.LoadWords;
import edgewise.text.Texts;
import edgewise.work.Failures;
import edgewise.work.LoadChart;
import edgewise.work.LoadQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;

/// Capacities of the links of sites, beside how full they were in the runs on show.
final class LinksTable extends FigureTable<ElementId> {
  private final Loading loading;
  private final Supplier<Optional<Design>> design;

  LinksTable(Texts texts, Loading loading, Supplier<Optional<Design>> design) {
    super(texts, loading, "load-links");
    this.loading = loading;
    this.design = design;
    table().setAccessibleText(texts.say("load.figures.links"));
    table().setPlaceholder(new Label(texts.say("load.links.none")));
    words("link", 300, this::name);
    figures(
        "capacity",
        170,
        id -> text(settings().linkKbps(id)),
        id -> settings().linkKbps().containsKey(id),
        this::typed);
    numbers("usual", 130, id -> text(settings().withoutLink(id).linkKbps(id)));
    numbers(
        "peak",
        190,
        id ->
            most(id, l -> Optional.of(l.peak())).stream()
                .mapToObj(v -> texts.say("load.unit.mbps", LoadChart.number(v / 1000)))
                .findFirst()
                .orElse(""));
    numbers(
        "full",
        190,
        id ->
            most(id, LoadResult.WayLine::peakUtilisation).stream()
                .mapToObj(v -> texts.say("load.unit.percent", LoadChart.number(100 * v)))
                .findFirst()
                .orElse(""));
    loading.shownProperty().addListener((_, _, _) -> show());
    begin();
  }

  private String name(ElementId id) {
    return design
        .get()
        .map(d -> texts().say(LoadWords.element(id, each -> Failures.name(each.value(), d))))
        .orElse(id.value());
  }

  /// The most of all runs on show.
  private OptionalDouble most(ElementId id, Function<LoadResult.WayLine, Optional<Double>> what) {
    return loading.shown().stream()
        .flatMap(s -> s.runs().results().stream())
        .flatMap(r -> r.links().stream())
        .filter(l -> l.id().equals(id))
        .flatMap(l -> what.apply(l).stream())
        .mapToDouble(Double::doubleValue)
        .max();
  }

  private Optional<LoadSettings> typed(ElementId link, String text) {
    if (text.isEmpty()) {
      return Optional.of(settings().withoutLink(link));
    }
    return LoadQuestion.kbps(text)
        .map(
            v ->
                v == settings().withoutLink(link).linkKbps(link)
                    ? settings().withoutLink(link)
                    : settings().withLink(link, v));
  }

  @Override
  int changed() {
    return settings().linkKbps().size();
  }

  @Override
  LoadSettings usual() {
    return settings().withLinks(Map.of());
  }

  @Override
  void show() {
    List<ElementId> now = design.get().map(LoadQuestion::usedLinks).orElse(List.of());
    if (!table().getItems().equals(now)) {
      table().getItems().setAll(now);
    }
    super.show();
  }
}
