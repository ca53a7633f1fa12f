package edgewise.cli;

import edgewise.text.JsonString;
import java.io.PrintStream;

/// Writes JSON with one value a line, in the order of the calls. Separators and indents come by
/// themselves.
final class JsonOut {
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
    JsonString.quote(value, text);
  }
}
