package edgewise.export;

import edgewise.model.ElementId;
import edgewise.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The plan as one spreadsheet, `plan.xlsx`: a summary and a sheet for each table. Every cell is
/// text, so nothing in a name becomes a formula. Rows go to the stream in chunks: memory does not
/// grow with the plan.
///
/// What a team has to act on stands together, is one click away from the summary and has a name
/// that programs list beside the cell's address; a filter of the column `Team` shows it alone.
/// Stored views and slicers would be one click less, but only one of the two usual programs knows
/// them.
public final class XlsxExporter implements Exporter {
  /// The earliest time a zip archive can have, the usual stand-in for none.
  private static final Instant UNDATED = Instant.parse("1980-01-01T00:00:00Z");

  private static final int CHUNK = 200;
  private static final int LONGEST_CELL = 32_767;

  /// Links of a sheet. Programs take 65,530; each is kept until the sheet is done.
  private static final int MOST_LINKS = 10_000;

  /// Rows of a sheet that are given the height of their text.
  private static final int MOST_HEIGHTS = 10_000;

  /// Footers have a limit of their own.
  private static final int LONGEST_FOOTER = 80;

  private static final int NARROWEST = 6;
  private static final int WIDEST = 28;

  /// Names that lead somewhere are not wrapped by LibreOffice.
  private static final int WIDEST_LINK = 48;

  /// Columns that may be narrower or wider than the others.
  private static final Map<String, Integer> WIDEST_OF =
      Map.ofEntries(
          Map.entry("id", 24),
          Map.entry("reference", 28),
          Map.entry("source_addresses", 31),
          Map.entry("destination_addresses", 31),
          Map.entry("source_translated", 31),
          Map.entry("destination_translated", 31),
          Map.entry("required_by", 30),
          Map.entry("note", 40),
          Map.entry("sans", 34),
          Map.entry("message", 60),
          Map.entry("remedy", 60),
          Map.entry("reason", 60),
          Map.entry("name", 34),
          Map.entry("machine", 34),
          Map.entry("before", 50),
          Map.entry("after", 50));

  /// Wider sheets are printed on larger paper.
  private static final int WIDEST_ON_A4 = 230;

  /// Less than the library takes: a little larger file, sooner.
  private static final int COMPRESSION = 3;

  private static final String FONT = "Arial";
  private static final int FONT_SIZE = 10;
  private static final double LINE_HEIGHT = 13;
  private static final String DARK = "1F3A4D";
  private static final String INPUT = "0B5C9C";
  private static final String LINK = "0B5C9C";
  private static final String QUIET = "5B6870";
  private static final String RULE = "C9D1D6";
  private static final String PAPER = "FFFFFF";

  private static final Map<String, String> TABS =
      Map.of(
          Page.TOPOLOGY, "0B5C9C",
          Page.SERVERS, "0B5C9C",
          Page.FIREWALL, "C4571B",
          Page.DNS, "2E7D4F",
          Page.CERTIFICATES, "8A6D00",
          Page.PARTNERS, "6B4FA0",
          Page.PROBLEMS, "B3261E",
          Page.SIMULATION, "5B6870",
          Page.CHANGES, "5B6870");

  @Override
  public String id() {
    return "xlsx";
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return List.of(new OutFile("plan.xlsx", out -> new Writing(in).to(out)));
  }

  /// One book on its way to a stream.
  private static final class Writing {
    private final ExportInput in;
    private final Texts texts;
    private final List<Page<?>> pages;

    private final Map<String, Map<ElementId, Page.Place>> places = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Summary summary;
    private int links;

    /// Row and column of cells that lead somewhere and are not coloured yet.
    private final List<int[]> leading = new ArrayList<>();

    Writing(ExportInput in) {
      this.in = in;
      texts = in.texts();
      pages = Page.of(in);
      summary = Summary.of(in);
      for (Page<?> page : pages) {
        places.put(page.id(), page.places());
        names.put(page.id(), page.heading(texts));
      }
    }

    void to(OutputStream stream) throws IOException {
      FixedDate out = new FixedDate(stream);
      // The library wants a version of the form 00.0000.
      Workbook book = new Workbook(out, "Edgewise", "1.0");
      book.setGlobalDefaultFont(FONT, FONT_SIZE);
      book.setCompressionLevel(COMPRESSION);
      summary(book);
      for (Page<?> page : pages) {
        table(book, page);
      }
      book.setCompressionLevel(Deflater.NO_COMPRESSION);
      out.holdBack();
      book.finish();
      out.release(in.date().orElse(UNDATED));
    }

