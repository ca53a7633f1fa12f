package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.Box;
import edgewise.model.LinkKind;
import edgewise.ui.theme.Palette;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Paints a drawing that is shown so small, or changes its scale so fast, that cards are plain
/// rectangles: straight into pixels, which costs a fraction of what shapes cost. Words are painted
/// elsewhere.
final class FarPainter {
  private static final double OUTLINE_FROM = 0.06;
  private static final double LINE_OPACITY = 0.55;
  private static final double FRAME_OPACITY = 0.38;

  private final boolean bare;
  private int[] pixels = new int[1];
  private PixelBuffer<IntBuffer> buffer;
  private int width;
  private int height;
  private Palette palette;
  private final Map<BandKind, Integer> tints = new EnumMap<>(BandKind.class);
  private final Map<BandKind, Integer> edges = new EnumMap<>(BandKind.class);
  private final Map<LinkKind, Integer> lines = new EnumMap<>(LinkKind.class);
  private final int[] kinds = new int[LinkKind.values().length];
  private final int[] groups = new int[Palette.GROUPS.size()];
  private final int[] tiles = new int[Palette.GROUPS.size()];
  private final Columns columns = new Columns();
  private int columnColor;
  private int[] still = new int[1];
  private int[] under = new int[0];
  private int unit = 1;
  private int fromX;
  private int fromY;
  private int toX;
  private int toY;
  private int errorColor;
  private int warningColor;
  private int infoColor;
  private int plain;
  private int paper;
  private double tx;
  private double ty;
  private double s;

  /// @param bare leaves lines out
  FarPainter(boolean bare) {
    this.bare = bare;
  }

  /// The picture for a size; its content changes with each [#paint] and [#moving].
  ///
  /// @param scale pixels of the screen for one of the window
  Image image(double wide, double high, double scale) {
    width = (int) Math.ceil(wide * scale);
    height = (int) Math.ceil(high * scale);
    unit = Math.max(1, (int) Math.round(scale));
    pixels = new int[width * height];
    columns.size(width, height);
    still = pixels;
    clipAll();
    buffer =
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    return new WritableImage(buffer);
  }

  private void clipAll() {
    fromX = 0;
    fromY = 0;
    toX = width;
    toY = height;
  }

  private void use(Palette p) {
    if (p.equals(palette)) {
      return;
    }
    palette = p;
    p.tints().forEach((k, c) -> tints.put(k, argb(c)));
    p.labels().forEach((k, c) -> edges.put(k, argb(mix(c, p.background(), FRAME_OPACITY))));
    p.links().forEach((k, c) -> lines.put(k, argb(mix(c, p.background(), LINE_OPACITY))));
    lines.forEach((kind, color) -> kinds[Drawing.number(kind)] = color);
    errorColor = argb(p.error());
    warningColor = argb(p.warning());
    infoColor = argb(p.info());
    plain = argb(p.cardLine());
    paper = argb(p.card());
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
  /// @param view in pixels of the picture
  void paint(Drawing drawing, Viewport view, Look look) {
    begin(view, look);
    clipAll();
    area(drawing, look);
    buffer.updateBuffer(_ -> null);
  }

  /// Moves the picture and paints what comes into view.
  ///
  /// @param dx whole pixels to the right
  /// @param dy whole pixels down
  void shift(Drawing drawing, Viewport view, Look look, int dx, int dy) {
    begin(view, look);
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) {
      paint(drawing, view, look);
      return;
    }
    int by = dy * width + dx;
    System.arraycopy(
        pixels, Math.max(0, -by), pixels, Math.max(0, by), pixels.length - Math.abs(by));
    if (dx != 0) {
      clipAll();
      fromX = dx > 0 ? 0 : width + dx;
      toX = dx > 0 ? dx : width;
      area(drawing, look);
    }
    if (dy != 0) {
      clipAll();
      fromY = dy > 0 ? 0 : height + dy;
      toY = dy > 0 ? dy : height;
      area(drawing, look);
    }
    clipAll();
    buffer.updateBuffer(_ -> null);
  }

