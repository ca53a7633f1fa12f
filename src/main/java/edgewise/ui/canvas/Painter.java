package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints everything that stays as it is while the pointer moves: bands, frames, lines, cards and
/// notes, from 25 % on.
final class Painter {
  /// Height of the strip with the bands' titles at the upper edge.
  static final double HEADER = 28;

  private static final double EDGE = 72;
  private static final double REACH = 250;
  private static final double DASH = 8;

  private final Pen pen;
  private final LinePainter lines;
  private final CardPainter cards;
  private final NotePainter notes;
  private Drawing d;

  Painter(Texts texts) {
    pen = new Pen();
    lines = new LinePainter(pen);
    cards = new CardPainter(pen, texts);
    notes = new NotePainter(pen, lines, texts);
  }

  void paint(
      GraphicsContext context,
      double width,
      double height,
      Drawing drawing,
      Viewport view,
      Look look) {
    d = drawing;
    pen.begin(context, width, height, view, look.palette());
    cards.begin(drawing, look.overlay());
    notes.begin(drawing);
    pen.g.setFill(pen.p.background());
    pen.g.fillRect(0, 0, pen.w, pen.h);
    if (d.isEmpty()) {
      return;
    }
    bands();
    for (Drawing.Frame frame : d.frames) {
      if (frame.site().isEmpty() || !look.hides(frame.site().get())) {
        frame(frame);
      }
    }
    Box seen = view.visible(pen.w, pen.h);
    // What the overlay says of a card may reach further down than the card.
    d.query(look.overlay() == Overlay.ADDRESSES ? seen.grown(REACH) : seen);
    int[] foundLines = Arrays.copyOf(d.index.foundLines, d.index.lineCount);
    int[] found = Arrays.copyOf(d.index.foundItems, d.index.itemCount);
    notes(look, false);
    int lineCount = look.without(d, foundLines);
    lines.all(d, foundLines, lineCount);
    for (int i : found) {
      if (!look.hides(i)) {
        cards.card(d.items[i]);
      }
    }
    lines.labels(d, foundLines, lineCount);
    notes(look, true);
    if (look.isSorting()) {
      above(look, foundLines, found);
    }
  }

  private void notes(Look look, boolean above) {
    for (Drawing.Sheet sheet : d.sheets) {
      if (sheet.note().level() >= 0 == above && !look.hides(sheet.note().id())) {
        notes.note(sheet, sheet.box());
      }
    }
  }

  /// Lets everything step back but some cards and the lines between them.
  private void above(Look look, int[] foundLines, int[] found) {
    pen.g.setFill(pen.p.veil());
    pen.g.fillRect(0, 0, pen.w, pen.h);
    for (int i : foundLines) {
      Drawing.Line line = d.lines[i];
      if (look.isAbove(line) && !look.hides(line.from()) && !look.hides(line.to())) {
        if (look.strong()) {
          lines.strong(line);
        } else {
          lines.all(d, new int[] {i}, 1);
        }
      }
    }
    for (int i : found) {
      if (look.isAbove(i) && !look.hides(i)) {
        cards.card(d.items[i]);
      }
    }
  }

