package edgewise.export;

import edgewise.export.Picture.Group;
import edgewise.export.Picture.Part;
import edgewise.export.Picture.Path;
import edgewise.export.Picture.Rect;
import edgewise.export.Picture.Symbol;
import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Draws a diagram as the window does at 100 %.
public final class DiagramPicture {
  /// Height of the strip with the bands' titles at the upper edge.
  static final double HEADER = 28;

  private static final double EDGE = 72;
  private static final double RADIUS = 8;
  private static final double LINE_WIDTH = 1.2;
  private static final double ROUND = 8;
  private static final double ARROW = 6.5;
  private static final double PADDING = 10;
  private static final double ROW = 17;
  private static final double FOLD = 14;
  private static final double SAMPLE = 34;
  private static final double COLUMN = 176;

  private final Diagram diagram;
  private final Colours colours;
  private final Texts texts;
  private final Box area;
  private final Box banded;
  private List<Part> parts = new ArrayList<>();

  private DiagramPicture(Diagram diagram, Colours colours, Texts texts) {
    this.diagram = diagram;
    this.colours = colours;
    this.texts = texts;
    Box all = diagram.area();
    area = Box.between(all.x(), all.y() - HEADER, all.right(), all.bottom());
    banded = diagram.bands().stream().map(Band::area).reduce(Box::union).orElse(all);
  }

  /// The picture of a diagram.
  public static Picture of(Diagram diagram, Colours colours, Texts texts) {
    return new DiagramPicture(diagram, colours, texts).picture();
  }

  private Picture picture() {
    diagram.bands().forEach(this::band);
    diagram.frames().forEach(this::frame);
    notes(false);
    for (int i = 0; i < diagram.lines().size(); i++) {
      line(i);
    }
    diagram.cards().forEach(this::card);
    diagram.lines().forEach(this::label);
    notes(true);
    header();
    return new Picture(
        area,
        texts.say("picture.title", diagram.title()),
        texts.say(
            "picture.details",
            diagram.cards().size(),
            diagram.frames().stream().filter(f -> f.site().isPresent()).count(),
            diagram.lines().size()),
        colours.background(),
        parts);
  }

  private void group(String id, String title, Runnable content) {
    List<Part> outer = parts;
    parts = new ArrayList<>();
    content.run();
    outer.add(new Group(id, title, parts));
    parts = outer;
  }

  private void text(String words, double x, double y, boolean bold, double size, Ink ink) {
    if (!words.isBlank()) {
      parts.add(new Picture.Text(words, x, y, size, bold, ink));
    }
  }

  // Bands and frames

  /// The area of a band; the outermost bands reach to the edges.
  private Box reach(Band band) {
    Box a = band.area();
    return Box.between(
        a.x() <= banded.x() + EDGE ? area.x() : a.x(),
        isFirstRow(a) ? area.y() : a.y(),
        a.right() >= banded.right() - EDGE ? area.right() : a.right(),
        a.bottom() >= banded.bottom() - EDGE ? area.bottom() : a.bottom());
  }

  private boolean isFirstRow(Box a) {
    return a.y() <= banded.y() + 1 + BandLayout.TITLE;
  }

  private static boolean isFirewall(BandKind kind) {
    return kind == BandKind.OUTER_FIREWALL || kind == BandKind.INNER_FIREWALL;
  }

  private void band(Band band) {
    Box a = reach(band);
    if (a.width() <= 0 || a.height() <= 0) {
      return;
    }
    parts.add(new Rect(a, 0, colours.tints().get(band.kind())));
    if (isFirewall(band.kind())) {
      Ink edge = colours.labels().get(band.kind()).faded(0.38);
      for (double x : new double[] {a.x() + 0.5, a.right() - 0.5}) {
        parts.add(
            new Path(Outline.line(x, a.y(), x, a.bottom()), Ink.NONE, edge, 1, List.of(6.0, 4.0)));
      }
    }
  }

