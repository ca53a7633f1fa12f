package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.Box;
import edgewise.ui.theme.Palette;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The whole drawing in a corner, with the part in view outlined. A press or drag moves the view
/// there.
public final class Minimap extends Region {
  private static final double WIDTH = 192;
  private static final double HEIGHT = 128;
  private static final double INSET = 6;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Rectangle view = new Rectangle();
  private Drawing drawing = Drawing.empty();
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
    clip.setArcWidth(12);
    clip.setArcHeight(12);
    setClip(clip);
    getChildren().addAll(canvas, view);
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

  void show(Drawing shown, Palette p) {
    drawing = shown;
    Box all = drawing.bounds;
    scale = Math.min((WIDTH - 2 * INSET) / all.width(), (HEIGHT - 2 * INSET) / all.height());
    offsetX = (WIDTH - all.width() * scale) / 2 - all.x() * scale;
    offsetY = (HEIGHT - all.height() * scale) / 2 - all.y() * scale;
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(p.header());
    g.fillRect(0, 0, WIDTH, HEIGHT);
    for (Band band : drawing.bands) {
      g.setFill(p.tints().get(band.kind()));
      fill(g, band.area());
    }
    g.setStroke(p.frameLine());
    g.setLineWidth(1);
    for (Drawing.Frame frame : drawing.frames) {
      Box b = frame.box();
      g.strokeRect(
          Math.rint(b.x() * scale + offsetX) + 0.5,
          Math.rint(b.y() * scale + offsetY) + 0.5,
          b.width() * scale,
          b.height() * scale);
    }
    for (Drawing.Item item : drawing.items) {
      g.setFill(p.groups().get(item.kind().group()));
      fill(g, item.box());
    }
    g.setStroke(p.frameLine());
    g.strokeRoundRect(0.5, 0.5, WIDTH - 1, HEIGHT - 1, 12, 12);
  }

  private void fill(GraphicsContext g, Box b) {
    g.fillRect(
        b.x() * scale + offsetX,
        b.y() * scale + offsetY,
        Math.max(1, b.width() * scale),
        Math.max(1, b.height() * scale));
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
