package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.model.ElementId;
import edgewise.model.LinkKind;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import edgewise.ui.theme.Palette;
import java.util.BitSet;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// Paints a drawing. Below 25 % cards are plain rectangles, from 25 % they show icon and name, from
/// 50 % everything. Frames and bands keep titles that can be read at every scale.
final class Painter {
  /// Height of the strip with the bands' titles at the upper edge.
  static final double HEADER = 28;

  /// Below this scale cards are plain rectangles.
  static final double FAR = 0.25;

  private static final double NEAR = 0.5;
  private static final double LEGIBLE = 7;
  private static final double EDGE = 72;
  private static final double RADIUS = 8;
  private static final double PORT = 5;
  private static final double OVERSHOOT = 12;
  private static final double BUBBLE = 320;
  private static final int MANY = 60;
  private static final double[] SOLID = null;

  private final TextFit fit = new TextFit();
  private final Texts texts;
  private GraphicsContext g;
  private Palette p;
  private Drawing d;
  private double w;
  private double h;
  private double tx;
  private double ty;
  private double s;

  Painter(Texts texts) {
    this.texts = texts;
  }

  /// Paints everything that stays as it is while the pointer moves.
  ///
  /// @param hidden cards that are left out, with their lines
  void paintStill(
      GraphicsContext context,
      double width,
      double height,
      Drawing drawing,
      Viewport view,
      Palette palette,
      BitSet hidden) {
    begin(context, width, height, drawing, view, palette);
    g.setFill(p.background());
    g.fillRect(0, 0, w, h);
    if (d.isEmpty()) {
      return;
    }
    bands();
    frames();
    Box seen = view.visible(w, h);
    d.index.query(seen.x(), seen.y(), seen.right(), seen.bottom());
    int[] lines = d.index.foundLines;
    int[] items = d.index.foundItems;
    int lineCount = without(lines, d.index.lineCount, hidden);
    int itemCount = d.index.itemCount;
    if (s < NEAR) {
      thinLines(lines, lineCount);
    } else {
      fullLines(lines, lineCount);
    }
    for (int k = 0; k < itemCount; k++) {
      if (!hidden.get(items[k])) {
        card(d.items[items[k]]);
      }
    }
  }

  private int without(int[] lines, int count, BitSet hidden) {
    if (hidden.isEmpty()) {
      return count;
    }
    int kept = 0;
    for (int k = 0; k < count; k++) {
      Drawing.Line line = d.lines[lines[k]];
      if (!hidden.get(line.from()) && !hidden.get(line.to())) {
        lines[kept++] = lines[k];
      }
    }
    return kept;
  }

  /// Paints what lies above: what stands out, what a gesture would do, and the titles that stay in
  /// sight.
  void paintOver(
      GraphicsContext context,
      double width,
      double height,
      Drawing drawing,
      Viewport view,
      Palette palette,
      Marks marks,
      Preview preview) {
    begin(context, width, height, drawing, view, palette);
    g.clearRect(0, 0, w, h);
    if (!d.isEmpty()) {
      marks(marks, preview);
    }
    preview(preview);
    if (d.isEmpty()) {
      return;
    }
    if (s < FAR) {
      farTitles();
    }
    header();
  }

  private void begin(
      GraphicsContext context,
      double width,
      double height,
      Drawing drawing,
      Viewport view,
      Palette palette) {
    g = context;
    w = width;
    h = height;
    d = drawing;
    p = palette;
    s = view.scale();
    tx = view.tx();
    ty = view.ty();
    g.setGlobalAlpha(1);
    g.setLineDashes(SOLID);
  }

  private void card(Drawing.Item item) {
    if (s < FAR) {
      farCard(item);
    } else if (s < NEAR) {
      middleCard(item);
    } else {
      nearCard(item);
    }
  }

  private double sx(double x) {
    return Math.rint(x * s + tx);
  }

  private double sy(double y) {
    return Math.rint(y * s + ty);
  }

  // Bands and frames

  private void bands() {
    for (Band band : d.bands) {
      Box a = reach(d, band, tx, ty, s, w, h);
      if (a.width() <= 0 || a.height() <= 0) {
        continue;
      }
      g.setFill(p.tints().get(band.kind()));
      g.fillRect(a.x(), a.y(), a.width(), a.height());
      if (isFirewall(band.kind())) {
        Color line = p.labels().get(band.kind());
        g.setFill(Color.color(line.getRed(), line.getGreen(), line.getBlue(), 0.38));
        double top = a.y();
        double bottom = a.bottom();
        for (double x : new double[] {sx(band.area().x()), sx(band.area().right()) - 1}) {
          for (double y = top - Math.floorMod((long) (top - sy(band.area().y())), 10);
              y < bottom;
              y += 10) {
            g.fillRect(x, Math.max(y, top), 1, Math.min(6, bottom - Math.max(y, top)));
          }
        }
      }
    }
  }

