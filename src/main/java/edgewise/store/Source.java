package edgewise.store;

import edgewise.text.Message;
import edgewise.text.Trouble;
import java.nio.charset.StandardCharsets;

/// The bytes of a file and its name: turns a byte offset into a line and a column.
final class Source {
  private final byte[] bytes;
  private final String name;

  Source(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
  }

  /// The bytes themselves, not a copy.
  byte[] bytes() {
    return bytes;
  }

  /// Longest piece of a file that a message repeats.
  private static final int SHOWN = 60;

  /// A refusal at a byte; without a place when the offset is negative.
  Refusal refusal(int at, String key, Object... args) {
    return new Refusal(trouble(at, key, args));
  }

  /// A trouble at a byte.
  Trouble trouble(int at, String key, Object... args) {
    Object[] shown = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      shown[i] = args[i] instanceof String s ? shown(s) : args[i];
    }
    Message message = Message.of(key, shown);
    if (at < 0) {
      return Trouble.of(name, message);
    }
    int end = Math.min(at, bytes.length);
    int line = 1;
    int start = 0;
    for (int i = 0; i < end; i++) {
      boolean pair = i + 1 < bytes.length && bytes[i + 1] == '\n';
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !pair)) {
        line++;
        start = i + 1;
      }
    }
    if (start == 0 && hasByteOrderMark()) {
      start = Math.min(3, end);
    }
    return new Trouble(
        message,
        name,
        line,
        new String(bytes, start, end - start, StandardCharsets.UTF_8).length() + 1);
  }

  boolean hasByteOrderMark() {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf;
  }

  /// A piece of the file as a message may repeat it: short, and on one line.
  private static String shown(String text) {
    String cut = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    StringBuilder out = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> out.appendCodePoint(isShown(c) ? c : '\ufffd'));
    return out.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
