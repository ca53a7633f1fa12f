package edgewise.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// How a type of the model stands in a file. Shapes follow from the types alone, so a new record
/// component is read, written and described in the schema without a line of code.
public sealed interface Shape {
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
    private final Map<Class<?>, List<Component>> leading = new ConcurrentHashMap<>();

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
    public static Rec of(Class<?> type) {
      return ALL.get(type);
    }

    /// The record type.
    public Class<?> type() {
      return type;
    }

    /// Components in the order of the file.
    public List<Component> components() {
      return components;
    }

    /// The components in which, at whatever depth, there can be a value of a type that is no
    /// record: who looks for addresses need not read everything else.
    public List<Component> leadingTo(Class<?> scalar) {
      return leading.computeIfAbsent(
          scalar, s -> components.stream().filter(c -> leads(c.shape(), s)).toList());
    }

    private static boolean leads(Shape shape, Class<?> scalar) {
      return switch (shape) {
        case Scalar s -> s.type() == scalar;
        case Maybe m -> leads(m.of(), scalar);
        case ListOf l -> leads(l.of(), scalar);
        case Rec r -> !r.leadingTo(scalar).isEmpty();
      };
    }

    /// True when there is a component of this name.
    public boolean knows(String key) {
      return names.contains(key);
    }

    /// True when an empty object is enough.
    public boolean mayBeEmpty() {
      return components.stream().allMatch(Component::mayBeMissing);
    }

    /// The record with some components given and everything else at its default.
    ///
    /// @param given values by component name
    /// @throws IllegalArgumentException when a component without default is missing, or one is not
    ///   known
    public Object create(Map<String, ?> given) {
      for (String name : given.keySet()) {
        if (!knows(name)) {
          throw new IllegalArgumentException(type.getSimpleName() + " has no " + name);
        }
      }
      Object[] values = new Object[components.size()];
      for (int i = 0; i < values.length; i++) {
        Component c = components.get(i);
        values[i] = given.containsKey(c.name()) ? given.get(c.name()) : c.standard();
      }
      return create(values);
    }

    /// The same record with another value of one component; the record itself when nothing changes.
    public Object with(Object record, String component, Object value) {
      Object[] values = new Object[components.size()];
      boolean changed = false;
      for (int i = 0; i < values.length; i++) {
        Component c = components.get(i);
        Object before = c.of(record);
        values[i] = c.name().equals(component) ? value : before;
        changed |= !values[i].equals(before);
      }
      return changed ? create(values) : record;
    }

    /// The component of this name.
    ///
    /// @throws IllegalArgumentException when there is none
    public Component component(String name) {
      return components.stream()
          .filter(c -> c.name().equals(name))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException(type.getSimpleName() + " has no " + name));
    }

    /// The record of these values, one for each component.
    ///
    /// @throws IllegalStateException when the record refuses a value
    public Object create(Object[] values) {
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
    public Object of(Object owner) {
      try {
        return accessor.invoke(owner);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    /// What the component is when nobody says anything.
    ///
    /// @throws IllegalArgumentException when it has no default
    public Object standard() {
      if (fallback.isPresent()) {
        return Words.parse(((Scalar) shape).type(), fallback.get().value()).orElseThrow();
      }
      return switch (shape) {
        case Maybe _ -> Optional.empty();
        case ListOf _ -> List.of();
        case Rec r when r.mayBeEmpty() -> r.create(Map.of());
        default -> throw new IllegalArgumentException(name + " is missing");
      };
    }

    /// True when a file may leave the key out.
    public boolean mayBeMissing() {
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
}