  /// Where a band is painted on the screen. The outermost bands have no end: there is nothing
  /// beyond the Internet.
  static Box reach(
      Drawing d, Band band, double tx, double ty, double s, double width, double height) {
    Box a = band.area();
    double left = a.x() <= d.bounds.x() + EDGE ? 0 : Math.max(0, Math.rint(a.x() * s + tx));
    double right =
        a.right() >= d.bounds.right() - EDGE
            ? width
            : Math.min(width, Math.rint(a.right() * s + tx));
    boolean first = a.y() <= d.bounds.y() + 1 + BandLayout.TITLE;
    double top = first ? 0 : Math.max(0, Math.rint(a.y() * s + ty));
    double bottom =
        a.bottom() >= d.bounds.bottom() - EDGE
            ? height
            : Math.min(height, Math.rint(a.bottom() * s + ty));
    return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  private boolean isFirstRow(Box area) {
    return area.y() <= d.bounds.y() + 1 + BandLayout.TITLE;
  }

  static boolean isFirewall(BandKind kind) {
    return kind == BandKind.OUTER_FIREWALL || kind == BandKind.INNER_FIREWALL;
  }

  private void frames() {
    for (Drawing.Frame frame : d.frames) {
      Box b = frame.box();
      double x = sx(b.x());
      double y = sy(b.y());
      double width = sx(b.right()) - x;
      double height = sy(b.bottom()) - y;
      if (x > w || y > h || x + width < 0 || y + height < 0) {
        continue;
      }
      g.setFill(p.frame());
      g.setStroke(p.frameLine());
      g.setLineWidth(1);
      if (s < FAR) {
        g.fillRect(x, y, width, height);
        g.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
        continue;
      }
      double radius = 12 * s * 2;
      if (frame.site().isEmpty()) {
        g.setLineDashes(4, 4);
      }
      g.fillRoundRect(x, y, width, height, radius, radius);
      g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, radius, radius);
      g.setLineDashes(SOLID);
      frameTitle(frame, x, y, width);
    }
  }

  private void frameTitle(Drawing.Frame frame, double x, double y, double width) {
    double size = Math.max(14 * s, 9.5);
    // The title stays in sight while its frame is scrolled.
    double left = Math.max(x + 24 * s, 12);
    double icon = Math.max(18 * s, 11);
    double middle = y + BandLayout.TITLE * s / 2;
    double room = x + width - left - 24 * s;
    if (room < icon + 20) {
      return;
    }
    Icon.ofKind(frame.icon().id().value()).draw(g, left, middle - icon / 2, icon, p.muted());
    double textX = left + icon + 6;
    String title = fit.cut(frame.title(), true, size, room - icon - 6);
    text(title, textX, middle + size * 0.36, true, size, p.frameTitle());
    double used = fit.width(title, true, size) + 8;
    if (!frame.kind().equals(frame.title())) {
      double small = Math.max(11 * s, 8.5);
      String kind = fit.cut(frame.kind(), false, small, room - icon - 6 - used);
      text(kind, textX + used, middle + size * 0.36, false, small, p.muted());
    }
  }

  private void farTitles() {
    for (Drawing.Frame frame : d.frames) {
      Box b = frame.box();
      double left = Math.max(0, sx(b.x()));
      double right = Math.min(w, sx(b.right()));
      double top = Math.max(HEADER, sy(b.y()));
      double bottom = Math.min(h, sy(b.bottom()));
      if (right - left < 56 || bottom - top < 26) {
        continue;
      }
      double strip = BandLayout.TITLE * s;
      if (strip >= 8 && sy(b.y()) > HEADER) {
        text(
            fit.cut(frame.title(), true, 10, right - left - 8),
            left + 5,
            sy(b.y()) + strip / 2 + 4,
            true,
            10,
            p.frameTitle());
        continue;
      }
      String title = fit.cut(frame.title(), true, 11, right - left - 20);
      if (title.length() < 3) {
        continue;
      }
      double width = fit.width(title, true, 11) + 12;
      double x = Math.rint((left + right - width) / 2);
      double y = Math.rint((top + bottom) / 2 - 9);
      g.setFill(p.card());
      g.setGlobalAlpha(0.9);
      g.fillRoundRect(x, y, width, 18, 9, 9);
      g.setGlobalAlpha(1);
      text(title, x + 6, y + 13, true, 11, p.text());
    }
  }

