package edgewise.edit;

import edgewise.model.ElementId;
import edgewise.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way to one value inside a record: components by name, entries of lists by id or position
/// from 0, as in `access.fqdn`, `servers[edge01].access` or `vips[0].addresses`.
public record Property(List<Step> steps) {
  /// One component, and an entry of it when it is a list.
  public record Step(String component, Optional<String> entry) {
    @Override
    public String toString() {
      return component + entry.map(e -> "[" + e + "]").orElse("");
    }
  }

  public Property {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a property needs a component");
    }
  }

  /// Reads a path.
  ///
  /// @throws IllegalArgumentException when it is not well-formed
  public static Property of(String path) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at <= path.length()) {
      int end = at;
      while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
        end++;
      }
      String name = path.substring(at, end);
      Optional<String> entry = Optional.empty();
      if (end < path.length() && path.charAt(end) == '[') {
        int close = path.indexOf(']', end);
        if (close < 0) {
          throw new IllegalArgumentException(path);
        }
        entry = Optional.of(path.substring(end + 1, close));
        end = close + 1;
      }
      if (name.isEmpty() || end < path.length() && path.charAt(end) != '.') {
        throw new IllegalArgumentException(path);
      }
      steps.add(new Step(name, entry));
      at = end + 1;
    }
    return new Property(steps);
  }

  /// This property inside a component: `access` within `servers`, entry `edge01`.
  public Property within(String component, Optional<String> entry) {
    List<Step> longer = new ArrayList<>();
    longer.add(new Step(component, entry));
    longer.addAll(steps);
    return new Property(longer);
  }

  /// The value in a record, as the component has it: an [Optional] where it may be missing, a list
  /// where it is one. Empty when the record has no such place.
  public Optional<Object> in(Record root) {
    return find(root, 0);
  }

  /// The type of the place this leads to. Empty when records of the type have none.
  public Optional<Shape> shape(Class<?> root) {
    Shape shape = Shape.of(root);
    for (Step step : steps) {
      while (shape instanceof Shape.Maybe m) {
        shape = m.of();
      }
      if (!(shape instanceof Shape.Rec rec) || !rec.knows(step.component())) {
        return Optional.empty();
      }
      shape = rec.component(step.component()).shape();
      if (step.entry().isPresent()) {
        if (!(shape instanceof Shape.ListOf list)) {
          return Optional.empty();
        }
        shape = list.of();
      }
    }
    return Optional.of(shape);
  }

  /// The record with another value at this place; the record itself when nothing changes, when it
  /// has no such place, or when the place holds the identity of a record. A part that is missing is
  /// made with its defaults where it can be.
  ///
  /// @param value as the component has it: an [Optional] where it may be missing
  /// @throws IllegalArgumentException when the value is not of the type of the place
  public <R extends Record> R with(R root, Object value) {
    @SuppressWarnings("unchecked")
    R now = (R) set(Shape.Rec.of(root.getClass()), root, 0, value);
    return now;
  }

  private Optional<Object> find(Object record, int at) {
    Step step = steps.get(at);
    Shape.Rec rec = Shape.Rec.of(record.getClass());
    if (!rec.knows(step.component())) {
      return Optional.empty();
    }
    Object value = rec.component(step.component()).of(record);
    if (step.entry().isPresent()) {
      if (!(value instanceof List<?> list)) {
        return Optional.empty();
      }
      int i = position(list, step.entry().get());
      if (i < 0) {
        return Optional.empty();
      }
      value = list.get(i);
    }
    if (at == steps.size() - 1) {
      return Optional.of(value);
    }
    if (value instanceof Optional<?> maybe) {
      if (maybe.isEmpty()) {
        return Optional.empty();
      }
      value = maybe.get();
    }
    return value instanceof Record inner ? find(inner, at + 1) : Optional.empty();
  }

  private Object set(Shape.Rec rec, Object record, int at, Object value) {
    Step step = steps.get(at);
    if (!rec.knows(step.component()) || step.component().equals("id")) {
      return record;
    }
    Shape.Component component = rec.component(step.component());
    Object before = component.of(record);
    if (step.entry().isPresent()) {
      if (!(component.shape() instanceof Shape.ListOf list)) {
        return record;
      }
      List<?> items = (List<?>) before;
      int i = position(items, step.entry().get());
      if (i < 0) {
        return record;
      }
      List<Object> copy = new ArrayList<>(items);
      copy.set(i, changed(list.of(), items.get(i), at, value));
      return rec.with(record, step.component(), List.copyOf(copy));
    }
    return rec.with(record, step.component(), changed(component.shape(), before, at, value));
  }

  private Object changed(Shape shape, Object before, int at, Object value) {
    if (at == steps.size() - 1) {
      if (!fits(shape, value)) {
        throw new IllegalArgumentException(this + " cannot be " + value);
      }
      return value;
    }
    return switch (shape) {
      case Shape.Rec inner -> set(inner, before, at + 1, value);
      case Shape.Maybe m when m.of() instanceof Shape.Rec inner -> {
        Optional<?> maybe = (Optional<?>) before;
        if (maybe.isEmpty() && !inner.mayBeEmpty()) {
          yield before;
        }
        Object start = maybe.isPresent() ? maybe.get() : inner.create(Map.of());
        Object now = set(inner, start, at + 1, value);
        yield maybe.isEmpty() && now.equals(start) ? before : Optional.of(now);
      }
      default -> before;
    };
  }

  /// Whether a value may stand where this shape is asked for.
  static boolean fits(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Scalar s -> boxed(s.type()).isInstance(value);
      case Shape.Maybe m ->
          value instanceof Optional<?> o && (o.isEmpty() || fits(m.of(), o.get()));
      case Shape.ListOf l ->
          value instanceof List<?> items && items.stream().allMatch(i -> fits(l.of(), i));
      case Shape.Rec r -> r.type().isInstance(value);
    };
  }

  private static Class<?> boxed(Class<?> type) {
    return type == int.class
        ? Integer.class
        : type == double.class ? Double.class : type == boolean.class ? Boolean.class : type;
  }

  /// Where an entry stands in its list: by id, else by position; -1 when it is not there.
  private static int position(List<?> list, String entry) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Record r) {
        Shape.Rec rec = Shape.Rec.of(r.getClass());
        if (rec.knows("id")
            && rec.component("id").of(r) instanceof ElementId id
            && id.value().equals(entry)) {
          return i;
        }
      }
    }
    try {
      int i = Integer.parseInt(entry);
      return i >= 0 && i < list.size() ? i : -1;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /// The path as [#of] reads it.
  public String text() {
    return String.join(".", steps.stream().map(Step::toString).toList());
  }

  @Override
  public String toString() {
    return text();
  }
}
