package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import edgewise.catalogue.PropertyRow;
import edgewise.catalogue.PropertyRows;
import edgewise.edit.Elements;
import edgewise.layout.Box;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Shape;
import edgewise.model.Words;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A person at the window: clicks, drags and types, and counts it. What it knows of the design it
/// only reads; the one thing it does for its eyes is to scroll a form to what it is about to click.
@SuppressWarnings({"ReferenceEquality", "cast"})
final class Hand {
  final Windows w;
  private final Robot robot = Windows.onFx(Robot::new);
  private final Stage stage;
  private int clicks;
  private int drags;
  private int keys;

  /// Waits until what was begun is done, laid out and drawn once.
  private void settle() {
    w.draw();
  }

  /// Does something with pointer or keys on JavaFX's thread: as fast as the window takes it, where
  /// TestFX's robot rests after each movement.
  private void with(Consumer<Robot> work) {
    Windows.run(() -> work.accept(robot));
  }

  private Hand(Windows w, Stage stage) {
    this.w = w;
    this.stage = stage;
  }

  /// A hand at a window that shows the start page.
  static Hand at(Path folder, double width, double height) throws Exception {
    Windows.start();
    Windows w = Windows.of(folder, width, height, Theme.Choice.LIGHT);
    Stage stage = w.show();
    w.settle();
    return new Hand(w, stage);
  }

  void leave() {
    Windows.closeAll();
  }

  /// What it took so far, in words.
  String effort() {
    return clicks + " clicks, " + drags + " drags, " + keys + " keys";
  }

  int clicks() {
    return clicks;
  }

  int drags() {
    return drags;
  }

  int keys() {
    return keys;
  }

  // Reading

  Document document() {
    return w.session.documentProperty().get().orElseThrow();
  }

  DiagramView diagram() {
    return w.window.workspace().diagram();
  }

  Element element(ElementId id) {
    return Elements.find(document(), id).orElseThrow();
  }

  /// The only element of a kind whose name begins so.
  ElementId find(String kind, String name) {
    return document().topology().elements().stream()
        .filter(e -> e.kind().value().equals(kind) && e.name().startsWith(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " " + name))
        .id();
  }

  ElementId selected() {
    return w.session.selection().elements().iterator().next();
  }

  // Pointer and keys

  void click(Point2D at) {
    clicks++;
    move(at);
    with(r -> r.mouseClick(MouseButton.PRIMARY));
    settle();
  }

  void doubleClick(Point2D at) {
    clicks += 2;
    Windows.doubleClick(at);
    settle();
  }

  /// Clicks a control that has this id; a form is scrolled to it first.
  void click(String id) {
    click(middle(shown(id)));
  }

  void type(KeyCode... codes) {
    keys += codes.length;
    for (KeyCode code : codes) {
      with(r -> r.keyType(code));
      settle();
    }
  }

  /// Presses keys together, such as Ctrl and Z.
  void chord(KeyCode... codes) {
    keys++;
    for (KeyCode code : codes) {
      with(r -> r.keyPress(code));
    }
    for (KeyCode code : List.of(codes).reversed()) {
      with(r -> r.keyRelease(code));
    }
    settle();
  }

  void write(String text) {
    keys += text.length();
    Windows.write(text);
    settle();
  }

  void drag(Point2D from, Point2D to) {
    drags++;
    press(from);
    Point2D step = to.subtract(from).multiply(0.25);
    for (int i = 1; i <= 4; i++) {
      move(from.add(step.multiply(i)));
    }
    release();
  }

  void move(Point2D to) {
    with(r -> r.mouseMove(to));
    settle();
  }

  void press(Point2D at) {
    move(at);
    with(r -> r.mousePress(MouseButton.PRIMARY));
    settle();
  }

  void release() {
    with(r -> r.mouseRelease(MouseButton.PRIMARY));
    settle();
  }

  // Places

  /// A point of the drawing surface.
  Point2D on(double x, double y) {
    return Windows.onFx(() -> diagram().localToScreen(x, y));
  }

  /// The middle of a card.
  Point2D card(ElementId id) {
    Box box = box(id);
    return on(box.centerX(), box.centerY());
  }

  Box box(ElementId id) {
    return Windows.onFx(() -> diagram().screenBox(id).orElseThrow());
  }

  static Point2D middle(Node node) {
    return Windows.onFx(
        () -> {
          Bounds b = node.localToScreen(node.getBoundsInLocal());
          return new Point2D(b.getCenterX(), b.getCenterY());
        });
  }

