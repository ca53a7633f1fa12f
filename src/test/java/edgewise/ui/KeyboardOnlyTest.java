package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Elements;
import edgewise.layout.Box;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import edgewise.model.Pool;
import edgewise.ui.action.Action;
import edgewise.ui.tool.Intent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session without a pointer.
class KeyboardOnlyTest {
  @TempDir private Path folder;
  private Hand hand;

  @BeforeEach
  void begin() throws Exception {
    hand = Hand.at(folder, 1280, 900);
  }

  @AfterEach
  void end() {
    assertThat(hand.clicks() + hand.drags()).isZero();
    hand.leave();
  }

  private EdgePool edge() {
    return Elements.all(hand.document(), EdgePool.class).getFirst();
  }

  private Optional<Node> focusOwner() {
    return Windows.onFx(() -> Optional.ofNullable(hand.w.scene.getFocusOwner()));
  }

  private void drawTwo() {
    hand.chord(KeyCode.CONTROL, KeyCode.N);
    assertThat(focusOwner().map(Node::getId)).contains("diagram");
    hand.type(KeyCode.E, KeyCode.ENTER);
    hand.type(KeyCode.F, KeyCode.ENTER);
  }

  @Test
  void elementsAreDrawnRenamedMovedAndRemovedByKeys() {
    drawTwo();
    ElementId edge = edge().id();
    ElementId front = hand.selected();
    assertThat(hand.element(front)).isInstanceOf(Pool.class);

    hand.type(KeyCode.F2);
    hand.write("pool77");
    hand.type(KeyCode.ENTER);
    assertThat(hand.element(front).name()).isEqualTo("pool77");

    Box was = hand.box(front);
    hand.type(KeyCode.DOWN, KeyCode.DOWN);
    assertThat(hand.box(front).y()).isGreaterThan(was.y());

    Document before = hand.document();
    hand.type(KeyCode.DELETE);
    assertThat(Elements.find(hand.document(), front)).isEmpty();
    assertThat(Elements.find(hand.document(), edge)).isPresent();
    hand.chord(KeyCode.CONTROL, KeyCode.Z);
    assertThat(hand.document()).isSameAs(before);
    hand.chord(KeyCode.CONTROL, KeyCode.Y);
    assertThat(Elements.find(hand.document(), front)).isEmpty();
  }

  @Test
  void aLinkIsDrawnByKeysAndEscapeLeavesIt() {
    drawTwo();
    EdgePool edge = edge();
    ElementId front = edge.nextHop().orElseThrow();
    hand.type(KeyCode.ESCAPE);
    pick(edge.id());
    hand.chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    Document before = hand.document();
    hand.type(KeyCode.TAB, KeyCode.TAB, KeyCode.ESCAPE);
    assertThat(hand.document()).isSameAs(before);

    Windows.run(
        () ->
            hand.w.session.edit(
                edgewise.edit.SetProperty.of(edge.id(), "nextHop", Optional.empty())));
    pick(edge.id());
    hand.chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertThat(hand.selected()).isEqualTo(edge.id());
    for (int i = 0; i < 30 && !aimsAt(front); i++) {
      hand.type(KeyCode.TAB);
    }
    assertThat(Windows.onFx(() -> hand.diagram().getAccessibleText())).contains("pool01");
    Windows.save(hand.w.picture(), Path.of("target/snapshots/states/link-by-keys.png"));
    hand.type(KeyCode.ENTER);
    assertThat(edge().nextHop()).contains(front);
    assertThat(hand.w.session.selection().line())
        .contains(new Intent.Line(LinkKind.NEXT_HOP, edge.id(), front));
  }

  private boolean aimsAt(ElementId id) {
    return Windows.onFx(() -> hand.diagram().getAccessibleText())
        .startsWith("Link to " + hand.element(id).name() + ":");
  }

  /// Goes to a card with Alt and arrows, as one does without a pointer.
  private void pick(ElementId id) {
    Set<ElementId> been = new HashSet<>();
    while (hand.w.session.selection().elements().isEmpty() || !hand.selected().equals(id)) {
      hand.type(KeyCode.TAB);
      assertThat(focusOwner().map(Node::getId)).contains("diagram");
      assertThat(been.add(hand.selected())).isTrue();
    }
  }

  @Test
  void everyActionStandsInAMenuThatKeysOpen() {
    hand.chord(KeyCode.CONTROL, KeyCode.N);
    hand.type(KeyCode.F10);
    MenuBar bar = (MenuBar) hand.w.find("#menus");
    hand.type(KeyCode.DOWN);
    assertThat(Windows.onFx(() -> bar.getMenus().stream().anyMatch(Menu::isShowing))).isTrue();
    hand.type(KeyCode.ESCAPE);
    Set<String> items = new HashSet<>();
    Windows.run(() -> bar.getMenus().forEach(m -> collect(m, items)));
    for (Action action : hand.w.window.actions().all()) {
      assertThat(items).contains("menu-" + action.id());
    }
  }

  private static void collect(javafx.scene.control.MenuItem item, Set<String> into) {
    into.add(String.valueOf(item.getId()));
    if (item instanceof Menu menu) {
      menu.getItems().forEach(i -> collect(i, into));
    }
  }

  /// Each control looks otherwise while it has the keyboard.
  @Test
  void oneSeesWhereTheKeyboardIs() {
    hand.w.template("edge-single-nat");
    Windows.run(() -> hand.w.session.selection().pickAll(Set.of(ElementId.of("lsedge"))));
    hand.w.settle();
    List<Node> controls = new ArrayList<>();
    Windows.run(() -> collect(hand.w.window.root(), controls));
    assertThat(controls).hasSizeGreaterThan(40);
    List<String> unseen = new ArrayList<>();
    for (Node control : controls) {
      hand.shown(control);
      Windows.run(() -> hand.diagram().requestFocus());
      WritableImage without = picture(control);
      // As Tab does it: a control that got the keyboard by a click shows it less.
      Windows.run(
          () -> {
            control.requestFocus();
            control.pseudoClassStateChanged(PseudoClass.getPseudoClass("focus-visible"), true);
          });
      if (same(without, picture(control))) {
        unseen.add(control.getClass().getSimpleName() + "#" + control.getId());
      }
    }
    assertThat(unseen).isEmpty();
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable() && !"diagram".equals(node.getId())) {
      into.add(node);
    }
    if (node instanceof javafx.scene.Parent parent) {
      parent.getChildrenUnmodifiable().forEach(c -> collect(c, into));
    }
  }

  private WritableImage picture(Node node) {
    hand.w.settle();
    return Windows.onFx(
        () -> {
          Bounds b = node.localToScene(node.getBoundsInLocal());
          WritableImage all = hand.w.scene.snapshot(null);
          int x = (int) Math.clamp(b.getMinX() - 4, 0, all.getWidth() - 9);
          int y = (int) Math.clamp(b.getMinY() - 4, 0, all.getHeight() - 9);
          int width = (int) Math.clamp(b.getWidth() + 8, 8, all.getWidth() - x);
          int height = (int) Math.clamp(b.getHeight() + 8, 8, all.getHeight() - y);
          return new WritableImage(all.getPixelReader(), x, y, width, height);
        });
  }

  private static boolean same(WritableImage a, WritableImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return false;
    }
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }
}
