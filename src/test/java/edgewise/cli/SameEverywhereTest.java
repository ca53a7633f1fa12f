package edgewise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Assumption;
import edgewise.model.Element;
import edgewise.model.Partner;
import edgewise.model.Traffic;
import edgewise.plan.Plan;
import edgewise.sim.Fault;
import edgewise.sim.FlowResult;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import edgewise.text.Texts;
import edgewise.work.Failures;
import edgewise.work.Job;
import edgewise.work.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every flow can be run from the window and from the command line, with the same result.
class SameEverywhereTest {
  private static final Texts TEXTS = Texts.english();

  /// The first fields of a flow in the answer, in their order.
  private static final Pattern FLOW =
      Pattern.compile(
          "\\{\\s*\"flow\": \"([^\"]*)\",\\s*\"partner\": \"([^\"]*)\",\\s*\"direction\":"
              + " \"([^\"]*)\",\\s*\"user\": \"([^\"]*)\",\\s*\"verdict\":"
              + " \"([^\"]*)\",\\s*\"code\": \"[^\"]*\",\\s*\"reason\": \"([^\"]*)\"");

  static List<String> templates() {
    return Designs.templateNames();
  }

  private static List<String> commandLine(String template, List<String> more) {
    List<String> args = new ArrayList<>();
    args.add("simulate");
    args.add(Designs.root().resolve("templates/" + template + ".edgewise").toString());
    args.addAll(List.of("--format", "json", "--flow"));
    args.add(Arrays.stream(Traffic.values()).map(Traffic::id).collect(Collectors.joining(",")));
    args.addAll(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Cli.run(
        args.toArray(String[]::new),
        new Console(
            new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8), false, ""));
    assertThat(err.toString(UTF_8)).isEmpty();
    List<String> flows = new ArrayList<>();
    Matcher m = FLOW.matcher(out.toString(UTF_8));
    while (m.find()) {
      flows.add(
          String.join("|", m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6)));
    }
    return flows;
  }

  private static List<String> window(Plan plan, List<Fault> faults) {
    return window(plan, faults, List.of());
  }

  private static List<String> window(Plan plan, List<Fault> faults, List<Assumption> assumptions) {
    Simulation all =
        Simulation.of(new Simulator(plan, SimSettings.with(assumptions)), faults, Job.UNWATCHED);
    List<String> flows = new ArrayList<>();
    for (FlowResult r : all.results()) {
      flows.add(
          String.join(
              "|",
              r.flow().traffic().id(),
              r.flow().partnerName(),
              r.flow().direction().id(),
              r.flow().userName(),
              r.verdict().id(),
              r.reason().isNone() ? "" : TEXTS.say(r.reason().message())));
    }
    return flows;
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyFlowEndsAlikeInTheWindowAndOnTheCommandLine(String template) {
    Plan plan = Designs.template(template).plan();
    assertThat(commandLine(template, List.of())).isEqualTo(window(plan, List.of()));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyFlowEndsAlikeWhileSomethingIsOutOfService(String template) {
    Plan plan = Designs.template(template).plan();
    List<Fault> faults = oneOfEachKind(plan);
    List<String> more = new ArrayList<>();
    for (Fault f : faults) {
      more.add("--fail");
      more.add(f.text());
    }
    assertThat(commandLine(template, more)).isEqualTo(window(plan, faults));
  }

  @ParameterizedTest
  @EnumSource(Assumption.class)
  void everyFlowEndsAlikeUnderEveryAssumption(Assumption assumption) {
    Plan plan = Designs.template("edge-scaled-hlb").plan();
    List<Fault> faults = oneOfEachKind(plan);
    List<String> more = new ArrayList<>(List.of("--assume", assumption.id()));
    faults.forEach(f -> more.addAll(List.of("--fail", f.text())));
    assertThat(commandLine("edge-scaled-hlb", more))
        .isEqualTo(window(plan, faults, List.of(assumption)));
  }

  @Test
  void anAssumptionReachesTheCommandLine() {
    List<String> more = List.of("--fail", "rule:edge-ext-crl-http-out/lsedge");
    List<String> usual = commandLine("edge-scaled-dnslb-nat", more);
    List<String> strict = new ArrayList<>(more);
    strict.addAll(List.of("--assume", "strict-revocation"));
    assertThat(usual).noneMatch(f -> f.startsWith("im|litware.com|out|Contoso users|failed"));
    assertThat(commandLine("edge-scaled-dnslb-nat", strict))
        .anyMatch(f -> f.startsWith("im|litware.com|out|Contoso users|failed"));
  }

  /// The last thing of each kind that can fail, as far as the design has one.
  private static List<Fault> oneOfEachKind(Plan plan) {
    List<Fault> found = new ArrayList<>();
    for (Fault.Kind kind : Fault.Kind.values()) {
      Failures.of(plan).stream()
          .map(Failures.Choice::fault)
          .filter(f -> f.kind() == kind)
          .reduce((_, b) -> b)
          .ifPresent(found::add);
    }
    return found;
  }

  @Test
  void theTemplatesHaveEveryTrafficAndEveryKindOfPartner() {
    Set<String> traffic = new TreeSet<>();
    Set<String> kinds = new TreeSet<>();
    for (String template : templates()) {
      Plan plan = Designs.template(template).plan();
      new Simulator(plan, SimSettings.STANDARD)
          .wanted()
          .forEach(f -> traffic.add(f.traffic().id() + " " + f.direction().id()));
      plan.design().elements().stream()
          .filter(Partner.class::isInstance)
          .map(Element::kind)
          .forEach(k -> kinds.add(k.value()));
    }
    assertThat(traffic)
        .contains("signin in", "push out", "im in", "im out", "presence in", "presence out")
        .contains("audio in", "video out", "sharing in", "file out", "webconf in", "webconf out");
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "allowed-domain",
            "allowed-server",
            "discovered-domain",
            "hosting-provider",
            "public-im-provider",
            "push-clearing-house",
            "xmpp-partner");
  }

  /// Names of firewalls as drawn, words where nothing is drawn, never an id.
  @Test
  void reasonsCallThingsAsTheyAreDrawn() {
    Plan plan = Designs.template("edge-scaled-hlb").set("inner-firewall/name", "\"Berta\"").plan();
    assertThat(window(plan, List.of(Fault.element("inner-firewall"))))
        .anyMatch(f -> f.endsWith("|Berta is down."))
        .noneMatch(f -> f.contains("inner-firewall"));
    List<Fault> inner =
        plan.firewall().stream()
            .filter(r -> r.firewall().id().equals("external"))
            .map(r -> Fault.rule(r.id()))
            .toList();
    assertThat(window(plan, inner))
        .anyMatch(f -> f.matches(".*No row of .* lets .* pass from .*"))
        .noneMatch(f -> f.contains("No row of external"))
        .noneMatch(f -> f.matches(".*(from|to) (remote|resolver|crl|clients)[ .].*to .*"));
  }

  @Test
  void everythingThatCanFailIsOffered() {
    Set<String> offered = new TreeSet<>();
    for (String template : templates()) {
      Plan plan = Designs.template(template).plan();
      for (Failures.Choice c : Failures.of(plan)) {
        Fault f = c.fault();
        switch (f.kind()) {
          case ELEMENT ->
              offered.add(
                  Failures.element(f.target(), plan.design())
                      .flatMap(plan.design()::find)
                      .filter(e -> e.id().value().equalsIgnoreCase(f.target()))
                      .map(e -> e.getClass().getSimpleName())
                      .orElse("server"));
          case CERTIFICATE -> offered.add("cert:" + f.detail().replaceAll("=.*", ""));
          case LINK, RECORD, RULE -> offered.add(f.kind().name());
        }
        assertThat(Fault.parse(f.text())).isEqualTo(edgewise.text.Outcome.ok(f));
      }
    }
    assertThat(offered)
        .contains("server", "EdgePool", "Pool", "LoadBalancer", "Firewall", "Site", "Partner")
        .contains("ReverseProxy", "LINK", "RECORD", "RULE")
        .contains("cert:missing", "cert:expired", "cert:untrusted", "cert:no-eku", "cert:no-name");
  }
}
