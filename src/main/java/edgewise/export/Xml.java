package edgewise.export;

/// Text in XML.
final class Xml {
  private Xml() {}

  /// Text as the content of an element or between double quotes. Characters that XML cannot hold,
  /// be it escaped, become U+FFFD; line breaks and tabs are escaped, so that attributes keep them.
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n' -> out.append("&#10;");
        case '\r' -> out.append("&#13;");
        case '\t' -> out.append("&#9;");
        default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
      }
    }
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= 0x20
        && !(c >= 0x7f && c < 0xa0)
        && !(c >= 0xd800 && c < 0xe000)
        && (c & 0xfffe) != 0xfffe;
  }

  /// A name that is unique for a text and fits wherever XML wants a name: letters, digits and
  /// hyphens stay, everything else becomes `_HEX_`.
  static String id(String prefix, String text) {
    StringBuilder out = new StringBuilder(prefix);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') {
        out.append(c);
      } else {
        out.append('_').append(Integer.toHexString(c)).append('_');
      }
    }
    return out.toString();
  }
}
