package edgewise.ui.canvas;

import edgewise.layout.Box;
import edgewise.layout.Card;
import edgewise.layout.Cards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints cards as the scale demands: icon and name from 25 % on, everything from 50 %.
final class CardPainter {
  private static final double LEGIBLE = 7;
  private static final double SMALL = 8;
  private static final double LEADING = 1.5;
  private static final double TINT = 0.2;
  private static final double ADDRESS = 9.5;
  private static final double ADDRESS_LINE = 12.5;

  private final Pen pen;
  private final edgewise.text.Texts texts;
  private Drawing drawing = Drawing.empty();
  private Overlay overlay = Overlay.NONE;
  private final Map<Drawing.Item, List<Card.Line>> addresses = new HashMap<>();

  CardPainter(Pen pen, edgewise.text.Texts texts) {
    this.pen = pen;
    this.texts = texts;
  }

  // A drawing is one object for as long as it is shown.
  @SuppressWarnings("ReferenceEquality")
  void begin(Drawing shown, Overlay on) {
    if (drawing != shown) {
      drawing = shown;
      addresses.clear();
    }
    overlay = on;
  }

  void card(Drawing.Item item) {
    if (!pen.sees(item.box())) {
      return;
    }
    if (pen.s < Pen.FAR) {
      far(item);
    } else if (pen.s < Pen.NEAR) {
      middle(item);
    } else {
      near(item);
    }
  }

  private Color fill(Drawing.Item item) {
    return overlay == Overlay.PROBLEMS && !item.problems().isNone()
        ? pen.p.card().interpolate(pen.severity(item.problems(), pen.p.card()), TINT)
        : pen.p.card();
  }

  private Color edge(Drawing.Item item) {
    return overlay == Overlay.PROBLEMS
        ? pen.severity(item.problems(), pen.p.cardLine())
        : pen.p.cardLine();
  }

  private void far(Drawing.Item item) {
    GraphicsContext g = pen.g;
    Box b = item.box();
    double x = pen.sx(b.x());
    double y = pen.sy(b.y());
    double width = Math.max(2, pen.sx(b.right()) - x);
    double height = Math.max(2, pen.sy(b.bottom()) - y);
    g.setFill(pen.p.groups().get(item.kind().group()));
    g.fillRect(x, y, width, height);
    if (width > 2 && height > 2) {
      g.setFill(pen.p.tiles().get(item.kind().group()));
      g.fillRect(x + 1, y + 1, width - 2, height - 2);
    }
    if (item.errors() > 0) {
      g.setFill(pen.p.error());
      g.fillRect(x + width - 5, y, 5, 5);
    }
  }

  private void middle(Drawing.Item item) {
    GraphicsContext g = pen.g;
    Box b = item.box();
    double x = pen.sx(b.x());
    double y = pen.sy(b.y());
    double width = pen.sx(b.right()) - x;
    double height = pen.sy(b.bottom()) - y;
    String group = item.kind().group();
    if (item.collapsed()) {
      behind(x, y, width, height, false);
    }
    boolean counted = overlay == Overlay.PROBLEMS && !item.problems().isNone();
    double rim = counted ? 2 : 1;
    g.setFill(edge(item));
    g.fillRect(x, y, width, height);
    g.setFill(fill(item));
    g.fillRect(x + rim, y + rim, width - 2 * rim, height - 2 * rim);
    g.setFill(pen.p.groups().get(group));
    g.fillRect(x, y, 3, height);
    double size = Math.max(9, 19 * pen.s);
    double badge =
        counted
            ? x + width - 6 - pen.counts(item.problems(), x + width - 6, y + 10, 9)
            : item.problems().isBad() ? 12 : 0;
    double lock = item.locked() ? 11 : 0;
    double icon = Math.min(14, height - 6);
    double left = x + 8;
    double room = width - 12 - badge - lock;
    // A name that can be read tells more than an icon.
    if (pen.fit.width(item.name(), true, size) + icon + 5 <= room) {
      pen.sprites.tile(
          g,
          item.kind().id().value(),
          left,
          y + Math.max(3, Math.min(6, (height - icon) / 2)),
          Pen.whole(icon),
          Pen.whole(icon),
          Color.TRANSPARENT,
          pen.p.groups().get(group));
      left += icon + 5;
      room -= icon + 5;
    }
    double baseline = y + Math.min(height / 2, 13) + 3.5;
    double small = pen.fit.size(item.name(), true, size, LEGIBLE, room);
    List<String> names = title(item.name(), small, room, y + height - 4 - baseline);
    for (int i = 0; i < names.size(); i++) {
      double at = baseline + i * (small + LEADING);
      pen.text(names.get(i), left, at, true, small, pen.p.text());
    }
    baseline += (names.size() - 1) * (small + LEADING);
    if (overlay == Overlay.ADDRESSES && !addresses(item).isEmpty()) {
      addresses(item, x, y, width, baseline + 3 - y);
    } else {
      double below = baseline + 12;
      for (Card.Line line : item.lines()) {
        if (below > y + height - 4) {
          break;
        }
        fitted(line.text(), false, x + 8, below, width - 12, SMALL, LEGIBLE, pen.p.muted());
        below += 10.5;
      }
    }
    if (!counted) {
      pen.badge(item.problems(), x + width - 9, y + 9, 5);
    }
    item.issued().ifPresent(status -> pen.seal(status, x + width - 8, y + height - 8, 4.5));
    if (item.locked()) {
      pen.lock(x + width - 13 - badge, y + 4, 9, pen.p.muted());
    }
  }

