package edgewise.ui.canvas;

import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.model.Bend;
import edgewise.model.ElementId;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints what lies above the still drawing: what stands out, what a gesture would do, words on
/// lines, and the titles that stay in sight.
final class OverPainter {
  private static final double EDGE = 72;
  private static final double PORT = 5;
  private static final double HANDLE = 4;
  private static final double OVERSHOOT = 12;
  private static final double BUBBLE = 320;
  private static final double PORT_WORDS = 150;
  private static final int MANY = 60;

  private final Pen pen;
  private final LinePainter lines;
  private final CardPainter cards;
  private final NotePainter notes;
  private final Texts texts;
  private final Map<Drawing.Line, String> words = new HashMap<>();
  private Drawing d = Drawing.empty();

  OverPainter(Texts texts) {
    this.texts = texts;
    pen = new Pen();
    lines = new LinePainter(pen);
    cards = new CardPainter(pen, texts);
    notes = new NotePainter(pen, lines, texts);
  }

  /// What a simulation shows.
  record Tried(HeatMap heat, Optional<Passage> passage) {}

  /// @param hurried whether the scale keeps changing, so that only names are missed
  // A drawing is one object for as long as it is shown.
  @SuppressWarnings("ReferenceEquality")
  void paint(
      GraphicsContext context,
      double width,
      double height,
      Drawing drawing,
      Viewport view,
      Look look,
      Marks marks,
      Preview preview,
      Tried tried,
      boolean hurried) {
    if (d != drawing) {
      d = drawing;
      words.clear();
    }
    pen.begin(context, width, height, view, look.palette());
    cards.begin(drawing, look.overlay());
    notes.begin(drawing);
    pen.g.clearRect(0, 0, pen.w, pen.h);
    if (hurried && pen.s >= Pen.FAR) {
      names(view, look);
    } else if (!d.isEmpty()) {
      if (look.overlay() == Overlay.PORTS && pen.s >= Pen.FAR && d.traffic.rows().isReady()) {
        trafficWords(view);
      }
      if (look.overlay() == Overlay.HEAT) {
        heat(tried.heat());
      }
      if (preview.boxes().isEmpty()) {
        marks(marks, look);
      }
    }
    tried.passage().filter(_ -> !d.isEmpty() && preview.boxes().isEmpty()).ifPresent(this::passage);
    preview(preview);
    if (d.isEmpty()) {
      return;
    }
    if (pen.s < Pen.FAR) {
      farTitles(preview);
    } else {
      scrolledTitles(preview);
    }
    header();
  }

  // Titles

  private void farTitles(Preview preview) {
    for (Drawing.Frame still : d.frames) {
      Drawing.Frame frame = still.site().map(preview.boxes()::get).map(still::at).orElse(still);
      Box b = frame.box();
      double left = Math.max(0, pen.sx(b.x()));
      double right = Math.min(pen.w, pen.sx(b.right()));
      double top = Math.max(Painter.HEADER, pen.sy(b.y()));
      double bottom = Math.min(pen.h, pen.sy(b.bottom()));
      if (right - left < 56 || bottom - top < 26) {
        continue;
      }
      double strip = BandLayout.TITLE * pen.s;
      if (strip >= 8 && pen.sy(b.y()) > Painter.HEADER) {
        pen.text(
            pen.fit.cut(frame.title(), true, 10, right - left - 8),
            left + 5,
            pen.sy(b.y()) + strip / 2 + 4,
            true,
            10,
            pen.p.frameTitle());
        continue;
      }
      String title = pen.fit.cut(frame.title(), true, 11, right - left - 20);
      if (title.length() < 3) {
        continue;
      }
      double width = pen.fit.width(title, true, 11) + 12;
      double x = Pen.whole((left + right - width) / 2);
      double y = Pen.whole((top + bottom) / 2 - 9);
      pen.g.setFill(pen.p.card());
      pen.g.fillRect(x, y, width, 18);
      pen.text(title, x + 6, y + 13, true, 11, pen.p.text());
    }
  }

