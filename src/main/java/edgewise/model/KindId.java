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

  @Override
  public String toString() {
    return value;
  }
}
