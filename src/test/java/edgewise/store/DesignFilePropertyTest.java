package edgewise.store;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.catalogue.Structures;
import edgewise.fixture.Designs;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.Organization;
import edgewise.model.PortRange;
import edgewise.model.Shape;
import edgewise.model.Topology;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class DesignFilePropertyTest {
  private static final List<Kind> KINDS = List.copyOf(Kinds.standard().all());

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void savedDesignsOpenEqualAndGiveTheSameBytesAgain(@ForAll("documents") Document document) {
    byte[] bytes = DesignFile.write(document);
    Document again = opened(bytes);
    assertThat(again).isEqualTo(document);
    assertThat(DesignFile.write(again)).isEqualTo(bytes);
  }

  @Property(tries = 300)
  void damagedFilesAreOpenedOrRefusedInOneLine(
      @ForAll("templates") String template,
      @ForAll("damages") List<Tuple2<Integer, byte[]>> damages) {
    byte[] bytes = Designs.templateBytes(template);
    for (Tuple2<Integer, byte[]> damage : damages) {
      bytes = damaged(bytes, damage.get1(), damage.get2());
    }
    openedOrRefused(bytes);
  }

  @Property(tries = 300)
  void rubbishIsRefusedInOneLine(@ForAll byte[] bytes) {
    openedOrRefused(bytes);
  }

  @Property(tries = 500)
  void wordsOfTheFormatInAnyOrderAreOpenedOrRefused(@ForAll("tokens") List<String> tokens) {
    openedOrRefused(
        ("{\"formatVersion\":1," + String.join("", tokens)).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 100)
  void unknownKeysAnywhereSurvive(@ForAll("templates") String template, @ForAll long seed) {
    Random random = new Random(seed);
    Json.Obj tree =
        (Json.Obj) json(new String(Designs.templateBytes(template), StandardCharsets.UTF_8));
    Map<String, Json> added = new LinkedHashMap<>();
    Document document =
        opened(strewn(tree, random, added).pretty().getBytes(StandardCharsets.UTF_8));

    assertThat(document.topology()).isEqualTo(Designs.template(template).topology());
    Map<String, String> kept = new LinkedHashMap<>();
    document.extras().keys().values().forEach(kept::putAll);
    Map<String, String> wanted = new LinkedHashMap<>();
    added.forEach((key, value) -> wanted.put(key, value.compact()));
    assertThat(kept).isEqualTo(wanted);
    assertThat(opened(DesignFile.write(document))).isEqualTo(document);
  }

  private static Json json(String text) {
    return ((Outcome.Ok<Json>) Json.parse(text)).value();
  }

  private static Document opened(byte[] bytes) {
    return switch (DesignFile.parse(bytes, "random")) {
      case Outcome.Ok<Document> ok -> ok.value();
      case Outcome.Refused<Document> r ->
          throw new AssertionError(r.why() + "\n" + new String(bytes, StandardCharsets.UTF_8));
    };
  }

  private static void openedOrRefused(byte[] bytes) {
    switch (DesignFile.parse(bytes, "random")) {
      case Outcome.Ok<Document> ok ->
          assertThat(opened(DesignFile.write(ok.value()))).isEqualTo(ok.value());
      case Outcome.Refused<Document> r ->
          assertThat(r.why())
              .singleElement()
              .satisfies(
                  t ->
                      assertThat(t.say(Texts.english()))
                          .startsWith("random:")
                          .contains("; ")
                          .doesNotContain("«")
                          .matches("\\P{Cntrl}*"));
    }
  }

  private static byte[] damaged(byte[] bytes, int where, byte[] with) {
    int at = where % (bytes.length + 1);
    int end = Math.min(bytes.length, at + where % 7);
    byte[] all = Arrays.copyOf(bytes, at + with.length + bytes.length - end);
    System.arraycopy(with, 0, all, at, with.length);
    System.arraycopy(bytes, end, all, at + with.length, bytes.length - end);
    return all;
  }

  /// The tree with new keys in some of its objects.
  private static Json strewn(Json json, Random random, Map<String, Json> added) {
    return switch (json) {
      case Json.Arr list ->
          Json.of(list.items().stream().map(i -> strewn(i, random, added)).toList());
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object
            .members()
            .forEach(
                (key, value) -> {
                  if (random.nextInt(20) == 0) {
                    String name = "x-" + added.size();
                    added.put(name, anything(random, 3));
                    members.put(name, added.get(name));
                  }
                  members.put(key, strewn(value, random, added));
                });
        yield Json.Obj.of(members);
      }
      default -> json;
    };
  }

  private static Json anything(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> new Json.Null(-1);
      case 1 -> Json.of(random.nextBoolean());
      case 2 ->
          new Json.Num(
              random.nextInt() + "." + random.nextInt(1000) + "e-" + random.nextInt(9), -1);
      case 3 ->
          Json.of(
              new String(new int[] {random.nextInt(0x110000), 'ü', random.nextInt(0x80)}, 0, 3));
      case 4 -> Json.of(List.of(anything(random, depth - 1), anything(random, depth - 1)));
      default -> Json.Obj.of(Map.of("a/b~" + depth, anything(random, depth - 1)));
    };
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(Designs.templateNames());
  }

  @Provide
  Arbitrary<List<Tuple2<Integer, byte[]>>> damages() {
    Arbitrary<byte[]> bytes =
        Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(3),
            Arbitraries.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "1e999",
                    "-",
                    "\\u0000",
                    "\"\"",
                    "9999999999")
                .map(s -> s.getBytes(StandardCharsets.UTF_8)));
    return Combinators.combine(Arbitraries.integers().between(0, 1_000_000), bytes)
        .as(Tuple::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "1",
            "true",
            "null",
            "\"\"",
            "\"id\"",
            "\"kind\":",
            "\"central-site\",",
            "\"organization\":{},",
            "\"elements\":[{",
            "\"name\":\"x\",",
            "\"layout\":",
            "\"placements\":[{",
            "\"decisions\":",
            "\"features\":",
            "\"id\":\"a\"",
            "}]",
            "}}")
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<Document> documents() {
    Arbitrary<List<Element>> elements =
        Arbitraries.of(KINDS)
            .flatMap(DesignFilePropertyTest::element)
            .list()
            .ofMaxSize(6)
            .uniqueElements(Element::id);
    return Combinators.combine(
            of(Organization.class), elements, of(Layout.class), of(Decisions.class))
        .as(
            (organization, all, layout, decisions) ->
                new Document(new Topology(organization, all), layout, decisions));
  }

  private static Arbitrary<Element> element(Kind kind) {
    Shape.Rec shape = Structures.ofKind(kind.id()).orElseThrow();
    return record(shape, Optional.of(kind.id())).map(Element.class::cast);
  }

  private static <T> Arbitrary<T> of(Class<T> type) {
    return record(Shape.Rec.of(type), Optional.empty()).map(type::cast);
  }

  private static Arbitrary<Object> record(Shape.Rec shape, Optional<KindId> kind) {
    List<Arbitrary<Object>> components = new ArrayList<>();
    for (Shape.Component c : shape.components()) {
      components.add(
          kind.isPresent() && c.name().equals("kind")
              ? Arbitraries.just(kind.get())
              : of(c.shape()));
    }
    return Combinators.combine(components).as(values -> shape.create(values.toArray()));
  }

  private static Arbitrary<Object> of(Shape shape) {
    return switch (shape) {
      case Shape.Scalar s -> scalar(s.type());
      case Shape.Maybe m -> of(m.of()).optional().map(o -> o);
      case Shape.ListOf l when l.of() instanceof Shape.Rec r && r.knows("id") ->
          of(r)
              .list()
              .ofMaxSize(3)
              .uniqueElements(o -> r.components().getFirst().of(o))
              .map(o -> o);
      case Shape.ListOf l -> of(l.of()).list().ofMaxSize(3).map(o -> o);
      case Shape.Rec r -> record(r, Optional.empty());
    };
  }

  private static Arbitrary<Object> scalar(Class<?> type) {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8),
            Arbitraries.of(
                "",
                ".",
                "a..",
                "a .",
                "sip.contoso.com",
                "SIP.Contoso.COM.",
                "10.0.0.1",
                "::1",
                "2001:DB8:0::1",
                "10.1.2.3/24",
                "fe80::/10",
                "10.0.0.0/99"));
    if (type == int.class || type == Integer.class) {
      return Arbitraries.integers().map(o -> o);
    }
    if (type == boolean.class || type == Boolean.class) {
      return Arbitraries.of(true, false).map(o -> o);
    }
    if (type == double.class || type == Double.class) {
      return Arbitraries.oneOf(
              Arbitraries.doubles(), Arbitraries.of(-0.0, 1e15, 1e300, Double.MIN_VALUE))
          .map(o -> o);
    }
    if (type == ElementId.class) {
      return Arbitraries.strings()
          .withCharRange('a', 'e')
          .withChars("-_.Z9")
          .ofMinLength(1)
          .ofMaxLength(6)
          .map(ElementId::of);
    }
    if (type == PortRange.class) {
      Arbitrary<Integer> port = Arbitraries.integers().between(1, 65535);
      return Combinators.combine(port, port)
          .as((a, b) -> new PortRange(Math.min(a, b), Math.max(a, b)));
    }
    if (type.isEnum()) {
      return Arbitraries.of(type.getEnumConstants()).map(o -> o);
    }
    return texts.map(
        t ->
            type == Fqdn.class
                ? Fqdn.of(t)
                : type == Address.class ? Address.of(t) : type == Cidr.class ? Cidr.of(t) : t);
  }
}
