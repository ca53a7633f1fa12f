package edgewise.store.topology;

import edgewise.model.ElementId;
import java.util.Locale;

/// Gives out element ids made of names, each once.
final class Ids {
  private final Names taken = new Names();

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
    return ElementId.of(taken.once(out.isEmpty() ? "element" : out.toString(), "-"));
  }
}