  /// Names on cards that are plain rectangles for a moment.
  private void names(Viewport view, Look look) {
    d.query(view.visible(pen.w, pen.h));
    double size = pen.s < Pen.NEAR ? 9 : Math.max(9, Pen.whole(13 * pen.s));
    for (int k = 0; k < d.index.itemCount; k++) {
      int i = d.index.foundItems[k];
      if (look.isSorting() && !look.isAbove(i)) {
        continue;
      }
      Drawing.Item item = d.items[i];
      double x = pen.sx(item.box().x());
      double left = x + (pen.s < Pen.NEAR ? 8 : 46 * pen.s);
      double room = pen.sx(item.box().right()) - left - (item.problems().isBad() ? 14 : 4);
      double y = pen.sy(item.box().y()) + (pen.s < Pen.NEAR ? 13 : 23 * pen.s);
      pen.text(pen.fit.cut(item.name(), true, size, room), left, y, true, size, pen.p.text());
    }
  }

  /// The titles of frames whose own titles are scrolled out of sight.
  private void scrolledTitles(Preview preview) {
    for (Drawing.Frame frame : d.frames) {
      if (frame.site().map(preview.boxes()::containsKey).orElse(false)) {
        continue;
      }
      Box b = frame.box();
      double left = pen.sx(b.x()) + 24 * pen.s;
      double top = pen.sy(b.y() + BandLayout.TITLE / 2);
      double right = Math.min(pen.w, pen.sx(b.right()));
      double bottom = Math.min(pen.h, pen.sy(b.bottom()));
      boolean gone = left < 0 || top < Painter.HEADER;
      if (!gone || right < 100 || bottom < Painter.HEADER + 40 || left > pen.w || top > pen.h) {
        continue;
      }
      double size = 11;
      String title = pen.fit.cut(frame.title(), true, size, Math.min(260, right - 40));
      double x = Math.max(8, left - 8);
      double y = Math.max(Painter.HEADER + 6, top - 9);
      // What is left of the frame's own title lies below it.
      double own = Painter.titleEnd(pen, frame) + 8 - x;
      double width = Math.max(pen.fit.width(title, true, size) + 16, Math.min(own, right - x - 4));
      pen.g.setFill(pen.p.cardLine());
      pen.g.fillRoundRect(x, y, width, 18, 9, 9);
      pen.g.setFill(pen.p.header());
      pen.g.fillRoundRect(x + 1, y + 1, width - 2, 16, 8, 8);
      pen.text(title, x + 8, y + 13, true, size, pen.p.frameTitle());
      double used = pen.fit.width(title, true, size) + 16;
      if (!frame.kind().equals(frame.title())) {
        String kind = pen.fit.cut(frame.kind(), false, 10, width - used - 8);
        pen.text(kind, x + used, y + 13, false, 10, pen.p.muted());
      }
    }
  }

  private void header() {
    pen.g.setFill(pen.p.header());
    pen.g.setGlobalAlpha(0.94);
    pen.g.fillRect(0, 0, pen.w, Painter.HEADER);
    pen.g.setGlobalAlpha(1);
    pen.g.setFill(pen.p.frameLine());
    pen.g.fillRect(0, Painter.HEADER - 1, pen.w, 1);
    for (Band band : d.bands) {
      Box a = band.area();
      double left = a.x() <= d.banded.x() + EDGE ? 0 : Math.max(0, pen.sx(a.x()));
      double right =
          a.right() >= d.banded.right() - EDGE ? pen.w : Math.min(pen.w, pen.sx(a.right()));
      if (right - left < 3 || !Painter.isFirstRow(d, a)) {
        continue;
      }
      Color color = pen.p.labels().get(band.kind());
      pen.g.setFill(color);
      pen.g.fillRect(left + 1, Painter.HEADER - 3, right - left - 2, 2);
      String label = texts.say(band.kind().labelKey());
      double width = pen.fit.width(label, true, 11);
      if (width + 12 <= right - left) {
        pen.text(label, Pen.whole((left + right - width) / 2), 17, true, 11, color);
      } else if (Painter.isFirewall(band.kind())) {
        if (right - left >= 18) {
          String icon =
              band.kind() == BandKind.OUTER_FIREWALL ? "outer-firewall" : "inner-firewall";
          Icon.ofKind(icon).draw(pen.g, (left + right) / 2 - 7, 6, 14, color);
        }
      } else if (right - left > 60) {
        pen.text(pen.fit.cut(label, true, 11, right - left - 12), left + 6, 17, true, 11, color);
      }
    }
  }