  private void header() {
    g.setFill(p.header());
    g.setGlobalAlpha(0.94);
    g.fillRect(0, 0, w, HEADER);
    g.setGlobalAlpha(1);
    g.setFill(p.frameLine());
    g.fillRect(0, HEADER - 1, w, 1);
    for (Band band : d.bands) {
      Box a = band.area();
      double left = a.x() <= d.bounds.x() + EDGE ? 0 : Math.max(0, sx(a.x()));
      double right = a.right() >= d.bounds.right() - EDGE ? w : Math.min(w, sx(a.right()));
      if (right - left < 3 || !isFirstRow(a)) {
        continue;
      }
      Color color = p.labels().get(band.kind());
      g.setFill(color);
      g.fillRect(left + 1, HEADER - 3, right - left - 2, 2);
      String label = texts.say(band.kind().labelKey());
      double width = fit.width(label, true, 11);
      if (width + 12 <= right - left) {
        text(label, Math.rint((left + right - width) / 2), 17, true, 11, color);
      } else if (isFirewall(band.kind())) {
        if (right - left >= 18) {
          String icon =
              band.kind() == BandKind.OUTER_FIREWALL ? "outer-firewall" : "inner-firewall";
          Icon.ofKind(icon).draw(g, (left + right) / 2 - 7, 6, 14, color);
        }
      } else if (right - left > 60) {
        text(fit.cut(label, true, 11, right - left - 12), left + 6, 17, true, 11, color);
      }
    }
  }

  // Lines

  private void thinLines(int[] lines, int count) {
    LinkKind kind = null;
    g.setGlobalAlpha(s < FAR ? 0.55 : 0.8);
    for (int k = 0; k < count; k++) {
      Drawing.Line line = d.lines[lines[k]];
      if (line.link().kind() != kind) {
        kind = line.link().kind();
        g.setFill(p.links().get(kind));
      }
      thinLine(line.points(), 1);
    }
    g.setGlobalAlpha(1);
  }

  private void thinLine(double[] q, double width) {
    for (int i = 0; i + 3 < q.length; i += 2) {
      double x1 = sx(q[i]);
      double y1 = sy(q[i + 1]);
      double x2 = sx(q[i + 2]);
      double y2 = sy(q[i + 3]);
      double left = Math.max(0, Math.min(x1, x2));
      double right = Math.min(w, Math.max(x1, x2) + width);
      double top = Math.max(0, Math.min(y1, y2));
      double bottom = Math.min(h, Math.max(y1, y2) + width);
      if (right > left && bottom > top) {
        g.fillRect(left, top, right - left, bottom - top);
      }
    }
  }

  private void fullLines(int[] lines, int count) {
    for (int k = 0; k < count; k++) {
      Drawing.Line line = d.lines[lines[k]];
      fullLine(line, p.links().get(line.link().kind()), 1.2);
    }
    g.setLineDashes(SOLID);
  }

  private void fullLine(Drawing.Line line, Color color, double width) {
    double[] q = line.points();
    g.setStroke(color);
    g.setFill(color);
    g.setLineWidth(width * Math.max(1, Math.min(1.4, s)));
    g.setLineCap(StrokeLineCap.BUTT);
    g.setLineJoin(StrokeLineJoin.ROUND);
    g.setLineDashes(dashes(line.link().kind()));
    g.beginPath();
    g.moveTo(sx(q[0]) + 0.5, sy(q[1]) + 0.5);
    int last = q.length - 2;
    for (int i = 2; i < last; i += 2) {
      double before = Math.abs(q[i] - q[i - 2]) + Math.abs(q[i + 1] - q[i - 1]);
      double after = Math.abs(q[i + 2] - q[i]) + Math.abs(q[i + 3] - q[i + 1]);
      double radius = Math.min(8, Math.min(before, after) / 2) * s;
      g.arcTo(sx(q[i]) + 0.5, sy(q[i + 1]) + 0.5, sx(q[i + 2]) + 0.5, sy(q[i + 3]) + 0.5, radius);
    }
    g.lineTo(sx(q[last]) + 0.5, sy(q[last + 1]) + 0.5);
    g.stroke();
    ends(
        line,
        sx(q[0]),
        sy(q[1]) + 0.5,
        q[2] < q[0] ? -1 : 1,
        sx(q[last]),
        sy(q[last + 1]) + 0.5,
        q[last - 2] < q[last] ? -1 : 1);
  }