  private void header() {
    Box strip = new Box(area.x(), area.y(), area.width(), HEADER);
    parts.add(new Rect(strip, 0, colours.header()));
    parts.add(
        new Rect(new Box(strip.x(), strip.bottom() - 1, strip.width(), 1), 0, colours.frameLine()));
    for (Band band : diagram.bands()) {
      Box a = reach(band);
      if (a.width() < 3) {
        continue;
      }
      Ink ink = colours.labels().get(band.kind());
      String label = texts.say(band.kind().labelKey());
      double width = Fonts.width(label, true, 11);
      if (!isFirstRow(band.area())) {
        text(Fonts.cut(label, true, 11, a.width() - 24), a.x() + 12, a.y() + 18, true, 11, ink);
        continue;
      }
      parts.add(new Rect(new Box(a.x() + 1, strip.bottom() - 3, a.width() - 2, 2), 0, ink));
      double y = area.y() + 17;
      if (width + 12 <= a.width()) {
        text(label, a.centerX() - width / 2, y, true, 11, ink);
      } else if (isFirewall(band.kind())) {
        if (a.width() >= 18) {
          String icon =
              band.kind() == BandKind.OUTER_FIREWALL ? "outer-firewall" : "inner-firewall";
          parts.add(new Symbol(icon, a.centerX() - 7, area.y() + 6, 14, ink));
        }
      } else if (a.width() > 60) {
        text(Fonts.cut(label, true, 11, a.width() - 12), a.x() + 6, y, true, 11, ink);
      }
    }
  }

  private void frame(Diagram.Frame frame) {
    String id = frame.site().map(s -> Xml.id("e-", s.value())).orElse("organization");
    String title = said(frame.title(), frame.kindName());
    group(
        id,
        title,
        () -> {
          Box b = frame.box();
          if (frame.site().isPresent()) {
            parts.add(new Rect(inner(b), 12, colours.frame(), colours.frameLine(), 1));
          } else {
            parts.add(new Rect(inner(b), 12, colours.frame()));
            parts.add(
                new Path(
                    Outline.round(inner(b), 12),
                    Ink.NONE,
                    colours.frameLine(),
                    1,
                    List.of(4.0, 4.0)));
          }
          double middle = b.y() + BandLayout.TITLE / 2;
          double left = b.x() + BandLayout.PADDING;
          double right = b.right() - BandLayout.PADDING;
          if (frame.locked()) {
            right -= 13;
            lock(right, middle - 6.5, 13);
            right -= 8;
          }
          if (!frame.marks().isNone()) {
            right = counts(frame.marks(), right, middle, 11);
          }
          double room = right - left - 24;
          parts.add(new Symbol(frame.kind().id().value(), left, middle - 9, 18, colours.muted()));
          String words = Fonts.cut(frame.title(), true, 14, room);
          text(words, left + 24, middle + 5, true, 14, colours.frameTitle());
          if (!frame.kindName().equals(frame.title())) {
            double used = words.isEmpty() ? 0 : Fonts.width(words, true, 14) + 8;
            text(
                Fonts.cut(frame.kindName(), false, 11, room - used),
                left + 24 + used,
                middle + 5,
                false,
                11,
                colours.muted());
          }
        });
  }

  private static Box inner(Box b) {
    return b.grown(-0.5);
  }

  private static String said(String title, String kind) {
    return title.equals(kind) || title.isBlank() ? kind : title + " (" + kind + ")";
  }

  // Cards

  /// What a card says, in one line, for who cannot see it.
  static String summary(Diagram.Plate card, Texts texts) {
    StringBuilder out = new StringBuilder(said(card.words().name(), card.words().kind()));
    for (int i = 0; i < card.words().lines().size(); i++) {
      if (card.words().labels().get(i).isEmpty()) {
        out.append("; ").append(card.words().lines().get(i).text());
      }
    }
    for (int i = 0; i < card.words().lines().size() && card.addresses().isEmpty(); i++) {
      if (!card.words().labels().get(i).isEmpty()) {
        out.append("; ").append(card.words().labels().get(i)).append(' ');
        out.append(card.words().lines().get(i).text());
      }
    }
    card.addresses().forEach((service, all) -> out.append("; " + service + " " + all));
    card.words().chips().forEach(chip -> out.append("; ").append(chip));
    if (!card.marks().isNone()) {
      out.append("; ")
          .append(
              texts.say(
                  "picture.marks",
                  card.marks().errors(),
                  card.marks().warnings(),
                  card.marks().hints()));
    }
    return out.toString();
  }

