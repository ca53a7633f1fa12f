package edgewise.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a file holds beyond what this version knows. It takes no part in any plan and is kept so
/// that saving loses nothing.
///
/// @param keys unknown keys by the path of their object (`elements/edge1/servers/edge01`), each
///   with its value as JSON text, in file order
/// @param elements elements of unknown kinds, in file order
public record Extras(SortedMap<String, Map<String, String>> keys, List<Foreign> elements) {
  private static final Extras NONE = new Extras(new TreeMap<>(), List.of());

  public Extras {
    SortedMap<String, Map<String, String>> copy = new TreeMap<>();
    keys.forEach(
        (path, values) -> copy.put(path, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
    keys = Collections.unmodifiableSortedMap(copy);
    elements = List.copyOf(elements);
  }

  /// An element of a kind that this version does not know.
  ///
  /// @param after the known element it stands behind in the file; empty when it stands before all
  ///   of them
  /// @param json the whole element as JSON text
  public record Foreign(Optional<ElementId> after, String json) {}

  /// Nothing beyond what is known.
  public static Extras none() {
    return NONE;
  }

  /// True when there is nothing to keep.
  public boolean isEmpty() {
    return keys.isEmpty() && elements.isEmpty();
  }
}
