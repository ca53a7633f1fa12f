package edgewise.catalogue;

/// A figure that a load simulation reckons with.
///
/// @param unit what it counts
/// @param source published topic, `ext` for a source outside them, `model` for a choice of this
///   program where nothing is published
public record Rate(String id, double value, String unit, String source) {
  /// True when nothing is published and the value is a choice of this program.
  public boolean isModel() {
    return source.equals("model");
  }

  /// Key of its text.
  public String textKey() {
    return "rate." + id;
  }
}