  private void bands() {
    for (Band band : d.bands) {
      Box a = reach(d, band, pen.tx, pen.ty, pen.s, pen.w, pen.h);
      if (a.width() <= 0 || a.height() <= 0) {
        continue;
      }
      pen.g.setFill(pen.p.tints().get(band.kind()));
      pen.g.fillRect(a.x(), a.y(), a.width(), a.height());
      if (isFirewall(band.kind())) {
        Color line = pen.p.labels().get(band.kind());
        pen.g.setFill(Color.color(line.getRed(), line.getGreen(), line.getBlue(), 0.38));
        double top = a.y();
        double bottom = a.bottom();
        for (double x : new double[] {pen.sx(band.area().x()), pen.sx(band.area().right()) - 1}) {
          for (double y = top - Math.floorMod((long) (top - pen.sy(band.area().y())), 10);
              y < bottom;
              y += 10) {
            double from = Math.max(y, top);
            pen.g.fillRect(x, from, 1, Math.max(0, Math.min(y + 6, bottom) - from));
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
    double left = a.x() <= d.banded.x() + EDGE ? 0 : Math.max(0, Pen.whole(a.x() * s + tx));
    double right =
        a.right() >= d.banded.right() - EDGE
            ? width
            : Math.min(width, Pen.whole(a.right() * s + tx));
    boolean first = a.y() <= d.banded.y() + 1 + BandLayout.TITLE;
    double top = first ? 0 : Math.max(0, Pen.whole(a.y() * s + ty));
    double bottom =
        a.bottom() >= d.banded.bottom() - EDGE
            ? height
            : Math.min(height, Pen.whole(a.bottom() * s + ty));
    return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  static boolean isFirstRow(Drawing d, Box area) {
    return area.y() <= d.banded.y() + 1 + BandLayout.TITLE;
  }

  static boolean isFirewall(BandKind kind) {
    return kind == BandKind.OUTER_FIREWALL || kind == BandKind.INNER_FIREWALL;
  }

  private void frame(Drawing.Frame frame) {
    if (pen.sees(frame.box())) {
      frame(pen, frame);
    }
  }

  /// A frame with its title.
  static void frame(Pen pen, Drawing.Frame frame) {
    Box b = frame.box();
    double x = pen.sx(b.x());
    double y = pen.sy(b.y());
    double width = pen.sx(b.right()) - x;
    double height = pen.sy(b.bottom()) - y;
    boolean dashed = frame.site().isEmpty();
    Color edge = dashed ? Color.TRANSPARENT : pen.p.frameLine();
    pen.sprites.round(pen.g, x, y, width, height, 12 * pen.s, edge, pen.p.frame());
    if (dashed) {
      dashes(pen, x, y, width, height);
    }
    title(pen, frame, x, y, width);
  }

  private static void dashes(Pen pen, double x, double y, double width, double height) {
    pen.g.setFill(pen.p.frameLine());
    double inset = Pen.whole(12 * pen.s);
    for (double at = inset; at < width - inset; at += DASH) {
      if (x + at > -DASH && x + at < pen.w) {
        pen.g.fillRect(x + at, y, DASH / 2, 1);
        pen.g.fillRect(x + at, y + height - 1, DASH / 2, 1);
      }
    }
    for (double at = inset; at < height - inset; at += DASH) {
      if (y + at > -DASH && y + at < pen.h) {
        pen.g.fillRect(x, y + at, 1, DASH / 2);
        pen.g.fillRect(x + width - 1, y + at, 1, DASH / 2);
      }
    }
  }

  /// Where the words of a frame's title end, problems and padlock aside.
  static double titleEnd(Pen pen, Drawing.Frame frame) {
    double s = pen.s;
    double words = pen.fit.width(frame.title(), true, Math.max(14 * s, 9.5));
    if (!frame.kind().equals(frame.title())) {
      words += 8 + pen.fit.width(frame.kind(), false, Math.max(11 * s, 8.5));
    }
    double end = pen.sx(frame.box().x()) + 24 * s + Math.max(18 * s, 11) + 6 + words;
    return Math.min(end, pen.sx(frame.box().right()) - 24 * s);
  }

  private static void title(Pen pen, Drawing.Frame frame, double x, double y, double width) {
    double s = pen.s;
    double size = Math.max(14 * s, 9.5);
    double left = x + 24 * s;
    double icon = Math.max(18 * s, 11);
    double middle = y + BandLayout.TITLE * s / 2;
    double right = x + width - 24 * s;
    if (frame.locked()) {
      double lock = Math.max(13 * s, 10);
      right -= lock;
      pen.lock(right, middle - lock / 2, lock, pen.p.muted());
      right -= 8 * s;
    }
    if (!frame.problems().isNone()) {
      right = pen.counts(frame.problems(), right, middle, Math.max(11 * s, 9));
    }
    double room = right - left;
    if (room < icon + 20) {
      return;
    }
    Icon.ofKind(frame.icon().id().value())
        .draw(pen.g, left, middle - icon / 2, icon, pen.p.muted());
    double textX = left + icon + 6;
    String title = pen.fit.cut(frame.title(), true, size, room - icon - 6);
    pen.text(title, textX, middle + size * 0.36, true, size, pen.p.frameTitle());
    double used = pen.fit.width(title, true, size) + 8;
    if (!frame.kind().equals(frame.title())) {
      double small = Math.max(11 * s, 8.5);
      String kind = pen.fit.cut(frame.kind(), false, small, room - icon - 6 - used);
      pen.text(kind, textX + used, middle + size * 0.36, false, small, pen.p.muted());
    }
  }
}
