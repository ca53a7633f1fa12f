package edgewise.model;

/// Kinds of notes on a drawing.
public enum NoteKind {
  /// A sheet with words.
  NOTE,
  /// Words without a sheet.
  TEXT,
  /// What colours, marks and lines mean.
  LEGEND
}
