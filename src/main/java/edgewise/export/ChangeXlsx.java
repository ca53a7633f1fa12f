package edgewise.export;

import edgewise.compare.Comparison.Section;
import edgewise.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A change request as a spreadsheet: a summary and a sheet for each part in which anything
/// changes. Every cell is text, so nothing in a name becomes a formula.
final class ChangeXlsx {
  /// The earliest time a zip archive can have, the usual stand-in for none.
  private static final Instant UNDATED = Instant.parse("1980-01-01T00:00:00Z");

  private static final int CHUNK = 200;
  private static final int LONGEST_CELL = 32_767;
  private static final int NARROWEST = 9;
  private static final int WIDEST = 40;
  private static final double LINE_HEIGHT = 15;
  private static final String DARK = "1F3A4D";
  private static final String RULE = "C9D1D6";

  private ChangeXlsx() {}

  static OutFile file(ChangeRequest request) {
    return new OutFile("changes.xlsx", out -> write(request, out));
  }

  private static void write(ChangeRequest request, OutputStream stream) throws IOException {
    FixedDate out = new FixedDate(stream);
    // The library wants a version of the form 00.0000.
    Workbook book = new Workbook(out, "Edgewise", "1.0");
    summary(book, request);
    for (ChangeGrid grid : ChangeGrid.of(request)) {
      grid(book, grid);
    }
    book.setCompressionLevel(Deflater.NO_COMPRESSION);
    out.holdBack();
    book.finish();
    out.release(request.after().date().orElse(UNDATED));
  }

  private static void summary(Workbook book, ChangeRequest request) throws IOException {
    Texts texts = request.texts();
    Worksheet page = book.newWorksheet(texts.say("changes.summary"));
    layout(page);
    page.width(0, 28);
    page.width(1, 60);
    text(page, 0, 0, request.title());
    page.style(0, 0).bold().fontSize(16).set();
    int row = 2;
    for (Section section : request.sections()) {
      text(page, row, 0, texts.say("changes." + section.id()));
      text(page, row, 1, request.count(section));
      page.style(row, 0).bold().set();
      row++;
    }
    if (request.comparison().isEmpty()) {
      text(page, row, 0, texts.say("changes.same"));
    }
    page.finish();
  }

  private static void grid(Workbook book, ChangeGrid grid) throws IOException {
    Worksheet page = book.newWorksheet(grid.heading());
    int last = grid.headings().size() - 1;
    layout(page);
    page.repeatRows(0);
    page.freezePane(0, 1);
    page.rowHeight(0, 2 * LINE_HEIGHT + 2);
    page.setAutoFilter(0, 0, grid.lines().size(), last);
    int[] widths = new int[last + 1];
    for (int c = 0; c <= last; c++) {
      widths[c] = width(grid, c);
      page.width(c, widths[c]);
      text(page, 0, c, grid.headings().get(c));
    }
    page.range(0, 0, 0, last)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor(DARK)
        .wrapText(true)
        .verticalAlignment("center")
        .set();
    int r = 0;
    for (ChangeGrid.Line line : grid.lines()) {
      r++;
      int height = 1;
      for (int c = 0; c <= last; c++) {
        String cell = line.cells().get(c);
        text(page, r, c, cell);
        int room = widths[c] - 2;
        height =
            Math.max(
                height,
                cell.lines().mapToInt(l -> Math.max(1, Math.ceilDiv(l.length(), room))).sum());
      }
      // Not every program fits rows to wrapped text by itself.
      page.rowHeight(r, Math.min(height * LINE_HEIGHT, Worksheet.MAX_ROW_HEIGHT));
      page.range(r, 0, r, last)
          .style()
          .fillColor(ChangeGrid.tone(line).fill())
          .wrapText(true)
          .verticalAlignment("top")
          .borderStyle(BorderStyle.THIN)
          .borderColor(RULE)
          .set();
      for (int c = 0; c <= last; c++) {
        if (line.differs().get(c)) {
          page.style(r, c).bold().set();
        }
      }
      if (r % CHUNK == 0) {
        page.flush();
      }
    }
    page.finish();
  }

  private static void layout(Worksheet page) {
    page.pageOrientation("landscape");
    page.setFitToPage(true);
    page.fitToWidth((short) 1);
    page.fitToHeight((short) 0);
    page.footer("&A", Position.LEFT);
    page.footer("&P / &N", Position.RIGHT);
  }

  /// Wide enough for the longest text of the first lines, within reason.
  private static int width(ChangeGrid grid, int column) {
    int longest = Math.max(NARROWEST, grid.headings().get(column).length() * 2 / 3 + 2);
    List<ChangeGrid.Line> some = grid.lines().subList(0, Math.min(CHUNK, grid.lines().size()));
    for (ChangeGrid.Line line : some) {
      for (String part : line.cells().get(column).split("\n", -1)) {
        longest = Math.max(longest, part.length() + 2);
      }
    }
    return Math.min(longest, WIDEST);
  }

  private static void text(Worksheet page, int row, int column, String text) {
    if (!text.isEmpty()) {
      page.inlineString(
          row,
          column,
          text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…");
    }
  }
}
