package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.Box;
import edgewise.model.LinkKind;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;

/// Paints notes: sheets with a folded corner, free text, and legends of what the drawing uses.
final class NotePainter {
  private static final double TEXT = 12;
  private static final double LINE = 17;
  private static final double LEAST = 5;
  private static final double PADDING = 10;
  private static final double FOLD = 14;
  private static final double SAMPLE = 34;
  private static final double COLUMN = 176;

  private final Pen pen;
  private final LinePainter lines;
  private final Texts texts;
  private Drawing drawing;
  private List<Entry> legend = List.of();

  NotePainter(Pen pen, LinePainter lines, Texts texts) {
    this.pen = pen;
    this.lines = lines;
    this.texts = texts;
  }

  /// A row of a legend.
  private sealed interface Entry {
    record Line(LinkKind kind) implements Entry {}

    record Zone(BandKind kind) implements Entry {}

    record Sign(Drawing.Problems problems, String key) implements Entry {}

    record Lock() implements Entry {}
  }

  // A drawing is one object for as long as it is shown.
  @SuppressWarnings("ReferenceEquality")
  void begin(Drawing shown) {
    if (drawing != shown) {
      drawing = shown;
      legend = legend(shown);
    }
  }

  /// Everything a drawing uses that a reader might not know.
  private static List<Entry> legend(Drawing d) {
    List<Entry> entries = new ArrayList<>();
    Set<LinkKind> kinds = EnumSet.noneOf(LinkKind.class);
    for (Drawing.Line line : d.lines) {
      kinds.add(line.link().kind());
    }
    kinds.forEach(kind -> entries.add(new Entry.Line(kind)));
    Set<BandKind> zones = EnumSet.noneOf(BandKind.class);
    for (Band band : d.bands) {
      zones.add(band.kind());
    }
    zones.forEach(zone -> entries.add(new Entry.Zone(zone)));
    boolean errors = false;
    boolean warnings = false;
    boolean locks = false;
    for (Drawing.Item item : d.items) {
      errors |= item.errors() > 0;
      warnings |= item.warnings() > 0;
      locks |= item.locked();
    }
    if (errors) {
      entries.add(new Entry.Sign(new Drawing.Problems(1, 0, 0), "legend.errors"));
    }
    if (warnings) {
      entries.add(new Entry.Sign(new Drawing.Problems(0, 1, 0), "legend.warnings"));
    }
    if (locks) {
      entries.add(new Entry.Lock());
    }
    return List.copyOf(entries);
  }

  /// Paints a note in a place.
  void note(Drawing.Sheet sheet, Box box) {
    if (!pen.sees(box)) {
      return;
    }
    double x = pen.sx(box.x());
    double y = pen.sy(box.y());
    double width = pen.sx(box.right()) - x;
    double height = pen.sy(box.bottom()) - y;
    switch (sheet.note().kind()) {
      case NOTE -> {
        paper(x, y, width, height);
        words(sheet.note().text(), x, y, width, height, PADDING * pen.s);
      }
      case TEXT -> words(sheet.note().text(), x, y, width, height, 2 * pen.s);
      case LEGEND -> legend(sheet.note().text(), x, y, width, height);
    }
    if (sheet.note().locked() && pen.s >= Pen.FAR) {
      double size = Math.max(11 * pen.s, 9);
      pen.lock(x + width - size - 4 * pen.s, y + height - size - 6 * pen.s, size, pen.p.muted());
    }
  }

  private void paper(double x, double y, double width, double height) {
    GraphicsContext g = pen.g;
    double fold = Math.min(FOLD * pen.s, Math.min(width, height) / 2);
    double right = x + width;
    double bottom = y + height;
    double[] xs = {x, right - fold, right, right, x};
    double[] ys = {y, y, y + fold, bottom, bottom};
    g.setFill(pen.p.sheet());
    g.fillPolygon(xs, ys, 5);
    g.setStroke(pen.p.sheetLine());
    g.setLineWidth(1);
    g.strokePolygon(xs, ys, 5);
    g.strokePolyline(
        new double[] {right - fold, right - fold, right}, new double[] {y, y + fold, y + fold}, 3);
  }

