package edgewise.ui.action;

import edgewise.edit.Align;
import edgewise.edit.Level;

/// What actions do to what is selected.
public interface Edits {
  /// Copies the selection to the clipboard and removes it.
  void cut();

  /// Copies the selection to the clipboard, as a design's parts and as a picture.
  void copy();

  /// Adds what the clipboard holds.
  void paste();

  /// Repeats the selection beside itself.
  void duplicate();

  /// Removes the selection, and says what goes with it.
  void delete();

  /// Selects everything.
  void selectAll();

  /// Selects everything of the kinds that are selected.
  void selectSameKind();

  /// Edits the name of what is selected in place.
  void rename();

  /// Arranges the whole drawing.
  void arrangeAll();

  /// Arranges the selection among itself, about where it stands.
  void arrangeSelection();

  /// Lines the selection up.
  void align(Align.Edge edge);

  /// Makes the gaps of the selection equal, beside or one below the other.
  void distribute(boolean across);

  /// Gives the selected notes one width, or one height.
  void sameSize(boolean width);

  /// Changes what lies above what.
  void level(Level.To to);

  /// Locks the selection, or unlocks it when all of it is locked.
  void lock();

  /// Collapses the selected sites, or expands them when all of them are collapsed.
  void collapse();

  /// Lets the drawing route the selected line again.
  void resetLine();
}
