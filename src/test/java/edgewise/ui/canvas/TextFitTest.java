package edgewise.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Texts on cards get smaller before anything of them is cut.
class TextFitTest {
  private static final List<String> TEXTS =
      List.of("lsedge", "Outer firewall", "northwindtraders.com", "Büro München – Außen", "");

  private final TextFit fit = Drawings.onFx(TextFit::new);

  @Test
  void theSizeIsTheLargestAtWhichATextFits() {
    for (String text : TEXTS) {
      for (boolean bold : new boolean[] {false, true}) {
        for (double room = 20; room < 160; room += 0.37) {
          double size = fit.size(text, bold, 13, 7, room);
          assertThat(size).isBetween(7.0, 13.0);
          assertThat(2 * size).isEqualTo(Math.rint(2 * size));
          if (size > 7) {
            assertThat(fit.cut(text, bold, size, room)).isEqualTo(text);
          }
          if (size < 13) {
            assertThat(fit.width(text, bold, size + 0.5)).isGreaterThan(room - 0.02);
          }
        }
      }
    }
  }

  @Test
  void whatIsCutFitsAndEndsWithDots() {
    for (String text : TEXTS) {
      for (double room = 0; room < 160; room += 0.37) {
        String cut = fit.cut(text, true, 9, room);
        assertThat(cut.isEmpty() || fit.width(cut, true, 9) <= room + 1e-9).isTrue();
        assertThat(cut.equals(text) || cut.isEmpty() || cut.endsWith("…")).isTrue();
      }
    }
  }
}
