package edgewise.export;

import java.util.Locale;
import java.util.Optional;

/// How pages look.
///
/// @param margin on all four sides, in millimetres
/// @param percent size of the drawing for [Fit#SCALE]; 100 prints a pixel as a 96th of an inch
/// @param across pages side by side for [Fit#TILES]; likewise `down`
/// @param overlap what neighbouring pages have in common, in millimetres
/// @param marks whether pages say where they are put together
/// @param legend whether every page of a drawing explains its colours and lines
/// @param titleBlock whether every page says what it belongs to
public record PageSetup(
    Paper paper,
    boolean landscape,
    double margin,
    Fit fit,
    int percent,
    int across,
    int down,
    double overlap,
    boolean marks,
    boolean legend,
    boolean titleBlock) {
  /// Most pages side by side, and one below the other.
  public static final int MOST_TILES = 12;

  /// What holds when nobody has chosen anything.
  public static final PageSetup STANDARD =
      new PageSetup(Paper.A4, true, 12, Fit.PAGE, 100, 2, 2, 10, true, true, true);

  private static final double POINTS = 72 / 25.4;

  public PageSetup {
    margin = Math.clamp(margin, 0, 60);
    percent = Math.clamp(percent, 10, 400);
    across = Math.clamp(across, 1, MOST_TILES);
    down = Math.clamp(down, 1, MOST_TILES);
    overlap = Math.clamp(overlap, 0, 40);
  }

  /// How large the drawing is printed.
  public enum Fit {
    /// As large as one page lets it be.
    PAGE,
    /// As large as so many pages let it be.
    TILES,
    /// In a chosen size, on as many pages as that takes.
    SCALE
  }

  /// Width of a page in points.
  public double width() {
    return (landscape ? paper.height() : paper.width()) * POINTS;
  }

  /// Height of a page in points.
  public double height() {
    return (landscape ? paper.width() : paper.height()) * POINTS;
  }

  static double points(double millimetres) {
    return millimetres * POINTS;
  }

  /// As one line, for [#parse].
  public String text() {
    return String.join(
        " ",
        paper.name(),
        Boolean.toString(landscape),
        Double.toString(margin),
        fit.name(),
        Integer.toString(percent),
        Integer.toString(across),
        Integer.toString(down),
        Double.toString(overlap),
        Boolean.toString(marks),
        Boolean.toString(legend),
        Boolean.toString(titleBlock));
  }

  /// What [#text] wrote; empty for anything else.
  public static Optional<PageSetup> parse(String text) {
    String[] word = text.split(" ", -1);
    if (word.length != 11) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PageSetup(
              Paper.valueOf(word[0].toUpperCase(Locale.ROOT)),
              Boolean.parseBoolean(word[1]),
              Double.parseDouble(word[2]),
              Fit.valueOf(word[3]),
              Integer.parseInt(word[4]),
              Integer.parseInt(word[5]),
              Integer.parseInt(word[6]),
              Double.parseDouble(word[7]),
              Boolean.parseBoolean(word[8]),
              Boolean.parseBoolean(word[9]),
              Boolean.parseBoolean(word[10])));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
