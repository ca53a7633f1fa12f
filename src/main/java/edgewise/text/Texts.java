package edgewise.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// Says messages in one language. English is complete; a bundle of another language may be partial
/// and falls back to English key by key.
public final class Texts {
  /// The bundles, each `edgewise/text/NAME[_LANGUAGE].properties`, in the order in which they are
  /// read. A bundle is read when a key is in none of those before it: a command that only reports a
  /// wrong option does not wait for the sentences of the catalogue.
  private static final List<String> BUNDLES =
      List.of(
          "messages",
          "model",
          "catalogue",
          "checks-edge",
          "checks-federation",
          "ui",
          "edit",
          "canvas",
          "tools",
          "inspector",
          "files",
          "tables",
          "commands",
          "arrange",
          "sim",
          "simulation",
          "load",
          "document",
          "print",
          "export",
          "sheet",
          "changes",
          "issued");

  private static final Map<Locale, Texts> LOADED = new ConcurrentHashMap<>();

  private final Locale locale;

  /// Never changed, only replaced by a larger one.
  private volatile Map<String, String> patterns = Map.of();

  private int bundlesRead;

  private Texts(Locale locale) {
    this.locale = locale;
  }

  /// The texts of a language.
  public static Texts of(Locale locale) {
    return LOADED.computeIfAbsent(locale, Texts::new);
  }

  /// The English texts, which tables and files are written in unless another language is asked for.
  public static Texts english() {
    return of(Locale.ENGLISH);
  }

  /// The pattern of a key, or null.
  private String pattern(String key) {
    String pattern = patterns.get(key);
    while (pattern == null) {
      boolean more = readNext();
      // Looked up again even when there was nothing left: another thread may have read the last
      // bundle meanwhile.
      pattern = patterns.get(key);
      if (!more) {
        return pattern;
      }
    }
    return pattern;
  }

  /// Reads one more bundle; false when there is none left.
  private synchronized boolean readNext() {
    if (bundlesRead == BUNDLES.size()) {
      return false;
    }
    Map<String, String> more = new HashMap<>(patterns);
    String bundle = BUNDLES.get(bundlesRead);
    read(bundle, more);
    if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      read(bundle + "_" + locale.toLanguageTag().replace('-', '_'), more);
    }
    patterns = more;
    bundlesRead++;
    return true;
  }

  private static void read(String bundle, Map<String, String> into) {
    try (InputStream in = Texts.class.getResourceAsStream(bundle + ".properties")) {
      if (in == null) {
        return;
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      properties.forEach((k, v) -> into.put((String) k, (String) v));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The language of these texts.
  public Locale locale() {
    return locale;
  }

  /// True when the key has a text.
  public boolean has(String key) {
    return pattern(key) != null;
  }

  /// The text of a key if it has one, arguments not filled in.
  public Optional<String> find(String key) {
    return Optional.ofNullable(pattern(key));
  }

  /// The sentence for a key; a key without text is shown in guillemets so that it is seen, and a
  /// test finds it.
  public String say(String key, Object... args) {
    return say(new Message(key, List.of(args)));
  }

  /// The sentence for a message.
  public String say(Message message) {
    String pattern = pattern(message.key());
    if (pattern == null) {
      return "«" + message.key() + "»";
    }
    if (message.args().isEmpty()) {
      return pattern;
    }
    if (isSimple(pattern)) {
      return filled(pattern, message.args());
    }
    // Numbers are written as they are, without separators: ports and counts must be found again.
    // A text that chooses its words by a number gets the number itself.
    boolean counts = pattern.contains(",choice,");
    return new MessageFormat(pattern, locale)
        .format(
            message.args().stream()
                .map(a -> counts && a instanceof Number ? a : word(a))
                .toArray());
  }

  /// True when a pattern only names arguments, as `{0}`: no quotes, no choices. Such a one is
  /// filled without being compiled, since tables say it for each of thousands of rows.
  private static boolean isSimple(String pattern) {
    if (pattern.indexOf('\'') >= 0) {
      return false;
    }
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', at + 1)) {
      if (at + 2 >= pattern.length()
          || !isDigit(pattern.charAt(at + 1))
          || pattern.charAt(at + 2) != '}') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String filled(String pattern, List<Object> args) {
    StringBuilder out = new StringBuilder(pattern.length() + 64);
    int from = 0;
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      int which = pattern.charAt(at + 1) - '0';
      out.append(pattern, from, at);
      out.append(which < args.size() ? word(args.get(which)) : pattern.substring(at, at + 3));
      from = at + 3;
    }
    return out.append(pattern, from, pattern.length()).toString();
  }

  /// An argument in words: a message is said, a list is joined, anything else is shown as it is.
  private String word(Object argument) {
    return switch (argument) {
      case Message m -> say(m);
      case List<?> list -> String.join(", ", list.stream().map(this::word).toList());
      default -> argument.toString();
    };
  }

  /// All keys, for tests that hold bundles and their users together.
  public Iterable<String> keys() {
    boolean more = true;
    while (more) {
      more = readNext();
    }
    return patterns.keySet();
  }
}