  /// The node with this id in the window in front that has one.
  Optional<Node> node(String id) {
    return Windows.onFx(
        () ->
            Window.getWindows().stream()
                .filter(o -> o.isShowing() && o.getScene() != null)
                .sorted((a, b) -> Boolean.compare(b != stage, a != stage))
                .map(o -> o.getScene().lookup("#" + id))
                .filter(n -> n != null && seen(n))
                .findFirst());
  }

  private static boolean seen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  Node shown(String id) {
    Node node = node(id).orElseThrow(() -> new AssertionError("nothing is called " + id));
    scrollTo(node);
    return node;
  }

  void shown(Node node) {
    scrollTo(node);
  }

  private void scrollTo(Node node) {
    Windows.run(
        () -> {
          for (Node n = node.getParent(); n != null; n = n.getParent()) {
            if (n instanceof ScrollPane pane && pane.getContent() != null) {
              Bounds in =
                  pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
              double room =
                  pane.getContent().getBoundsInLocal().getHeight()
                      - pane.getViewportBounds().getHeight();
              double top = in.getCenterY() - pane.getViewportBounds().getHeight() / 2;
              pane.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
            }
          }
        });
    settle();
  }

  // Drawing

  /// Puts an element down where the layout has room: its key, or its name in the palette, and
  /// Enter.
  ElementId place(String kind) {
    pick(kind);
    type(KeyCode.ENTER);
    fit();
    return selected();
  }

  /// Takes a kind up with its key while the drawing has the keyboard, or from the palette.
  void pick(String kind) {
    Optional<KeyCode> letter =
        w.window
            .actions()
            .find("insert-" + kind)
            .flatMap(edgewise.ui.action.Action::key)
            .map(k -> KeyCode.getKeyCode(k.getDisplayText()));
    if (letter.isPresent()) {
      focusDrawing();
      type(letter.get());
    } else {
      click("search-kinds");
      chord(KeyCode.CONTROL, KeyCode.A);
      write(w.session.texts().say("kind." + kind));
      click("kind-" + kind);
      click("search-kinds");
      chord(KeyCode.CONTROL, KeyCode.A);
      type(KeyCode.DELETE);
      click("kind-" + kind);
    }
  }

  /// Drags a kind from the palette to a point of the drawing surface.
  ElementId place(String kind, double x, double y) {
    drag(middle(shown("kind-" + kind)), on(x, y));
    fit();
    return selected();
  }

  /// Shows the whole drawing.
  void fit() {
    chord(KeyCode.CONTROL, KeyCode.DIGIT0);
  }

  private void focusDrawing() {
    if (!Windows.onFx(diagram()::isFocused)) {
      unselect();
    }
  }

  /// Clicks beside everything.
  void unselect() {
    click(Windows.onFx(() -> diagram().localToScreen(6, diagram().getHeight() - 6)));
    assertThat(w.session.selection().elements()).isEmpty();
  }

  void select(ElementId id) {
    click(card(id));
    assertThat(w.session.selection().elements()).containsExactly(id);
  }

  /// Gives the selected element another name on the drawing.
  void rename(ElementId id, String name) {
    if (!element(id).name().equals(name)) {
      doubleClick(card(id));
      write(name);
      type(KeyCode.ENTER);
      assertThat(element(id).name()).isEqualTo(name);
    }
  }

  /// Draws a line from the handle of a card to another card.
  void link(ElementId from, ElementId to) {
    Box a = box(from);
    boolean right = box(to).centerX() > a.centerX();
    move(card(from));
    Point2D handle = on(right ? a.right() - 2 : a.x() + 2, a.centerY());
    move(handle);
    drag(handle, card(to));
  }

  // Filling in

