package edgewise.cli;

import java.io.PrintStream;

/// Writes JSON with one value a line, in the order of the calls. Separators and indents come by
/// themselves.
final class JsonOut {
  private static final String HEX = "0123456789abcdef";

  private final PrintStream out;
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean first = true;

  JsonOut(PrintStream out) {
    this.out = out;
  }

  void beginObject() {
    value("{");
    open();
  }

  void endObject() {
    close('}');
  }

  void beginArray() {
    value("[");
    open();
  }

  /// Begins a list under a name of the current object.
  void beginArray(String name) {
    next();
    quote(name);
    text.append(": [");
    open();
  }

  void endArray() {
    close(']');
  }

  /// Begins an object under a name of the current one.
  void beginObject(String name) {
    next();
    quote(name);
    text.append(": {");
    open();
  }

  /// A number under a name of the current object.
  void field(String name, long value) {
    next();
    quote(name);
    text.append(": ").append(value);
  }

  /// A value that is written already, under a name of the current object.
  void written(String name, String json) {
    next();
    quote(name);
    text.append(": ").append(json);
  }

  /// A text under a name of the current object.
  void field(String name, String value) {
    next();
    quote(name);
    text.append(": ");
    quote(value);
  }

  /// Ends the document and hands it over.
  void end() {
    out.print(text.append('\n'));
    text.setLength(0);
  }

  private void value(String opening) {
    if (depth > 0) {
      next();
    }
    text.append(opening);
  }

  private void open() {
    depth++;
    first = true;
  }

  private void close(char closing) {
    depth--;
    if (!first) {
      newLine();
    }
    text.append(closing);
    first = false;
  }

  private void next() {
    if (!first) {
      text.append(',');
    }
    first = false;
    newLine();
  }

  private void newLine() {
    text.append('\n').repeat("  ", depth);
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          // Besides what JSON asks for: characters that a terminal obeys, and halves of pairs that
          // UTF-8 cannot hold.
          if (c < 0x20
              || (c >= 0x7f && c < 0xa0)
              || (Character.isSurrogate(c) && !isPaired(value, i))) {
            text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
            text.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isPaired(String value, int at) {
    return Character.isHighSurrogate(value.charAt(at))
        ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
  }
}
