package edgewise.model;

/// Something drawn beside the elements that takes no part in any plan.
///
/// @param id unique among elements and notes
/// @param text what it says; of a legend its title
/// @param locked whether the pointer leaves it where it is
/// @param level drawing order: higher levels lie above lower ones
public record Note(
    ElementId id,
    @Default("note") NoteKind kind,
    @Default("") String text,
    @Default("0") double x,
    @Default("0") double y,
    @Default("0") double width,
    @Default("0") double height,
    @Default("false") boolean locked,
    @Default("0") int level) {
  /// The same at another upper left corner.
  public Note at(double left, double top) {
    return left == x && top == y
        ? this
        : new Note(id, kind, text, left, top, width, height, locked, level);
  }

  /// The same with another size.
  public Note sized(double wide, double high) {
    return wide == width && high == height
        ? this
        : new Note(id, kind, text, x, y, wide, high, locked, level);
  }

  /// The same with other words.
  public Note withText(String words) {
    return words.equals(text)
        ? this
        : new Note(id, kind, words, x, y, width, height, locked, level);
  }

  /// The same, locked or not.
  public Note withLocked(boolean now) {
    return now == locked ? this : new Note(id, kind, text, x, y, width, height, now, level);
  }

  /// The same on another level.
  public Note withLevel(int now) {
    return now == level ? this : new Note(id, kind, text, x, y, width, height, locked, now);
  }
}
