package edgewise.ui.form;

import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.KindId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Control;

/// The kind of an element: one of those that the same record holds, so that nothing is lost.
final class KindEditor implements Editor {
  private final ChoiceEditor choice;

  KindEditor(Desk desk, Subject subject, Entry entry) {
    Document document = desk.document();
    List<KindId> kinds =
        subject.records(document).stream()
            .findFirst()
            .map(r -> Editors.siblings(((Element) r).kind()))
            .orElse(List.of());
    choice =
        new ChoiceEditor(
            kinds,
            kind -> desk.texts().say("kind." + kind),
            desk.texts().say("entry.several"),
            entry);
    choice.setOpen(kinds.size() > 1);
  }

  @Override
  public Node node() {
    return choice.node();
  }

  @Override
  public Control control() {
    return choice.control();
  }

  @Override
  public void show(Object value, boolean several) {
    choice.show(value, several);
  }

  @Override
  public void setOpen(boolean open) {
    choice.setOpen(open);
  }
}
