package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.cli.Cli;
import edgewise.cli.Console;
import edgewise.edit.Elements;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Organization;
import edgewise.model.Shape;
import edgewise.store.DesignFile;
import edgewise.text.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The starter design of a scaled Edge pool behind NAT, drawn from blank with pointer and keys
/// only, is the shipped one.
class DrawTheScaledEdgeTest {
  private static final Path SHIPPED = Path.of("templates/edge-scaled-dnslb-nat.edgewise");

  @TempDir private Path folder;

  private final Map<ElementId, ElementId> drawn = new HashMap<>();
  private Hand hand;
  private Document shipped;

  @BeforeEach
  void begin() throws Exception {
    hand = Hand.at(folder, 1280, 960);
    shipped = ((Outcome.Ok<Document>) DesignFile.read(SHIPPED)).value();
  }

  @AfterEach
  void end() {
    hand.leave();
  }

  @Test
  void whatIsDrawnByHandIsTheShippedDesignAndIsTakenBackToNothing() throws Exception {
    hand.click("start-new");
    Document blank = hand.document();
    place("redmond");
    hand.unselect();
    hand.fill(this::organization, shipped.topology().organization());
    for (Element element : shipped.topology().elements()) {
      if (!element.id().equals(id("redmond"))) {
        place(element.id().value());
      }
    }
    link("lsedge", "pool01");
    link("rp01", "pool01");
    link("rp01", "officewebapps01");
    link("pool01", "sqlbe");
    link("pool01", "fs01");
    link("pool01", "officewebapps01");
    for (Element element : shipped.topology().elements()) {
      fill(element);
    }
    hand.unselect();
    hand.fill(this::organization, shipped.topology().organization());

    Path file = folder.resolve("drawn.edgewise");
    hand.w.dialogs.answer = Optional.of(file);
    hand.chord(KeyCode.CONTROL, KeyCode.S);
    assertThat(file).exists();
    assertSameTables(file);

    Document last = hand.document();
    int steps = 0;
    while (canUndo()) {
      hand.chord(KeyCode.CONTROL, KeyCode.Z);
      steps++;
    }
    assertThat(hand.document()).isSameAs(blank);
    for (int i = 0; i < steps; i++) {
      hand.chord(KeyCode.CONTROL, KeyCode.Y);
    }
    assertThat(hand.document()).isSameAs(last);
  }

  private boolean canUndo() {
    return Windows.onFx(
        () -> hand.w.session.current().orElseThrow().history().undoLabel().isPresent());
  }

  private Organization organization() {
    return hand.document().topology().organization();
  }

  private static ElementId id(String id) {
    return ElementId.of(id);
  }

  private Element shipped(String id) {
    return Elements.find(shipped, id(id)).orElseThrow();
  }

  /// Puts down an element of the kind of a shipped one and gives it its name, unless an earlier
  /// proposal has drawn it already.
  private ElementId place(String id) {
    Element wanted = shipped(id);
    Optional<Element> there =
        hand.document().topology().elements().stream()
            .filter(e -> e.kind().equals(wanted.kind()) && !drawn.containsValue(e.id()))
            .findFirst();
    ElementId made = there.map(Element::id).orElseGet(() -> hand.place(wanted.kind().value()));
    drawn.put(wanted.id(), made);
    hand.rename(made, wanted.name());
    return made;
  }

  private void link(String from, String to) {
    hand.link(drawn.get(id(from)), drawn.get(id(to)));
  }

  private void fill(Element wanted) {
    ElementId mine = drawn.get(wanted.id());
    Record like = (Record) mine(Shape.Rec.of(wanted.getClass()), wanted);
    if (!like.equals(hand.element(mine))) {
      hand.select(mine);
      hand.fill(() -> (Record) hand.element(mine), like);
    }
  }

  /// A value of the shipped design with the ids of the drawn one.
  private Object mine(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Rec rec -> {
        Map<String, Object> values = new HashMap<>();
        rec.components().forEach(c -> values.put(c.name(), mine(c.shape(), c.of(value))));
        yield rec.create(values);
      }
      case Shape.Maybe(Shape of) -> ((Optional<?>) value).map(v -> mine(of, v));
      case Shape.ListOf(Shape of) -> ((List<?>) value).stream().map(v -> mine(of, v)).toList();
      case Shape.Scalar _ -> value instanceof ElementId id ? drawn.getOrDefault(id, id) : value;
    };
  }

  private static int plan(Path design, Path folder) {
    PrintStream unheard = new PrintStream(OutputStream.nullOutputStream());
    return Cli.run(
        new String[] {"plan", design.toString(), "--out", folder.toString()},
        new Console(unheard, unheard, false, ""));
  }

  /// The tables have the same lines to the byte, but for the first column: the id of a row names
  /// elements by their ids, and an id is given when an element is put down, before it gets its
  /// name. There, each id is replaced by that of the shipped design's element. Rows of one rank
  /// stand in the order of these ids, so lines are compared in one order.
  private void assertSameTables(Path file) throws IOException {
    Path mine = folder.resolve("mine");
    Path theirs = folder.resolve("theirs");
    assertThat(plan(file, mine)).isZero();
    assertThat(plan(SHIPPED, theirs)).isZero();
    for (String table : List.of("firewall.csv", "dns.csv", "certificates.csv")) {
      assertThat(shippedIds(Files.readString(mine.resolve(table))))
          .as(table)
          .isEqualTo(Files.readString(theirs.resolve(table)).lines().sorted().toList());
    }
  }

  private List<String> shippedIds(String table) {
    Map<String, String> names = new HashMap<>();
    drawn.forEach((theirs, mine) -> names.put(mine.value(), theirs.value()));
    return table
        .lines()
        .map(
            line -> {
              int comma = line.indexOf(',');
              return Arrays.stream(line.substring(0, comma).split("/", -1))
                      .map(part -> names.getOrDefault(part, part))
                      .collect(Collectors.joining("/"))
                  + line.substring(comma);
            })
        .sorted()
        .toList();
  }
}
