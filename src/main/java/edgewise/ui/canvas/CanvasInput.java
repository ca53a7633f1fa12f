package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.tool.Connecting;
import edgewise.ui.tool.Idle;
import edgewise.ui.tool.Input;
import edgewise.ui.tool.Intent;
import edgewise.ui.tool.Spot;
import edgewise.ui.tool.Surface;
import edgewise.ui.tool.Tool;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;

/// Pointer and keys on the drawing: hands them to the gesture that is going on, and does what needs
/// no gesture.
final class CanvasInput {
  private static final double PAN_STEP = 60;
  private static final double GRID = 8;
  private static final double EDGE = 24;
  private static final double EDGE_STEP = 12;
  private static final double PIXELS_A_NOTCH = 40;

  private final DiagramView view;
  private final Texts texts;
  private final Selection selection;
  private final Surface surface = new Hands();
  private final Tooltip tooltip = new Tooltip();
  private final PauseTransition rest = new PauseTransition(Duration.millis(450));
  private Editing editing = Editing.NONE;
  private Draft draft = Draft.NOTHING;
  private Tool tool = new Idle();
  private boolean space;

  /// The card that a line drawn by keys points to, or -1.
  private int aim = -1;

  /// The element whose lines are gone through by keys.
  private Optional<ElementId> lineEnd = Optional.empty();

  private double atX;
  private double atY;

  CanvasInput(DiagramView view, Texts texts, Selection selection) {
    this.view = view;
    this.texts = texts;
    this.selection = selection;
    tooltip.getStyleClass().add("diagram-tooltip");
    tooltip.setMaxWidth(460);
    tooltip.setWrapText(true);
    rest.setOnFinished(_ -> explain());
    view.addEventHandler(MouseEvent.ANY, this::mouse);
    view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    view.addEventHandler(
        ZoomEvent.ZOOM,
        e -> view.zoomAt(viewport().scale() * e.getZoomFactor(), e.getX(), e.getY()));
    view.addEventHandler(KeyEvent.ANY, this::key);
    view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
  }

  void setEditing(Editing now) {
    editing = now;
  }

  /// Starts a gesture from outside, ending the one that is going on.
  void begin(Tool first) {
    if (isBusy()) {
      tell(Input.plain(Input.Type.ESCAPE, atX, atY), false);
    }
    tool = first;
    view.requestFocus();
    tell(Input.plain(Input.Type.MOVE, atX, atY), false);
  }

  /// Draws a line by keys from the selected card: Tab and arrows choose the other end, Enter makes
  /// the link.
  void beginConnecting() {
    int from = view.marks().selected().nextSetBit(0);
    if (from < 0 || view.drawing().size() < 2) {
      return;
    }
    begin(new Connecting(view.drawing().element(from).id()));
    int nearest = view.drawing().neighbour(from, 1, 0);
    aim(nearest == from ? (from + 1) % view.drawing().size() : nearest);
  }

  private void aim(int item) {
    aim = item;
    BitSet one = new BitSet();
    one.set(item);
    view.bringIntoView(one);
    Box box = view.screenBox(view.drawing().items[item].box());
    atX = box.centerX();
    atY = box.centerY();
    tell(Input.plain(Input.Type.MOVE, atX, atY), false);
    view.setAccessibleText(
        texts.say(
            "canvas.connect-to",
            view.drawing().items[item].name(),
            draft.preview().words().map(Preview.Words::text).orElse("")));
  }

  /// Another end for a line that is drawn by keys.
  private boolean aims(KeyEvent e) {
    Drawing drawing = view.drawing();
    int from = view.marks().selected().nextSetBit(0);
    int to =
        switch (e.getCode()) {
          case LEFT -> drawing.neighbour(aim, -1, 0);
          case RIGHT -> drawing.neighbour(aim, 1, 0);
          case UP -> drawing.neighbour(aim, 0, -1);
          case DOWN -> drawing.neighbour(aim, 0, 1);
          case TAB -> next(aim, from, e.isShiftDown() ? drawing.size() - 1 : 1);
          default -> -1;
        };
    if (to >= 0 && to != from) {
      aim(to);
    }
    return to >= 0;
  }

  private int next(int at, int from, int by) {
    int size = view.drawing().size();
    int next = (at + by) % size;
    return next == from ? (next + by) % size : next;
  }

  void dragTo(double x, double y, boolean released) {
    boolean inside = x >= 0 && y >= 0 && x < view.getWidth() && y < view.getHeight();
    if (released && !inside) {
      tell(Input.plain(Input.Type.ESCAPE, x, y), false);
    } else {
      atX = x;
      atY = y;
      tell(Input.plain(released ? Input.Type.RELEASE : Input.Type.DRAG, x, y), false);
    }
  }

