package edgewise.edit;

import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The ids of other elements inside a record, at any depth. They follow from the shape of the
/// record, so a new reference in the model is rewritten without a line of code. A component named
/// `id` is the record's own identity and no reference.
public final class References {
  private static final ClassValue<Boolean> HOLDS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return Shape.Rec.of(type).components().stream()
              .anyMatch(c -> isReference(c) || holds(c.shape()));
        }
      };

  private References() {}

  /// A record with every reference replaced; the record itself when nothing changes. A reference
  /// replaced by nothing is taken out of its list or left empty; where it is required, what it is
  /// required by goes: an entry of a list, or the record as a whole.
  ///
  /// @return empty when the record cannot be without a reference that is gone
  public static <R> Optional<R> rewrite(R record, Function<ElementId, Optional<ElementId>> to) {
    @SuppressWarnings("unchecked")
    Optional<R> now = (Optional<R>) record(Shape.Rec.of(record.getClass()), record, to);
    return now;
  }

  /// The references of an element by the component that holds them (`nextHop`, `vips.pool`), in the
  /// order of the file. Servers count, too.
  public static Map<String, List<ElementId>> of(Element element) {
    Map<String, List<ElementId>> found = new LinkedHashMap<>();
    collect(Shape.Rec.of(element.getClass()), element, "", found);
    return found;
  }

  /// All references of a record, in the order of the file.
  static void each(Record record, Consumer<ElementId> to) {
    collect(Shape.Rec.of(record.getClass()), record, to);
  }

  private static void collect(Shape shape, Object value, Consumer<ElementId> to) {
    switch (shape) {
      case Shape.Scalar s -> {
        if (s.type() == ElementId.class) {
          to.accept((ElementId) value);
        }
      }
      case Shape.Maybe m -> ((Optional<?>) value).ifPresent(v -> collect(m.of(), v, to));
      case Shape.ListOf l -> ((List<?>) value).forEach(v -> collect(l.of(), v, to));
      case Shape.Rec r -> {
        for (Shape.Component c : r.leadingTo(ElementId.class)) {
          if (isReference(c) || !isId(c.shape())) {
            collect(c.shape(), c.of(value), to);
          }
        }
      }
    }
  }

  private static boolean isReference(Shape.Component c) {
    return isId(c.shape()) && !c.name().equals("id");
  }

  private static boolean isId(Shape shape) {
    return shape instanceof Shape.Scalar s && s.type() == ElementId.class;
  }

  private static boolean holds(Shape shape) {
    return switch (shape) {
      case Shape.Scalar _ -> false;
      case Shape.Maybe m -> isId(m.of()) || holds(m.of());
      case Shape.ListOf l -> isId(l.of()) || holds(l.of());
      case Shape.Rec r -> HOLDS.get(r.type());
    };
  }

  @SuppressWarnings("ReferenceEquality")
  private static Optional<Object> record(
      Shape.Rec shape, Object record, Function<ElementId, Optional<ElementId>> to) {
    if (!HOLDS.get(shape.type())) {
      return Optional.of(record);
    }
    List<Shape.Component> components = shape.components();
    Object[] values = new Object[components.size()];
    boolean changed = false;
    for (int i = 0; i < values.length; i++) {
      Shape.Component c = components.get(i);
      Object before = c.of(record);
      values[i] = before;
      if (isReference(c) || !isId(c.shape())) {
        Optional<Object> now = value(c.shape(), before, to);
        if (now.isEmpty()) {
          return Optional.empty();
        }
        values[i] = now.get();
      }
      changed |= values[i] != before;
    }
    return Optional.of(changed ? shape.create(values) : record);
  }

  @SuppressWarnings("ReferenceEquality")
  private static Optional<Object> value(
      Shape shape, Object value, Function<ElementId, Optional<ElementId>> to) {
    return switch (shape) {
      case Shape.Scalar s when s.type() == ElementId.class -> {
        Optional<ElementId> now = to.apply((ElementId) value);
        yield now.map(id -> id.equals(value) ? value : id);
      }
      case Shape.Scalar _ -> Optional.of(value);
      case Shape.Maybe m -> {
        Optional<?> before = (Optional<?>) value;
        if (before.isEmpty()) {
          yield Optional.of(value);
        }
        Optional<Object> now = value(m.of(), before.get(), to);
        yield Optional.of(now.isPresent() && now.get() == before.get() ? before : now);
      }
      case Shape.ListOf l -> {
        if (!isId(l.of()) && !holds(l.of())) {
          yield Optional.of(value);
        }
        List<Object> now = new ArrayList<>();
        boolean changed = false;
        for (Object item : (List<?>) value) {
          Optional<Object> one = value(l.of(), item, to);
          boolean same = one.isPresent() && one.get() == item;
          changed |= !same;
          if (one.isPresent() && (same || !now.contains(one.get()))) {
            now.add(one.get());
          }
        }
        yield Optional.of(changed ? List.copyOf(now) : value);
      }
      case Shape.Rec r -> record(r, value, to);
    };
  }

  private static void collect(
      Shape shape, Object value, String path, Map<String, List<ElementId>> found) {
    switch (shape) {
      case Shape.Scalar s -> {
        if (s.type() == ElementId.class) {
          found.computeIfAbsent(path, _ -> new ArrayList<>()).add((ElementId) value);
        }
      }
      case Shape.Maybe m -> ((Optional<?>) value).ifPresent(v -> collect(m.of(), v, path, found));
      case Shape.ListOf l -> ((List<?>) value).forEach(v -> collect(l.of(), v, path, found));
      case Shape.Rec r -> {
        for (Shape.Component c : r.leadingTo(ElementId.class)) {
          if (isReference(c) || !isId(c.shape())) {
            collect(
                c.shape(), c.of(value), path.isEmpty() ? c.name() : path + "." + c.name(), found);
          }
        }
      }
    }
  }
}
