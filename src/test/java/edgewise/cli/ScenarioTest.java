package edgewise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.DeleteScenario;
import edgewise.edit.Remove;
import edgewise.edit.RenameScenario;
import edgewise.edit.SaveScenario;
import edgewise.fixture.Designs;
import edgewise.model.Assumption;
import edgewise.model.Direction;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Scenario;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Plans;
import edgewise.sim.Fault;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import edgewise.store.DesignFile;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.work.ScenarioRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scenarios that are saved in a design.
class ScenarioTest {
  private static final Document NAT = Designs.template("edge-scaled-dnslb-nat").document();

  @TempDir private Path folder;

  private static Scenario scenario(
      String name, String partner, Verdict expected, String... faults) {
    return new Scenario(
        name,
        Optional.of(ElementId.of(partner)),
        Optional.of(Traffic.AUDIO),
        Optional.of(Direction.OUT),
        Optional.empty(),
        List.of(faults),
        List.of(),
        Optional.ofNullable(expected));
  }

  private static Document with(Document before, Scenario... scenarios) {
    Document now = before;
    for (Scenario s : scenarios) {
      now = new SaveScenario(s).on(now);
    }
    return now;
  }

  private static List<String> names(Document document) {
    return document.decisions().scenarios().stream().map(Scenario::name).toList();
  }

  private static ScenarioRun run(Document document, String name) {
    return ScenarioRun.of(
        new Simulator(Plans.of(document.topology()), SimSettings.STANDARD),
        document.decisions().scenario(name).orElseThrow());
  }

  @Test
  void scenariosAreSavedReplacedRenamedAndDeleted() {
    Scenario calls = scenario("Calls", "litware", Verdict.DELIVERED);
    Document two = with(NAT, calls, scenario("Half an Edge", "litware", null, "edge01"));
    assertThat(names(two)).containsExactly("Calls", "Half an Edge");
    assertThat(new SaveScenario(calls).on(two)).isSameAs(two);
    Scenario other = scenario("Calls", "adatum", Verdict.FAILED);
    Document replaced = new SaveScenario(other).on(two);
    assertThat(replaced.decisions().scenario("Calls")).contains(other);
    assertThat(names(replaced)).containsExactly("Calls", "Half an Edge");
    assertThat(names(new RenameScenario("Calls", "Voice").on(two)))
        .containsExactly("Voice", "Half an Edge");
    assertThat(new RenameScenario("Calls", "Half an Edge").on(two)).isSameAs(two);
    assertThat(new RenameScenario("Calls", " ").on(two)).isSameAs(two);
    assertThat(names(new DeleteScenario("Calls").on(two))).containsExactly("Half an Edge");
    assertThat(new DeleteScenario("Nobody").on(two)).isSameAs(two);
    assertThat(two.topology()).isSameAs(NAT.topology());
  }

  @Test
  void aFileKeepsScenariosAndOneWithoutThemOpens() {
    Scenario hostile =
        new Scenario(
            "\"\u0000\n</script>",
            Optional.of(ElementId.of("nobody")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ElementId.of("nobody")),
            List.of("", "cert::", "link:,", "x@y", "dns:\u202e"),
            List.of(Assumption.values()),
            Optional.of(Verdict.NOT_SUPPORTED));
    Document saved = with(NAT, scenario("Calls", "litware", Verdict.DELIVERED), hostile);
    assertThat(DesignFile.parse(DesignFile.write(saved), "x")).isEqualTo(Outcome.ok(saved));
    assertThat(DesignFile.parse(DesignFile.write(NAT), "x")).isEqualTo(Outcome.ok(NAT));
    ScenarioRun run = run(saved, hostile.name());
    assertThat(run.state()).isEqualTo(ScenarioRun.State.GONE);
    assertThat(run.results()).isEmpty();
    assertThat(run.gone()).hasSize(7);
  }

