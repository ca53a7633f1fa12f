package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import edgewise.catalogue.Kinds;
import edgewise.catalogue.PropertyRow;
import edgewise.catalogue.PropertyRows;
import edgewise.catalogue.Structures;
import edgewise.edit.Command;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.model.Organization;
import edgewise.model.PortRange;
import edgewise.model.Shape;
import edgewise.model.Topology;
import edgewise.text.Message;
import edgewise.ui.panel.Inspector;
import edgewise.ui.tool.Intent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

/// Every component of every record of the model has a label and an editor, and what is entered is
/// one step that can be taken back.
@SuppressWarnings("ReferenceEquality")
class EveryPropertyTest {
  private static final String MINE = "mine";
  private static final Set<String> IN_TABLES =
      Set.of("EdgeServer", "Server", "ExistingRule", "ExistingRecord");
  private static final Map<Class<?>, List<String>> SAMPLES =
      Map.of(
          Address.class, List.of("10.9.8.7", "10.9.8.6"),
          Cidr.class, List.of("10.9.8.0/24", "10.9.7.0/24"),
          Fqdn.class, List.of("some.example.org", "other.example.org"),
          PortRange.class, List.of("1000-1999", "2000-2999"),
          int.class, List.of("17", "18"),
          Integer.class, List.of("17", "18"),
          double.class, List.of("17", "18"),
          String.class, List.of("some.example.org", "other.example.org"));

  @TempDir private static Path folder;
  private static Session session;
  private static Parent root;
  private static Stage stage;

  /// Only the inspector is shown, and nothing is derived after the first time: the steps are what
  /// is tested here, a thousand of them.
  @BeforeAll
  static void showInspector() throws Exception {
    Windows.start();
    List<Runnable> work = new ArrayList<>();
    Machine machine = new Machine();
    machine.background = work::add;
    session = new Session(machine.program(folder));
    stage = FxToolkit.registerStage(Stage::new);
    Windows.run(
        () -> {
          BorderPane pane = new BorderPane(new Inspector(session));
          pane.getStylesheets().add(MainWindow.class.getResource("edgewise.css").toExternalForm());
          root = pane;
          stage.setScene(new Scene(pane, 300, 900));
          stage.show();
          session.openTemplate("edge-scaled-dnslb-nat");
          work.getFirst().run();
        });
    settle();
  }

  @AfterAll
  static void close() {
    Windows.closeAll();
  }

  private static void settle() {
    for (int i = 0; i < 2; i++) {
      Windows.run(
          () -> {
            root.applyCss();
            root.layout();
          });
    }
  }

  @BeforeEach
  void fromTheBeginning() {
    Windows.run(
        () -> {
          session.selection().clear();
          session.goTo(0);
        });
    settle();
  }

  static Stream<String> kinds() {
    return Kinds.standard().all().stream().map(k -> k.id().value());
  }

  private record Given(Document to) implements Command {
    @Override
    public Message label() {
      return Message.of("step.add.one", MINE);
    }