  private void card(Diagram.Plate card) {
    group(Xml.id("e-", card.id().value()), summary(card, texts), () -> plate(card));
  }

  private void plate(Diagram.Plate card) {
    Box b = card.box();
    if (card.collapsed()) {
      for (int i = 2; i > 0; i--) {
        double by = 3 * i;
        Box behind = new Box(b.x() + 2 * by, b.y() + by, b.width() - 4 * by, b.height());
        parts.add(new Rect(inner(behind), RADIUS, colours.card(), colours.cardLine(), 1));
      }
    } else {
      parts.add(new Rect(new Box(b.x() + 4, b.bottom(), b.width() - 8, 2), 0, colours.shadow()));
    }
    parts.add(new Rect(inner(b), RADIUS, colours.card(), colours.cardLine(), 1));
    String group = card.kind().group();
    parts.add(new Rect(new Box(b.x() + 10, b.y() + 10, 28, 28), 6, colours.tiles().get(group)));
    parts.add(
        new Symbol(
            card.kind().id().value(), b.x() + 15, b.y() + 15, 18, colours.groups().get(group)));
    double textX = b.x() + 46;
    double badge = card.marks().isBad() ? 18 : 0;
    double lock = card.locked() ? 15 : 0;
    double room = b.right() - textX - 8;
    if (card.locked()) {
      lock(b.right() - badge - lock - 4, b.y() + 9, 11);
    }
    text(
        Fonts.cut(card.words().name(), true, 13, room - badge - lock),
        textX,
        b.y() + 22,
        true,
        13,
        colours.text());
    badge(card.marks(), b.right() - 14, b.y() + 15, 6.5);
    text(
        Fonts.cut(card.words().kind(), false, 10.5, room),
        textX,
        b.y() + 37,
        false,
        10.5,
        colours.muted());
    lines(card);
    chips(card);
  }

  private void lines(Diagram.Plate card) {
    CardTexts.Words words = card.words();
    if (words.lines().isEmpty()) {
      return;
    }
    Box b = card.box();
    parts.add(
        new Rect(new Box(b.x() + 1, b.y() + Card.HEADER, b.width() - 2, 1), 0, colours.chip()));
    double labels = 0;
    for (String label : words.labels()) {
      labels = Math.max(labels, Fonts.width(label, false, 11));
    }
    labels = Math.min(labels, b.width() * 0.4);
    double left = b.x() + 12;
    double right = b.right() - 10;
    double y = b.y() + Card.HEADER + Card.PADDING + 11.5;
    for (int i = 0; i < words.lines().size(); i++, y += Card.LINE) {
      Card.Line line = words.lines().get(i);
      String label = words.labels().get(i);
      double valueX = left;
      if (!label.isEmpty()) {
        text(Fonts.cut(label, false, 11, labels), left, y, false, 11, colours.muted());
        valueX = left + labels + 8;
      }
      double more = 0;
      if (line.more() > 0) {
        String plus = "+" + line.more();
        more = Fonts.width(plus, false, 11) + 6;
        text(plus, right - more + 6, y, false, 11, colours.muted());
      }
      text(
          Fonts.cut(line.value(), false, 11, right - valueX - more),
          valueX,
          y,
          false,
          11,
          colours.text());
    }
  }

  private void chips(Diagram.Plate card) {
    Box b = card.box();
    double x = b.x() + 12;
    double y = b.bottom() - Card.PADDING - 18;
    for (String chip : card.words().chips()) {
      double width = Fonts.width(chip, false, 9.5) + 12;
      if (x + width > b.right() - 11) {
        return;
      }
      parts.add(new Rect(new Box(x, y, width, 16), 4, colours.chip()));
      text(chip, x + 6, y + 11.5, false, 9.5, colours.chipText());
      x += width + 5;
    }
  }

