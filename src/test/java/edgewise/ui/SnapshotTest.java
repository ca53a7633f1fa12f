package edgewise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.ui.theme.Theme;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the window for people to look at, in `target/snapshots`.
class SnapshotTest {
  private static final Path FOLDER = Path.of("target", "snapshots");

  @ParameterizedTest
  @CsvSource({
    "edge-single-nat, LIGHT, 1280, 800",
    "edge-single-nat, DARK, 1280, 800",
    "edge-single-nat, LIGHT, 1920, 1080",
    "edge-single-nat, DARK, 1920, 1080",
    "edge-scaled-hlb, LIGHT, 1280, 800",
    "edge-scaled-hlb, DARK, 1280, 800",
    "edge-scaled-hlb, LIGHT, 1920, 1080",
    "edge-scaled-hlb, DARK, 1920, 1080",
    "large-multi-datacenter, LIGHT, 1280, 800",
    "large-multi-datacenter, DARK, 1280, 800",
    "large-multi-datacenter, LIGHT, 1920, 1080",
    "large-multi-datacenter, DARK, 1920, 1080",
    ", LIGHT, 1280, 800",
    ", DARK, 1280, 800",
  })
  void windowShowsMoreThanAFewColours(
      String template, Theme.Choice theme, int width, int height, @TempDir Path settings) {
    Windows window = Windows.of(settings, width, height, theme);
    if (template != null) {
      window.template(template);
    }
    WritableImage image = window.picture();
    String name = (template == null ? "empty" : template) + "-" + theme.id() + "-" + width + ".png";
    Windows.save(image, FOLDER.resolve(name));
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(colours(image)).hasSizeGreaterThan(60);
  }

  private static Set<Integer> colours(WritableImage image) {
    Set<Integer> found = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 2) {
      for (int x = 0; x < image.getWidth(); x += 2) {
        found.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return found;
  }
}
