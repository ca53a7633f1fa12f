package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Elements;
import edgewise.edit.Property;
import edgewise.edit.SetProperty;
import edgewise.model.Address;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Feature;
import edgewise.model.Fqdn;
import edgewise.model.Pool;
import edgewise.model.Release;
import edgewise.model.ReverseProxy;
import edgewise.model.SipDomain;
import edgewise.ui.panel.Inspector;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The inspector as a person uses it: with pointer and keys, in the window.
class InspectorTest {
  private static final ElementId EDGE = ElementId.of("lsedge");
  private static final ElementId POOL = ElementId.of("pool01");
  private static final ElementId PROXY = ElementId.of("rp01");

  @TempDir private Path folder;

  private final Fingers robot = new Fingers();
  private Windows w;

  @BeforeEach
  void showWindow() throws Exception {
    Windows.start();
    w = Windows.of(folder, 1000, 950, Theme.Choice.LIGHT);
    w.show();
    w.template("edge-scaled-dnslb-nat");
  }

  @AfterEach
  void closeWindow() {
    Windows.closeAll();
  }

  private Document document() {
    return w.session.documentProperty().get().orElseThrow();
  }

  private EdgePool edge() {
    return Elements.find(document(), EDGE, EdgePool.class).orElseThrow();
  }

  private int steps() {
    return w.session.current().orElseThrow().history().steps().size();
  }

  private void pick(ElementId... ids) {
    Windows.run(() -> w.session.selection().pickAll(Set.of(ids)));
    w.settle();
  }

  private <T extends Node> T find(String query, Class<T> type) {
    return robot.lookup(query).queryAs(type);
  }

  private String text(String query) {
    return Windows.onFx(() -> find(query, TextInputControl.class).getText());
  }

  /// Puts the keyboard on a field and marks what is in it.
  private void into(String query) {
    Windows.run(
        () -> {
          TextInputControl input = find(query, TextInputControl.class);
          input.requestFocus();
          input.selectAll();
        });
  }

  private List<String> notes() {
    return Windows.onFx(
        () ->
            w.window.root().lookupAll(".field-note").stream()
                .map(n -> ((Label) n).getText())
                .toList());
  }

  @Test
  void aNameTypedIsOneStepAndTakesItsFqdnAlong() {
    pick(EDGE);
    into("#field-name");
    robot.write("borderedge");
    assertThat(steps()).isZero();
    robot.type(KeyCode.ENTER);
    assertThat(edge().name()).isEqualTo("borderedge");
    assertThat(edge().fqdn()).isEqualTo(Fqdn.of("borderedge.contoso.net"));
    assertThat(text("#field-fqdn")).isEqualTo("borderedge.contoso.net");
    assertThat(steps()).isEqualTo(1);
  }

  @Test
  void undoAndRedoShowInTheField() {
    pick(EDGE);
    into("#field-access-fqdn");
    robot.write("access.contoso.com").type(KeyCode.ENTER);
    assertThat(edge().access().fqdn()).isEqualTo(Fqdn.of("access.contoso.com"));
    Windows.run(w.session::undo);
    assertThat(text("#field-access-fqdn")).isEqualTo("sip.contoso.com");
    Windows.run(w.session::redo);
    assertThat(text("#field-access-fqdn")).isEqualTo("access.contoso.com");
  }

  @Test
  void whatIsNoValueStaysAndSaysWhy() {
    pick(EDGE);
    into("#field-mediaPorts");
    robot.write("50000-49999").type(KeyCode.ENTER);
    assertThat(steps()).isZero();
    assertThat(text("#field-mediaPorts")).isEqualTo("50000-49999");
    assertThat(notes()).anyMatch(n -> n.startsWith("50000-49999 is no port range"));
    pick(POOL);
    pick(EDGE);
    assertThat(text("#field-mediaPorts")).isEqualTo("50000-49999");
    assertThat(notes()).anyMatch(n -> n.startsWith("50000-49999 is no port range"));
    into("#field-mediaPorts");
    robot.type(KeyCode.ESCAPE);
    assertThat(text("#field-mediaPorts")).isEqualTo("50000-59999");
    assertThat(notes()).noneMatch(n -> n.contains("port range"));
  }

