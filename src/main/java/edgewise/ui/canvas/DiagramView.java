package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.theme.Palette;
import edgewise.ui.tool.Idle;
import edgewise.ui.tool.Input;
import edgewise.ui.tool.Surface;
import edgewise.ui.tool.Tool;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The drawing surface: shows a [Drawing], moves and zooms it, and tells the [Selection] what was
/// picked.
///
/// Keys: arrows go to the neighbour of the selected card (with Ctrl, or without selection, they
/// move the view), Tab and Shift+Tab go through the cards in reading order, + and - zoom, 0 shows
/// everything, 1 is 100 %, 2 shows the selection, Escape selects nothing.
public final class DiagramView extends Region {
  private static final double STEP = 1.2;
  private static final double PAN_STEP = 60;
  private static final double MINIMAP_GAP = 12;
  private static final double MARGIN = 12;

  private final Canvas canvas = new Canvas();
  private final Texts texts;
  private final Painter painter;
  private final Minimap minimap;
  private final Selection selection;
  private final Surface surface = new Hands();
  private final Tooltip tooltip = new Tooltip();
  private final PauseTransition rest = new PauseTransition(Duration.millis(450));
  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(Viewport.ORIGIN);
  private final AnimationTimer nextFrame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          paint();
        }
      };

  private Drawing drawing = Drawing.empty();
  private Palette palette = Palette.LIGHT;
  private Tool tool = new Idle();
  private Marks marks = Marks.NONE;
  private boolean space;
  private boolean fitted = true;
  private boolean showMinimap = true;
  private BiFunction<ElementId, ElementId, List<String>> traffic = (_, _) -> List.of();

  /// @param selection what is selected in the window; read and changed
  public DiagramView(Texts texts, Selection selection) {
    this.texts = texts;
    this.selection = selection;
    this.painter = new Painter(texts);
    this.minimap = new Minimap(this::center);
    getStyleClass().add("diagram");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    minimap.setAccessibleText(texts.say("canvas.minimap"));
    canvas.setMouseTransparent(true);
    canvas.setManaged(false);
    minimap.setManaged(false);
    tooltip.getStyleClass().add("diagram-tooltip");
    tooltip.setMaxWidth(460);
    tooltip.setWrapText(true);
    rest.setOnFinished(_ -> explain());
    getChildren().addAll(canvas, minimap);
    setMinSize(160, 120);
    selection.elementsProperty().addListener((_, _, _) -> remark());
    selection
        .markedProperty()
        .addListener(
            (_, _, _) -> {
              remark();
              bringIntoView(marks.marked());
            });
    focusedProperty().addListener((_, _, _) -> remark());
    addEventHandler(MouseEvent.ANY, this::mouse);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(
        ZoomEvent.ZOOM,
        e -> zoomAt(viewport.get().scale() * e.getZoomFactor(), e.getX(), e.getY()));
    addEventHandler(KeyEvent.ANY, this::key);
    remark();
  }

  /// Shows another drawing.
  ///
  /// @param keepView stays where it is, for a new state of the same design
  public void show(Drawing shown, boolean keepView) {
    drawing = shown;
    minimap.show(drawing, palette);
    hideTooltip();
    remark();
    if (!keepView) {
      fitAll();
    }
    layoutMinimap();
  }

  /// The drawing on show.
  public Drawing drawing() {
    return drawing;
  }

  /// Changes the colours.
  public void setPalette(Palette colors) {
    palette = colors;
    minimap.show(drawing, palette);
    repaint();
  }

  /// What the tooltip of a line says about the rows between its ends.
  public void setTraffic(BiFunction<ElementId, ElementId, List<String>> between) {
    traffic = between;
  }

  /// Which part is shown, and how large.
  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /// Shows a part of the drawing.
  public void setViewport(Viewport to) {
    fitted = false;
    move(to);
  }

  /// Shows or hides the overview in the corner.
  public void setMinimapVisible(boolean visible) {
    showMinimap = visible;
    layoutMinimap();
  }

  /// Enlarges around the middle.
  public void zoomIn() {
    zoomAt(viewport.get().scale() * STEP, getWidth() / 2, getHeight() / 2);
  }

  /// Shrinks around the middle.
  public void zoomOut() {
    zoomAt(viewport.get().scale() / STEP, getWidth() / 2, getHeight() / 2);
  }

  /// Shows the drawing at 100 %, the selection or else the middle staying where it is.
  public void zoomActual() {
    double x = getWidth() / 2;
    double y = getHeight() / 2;
    Optional<Box> chosen = selected();
    if (chosen.isPresent()) {
      move(viewport.get().zoomed(1, x, y));
      center(chosen.get().centerX(), chosen.get().centerY());
    } else {
      zoomAt(1, x, y);
    }
  }

  /// Shows everything.
  public void fitAll() {
    fitted = true;
    if (getWidth() > 0) {
      move(Viewport.fitting(drawing.content(), getWidth(), getHeight(), Painter.HEADER, MARGIN, 1));
    }
  }

  /// Shows the selection as large as fits, up to 100 %; everything when nothing is selected.
  public void fitSelection() {
    Optional<Box> chosen = selected();
    if (chosen.isEmpty()) {
      fitAll();
    } else {
      setViewport(Viewport.fitting(chosen.get(), getWidth(), getHeight(), Painter.HEADER, 48, 1));
    }
  }

  /// Where an element is on the screen, relative to this view.
  public Optional<Box> screenBox(ElementId id) {
    Viewport v = viewport.get();
    return drawing
        .box(id)
        .map(
            b ->
                new Box(
                    v.screenX(b.x()),
                    v.screenY(b.y()),
                    b.width() * v.scale(),
                    b.height() * v.scale()));
  }

  /// The elements that stand out because a row is selected.
  public List<ElementId> marked() {
    return marks.marked().stream().mapToObj(i -> drawing.element(i).id()).toList();
  }

  private Optional<Box> selected() {
    Box box = null;
    for (ElementId id : selection.marked().isEmpty() ? selection.elements() : selection.marked()) {
      Box one = drawing.box(id).orElse(null);
      box = box == null ? one : one == null ? box : box.union(one);
    }
    return Optional.ofNullable(box);
  }

  private void zoomAt(double scale, double x, double y) {
    setViewport(viewport.get().zoomed(scale, x, y));
  }

  private void center(double x, double y) {
    double s = viewport.get().scale();
    setViewport(
        new Viewport(getWidth() / 2 - x * s, (getHeight() + Painter.HEADER) / 2 - y * s, s));
  }

  private void move(Viewport to) {
    viewport.set(to);
    hideTooltip();
    minimap.view(to.visible(getWidth(), getHeight()));
    layoutMinimap();
    repaint();
  }

  // Painting

  private void repaint() {
    nextFrame.start();
  }

  /// Paints at once instead of with the next frame.
  public void paint() {
    if (getWidth() > 0 && getHeight() > 0) {
      painter.paint(
          canvas.getGraphicsContext2D(),
          getWidth(),
          getHeight(),
          drawing,
          viewport.get(),
          palette,
          marks);
    }
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      if (fitted) {
        fitAll();
      }
      minimap.view(viewport.get().visible(getWidth(), getHeight()));
      paint();
    }
    layoutMinimap();
  }

  private void layoutMinimap() {
    boolean room = getWidth() > 520 && getHeight() > 300;
    Box seen = viewport.get().visible(getWidth(), getHeight()).grown(1);
    minimap.setVisible(
        showMinimap && room && !drawing.isEmpty() && !seen.contains(drawing.content()));
    minimap.resizeRelocate(
        getWidth() - minimap.getPrefWidth() - MINIMAP_GAP,
        getHeight() - minimap.getPrefHeight() - MINIMAP_GAP,
        minimap.getPrefWidth(),
        minimap.getPrefHeight());
  }

  @Override
  protected double computePrefWidth(double height) {
    return 800;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 500;
  }

  // Selection

  private void remark() {
    BitSet chosen = new BitSet();
    Optional<ElementId> frame = Optional.empty();
    for (ElementId id : selection.elements()) {
      Optional<Integer> place = drawing.find(id);
      place.ifPresent(chosen::set);
      if (place.isEmpty()) {
        frame = Optional.of(id);
      }
    }
    BitSet rows = new BitSet();
    for (ElementId id : selection.marked()) {
      drawing.find(id).ifPresent(rows::set);
    }
    marks = new Marks(chosen, rows, frame, -1, -1, isFocused());
    setAccessibleText(describe());
    repaint();
  }

  private String describe() {
    if (selection.elements().isEmpty()) {
      return texts.say("canvas.name", drawing.size());
    }
    List<String> names =
        selection.elements().stream()
            .map(drawing::find)
            .flatMap(Optional::stream)
            .map(
                i -> {
                  Drawing.Item item = drawing.items[i];
                  String problems =
                      item.errors() + item.warnings() == 0
                          ? ""
                          : ", " + texts.say("canvas.problems", item.errors(), item.warnings());
                  return item.kindName() + " " + item.name() + problems;
                })
            .toList();
    return names.isEmpty()
        ? texts.say("canvas.name", drawing.size())
        : texts.say("canvas.selected", String.join("; ", names));
  }

  private void bringIntoView(BitSet items) {
    Box around = null;
    for (int i = items.nextSetBit(0); i >= 0; i = items.nextSetBit(i + 1)) {
      Box b = drawing.items[i].box();
      around = around == null ? b : around.union(b);
    }
    if (around == null) {
      return;
    }
    Viewport v = viewport.get();
    Box seen = v.visible(getWidth(), getHeight());
    Box usable =
        Box.between(seen.x(), seen.y() + Painter.HEADER / v.scale(), seen.right(), seen.bottom());
    if (!usable.contains(around)) {
      boolean fits = around.width() <= usable.width() && around.height() <= usable.height();
      if (fits) {
        center(around.centerX(), around.centerY());
      } else {
        setViewport(
            Viewport.fitting(around, getWidth(), getHeight(), Painter.HEADER, 40, v.scale()));
      }
    }
  }

  /// What gestures may do.
  private final class Hands implements Surface {
    @Override
    public Optional<ElementId> elementAt(double x, double y) {
      Viewport v = viewport.get();
      double dx = v.drawingX(x);
      double dy = v.drawingY(y);
      int item = drawing.itemAt(dx, dy);
      return item >= 0 ? Optional.of(drawing.element(item).id()) : drawing.frameAt(dx, dy);
    }

    @Override
    public void select(ElementId element, boolean adding) {
      selection.pick(element, adding);
    }

    @Override
    public void clearSelection() {
      selection.clear();
    }

    @Override
    public void pan(double dx, double dy) {
      setViewport(viewport.get().panned(dx, dy));
    }

    @Override
    public void show(ElementId element) {
      selection.pick(element, false);
      fitSelection();
    }

    @Override
    public void grabbing(boolean now) {
      setCursor(now ? Cursor.CLOSED_HAND : Cursor.DEFAULT);
    }
  }

  // Input

  private void mouse(MouseEvent e) {
    if (e.getEventType() == MouseEvent.MOUSE_PRESSED) {
      requestFocus();
      hideTooltip();
      boolean panning = e.getButton() == MouseButton.MIDDLE || space;
      if (e.getButton() != MouseButton.SECONDARY) {
        tell(Input.Type.PRESS, e, panning);
      }
      e.consume();
    } else if (e.getEventType() == MouseEvent.MOUSE_DRAGGED) {
      tell(Input.Type.DRAG, e, false);
    } else if (e.getEventType() == MouseEvent.MOUSE_RELEASED) {
      tell(Input.Type.RELEASE, e, false);
    } else if (e.getEventType() == MouseEvent.MOUSE_MOVED) {
      hover(e.getX(), e.getY());
      tell(Input.Type.MOVE, e, false);
    } else if (e.getEventType() == MouseEvent.MOUSE_EXITED) {
      rest.stop();
      hideTooltip();
      hover(-1, -1, -1, -1);
    }
  }

  private void tell(Input.Type type, MouseEvent e, boolean panning) {
    tool =
        tool.on(
            new Input(
                type,
                e.getX(),
                e.getY(),
                panning,
                e.isShiftDown() || e.isShortcutDown(),
                e.getClickCount()),
            surface);
  }

  private void scroll(ScrollEvent e) {
    boolean pans = e.isShiftDown() || e.isAltDown();
    if (pans) {
      double by = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX();
      setViewport(viewport.get().panned(e.isShiftDown() ? by : 0, e.isShiftDown() ? 0 : by));
    } else if (e.getDeltaY() != 0) {
      double steps = Math.clamp(e.getDeltaY() / 40, -3, 3);
      zoomAt(viewport.get().scale() * Math.pow(STEP, steps), e.getX(), e.getY());
    } else {
      setViewport(viewport.get().panned(e.getDeltaX(), 0));
    }
    e.consume();
  }

  private double hoverX;
  private double hoverY;

  private void hover(double x, double y) {
    Viewport v = viewport.get();
    double dx = v.drawingX(x);
    double dy = v.drawingY(y);
    int item = y < Painter.HEADER ? -1 : drawing.itemAt(dx, dy);
    int line = item >= 0 || y < Painter.HEADER ? -1 : drawing.lineAt(dx, dy, 5 / v.scale());
    hover(item, line, x, y);
  }

  private void hover(int item, int line, double x, double y) {
    boolean changed = item != marks.hoverItem() || line != marks.hoverLine();
    if (changed) {
      marks =
          new Marks(marks.selected(), marks.marked(), marks.frame(), item, line, marks.focused());
      setCursor(space ? Cursor.OPEN_HAND : item >= 0 || line >= 0 ? Cursor.HAND : Cursor.DEFAULT);
      hideTooltip();
      repaint();
    }
    hoverX = x;
    hoverY = y;
    if (item >= 0 || line >= 0) {
      if (changed || !tooltip.isShowing()) {
        rest.playFromStart();
      }
    } else {
      rest.stop();
    }
  }

  private void explain() {
    String text =
        marks.hoverItem() >= 0
            ? Hints.of(drawing.items[marks.hoverItem()], texts)
            : marks.hoverLine() >= 0 ? lineHint(drawing.lines[marks.hoverLine()]) : "";
    if (text.isEmpty() || getScene() == null || getScene().getWindow() == null) {
      return;
    }
    tooltip.setText(text);
    Point2D at = localToScreen(hoverX + 14, hoverY + 18);
    if (at != null) {
      tooltip.show(this, at.getX(), at.getY());
    }
  }

  private String lineHint(Drawing.Line line) {
    Element from = drawing.element(line.from());
    Element to = drawing.element(line.to());
    return Hints.of(
        texts.say(line.link().kind().labelKey()),
        from,
        to,
        traffic.apply(from.id(), to.id()),
        texts);
  }

  private void hideTooltip() {
    if (tooltip.isShowing()) {
      tooltip.hide();
    }
  }

  private void key(KeyEvent e) {
    if (e.getCode() == KeyCode.SPACE) {
      boolean down = e.getEventType() == KeyEvent.KEY_PRESSED;
      if (down != space) {
        space = down;
        setCursor(space ? Cursor.OPEN_HAND : Cursor.DEFAULT);
      }
      e.consume();
      return;
    }
    if (e.getEventType() != KeyEvent.KEY_PRESSED || e.isAltDown() || e.isMetaDown()) {
      return;
    }
    boolean done =
        switch (e.getCode()) {
          case LEFT -> arrow(-1, 0, e.isControlDown());
          case RIGHT -> arrow(1, 0, e.isControlDown());
          case UP -> arrow(0, -1, e.isControlDown());
          case DOWN -> arrow(0, 1, e.isControlDown());
          case TAB -> !e.isControlDown() && step(e.isShiftDown() ? -1 : 1);
          case ESCAPE -> {
            tool = tool.on(new Input(Input.Type.ESCAPE, 0, 0, false, false, 0), surface);
            yield true;
          }
          default -> !e.isControlDown() && plain(e.getCode());
        };
    if (done) {
      e.consume();
    }
  }

  private boolean plain(KeyCode code) {
    switch (code) {
      case PLUS, ADD, EQUALS -> zoomIn();
      case MINUS, SUBTRACT -> zoomOut();
      case DIGIT0, NUMPAD0 -> fitAll();
      case DIGIT1, NUMPAD1 -> zoomActual();
      case DIGIT2, NUMPAD2 -> fitSelection();
      case ENTER -> fitSelection();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean arrow(int dx, int dy, boolean pans) {
    int at = marks.selected().nextSetBit(0);
    if (pans || at < 0) {
      setViewport(viewport.get().panned(-dx * PAN_STEP, -dy * PAN_STEP));
    } else {
      pick(drawing.neighbour(at, dx, dy));
    }
    return true;
  }

  /// Goes to the next card; past the last one the keyboard leaves the drawing.
  private boolean step(int by) {
    int at = marks.selected().nextSetBit(0);
    int next = at < 0 ? (by > 0 ? 0 : drawing.size() - 1) : at + by;
    if (next < 0 || next >= drawing.size()) {
      return false;
    }
    pick(next);
    return true;
  }

  private void pick(int item) {
    selection.pick(drawing.element(item).id(), false);
    BitSet one = new BitSet();
    one.set(item);
    bringIntoView(one);
  }
}
