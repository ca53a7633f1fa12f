package edgewise.export;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Direction;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.sim.FlowResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedTest {
  @Test
  void everyWantedFlowOfACleanTemplateArrives() {
    Simulated simulated = Designs.template("edge-scaled-dnslb-nat").exportInput().simulated();
    assertThat(simulated.counts().keySet()).contains(Verdict.DELIVERED);
    assertThat(simulated.counts()).doesNotContainKey(Verdict.FAILED);
  }

  @Test
  void cellsAreTheWorstOfAllUsersInAFixedOrder() {
    List<FlowResult> cells =
        Designs.template("large-multi-datacenter").exportInput().simulated().cells();
    assertThat(
            cells.stream()
                .map(r -> r.flow().partnerName() + r.flow().traffic().id() + r.flow().direction()))
        .doesNotHaveDuplicates();
    assertThat(cells.getFirst().flow().traffic()).isEqualTo(Traffic.IM);
    assertThat(cells.getFirst().flow().direction()).isEqualTo(Direction.OUT);
    assertThat(cells.getLast().flow().traffic()).isEqualTo(Traffic.SIGNIN);
  }

  @Test
  void flowsRunOnceForAllWhoAsk() {
    ExportInput in = Designs.template("edge-single-nat").exportInput();
    assertThat(in.simulated().results()).isSameAs(in.simulated().results());
  }
}
