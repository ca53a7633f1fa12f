package edgewise.store.topology;

import edgewise.model.ElementId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Gives out element ids made of names, each once.
final class Ids {
    private final Set<String> taken = new HashSet<>();

    /// An id that resembles the name.
    ElementId id(String name) {
        StringBuilder out = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
            if (out.length() == 60) {
                break;
            }
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        return ElementId.of(once(out.isEmpty() ? "element" : out.toString(), "-", taken));
    }

    /// The text, or the text with the first number from 2 that makes it new.
    static String once(String text, String between, Set<String> taken) {
        String candidate = text;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = text + between + n;
        }
        return candidate;
    }
}
