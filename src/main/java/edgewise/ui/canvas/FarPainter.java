package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.Box;
import edgewise.model.LinkKind;
import edgewise.ui.theme.Palette;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Paints a drawing that is shown so small that cards are plain rectangles: straight into pixels,
/// which costs a fraction of what shapes cost. Words are painted elsewhere.
final class FarPainter {
  private static final double OUTLINE_FROM = 0.06;
  private static final double LINE_OPACITY = 0.55;
  private static final double FRAME_OPACITY = 0.38;

  private int[] pixels = new int[1];
  private PixelBuffer<IntBuffer> buffer;
  private int width;
  private int height;
  private Palette palette;
  private final Map<BandKind, Integer> tints = new EnumMap<>(BandKind.class);
  private final Map<BandKind, Integer> edges = new EnumMap<>(BandKind.class);
  private final Map<LinkKind, Integer> lines = new EnumMap<>(LinkKind.class);
  private final int[] groups = new int[Palette.GROUPS.size()];
  private final int[] tiles = new int[Palette.GROUPS.size()];
  private double tx;
  private double ty;
  private double s;

  /// The picture for a size; its content changes with each [#paint].
  Image image(int wide, int high) {
    width = wide;
    height = high;
    pixels = new int[wide * high];
    buffer =
        new PixelBuffer<>(wide, high, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    return new WritableImage(buffer);
  }

  private void use(Palette p) {
    if (p.equals(palette)) {
      return;
    }
    palette = p;
    p.tints().forEach((k, c) -> tints.put(k, argb(c)));
    p.labels().forEach((k, c) -> edges.put(k, argb(mix(c, p.background(), FRAME_OPACITY))));
    p.links().forEach((k, c) -> lines.put(k, argb(mix(c, p.background(), LINE_OPACITY))));
    for (int i = 0; i < groups.length; i++) {
      groups[i] = argb(p.groups().get(Palette.GROUPS.get(i)));
      tiles[i] = argb(p.tiles().get(Palette.GROUPS.get(i)));
    }
  }

  private static Color mix(Color over, Color under, double opacity) {
    return under.interpolate(over, opacity);
  }

  private static int argb(Color c) {
    return 0xff000000
        | (int) Math.round(c.getRed() * 255) << 16
        | (int) Math.round(c.getGreen() * 255) << 8
        | (int) Math.round(c.getBlue() * 255);
  }

  /// Paints what is in view.
  ///
  /// @param hidden cards that are left out, with their lines
  void paint(Drawing drawing, Viewport view, Palette colors, BitSet hidden) {
    use(colors);
    tx = view.tx();
    ty = view.ty();
    s = view.scale();
    Arrays.fill(pixels, argb(colors.background()));
    for (Band band : drawing.bands) {
      band(drawing, band);
    }
    int frame = argb(colors.frame());
    double frameOpacity = colors.frame().getOpacity();
    int frameLine = argb(colors.frameLine());
    for (Drawing.Frame f : drawing.frames) {
      Box b = f.box();
      int x1 = x(b.x());
      int y1 = y(b.y());
      int x2 = x(b.right());
      int y2 = y(b.bottom());
      blend(x1, y1, x2, y2, frame, frameOpacity);
      fill(x1, y1, x2, y1 + 1, frameLine);
      fill(x1, y2 - 1, x2, y2, frameLine);
      fill(x1, y1, x1 + 1, y2, frameLine);
      fill(x2 - 1, y1, x2, y2, frameLine);
    }
    Box seen = view.visible(width, height);
    drawing.index.query(seen.x(), seen.y(), seen.right(), seen.bottom());
    for (int k = 0; k < drawing.index.lineCount; k++) {
      Drawing.Line line = drawing.lines[drawing.index.foundLines[k]];
      if (!hidden.get(line.from()) && !hidden.get(line.to())) {
        line(line.points(), lines.get(line.link().kind()));
      }
    }
    boolean outlined = s >= OUTLINE_FROM;
    int error = argb(colors.error());
    for (int k = 0; k < drawing.index.itemCount; k++) {
      int i = drawing.index.foundItems[k];
      if (hidden.get(i)) {
        continue;
      }
      Drawing.Item item = drawing.items[i];
      Box b = item.box();
      int x1 = x(b.x());
      int y1 = y(b.y());
      int x2 = Math.max(x1 + 2, x(b.right()));
      int y2 = Math.max(y1 + 2, y(b.bottom()));
      fill(x1, y1, x2, y2, groups[item.group()]);
      if (outlined) {
        fill(x1 + 1, y1 + 1, x2 - 1, y2 - 1, tiles[item.group()]);
        if (item.errors() > 0) {
          fill(x2 - 5, y1, x2, y1 + 5, error);
        }
      }
    }
    buffer.updateBuffer(_ -> null);
  }

  private void band(Drawing drawing, Band band) {
    Box a = Painter.reach(drawing, band, tx, ty, s, width, height);
    int x1 = (int) a.x();
    int y1 = (int) a.y();
    int x2 = (int) a.right();
    int y2 = (int) a.bottom();
    fill(x1, y1, x2, y2, tints.get(band.kind()));
    if (Painter.isFirewall(band.kind())) {
      int color = edges.get(band.kind());
      int left = x(band.area().x());
      int right = x(band.area().right()) - 1;
      int start = y1 - Math.floorMod(y1 - y(band.area().y()), 10);
      for (int y = start; y < y2; y += 10) {
        fill(left, Math.max(y1, y), left + 1, Math.min(y2, y + 6), color);
        fill(right, Math.max(y1, y), right + 1, Math.min(y2, y + 6), color);
      }
    }
  }

  private int x(double drawing) {
    return (int) Math.rint(Math.clamp(drawing * s + tx, -1e6, 1e6));
  }

  private int y(double drawing) {
    return (int) Math.rint(Math.clamp(drawing * s + ty, -1e6, 1e6));
  }

  private void line(double[] q, int color) {
    for (int i = 0; i + 3 < q.length; i += 2) {
      int x1 = x(q[i]);
      int y1 = y(q[i + 1]);
      int x2 = x(q[i + 2]);
      int y2 = y(q[i + 3]);
      fill(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2) + 1, Math.max(y1, y2) + 1, color);
    }
  }