  /// Paints some areas of the drawing anew.
  void mend(Drawing drawing, Viewport view, Look look, Iterable<Box> areas) {
    begin(view, look);
    List<Patch> patches = new ArrayList<>();
    for (Box area : areas) {
      Patch patch =
          new Patch(
              Math.max(0, x(area.x()) - unit),
              Math.max(0, y(area.y()) - unit),
              Math.min(width, x(area.right()) + 2 * unit),
              Math.min(height, y(area.bottom()) + 2 * unit));
      if (patch.fromX < patch.toX && patch.fromY < patch.toY) {
        patch.into(patches);
      }
    }
    for (Patch patch : patches) {
      fromX = patch.fromX;
      fromY = patch.fromY;
      toX = patch.toX;
      toY = patch.toY;
      area(drawing, look);
    }
    clipAll();
    buffer.updateBuffer(_ -> null);
  }

  /// Pixels to be painted anew.
  private record Patch(int fromX, int fromY, int toX, int toY) {
    /// Looking for what lies in a patch takes as long as painting so many pixels.
    private static final int LOOK = 2000;

    private int size() {
      return (toX - fromX) * (toY - fromY);
    }

    /// Joins patches that take longer one by one.
    void into(List<Patch> patches) {
      Patch all = this;
      for (int i = patches.size() - 1; i >= 0; i--) {
        Patch both = all.and(patches.get(i));
        if (both.size() <= all.size() + patches.get(i).size() + LOOK) {
          all = both;
          patches.remove(i);
        }
      }
      patches.add(all);
    }

    private Patch and(Patch other) {
      return new Patch(
          Math.min(fromX, other.fromX),
          Math.min(fromY, other.fromY),
          Math.max(toX, other.toX),
          Math.max(toY, other.toY));
    }
  }

  /// Paints cards on the move over the picture without them.
  // The picture without the cards is either the same memory or a copy of it.
  @SuppressWarnings("ReferenceEquality")
  void moving(Drawing drawing, Viewport view, Look look, Preview preview) {
    begin(view, look);
    clipAll();
    if (still == pixels) {
      still = pixels.clone();
    } else {
      System.arraycopy(still, 0, pixels, 0, pixels.length);
    }
    preview.boxes().forEach((id, box) -> drawing.frame(id).ifPresent(f -> frame(f.at(box))));
    Moved.lines(drawing, preview)
        .forEach((i, q) -> line(q, lines.get(drawing.lines[i].link().kind())));
    preview
        .boxes()
        .forEach(
            (id, box) -> {
              Drawing.Item item = drawing.item(id);
              if (item != null) {
                card(item, box, look);
              }
            });
    buffer.updateBuffer(_ -> null);
  }

  /// The picture as it is belongs to the cards on the move no longer.
  void rest() {
    still = pixels;
  }

  private void begin(Viewport view, Look look) {
    use(look.palette());
    tx = view.tx();
    ty = view.ty();
    s = view.scale();
  }