  /// A text that gets smaller before it is cut.
  private void fitted(
      String text,
      boolean isBold,
      double x,
      double y,
      double room,
      double most,
      double least,
      Color color) {
    double size = pen.fit.size(text, isBold, most, least, room);
    pen.text(pen.fit.cut(text, isBold, size, room), x, y, isBold, size, color);
  }

  /// A name in one line, or in two where it is too long and the card has the room.
  ///
  /// @param below what the card has left below the first line
  private List<String> title(String name, double size, double room, double below) {
    if (below >= size + LEADING && pen.fit.width(name, true, size) > room) {
      List<String> lines = pen.fit.wrap(name, true, size, room);
      if (lines.size() == 2) {
        return lines;
      }
    }
    return List.of(pen.fit.cut(name, true, size, room));
  }

  /// The edges of two more cards below a card that stands for several.
  private void behind(double x, double y, double width, double height, boolean rounded) {
    GraphicsContext g = pen.g;
    for (int i = 2; i > 0; i--) {
      double by = i * Math.max(2, 3 * pen.s);
      double r = rounded ? Pen.RADIUS * 2 * pen.s : 0;
      g.setFill(pen.p.cardLine());
      g.fillRoundRect(x + 2 * by, y + by, width - 4 * by, height, r, r);
      g.setFill(pen.p.card());
      g.fillRoundRect(x + 2 * by + 1, y + by + 1, width - 4 * by - 2, height - 2, r, r);
    }
  }