  private Viewport viewport() {
    return view.viewportProperty().get();
  }

  private boolean isBusy() {
    return !(tool instanceof Idle);
  }

  // Pointer

  private void mouse(MouseEvent e) {
    atX = e.getX();
    atY = e.getY();
    if (e.getEventType() == MouseEvent.MOUSE_PRESSED) {
      view.requestFocus();
      hideTooltip();
      if (e.getButton() != MouseButton.SECONDARY) {
        tell(input(Input.Type.PRESS, e), false);
      }
      e.consume();
    } else if (e.getEventType() == MouseEvent.MOUSE_DRAGGED) {
      tell(input(Input.Type.DRAG, e), true);
    } else if (e.getEventType() == MouseEvent.MOUSE_RELEASED) {
      if (e.getButton() != MouseButton.SECONDARY) {
        tell(input(Input.Type.RELEASE, e), false);
      }
    } else if (e.getEventType() == MouseEvent.MOUSE_MOVED) {
      if (isBusy()) {
        tell(input(Input.Type.MOVE, e), false);
      } else {
        hover(e.getX(), e.getY());
      }
    } else if (e.getEventType() == MouseEvent.MOUSE_EXITED) {
      rest.stop();
      hideTooltip();
      hover(-1, -1);
    }
  }

  private Input input(Input.Type type, MouseEvent e) {
    return new Input(
        type,
        e.getX(),
        e.getY(),
        type == Input.Type.PRESS && (e.getButton() == MouseButton.MIDDLE || space),
        e.isShiftDown() || (type == Input.Type.PRESS && e.isShortcutDown()),
        e.isShortcutDown(),
        e.isAltDown(),
        e.getClickCount());
  }

  private void tell(Input in, boolean dragging) {
    if (dragging) {
      hideTooltip();
    }
    boolean busy = isBusy();
    tool = tool.on(in, surface);
    if (!isBusy()) {
      aim = -1;
    }
    if (busy && !isBusy()) {
      editing.ended();
      hover(in.x(), in.y());
    }
  }

  private void scroll(ScrollEvent e) {
    double dx = e.getDeltaX();
    double dy = e.getDeltaY();
    if (e.isShortcutDown()) {
      zoomBy(dy, e);
    } else if (e.isShiftDown() || e.isAltDown()) {
      double by = dy != 0 ? dy : dx;
      view.setViewport(viewport().panned(e.isShiftDown() ? by : 0, e.isShiftDown() ? 0 : by));
    } else if (e.isDirect() || e.getTouchCount() > 0 || (dx != 0 && dy != 0) || e.isInertia()) {
      view.setViewport(viewport().panned(dx, dy));
    } else if (dy != 0) {
      zoomBy(dy, e);
    } else {
      view.setViewport(viewport().panned(dx, 0));
    }
    e.consume();
  }

  private void zoomBy(double delta, ScrollEvent e) {
    double steps = Math.clamp(delta / PIXELS_A_NOTCH, -3, 3);
    view.zoomAt(viewport().scale() * Math.pow(DiagramView.STEP, steps), e.getX(), e.getY());
  }

  private void hover(double x, double y) {
    Viewport v = viewport();
    double dx = v.drawingX(x);
    double dy = v.drawingY(y);
    Drawing drawing = view.drawing();
    boolean outside = x < 0 || y < Painter.HEADER;
    int item = outside ? -1 : drawing.itemAt(dx, dy);
    if (item < 0 && view.spotAt(x, y) instanceof Spot.Port) {
      // A handle reaches beyond the edge of its card.
      item = view.marks().hoverItem();
    }
    int line = item >= 0 || outside ? -1 : drawing.lineAt(dx, dy, 5 / v.scale());
    Marks marks = view.marks();
    boolean changed = item != marks.hoverItem() || line != marks.hoverLine();
    if (changed) {
      view.mark(marks.hovering(item, line));
      hideTooltip();
      if (line >= 0) {
        view.prepareTraffic(() -> {});
      }
    }
    Cursor cursor = cursor(x, y, item, line);
    if (!Objects.equals(view.getCursor(), cursor)) {
      view.setCursor(cursor);
    }
    if (item >= 0 || line >= 0) {
      if (changed || !tooltip.isShowing()) {
        rest.playFromStart();
      }
    } else {
      rest.stop();
    }
  }

