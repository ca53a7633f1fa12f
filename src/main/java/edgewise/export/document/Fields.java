package edgewise.export.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Named values for a template. A value is a text, a truth value, one set of fields or a list of
/// sets; nothing else, so that a template can reach nothing else.
public final class Fields {
  /// The only field of an entry of a list of plain texts.
  static final String SELF = ".";

  private final Map<String, Object> values = new LinkedHashMap<>();

  /// Adds a text.
  public Fields put(String name, String text) {
    return add(name, text);
  }

  /// Adds a text that may be missing.
  public Fields put(String name, Optional<String> text) {
    return add(name, text.orElse(""));
  }

  /// Adds a number.
  public Fields put(String name, int number) {
    return add(name, Integer.toString(number));
  }

  /// Adds a truth value.
  public Fields put(String name, boolean flag) {
    return add(name, flag);
  }

  /// Adds a set of fields.
  public Fields put(String name, Fields inner) {
    return add(name, inner);
  }

  /// Adds a list.
  public Fields put(String name, List<Fields> list) {
    return add(name, List.copyOf(list));
  }

  /// Adds a list of texts, each of which a template calls `.`.
  public Fields texts(String name, List<String> list) {
    return add(name, list.stream().map(t -> new Fields().put(SELF, t)).toList());
  }

  private Fields add(String name, Object value) {
    if (values.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("two fields " + name);
    }
    return this;
  }

  /// The value, or null when there is no such field.
  Object find(String name) {
    return values.get(name);
  }

  /// All names, in order.
  public Set<String> names() {
    return values.keySet();
  }
}
