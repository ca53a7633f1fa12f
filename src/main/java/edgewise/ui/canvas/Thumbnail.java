package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.Box;
import edgewise.ui.theme.Palette;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.paint.Color;

/// A small picture of a drawing, made without a screen and away from the windows' thread: bands,
/// frames, lines and cards as plain shapes, no words. Four times as fine as it is shown, then made
/// smaller, so that edges are smooth.
public final class Thumbnail {
  /// Size in pixels.
  public static final int WIDTH = 256;

  /// Size in pixels.
  public static final int HEIGHT = 144;

  private static final int FINE = 4;
  private static final int W = WIDTH * FINE;
  private static final int H = HEIGHT * FINE;

  private final int[] pixels = new int[W * H];
  private final double scale;
  private final double dx;
  private final double dy;

  private Thumbnail(Drawing drawing, Palette palette) {
    Box all = drawing.content().grown(24);
    scale = Math.min(W / all.width(), H / all.height());
    dx = W / 2.0 - all.centerX() * scale;
    dy = H / 2.0 - all.centerY() * scale;
    Arrays.fill(pixels, rgb(palette.background()));
    for (Band band : drawing.bands) {
      fill(band.area(), palette.tints().get(band.kind()));
    }
    for (Drawing.Frame frame : drawing.frames) {
      fill(frame.box(), palette.frame());
      outline(frame.box(), palette.frameLine());
    }
    for (Drawing.Line line : drawing.lines) {
      double[] p = line.points();
      for (int i = 0; i + 3 < p.length; i += 2) {
        stroke(p[i], p[i + 1], p[i + 2], p[i + 3], palette.links().get(line.link().kind()));
      }
    }
    for (Drawing.Item item : drawing.items) {
      Box box = item.box();
      fill(box, palette.card());
      Color colour = palette.groups().get(Palette.GROUPS.get(item.group()));
      fill(new Box(box.x(), box.y(), box.width(), Math.min(box.height(), 26)), colour);
      outline(box, colour);
    }
  }

  /// A picture of a drawing as a PNG file.
  public static byte[] png(Drawing drawing, Palette palette) {
    return encode(new Thumbnail(drawing, palette).smaller());
  }

  private static int rgb(Color c) {
    return (int) Math.round(c.getRed() * 255) << 16
        | (int) Math.round(c.getGreen() * 255) << 8
        | (int) Math.round(c.getBlue() * 255);
  }

  private static int clamp(double value, int most) {
    return Math.clamp(Math.round(value), 0, most);
  }

  private void fill(Box box, Color colour) {
    area(
        clamp(box.x() * scale + dx, W),
        clamp(box.y() * scale + dy, H),
        clamp(box.right() * scale + dx, W),
        clamp(box.bottom() * scale + dy, H),
        colour);
  }

  private void area(int left, int top, int right, int bottom, Color colour) {
    int alpha = (int) Math.round(colour.getOpacity() * 256);
    int over = rgb(colour);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int at = y * W + x;
        pixels[at] = alpha >= 256 ? over : mix(pixels[at], over, alpha);
      }
    }
  }

  private static int mix(int under, int over, int alpha) {
    int rb = ((under & 0xff00ff) * (256 - alpha) + (over & 0xff00ff) * alpha) >>> 8 & 0xff00ff;
    int g = ((under & 0xff00) * (256 - alpha) + (over & 0xff00) * alpha) >>> 8 & 0xff00;
    return rb | g;
  }

  private void outline(Box b, Color colour) {
    stroke(b.x(), b.y(), b.right(), b.y(), colour);
    stroke(b.x(), b.bottom(), b.right(), b.bottom(), colour);
    stroke(b.x(), b.y(), b.x(), b.bottom(), colour);
    stroke(b.right(), b.y(), b.right(), b.bottom(), colour);
  }

  /// A line one pixel of the small picture wide.
  private void stroke(double x1, double y1, double x2, double y2, Color colour) {
    double ax = x1 * scale + dx;
    double ay = y1 * scale + dy;
    double bx = x2 * scale + dx;
    double by = y2 * scale + dy;
    int half = FINE / 2;
    if (ax == bx || ay == by) {
      area(
          clamp(Math.min(ax, bx) - half, W),
          clamp(Math.min(ay, by) - half, H),
          clamp(Math.max(ax, bx) + half, W),
          clamp(Math.max(ay, by) + half, H),
          colour);
      return;
    }
    int steps = (int) Math.min(4 * W, Math.max(Math.abs(bx - ax), Math.abs(by - ay)));
    for (int i = 0; i <= steps; i += half) {
      double x = ax + (bx - ax) * i / steps;
      double y = ay + (by - ay) * i / steps;
      area(clamp(x - half, W), clamp(y - half, H), clamp(x + half, W), clamp(y + half, H), colour);
    }
  }

  private int[] smaller() {
    int[] small = new int[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int i = 0; i < FINE * FINE; i++) {
          int p = pixels[(y * FINE + i / FINE) * W + x * FINE + i % FINE];
          r += p >> 16 & 255;
          g += p >> 8 & 255;
          b += p & 255;
        }
        int n = FINE * FINE;
        small[y * WIDTH + x] = r / n << 16 | g / n << 8 | b / n;
      }
    }
    return small;
  }

  private static byte[] encode(int[] rgb) {
    ByteBuffer rows = ByteBuffer.allocate(HEIGHT * (1 + 3 * WIDTH));
    for (int y = 0; y < HEIGHT; y++) {
      rows.put((byte) 0);
      for (int x = 0; x < WIDTH; x++) {
        int p = rgb[y * WIDTH + x];
        rows.put((byte) (p >> 16)).put((byte) (p >> 8)).put((byte) p);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteBuffer head = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
    head.put((byte) 8).put((byte) 2);
    chunk(out, "IHDR", head.array());
    chunk(out, "IDAT", deflated(rows.array()));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
