package edgewise.ui;

import edgewise.work.Settings;
import javafx.application.Platform;

/// Whether things may move before a person's eyes.
public final class Motion {
  private static final String KEY = "motion";
  private static final String REDUCED = "reduced";

  private Motion() {}

  /// Whether the person has said here that they want none.
  public static boolean isChosen(Settings settings) {
    return settings.get(KEY, "").equals(REDUCED);
  }

  /// Whether the person wants none: said here, or to the system.
  public static boolean isReduced(Settings settings) {
    return isChosen(settings) || Platform.getPreferences().isReducedMotion();
  }

  /// Remembers whether the person wants none.
  public static void reduce(Settings settings, boolean reduced) {
    if (reduced) {
      settings.put(KEY, REDUCED);
    } else {
      settings.remove(KEY);
    }
  }
}
