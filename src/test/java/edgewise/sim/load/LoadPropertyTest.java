package edgewise.sim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgewise.layout.RandomTopologies;
import edgewise.model.Topology;
import edgewise.plan.Design;
import edgewise.text.Outcome;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What holds for any design, whatever fails in it.
class LoadPropertyTest {
  private static final Duration SPAN = Duration.ofMinutes(20);

  private static LoadSettings settings(Random random) {
    return LoadSettings.USUAL
        .withUsers(1 + random.nextInt(2000))
        .withStart(LocalTime.of(random.nextInt(24), random.nextInt(60)))
        .withInterval(Duration.ofSeconds(60 + random.nextInt(600)))
        .withRate("server.front_end.ms", random.nextBoolean() ? 10 : 1500)
        .withRate("edge.relay_limit", random.nextInt(40))
        .withOutboundByDirector(random.nextBoolean())
        .withPublicImStays(random.nextBoolean());
  }

  /// Some elements and servers fail for a while; the same one may fail several times at once.
  private static List<Outage> faults(Random random, Topology topology) {
    List<Outage> faults = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      var element = topology.elements().get(random.nextInt(topology.elements().size()));
      Duration from = Duration.ofSeconds(random.nextInt(1200));
      Optional<Duration> until =
          random.nextBoolean()
              ? Optional.of(from.plusSeconds(random.nextInt(600)))
              : Optional.empty();
      faults.add(new Outage(element.id(), from, until));
    }
    return faults;
  }

  private static Optional<LoadRun> run(long number, int sites, int elements) {
    Random random = new Random(number);
    Topology topology = RandomTopologies.of(random, sites, elements);
    LoadSettings settings = settings(random);
    Design design = new Design(topology);
    List<Outage> known =
        faults(random, topology).stream()
            .filter(
                f -> LoadRun.of(design, settings, List.of(f), number, SPAN) instanceof Outcome.Ok)
            .toList();
    return LoadRun.of(design, settings, known, number, SPAN) instanceof Outcome.Ok<LoadRun> ok
        ? Optional.of(ok.value())
        : Optional.empty();
  }

  @Property(tries = 60)
  void nothingIsLostAndNothingIsInvented(
      @ForAll long number,
      @ForAll @IntRange(min = 1, max = 5) int sites,
      @ForAll @IntRange(min = 3, max = 60) int elements) {
    Optional<LoadRun> run = run(number, sites, elements);
    // A design without a pool for users is refused.
    Assume.that(run.isPresent());
    LoadResult r = run.orElseThrow().run(LoadWatch.NONE);
    for (LoadResult.TrafficLine t : r.traffic()) {
      assertThat(t.delivered() + t.dropped() + t.inFlight()).as("%s", t).isEqualTo(t.sent());
    }
    assertThat(r.drops().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(r.dropped());
    LoadResult.MediaLine m = r.media();
    assertThat(m.completed() + m.broken() + m.running()).isEqualTo(m.begun());
    assertThat(r.servers())
        .allSatisfy(
            s -> {
              assertThat(s.utilisation()).isBetween(0.0, 1 + 1e-9);
              assertThat(s.peakUtilisation()).isBetween(0.0, 1 + 1e-9);
              assertThat(s.throttled()).isBetween(0.0, SPAN.toSeconds() + 1e-9);
            });
    assertThat(r.links()).allSatisfy(l -> assertThat(l.mean()).isBetween(-1e-6, l.peak() + 1e-6));
    for (LoadSeries.Column c : r.series().columns()) {
      assertThat(c.values()).hasSameSizeAs(r.series().times());
      assertThat(c.values()).as("%s", c).allMatch(v -> v > -1e-3 && Double.isFinite(v));
    }
    double sent =
        r.series().column(LoadSeries.Metric.SENT).values().stream()
            .mapToDouble(Double::doubleValue)
            .sum();
    assertThat(sent).isCloseTo((double) r.sent(), within(1e-6));
  }

  @Property(tries = 15)
  void sameSeedGivesTheSameBytes(
      @ForAll long number, @ForAll @IntRange(min = 3, max = 40) int elements) {
    Optional<LoadRun> first = run(number, 3, elements);
    Optional<LoadRun> second = run(number, 3, elements);
    assertThat(first.map(r -> LoadJson.text(r.run(LoadWatch.NONE), 0)))
        .isEqualTo(second.map(r -> LoadJson.text(r.run(LoadWatch.NONE), 0)));
  }
}