  /// Types a value into a field of the inspector.
  void field(String place, String text) {
    open(place);
    Node node = shown("field-" + place);
    assertThat(node).as(place).isInstanceOf(TextInputControl.class);
    click(middle(node));
    chord(KeyCode.CONTROL, KeyCode.A);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        type(KeyCode.ENTER);
      }
      write(lines[i]);
    }
    if (lines.length == 1 && lines[0].isEmpty()) {
      type(KeyCode.DELETE);
    }
    if (node instanceof TextArea) {
      chord(KeyCode.CONTROL, KeyCode.ENTER);
    } else {
      type(KeyCode.ENTER);
    }
  }

  /// Turns a switch.
  void turn(String place) {
    open(place);
    thumb(shown("field-" + place));
  }

  /// A switch may be wider than what one sees of it.
  private void thumb(Node toggle) {
    click(middle(Windows.onFx(() -> toggle.lookup(".thumb-area"))));
  }

  /// Picks one of a few values.
  void choose(String place, Object value) {
    open(place);
    ComboBox<?> box = (ComboBox<?>) shown("field-" + place);
    int steps =
        Windows.onFx(() -> box.getItems().indexOf(value))
            - Windows.onFx(() -> box.getSelectionModel().getSelectedIndex());
    click(middle(box));
    for (int i = 0; i < Math.abs(steps); i++) {
      type(steps > 0 ? KeyCode.DOWN : KeyCode.UP);
    }
    type(KeyCode.ENTER);
  }

  /// Picks another element for a field that refers to one.
  void refer(String place, String name) {
    open(place);
    click("field-" + place);
    write(name);
    type(KeyCode.ENTER);
  }

  /// Ticks or unticks one of many constants.
  void tick(String place, Enum<?> constant) {
    open(place);
    ListView<?> list = (ListView<?>) shown("field-" + place);
    String words =
        w.session
            .texts()
            .say("value." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    click(middle(list));
    type(KeyCode.HOME);
    int at =
        Windows.onFx(
            () -> {
              for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i).toString().contains("constant=" + Words.of(constant))
                    || list.getItems().get(i).toString().contains("constant=" + constant + ",")) {
                  return i;
                }
              }
              throw new AssertionError(words);
            });
    for (int i = 0; i < at; i++) {
      type(KeyCode.DOWN);
    }
    type(KeyCode.SPACE);
  }

  /// Opens the rare properties of a group when the field is among them, and gives a derived value a
  /// value of its own.
  private void open(String place) {
    if (node("field-" + place).isEmpty()) {
      for (Node link : links()) {
        scrollTo(link);
        click(middle(link));
      }
    }
    Optional<Node> override = node("override-" + place);
    if (override.isPresent() && !Windows.onFx(((ToggleSwitch) override.get())::isSelected)) {
      scrollTo(override.get());
      thumb(override.get());
    }
  }

  private List<Node> links() {
    return Windows.onFx(
        () ->
            w.window.root().lookupAll(".more-link").stream()
                .filter(n -> seen(n) && ((Hyperlink) n).getText().startsWith("More"))
                .map(n -> (Node) n)
                .toList());
  }

  /// Types a value into a cell of a table.
  void cell(String table, int row, String column, String text) {
    TableView<?> view = (TableView<?>) shown(table);
    TableColumn<?, ?> of =
        Windows.onFx(
            () ->
                view.getColumns().stream()
                    .filter(c -> c.getId().equals(column))
                    .findFirst()
                    .orElseThrow());
    Windows.run(
        () -> {
          view.scrollToColumnIndex(view.getColumns().indexOf(of));
          view.scrollTo(row);
          view.getScene().getRoot().applyCss();
          view.getScene().getRoot().layout();
        });
    Node cell =
        Windows.onFx(
            () ->
                view.lookupAll(".table-cell").stream()
                    .filter(
                        n ->
                            n instanceof javafx.scene.control.TableCell<?, ?> c
                                && c.getTableColumn() == of
                                && c.getIndex() == row)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(table + " " + row + " " + column)));
    click(middle(cell));
    type(KeyCode.F2);
    if (node("picker-find").isPresent()) {
      write(text);
    } else {
      chord(KeyCode.CONTROL, KeyCode.A);
      if (text.isEmpty()) {
        type(KeyCode.DELETE);
      } else {
        write(text);
      }
    }
    type(KeyCode.ENTER);
  }

  // Making an element like another

  /// Enters every property of the selected element, or of the organization when nothing is
  /// selected, that differs from that of another one.
  ///
  /// @param now what the design holds now
  void fill(Supplier<Record> now, Record wanted) {
    record(now, Shape.Rec.of(wanted.getClass()), "", wanted);
  }

  private void record(Supplier<Record> now, Shape.Rec type, String path, Record wanted) {
    for (PropertyRow row : PropertyRows.standard().of(type.type())) {
      Shape.Component c = type.component(row.name());
      if (row.name().equals("id") || row.name().equals("kind")) {
        continue;
      }
      String place = path.isEmpty() ? row.name() : path + "-" + row.name();
      Supplier<Object> value = () -> c.of(now.get());
      if (!value.get().equals(c.of(wanted))) {
        value(value, c.shape(), place, c.of(wanted));
        assertThat(value.get()).as(place).isEqualTo(c.of(wanted));
      }
    }
  }

  private void value(Supplier<Object> now, Shape shape, String place, Object wanted) {
    switch (shape) {
      case Shape.Rec rec -> record(() -> (Record) now.get(), rec, place, (Record) wanted);
      case Shape.Maybe(Shape.Rec rec) -> {
        Optional<?> maybe = (Optional<?>) wanted;
        if (((Optional<?>) now.get()).isPresent() != maybe.isPresent()) {
          turn(place);
          assertThat(((Optional<?>) now.get()).isPresent()).as(place).isEqualTo(maybe.isPresent());
        }
        maybe.ifPresent(
            m ->
                record(
                    () -> (Record) ((Optional<?>) now.get()).orElseThrow(),
                    rec,
                    place,
                    (Record) m));
      }
      case Shape.ListOf(Shape.Rec rec) when rec.knows("id") ->
          rows(now, rec, place, (List<?>) wanted);
      case Shape.ListOf(Shape.Rec rec) -> {
        List<?> entries = (List<?>) wanted;
        open(place);
        while (((List<?>) now.get()).size() < entries.size()) {
          click("add-" + place);
        }
        while (((List<?>) now.get()).size() > entries.size()) {
          click("close-" + place + "-" + (((List<?>) now.get()).size() - 1));
        }
        for (int i = 0; i < entries.size(); i++) {
          int at = i;
          record(
              () -> (Record) ((List<?>) now.get()).get(at),
              rec,
              place + "-" + i,
              (Record) entries.get(i));
        }
      }
      default -> single(now, place, wanted);
    }
  }

  private void single(Supplier<Object> now, String place, Object wanted) {
    open(place);
    switch (shown("field-" + place)) {
      case TextInputControl _ -> field(place, typed(wanted));
      case ToggleSwitch _ -> turn(place);
      case ComboBox<?> _ -> choose(place, wanted);
      case ListView<?> _ -> {
        List<?> had = List.copyOf((List<?>) now.get());
        List<?> list = (List<?>) wanted;
        // What is added comes last, so what stands in another place goes and comes again.
        int same = 0;
        while (same < had.size() && same < list.size() && had.get(same).equals(list.get(same))) {
          same++;
        }
        for (Object gone : had.subList(same, had.size())) {
          tick(place, (Enum<?>) gone);
        }
        for (Object more : list.subList(same, list.size())) {
          tick(place, (Enum<?>) more);
        }
      }
      default -> {
        if (wanted instanceof List<?> list) {
          for (Object id : list) {
            if (!((List<?>) now.get()).contains(id)) {
              refer(place, element((ElementId) id).name());
            }
          }
        } else {
          Object id = wanted instanceof Optional<?> maybe ? maybe.orElse(null) : wanted;
          refer(
              place,
              id == null ? w.session.texts().say("entry.none") : element((ElementId) id).name());
        }
      }
    }
  }

  private static String typed(Object value) {
    return switch (value) {
      case Optional<?> maybe -> maybe.map(Hand::typed).orElse("");
      case List<?> list -> list.stream().map(Hand::typed).collect(Collectors.joining("\n"));
      case Enum<?> word -> Words.of(word);
      default -> value.toString();
    };
  }

  private void rows(Supplier<Object> now, Shape.Rec type, String place, List<?> wanted) {
    click("enlarge-" + place);
    String table = "wide-table-" + place;
    while (((List<?>) now.get()).size() < wanted.size()) {
      click("wide-sheet-add");
    }
    while (((List<?>) now.get()).size() > wanted.size()) {
      type(KeyCode.END);
      click("wide-sheet-remove");
    }
    for (int i = 0; i < wanted.size(); i++) {
      for (PropertyRow row : PropertyRows.standard().of(type.type())) {
        Shape.Component c = type.component(row.name());
        Object is = c.of(((List<?>) now.get()).get(i));
        Object should = c.of(wanted.get(i));
        if (!row.name().equals("id") && !is.equals(should)) {
          String text = typed(should).replace("\n", " ");
          if (should instanceof Boolean b) {
            text = w.session.texts().say(b ? "value.yes" : "value.no");
          } else if (should instanceof Enum<?> word) {
            text =
                w.session
                    .texts()
                    .say("value." + word.getDeclaringClass().getSimpleName() + "." + word.name());
          }
          cell(table, i, row.name(), text);
          assertThat(c.of(((List<?>) now.get()).get(i))).as(row.name()).isEqualTo(should);
        }
      }
    }
    type(KeyCode.ESCAPE);
    assertThat(node(table)).isEmpty();
  }
}