  private void near(Drawing.Item item) {
    GraphicsContext g = pen.g;
    double s = pen.s;
    Box b = item.box();
    double x = pen.sx(b.x());
    double y = pen.sy(b.y());
    double width = pen.sx(b.right()) - x;
    double height = pen.sy(b.bottom()) - y;
    double r = Pen.RADIUS * 2 * s;
    if (item.collapsed()) {
      behind(x, y, width, height, true);
    } else {
      g.setFill(pen.p.shadow());
      g.fillRect(x + r / 4, y + height, width - r / 2, Math.max(1, Pen.whole(2 * s)));
    }
    plate(item, x, y, width, height, r);
    String group = item.kind().group();
    double tile = 28 * s;
    double tileX = x + 10 * s;
    double tileY = y + 10 * s;
    pen.sprites.tile(
        g,
        item.kind().id().value(),
        tileX,
        tileY,
        Pen.whole(tile),
        Pen.whole(18 * s),
        pen.p.tiles().get(group),
        pen.p.groups().get(group));
    item.issued()
        .ifPresent(
            status ->
                pen.seal(status, tileX + tile - 2 * s, tileY + tile - 1 * s, Math.max(6 * s, 4.5)));
    double textX = tileX + tile + 8 * s;
    double badge = item.problems().isBad() ? Math.max(18 * s, 12) : 0;
    double lock = item.locked() ? Math.max(15 * s, 11) : 0;
    double room = x + width - textX - 8 * s;
    double nameSize = Math.max(13 * s, 9);
    double kindSize = Math.max(10.5 * s, LEGIBLE);
    boolean counted = overlay == Overlay.PROBLEMS && !item.problems().isNone();
    if (item.locked()) {
      double size = Math.max(11 * s, 9);
      pen.lock(x + width - badge - lock - 4 * s, y + 9 * s, size, pen.p.muted());
    }
    fitted(
        item.name(),
        true,
        textX,
        y + 22 * s + (nameSize - 13 * s) / 3,
        room - (counted ? 0 : badge) - lock,
        nameSize,
        kindSize,
        pen.p.text());
    double kindRoom = room;
    if (counted) {
      double size = Math.max(11 * s, 9);
      kindRoom = pen.counts(item.problems(), x + width - 10 * s, y + 33 * s, size) - textX - 6 * s;
    } else {
      pen.badge(
          item.problems(),
          x + width - Math.max(14 * s, 9),
          y + Math.max(15 * s, 9),
          Math.max(6.5 * s, 5));
    }
    pen.text(
        pen.fit.cut(item.kindName(), false, kindSize, kindRoom),
        textX,
        y + 37 * s,
        false,
        kindSize,
        pen.p.muted());
    if (overlay == Overlay.ADDRESSES && !addresses(item).isEmpty()) {
      addresses(item, x, y, width, Card.HEADER * s);
      return;
    }
    lines(item, x, y, width);
    if (!item.chips().isEmpty()) {
      chips(item.chips(), x + 12 * s, y + height - (Card.PADDING + 18) * s, width - 24 * s);
    }
  }

  private void plate(Drawing.Item item, double x, double y, double width, double height, double r) {
    pen.sprites.round(pen.g, x, y, width, height, r / 2, edge(item), fill(item));
  }

