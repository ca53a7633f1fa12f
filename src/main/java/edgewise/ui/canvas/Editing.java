package edgewise.ui.canvas;

import edgewise.model.KindId;
import edgewise.ui.tool.Intent;
import edgewise.ui.tool.Spot;

/// What gestures on the drawing mean for the design. The drawing surface knows places, this knows
/// designs.
public interface Editing {
  /// What an intent looks like and does.
  Draft draft(Intent intent);

  /// A gesture has ended, done or not.
  void ended();

  /// Edits the name of an element or the words of a note or line in place.
  void editText(Spot spot);

  /// Adds an element of a kind where the layout has room for it.
  void insert(KindId kind);

  /// A kind that waited to be placed has been placed or given up.
  void placed(KindId kind);

  /// Moves the selection by steps of the grid, or of one unit.
  void nudge(double dx, double dy);

  /// Shows what can be done with what is selected.
  ///
  /// @param x where, relative to the drawing surface
  void menu(double x, double y);

  /// Edits nothing: for a drawing that is only looked at.
  Editing NONE =
      new Editing() {
        @Override
        public Draft draft(Intent intent) {
          return Draft.NOTHING;
        }

        @Override
        public void ended() {}

        @Override
        public void editText(Spot spot) {}

        @Override
        public void insert(KindId kind) {}

        @Override
        public void placed(KindId kind) {}

        @Override
        public void nudge(double dx, double dy) {}

        @Override
        public void menu(double x, double y) {}
      };
}
