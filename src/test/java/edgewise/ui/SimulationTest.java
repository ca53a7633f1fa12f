package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Remove;
import edgewise.edit.SetProperty;
import edgewise.model.ElementId;
import edgewise.model.Scenario;
import edgewise.model.Verdict;
import edgewise.plan.Plans;
import edgewise.sim.Fault;
import edgewise.sim.Flow;
import edgewise.sim.FlowResult;
import edgewise.sim.SimSettings;
import edgewise.sim.Simulator;
import edgewise.sim.Sweep;
import edgewise.text.Outcome;
import edgewise.ui.action.ContextMenus;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.canvas.Passage;
import edgewise.ui.panel.RowTable;
import edgewise.ui.simulate.Player;
import edgewise.ui.simulate.Simulating;
import edgewise.ui.theme.Theme;
import edgewise.work.ScenarioRun;
import edgewise.work.WeakPoints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Simulated traffic in the window.
@SuppressWarnings("EnumOrdinal")
class SimulationTest {
  private static final ElementId EDGE = ElementId.of("lsedge");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    w.show();
    w.template("edge-scaled-dnslb-nat");
    perform("simulate");
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private Simulating simulating() {
    return w.session.simulating();
  }

  private List<FlowResult> results() {
    return simulating().shown().orElseThrow().results();
  }

  private void fail(Fault fault) {
    Windows.run(() -> simulating().fail(fault));
    w.settle();
  }

  private String words(String id) {
    return robot.lookup("#" + id).queryAs(Label.class).getText();
  }

  @Test
  void theTablesGrowWhereDiagramsNeedRoom() {
    assertThat(Windows.onFx(() -> w.window.workspace().simulation().getHeight()))
        .isGreaterThan(270);
  }

  @Test
  void theWindowFindsWhatTheCommandLineFinds() {
    Fault fault = Fault.element("edge01");
    fail(fault);
    Simulator simulator =
        new Simulator(
            Plans.of(w.session.documentProperty().get().orElseThrow().topology()),
            SimSettings.STANDARD);
    List<String> expected = new ArrayList<>();
    for (Flow flow : simulator.wanted()) {
      FlowResult r = simulator.run(flow, List.of(fault));
      expected.add(flow.key() + " " + r.verdict() + " " + r.reason() + " " + r.hops());
    }
    assertThat(
            results().stream()
                .filter(r -> r.flow().wanted())
                .map(r -> r.flow().key() + " " + r.verdict() + " " + r.reason() + " " + r.hops()))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(words("simulation-counts")).startsWith(expected.size() + " wanted flows: ");
  }

