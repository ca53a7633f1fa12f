package edgewise.export;

import edgewise.export.Picture.Part;
import edgewise.export.Picture.Path;
import edgewise.export.Picture.Placed;
import edgewise.export.Picture.Rect;
import edgewise.layout.Box;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Divides drawings and tables into pages. A page is a picture in points with the size of the
/// paper, so that preview, printer and PDF show the same.
public final class Paginator {
  private static final double TITLE = 26;
  private static final double GAP = 6;
  private static final double LEGEND = 0.65;
  private static final double MARK = 9;
  private static final double TABLE_TEXT = 7.5;
  private static final double LEAST_TEXT = 5;
  private static final double CELL = 4;
  private static final double HEADING = 14;

  /// A longer word may be broken; in letters.
  private static final double LONG_WORD = 9;

  private static final Ink BLACK = Ink.of("#1f2328");
  private static final Ink GREY = Ink.of("#57606a");
  private static final Ink RULE = Ink.of("#8c959f");
  private static final Ink FAINT = Ink.of("#d0d7de");
  private static final Ink SHADE = Ink.of("#f6f8fa");
  private static final Ink WHITE = Ink.of("#ffffff");

  private final PageSetup setup;
  private final TitleBlock title;
  private final Texts texts;
  private final Box content;
  private final Extent extent = new Extent();

  private Paginator(PageSetup setup, TitleBlock title, Texts texts) {
    this.setup = setup;
    this.title = title;
    this.texts = texts;
    double margin = PageSetup.points(setup.margin());
    Box inside = new Box(0, 0, setup.width(), setup.height()).grown(-margin);
    content =
        setup.titleBlock()
            ? new Box(inside.x(), inside.y(), inside.width(), inside.height() - TITLE - GAP)
            : inside;
  }

  /// The pages of a drawing, in light colours, row by row.
  public static List<Picture> drawing(
      Diagram diagram, PageSetup setup, TitleBlock title, Texts texts) {
    return new Paginator(setup, title, texts).drawing(diagram);
  }

  /// The pages of a table. Headings stand on each page; a table wider than the page is printed
  /// smaller, and its texts are wrapped.
  public static List<Picture> table(
      PrintTable table, PageSetup setup, TitleBlock title, Texts texts) {
    return new Paginator(setup, title, texts).table(table);
  }

  private Picture page(List<Part> parts, int number, int of) {
    List<Part> all = new ArrayList<>(parts);
    if (setup.titleBlock()) {
      titleBlock(number, of, all);
    }
    return new Picture(
        new Box(0, 0, setup.width(), setup.height()),
        title.title(),
        texts.say("print.page", number, of),
        WHITE,
        all);
  }

  private void titleBlock(int number, int of, List<Part> into) {
    double margin = PageSetup.points(setup.margin());
    Box box = new Box(margin, setup.height() - margin - TITLE, setup.width() - 2 * margin, TITLE);
    into.add(new Rect(box.grown(-0.25), 2, WHITE, RULE, 0.5));
    double middle = box.centerY() + 3;
    String pages = texts.say("print.page", number, of);
    double right = box.right() - 8 - Fonts.width(pages, false, 8);
    into.add(new Picture.Text(pages, right, middle, 8, false, BLACK));
    for (String fact : title.facts().reversed()) {
      String words = Fonts.cut(fact, false, 8, box.width() / 5);
      double width = Fonts.width(words, false, 8);
      if (right - width - 16 < box.x() + 80) {
        break;
      }
      into.add(new Rect(new Box(right - 8, box.y() + 6, 0.5, TITLE - 12), 0, FAINT));
      right -= width + 16;
      into.add(new Picture.Text(words, right, middle, 8, false, GREY));
    }
    into.add(new Rect(new Box(right - 8, box.y() + 6, 0.5, TITLE - 12), 0, FAINT));
    into.add(
        new Picture.Text(
            Fonts.cut(title.title(), true, 9, right - box.x() - 24),
            box.x() + 8,
            middle,
            9,
            true,
            BLACK));
  }