  /// An arrow head where the line has a direction, dots where it has none.
  private void ends(
      Drawing.Line line, double x1, double y1, int dir1, double x2, double y2, int dir2) {
    double a = Math.max(5, 6.5 * s);
    switch (line.link().kind()) {
      case PAIRING, MIRROR, TRUNK -> {
        double r = Math.max(2.5, 3 * s);
        g.fillOval(x1 - r, y1 - r, 2 * r, 2 * r);
        g.fillOval(x2 - r, y2 - r, 2 * r, 2 * r);
      }
      case FEDERATION -> {
        arrow(x1, y1, dir1, a);
        arrow(x2, y2, dir2, a);
      }
      default -> arrow(x2, y2, dir2, a);
    }
  }

  /// @param side 1 when the line leaves the card to the right of the point
  private void arrow(double x, double y, int side, double a) {
    g.fillPolygon(
        new double[] {x, x + side * a, x + side * a},
        new double[] {y, y - a * 0.5, y + a * 0.5},
        3);
  }

  private double[] dashes(LinkKind kind) {
    double u = Math.max(0.75, s);
    return switch (kind) {
      case MEDIA -> new double[] {7 * u, 4 * u};
      case BALANCES -> new double[] {1.5 * u, 3 * u};
      case PAIRING, MIRROR -> new double[] {9 * u, 3 * u, 2 * u, 3 * u};
      case REGISTRAR -> new double[] {3 * u, 3 * u};
      default -> SOLID;
    };
  }

  // Cards

  private void farCard(Drawing.Item item) {
    Box b = item.box();
    double x = sx(b.x());
    double y = sy(b.y());
    double width = Math.max(2, sx(b.right()) - x);
    double height = Math.max(2, sy(b.bottom()) - y);
    g.setFill(p.groups().get(item.kind().group()));
    g.fillRect(x, y, width, height);
    if (width > 2 && height > 2) {
      g.setFill(p.tiles().get(item.kind().group()));
      g.fillRect(x + 1, y + 1, width - 2, height - 2);
    }
    if (item.errors() > 0) {
      g.setFill(p.error());
      g.fillRect(x + width - 5, y, 5, 5);
    }
  }

  private void middleCard(Drawing.Item item) {
    Box b = item.box();
    double x = sx(b.x());
    double y = sy(b.y());
    double width = sx(b.right()) - x;
    double height = sy(b.bottom()) - y;
    if (x > w || y > h || x + width < 0 || y + height < 0) {
      return;
    }
    String group = item.kind().group();
    g.setFill(p.cardLine());
    g.fillRect(x, y, width, height);
    g.setFill(p.card());
    g.fillRect(x + 1, y + 1, width - 2, height - 2);
    g.setFill(p.groups().get(group));
    g.fillRect(x, y, 3, height);
    double size = Math.max(9, 19 * s);
    double badge = item.errors() + item.warnings() > 0 ? 12 : 0;
    double icon = Math.min(14, height - 6);
    double left = x + 8;
    double room = width - 12 - badge;
    // A name that can be read tells more than an icon.
    if (fit.width(item.name(), true, size) + icon + 5 <= room) {
      Icon.ofKind(item.kind().id().value())
          .draw(
              g,
              left,
              y + Math.max(3, Math.min(6, (height - icon) / 2)),
              icon,
              p.groups().get(group));
      left += icon + 5;
      room -= icon + 5;
    }
    double baseline = y + Math.min(height / 2, 13) + 3.5;
    text(fit.cut(item.name(), true, size, room), left, baseline, true, size, p.text());
    double below = baseline + 12;
    for (Card.Line line : item.lines()) {
      if (below > y + height - 4) {
        break;
      }
      text(fit.cut(line.text(), false, 8, width - 12), x + 8, below, false, 8, p.muted());
      below += 10.5;
    }
    badge(item, x + width - 9, y + 9, 5);
  }