  private void area(Drawing drawing, Look look) {
    Palette colors = look.palette();
    fill(fromX, fromY, toX, toY, argb(colors.background()));
    for (Band band : drawing.bands) {
      band(drawing, band);
    }
    Box near =
        Box.between(
            (fromX - tx - 2 * unit) / s,
            (fromY - ty - 2 * unit) / s,
            (toX - tx + 2 * unit) / s,
            (toY - ty + 2 * unit) / s);
    for (Drawing.Frame f : drawing.frames) {
      if (f.box().overlaps(near) && (f.site().isEmpty() || !look.hides(f.site().get()))) {
        frame(f);
      }
    }
    drawing.query(near, !bare);
    int[] foundLines = drawing.index.foundLines;
    int[] found = drawing.index.foundItems;
    int lineCount = drawing.index.lineCount;
    int count = drawing.index.itemCount;
    boolean hiding = !look.gone().isEmpty();
    for (int k = 0; k < lineCount; k++) {
      int at = foundLines[k];
      if (!hiding || !look.hides(drawing.lines[at].from()) && !look.hides(drawing.lines[at].to())) {
        gathered(drawing, at, kinds[drawing.lineKinds[at]]);
      }
    }
    columns.paint(pixels, columnColor);
    for (int k = 0; k < count; k++) {
      if (!look.hides(found[k])) {
        card(drawing.items[found[k]], drawing.items[found[k]].box(), look);
      }
    }
    for (Drawing.Sheet sheet : drawing.sheets) {
      if (!look.hides(sheet.note().id())) {
        sheet(sheet, colors);
      }
    }
    if (!look.isSorting()) {
      return;
    }
    blend(fromX, fromY, toX, toY, argb(colors.veil()), colors.veil().getOpacity());
    int accent = argb(colors.accent());
    for (int k = 0; k < lineCount; k++) {
      Drawing.Line line = drawing.lines[foundLines[k]];
      if (look.isAbove(line) && !look.hides(line.from()) && !look.hides(line.to())) {
        line(line.points(), look.strong() ? accent : lines.get(line.link().kind()));
      }
    }
    for (int k = 0; k < count; k++) {
      if (look.isAbove(found[k]) && !look.hides(found[k])) {
        card(drawing.items[found[k]], drawing.items[found[k]].box(), look);
      }
    }
  }

  private void frame(Drawing.Frame f) {
    Box b = f.box();
    int x1 = x(b.x());
    int y1 = y(b.y());
    int x2 = x(b.right());
    int y2 = y(b.bottom());
    if (x1 >= toX || x2 < fromX || y1 >= toY || y2 < fromY) {
      return;
    }
    blend(x1, y1, x2, y2, argb(palette.frame()), palette.frame().getOpacity());
    outline(x1, y1, x2, y2, argb(palette.frameLine()));
  }

  private void outline(int x1, int y1, int x2, int y2, int color) {
    fill(x1, y1, x2, y1 + unit, color);
    fill(x1, y2 - unit, x2, y2, color);
    fill(x1, y1, x1 + unit, y2, color);
    fill(x2 - unit, y1, x2, y2, color);
  }

  private void card(Drawing.Item item, Box b, Look look) {
    int x1 = x(b.x());
    int y1 = y(b.y());
    int x2 = Math.max(x1 + 2 * unit, x(b.right()));
    int y2 = Math.max(y1 + 2 * unit, y(b.bottom()));
    boolean tinted = look.overlay() == Overlay.PROBLEMS;
    if (s / unit >= Pen.FAR) {
      fill(x1, y1, x2, y2, tinted ? severity(item) : plain);
      fill(x1 + unit, y1 + unit, x2 - unit, y2 - unit, paper);
      fill(x1, y1, x1 + 3 * unit, y2, groups[item.group()]);
      if (item.problems().isBad()) {
        int sign = 9 * unit;
        fill(
            x2 - sign - 3 * unit,
            y1 + 3 * unit,
            x2 - 3 * unit,
            y1 + 3 * unit + sign,
            severity(item));
      }
      return;
    }
    fill(x1, y1, x2, y2, tinted ? severity(item) : groups[item.group()]);
    if (s / unit >= OUTLINE_FROM) {
      if (!tinted || item.problems().isNone()) {
        fill(x1 + unit, y1 + unit, x2 - unit, y2 - unit, tinted ? paper : tiles[item.group()]);
      }
      if (item.errors() > 0 && !tinted) {
        fill(x2 - 5 * unit, y1, x2, y1 + 5 * unit, errorColor);
      }
    }
  }

  private int severity(Drawing.Item item) {
    Drawing.Problems problems = item.problems();
    return problems.errors() > 0
        ? errorColor
        : problems.warnings() > 0 ? warningColor : problems.isNone() ? plain : infoColor;
  }