  // Drawings

  private List<Picture> drawing(Diagram diagram) {
    Picture picture = DiagramPicture.of(diagram, Colours.LIGHT, texts);
    List<Part> legend = new ArrayList<>();
    Box room = content;
    if (setup.legend()) {
      Picture strip =
          DiagramPicture.legend(diagram, Colours.LIGHT, texts, content.width() / LEGEND);
      double height = strip.area().height() * LEGEND;
      if (height > 0 && height < content.height() / 3) {
        room = new Box(content.x(), content.y(), content.width(), content.height() - height - GAP);
        legend.add(new Placed(content, content.x(), room.bottom() + GAP, LEGEND, strip.parts()));
      }
    }
    double overlap =
        Math.min(PageSetup.points(setup.overlap()), Math.min(room.width(), room.height()) / 3);
    Box area = picture.area();
    Tiling tiling = tiling(area, room, overlap);
    List<Picture> pages = new ArrayList<>();
    int of = tiling.across() * tiling.down();
    for (int row = 0; row < tiling.down(); row++) {
      for (int column = 0; column < tiling.across(); column++) {
        List<Part> parts = new ArrayList<>();
        double dx =
            room.x()
                + tiling.left()
                - column * (room.width() - overlap)
                - area.x() * tiling.scale();
        double dy =
            room.y() + tiling.top() - row * (room.height() - overlap) - area.y() * tiling.scale();
        Box seen =
            new Box(
                (room.x() - dx) / tiling.scale(),
                (room.y() - dy) / tiling.scale(),
                room.width() / tiling.scale(),
                room.height() / tiling.scale());
        List<Part> drawn = new ArrayList<>();
        drawn.add(new Rect(area, 0, picture.ground()));
        drawn.addAll(extent.within(picture.parts(), seen));
        parts.add(new Placed(room, dx, dy, tiling.scale(), drawn));
        if (setup.marks() && of > 1) {
          marks(room, overlap, row, column, tiling, parts);
        }
        parts.addAll(legend);
        pages.add(page(parts, pages.size() + 1, of));
      }
    }
    return pages;
  }

  /// How a drawing is laid on pages.
  ///
  /// @param scale points for one unit of the drawing
  /// @param left free room left of the drawing on all pages together; likewise `top`
  private record Tiling(int across, int down, double scale, double left, double top) {}

  private Tiling tiling(Box area, Box room, double overlap) {
    double scale =
        switch (setup.fit()) {
          case PAGE -> fitting(area, room.width(), room.height());
          case TILES ->
              fitting(
                  area,
                  total(room.width(), setup.across(), overlap),
                  total(room.height(), setup.down(), overlap));
          case SCALE -> PdfPainter.POINT * setup.percent() / 100;
        };
    int across =
        switch (setup.fit()) {
          case PAGE -> 1;
          case TILES -> setup.across();
          case SCALE -> needed(area.width() * scale, room.width(), overlap);
        };
    int down =
        switch (setup.fit()) {
          case PAGE -> 1;
          case TILES -> setup.down();
          case SCALE -> needed(area.height() * scale, room.height(), overlap);
        };
    return new Tiling(
        across,
        down,
        scale,
        Math.max(0, (total(room.width(), across, overlap) - area.width() * scale) / 2),
        Math.max(0, (total(room.height(), down, overlap) - area.height() * scale) / 2));
  }

  private static double fitting(Box area, double width, double height) {
    return Math.min(width / area.width(), height / area.height());
  }

  private static double total(double page, int pages, double overlap) {
    return pages * page - (pages - 1) * overlap;
  }

  private static int needed(double length, double page, double overlap) {
    return Math.max(1, (int) Math.ceil((length - overlap) / (page - overlap) - 1e-6));
  }