  private void nearCard(Drawing.Item item) {
    Box b = item.box();
    double x = sx(b.x());
    double y = sy(b.y());
    double width = sx(b.right()) - x;
    double height = sy(b.bottom()) - y;
    if (x > w || y > h || x + width < 0 || y + height < 0) {
      return;
    }
    double r = RADIUS * 2 * s;
    g.setFill(p.shadow());
    g.fillRect(x + r / 4, y + height, width - r / 2, Math.max(1, Math.rint(2 * s)));
    // Two fills cost less than a fill and a stroke.
    g.setFill(p.cardLine());
    g.fillRoundRect(x, y, width, height, r, r);
    g.setFill(p.card());
    g.fillRoundRect(x + 1, y + 1, width - 2, height - 2, r - 2, r - 2);
    String group = item.kind().group();
    double tile = 28 * s;
    double tileX = x + 10 * s;
    double tileY = y + 10 * s;
    g.setFill(p.tiles().get(group));
    g.fillRoundRect(tileX, tileY, tile, tile, 12 * s, 12 * s);
    double icon = 18 * s;
    Icon.ofKind(item.kind().id().value())
        .draw(g, tileX + (tile - icon) / 2, tileY + (tile - icon) / 2, icon, p.groups().get(group));
    double textX = tileX + tile + 8 * s;
    double badge = item.errors() + item.warnings() > 0 ? Math.max(18 * s, 12) : 0;
    double room = x + width - textX - 8 * s;
    double nameSize = Math.max(13 * s, 9);
    double kindSize = Math.max(10.5 * s, LEGIBLE);
    text(
        fit.cut(item.name(), true, nameSize, room - badge),
        textX,
        y + 22 * s + (nameSize - 13 * s) / 3,
        true,
        nameSize,
        p.text());
    text(
        fit.cut(item.kindName(), false, kindSize, room),
        textX,
        y + 37 * s,
        false,
        kindSize,
        p.muted());
    badge(item, x + width - Math.max(14 * s, 9), y + Math.max(15 * s, 9), Math.max(6.5 * s, 5));
    lines(item, x, y, width);
    if (!item.chips().isEmpty()) {
      chips(item.chips(), x + 12 * s, y + height - (Card.PADDING + 18) * s, width - 24 * s);
    }
  }

  private void lines(Drawing.Item item, double x, double y, double width) {
    if (item.lines().isEmpty()) {
      return;
    }
    g.setFill(p.chip());
    g.fillRect(x + 1, Math.rint(y + Card.HEADER * s), width - 2, 1);
    double size = Math.max(11 * s, LEGIBLE);
    double labels = 0;
    for (String label : item.labels()) {
      labels = Math.max(labels, fit.width(label, false, size));
    }
    labels = Math.min(labels, width * 0.4);
    double baseline = y + (Card.HEADER + Card.PADDING + 11.5) * s;
    double left = x + 12 * s;
    double right = x + width - 10 * s;
    for (int i = 0; i < item.lines().size(); i++) {
      Card.Line line = item.lines().get(i);
      String label = item.labels().get(i);
      double valueX = left;
      if (!label.isEmpty()) {
        text(fit.cut(label, false, size, labels), left, baseline, false, size, p.muted());
        valueX = left + labels + 8 * s;
      }
      double more = 0;
      if (line.more() > 0) {
        String plus = "+" + line.more();
        more = fit.width(plus, false, size) + 6 * s;
        text(plus, right - more + 6 * s, baseline, false, size, p.muted());
      }
      text(
          fit.cut(line.value(), false, size, right - valueX - more),
          valueX,
          baseline,
          false,
          size,
          p.text());
      baseline += Card.LINE * s;
    }
  }

  private void chips(List<String> chips, double x, double y, double room) {
    double size = Math.max(9.5 * s, 7);
    double left = x;
    for (String chip : chips) {
      double width = fit.width(chip, false, size) + 12 * s;
      if (left + width > x + room + 1) {
        return;
      }
      g.setFill(p.chip());
      g.fillRoundRect(left, y, width, 16 * s, 8 * s, 8 * s);
      text(chip, left + 6 * s, y + 8 * s + size * 0.36, false, size, p.chipText());
      left += width + 5 * s;
    }
  }

  /// Errors are a disc, warnings a triangle, each with an exclamation mark, so that colour is not
  /// needed.
  private void badge(Drawing.Item item, double x, double y, double r) {
    if (item.errors() > 0) {
      g.setFill(p.error());
      g.fillOval(x - r, y - r, 2 * r, 2 * r);
    } else if (item.warnings() > 0) {
      g.setFill(p.warning());
      g.fillPolygon(
          new double[] {x, x + r * 1.15, x - r * 1.15}, new double[] {y - r, y + r, y + r}, 3);
    } else {
      return;
    }
    g.setFill(p.onMark());
    double bar = Math.max(1.2, r * 0.28);
    g.fillRect(x - bar / 2, y - r * 0.45, bar, r * 0.65);
    g.fillRect(x - bar / 2, y + r * 0.4, bar, bar);
  }

  // What stands out

