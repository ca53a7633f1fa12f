package edgewise.store;

import edgewise.catalogue.Structures;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Extras;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.Organization;
import edgewise.model.PortRange;
import edgewise.model.Shape;
import edgewise.model.Topology;
import edgewise.model.Words;
import edgewise.text.Message;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Fills the records of the model from a tree. One decoder reads one file.
final class Decoder {
  /// Keys of the document itself, in the order of the file.
  static final List<String> DOCUMENT_KEYS =
      List.of("formatVersion", "organization", "elements", "layout", "decisions");

  private final Source source;
  private final List<Trouble> notes = new ArrayList<>();
  private final Map<Path, Map<String, String>> unknown = new LinkedHashMap<>();
  private final List<Extras.Foreign> foreign = new ArrayList<>();

  Decoder(Source source) {
    this.source = source;
  }

  /// A place in the tree. The segment of a list item is known only after the item is read. Compared
  /// by identity.
  private static final class Path {
    private final Path parent;
    private String segment;

    Path(Path parent, String segment) {
      this.parent = parent;
      this.segment = segment;
    }

    @Override
    public String toString() {
      return parent == null ? segment : Paths.join(parent.toString(), segment);
    }
  }

  /// What the user should know about the file.
  List<Trouble> notes() {
    return notes;
  }

  Document document(Json.Obj root) {
    Path path = new Path(null, "");
    Json organization = root.get("organization");
    if (isMissing(organization)) {
      throw source.refusal(root.at(), "store.missing", "organization");
    }
    Topology topology =
        new Topology(
            (Organization)
                object(
                    Shape.Rec.of(Organization.class),
                    organization,
                    "organization",
                    new Path(path, "organization")),
            elements(root.get("elements"), new Path(path, "elements")));
    Json layout = root.get("layout");
    Json decisions = root.get("decisions");
    Layout placed =
        isMissing(layout)
            ? Layout.empty()
            : (Layout)
                object(Shape.Rec.of(Layout.class), layout, "layout", new Path(path, "layout"));
    Decisions decided =
        isMissing(decisions)
            ? Decisions.none()
            : (Decisions)
                object(
                    Shape.Rec.of(Decisions.class),
                    decisions,
                    "decisions",
                    new Path(path, "decisions"));
    keepUnknown(root, Set.copyOf(DOCUMENT_KEYS), path);
    return new Document(topology, placed, decided, extras());
  }

  private Extras extras() {
    if (unknown.isEmpty() && foreign.isEmpty()) {
      return Extras.none();
    }
    TreeMap<String, Map<String, String>> keys = new TreeMap<>();
    unknown.forEach((path, values) -> keys.put(path.toString(), values));
    return new Extras(keys, foreign);
  }

  private List<Element> elements(Json json, Path path) {
    if (isMissing(json)) {
      return List.of();
    }
    if (!(json instanceof Json.Arr list)) {
      throw wrongType(json, "elements", "list");
    }
    List<Element> elements = new ArrayList<>(list.items().size());
    Set<ElementId> ids = HashSet.newHashSet(list.items().size());
    Optional<ElementId> last = Optional.empty();
    for (Json item : list.items()) {
      if (!(item instanceof Json.Obj o)) {
        throw wrongType(item, "elements", "object");
      }
      if (isMissing(o.get("kind"))) {
        throw source.refusal(o.at(), "store.missing", "kind");
      }
      KindId kind = (KindId) scalar(KindId.class, o.get("kind"), "kind");
      Optional<Shape.Rec> shape = Structures.ofKind(kind);
      if (shape.isEmpty()) {
        foreign.add(new Extras.Foreign(last, o.compact()));
        notes.add(source.trouble(o.get("kind").at(), "store.unknown-kind", kind.value()));
        continue;
      }
      Path place = new Path(path, "");
      Element element = (Element) object(shape.get(), o, "elements", place);
      place.segment = element.id().value();
      if (!ids.add(element.id())) {
        throw source.refusal(o.get("id").at(), "store.duplicate-id", element.id().value());
      }
      last = Optional.of(element.id());
      elements.add(element);
    }
    return elements;
  }

  private Object object(Shape.Rec shape, Json json, String key, Path path) {
    if (!(json instanceof Json.Obj o)) {
      throw wrongType(json, key, "object");
    }
    List<Shape.Component> components = shape.components();
    Object[] values = new Object[components.size()];
    int known = 0;
    for (int i = 0; i < values.length; i++) {
      Shape.Component c = components.get(i);
      Json value = o.get(c.name());
      if (value != null) {
        known++;
      }
      values[i] = isMissing(value) ? fallback(c, o) : value(c.shape(), value, c.name(), path);
    }
    if (known < o.members().size()) {
      keepUnknown(o, null, shape, path);
    }
    return shape.create(values);
  }