  /// Crosses where neighbouring pages are cut and laid upon each other, and which page comes next.
  private void marks(
      Box room, double overlap, int row, int column, Tiling tiling, List<Part> into) {
    double half = overlap / 2;
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    int number = row * tiling.across() + column + 1;
    if (column > 0) {
      xs.add(room.x() + half);
      next("←", number - 1, room.x() - 9, room.centerY(), into);
    }
    if (column < tiling.across() - 1) {
      xs.add(room.right() - half);
      next("→", number + 1, room.right() + 9, room.centerY(), into);
    }
    if (row > 0) {
      ys.add(room.y() + half);
      next("↑", number - tiling.across(), room.x() - 9, room.y() + 7, into);
    }
    if (row < tiling.down() - 1) {
      ys.add(room.bottom() - half);
      next("↓", number + tiling.across(), room.x() - 9, room.bottom(), into);
    }
    for (double x : xs) {
      cut(Outline.line(x, room.y(), x, room.bottom()), into);
      for (double y : ys.isEmpty() ? List.of(room.y() + MARK, room.bottom() - MARK) : ys) {
        cross(x, y, into);
      }
    }
    for (double y : ys) {
      cut(Outline.line(room.x(), y, room.right(), y), into);
      for (double x : xs.isEmpty() ? List.of(room.x() + MARK, room.right() - MARK) : xs) {
        cross(x, y, into);
      }
    }
  }

  private static void cut(String line, List<Part> into) {
    into.add(new Path(line, Ink.NONE, RULE.faded(0.7), 0.4, List.of(2.0, 3.0)));
  }

  private static void cross(double x, double y, List<Part> into) {
    into.add(new Path(Outline.line(x - MARK, y, x + MARK, y), BLACK, 0.5));
    into.add(new Path(Outline.line(x, y - MARK, x, y + MARK), BLACK, 0.5));
    into.add(new Path(Outline.disc(x, y, MARK / 3), Ink.NONE, BLACK, 0.5, List.of()));
  }

  /// Which page comes in a direction, in the margin; where there is hardly one, over the drawing.
  private void next(String arrow, int page, double x, double y, List<Part> into) {
    String words = arrow + " " + page;
    double width = Fonts.width(words, false, 6.5);
    double left = Math.clamp(x - width / 2, 2, Math.max(2, setup.width() - width - 2));
    into.add(new Rect(new Box(left - 1, y - 6.5, width + 2, 9), 1.5, WHITE.faded(0.85)));
    into.add(new Picture.Text(words, left, y, 6.5, false, GREY));
  }

  // Tables