  private void marks(Marks marks, Preview preview) {
    marks.frame().flatMap(d::box).ifPresent(b -> ring(b, p.accent(), 2, marks.focused() ? 3 : 0));
    if (!preview.boxes().isEmpty()) {
      return;
    }
    if (!marks.marked().isEmpty()) {
      g.setFill(p.veil());
      g.fillRect(0, 0, w, h);
      for (int i = 0; i < d.lines.length; i++) {
        Drawing.Line line = d.lines[i];
        if (marks.marked().get(line.from()) && marks.marked().get(line.to())) {
          strong(line);
        }
      }
      for (int i = marks.marked().nextSetBit(0); i >= 0; i = marks.marked().nextSetBit(i + 1)) {
        again(i);
        ring(d.items[i].box(), p.accent(), 1.5, 0);
      }
    }
    for (int i = marks.selected().nextSetBit(0); i >= 0; i = marks.selected().nextSetBit(i + 1)) {
      if (marks.selected().cardinality() == 1) {
        for (int line : d.linesOf(i)) {
          strong(d.lines[line]);
        }
        for (int line : d.linesOf(i)) {
          again(d.lines[line].from());
          again(d.lines[line].to());
        }
      }
      ring(d.items[i].box(), p.accent(), 2, marks.focused() ? 3 : 0);
    }
    if (marks.hoverLine() >= 0) {
      strong(d.lines[marks.hoverLine()]);
    }
    if (marks.hoverItem() >= 0 && marks.hoverItem() < d.items.length) {
      if (!marks.selected().get(marks.hoverItem())) {
        ring(d.items[marks.hoverItem()].box(), p.accent(), 1, 0);
      }
      ports(d.items[marks.hoverItem()].box());
    }
  }

  private void again(int i) {
    Box b = d.items[i].box();
    if (sx(b.x()) > w || sx(b.right()) < 0 || sy(b.y()) > h || sy(b.bottom()) < 0) {
      return;
    }
    card(d.items[i]);
  }

  private void strong(Drawing.Line line) {
    if (s < NEAR) {
      g.setFill(p.accent());
      thinLine(line.points(), 2);
    } else {
      fullLine(line, p.accent(), 2);
      g.setLineDashes(SOLID);
    }
  }

  private void ring(Box b, Color color, double width, double halo) {
    double x = sx(b.x()) - 1;
    double y = sy(b.y()) - 1;
    double boxWidth = sx(b.right()) - x + 1;
    double boxHeight = sy(b.bottom()) - y + 1;
    if (x > w || y > h || x + boxWidth < 0 || y + boxHeight < 0) {
      return;
    }
    double r = s < NEAR ? 3 : RADIUS * 2 * s + 1;
    if (halo > 0) {
      g.setStroke(color);
      g.setGlobalAlpha(0.3);
      g.setLineWidth(halo);
      g.strokeRoundRect(
          x - halo, y - halo, boxWidth + 2 * halo, boxHeight + 2 * halo, r + halo, r + halo);
      g.setGlobalAlpha(1);
    }
    g.setStroke(color);
    g.setLineWidth(width);
    g.strokeRoundRect(x, y, boxWidth, boxHeight, r, r);
  }

  // Handles and previews

  /// Handles in the middle of each side of a card, from which lines are drawn.
  private void ports(Box b) {
    if (s < FAR) {
      return;
    }
    double[][] ports = {
      {b.x(), b.centerY()},
      {b.right(), b.centerY()},
      {b.centerX(), b.y()},
      {b.centerX(), b.bottom()}
    };
    for (double[] port : ports) {
      double x = sx(port[0]);
      double y = sy(port[1]);
      g.setFill(p.card());
      g.fillOval(x - PORT, y - PORT, 2 * PORT, 2 * PORT);
      g.setStroke(p.accent());
      g.setLineWidth(1.5);
      g.strokeOval(x - PORT, y - PORT, 2 * PORT, 2 * PORT);
      g.setFill(p.accent());
      g.fillOval(x - 1.5, y - 1.5, 3, 3);
    }
  }

  private void preview(Preview preview) {
    if (preview.equals(Preview.NONE)) {
      return;
    }
    moving(preview);
    preview.target().ifPresent(id -> target(id, preview.refused()));
    preview.ghosts().forEach(ghost -> ghost(ghost, preview.refused()));
    preview.guides().forEach(this::guide);
    preview.wire().ifPresent(wire -> wire(wire, preview.refused()));
    path(preview.path());
    preview.band().ifPresent(this::band);
    preview.words().ifPresent(words -> bubble(words, preview.refused()));
  }

  private void moving(Preview preview) {
    preview
        .boxes()
        .forEach(
            (id, box) -> {
              if (d.find(id).isEmpty()) {
                outline(box);
              }
            });
    BitSet done = new BitSet();
    preview
        .boxes()
        .keySet()
        .forEach(
            id ->
                d.find(id)
                    .ifPresent(
                        i -> {
                          for (int line : d.linesOf(i)) {
                            if (!done.get(line)) {
                              done.set(line);
                              movedLine(d.lines[line], preview);
                            }
                          }
                        }));
    preview
        .boxes()
        .forEach(
            (id, box) ->
                d.find(id)
                    .ifPresent(
                        i -> {
                          if (isSeen(box)) {
                            card(d.items[i].at(box));
                            if (preview.boxes().size() <= MANY) {
                              ring(box, p.accent(), 1.5, 0);
                            }
                          }
                        }));
  }

