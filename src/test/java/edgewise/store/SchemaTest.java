package edgewise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.catalogue.Structures;
import edgewise.fixture.Designs;
import edgewise.model.Decisions;
import edgewise.model.Element;
import edgewise.model.Layout;
import edgewise.model.Organization;
import edgewise.model.Shape;
import edgewise.model.Words;
import edgewise.text.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds `docs/edgewise.schema.json` and the model together. After a change of the model write it
/// anew with `mvn -q test -Dtest=SchemaTest -Dedgewise.schema.write=true` and commit it.
class SchemaTest {
  private static final Path FILE = Designs.root().resolve("docs/edgewise.schema.json");
  private static final Path MODEL = Designs.root().resolve("src/main/java/edgewise/model");

  @BeforeAll
  static void writeAnewOnRequest() throws IOException {
    if (Boolean.getBoolean("edgewise.schema.write")) {
      Files.createDirectories(FILE.getParent());
      AtomicFiles.write(FILE, wanted().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String wanted() {
    return new Writer().schema().pretty() + "\n";
  }

  @Test
  void committedSchemaFollowsFromTheModel() {
    assertThat(FILE)
        .as(
            "docs/edgewise.schema.json is stale; write it anew with"
                + " mvn -q test -Dtest=SchemaTest -Dedgewise.schema.write=true")
        .content()
        .isEqualTo(wanted());
  }

  static List<String> templates() {
    return Designs.templateNames();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateIsValid(String name) {
    assertThat(errors(new String(Designs.templateBytes(name), StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void unknownKeysAndKindsAreValid() {
    assertThat(
            errors(
                "{\"formatVersion\": 1, \"x\": {}, \"organization\": {\"x\": 1}, \"elements\":"
                    + " [{\"id\": \"a\", \"kind\": \"new\", \"name\": \"b\"}]}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lsedge/nat                      | "yes"
          lsedge/balancing                | "magic"
          lsedge/access/port              | "443"
          lsedge/access/port              | 99999999999
          lsedge/mediaPorts               | "all"
          lsedge/servers/0/id             | "not an id"
          lsedge/fqdn                     | 7
          organization/features/0         | "telepathy"
          organization/release            | 2013
          """)
  void whatTheReaderRefusesIsInvalid(String path, String value) {
    String design = Designs.template("edge-single-nat").set(path, value).json();
    assertThat(errors(design)).isNotEmpty();
    assertThat(DesignFile.parse(design.getBytes(StandardCharsets.UTF_8), "d"))
        .isInstanceOf(Outcome.Refused.class);
  }

  private static List<String> errors(String design) {
    Schema schema;
    try {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schema.validate(design, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  /// Writes the schema from the shapes of the records and the comments of their sources.
  private static final class Writer {
    private final Map<String, Json> definitions = new TreeMap<>();

    Json schema() {
      Map<String, Json> properties = new LinkedHashMap<>();
      properties.put(
          "formatVersion",
          object(
              "description",
              Json.of("Version of the file format."),
              "const",
              Json.of(DesignFile.FORMAT_VERSION)));
      properties.put("organization", of(Shape.of(Organization.class)));
      properties.put(
          "elements",
          object(
              "description",
              Json.of("Everything that is drawn, in order."),
              "type",
              Json.of("array"),
              "items",
              ref("element")));
      properties.put("layout", of(Shape.of(Layout.class)));
      properties.put("decisions", of(Shape.of(Decisions.class)));
      assertThat(properties.keySet()).containsExactlyElementsOf(Decoder.DOCUMENT_KEYS);
      definitions.put("element", element());
      return object(
          "$schema", Json.of("https://json-schema.org/draft/2020-12/schema"),
          "title", Json.of("Edgewise design"),
          "description",
              Json.of(
                  "A design file, NAME.edgewise. Keys that are not listed here are allowed; they"
                      + " are kept when the file is saved."),
          "type", Json.of("object"),
          "required", texts(List.of("formatVersion", "organization")),
          "properties", Json.Obj.of(properties),
          "$defs", Json.Obj.of(definitions));
    }

    private Json element() {
      Map<Shape.Rec, List<String>> kinds = new LinkedHashMap<>();
      for (Kind kind : Kinds.standard().all()) {
        kinds
            .computeIfAbsent(Structures.ofKind(kind.id()).orElseThrow(), _ -> new ArrayList<>())
            .add(kind.id().value());
      }
      List<Json> branches = new ArrayList<>();
      kinds.forEach(
          (shape, words) ->
              branches.add(
                  object(
                      "if", object("properties", object("kind", object("enum", texts(words)))),
                      "then", of(shape))));
      return object(
          "description", Json.of(comments(Element.class).description()),
          "type", Json.of("object"),
          "required", texts(List.of("id", "kind", "name")),
          "properties",
              object(
                  "id",
                  id(),
                  "kind",
                  object("type", Json.of("string")),
                  "name",
                  object("type", Json.of("string"))),
          "allOf", Json.of(branches));
    }

    private Json of(Shape shape) {
      return switch (shape) {
        case Shape.Scalar s -> scalar(s.type());
        case Shape.Maybe m -> of(m.of());
        case Shape.ListOf l -> object("type", Json.of("array"), "items", of(l.of()));
        case Shape.Rec r -> ref(define(r));
      };
    }

    private String define(Shape.Rec shape) {
      String name = word(shape.type());
      if (definitions.containsKey(name)) {
        return name;
      }
      Comments comments = comments(shape.type());
      Map<String, Json> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (Shape.Component c : shape.components()) {
        Json.Obj property = (Json.Obj) of(c.shape());
        if (comments.components().containsKey(c.name())) {
          property = property.with("description", Json.of(comments.components().get(c.name())));
        }
        if (c.fallback().isPresent()) {
          property =
              property.with(
                  "default",
                  defaultOf(((Shape.Scalar) c.shape()).type(), c.fallback().get().value()));
        }
        if (!c.mayBeMissing()) {
          required.add(c.name());
        }
        properties.put(c.name(), property);
      }
      Map<String, Json> members = new LinkedHashMap<>();
      members.put("description", Json.of(comments.description()));
      members.put("type", Json.of("object"));
      if (!required.isEmpty()) {
        members.put("required", texts(required));
      }
      members.put("properties", Json.Obj.of(properties));
      definitions.put(name, Json.Obj.of(members));
      return name;
    }

    private Json scalar(Class<?> type) {
      if (type.isEnum()) {
        String name = word(type);
        definitions.put(
            name,
            object(
                "description", Json.of(comments(type).description()),
                "enum",
                    texts(
                        Arrays.stream(type.getEnumConstants())
                            .map(c -> Words.of((Enum<?>) c))
                            .toList())));
        return ref(name);
      }
      return switch (type.getSimpleName()) {
        case "int", "Integer" ->
            object(
                "type",
                Json.of("integer"),
                "minimum",
                Json.of(Integer.MIN_VALUE),
                "maximum",
                Json.of(Integer.MAX_VALUE));
        case "double", "Double" -> object("type", Json.of("number"));
        case "boolean", "Boolean" -> object("type", Json.of("boolean"));
        case "ElementId" -> id();
        case "PortRange" ->
            object(
                "type",
                Json.of("string"),
                "pattern",
                Json.of("^\\s*[0-9]+\\s*(-\\s*[0-9]+\\s*)?$"));
        default -> object("type", Json.of("string"));
      };
    }

    private static Json id() {
      return object("type", Json.of("string"), "pattern", Json.of("^[A-Za-z0-9._-]+$"));
    }

    private static Json defaultOf(Class<?> type, String text) {
      if (type == int.class || type == double.class) {
        return new Json.Num(text, -1);
      }
      return type == boolean.class ? Json.of(Boolean.parseBoolean(text)) : Json.of(text);
    }

    private static Json ref(String name) {
      return object("$ref", Json.of("#/$defs/" + name));
    }

    private static Json texts(List<String> words) {
      return Json.of(words.stream().map(Json::of).toList());
    }

    private static Json object(Object... keysAndValues) {
      Map<String, Json> members = new LinkedHashMap<>();
      for (int i = 0; i < keysAndValues.length; i += 2) {
        members.put((String) keysAndValues[i], (Json) keysAndValues[i + 1]);
      }
      return Json.Obj.of(members);
    }

    private static String word(Class<?> type) {
      return type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
          + type.getSimpleName().substring(1);
    }
  }

  /// What a source says about a type and its components.
  private record Comments(String description, Map<String, String> components) {}

  private static final Pattern COMMENT =
      Pattern.compile("((?:^///.*\\R)+)(?:@.*\\R)*public ", Pattern.MULTILINE);

  private static Comments comments(Class<?> type) {
    String source;
    try {
      source = Files.readString(MODEL.resolve(type.getSimpleName() + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher matcher = COMMENT.matcher(source);
    assertThat(matcher.find()).as("comment of " + type).isTrue();
    String text =
        matcher
            .group(1)
            .replaceAll("(?m)^/// ?", "")
            .replaceAll("\\[#?([A-Za-z.]+)\\]", "$1")
            .replace("`", "");
    String[] parts = text.split("(?m)^@param ");
    Map<String, String> components = new LinkedHashMap<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      String[] words = part.split("\\s+", 2);
      components.put(words[0], line(words[1]));
    }
    return new Comments(line(parts[0]), components);
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
