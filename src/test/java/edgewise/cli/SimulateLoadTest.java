package edgewise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.ElementId;
import edgewise.plan.Design;
import edgewise.sim.load.Dimension;
import edgewise.sim.load.LoadCsv;
import edgewise.sim.load.LoadEnsemble;
import edgewise.sim.load.LoadJson;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.Outage;
import edgewise.sim.load.PartnerLoad;
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
  void codecsPartnersAndLinksReachTheRun() {
    LoadSettings settings =
        question()
            .settings()
            .withInterval(Duration.ofMinutes(2))
            .withDimension(Dimension.MAX_FEC)
            .withCodec("audio-peer", "RTAudioNB")
            .withBandwidth("sharing", 1500)
            .withPartner(
                ElementId.of("litware"),
                PartnerLoad.USUAL
                    .withWeight(3)
                    .withMessagesPerSecond(2.5)
                    .withContactedUsers(40)
                    .withInvalidPercent(12.5))
            .withLink(ElementId.of("internet.redmond"), 1_500)
            .withOutboundByDirector(true)
            .withPublicImStays(false);
    String csv = LoadCsv.of(answer(question().with(settings)));
    assertThat(csv)
        .contains("\nlinks,internet.redmond,peak-utilisation,,")
        .contains("\nwarnings,internet.redmond,link.internet.kbps,,");
    List<String> more = new ArrayList<>(List.of("--interval", "2m", "--dimension", "max-fec"));
    more.addAll(List.of("--codec", "audio-peer=rtaudionb", "--bandwidth", "sharing=1500"));
    more.addAll(List.of("--partner-load", "litware.com:share=3,litware:messages=2.5"));
    more.addAll(List.of("--partner-load", "Litware.com:contacts=40,litware:invalid=12.5"));
    more.addAll(List.of("--link", "internet.Redmond=1.5M"));
    more.addAll(List.of("--outbound-by-director", "--public-im-moves-on"));
    assertThat(simulate(options(with(more, "--format", "csv")))).isEqualTo(csv);
    assertThat(simulate(options(with(more))))
        .containsPattern(
            "Internet link of Redmond: kbps between the site and the Internet: \\d+(\\.\\d+)?,"
                + " capacity 1500 \\(link.internet.kbps\\), first at 0:");
  }

  private static String[] with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void whatIsSaidOfNoPartnerOrLinkIsRefused() {
    assertThat(simulate(options("--partner-load", "nobody:share=1")))
        .isEqualTo("edgewise: no partner is called nobody; use its name, id or a domain of it\n");
    assertThat(simulate(options("--partner-load", "litware:invalid=101")))
        .isEqualTo(
            "edgewise: litware:invalid=101 says nothing of a partner; write PARTNER:WHAT=VALUE with"
                + " one of share, messages, contacts, invalid and a number that fits\n");
    assertThat(simulate(options("--link", "uplink.redmond=0")))
        .isEqualTo(
            "edgewise: uplink.redmond=0 is no link with a capacity; write LINK=KBPS with one of"
                + " uplink.redmond, internet.redmond and a number such as 20000 or 20M\n");
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