  private void fill(int x1, int y1, int x2, int y2, int color) {
    int left = Math.max(0, x1);
    int right = Math.min(width, x2);
    int top = Math.max(0, y1);
    int bottom = Math.min(height, y2);
    if (right <= left) {
      return;
    }
    for (int y = top; y < bottom; y++) {
      int row = y * width;
      if (right - left > 8) {
        Arrays.fill(pixels, row + left, row + right, color);
      } else {
        for (int x = left; x < right; x++) {
          pixels[row + x] = color;
        }
      }
    }
  }

  private void blend(int x1, int y1, int x2, int y2, int color, double opacity) {
    if (opacity >= 1) {
      fill(x1, y1, x2, y2, color);
      return;
    }
    int left = Math.max(0, x1);
    int right = Math.min(width, x2);
    int top = Math.max(0, y1);
    int bottom = Math.min(height, y2);
    int a = (int) Math.round(opacity * 256);
    // A row holds few colours one beside the other, so the last mixture mostly serves again.
    int under = 0;
    int mixed = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        int p = pixels[i];
        if (p != under) {
          under = p;
          int rb = ((color & 0xff00ff) * a + (p & 0xff00ff) * (256 - a)) >>> 8 & 0xff00ff;
          int g = ((color & 0xff00) * a + (p & 0xff00) * (256 - a)) >>> 8 & 0xff00;
          mixed = 0xff000000 | rb | g;
        }
        pixels[i] = mixed;
      }
    }
  }
}
