package edgewise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.sim.load.LoadCsv;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadJson;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.Outage;
import edgewise.text.Outcome;
import edgewise.work.Job;
import edgewise.work.LoadQuestion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `simulate --load`: every option reaches the run.
class SimulateLoadTest {
  private static final String DESIGN = "edge-scaled-dnslb-nat";

  private static String simulate(String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, false, UTF_8);
    List<String> args = new ArrayList<>(List.of("simulate"));
    args.add(Designs.root().resolve("templates").resolve(DESIGN + ".edgewise").toString());
    args.addAll(List.of(options));
    Cli.run(args.toArray(String[]::new), new Console(to, to, false, ""));
    return out.toString(UTF_8);
  }

  private static LoadEnsemble answer(LoadQuestion question) {
    return ((Outcome.Ok<LoadEnsemble>)
            question.answer(
                new Design(Designs.template(DESIGN).topology()), _ -> {}, Job.UNWATCHED))
        .value();
  }

  private static LoadQuestion question() {
    return LoadQuestion.USUAL
        .with(
            LoadSettings.USUAL
                .withUsers(300)
                .withStart(LocalTime.of(10, 30))
                .withRate("user_model.presence.polls", 1.5))
        .withDuration(Duration.ofMinutes(20))
        .withSeed(5);
  }

  private static String[] options(String... more) {
    List<String> all = new ArrayList<>(List.of("--load", "300", "--duration", "20m"));
    all.addAll(List.of("--start", "10:30", "--seed", "5"));
    all.addAll(List.of("--rate", "user_model.presence.polls=1.5"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aServerFailsAndRecoversWhenToldSo() {
    LoadQuestion question =
        question()
            .withOutages(
                List.of(
                    Outage.of(
                        ElementId.of("edge01"), Duration.ofMinutes(5), Duration.ofMinutes(10)),
                    Outage.of(ElementId.of("internet.redmond"), Duration.ofMinutes(15))));
    assertThat(
            simulate(
                options(
                    "--fail",
                    "edge01@PT5M-00:10",
                    "--fail",
                    "internet.redmond@PT15M",
                    "--format",
                    "csv")))
        .isEqualTo(LoadCsv.of(answer(question)));
  }

  @Test
  void severalRunsSayEveryNumberWithItsSpread() {
    LoadEnsemble runs = answer(question().withRuns(3));
    assertThat(simulate(options("--runs", "3", "--format", "csv"))).isEqualTo(LoadCsv.of(runs));
    assertThat(simulate(options("--runs", "3", "--format", "json")))
        .contains("\"load\": " + LoadJson.text(runs, 1))
        .contains("\"seeds\": [5, 6, 7]");
    assertThat(simulate(options("--runs", "3")))
        .contains("3 runs of 300 users, 0:20:00 from 10:30, seeds from 5")
        .containsPattern("Instant messages +sent +\\d")
        .doesNotContain("«");
  }

  @Test
  void latencyAndReasonsOfDropsAreTimeSeriesToo() {
    String csv = simulate(options("--fail", "lsedge@PT10M", "--format", "csv"));
    assertThat(csv).contains("\nseries,,p95-ms,300,").contains("\nseries,edge-down,dropped,1200,");
  }
}
