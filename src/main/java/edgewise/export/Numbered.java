package edgewise.export;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/// Names of which no two are the same, not even on a disk or device that does not tell capitals
/// apart.
final class Numbered {
  private Numbered() {}

  /// The first of the names for 1, 2, 3 … that is not taken; it is taken then.
  static String free(Set<String> taken, IntFunction<String> nth) {
    int n = 1;
    String name = nth.apply(n);
    while (!taken.add(name.toLowerCase(Locale.ROOT))) {
      n++;
      name = nth.apply(n);
    }
    return name;
  }

  /// A file name for an id, with a number behind what is taken: see [OutFile#safeName].
  static String file(Set<String> taken, String id) {
    return free(taken, n -> OutFile.safeName(n == 1 ? id : id + "-" + n));
  }
}
