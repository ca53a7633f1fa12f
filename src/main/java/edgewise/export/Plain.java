package edgewise.export;

/// Text from outside on one line of a file.
final class Plain {
  private Plain() {}

  /// False for what ends a line, steers a terminal, turns the direction of text or stands for
  /// nothing.
  static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /// The text with a blank for whatever is not plain.
  static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isPlain(c) ? c : ' '));
    return out.toString();
  }

  /// The text in printable ASCII, with a question mark for whatever is not.
  static String ascii(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(c < 0x20 || c > 0x7e ? '?' : (char) c));
    return out.toString();
  }
}