  // Words on lines

  /// Protocols and ports on the lines in view, each where no other words and no card are.
  private void trafficWords(Viewport view) {
    d.query(view.visible(pen.w, pen.h));
    List<Box> taken = new ArrayList<>();
    for (int k = 0; k < d.index.itemCount; k++) {
      Box b = d.items[d.index.foundItems[k]].box();
      taken.add(Box.between(pen.sx(b.x()), pen.sy(b.y()), pen.sx(b.right()), pen.sy(b.bottom())));
    }
    for (int k = 0; k < d.index.lineCount; k++) {
      Drawing.Line line = d.lines[d.index.foundLines[k]];
      String ports = words.computeIfAbsent(line, this::ports);
      if (!ports.isEmpty()) {
        place(line, ports, taken);
      }
    }
  }

  private String ports(Drawing.Line line) {
    return d.traffic.ports(line.links());
  }

  /// Words in full, or their beginning where there is less room.
  private void place(Drawing.Line line, String ports, List<Box> taken) {
    double size = Math.max(9.5 * Math.min(pen.s, 1.6), 8);
    String before = "";
    for (double share : new double[] {1, 0.6, 0.4}) {
      String label = pen.fit.cut(ports, false, size, PORT_WORDS * share * Math.max(1, pen.s));
      if (!label.isEmpty() && !label.equals(before) && place(line, label, size, taken)) {
        return;
      }
      before = label;
    }
  }

