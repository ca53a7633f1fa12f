package edgewise.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The colours of the drawing can be told apart: words by 4.5:1, lines and signs by 3:1 (WCAG 2.1,
/// success criteria 1.4.3 and 1.4.11).
class PaletteTest {
  private static final double WORDS = 4.5;
  private static final double SIGNS = 3;

  static Stream<Palette> palettes() {
    return Stream.of(Palette.LIGHT, Palette.DARK);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void wordsCanBeRead(Palette p) {
    List<String> pale = new ArrayList<>();
    check(pale, WORDS, "name on a card", p.text(), p.card());
    check(pale, WORDS, "kind on a card", p.muted(), p.card());
    check(pale, WORDS, "chip", p.chipText(), p.chip());
    check(pale, WORDS, "note", p.text(), p.sheet());
    check(pale, WORDS, "number on a sign of an error", p.onMark(), p.error());
    check(pale, WORDS, "number on a sign of a warning", p.onMark(), p.warning());
    p.tints()
        .forEach(
            (band, tint) -> {
              check(pale, WORDS, "title of " + band, p.labels().get(band), p.header());
              check(pale, WORDS, "site on " + band, p.frameTitle(), over(p.frame(), tint));
              check(pale, WORDS, "kind of a site on " + band, p.muted(), over(p.frame(), tint));
            });
    assertThat(pale).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void linesAndSignsCanBeSeen(Palette p) {
    List<String> pale = new ArrayList<>();
    p.groups()
        .forEach(
            (group, color) -> check(pale, SIGNS, "icon of " + group, color, p.tiles().get(group)));
    p.tints()
        .forEach(
            (band, tint) -> {
              p.links()
                  .forEach((kind, color) -> check(pale, SIGNS, kind + " on " + band, color, tint));
              check(pale, SIGNS, "selection on " + band, p.accent(), tint);
              check(pale, SIGNS, "error on " + band, p.error(), tint);
              check(pale, SIGNS, "guide on " + band, p.guide(), tint);
            });
    assertThat(pale).isEmpty();
  }

  private static void check(List<String> pale, double least, String what, Color on, Color ground) {
    double is = contrast(on, ground);
    if (is < least) {
      pale.add("%s %s on %s is %.2f".formatted(what, on, ground, is));
    }
  }

  private static Color over(Color veil, Color ground) {
    return ground.interpolate(
        Color.color(veil.getRed(), veil.getGreen(), veil.getBlue()), veil.getOpacity());
  }

  private static double contrast(Color a, Color b) {
    double x = luminance(a);
    double y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
