package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.edit.Elements;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.model.ReverseProxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Someone new draws a small organization from what the empty drawing says, and reads its firewall
/// rules: how much there is to do for that is counted.
class FiveMinutesTest {
  /// A person needs about this many seconds for one click, drag or word; what is counted has to fit
  /// into five minutes with room for reading.
  private static final double SECONDS_A_MOVE = 3;

  @TempDir private Path folder;
  private Hand hand;

  @BeforeEach
  void begin() throws Exception {
    hand = Hand.at(folder, 1280, 800);
  }

  @AfterEach
  void end() {
    hand.leave();
  }

  @Test
  void aSmallOrganizationIsDrawnFromTheHintsAlone(TestReporter report) {
    hand.click("start-new");
    assertThat(hand.node("empty-hint")).isPresent();

    hand.field("name", "Fabrikam");
    hand.click("add-sipDomains");
    hand.field("sipDomains-0-name", "fabrikam.com");
    Windows.save(hand.w.picture(), Path.of("target/snapshots/states/empty-hint.png"));
    hand.place("edge-server", 330, 220);
    assertThat(hand.node("empty-hint")).isEmpty();
    hand.pick("standard-edition");
    hand.click(hand.on(430, 200));
    hand.fit();
    hand.pick("reverse-proxy");
    hand.click(hand.on(330, 330));
    hand.fit();
    hand.pick("allowed-domain");
    hand.click(hand.on(60, 240));
    hand.fit();

    Windows.save(hand.w.picture(), Path.of("target/snapshots/states/five-minutes.png"));

    ElementId edge = Elements.all(hand.document(), EdgePool.class).getFirst().id();
    assertThat(Elements.all(hand.document(), ReverseProxy.class)).hasSize(1);
    assertThat(Elements.all(hand.document(), Partner.class)).hasSize(1);
    var analysis = hand.w.session.opened().orElseThrow().analysis();
    List<Finding> errors =
        analysis.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    assertThat(errors.stream().map(f -> f.check() + " " + hand.w.session.texts().say(f.message())))
        .isEmpty();
    assertThat(analysis.plan().firewall().stream().filter(r -> r.elements().contains(edge)))
        .isNotEmpty();
    report.publishEntry("effort", hand.effort());
    int words = 2;
    assertThat((hand.clicks() + hand.drags() + words + hand.keys() / 5.0) * SECONDS_A_MOVE)
        .isLessThan(300);
  }
}
