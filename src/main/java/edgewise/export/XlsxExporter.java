package edgewise.export;

import edgewise.plan.Column;
import edgewise.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The plan as one spreadsheet, `plan.xlsx`: a summary and a sheet for each table. Every cell is
/// text, so nothing in a name becomes a formula. Rows go to the stream in chunks: memory does not
/// grow with the plan.
public final class XlsxExporter implements Exporter {
  /// The earliest time a zip archive can have, the usual stand-in for none.
  private static final Instant UNDATED = Instant.parse("1980-01-01T00:00:00Z");

  private static final int CHUNK = 200;
  private static final int LONGEST_CELL = 32_767;
  private static final int NARROWEST = 9;
  private static final int WIDEST = 32;
  private static final double LINE_HEIGHT = 15;
  private static final String DARK = "1F3A4D";
  private static final String RULE = "C9D1D6";

  @Override
  public String id() {
    return "xlsx";
  }

  @Override
  public List<OutFile> render(ExportInput in) {
    return List.of(new OutFile("plan.xlsx", out -> write(in, out)));
  }

  private static void write(ExportInput in, OutputStream stream) throws IOException {
    FixedDate out = new FixedDate(stream);
    // The library wants a version of the form 00.0000.
    Workbook book = new Workbook(out, "Edgewise", "1.0");
    summary(book, in);
    for (Sheet<?> sheet : Sheet.of(in)) {
      table(book, sheet, in.texts());
    }
    book.setCompressionLevel(Deflater.NO_COMPRESSION);
    out.holdBack();
    book.finish();
    out.release(in.date().orElse(UNDATED));
  }

  private static void summary(Workbook book, ExportInput in) throws IOException {
    Summary summary = Summary.of(in);
    Worksheet page = book.newWorksheet(in.texts().say("sheet.summary"));
    layout(page);
    page.width(0, 28);
    page.width(1, 90);
    text(page, 0, 0, summary.title());
    page.style(0, 0).bold().fontSize(16).set();
    int row = 2;
    for (Summary.Line line : summary.lines()) {
      text(page, row, 0, line.label());
      text(page, row, 1, line.value());
      page.style(row, 0).bold().verticalAlignment("top").set();
      page.style(row, 1).wrapText(true).verticalAlignment("top").set();
      row++;
    }
    page.finish();
  }

  private static <R> void table(Workbook book, Sheet<R> sheet, Texts texts) throws IOException {
    Worksheet page = book.newWorksheet(sheet.heading(texts));
    List<String> headings = sheet.headings(texts);
    int last = headings.size() - 1;
    layout(page);
    page.repeatRows(0);
    page.freezePane(0, 1);
    page.rowHeight(0, 2 * LINE_HEIGHT + 2);
    page.setAutoFilter(0, 0, sheet.rows().size(), last);
    int[] widths = new int[headings.size()];
    for (int c = 0; c <= last; c++) {
      widths[c] = width(sheet, c, headings.get(c), texts);
      page.width(c, widths[c]);
      text(page, 0, c, headings.get(c));
    }
    page.range(0, 0, 0, last)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor(DARK)
        .wrapText(true)
        .verticalAlignment("center")
        .set();
    int chunkStart = 1;
    Sheet.Tone tone = Sheet.Tone.NONE;
    for (int r = 1; r <= sheet.rows().size(); r++) {
      R row = sheet.rows().get(r - 1);
      Sheet.Tone next = sheet.tone().apply(row);
      boolean full = r - chunkStart == CHUNK;
      if (next != tone || full) {
        paint(page, chunkStart, r - 1, last, tone);
        chunkStart = r;
        tone = next;
      }
      if (full) {
        page.flush();
      }
      int lines = 1;
      for (int c = 0; c <= last; c++) {
        String cell = sheet.columns().get(c).cell().apply(row, texts);
        text(page, r, c, cell);
        lines = Math.max(lines, Math.ceilDiv(cell.length(), widths[c] - 2));
      }
      // Not every program fits rows to wrapped text by itself.
      page.rowHeight(r, Math.min(lines * LINE_HEIGHT, Worksheet.MAX_ROW_HEIGHT));
    }
    paint(page, chunkStart, sheet.rows().size(), last, tone);
    page.finish();
  }

  private static void paint(Worksheet page, int from, int to, int last, Sheet.Tone tone) {
    if (to < from) {
      return;
    }
    Range range = page.range(from, 0, to, last);
    StyleSetter style = range.style();
    if (tone != Sheet.Tone.NONE) {
      style.fillColor(tone.fill());
    }
    style
        .wrapText(true)
        .verticalAlignment("top")
        .borderStyle(BorderStyle.THIN)
        .borderColor(RULE)
        .set();
  }

  private static void layout(Worksheet page) {
    page.pageOrientation("landscape");
    page.setFitToPage(true);
    page.fitToWidth((short) 1);
    page.fitToHeight((short) 0);
    page.footer("&A", Position.LEFT);
    page.footer("&P / &N", Position.RIGHT);
  }

  /// Wide enough for the longest word list of the first rows, within reason.
  private static <R> int width(Sheet<R> sheet, int column, String heading, Texts texts) {
    Column<R> c = sheet.columns().get(column);
    int longest = Math.max(NARROWEST, heading.length() * 2 / 3 + 2);
    for (R row : sheet.rows().subList(0, Math.min(CHUNK, sheet.rows().size()))) {
      longest = Math.max(longest, c.cell().apply(row, texts).length() + 2);
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
