package edgewise.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes cells as bytes: UTF-8 without byte order mark, LF, quotes only where a cell needs them.
final class CsvWriter {
  private static final int SIZE = 1 << 16;

  /// Longest cell that surely fits an empty buffer, whatever it holds.
  private static final int SHORT = SIZE / 4;

  /// Characters of ASCII that put a cell into quotes.
  private static final boolean[] QUOTED = new boolean[0x80];

  static {
    for (char c : new char[] {'"', ',', '\n', '\r'}) {
      QUOTED[c] = true;
    }
  }

  private final OutputStream out;
  private final byte[] buffer = new byte[SIZE];
  private int used;
  private boolean started;

  CsvWriter(OutputStream out) {
    this.out = out;
  }

  /// Writes one cell of the current row.
  ///
  /// @param guarded whether a spreadsheet must be kept from running the cell as a formula
  void cell(String text, boolean guarded) throws IOException {
    int length = text.length();
    if (used > SIZE - 8 - 3 * Math.min(length, SHORT)) {
      flush();
    }
    if (started) {
      buffer[used++] = ',';
    }
    started = true;
    if (length == 0) {
      return;
    }
    String safe = guarded && startsFormula(text.charAt(0)) ? "'" + text : text;
    if (safe.length() >= SHORT) {
      writeLong(safe);
    } else if (!writePlain(safe)) {
      writeQuoted(safe);
    }
  }

  /// Ends the row.
  void endRow() throws IOException {
    if (used == SIZE) {
      flush();
    }
    buffer[used++] = '\n';
    started = false;
  }

  /// Hands what is collected to the stream.
  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  private static boolean startsFormula(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n';
  }

  /// Writes a cell of ASCII that needs no quotes; writes nothing and returns false for any other.
  private boolean writePlain(String text) {
    byte[] to = buffer;
    int at = used;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || QUOTED[c]) {
        return false;
      }
      to[at++] = (byte) c;
    }
    used = at;
    return true;
  }

  private void writeQuoted(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean quotes = needsQuotes(bytes);
    if (quotes) {
      buffer[used++] = '"';
    }
    for (byte b : bytes) {
      if (b == '"') {
        buffer[used++] = '"';
      }
      buffer[used++] = b;
    }
    if (quotes) {
      buffer[used++] = '"';
    }
  }

  private void writeLong(String text) throws IOException {
    flush();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (needsQuotes(bytes)) {
      bytes = ("\"" + text.replace("\"", "\"\"") + "\"").getBytes(StandardCharsets.UTF_8);
    }
    out.write(bytes);
  }

  private static boolean needsQuotes(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '"' || b == ',' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }
}