  // Marks

  /// Errors are a disc, warnings a triangle, each with an exclamation mark.
  private void badge(Diagram.Marks marks, double x, double y, double r) {
    if (!marks.isBad()) {
      return;
    }
    sign(marks, x, y, r);
    double bar = Math.max(1.2, r * 0.28);
    parts.add(new Rect(new Box(x - bar / 2, y - r * 0.45, bar, r * 0.65), 0, colours.onMark()));
    parts.add(new Rect(new Box(x - bar / 2, y + r * 0.4, bar, bar), 0, colours.onMark()));
  }

  private void sign(Diagram.Marks marks, double x, double y, double r) {
    if (marks.errors() > 0) {
      parts.add(new Path(Outline.disc(x, y, r), colours.error()));
    } else if (marks.warnings() > 0) {
      parts.add(
          new Path(
              Outline.polygon(x, y - r, x + r * 1.15, y + r, x - r * 1.15, y + r),
              colours.warning()));
    } else {
      parts.add(new Rect(new Box(x - r, y - r, 2 * r, 2 * r), 0, colours.info()));
    }
  }

  /// Signs with numbers, the worst one last.
  ///
  /// @return where they begin
  private double counts(Diagram.Marks marks, double right, double y, double size) {
    record Count(Diagram.Marks kind, int number) {}
    double x = right;
    for (Count count :
        List.of(
            new Count(new Diagram.Marks(0, 0, 1), marks.hints()),
            new Count(new Diagram.Marks(0, 1, 0), marks.warnings()),
            new Count(new Diagram.Marks(1, 0, 0), marks.errors()))) {
      if (count.number() > 0) {
        String number = Integer.toString(count.number());
        x -= Fonts.width(number, true, size);
        text(number, x, y + size * 0.36, true, size, colours.text());
        double r = size * 0.42;
        x -= r + 3;
        sign(count.kind(), x, y, r);
        x -= r + 5;
      }
    }
    return x;
  }

  private void lock(double x, double y, double size) {
    double body = size * 0.6;
    parts.add(
        new Rect(new Box(x, y + size - body, size * 0.84, body), size * 0.1, colours.muted()));
    double left = x + size * 0.16;
    double middle = y + size * 0.4;
    String r = Picture.number(size * 0.26);
    parts.add(
        new Path(
            "M "
                + Outline.at(left, middle)
                + " A "
                + r
                + " "
                + Picture.number(size * 0.34)
                + " 0 0 1 "
                + Outline.at(left + size * 0.52, middle),
            colours.muted(),
            Math.max(1, size * 0.14)));
  }

  // Lines

  private void line(int at) {
    Diagram.Line line = diagram.lines().get(at);
    String title =
        texts.say(
            "canvas.line",
            texts.say(line.kind().labelKey()),
            diagram.cards().get(line.from()).words().name(),
            diagram.cards().get(line.to()).words().name());
    group(
        "l-" + at,
        title,
        () ->
            stroke(
                line.kind(),
                line.points().stream().mapToDouble(d -> d).toArray(),
                line.count() > 1 ? 2 * LINE_WIDTH : LINE_WIDTH));
  }

  private void stroke(LinkKind kind, double[] q, double width) {
    Ink ink = colours.links().get(kind);
    parts.add(new Path(Outline.rounded(q, ROUND), Ink.NONE, ink, width, dashes(kind)));
    int last = q.length - 2;
    switch (kind) {
      case PAIRING, MIRROR, TRUNK -> {
        parts.add(new Path(Outline.disc(q[0], q[1], 3), ink));
        parts.add(new Path(Outline.disc(q[last], q[last + 1], 3), ink));
      }
      case FEDERATION -> {
        arrow(q, 0, 2, ink);
        arrow(q, last, last - 2, ink);
      }
      default -> arrow(q, last, last - 2, ink);
    }
  }

