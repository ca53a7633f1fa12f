package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.SetProperty;
import edgewise.model.ElementId;
import edgewise.model.Zone;
import edgewise.plan.FirewallRow;
import edgewise.ui.panel.BetweenPanel;
import edgewise.ui.panel.RowTable;
import edgewise.ui.theme.Theme;
import edgewise.work.Between.Found;
import edgewise.work.End;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The panel “From A to B: which ports?”.
class BetweenTest {
  private static final ElementId EDGE = ElementId.of("lsedge");
  private static final ElementId POOL = ElementId.of("pool01");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1280, 800, Theme.Choice.LIGHT);
    w.show();
    w.template("edge-scaled-dnslb-nat");
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private void perform(String action) {
    Windows.run(() -> w.window.actions().get(action).perform());
    w.settle();
  }

  private BetweenPanel panel() {
    return w.window.workspace().between();
  }

  private List<Found> rows() {
    return Windows.onFx(() -> panel().table().shownRows());
  }

  private void askAboutBoth() {
    Windows.run(
        () -> {
          w.session.selection().pick(EDGE, false);
          w.session.selection().pick(POOL, true);
        });
    perform("ports-between");
  }

  @Test
  void twoSelectedElementsAreTheEnds() {
    askAboutBoth();
    assertThat(panel().from()).contains(new End.Drawn(EDGE));
    assertThat(panel().to()).contains(new End.Drawn(POOL));
    assertThat(rows()).isNotEmpty();
    List<Found> before = rows();
    Windows.run(() -> robot.lookup("#between-swap").queryAs(Button.class).fire());
    assertThat(panel().from()).contains(new End.Drawn(POOL));
    assertThat(rows().stream().map(Found::row))
        .containsExactlyInAnyOrderElementsOf(before.stream().map(Found::row).toList());
  }

  @Test
  void oneSelectedElementIsTheFirstEndAndTheOtherIsTypedOrPicked() {
    Windows.run(() -> w.session.selection().pick(EDGE, false));
    perform("ports-between");
    assertThat(panel().to()).isEmpty();
    assertThat(robot.lookup("#nothing-between").queryAs(Label.class).getText())
        .startsWith("Choose two ends");
    robot.clickOn("#between-to").write("pool01").type(KeyCode.ENTER);
    w.settle();
    assertThat(panel().to()).contains(new End.Drawn(POOL));
    assertThat(rows()).isNotEmpty();
    robot.clickOn("#between-to").write("131.107.155.10").type(KeyCode.ENTER);
    w.settle();
    assertThat(panel().to()).isEqualTo(End.parse("131.107.155.10"));
  }

  @Test
  void oneDirectionHasFewerRows() {
    askAboutBoth();
    int both = rows().size();
    Windows.run(() -> robot.lookup("#between-both").queryAs(CheckBox.class).fire());
    assertThat(rows()).isNotEmpty().hasSizeLessThan(both);
    assertThat(w.session.settings().get("between.both", "")).isEqualTo("no");
  }

  @Test
  void saysWhyNothingIsNeeded() {
    Windows.run(
        () ->
            panel()
                .ask(Optional.of(new End.Within(Zone.INTERNET)), Optional.of(new End.Drawn(POOL))));
    Windows.run(() -> w.session.selection().clear());
    perform("ports-between");
    assertThat(rows()).isEmpty();
    assertThat(robot.lookup("#nothing-between").queryAs(Label.class).getText())
        .startsWith("Nothing passes straight")
        .contains("lsedge");
  }

  @Test
  void theAnswerFollowsEveryEdit() {
    askAboutBoth();
    assertThat(rows()).anyMatch(f -> f.row().ports().map(p -> p.contains(8057)).orElse(false));
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "webConferencingOn", false)));
    w.settle();
    assertThat(rows())
        .isNotEmpty()
        .noneMatch(f -> f.row().ports().map(p -> p.contains(8057)).orElse(false));
  }

  @Test
  void aRowMarksItsEndsAndEnterSelectsThem() {
    askAboutBoth();
    Windows.run(
        () -> {
          panel().table().table().requestFocus();
          panel().table().table().getSelectionModel().clearAndSelect(0);
          panel().table().table().getFocusModel().focus(0);
        });
    assertThat(w.session.selection().marked()).isEqualTo(Set.of(EDGE, POOL));
    assertThat(w.window.workspace().diagram().marked()).containsExactlyInAnyOrder(EDGE, POOL);
    robot.type(KeyCode.ENTER);
    assertThat(w.session.selection().elements()).isEqualTo(Set.of(EDGE, POOL));
  }

  @Test
  void aRowOfTheFirewallTableIsAskedAbout() {
    @SuppressWarnings("unchecked")
    RowTable<FirewallRow> table =
        Windows.onFx(() -> (RowTable<FirewallRow>) w.window.workspace().open("firewall"));
    Windows.run(() -> table.table().getSelectionModel().clearAndSelect(0));
    FirewallRow row = table.shownRows().getFirst();
    perform("ports-between");
    assertThat(rows().stream().map(Found::row)).contains(row);
  }

  @Test
  void theAnswerIsCopiedAsTableAndAsText() {
    askAboutBoth();
    Windows.run(() -> robot.lookup("#copy-between").queryAs(Button.class).fire());
    assertThat(clipboard()).startsWith("Direction\tFirewall\t").hasLineCount(rows().size() + 1);
    Windows.run(() -> robot.lookup("#between-copy-text").queryAs(Button.class).fire());
    assertThat(clipboard()).startsWith("From lsedge to pool01:\n- On the inner firewall, open ");
  }

  private static String clipboard() {
    return Windows.onFx(() -> Clipboard.getSystemClipboard().getString());
  }

  @Test
  void anEndThatIsGoneIsSaidSo() {
    askAboutBoth();
    Windows.run(w.session::openBlank);
    w.settle();
    assertThat(panel().from()).isEmpty();
    assertThat(robot.lookup("#nothing-between").queryAs(Label.class).getText())
        .contains("no longer in the design");
  }
}