  @Test
  void aCellOpensItsFlowsAndTheLadderOfTheWorstOne() {
    fail(Fault.element("edge01"));
    TableView<Object> matrix = robot.lookup("#simulation-matrix").queryTableView();
    Windows.run(
        () -> {
          matrix.requestFocus();
          matrix.getFocusModel().focus(2, matrix.getColumns().get(1));
        });
    robot.type(KeyCode.ENTER);
    w.settle();
    ListView<FlowResult> flows = robot.lookup("#simulation-flows").queryListView();
    assertThat(flows.getItems())
        .hasSize(2)
        .allMatch(r -> r.flow().partnerName().equals("woodgrovebank.com"));
    assertThat(flows.getSelectionModel().getSelectedItem().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(words("simulation-verdict"))
        .isEqualTo("Instant message from woodgrovebank.com, Contoso users: Failed");
    assertThat(words("simulation-why"))
        .contains("edge01.contoso.net is down.")
        .contains("What people see: ");
    assertThat(robot.lookup("#hop-1").queryAs(Button.class).getAccessibleText())
        .isEqualTo(
            "Step 1: from woodgrovebank.com to edge01.contoso.net, SIP MTLS · TCP 5061 ·"
                + " sip.contoso.com. Failed");
  }

  @Test
  void theRulesOfAStepLeadToTheirRows() {
    look("audio/");
    Windows.run(() -> robot.lookup("#hop-1").queryAs(Button.class).fire());
    w.settle();
    Hyperlink rule =
        robot.lookup(".ladder-rule").queryAllAs(Hyperlink.class).stream().findFirst().orElseThrow();
    String id = rule.getText();
    Windows.run(rule::fire);
    w.settle();
    RowTable<?> table = Windows.onFx(() -> w.window.workspace().open("firewall"));
    assertThat(table.chosenRow().orElseThrow().toString()).contains("id=" + id + ",");
    assertThat(w.session.selection().marked()).isNotEmpty();
  }

  private FlowResult look(String key) {
    FlowResult found =
        results().stream().filter(r -> r.flow().key().startsWith(key)).findFirst().orElseThrow();
    Windows.run(() -> w.window.workspace().simulation().look(found));
    w.settle();
    return found;
  }

  @Test
  void resultsAreMarkedWhenTheDesignHasChangedAndLiveOnesFollow() {
    Node stale = robot.lookup("#simulation-stale-bar").query();
    assertThat(stale.isVisible()).isFalse();
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "federation", false)));
    w.settle();
    assertThat(stale.isVisible()).isTrue();
    assertThat(words("simulation-stale")).isEqualTo("The design has changed since.");
    assertThat(results()).noneMatch(r -> r.verdict() == Verdict.FAILED && r.flow().wanted());
    Windows.run(() -> robot.lookup("#simulation-again").queryAs(Button.class).fire());
    w.settle();
    assertThat(stale.isVisible()).isFalse();
    assertThat(results()).anyMatch(r -> r.verdict() == Verdict.FAILED && r.flow().wanted());
    Windows.run(() -> robot.lookup("#simulation-live").queryAs(CheckBox.class).fire());
    Windows.run(w.session::undo);
    w.settle();
    assertThat(stale.isVisible()).isFalse();
    assertThat(results()).noneMatch(r -> r.verdict() == Verdict.FAILED && r.flow().wanted());
    assertThat(w.session.settings().get("simulation.live", "")).isEqualTo("yes");
    assertThat(Set.copyOf(simulating().faults())).isEmpty();
  }

  @Test
  void somethingToFailIsFoundByItsNameAndPutRightByItsChip() {
    robot
        .clickOn("#simulation-add-fault")
        .write("fe-combined/pool01/fe01 has exp")
        .type(KeyCode.ENTER);
    w.settle();
    assertThat(simulating().faults())
        .containsExactly(Fault.certificate("fe-combined/pool01/fe01", "expired"));
    assertThat(results()).anyMatch(r -> r.verdict() == Verdict.FAILED && r.flow().wanted());
    Button chip = robot.lookup("#simulation-fault-0").queryAs(Button.class);
    assertThat(chip.getText()).isEqualTo("Certificate fe-combined/pool01/fe01 has expired");
    Windows.run(chip::fire);
    w.settle();
    assertThat(results()).noneMatch(r -> r.verdict() == Verdict.FAILED && r.flow().wanted());
    robot.clickOn("#simulation-add-fault").write("link:lsedge,pool01").type(KeyCode.ENTER);
    w.settle();
    assertThat(simulating().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.LINK);
  }

  @Test
  void whatIsSelectedOnTheDrawingCanBeFailed() {
    Windows.run(() -> w.session.selection().pick(ElementId.of("pool01"), false));
    perform("simulate-fail");
    assertThat(simulating().faults()).containsExactly(Fault.element("pool01"));
    assertThat(results().stream().filter(r -> r.flow().wanted()))
        .allMatch(r -> r.verdict() == Verdict.FAILED);
    perform("simulate-restore");
    assertThat(simulating().faults()).isEmpty();
    ElementId policy =
        w.session.documentProperty().get().orElseThrow().topology().elements().stream()
            .filter(e -> e.kind().value().equals("access-policy"))
            .findFirst()
            .orElseThrow()
            .id();
    Windows.run(() -> w.session.selection().pick(policy, false));
    perform("simulate-fail");
    assertThat(simulating().faults()).isEmpty();
    assertThat(w.session.noticeProperty().get().orElseThrow().sentence())
        .contains("carries no traffic");
  }

  @Test
  void aRowSaysWhatBreaksWithoutItAndShowsWhoUsesIt() {
    RowTable<?> table = Windows.onFx(() -> w.window.workspace().open("firewall"));
    Windows.run(() -> table.choose("edge-ext-sip-mtls-in/lsedge"));
    w.settle();
    VBox place = robot.lookup("#without").queryAs(VBox.class);
    List<String> said =
        place.getChildren().stream()
            .filter(Labeled.class::isInstance)
            .map(n -> ((Labeled) n).getText())
            .toList();
    assertThat(said.getFirst()).matches("These wanted flows fail \\(\\d+ of \\d+ that use it\\):");
    assertThat(said).anyMatch(t -> t.startsWith("•  litware.com: Instant message, "));
    Windows.run(() -> robot.lookup("#row-fail").queryAs(Hyperlink.class).fire());
    w.settle();
    assertThat(simulating().faults()).containsExactly(Fault.rule("edge-ext-sip-mtls-in/lsedge"));
    ListView<FlowResult> flows = robot.lookup("#simulation-flows").queryListView();
    assertThat(flows.getItems())
        .isNotEmpty()
        .hasSizeLessThan(results().size())
        .anyMatch(r -> r.verdict() == Verdict.FAILED);
    assertThat(robot.lookup("#simulation-only").queryAs(Button.class).getText())
        .isEqualTo("Only flows that use edge-ext-sip-mtls-in/lsedge");
  }

  @Test
  void aRowThatOnlyANeedUsesSaysWhatStopsWorking() {
    RowTable<?> table = Windows.onFx(() -> w.window.workspace().open("firewall"));
    Windows.run(() -> table.choose("edge-ext-crl-http-out/lsedge"));
    w.settle();
    assertThat(loss())
        .contains(
            "This stops working:",
            "•  Edge Servers cannot fetch revocation lists, so a withdrawn partner certificate goes"
                + " unnoticed.");
    RowTable<?> certificates = Windows.onFx(() -> w.window.workspace().open("certificates"));
    Windows.run(() -> certificates.choose("edge-external/lsedge"));
    w.settle();
    assertThat(loss()).anyMatch(t -> t.startsWith("Without the name sip.contoso.com: "));
    RowTable<?> records = Windows.onFx(() -> w.window.workspace().open("dns"));
    String srv =
        w.session.opened().orElseThrow().analysis().plan().dns().stream()
            .filter(r -> r.name().startsWith("_sipfederationtls._tcp."))
            .findFirst()
            .orElseThrow()
            .id();
    Windows.run(() -> records.choose(srv));
    w.settle();
    assertThat(loss()).contains("This stops working:");
  }

  private List<String> loss() {
    return robot.lookup("#without").queryAs(VBox.class).getChildren().stream()
        .filter(Labeled.class::isInstance)
        .map(n -> ((Labeled) n).getText())
        .toList();
  }

  @Test
  void whatIsAboutPlannedRowsIsOfferedForThemAlone() {
    List<String> about = List.of("simulate-row-loss", "simulate-without-row", "simulate-row-flows");
    RowTable<?> rules = Windows.onFx(() -> w.window.workspace().open("firewall"));
    Windows.run(() -> rules.choose("edge-ext-crl-http-out/lsedge"));
    w.settle();
    for (String action : about) {
      assertThat(w.window.actions().get(action).enabled().get()).isTrue();
    }
    assertThat(menu(true)).containsAll(about.stream().map(a -> "context-" + a).toList());
    RowTable<?> problems = Windows.onFx(() -> w.window.workspace().open("problems"));
    Windows.run(() -> problems.table().getSelectionModel().select(0));
    w.settle();
    for (String action : about) {
      assertThat(w.window.actions().get(action).enabled().get()).isFalse();
    }
    assertThat(menu(false)).noneMatch(id -> id != null && id.contains("row"));
  }

  private List<String> menu(boolean planned) {
    return Windows.onFx(
        () ->
            ContextMenus.forRows(w.window.actions(), w.session, planned).stream()
                .map(MenuItem::getId)
                .toList());
  }

  @Test
  void theChosenFlowMarksItsRowsAndNarrowsTheTables() {
    FlowResult flow = look("audio/");
    RowTable<?> rules = Windows.onFx(() -> w.window.workspace().open("firewall"));
    w.settle();
    PseudoClass used = PseudoClass.getPseudoClass("used");
    assertThat(
            robot.lookup("#rows-firewall .table-row-cell").queryAll().stream()
                .filter(n -> n.getPseudoClassStates().contains(used)))
        .isNotEmpty();
    Windows.run(() -> robot.lookup("#only-flow-firewall").queryAs(ToggleButton.class).fire());
    w.settle();
    assertThat(Windows.onFx(rules::shownRows)).hasSize(flow.trace().rules().size());
  }

  @Test
  void anElementShowsTheFlowsThatPassIt() {
    Windows.run(() -> w.session.selection().pick(ElementId.of("litware"), false));
    perform("simulate-element-flows");
    ListView<FlowResult> flows = robot.lookup("#simulation-flows").queryListView();
    assertThat(flows.getItems())
        .isNotEmpty()
        .allMatch(r -> r.flow().partnerName().equals("litware.com"));
    assertThat(robot.lookup("#simulation-only").queryAs(Button.class).getText())
        .isEqualTo("Only flows through litware.com");
  }

  @Test
  void aScenarioIsSavedRunChosenRenamedAndDeleted() {
    fail(Fault.element("pool01"));
    look("audio/");
    perform("simulate-save");
    assertThat(robot.lookup("#scenario-name").queryAs(TextField.class).getText())
        .isEqualTo("All traffic, pool01 is down");
    robot.write("No pool");
    Windows.run(
        () ->
            robot
                .lookup("#scenario-expected")
                .queryComboBox()
                .getSelectionModel()
                .select(1 + Verdict.DELIVERED.ordinal()));
    robot.clickOn("#scenario-save");
    w.settle();
    Scenario saved = simulating().scenarios().getFirst();
    assertThat(saved.name()).isEqualTo("No pool");
    assertThat(saved.faults()).containsExactly("pool01");
    assertThat(saved.expected()).contains(Verdict.DELIVERED);
    assertThat(simulating().triedProperty().get().get("No pool").state())
        .isEqualTo(ScenarioRun.State.BROKEN);
    assertThat(words("scenario-summary"))
        .isEqualTo("0 hold, 1 no longer holds, 0 name what is gone");
    perform("simulate-restore");
    TableView<Scenario> table = robot.lookup("#scenarios").queryTableView();
    Windows.run(() -> table.getSelectionModel().select(0));
    Windows.run(() -> robot.lookup("#scenario-use").queryAs(Button.class).fire());
    w.settle();
    assertThat(simulating().faults()).containsExactly(Fault.element("pool01"));
    assertThat(results().stream().filter(r -> r.flow().wanted()))
        .allMatch(r -> r.verdict() == Verdict.FAILED);
    perform("simulate-scenarios");
    Windows.run(() -> robot.lookup("#scenario-name").queryAs(TextField.class).setText("Dead pool"));
    robot.clickOn("#scenario-rename");
    w.settle();
    assertThat(simulating().scenarios()).extracting(Scenario::name).containsExactly("Dead pool");
    Windows.run(() -> robot.lookup("#scenario-run-all").queryAs(Button.class).fire());
    w.settle();
    Windows.run(() -> w.session.edit(new Remove(Set.of(ElementId.of("pool01")))));
    w.settle();
    assertThat(robot.lookup("#simulation-stale-bar").query().isVisible()).isTrue();
    perform("simulate-run-scenarios");
    assertThat(simulating().triedProperty().get().get("Dead pool").state())
        .isEqualTo(ScenarioRun.State.GONE);
    Windows.run(w.session::undo);
    w.settle();
    robot.clickOn("#scenario-delete");
    w.settle();
    assertThat(simulating().scenarios()).isEmpty();
    Windows.run(w.session::undo);
    w.settle();
    assertThat(simulating().scenarios()).extracting(Scenario::name).containsExactly("Dead pool");
  }

  @Test
  void assumptionsRunEverythingAgainAndAreSaid() {
    fail(Fault.rule("edge-ext-crl-http-out/lsedge"));
    assertThat(results()).noneMatch(r -> r.verdict() == Verdict.FAILED && r.flow().wanted());
    MenuButton assumptions = robot.lookup("#simulation-assumptions").queryAs(MenuButton.class);
    Windows.run(
        () ->
            assumptions.getItems().stream()
                .filter(i -> i.getId().equals("assumption-strict-revocation"))
                .findFirst()
                .orElseThrow()
                .fire());
    w.settle();
    assertThat(results()).anyMatch(r -> r.verdict() == Verdict.FAILED && r.flow().wanted());
    assertThat(Windows.onFx(assumptions::getText)).isEqualTo("Assumptions (1)");
  }

  @Test
  void aFlowSelectsTheRowsItUsesAndMarksItsWay() {
    FlowResult flow = look("audio/");
    perform("simulate-used");
    RowTable<?> rules = Windows.onFx(() -> w.window.workspace().open("firewall"));
    assertThat(Windows.onFx(() -> rules.table().getSelectionModel().getSelectedItems().size()))
        .isEqualTo(flow.trace().rules().size());
    RowTable<?> records = Windows.onFx(() -> w.window.workspace().open("dns"));
    assertThat(Windows.onFx(() -> records.table().getSelectionModel().getSelectedItems().size()))
        .isEqualTo(flow.trace().records().size());
    assertThat(w.session.selection().marked()).containsAll(flow.trace().elements());
  }

  @Test
  void theMessageWalksOverTheDrawingStepByStepAndByItself() {
    FlowResult flow = look("im/");
    assertThat(diagramPassage()).isEmpty();
    perform("simulate-forward");
    assertThat(diagramPassage().orElseThrow().words().orElseThrow()).startsWith("1  SIP TLS");
    assertThat(diagramPassage().orElseThrow().at())
        .containsExactly(flow.flow().user(), ElementId.of("pool01"));
    perform("simulate-forward");
    perform("simulate-forward");
    assertThat(diagramPassage().orElseThrow().passed()).hasSize(2);
    perform("simulate-back");
    assertThat(player().stepProperty().get()).isEqualTo(2);
    Windows.run(
        () -> {
          player().toggle();
          player().advance(60);
        });
    assertThat(player().stepProperty().get()).isEqualTo(3);
    Windows.run(() -> player().toggle());
    assertThat(player().playingProperty().get()).isFalse();
    perform("simulate-stop");
    assertThat(diagramPassage()).isEmpty();
  }

  @Test
  void theMessageWalksAtTheSpeedThatIsChosen() {
    look("im/");
    assertThat(walked("½×", 1.9)).isEqualTo(1);
    assertThat(walked("½×", 3.1)).isEqualTo(2);
    assertThat(walked("1×", 1.6)).isEqualTo(2);
    assertThat(walked("4×", 0.3)).isEqualTo(1);
    assertThat(walked("4×", 0.4)).isEqualTo(2);
    robot.clickOn("#simulation-forward");
    w.settle();
    assertThat(player().stepProperty().get()).isEqualTo(3);
    robot.clickOn("#simulation-back").clickOn("#simulation-back");
    w.settle();
    assertThat(player().stepProperty().get()).isEqualTo(1);
    assertThat(diagramPassage().orElseThrow().words().orElseThrow()).startsWith("1  ");
  }

  /// The step that is reached some seconds after play was pressed.
  private int walked(String speed, double seconds) {
    perform("simulate-stop");
    ComboBox<String> box = robot.lookup("#simulation-speed").queryComboBox();
    return Windows.onFx(
        () -> {
          box.getSelectionModel().select(speed);
          robot.lookup("#simulation-play").queryAs(Button.class).fire();
          player().advance(seconds);
          int step = player().stepProperty().get();
          robot.lookup("#simulation-play").queryAs(Button.class).fire();
          return step;
        });
  }

  @Test
  void aFaultKeepsTheTimesThatAreTypedWithIt() {
    robot.clickOn("#simulation-add-fault").write("edge01@00:05-00:10").type(KeyCode.ENTER);
    w.settle();
    assertThat(simulating().faults())
        .containsExactly(((Outcome.Ok<Fault>) Fault.parse("edge01@PT5M-PT10M")).value());
    assertThat(robot.lookup("#simulation-fault-0").queryAs(Button.class).getText())
        .isEqualTo("edge01.contoso.net is down from 00:05 to 00:10");
    perform("simulate-save");
    robot.write("For a while").clickOn("#scenario-save");
    w.settle();
    assertThat(simulating().scenarios().getFirst().faults()).containsExactly("edge01@PT5M-PT10M");
    Windows.run(() -> simulating().faults().clear());
    robot.clickOn("#scenario-use");
    w.settle();
    assertThat(simulating().faults()).extracting(Fault::text).containsExactly("edge01@PT5M-PT10M");
  }

  private Player player() {
    return Windows.onFx(() -> w.window.workspace().player());
  }

  private Optional<Passage> diagramPassage() {
    return Windows.onFx(() -> w.window.workspace().diagram().passage());
  }

  @Test
  void singlePointsOfFailureAreListedAndShownOnTheDrawing() {
    perform("simulate-weak");
    Windows.run(() -> robot.lookup("#weak-start").queryAs(Button.class).fire());
    w.settle();
    WeakPoints found = simulating().weakProperty().get().orElseThrow();
    List<Sweep.Case> cases =
        new Sweep(simulating().shown().orElseThrow().simulator(), List.of())
            .run(1, 1, 1, () -> false);
    assertThat(found.cases()).isEqualTo(cases.size());
    assertThat(found.lines().stream().map(l -> l.failed().getFirst().target() + l.lost().size()))
        .containsExactlyInAnyOrderElementsOf(
            cases.stream()
                .filter(c -> !c.lost().isEmpty() || !c.worse().isEmpty())
                .map(c -> c.failed().getFirst().target() + c.lost().size())
                .toList());
    assertThat(w.window.workspace().diagram().overlayProperty().get()).isEqualTo(Overlay.HEAT);
    assertThat(simulating().weakStaleProperty().get()).isFalse();
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "federation", false)));
    w.settle();
    assertThat(simulating().weakProperty().get()).contains(found);
    assertThat(simulating().weakStaleProperty().get()).isTrue();
    assertThat(robot.lookup("#simulation-stale-bar").query().isVisible()).isTrue();
    Windows.run(() -> simulating().liveProperty().set(true));
    w.settle();
    assertThat(simulating().weakProperty().get()).isNotEqualTo(Optional.of(found));
    assertThat(robot.lookup("#simulation-stale-bar").query().isVisible()).isFalse();
  }

  @Test
  void weakPointsAreLookedForBesideWhatIsOutOfServiceAlready() {
    perform("simulate-weak");
    Windows.run(() -> simulating().sweep(1));
    w.settle();
    int alone = simulating().weakProperty().get().orElseThrow().lost().getOrDefault(EDGE, 0);
    fail(Fault.element("edge01"));
    assertThat(simulating().weakStaleProperty().get()).isTrue();
    assertThat(words("simulation-stale"))
        .isEqualTo("The design, or what is out of service, has changed since.");
    Windows.run(() -> robot.lookup("#simulation-again").queryAs(Button.class).fire());
    w.settle();
    WeakPoints found = simulating().weakProperty().get().orElseThrow();
    assertThat(found.base()).containsExactly(Fault.element("edge01"));
    assertThat(found.lost().get(EDGE)).isGreaterThan(alone);
    assertThat(words("weak-summary")).contains("edge01");
  }

  @Test
  void pairsListWhatNeitherCostsAlone() {
    perform("simulate-weak");
    Windows.run(() -> simulating().sweep(2));
    w.settle();
    WeakPoints found = simulating().weakProperty().get().orElseThrow();
    assertThat(found.lines())
        .anyMatch(
            l -> l.failed().equals(List.of(Fault.element("edge01"), Fault.element("edge02"))));
  }

  @Test
  void theDiagramIsWrittenAsTextAndAsAPicture() throws Exception {
    look("audio/");
    w.dialogs.answer = Optional.of(folder.resolve("flow.svg"));
    perform("simulate-export");
    w.settle();
    String svg = Files.readString(folder.resolve("flow.svg"));
    assertThat(svg)
        .startsWith("<svg xmlns=")
        .contains(
            "<title>Audio to litware.com, Contoso users – Edge pool, DNS load balancing,"
                + " NAT</title>")
        .contains(">Delivered. It arrives.</text>")
        .contains("edge-ext-sip-mtls-out/lsedge");
    w.dialogs.answer = Optional.of(folder.resolve("flow.png"));
    perform("simulate-export");
    w.settle();
    BufferedImage picture = ImageIO.read(folder.resolve("flow.png").toFile());
    assertThat(picture.getWidth()).isGreaterThan(1000);
    Files.createDirectories(Path.of("target/snapshots"));
    Files.writeString(Path.of("target/snapshots/flow.svg"), svg);
    ImageIO.write(picture, "png", Path.of("target/snapshots/flow.png").toFile());
  }
}
