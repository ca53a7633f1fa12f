package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.SetProperty;
import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.panel.NeedsPanel;
import edgewise.ui.theme.Theme;
import edgewise.work.Listing;
import edgewise.work.PartnerNeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The panel “What does a partner need?” and its overlay on the drawing.
class PartnerNeedsTest {
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

  private NeedsPanel panel() {
    return w.window.workspace().needs();
  }

  private PartnerNeeds needs() {
    return panel().needsProperty().get().orElseThrow();
  }

  private DiagramView diagram() {
    return w.window.workspace().diagram();
  }

  private Partner partner(String kind) {
    Document document = w.session.documentProperty().get().orElseThrow();
    return document.topology().elements().stream()
        .filter(e -> e.kind().value().equals(kind))
        .map(Partner.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSelectedPartnerIsShownByTeam() {
    Partner partner = partner("xmpp-partner");
    Windows.run(() -> w.session.selection().pick(partner.id(), false));
    perform("partner-needs");
    assertThat(needs().partner()).isEqualTo(partner.id());
    assertThat(panel().table().headings())
        .extracting(Listing.Heading::name)
        .contains("Firewall team", "DNS team", "PKI team", "The partner");
    assertThat(panel().table().shownRows()).containsExactlyInAnyOrderElementsOf(needs().needs());
  }

  @Test
  void anotherPartnerIsPickedByItsName() {
    perform("partner-needs");
    robot.clickOn("#needs-partner").write("xmpp-partner").type(KeyCode.ENTER);
    w.settle();
    assertThat(needs().partner()).isEqualTo(partner("xmpp-partner").id());
  }

  @Test
  void theOverlayLetsEverythingElseStepBack() {
    Partner partner = partner("allowed-domain");
    Windows.run(() -> w.session.selection().pick(partner.id(), false));
    perform("overlay-partner");
    assertThat(diagram().overlayProperty().get()).isEqualTo(Overlay.PARTNER);
    assertThat(diagram().needed()).contains(partner.id(), ElementId.of("lsedge"));
    assertThat(diagram().needed()).doesNotContain(partner("xmpp-partner").id());
    assertThat(panel().showSwitch().isSelected()).isTrue();
    perform("overlay-none");
    assertThat(panel().showSwitch().isSelected()).isFalse();
    perform("partner-needs");
    Windows.run(() -> robot.lookup("#needs-show").queryAs(ToggleButton.class).fire());
    assertThat(diagram().overlayProperty().get()).isEqualTo(Overlay.PARTNER);
  }

  @Test
  void theMenuOfOverlaysHasEveryPartner() {
    Menu overlays =
        Windows.onFx(
            () ->
                ((MenuBar) w.find("#menus"))
                    .getMenus().stream()
                        .flatMap(m -> m.getItems().stream())
                        .filter(i -> "menu-overlays".equals(i.getId()))
                        .map(Menu.class::cast)
                        .findFirst()
                        .orElseThrow());
    Windows.run(() -> overlays.getOnShowing().handle(null));
    String id = "overlay-partner-" + partner("xmpp-partner").id().value();
    assertThat(overlays.getItems()).extracting(MenuItem::getId).contains("menu-overlay-none", id);
    Windows.run(
        () ->
            overlays.getItems().stream()
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    assertThat(diagram().needed()).contains(partner("xmpp-partner").id());
    Windows.run(() -> overlays.getOnShowing().handle(null));
    assertThat(
            overlays.getItems().stream()
                .filter(i -> i instanceof RadioMenuItem r && r.isSelected())
                .map(MenuItem::getId))
        .contains(id);
  }

  @Test
  void theNeedsFollowEveryEdit() {
    Partner partner = partner("allowed-domain");
    Windows.run(() -> w.session.selection().pick(partner.id(), false));
    perform("partner-needs");
    assertThat(needs().needs())
        .extracting(PartnerNeeds.Need::id)
        .contains("need.publish-record")
        .doesNotContain("need.tell-name");
    Windows.run(() -> w.session.edit(SetProperty.of(partner.id(), "publishesSrv", false)));
    w.settle();
    assertThat(needs().needs())
        .extracting(PartnerNeeds.Need::id)
        .contains("need.tell-name")
        .doesNotContain("need.publish-record");
  }

  @Test
  void theNeedsAreCopiedAndSavedAsText() throws IOException {
    perform("partner-needs");
    String text = needs().text(w.session.texts());
    Windows.run(() -> robot.lookup("#needs-copy-text").queryAs(Button.class).fire());
    assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(text);
    Path file = folder.resolve("needs.txt");
    w.dialogs.answer = Optional.of(file);
    Windows.run(() -> robot.lookup("#needs-save").queryAs(Button.class).fire());
    w.settle();
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void aRowMarksWhatItIsAbout() {
    perform("partner-needs");
    List<Listing.Line<PartnerNeeds.Need>> lines = panel().table().table().getItems();
    int row =
        Windows.onFx(
            () -> {
              for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i) instanceof Listing.Entry<PartnerNeeds.Need>) {
                  return i;
                }
              }
              return -1;
            });
    Windows.run(() -> panel().table().table().getSelectionModel().clearAndSelect(row));
    assertThat(w.session.selection().marked()).isNotEmpty();
  }

  @Test
  void withoutPartnersItSaysHowToBegin() {
    Windows.run(w.session::openBlank);
    w.settle();
    assertThat(w.window.actions().get("partner-needs").whyNot()).contains("why.partner");
  }
}
