package edgewise.model;

import java.util.Objects;

/// Identity of an element or server inside one document: stable over edits, unique, printable;
/// letters, digits, `-`, `_` and `.`.
public record ElementId(String value) implements Comparable<ElementId> {
  public ElementId {
    Objects.requireNonNull(value);
  }

  /// The id with this text.
  public static ElementId of(String value) {
    return new ElementId(value);
  }

  @Override
  public int compareTo(ElementId other) {
    return value.compareTo(other.value);
  }

  // Written out, because the ones that records get are slow until they are compiled, and ids are
  // compared by the ten thousand.
  @Override
  public boolean equals(Object other) {
    return other instanceof ElementId id && id.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
