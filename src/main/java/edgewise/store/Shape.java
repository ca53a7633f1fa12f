package edgewise.store;

import edgewise.catalogue.Kinds;
import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.Default;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.PortRange;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a type of the model stands in a file. Shapes follow from the types alone, so a new record
/// component is read, written and described in the schema without a line of code.
sealed interface Shape {
  /// Types that stand as one text, number or truth value. Enumerations come on top.
  Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          int.class,
          Integer.class,
          double.class,
          Double.class,
          boolean.class,
          Boolean.class,
          Address.class,
          Cidr.class,
          Fqdn.class,
          ElementId.class,
          KindId.class,
          PortRange.class);

  /// One text, number or truth value.
  record Scalar(Class<?> type) implements Shape {}

  /// A value that may be left out.
  record Maybe(Shape of) implements Shape {}

  /// A list; it may be left out when it is empty.
  record ListOf(Shape of) implements Shape {}

  /// A record: an object with a key for each component.
  final class Rec implements Shape {
    private static final ClassValue<Rec> ALL =
        new ClassValue<>() {
          @Override
          protected Rec computeValue(Class<?> type) {
            return new Rec(type);
          }
        };

    private final Class<?> type;
    private final List<Component> components;
    private final Set<String> names;
    private final Constructor<?> constructor;

    private Rec(Class<?> type) {
      this.type = type;
      RecordComponent[] declared = type.getRecordComponents();
      List<Component> found = new ArrayList<>(declared.length);
      for (RecordComponent c : declared) {
        found.add(
            new Component(
                c.getName(),
                Shape.of(c.getGenericType()),
                Optional.ofNullable(c.getAnnotation(Default.class)),
                c.getAccessor()));
      }
      this.components = List.copyOf(found);
      this.names = components.stream().map(Component::name).collect(Collectors.toUnmodifiableSet());
      try {
        this.constructor =
            type.getConstructor(
                Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(type + " has no public canonical constructor", e);
      }
    }

    /// The shape of a record type.
    static Rec of(Class<?> type) {
      return ALL.get(type);
    }

    Class<?> type() {
      return type;
    }

    /// Components in the order of the file.
    List<Component> components() {
      return components;
    }

    boolean knows(String key) {
      return names.contains(key);
    }

    /// True when an empty object is enough.
    boolean mayBeEmpty() {
      return components.stream().allMatch(Component::mayBeMissing);
    }

    Object create(Object[] values) {
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(type + " refuses " + Arrays.toString(values), e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// A key of an object.
  ///
  /// @param fallback what the key counts as when it is missing
  record Component(String name, Shape shape, Optional<Default> fallback, Method accessor) {
    /// The value in one object.
    Object of(Object owner) {
      try {
        return accessor.invoke(owner);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean mayBeMissing() {
      return switch (shape) {
        case Scalar _ -> fallback.isPresent();
        case Rec r -> r.mayBeEmpty();
        case Maybe _, ListOf _ -> true;
      };
    }
  }

  /// The shape of a type of the model.
  static Shape of(Type type) {
    if (type instanceof ParameterizedType p) {
      Shape of = of(p.getActualTypeArguments()[0]);
      return p.getRawType() == Optional.class ? new Maybe(of) : new ListOf(of);
    }
    Class<?> c = (Class<?>) type;
    if (SCALARS.contains(c) || c.isEnum()) {
      return new Scalar(c);
    }
    if (!c.isRecord()) {
      throw new IllegalStateException("no file notation for " + c);
    }
    return Rec.of(c);
  }

  /// The record that holds elements of a kind; empty for an unknown kind.
  static Optional<Rec> ofKind(KindId kind) {
    return Kinds.standard().find(kind).map(k -> Structures.SHAPES.get(k.structure()));
  }

  /// The records of elements by the structure's word in the catalogue.
  final class Structures {
    static final Map<String, Rec> SHAPES = new HashMap<>();

    private Structures() {}

    static {
      collect(Element.class);
    }

    private static void collect(Class<?> type) {
      if (type.isRecord()) {
        SHAPES.put(wordOf(type), Rec.of(type));
      } else {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
          collect(permitted);
        }
      }
    }

    /// The word of a type: `OfficeWebApps` is `office-web-apps`.
    private static String wordOf(Class<?> type) {
      return type.getSimpleName()
          .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
          .toLowerCase(Locale.ROOT);
    }
  }
}
