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

/// Says messages in one language. English is complete; a bundle of another language may be partial and falls back to English key by key.
public final class Texts {
    /// The bundles, each `edgewise/text/NAME[_LANGUAGE].properties`.
    private static final List<String> BUNDLES = List.of("catalogue", "checks-edge", "checks-federation", "model", "messages", "ui");

    private static final Map<Locale, Texts> LOADED = new ConcurrentHashMap<>();

    private final Map<String, String> patterns;
    private final Locale locale;

    private Texts(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /// The texts of a language.
    public static Texts of(Locale locale) {
        return LOADED.computeIfAbsent(locale, Texts::load);
    }

    /// The English texts, which tables and files are written in unless another language is asked for.
    public static Texts english() {
        return of(Locale.ENGLISH);
    }

    private static Texts load(Locale locale) {
        Map<String, String> patterns = new HashMap<>();
        for (String bundle : BUNDLES) {
            read(bundle, patterns);
            if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
                read(bundle + "_" + locale.toLanguageTag().replace('-', '_'), patterns);
            }
        }
        return new Texts(locale, Map.copyOf(patterns));
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
        return patterns.containsKey(key);
    }

    /// The text of a key if it has one, arguments not filled in.
    public Optional<String> find(String key) {
        return Optional.ofNullable(patterns.get(key));
    }

    /// The sentence for a key; a key without text is shown in guillemets so that it is seen, and a test finds it.
    public String say(String key, Object... args) {
        return say(new Message(key, List.of(args)));
    }

    /// The sentence for a message.
    public String say(Message message) {
        String pattern = patterns.get(message.key());
        if (pattern == null) {
            return "«" + message.key() + "»";
        }
        if (message.args().isEmpty()) {
            return pattern;
        }
        return new MessageFormat(pattern, locale).format(message.args().stream().map(this::word).toArray());
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
        return patterns.keySet();
    }
}