  @Test
  void escapeTakesBackWhatTheTypingRunApplied() {
    pick(EDGE);
    Document before = document();
    into("#field-mediaPorts");
    robot.write("50000-50999").type(KeyCode.ENTER);
    assertThat(steps()).isEqualTo(1);
    into("#field-name");
    robot.write("other").type(KeyCode.ESCAPE);
    assertThat(text("#field-name")).isEqualTo("lsedge");
    Windows.run(w.session::undo);
    assertThat(document()).isSameAs(before);
  }

  @Test
  void leavingAFieldAppliesIt() {
    pick(EDGE);
    into("#field-mediaPorts");
    robot.write("50000-50999").type(KeyCode.TAB);
    assertThat(edge().mediaPorts().to()).isEqualTo(50999);
  }

  @Test
  void undoInAFieldIsThatOfTheDesignOnceTheFieldIsApplied() {
    pick(EDGE);
    into("#field-mediaPorts");
    robot.write("50000-50999").type(KeyCode.ENTER);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertThat(edge().mediaPorts().to()).isEqualTo(59999);
    assertThat(text("#field-mediaPorts")).isEqualTo("50000-59999");
  }

  @Test
  void aNameThatSomebodyHasIsToldWhileItIsTyped() {
    pick(EDGE);
    into("#field-name");
    robot.write("pool01");
    assertThat(notes()).contains("pool01 has pool01 already.");
  }

  @Test
  void aDerivedValueIsOverriddenAndComesBack() {
    pick(POOL);
    more("names");
    assertThat(Windows.onFx(() -> find("#field-release", ComboBox.class).isDisabled())).isTrue();
    fire("#override-release");
    assertThat(steps()).isZero();
    choose("#field-release", Optional.of(Release.V2015));
    assertThat(pool().release()).contains(Release.V2015);
    fire("#override-release");
    assertThat(pool().release()).isEmpty();
    Object shown = Windows.onFx(() -> find("#field-release", ComboBox.class).getValue());
    assertThat(shown).isEqualTo(Optional.of(Release.V2013));
  }

  private Pool pool() {
    return Elements.find(document(), POOL, Pool.class).orElseThrow();
  }

  private void more(String group) {
    Windows.run(() -> find("#more-" + group, javafx.scene.control.Hyperlink.class).fire());
    w.settle();
  }

  private void fire(String query) {
    Windows.run(() -> find(query, atlantafx.base.controls.ToggleSwitch.class).fire());
    w.settle();
  }

  private void choose(String query, Object value) {
    Windows.run(() -> chosen(query, value));
  }

  @SuppressWarnings("unchecked")
  private void chosen(String query, Object value) {
    ((ComboBox<Object>) find(query, ComboBox.class)).setValue(value);
  }

  @Test
  void anFqdnOfItsOwnStaysWhenTheNameChanges() {
    pick(POOL);
    fire("#override-fqdn");
    robot.write("sippool.contoso.net").type(KeyCode.ENTER);
    assertThat(pool().fqdn()).isEqualTo(Fqdn.of("sippool.contoso.net"));
    into("#field-name");
    robot.write("pool99").type(KeyCode.ENTER);
    assertThat(pool().fqdn()).isEqualTo(Fqdn.of("sippool.contoso.net"));
  }

  @Test
  void severalElementsChangeInOneStep() {
    pick(EDGE, POOL);
    assertThat(robot.lookup("#field-name").tryQuery()).isEmpty();
    choose("#field-balancing", edgewise.model.Balancing.NONE);
    assertThat(edge().balancing()).isEqualTo(edgewise.model.Balancing.NONE);
    assertThat(pool().balancing()).isEqualTo(edgewise.model.Balancing.NONE);
    assertThat(steps()).isEqualTo(1);
  }

