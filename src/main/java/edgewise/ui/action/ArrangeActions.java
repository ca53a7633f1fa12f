package edgewise.ui.action;

import edgewise.edit.Align;
import edgewise.edit.Level;
import edgewise.model.Words;
import edgewise.ui.Motion;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Where things stand on the drawing.
final class ArrangeActions {
  private ArrangeActions() {}

  static void add(Actions all, Desk desk) {
    Edits edits = desk.edits();
    all.add("arrange-all", Place.ARRANGE_AUTO)
        .icon("arrange")
        .keys("Shortcut+Shift+R")
        .when(desk.design)
        .on(Target.GROUND)
        .toolbar()
        .run(edits::arrangeAll);
    all.add("arrange-selection", Place.ARRANGE_AUTO)
        .icon("arrange")
        .keys("Shortcut+R")
        .when(desk.selected)
        .on(Target.SITE, Target.SEVERAL)
        .run(edits::arrangeSelection);
    BooleanProperty still = new SimpleBooleanProperty(Motion.isChosen(desk.session().settings()));
    all.add("reduce-motion", Place.EDIT_SETTINGS)
        .checked(still)
        .run(
            () -> {
              still.set(!still.get());
              Motion.reduce(desk.session().settings(), still.get());
            });
    for (Align.Edge edge : Align.Edge.values()) {
      String word = Words.of(edge);
      all.add("align-" + word, Place.ARRANGE_ALIGN)
          .icon("align-" + word)
          .keys(
              switch (edge) {
                case LEFT -> "Shortcut+Alt+Left";
                case RIGHT -> "Shortcut+Alt+Right";
                case TOP -> "Shortcut+Alt+Up";
                case BOTTOM -> "Shortcut+Alt+Down";
                case CENTER -> "Shortcut+Alt+C";
                case MIDDLE -> "Shortcut+Alt+M";
              })
          .when(desk.two)
          .on(Target.SEVERAL)
          .run(() -> edits.align(edge));
    }
    for (String direction : new String[] {"across", "down"}) {
      all.add("align-" + direction, Place.ARRANGE_DISTRIBUTE)
          .icon("align-" + direction)
          .keys(direction.equals("across") ? "Shortcut+Alt+H" : "Shortcut+Alt+V")
          .when(desk.three)
          .on(Target.SEVERAL)
          .run(() -> edits.distribute(direction.equals("across")));
    }
    all.add("same-width", Place.ARRANGE_DISTRIBUTE)
        .keys("Shortcut+Alt+W")
        .when(desk.two)
        .on(Target.SEVERAL)
        .run(() -> edits.sameSize(true));
    all.add("same-height", Place.ARRANGE_DISTRIBUTE)
        .keys("Shortcut+Alt+E")
        .when(desk.two)
        .on(Target.SEVERAL)
        .run(() -> edits.sameSize(false));
    for (Direction to : Direction.values()) {
      all.add("nudge-" + to.id(), Place.ARRANGE_MOVE)
          .keys(to.key())
          .onDrawing()
          .when(desk.design)
          .run(() -> desk.parts().nudge(to.dx(), to.dy(), false));
    }
    for (Direction to : Direction.values()) {
      all.add("nudge-finely-" + to.id(), Place.ARRANGE_MOVE)
          .keys("Shift+" + to.key())
          .onDrawing()
          .when(desk.design)
          .run(() -> desk.parts().nudge(to.dx(), to.dy(), true));
    }
    for (Level.To to : Level.To.values()) {
      String word = Words.of(to);
      all.add("level-" + word, Place.ARRANGE_ORDER)
          .keys(
              switch (to) {
                case FRONT -> "Shortcut+Shift+Close Bracket";
                case BACK -> "Shortcut+Shift+Open Bracket";
                case FORWARD -> "Shortcut+Close Bracket";
                case BACKWARD -> "Shortcut+Open Bracket";
              })
          .when(desk.selected)
          .run(() -> edits.level(to));
    }
    all.add("lock", Place.ARRANGE_STATE)
        .icon("lock")
        .keys("Shortcut+L")
        .when(desk.selected)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.NOTE)
        .run(edits::lock);
    all.add("collapse", Place.ARRANGE_STATE)
        .icon("collapse")
        .keys("Shortcut+Shift+C")
        .when(desk.site)
        .on(Target.SITE)
        .run(edits::collapse);
    all.add("reset-line", Place.ARRANGE_LINES)
        .keys("Shortcut+Alt+L")
        .when(desk.line)
        .on(Target.LINE)
        .run(edits::resetLine);
  }
}
