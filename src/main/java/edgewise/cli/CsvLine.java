package edgewise.cli;

/// A line of RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in
/// front.
final class CsvLine {
  private CsvLine() {}

  static String of(String... cells) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      if (i > 0) {
        out.append(',');
      }
      String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
      if (safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
        out.append('"').append(safe.replace("\"", "\"\"")).append('"');
      } else {
        out.append(safe);
      }
    }
    return out.append('\n').toString();
  }
}