  private List<Picture> table(PrintTable table) {
    double size = TABLE_TEXT;
    double[] widths = widths(table, size);
    double needed = 0;
    for (double width : least(table, size)) {
      needed += width;
    }
    if (needed > content.width()) {
      size = Math.max(LEAST_TEXT, TABLE_TEXT * content.width() / needed);
      widths = widths(table, size);
    }
    List<List<Part>> pages = new ArrayList<>();
    List<Part> page = new ArrayList<>();
    double top = head(table, widths, size, pages.isEmpty(), page);
    int onPage = 0;
    for (List<String> row : table.rows()) {
      List<List<String>> cells = new ArrayList<>();
      int lines = 1;
      for (int i = 0; i < widths.length; i++) {
        List<String> cell = Fonts.wrap(row.get(i), false, size, widths[i] - CELL);
        cells.add(cell);
        lines = Math.max(lines, cell.size());
      }
      int done = 0;
      while (done < lines) {
        int fits = (int) ((content.bottom() - top - CELL) / (size * 1.3));
        if (fits < Math.min(lines - done, 3) && onPage > 0) {
          pages.add(page);
          page = new ArrayList<>();
          top = head(table, widths, size, false, page);
          onPage = 0;
          continue;
        }
        int now = Math.max(1, Math.min(fits, lines - done));
        top = cells(cells, widths, size, top, done, now, onPage, page);
        done += now;
        onPage++;
      }
    }
    if (table.rows().isEmpty()) {
      page.add(
          new Picture.Text(
              texts.say("html.empty"), content.x(), top + size * 1.5, size, false, GREY));
    }
    pages.add(page);
    List<Picture> numbered = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      numbered.add(page(pages.get(i), i + 1, pages.size()));
    }
    return numbered;
  }

  /// The widest word of each column, so that short words are not broken; long ones may be.
  private static double[] least(PrintTable table, double size) {
    double[] least = new double[table.headings().size()];
    for (int i = 0; i < least.length; i++) {
      Set<String> words = new HashSet<>();
      for (List<String> row : table.rows()) {
        words.addAll(List.of(row.get(i).split("\\s", -1)));
      }
      double widest = 0;
      for (String word : words) {
        widest = Math.max(widest, Fonts.width(word, false, size));
      }
      least[i] = Math.min(widest, LONG_WORD * size);
      for (String word : table.headings().get(i).split(" ", -1)) {
        least[i] = Math.max(least[i], Fonts.width(word, true, size));
      }
      least[i] += CELL + 1;
    }
    return least;
  }

  private double[] widths(PrintTable table, double size) {
    double[] widths = least(table, size);
    double[] more = new double[widths.length];
    double sum = 0;
    double wanted = 0;
    for (int i = 0; i < widths.length; i++) {
      double most = table.weights().get(i) * 2;
      double widest = 0;
      for (List<String> row : table.rows()) {
        widest = Math.max(widest, Fonts.width(row.get(i), false, size) + CELL + 1);
        if (widest > most) {
          break;
        }
      }
      more[i] = Math.max(0, Math.min(widest, most) - widths[i]);
      sum += widths[i];
      wanted += more[i];
    }
    double free = content.width() - sum;
    double share = wanted == 0 ? 0 : Math.min(1, free / wanted);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = free < 0 ? widths[i] * content.width() / sum : widths[i] + more[i] * share;
    }
    return widths;
  }

  /// Title and headings.
  ///
  /// @return where the rows begin
  private double head(
      PrintTable table, double[] widths, double size, boolean first, List<Part> into) {
    double top = content.y();
    if (first || !setup.titleBlock()) {
      into.add(new Picture.Text(table.title(), content.x(), top + HEADING * 0.8, 11, true, BLACK));
      top += HEADING + GAP;
    }
    List<List<String>> cells = new ArrayList<>();
    int lines = 1;
    double width = 0;
    for (int i = 0; i < widths.length; i++) {
      List<String> cell = Fonts.wrap(table.headings().get(i), true, size, widths[i] - CELL);
      cells.add(cell);
      lines = Math.max(lines, cell.size());
      width += widths[i];
    }
    double height = lines * size * 1.3 + CELL;
    into.add(new Rect(new Box(content.x(), top, width, height), 0, Ink.of("#eaeef2")));
    double x = content.x();
    for (int i = 0; i < widths.length; i++) {
      double y = top + CELL / 2 + size;
      for (String line : cells.get(i)) {
        into.add(new Picture.Text(line, x + CELL / 2, y, size, true, BLACK));
        y += size * 1.3;
      }
      x += widths[i];
    }
    into.add(new Rect(new Box(content.x(), top + height - 0.6, width, 0.6), 0, RULE));
    return top + height;
  }

  private double cells(
      List<List<String>> cells,
      double[] widths,
      double size,
      double top,
      int from,
      int count,
      int row,
      List<Part> into) {
    double height = count * size * 1.3 + CELL;
    double width = 0;
    for (double each : widths) {
      width += each;
    }
    if (row % 2 == 1) {
      into.add(new Rect(new Box(content.x(), top, width, height), 0, SHADE));
    }
    double x = content.x();
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = cells.get(i);
      double y = top + CELL / 2 + size;
      for (int k = from; k < Math.min(lines.size(), from + count); k++) {
        if (!lines.get(k).isBlank()) {
          into.add(new Picture.Text(lines.get(k), x + CELL / 2, y, size, false, BLACK));
        }
        y += size * 1.3;
      }
      x += widths[i];
    }
    into.add(new Rect(new Box(content.x(), top + height - 0.3, width, 0.3), 0, FAINT));
    return top + height;
  }
}