  private boolean isSeen(Box b) {
    return sx(b.x()) <= w && sx(b.right()) >= 0 && sy(b.y()) <= h && sy(b.bottom()) >= 0;
  }

  /// A line between cards of which at least one is on the move: straight to the point, since it is
  /// routed anew when the cards rest.
  private void movedLine(Drawing.Line line, Preview preview) {
    Box from = preview.boxes().get(d.items[line.from()].element().id());
    Box to = preview.boxes().get(d.items[line.to()].element().id());
    double[] q;
    if (from != null && to != null) {
      Box was = d.items[line.from()].box();
      q = line.points().clone();
      for (int i = 0; i < q.length; i += 2) {
        q[i] += from.x() - was.x();
        q[i + 1] += from.y() - was.y();
      }
    } else {
      q =
          between(
              from == null ? d.items[line.from()].box() : from,
              to == null ? d.items[line.to()].box() : to);
    }
    g.setFill(p.links().get(line.link().kind()));
    thinLine(q, 1);
  }

  /// A line with two corners from the side of one box to the side of another.
  static double[] between(Box a, Box b) {
    double ya = a.y() + Math.min(24, a.height() / 2);
    double yb = b.y() + Math.min(24, b.height() / 2);
    if (b.x() >= a.right() || b.right() <= a.x()) {
      boolean right = b.x() >= a.right();
      double xa = right ? a.right() : a.x();
      double xb = right ? b.x() : b.right();
      double middle = (xa + xb) / 2;
      return new double[] {xa, ya, middle, ya, middle, yb, xb, yb};
    }
    boolean below = b.centerY() >= a.centerY();
    double fromY = below ? a.bottom() : a.y();
    double toY = below ? b.y() : b.bottom();
    double middle = (fromY + toY) / 2;
    return new double[] {
      a.centerX(), fromY, a.centerX(), middle, b.centerX(), middle, b.centerX(), toY
    };
  }

  private void outline(Box b) {
    double x = sx(b.x());
    double y = sy(b.y());
    g.setStroke(p.accent());
    g.setLineWidth(1.5);
    g.setLineDashes(6, 4);
    g.strokeRoundRect(x + 0.5, y + 0.5, sx(b.right()) - x, sy(b.bottom()) - y, 16 * s, 16 * s);
    g.setLineDashes(SOLID);
  }

  private void target(ElementId id, boolean refused) {
    d.box(id)
        .ifPresent(
            b -> {
              if (refused) {
                g.setLineDashes(6, 4);
              }
              ring(b, refused ? p.error() : p.accent(), 2.5, refused ? 0 : 3);
              g.setLineDashes(SOLID);
            });
  }

