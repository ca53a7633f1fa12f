package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadResult;
import edgewise.sim.load.LoadSeries.Metric;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.Outage;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.LoadChart.Kind;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What load runs look like over time, and on the drawing.
class LoadChartTest {
  private static final Design DESIGN =
      new Design(Designs.template("edge-scaled-dnslb-nat").topology());
  private static final LoadQuestion QUESTION =
      LoadQuestion.USUAL
          .with(
              LoadSettings.USUAL
                  .withUsers(300)
                  .withStart(LocalTime.of(10, 0))
                  .withInterval(Duration.ofMinutes(2)))
          .withDuration(Duration.ofMinutes(10));

  private static LoadEnsemble run(LoadQuestion question) {
    return ((Outcome.Ok<LoadEnsemble>) question.answer(DESIGN, _ -> {}, Job.UNWATCHED)).value();
  }

  private static List<LoadChart> charts(LoadEnsemble now, Optional<LoadEnsemble> before) {
    return LoadChart.of(now, before, id -> Failures.name(id.value(), DESIGN));
  }

  private static LoadChart chart(List<LoadChart> charts, Kind kind) {
    return charts.stream().filter(c -> c.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void throughputOverTimeAddsUpToWhatWasSent() {
    LoadEnsemble runs = run(QUESTION);
    LoadChart chart = chart(charts(runs, Optional.empty()), Kind.THROUGHPUT);
    double sent = chart.series().getFirst().values().stream().mapToDouble(v -> v * 120).sum();
    assertThat(Math.round(sent)).isEqualTo(runs.results().getFirst().sent());
    assertThat(chart.series().getFirst().least()).isEmpty();
  }

  @Test
  void severalRunsShowTheirMiddleAndTheirRange() {
    LoadEnsemble runs = run(QUESTION.withRuns(3));
    LoadChart.Series people = chart(charts(runs, Optional.empty()), Kind.SESSIONS).series().get(0);
    List<LoadResult> results = runs.results();
    for (int i = 0; i < people.values().size(); i++) {
      int point = i;
      List<Double> sorted =
          results.stream()
              .map(r -> r.series().column(Metric.SESSIONS))
              .map(c -> c.values().get(point))
              .sorted()
              .toList();
      assertThat(List.of(people.least().get(i), people.values().get(i), people.greatest().get(i)))
          .isEqualTo(sorted);
    }
  }

  @Test
  void runsThatBeginLaterAreComparedAtTheSameTimeOfTheDay() {
    LoadEnsemble before = run(QUESTION);
    LoadEnsemble now = run(QUESTION.with(QUESTION.settings().withStart(LocalTime.of(9, 56))));
    LoadChart chart = chart(charts(now, Optional.of(before)), Kind.THROUGHPUT);
    assertThat(chart.beforeTimes().getFirst()).isEqualTo(240 + 120);
    assertThat(chart.span()).isEqualTo(240 + 600);
    assertThat(chart.beforeAt(2)).isZero();
  }

  @Test
  void aServerThatStandsStillIsNotBusyAndItsPoolShowsTheOther() {
    LoadEnsemble runs =
        run(
            QUESTION.withOutages(
                List.of(Outage.of(ElementId.of("edge01"), Duration.ofMinutes(4)))));
    List<LoadChart> charts = charts(runs, Optional.empty());
    List<LoadChart.Series> servers = chart(charts, Kind.SERVERS).series();
    LoadChart.Series one = of(servers, "edge01");
    LoadChart.Series two = of(servers, "edge02");
    assertThat(one.values().getLast()).isZero();
    LoadHeat heat = LoadHeat.at(charts, runs.results().getFirst(), 4);
    assertThat(heat.cards().get(ElementId.of("lsedge")).share())
        .isEqualTo(two.values().getLast() / 100);
    assertThat(heat.between(ElementId.of("litware"), ElementId.of("lsedge"), DESIGN))
        .contains(ElementId.of("internet.redmond"));
    assertThat(heat.between(ElementId.of("lsedge"), ElementId.of("pool01"), DESIGN)).isEmpty();
  }

  private static LoadChart.Series of(List<LoadChart.Series> series, String id) {
    return series.stream()
        .filter(s -> s.element().equals(Optional.of(ElementId.of(id))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void linesSayEveryNumberOnceAndWhatChanged() {
    LoadEnsemble before = run(QUESTION);
    LoadEnsemble now = run(QUESTION.with(QUESTION.settings().withUsers(500)));
    List<LoadLine> lines =
        LoadLine.of(now, Optional.of(before), id -> Failures.name(id.value(), DESIGN));
    Texts texts = Texts.english();
    assertThat(lines.stream().map(l -> l.section() + "/" + l.element() + "/" + l.metric()))
        .doesNotHaveDuplicates();
    assertThat(lines.getFirst().change()).contains(200.0);
    assertThat(LoadLine.tsv(lines, texts))
        .doesNotContain("«")
        .contains("\tusers\t500\t300\t+200\n");
  }

  @Test
  void clocksGoOnOverMidnight() {
    assertThat(LoadChart.clock(LocalTime.of(22, 30), 3600)).isEqualTo("23:30");
    assertThat(LoadChart.clock(LocalTime.of(22, 30), 2 * 3600)).isEqualTo("+1 00:30");
  }

  @Test
  void ticksAreRoundAndReachTheTop() {
    assertThat(Ticks.values(187, 4)).containsExactly(0.0, 50.0, 100.0, 150.0, 200.0);
    assertThat(Ticks.values(0, 3)).last().isEqualTo(1.0);
    for (double top : new double[] {1e-6, 0.07, 0.9, 1, 3.3, 42, 99.5, 12345, 7e8}) {
      List<Double> ticks = Ticks.values(top, 4);
      assertThat(ticks).hasSizeBetween(2, 6);
      assertThat(ticks.getLast()).isGreaterThanOrEqualTo(top * (1 - 1e-9));
      assertThat(IntStream.range(1, ticks.size()).mapToObj(i -> ticks.get(i) > ticks.get(i - 1)))
          .containsOnly(true);
    }
    assertThat(Ticks.times(LocalTime.of(8, 30), 4 * 3600, 5))
        .containsExactly(1800.0, 5400.0, 9000.0, 12600.0);
  }

  @Test
  void aPictureHasEveryLineAndItsName() {
    List<LoadChart> charts = charts(run(QUESTION.withRuns(2)), Optional.empty());
    String svg = LoadChartSvg.of(charts, "A <day>", Texts.english());
    assertThat(svg).startsWith("<svg xmlns=").contains("<title>A &lt;day&gt;</title>");
    for (LoadChart chart : charts) {
      for (LoadChart.Series s : chart.series()) {
        assertThat(svg).contains(">" + Texts.english().say(s.name()) + "<");
      }
    }
  }
}
