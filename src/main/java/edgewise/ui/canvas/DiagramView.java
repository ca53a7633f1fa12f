package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.Box;
import edgewise.model.Bend;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.theme.Palette;
import edgewise.ui.tool.Intent;
import edgewise.ui.tool.Spot;
import edgewise.work.Between;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/// The drawing surface: shows a [Drawing], moves and zooms it, and tells the [Selection] what was
/// picked.
///
/// Keys of its own are those of gestures: Space held moves the view, Escape gives up, Enter puts
/// down; all others are actions of the window.
public final class DiagramView extends Pane {
  static final double STEP = 1.2;
  private static final double PORT_REACH = 8;
  private static final double LINE_REACH = 5;
  private static final double MINIMAP_GAP = 12;
  private static final double MARGIN = 12;
  private static final double MARGIN_PIXELS = 256;
  private static final int MOST_NAMES = 12;
  private static final double MOST_PIXELS = 2400;

  private final Canvas still = new Canvas();
  private final ImageView far = new ImageView();
  private final Canvas over = new Canvas();
  private final Rectangle clip = new Rectangle();
  private final FarPainter farPainter = new FarPainter(false);
  private final Texts texts;
  private final Painter painter;
  private final OverPainter overPainter;
  private final Minimap minimap;
  private final Selection selection;
  private final CanvasInput input;
  private final InlineText inline;
  private final Spoken spoken;
  private Region welcome = new Region();
  private final Label overlayNote = new Label();
  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(Viewport.ORIGIN);
  private final AnimationTimer nextFrame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          paintNow();
        }
      };

  private final Gliding gliding = new Gliding(this::put);
  private Drawing drawing = Drawing.empty();
  private Palette palette = Palette.LIGHT;
  private Marks marks = Marks.NONE;
  private Preview preview = Preview.NONE;
  private final ReadOnlyObjectWrapper<Overlay> overlay = new ReadOnlyObjectWrapper<>(Overlay.NONE);
  private Set<ElementId> needed = Set.of();
  private HeatMap heat = HeatMap.NONE;
  private Optional<Passage> passage = Optional.empty();
  private BitSet above;
  private BitSet hidden = new BitSet();
  private Set<ElementId> hiddenOthers = Set.of();
  private Viewport painted;
  private Viewport farPainted;
  private double farScale = 1;
  private double margin;

  /// Runs while the scale keeps changing.
  private final PauseTransition zooming = new PauseTransition(Duration.millis(140));

  private boolean hurried;
  private boolean fitted = true;
  private boolean showMinimap = true;
  private BiFunction<ElementId, ElementId, List<String>> traffic = (_, _) -> List.of();

  /// @param selection what is selected in the window; read and changed
  public DiagramView(Texts texts, Selection selection) {
    this.texts = texts;
    this.selection = selection;
    this.painter = new Painter(texts);
    this.overPainter = new OverPainter(texts);
    this.minimap = new Minimap(this::center);
    getStyleClass().add("diagram");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setFocusTraversable(true);
    minimap.setAccessibleText(texts.say("canvas.minimap"));
    for (Node layer : List.of(still, far, over)) {
      layer.setMouseTransparent(true);
      layer.setManaged(false);
    }
    setClip(clip);
    minimap.setManaged(false);
    spoken = new Spoken(this, texts, selection);
    overlayNote.setId("overlay-note");
    overlayNote.getStyleClass().add("overlay-note");
    overlayNote.setMouseTransparent(true);
    overlayNote.setManaged(false);
    getChildren().addAll(still, far, over, overlayNote, minimap, spoken);
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
    selection.lineProperty().addListener((_, _, _) -> remark());
    zooming.setOnFinished(
        _ -> {
          if (hurried) {
            hurried = false;
            repaint();
          }
        });
    inline = new InlineText(this);
    input = new CanvasInput(this, texts, selection);
    remark();
  }

  /// Shows another drawing.
  ///
  /// @param keepView stays where it is, for a new state of the same design
  // The token of a drawing is an object of its own.
  @SuppressWarnings("ReferenceEquality")
  public void show(Drawing shown, boolean keepView) {
    boolean follows = shown.repainted.since() == drawing.token && hidden.isEmpty();
    drawing = shown;
    if (keepView) {
      gliding.shown(drawing);
    } else {
      gliding.end();
    }
    spoken.show(drawing);
    welcome.setVisible(isBlank());
    hidden = new BitSet();
    hiddenOthers = Set.of();
    preview = Preview.NONE;
    farPainter.rest();
    inline.close();
    painted = null;
    minimap.show(drawing, palette);
    input.hideTooltip();
    remark();
    if (follows && keepView && farPainted != null) {
      farPainter.mend(drawing, farView(), look(), shown.repainted.areas());
    } else {
      farPainted = null;
    }
    labelLines();
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

  /// Says what to do first while there is neither a card nor a note.
  public void setWelcome(Region hint) {
    welcome = hint;
    welcome.setManaged(false);
    welcome.setVisible(isBlank());
    getChildren().add(getChildren().indexOf(minimap), welcome);
  }

  private boolean isBlank() {
    return drawing.items.length == 0 && drawing.sheets.isEmpty();
  }

  /// What is shown on top of the cards.
  public ReadOnlyObjectProperty<Overlay> overlayProperty() {
    return overlay.getReadOnlyProperty();
  }

  /// Changes what is shown on top of the cards.
  public void setOverlay(Overlay now) {
    overlay.set(now);
    layoutOverlayNote();
    labelLines();
    remark();
    repaint();
  }

  /// The elements that the selected partner needs, for [Overlay#PARTNER]. Without any, nothing
  /// steps back.
  public void setNeeded(Set<ElementId> elements) {
    needed = Set.copyOf(elements);
    remark();
  }

  /// The elements that the selected partner needs.
  public Set<ElementId> needed() {
    return needed;
  }

  /// How much depends on each element, for [Overlay#HEAT].
  public void setHeat(HeatMap now) {
    heat = now;
    layoutOverlayNote();
    repaintOver();
  }

  /// How much depends on each element.
  public HeatMap heat() {
    return heat;
  }

  /// Shows a message on its way, or none.
  public void play(Optional<Passage> now) {
    passage = now;
    repaintOver();
  }

  /// The message on its way, if any.
  public Optional<Passage> passage() {
    return passage;
  }

  /// The way between two cards: along a line that joins them, else as a line would run. What is not
  /// drawn stands at the edge of the Internet; the way of a card to itself is a point.
  public List<Bend> way(Optional<ElementId> from, Optional<ElementId> to) {
    return Ways.between(drawing, from, to);
  }

  private void labelLines() {
    if (overlay.get() == Overlay.PORTS) {
      prepareTraffic(this::repaintOver);
    }
  }

  /// Makes the rows between the ends of lines findable, which in a large design takes longer than a
  /// frame, and is needed only where somebody looks at a line.
  ///
  /// @param then runs on JavaFX's thread when they were not findable yet and now are
  void prepareTraffic(Runnable then) {
    Between rows = drawing.traffic.rows();
    if (!rows.isReady()) {
      Thread.ofVirtual()
          .start(
              () -> {
                rows.prepare();
                Platform.runLater(then);
              });
    }
  }

  /// What the tooltip of a line says about the rows between its ends.
  public void setTraffic(BiFunction<ElementId, ElementId, List<String>> between) {
    traffic = between;
  }

  /// Lets gestures change the design; without it the drawing is only looked at.
  public void setEditing(Editing editing) {
    input.setEditing(editing);
  }

  /// Lets an element of a kind hang on the pointer until it is put down.
  ///
  /// @param dragged whether the button is held, so that letting go puts it down
  public void beginPlacing(edgewise.model.KindId kind, boolean dragged) {
    input.begin(new edgewise.ui.tool.Placing(kind, dragged));
  }

  /// Draws a line from the selected card by keys.
  public void beginConnecting() {
    input.beginConnecting();
  }

  /// Whether a key belongs to the gesture that is going on.
  public boolean claims(KeyEvent e) {
    return input.claims(e);
  }

  /// Moves the selection by the grid, or finely by one unit; without selection the view.
  public void nudge(int dx, int dy, boolean finely) {
    input.nudge(dx, dy, finely);
  }

  /// Goes from the selected card to the next one in a direction.
  public void goToNeighbour(int dx, int dy) {
    input.goToNeighbour(dx, dy);
  }

  /// Goes to the card after the selected one, or before it.
  public void goThrough(int by) {
    drawing.step(selection.elements(), by).ifPresent(input::pick);
  }

  /// Selects the next of the lines that end at the selected element, merged ones one by one.
  public void nextLine() {
    input.nextLine();
  }

  /// Moves the view by a step.
  public void pan(int dx, int dy) {
    input.pan(dx, dy);
  }

  /// Moves what hangs on the pointer, for a drag that began outside this view.
  ///
  /// @param x relative to this view
  public void dragTo(double x, double y, boolean released) {
    input.dragTo(x, y, released);
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
      Box content = isBlank() ? wide(drawing.content()) : drawing.content();
      double below = isBlank() ? welcomeHeight() : 0;
      move(
          Viewport.fitting(
              new Box(content.x(), content.y(), content.width(), content.height() + below),
              getWidth(),
              getHeight(),
              Painter.HEADER,
              MARGIN,
              1));
    }
  }

  /// As wide as all bands: whoever begins sees where things belong.
  private Box wide(Box content) {
    Box wide = content;
    for (Band band : drawing.bands) {
      Box area = band.area();
      wide = wide.union(new Box(area.x(), content.y(), area.width(), content.height()));
    }
    return wide;
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

  /// Shows some elements as large as fits; everything when none of them is drawn.
  ///
  /// @param most the largest scale
  public void fit(Set<ElementId> ids, double most) {
    Box around = null;
    for (ElementId id : ids) {
      Box box = drawing.box(id).orElse(null);
      around = around == null ? box : box == null ? around : around.union(box);
    }
    if (getWidth() > 0) {
      Box shown = around == null ? drawing.content() : around;
      setViewport(
          Viewport.fitting(shown, getWidth(), getHeight(), Painter.HEADER, 2 * MARGIN, most));
    }
  }

  /// Where an element is on the screen, relative to this view.
  public Optional<Box> screenBox(ElementId id) {
    return drawing.box(id).map(this::screenBox);
  }

  /// Lets cards move to their new places before the eyes of the person; the drawing that has them
  /// may arrive before or after.
  ///
  /// @param from where elements and notes were
  /// @param to where they are now
  public void glide(Map<ElementId, Box> from, Map<ElementId, Box> to) {
    gliding.begin(from, to);
  }

  /// Shows what a gesture would do.
  public void preview(Preview now) {
    gliding.end();
    put(now);
  }

  private void put(Preview now) {
    preview = now;
    BitSet moving = new BitSet();
    Set<ElementId> others = new HashSet<>();
    for (ElementId id : now.boxes().keySet()) {
      if (!drawing.isInside(id)) {
        drawing.find(id).ifPresentOrElse(moving::set, () -> others.add(id));
      }
    }
    if (moving.equals(hidden) && others.equals(hiddenOthers)) {
      repaintOver();
    } else {
      hidden = moving;
      hiddenOthers = others;
      repaint();
    }
  }

  /// A picture of some elements as they are drawn, at 100 % or as large as fits; empty when none of
  /// them is drawn.
  public Optional<Image> picture(Set<ElementId> ids) {
    Box around = null;
    for (ElementId id : ids) {
      Box box = drawing.box(id).orElse(null);
      around = around == null ? box : box == null ? around : around.union(box);
    }
    if (around == null) {
      return Optional.empty();
    }
    Box area = around.grown(16);
    double scale = Math.min(1, MOST_PIXELS / Math.max(area.width(), area.height()));
    Canvas canvas = new Canvas(area.width() * scale, area.height() * scale);
    painter.paint(
        canvas.getGraphicsContext2D(),
        canvas.getWidth(),
        canvas.getHeight(),
        drawing,
        new Viewport(-area.x() * scale, -area.y() * scale, scale),
        new Look(palette, Overlay.NONE, null, false, new BitSet(), Set.of()));
    return Optional.of(canvas.snapshot(null, null));
  }

  /// The part of the drawing that is in view.
  public Box visible() {
    return viewport.get().visible(getWidth(), getHeight());
  }

  /// Where a rectangle of the drawing is on the screen, relative to this view.
  public Box screenBox(Box b) {
    Viewport v = viewport.get();
    return new Box(
        v.screenX(b.x()), v.screenY(b.y()), b.width() * v.scale(), b.height() * v.scale());
  }

  /// Opens a field over the drawing in which a text is edited in place.
  ///
  /// @param at where, relative to this view
  /// @param name accessible name of the field
  /// @param take gets the text when it is taken over
  public void editText(Box at, String name, String text, boolean lines, Consumer<String> take) {
    inline.open(at, name, text, lines, take);
  }

  /// What lies at a point of this view.
  Spot spotAt(double x, double y) {
    if (y < Painter.HEADER) {
      return new Spot.Ground();
    }
    Viewport v = viewport.get();
    double dx = v.drawingX(x);
    double dy = v.drawingY(y);
    Optional<ElementId> port = portAt(x, y);
    if (port.isPresent()) {
      return new Spot.Port(port.get());
    }
    Optional<ElementId> corner = cornerAt(x, y);
    if (corner.isPresent()) {
      return new Spot.Corner(corner.get());
    }
    Optional<ElementId> note = drawing.noteAt(dx, dy, true);
    if (note.isPresent()) {
      return new Spot.On(note.get());
    }
    int item = drawing.itemAt(dx, dy);
    if (item >= 0) {
      return new Spot.On(drawing.element(item).id());
    }
    int line = drawing.lineAt(dx, dy, LINE_REACH / v.scale());
    if (line >= 0) {
      return drawing.lines[line].isShapeable()
          ? wire(drawing.lines[line], dx, dy)
          : new Spot.Bundle(drawing.lines[line].intents());
    }
    note = drawing.noteAt(dx, dy, false);
    if (note.isPresent()) {
      return new Spot.On(note.get());
    }
    return drawing.frameAt(dx, dy).<Spot>map(Spot.On::new).orElseGet(Spot.Ground::new);
  }

  /// The selected note whose lower right corner is at a point.
  private Optional<ElementId> cornerAt(double x, double y) {
    Viewport v = viewport.get();
    return marks.others().stream()
        .filter(
            id ->
                drawing
                    .note(id)
                    .filter(n -> !n.note().locked())
                    .map(Drawing.Sheet::box)
                    .map(b -> isNear(v, b.right(), b.bottom(), x, y))
                    .orElse(false))
        .findFirst();
  }

  private static boolean isNear(Viewport v, double px, double py, double x, double y) {
    return Math.hypot(v.screenX(px) - x, v.screenY(py) - y) <= PORT_REACH;
  }

  private static Spot wire(Drawing.Line line, double x, double y) {
    double[] p = line.points();
    int best = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 3 < p.length; i += 2) {
      double ox = Math.max(0, Math.max(Math.min(p[i], p[i + 2]) - x, x - Math.max(p[i], p[i + 2])));
      double oy =
          Math.max(0, Math.max(Math.min(p[i + 1], p[i + 3]) - y, y - Math.max(p[i + 1], p[i + 3])));
      double d = Math.hypot(ox, oy);
      if (d < nearest) {
        nearest = d;
        best = i / 2;
      }
    }
    return new Spot.Wire(
        new Intent.Line(line.link().kind(), line.link().from(), line.link().to()), best);
  }

  /// The card with a handle for lines at a point: handles stand in the middle of each side of the
  /// card under the pointer, and of the one that is selected alone.
  private Optional<ElementId> portAt(double x, double y) {
    for (int item : marks.withPorts()) {
      if (item < drawing.size() && viewport.get().scale() >= Pen.FAR) {
        for (double[] port : OverPainter.portsOf(drawing.items[item].box())) {
          if (isNear(viewport.get(), port[0], port[1], x, y)) {
            return Optional.of(drawing.element(item).id());
          }
        }
      }
    }
    return Optional.empty();
  }

  Marks marks() {
    return marks;
  }

  void mark(Marks now) {
    marks = now;
    repaintOver();
  }

  List<String> trafficBetween(ElementId a, ElementId b) {
    return traffic.apply(a, b);
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

  void zoomAt(double scale, double x, double y) {
    setViewport(viewport.get().zoomed(scale, x, y));
  }

  private void center(double x, double y) {
    double s = viewport.get().scale();
    setViewport(
        new Viewport(getWidth() / 2 - x * s, (getHeight() + Painter.HEADER) / 2 - y * s, s));
  }

  private void move(Viewport to) {
    if (to.scale() != viewport.get().scale()) {
      hurried = zooming.getStatus() == Animation.Status.RUNNING;
      zooming.playFromStart();
    }
    viewport.set(to);
    input.hideTooltip();
    minimap.view(to.visible(getWidth(), getHeight()));
    layoutMinimap();
    layoutOverlayNote();
    repaintOver();
  }

  // Painting

  /// The still layer has to be painted anew.
  private void repaint() {
    painted = null;
    farPainted = null;
    nextFrame.start();
  }

  /// Only what lies above the still layer has to be painted anew.
  private void repaintOver() {
    nextFrame.start();
  }

  /// Paints at once and with everything instead of with the next frame.
  public void paint() {
    hurried = false;
    paintNow();
  }

  private Look look() {
    return new Look(palette, overlay.get(), above, !marks.marked().isEmpty(), hidden, hiddenOthers);
  }

  private void paintNow() {
    double w = getWidth();
    double h = getHeight();
    if (w <= 0 || h <= 0) {
      return;
    }
    Viewport v = snapped(viewport.get());
    boolean isFar = v.scale() < Pen.FAR || hurried;
    if (far.isVisible() != isFar) {
      far.setVisible(isFar);
      still.setVisible(!isFar);
    }
    Look look = look();
    if (isFar) {
      paintFar(w, h, look);
    } else {
      paintStill(w, h, v, look);
    }
    overPainter.paint(
        over.getGraphicsContext2D(),
        w,
        h,
        drawing,
        v,
        look,
        marks,
        preview,
        new OverPainter.Tried(heat, passage),
        hurried);
  }

  /// On whole pixels, so that a movement can shift what is painted.
  private static Viewport snapped(Viewport v) {
    return new Viewport(Math.rint(v.tx()), Math.rint(v.ty()), v.scale());
  }

  /// The part in view in pixels of the screen.
  private Viewport farView() {
    Viewport v = viewport.get();
    return snapped(new Viewport(v.tx() * farScale, v.ty() * farScale, v.scale() * farScale));
  }

  private void paintFar(double w, double h, Look look) {
    double scale = Pen.pixels(this);
    if (far.getImage() == null
        || scale != farScale
        || far.getFitWidth() != w
        || far.getFitHeight() != h) {
      farScale = scale;
      far.setImage(farPainter.image(w, h, scale));
      far.setFitWidth(w);
      far.setFitHeight(h);
      farPainted = null;
    }
    Viewport v = farView();
    boolean same = farPainted != null && farPainted.scale() == v.scale();
    if (!same) {
      farPainter.rest();
      farPainter.paint(drawing, v, look);
    } else if (!v.equals(farPainted)) {
      int dx = (int) (v.tx() - farPainted.tx());
      int dy = (int) (v.ty() - farPainted.ty());
      farPainter.shift(drawing, v, look, dx, dy);
    }
    farPainted = v;
    if (!preview.boxes().isEmpty()) {
      farPainter.moving(drawing, v, look, preview);
    }
  }

  /// The still layer is larger than the view, so that most movements only shift it.
  private void paintStill(double w, double h, Viewport v, Look look) {
    boolean sameScale = painted != null && painted.scale() == v.scale();
    double shiftX = sameScale ? v.tx() - painted.tx() : 0;
    double shiftY = sameScale ? v.ty() - painted.ty() : 0;
    boolean covered = sameScale && Math.abs(shiftX) <= margin && Math.abs(shiftY) <= margin;
    if (!covered) {
      margin = sameScale ? MARGIN_PIXELS : 0;
      double wide = w + 2 * margin;
      double high = h + 2 * margin;
      if (still.getWidth() != wide || still.getHeight() != high) {
        still.setWidth(wide);
        still.setHeight(high);
      }
      painter.paint(
          still.getGraphicsContext2D(), wide, high, drawing, v.panned(margin, margin), look);
      painted = v;
      shiftX = 0;
      shiftY = 0;
    }
    still.relocate(shiftX - margin, shiftY - margin);
  }

  @Override
  protected void layoutChildren() {
    if (over.getWidth() != getWidth() || over.getHeight() != getHeight()) {
      over.setWidth(getWidth());
      over.setHeight(getHeight());
      clip.setWidth(getWidth());
      clip.setHeight(getHeight());
      painted = null;
      if (fitted) {
        fitAll();
      }
      minimap.view(viewport.get().visible(getWidth(), getHeight()));
      paint();
    }
    layoutMinimap();
    layoutOverlayNote();
    layoutHint();
  }

  private double welcomeWidth() {
    return Math.min(welcome.prefWidth(-1), getWidth() - 32);
  }

  private double welcomeHeight() {
    return welcome.prefHeight(welcomeWidth()) + MARGIN;
  }

  /// Below the frame of the first site as the whole drawing is shown.
  private void layoutHint() {
    double height = welcomeHeight() - MARGIN;
    double site = drawing.content().height();
    double top = (getHeight() + Painter.HEADER - site - welcomeHeight()) / 2 + site + MARGIN;
    welcome.resizeRelocate(
        Math.rint((getWidth() - welcomeWidth()) / 2),
        Math.rint(
            Math.clamp(top, Painter.HEADER, Math.max(Painter.HEADER, getHeight() - height - 8))),
        welcomeWidth(),
        height);
  }

  /// Says in the lower left corner what is shown on top of the cards, and whether one has to come
  /// closer to read it.
  private void layoutOverlayNote() {
    Overlay on = overlay.get();
    overlayNote.setVisible(on != Overlay.NONE && drawing.items.length > 0);
    if (!overlayNote.isVisible()) {
      return;
    }
    String what =
        heat.key()
            .filter(_ -> on == Overlay.HEAT)
            .orElseGet(() -> texts.say("canvas.overlay." + on.name().toLowerCase(Locale.ROOT)));
    boolean isWords = on == Overlay.ADDRESSES || on == Overlay.PORTS;
    overlayNote.setText(
        isWords && viewport.get().scale() < Pen.FAR
            ? texts.say("canvas.overlay.closer", what)
            : what);
    double width = Math.min(overlayNote.prefWidth(-1), getWidth() - 2 * MINIMAP_GAP);
    double height = overlayNote.prefHeight(-1);
    overlayNote.resizeRelocate(
        MINIMAP_GAP, getHeight() - height - MINIMAP_GAP, Math.max(0, width), height);
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
    Set<ElementId> others = new LinkedHashSet<>();
    for (ElementId id : selection.elements()) {
      drawing.find(id).ifPresentOrElse(chosen::set, () -> others.add(id));
    }
    BitSet rows = cards(selection.marked());
    int line = selection.line().map(drawing::find).orElse(-1);
    marks = new Marks(chosen, rows, others, line, -1, -1, isFocused());
    BitSet wanted =
        !rows.isEmpty()
            ? rows
            : overlay.get() == Overlay.PARTNER && !needed.isEmpty() ? cards(needed) : null;
    setAccessibleText(describe());
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    if (Objects.equals(above, wanted)) {
      repaintOver();
    } else {
      above = wanted;
      repaint();
    }
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ITEM_COUNT -> spoken.count();
      case ITEM_AT_INDEX -> spoken.at((Integer) parameters[0]);
      case FOCUS_ITEM -> spoken.focused().orElse(null);
      case SELECTED_ITEMS -> spoken.selected();
      case MULTIPLE_SELECTION -> true;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private BitSet cards(Set<ElementId> ids) {
    BitSet found = new BitSet();
    ids.forEach(id -> drawing.find(id).ifPresent(found::set));
    return found;
  }

  private String describe() {
    if (selection.elements().isEmpty()) {
      return texts.say("canvas.name", drawing.size());
    }
    List<String> names =
        selection.elements().stream()
            .map(drawing::find)
            .flatMap(Optional::stream)
            .limit(MOST_NAMES)
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

  /// Moves the view, if need be, so that elements are in it.
  public void bringIntoView(Set<ElementId> elements) {
    bringIntoView(cards(elements));
  }

  void bringIntoView(BitSet items) {
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
}
