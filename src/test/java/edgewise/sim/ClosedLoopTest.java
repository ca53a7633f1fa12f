package edgewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.fixture.RandomDesigns;
import edgewise.model.Verdict;
import edgewise.plan.CertificateRow;
import edgewise.plan.DnsRow;
import edgewise.plan.FirewallRow;
import edgewise.plan.Plan;
import edgewise.plan.San;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables are sufficient and minimal: with them everything that is wanted gets through, and
/// without any one of their rows something does not.
class ClosedLoopTest {
  /// Rows of the published tables that let the same traffic pass, both of which are kept as the
  /// literature has them (decision ports.10 for media ranges; the client and the server table both
  /// list sign-in on 5061; the range of file transfer holds that of older clients). Without either
  /// one nothing breaks, without all of them something does.
  private static final Set<String> OVERLAPS =
      Set.of(
          "cli-sip-5061 ~ fe-sip-5061",
          "fe-sip-5061 ~ cli-sip-5061",
          "fe-sip-5061 ~ fe-sip-5061",
          "fe-as-media ~ fe-video-tcp",
          "fe-as-media ~ srv-audio-tcp",
          "fe-video-tcp ~ fe-as-media",
          "fe-as-media-udp ~ fe-video-udp",
          "fe-as-media-udp ~ srv-audio-udp",
          "fe-video-udp ~ fe-as-media-udp",
          "cli-ft-legacy ~ cli-ft-p2p",
          "phone-dhcp ~ cli-dhcp");

  /// Reasons that a plan cannot mend: a function that is switched off where it is wanted.
  private static final Set<Why> SWITCHES =
      EnumSet.of(
          Why.EDGE_REMOTE_OFF, Why.MEDIA_NO_EDGE, Why.EDGE_FEDERATION_OFF, Why.EDGE_XMPP_OFF);

  static Stream<String> templates() {
    return Designs.templateNames().stream();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everythingWantedGetsThroughByTheTables(String template) {
    Impact impact = impact(Designs.template(template).plan());
    assertThat(impact.flows()).allMatch(f -> f.verdict() == Verdict.DELIVERED);
    assertThat(impact.needs().stream().filter(n -> !n.isMet()).map(ClosedLoopTest::say)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noRowRecordOrNameIsThereForNothing(String template) {
    Plan plan = Designs.template(template).plan();
    assertThat(idle(plan, impact(plan))).isEmpty();
  }

  /// Seeds that once showed a gap: signalling of public IM and push without federation proper;
  /// pages of meetings for people of partners where nobody else comes from outside.
  @ParameterizedTest
  @ValueSource(longs = {5624937669107018408L, 2612, 4471291760718808912L})
  void designsThatOnceShowedAGapAreSufficientAndMinimal(long seed) {
    sufficientAndMinimal(seed);
  }

  /// The same designs in every run, so that a change is judged and not luck; without the fixed seed
  /// other thousands are drawn.
  @Property(tries = 1000, seed = "20131211")
  void randomDesignsAreSufficientAndMinimal(@ForAll @LongRange(min = 0) long seed) {
    sufficientAndMinimal(seed);
  }

  private static void sufficientAndMinimal(long seed) {
    Plan plan = RandomDesigns.plan(seed);
    Impact impact = impact(plan);
    assertThat(
            impact.flows().stream()
                .filter(f -> f.flow().wanted() && f.verdict() != Verdict.DELIVERED)
                .filter(f -> !SWITCHES.contains(f.reason().why()))
                .map(f -> f.flow().key() + " " + f.reason()))
        .isEmpty();
    assertThat(impact.needs().stream().filter(n -> !n.isMet()).map(ClosedLoopTest::say)).isEmpty();
    assertThat(idle(plan, impact)).isEmpty();
  }

  @Test
  void everyNeedSaysWhatStopsWithoutIt() {
    Set<String> keys = new TreeSet<>();
    for (String template : Designs.templateNames()) {
      new Simulator(Designs.template(template).plan(), SimSettings.STANDARD)
          .needs()
          .forEach(n -> keys.add(n.what()));
    }
    assertThat(keys).isNotEmpty().allMatch(Texts.english()::has);
  }

  @Test
  void aRowThatIsMissingFromTheTablesIsFound() {
    Plan plan = Designs.template("edge-single-nat").plan();
    List<FirewallRow> rows = new ArrayList<>(plan.firewall());
    rows.removeIf(r -> r.id().equals("edge-int-cms-https/pool01/lsedge"));
    Plan less = new Plan(plan.design(), rows, plan.dns(), plan.certificates());
    assertThat(impact(less).needs().stream().filter(n -> !n.isMet()))
        .singleElement()
        .extracting(n -> n.need().what())
        .isEqualTo("sim.need.replication");
  }

  private static Impact impact(Plan plan) {
    return new Impact(new Simulator(plan, SimSettings.STANDARD));
  }

  private static String say(NeedResult need) {
    return need.need().id() + " " + need.reason();
  }

  /// What could be left out without anybody noticing.
  private static List<String> idle(Plan plan, Impact impact) {
    List<String> idle = new ArrayList<>();
    for (FirewallRow row : plan.firewall()) {
      Impact.Loss loss = impact.withoutRule(row.id());
      if (loss.isEmpty() && !isOverlap(row.id(), loss, impact)) {
        idle.add("rule:" + row.id() + " " + loss.standIns());
      }
    }
    for (DnsRow row : plan.dns()) {
      if (impact.withoutRecord(row.id()).isEmpty()) {
        idle.add("dns:" + row.id());
      }
    }
    for (CertificateRow row : plan.certificates()) {
      Set<String> names = new LinkedHashSet<>(Set.of(row.subject()));
      row.sans().stream().map(San::name).forEach(names::add);
      for (String name : names) {
        if (impact.withoutName(row.id(), name).isEmpty()) {
          idle.add("name:" + row.id() + " " + name);
        }
      }
    }
    return idle;
  }

  private static boolean isOverlap(String id, Impact.Loss loss, Impact impact) {
    List<String> all = new ArrayList<>(List.of(id));
    all.addAll(loss.standIns());
    return !loss.standIns().isEmpty()
        && loss.standIns().stream().allMatch(s -> OVERLAPS.contains(rule(id) + " ~ " + rule(s)))
        && !impact.withoutRules(all).isEmpty();
  }

  private static String rule(String id) {
    return id.substring(0, id.indexOf('/'));
  }
}