  private void arrow(double[] q, int tip, int back, Ink ink) {
    double dx = q[back] - q[tip];
    double dy = q[back + 1] - q[tip + 1];
    double length = Math.hypot(dx, dy);
    if (length == 0) {
      return;
    }
    double ux = dx / length * ARROW;
    double uy = dy / length * ARROW;
    double x = q[tip];
    double y = q[tip + 1];
    parts.add(
        new Path(
            Outline.polygon(
                x, y, x + ux - uy * 0.5, y + uy + ux * 0.5, x + ux + uy * 0.5, y + uy - ux * 0.5),
            ink));
  }

  /// How a kind of line is dashed, so that colour is not needed; empty for a whole line.
  static List<Double> dashes(LinkKind kind) {
    return switch (kind) {
      case MEDIA -> List.of(7.0, 4.0);
      case BALANCES -> List.of(1.5, 3.0);
      case PAIRING, MIRROR -> List.of(9.0, 3.0, 2.0, 3.0);
      case REGISTRAR -> List.of(3.0, 3.0);
      default -> List.of();
    };
  }

  /// The words beside a line, on the middle of its longest stretch.
  private void label(Diagram.Line line) {
    if (line.label().isBlank()) {
      return;
    }
    List<Double> q = line.points();
    int longest = 0;
    for (int i = 0; i + 3 < q.size(); i += 2) {
      if (length(q, i) > length(q, longest)) {
        longest = i;
      }
    }
    String words = Fonts.cut(line.label().replaceAll("\\R", " "), false, 10.5, 220);
    double width = Fonts.width(words, false, 10.5) + 8;
    double x = (q.get(longest) + q.get(longest + 2) - width) / 2;
    double y = (q.get(longest + 1) + q.get(longest + 3)) / 2 - 8;
    parts.add(new Rect(new Box(x, y, width, 16), 3, colours.background().faded(0.92)));
    text(words, x + 4, y + 11.8, false, 10.5, colours.text());
  }

  private static double length(List<Double> q, int at) {
    return Math.abs(q.get(at) - q.get(at + 2)) + Math.abs(q.get(at + 1) - q.get(at + 3));
  }

  // Notes

  private void notes(boolean above) {
    for (Note note : diagram.notes()) {
      if (note.level() >= 0 == above) {
        String kind = texts.say("kind." + note.kind().name().toLowerCase(java.util.Locale.ROOT));
        group(
            Xml.id("n-", note.id().value()),
            note.text().isBlank() ? kind : kind + ": " + note.text(),
            () -> note(note));
      }
    }
  }

  private void note(Note note) {
    Box b = new Box(note.x(), note.y(), note.width(), note.height());
    switch (note.kind()) {
      case NOTE -> {
        double fold = Math.min(FOLD, Math.min(b.width(), b.height()) / 2);
        parts.add(
            new Path(
                Outline.polygon(
                    b.x(),
                    b.y(),
                    b.right() - fold,
                    b.y(),
                    b.right(),
                    b.y() + fold,
                    b.right(),
                    b.bottom(),
                    b.x(),
                    b.bottom()),
                colours.sheet(),
                colours.sheetLine(),
                1,
                List.of()));
        parts.add(
            new Path(
                "M "
                    + Outline.at(b.right() - fold, b.y())
                    + " V "
                    + Picture.number(b.y() + fold)
                    + " H "
                    + Picture.number(b.right()),
                colours.sheetLine(),
                1));
        words(note.text(), b, PADDING);
      }
      case TEXT -> words(note.text(), b, 2);
      case LEGEND -> legend(note.text(), b);
    }
    if (note.locked()) {
      lock(b.right() - 15, b.bottom() - 17, 11);
    }
  }

  private void words(String words, Box b, double padding) {
    double y = b.y() + padding + 12;
    for (String line : Fonts.wrap(words, false, 12, b.width() - 2 * padding)) {
      if (y > b.bottom() - padding / 2) {
        return;
      }
      text(line, b.x() + padding, y, false, 12, colours.text());
      y += ROW;
    }
  }