    private void summary(Workbook book) throws IOException {
      Worksheet sheet = begin(book, texts.say("sheet.summary"), DARK);
      sheet.fitToHeight((short) 1);
      sheet.width(0, 38);
      sheet.width(1, 84);
      sheet.width(2, 12);
      text(sheet, 0, 0, summary.title());
      sheet.style(0, 0).bold().fontSize(16).fontColor(DARK).set();
      sheet.rowHeight(0, 24);
      int row = 2;
      for (Summary.Line line : summary.lines()) {
        text(sheet, row, 0, line.label());
        text(sheet, row, 1, line.value());
        sheet.style(row, 0).bold().verticalAlignment("top").set();
        sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
        sheet.rowHeight(row, height(Math.ceilDiv(line.value().length(), 76)));
        row++;
      }
      row = contents(sheet, row + 1);
      row = teams(sheet, row + 1);
      row = heading(sheet, row + 1, "summary.colours", "", "");
      for (Sheet.Tone tone : List.of(Sheet.Tone.OUTSIDE, Sheet.Tone.PERIMETER, Sheet.Tone.INSIDE)) {
        text(sheet, row, 0, texts.say("summary.colour." + tone.name().toLowerCase(Locale.ROOT)));
        sheet.style(row++, 0).fillColor(tone.fill()).set();
      }
      text(sheet, row, 0, texts.say("summary.input"));
      text(sheet, row, 1, texts.say("summary.input.how"));
      sheet.style(row, 0).fontColor(PAPER).fillColor(INPUT).bold().verticalAlignment("top").set();
      sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
      sheet.rowHeight(row, height(3));
      sheet.finish();
    }

    private int contents(Worksheet sheet, int at) {
      int row = heading(sheet, at, "summary.contents", "", "summary.rows");
      for (Page<?> page : pages) {
        link(sheet, row, 0, page.heading(texts), names.get(page.id()), "A1");
        text(sheet, row, 1, texts.say("sheet.about." + page.id()));
        text(sheet, row, 2, Integer.toString(page.rows().size()));
        sheet.style(row, 1).wrapText(true).set();
        row++;
      }
      return row;
    }

    /// What each team has to act on, as a block of rows that a click selects.
    private int teams(Worksheet sheet, int at) {
      int row = heading(sheet, at, "summary.teams", "summary.teams.how", "summary.rows");
      for (Page<?> page : pages) {
        int from = 2;
        for (Map.Entry<Team, Integer> team : page.teams().entrySet()) {
          int to = from + team.getValue() - 1;
          link(
              sheet,
              row,
              0,
              texts.say("team." + team.getKey().id()),
              names.get(page.id()),
              "A" + from + ":" + column(lastVisible(page)) + to);
          text(sheet, row, 1, page.heading(texts));
          text(sheet, row, 2, Integer.toString(team.getValue()));
          from = to + 1;
          row++;
        }
      }
      return row;
    }

    private int heading(Worksheet sheet, int row, String first, String second, String third) {
      text(sheet, row, 0, texts.say(first));
      text(sheet, row, 1, second.isEmpty() ? "" : texts.say(second));
      text(sheet, row, 2, third.isEmpty() ? "" : texts.say(third));
      sheet.range(row, 0, row, 2).style().bold().fontColor(PAPER).fillColor(DARK).set();
      return row + 1;
    }

    private <R> void table(Workbook book, Page<R> page) throws IOException {
      links = 0;
      Worksheet sheet = begin(book, names.get(page.id()), TABS.get(page.id()));
      List<Page.Cell<R>> columns = page.columns();
      int last = columns.size() - 1;
      sheet.repeatRows(0);
      sheet.freezePane(0, 1);
      // Hidden columns belong to the range: sorting must keep the key beside its row.
      sheet.setAutoFilter(0, 0, page.rows().size(), last);
      int[] widths = new int[columns.size()];
      int total = 0;
      int lines = 1;
      for (int c = 0; c <= last; c++) {
        widths[c] = width(page, c);
        sheet.width(c, widths[c]);
        text(sheet, 0, c, columns.get(c).heading());
        if (columns.get(c).hidden()) {
          sheet.hideColumn(c);
        } else {
          total += widths[c];
          lines = Math.max(lines, wrapped(columns.get(c).heading(), widths[c] - 2));
        }
      }
      sheet.rowHeight(0, lines * LINE_HEIGHT + 6);
      sheet.paperSize(total > WIDEST_ON_A4 ? PaperSize.A3_PAPER : PaperSize.A4_PAPER);
      head(sheet, 0, last, DARK);
      for (int c = 0; c <= last; c++) {
        Page.Cell<R> column = columns.get(c);
        if (page.rows().stream().limit(CHUNK).anyMatch(column.input()::apply)) {
          head(sheet, c, c, INPUT);
        }
      }
      rows(sheet, page, widths);
      blocks(sheet, page);
      below(sheet, page);
      sheet.finish();
    }