  private Cursor cursor(double x, double y, int item, int line) {
    if (space) {
      return Cursor.OPEN_HAND;
    }
    return switch (view.spotAt(x, y)) {
      case Spot.Port _ -> Cursor.CROSSHAIR;
      case Spot.Corner _ -> Cursor.SE_RESIZE;
      default -> item >= 0 || line >= 0 ? Cursor.HAND : Cursor.DEFAULT;
    };
  }

  private void explain() {
    Marks marks = view.marks();
    Drawing drawing = view.drawing();
    if (isBusy()) {
      return;
    }
    int line = marks.hoverLine();
    if (line >= 0 && !drawing.rows().isReady()) {
      view.prepareTraffic(() -> explainIfStill(drawing, line));
      return;
    }
    String text =
        marks.hoverItem() >= 0
            ? Hints.of(drawing.items[marks.hoverItem()], texts)
            : line >= 0 ? lineHint(drawing.lines[line]) : "";
    if (text.isEmpty() || view.getScene() == null || view.getScene().getWindow() == null) {
      return;
    }
    tooltip.setText(text);
    Point2D at = view.localToScreen(atX + 14, atY + 18);
    if (at != null) {
      tooltip.show(view, at.getX(), at.getY());
    }
  }

  // Positions of lines are those of one drawing.
  @SuppressWarnings("ReferenceEquality")
  private void explainIfStill(Drawing drawing, int line) {
    if (view.drawing() == drawing && view.marks().hoverLine() == line) {
      explain();
    }
  }

  private String lineHint(Drawing.Line line) {
    return Hints.of(view.drawing(), line, view::trafficBetween, texts);
  }

