package edgewise.model;

import java.util.Objects;

/// Id of an element kind, such as `edge-pool`; the kinds are rows of the catalogue.
public record KindId(String value) implements Comparable<KindId> {
  public KindId {
    Objects.requireNonNull(value);
  }

  /// The kind id with this text.
  public static KindId of(String value) {
    return new KindId(value);
  }

  @Override
  public int compareTo(KindId other) {
    return value.compareTo(other.value);
  }

  // Written out, because the ones that records get are slow until they are compiled, and ids are
  // compared by the ten thousand.
  @Override
  public boolean equals(Object other) {
    return other instanceof KindId id && id.value.equals(value);
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