  @Test
  void severalValuesAreSaidToBeSeveral() {
    pick(ElementId.of("servers"), ElementId.of("clients"));
    ComboBox<?> hosts = find("#field-hosts", ComboBox.class);
    assertThat(hosts.getValue()).isNull();
    assertThat(hosts.getPromptText()).isEqualTo("several values");
  }

  @Test
  void theOrganizationIsEditedWhenNothingIsSelected() {
    pick();
    into("#field-sipDomains-0-name");
    robot.write("contoso.example").type(KeyCode.ENTER);
    assertThat(document().topology().organization().sipDomains().getFirst().name())
        .isEqualTo(Fqdn.of("contoso.example"));
    Windows.run(
        () -> {
          ListView<?> list = find("#field-features", ListView.class);
          list.requestFocus();
          list.getSelectionModel().select(0);
        });
    robot.type(KeyCode.SPACE);
    assertThat(document().topology().organization().features())
        .doesNotContain(Feature.REMOTE_USERS);
  }

  @Test
  void newsOfSomethingElseTakesNoLetterAway() {
    pick(EDGE);
    into("#field-name");
    robot.write("border");
    elsewhere();
    assertThat(text("#field-name")).isEqualTo("border");
    robot.write("edge").type(KeyCode.ENTER);
    assertThat(edge().name()).isEqualTo("borderedge");
  }

  @Test
  void newsOfSomethingElseLeavesTheCellThatIsTypedInto() {
    pick(EDGE);
    Windows.run(
        () -> {
          TableView<?> table = find("#table-servers", TableView.class);
          table.requestFocus();
          table.getFocusModel().focus(0);
          select(table);
        });
    robot.write("f");
    w.settle();
    robot.write("ir");
    elsewhere();
    robot.write("st").type(KeyCode.ENTER);
    assertThat(edge().servers().getFirst().toString()).contains("first");
  }

  @Test
  void newsOfSomethingElseLeavesTheKeyboardOnTheNameOfAnElement() {
    pick(PROXY);
    Windows.run(() -> find("#field-publishes-remove-" + POOL, Button.class).requestFocus());
    elsewhere();
    assertThat(Windows.onFx(() -> w.window.root().getScene().getFocusOwner().getId()))
        .isEqualTo("field-publishes-remove-" + POOL);
    robot.type(KeyCode.SPACE);
    w.settle();
    assertThat(Elements.find(document(), PROXY, ReverseProxy.class).orElseThrow().publishes())
        .doesNotContain(POOL);
    assertThat(Windows.onFx(() -> w.window.root().getScene().getFocusOwner().getId()))
        .isEqualTo("field-publishes");
  }

  /// Something happens to another element.
  private void elsewhere() {
    assertThat(
            Windows.onFx(
                () -> w.session.edit(new SetProperty(Set.of(POOL), Property.of("virtual"), false))))
        .isTrue();
    w.settle();
  }

  private static <T> void select(TableView<T> table) {
    table.getSelectionModel().clearAndSelect(0, table.getColumns().getFirst());
    table.getFocusModel().focus(0, table.getColumns().getFirst());
  }

  @Test
  void whatIsUndoneWhileSomebodyTypesIsShown() {
    pick(EDGE);
    into("#field-name");
    robot.write("border").type(KeyCode.ENTER);
    robot.write("edge");
    Windows.run(w.session::undo);
    w.settle();
    assertThat(text("#field-name")).isEqualTo("lsedge");
  }

  @Test
  void aSipDomainIsAddedAndTakenAway() {
    pick();
    robot.clickOn("#add-sipDomains");
    w.settle();
    assertThat(document().topology().organization().sipDomains()).hasSize(3);
    robot.write("third.example").type(KeyCode.ENTER);
    Windows.run(() -> find("#close-sipDomains-0", javafx.scene.control.Button.class).fire());
    w.settle();
    assertThat(document().topology().organization().sipDomains())
        .extracting(d -> d.name().text())
        .containsExactly("fabrikam.com", "third.example");
  }

