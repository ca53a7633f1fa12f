package edgewise.work;

import java.util.Locale;

/// How well a text answers what somebody types into a search field: the letters typed have to stand
/// in it in this order, and count more at the beginning of words and side by side.
public final class Fuzzy {
  private static final int WORD = 8;
  private static final int BESIDE = 5;
  private static final int WHOLE = 20;

  private Fuzzy() {}

  /// The worth of an answer; below 0 when it is none. An empty query finds everything alike.
  public static int score(String query, String text) {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    String found = text.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return 0;
    }
    int score = found.contains(wanted) ? WHOLE : 0;
    if (found.startsWith(wanted)) {
      score += WHOLE;
    }
    int at = 0;
    int before = -2;
    for (int i = 0; i < wanted.length(); i++) {
      char c = wanted.charAt(i);
      if (c == ' ') {
        continue;
      }
      int next = found.indexOf(c, at);
      if (next < 0) {
        return -1;
      }
      if (next == before + 1) {
        score += BESIDE;
      }
      if (next == 0 || !Character.isLetterOrDigit(found.charAt(next - 1))) {
        score += WORD;
      }
      before = next;
      at = next + 1;
    }
    return Math.max(0, score * 4 - found.length() / 8);
  }
}