    private static void head(Worksheet sheet, int from, int to, String fill) {
      sheet
          .range(0, from, 0, to)
          .style()
          .bold()
          .fontColor(PAPER)
          .fillColor(fill)
          .wrapText(true)
          .verticalAlignment("center")
          .set();
    }

    private <R> void rows(Worksheet sheet, Page<R> page, int[] widths) throws IOException {
      List<Page.Cell<R>> columns = page.columns();
      int last = columns.size() - 1;
      int chunkStart = 1;
      Sheet.Tone tone = Sheet.Tone.NONE;
      for (int r = 1; r <= page.rows().size(); r++) {
        R row = page.rows().get(r - 1);
        Sheet.Tone next = page.tone().apply(row);
        boolean full = r - chunkStart == CHUNK;
        if (next != tone || full) {
          paint(sheet, page, chunkStart, r - 1, tone);
          chunkStart = r;
          tone = next;
        }
        if (full) {
          sheet.flush();
        }
        int lines = 1;
        for (int c = 0; c <= last; c++) {
          Page.Cell<R> column = columns.get(c);
          String cell = column.text().apply(row, texts);
          cell(sheet, r, c, cell, column, row);
          if (!column.hidden() && r <= MOST_HEIGHTS) {
            lines = Math.max(lines, lines(cell, widths[c] - 2));
          }
        }
        // Not every program fits rows to wrapped text by itself.
        if (r <= MOST_HEIGHTS) {
          sheet.rowHeight(r, height(lines));
        }
      }
      paint(sheet, page, chunkStart, page.rows().size(), tone);
    }

    /// Writes a cell, and leads it to the line of its element.
    private <R> void cell(Worksheet sheet, int r, int c, String text, Page.Cell<R> column, R row) {
      if (!column.leads().isEmpty() && !text.isEmpty()) {
        Page.Place target =
            column.to().apply(row).map(places.get(column.leads())::get).orElse(null);
        if (target != null && links < MOST_LINKS) {
          leading.add(new int[] {r, c});
          jump(sheet, r, c, names.get(column.leads()), "A" + (target.first() + 1));
        }
      }
      text(sheet, r, c, text);
    }

    private <R> void paint(Worksheet sheet, Page<R> page, int from, int to, Sheet.Tone tone) {
      if (to < from) {
        return;
      }
      List<Page.Cell<R>> columns = page.columns();
      style(sheet.range(from, 0, to, columns.size() - 1).style(), tone).set();
      for (int c = 0; c < columns.size(); c++) {
        Page.Cell<R> column = columns.get(c);
        for (int r = from; r <= to; r++) {
          R row = page.rows().get(r - 1);
          if (column.tone().isPresent()) {
            style(sheet.style(r, c), column.tone().get().apply(row)).set();
          }
          if (column.input().apply(row)) {
            sheet.style(r, c).fillColor(PAPER).fontColor(INPUT).format("@").set();
          }
        }
      }
      colourLinks(sheet);
    }

    /// Colours the cells that lead somewhere, column by column: a run of them is one step.
    private void colourLinks(Worksheet sheet) {
      leading.sort(Comparator.<int[]>comparingInt(at -> at[1]).thenComparingInt(at -> at[0]));
      for (int i = 0; i < leading.size(); ) {
        int[] from = leading.get(i);
        int to = from[0];
        i++;
        while (i < leading.size() && leading.get(i)[1] == from[1] && leading.get(i)[0] == to + 1) {
          to++;
          i++;
        }
        sheet.range(from[0], from[1], to, from[1]).style().fontColor(LINK).underlined().set();
      }
      leading.clear();
    }

    private static StyleSetter style(StyleSetter style, Sheet.Tone tone) {
      if (tone != Sheet.Tone.NONE) {
        style.fillColor(tone.fill());
      }
      style.wrapText(true).verticalAlignment("top").borderStyle(BorderStyle.THIN).borderColor(RULE);
      return style;
    }

    /// Gives the rows of each team a name.
    private static <R> void blocks(Worksheet sheet, Page<R> page) {
      int from = 1;
      for (Map.Entry<Team, Integer> team : page.teams().entrySet()) {
        var range = sheet.range(from, 0, from + team.getValue() - 1, lastVisible(page));
        range.setFolderScope(true);
        range.setName(page.id() + "." + team.getKey().id().replace('-', '.'));
        from += team.getValue();
      }
    }

