package edgewise.ui.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Ranges of cells as spreadsheets put them on the clipboard: rows are lines, cells are separated
/// by tabs, a cell with a line break or tab is in quotes.
final class Tsv {
  private Tsv() {}

  /// The cells of a text, row by row; rows may differ in length.
  static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == '\t' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(List.copyOf(row));
    }
    return rows;
  }

  /// The text of some rows.
  static String of(List<List<String>> rows) {
    return rows.stream()
        .map(r -> r.stream().map(Tsv::quoted).collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String cell) {
    boolean plain = cell.indexOf('\t') < 0 && cell.indexOf('\n') < 0 && !cell.startsWith("\"");
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
