package edgewise.sim.load;

import static edgewise.sim.load.Loads.busy;
import static edgewise.sim.load.Loads.id;
import static edgewise.sim.load.Loads.quiet;
import static edgewise.sim.load.Loads.run;
import static edgewise.sim.load.Loads.sends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgewise.catalogue.Codecs;
import edgewise.catalogue.DayProfile;
import edgewise.catalogue.Limits;
import edgewise.catalogue.Rate;
import edgewise.catalogue.Rates;
import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.store.Json;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadRunTest {
  private static final Designs DESIGN = Designs.template(Loads.DNS);

  private static List<String> refusal(Designs design, LoadSettings settings, Outage... faults) {
    Outcome<LoadRun> outcome =
        LoadRun.of(
            new Design(design.topology()), settings, List.of(faults), 1, Duration.ofMinutes(1));
    return outcome instanceof Outcome.Refused<LoadRun> refused
        ? refused.why().stream().map(t -> t.message().key()).toList()
        : List.of();
  }

  @Test
  void everythingSentIsDeliveredDroppedOrOnTheWay() {
    LoadResult r = run(DESIGN, busy(), 20, Loads.down("edge01", 5, 10));
    for (LoadResult.TrafficLine t : r.traffic()) {
      assertThat(t.delivered() + t.dropped() + t.inFlight()).as("%s", t).isEqualTo(t.sent());
    }
    assertThat(r.drops().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(r.dropped());
    LoadResult.MediaLine m = r.media();
    assertThat(m.completed() + m.broken() + m.running()).isEqualTo(m.begun());
  }

  @Test
  void sameSeedGivesTheSameBytes() {
    LoadResult first = run(DESIGN, busy(), 10);
    LoadResult second = run(DESIGN, busy(), 10);
    assertThat(LoadJson.text(first, 0)).isEqualTo(LoadJson.text(second, 0));
    assertThat(LoadCsv.of(first)).isEqualTo(LoadCsv.of(second));
    assertThat(LoadJson.text(run(DESIGN, busy(), Duration.ofMinutes(10), 2), 0))
        .isNotEqualTo(LoadJson.text(first, 0));
  }

  @Test
  void oneServerMoreChangesNothingThatIsSent() {
    Designs larger =
        DESIGN
            .set(
                "lsedge/servers/2",
                "{\"id\":\"edge03\",\"fqdn\":\"edge03.contoso.net\",\"internal\":[\"172.25.33.12\"]}")
            .set(
                "pool01/servers/3",
                "{\"id\":\"fe04\",\"fqdn\":\"fe04.contoso.net\",\"addresses\":[\"192.168.10.93\"]}");
    LoadResult before = run(DESIGN, busy(), 10);
    LoadResult after = run(larger, busy(), 10);
    assertThat(after.traffic().stream().map(LoadResult.TrafficLine::sent).toList())
        .isEqualTo(before.traffic().stream().map(LoadResult.TrafficLine::sent).toList());
    for (LoadResult.PartnerLine p : before.partners()) {
      LoadResult.PartnerLine q = after.partner(p.id()).orElseThrow();
      assertThat(List.of(q.outSent(), q.inSent())).isEqualTo(List.of(p.outSent(), p.inSent()));
    }
    assertThat(Loads.server(after, "edge03").handled()).isPositive();
  }

  @Test
  void busyTimeOfAServerIsItsWork() {
    LoadResult r = run(DESIGN, sends(quiet(), "litware", 40), 30);
    for (String edge : List.of("edge01", "edge02")) {
      LoadResult.ServerLine line = Loads.server(r, edge);
      double work = line.handled() * 5 * 0.003 / 8 / r.duration().toSeconds();
      assertThat(line.utilisation()).isCloseTo(work, within(0.03 * work));
    }
  }

  /// Messages of one partner come by chance, so a single Edge server is a queue of theory.
  @ParameterizedTest
  @CsvSource({"1, 3", "4, 5", "8, 6"})
  void edgeServerWaitsAsTheoryTells(int cores, long seed) {
    double load = 0.7;
    double service = 0.05;
    Designs single =
        Designs.template("edge-single-nat").set("lsedge/servers/0/cores", Integer.toString(cores));
    // The Front Ends answer at once, so what is left is the Edge.
    LoadSettings settings =
        sends(quiet(), "litware", load * cores / (5 * service))
            .withRate("server.edge.ms", 1000 * service)
            .withRate("server.front_end.ms", 0.001)
            .withRate("user_model.remote_users", 0);
    LoadResult r = run(single, settings, Duration.ofHours(1), seed);
    double offered = cores * load;
    double term = 1;
    double sum = 0;
    for (int k = 0; k < cores; k++) {
      sum += term;
      term *= offered / (k + 1);
    }
    double waits = term / (1 - load) / (sum + term / (1 - load));
    double expected = 5 * service * (1 + waits / (cores * (1 - load)));
    assertThat(Loads.server(r, "lsedge-1").holding()).isCloseTo(expected, within(0.12 * expected));
  }

  @Test
  void usersAreSpreadInProportion() {
    LoadResult r = run(Designs.template("large-multi-datacenter"), quiet().withUsers(28_400), 10);
    assertThat(r.users()).isEqualTo(28_400);
    double pool01 = Loads.server(r, "fe01").users();
    double pool02 = Loads.server(r, "fe04").users();
    assertThat(pool01 / pool02).isCloseTo(8.0 / 6, within(0.001));
    assertThat(pool01).isCloseTo(16_000 * 0.8 / 3, within(1.0));
  }

  @Test
  void designWithoutNumbersTakesThoseOfTheRun() {
    Designs none = DESIGN.set("contoso-users/users", "0");
    assertThat(refusal(none, LoadSettings.USUAL)).containsExactly("load.refused.no-users");
    assertThat(run(none, quiet().withUsers(300), 1).users()).isEqualTo(300);
  }

  @Test
  void trafficFollowsTheDay() {
    LoadSettings night =
        busy().withStart(java.time.LocalTime.of(2, 0)).withRate("user_model.presence.polls", 60);
    assertThat(run(DESIGN, night, 30).sent()).isZero();
    long morning = run(DESIGN, busy(), 30).line(Activity.MESSAGE).sent();
    long noon =
        run(DESIGN, busy().withStart(java.time.LocalTime.of(12, 0)), 30)
            .line(Activity.MESSAGE)
            .sent();
    assertThat((double) morning / noon).isCloseTo(14.0 / 6, within(0.15));
  }

  @Test
  void seriesAddsUpToTheRun() {
    LoadResult r = run(DESIGN, busy().withInterval(Duration.ofMinutes(3)), 10);
    LoadSeries s = r.series();
    assertThat(s.times()).containsExactly(180.0, 360.0, 540.0, 600.0);
    assertThat(sum(s.column(LoadSeries.Metric.SENT))).isEqualTo((double) r.sent());
    assertThat(sum(s.column(LoadSeries.Metric.DELIVERED))).isEqualTo((double) r.delivered());
    LoadSeries.Column kbps = s.column(LoadSeries.Metric.KBPS, id("outer-firewall")).orElseThrow();
    assertThat(kbps.values().stream().mapToDouble(Double::doubleValue).max().orElse(0))
        .isCloseTo(r.firewalls().getFirst().peak(), within(1.0));
  }

  private static double sum(LoadSeries.Column column) {
    return column.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void mediaOfSitesUsesTheirLinks() {
    LoadResult r = run(Designs.template("large-multi-datacenter"), busy(), 20);
    assertThat(r.links().stream().map(l -> l.id().value()).toList())
        .containsExactly(
            "uplink.redmond",
            "internet.redmond",
            "uplink.dublin",
            "internet.dublin",
            "uplink.portland");
    assertThat(r.links()).allSatisfy(l -> assertThat(l.peak()).as("%s", l.id()).isPositive());
    assertThat(r.firewalls()).hasSize(4);
  }

  @Test
  void greaterBandwidthOfCodecsCosts() {
    LoadSettings calls = quiet().withRate("call.peer_per_day", 20).withRate("call.video_share", 0);
    double typical = run(DESIGN, calls, 10).firewalls().getFirst().mean();
    double most =
        run(DESIGN, calls.withDimension(Dimension.MAX_FEC), 10).firewalls().getFirst().mean();
    double narrow =
        run(DESIGN, calls.withCodec("audio-peer", "RTAudioNB"), 10).firewalls().getFirst().mean();
    assertThat(most / typical).isBetween(1.8, 91 / 39.8);
    assertThat(narrow / typical).isBetween(29.3 / 39.8, 0.9);
  }

  @Test
  void admissionControlKeepsALinkWithinItsCapacity() {
    LoadSettings calls =
        quiet()
            .withRate("call.peer_per_day", 30)
            .withRate("message.size", 0.01)
            .withLink(id("internet.redmond"), 4_000);
    LoadResult free = run(DESIGN, calls, 20);
    LoadResult admitted = run(DESIGN.offer("call-admission-control"), calls, 20);
    assertThat(free.dropped(DropReason.NO_BANDWIDTH)).isZero();
    assertThat(free.links().getFirst().peakUtilisation().orElseThrow()).isGreaterThan(1);
    assertThat(admitted.dropped(DropReason.NO_BANDWIDTH)).isPositive();
    assertThat(admitted.links().getFirst().peakUtilisation().orElseThrow())
        .isLessThanOrEqualTo(1.01);
  }

  @Test
  void aLinkThatIsToldMoreThanItsCapacityIsWarnedOf() {
    LoadSettings calls =
        quiet()
            .withRate("call.peer_per_day", 30)
            .withRate("message.size", 0.01)
            .withLink(id("internet.redmond"), 4_000);
    Designs admitting = DESIGN.offer("call-admission-control");
    for (Designs design : List.of(DESIGN, admitting)) {
      LoadWarning warning = run(design, calls, 20).warnings().getFirst();
      assertThat(warning.limit()).isEqualTo("link.internet.kbps");
      assertThat(warning.element()).isEqualTo(id("internet.redmond"));
      assertThat(warning.most()).isEqualTo(4_000);
      assertThat(warning.reached()).isGreaterThan(4_000);
    }
    assertThat(run(DESIGN, calls.withoutLink(id("internet.redmond")), 20).warnings()).isEmpty();
  }

  @Test
  void aBandwidthCountsWhateverTheCodecAndGoesWithIt() {
    LoadSettings usual = LoadSettings.USUAL;
    assertThat(usual.kbps("audio-peer")).isEqualTo(39.8);
    assertThat(
            usual.withBandwidth("audio-peer", 70).withDimension(Dimension.MAX).kbps("audio-peer"))
        .isEqualTo(70);
    assertThat(
            usual
                .withBandwidth("audio-peer", 70)
                .withCodec("audio-peer", "RTAudioNB")
                .kbps("audio-peer"))
        .isEqualTo(29.3);
    assertThat(usual.kbps("sharing")).isEqualTo(700);
    assertThat(usual.withDimension(Dimension.MAX).kbps("sharing")).isEqualTo(8_800);
    assertThat(usual.withBandwidth("file", 5).kbps("file")).isEqualTo(5);
    LoadSettings sharing = quiet().withRate("user_model.p2p.app_sharing", 30);
    double narrow =
        run(DESIGN, sharing.withBandwidth("sharing", 70), 10).firewalls().getFirst().mean();
    double wide = run(DESIGN, sharing, 10).firewalls().getFirst().mean();
    assertThat(narrow).isLessThan(wide / 5);
    assertThat(refusal(DESIGN, usual.withBandwidth("voice", 5)))
        .containsExactly("load.refused.bandwidth");
  }

  @Test
  void telephoneCallsPassTheMediationService() {
    Designs voice = DESIGN.offer("enterprise-voice").set("pool01/services/0", "\"mediation\"");
    LoadSettings calls = quiet().withUsers(8000).withRate("user_model.voice.calls_busy_hour", 12);
    LoadResult r = run(voice, calls, 30);
    assertThat(r.line(Activity.CALL).delivered()).isPositive();
    assertThat(Loads.limits(r)).contains("mediation.calls_collocated");
    assertThat(
            Loads.limits(
                run(
                    voice,
                    calls
                        .withRate("user_model.voice.bypass", 100)
                        .withRate("user_model.remote_users", 0),
                    30)))
        .isEmpty();
  }

  @Test
  void outboundMayPassTheDirector() {
    Designs design = Designs.template("director-single");
    LoadSettings out =
        quiet()
            .withRate("user_model.im.sessions_per_day", 6)
            .withRate("user_model.remote_users", 0);
    String director =
        new Design(design.topology()).directors().getFirst().servers().getFirst().id().value();
    long straight = Loads.server(run(design, out, 10), director).handled();
    long through =
        Loads.server(run(design, out.withOutboundByDirector(true), 10), director).handled();
    assertThat(through).isGreaterThan(straight);
  }

  @Test
  void unknownFaultsAndSettingsAreRefused() {
    assertThat(refusal(DESIGN, LoadSettings.USUAL, Loads.down("nothing", 0, 1)))
        .containsExactly("load.refused.fault");
    assertThat(refusal(DESIGN, LoadSettings.USUAL, Loads.down("edge01", 3, 1)))
        .containsExactly("load.refused.fault-time");
    assertThat(refusal(DESIGN, LoadSettings.USUAL.withUsers(0)))
        .containsExactly("load.refused.users");
    assertThat(refusal(DESIGN, LoadSettings.USUAL.withInterval(Duration.ZERO)))
        .containsExactly("load.refused.interval");
    assertThat(refusal(DESIGN, LoadSettings.USUAL.withRate("day.logon", -1)))
        .containsExactly("load.refused.rate-value");
    assertThat(refusal(DESIGN, LoadSettings.USUAL.withLink(id("internet.redmond"), 0)))
        .containsExactly("load.refused.link");
    assertThat(refusal(Designs.blank(), LoadSettings.USUAL.withUsers(10)))
        .containsExactly("load.refused.no-users");
    assertThatThrownBy(() -> LoadSettings.USUAL.withRate("no.such", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LoadSettings.USUAL.withCodec("audio-peer", "none"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void runIsWatchedAndStopped() {
    List<Double> told = new ArrayList<>();
    LoadWatch watch =
        new LoadWatch() {
          @Override
          public void done(double share) {
            told.add(share);
          }

          @Override
          public boolean isCancelled() {
            return told.size() == 2;
          }
        };
    LoadRun run = Loads.ready(DESIGN, LoadSettings.USUAL, Duration.ofDays(1), 1);
    assertThatThrownBy(() -> run.run(watch)).isInstanceOf(CancellationException.class);
    assertThat(told).hasSize(2).isSorted().allMatch(share -> share > 0 && share < 1);
    assertThatThrownBy(() -> LoadEnsemble.of(run, List.of(1L, 2L), 2, watch))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void ensembleIsTheSameOnAnyNumberOfThreads() {
    LoadRun run = Loads.ready(DESIGN, busy(), Duration.ofMinutes(3), 7);
    LoadEnsemble one = LoadEnsemble.of(run, List.of(7L, 8L, 9L), 1, LoadWatch.NONE);
    LoadEnsemble three = LoadEnsemble.of(run, List.of(7L, 8L, 9L), 3, LoadWatch.NONE);
    assertThat(LoadCsv.of(three)).isEqualTo(LoadCsv.of(one));
    assertThat(LoadJson.text(three.results().getFirst(), 0))
        .isEqualTo(LoadJson.text(run.run(LoadWatch.NONE), 0));
    LoadEnsemble.Line sent =
        one.lines().stream()
            .filter(l -> l.section().equals("run") && l.metric().equals("sent"))
            .findFirst()
            .orElseThrow();
    assertThat(sent.least()).isLessThan(sent.mean());
    assertThat(sent.greatest()).isGreaterThan(sent.mean());
    assertThat(sent.halfwidth95()).isPositive();
  }

  @Test
  void twoRunsAreCompared() {
    LoadResult before = run(DESIGN, busy(), 5);
    LoadResult after = run(DESIGN, busy(), 5, Loads.down("edge02", 1, 2));
    assertThat(LoadComparison.of(before, before).differences()).isEmpty();
    LoadComparison comparison = LoadComparison.of(before, after);
    assertThat(comparison.differences()).isNotEmpty();
    assertThat(comparison.lines().stream().filter(l -> l.metric().equals("users")).findFirst())
        .hasValueSatisfying(l -> assertThat(l.change()).contains(0.0));
    assertThat(LoadCsv.of(comparison)).startsWith("section,element,metric,before,after,change\n");
  }

  @Test
  void jsonIsWellFormedAndInPlace() {
    LoadResult r = run(DESIGN, busy(), 5, Loads.down("edge02", 1, 2));
    Outcome<Json> parsed = Json.parse(LoadJson.text(r, 3));
    assertThat(parsed).isInstanceOf(Outcome.Ok.class);
    assertThat(LoadJson.tree(r)).containsEntry("users", 5000).containsEntry("sent", r.sent());
    assertThat(LoadJson.text(r, 1)).endsWith("\n  }");
    assertThat(LoadCsv.of(r).lines()).allMatch(l -> l.chars().filter(c -> c == ',').count() == 4);
  }

  @Test
  void reportNamesEveryPart() {
    LoadResult r =
        run(DESIGN, sends(busy(), "northwindtraders", 60), 5, Loads.down("edge02", 1, 2));
    String report = LoadReport.of(r, Texts.english(), ElementId::value);
    assertThat(report)
        .doesNotContain("«")
        .contains("edge01.contoso.net", "Outer firewall", "northwindtraders.com", "WARNINGS");
    assertThat(report.lines()).allMatch(l -> l.equals(l.stripTrailing()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0004, 1, 1234.5678, 1e12})
  void numbersHaveAtMostThreeDecimals(double value) {
    assertThat(LoadText.number(value)).matches("[0-9]+(\\.[0-9]{1,3})?");
    assertThat(Double.parseDouble(LoadText.number(value))).isCloseTo(value, within(0.0005));
    assertThat(LoadText.number(-1e-9)).isEqualTo("0");
  }

  // Catalogue

  @Test
  void everyFigureHasATextAndIsUsed() throws IOException {
    String sources;
    try (var files = Files.list(Designs.root().resolve("src/main/java/edgewise/sim/load"))) {
      sources =
          files
              .sorted()
              .map(
                  f -> {
                    try {
                      return Files.readString(f);
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  })
              .collect(Collectors.joining());
    }
    for (Rate rate : Rates.standard().all()) {
      assertThat(Texts.english().has(rate.textKey())).as(rate.id()).isTrue();
      String stem = rate.id().replaceAll("(quorum\\.functional|conf\\.size)\\.[0-9]+$", "$1.");
      assertThat(sources).as(rate.id()).contains('"' + stem + '"');
    }
    for (Limits.Limit limit : Limits.standard().all()) {
      if (sources.contains('"' + limit.item() + '"') && !limit.item().startsWith("hardware.")) {
        assertThat(Texts.english().has("load.limit." + limit.item())).as(limit.item()).isTrue();
      }
    }
  }

  @Test
  void everyKindReasonAndMeasureHasAText() {
    for (Activity t : Activity.values()) {
      assertThat(Texts.english().has(t.label().key())).as("%s", t).isTrue();
    }
    for (DropReason r : DropReason.values()) {
      assertThat(Texts.english().has(r.label().key())).as("%s", r).isTrue();
    }
  }

  @Test
  void profilesHoldAWholeDayAndThePublishedPeaks() {
    for (String column : List.of("message", "call", "conference")) {
      assertThat(Arrays.stream(DayProfile.of(column)).sum())
          .as(column)
          .isCloseTo(100, within(1e-9));
    }
    double[] calls = Arrays.stream(DayProfile.of("call")).sorted().toArray();
    assertThat(calls[23] + calls[22]).isEqualTo(50);
    assertThat(Arrays.stream(DayProfile.of("conference")).sorted().skip(20).sum()).isEqualTo(75);
    assertThat(Codecs.standard().all()).allMatch(c -> c.typicalKbps() <= c.maxKbps());
  }
}
