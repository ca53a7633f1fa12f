package edgewise.store;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Extras;
import edgewise.model.Shape;
import edgewise.model.Words;
import edgewise.text.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the tree of a document.
final class Encoder {
  private final Extras extras;
  private final boolean hasKeys;

  Encoder(Extras extras) {
    this.extras = extras;
    this.hasKeys = !extras.keys().isEmpty();
  }

  static Json.Obj tree(Document document) {
    return new Encoder(document.extras()).document(document);
  }

  private Json.Obj document(Document document) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("formatVersion", Json.of(DesignFile.FORMAT_VERSION));
    members.put("organization", record(document.topology().organization(), "organization"));
    members.put("elements", Json.of(elements(document.topology().elements())));
    Json.Obj layout = record(document.layout(), "layout");
    if (!layout.members().isEmpty()) {
      members.put("layout", layout);
    }
    Json.Obj decisions = record(document.decisions(), "decisions");
    if (!decisions.members().isEmpty()) {
      members.put("decisions", decisions);
    }
    addUnknown("", members);
    return Json.Obj.of(members);
  }

  private List<Json> elements(List<Element> elements) {
    Map<Optional<ElementId>, List<Json>> foreign = new LinkedHashMap<>();
    for (Extras.Foreign f : extras.elements()) {
      foreign.computeIfAbsent(f.after(), _ -> new ArrayList<>()).add(parsed(f.json()));
    }
    List<Json> all = new ArrayList<>(elements.size());
    addForeign(foreign, Optional.empty(), all);
    for (Element element : elements) {
      all.add(record(element, hasKeys ? Paths.join("elements", element.id().value()) : ""));
      if (!foreign.isEmpty()) {
        addForeign(foreign, Optional.of(element.id()), all);
      }
    }
    foreign.values().forEach(all::addAll);
    return all;
  }

  private static void addForeign(
      Map<Optional<ElementId>, List<Json>> foreign, Optional<ElementId> after, List<Json> all) {
    List<Json> here = foreign.remove(after);
    if (here != null) {
      all.addAll(here);
    }
  }

  private Json.Obj record(Object value, String path) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (Shape.Component c : Shape.Rec.of(value.getClass()).components()) {
      add(c.name(), c.shape(), c.of(value), path, members);
    }
    addUnknown(path, members);
    return new Json.Obj(members, -1);
  }

  private void add(String key, Shape shape, Object value, String path, Map<String, Json> members) {
    switch (shape) {
      case Shape.Scalar _ -> members.put(key, scalar(value));
      case Shape.Maybe m -> {
        Optional<?> present = (Optional<?>) value;
        if (present.isPresent()) {
          add(key, m.of(), present.get(), path, members);
        }
      }
      case Shape.ListOf l -> {
        List<?> items = (List<?>) value;
        if (!items.isEmpty()) {
          members.put(key, list(l.of(), items, hasKeys ? Paths.join(path, key) : ""));
        }
      }
      case Shape.Rec _ -> {
        Json.Obj inner = record(value, hasKeys ? Paths.join(path, key) : "");
        // One in which nothing is said is what a file without it means.
        if (!inner.members().isEmpty()) {
          members.put(key, inner);
        }
      }
    }
  }

  private Json list(Shape of, List<?> items, String path) {
    List<Json> all = new ArrayList<>(items.size());
    Map<String, Integer> seen = new HashMap<>();
    for (Object item : items) {
      if (!(of instanceof Shape.Rec r)) {
        all.add(scalar(item));
      } else if (hasKeys) {
        String label = Paths.label(r, item);
        all.add(
            record(item, Paths.join(path, Paths.item(label, seen.merge(label, 1, Integer::sum)))));
      } else {
        all.add(record(item, ""));
      }
    }
    return Json.of(all);
  }

  private static Json scalar(Object value) {
    return switch (value) {
      case Boolean b -> Json.of((boolean) b);
      case Integer i -> Json.of((long) i);
      case Double d -> number(d);
      case Enum<?> word -> Json.of(Words.of(word));
      default -> Json.of(value.toString());
    };
  }

  private static Json number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15 && (value != 0 || 1 / value > 0)) {
      return Json.of((long) value);
    }
    // JSON has no notation for what is not a finite number; a drawing with such a place must still
    // be saved.
    return Double.isFinite(value) ? new Json.Num(Double.toString(value), -1) : Json.of(0);
  }

  private void addUnknown(String path, Map<String, Json> members) {
    if (hasKeys) {
      extras
          .keys()
          .getOrDefault(path, Map.of())
          .forEach((key, json) -> members.putIfAbsent(key, parsed(json)));
    }
  }

  private static Json parsed(String json) {
    return switch (Json.parse(json)) {
      case Outcome.Ok<Json> ok -> ok.value();
      case Outcome.Refused<Json> r ->
          throw new IllegalStateException("kept text is no JSON: " + r.why());
    };
  }
}
