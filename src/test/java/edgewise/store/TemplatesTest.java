package edgewise.store;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Extras;
import edgewise.model.Layout;
import edgewise.model.Pool;
import edgewise.text.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the starter designs to the file format. When the model gains a key that is always written,
/// bring them up to date with `mvn -q test -Dtest=TemplatesTest -Dedgewise.templates.write=true`,
/// look at the difference and commit it.
class TemplatesTest {
  @BeforeAll
  static void writeAnewOnRequest() {
    if (Boolean.getBoolean("edgewise.templates.write")) {
      for (String name : Designs.templateNames()) {
        Path file = Designs.root().resolve("templates").resolve(name + DesignFile.EXTENSION);
        assertThat(DesignFile.save(file, Designs.template(name).document()))
            .isEqualTo(Outcome.ok(file));
      }
    }
  }

  static List<String> templates() {
    return Designs.templateNames();
  }

  @Test
  void everyReferenceArchitectureHasItsTemplate() {
    assertThat(templates())
        .containsExactly(
            "blank",
            "director-pool-dns-hlb",
            "director-pool-hlb",
            "director-single",
            "edge-scaled-dnslb-nat",
            "edge-scaled-dnslb-public",
            "edge-scaled-hlb",
            "edge-single-nat",
            "edge-single-public",
            "large-multi-datacenter",
            "small-organization");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void openingAndSavingChangesNoByte(String name) {
    byte[] bytes = Designs.templateBytes(name);
    Outcome.Ok<Document> opened = (Outcome.Ok<Document>) DesignFile.parse(bytes, name);
    assertThat(opened.notes()).isEmpty();
    assertThat(opened.value().extras()).isEqualTo(Extras.none());
    assertThat(new String(DesignFile.write(opened.value()), StandardCharsets.UTF_8))
        .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyReferenceResolves(String name) {
    Document document = Designs.template(name).document();
    Set<ElementId> ids =
        document.topology().elements().stream().map(Element::id).collect(Collectors.toSet());
    assertThat(document.topology().elements())
        .flatExtracting(Element::references)
        .allSatisfy(id -> assertThat(ids).contains(id));
    assertThat(document.layout()).isEqualTo(Layout.empty());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void idsOfElementsAndServersAreUnique(String name) {
    List<ElementId> ids =
        Designs.template(name).topology().elements().stream()
            .flatMap(e -> Stream.concat(Stream.of(e.id()), servers(e)))
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  private static Stream<ElementId> servers(Element element) {
    return switch (element) {
      case EdgePool p -> p.servers().stream().map(s -> s.id());
      case Pool p -> p.servers().stream().map(s -> s.id());
      default -> Stream.of();
    };
  }
}
