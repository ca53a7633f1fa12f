package edgewise.ui.form;

/// The beginning of texts that can be too long to be set: measuring the names of thousands of
/// partners would hold the window up.
public final class Excerpt {
  /// What a person reads in one place.
  public static final int READ = 2_000;

  private Excerpt() {}

  /// The text, or its beginning with an ellipsis, cut between two names where that is possible.
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(text.lastIndexOf(';', most), text.lastIndexOf(", ", most));
    return text.substring(0, end > most / 2 ? end + 1 : most) + "…";
  }
}
