package edgewise.ui.action;

import edgewise.edit.History;
import edgewise.text.Message;
import edgewise.ui.Session;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// Changing what is there.
final class EditActions {
  private EditActions() {}

  static void add(Actions all, Desk desk) {
    Session session = desk.session();
    all.add("undo", Place.EDIT_STEPS)
        .icon("undo")
        .label(step(desk, "action.undo", History::undoLabel))
        .keys("Shortcut+Z")
        .when(desk.canUndo)
        .on(Target.GROUND)
        .toolbar()
        .run(session::undo);
    all.add("redo", Place.EDIT_STEPS)
        .icon("redo")
        .label(step(desk, "action.redo", History::redoLabel))
        .keys("Shortcut+Shift+Z", "Shortcut+Y")
        .when(desk.canRedo)
        .on(Target.GROUND)
        .toolbar()
        .run(session::redo);
    Edits edits = desk.edits();
    all.add("cut", Place.EDIT_CLIPBOARD)
        .icon("cut")
        .keys("Shortcut+X")
        .when(desk.selected)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.NOTE)
        .run(edits::cut);
    all.add("copy", Place.EDIT_CLIPBOARD)
        .icon("copy")
        .keys("Shortcut+C")
        .when(desk.selected)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.NOTE)
        .run(edits::copy);
    all.add("paste", Place.EDIT_CLIPBOARD)
        .icon("paste")
        .keys("Shortcut+V")
        .when(desk.design)
        .on(Target.GROUND, Target.SITE)
        .run(edits::paste);
    all.add("duplicate", Place.EDIT_CLIPBOARD)
        .icon("duplicate")
        .keys("Shortcut+D")
        .when(desk.selected)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.NOTE)
        .run(edits::duplicate);
    all.add("delete", Place.EDIT_CLIPBOARD)
        .icon("delete")
        .keys("Delete", "Backspace")
        .when(desk.deletable)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.NOTE, Target.LINE)
        .run(edits::delete);
    all.add("select-all", Place.EDIT_SELECT)
        .keys("Shortcut+A")
        .when(desk.design)
        .on(Target.GROUND)
        .run(edits::selectAll);
    all.add("select-same-kind", Place.EDIT_SELECT)
        .keys("Shortcut+Shift+A")
        .when(desk.selected)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL)
        .run(edits::selectSameKind);
    all.add("rename", Place.EDIT_ELEMENT)
        .keys("F2")
        .when(desk.deletable)
        .on(Target.ELEMENT, Target.SITE, Target.NOTE, Target.LINE)
        .run(edits::rename);
    all.add("next-line", Place.EDIT_SELECT)
        .keys("Alt+L")
        .when(desk.deletable)
        .on(Target.ELEMENT)
        .run(desk.parts()::nextLine);
    all.add("connect", Place.EDIT_ELEMENT)
        .keys("Shortcut+Shift+L")
        .when(desk.selected)
        .on(Target.ELEMENT)
        .run(desk.parts()::connect);
    all.add("history", Place.EDIT_STEPS)
        .icon("recent")
        .keys("Shortcut+Shift+H")
        .when(desk.design)
        .run(new HistoryList(desk)::show);
    FindReplace find = new FindReplace(desk);
    all.add("find", Place.EDIT_FIND)
        .icon("search")
        .keys("Shortcut+F")
        .when(desk.design)
        .on(Target.GROUND)
        .toolbar()
        .run(find::show);
    all.add("replace", Place.EDIT_FIND).keys("Shortcut+H").when(desk.design).run(find::show);
    all.add("find-element", Place.EDIT_FIND)
        .keys("Shortcut+Shift+F")
        .when(desk.design)
        .run(desk.parts()::findInOutline);
    all.add("next-problem", Place.EDIT_PROBLEMS)
        .keys("F8")
        .when(desk.design)
        .run(() -> desk.parts().nextProblem(1));
    all.add("previous-problem", Place.EDIT_PROBLEMS)
        .keys("Shift+F8")
        .when(desk.design)
        .run(() -> desk.parts().nextProblem(-1));
    all.add("go-to-problem", Place.EDIT_PROBLEMS)
        .keys("Shift+F4")
        .when(desk.design)
        .run(desk.parts()::goToProblem);
    all.add("fix-problem", Place.EDIT_PROBLEMS)
        .icon("fix")
        .keys("Shortcut+Period")
        .when(desk.design)
        .run(desk.parts()::fixProblem);
    all.add("keys", Place.EDIT_SETTINGS)
        .icon("settings")
        .run(() -> new KeyEditor(all, desk).show());
  }

  /// The label with the name of the step that would be taken back or made again.
  private static ObservableValue<Message> step(
      Desk desk, String key, Function<History, Optional<Message>> label) {
    return Bindings.createObjectBinding(
        () ->
            desk.history()
                .flatMap(label)
                .map(name -> Message.of(key + ".step", name))
                .orElse(Message.of(key)),
        desk.session().changesProperty());
  }
}