  /// A row of a legend: its words, and what draws its sample in the middle of a square.
  private record Entry(String words, java.util.function.BiConsumer<Double, Double> sample) {}

  /// Everything the drawing uses that a reader might not know.
  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    Set<LinkKind> kinds = EnumSet.noneOf(LinkKind.class);
    diagram.lines().forEach(l -> kinds.add(l.kind()));
    for (LinkKind kind : kinds) {
      entries.add(
          new Entry(
              texts.say(kind.labelKey()),
              (x, y) -> stroke(kind, new double[] {x, y, x + SAMPLE, y}, LINE_WIDTH)));
    }
    Set<BandKind> zones = EnumSet.noneOf(BandKind.class);
    diagram.bands().forEach(b -> zones.add(b.kind()));
    for (BandKind zone : zones) {
      entries.add(
          new Entry(
              texts.say(zone.labelKey()),
              (x, y) ->
                  parts.add(
                      new Rect(
                          inner(new Box(x, y - 5, SAMPLE, 10)),
                          0,
                          colours.tints().get(zone),
                          colours.labels().get(zone),
                          1))));
    }
    if (diagram.cards().stream().anyMatch(c -> c.marks().errors() > 0)) {
      entries.add(sign("legend.errors", new Diagram.Marks(1, 0, 0)));
    }
    if (diagram.cards().stream().anyMatch(c -> c.marks().warnings() > 0)) {
      entries.add(sign("legend.warnings", new Diagram.Marks(0, 1, 0)));
    }
    if (diagram.cards().stream().anyMatch(Diagram.Plate::locked)) {
      entries.add(
          new Entry(texts.say("legend.locked"), (x, y) -> lock(x + SAMPLE / 2 - 5, y - 6, 11)));
    }
    return entries;
  }

  private Entry sign(String key, Diagram.Marks marks) {
    return new Entry(texts.say(key), (x, y) -> badge(marks, x + SAMPLE / 2, y, 6));
  }

  private void legend(String title, Box b) {
    parts.add(new Rect(inner(b), 6, colours.card(), colours.cardLine(), 1));
    String heading = title.isBlank() ? texts.say("legend.title") : title;
    text(
        Fonts.cut(heading, true, 12, b.width() - 2 * PADDING),
        b.x() + PADDING,
        b.y() + PADDING + 12,
        true,
        12,
        colours.text());
    legend(
        new Box(
            b.x() + PADDING, b.y() + PADDING + 24, b.width() - PADDING, b.height() - PADDING - 24));
  }

  private void legend(Box b) {
    List<Entry> entries = entries();
    int rows = Math.max(1, (int) (b.height() / ROW));
    int columns = Math.max(1, (int) (b.width() / COLUMN));
    int used = Math.clamp((entries.size() + rows - 1) / rows, 1, columns);
    double column = b.width() / used;
    for (int i = 0; i < Math.min(entries.size(), rows * used); i++) {
      int at = i / rows;
      double x = b.x() + at * column;
      double y = b.y() + (i % rows + 0.5) * ROW;
      entries.get(i).sample().accept(x, y);
      text(
          Fonts.cut(entries.get(i).words(), false, 11, column - PADDING - SAMPLE - 8),
          x + SAMPLE + 8,
          y + 4,
          false,
          11,
          colours.text());
    }
  }

  /// What the drawing uses, in columns, as a strip for the foot of a page.
  ///
  /// @param width what may be used
  static Picture legend(Diagram diagram, Colours colours, Texts texts, double width) {
    DiagramPicture drawn = new DiagramPicture(diagram, colours, texts);
    int entries = drawn.entries().size();
    int columns = Math.max(1, (int) (width / COLUMN));
    int rows = Math.max(1, (entries + columns - 1) / columns);
    Box all = new Box(0, 0, width, entries == 0 ? 0 : rows * ROW);
    if (entries > 0) {
      drawn.legend(all);
    }
    return new Picture(all, texts.say("legend.title"), "", Ink.NONE, drawn.parts);
  }
}
