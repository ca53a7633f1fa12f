package edgewise.model;

/// Who begins.
public enum Direction {
  /// A user of this organization.
  OUT,
  /// Someone outside.
  IN;

  /// The word used in files and options.
  public String id() {
    return Words.of(this);
  }
}
