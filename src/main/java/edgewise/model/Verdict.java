package edgewise.model;

/// How a flow ended.
public enum Verdict {
  /// It arrived as wanted.
  DELIVERED,
  /// It arrived, with a loss that people notice or a reserve that is used up.
  DEGRADED,
  /// It did not arrive.
  FAILED,
  /// The other side cannot do this at all.
  NOT_SUPPORTED;

  /// The word used in files.
  public String id() {
    return Words.of(this);
  }
}