  private void words(String text, double x, double y, double width, double height, double padding) {
    double size = TEXT * pen.s;
    if (size < LEAST) {
      scribble(text, x + padding, y + padding, width - 2 * padding, height - 2 * padding);
      return;
    }
    double baseline = y + padding + size;
    for (String line : pen.fit.wrap(text, false, size, width - 2 * padding)) {
      if (baseline > y + height - padding / 2) {
        return;
      }
      pen.text(line, x + padding, baseline, false, size, pen.p.text());
      baseline += LINE * pen.s;
    }
  }

  /// Bars instead of words that are too small to be read.
  private void scribble(String text, double x, double y, double width, double height) {
    double step = Math.max(3, LINE * pen.s);
    int rows = (int) Math.min(height / step, Math.max(1, text.length() * 6.5 * pen.s / width));
    pen.g.setFill(pen.p.muted());
    pen.g.setGlobalAlpha(0.5);
    for (int i = 0; i < rows; i++) {
      pen.g.fillRect(Pen.whole(x), Pen.whole(y + i * step), i == rows - 1 ? width * 0.6 : width, 1);
    }
    pen.g.setGlobalAlpha(1);
  }

  private void legend(String title, double x, double y, double width, double height) {
    GraphicsContext g = pen.g;
    double s = pen.s;
    g.setFill(pen.p.cardLine());
    g.fillRoundRect(x, y, width, height, 12 * s, 12 * s);
    g.setFill(pen.p.card());
    g.fillRoundRect(x + 1, y + 1, width - 2, height - 2, 12 * s, 12 * s);
    double size = TEXT * s;
    if (size < LEAST) {
      scribble(title, x + 10 * s, y + 10 * s, width - 20 * s, height - 20 * s);
      return;
    }
    double padding = PADDING * s;
    String heading = title.isBlank() ? texts.say("legend.title") : title;
    pen.text(
        pen.fit.cut(heading, true, size, width - 2 * padding),
        x + padding,
        y + padding + size,
        true,
        size,
        pen.p.text());
    double top = y + padding + 24 * s;
    int rows = Math.max(1, (int) ((height - padding - 24 * s) / (LINE * s)));
    int columns = Math.max(1, (int) ((width - padding) / (COLUMN * s)));
    int used = Math.clamp((legend.size() + rows - 1) / rows, 1, columns);
    double column = (width - padding) / used;
    for (int i = 0; i < Math.min(legend.size(), rows * used); i++) {
      int at = i / rows;
      entry(
          legend.get(i),
          x + padding + at * column,
          top + (i % rows + 0.5) * LINE * s,
          column - padding);
    }
  }

  private void entry(Entry entry, double x, double middle, double room) {
    GraphicsContext g = pen.g;
    double s = pen.s;
    double sample = SAMPLE * s;
    double y = Pen.whole(middle);
    String words;
    switch (entry) {
      case Entry.Line(LinkKind kind) -> {
        words = texts.say(kind.labelKey());
        // The painter of lines takes places of the drawing.
        double dy = (y - pen.ty) / s;
        lines.full(
            kind,
            new double[] {(x - pen.tx) / s, dy, (x + sample - pen.tx) / s, dy},
            pen.p.links().get(kind),
            1.2);
      }
      case Entry.Zone(BandKind kind) -> {
        words = texts.say(kind.labelKey());
        g.setFill(pen.p.labels().get(kind));
        g.fillRect(x, y - 5 * s, sample, 10 * s);
        g.setFill(pen.p.tints().get(kind));
        g.fillRect(x + 1, y - 5 * s + 1, sample - 2, 10 * s - 2);
      }
      case Entry.Sign(Drawing.Problems problems, String key) -> {
        words = texts.say(key);
        pen.badge(problems, x + sample / 2, y, 6 * s);
      }
      case Entry.Lock() -> {
        words = texts.say("legend.locked");
        pen.lock(x + sample / 2 - 5 * s, y - 6 * s, 11 * s, pen.p.muted());
      }
    }
    double size = 11 * s;
    pen.text(
        pen.fit.cut(words, false, size, room - sample - 8 * s),
        x + sample + 8 * s,
        y + size * 0.36,
        false,
        size,
        pen.p.text());
  }
}