  @Test
  void whatIsExpectedHoldsOrNoLongerHolds() {
    Document document =
        with(
            NAT,
            scenario("well", "litware", Verdict.DELIVERED),
            scenario("open", "litware", null),
            scenario("dead", "litware", Verdict.FAILED, "pool01"),
            scenario("wrong", "litware", Verdict.DELIVERED, "pool01"));
    assertThat(run(document, "well").state()).isEqualTo(ScenarioRun.State.HOLDS);
    assertThat(run(document, "open").state()).isEqualTo(ScenarioRun.State.OPEN);
    assertThat(run(document, "dead").state()).isEqualTo(ScenarioRun.State.HOLDS);
    assertThat(run(document, "wrong").state()).isEqualTo(ScenarioRun.State.BROKEN);
    assertThat(run(document, "wrong").worst()).contains(Verdict.FAILED);
    assertThat(run(document, "wrong").faults()).containsExactly(Fault.element("pool01"));
  }

  @Test
  void whatHasGoneIsNamedAndNothingElseBreaks() {
    Document document = with(NAT, scenario("half", "litware", Verdict.DELIVERED, "edge01"));
    Document less =
        new Remove(Set.of(ElementId.of("litware"), ElementId.of("lsedge"))).on(document);
    assertThat(names(less)).containsExactly("half");
    ScenarioRun run = run(less, "half");
    assertThat(run.state()).isEqualTo(ScenarioRun.State.GONE);
    assertThat(run.gone().stream().map(Texts.english()::say))
        .containsExactly(
            "no element, server or FQDN is called edge01; use an id or name of the design",
            "partner litware is gone");
  }

  @Test
  void assumptionsChangeWhatComesOfIt() {
    Document document =
        with(
            NAT,
            revocation("usual", List.of()),
            revocation("strict", List.of(Assumption.STRICT_REVOCATION)));
    assertThat(SimSettings.with(List.of())).isEqualTo(SimSettings.STANDARD);
    assertThat(run(document, "usual").worst()).contains(Verdict.DELIVERED);
    assertThat(run(document, "strict").worst()).contains(Verdict.FAILED);
  }

  private static Scenario revocation(String name, List<Assumption> assumptions) {
    return new Scenario(
        name,
        Optional.of(ElementId.of("litware")),
        Optional.of(Traffic.IM),
        Optional.empty(),
        Optional.empty(),
        List.of("rule:edge-ext-crl-http-out/lsedge"),
        assumptions,
        Optional.empty());
  }

  private record Answer(int code, String out, String err) {}

