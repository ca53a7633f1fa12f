package edgewise.ui.canvas;

import edgewise.ui.theme.Icon;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Small pictures of what cards have in common: icons on their tiles, and round corners. Copying
/// pixels costs a fraction of what filling and stroking curves costs.
final class Sprites {
  private static final int MOST = 3000;

  private final Map<Object, Image> made = new HashMap<>();
  private double k = 1;

  private record Tile(String kind, double size, double icon, Color ground, Color color) {}

  private record Disc(double radius, double thick, Color edge, Color fill) {}

  /// Pixels of the screen for one of the canvas.
  void scale(double pixels) {
    if (pixels != k) {
      k = pixels;
      made.clear();
    }
  }

  /// An icon in the middle of a tile with round corners.
  ///
  /// @param ground colour of the tile; transparent for none
  void tile(
      GraphicsContext g,
      String kind,
      double x,
      double y,
      double size,
      double icon,
      Color ground,
      Color color) {
    Image image = get(new Tile(kind, size, icon, ground, color));
    g.drawImage(image, Pen.whole(x), Pen.whole(y), image.getWidth() / k, image.getHeight() / k);
  }

  /// A rectangle with round corners and an edge of one pixel.
  void round(
      GraphicsContext g,
      double x,
      double y,
      double width,
      double height,
      double radius,
      Color edge,
      Color fill) {
    double r = Math.min(Pen.whole(radius), Math.floor(Math.min(width, height) / 2));
    if (r < 2) {
      g.setFill(edge);
      g.fillRect(x, y, width, height);
      g.setFill(fill);
      g.fillRect(x + 1, y + 1, width - 2, height - 2);
      return;
    }
    g.setFill(fill);
    g.fillRect(x + 1, y + r, width - 2, height - 2 * r);
    g.fillRect(x + r, y + 1, width - 2 * r, r - 1);
    g.fillRect(x + r, y + height - r, width - 2 * r, r - 1);
    if (!edge.equals(fill)) {
      g.setFill(edge);
    }
    g.fillRect(x + r, y, width - 2 * r, 1);
    g.fillRect(x + r, y + height - 1, width - 2 * r, 1);
    g.fillRect(x, y + r, 1, height - 2 * r);
    g.fillRect(x + width - 1, y + r, 1, height - 2 * r);
    corners(g, get(new Disc(r, 1, edge, fill)), x, y, width, height, r);
  }

  /// An outline with round corners, inside a rectangle of whole pixels.
  void ring(
      GraphicsContext g,
      double x,
      double y,
      double width,
      double height,
      double radius,
      double thick,
      Color color) {
    double r = Math.min(Pen.whole(radius), Math.floor(Math.min(width, height) / 2));
    g.setFill(color);
    g.fillRect(x + r, y, width - 2 * r, thick);
    g.fillRect(x + r, y + height - thick, width - 2 * r, thick);
    g.fillRect(x, y + r, thick, height - 2 * r);
    g.fillRect(x + width - thick, y + r, thick, height - 2 * r);
    if (r >= 1) {
      Image disc = get(new Disc(r, thick, color, Color.TRANSPARENT));
      corners(g, disc, x, y, width, height, r);
    }
  }

  private void corners(
      GraphicsContext g, Image disc, double x, double y, double width, double height, double r) {
    double d = r * k;
    g.drawImage(disc, 0, 0, d, d, x, y, r, r);
    g.drawImage(disc, d, 0, d, d, x + width - r, y, r, r);
    g.drawImage(disc, 0, d, d, d, x, y + height - r, r, r);
    g.drawImage(disc, d, d, d, d, x + width - r, y + height - r, r, r);
  }

  private Image get(Object key) {
    Image image = made.get(key);
    if (image == null) {
      if (made.size() > MOST) {
        made.clear();
      }
      image =
          switch (key) {
            case Tile tile -> draw(tile);
            case Disc disc -> draw(disc);
            default -> throw new IllegalArgumentException(key.toString());
          };
      made.put(key, image);
    }
    return image;
  }

  private Image draw(Disc disc) {
    int size = (int) Pen.whole(2 * disc.radius() * k);
    int[] pixels = new int[size * size];
    double middle = size / 2.0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double distance = Math.hypot(x + 0.5 - middle, y + 0.5 - middle);
        double outside = Math.clamp(middle - distance + 0.5, 0, 1);
        double inside = Math.clamp(middle - disc.thick() * k - distance + 0.5, 0, 1);
        pixels[y * size + x] =
            over(
                disc.edge(),
                (outside - inside) * disc.edge().getOpacity(),
                disc.fill(),
                inside * disc.fill().getOpacity());
      }
    }
    return image(size, pixels);
  }

  private Image draw(Tile tile) {
    int size = Math.max(1, (int) Pen.whole(tile.size() * k));
    int icon = Math.max(1, (int) Pen.whole(tile.icon() * k));
    int inset = (size - icon) / 2;
    float[] cover = Icon.ofKind(tile.kind()).coverage(icon);
    double radius = size * 6 / 28.0;
    int[] pixels = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double dx = Math.max(0, Math.max(radius - x - 0.5, x + 0.5 - (size - radius)));
        double dy = Math.max(0, Math.max(radius - y - 0.5, y + 0.5 - (size - radius)));
        double ground =
            Math.clamp(radius - Math.hypot(dx, dy) + 0.5, 0, 1) * tile.ground().getOpacity();
        int ix = x - inset;
        int iy = y - inset;
        boolean onIcon = ix >= 0 && iy >= 0 && ix < icon && iy < icon;
        pixels[y * size + x] =
            over(tile.ground(), ground, tile.color(), onIcon ? cover[iy * icon + ix] : 0);
      }
    }
    return image(size, pixels);
  }

  private static Image image(int size, int[] pixels) {
    WritableImage image = new WritableImage(size, size);
    image
        .getPixelWriter()
        .setPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
    return image;
  }

  /// One colour over another, each with how much of the pixel it covers.
  private static int over(Color below, double under, Color above, double upper) {
    double alpha = upper + under * (1 - upper);
    if (alpha <= 0) {
      return 0;
    }
    double part = upper / alpha;
    return (int) Math.round(alpha * 255) << 24
        | channel(below.getRed(), above.getRed(), part) << 16
        | channel(below.getGreen(), above.getGreen(), part) << 8
        | channel(below.getBlue(), above.getBlue(), part);
  }

  private static int channel(double below, double above, double part) {
    return (int) Math.round((below + (above - below) * part) * 255);
  }
}
