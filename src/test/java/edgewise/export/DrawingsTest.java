package edgewise.export;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.layout.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingsTest {
  private static final Box AREA = new Box(0, 0, 2000, 900);

  @Test
  void aPartShowsTheCardsWholeThatItsEdgeGoesThrough() {
    Box part = new Box(0, 0, 900, 400);
    Box cut = new Box(100, 350, 200, 110);
    Box next = new Box(400, 405, 200, 100);
    Box seen = Drawings.seen(part, List.of(cut, next), AREA);
    assertThat(seen.contains(cut)).isTrue();
    assertThat(seen.contains(next)).isFalse();
  }

  @Test
  void aPartStaysWithinTheDrawingAndItsPage() {
    Box part = new Box(0, 0, 900, 400);
    Box tall = new Box(100, 350, 200, 500);
    assertThat(Drawings.seen(part, List.of(tall), AREA)).isEqualTo(new Box(0, 0, 920, 420));
  }
}