  private void lines(Drawing.Item item, double x, double y, double width) {
    if (item.lines().isEmpty()) {
      return;
    }
    double s = pen.s;
    rule(x, y, width);
    double size = Math.max(11 * s, LEGIBLE);
    double labels = 0;
    for (String label : item.labels()) {
      labels = Math.max(labels, pen.fit.width(label, false, size));
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
        pen.text(
            pen.fit.cut(label, false, size, labels), left, baseline, false, size, pen.p.muted());
        valueX = left + labels + 8 * s;
      }
      double more = 0;
      if (line.more() > 0) {
        String plus = "+" + line.more();
        more = pen.fit.width(plus, false, size) + 6 * s;
        pen.text(plus, right - more + 6 * s, baseline, false, size, pen.p.muted());
      }
      fitted(
          line.value(),
          false,
          valueX,
          baseline,
          right - valueX - more,
          size,
          Math.max(9 * s, LEGIBLE),
          pen.p.text());
      baseline += Card.LINE * s;
    }
  }

  private void rule(double x, double y, double width) {
    pen.g.setFill(pen.p.chip());
    pen.g.fillRect(x + 1, Pen.whole(y + Card.HEADER * pen.s), width - 2, 1);
  }

  private void chips(List<String> chips, double x, double y, double room) {
    double s = pen.s;
    double size = Math.max(9.5 * s, 7);
    double left = x;
    for (String chip : chips) {
      double width = pen.fit.width(chip, false, size) + 12 * s;
      if (left + width > x + room + 1) {
        return;
      }
      pen.sprites.round(
          pen.g,
          Pen.whole(left),
          Pen.whole(y),
          Pen.whole(width),
          Pen.whole(16 * s),
          4 * s,
          pen.p.chip(),
          pen.p.chip());
      pen.text(chip, left + 6 * s, y + 8 * s + size * 0.36, false, size, pen.p.chipText());
      left += width + 5 * s;
    }
  }

  // Addresses

  private List<Card.Line> addresses(Drawing.Item item) {
    return addresses.computeIfAbsent(
        item, i -> drawing.design.map(d -> Cards.addresses(i.element(), d)).orElse(List.of()));
  }

  private record Row(String label, String words) {}

  /// Every address by service, instead of the card's lines. Where they need more room than the card
  /// has, the card reaches down as far as nothing else stands there.
  ///
  /// @param header height of what stands above them
  private void addresses(Drawing.Item item, double x, double y, double width, double header) {
    double s = pen.s;
    boolean small = s < Pen.NEAR;
    List<Card.Line> all = addresses(item);
    double size = Math.max(ADDRESS * s, small ? SMALL : LEGIBLE);
    double line = Math.max(ADDRESS_LINE * s, size + 2);
    double pad = small ? 3 : Card.PADDING * s;
    double left = x + (small ? 8 : 12 * s);
    double labels = 0;
    for (Card.Line one : all) {
      labels = Math.max(labels, pen.fit.width(label(one), false, size));
    }
    double whole = width - (small ? 12 : 20 * s);
    labels = Math.min(labels, width * 0.36);
    if (small && widest(all, size) > whole - labels - 4) {
      // An address in full tells more than the service it belongs to.
      labels = 0;
    }
    double gap = labels == 0 ? 0 : small ? 4 : 6 * s;
    double room = whole - labels - gap;
    List<Row> rows = new ArrayList<>();
    for (Card.Line one : all) {
      String label = label(one);
      for (String words : pen.fit.wrap(one.value(), false, size, room)) {
        rows.add(new Row(label, words));
        label = "";
      }
    }
    double top = y + header;
    double need = pad + rows.size() * line;
    double own = pen.sy(item.box().bottom()) - top;
    double free = Math.max(own, (free(item) - item.box().y()) * s - header);
    int fits = (int) ((Math.min(need, free) - pad + 1) / line);
    if (need > own) {
      lengthen(item, x, top, width, Math.min(need, free) + (small ? 2 : 4 * s));
    }
    if (!small) {
      rule(x, y, width);
    }
    double baseline = top + pad / 2 + size;
    int shown = rows.size() <= fits ? rows.size() : Math.max(0, fits - 1);
    for (Row row : rows.subList(0, shown)) {
      pen.text(
          pen.fit.cut(row.label(), false, size, labels),
          left,
          baseline,
          false,
          size,
          pen.p.muted());
      pen.text(
          pen.fit.cut(row.words(), false, size, room),
          left + labels + gap,
          baseline,
          false,
          size,
          pen.p.text());
      baseline += line;
    }
    if (shown < rows.size()) {
      pen.text(
          texts.say("canvas.more-rows", rows.size() - shown),
          left,
          baseline,
          false,
          size,
          pen.p.muted());
    }
  }

  private double widest(List<Card.Line> lines, double size) {
    double widest = 0;
    for (Card.Line line : lines) {
      for (String word : line.value().split(" ", -1)) {
        widest = Math.max(widest, pen.fit.width(word, false, size));
      }
    }
    return widest;
  }

  /// Lets a card reach further down.
  private void lengthen(Drawing.Item item, double x, double top, double width, double height) {
    double s = pen.s;
    if (s < Pen.NEAR) {
      double high = Pen.whole(height);
      pen.g.setFill(edge(item));
      pen.g.fillRect(x, top, width, high);
      pen.g.setFill(fill(item));
      pen.g.fillRect(x + 1, top, width - 2, high - 1);
      pen.g.setFill(pen.p.groups().get(item.kind().group()));
      pen.g.fillRect(x, top, 3, high);
      return;
    }
    plate(item, x, top - 2, width, height, 4 * s);
    pen.g.setFill(fill(item));
    pen.g.fillRect(x + 1, top - 4, width - 2, 6);
  }

  private String label(Card.Line line) {
    return line.label().isEmpty() ? "" : texts.say(line.label());
  }

  /// How far down a card could reach, in drawing units.
  private double free(Drawing.Item item) {
    Box b = item.box();
    Box below = Box.between(b.x() - 2, b.bottom(), b.right() + 2, b.bottom() + 240);
    double end = below.bottom();
    for (Box other : drawing.boxesIn(below, java.util.Set.of(item.element().id()))) {
      end = Math.min(end, Math.max(b.bottom(), other.y()) - 6);
    }
    for (Drawing.Frame frame : drawing.frames) {
      if (frame.box().contains(b)) {
        end = Math.min(end, frame.box().bottom() - 6);
      } else if (frame.box().overlaps(below)) {
        end = Math.min(end, Math.max(b.bottom(), frame.box().y() - 6));
      }
    }
    return Math.max(b.bottom(), end);
  }
}
