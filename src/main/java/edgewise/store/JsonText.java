package edgewise.store;

import java.util.Iterator;
import java.util.Map;

/// Writes trees as text.
final class JsonText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /// Appends a value.
  ///
  /// @param newLine line end and indent of the line the value stands on; null for everything on one
  ///   line
  static void write(Json value, String newLine, StringBuilder out) {
    switch (value) {
      case Json.Obj o -> object(o, newLine, out);
      case Json.Arr a -> array(a, newLine, out);
      case Json.Str s -> quote(s.value(), out);
      case Json.Num n -> out.append(n.text());
      case Json.Bool b -> out.append(b.value());
      case Json.Null _ -> out.append("null");
    }
  }

  private static void object(Json.Obj object, String newLine, StringBuilder out) {
    if (object.members().isEmpty()) {
      out.append("{}");
      return;
    }
    String inner = newLine == null ? null : newLine + "  ";
    out.append('{');
    for (Iterator<Map.Entry<String, Json>> i = object.members().entrySet().iterator();
        i.hasNext(); ) {
      Map.Entry<String, Json> member = i.next();
      if (inner != null) {
        out.append(inner);
      }
      quote(member.getKey(), out);
      out.append(inner == null ? ":" : ": ");
      write(member.getValue(), inner, out);
      if (i.hasNext()) {
        out.append(',');
      }
    }
    if (newLine != null) {
      out.append(newLine);
    }
    out.append('}');
  }

  private static void array(Json.Arr array, String newLine, StringBuilder out) {
    if (array.items().isEmpty()) {
      out.append("[]");
      return;
    }
    String inner = newLine == null ? null : newLine + "  ";
    out.append('[');
    for (Iterator<Json> i = array.items().iterator(); i.hasNext(); ) {
      if (inner != null) {
        out.append(inner);
      }
      write(i.next(), inner, out);
      if (i.hasNext()) {
        out.append(',');
      }
    }
    if (newLine != null) {
      out.append(newLine);
    }
    out.append(']');
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
            // Half of a surrogate pair has no UTF-8 form; escaped, it survives.
            out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 15])
                .append(HEX[c >> 4 & 15])
                .append(HEX[c & 15]);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
