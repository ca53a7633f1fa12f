package edgewise.bench;

import edgewise.export.ExportInput;
import edgewise.plan.Column;
import edgewise.plan.FirewallRow;
import edgewise.plan.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/// Writes the firewall rows of SheetBench with the streaming writer of Apache POI: the cells alone.
/// Only the benchmark knows that library. Arguments: rows, repeats, file.
final class PoiSheet {
  private PoiSheet() {}

  public static void main(String[] args) throws IOException {
    ExportInput in = SheetBench.input(Integer.parseInt(args[0]));
    List<Column<FirewallRow>> columns = Tables.FIREWALL;
    SheetBench.measure(
        "poi",
        Integer.parseInt(args[1]),
        Path.of(args[2]),
        out -> {
          try (SXSSFWorkbook book = new SXSSFWorkbook(200)) {
            Sheet sheet = book.createSheet("Firewall");
            int r = 0;
            for (FirewallRow row : in.plan().firewall()) {
              Row line = sheet.createRow(r++);
              for (int c = 0; c < columns.size(); c++) {
                line.createCell(c).setCellValue(columns.get(c).cell().apply(row, in.texts()));
              }
            }
            book.write(out);
          }
        });
  }
}