  /// Offers the lines that are drawn as one.
  private void choose(Spot.Bundle bundle, double x, double y) {
    ContextMenu menu = new ContextMenu();
    menu.setId("merged-lines");
    for (Intent.Line line : bundle.lines()) {
      MenuItem item = new MenuItem(Hints.of(view.drawing(), line, texts));
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> selection.pickLine(line));
      menu.getItems().add(item);
    }
    Point2D at = view.localToScreen(x, y);
    if (at != null) {
      menu.show(view, at.getX(), at.getY());
    }
  }

  void hideTooltip() {
    rest.stop();
    if (tooltip.isShowing()) {
      tooltip.hide();
    }
  }

  private void menu(ContextMenuEvent e) {
    hideTooltip();
    double x = e.getX();
    double y = e.getY();
    if (!e.isKeyboardTrigger()) {
      switch (view.spotAt(x, y)) {
        case Spot.On on -> pickUnlessChosen(on.element());
        case Spot.Port port -> pickUnlessChosen(port.element());
        case Spot.Corner corner -> pickUnlessChosen(corner.note());
        case Spot.Wire wire -> selection.pickLine(wire.line());
        case Spot.Bundle bundle -> {
          if (bundle.lines().size() > 1
              && selection.line().filter(bundle.lines()::contains).isEmpty()) {
            choose(bundle, x, y);
            e.consume();
            return;
          }
          if (bundle.lines().size() == 1) {
            selection.pickLine(bundle.lines().getFirst());
          }
        }
        case Spot.Ground _ -> selection.clear();
      }
    } else {
      Set<ElementId> chosen = selection.elements();
      Box at =
          chosen.isEmpty()
              ? new Box(view.getWidth() / 2, view.getHeight() / 2, 0, 0)
              : view.screenBox(chosen.iterator().next()).orElse(new Box(40, 40, 0, 0));
      x = Math.clamp(at.centerX(), 0, view.getWidth());
      y = Math.clamp(at.centerY(), 0, view.getHeight());
    }
    editing.menu(x, y);
    e.consume();
  }

  private void pickUnlessChosen(ElementId element) {
    if (!selection.elements().contains(element)) {
      selection.pick(element, false);
    }
  }

  // Keys

  private void key(KeyEvent e) {
    if (e.getCode() == KeyCode.SPACE && !e.isShortcutDown()) {
      boolean down = e.getEventType() == KeyEvent.KEY_PRESSED;
      if (down != space) {
        space = down;
        view.setCursor(space ? Cursor.OPEN_HAND : Cursor.DEFAULT);
      }
      e.consume();
      return;
    }
    if (e.getEventType() == KeyEvent.KEY_PRESSED && !e.isMetaDown() && pressed(e)) {
      e.consume();
    }
  }

  private boolean pressed(KeyEvent e) {
    if (aim >= 0 && aims(e)) {
      return true;
    }
    return switch (e.getCode()) {
      case ESCAPE -> {
        tell(Input.plain(Input.Type.ESCAPE, atX, atY), false);
        yield true;
      }
      case ENTER -> !e.isControlDown() && !e.isAltDown() && putDown();
      default -> false;
    };
  }

  /// Puts down what hangs on the pointer.
  private boolean putDown() {
    if (!isBusy()) {
      return false;
    }
    tell(Input.plain(Input.Type.ENTER, atX, atY), false);
    return true;
  }

  /// Whether a key belongs to the gesture that is going on.
  boolean claims(KeyEvent e) {
    return switch (e.getCode()) {
      case LEFT, RIGHT, UP, DOWN, TAB -> aim >= 0;
      case ENTER -> isBusy();
      default -> false;
    };
  }

  void nudge(int dx, int dy, boolean finely) {
    if (selection.elements().isEmpty()) {
      pan(dx, dy);
    } else {
      double by = finely ? 1 : GRID;
      editing.nudge(dx * by, dy * by);
    }
  }

  void goToNeighbour(int dx, int dy) {
    int at = view.marks().selected().nextSetBit(0);
    if (at >= 0) {
      pick(view.drawing().neighbour(at, dx, dy));
    } else if (view.drawing().size() > 0) {
      pick(0);
    }
  }

  void nextLine() {
    Optional<Intent.Line> now = selection.line();
    if (now.isEmpty()) {
      lineEnd = selection.elements().stream().findFirst();
    } else if (lineEnd.filter(e -> ends(now.get(), e)).isEmpty()) {
      lineEnd = now.map(Intent.Line::from);
    }
    List<Intent.Line> lines = new ArrayList<>();
    Optional<Integer> card = lineEnd.flatMap(view.drawing()::find);
    if (card.isPresent()) {
      for (int line : view.drawing().linesOf(card.get())) {
        lines.addAll(view.drawing().lines[line].intents());
      }
    }
    if (!lines.isEmpty()) {
      int at = now.map(lines::indexOf).orElse(-1);
      selection.pickLine(lines.get((at + 1) % lines.size()));
    }
  }

  /// Whether a line ends at an element or at what stands in a collapsed site.
  private boolean ends(Intent.Line line, ElementId element) {
    Optional<Integer> card = view.drawing().find(element);
    return card.isPresent()
        && (card.equals(view.drawing().find(line.from()))
            || card.equals(view.drawing().find(line.to())));
  }

  void pan(int dx, int dy) {
    view.setViewport(viewport().panned(-dx * PAN_STEP, -dy * PAN_STEP));
  }

  void pick(int item) {
    selection.pick(view.drawing().element(item).id(), false);
    BitSet one = new BitSet();
    one.set(item);
    view.bringIntoView(one);
  }

  /// What gestures may do.
  private final class Hands implements Surface {
    @Override
    public Spot at(double x, double y) {
      return view.spotAt(x, y);
    }

    @Override
    public double drawingX(double x) {
      return viewport().drawingX(x);
    }

    @Override
    public double drawingY(double y) {
      return viewport().drawingY(y);
    }

    @Override
    public Set<ElementId> selected() {
      return selection.elements();
    }

    @Override
    public void select(ElementId element, boolean adding) {
      selection.pick(element, adding);
    }

    @Override
    public void select(Intent.Line line) {
      selection.pickLine(line);
    }

    @Override
    public void select(Spot.Bundle bundle) {
      if (bundle.lines().size() == 1) {
        selection.pickLine(bundle.lines().getFirst());
      } else {
        choose(bundle, atX, atY);
      }
    }

    @Override
    public void clearSelection() {
      selection.clear();
    }

    @Override
    public void pan(double dx, double dy) {
      view.setViewport(viewport().panned(dx, dy));
    }

    @Override
    public void follow(double x, double y) {
      double dx = x < EDGE ? EDGE_STEP : x > view.getWidth() - EDGE ? -EDGE_STEP : 0;
      double dy = y < Painter.HEADER ? EDGE_STEP : y > view.getHeight() - EDGE ? -EDGE_STEP : 0;
      if (dx != 0 || dy != 0) {
        view.setViewport(viewport().panned(dx, dy));
      }
    }

    @Override
    public void editText(Spot spot) {
      editing.editText(spot);
    }

    @Override
    public void grabbing(boolean now) {
      view.setCursor(now ? Cursor.CLOSED_HAND : Cursor.DEFAULT);
    }

    @Override
    public void preview(Intent intent) {
      draft = editing.draft(intent);
      view.preview(draft.preview());
    }

    @Override
    public void commit() {
      Draft last = draft;
      discard();
      last.run().run();
    }

    @Override
    public void discard() {
      draft = Draft.NOTHING;
      view.preview(Preview.NONE);
    }

    @Override
    public void insert(KindId kind) {
      editing.insert(kind);
    }

    @Override
    public void placed(KindId kind) {
      editing.placed(kind);
    }
  }
}
