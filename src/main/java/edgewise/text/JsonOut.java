package edgewise.text;

import java.util.function.Consumer;

/// Writes JSON with one value a line, in the order of the calls. Separators and indents come by
/// themselves.
public final class JsonOut {
  private final Consumer<String> out;
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean first = true;

  /// @param out gets the whole document at its end
  public JsonOut(Consumer<String> out) {
    this.out = out;
  }

  /// Begins an object: the document, or an item of the current list.
  public void beginObject() {
    value("{");
    open();
  }

  /// Ends the current object.
  public void endObject() {
    close('}');
  }

  /// Begins a list: the document, or an item of the current one.
  public void beginArray() {
    value("[");
    open();
  }

  /// Begins a list under a name of the current object.
  public void beginArray(String name) {
    next();
    quote(name);
    text.append(": [");
    open();
  }

  /// Ends the current list.
  public void endArray() {
    close(']');
  }

  /// Begins an object under a name of the current one.
  public void beginObject(String name) {
    next();
    quote(name);
    text.append(": {");
    open();
  }

  /// A number under a name of the current object.
  public void field(String name, long value) {
    next();
    quote(name);
    text.append(": ").append(value);
  }

  /// A value that is written already, under a name of the current object.
  public void written(String name, String json) {
    next();
    quote(name);
    text.append(": ").append(json);
  }

  /// A text under a name of the current object.
  public void field(String name, String value) {
    next();
    quote(name);
    text.append(": ");
    quote(value);
  }

  /// Ends the document and hands it over.
  public void end() {
    out.accept(text.append('\n').toString());
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