  @Test
  void veryManyFindingsAboutOneThingAreCounted() {
    List<SipDomain> wrong =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(i -> new SipDomain(Fqdn.of("wrong_" + i), false, Optional.empty(), true))
            .toList();
    Windows.run(
        () -> w.session.edit(edgewise.edit.SetProperty.ofOrganization("sipDomains", wrong)));
    pick();
    assertThat(notes()).filteredOn(n -> n.contains("is not a name")).hasSize(5);
    assertThat(
            Windows.onFx(
                () ->
                    w.window.root().lookupAll("#inspector .label").stream()
                        .map(n -> ((Label) n).getText())
                        .filter(t -> t.endsWith("more under Problems"))
                        .toList()))
        .isNotEmpty();
  }

  @Test
  void aReferenceIsPickedByTyping() {
    pick(EDGE);
    Windows.run(() -> find("#field-nextHop", javafx.scene.control.Button.class).fire());
    robot.write("none").type(KeyCode.ENTER);
    assertThat(edge().nextHop()).isEmpty();
    Windows.run(() -> find("#field-nextHop", javafx.scene.control.Button.class).fire());
    robot.write("pool0").type(KeyCode.ENTER);
    assertThat(edge().nextHop()).contains(POOL);
  }

  @Test
  void aFindingStandsBesideItsField() {
    Windows.run(
        () -> w.session.edit(new SetProperty(Set.of(EDGE), Property.of("natInternal"), true)));
    pick(EDGE);
    Inspector inspector = (Inspector) w.find("#inspector");
    Node note = Windows.onFx(() -> inspector.lookup("#note-EDGE-NET-09"));
    assertThat(((Labeled) note).getText()).contains("translated by NAT");
    assertThat(
            Windows.onFx(() -> inspector.lookup("#inspector-remarks").lookup("#note-EDGE-NET-09")))
        .isNull();
  }

  @Test
  void aFindingThatSaysSomethingElseKeepsItsPlace() {
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "natInternal", true)));
    pick(EDGE);
    Labeled note = find("#note-EDGE-NET-09", Labeled.class);
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "name", "Perimeter Edge")));
    w.settle();
    assertThat(find("#note-EDGE-NET-09", Labeled.class)).isSameAs(note);
    assertThat(note.getText()).contains("Perimeter Edge");
    assertThat(note.getTooltip().getText()).contains("Perimeter Edge");
    assertThat(Windows.onFx(() -> find("#field-natInternal", Node.class).getAccessibleHelp()))
        .contains("Perimeter Edge");
    Windows.run(() -> w.session.edit(SetProperty.of(EDGE, "natInternal", false)));
    w.settle();
    assertThat(Windows.onFx(() -> w.find("#inspector").lookup("#note-EDGE-NET-09"))).isNull();
  }

  @Test
  void theFormStaysTheSameWhileItsValuesChange() {
    pick(EDGE);
    Node before = find("#field-name", TextInputControl.class);
    into("#field-mediaPorts");
    robot.write("50000-50999").type(KeyCode.ENTER);
    w.settle();
    assertThat(find("#field-name", TextInputControl.class)).isSameAs(before);
    assertThat(Windows.onFx(() -> find("#field-mediaPorts", TextInputControl.class).isFocused()))
        .isTrue();
  }

  @Test
  void aTopicOpensInTheBrowser() {
    List<String> opened = new ArrayList<>();
    w.session.browseWith(opened::add);
    pick(EDGE);
    Windows.run(() -> find("#topic-Gg399001", javafx.scene.control.Button.class).fire());
    assertThat(opened).containsExactly("https://technet.microsoft.com/en-us/library/gg399001.aspx");
  }

  @Test
  void addressesAreReadOneALine() {
    ElementId proxy = ElementId.of("rp01");
    pick(proxy);
    into("#field-internal");
    robot.write("172.25.33.40, 2001:db8::40");
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    Element found = Elements.find(document(), proxy).orElseThrow();
    assertThat(((edgewise.model.ReverseProxy) found).internal())
        .containsExactly(Address.of("172.25.33.40"), Address.of("2001:db8::40"));
  }
}
