package edgewise.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.PropertyRow;
import edgewise.catalogue.PropertyRows;
import edgewise.catalogue.Topics;
import edgewise.edit.Elements;
import edgewise.edit.Property;
import edgewise.edit.SetProperty;
import edgewise.fixture.Designs;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.LineShape;
import edgewise.model.Note;
import edgewise.model.Organization;
import edgewise.model.Shape;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DerivationTest {
  private static final ElementId EDGE = ElementId.of("lsedge");
  private final Document single = Designs.template("edge-single-nat").document();

  private static EdgePool edge(Document d) {
    return Elements.find(d, EDGE, EdgePool.class).orElseThrow();
  }

  private Document entered(Document before, Subject subject, String property, Object value) {
    return subject
        .enter(Property.of(property), value, Message.of("property.name"), before)
        .on(before);
  }

  @Test
  void aRenamedSingleEdgeTakesItsFqdnAndItsMachineAlong() {
    Document after = entered(single, new Subject.Of(List.of(EDGE)), "name", "border");
    assertThat(edge(after).fqdn()).isEqualTo(Fqdn.of("border.contoso.net"));
    assertThat(edge(after).servers().getFirst().fqdn()).isEqualTo(Fqdn.of("border.contoso.net"));
  }

  @Test
  void anotherInternalDomainMovesTheNamesThatAreDerivedFromIt() {
    Document own =
        new SetProperty(
                Set.of(ElementId.of("pool01")), Property.of("fqdn"), Fqdn.of("sip.other.net"))
            .on(single);
    Document after =
        entered(own, new Subject.Whole(), "internalDomains", List.of(Fqdn.of("corp.example")));
    assertThat(edge(after).fqdn()).isEqualTo(Fqdn.of("lsedge.corp.example"));
    assertThat(SetProperty.value(after, ElementId.of("pool01"), Property.of("fqdn")).orElseThrow())
        .isEqualTo(Fqdn.of("sip.other.net"));
  }

  @Test
  void anFqdnThatIsEnteredStays() {
    Document after =
        entered(single, new Subject.Of(List.of(EDGE)), "fqdn", Fqdn.of("other.contoso.net"));
    assertThat(edge(after).fqdn()).isEqualTo(Fqdn.of("other.contoso.net"));
    assertThat(edge(after).servers().getFirst().fqdn()).isEqualTo(Fqdn.of("other.contoso.net"));
  }

  @Test
  void withoutNatThePublicAddressIsTheLocalOne() {
    Document open = Designs.template("edge-single-public").document();
    Record edge = (Record) edge(open);
    Property place = Property.of("servers[0].accessPublic");
    Derivation derivation = Derivation.of(EdgePool.class, place).orElseThrow();
    assertThat(derivation.at(open, edge, place)).contains(edge(open).servers().getFirst().access());
    assertThat(derivation.at(single, (Record) edge(single), place)).isEmpty();
  }

  @Test
  void everyDerivedPropertyExistsAndSaysItsSource() {
    for (Derivation d : Derivation.ALL) {
      assertThat(Texts.english().has(d.sourceKey())).as(d.source()).isTrue();
      String path = d.property().replace("[]", "");
      Class<?> root = d.root() == edgewise.model.Host.class ? EdgePool.class : d.root();
      assertThat(exists(Shape.Rec.of(root), List.of(path.split("\\.")))).as(d.property()).isTrue();
    }
  }

  private static boolean exists(Shape.Rec rec, List<String> path) {
    if (!rec.knows(path.getFirst())) {
      return false;
    }
    return path.size() == 1
        || exists(rec(rec.component(path.getFirst()).shape()), path.subList(1, path.size()));
  }

  private static Shape.Rec rec(Shape shape) {
    return switch (shape) {
      case Shape.Maybe(Shape of) -> rec(of);
      case Shape.ListOf(Shape of) -> rec(of);
      case Shape.Rec rec -> rec;
      case Shape.Scalar s -> throw new AssertionError(s);
    };
  }

  @Test
  void everyComponentOfTheModelHasARowAndEveryRowAComponent() {
    Set<String> components = new TreeSet<>();
    components(Shape.Rec.of(Organization.class), components, new HashSet<>());
    components(Shape.Rec.of(Note.class), components, new HashSet<>());
    components(Shape.Rec.of(LineShape.class), components, new HashSet<>());
    elements(Element.class, components);
    Set<String> rows = new TreeSet<>();
    Texts texts = Texts.english();
    for (PropertyRow row : PropertyRows.standard().all()) {
      rows.add(row.record() + "." + row.name());
      assertThat(texts.has("property." + row.name())).as(row.name()).isTrue();
      assertThat(texts.has("inspector.group." + row.group())).as(row.group()).isTrue();
      row.topics().forEach(t -> assertThat(Topics.standard().link(t)).as(t).isPresent());
    }
    assertThat(rows).isEqualTo(components);
  }

  private static void elements(Class<?> type, Set<String> components) {
    if (type.isRecord()) {
      components(Shape.Rec.of(type), components, new HashSet<>());
    } else {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        elements(permitted, components);
      }
    }
  }

  private static void components(Shape.Rec rec, Set<String> found, Set<Class<?>> seen) {
    if (!seen.add(rec.type())) {
      return;
    }
    for (Shape.Component c : rec.components()) {
      found.add(rec.type().getSimpleName() + "." + c.name());
      nested(c.shape(), found, seen);
    }
  }

  private static void nested(Shape shape, Set<String> found, Set<Class<?>> seen) {
    switch (shape) {
      case Shape.Rec rec -> components(rec, found, seen);
      case Shape.Maybe(Shape of) -> nested(of, found, seen);
      case Shape.ListOf(Shape of) -> nested(of, found, seen);
      case Shape.Scalar _ -> {}
    }
  }
}
