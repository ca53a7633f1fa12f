package edgewise.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

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

  /// At most so many characters of the text, from its start.
  static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }

  /// A sum of the text as an ending of names that were cut: a hyphen and eight digits.
  static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "-%08x", sum.getValue());
  }

  /// Lines as editors of older Windows servers need them to show more than one.
  static String windows(CharSequence lines) {
    return lines.toString().replace("\n", "\r\n");
  }
}
