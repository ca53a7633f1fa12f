package edgewise.edit;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.text.Message;
import java.util.ArrayList;
import java.util.List;

/// Puts a note on the drawing. Nothing happens when its id is taken.
public record AddNote(Note note) implements Command {
  /// A note with an id that the document does not have yet.
  public static AddNote of(
      Document document,
      NoteKind kind,
      String text,
      double x,
      double y,
      double width,
      double height) {
    ElementId id = Elements.fresh(Elements.ids(document), edgewise.model.Words.of(kind));
    return new AddNote(new Note(id, kind, text, x, y, width, height, false, 0));
  }

  @Override
  public Message label() {
    return Message.of("step.add-note." + edgewise.model.Words.of(note.kind()));
  }

  @Override
  public Document on(Document before) {
    if (Elements.ids(before).contains(note.id())) {
      return before;
    }
    List<Note> notes = new ArrayList<>(before.layout().notes());
    notes.add(note);
    return before.withLayout(before.layout().withNotes(notes));
  }
}
