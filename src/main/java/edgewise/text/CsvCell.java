package edgewise.text;

/// A cell of RFC 4180. One that a spreadsheet would take for a formula gets an apostrophe in front.
public final class CsvCell {
  private CsvCell() {}

  /// The cell as it is written, in quotes where it needs them.
  public static String of(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
