package edgewise.check;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A check with a design that fires it and one just beside that does not; both are edits of a
/// starter design in which it is silent.
///
/// @param element the element it is reported on; `organization` for none
/// @param companions checks of these families that say something about the same fault
record CheckCase(
    String check,
    String element,
    Designs base,
    UnaryOperator<Designs> fires,
    UnaryOperator<Designs> beside,
    Set<String> companions) {
  private static final Pattern FAMILIES = Pattern.compile("(EDGE|NAME|DNS|CERT|PH|REF)-.*|REL-0.*");
  private static final Pattern NOT_SAID = Pattern.compile("«|\\{\\d");

  /// A check that fires alone.
  static CheckCase of(
      String check,
      String element,
      Designs base,
      UnaryOperator<Designs> fires,
      UnaryOperator<Designs> beside) {
    return new CheckCase(check, element, base, fires, beside, Set.of());
  }

  /// The same case when other checks see the fault too.
  CheckCase along(String... others) {
    return new CheckCase(check, element, base, fires, beside, Set.of(others));
  }

  /// Proves the case.
  void prove() {
    Designs faulty = fires.apply(base);
    List<Finding> own = faulty.findings().stream().filter(f -> f.check().equals(check)).toList();
    assertThat(own).as("%s fires", check).isNotEmpty();
    assertThat(own)
        .allSatisfy(
            f -> {
              assertThat(f.element().map(Object::toString).orElse("organization"))
                  .isEqualTo(element);
              for (String sentence :
                  List.of(Texts.english().say(f.message()), Texts.english().say(f.remedy()))) {
                assertThat(sentence).doesNotContainPattern(NOT_SAID).endsWith(".");
              }
            });
    Set<String> news = family(faulty.firedChecks());
    news.removeAll(base.firedChecks());
    Set<String> expected = new TreeSet<>(companions);
    expected.add(check);
    assertThat(news).as("checks that fire on account of %s", check).isEqualTo(expected);
    assertThat(beside.apply(base).firedChecks()).as("just beside").doesNotContain(check);
  }

  private static Set<String> family(Set<String> checks) {
    Set<String> own = new TreeSet<>(checks);
    own.removeIf(c -> !FAMILIES.matcher(c).matches());
    return own;
  }

  @Override
  public String toString() {
    return check;
  }
}
