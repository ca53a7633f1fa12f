package edgewise.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.edit.Remove;
import edgewise.fixture.EditSequences;
import edgewise.model.Document;
import edgewise.text.Texts;
import edgewise.ui.theme.Palette;
import java.util.Arrays;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The overview follows a drawing by painting only what became different.
class MinimapTest {
  @ParameterizedTest
  @ValueSource(strings = {"large-multi-datacenter", "edge-scaled-dnslb-nat"})
  void whatIsPaintedAnewInPartsLooksAsIfPaintedAfresh(String design) {
    Document template = Drawings.template(design);
    Document whole = template.withLayout(EditSequences.shown(template));
    Drawing drawing = Drawings.drawing(whole);
    Drawing first = drawing;
    Minimap map = Drawings.onFx(() -> shown(first));
    int[] begin = pixels(map);
    int followed = 0;
    int different = 0;
    for (int i = 0; i < 2 * first.size(); i++) {
      Document next = i % 2 == 1 ? whole : new Remove(Set.of(first.element(i / 2).id())).on(whole);
      Drawing now = Drawing.of(Drawings.analysis(next), Texts.english(), drawing);
      followed += now.repainted.since().equals(drawing.token) ? 1 : 0;
      Drawings.onFx(
          () -> {
            map.show(now, Palette.LIGHT);
            return true;
          });
      int[] picture = pixels(map);
      assertThat(picture).isEqualTo(pixels(Drawings.onFx(() -> shown(now))));
      different += Arrays.equals(picture, begin) ? 0 : 1;
      drawing = now;
    }
    assertThat(followed).isGreaterThan(first.size());
    assertThat(different).isGreaterThan(first.size() / 2);
  }

  private static Minimap shown(Drawing drawing) {
    Minimap map = new Minimap((_, _) -> {});
    new Scene(map);
    map.show(drawing, Palette.LIGHT);
    return map;
  }

  /// What it shows when all that waits to be painted is.
  private static int[] pixels(Minimap map) {
    Drawings.onFx(() -> true);
    return Drawings.pixels(Drawings.onFx(() -> map.snapshot(new SnapshotParameters(), null)));
  }
}
