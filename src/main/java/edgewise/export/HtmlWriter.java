package edgewise.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Writes HTML in which text can be nothing but text.
final class HtmlWriter {
  private final Writer out;

  HtmlWriter(OutputStream stream) {
    out =
        new java.io.BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 15);
  }

  /// Markup of our own, as it is.
  HtmlWriter raw(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  /// Text for an element or a double-quoted attribute.
  HtmlWriter text(String text) throws IOException {
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped = escaped(text.charAt(i));
      if (escaped != null) {
        out.write(text, done, i - done);
        out.write(escaped);
        done = i + 1;
      }
    }
    out.write(text, done, text.length() - done);
    return this;
  }

  private static String escaped(char c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\t', '\n', '\r' -> null;
      // Control characters are not allowed in HTML, not even as references.
      default -> c < 0x20 || (c >= 0x7f && c < 0xa0) ? "\ufffd" : null;
    };
  }

  void flush() throws IOException {
    out.flush();
  }
}
