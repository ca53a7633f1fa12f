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

  /// Lines the selection up, or distributes it.
  void align(Align.To to);

  /// Changes what lies above what.
  void level(Level.To to);

  /// Locks the selection, or unlocks it when all of it is locked.
  void lock();

  /// Collapses the selected sites, or expands them when all of them are collapsed.
  void collapse();

  /// Lets the drawing route the selected line again.
  void resetLine();
}