  private static Answer cli(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8), false, "");
    int code = Cli.run(args, console);
    return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void theCommandLineRunsASavedScenario() throws IOException {
    Document document =
        with(
            NAT,
            scenario("dead", "litware", Verdict.FAILED, "pool01"),
            scenario("wrong", "litware", Verdict.DELIVERED, "pool01"),
            scenario("gone", "litware", null, "nobody"));
    String file = Files.write(folder.resolve("d.edgewise"), DesignFile.write(document)).toString();
    Answer dead = cli("simulate", file, "--scenario", "dead");
    assertThat(dead.code()).isZero();
    assertThat(dead.out())
        .contains("Failed")
        .endsWith("Scenario dead holds: all its flows end as expected (Failed)\n");
    Answer wrong = cli("simulate", file, "--scenario", "wrong", "--format", "json");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out())
        .contains("\"expected\": \"delivered\"")
        .contains("\"state\": \"broken\"")
        .contains("\"verdict\": \"failed\"");
    assertThat(cli("simulate", file, "--scenario", "gone").err())
        .isEqualTo(
            "edgewise: scenario gone cannot be run: no element, server or FQDN is called nobody;"
                + " use an id or name of the design\n");
    assertThat(cli("simulate", file, "--scenario", "none").err())
        .isEqualTo("edgewise: no scenario is called none; the design has dead, wrong, gone\n");
    Answer both = cli("simulate", file, "--scenario", "dead", "--flow", "im");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("a scenario says itself what --flow says");
  }

  @Test
  void theCommandLineRunsAllSavedScenarios() throws IOException {
    Document document =
        with(
            NAT,
            scenario("dead", "litware", Verdict.FAILED, "pool01"),
            scenario("wrong", "litware", Verdict.DELIVERED, "pool01"),
            scenario("open", "litware", null, "pool01"),
            scenario("=gone", "litware", null, "nobody"));
    String file = Files.write(folder.resolve("d.edgewise"), DesignFile.write(document)).toString();
    Answer text = cli("simulate", file, "--scenarios");
    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out())
        .isEqualTo(
            """
            Holds             dead (1 flow): Failed; expected: Failed
            No longer holds   wrong (1 flow): Failed; expected: Delivered
                              Why: fe01.contoso.net is down.
            Nothing stated    open (1 flow): Failed; expected: Nothing stated
                              Why: fe01.contoso.net is down.
            Element is gone   =gone (1 flow): Delivered; expected: Nothing stated
                              Why: GONE
            Scenarios: 4; hold: 1, no longer hold: 1, name what is gone: 1, nothing stated: 1
            """
                .replace(
                    "GONE",
                    "no element, server or FQDN is called nobody; use an id or name of"
                        + " the design"));
    assertThat(cli("simulate", file, "--scenarios", "--format", "csv").out())
        .startsWith(
            "name,expected,state,verdict,flows,unexpected,reason\ndead,failed,holds,failed,1,,")
        .contains("\nwrong,delivered,broken,failed,1,audio/litware/out/")
        .contains("\n'=gone,,gone,delivered,1,,");
    String json = cli("simulate", file, "--scenarios", "--format", "json").out();
    assertThat(json)
        .contains("\"name\": \"wrong\"", "\"state\": \"broken\"", "\"partner\": \"litware.com\"");
    assertThat(DesignFile.parse(json.getBytes(UTF_8), "x").toString()).doesNotContain("JSON");
  }

  @Test
  void aDesignWhoseScenariosHoldOrThatHasNoneIsFine() throws IOException {
    Document document =
        with(
            NAT,
            scenario("well", "litware", Verdict.DELIVERED),
            scenario("open", "litware", null),
            scenario("dead", "litware", Verdict.FAILED, "pool01"));
    String file = Files.write(folder.resolve("d.edgewise"), DesignFile.write(document)).toString();
    Answer all = cli("simulate", file, "--scenarios");
    assertThat(all.code()).isZero();
    assertThat(all.out())
        .endsWith("hold: 2, no longer hold: 0, name what is gone: 0, nothing stated: 1\n");
    Answer none =
        cli(
            "simulate",
            Designs.root().resolve("templates/edge-scaled-dnslb-nat.edgewise").toString(),
            "--scenarios");
    assertThat(none.code()).isZero();
    assertThat(none.out()).isEqualTo("No scenario is saved in this design.\n");
  }

  @Test
  void bothEndsOfALinkReachTheCommandLine() {
    String file = Designs.root().resolve("templates/edge-scaled-dnslb-nat.edgewise").toString();
    Answer answer = cli("simulate", file, "--fail", "link:lsedge,pool01,edge02", "--flow", "im");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("The connection between ");
  }

  @Test
  void aSweepStartsFromWhatIsOutOfServiceAlready() {
    String file = Designs.root().resolve("templates/edge-scaled-dnslb-nat.edgewise").toString();
    String alone = cli("simulate", file, "--sweep", "1").out();
    String base = cli("simulate", file, "--sweep", "1", "--fail", "edge01").out();
    assertThat(lost(alone, "edge02")).isLessThan(lost(base, "edge02"));
    assertThat(lost(base, "edge01")).isZero();
  }

  private static int lost(String csv, String failed) {
    return csv.lines()
        .map(l -> l.split(","))
        .filter(l -> l[1].equals(failed))
        .mapToInt(l -> Integer.parseInt(l[2]))
        .findFirst()
        .orElseThrow();
  }
}