    private <R> void below(Worksheet sheet, Page<R> page) {
      String line = page.rows().isEmpty() ? texts.say("sheet.empty." + page.id()) : page.note();
      if (!line.isEmpty()) {
        int row = page.rows().isEmpty() ? 1 : page.rows().size() + 2;
        text(sheet, row, 0, line);
        sheet.style(row, 0).italic().fontColor(QUIET).set();
      }
    }

    private Worksheet begin(Workbook book, String name, String tab) {
      Worksheet sheet = book.newWorksheet(name);
      sheet.setTabColor(tab);
      sheet.pageOrientation("landscape");
      sheet.setFitToPage(true);
      sheet.fitToWidth((short) 1);
      sheet.fitToHeight((short) 0);
      sheet.leftMargin(0.4f);
      sheet.rightMargin(0.4f);
      sheet.topMargin(0.5f);
      sheet.bottomMargin(0.6f);
      sheet.footer("&A", Position.LEFT);
      sheet.footer(
          Plain.cut(Plain.line(summary.title()), LONGEST_FOOTER).replace("&", "&&"),
          Position.CENTER);
      sheet.footer("&P / &N", Position.RIGHT);
      return sheet;
    }

    private void link(
        Worksheet sheet, int row, int column, String text, String name, String target) {
      jump(sheet, row, column, name, target);
      text(sheet, row, column, text);
      sheet.style(row, column).fontColor(LINK).underlined().set();
    }

    /// The library keeps one link for each pair of target and text and would lose the others; the
    /// address of the cell, as the text, makes them different. The cell's own text follows.
    private void jump(Worksheet sheet, int row, int column, String name, String target) {
      sheet.hyperlink(
          row,
          column,
          HyperLink.internal(
              "'" + name.replace("'", "''") + "'!" + target, column(column) + (row + 1)));
      links++;
    }

    /// Wide enough for the longest line of the first rows and for the words of the heading, within
    /// reason.
    private <R> int width(Page<R> page, int column) {
      Page.Cell<R> c = page.columns().get(column);
      int longest = Math.max(NARROWEST, c.heading().length() / 2 + 3);
      for (String word : c.heading().split(" ", -1)) {
        longest = Math.max(longest, word.length() + 4);
      }
      int widest = Math.max(longest, WIDEST_OF.getOrDefault(c.id(), WIDEST));
      if (!c.leads().isEmpty()) {
        widest = Math.max(widest, WIDEST_LINK);
      }
      for (R row : page.rows().subList(0, Math.min(CHUNK, page.rows().size()))) {
        for (String line : c.text().apply(row, texts).split("\n", -1)) {
          longest = Math.max(longest, line.length() + 2);
        }
      }
      return Math.min(longest, widest);
    }
  }

  private static int lastVisible(Page<?> page) {
    int last = page.columns().size() - 1;
    while (page.columns().get(last).hidden()) {
      last--;
    }
    return last;
  }

  /// The letters of a column.
  private static String column(int index) {
    String letters = "";
    for (int i = index + 1; i > 0; i = (i - 1) / 26) {
      letters = (char) ('A' + (i - 1) % 26) + letters;
    }
    return letters;
  }

  private static int lines(String text, int width) {
    if (text.length() <= width && text.indexOf('\n') < 0) {
      return 1;
    }
    int lines = 0;
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines += wrapped(text.substring(start, end), width);
      start = end + 1;
    }
    return lines + wrapped(text.substring(start), width);
  }

  /// Lines of a text that breaks at blanks, behind hyphens, and inside of words that are longer
  /// than a line.
  private static int wrapped(String text, int width) {
    int lines = 1;
    int used = 0;
    for (int start = 0; start < text.length(); ) {
      int blank = text.indexOf(' ', start);
      int hyphen = text.indexOf('-', start) + 1;
      boolean split = hyphen > 0 && (blank < 0 || hyphen < blank);
      int word = (split ? hyphen : blank < 0 ? text.length() : blank) - start;
      if (used > 0 && used + word > width) {
        lines++;
        used = 0;
      }
      lines += (word - 1) / width * (word > width ? 1 : 0);
      used = word > width ? word % width : used + word + (split ? 0 : 1);
      start += word + (split ? 0 : 1);
    }
    return lines;
  }

  private static double height(int lines) {
    return Math.min(Math.max(1, lines) * LINE_HEIGHT, Worksheet.MAX_ROW_HEIGHT);
  }

  private static void text(Worksheet sheet, int row, int column, String text) {
    if (!text.isEmpty()) {
      String cell =
          text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
      sheet.inlineString(row, column, cell.contains("_x") ? literal(cell) : cell);
    }
  }

  /// Programs read `_x0041_` as the character of that number.
  private static String literal(String text) {
    return text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
  }
}
