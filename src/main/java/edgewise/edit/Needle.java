package edgewise.edit;

import edgewise.text.Message;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for in a text: words as they are, or a regular expression. The work an expression
/// may make is bounded, so that none runs away.
final class Needle {
  /// So many characters an expression may look at, for each of the text and for the whole of it. An
  /// honest one looks at each a few times.
  private static final long LOOKS_A_CHARACTER = 2_000;

  private static final long LEAST_LOOKS = 100_000;

  /// The beginnings of what the JDK says about a pattern, and what we say.
  private static final Map<String, String> WRONG =
      Map.ofEntries(
          Map.entry("Unclosed group", "group"),
          Map.entry("Unmatched closing ')'", "closing"),
          Map.entry("Unclosed character", "class"),
          Map.entry("Illegal character range", "range"),
          Map.entry("Dangling meta", "nothing-to-repeat"),
          Map.entry("Unclosed counted", "count"),
          Map.entry("Illegal repetition", "count"),
          Map.entry("Illegal/unsupported escape", "escape"),
          Map.entry("Unexpected internal error", "escape"),
          Map.entry("Illegal hexadecimal", "escape"),
          Map.entry("\\k is not", "escape"),
          Map.entry("Unknown inline modifier", "unknown"),
          Map.entry("Unknown look-behind", "unknown"),
          Map.entry("Unknown character property", "unknown"),
          Map.entry("named capturing group is missing", "unknown"),
          Map.entry("Look-behind group", "behind"));

  private final Search.Options options;
  private final Pattern pattern;

  private Needle(Search.Options options, Pattern pattern) {
    this.options = options;
    this.pattern = pattern;
  }

  /// Where it was found.
  record Range(int start, int end) {}

  /// Thrown where an expression takes too long.
  static final class TooHard extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String text;

    TooHard(String text) {
      super(text, null, false, false);
      this.text = text;
    }

    /// What a person is told.
    <T> Outcome<T> refusal() {
      return Refused.because("find.too-hard", text);
    }
  }

  /// What a person asks for; refused when it is meant to be an expression and is none.
  static Outcome<Needle> of(String query, Search.Options options) {
    int flags = options.matchCase() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    if (!options.expression()) {
      return Outcome.ok(
          new Needle(options, Pattern.compile(query.strip(), flags | Pattern.LITERAL)));
    }
    try {
      return Outcome.ok(new Needle(options, Pattern.compile(query, flags)));
    } catch (PatternSyntaxException e) {
      String key =
          WRONG.entrySet().stream()
              .filter(w -> e.getDescription().startsWith(w.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse("other");
      int at = Math.clamp(e.getIndex(), 0, Math.max(0, query.length() - 1));
      return Refused.because(
          "find.pattern", at + 1, Message.of("find.pattern." + key, query.substring(at, at + 1)));
    } catch (StackOverflowError _) {
      return Refused.because("find.pattern.deep");
    }
  }

  /// Where it is in a text, from left to right; nothing that is empty.
  List<Range> in(String text) {
    List<Range> ranges = new ArrayList<>();
    try {
      Matcher matcher = pattern.matcher(options.expression() ? new Watched(text) : text);
      while (matcher.find()) {
        if (isHit(text, matcher)) {
          ranges.add(new Range(matcher.start(), matcher.end()));
        }
      }
    } catch (StackOverflowError _) {
      throw new TooHard(shortened(text));
    }
    return ranges;
  }

  /// The text with something else in place of each hit. In an expression `$1` and `${name}` stand
  /// for groups, a backslash takes the meaning from the character after it. Refused when the
  /// replacement names a group that is not there.
  Outcome<String> replaced(String text, String by) {
    StringBuilder out = new StringBuilder();
    try {
      Matcher matcher = pattern.matcher(options.expression() ? new Watched(text) : text);
      String with = options.expression() ? by : Matcher.quoteReplacement(by);
      while (matcher.find()) {
        matcher.appendReplacement(
            out, isHit(text, matcher) ? with : Matcher.quoteReplacement(matcher.group()));
      }
      matcher.appendTail(out);
      return Outcome.ok(out.toString());
    } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
      int groups = pattern.matcher("").groupCount();
      return Refused.because(
          "find.replacement." + (groups == 0 ? "none" : groups == 1 ? "one" : "many"), groups);
    } catch (StackOverflowError _) {
      throw new TooHard(shortened(text));
    }
  }

  private boolean isHit(String text, Matcher m) {
    return m.end() > m.start()
        && (!options.wholeWord() || isEdge(text, m.start()) && isEdge(text, m.end()));
  }

  private static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }

  private static String shortened(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  /// A text that counts how often it is looked at.
  private static final class Watched implements CharSequence {
    private final String text;
    private long left;

    Watched(String text) {
      this.text = text;
      left = LEAST_LOOKS + LOOKS_A_CHARACTER * text.length();
    }

    @Override
    public char charAt(int at) {
      if (left-- <= 0) {
        throw new TooHard(shortened(text));
      }
      return text.charAt(at);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
