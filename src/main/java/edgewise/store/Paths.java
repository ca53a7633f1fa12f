package edgewise.store;

import edgewise.model.Shape;
import edgewise.model.Words;

/// Names objects of a document, for the unknown keys that are kept with them.
final class Paths {
  private Paths() {}

  static String join(String parent, String segment) {
    String safe = segment.replace("~", "~0").replace("/", "~1");
    return parent.isEmpty() ? safe : parent + "/" + safe;
  }

  /// What tells a list item from its neighbours: its id, or its first key.
  static String label(Shape.Rec shape, Object item) {
    Object first = shape.components().getFirst().of(item);
    return first instanceof Enum<?> word ? Words.of(word) : String.valueOf(first);
  }

  /// The segment of the n-th item with this label.
  static String item(String label, int times) {
    return times == 1 ? label : label + "#" + times;
  }
}