  private void sheet(Drawing.Sheet sheet, Palette colors) {
    int x1 = x(sheet.box().x());
    int y1 = y(sheet.box().y());
    int x2 = x(sheet.box().right());
    int y2 = y(sheet.box().bottom());
    switch (sheet.note().kind()) {
      case NOTE -> {
        fill(x1, y1, x2, y2, argb(colors.sheet()));
        outline(x1, y1, x2, y2, argb(colors.sheetLine()));
      }
      case LEGEND -> {
        fill(x1, y1, x2, y2, argb(colors.card()));
        outline(x1, y1, x2, y2, argb(colors.cardLine()));
      }
      case TEXT -> {
        int middle = (y1 + y2) / 2;
        fill(x1, middle, x2, middle + unit, argb(colors.muted()));
      }
    }
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
    return (int) Math.floor(drawing * s + tx + 0.5);
  }

  private int y(double drawing) {
    return (int) Math.floor(drawing * s + ty + 0.5);
  }

  /// A line of which the upright stretches are painted with those of the next ones.
  private void gathered(Drawing drawing, int at, int color) {
    if (color != columnColor) {
      columns.paint(pixels, columnColor);
      columnColor = color;
    }
    line(drawing.allPoints, drawing.pointStarts[at], drawing.pointStarts[at + 1], color, true);
  }

  private void line(double[] q, int color) {
    line(q, 0, q.length, color, false);
  }

  private void line(double[] q, int from, int to, int color, boolean gathering) {
    for (int i = from; i + 3 < to; i += 2) {
      int x1 = x(q[i]);
      int y1 = y(q[i + 1]);
      int x2 = x(q[i + 2]);
      int y2 = y(q[i + 3]);
      if (x1 != x2 && y1 != y2) {
        slanted(x1, y1, x2, y2, color);
        continue;
      }
      if (gathering && y1 != y2) {
        int top = Math.max(fromY, Math.min(y1, y2));
        int bottom = Math.min(toY, Math.max(y1, y2) + unit);
        for (int x = Math.max(fromX, x1); x < Math.min(toX, x1 + unit); x++) {
          columns.add(x, top, bottom);
        }
        continue;
      }
      fill(
          Math.min(x1, x2),
          Math.min(y1, y2),
          Math.max(x1, x2) + unit,
          Math.max(y1, y2) + unit,
          color);
    }
  }

  private void slanted(int x1, int y1, int x2, int y2, int color) {
    int steps = Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1));
    for (int i = 0; i <= steps; i++) {
      int x = x1 + Math.round((float) (x2 - x1) * i / steps);
      int y = y1 + Math.round((float) (y2 - y1) * i / steps);
      fill(x, y, x + unit, y + unit, color);
    }
  }

  private void fill(int x1, int y1, int x2, int y2, int color) {
    int left = Math.max(fromX, x1);
    int right = Math.min(toX, x2);
    int top = Math.max(fromY, y1);
    int bottom = Math.min(toY, y2);
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
    int left = Math.max(fromX, x1);
    int right = Math.min(toX, x2);
    int top = Math.max(fromY, y1);
    int bottom = Math.min(toY, y2);
    if (right <= left) {
      return;
    }
    int a = (int) Math.round(opacity * 256);
    int length = right - left;
    if (under.length < length) {
      under = new int[length];
    }
    for (int y = top; y < bottom; y++) {
      int row = y * width + left;
      // Most rows are like the one above.
      if (y > top && Arrays.equals(pixels, row, row + length, under, 0, length)) {
        System.arraycopy(pixels, row - width, pixels, row, length);
      } else {
        System.arraycopy(pixels, row, under, 0, length);
        mix(row, row + length, color, a);
      }
    }
  }

  private void mix(int from, int to, int color, int a) {
    // A row holds few colours one beside the other, so the last mixture mostly serves again.
    int last = 0;
    int mixed = 0;
    for (int i = from; i < to; i++) {
      int p = pixels[i];
      if (p != last) {
        last = p;
        int rb = ((color & 0xff00ff) * a + (p & 0xff00ff) * (256 - a)) >>> 8 & 0xff00ff;
        int g = ((color & 0xff00) * a + (p & 0xff00) * (256 - a)) >>> 8 & 0xff00;
        mixed = 0xff000000 | rb | g;
      }
      pixels[i] = mixed;
    }
  }
}
