package edgewise.store.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Gives out texts, each once.
final class Names {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> next = new HashMap<>();

  boolean isTaken(String text) {
    return taken.contains(text);
  }

  /// The text, or the text with a number from 2 that makes it new.
  String once(String text, String between) {
    String candidate = text;
    while (!taken.add(candidate)) {
      candidate = text + between + next.merge(text, 2, (n, _) -> n + 1);
    }
    return candidate;
  }
}