  private void ghost(Preview.Ghost ghost, boolean refused) {
    Box b = ghost.box();
    double x = sx(b.x());
    double y = sy(b.y());
    double width = sx(b.right()) - x;
    double height = sy(b.bottom()) - y;
    Color color = refused ? p.error() : p.accent();
    g.setFill(p.card());
    g.setGlobalAlpha(0.8);
    g.fillRoundRect(x, y, width, height, 16 * s, 16 * s);
    g.setGlobalAlpha(1);
    g.setStroke(color);
    g.setLineWidth(1.5);
    g.setLineDashes(6, 4);
    g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, 16 * s, 16 * s);
    g.setLineDashes(SOLID);
    double icon = Math.max(10, 18 * s);
    double size = Math.max(9, 13 * s);
    double left = x + 12 * s;
    double middle = y + Math.min(height / 2, 24 * s);
    Icon.ofKind(ghost.kind()).draw(g, left, middle - icon / 2, icon, color);
    left += icon + 8 * s;
    text(
        fit.cut(ghost.name(), true, size, x + width - left - 6),
        left,
        middle + size * 0.36,
        true,
        size,
        p.text());
  }

  private void guide(edgewise.layout.Guide guide) {
    g.setFill(p.guide());
    double at = guide.vertical() ? sx(guide.at()) : sy(guide.at());
    double from = guide.vertical() ? sy(guide.from()) : sx(guide.from());
    double to = guide.vertical() ? sy(guide.to()) : sx(guide.to());
    if (!guide.gap()) {
      from -= OVERSHOOT;
      to += OVERSHOOT;
    }
    bar(guide.vertical(), at, from, to);
    if (guide.gap()) {
      // Ticks at both ends tell a distance from an edge.
      bar(!guide.vertical(), from, at - 4, at + 5);
      bar(!guide.vertical(), to, at - 4, at + 5);
      String distance = Long.toString(Math.round(guide.to() - guide.from()));
      double middle = (from + to) / 2;
      double width = fit.width(distance, false, 10);
      if (guide.vertical()) {
        text(distance, at + 5, middle + 4, false, 10, p.guide());
      } else {
        text(distance, middle - width / 2, at - 4, false, 10, p.guide());
      }
    }
  }

  private void bar(boolean vertical, double at, double from, double to) {
    if (vertical) {
      g.fillRect(at, from, 1, to - from);
    } else {
      g.fillRect(from, at, to - from, 1);
    }
  }

  private void band(Box b) {
    double x = sx(b.x());
    double y = sy(b.y());
    double width = sx(b.right()) - x;
    double height = sy(b.bottom()) - y;
    g.setFill(p.accent());
    g.setGlobalAlpha(0.12);
    g.fillRect(x, y, width, height);
    g.setGlobalAlpha(1);
    g.setStroke(p.accent());
    g.setLineWidth(1);
    g.strokeRect(x + 0.5, y + 0.5, width, height);
  }

  private void wire(Preview.Wire wire, boolean refused) {
    Box from = d.box(wire.from()).orElse(null);
    if (from == null) {
      return;
    }
    Box to = wire.to().flatMap(d::box).orElse(new Box(wire.x(), wire.y(), 0, 0));
    g.setFill(refused ? p.error() : p.accent());
    double[] q = between(from, to);
    if (refused) {
      dashed(q);
    } else {
      thinLine(q, 2);
    }
    int last = q.length - 2;
    double x = sx(q[last]);
    double y = sy(q[last + 1]);
    if (refused) {
      cross(sx(wire.x()), sy(wire.y()));
    } else {
      g.fillOval(x - 4, y - 4, 8, 8);
    }
  }

  private void dashed(double[] q) {
    g.setStroke(p.error());
    g.setLineWidth(2);
    g.setLineDashes(6, 4);
    g.beginPath();
    g.moveTo(sx(q[0]), sy(q[1]));
    for (int i = 2; i < q.length; i += 2) {
      g.lineTo(sx(q[i]), sy(q[i + 1]));
    }
    g.stroke();
    g.setLineDashes(SOLID);
  }

  /// The sign of what is not possible.
  private void cross(double x, double y) {
    g.setStroke(p.error());
    g.setLineWidth(2);
    g.strokeOval(x - 8, y - 8, 16, 16);
    g.strokeLine(x - 5.5, y + 5.5, x + 5.5, y - 5.5);
  }

  private void path(java.util.List<Double> points) {
    if (!points.isEmpty()) {
      g.setFill(p.accent());
      thinLine(points.stream().mapToDouble(Double::doubleValue).toArray(), 2);
    }
  }

  private void bubble(Preview.Words words, boolean refused) {
    double size = 12;
    java.util.List<String> lines = fit.wrap(words.text(), false, size, BUBBLE);
    double width = 0;
    for (String line : lines) {
      width = Math.max(width, fit.width(line, false, size));
    }
    double sign = refused ? 22 : 0;
    double boxWidth = width + 20 + sign;
    double boxHeight = lines.size() * 17 + 12.0;
    double x = Math.clamp(sx(words.x()) + 16, 4, Math.max(4, w - boxWidth - 4));
    double y = sy(words.y()) + 20;
    if (y + boxHeight > h - 4) {
      y = sy(words.y()) - boxHeight - 12;
    }
    y = Math.max(HEADER + 4, y);
    g.setFill(p.card());
    g.fillRoundRect(x, y, boxWidth, boxHeight, 10, 10);
    g.setStroke(refused ? p.error() : p.cardLine());
    g.setLineWidth(1);
    g.strokeRoundRect(x + 0.5, y + 0.5, boxWidth - 1, boxHeight - 1, 10, 10);
    if (refused) {
      cross(x + 18, y + 15);
    }
    double baseline = y + 18;
    for (String line : lines) {
      text(line, x + 10 + sign, baseline, false, size, p.text());
      baseline += 17;
    }
  }

  private void text(String text, double x, double y, boolean bold, double size, Color color) {
    if (!text.isEmpty()) {
      g.setFont(fit.font(bold, size));
      g.setFill(color);
      g.fillText(text, x, Math.rint(y));
    }
  }
}