    @Override
    public Document on(Document before) {
      return to;
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyPropertyOfAKindIsEdited(String kind) {
    Shape.Rec shape = Structures.ofKind(KindId.of(kind)).orElseThrow();
    Document before = document();
    Record filled = (Record) filled(shape, before, Map.of("kind", KindId.of(kind)));
    List<Element> elements = new ArrayList<>(before.topology().elements());
    elements.add((Element) filled);
    for (String other : List.of("branch-site", "edge-pool", "front-end-pool", "sql-server")) {
      elements.add(other(KindId.of(other), before));
    }
    given(before.withTopology(new Topology(before.topology().organization(), elements)));
    Windows.run(() -> session.selection().pickAll(Set.of(ElementId.of(MINE))));
    everything(shape, filled);
  }

  @Test
  void everyPropertyOfTheOrganizationIsEdited() {
    Shape.Rec shape = Shape.Rec.of(Organization.class);
    Document before = document();
    Organization filled = (Organization) filled(shape, before, Map.of());
    given(before.withTopology(new Topology(filled, before.topology().elements())));
    Windows.run(() -> session.selection().clear());
    everything(shape, filled);
  }

  @Test
  void everyPropertyOfANoteIsEdited() {
    Document before = document();
    Note note =
        new Note(ElementId.of(MINE), NoteKind.TEXT, "Some words", 10, 20, 100, 50, false, 1);
    Layout layout = before.layout().withNotes(List.of(note));
    given(before.withLayout(layout));
    Windows.run(() -> session.selection().pickAll(Set.of(note.id())));
    everything(Shape.Rec.of(Note.class), note);
  }

  @Test
  void aLineGetsALabelAndBendsAndLosesThem() {
    Document before = document();
    ElementId from = before.topology().elements().get(0).id();
    ElementId to = before.topology().elements().get(1).id();
    Windows.run(() -> session.selection().pickLine(new Intent.Line(LinkKind.MEDIA, from, to)));
    settle();
    enter("field-label", "Some words");
    Windows.run(() -> ((Button) lookup("add-bends")).fire());
    settle();
    enter("field-bends-0-x", "120");
    assertThat(document().layout().lines())
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.label()).contains("Some words");
              assertThat(l.bends())
                  .singleElement()
                  .satisfies(b -> assertThat(b.x()).isEqualTo(120));
            });
    Windows.run(() -> ((Button) lookup("close-bends-0")).fire());
    enter("field-label", "");
    assertThat(document().layout().lines()).isEmpty();
  }

  private static Document document() {
    return session.documentProperty().get().orElseThrow();
  }

  private static void given(Document document) {
    Windows.run(() -> session.edit(new Given(document)));
    settle();
  }

  // A record with everything in it

  private static Object filled(Shape.Rec shape, Document document, Map<String, Object> fixed) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Shape.Component c : shape.components()) {
      Object value =
          fixed.containsKey(c.name())
              ? fixed.get(c.name())
              : c.name().equals("server") && shape.knows("on")
                  ? Optional.of(ElementId.of("edge01"))
                  : value(c.shape(), PropertyRows.standard().of(shape.type(), c.name()), document);
      if (value != null) {
        values.put(c.name(), value);
      }
    }
    return shape.create(values);
  }

  /// One more of a kind, so that there is something else to refer to.
  private static Element other(KindId kind, Document document) {
    return (Element)
        filled(
            Structures.ofKind(kind).orElseThrow(),
            document,
            Map.of(
                "kind",
                kind,
                "id",
                ElementId.of("other-" + kind),
                "name",
                "other",
                "servers",
                List.of()));
  }

  private static Object value(Shape shape, PropertyRow row, Document document) {
    return switch (shape) {
      case Shape.Maybe(Shape of) -> {
        Object value = value(of, row, document);
        yield value == null ? null : Optional.of(value);
      }
      case Shape.ListOf(Shape of) -> {
        Object value = value(of, row, document);
        yield value == null ? null : List.of(value);
      }
      case Shape.Rec rec -> filled(rec, document, Map.of());
      case Shape.Scalar(Class<?> type) -> scalar(type, row, document);
    };
  }

  private static Object scalar(Class<?> type, PropertyRow row, Document document) {
    if (type == ElementId.class) {
      if (row.name().equals("id")) {
        return ElementId.of(
            row.record().endsWith("Server") && !row.record().startsWith("Sql") ? "machine" : MINE);
      }
      return document.topology().elements().stream()
          .filter(e -> row.kinds().contains(e.kind()))
          .map(Element::id)
          .findFirst()
          .orElse(null);
    }
    if (type == boolean.class) {
      return true;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return edgewise.model.Words.parse(type, sample(type, row, 0)).orElseThrow();
  }

  private static String sample(Class<?> type, PropertyRow row, int which) {
    return switch (row.measure()) {
      case "date" -> which == 0 ? "2014-05-31" : "2015-06-30";
      case "interface" -> which == 0 ? "dmz-out" : "wan1";
      case "url" -> "https://" + SAMPLES.get(String.class).get(which);
      default -> SAMPLES.get(type).get(which);
    };
  }

  // Editing it

  private static void everything(Shape.Rec shape, Record filled) {
    settle();
    for (String group : PropertyRows.standard().groups(shape.type())) {
      Node more = lookup("more-" + group);
      if (more != null && ((Hyperlink) more).getText().startsWith("More")) {
        Windows.run(((Hyperlink) more)::fire);
      }
    }
    settle();
    record(shape, filled, "");
  }

  private static void record(Shape.Rec shape, Object holder, String path) {
    for (Shape.Component c : shape.components()) {
      PropertyRow row = PropertyRows.standard().of(shape.type(), c.name());
      assertThat(session.texts().has("property." + c.name())).as(c.name()).isTrue();
      component(c.shape(), row, c.of(holder), path.isEmpty() ? c.name() : path + "-" + c.name());
    }
  }

  private static void component(Shape shape, PropertyRow row, Object value, String id) {
    switch (shape) {
      case Shape.Rec rec -> record(rec, value, id);
      case Shape.Maybe(Shape.Rec rec) -> {
        assertThat(lookup("field-" + id)).as(id).isInstanceOf(ToggleSwitch.class);
        record(rec, ((Optional<?>) value).orElseThrow(), id);
        change(id, () -> ((ToggleSwitch) lookup("field-" + id)).fire());
      }
      case Shape.ListOf(Shape.Rec rec) when IN_TABLES.contains(rec.type().getSimpleName()) ->
          assertThat(lookup("table-" + id)).as(id).isInstanceOf(TableView.class);
      case Shape.ListOf(Shape.Rec rec) -> {
        List<?> entries = (List<?>) value;
        if (!entries.isEmpty()) {
          record(rec, entries.getFirst(), id + "-0");
          change(id, () -> ((Button) lookup("add-" + id)).fire());
          change(id, () -> ((Button) lookup("close-" + id + "-0")).fire());
        }
      }
      default -> field(shape, row, id);
    }
  }

  private static void field(Shape shape, PropertyRow row, String id) {
    Node control = lookup("field-" + id);
    assertThat(control).as(id).isNotNull();
    assertThat(control.getAccessibleText()).as(id).isNotBlank();
    assertThat(Windows.onFx(() -> label(control)))
        .as(id)
        .contains(session.texts().say("property." + row.name()));
    boolean only = row.name().equals("kind") && control.isDisabled();
    // A picture comes from a file: see DocumentSettingsTest.
    if (row.name().equals("id") || only || row.measure().equals("picture")) {
      return;
    }
    if (lookup("override-" + id) instanceof ToggleSwitch override
        && override.isVisible()
        && override.getParent().isVisible()
        && !override.isSelected()) {
      Windows.run(override::fire);
    }
    change(id, () -> change(control, shape, row));
  }

  /// The label in the line of a control.
  private static List<String> label(Node control) {
    Parent line = control.getParent();
    while (!line.getClass().getSimpleName().equals("Field")) {
      line = line.getParent();
    }
    return line.lookupAll(".property-name").stream().map(n -> ((Label) n).getText()).toList();
  }

  /// An edit changes the design, and taking it back gives the very same design.
  private static void change(String id, Runnable edit) {
    Document before = document();
    Windows.run(edit);
    settle();
    if (lookup("field-" + id) instanceof Button button) {
      pickAnother(button, before);
    }
    assertThat(document()).as(id).isNotSameAs(before).isNotEqualTo(before);
    Windows.run(session::undo);
    settle();
    assertThat(document()).as(id).isSameAs(before);
  }

  private static void change(Node control, Shape shape, PropertyRow row) {
    switch (control) {
      case TextInputControl input -> {
        Class<?> type = type(shape);
        String text = sample(type, row, 0);
        enter(input, input.getText().equals(text) ? sample(type, row, 1) : text);
      }
      case ComboBox<?> box -> other(box);
      case ToggleSwitch toggle -> toggle.fire();
      case ListView<?> list -> {
        list.getSelectionModel().select(0);
        press(list, KeyCode.SPACE, false);
      }
      case Button button -> button.fire();
      default -> throw new AssertionError(control);
    }
  }

  private static <T> void other(ComboBox<T> box) {
    for (T item : box.getItems()) {
      if (!item.equals(box.getValue())) {
        box.setValue(item);
        return;
      }
    }
  }

  /// In an open list of elements, takes the first that changes something: none, the first, or the
  /// one below.
  private static void pickAnother(Button button, Document before) {
    Fingers robot = new Fingers();
    robot.type(KeyCode.ENTER);
    if (document() == before) {
      Windows.run(button::fire);
      robot.type(KeyCode.DOWN, KeyCode.ENTER);
    }
  }

  private static Class<?> type(Shape shape) {
    return switch (shape) {
      case Shape.Scalar(Class<?> type) -> type;
      case Shape.Maybe(Shape of) -> type(of);
      case Shape.ListOf(Shape of) -> type(of);
      case Shape.Rec rec -> rec.type();
    };
  }

  private static void enter(String id, String text) {
    Windows.run(() -> enter((TextInputControl) lookup(id), text));
    settle();
  }

  private static void enter(TextInputControl input, String text) {
    input.requestFocus();
    input.setText(text);
    press(input, KeyCode.ENTER, input instanceof TextArea);
  }

  private static void press(Node on, KeyCode key, boolean shortcut) {
    on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, shortcut, false, false));
  }

  private static Node lookup(String id) {
    return Windows.onFx(() -> root.lookup("#" + id));
  }
}
