package edgewise.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowsTest {
  @Property(tries = 300)
  void findsTheSameCardAsTheObstacles(
      @ForAll("some") List<Box> cards, @ForAll("some") List<Box> looked) {
    Box[] boxes = cards.toArray(Box[]::new);
    boolean[] open = new boolean[boxes.length];
    Obstacles obstacles = new Obstacles();
    for (int i = 0; i < boxes.length; i++) {
      open[i] = i % 7 == 3;
      if (!open[i]) {
        obstacles.add(i, boxes[i]);
      }
    }
    Rows rows = new Rows(boxes, open);
    for (Box look : looked) {
      assertThat(rows.hit(look.x(), look.y(), look.right(), look.bottom(), 0, 1))
          .isEqualTo(obstacles.hit(boxes, look.x(), look.y(), look.right(), look.bottom(), 0, 1));
    }
  }

  @Provide
  Arbitrary<List<Box>> some() {
    Arbitrary<Double> at = Arbitraries.integers().between(-90, 150).map(i -> i * 8.0);
    Arbitrary<Double> size = Arbitraries.integers().between(1, 80).map(i -> i * 8.0);
    return Combinators.combine(at, at, size, size).as(Box::new).list().ofMaxSize(40);
  }
}