  private boolean place(Drawing.Line line, String label, double size, List<Box> taken) {
    double width = pen.fit.width(label, false, size) + 8;
    double height = size + 5;
    double[] q = line.points();
    List<Integer> stretches =
        IntStream.iterate(0, i -> i + 3 < q.length, i -> i + 2)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -LinePainter.length(q, i)))
            .toList();
    for (int i : stretches) {
      for (double at : new double[] {0.5, 0.3, 0.7, 0.15, 0.85}) {
        double x = pen.sx(q[i] + (q[i + 2] - q[i]) * at) - width / 2;
        double y = pen.sy(q[i + 1] + (q[i + 3] - q[i + 1]) * at) - height / 2;
        Box place = new Box(Pen.whole(x), Pen.whole(y), width, height);
        if (taken.stream().noneMatch(place::overlaps)) {
          taken.add(place);
          pen.plate(
              label,
              place.x(),
              place.y(),
              width,
              size,
              pen.p.links().get(line.link().kind()).interpolate(pen.p.text(), 0.35));
          return true;
        }
      }
    }
    return false;
  }

  // What a simulation shows

  /// Cards glow the more depends on them, and say how much.
  private void heat(HeatMap heat) {
    Set<Heat> said = new HashSet<>();
    // From the last one on: the first lines often pass close by a firewall, which has words itself.
    for (int i = d.lines.length - 1; i >= 0; i--) {
      Drawing.Line line = d.lines[i];
      heat.lines()
          .apply(line.link().from(), line.link().to())
          .ifPresent(h -> hotLine(line.points(), h, said.add(h)));
    }
    heat.cards()
        .forEach(
            (id, h) -> {
              Box b = d.box(id).filter(pen::sees).orElse(null);
              if (b == null) {
                return;
              }
              double x = pen.sx(b.x());
              double y = pen.sy(b.y());
              double width = pen.sx(b.right()) - x;
              double height = pen.sy(b.bottom()) - y;
              double r = pen.s < Pen.NEAR ? 0 : 2 * Pen.RADIUS * pen.s;
              Color color = h.share() == 0 ? pen.p.muted() : hot(h);
              pen.g.setFill(color);
              pen.g.setGlobalAlpha(h.share() == 0 ? 0.06 : 0.16 + 0.34 * Math.min(1, h.share()));
              pen.g.fillRoundRect(x, y, width, height, r, r);
              pen.g.setGlobalAlpha(1);
              if (h.share() > 0) {
                pen.ring(b, color, 1 + Math.rint(3 * Math.min(1, h.share())), 0);
              }
              double size = Math.max(10, Math.min(12, 13 * pen.s));
              double words = pen.fit.width(h.words(), true, size) + 10;
              if (!h.words().isEmpty() && words <= width + 30 && pen.s >= Pen.FAR) {
                double left = Pen.whole(x + width - words + 6);
                double top = Pen.whole(y - size - 2);
                pen.g.setFill(color);
                pen.g.fillRoundRect(left, top, words, size + 6, 8, 8);
                pen.text(h.words(), left + 5, top + size + 1, true, size, pen.p.onMark());
              }
            });
  }

  private Color hot(Heat h) {
    return pen.p.warning().interpolate(pen.p.error(), Math.min(1, h.share() * 1.5));
  }

  /// A line of which some is used; of lines that share a link one says how much.
  private void hotLine(double[] points, Heat h, boolean says) {
    Color color = hot(h);
    pen.g.setFill(color);
    pen.g.setGlobalAlpha(0.75);
    lines.thin(points, 2 + Math.rint(3 * Math.min(1, h.share())));
    pen.g.setGlobalAlpha(1);
    if (!says || pen.s < Pen.FAR) {
      return;
    }
    double size = Math.max(10, Math.min(12, 13 * pen.s));
    double width = pen.fit.width(h.words(), true, size) + 10;
    double x = pen.sx((points[0] + points[2]) / 2);
    double y = pen.sy((points[1] + points[3]) / 2);
    double left = Pen.whole(x - width / 2);
    double top = Pen.whole(y - size / 2 - 3);
    pen.g.setFill(color);
    pen.g.fillRoundRect(left, top, width, size + 6, 8, 8);
    pen.text(h.words(), left + 5, top + size + 1, true, size, pen.p.onMark());
  }

  /// A message on its way: where it was, where it goes, and what it says.
  private void passage(Passage passage) {
    Color color = passage.failed() ? pen.p.error() : pen.p.accent();
    pen.g.setFill(pen.p.accent());
    pen.g.setGlobalAlpha(0.4);
    passage.passed().forEach(way -> lines.thin(points(way), 3));
    pen.g.setFill(color);
    pen.g.setGlobalAlpha(0.85);
    lines.thin(points(passage.way()), 3);
    pen.g.setGlobalAlpha(1);
    for (ElementId id : passage.at()) {
      d.box(id).ifPresent(b -> pen.ring(b, color, 2, 3));
    }
    Bend place = passage.place();
    double x = pen.sx(place.x());
    double y = pen.sy(place.y());
    pen.g.setFill(color);
    pen.g.setGlobalAlpha(0.25);
    pen.g.fillOval(x - 14, y - 14, 28, 28);
    pen.g.setGlobalAlpha(1);
    pen.g.fillOval(x - 8, y - 8, 16, 16);
    pen.g.setFill(pen.p.onMark());
    if (passage.failed() && passage.done() >= 1) {
      pen.g.setStroke(pen.p.onMark());
      pen.g.setLineWidth(2);
      pen.g.strokeLine(x - 3.5, y - 3.5, x + 3.5, y + 3.5);
      pen.g.strokeLine(x - 3.5, y + 3.5, x + 3.5, y - 3.5);
    } else {
      pen.g.fillOval(x - 3, y - 3, 6, 6);
    }
    passage
        .words()
        .ifPresent(
            words ->
                bubble(
                    new Preview.Words(words, place.x(), place.y()),
                    passage.failed() && passage.done() >= 1));
  }

  private static double[] points(List<Bend> way) {
    double[] points = new double[2 * way.size()];
    for (int i = 0; i < way.size(); i++) {
      points[2 * i] = way.get(i).x();
      points[2 * i + 1] = way.get(i).y();
    }
    return points;
  }

  // What stands out

  private void marks(Marks marks, Look look) {
    boolean single = marks.selected().cardinality() == 1 && marks.others().isEmpty();
    for (ElementId id : marks.others()) {
      d.box(id).ifPresent(b -> pen.ring(b, pen.p.accent(), 2, marks.focused() ? 3 : 0));
      d.note(id).filter(n -> !n.note().locked()).ifPresent(n -> corner(n.box()));
    }
    BitSet rows = marks.marked();
    for (int i = rows.nextSetBit(0); i >= 0; i = rows.nextSetBit(i + 1)) {
      if (!look.hides(i)) {
        pen.ring(d.items[i].box(), pen.p.accent(), 1.5, 0);
      }
    }
    BitSet chosen = marks.selected();
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      if (single) {
        for (int line : d.linesOf(i)) {
          lines.strong(d.lines[line]);
        }
        for (int line : d.linesOf(i)) {
          cards.card(d.items[d.lines[line].from()]);
          cards.card(d.items[d.lines[line].to()]);
        }
      }
      pen.ring(d.items[i].box(), pen.p.accent(), 2, marks.focused() && single ? 3 : 0);
    }
    if (marks.line() >= 0) {
      Drawing.Line line = d.lines[marks.line()];
      lines.strong(line);
      if (line.isShapeable()) {
        bends(line.points());
      }
    }
    if (marks.hoverLine() >= 0 && marks.hoverLine() < d.lines.length) {
      lines.strong(d.lines[marks.hoverLine()]);
    }
    if (marks.hoverItem() >= 0 && marks.hoverItem() < d.items.length) {
      if (!chosen.get(marks.hoverItem())) {
        pen.ring(d.items[marks.hoverItem()].box(), pen.p.accent(), 1, 0);
      }
    }
    for (int i : marks.withPorts()) {
      if (i < d.items.length) {
        ports(d.items[i].box());
      }
    }
  }

  // Handles

  /// The handle that changes the size of a note.
  private void corner(Box b) {
    square(pen.sx(b.right()), pen.sy(b.bottom()));
  }

  private void square(double x, double y) {
    pen.g.setFill(pen.p.accent());
    pen.g.fillRect(x - HANDLE, y - HANDLE, 2 * HANDLE, 2 * HANDLE);
    pen.g.setFill(pen.p.card());
    pen.g.fillRect(x - HANDLE + 1.5, y - HANDLE + 1.5, 2 * HANDLE - 3, 2 * HANDLE - 3);
  }

  /// Squares on the corners of a line and dots on its stretches: both can be moved.
  private void bends(double[] q) {
    if (pen.s < Pen.FAR) {
      return;
    }
    for (int i = 2; i + 3 < q.length; i += 2) {
      square(pen.sx(q[i]), pen.sy(q[i + 1]));
    }
    pen.g.setFill(pen.p.accent());
    for (int i = 0; i + 3 < q.length; i += 2) {
      if (LinePainter.length(q, i) * pen.s > 24) {
        pen.g.fillOval(
            pen.sx((q[i] + q[i + 2]) / 2) - 3, pen.sy((q[i + 1] + q[i + 3]) / 2) - 3, 7, 7);
      }
    }
  }

  /// Where the handles of a card are, from which lines are drawn: x and y, in the middle of each
  /// side.
  static double[][] portsOf(Box b) {
    return new double[][] {
      {b.x(), b.centerY()},
      {b.right(), b.centerY()},
      {b.centerX(), b.y()},
      {b.centerX(), b.bottom()}
    };
  }

  private void ports(Box b) {
    if (pen.s < Pen.FAR) {
      return;
    }
    for (double[] port : portsOf(b)) {
      double x = pen.sx(port[0]);
      double y = pen.sy(port[1]);
      pen.g.setFill(pen.p.card());
      pen.g.fillOval(x - PORT, y - PORT, 2 * PORT, 2 * PORT);
      pen.g.setStroke(pen.p.accent());
      pen.g.setLineWidth(1.5);
      pen.g.strokeOval(x - PORT, y - PORT, 2 * PORT, 2 * PORT);
      pen.g.setFill(pen.p.accent());
      pen.g.fillOval(x - 1.5, y - 1.5, 3, 3);
    }
  }

  // What a gesture would do

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
    boolean far = pen.s < Pen.FAR;
    boolean few = preview.boxes().size() <= MANY;
    if (!far) {
      preview
          .boxes()
          .forEach((id, box) -> d.frame(id).ifPresent(f -> Painter.frame(pen, f.at(box))));
      Moved.lines(d, preview)
          .forEach(
              (line, points) -> {
                pen.g.setFill(pen.p.links().get(d.lines[line].link().kind()));
                lines.thin(points, 1);
              });
    }
    preview
        .boxes()
        .forEach(
            (id, box) -> {
              if (!pen.sees(box) || d.isInside(id)) {
                return;
              }
              Drawing.Item item = d.item(id);
              if (!far && item != null) {
                cards.card(item.at(box));
              }
              d.note(id).ifPresent(n -> notes.note(n, box));
              if (few) {
                pen.ring(box, pen.p.accent(), 1.5, 0);
              }
            });
  }

  private void target(ElementId id, boolean refused) {
    d.box(id)
        .ifPresent(
            b -> {
              pen.ring(b, refused ? pen.p.error() : pen.p.accent(), 3, refused ? 0 : 3);
              if (refused) {
                cross(pen.sx(b.right()), pen.sy(b.y()));
              }
            });
  }

  private void ghost(Preview.Ghost ghost, boolean refused) {
    Box b = ghost.box();
    double x = pen.sx(b.x());
    double y = pen.sy(b.y());
    double width = pen.sx(b.right()) - x;
    double height = pen.sy(b.bottom()) - y;
    Color color = refused ? pen.p.error() : pen.p.accent();
    pen.g.setFill(pen.p.card());
    pen.g.setGlobalAlpha(0.8);
    pen.g.fillRoundRect(x, y, width, height, 16 * pen.s, 16 * pen.s);
    pen.g.setGlobalAlpha(1);
    pen.g.setStroke(color);
    pen.g.setLineWidth(1.5);
    pen.g.setLineDashes(6, 4);
    pen.g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, 16 * pen.s, 16 * pen.s);
    pen.g.setLineDashes(Pen.SOLID);
    double icon = Math.max(10, 18 * pen.s);
    double size = Math.max(9, 13 * pen.s);
    double left = x + 12 * pen.s;
    double middle = y + Math.min(height / 2, 24 * pen.s);
    Icon.ofKind(ghost.kind()).draw(pen.g, left, middle - icon / 2, icon, color);
    left += icon + 8 * pen.s;
    pen.text(
        pen.fit.cut(ghost.name(), true, size, x + width - left - 6),
        left,
        middle + size * 0.36,
        true,
        size,
        pen.p.text());
  }

  private void guide(edgewise.layout.Guide guide) {
    pen.g.setFill(pen.p.guide());
    double at = guide.vertical() ? pen.sx(guide.at()) : pen.sy(guide.at());
    double from = guide.vertical() ? pen.sy(guide.from()) : pen.sx(guide.from());
    double to = guide.vertical() ? pen.sy(guide.to()) : pen.sx(guide.to());
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
      double width = pen.fit.width(distance, false, 10);
      if (guide.vertical()) {
        pen.text(distance, at + 5, middle + 4, false, 10, pen.p.guide());
      } else {
        pen.text(distance, middle - width / 2, at - 4, false, 10, pen.p.guide());
      }
    }
  }

  private void bar(boolean vertical, double at, double from, double to) {
    if (vertical) {
      pen.g.fillRect(at, from, 1, to - from);
    } else {
      pen.g.fillRect(from, at, to - from, 1);
    }
  }

  private void band(Box b) {
    double x = pen.sx(b.x());
    double y = pen.sy(b.y());
    double width = pen.sx(b.right()) - x;
    double height = pen.sy(b.bottom()) - y;
    pen.g.setFill(pen.p.accent());
    pen.g.setGlobalAlpha(0.12);
    pen.g.fillRect(x, y, width, height);
    pen.g.setGlobalAlpha(1);
    pen.g.setStroke(pen.p.accent());
    pen.g.setLineWidth(1);
    pen.g.strokeRect(x + 0.5, y + 0.5, width, height);
  }

  private void wire(Preview.Wire wire, boolean refused) {
    Box from = d.box(wire.from()).orElse(null);
    if (from == null) {
      return;
    }
    Box to = wire.to().flatMap(d::box).orElse(new Box(wire.x(), wire.y(), 0, 0));
    pen.g.setFill(refused ? pen.p.error() : pen.p.accent());
    double[] q = Moved.between(from, to);
    if (refused) {
      dashed(q);
    } else {
      lines.thin(q, 2);
    }
    int last = q.length - 2;
    double x = pen.sx(q[last]);
    double y = pen.sy(q[last + 1]);
    if (refused) {
      cross(pen.sx(wire.x()), pen.sy(wire.y()));
    } else {
      pen.g.fillOval(x - 4, y - 4, 8, 8);
    }
  }

  private void dashed(double[] q) {
    pen.g.setStroke(pen.p.error());
    pen.g.setLineWidth(2);
    pen.g.setLineDashes(6, 4);
    pen.g.beginPath();
    pen.g.moveTo(pen.sx(q[0]), pen.sy(q[1]));
    for (int i = 2; i < q.length; i += 2) {
      pen.g.lineTo(pen.sx(q[i]), pen.sy(q[i + 1]));
    }
    pen.g.stroke();
    pen.g.setLineDashes(Pen.SOLID);
  }

  /// The sign of what is not possible.
  private void cross(double x, double y) {
    pen.g.setStroke(pen.p.error());
    pen.g.setLineWidth(2);
    pen.g.strokeOval(x - 8, y - 8, 16, 16);
    pen.g.strokeLine(x - 5.5, y + 5.5, x + 5.5, y - 5.5);
  }

  private void path(java.util.List<Double> points) {
    if (!points.isEmpty()) {
      pen.g.setFill(pen.p.accent());
      lines.thin(points.stream().mapToDouble(Double::doubleValue).toArray(), 2);
    }
  }

  private void bubble(Preview.Words words, boolean refused) {
    double size = 12;
    java.util.List<String> lines = pen.fit.wrap(words.text(), false, size, BUBBLE);
    double width = 0;
    for (String line : lines) {
      width = Math.max(width, pen.fit.width(line, false, size));
    }
    double sign = refused ? 22 : 0;
    double boxWidth = width + 20 + sign;
    double boxHeight = lines.size() * 17 + 12.0;
    double x = Math.clamp(pen.sx(words.x()) + 16, 4, Math.max(4, pen.w - boxWidth - 4));
    double y = pen.sy(words.y()) + 20;
    if (y + boxHeight > pen.h - 4) {
      y = pen.sy(words.y()) - boxHeight - 12;
    }
    y = Math.max(Painter.HEADER + 4, y);
    pen.g.setFill(pen.p.card());
    pen.g.fillRoundRect(x, y, boxWidth, boxHeight, 10, 10);
    pen.g.setStroke(refused ? pen.p.error() : pen.p.cardLine());
    pen.g.setLineWidth(1);
    pen.g.strokeRoundRect(x + 0.5, y + 0.5, boxWidth - 1, boxHeight - 1, 10, 10);
    if (refused) {
      cross(x + 18, y + 15);
    }
    double baseline = y + 18;
    for (String line : lines) {
      pen.text(line, x + 10 + sign, baseline, false, size, pen.p.text());
      baseline += 17;
    }
  }
}
