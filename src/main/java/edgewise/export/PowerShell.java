package edgewise.export;

import edgewise.text.Texts;
import java.nio.charset.StandardCharsets;

/// Text in the grammar of Windows PowerShell 5. Source: about_Quoting_Rules and
/// about_Character_Encoding of its documentation.
final class PowerShell {
  /// What the language takes for a single quote beside the plain one.
  private static final String QUOTES = "'\u2018\u2019\u201a\u201b";

  private PowerShell() {}

  /// A literal string: nothing in it is expanded. Characters that steer a terminal or the direction
  /// of text become blanks.
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
    text.codePoints()
        .forEach(
            c -> {
              if (QUOTES.indexOf(c) >= 0) {
                out.appendCodePoint(c).appendCodePoint(c);
              } else {
                out.appendCodePoint(Plain.isPlain(c) ? c : ' ');
              }
            });
    return out.append('\'').toString();
  }

  /// `$True` or `$False`.
  static String word(boolean value) {
    return value ? "$True" : "$False";
  }

  /// A comment of one line.
  static void comment(StringBuilder out, String sentence) {
    out.append("# ").append(Plain.line(sentence)).append('\n');
  }

  /// A sentence of the bundles as a comment.
  static void comment(StringBuilder out, Texts texts, String key, Object... args) {
    comment(out, texts.say(key, args));
  }

  /// A script with the byte order mark that tells Windows PowerShell that it is UTF-8.
  static String marked(CharSequence script) {
    return "\ufeff" + script;
  }

  /// The bytes of a script.
  static byte[] bytes(CharSequence script) {
    return marked(script).getBytes(StandardCharsets.UTF_8);
  }
}
