package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.ui.theme.Palette;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// The whole drawing in a corner, with the part in view outlined. A press or drag moves the view
/// there.
public final class Minimap extends Region {
  private static final double WIDTH = 192;
  private static final double HEIGHT = 128;
  private static final double INSET = 6;

  private final FarPainter painter = new FarPainter(true);
  private final ImageView picture = new ImageView();
  private final Rectangle border = new Rectangle(0.5, 0.5, WIDTH - 1, HEIGHT - 1);
  private final Rectangle view = new Rectangle();
  private Drawing drawing = Drawing.empty();
  private Palette palette;
  private Viewport painted;
  private final List<Box> areas = new ArrayList<>();
  private boolean waiting;
  private double scale = 1;
  private double offsetX;
  private double offsetY;

  /// @param center is told the point of the drawing that should come to the middle
  Minimap(BiConsumer<Double, Double> center) {
    getStyleClass().add("minimap");
    view.getStyleClass().add("minimap-view");
    view.setManaged(false);
    view.setMouseTransparent(true);
    Rectangle clip = new Rectangle(WIDTH, HEIGHT);
    setClip(clip);
    picture.setImage(painter.image(WIDTH, HEIGHT, 1));
    border.setFill(Color.TRANSPARENT);
    border.setManaged(false);
    border.setMouseTransparent(true);
    getChildren().addAll(picture, border, view);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    addEventHandler(
        MouseEvent.ANY,
        e -> {
          boolean moves =
              e.getEventType() == MouseEvent.MOUSE_PRESSED
                  || e.getEventType() == MouseEvent.MOUSE_DRAGGED;
          if (moves && e.isPrimaryButtonDown()) {
            center.accept((e.getX() - offsetX) / scale, (e.getY() - offsetY) / scale);
          }
          e.consume();
        });
  }

  // The token of a drawing is an object of its own, and colours change as a whole.
  @SuppressWarnings("ReferenceEquality")
  void show(Drawing shown, Palette p) {
    boolean follows = shown.repainted.since() == drawing.token && p == palette;
    if (follows) {
      areas.addAll(shown.repainted.areas());
    } else {
      painted = null;
    }
    drawing = shown;
    palette = p;
    Box all = drawing.bounds;
    scale = Math.min((WIDTH - 2 * INSET) / all.width(), (HEIGHT - 2 * INSET) / all.height());
    offsetX = (WIDTH - all.width() * scale) / 2 - all.x() * scale;
    offsetY = (HEIGHT - all.height() * scale) / 2 - all.y() * scale;
    border.setStroke(p.frameLine());
    if (!waiting) {
      // The view is seen first, and what waits meanwhile has its turn.
      waiting = true;
      Platform.runLater(() -> Platform.runLater(this::paint));
    }
  }

  private void paint() {
    waiting = false;
    Viewport now = viewport();
    if (now.equals(painted)) {
      painter.mend(drawing, now, look(), areas);
    } else {
      painter.paint(drawing, now, look());
    }
    painted = now;
    areas.clear();
  }

  private Viewport viewport() {
    return new Viewport(Math.rint(offsetX), Math.rint(offsetY), scale);
  }

  private Look look() {
    return new Look(palette, Overlay.NONE, null, false, new BitSet(), Set.of());
  }

  /// Outlines the part in view.
  void view(Box visible) {
    double left = Math.clamp(visible.x() * scale + offsetX, 1, WIDTH - 2);
    double top = Math.clamp(visible.y() * scale + offsetY, 1, HEIGHT - 2);
    double right = Math.clamp(visible.right() * scale + offsetX, left + 1, WIDTH - 1);
    double bottom = Math.clamp(visible.bottom() * scale + offsetY, top + 1, HEIGHT - 1);
    view.setX(left);
    view.setY(top);
    view.setWidth(right - left);
    view.setHeight(bottom - top);
  }
}
