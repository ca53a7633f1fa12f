package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.work.Listing.Entry;
import edgewise.work.Listing.Heading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final List<String> ROWS = List.of("b2", "a1", "b1", "c1", "a2");

  private static Listing.Request<String> request(
      Predicate<String> passes, boolean descending, Set<String> closed) {
    return new Listing.Request<>(
        ROWS,
        List.of("z1"),
        Optional.of(passes),
        List.of(new Listing.Sorting<>(s -> s.substring(1), Comparator.naturalOrder(), descending)),
        Optional.of(s -> s.substring(0, 1)),
        Comparator.naturalOrder(),
        closed,
        false);
  }

  /// All rows, without groups.
  private static Listing<String> ordered(List<Listing.Sorting<String>> order) {
    return Listing.of(
        new Listing.Request<>(
            ROWS,
            List.of(),
            Optional.empty(),
            order,
            Optional.<Function<String, String>>empty(),
            Comparator.naturalOrder(),
            Set.of(),
            false));
  }

  @Test
  void groupsHoldThePassingRowsInTheOrderAskedFor() {
    Listing<String> listing = Listing.of(request(s -> !s.startsWith("c"), true, Set.of("a")));
    assertThat(listing.lines())
        .containsExactly(
            new Heading<>("a", List.of("a2", "a1"), false, false),
            new Heading<>("b", List.of("b2", "b1"), true, false),
            new Entry<>("b2"),
            new Entry<>("b1"),
            new Heading<>("", List.of("z1"), false, true));
    assertThat(listing.passing()).isEqualTo(4);
    assertThat(listing.rows()).containsExactly("b2", "b1");
  }

  @Test
  void rowsOfOneRankKeepTheirOrder() {
    Listing<String> listing =
        ordered(
            List.of(new Listing.Sorting<>(t -> t.substring(1), Comparator.naturalOrder(), false)));
    assertThat(listing.rows()).containsExactly("a1", "b1", "c1", "b2", "a2");
  }

  @Test
  void rowsThatNothingIsAskedOfAreListedAsTheyAre() {
    Listing<String> listing = ordered(List.of());
    assertThat(listing.lines()).containsExactlyElementsOf(ROWS.stream().map(Entry::new).toList());
    assertThat(listing.lines().get(3)).isEqualTo(new Entry<>("c1"));
    assertThat(listing.rows()).isEqualTo(ROWS);
    assertThat(listing.passing()).isEqualTo(ROWS.size());
  }
}