  private void keepUnknown(Json.Obj object, Set<String> known, Path path) {
    if (!known.containsAll(object.members().keySet())) {
      keepUnknown(object, known, null, path);
    }
  }

  private void keepUnknown(Json.Obj object, Set<String> known, Shape.Rec shape, Path path) {
    Map<String, String> kept = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, value) -> {
              if (shape == null ? !known.contains(key) : !shape.knows(key)) {
                kept.put(key, value.compact());
              }
            });
    unknown.put(path, kept);
  }

  /// What a missing key counts as.
  private Object fallback(Shape.Component c, Json.Obj owner) {
    if (!c.mayBeMissing()) {
      throw source.refusal(owner.at(), "store.missing", c.name());
    }
    return c.standard();
  }

  private Object value(Shape shape, Json json, String key, Path path) {
    return switch (shape) {
      case Shape.Scalar s -> scalar(s.type(), json, key);
      case Shape.Maybe m -> Optional.of(value(m.of(), json, key, path));
      case Shape.ListOf l -> list(l.of(), json, key, new Path(path, key));
      case Shape.Rec r -> object(r, json, key, new Path(path, key));
    };
  }

  private List<Object> list(Shape of, Json json, String key, Path path) {
    if (!(json instanceof Json.Arr list)) {
      throw wrongType(json, key, "list");
    }
    List<Object> values = new ArrayList<>(list.items().size());
    if (!(of instanceof Shape.Rec r)) {
      for (Json item : list.items()) {
        values.add(value(of, item, key, path));
      }
      return values;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (Json item : list.items()) {
      Path place = new Path(path, "");
      Object value = object(r, item, key, place);
      String label = Paths.label(r, value);
      int times = seen.merge(label, 1, Integer::sum);
      if (times > 1 && r.knows("id")) {
        throw source.refusal(((Json.Obj) item).get("id").at(), "store.duplicate-id", label);
      }
      place.segment = Paths.item(label, times);
      values.add(value);
    }
    return values;
  }

  private Object scalar(Class<?> type, Json json, String key) {
    if (type == boolean.class || type == Boolean.class) {
      if (json instanceof Json.Bool b) {
        return b.value();
      }
      throw wrongType(json, key, "boolean");
    }
    if (type == int.class || type == Integer.class) {
      return integer(json, key);
    }
    if (type == double.class || type == Double.class) {
      if (!(json instanceof Json.Num n)) {
        throw wrongType(json, key, "number");
      }
      double value = Double.parseDouble(n.text());
      if (Double.isInfinite(value)) {
        throw source.refusal(json.at(), "store.out-of-range", n.text(), key);
      }
      return value;
    }
    if (!(json instanceof Json.Str s)) {
      throw wrongType(json, key, "text");
    }
    return text(type, s, key);
  }

  private Integer integer(Json json, String key) {
    if (!(json instanceof Json.Num n) || !isWhole(n.text())) {
      throw wrongType(json, key, "integer");
    }
    try {
      return Integer.valueOf(n.text());
    } catch (NumberFormatException _) {
      throw source.refusal(json.at(), "store.out-of-range", n.text(), key);
    }
  }

  private static boolean isWhole(String number) {
    return number.indexOf('.') < 0 && number.indexOf('e') < 0 && number.indexOf('E') < 0;
  }

  private Object text(Class<?> type, Json.Str json, String key) {
    String text = json.value();
    if (type == String.class) {
      return text;
    }
    if (type == Fqdn.class) {
      return Fqdn.of(text);
    }
    if (type == Address.class) {
      return Address.of(text);
    }
    if (type == Cidr.class) {
      return Cidr.of(text);
    }
    if (type == KindId.class) {
      return KindId.of(text);
    }
    if (type == ElementId.class) {
      if (!isId(text)) {
        throw source.refusal(json.at(), "store.bad-id", text, key);
      }
      return ElementId.of(text);
    }
    if (type == PortRange.class) {
      try {
        return PortRange.parse(text);
      } catch (IllegalArgumentException _) {
        throw source.refusal(json.at(), "store.bad-ports", text, key);
      }
    }
    Map<String, Object> constants = Words.constants(type);
    Object constant = constants.get(text);
    if (constant == null) {
      throw source.refusal(
          json.at(),
          "store.unknown-word",
          text,
          key,
          Message.of("store.words", String.join(", ", constants.keySet())));
    }
    return constant;
  }

  /// True for letters, digits, `-`, `_` and `.`.
  static boolean isId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && "-_.".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isMissing(Json json) {
    return json == null || json instanceof Json.Null;
  }

  private Refusal wrongType(Json json, String key, String wanted) {
    return source.refusal(json.at(), "store.wrong-type", key, Message.of("store.type." + wanted));
  }
}
